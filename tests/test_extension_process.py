"""The page of a process: parts, doors, facts, owners and hand-overs, and what stays in place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from building import SUPPORT, body, build, md
from process_cases import FILES, PROCESS, many
from sphinx.util.inventory import InventoryFile

WALK = "```{support:walkthrough} triage\n```\n"
LINKED = "---\norphan: true\n---\n\n# Links\n\n[](#triage.solve.phase)\n"
AFTER = FILES["index.md"].replace("## More", "What follows.\n\n## More")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    built = build(tmp_path_factory.mktemp("process"), FILES)
    assert built.warnings == []
    return body(built["index.html"])


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    built = build(tmp_path_factory.mktemp("text"), FILES, "text")
    assert built.warnings == []
    return built["index.txt"]


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def headings(html: str) -> list[tuple[str, str]]:
    found = re.findall(r"<(h[1-6])\b[^>]*>(.*?)</\1>", html, re.DOTALL)
    return [(level, plain(said).removesuffix("¶")) for level, said in found]


def labels(out: Path) -> dict[str, Any]:
    with (out / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "", lambda *parts: "/".join(p for p in parts if p))
    items = found["std:label"].items()
    return {name: item.uri if hasattr(item, "uri") else item[2] for name, item in items}


def test_phases_are_sections_and_steps_headings_one_level_below(page: str) -> None:
    assert headings(page) == [
        ("h1", "Triage"),
        ("h2", "Receive"),
        ("h3", "1 Take the Ticket Triager"),
        ("h3", "2 Does it need little? Triager"),
        ("h3", "3 Pass it on Triager"),
        ("h2", "Solve"),
        ("h3", "4 Solve it Agent"),
        ("h3", "5 If it was hard: Note it Agent"),
        ("h3", "6 File it Robot"),
        ("h3", "7 Is there more? Agent"),
        ("h3", "8 Close it Head"),
        ("h2", "While this runs"),
        ("h2", "More"),
    ]


def test_a_phase_says_which_steps_are_in_it(page: str) -> None:
    assert re.findall(r'<p class="spp-extent">(.*?)</p>', page) == [
        "Steps 1\u20133",
        "Steps 4\u20138",
    ]


def test_phases_and_not_steps_stand_in_the_contents_of_the_page(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, html_sidebars={"**": ["localtoc.html"]})
    side = built["index.html"].split('<div class="sphinxsidebar"')[1]
    found = re.findall(r'href="(#[^"]+)">(.*?)</a>', side)
    assert found[:3] == [
        ("#triage.take.phase", "Receive"),
        ("#triage.solve.phase", "Solve"),
        ("#triage.duties", "While this runs"),
    ]
    assert "Do it" not in side


def test_a_phase_has_an_anchor_made_of_its_first_step_in_the_inventory(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        FILES | {"links.md": "---\norphan: true\n---\n\n# Links\n\n[](#triage.solve.phase)\n"},
    )
    assert labels(built.out)["triage.solve.phase"] == "index.html#triage.solve.phase"
    assert (
        'href="index.html#triage.solve.phase"><span class="std std-ref">Solve<'
        in (built["links.html"])
    )
    assert built.warnings == []


def test_every_anchor_of_before_lives(page: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {"process-triage", "support-first", "triage.take", "triage.close"} <= ids


@pytest.mark.parametrize("builder", ["html", "text", "latex", "man", "xml", "epub"])
def test_what_follows_the_directive_stays_in_its_section(tmp_path: Path, builder: str) -> None:
    built = build(tmp_path, FILES | {"index.md": AFTER}, builder)
    assert built.warnings == []
    if builder == "xml":
        top = re.search(r'<section[^>]* ids="triage"[^>]*>(.*)', built["index.xml"], re.DOTALL)[1]
        before = top.split("What follows.")[0]
        assert before.count("<section") == before.count("</section>")
    if builder == "text":
        lined = re.findall(r"^(.+)\n[=~*-]{3,}$", built["index.txt"], re.MULTILINE)
        assert lined == ["Triage", "More"]
    if builder == "html":
        assert headings(body(built["index.html"]))[1:3] == [
            ("h2", "Receive"),
            ("h3", "1 Take the Ticket Triager"),
        ]
        assert 'id="triage.take.phase"' in built["index.html"]
        assert '<section class="spp-part"' not in built["index.html"]


@pytest.mark.parametrize("around", ["::::{note}\n%s::::\n", "> %s"])
def test_inside_something_else_a_phase_opens_no_section(tmp_path: Path, around: str) -> None:
    directive = ":::{support:process} triage\n:::\n"
    if around.startswith(">"):
        directive = directive.replace("\n", "\n> ")
    files = FILES | {"index.md": "# All\n\n" + around % directive}
    html = build(tmp_path, files, myst_enable_extensions=["colon_fence"])["index.html"]
    assert ("h2", "Receive") in headings(html)
    assert 'class="spp-part"' not in html


def test_a_process_without_phases_opens_no_section(tmp_path: Path) -> None:
    html = body(build(tmp_path, FILES)["small.html"])
    assert headings(html) == [
        ("h1", "Small requests"),
        ("h2", "1 Do it Triager"),
        ("h2", "2 Tell them Triager"),
    ]
    assert html.count("<section") == 1


def test_each_step_has_a_link_to_itself(page: str) -> None:
    assert '<a class="headerlink" href="#triage.solve" aria-label="Link to step 4"' in page


def test_a_site_without_permalinks_has_none(tmp_path: Path) -> None:
    assert "headerlink" not in body(build(tmp_path, FILES, html_permalinks=False)["index.html"])


def test_doors_lead_to_what_there_is_and_come_and_go_with_it(tmp_path: Path) -> None:
    def doors() -> list[tuple[str, str]]:
        nav = built["index.html"].partition('<nav aria-label="Ways to use Triage">')[2]
        nav = nav.partition("</nav>")[0]
        return re.findall(r'href="([^"]*)".*?>([\w ]+)<', nav)

    built = build(tmp_path, FILES)
    own = [("#checklist.triage", "Checklist"), ("#chart-triage-fold", "Chart")]
    assert doors() == own
    built = build(tmp_path, {"small.md": FILES["small.md"] + "\n" + WALK})
    assert doors() == [("small.html#walkthrough.triage", "Step by step"), *own]
    built = build(tmp_path, {"small.md": FILES["small.md"]})
    assert doors() == own


def test_a_door_leads_to_where_it_is_counted_when_all_is_due(tmp_path: Path) -> None:
    files = FILES | {"small.md": FILES["small.md"] + "\n```{support:due} triage\n```\n"}
    html = build(tmp_path, files, suppress_warnings=["support-process"])["index.html"]
    assert 'href="small.html#due.triage">When is it due?</a>' in html


@pytest.mark.parametrize("builder", ["epub", "text", "singlehtml"])
def test_there_are_no_doors_where_pages_are_only_read(tmp_path: Path, builder: str) -> None:
    built = build(tmp_path, FILES, builder)
    name = {"epub": "index.xhtml", "text": "index.txt", "singlehtml": "index.html"}[builder]
    assert "Checklist" not in built[name]
    assert "spp-doors" not in built[name]


def test_facts_say_how_it_starts_ends_goes_on_and_who_keeps_it(text: str) -> None:
    facts = text.split("Find out what it is.\n\n")[1].split("\n\n\nReceive")[0]
    assert facts == (
        "Starts when:\n   A request arrives.\n\n"
        "Needs:\n   The desk is open.\n\n"
        "Ends with:\n   * The request is refused.\n\n   * It is settled.\n\n"
        "Goes to:\n   Small requests\n\n"
        "Kept by:\n   Head, verified on 2026-09-14"
    )


def test_where_a_process_is_left_for_another_is_said_there(tmp_path: Path) -> None:
    said = build(tmp_path, FILES, "text")["small.txt"]
    assert "Comes from:\n   Triage, step 2 (Does it need little?)\n" in said


def test_in_text_each_step_names_its_owner(text: str) -> None:
    steps = re.findall(r"^\d\. (.*)$", text.split("\nMore\n")[0], re.MULTILINE)
    assert steps == [
        "**Take the *Ticket*** · Triager",
        "**Does it need little?** · Triager",
        "**Pass it on** · Triager",
        "**Solve it** · Agent",
        "If it was hard: **Note it** · Agent",
        "**File it** · Robot",
        "**Is there more?** · Agent",
        "**Close it** · Head",
    ]


def test_an_answer_stands_in_a_line_with_where_it_leads(text: str) -> None:
    assert re.findall(r"\* (\*\*.*)", text.split("\nMore\n")[0])[:5] == [
        "**Yes** → goes on in Small requests",
        "**No** → 3. Pass it on",
        "**Nonsense** → ends: The request is refused",
        "**Yes** → back to 4. Solve it",
        "**No** → 8. Close it. Hand over to Head.",
    ]


def test_a_hand_over_says_which_step_tells_who_takes_over(text: str) -> None:
    assert "   **Hand over to Agent**, who is informed in step 3." in text


def test_a_machine_takes_over_and_hands_over_without_a_word(text: str) -> None:
    assert "   **Hand over to Robot**.\n" in text
    assert re.search(r"6\. \*\*File it\*\* · Robot\n\n   \*\*Hand over to Agent\*\*\.\n", text)


def test_a_hand_over_of_which_nobody_tells_says_so(tmp_path: Path) -> None:
    files = FILES | {"support/a.yaml": PROCESS.replace(", send: queued", "")}
    said = build(tmp_path, files, "text", suppress_warnings=["support-process"])["index.txt"]
    assert "   **Hand over to Agent**, whom nobody informs." in said


def test_a_hand_over_may_be_told_in_what_was_carried_out(tmp_path: Path) -> None:
    yaml = PROCESS.replace("title: Pass it on, send: queued", "title: Pass it on, run: small")
    yaml = yaml.replace("title: Tell them", "title: Tell them, informs: [agent]")
    yaml = yaml.replace("'Yes': small, ", "")
    said = build(tmp_path, FILES | {"support/a.yaml": yaml}, "text")["index.txt"]
    assert "   **Hand over to Agent**, who is informed in Small requests." in said


def test_the_owner_is_marked_as_the_same_only_within_a_phase(page: str) -> None:
    same = re.findall(r'<li class="([^"]*)" id="triage\.(\w+)"', page)
    assert [step for classes, step in same if "spp-same" in classes] == ["little", "pass", "note"]


def test_a_chart_is_folded_below_how_much_there_is_of_what(page: str) -> None:
    fold = re.search(r'<details class="spp-fold [^>]*>.*?</summary>', page, re.DOTALL)[0]
    assert " open" not in fold.split(">")[0]
    assert plain(fold) == "Chart: 8 steps, 4 lanes, 2 hand-overs Triager 3 Agent 3 Robot 1 Head 1"


@pytest.mark.parametrize(
    ("option", "is_open"), [("", False), (" open", True)], ids=["as large", "open"]
)
def test_a_large_chart_is_open_if_asked_for(tmp_path: Path, option: str, is_open: bool) -> None:
    page = f"# Many\n\n```{{support:process}} many\n:chart:{option}\n```\n"
    built = build(tmp_path, FILES | {"support/a.yaml": many(20), "index.md": page})
    assert ('id="chart-many-fold" open>' in built["index.html"]) is is_open


def test_a_small_chart_is_open(tmp_path: Path) -> None:
    assert 'id="chart-small-fold" open>' in build(tmp_path, FILES)["small.html"]


def test_any_other_word_for_the_chart_is_told(tmp_path: Path) -> None:
    page = "# Small\n\n```{support:process} small\n:chart: shut\n```\n"
    built = build(tmp_path, FILES | {"small.md": page})
    [warning] = built.warnings
    assert "Invalid option value for 'chart': shut" in warning


def test_a_chart_says_its_steps_and_lanes(page: str) -> None:
    assert 'aria-label="Chart: Triage, 8 steps in 4 lanes"' in page


def test_no_element_of_ours_has_a_style_of_its_own(tmp_path: Path) -> None:
    names = ("process triage", "chart triage", "overview", "glossary", "promises")
    html = body(build(tmp_path, FILES | {"index.md": "# All\n\n" + md(*names)})["index.html"])
    assert "style=" not in html
    assert "<style" not in html
    assert "<script" not in html


def test_a_process_shown_on_rst_pages_has_sections_as_well(tmp_path: Path) -> None:
    rst = "Triage\n======\n\n.. support:process:: triage\n\nMore\n----\n\nText.\n"
    html = body(build(tmp_path, FILES | {"index.md": None, "index.rst": rst})["index.html"])
    assert [said for level, said in headings(html) if level == "h2"] == [
        *("Receive", "Solve", "While this runs", "More")
    ]
    assert html.count('class="spp-part"') == 3


def test_words_from_one_line_of_the_yaml_are_one_text_on_the_page(tmp_path):
    page = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": "# A\n\n" + md("promises")})
    assert '<p class="spp-key">Working time: Mon-Fri, 09:00-17:00, UTC</p>' in page["index.html"]


def test_where_a_failure_leads_is_told_whatever_is_said_there(tmp_path):
    yaml = SUPPORT.replace(
        "        title: Investigate\n",
        "        title: Investigate\n"
        "        timebox: 2 hours\n"
        "        otherwise: resolve\n"
        "      - id: ask\n"
        "        title: Ask\n"
        "        wait: {for: an answer, at-most: 1 hour}\n"
        "        otherwise: resolve\n",
    ).replace("        title: Resolve\n", "        title: Resolve\n        text: Do it well.\n")
    page = {"support/team.yaml": yaml, "index.md": "# A\n\n" + md("process incident")}
    said = " ".join(build(tmp_path, page, "text")["index.txt"].split())
    assert "Otherwise, after 2 hours, go to step 3 (Resolve)." in said
    assert "at most 1 hour; otherwise go on with step 3 (Resolve)." in said
