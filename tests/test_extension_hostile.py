"""What if the YAML is hostile, or just unusual? It is shown or refused, and never executed."""

import re
from xml.dom import minidom

import pytest
from building import EVERYTHING, SUPPORT, build, md

ALL = "# All\n\n" + md(*EVERYTHING)
INVESTIGATE = "        title: Investigate\n"
SCRIPT = "<script>alert(1)</script>"
SECRET = "top secret"


def _built(tmp_path, yaml, builder="html"):
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return build(tmp_path, {"support/team.yaml": yaml, "index.md": ALL}, builder)


def _with_text(text):
    lines = "".join(f"          {line}\n" if line else "\n" for line in text.splitlines())
    return SUPPORT.replace(INVESTIGATE, f"{INVESTIGATE}        text: |\n{lines}")


def _active(page):
    """Elements of a page that a browser would execute, but those of the theme."""
    scripts = re.findall(r"<script>alert.*?</script>", page)
    return scripts + re.findall(r"<[^>]*\s(?:on\w+=|href=\"(?:javascript|data):)[^>]*>", page)


def _shown(tmp_path, yaml):
    page = _built(tmp_path, yaml)["index.html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    return _active(page)


def test_html_in_the_title_of_a_step_is_shown_as_text(tmp_path):
    assert _shown(tmp_path, SUPPORT.replace("title: Investigate", f"title: Go {SCRIPT}")) == []


def test_html_in_the_title_of_a_process_is_shown_as_text(tmp_path):
    yaml = SUPPORT.replace("title: Incident response", f"title: Incident {SCRIPT}")
    assert _shown(tmp_path, yaml) == []


def test_html_in_a_text_is_shown_as_text(tmp_path):
    text = f"{SCRIPT}\n\nInline {SCRIPT} <b onclick=alert(1)>bold</b>"
    assert _shown(tmp_path, _with_text(text)) == []


def test_html_in_an_answer_is_shown_as_text(tmp_path):
    assert _shown(tmp_path, SUPPORT.replace("Yes: inc", f'"{SCRIPT}": inc')) == []


def test_html_in_a_placeholder_is_shown_as_text(tmp_path):
    yaml = SUPPORT.replace("label: subject of the ticket", f"label: {SCRIPT}")
    assert _shown(tmp_path, yaml) == []


def test_html_in_the_body_of_a_template_is_shown_as_text(tmp_path):
    yaml = SUPPORT.replace("we got it.", f"we got {SCRIPT}.")
    assert _shown(tmp_path, yaml) == []


def test_html_in_the_name_of_a_community_is_shown_as_text(tmp_path):
    assert _shown(tmp_path, SUPPORT.replace("name: Library", f"name: {SCRIPT}")) == []


def test_html_in_the_name_of_a_role_is_shown_as_text(tmp_path):
    assert _shown(tmp_path, SUPPORT.replace("name: Agent", f"name: {SCRIPT}")) == []


def test_a_link_that_would_run_a_script_is_no_link(tmp_path):
    text = (
        "[a](javascript:alert(1)) <javascript:alert(2)> [b](JaVaScRiPt:alert) [c](data:text/html,x)"
    )
    assert _active(_built(tmp_path, _with_text(text))["index.html"]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "```{button-link} javascript:alert(1)\nx\n```",
            (
                "57:28: WARNING: the link `javascript:alert(1)` is not shown"
                " (write an address with `https://` or `http://`)"
            ),
        ),
        (
            "{math}`\\href{javascript:alert(1)}{x}`",
            "57:18: WARNING: the formula with `\\href` is not shown (write it without)",
        ),
        (
            """{octicon}`report;1em;x"><b>x</b>`""",
            (
                '57: WARNING: the raw HTML `<svg version="1.1" width="1.0em" height="1.0em"'
                ' class="sd-oc` is not shown (write such things on the page)'
            ),
        ),
    ],
)
def test_what_might_be_run_is_told_with_what_to_write_instead(tmp_path, text, said):
    files = {"support/team.yaml": _with_text(text), "index.md": ALL}
    built = build(tmp_path, files, extensions=["sphinx_support_process", "sphinx_design"])
    assert built.warnings == [f"support/team.yaml:{said} [support-process.unsafe-link]"]


def test_a_page_of_a_community_that_would_run_a_script_is_refused(tmp_path):
    yaml = SUPPORT.replace("https://library.example", "javascript:alert(1)")
    built = _built(tmp_path, yaml)
    line = yaml[: yaml.index("javascript")].count("\n") + 1
    assert built.warnings == [
        (
            f"support/team.yaml:{line}:10: WARNING: `javascript:alert(1)` is not a valid URL "
            "(write an address that begins with `https://` or `http://`) [support-process.schema]"
        )
    ]
    assert _active(built["index.html"]) == []


RUN = [
    "```{image} javascript:alert(1)\n```",
    "```{image} x.png\n:target: javascript:alert(1)\n```",
    '```{card} T\n:img-top: javascript:alert(1)\n:link: "javascript:alert(2)"\nx\n```',
    "```{button-link} javascript:alert(1)\nx\n```",
    """{octicon}`report;1em;x"><script>alert(1)</script>`""",
    """{fas}`x"><script>alert(1)</script>`""",
    "{math}`\\href{javascript:alert(1)}{x}`",
    '[a](https://x.example){onclick="alert(1)"} ![b](x.png){onerror="alert(2)"}',
    f"```{{eval-rst}}\n.. role:: evil(raw)\n   :format: html\n\n:evil:`{SCRIPT}`\n```",
]


@pytest.mark.parametrize("text", RUN)
def test_what_a_directive_or_role_would_run_is_not_shown(tmp_path, text):
    (tmp_path / "docs" / "support").mkdir(parents=True)
    (tmp_path / "docs" / "support" / "x.png").write_bytes(b"")
    files = {"support/team.yaml": _with_text(text), "index.md": ALL}
    extensions = ["sphinx_support_process", "sphinx_design"]
    settings = {"extensions": extensions, "myst_enable_extensions": ["attrs_inline"]}
    page = build(tmp_path, files, **settings)["index.html"]
    assert _active(page) == []
    assert not re.search(r"<[^>]*(?:javascript:|\son\w+=)", page)
    assert "math" not in re.findall(r'class="([\w ]+)"', page)


def test_an_icon_and_a_box_to_tick_are_harmless(tmp_path):
    yaml = _with_text("{octicon}`report`\n\n- [ ] Look")
    files = {"support/team.yaml": yaml, "index.md": ALL}
    extensions = ["sphinx_support_process", "sphinx_design"]
    settings = {"extensions": extensions, "myst_enable_extensions": ["tasklist"]}
    built = build(tmp_path, files, **settings)
    assert built.warnings == []
    assert "sd-octicon-report" in built["index.html"]
    assert 'type="checkbox"' in built["index.html"]


TEX = r"\input{secret} \write18{id} %c #h @include{x}"
EVIL = f"{SCRIPT}<img src=x onerror=alert(2)>\"'&amp; {TEX}"
PLAIN = (
    *("First contact.", "Solves the request.", "Request queued", "first name", "New image"),
    *("Acknowledge the request", "Close the ticket", "Incident response", "Ada Example"),
    *("What comes first", "Incidents", "A request arrives.", "Answer the customer."),
)


def _evil():
    """The usual YAML with markup of HTML, TeX, man and Texinfo in every text and name."""
    yaml = SUPPORT
    for text in PLAIN:
        said = '"' + f"{text} {EVIL}".replace("\\", "\\\\").replace('"', '\\"') + '"'
        before, found, after = yaml.partition(f"{text}")
        assert found
        yaml = before + said + after
    body = f"Hello {{{{ name }}}}, we got it.\n      .so secret.txt\n      {EVIL}"
    return yaml.replace("Hello {{ name }}, we got it.", body)


FORMATS = ["html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml"]


@pytest.mark.parametrize("builder", FORMATS)
def test_markup_of_any_format_in_any_text_is_shown_as_text(tmp_path, builder):
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    pages = {"index.md": ALL + md("chart triage"), "support/team.yaml": _evil()}
    built = build(tmp_path, pages, builder)
    assert all("foreign-placeholder" in warning for warning in built.warnings)
    for name, content in built.files.items():
        text = content.decode("utf-8", "replace")
        if name.endswith(("html", ".xml")):
            assert _active(re.sub(r'"[^"]*"', '""', text)) == []
        if name.endswith((".xhtml", ".xml")):
            minidom.parseString(content)
        if name.endswith(".tex"):
            assert not re.search(r"\\(?:input|write18)\{", text)
        if name.endswith(".1"):
            assert not re.search(r"^\.so|^'(?!\\\" t)", text, re.MULTILINE)
        if name.endswith(".texi"):
            assert "@include" not in text.replace("@@include", "")


def test_raw_html_cannot_be_asked_for(tmp_path):
    text = (
        f"```{{raw}} html\n{SCRIPT}\n```\n\n"
        f"```{{eval-rst}}\n.. raw:: html\n\n   {SCRIPT}\n```\n\n{{raw:html}}`<i>`"
    )
    built = _built(tmp_path, _with_text(text))
    assert _active(built["index.html"]) == []
    assert len(built.warnings) >= 2


def test_a_substitution_in_a_text_stays_as_it_is_written(tmp_path):
    files = {"support/team.yaml": _with_text("{{ word }}\n\nSee {{ word }}."), "index.md": ALL}
    settings = {"myst_enable_extensions": ["substitution"], "myst_substitutions": {"word": SECRET}}
    page = build(tmp_path, files, **settings)["index.html"]
    assert SECRET not in page
    assert "<p>{{ word }}</p>" in page
    assert "See {{ word }}." in page


def test_no_directive_in_a_text_reads_another_file(tmp_path):
    text = """\
```{include} ../../secret.txt
```

```{literalinclude} ../../secret.txt
```

```{csv-table}
:file: ../../secret.txt
```

```{eval-rst}
.. include:: ../../secret.txt

.. literalinclude:: ../../secret.txt

.. csv-table:: t
   :file: ../../secret.txt
```
"""
    built = _built(tmp_path, _with_text(text))
    assert [name for name, content in built.files.items() if SECRET.encode() in content] == []


def test_an_image_or_a_download_outside_the_project_is_refused(tmp_path):
    text = "![a](../../secret.txt) ![b](/../secret.txt) {download}`../../secret.txt`"
    yaml = _with_text(text)
    built = _built(tmp_path, yaml)
    line = yaml[: yaml.index("![a]")].count("\n") + 1
    assert built.warnings == [
        (
            f"support/team.yaml:{line}:{column}: WARNING: file `{path}` lies outside the project "
            "(put it beside the YAML or into the docs) [support-process.missing-file]"
        )
        for column, path in (
            (16, "../../secret.txt"),
            (39, "/../secret.txt"),
            (66, "../../secret.txt"),
        )
    ]
    assert [name for name, content in built.files.items() if SECRET.encode() in content] == []


def test_an_image_with_a_name_that_is_missing_is_told_without_a_traceback(tmp_path):
    text = (
        "```{figure} nope.png\n:name: fig\n\nCaption\n```\n\n```{image} nope.png\n:name: pic\n```"
    )
    assert len(_built(tmp_path, _with_text(text)).warnings) == 2


def test_a_thousand_steps_are_shown_and_numbered(tmp_path):
    many = "".join(f"      - Do thing {number}\n" for number in range(1, 1000))
    yaml = SUPPORT.replace("      - id: investigate\n", f"{many}      - id: investigate\n")
    built = _built(tmp_path, yaml, "text")
    assert "\n1000. **Investigate** · Agent\n" in built["index.txt"]


def test_a_text_of_ten_megabytes_leaves_a_site_without_a_traceback(tmp_path):
    built = _built(tmp_path, _with_text("word " * 2_000_000))
    assert built.warnings[0] == (
        "support/team.yaml:1:1: WARNING: the file is larger than 10,000,000 bytes (split it) "
        "[support-process.yaml]"
    )


def test_a_text_that_is_too_long_is_refused_and_the_rest_is_shown(tmp_path):
    built = _built(tmp_path, _with_text("word " * 100_000))
    assert len(built.warnings) == 1
    assert "`text` holds" in built.warnings[0]
    assert "Investigate" in built["index.html"]


DEEP = {
    "quotes": ">" * 3000 + " x",
    "lists": "\n".join("  " * depth + "- x" for depth in range(200)),
    "brackets": "[" * 20_000,
    "emphasis": "_" * 20_000 + "a" + "*" * 20_000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_a_text_that_is_nested_without_end_is_shown(tmp_path, text):
    built = _built(tmp_path, _with_text(text))
    assert built.warnings == []
    assert ", we got it." in built["index.html"]


def test_arabic_and_chinese_are_shown_and_linked(tmp_path):
    yaml = SUPPORT.replace("title: Investigate", "title: 调查问题").replace(
        "name: Agent", "name: وكيل الدعم"
    )
    built = _built(tmp_path, yaml)
    assert built.warnings == []
    assert ">step 1 (调查问题)<" in built["index.html"]
    assert ">وكيل الدعم</span></a>" in built["index.html"]


def test_files_that_cannot_be_read_leave_a_site_without_a_traceback(tmp_path):
    built = build(tmp_path, {"support/team.yaml": "roles:\n\t- x", "index.md": ALL})
    assert built.warnings[0].startswith("support/team.yaml:2:1: WARNING: ")
    assert built.warnings[0].endswith(" [support-process.yaml]")
