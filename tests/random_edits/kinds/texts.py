"""What may be edited in texts that name something, note something, or link to a page."""

from __future__ import annotations

from random import Random
from typing import Any

from ..project import Page, Project
from ..registry import edit

NAMED = (
    "(a-label)=\n{}\n",
    "```{{math}}\n:label: an-equation\nx = 1\n```\n\n{}\n",
    "```{{option}} --an-option\n{}\n```\n",
    "```{{figure}} map.png\n:name: a-figure\n{}\n```\n",
    "{{index}}`{}`\n",
)
"""What a page and others refer to, before and after a text names it."""


def _text(p: Project, rng: Random) -> tuple[dict[str, Any], str]:
    """A definition and the key of a text in it; of a text that names something, if there is one."""
    places = [(step, "text") for _, _, step in p.steps()]
    places += [(it, "goal") for _, _, it in p.all("processes")]
    places += [(it, "definition") for _, _, it in (*p.all("roles"), *p.all("terms"))]
    places += [(it, "text") for _, _, it in p.all("priorities")]
    named = [(it, key) for it, key in places if "}" in it.get(key, "") or ")=" in it.get(key, "")]
    return rng.choice(named if named and rng.random() < 0.6 else places)


@edit("a text names something", yaml=True)
def _(p: Project, rng: Random) -> None:
    it, key = _text(p, rng)
    it[key] = rng.choice(NAMED).format(p.word("Named"))


@edit("a text names nothing any more", yaml=True)
def _(p: Project, rng: Random) -> None:
    it, key = _text(p, rng)
    it[key] = f"{p.word('Plain')}\n"


@edit("a definition names something", yaml=True)
def _(p: Project, rng: Random) -> None:
    for _ in range(2):
        rng.choice(p.all("roles"))[2]["definition"] = rng.choice(NAMED).format(p.word("Named"))


@edit("texts have notes of the same labels", yaml=True)
def _(p: Project, rng: Random) -> None:
    for _, _, step in rng.choices(p.steps(), k=3):
        notes = f"[^n]: {p.word('Noted')}\n[^1]: {p.word('Also')}\n"
        step["text"] = (
            f"{p.word()}[^n], {p.word()}[^1], [that].\n\n{notes}\n[that]: #triage.close\n"
        )


@edit("a page has notes of its own")
def _(p: Project, rng: Random) -> None:
    name = rng.choice([name for name in p.pages if name.endswith(".md")])
    label = rng.choice("nm")
    p.pages[name].blocks.append(f"{p.word()}[^{label}].\n\n[^{label}]: {p.word('Note')}")


@edit("a page shows what others show")
def _(p: Project, rng: Random) -> None:
    page = p.pages[rng.choice([name for name in p.pages if name != "index.md"])]
    shown = [("support:role", id) for id in p.ids("roles")]
    shown += [("support:priorities", id) for id in p.ids("priorities")]
    name, argument = rng.choice([*shown, ("support:glossary", ""), ("support:overview", "")])
    page.blocks.insert(rng.randrange(len(page.blocks) + 1), (name, argument, {}))


@edit("a text links to a page that comes later", yaml=True)
def _(p: Project, rng: Random) -> None:
    link = rng.choice(["[](../added.md)", "[so](../added)", "{doc}`../added`", "{any}`../added`"])
    rng.choice(p.steps())[2]["text"] = f"{p.word()} {link}\n"


@edit("a page comes or goes that a text links to")
def _(p: Project, rng: Random) -> None:
    rng.choice(p.steps())[2]["text"] = f"{p.word()} [](../added.md)\n"
    if p.pages.pop("added.md", None):
        p.order.remove("added")
    else:
        p.pages["added.md"] = Page(p.word("Added"), ["Here."])
        p.order.append("added")
