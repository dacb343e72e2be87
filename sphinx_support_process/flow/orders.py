"""Does one thing always come before another? Promises about order, checked on every path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model import Process
from ..text.kinds import Order
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

    `missing` is what no path leads to, where the order can never be put to the test.
    """

    path: list[Spot]
    missing: Spot | None = None


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


def spot(flow: Flow, process: Process, name: str) -> Spot | None:
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
    always = _always(soundness, process)
    everywhere = _leaves(process, first, second) or always.is_entered_inside
    if not everywhere:
        if _holds(always, kind, first, second):
            return None
        always.left_to_show -= 1
        if always.left_to_show < 0:
            return Broken([])
    if kind == "never":
        path = _from_to(soundness, first, second, everywhere)
        path = path or _from_to(soundness, second, first, everywhere)
    elif kind == "before":
        path = _avoiding(soundness, process, first, second, everywhere)
    else:
        path = _ending_without(soundness, process, first, second, everywhere)
    return Broken(path) if path else None


@lru_cache(maxsize=1)
def _always(soundness: Soundness, process: Process) -> Always:
    lines = (line for line in process.always if kind_of(line) == "never")
    named = (spot(soundness.flow, process, name) for line in lines for name, _ in names_in(line))
    return Always(soundness, process, filter(None, named))


def _holds(always: Always, kind: str, first: Spot, second: Spot) -> bool:
    if kind == "never":
        return not (always.leads(first, second) or always.leads(second, first))
    if kind == "before":
        return always.comes_before(first, second)
    return first is second or always.comes_after(first, second)


def _avoiding(
    soundness: Soundness, process: Process, first: Spot, second: Spot, everywhere: bool
) -> list[Spot]:
    """A path to the second that does not pass the first."""
    if everywhere:
        pruned = soundness.avoiding(first)
        return path_to(second, pruned.reached) if second in pruned.reached else []
    return shortest_path(
        process.steps[:1],
        lambda spot: spot is second,
        lambda spot: [other for other in soundness.within(spot) if other is not first],
    )


def _ending_without(
    soundness: Soundness, process: Process, first: Spot, second: Spot, everywhere: bool
) -> list[Spot]:
    """A path from a start over the first to an end that does not pass the second after it."""
    if first is second:
        return []
    pruned = soundness.avoiding(second) if everywhere else soundness

    def after(spot: Spot) -> list[Spot]:
        others = pruned.after(spot) if everywhere else pruned.within(spot)
        return [other for other in others if other is not second]

    def is_last(spot: Spot) -> bool:
        return isinstance(spot, Outcome) and spot in pruned.ends

    is_end = is_last if everywhere else _always(soundness, process).is_end
    rest = shortest_path([first], is_end, after)
    return path_to(first, soundness.reached)[:-1] + rest if rest else []


def _from_to(soundness: Soundness, first: Spot, second: Spot, everywhere: bool) -> list[Spot]:
    after = soundness.after if everywhere else soundness.within
    starts = after(first)
    before = reachable(starts, after)
    if second not in before:
        return []
    return path_to(first, soundness.reached) + path_to(second, before)


def _leaves(process: Process, *spots: Spot) -> bool:
    return any(process_id(spot) != process.id for spot in spots)
