"""What follows from conditions, failure ways, levels, ladders and old names?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reading import mistakes, support, told

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.flow import Flow, Guard, Outcome, Soundness, Spot
from sphinx_support_process.known.renamed import Renamed
from sphinx_support_process.load import read_text

INCIDENT = Path(__file__).parent / "format" / "incident.yaml"
STRICT = Settings(strict=True, today=date(2026, 11, 1))


@pytest.mark.parametrize(("source", "said"), mistakes("conditions.txt"))
def test_a_mistake_is_told_once_with_what_to_write(source: str, said: list[str]) -> None:
    problems = check(Context(read_text(source), STRICT))
    assert [told(problem) for problem in problems] == said


def test_a_file_that_uses_all_of_format_2_has_no_error_and_no_warning() -> None:
    problems = check(Context(read_text(INCIDENT.read_text("utf-8")), STRICT))
    assert [(problem.severity, problem.rule) for problem in problems] == [
        ("strict", "broken-promise"),
        ("strict", "unbounded-loop"),
    ]


HEAD = "processes:\n  p:\n    title: P\n    trigger: T\n    steps:\n"


def flow(*steps: str) -> Flow:
    return Flow(support(HEAD + "".join(f"      - {{{step}}}\n" for step in steps)))


def name(spot: Spot) -> str:
    if isinstance(spot, Guard):
        return f"{spot.step.id}?"
    return spot.id


def edges(found: Flow) -> list[tuple[str, list[str]]]:
    return [
        (name(spot), [name(other) for other in others])
        for spot, others in found.onward.items()
        if not isinstance(spot, Outcome)
    ]


def test_all_ways_to_a_step_with_a_condition_lead_to_its_guard_which_skips_it() -> None:
    found = flow(
        "id: a, title: 'A?', answers: {Yes: next, No: c}",
        "id: b, title: B, if: so",
        "id: c, title: C, if: so, next: e",
        "id: d, title: D",
        "id: e, title: E, if: so",
    )
    assert edges(found) == [
        ("a", ["b?", "c?"]),
        ("b?", ["b", "c?"]),
        ("b", ["c?"]),
        ("c?", ["c", "e?"]),
        ("c", ["e?"]),
        ("d", ["e?"]),
        ("e?", ["e", "done"]),
        ("e", ["done"]),
    ]


def test_a_step_that_is_skipped_does_not_fail() -> None:
    found = flow(
        "id: a, title: A, if: so, expect: It is., otherwise: c",
        "id: b, title: B",
        "id: c, title: C",
    )
    assert edges(found)[:2] == [("a?", ["a", "b"]), ("a", ["b", "c"])]


def test_ways_tell_of_steps_and_not_of_their_guards() -> None:
    found = flow("id: a, title: A", "id: b, title: B, if: so")
    assert [way.to for way in found.ways[found.steps["p.a"]]] == [found.steps["p.b"]]


def test_a_process_has_at_most_two_spots_for_each_step_and_one_edge_more() -> None:
    steps = [f"id: s{n}, title: S, if: so" for n in range(1000)]
    found = flow(*steps)
    assert len(found.onward) == 2 * 1000 + 1
    assert sum(map(len, found.onward.values())) == 1000 + 2 * 1000


def test_the_witness_of_a_broken_order_shows_what_is_skipped() -> None:
    steps = "      - {id: a, title: A}\n      - {id: b, title: B, if: so}\n"
    source = f"{HEAD.replace('steps:', 'always: [a then b]')}    steps:\n{steps}"
    (problem,) = check(Context(read_text(source), Settings(select={"broken-order"})))
    shown = [(note.text, note.place.line, note.place.column) for note in problem.witness]
    assert shown == [("p.a", 7, 14), ("p.b skipped", 8, 31), ("p.done", 2, 3)]


@pytest.mark.parametrize(("cause", "reached"), [("timebox: 1 hour", 1), ("expect: It is.", 0)])
def test_what_is_run_need_not_come_back_where_time_is_over_but_before_it_is_seen_to_fail(
    cause: str, reached: bool
) -> None:
    loop = "  q:\n    title: Q\n    steps: [{id: x, title: X, next: x}]\n"
    steps = f"      - {{id: a, title: A, run: q, {cause}, otherwise: b}}\n"
    found = Flow(support(f"{HEAD}{steps}      - {{id: b, title: B}}\n{loop}"))
    assert (found.steps["p.b"] in Soundness(found).reached) == reached


MOVED = """
moved:
  processes: {old: new}
  steps: {new.look: new.read, old.see: new.watch}
processes:
  new: {title: New, steps: [{id: read, title: Read}, {id: watch, title: Watch}]}
"""


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("old", "new"),
        ("old.read", "new.read"),
        ("old.look", "new.read"),
        ("old.see", "new.watch"),
        ("new.look", "new.read"),
        ("look", "read"),
        ("new.read", None),
        ("elsewhere", None),
    ],
)
def test_a_step_moves_with_its_process_and_may_have_been_renamed_before(
    name: str, new: str | None
) -> None:
    found = support(MOVED)
    assert Renamed(found).target(name, found.processes["new"]) == new
