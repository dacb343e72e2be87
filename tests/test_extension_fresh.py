"""Is a page ever out of date? After each change to the YAML the site is as if built anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from building import LISTS, SUPPORT, build, md, rst

ROOT = str(Path(__file__).parent.parent)
YAML = "support/team.yaml"
PAGES = {
    "index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n\n{ref}`support:triage`\n",
    "triage.md": "# Triage\n\n" + md("process triage"),
    "incident.rst": "Incident\n========\n\n" + rst("process incident"),
    "overview.md": "# Overview\n\n" + md("overview"),
    "walk.rst": "Walk\n====\n\n" + rst("walkthrough triage"),
    "checklist.rst": "Checklist\n=========\n\n" + rst("checklist triage"),
    "role.rst": "Role\n====\n\n" + rst("role triager"),
    "who.md": "# Who\n\n" + md("responsibilities"),
    "promises.rst": "Promises\n========\n\n" + rst("promises"),
    "glossary.md": "# Glossary\n\n" + md("glossary"),
    "templates.md": "# Templates\n\n" + md("templates"),
    "lists.rst": "Lists\n=====\n\n" + rst(*LISTS),
    "mentions.md": "# Mentions\n\n{support:step}`triage.close` [](#incident.resolve)\n",
    "plain.md": "# Plain\n\nNothing of ours.\n",
    YAML: SUPPORT,
}
MORE = "roles:\n  boss: {name: Boss, external: true, definition: Decides.}\n"

CHANGES = {
    "a step inserted at the top": ("      - id: acknowledge", "      - New step\n", 0),
    "a text of a step": ("Otherwise see", "Else see", 1),
    "a thing in a checklist": ("Answer the customer.", "Write to the customer.", 1),
    "the title of a step": ("title: Resolve\n", "title: Mend it\n", 1),
    "the title of a process": ("title: Incident response", "title: Disasters", 1),
    "who does a process": ("who: agent", "who: triager", 1),
    "where a step leads": ("No: close", "No: incident.resolve", 1),
    "a deadline": ("        within: 1 working day\n", "        within: 4 hours\n", 1),
    "the name of a role": ("name: Agent", "name: Solver", 1),
    "the definition of a term": ("A disruption", "Any disruption", 1),
    "an alias of a term": ("aliases: [Outage]", "aliases: [Outage, Failure]", 1),
    "the title of a template": ("title: Request queued", "title: Request waits", 1),
    "the body of a template": ("we got it", "we have it", 1),
    "a promise": ("    within: 1 working day\ncomm", "    within: 2 working days\ncomm", 1),
    "a representative": ("Ada Example", "Bea Example", 1),
    "the order of priorities": ("[Incidents, Questions]", "[Questions, Incidents]", 1),
}


def _changed(old, new, replace):
    assert old in SUPPORT
    return SUPPORT.replace(old, new if replace else new + old)


def _html(built):
    """The pages and the inventory, not the search index: Sphinx orders that anew each time."""
    return {
        name: text
        for name, text in built.files.items()
        if name.endswith((".html", ".inv")) and not name.startswith("_static")
    }


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_every_page_is_as_if_built_anew(tmp_path, change):
    after = {YAML: _changed(*CHANGES[change])}
    before = _html(build(tmp_path / "kept", PAGES))
    kept = build(tmp_path / "kept", after)
    anew = build(tmp_path / "anew", PAGES | after)
    assert _html(kept) == _html(anew) != before


OTHERS = {
    "dirhtml": r"\.html|\.inv",
    "text": r"\.txt",
    "gettext": r"\.pot",
    "singlehtml": r"index\.html",
    "epub": r"\.xhtml",
    "latex": r"small\.tex",
}


@pytest.mark.parametrize("builder", OTHERS)
def test_every_other_output_is_as_if_built_anew_as_well(tmp_path, builder):
    def written(built):
        return {
            name: re.sub(rb'"POT-Creation-Date.*|\?v=\w+', b"", content)
            for name, content in built.files.items()
            if re.search(f"(?:{OTHERS[builder]})$", name) and not name.startswith("_static")
        }

    pages = PAGES | {YAML: SUPPORT}
    before = written(build(tmp_path / "kept", pages, builder))
    after = {YAML: _changed(*CHANGES["a step inserted at the top"])}
    kept = written(build(tmp_path / "kept", after, builder))
    anew = written(build(tmp_path / "anew", pages | after, builder))
    assert len(anew) >= 1
    assert kept == anew != before


def test_a_step_inserted_at_the_top_renumbers_each_mention(tmp_path):
    build(tmp_path, PAGES)
    after = build(tmp_path, {YAML: _changed(*CHANGES["a step inserted at the top"])})
    assert "Triage, step 4 (Close the ticket)" in after["mentions.html"]
    assert "mentions" not in after.read


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        ("the definition of a term", ["glossary"]),
        ("a representative", ["lists"]),
        ("the order of priorities", ["lists"]),
        ("the body of a template", ["templates", "triage", "walk"]),
        ("a thing in a checklist", ["triage", "walk"]),
    ],
)
def test_after_a_changed_text_only_the_pages_about_it_are_read(tmp_path, change, pages):
    build(tmp_path, PAGES)
    assert build(tmp_path, {YAML: _changed(*CHANGES[change])}).read == pages


def test_after_a_change_of_our_code_every_page_is_read(tmp_path, monkeypatch):
    build(tmp_path, PAGES)
    monkeypatch.setattr("sphinx_support_process.sphinx.code", lambda: "other code")
    assert set(build(tmp_path, {}).read) == {Path(name).stem for name in PAGES if name != YAML}


def test_after_a_comment_in_the_yaml_no_page_is_read(tmp_path):
    build(tmp_path, PAGES)
    assert build(tmp_path, {YAML: "# a comment\n\n" + SUPPORT}).read == []


def test_after_a_change_of_the_working_hours_the_page_that_tells_them_is_read(tmp_path):
    build(tmp_path, PAGES)
    changed = build(tmp_path, {YAML: SUPPORT.replace("09:00-17:00", "08:00-16:00")})
    assert changed.read == ["promises", "walk"]
    assert "08:00-16:00" in changed["promises.html"]


def test_after_a_new_unit_of_the_calendar_what_is_written_with_it_is_as_if_built_anew(tmp_path):
    within = "        within: 1 working day\n"
    before = {YAML: SUPPORT.replace(within, "        within: 2 Sprint\n")}
    unit = "calendar:\n  units: {sprint: 2 weeks}\n"
    after = {YAML: before[YAML].replace("calendar:\n", unit)}
    build(tmp_path / "kept", PAGES | before)
    kept = build(tmp_path / "kept", after)
    assert "Within 2 sprints of the start" in kept["triage.html"]
    assert _html(kept) == _html(build(tmp_path / "anew", PAGES | after))


def test_on_the_day_after_somebody_left_the_page_about_people_is_read(tmp_path):
    people = "[{name: Ada Example, until: 2026-03-01}, {name: Bea Example}]"
    files = PAGES | {YAML: SUPPORT.replace("[{name: Ada Example}]", people)}
    before = build(tmp_path, files, support_process_today="2026-03-01")
    assert "Ada Example" in before["lists.html"]
    assert build(tmp_path, {}, support_process_today="2026-03-01").read == []
    after = build(tmp_path, {}, support_process_today="2026-03-02")
    assert after.read == ["lists"]
    assert "Ada Example" not in after["lists.html"]


TWO = """\
roles:
  a: {name: A, held-by: Ada}
  b: {name: B, held-by: Bea}
processes:
  one:
    title: One
    trigger: Something.
    who: a
    steps:
      - {id: look, title: Look, run: two, outcomes: {good: next, bad: two.ask}, informs: [b]}
      - {id: leave, title: Leave, next: two.ask, informs: [b]}
  two:
    title: Two
    who: b
    outcomes: {good: All went well, bad: It failed}
    steps:
      - {id: ask, title: Is it well?, informs: [a], answers: {Yes: good, No: bad}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [("All went well", "All is fine"), ("bad: It failed", "bad: It broke"), ("who: b", "who: a")],
)
def test_what_a_process_says_of_another_is_as_if_built_anew(tmp_path, old, new):
    pages = {f"{name}.md": f"# {name}\n\n" + md(f"process {name}") for name in ("one", "two")}
    start = {"index.md": "# Start\n\n```{toctree}\none\ntwo\n```\n"}
    before = pages | start | {YAML: TWO}
    after = {YAML: TWO.replace(old, new)}
    build(tmp_path / "kept", before)
    kept = build(tmp_path / "kept", after)
    assert kept.read == ["one", "two"]
    assert _html(kept) == _html(build(tmp_path / "anew", before | after))


def test_a_new_file_that_matches_is_noticed(tmp_path):
    before = build(tmp_path, PAGES)["glossary.html"]
    after = build(tmp_path, {"support/more.yaml": MORE})["glossary.html"]
    assert ("Boss" in before, "Boss" in after) == (False, True)


def test_a_file_that_is_gone_is_noticed(tmp_path):
    build(tmp_path / "kept", PAGES | {"support/more.yaml": MORE})
    kept = build(tmp_path / "kept", {"support/more.yaml": None})
    assert _html(kept) == _html(build(tmp_path / "anew", PAGES))


LATE = "templates:\n  late: {title: Late, to: customer, body: We are late.}\n"
CUT = LATE + "  x: [later, begin\n"


@pytest.mark.parametrize(
    ("link", "before", "after"),
    [
        ("[](../gone.md)", LATE, CUT),
        ("[](../gone.md)", CUT, LATE),
        ("[so](#later.begin)", LATE, CUT),
        ("[](#lates)", LATE, LATE.replace("late:", "other:")),
        ("[so](#others)", LATE, LATE.replace("late:", "other:")),
    ],
    ids=["breaks", "is mended", "may define it", "like it no more", "like it now"],
)
def test_a_link_that_leads_nowhere_is_as_if_built_anew(tmp_path, link, before, after):
    """It stays text if it is almost one of ours, or if what could not be read may define it."""
    lost, more = {"lost.md": f"# Lost\n\n{link}\n"}, "support/more.yaml"
    was = _html(build(tmp_path / "kept", PAGES | lost | {more: before}))
    kept = _html(build(tmp_path / "kept", {more: after}))
    anew = _html(build(tmp_path / "anew", PAGES | lost | {more: after}))
    assert kept["lost.html"] == anew["lost.html"] != was["lost.html"]
    assert kept == anew


LINKS = [
    *("{support:step}`begin`", "[](later.md#later.begin)", "[](later.md#process-later)"),
    *("{any}`later.begin`", "[](later.begin)"),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_what_comes_changes_and_goes_is_as_if_built_anew(tmp_path, link):
    """The page with the link changes never, and is read once."""
    begin = "{id: begin, title: Begin}"
    yaml = f"processes: {{later: {{title: Later, trigger: T, who: agent, steps: [{begin}]}}}}\n"
    shown = {"later.md": "# Later\n\n" + md("process later")}
    pages, file = PAGES | shown | {"link.md": f"# Link\n\n{link}\n"}, "support/later.yaml"
    build(tmp_path / "kept", pages)
    looks = set()
    for number, text in enumerate((yaml, yaml.replace("Begin", "Start"), None)):
        kept = build(tmp_path / "kept", {file: text})
        anew = build(tmp_path / f"anew-{number}", pages | ({file: text} if text else {}))
        assert _html(kept) == _html(anew)
        assert "link" not in kept.read
        looks.add(kept["link.html"])
    assert len(looks) >= 2


def test_a_process_that_moves_to_another_page_is_found_there(tmp_path):
    moved = {
        "triage.md": "# Triage\n\nIt has moved.\n",
        "plain.md": "# Plain\n\n" + md("process triage"),
    }
    build(tmp_path / "kept", PAGES)
    kept = build(tmp_path / "kept", moved)
    anew = build(tmp_path / "anew", PAGES | moved)
    assert kept.warnings == anew.warnings == []
    assert _html(kept) == _html(anew)


def test_two_processes_at_work_give_the_same_site_as_one(tmp_path):
    one = build(tmp_path / "one", PAGES)
    two = build(tmp_path / "two", PAGES, parallel=2)
    assert two.warnings == one.warnings == []
    assert two.inventory == one.inventory
    assert _html(two) == _html(one)


def test_two_processes_at_work_keep_a_site_fresh(tmp_path):
    after = {YAML: _changed(*CHANGES["a step inserted at the top"])}
    build(tmp_path / "kept", PAGES, parallel=2)
    kept = build(tmp_path / "kept", after, parallel=2)
    assert _html(kept) == _html(build(tmp_path / "anew", PAGES | after))


def test_the_same_files_are_the_same_in_every_run_of_python(tmp_path):
    """The order of a set changes from run to run."""
    docs = tmp_path / "docs"
    conf = 'project, extensions = "Small", ["sphinx_support_process"]\n'
    for name, text in {**PAGES, "conf.py": conf}.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    said = []
    for seed in (0, 6, 1, 9):
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "-b", "html", docs, tmp_path / "html"],
            env={**os.environ, "PYTHONPATH": ROOT, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        said += re.findall(r"(\d+) added, (\d+) changed", done.stdout)
    assert said == [(str(len(PAGES) - 1), "0"), *[("0", "0")] * 3]


def test_a_second_build_of_one_application_puts_our_styles_on_no_other_page(tmp_path):
    index = "# Plain\n\n```{toctree}\nshown\n```\n"
    shown = "# Shown\n\n" + md("walkthrough triage")
    built = build(tmp_path, {YAML: SUPPORT, "index.md": index, "shown.md": shown}, times=2)
    assert "support-process-walkthrough.css" in built["shown.html"]
    assert "support-process" not in built["index.html"]


NUMBERED = {
    "support/a.yaml": "processes:\n  sort:\n    title: Sort\n    label: desk:sort\n"
    "    trigger: X.\n    steps:\n"
    "      - {id: look, title: Look, phase: First, text: '{numref}`fig`, {eq}`sum`'}\n",
    "index.md": "# Start\n\n```{toctree}\n:glob:\n:numbered:\n*\n```\n",
    "drawn.md": "# Drawn\n\n```{list-table} Ours\n:name: fig\n\n* - a\n```\n\n"
    "```{math}\n:label: sum\na\n```\n",
    "own.md": "# Own\n\n{numref}`fig`, {eq}`sum`, {any}`sum`, [](#sum), {numref}`deep`\n",
    "shown.md": "# Shown\n\n" + md("process sort"),
    "under.md": "# Under\n\n(deep)=\n## Deep\n",
}
BEFORE = {
    "a table": "```{list-table} Another\n\n* - b\n```\n\n",
    "an equation": "```{math}\n:label: other\nb\n```\n\n",
}


@pytest.mark.parametrize("more", BEFORE)
def test_a_number_that_moves_on_is_right_wherever_it_is_said(tmp_path, more):
    before = _html(build(tmp_path / "kept", NUMBERED, numfig=True))
    drawn = {"drawn.md": NUMBERED["drawn.md"].replace("# Drawn\n\n", f"# Drawn\n\n{BEFORE[more]}")}
    kept = build(tmp_path / "kept", drawn, numfig=True)
    assert kept.read == ["drawn"]
    assert _html(kept) == _html(build(tmp_path / "anew", NUMBERED | drawn, numfig=True))
    assert {"own.html", "shown.html"} <= {it for it in before if before[it] != _html(kept)[it]}


def test_the_number_of_a_section_is_right_wherever_it_is_said(tmp_path):
    build(tmp_path / "kept", NUMBERED, numfig=True)
    under = {"under.md": "# Under\n\n## More\n\n(deep)=\n## Deep\n"}
    kept = build(tmp_path / "kept", under, numfig=True)
    assert _html(kept) == _html(build(tmp_path / "anew", NUMBERED | under, numfig=True))


def test_a_label_leads_to_the_first_page_that_shows_its_process_whatever_is_read(tmp_path):
    shown = {name: f"# {name}\n\n" + md("process sort") for name in ("b.md", "y.md")}
    refs = {"own.md": "# Own\n\n{ref}`desk:sort`, {ref}`x <sort.look.phase>`\n"}
    build(tmp_path / "kept", NUMBERED | shown | refs)
    for change, home in [
        ({"y.md": "# Y\n\nNew.\n\n" + md("process sort")}, "b"),
        ({"b.md": "# B\n"}, "shown"),
        ({"shown.md": "# Shown\n"}, "y"),
        ({"a.md": "# A\n\n" + md("process sort")}, "a"),
    ]:
        kept = build(tmp_path / "kept", change)
        assert "own" not in kept.read
        assert f'href="{home}.html#process-sort"' in kept["own.html"]
        assert f'href="{home}.html#sort.look.phase"' in kept["own.html"]


@pytest.mark.parametrize(
    "change",
    [
        {"under.md": "# Over\n\n(deep)=\n## Deeper\n"},
        {"under.md": "New.\n\n# Under\n\n## Other\n\n(deep)=\n### Deep\n"},
    ],
)
def test_what_a_page_is_called_is_right_wherever_a_reference_says_it(tmp_path, change):
    refs = "{doc}`under`, {any}`under`, [](under.md), [](under.md#deep), [](under)\n"
    text = NUMBERED["support/a.yaml"].replace("{eq}", "{doc}`../under`, [](../under.md), {eq}")
    files = {**NUMBERED, "own.md": f"# Own\n\n{refs}", "support/a.yaml": text}
    how = {"numfig": True, "myst_heading_anchors": 3}
    build(tmp_path / "kept", files, **how)
    kept = build(tmp_path / "kept", change, **how)
    assert kept.read == ["under"]
    assert _html(kept) == _html(build(tmp_path / "anew", files | change, **how))
