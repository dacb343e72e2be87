"""What may be edited in the steps of processes: titles, texts, ways, times, owners."""

from __future__ import annotations

from random import Random
from typing import Any

from ..project import NEW, Project
from ..registry import edit

TIMES = (
    "4 hours",
    "1 working day",
    "2 working days",
    "1 sprint",
    "3 weeks",
    "90 minutes",
    "2 fortnight",
)


def a_process(project: Project, rng: Random) -> tuple[str, dict[str, Any]]:
    """A process that has steps."""
    found = [(id, it) for _, id, it in project.all("processes") if it.get("steps")]
    return rng.choice(found)


def a_step(project: Project, rng: Random) -> tuple[str, dict[str, Any], dict[str, Any]]:
    return rng.choice(project.steps())


def replace_everywhere(project: Project, old: str, new: str, keys: tuple[str, ...]) -> None:
    """Let values below some keys name another id."""

    def look(data: Any, inside: bool) -> Any:
        if isinstance(data, dict):
            return {
                key: look(value, key in keys or (inside and key != "text"))
                for key, value in data.items()
            }
        if isinstance(data, list):
            return [look(value, inside) for value in data]
        return new if inside and data == old else data

    for path, data in project.sources.items():
        project.sources[path] = look(data, False)


def target(project: Project, rng: Random, id: str, process: dict[str, Any]) -> str:
    other, there = a_process(project, rng)
    return rng.choice(
        [
            "next",
            rng.choice(process["steps"])["id"],
            other,
            f"{other}.{rng.choice(there['steps'])['id']}",
            *process.get("outcomes", {}),
        ]
    )


@edit("a step is inserted", yaml=True)
def _(p: Project, rng: Random) -> None:
    _, process = a_process(p, rng)
    title = p.word("Do the thing")
    step = {"id": title.lower().replace(" ", "-"), "title": title}
    process["steps"].insert(rng.randrange(len(process["steps"]) + 1), step)


@edit("a step is removed", yaml=True)
def _(p: Project, rng: Random) -> None:
    _, process = a_process(p, rng)
    if len(process["steps"]) > 1:
        process["steps"].pop(rng.randrange(len(process["steps"])))


@edit("a step gets another id", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, _, step = a_step(p, rng)
    old, new = step["id"], p.word("renamed").replace(" ", "-")
    step["id"] = new
    if rng.random() < 0.6:
        keys = ("next", "answers", "outcomes", "since", "from", "until", "then")
        replace_everywhere(p, old, new, keys)
        replace_everywhere(p, f"{id}.{old}", f"{id}.{new}", keys)


@edit("a step gets another title", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["title"] = p.word(
        rng.choice(["Do it", "Is it", "Look at the {term}`Incident`"])
    )


@edit("a step moves", yaml=True)
def _(p: Project, rng: Random) -> None:
    steps = a_process(p, rng)[1]["steps"]
    steps.insert(rng.randrange(len(steps)), steps.pop(rng.randrange(len(steps))))


@edit("a step moves to another process", yaml=True)
def _(p: Project, rng: Random) -> None:
    source, sink = a_process(p, rng)[1]["steps"], a_process(p, rng)[1]["steps"]
    if len(source) > 1:
        sink.append(source.pop(rng.randrange(len(source))))


@edit("two steps change places", yaml=True)
def _(p: Project, rng: Random) -> None:
    steps = a_process(p, rng)[1]["steps"]
    steps[0], steps[-1] = steps[-1], steps[0]


@edit("the text of a step changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    links = [
        "[](#triage.close)",
        "{term}`Request`",
        "{support:role}`agent`",
        "{support:step}`later.begin`",
        "{support:template}`queued`",
        "{download}`form <form.txt>`",
        "![](map.png)",
        "![](added.png)",
        "{download}`more <added.txt>`",
        "$a^2$",
        "note[^n]\n\n[^n]: Noted",
    ]
    a_step(p, rng)[2]["text"] = f"{p.word()} {rng.choice(links)}\n"


@edit("a deadline changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    _, process, step = a_step(p, rng)
    step["within"] = rng.choice(TIMES)
    step["since"] = rng.choice(["start", rng.choice(process["steps"])["id"]])


@edit("a timebox changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["timebox"] = rng.choice(TIMES)


@edit("the owner of a step changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    step = a_step(p, rng)[2]
    if not step.pop("who", None):
        step["who"] = rng.choice([*p.ids("roles"), *NEW["roles"]])


@edit("who is told or asked changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice(["informs", "consults", "accountable"])
    role = rng.choice(p.ids("roles"))
    a_step(p, rng)[2][key] = role if key == "accountable" else [role]


@edit("the answers change", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, process, step = a_step(p, rng)
    for key in ("next", "run", "outcomes", "wait"):
        step.pop(key, None)
    step["answers"] = {
        answer: {"go": target(p, rng, id, process), "text": p.word("Because")}
        for answer in ("Yes", "No", "Perhaps")
    }


@edit("the next step changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, process, step = a_step(p, rng)
    for key in ("answers", "run", "outcomes"):
        step.pop(key, None)
    step["next"] = target(p, rng, id, process)


@edit("a step runs another process", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, process, step = a_step(p, rng)
    for key in ("answers", "next", "outcomes", "wait"):
        step.pop(key, None)
    step["run"], called = a_process(p, rng)
    if "outcomes" in called:
        step["outcomes"] = {name: target(p, rng, id, process) for name in called["outcomes"]}


@edit("a step starts another process", yaml=True)
def _(p: Project, rng: Random) -> None:
    step = a_step(p, rng)[2]
    if not step.pop("starts", None):
        step["starts"] = rng.choice([*p.ids("processes"), *NEW["processes"]])


@edit("a wait changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, process, step = a_step(p, rng)
    step["wait"] = {
        "for": p.word("a sign"),
        "at-most": rng.choice(TIMES),
        "then": target(p, rng, id, process),
    }


@edit("a duty comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    _, process = a_process(p, rng)
    if not process.pop("duties", None):
        until = rng.choice(process["steps"])["id"]
        process["duties"] = [
            {
                "id": "keep",
                "title": p.word("Keep watch"),
                "every": rng.choice(TIMES),
                "until": until,
                "who": rng.choice(p.ids("roles")),
            }
        ]


@edit("a phase comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    step = a_step(p, rng)[2]
    if not step.pop("phase", None):
        step["phase"] = p.word("Phase")


@edit("a checklist changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["checklist"] = [p.word("See to"), "Read [](#triage.acknowledge)."]


@edit("the status of a step changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["status"] = rng.choice(["Open", "Pending", "Lost"])


@edit("whom to call changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["escalate"] = {"to": rng.choice(p.ids("roles")), "when": p.word("it burns")}


@edit("a step sends another template", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_step(p, rng)[2]["send"] = rng.choice([*p.ids("templates"), *NEW["templates"]])
