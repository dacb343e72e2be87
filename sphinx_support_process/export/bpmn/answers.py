"""What must an engine be told before it goes on? Answers, and the conditions that compare them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from dataclasses import replace

from ...chart.plan.plan import Arc, Exit, Plan
from ...chart.plan.words import Words
from ...flow import Way

OTHERWISE = "otherwise"
"""The answer that a step has failed."""

DEFAULT = ""
"""In place of a condition: the way that is taken if no other is."""


def answered(old: Plan, seen: Set[str]) -> Plan:
    """The plan in which a condition is asked like a question.

    In steps that are `seen` to fail and have a timer as well, both lead to where they go on then.
    """
    items = tuple(
        replace(item, shape="question") if item.shape == "gateway" else item for item in old.items
    )
    failing = {row for row, item in enumerate(items) if item.key in seen}
    arcs = [
        arc._replace(stroke="plain", label=OTHERWISE)
        for arc in old.arcs
        if arc.source in failing and arc.stroke == "timeout"
    ]
    exits = [
        end._replace(
            item=replace(end.item, key=f"{end.item.key}/seen"), stroke="plain", label=OTHERWISE
        )
        for end in old.exits
        if end.source in failing and end.stroke == "timeout"
    ]
    return replace(old, items=items, arcs=(*old.arcs, *arcs), exits=(*old.exits, *exits))


def condition(words: Words, way: Arc | Exit) -> str:
    """On what condition a way is taken that leaves a gateway, or `DEFAULT`.

    `answer` is what was said of the task before it, `outcome` how a process has ended that was
    run there; both are compared with texts as they are written in JSON.
    """
    if not way.ways:
        return _is("answer", way.label)
    if any(each.kind == "next" for each in way.ways):
        return DEFAULT
    return " or ".join(dict.fromkeys(_compared(words, way.ways)))


def _compared(words: Words, ways: Iterable[Way]) -> Iterable[str]:
    for way in ways:
        runs = way.source.run in words.support.processes
        name = "outcome" if runs else "answer"
        if way.kind == "timeout":
            yield _is(name, OTHERWISE)
        else:
            yield _is(name, str(way.label) if runs else words.label(way))


def _is(name: str, value: str) -> str:
    return f"{name} == {json.dumps(value, ensure_ascii=False)}"
