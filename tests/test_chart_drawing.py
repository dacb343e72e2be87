"""What a chart shows of a process, and how it is written as SVG and TikZ."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from chart_cases import flow_of, random_process

from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.draw.tikz import scale, tikz
from sphinx_support_process.chart.layout.measure import CUT, ROUND, inset
from sphinx_support_process.chart.paper import pages
from sphinx_support_process.chart.pictures import chart, process_map
from sphinx_support_process.chart.plan.map import ties
from sphinx_support_process.chart.plan.plan import Options
from sphinx_support_process.chart.plan.words import Words
from sphinx_support_process.chart.scene import Scene
from sphinx_support_process.flow import Flow, Node
from sphinx_support_process.load import read_text
from sphinx_support_process.model import Role, Step

SVG = "{http://www.w3.org/2000/svg}"
TRIAGE = """
roles:
  triager: {name: Support Triager}
  agent: {name: Support Agent, color: "#336699"}
processes:
  triage:
    title: Triage
    trigger: A request arrives.
    who: triager
    outcomes: {declined: It is declined.}
    steps:
      - {id: acknowledge, title: Acknowledge <it>, within: 1 working day, since: start,
         phase: Begin}
      - {id: associate, title: Associate it, run: association, starts: [survey],
         outcomes: {known: next, unknown: declined}}
      - {id: ask, title: Ask, wait: {for: an answer, at-most: 4 hours, then: incident}, phase: Ask}
      - {id: is-incident, title: "Is it an incident?", who: [agent, triager],
         answers: {Yes: incident, Maybe: ask, Perhaps: ask, No: next}}
      - {id: resolve, title: Resolve it, who: agent, next: declined}
  association:
    title: Association
    outcomes: {known: It is known., unknown: It is unknown.}
    steps: [{id: look, title: Look it up, answers: {Found: known, None: unknown}}]
  incident: {title: Incident response, steps: [{id: restore, title: Restore}]}
  survey: {title: Survey, steps: [{id: send, title: Send it}]}
"""


class Linked(Words):
    def href(self, node: Node | Role) -> str | None:
        return f"#{node.name}" if isinstance(node, Step) else f"page.html#{node.id}"


@pytest.fixture
def flow() -> Flow:
    return flow_of(TRIAGE)


def triage(flow: Flow, **options: object) -> Scene:
    return chart(flow, flow.support.processes["triage"], None, Options(**options))  # type: ignore[arg-type]


def titles(scene: Scene) -> list[str]:
    return [" ".join(line.text for line in box.lines if not line.quiet) for box in scene.boxes]


def ways(scene: Scene) -> list[str]:
    shown = dict(zip((box.key for box in scene.boxes), titles(scene), strict=True))
    return [
        f"{shown[edge.source]} -{edge.stroke}{' back' if edge.back else ''}"
        f"[{' '.join(line.text for line in edge.label.lines) if edge.label else ''}]-> "
        f"{shown[edge.target]}"
        for edge in scene.edges
    ]


def test_a_chart_has_a_box_for_each_start_step_and_end(flow: Flow) -> None:
    shapes = [box.shape for box in triage(flow).boxes]
    assert list(zip(shapes, titles(triage(flow)), strict=True)) == [
        ("start", "A request arrives."),
        ("step", "1. Acknowledge <it>"),
        ("run", "2. Associate it"),
        ("outcome", "It is declined"),
        ("process", "Survey"),
        ("step", "3. Ask"),
        ("process", "Incident response"),
        ("question", "4. Is it an incident?"),
        ("process", "Incident response"),
        ("step", "5. Resolve it"),
        ("outcome", "It is declined"),
    ]


def test_a_chart_has_all_ways_and_joins_answers_with_the_same_target(flow: Flow) -> None:
    assert sorted(ways(triage(flow))) == [
        "1. Acknowledge <it> -plain[]-> 2. Associate it",
        "2. Associate it -plain[It is known]-> 3. Ask",
        "2. Associate it -plain[It is unknown]-> It is declined",
        "2. Associate it -starts[starts]-> Survey",
        "3. Ask -plain[]-> 4. Is it an incident?",
        "3. Ask -timeout[after 4 hours]-> Incident response",
        "4. Is it an incident? -plain back[Maybe / Perhaps]-> 3. Ask",
        "4. Is it an incident? -plain[No]-> 5. Resolve it",
        "4. Is it an incident? -plain[Yes]-> Incident response",
        "5. Resolve it -plain[]-> It is declined",
        "A request arrives. -plain[]-> 1. Acknowledge <it>",
    ]


def test_steps_stand_in_the_lane_of_their_first_owner_in_written_order(flow: Flow) -> None:
    scene = triage(flow)
    assert [(lane.key, lane.tone and lane.tone.colour) for lane in scene.lanes] == [
        ("triager", "#2f7de1"),
        ("agent", "#336699"),
    ]
    steps = [box for box in scene.boxes if box.shape in ("step", "run", "question")]
    assert [box.tone and box.tone.role for box in steps] == ["triager"] * 3 + ["agent"] * 2
    assert sorted(steps, key=lambda box: box.rect.y) == steps
    for box in steps:
        (lane,) = (lane for lane in scene.lanes if lane.tone == box.tone)
        assert lane.rect.x < box.rect.x
        assert box.rect.right < lane.rect.right


def test_a_chart_that_goes_right_has_its_steps_from_left_to_right(flow: Flow) -> None:
    scene = triage(flow, direction="right")
    steps = [box for box in scene.boxes if box.key.startswith("triage.")]
    assert sorted(steps, key=lambda box: box.rect.x) == steps
    assert scene.lanes[0].rect.bottom < scene.lanes[1].rect.y


def test_phases_group_the_steps(flow: Flow) -> None:
    phases = triage(flow).phases
    assert [[line.text for line in phase.lines] for phase in phases] == [["Begin"], ["Ask"]]
    assert phases[0].tab.bottom < phases[1].tab.y


def test_a_part_ends_at_the_names_of_steps_that_it_does_not_show(flow: Flow) -> None:
    scene = triage(flow, first="ask", last="is-incident")
    assert titles(scene) == [
        "3. Ask",
        "Incident response",
        "4. Is it an incident?",
        "Incident response",
        "to 5. Resolve it",
    ]
    assert [box.shape for box in scene.boxes][-1] == "elsewhere"
    assert [lane.key for lane in scene.lanes] == ["triager", "agent"]


def test_a_part_within_a_phase_still_names_it(flow: Flow) -> None:
    scene = triage(flow, first="is-incident")
    assert [line.text for phase in scene.phases for line in phase.lines] == ["Ask"]


def test_highlighting_leaves_one_role_in_colour(flow: Flow) -> None:
    scene = triage(flow, highlight="agent")
    assert [lane.loud for lane in scene.lanes] == [False, True]
    loud = {box.key for box in scene.boxes if box.loud and box.tone}
    assert loud == {"triage.is-incident", "triage.resolve"}
    text = svg(scene)
    assert 'spp-role-agent" color="#336699"' in text
    assert "spp-role-triager" not in text


def test_a_compact_chart_has_titles_only(flow: Flow) -> None:
    assert any(line.quiet for box in triage(flow).boxes for line in box.lines)
    compact = triage(flow, compact=True)
    assert not any(line.quiet for box in compact.boxes for line in box.lines)
    assert titles(compact)[0] == "Start"
    assert compact.height < triage(flow).height


def test_a_box_says_when_and_what_it_runs(flow: Flow) -> None:
    notes = {
        box.key: [(line.text, line.clock is not None) for line in box.lines if line.quiet]
        for box in triage(flow).boxes
    }
    assert notes["triage.acknowledge"] == [("within 1 working day", True)]
    assert notes["triage.associate"] == [("Association", False)]
    assert notes["triage.ask"] == [("wait 4 hours", True)]


def test_pointing_at_a_step_tells_its_owner_and_deadline(flow: Flow) -> None:
    box = next(box for box in triage(flow).boxes if box.key == "triage.acknowledge")
    told = " ".join(line.text for line in box.detail)
    assert told == "Support Triager within 1 working day of the start"
    assert box.name == "1. Acknowledge <it>. Support Triager. within 1 working day of the start"


def test_a_process_without_steps_is_an_empty_chart() -> None:
    flow = Flow(read_text("processes: {p: {title: Nothing, steps: []}}").support)
    scene = chart(flow, flow.support.processes["p"])
    assert scene.boxes == ()
    ElementTree.fromstring(svg(scene))


def test_a_step_without_an_owner_stands_in_a_lane_of_nobody() -> None:
    flow = flow_of("processes: {p: {title: P, steps: [Do it]}}")
    (lane,) = chart(flow, flow.support.processes["p"]).lanes
    assert [line.text for line in lane.lines] == ["Nobody"]
    assert lane.tone is None


def test_svg_escapes_every_text() -> None:
    bad = "<script>&\"'"
    yaml = """
roles: {a: {name: NAME}}
processes:
  p:
    title: NAME
    trigger: NAME
    outcomes: {over: NAME}
    steps: [{id: s, title: NAME, who: a, phase: NAME, answers: {NAME: s, no: over}}]
""".replace("NAME", "'" + bad.replace("'", "''") + "'")
    flow = flow_of(yaml)

    class Bad(Words):
        def href(self, node: Node | Role) -> str | None:
            return bad

    scene = chart(flow, flow.support.processes["p"], Bad(flow.support))
    for alone in (False, True):
        text = svg(scene, alone=alone)
        assert "<script" not in text
        root = ElementTree.fromstring(text)
        assert {link.get("href") for link in root.iter(f"{SVG}a")} == {bad}


def test_svg_is_an_accessible_document(flow: Flow) -> None:
    scene = chart(flow, flow.support.processes["triage"], Linked(flow.support))
    root = ElementTree.fromstring(svg(scene))
    assert root.get("role") == "graphics-document"
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert ids[root.get("aria-labelledby")].text == "Triage"
    assert ids[root.get("aria-describedby")].text == (
        "5 steps in the lanes of Support Triager, Support Agent."
    )
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{SVG}a")}
    assert links["#triage.resolve"] == "5. Resolve it. Support Agent"
    assert links["page.html#incident"] == "Process: Incident response"
    assert links["page.html#triager"] is None
    hidden = [group.get("class") for group in root.iter() if group.get("aria-hidden")]
    assert hidden[:2] == ["spp-edges", "spp-labels"]


def test_links_follow_the_steps_in_order(flow: Flow) -> None:
    scene = chart(flow, flow.support.processes["triage"], Linked(flow.support))
    root = ElementTree.fromstring(svg(scene))
    steps = [link.get("href", "") for link in root.iter(f"{SVG}a")]
    assert [href for href in steps if href.startswith("#triage")] == [
        "#triage.acknowledge",
        "#triage.associate",
        "#triage.ask",
        "#triage.is-incident",
        "#triage.resolve",
    ]


def test_svg_needs_no_style_sheet_and_nothing_from_elsewhere(flow: Flow) -> None:
    text = svg(triage(flow), alone=True)
    for foreign in ("<style", "style=", "var(", "<marker", "url(", "<script", "<image", "<use"):
        assert foreign not in text
    assert text.count("http") == 1


def test_details_are_hidden_until_a_style_sheet_shows_them(flow: Flow) -> None:
    root = ElementTree.fromstring(svg(triage(flow)))
    details = [group for group in root.iter() if group.get("class") == "spp-detail"]
    assert len(details) == 5
    assert {group.get("display") for group in details} == {"none"}


def test_a_picture_that_stands_alone_shows_details_as_titles(flow: Flow) -> None:
    text = svg(triage(flow), alone=True)
    assert "<title>5. Resolve it. Support Agent</title>" in text
    assert "spp-detail" not in text


def test_the_words_of_a_chart_can_be_replaced(flow: Flow) -> None:
    class Loud(Words):
        def text(self, text: object) -> str:
            return super().text(text).upper()  # type: ignore[arg-type]

        def phrase(self, message: str) -> str:
            return f"«{message}»"

    scene = chart(flow, flow.support.processes["triage"], Loud(flow.support))
    assert titles(scene)[:3] == ["A REQUEST ARRIVES.", "1. ACKNOWLEDGE <IT>", "2. ASSOCIATE IT"]
    assert any("«after 4 HOURS»" in way for way in ways(scene))


def test_tikz_escapes_what_tex_would_take_for_its_own() -> None:
    flow = flow_of("processes: {p: {title: P, steps: ['50% of $a_b {c} #1 \\x & y^z ~']}}")
    text = tikz(chart(flow, flow.support.processes["p"], None, Options(room=400)))
    assert r"50\% of \$a\_b \{c\} \#1 \textbackslash{}x \& y\textasciicircum{}z" in text


def test_tikz_draws_a_box_of_its_own_shape_for_each_kind_of_step() -> None:
    flow = flow_of("""
processes:
  p: {title: P, steps: [{id: a, title: "A?", answers: {Yes: next, No: done}}, B]}
""")
    text = tikz(chart(flow, flow.support.processes["p"]))
    box = r"\filldraw[fill=sppae,draw=sppac"
    corners = ("(16,124)", "(28,106.5)", "(160,106.5)", "(172,124)", "(160,141.5)", "(28,141.5)")
    assert [line for line in text.splitlines() if line.startswith(box)] == [
        rf"{box},rounded corners=12.6pt] (64,47) rectangle (124,82);",
        rf"{box}] {' -- '.join(corners)} -- cycle;",
        rf"{box},rounded corners=12.6pt] (220,106.5) rectangle (284,141.5);",
        rf"{box},rounded corners=4.32pt] (16,179.5) rectangle (172,214.5);",
        rf"{box},rounded corners=12.6pt] (62,238.5) rectangle (126,273.5);",
    ]


def test_tikz_draws_each_arrow_with_its_tip() -> None:
    flow = flow_of("""
processes:
  p: {title: P, steps: [{id: a, title: A, starts: [q]}, {id: b, title: B, next: a}]}
  q: {title: Q, steps: [C]}
""")
    text = tikz(chart(flow, flow.support.processes["p"]))
    assert r"\definecolor{sppac}{HTML}{57606A}" in text
    assert r"\definecolor{sppae}{HTML}{FFFFFF}" in text
    line, tip = r"\draw[sppac,rounded corners=4.32pt", r"\filldraw[draw=sppac,fill="
    assert [part for part in text.splitlines() if part.startswith((line, tip))] == [
        rf"{line}] (108,82) -- (108,100.5);",
        rf"{tip}sppac,line width=0.576pt] (108,106.5) -- (104,98.5) -- (112,98.5) -- cycle;",
        rf"{line}] (108,141.5) -- (108,159.5);",
        rf"{tip}sppac,line width=0.576pt] (108,165.5) -- (104,157.5) -- (112,157.5) -- cycle;",
        rf"{line},dash pattern=on 3.6pt off 2.88pt] (30,183) -- (11,183) -- (11,124) -- (24,124);",
        rf"{tip}sppac,line width=0.576pt] (30,124) -- (22,128) -- (22,120) -- cycle;",
        rf"{line},dash pattern=on 5.76pt off 2.88pt] (186,124) -- (249,124);",
        rf"{tip}sppae,line width=0.576pt] (255,124) -- (247,128) -- (247,120) -- cycle;",
    ]


def test_tikz_links_to_labels_and_to_addresses(flow: Flow) -> None:
    words = Linked(flow.support)
    text = tikz(chart(flow, flow.support.processes["triage"], words))
    assert r"\hyperref[\detokenize{triage.resolve}]" in text
    assert r"\href{page.html\#incident}" in text


def test_a_picture_for_tex_fits_a_page(flow: Flow) -> None:
    assert scale(triage(flow)) * triage(flow).width <= 448
    for seed in range(30):
        other = flow_of(random_process(seed))
        for scene in pages(other, other.support.processes["p"]):
            assert scale(scene) * scene.width <= 448.01
            assert scale(scene) * scene.height <= 620.01


def test_pages_show_every_step_once_and_in_order() -> None:
    for seed in range(30):
        flow = flow_of(random_process(seed))
        process = flow.support.processes["p"]
        keys = [box.key for scene in pages(flow, process) for box in scene.boxes]
        assert [key for key in keys if key.startswith("p.")] == [
            step.name for step in process.steps
        ]


def test_a_small_process_is_one_page(flow: Flow) -> None:
    assert len(pages(flow, flow.support.processes["incident"])) == 1


def test_a_map_shows_which_process_leads_to_runs_and_starts_which(flow: Flow) -> None:
    assert [(tie.source.id, tie.kind, tie.target.id) for tie in ties(flow)] == [
        ("triage", "runs", "association"),
        ("triage", "beside", "survey"),
        ("triage", "leads", "incident"),
    ]
    scene = process_map(flow, Linked(flow.support))
    assert titles(scene) == ["Triage", "Association", "Incident response", "Survey"]
    assert {box.href for box in scene.boxes} == {
        f"page.html#{id}" for id in ("triage", "association", "incident", "survey")
    }
    assert sorted(ways(scene)) == [
        "Triage -beside[starts]-> Survey",
        "Triage -leads[3: after 4 hours or 4: Yes]-> Incident response",
        "Triage -runs[runs]-> Association",
    ]


def test_a_map_puts_processes_that_stand_alone_last() -> None:
    flow = flow_of("""
processes:
  alone: {title: Alone, steps: [Do it]}
  second: {title: Second, steps: [Do it]}
  first: {title: First, steps: [{id: one, title: Do it, next: second}]}
""")
    assert titles(process_map(flow)) == ["First", "Second", "Alone"]


def test_a_map_of_a_circle_begins_at_a_process_with_a_trigger() -> None:
    flow = flow_of("""
processes:
  second: {title: Second, steps: [{id: one, title: Do it, next: first}]}
  first: {title: First, trigger: An alert., steps: [{id: one, title: Do it, next: second}]}
""")
    assert titles(process_map(flow)) == ["First", "Second"]


def test_a_community_that_does_not_exist_is_named_as_it_was_written() -> None:
    flow = flow_of("processes: {p: {title: P, steps: ['See {support:community}`nobody`']}}")
    assert "1. See nobody" in titles(chart(flow, flow.support.processes["p"]))


TWO_ROLES = """
roles: {a: {name: "Desk of the Lab", color: "#336699"}, b: {name: B, color: "#993366"}}
processes:
  p: {title: P, who: a, steps: [{id: x, title: X, run: q}, {id: y, title: Y, who: b}]}
  q: {title: A longer title of it, who: a, steps: [C]}
  r: {title: R, who: a, steps: [D], trigger: A mail}
"""


@pytest.mark.parametrize(
    ("highlight", "of_a", "of_b"),
    [
        (None, ("E2EAF1", "336699"), ("F1E2EA", "993366")),
        ("a", ("E2EAF1", "336699"), ("FFFFFF", "57606A")),
        ("b", ("FFFFFF", "57606A"), ("F1E2EA", "993366")),
    ],
)
def test_tikz_draws_boxes_in_the_colour_of_their_role_if_it_is_highlighted(
    highlight: str | None, of_a: tuple[str, str], of_b: tuple[str, str]
) -> None:
    flow = flow_of(TWO_ROLES)
    options = Options(highlight=highlight)
    text = tikz(chart(flow, flow.support.processes["p"], None, options))
    colours = dict(re.findall(r"definecolor{(\w+)}{HTML}{(\w+)}", text))
    boxes = re.findall(r"filldraw\[fill=(\w+),draw=(\w+),rounded corners=4\.32pt\] \(", text)
    assert [(colours[fill], colours[line]) for fill, line in boxes] == [of_a, of_b]


def test_tikz_names_every_colour_with_letters_however_many_there_are() -> None:
    roles = "".join(f"  r{n}: {{name: R{n}, color: '#3366{n + 16}'}}\n" for n in range(30))
    steps = "".join(f"      - {{id: s{n}, title: Do it, who: r{n}}}\n" for n in range(30))
    flow = flow_of(f"roles:\n{roles}processes:\n  p:\n    title: P\n    steps:\n{steps}")
    text = tikz(chart(flow, flow.support.processes["p"]))
    names = re.findall(r"definecolor{(.*?)}", text)
    assert len({*names}) == len(names) > 26
    assert [name for name in names if not re.fullmatch("spp[a-z]{2}", name)] == []


def test_a_step_that_runs_a_process_has_a_line_inside_each_side() -> None:
    flow = flow_of(TWO_ROLES)
    text = tikz(chart(flow, flow.support.processes["p"]))
    box = re.search(r"4\.32pt\] \((\d+),(\d+)\) rectangle \((\d+),(\d+)\)", text)
    assert box is not None
    left, top, right, bottom = map(int, box.groups())
    sides = re.findall(r"line width=0\.72pt\] (.*) -- (.*);", text)
    assert sides == [(f"({x},{top})", f"({x},{bottom})") for x in (left + 6, right - 6)]


def test_long_names_of_lanes_are_wrapped_beside_a_chart_that_goes_right() -> None:
    flow = flow_of(TWO_ROLES)
    scene = chart(flow, flow.support.processes["p"], None, Options(direction="right"))
    assert [[line.text for line in lane.lines] for lane in scene.lanes] == [
        ["Desk of", "the Lab"],
        ["B"],
    ]
    assert {lane.head.width for lane in scene.lanes} == {116}


def test_processes_of_one_role_are_equally_wide_in_the_map() -> None:
    assert [box.rect.width for box in process_map(flow_of(TWO_ROLES)).boxes] == [156] * 3


@pytest.mark.parametrize(
    ("shape", "offset", "down", "expected"),
    [
        ("step", 20, True, 0),
        ("question", 0, True, 0),
        ("question", -10, True, CUT / 2),
        ("question", 20, True, CUT),
        ("question", 20, False, 0),
        ("gateway", -10, True, 15),
        ("gateway", 20, False, 30),
        ("start", 1.5, True, 0),
        ("outcome", 20, False, ROUND),
    ],
)
def test_a_line_goes_on_to_where_the_outline_of_a_shape_is(
    shape: Any, offset: float, down: bool, expected: float
) -> None:
    assert inset(shape, 40, 60, offset, down) == expected
