"""What does a writer learn of a mistake? One warning at its line, and the rest is shown."""

import re
from types import SimpleNamespace

import pytest
from building import EVERYTHING, SUPPORT, body, build, md, rst, write

from sphinx_support_process.sphinx.settings import files, settings

ALL = "# All\n\n" + md(*EVERYTHING)
LINES = ALL.count("\n")
INVESTIGATE = "        title: Investigate\n"
LINE = SUPPORT[: SUPPORT.index(INVESTIGATE)].count("\n") + 1
"""The line of the title of the step `investigate`."""


def _warnings(tmp_path, yaml=SUPPORT, **files):
    pages = {f"{name}.md": text for name, text in files.items()} or {"index.md": ALL}
    built = build(tmp_path, {"support/team.yaml": yaml} | pages)
    assert ", we got it." in built["index.html"]
    return built.warnings


def _with(lines):
    return SUPPORT.replace(INVESTIGATE, INVESTIGATE + lines)


def _line_of(text, yaml):
    return yaml[: yaml.index(text)].count("\n") + 1


def test_a_misspelt_role_is_told_once(tmp_path):
    yaml = _with("        who: agnet\n")
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{LINE + 1}:14: WARNING: no role `agnet` for `who` "
            "(did you mean `agent`?) [support-process.unknown-role]"
        )
    ]


def test_a_target_that_does_not_exist_is_told_once(tmp_path):
    yaml = SUPPORT.replace("No: close", "No: cloze")
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{_line_of('cloze', yaml)}:15: WARNING: `cloze` is no step or "
            "outcome of `triage`, and no process (did you mean `close`?) "
            "[support-process.unknown-target]"
        )
    ]


def test_a_bad_term_in_a_nested_list_item_of_a_text_is_told_once(tmp_path):
    yaml = _with(
        "        text: |\n"
        "          Look:\n"
        "\n"
        "          - at the request\n"
        "            - and at the {term}`Incidnet`\n"
    )
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{LINE + 5}:33: WARNING: `Incidnet` is no term of the glossary "
            "(did you mean `Incident`?) [support-process.near-miss-term]"
        )
    ]


def test_a_missing_image_is_told_once(tmp_path):
    yaml = _with("        text: |\n          Look.\n\n          ![the form](form.png)\n")
    (tmp_path / "docs" / "support").mkdir(parents=True)
    (tmp_path / "docs" / "support" / "fomr.png").write_bytes(b"")
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{LINE + 4}:23: WARNING: file `form.png` does not exist "
            "(did you mean `fomr.png`?) [support-process.missing-file]"
        )
    ]


def test_a_missing_image_leaves_its_description(tmp_path):
    yaml = _with("        text: |\n          Fill in ![the form](form.png) now.\n")
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": ALL})
    assert "<p>Fill in the form now.</p>" in built["index.html"]


def test_an_image_beside_the_yaml_is_shown_on_a_page_elsewhere(tmp_path):
    yaml = _with("        text: |\n          ![the form](images/form.png)\n")
    built = build(
        tmp_path,
        {
            "support/images/form.png": "",
            "support/team.yaml": yaml,
            "index.md": "# Start\n\n```{toctree}\nsome/where/all\n```\n",
            "some/where/all.rst": "All\n===\n\n" + rst(*EVERYTHING),
        },
    )
    assert built.warnings == []
    assert 'src="../../_images/form.png"' in built["some/where/all.html"]


def test_an_unknown_key_is_told_once(tmp_path):
    assert _warnings(tmp_path, _with("        tittle: Look\n")) == [
        (
            f"support/team.yaml:{LINE + 1}:9: WARNING: unknown key `tittle` in this step "
            "(did you mean `title`?) [support-process.schema]"
        )
    ]


def test_a_bad_duration_is_told_once_and_shown_as_it_is_written(tmp_path):
    yaml = SUPPORT.replace("        within: 1 working day\n", "        within: 1 day\n")
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": ALL})
    assert built.warnings == [
        (
            f"support/team.yaml:{_line_of('1 day', yaml)}:17: WARNING: `1 day` has no unit of time "
            "that is known here (write `1 working day` or `1 calendar day`) "
            "[support-process.bad-duration]"
        )
    ]
    assert "Within 1 day of the start" in built["index.html"]


def test_a_directive_with_an_unknown_id_is_told_once_at_its_line(tmp_path):
    page = ALL + md("process triagee", "role agnet", "template qued", "priorities fist")
    told = [
        ("process", "triagee", "triage"),
        ("role", "agnet", "agent"),
        ("template", "qued", "queued"),
        ("list of priorities", "fist", "first"),
    ]
    assert _warnings(tmp_path, index=page) == [
        f"index.md:{LINES + 1 + 3 * number}: WARNING: there is no {kind} `{written}` "
        f"(did you mean `{meant}`?) [support-process.unknown-target]"
        for number, (kind, written, meant) in enumerate(told)
    ]


def test_a_matrix_of_an_unknown_process_is_told_at_its_line(tmp_path):
    page = ALL + "```{support:responsibilities}\n:process: triagee\n```\n"
    assert _warnings(tmp_path, index=page) == [
        (
            f"index.md:{LINES + 1}: WARNING: there is no process `triagee` "
            "(did you mean `triage`?) [support-process.unknown-target]"
        )
    ]


def test_a_directive_with_an_unknown_id_on_a_page_of_restructuredtext_is_told_once(tmp_path):
    page = "All\n===\n\n" + rst(*EVERYTHING)
    built = build(
        tmp_path,
        {
            "support/team.yaml": SUPPORT,
            "index.md": None,
            "index.rst": page + rst("checklist nowhere"),
        },
    )
    assert built.warnings == [
        (
            f"index.rst:{page.count(chr(10)) + 1}: WARNING: there is no process `nowhere` "
            "(known here: `incident`, `triage`) [support-process.unknown-target]"
        )
    ]


def test_a_reference_on_a_page_to_nothing_is_told_at_its_line(tmp_path):
    page = ALL + "See {support:step}`triage.closee`.\n"
    assert _warnings(tmp_path, index=page) == [
        (
            f"index.md:{LINES + 1}: WARNING: there is no step `triage.closee` "
            "(did you mean `triage.close`?) [support-process.unknown-target]"
        )
    ]


def test_a_reference_in_a_text_to_nothing_is_told_once_though_the_checks_know_it_too(tmp_path):
    yaml = _with("        text: |\n          See {support:step}`triage.closee`.\n")
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{LINE + 2}:30: WARNING: no step `triage.closee` "
            "(did you mean `triage.close`?) [support-process.unknown-target]"
        )
    ]


def test_a_footnote_that_nobody_wrote_stays_text_and_is_told_once(tmp_path):
    yaml = _with("        text: |\n          Look.[^why]\n")
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": ALL})
    assert built.warnings == [
        (
            f"support/team.yaml:{LINE + 2}:16: WARNING: the footnote `[^why]` is not defined "
            "(write `[^why]: …` in the same text) [support-process.undefined-footnote]"
        )
    ]
    assert "<p>Look.[^why]</p>" in body(built["index.html"])


def test_a_process_that_no_page_shows_is_told_at_its_line(tmp_path):
    shown = [one for one in EVERYTHING if one != "process incident"]
    yaml = SUPPORT.replace("[](#incident.resolve)", "it")
    warnings = _warnings(tmp_path, yaml, index="# All\n\n" + md(*shown))
    line = _line_of("  incident:\n    title: Incident response", SUPPORT)
    assert warnings == [
        (
            f"support/team.yaml:{line}:3: WARNING: no page shows the process `incident` "
            "(add `{support:process}` to one) [support-process.process-not-shown]"
        )
    ]


def test_a_process_that_two_pages_show_in_full_is_told_at_its_line(tmp_path):
    toctree = "```{toctree}\nagain\n```\n"
    warnings = _warnings(
        tmp_path, index=ALL + toctree, again="# Again\n\n" + md("process incident")
    )
    line = _line_of("  incident:\n    title: Incident response", SUPPORT)
    assert warnings == [
        (
            f"support/team.yaml:{line}:3: WARNING: several pages show the process `incident` in "
            "full: again, index (show a `{support:checklist}` on all but one) "
            "[support-process.shown-twice]"
        )
    ]


def test_files_that_match_nothing_are_told(tmp_path):
    built = build(tmp_path, {"index.md": "# Start\n"}, support_process_files=["suport/*.yaml"])
    assert built.warnings == [
        (
            "WARNING: `support_process_files` names `suport/*.yaml`, and no file matches it in "
            f"{tmp_path / 'docs'} [support-process.config]"
        )
    ]


def test_one_text_may_stand_for_a_list_of_one_in_the_settings(tmp_path):
    write(tmp_path, {"team.yaml": SUPPORT})
    values = {"files": "team.yaml", "public_fields": "email", "today": ""}
    config = SimpleNamespace(**{f"support_process_{key}": value for key, value in values.items()})
    assert list(files(config, tmp_path)) == [tmp_path.resolve() / "team.yaml"]
    env = SimpleNamespace(config=config, srcdir=tmp_path)
    assert settings(env).public_fields == ("email",)


def test_a_pattern_with_the_separator_of_windows_is_told_with_the_one_that_all_know(tmp_path):
    built = build(tmp_path, {"index.md": "# Start\n"}, support_process_files=["support\\*.yaml"])
    assert built.warnings == [
        (
            "WARNING: `support_process_files` names `support\\*.yaml`, and no file matches it in "
            f"{tmp_path / 'docs'} (write `/` between folders, not `\\`) [support-process.config]"
        )
    ]


def test_a_folder_that_a_pattern_matches_is_no_file(tmp_path):
    files = {"support/team.yaml": SUPPORT, "support/more/.keep": "", "index.md": ALL}
    assert build(tmp_path, files, support_process_files=["support/**"]).warnings == []


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("files", [1], "`support_process_files` names `1`, and no file matches it in "),
        ("files", 1, "`support_process_files` names `1`, and no file matches it in "),
        ("files", None, "`support_process_files` names `None`, and no file matches it in "),
        ("public_fields", [1], "`support_process_public_fields` names `1` (known here: `as`, "),
        ("public_fields", 1, "`support_process_public_fields` names `1` (known here: `as`, "),
        ("today", 7, "`support_process_today` is `7`, which is no day (write one as in "),
    ],
)
def test_a_setting_of_another_type_is_told_and_no_traceback(tmp_path, setting, value, said):
    built = build(tmp_path, {"index.md": "# Start\n"}, **{f"support_process_{setting}": value})
    assert any(f"WARNING: {said}" in warning for warning in built.warnings)


def test_a_warning_can_be_silenced_by_its_name(tmp_path):
    built = build(
        tmp_path,
        {"support/team.yaml": _with("        who: agnet\n"), "index.md": ALL},
        suppress_warnings=["support-process.unknown-role"],
    )
    assert built.warnings == []


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        (
            "Ask the {trem}`Agent`.",
            "2:19",
            'Unknown interpreted text role "trem" (did you mean `term`?) [myst.role_unknown]',
        ),
        (
            "See {step}`triage.close`.",
            "2:15",
            (
                'Unknown interpreted text role "step" (did you mean `support:step`?) '
                "[myst.role_unknown]"
            ),
        ),
        (
            "Look.\n\n```{noote}\nhello\n```",
            "4:14",
            "Unknown directive type: 'noote' (did you mean `note`?) [myst.directive_unknown]",
        ),
        (
            "First line,\nthen {term}`Unheard`.",
            "3:23",
            (
                "`Unheard` is no term of the glossary (define it under `terms:`, or write it "
                "plainly) [ref.term]"
            ),
        ),
        (
            "{term}`Outag` here and\n{term}`Outag` there.",
            "2",
            (
                "`Outag` is no term of the glossary (did you mean `Outage`?) "
                "[support-process.near-miss-term]"
            ),
        ),
    ],
)
def test_a_mistake_in_a_text_is_told_at_its_place_with_what_was_meant(
    tmp_path, written, place, message
):
    lines = "".join(f"          {line}\n" if line else "\n" for line in written.split("\n"))
    line, _, column = place.partition(":")
    place = f"{LINE + int(line)}:{column}" if column else f"{LINE + int(line)}"
    warnings = _warnings(tmp_path, _with("        text: |\n" + lines))
    assert set(warnings) == {f"support/team.yaml:{place}: WARNING: {message}"}


def test_what_stands_in_another_text_below_makes_no_place_less_exact(tmp_path):
    yaml = SUPPORT.replace(
        "        title: Investigate\n",
        "        title: Investigate\n        text: |\n          Ask the {term}`Resolve`.\n",
    )
    (warning,) = _warnings(tmp_path, yaml)
    place = f"support/team.yaml:{_line_of('Ask the', yaml)}:26: "
    assert warning.startswith(f"{place}WARNING: `Resolve` is no term of the glossary ")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("index.md", "# Page\n\n{term}`Requests`\n"),
        ("other.rst", ":orphan:\n\nPage\n====\n\n:term:`Requests`\n"),
    ],
)
def test_a_term_that_is_defined_on_a_site_without_a_glossary_is_told_with_what_to_add(
    tmp_path, page, text
):
    yaml = "terms:\n  request: {name: Request, definition: What is asked.}\n"
    built = build(tmp_path, {page: text, "support/team.yaml": yaml})
    (warning,) = built.warnings
    assert warning.endswith(
        "`Requests` is no term of the glossary (it is defined, and no page shows it: add "
        "`{support:glossary}` to one) [ref.term]"
    )


VERIFIED = SUPPORT.replace("name: Library\n", "name: Library\n    verified: 2025-03-01\n")


@pytest.mark.parametrize(
    ("epoch", "settings", "days"),
    [
        ("", {"support_process_today": "2026-03-01"}, []),
        ("", {"support_process_today": "2026-03-02"}, ["366 days"]),
        ("1772323200", {}, []),  # 2026-03-01 00:00 UTC
        ("1772496000", {}, ["367 days"]),
        ("1772496000", {"support_process_today": "2026-03-01"}, []),
    ],
)
def test_dates_are_compared_with_the_day_that_the_build_is_told(
    tmp_path, monkeypatch, epoch, settings, days
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    files = {"support/team.yaml": VERIFIED, "index.md": ALL}
    warnings = build(tmp_path, files, "text", **settings).warnings
    assert [re.search(r"confirmed (\d+ days) ago", warning)[1] for warning in warnings] == days


def test_a_day_that_is_none_is_told(tmp_path):
    files = {"support/team.yaml": SUPPORT, "index.md": ALL}
    assert build(tmp_path, files, support_process_today="tomorrow").warnings == [
        (
            "WARNING: `support_process_today` is `tomorrow`, which is no day (write one as in "
            "`2026-12-31`) [support-process.config]"
        )
    ]


def test_a_text_that_shows_itself_is_told_and_shown_once(tmp_path):
    yaml = _with("        text: |\n          ```{support:process} incident\n          ```\n")
    assert set(_warnings(tmp_path, yaml)) == {
        (
            f"support/team.yaml:{LINE + 1}:15: WARNING: this text shows itself (take the directive "
            "that does so out of it) [support-process.text-in-itself]"
        )
    }


def test_a_label_that_another_process_has_is_told(tmp_path):
    title = "    title: Incident response\n"
    yaml = SUPPORT.replace(title, f"{title}    label: support:triage\n")
    assert _warnings(tmp_path, yaml) == [
        (
            f"support/team.yaml:{_line_of(title, yaml) + 1}:12: WARNING: the label "
            "`support:triage` is taken by `process-triage` on the page `index` (write another "
            "one) [support-process.duplicate-id]"
        )
    ]


def test_what_a_file_defines_that_cannot_be_read_is_not_told_missing(tmp_path):
    yaml = SUPPORT.replace("title: Investigate", 'title: "Investigate')
    page = ALL + "{support:step}`triage.close`\n"
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": page})
    assert [warning.partition(" WARNING")[0] for warning in built.warnings] == [
        f"support/team.yaml:{LINE}:16:"
    ]


@pytest.mark.parametrize("order", [("roles", "terms"), ("terms", "roles"), ()])
def test_a_name_of_two_entries_is_told_once(tmp_path, order):
    desk = "  desk: {name: Desk, definition: A table.}\n"
    agent = "  agents: {name: Agent, definition: Several.}\n"
    yaml = SUPPORT.replace("terms:\n", f"terms:\n{desk}{agent}")
    line = _line_of(desk, yaml)
    only = "# {0}\n\n```{{support:glossary}}\n:only: {0}\n```\n"
    pages = {f"page-{number}": only.format(kind) for number, kind in enumerate(order)}
    shown = [name for name in EVERYTHING if not order or name != "glossary"]
    toc = "```{toctree}\n" + "\n".join(pages) + "\n```\n" if order else ""
    told = _warnings(tmp_path, yaml, index="# All\n\n" + md(*shown) + toc, **pages)
    place, also = f"support/team.yaml:{line}:16", f"support/team.yaml:{line + 1}:18"
    assert [one.partition(" (rename")[0] for one in told] == [
        f"{place}: WARNING: `Desk` means both the role `triager` and the term `desk`",
        f"{also}: WARNING: `Agent` means both the role `agent` and the term `agents`",
    ]


def test_a_glossary_may_stand_twice_and_its_words_are_found_on_the_first_page(tmp_path):
    pages = {"a": "# A\n\n" + md("glossary"), "z": "# Z\n\n" + md("glossary", "glossary")}
    shown = [name for name in EVERYTHING if name != "glossary"]
    index = "# All\n\n" + md(*shown) + "```{toctree}\na\nz\n```\n\n{term}`outages`\n"
    files = {"support/team.yaml": SUPPORT, "index.md": index}
    both = files | {f"{name}.md": page for name, page in pages.items()}
    changes = [
        (both, "a"),
        ({"a.md": pages["a"].replace("# A", "# B")}, "a"),
        ({"a.md": "# A"}, "z"),
    ]
    for change, home in changes:
        built = build(tmp_path, change)
        assert built.warnings == []
        assert f'href="{home}.html#term-incident"' in built["index.html"]


@pytest.mark.parametrize("word", ["incident", "Incident"])
def test_a_word_that_a_page_explains_itself_is_told_once(tmp_path, word):
    own = f"\n```{{glossary}}\n{word}\n  Ours.\n```\n"
    line = _line_of("  incident:", SUPPORT) + 1
    assert _warnings(tmp_path, index=ALL + own) == [
        (
            f"support/team.yaml:{line}:11: WARNING: the name `{word}` is taken by something else"
            " (write another one) [support-process.duplicate-id]"
        )
    ]


@pytest.mark.parametrize("name", ["team.yml", "team.YAML"])
def test_a_file_with_another_suffix_of_yaml_is_read_as_well(tmp_path, name):
    built = build(tmp_path, {f"support/{name}": SUPPORT, "index.md": ALL})
    assert ", we got it." in built["index.html"]
    assert built.warnings == []


def test_an_unknown_term_on_a_page_that_is_like_none_is_told_in_the_words_of_sphinx(tmp_path):
    page = f"{ALL}\n{{term}}`Xylophone`\n"
    assert _warnings(tmp_path, index=page) == [
        f"index.md:{page.count(chr(10))}: WARNING: term not in glossary: 'Xylophone' [ref.term]"
    ]


@pytest.mark.parametrize("name", ["/pictures/form.png", "form.png"])
def test_a_picture_is_found_from_the_root_of_the_docs_and_beside_the_yaml(tmp_path, name):
    for folder in ("pictures", "support"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        (tmp_path / "docs" / folder / "form.png").write_bytes(folder.encode())
    yaml = _with(f"        text: |\n          ![the form]({name})\n")
    assert _warnings(tmp_path, yaml, index=ALL) == []
    copied = (tmp_path / "html" / "_images" / "form.png").read_bytes()
    assert copied == (b"pictures" if name.startswith("/") else b"support")
