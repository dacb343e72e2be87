"""Where do references to levels lead, and what does the view of a scale show?"""

import re

from building import build, links, md

YAML = """\
levels:
  severity:
    title: Severity
    text: Whoever leads says it.
    values:
      high: {name: SEV-1, definition: Nobody can work., aliases: [Major]}
      low: {name: SEV-2, definition: Some cannot work.}
  urgency:
    title: Urgency
    values:
      high: {name: Urgent, definition: Today.}
roles:
  first: {name: First, held-by: Ada, escalate: {after: {low: 2 hours}, to: head}}
  head: {name: Head, held-by: Cy}
promises:
  told: {to: head, from: outage, until: outage.go, within: {high: 1 hour, low: 1 sprint}}
calendar: {units: {sprint: 2 weeks}}
processes:
  outage:
    title: Outage
    trigger: An alert.
    who: first
    escalate: {after: {low: 1 hour}, to: head}
    duties:
      - {id: say, title: Say it, every: {low: 4 hours}, until: go, informs: {low: first}}
    steps:
      - id: go
        title: Go
        within: {low: 1 hour, else: 30 minutes}
        timebox: {low: 2 hours}
        informs: {low: head}
        wait: {for: a sign, at-most: {low: 3 hours}}
        escalate: {after: {low: 5 hours}, to: head}
      - {id: report, title: Report, by: {low: end of the working day}}
"""
PAGES = {
    "support/team.yaml": YAML,
    "index.md": "# All\n\n```{toctree}\nlevels\nwords\n```\n\n{term}`SEV-1`, {term}`Majors`, "
    "{support:level}`low`, {support:level}`severity.high`, {support:levels}`severity`, "
    "[](#severity.low).\n\n" + md("process outage"),
    "levels.md": "# Levels\n\n" + md("levels severity"),
    "words.md": "# Words\n\n" + md("glossary"),
}
NONE = "\u2013"
QUIET = {"suppress_warnings": ["support-process"]}


def cells(text):
    """The rows of the tables on a page of text, each without the lines into which it is broken."""
    found = [[]]
    for line in text.splitlines():
        if line.startswith(("+", "|=")):
            found.append([])
        elif line.startswith("|"):
            row = [cell.strip() for cell in line.split("|")[1:-1]]
            before = found[-1] or [""] * len(row)
            found[-1] = [f"{one} {two}".strip() for one, two in zip(before, row, strict=True)]
    return [row for row in found if row]


def test_a_view_of_levels_shows_what_is_promised_at_each_and_all_else_that_differs(tmp_path):
    built = build(tmp_path, PAGES, "text", **QUIET)
    assert built.warnings == []
    said = cells(built["levels.txt"])
    assert said == [
        ["Level", "Definition", "Promised to Head: Outage, step 1 (Go)", "Outage, Say it: every"],
        ["**SEV-1**", "Nobody can work.", "1 hour", NONE],
        ["**SEV-2**", "Some cannot work.", "1 sprint", "4 hours"],
        ["What differs", "SEV-1", "SEV-2"],
        ["Outage, step 1 (Go): deadline", "30 minutes", "1 hour"],
        ["Outage, step 1 (Go): stop after", NONE, "2 hours"],
        ["Outage, step 1 (Go): wait at most", NONE, "3 hours"],
        ["Outage, step 2 (Report): deadline", NONE, "end of the working day"],
        ["Outage, step 1 (Go): who is informed", NONE, "Head"],
        ["Outage, Say it: who is informed", NONE, "First"],
        ["Outage: call Head after", NONE, "1 hour"],
        ["Outage, step 1 (Go): call Head after", NONE, "5 hours"],
        ["First: call Head after", NONE, "2 hours"],
    ]


def test_a_view_of_levels_by_which_nothing_differs_has_one_table(tmp_path):
    page = {"index.md": "# All\n\n" + md("levels urgency"), "support/team.yaml": YAML}
    assert cells(build(tmp_path, page, "text", **QUIET)["index.txt"]) == [
        ["Level", "Definition"],
        ["**Urgent**", "Today."],
    ]


def test_references_to_levels_lead_to_their_view_and_terms_to_the_glossary(tmp_path):
    built = build(tmp_path, PAGES, **QUIET)
    assert built.warnings == []
    assert links(built["index.html"])[2:8] == [
        ("SEV-1", "words.html#term-high"),
        ("Majors", "words.html#term-high"),
        ("SEV-2", "levels.html#level-severity.low"),
        ("SEV-1", "levels.html#level-severity.high"),
        ("Severity", "levels.html#levels-severity"),
        ("SEV-2", "levels.html#level-severity.low"),
    ]


def test_levels_are_in_the_inventory_also_those_that_only_the_glossary_shows(tmp_path):
    found = build(tmp_path, PAGES, **QUIET).inventory
    assert {key: uri for key, uri in found.items() if key[0].startswith("level")} == {
        ("level", "severity.high"): "levels.html#level-severity.high",
        ("level", "severity.low"): "levels.html#level-severity.low",
        ("level", "urgency.high"): "words.html#term-high-level",
        ("levels", "severity"): "levels.html#levels-severity",
    }


def test_a_time_leads_to_the_level_that_it_is_for(tmp_path):
    html = build(tmp_path, PAGES, **QUIET)["index.html"]
    html = re.sub("</?span[^>]*>", "", html)  # which let a walkthrough show the one of a case
    assert (
        'Within 1 hour (<a class="support-level spp-whole reference internal" '
        'href="levels.html#level-severity.low">SEV-2</a>), else 30 minutes'
    ) in html


def test_an_id_that_two_scales_have_is_told_with_both_names(tmp_path):
    page = {"index.md": "# All\n\n{support:level}`high` {support:level}`lov`\n"}
    built = build(tmp_path, PAGES | page, suppress_warnings=["support-process.duplicate-id"])
    said = [line for line in built.warnings if "index.md" in line and "level" in line]
    assert said == [
        (
            "index.md:3: WARNING: several levels are called `high` "
            "(write `severity.high` or `urgency.high`) [support-process.unknown-target]"
        ),
        (
            "index.md:3: WARNING: there is no level `lov` (known here: `severity.high`, "
            "`severity.low`, `urgency.high`) [support-process.unknown-target]"
        ),
    ]


def test_each_view_loads_the_scripts_that_it_needs_where_something_differs_by_level(tmp_path):
    views = ("process", "walkthrough", "checklist", "due", "chart")
    pages = {f"{view}.md": f"# Page\n\n{md(f'{view} outage')}" for view in views}
    index = "# All\n\n```{toctree}\n:glob:\n*\n```\n"
    built = build(tmp_path, {"support/team.yaml": YAML, "index.md": index} | pages, **QUIET)
    assert {
        view: re.findall(r"support-process-(?!core)([\w-]+)\.js", built[f"{view}.html"])
        for view in views
    } == {
        "process": [],
        "walkthrough": ["bars", "levels", "walkthrough", "clock", "due"],
        "checklist": ["bars", "checklist"],
        "due": ["bars", "clock", "due"],
        "chart": ["bars", "chart"],
    }
