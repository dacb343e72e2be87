"""What may be edited of the keys of format 2: levels, conditions, failures, ladders, old names."""

from __future__ import annotations

from random import Random
from typing import Any

from ..project import NEW, Project
from ..registry import edit
from .definitions import come, go, some
from .steps import TIMES, a_process, a_step, target


def by_level(p: Project, rng: Random, *values: Any) -> dict[str, Any]:
    """Some values for the levels of a scale."""
    names = list(some(p, rng, "levels")["values"])
    keys = rng.sample([*names, "else"], rng.randrange(1, len(names) + 1))
    return {key: rng.choice(values) for key in keys}


def come_or_go(item: dict[str, Any], key: str, value: Any) -> None:
    if not item.pop(key, None):
        item[key] = value


@edit("a level changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    level = rng.choice(list(some(p, rng, "levels")["values"].values()))
    key = rng.choice(["name", "definition"])
    level[key] = p.word("Grave") + (" {support:step}`triage.close`" if key != "name" else "")


@edit("a level comes", yaml=True)
def _(p: Project, rng: Random) -> None:
    values = some(p, rng, "levels")["values"]
    values[p.word("level").replace(" ", "-")] = {"name": p.word("SEV"), "definition": "So."}


@edit("levels come that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    values = {"today": {"name": "Today", "definition": "Not tomorrow."}}
    come(p, rng, "levels", {"title": p.word("Scale"), "values": values})


@edit("levels go", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "levels")


@edit("a time differs by level", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice(["within", "timebox", "by"])
    ends = ("end of the working day", "2 weeks before the review")
    a_step(p, rng)[2][key] = by_level(p, rng, *(ends if key == "by" else TIMES))


@edit("a promise differs by level", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "promises")["within"] = by_level(p, rng, *TIMES)


@edit("who is told differs by level", yaml=True)
def _(p: Project, rng: Random) -> None:
    ids = p.ids("roles")
    a_step(p, rng)[2]["informs"] = by_level(p, rng, [rng.choice(ids)], rng.sample(ids, 2))


@edit("how often a duty is done changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    duties = [duty for _, _, it in p.all("processes") for duty in it.get("duties", [])]
    every = rng.choice(["mon, thu 10:00", "1 calendar month", by_level(p, rng, *TIMES)])
    rng.choice(duties)["every"] = every


@edit("a condition comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    come_or_go(a_step(p, rng)[2], "if", p.word("it burns"))


@edit("what fails changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, process, step = a_step(p, rng)
    step.get("wait", {}).pop("then", None)
    step["expect"] = p.word("It is green")
    step["otherwise"] = {"go": target(p, rng, id, process), "text": p.word("Look further")}


@edit("a warning comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    come_or_go(a_step(p, rng)[2], "warning", [p.word("Never run {term}`Incident`")])


@edit("a thing of a checklist gets an owner", yaml=True)
def _(p: Project, rng: Random) -> None:
    thing = {"text": p.word("Help"), "who": rng.choice(p.ids("roles"))}
    a_step(p, rng)[2]["checklist"] = ["This.", thing]


@edit("a ladder changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    role = some(p, rng, "roles")
    item = rng.choice([a_step(p, rng)[2], a_process(p, rng)[1], role])
    come_or_go(item, "escalate", [{"to": rng.choice(p.ids("roles")), "after": rng.choice(TIMES)}])


@edit("how to reach a role changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    come_or_go(some(p, rng, "roles"), "reach", [p.word("by `/page`"), p.word("+00")])


@edit("a role becomes a machine, or is none any more", yaml=True)
def _(p: Project, rng: Random) -> None:
    come_or_go(some(p, rng, "roles"), "automatic", "true")


@edit("who is waited for changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    waits = [step["wait"] for _, _, step in p.steps() if "wait" in step]
    come_or_go(rng.choice(waits), "who", rng.choice(p.ids("roles")))


@edit("who keeps a process or answers for it changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    process = a_process(p, rng)[1]
    come_or_go(process, rng.choice(["keeper", "accountable"]), rng.choice(p.ids("roles")))
    process["verified"] = f"2026-01-0{rng.randrange(1, 9)}"


@edit("a process of duties alone comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    found = [(path, id) for path, id, it in p.all("processes") if not it.get("steps")]
    if found:
        path, id = found[0]
        del p.sources[path]["processes"][id]
        return
    duty = {"id": "watch", "title": p.word("Watch"), "every": "mon 10:00", "starts": "triage"}
    path = rng.choice([path for path, data in p.sources.items() if "processes" in data])
    id = rng.choice([id for id in NEW["processes"] if id not in p.ids("processes")])
    who = rng.choice(p.ids("roles"))
    p.sources[path]["processes"][id] = {"title": "A week", "who": who, "duties": [duty]}


@edit("a template moves to the help desk, or back", yaml=True)
def _(p: Project, rng: Random) -> None:
    come_or_go(some(p, rng, "templates"), "url", f"https://example.org/{rng.randrange(99)}")


@edit("somebody speaks in another role", yaml=True)
def _(p: Project, rng: Random) -> None:
    people = some(p, rng, "communities")["representatives"]
    people.append({"name": p.word("Eve"), "as": rng.choice(p.ids("roles"))})


@edit("hours differ by weekday, and there are holidays", yaml=True)
def _(p: Project, rng: Random) -> None:
    hours = {"mon-thu": "09:00-12:00, 13:00-17:00", "fri": f"09:00-1{rng.randrange(9)}:00"}
    day = {"date": "2026-12-24", "hours": "09:00-12:00", "name": p.word("Eve")}
    working = {"hours": hours, "timezone": "UTC", "holidays": ["2026-12-25", day]}
    path = next((path for path, data in p.sources.items() if "calendar" in data), None)
    p.sources[path or rng.choice(list(p.sources))].setdefault("calendar", {})["working"] = working


@edit("an old name is kept or forgotten", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice(["processes", "steps", "roles", "terms", "templates", "communities"])
    if key == "steps":
        old = rng.choice(["later.begin", f"triage.{p.word('old').replace(' ', '-')}"])
        new = "{0}.{2[id]}".format(*rng.choice(p.steps()))
    else:
        old, new = rng.choice(NEW[key]), rng.choice(p.ids(key))
    path = next((path for path, data in p.sources.items() if "moved" in data), None)
    moved = p.sources[path or rng.choice(list(p.sources))].setdefault("moved", {})
    if old in moved.get(key, {}):
        del moved[key][old]
    else:
        moved.setdefault(key, {})[old] = new


@edit("a step gets another id, and keeps the old name", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, _, step = a_step(p, rng)
    old, step["id"] = step["id"], p.word("renamed").replace(" ", "-")
    path = next((path for path, data in p.sources.items() if "moved" in data), None)
    moved = p.sources[path or rng.choice(list(p.sources))].setdefault("moved", {})
    moved.setdefault("steps", {})[f"{id}.{old}"] = f"{id}.{step['id']}"
