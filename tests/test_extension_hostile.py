"""What if the YAML is hostile, or just unusual? It is shown or refused, and never executed."""

import re

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
    return scripts + re.findall(r"<[^>]*\s(?:on\w+|href=\"(?:javascript|data):)[^>]*>", page)


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


def test_raw_html_cannot_be_asked_for(tmp_path):
    text = (
        f"```{{raw}} html\n{SCRIPT}\n```\n\n"
        f"```{{eval-rst}}\n.. raw:: html\n\n   {SCRIPT}\n```\n\n{{raw:html}}`<i>`"
    )
    built = _built(tmp_path, _with_text(text))
    assert _active(built["index.html"]) == []
    assert len(built.warnings) >= 2


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
            f"support/team.yaml:{line}: WARNING: file `{path}` lies outside the project "
            "[support-process.missing-file]"
        )
        for path in ("../../secret.txt", "/../secret.txt", "../../secret.txt")
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
