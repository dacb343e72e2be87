"""What may be edited beside processes: roles, terms, templates, promises, people, the calendar."""

from __future__ import annotations

from random import Random
from typing import Any

from ..project import NEW, Project
from ..registry import edit
from .steps import TIMES, replace_everywhere


def some(project: Project, rng: Random, key: str) -> dict[str, Any]:
    return rng.choice(project.all(key))[2]


def come(project: Project, rng: Random, key: str, item: dict[str, Any]) -> None:
    id = rng.choice([id for id in NEW[key] if id not in project.ids(key)])
    path = rng.choice(list(project.sources))
    project.sources[path].setdefault(key, {})[id] = item


def go(project: Project, rng: Random, key: str) -> None:
    path, id, _ = rng.choice(project.all(key))
    del project.sources[path][key][id]
    if not project.sources[path][key]:
        del project.sources[path][key]


def another_id(project: Project, rng: Random, key: str, names: tuple[str, ...]) -> None:
    path, old, _ = rng.choice(project.all(key))
    new = rng.choice([id for id in NEW[key] if id not in project.ids(key)])
    found = project.sources[path][key]
    project.sources[path][key] = {new if id == old else id: it for id, it in found.items()}
    if rng.random() < 0.5:
        replace_everywhere(project, old, new, names)


ROLES = ("who", "informs", "consults", "accountable", "to", "ask", "escalate")


@edit("a role gets another name", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "roles")["name"] = rng.choice([p.word("Role"), "Boss", "Solver"])


@edit("a role gets another colour", yaml=True)
def _(p: Project, rng: Random) -> None:
    role = some(p, rng, "roles")
    if not role.pop("color", None):
        role["color"] = rng.choice(["#16924a", "#b46a00", "#d6338a"])


@edit("a role becomes external or of the team", yaml=True)
def _(p: Project, rng: Random) -> None:
    role = some(p, rng, "roles")
    if not role.pop("external", None):
        role["external"] = "true"


@edit("who holds a role changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "roles")["held-by"] = p.word("Cleo")


@edit("an alias or plural of a role changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    role = some(p, rng, "roles")
    if rng.random() < 0.5:
        role["plural"] = p.word("People")
    elif not role.pop("aliases", None):
        role["aliases"] = [rng.choice(["Desk", "Helpers"])]


@edit("a definition changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice(["roles", "terms"])
    some(p, rng, key)["definition"] = (
        f"{p.word('Means')}, as {{support:step}}`triage.close` says.\n"
    )


@edit("a role comes that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    come(p, rng, "roles", {"name": rng.choice(["Boss", "Buyer"]), "definition": "New here."})


@edit("a role goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "roles")


@edit("a role gets another id", yaml=True)
def _(p: Project, rng: Random) -> None:
    another_id(p, rng, "roles", ROLES)


@edit("a term comes that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    come(p, rng, "terms", {"name": "Budget", "definition": "Money and time."})


@edit("a term goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "terms")


@edit("a term gets another id", yaml=True)
def _(p: Project, rng: Random) -> None:
    another_id(p, rng, "terms", ())


@edit("a term gets another name", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "terms")["name"] = rng.choice([p.word("Term"), "Budget"])


@edit("an alias of a term changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    term = some(p, rng, "terms")
    if not term.pop("aliases", None):
        term["aliases"] = [rng.choice(["Outage", "Budget", p.word("Alias")])]


@edit("a word to avoid changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "terms")["avoid"] = [rng.choice(["ticket", "blackout"])]


@edit("the body of a template changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "templates")["body"] = f"Hello {{{{ name }}}},\n\n{p.word('we write')}.\n"


@edit("a template gets another title", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "templates")["title"] = p.word("Reply")


@edit("the head of a template changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    template = some(p, rng, "templates")
    template["subject"], template["channel"] = p.word("Re:"), p.word("Mail")
    template["to"] = rng.choice(p.ids("roles"))


@edit("the placeholders of a template change", yaml=True)
def _(p: Project, rng: Random) -> None:
    some(p, rng, "templates")["placeholders"] = {
        "name": {"label": p.word("who it is"), "example": p.word("Ada")}
    }


@edit("a template comes that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    come(p, rng, "templates", {"title": p.word("Late"), "to": "customer", "body": "Sorry.\n"})


@edit("a template goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "templates")


@edit("a promise changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    promise = some(p, rng, "promises")
    id, _, step = rng.choice(p.steps())
    promise |= {"within": rng.choice(TIMES), "until": f"{id}.{step['id']}", "from": id}


@edit("a promise comes", yaml=True)
def _(p: Project, rng: Random) -> None:
    id, _, step = rng.choice(p.steps())
    name = f"{id}.{step['id']}"
    come(p, rng, "promises", {"to": "customer", "from": id, "until": name, "within": "1 sprint"})


@edit("a promise goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "promises")


@edit("the priorities change", yaml=True)
def _(p: Project, rng: Random) -> None:
    item = some(p, rng, "priorities")
    rng.shuffle(item["order"])
    key = rng.choice(["title", "text", "order", "ask"])
    item[key] = {"order": [*item["order"], p.word()], "ask": [rng.choice(p.ids("roles"))]}.get(
        key, p.word()
    )


@edit("priorities come that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    come(p, rng, "priorities", {"title": p.word("Order"), "order": ["This", "That"]})


@edit("priorities go", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "priorities")


@edit("a community changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice(["name", "note"])
    some(p, rng, "communities")[key] = p.word("Museum")


@edit("a community comes that pages named before", yaml=True)
def _(p: Project, rng: Random) -> None:
    come(p, rng, "communities", {"name": p.word("Club"), "representatives": ["Cleo Example"]})


@edit("a community goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    go(p, rng, "communities")


@edit("a representative changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    people = some(p, rng, "communities").setdefault("representatives", [])
    day = f"2026-0{rng.randrange(1, 7)}-01"
    person = {
        "name": p.word("Dora"),
        rng.choice(["since", "until"]): day,
        "email": f"{p.count}@example.org",
    }
    people[:] = [*people[:1], person]


@edit("the working hours change", yaml=True)
def _(p: Project, rng: Random) -> None:
    working = _calendar(p, rng).setdefault("working", {})
    working["hours"] = f"0{rng.randrange(5, 9)}:00-1{rng.randrange(3, 9)}:30"


@edit("the working days change", yaml=True)
def _(p: Project, rng: Random) -> None:
    working = _calendar(p, rng).setdefault("working", {})
    working["days"] = rng.choice(["mon-thu", "mon, wed, fri", "mon-fri"])
    working["timezone"] = rng.choice(["UTC", "Europe/Berlin"])


@edit("a unit of the calendar changes", yaml=True)
def _(p: Project, rng: Random) -> None:
    units = _calendar(p, rng).setdefault("units", {})
    units[rng.choice(["sprint", "fortnight"])] = (
        f"{rng.randrange(2, 9)} {rng.choice(['weeks', 'working days'])}"
    )


@edit("a unit of the calendar goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    _calendar(p, rng).pop("units", None)


@edit("the calendar goes", yaml=True)
def _(p: Project, rng: Random) -> None:
    for data in p.sources.values():
        data.pop("calendar", None)


@edit("the statuses change", yaml=True)
def _(p: Project, rng: Random) -> None:
    path = rng.choice([path for path, data in p.sources.items() if "statuses" in data])
    p.sources[path]["statuses"] = rng.choice([["Open", "Closed"], ["Open", "Lost"], ["Pending"]])


def _calendar(project: Project, rng: Random) -> dict[str, Any]:
    for data in project.sources.values():
        if "calendar" in data:
            return data["calendar"]
    return project.sources[rng.choice(list(project.sources))].setdefault("calendar", {})


@edit("definitions change their order", yaml=True)
def _(p: Project, rng: Random) -> None:
    path = rng.choice(list(p.sources))
    key = rng.choice([key for key, value in p.sources[path].items() if isinstance(value, dict)])
    items = list(p.sources[path][key].items())
    rng.shuffle(items)
    p.sources[path][key] = dict(items)


@edit("the keys of a definition change their order", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice([key for key in NEW if p.all(key)])
    item = some(p, rng, key)
    pairs = list(item.items())
    rng.shuffle(pairs)
    item.clear()
    item.update(pairs)


@edit("a definition moves to another file", yaml=True)
def _(p: Project, rng: Random) -> None:
    key = rng.choice([key for key in NEW if p.all(key)])
    path, id, item = rng.choice(p.all(key))
    del p.sources[path][key][id]
    if not p.sources[path][key]:
        del p.sources[path][key]
    p.sources[rng.choice(list(p.sources))].setdefault(key, {})[id] = item
