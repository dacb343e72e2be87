"""Does one thing always come before another? Promises about order, checked on every path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..model import Process, Step
from ..text.kinds import Order
from ..text.named import NamedTuple
from .always import Always
from .graph import path_to, reachable, shortest_path
from .soundness import Soundness
from .ways import Flow, Outcome, Spot, process_id

_LINE = (
    r"\s*(?:(?P<a>[\w.-]+)\s+(?P<word>before|then)\s+|never\s+(?P<never>[\w.-]+)\s+and\s+)"
    r"(?P<b>[\w.-]+)\s*"
)


class Broken(NamedTuple):
    """How an order is broken: `path` shows it, for the first ones of many.

    `missing` is what no path leads to, where the order can never be put to the test. Behind many
    that took a search of all processes, one that takes another is not `judged`.
    """

    path: list[Spot]
    missing: Step | Outcome | None = None
    judged: bool = True


def names_in(line: Order) -> Iterator[tuple[str, int]]:
    """The names that an order speaks of, each with its offset; none if it has no known form."""
    match = re.fullmatch(_LINE, line)
    if match is not None:
        first = "a" if match["a"] else "never"
        yield match[first], match.start(first)
        yield match["b"], match.start("b")


def kind_of(line: Order) -> Literal["before", "then", "never"] | None:
    """The kind of an order, None if it has no known form."""
    match = re.fullmatch(_LINE, line)
    if match is None:
        return None
    return "never" if match["never"] else "then" if match["word"] == "then" else "before"


def spot(flow: Flow, process: Process, name: str) -> Step | Outcome | None:
    """The step or outcome that an order of a process names."""
    own = flow.steps.get(f"{process.id}.{name}")
    return own or flow.outcomes[process.id].get(name) or flow.steps.get(name)


def broken(soundness: Soundness, process: Process, line: Order) -> Broken | None:
    """How an order of a process is broken, None if it holds on every path.

    A path that leaves the process for good ends there, unless the order names a step of another
    process or another process leads into the middle of this one: then paths are followed through
    all processes.
    """
    kind = kind_of(line)
    named = [spot(soundness.flow, process, name) for name, _ in names_in(line)]
    if kind is None or not all(named):
        return None
    first, second = (found for found in named if found is not None)
    reached = soundness.reached
    for one in (second,) if kind == "before" else (first,) if kind == "then" else (first, second):
        if one not in reached:
            return Broken([], one)
    if _leaves(process, first, second) or _is_entered_inside(soundness.flow, process):
        always = _everywhere(soundness)
    else:
        always = _within(soundness, process)
    if _holds(always, kind, first, second):
        return None
    always.left_to_show -= 1
    if always.left_to_show < 0:
        avoided = {"before": first, "then": second}.get(kind)
        return Broken([], judged=avoided is None or always.is_told_by_paths(avoided))
    if kind == "never":
        path = _from_to(always, first, second) or _from_to(always, second, first)
    elif kind == "before":
        path = _avoiding(always, first, second)
    else:
        path = _ending_without(always, first, second)
    return Broken(path) if path else None


@lru_cache(maxsize=1)
def _within(soundness: Soundness, process: Process) -> Always:
    return Always(soundness, process, _apart(soundness.flow, process))


@lru_cache(maxsize=1)
def _everywhere(soundness: Soundness) -> Always:
    processes = soundness.flow.support.processes.values()
    named = (spot for process in processes for spot in _apart(soundness.flow, process))
    return Always(soundness, None, named)


def _apart(flow: Flow, process: Process) -> Iterator[Spot]:
    """What the orders of a process name that keep two things apart."""
    for line in process.always:
        if kind_of(line) == "never":
            yield from filter(None, (spot(flow, process, name) for name, _ in names_in(line)))


@lru_cache(maxsize=1)
def _is_entered_inside(flow: Flow, process: Process) -> bool:
    """Whether another process leads to a step of this one other than its first."""
    return any(
        process_id(source) != process.id
        for step in process.steps[1:]
        for spot in flow.entry(step)
        for source in flow.before.get(spot, ())
    )


def _holds(always: Always, kind: str, first: Spot, second: Spot) -> bool:
    if kind == "never":
        return not (always.leads(first, second) or always.leads(second, first))
    if kind == "before":
        return always.comes_before(first, second)
    return first is second or always.comes_after(first, second)


def _avoiding(always: Always, first: Spot, second: Spot) -> list[Spot]:
    """A path to the second that does not pass the first."""
    if always.process is None:
        pruned = always.soundness.avoiding(first)
        return path_to(second, pruned.reached) if second in pruned.reached else []
    return shortest_path(
        always.starts,
        lambda spot: spot is second,
        lambda spot: [other for other in always.after(spot) if other is not first],
    )


def _ending_without(always: Always, first: Spot, second: Spot) -> list[Spot]:
    """A path from a start over the first to an end that does not pass the second after it."""
    after = always.after if always.process else always.soundness.avoiding(second).after
    rest = shortest_path(
        [first],
        always.is_end,
        lambda spot: [other for other in after(spot) if other is not second],
    )
    return path_to(first, always.soundness.reached)[:-1] + rest if rest else []


def _from_to(always: Always, first: Spot, second: Spot) -> list[Spot]:
    before = reachable(always.after(first), always.after)
    if second not in before:
        return []
    return path_to(first, always.soundness.reached) + path_to(second, before)


def _leaves(process: Process, *spots: Spot) -> bool:
    return any(process_id(spot) != process.id for spot in spots)
