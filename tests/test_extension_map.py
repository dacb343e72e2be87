"""The map of processes, the charts of a role, and the colours of roles on pages."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from building import SUPPORT, Built, build, md

from sphinx_support_process.sphinx.output.colours import visible

PAGES = {
    "support/process.yaml": SUPPORT.replace(
        "title: Close the ticket\n",
        "title: Close the ticket\n        starts: incident\n        informs: [agent]\n",
    ),
    "index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n\n" + md("overview"),
    "triage.md": "# Triage\n\n```{support:process} triage\n:chart:\n```\n",
    "incident.md": "# Incident\n\n" + md("process incident"),
    "people.md": "# People\n\n```{support:role} agent\n:chart:\n```\n\n"
    + md("role triager", "glossary", "templates"),
    "drawn.md": "# Drawn\n\n```{support:chart} triage\n:from: is-incident\n```\n",
}


TWO = "processes: {a: {title: A, steps: [X]}, b: {title: B, steps: [Y]}}"
"""Two processes, neither of which leads to the other."""


def svgs(page: str) -> list[str]:
    return re.findall(r"<svg (?![^>]*spp-strut).*?</svg>", page, re.DOTALL)


def hrefs(svg: str) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]*)"', svg)


def test_a_map_shows_what_leads_to_runs_and_starts_what(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES)
    assert built.warnings == []
    (drawn,) = svgs(built["index.html"])
    assert re.findall(r'aria-label="([^"]*)"', drawn) == [
        "Triage. 3 steps. starts Incident response. leads to Incident response",
        "Incident response. 2 steps. leads to Triage",
    ]
    assert hrefs(drawn) == [
        "people.html#role-triager",
        "people.html#role-agent",
        "triage.html#process-triage",
        "incident.html#process-incident",
    ]


def test_a_map_is_announced_by_its_title_alone(tmp_path: Path) -> None:
    page = build(tmp_path, PAGES)["index.html"]
    assert re.findall(r'role="region" aria-label="([^"]*)"', page) == [
        "Chart: Map of the processes"
    ]


def test_formats_without_pictures_list_what_leads_to_what(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, "text")
    assert built["index.txt"].endswith(
        "**Map: 2 processes**\n\n"
        "* Triage → Incident response: Is it an incident? **Yes**\n\n"
        "* Triage → Incident response, beside it\n\n"
        "* Incident response → Triage: Resolve\n"
    )


def test_latex_draws_the_map_and_links_it(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, "latex")
    text = built["small.tex"]
    pictures = re.findall(r"\\begin{tikzpicture}.*?\\end{tikzpicture}", text, re.DOTALL)
    (drawn,) = (picture for picture in pictures if "2 steps" in picture)
    for label in ("triage:process-triage", "incident:process-incident", "people:role-agent"):
        assert rf"\hyperref[\detokenize{{{label}}}]" in drawn
        assert rf"\label{{\detokenize{{{label}}}}}" in text


@pytest.mark.parametrize(
    "changed",
    [
        {"index.md": "# Start\n\n```{support:overview}\n:no-map:\n```\n"},
        {"support/process.yaml": "processes: {a: {title: A, steps: [One]}}\n"},
        {"support/process.yaml": TWO},
    ],
    ids=["left out", "one process", "nothing leads to another"],
)
def test_there_is_no_map_where_none_is_wanted_or_needed(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    pages = {"index.md": PAGES["index.md"], "support/process.yaml": PAGES["support/process.yaml"]}
    built = build(tmp_path, pages | changed)
    assert svgs(built["index.html"]) == []
    assert "support-process-chart.css" not in built["index.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Incident response", "title: Outage response"),
        ("name: Agent,", "name: Expert,"),
        ("name: Agent,", "name: Agent, color: '#123456',"),
        ("Yes: incident", "Yes: close"),
    ],
)
def test_the_map_is_drawn_again_when_what_it_shows_changes(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in SUPPORT
    changed = PAGES | {"support/process.yaml": PAGES["support/process.yaml"].replace(old, new)}
    build(tmp_path / "again", PAGES)
    again = build(tmp_path / "again", {"support/process.yaml": changed["support/process.yaml"]})
    assert again["index.html"] == build(tmp_path / "fresh", changed)["index.html"]


def test_a_map_moves_with_the_pages_that_show_the_processes(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    moved = {"triage.md": "# Triage\n", "incident.md": PAGES["incident.md"] + md("process triage")}
    (drawn,) = svgs(build(tmp_path, moved)["index.html"])
    assert "incident.html#process-triage" in hrefs(drawn)


def test_a_role_shows_the_processes_in_which_it_has_a_lane_with_that_lane_in_colour(
    tmp_path: Path,
) -> None:
    page = build(tmp_path, PAGES)["people.html"]
    (drawn,) = svgs(page)
    assert 'aria-label="Chart: Incident response, 2 steps in 1 lane"' in page
    assert "spp-tone-2" in drawn
    one = build(tmp_path, {"people.md": "# People\n\n```{support:role} triager\n:chart:\n```\n"})
    (drawn,) = svgs(one["people.html"])
    assert "spp-tone-1" in drawn
    assert "spp-tone-2" not in drawn


def test_badges_and_charts_know_a_role_by_the_same_classes(tmp_path: Path) -> None:
    page = build(tmp_path, PAGES)["triage.html"]
    badges = set(re.findall(r'class="[^"]*spp-who ([^"]*) reference', page))
    lanes = set(re.findall(r'class="spp-lane ([^"]*)"', page))
    assert badges == lanes == {"spp-tone-1 spp-role-triager"}


def test_a_colour_of_its_own_is_told_once_where_the_role_is_shown(tmp_path: Path) -> None:
    own = PAGES["support/process.yaml"].replace("agent: {", "agent: {color: '#C44B79', ")
    built = build(tmp_path, PAGES | {"support/process.yaml": own, "other.md": "# Other\n"})
    style = "support-process-role-agent-c44b79.css"
    assert built[f"_static/{style}"] == ":where(.spp-role-agent) { --spp-tone: #c44b79; }\n"
    counts = {name: built[f"{name}.html"].count(style) for name in ("index", "incident", "other")}
    assert counts == {"index": 1, "incident": 1, "other": 0}
    assert "spp-who spp-role-agent" in built["incident.html"]


def test_a_colour_that_is_lost_on_white_or_on_a_dark_page_is_mixed_with_the_text() -> None:
    assert visible("#c44b79") == "#c44b79"
    assert visible("#ffff00") == "color-mix(in srgb, #ffff00 35%, currentColor)"
    assert visible("#101030") == "color-mix(in srgb, #101030 45%, currentColor)"


def test_a_page_follows_the_colour_of_a_role_and_no_style_is_left(tmp_path: Path) -> None:
    def styles(written: str) -> tuple[list[str], list[str]]:
        roles = PAGES["support/process.yaml"].replace("agent: {", f"agent: {{{written}")
        built = build(tmp_path, {"support/process.yaml": roles})
        found = [path.name for path in built.out.glob("_static/support-process-role-*.css")]
        return found, re.findall(r"support-process-role-[^?\"]*", built["incident.html"])

    build(tmp_path, PAGES)
    for colour in ("c44b79", "3e8c4d"):
        name = f"support-process-role-agent-{colour}.css"
        assert styles(f"color: '#{colour}', ") == ([name], [name])
    assert styles("") == ([], [])


def test_a_badge_changes_its_colour_with_the_role(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    before = PAGES["support/process.yaml"]
    first = before.replace("roles:\n", "roles:\n  first: {name: First, external: true}\n")
    built = build(tmp_path, {"support/process.yaml": first})
    assert "spp-who spp-tone-3 spp-role-agent" in built["incident.html"]


def test_an_epub_tells_which_pages_hold_pictures(tmp_path: Path) -> None:
    built = build(tmp_path, PAGES, "epub")
    with zipfile.ZipFile(built.out / "Small.epub") as book:
        manifest = book.read("content.opf").decode()
    items = re.findall(r'<item properties="svg" id="[^"]*" href="([^"]*)"', manifest)
    assert items == ["drawn.xhtml", "index.xhtml", "people.xhtml", "triage.xhtml"]


def boxes(svg: str) -> list[str]:
    """What a reader may want to follow: everything but starts and outcomes."""
    return re.findall(
        r'<(?:a|g) class="spp-node spp-(?:step|question|run|process|elsewhere)".*?>', svg
    )


def led_to(built: Built, page: str, href: str) -> bool:
    """Whether an address on a page leads to an element that is there."""
    path, anchor = urldefrag(href)
    target = (built.out / page).parent / path if path else built.out / page
    target = target / "index.html" if target.is_dir() else target
    return f'id="{anchor}"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        ("html", ["index.html", "triage.html", "drawn.html", "people.html"]),
        (
            "dirhtml",
            ["index.html", "triage/index.html", "drawn/index.html", "people/index.html"],
        ),
        ("singlehtml", ["index.html"]),
        ("epub", ["index.xhtml", "triage.xhtml", "drawn.xhtml", "people.xhtml"]),
    ],
)
def test_every_box_links_to_its_step_or_process(
    tmp_path: Path, builder: str, pages: list[str]
) -> None:
    built = build(tmp_path, PAGES, builder)
    count = 0
    for page in pages:
        for drawn in svgs(built[page]):
            count += 1
            assert all(box.startswith("<a ") for box in boxes(drawn))
            assert [href for href in hrefs(drawn) if not led_to(built, page, href)] == []
            steps = re.findall(r'href="[^"#]*#([^"]*)" aria-label="(\d)\. ', drawn)
            assert set(steps) <= {
                ("triage.acknowledge", "1"),
                ("triage.is-incident", "2"),
                ("triage.close", "3"),
                ("incident.investigate", "1"),
                ("incident.resolve", "2"),
            }
    assert count == 4
