"""What may be edited of processes as a whole: titles, goals, outcomes, labels, ids."""

from __future__ import annotations

from random import Random

from ..project import NEW, Project
from ..registry import edit
from .steps import a_process, a_step, replace_everywhere


@edit("an outcome changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    outcomes = a_process(p, rng)[1].setdefault("outcomes", {})
    outcomes[rng.choice(["resolved", "refused", "lost"])] = p.word("It ended")


@edit("a process gets another title", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_process(p, rng)[1]["title"] = p.word("Process")


@edit("the goal of a process changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_process(p, rng)[1]["goal"] = f"{p.word('Good')} {{support:step}}`triage.close`\n"


@edit("the trigger of a process changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    process = a_process(p, rng)[1]
    key = rng.choice(["trigger", "requires"])
    if not process.pop(key, None) or rng.random() < 0.5:
        process[key] = [p.word("Something happens")]


@edit("the owner of a process changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    a_process(p, rng)[1]["who"] = rng.choice([*p.ids("roles"), *NEW["roles"]])


@edit("a label of a process comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    process = a_process(p, rng)[1]
    if not process.pop("label", None):
        taken = [it.get("label") for _, _, it in p.all("processes")]
        process["label"] = rng.choice(
            [it for it in ("support:triage", "support:later") if it not in taken]
        )


@edit("a promise about order comes or goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    process = a_process(p, rng)[1]
    if not process.pop("always", None):
        one, other = (rng.choice(process["steps"])["id"] for _ in range(2))
        process["always"] = [f"{one} before {other}"]


@edit("a process comes that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    id = rng.choice([id for id in NEW["processes"] if id not in p.ids("processes")])
    path = rng.choice(list(p.sources))
    p.sources[path].setdefault("processes", {})[id] = {
        "title": p.word("New"),
        "trigger": "Somebody comes.",
        "who": rng.choice([*p.ids("roles"), *NEW["roles"]]),
        "steps": [
            {"id": "begin", "title": "Begin"},
            {"id": "end", "title": "End", "next": rng.choice(p.ids("processes"))},
        ],
    }


@edit("a process goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    path, id, _ = rng.choice(p.all("processes"))
    if len(p.all("processes")) > 2:
        del p.sources[path]["processes"][id]


@edit("a process gets another id", yaml=True)
def _(p: Project, rng: Random) -> None:
    path, old, _ = rng.choice(p.all("processes"))
    new = rng.choice(
        [id for id in (*NEW["processes"], "triage", "incident") if id not in p.ids("processes")]
    )
    found = p.sources[path]["processes"]
    p.sources[path]["processes"] = {new if id == old else id: it for id, it in found.items()}
    if rng.random() < 0.5:
        replace_everywhere(p, old, new, ("next", "answers", "run", "starts", "from"))


@edit("a problem is accepted", yaml=True)
def _(p: Project, rng: Random) -> None:
    step = a_step(p, rng)[2]
    step["ignore"] = [{"rule": "wait-without-limit", "reason": "so it is", "until": "2026-02-20"}]
