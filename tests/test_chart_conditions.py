"""What a chart shows of conditions, failures, warnings, ladders and levels."""

from __future__ import annotations

import pytest
from chart_cases import flow_of

from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.draw.tikz import tikz
from sphinx_support_process.chart.pictures import chart, process_map
from sphinx_support_process.chart.plan.map import ties
from sphinx_support_process.chart.plan.plan import Options
from sphinx_support_process.chart.plan.words import Words
from sphinx_support_process.chart.scene import Box, Scene

START = """
levels: {severity: {title: Severity, values: {
  s1: {name: SEV-1, definition: A.}, s2: {name: SEV-2, definition: B.},
  s3: {name: SEV-3, definition: C.}}}}
roles: {a: {name: Agent}, lead: {name: Lead}, head: {name: Head}, them: {name: They}}
processes:
  p:
    title: P
    who: a
"""


class RightToLeft(Words):
    rtl = True


def drawn(step: str, *, compact: bool = False, rtl: bool = False) -> Scene:
    """The chart of a process whose first step has some keys; the others are `b` and `c`."""
    steps = f"{{id: a, title: Do it, {step}}}, {{id: b, title: B}}, {{id: c, title: C}}"
    flow = flow_of(f"{START}    steps: [{steps}]\n")
    words = (RightToLeft if rtl else Words)(flow.support)
    return chart(flow, flow.support.processes["p"], words, Options(compact=compact))


def first(scene: Scene) -> Box:
    return next(box for box in scene.boxes if box.key == "p.a")


def test_a_condition_stands_on_top_of_a_dashed_box_also_in_a_compact_chart() -> None:
    for scene in (drawn("if: it is late"), drawn("if: it is late.", compact=True)):
        assert [(line.text, line.quiet) for line in first(scene).lines] == [
            ("If it is late:", True),
            ("1. Do it", False),
        ]
        assert [box.key for box in scene.boxes if box.dashed] == ["p.a"]
        assert first(scene).name == "If it is late: 1. Do it. Agent"


def test_a_dashed_border_is_written_as_svg_and_as_tikz() -> None:
    scene = drawn("if: it is late")
    assert svg(scene).count('stroke-width="1.5" stroke-dasharray="6 3"') == 1
    assert tikz(scene).count("dash pattern=on 4.32pt off 2.16pt") == 1


def test_a_step_without_a_condition_leads_on_as_one_with_it() -> None:
    with_it, without = drawn("if: it is late, next: c"), drawn("next: c")
    assert [edge.target for edge in with_it.edges] == [edge.target for edge in without.edges]


def test_a_warning_is_a_sign_before_the_first_line_of_the_title() -> None:
    scene = drawn("warning: Mind it")
    (line,) = first(scene).lines
    assert line.alert is not None
    assert first(scene).rect.x < line.alert.x - 6
    assert line.alert.x + 6 < line.at.x
    assert first(scene).name == "1. Do it. Agent. with a warning"
    (turned,) = first(drawn("warning: Mind it", rtl=True)).lines
    assert turned.alert is not None
    assert turned.alert.x - 6 > turned.at.x


def test_a_warning_sign_is_written_as_svg_and_as_tikz() -> None:
    scene = drawn("warning: Mind it")
    assert svg(scene).count('<path class="spp-clock"') == 1
    assert tikz(scene).count("line width=0.864pt") == 3
    assert svg(drawn("text: Mind it")).count('<path class="spp-clock"') == 0


@pytest.mark.parametrize(
    ("step", "label"),
    [
        ("expect: it works, otherwise: c", "otherwise"),
        ("timebox: 2 hours, otherwise: c", "after 2 hours"),
        ("expect: it works, timebox: 2 hours, otherwise: c", "otherwise, or after 2 hours"),
        ("wait: {for: it, at-most: 2 hours}, otherwise: c", "after 2 hours"),
        (
            "wait: {for: it, at-most: 3 hours}, timebox: 2 hours, otherwise: c",
            "after 3 hours or 2 hours",
        ),
        ("wait: {for: it}, otherwise: c", "no answer"),
        ("wait: {for: it}, expect: it works, otherwise: c", "otherwise"),
        ("wait: {for: it, at-most: 2 hours, then: c}, timebox: 1 hour", "after 2 hours"),
        ("wait: {for: it, at-most: 2 hours, then: c}, expect: ok", "otherwise, or after 2 hours"),
        (
            "timebox: {s2: 2 hours, else: 3 hours}, otherwise: c",
            "after 2 hours (SEV-2), else 3 hours",
        ),
        (
            "timebox: {else: 1 week, s2: 2 hours, s1: 1 hour}, otherwise: c",
            "after 1 hour (SEV-1), else …",
        ),
    ],
)
def test_a_way_of_failure_is_dotted_and_says_when_it_is_taken(step: str, label: str) -> None:
    (edge,) = (edge for edge in drawn(step).edges if edge.stroke == "timeout")
    assert (edge.source, edge.target) == ("p.a", "p.c")
    assert edge.label is not None
    assert " ".join(line.text for line in edge.label.lines) == label


@pytest.mark.parametrize(
    ("step", "notes"),
    [
        ("by: end of the next working day", "due: end of the next working day"),
        ("within: {s1: 1 hour, s2: 2 hours}", "within 1 hour (SEV-1), 2 hours (SEV-2)"),
        ("within: {s1: 1 hour, s2: 2 hours, else: 1 week}", "within 1 hour (SEV-1), else …"),
        ("timebox: {s4: 1 hour, else: 1 week}", "at most 1 hour (s4), else 1 week"),
        ("escalate: {to: lead, after: 1 hour}", "after 1 hour: Lead"),
        (
            "escalate: [{to: lead, after: 1 hour, when: it burns}, {to: head, when: nobody came}]",
            "after 1 hour: Lead when nobody came: Head",
        ),
        ("escalate: [{to: lead, after: 1 hour}, head]", "after 1 hour: Lead Head"),
        ("escalate: {to: lead, when: it burns}", ""),
    ],
)
def test_times_and_ladders_are_notes(step: str, notes: str) -> None:
    said = [line.text for line in first(drawn(step)).lines if line.quiet]
    assert " ".join(said) == notes


def test_pointing_at_a_step_tells_all_levels_and_the_whole_ladder() -> None:
    step = (
        "within: {s1: 1 hour, s2: 2 hours, else: 1 week}, wait: {for: it, who: [them, lead]},"
        "escalate: [{to: lead, after: 1 hour, when: it burns}, {to: head, when: nobody came}]"
    )
    assert first(drawn(step)).name == (
        "1. Do it. Agent. within 1 hour (SEV-1), 2 hours (SEV-2), else 1 week."
        " waits for They or Lead: it. after 1 hour, when it burns: Lead. when nobody came: Head"
    )


def test_a_process_with_duties_only_stands_in_the_map_and_leads_to_what_they_start() -> None:
    flow = flow_of(
        "roles: {a: {name: Agent}}\n"
        "processes:\n"
        "  week: {title: Week, duties: [{id: x, title: X, who: a, every: 1 week, starts: p}]}\n"
        "  two: {title: Two, duties: [{id: x, title: X, if: so}, {id: y, title: Y, if: so}]}\n"
        "  p: {title: P, steps: [A]}\n"
    )
    assert [(tie.source.id, tie.target.id, tie.kind) for tie in ties(flow)] == [
        ("week", "p", "beside")
    ]
    scene = process_map(flow)
    assert [[line.text for line in box.lines] for box in scene.boxes] == [
        ["Week", "1 duty"],
        ["P", "1 step"],
        ["Two", "2 duties"],
    ]
    assert [lane.key for lane in scene.lanes] == ["a", ""]
