"""Where does a link of Markdown lead, and what is told of one that leads nowhere?"""

import re

import pytest
from building import EVERYTHING, SUPPORT, body, build, links, md, rst

ALL = "# All\n\n" + md(*EVERYTHING)
LINES = ALL.count("\n")
START = "# Start\n\n```{toctree}\nall\n```\n\n"
HIDDEN = [name for name in EVERYTHING if name not in ("process incident", "role triager")]


def _with_step(id):
    before = "      - id: is-incident"
    return SUPPORT.replace(before, f"      - id: {id}\n        title: New\n{before}")


def _built(tmp_path, text, shown=EVERYTHING, yaml=SUPPORT, **more):
    page = "# All\n\n" + md(*shown) + text + "\n"
    return build(tmp_path, {"support/team.yaml": yaml, "index.md": page} | more)


@pytest.mark.parametrize(
    ("link", "help"),
    [
        ("triage.closee", "did you mean `triage.close`?"),
        ("triage.zzz", "`triage` has no step `zzz`"),
        ("triag.close", "did you mean `triage.close`?"),
        ("traige", "did you mean `triage`?"),
        ("is-incident", "did you mean `triage.is-incident`?"),
        ("quued", "did you mean `queued`?"),
    ],
)
@pytest.mark.parametrize("text", ["", "a text"])
def test_a_link_that_is_almost_one_of_ours_is_told_once_and_stays_text(tmp_path, link, help, text):
    built = _built(tmp_path, f"See [{text}](#{link}) now.")
    assert built.warnings == [
        (
            f"index.md:{LINES + 1}: WARNING: the link `#{link}` leads nowhere ({help}) "
            "[support-process.unknown-target]"
        )
    ]
    assert f'">{text or link}<' in body(built["index.html"]).rpartition("See ")[2]


def test_a_link_that_is_nothing_like_ours_is_left_to_myst(tmp_path):
    assert _built(tmp_path, "[](#installation) [](#elsewhere.entirely)").warnings == [
        f"index.md:{LINES + 1}: WARNING: 'myst' cross-reference target not found: {target!r} "
        "[myst.xref_missing]"
        for target in ("installation", "elsewhere.entirely")
    ]


def test_a_heading_that_is_called_almost_like_ours_is_found(tmp_path):
    built = _built(tmp_path, "(triages)=\n## Triages\n\n[](#triages)")
    assert built.warnings == []
    assert ("Triages", "#triages") in links(built["index.html"])


def test_a_link_to_a_step_that_no_page_shows_is_told_with_its_process_and_says_its_title(tmp_path):
    built = _built(tmp_path, "Then [](#incident.investigate).", HIDDEN)
    (told,) = [line for line in built.warnings if "process-not-shown" in line]
    assert "no page shows the process `incident`" in told
    assert "Incident response, step 1 (Investigate)" in built["index.html"]


def test_a_link_to_a_step_that_no_page_shall_show_is_told(tmp_path):
    ignored = "    ignore: [{rule: process-not-shown, reason: for us only}]\n"
    yaml = SUPPORT.replace(
        "    title: Incident response\n", "    title: Incident response\n" + ignored
    )
    built = _built(tmp_path, "Then [](#incident.investigate).", HIDDEN, yaml)
    where = "# All\n\n" + md(*HIDDEN)
    assert (
        f"index.md:{where.count(chr(10)) + 1}: WARNING: the link `#incident.investigate` leads "
        "nowhere, since no page shows this step (add `{support:process}` to one) "
        "[support-process.process-not-shown]"
    ) in built.warnings


@pytest.mark.parametrize(
    ("link", "kind", "directive"),
    [("library", "community", "representatives"), ("first", "priorities", "priorities")],
)
def test_a_link_to_what_no_page_shows_is_told_with_the_directive_to_add(
    tmp_path, link, kind, directive
):
    shown = [each for each in EVERYTHING if each not in ("representatives", "priorities first")]
    built = _built(tmp_path, f"[](#{link})", shown)
    line = ("# All\n\n" + md(*shown)).count("\n") + 1
    assert built.warnings == [
        (
            f"index.md:{line}: WARNING: the link `#{link}` leads nowhere, since no page shows "
            f"this {kind} (add `{{support:{directive}}}` to one) [support-process.unknown-target]"
        )
    ]


def test_inside_its_own_process_a_link_to_a_step_is_relative(tmp_path):
    yaml = SUPPORT.replace('"Read [](#incident.resolve)."', '"Again [](#triage.acknowledge)."')
    for page in (ALL, None):
        files = {"index.md": page, "index.rst": None}
        if page is None:
            files["index.rst"] = "All\n===\n\n" + rst(*EVERYTHING)
        built = build(tmp_path / str(page is None), {"support/team.yaml": yaml} | files)
        assert built.warnings == []
        things = built["index.html"].partition("spp-things")[2]
        assert "step 1 (Acknowledge the request)" in things.partition("</ul>")[0]
        assert "Triage, step" not in things.partition("</ul>")[0]


def test_a_link_behind_a_chart_in_a_text_is_relative_to_the_process_of_the_text(tmp_path):
    text = "It is one when an {term}`Incident` or one of several {term}`outages`."
    chart = "```{support:chart} incident\n          ```"
    built = _built(tmp_path, "", ["process triage"], SUPPORT.replace(text, chart))
    said = re.sub("<[^>]+>", "", built["index.html"].partition("Otherwise see ")[2])
    assert said.partition(" and ")[0] == "step 1 (Acknowledge the request)"


def test_a_link_in_a_text_to_a_step_that_does_not_exist_is_told_once(tmp_path):
    yaml = SUPPORT.replace("See [](#triage.acknowledge)", "See [](#triage.acknowledged)")
    line = yaml[: yaml.index("triage.acknowledged")].count("\n") + 1
    built = _built(tmp_path, "", yaml=yaml)
    assert [warning.partition(" WARNING: ")[0] for warning in built.warnings] == [
        f"support/team.yaml:{line}:49:"
    ]


def test_a_link_that_led_nowhere_leads_somewhere_when_its_step_is_written(tmp_path):
    pages = {
        "index.md": START + "[](#triage.fresh) {support:step}`fresh`\n",
        "all.md": ALL,
        "support/team.yaml": SUPPORT,
    }
    assert len(build(tmp_path, pages).warnings) == 2
    yaml = _with_step("fresh")
    built = build(tmp_path, {"support/team.yaml": yaml})
    assert built.warnings == []
    assert links(built["index.html"])[1:] == [
        ("Triage, step 2 (New)", "all.html#triage.fresh"),
        ("Triage, step 2 (New)", "all.html#triage.fresh"),
    ]


def test_a_short_name_that_comes_to_mean_two_steps_is_told_on_the_page(tmp_path):
    pages = {
        "index.md": START + "{support:step}`resolve`\n",
        "all.md": ALL,
        "support/team.yaml": SUPPORT,
    }
    assert build(tmp_path, pages).warnings == []
    yaml = _with_step("resolve")
    told = build(tmp_path, {"support/team.yaml": yaml}).warnings
    assert told == [
        (
            "index.md:7: WARNING: several steps are called `resolve` (write `incident.resolve` or "
            "`triage.resolve`) [support-process.unknown-target]"
        )
    ]


def test_a_link_may_name_the_page_as_well(tmp_path):
    text = "[](triage.md#triage.close) [text](triage.md#triage.close) [](triage.md#process-triage)"
    start = START.replace("all", "triage")
    pages = {"index.md": start + text, "triage.md": ALL, "support/team.yaml": SUPPORT}
    built = build(tmp_path, pages)
    assert built.warnings == []
    assert links(built["index.html"])[1:] == [
        ("Triage, step 3 (Close the ticket)", "triage.html#triage.close"),
        ("text", "triage.html#triage.close"),
        ("Triage", "triage.html#process-triage"),
    ]
    after = build(tmp_path, {"support/team.yaml": _with_step("fresh")})
    assert ("Triage, step 4 (Close the ticket)", "triage.html#triage.close") in links(
        after["index.html"]
    )


def test_a_role_and_a_term_of_one_id_have_an_anchor_each(tmp_path):
    term = "terms:\n  agent: {name: Watcher, definition: A program.}\n"
    yaml = SUPPORT.replace("terms:\n", term)
    built = _built(tmp_path, "\n{term}`Agent` {term}`Watcher`", ["glossary"], yaml)
    found = dict(links(built["index.html"]))
    assert (found["Agent"], found["Watcher"]) == ("#term-agent", "#term-agent-2")
    assert built["index.html"].count('id="term-agent"') == 1
