"""Where is asked whether a step is done at all? A guard before it, which leads to it or past it."""

from __future__ import annotations

from dataclasses import replace

from ..chart.plan.plan import Arc, Exit, Item, Plan
from ..chart.plan.words import Words
from ..model import Process


def with_guards(old: Plan, process: Process, words: Words) -> Plan:
    """The plan in which what is done under a condition has a box before it, a `gateway`.

    Its first way leads to the step, the other to where the step goes on when it is done.
    """
    asked = {step.name: _asked(words.text(step.if_)) for step in process.steps if step.if_}
    ways: list[Arc | Exit] = [*old.exits, *old.arcs]
    onward = {way.source: way for way in reversed(ways) if way.stroke == "plain"}
    guarded = {row for row in onward if old.items[row].key in asked}
    items: list[Item] = []
    firsts, mains = [], []
    for row, item in enumerate(old.items):
        firsts.append(len(items))
        if row in guarded:
            title = asked[item.key]
            items.append(Item(f"{item.key}/guard", "gateway", title, title, item.lane, item.tone))
        mains.append(len(items))
        items.append(replace(item, condition=""))
    arcs = [arc._replace(source=mains[arc.source], target=firsts[arc.target]) for arc in old.arcs]
    exits = [end._replace(source=mains[end.source]) for end in old.exits]
    for row in sorted(guarded):
        way = onward[row]
        arcs.append(Arc(firsts[row], mains[row], "plain", "yes"))
        if isinstance(way, Arc):
            arcs.append(Arc(firsts[row], firsts[way.target], "plain", "no"))
        else:
            end = replace(way.item, key=f"{way.item.key}/skipped")
            exits.append(Exit(firsts[row], end, "plain", "no"))
    phases = tuple((firsts[row], title) for row, title in old.phases)
    return replace(old, items=tuple(items), arcs=tuple(arcs), exits=tuple(exits), phases=phases)


def _asked(condition: str) -> str:
    """A condition as a question."""
    return f"{condition[:1].upper()}{condition[1:].rstrip('.?')}?"
