"""How is it said? The fixed words of the pages, in the language of the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from ..clock.durations import Duration

CATALOG = "sphinx_support_process"
_ = get_translation(CATALOG)

Part = nodes.Node | Sequence[nodes.Node] | str


def phrase(message: str, **parts: Part) -> list[nodes.Node]:
    """A translated sentence as nodes: each `{name}` is replaced by the nodes given for it."""
    found: list[nodes.Node] = []
    for index, piece in enumerate(re.split(r"\{(\w+)\}", message)):
        part: Part = parts[piece] if index % 2 else piece
        if isinstance(part, str):
            found += [nodes.Text(part)] if part else []
        elif isinstance(part, nodes.Node):
            found.append(part)
        else:
            found += part
    return found


def joined(items: Iterable[Part], separator: str = ", ") -> list[nodes.Node]:
    """Nodes one after the other with a separator between them."""
    found: list[nodes.Node] = []
    for item in items:
        if found:
            found.append(nodes.Text(separator))
        found += phrase("{item}", item=item)
    return found


def joined_texts(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The nodes of a line, with neighbouring texts made one: fewer nodes are built faster."""
    found: list[nodes.Node] = []
    for node in content:
        if found and isinstance(node, nodes.Text) and isinstance(found[-1], nodes.Text):
            found[-1] = nodes.Text(found[-1] + node)
        else:
            found.append(node)
    return found


def duration(length: Duration, own: Callable[[str], str]) -> str:
    """A length of time in the language of the build; `own` says one in a unit of the team."""
    units = {
        "minute": (_("1 minute"), _("{n} minutes")),
        "hour": (_("1 hour"), _("{n} hours")),
        "calendar day": (_("1 calendar day"), _("{n} calendar days")),
        "week": (_("1 week"), _("{n} weeks")),
        "working hour": (_("1 working hour"), _("{n} working hours")),
        "working day": (_("1 working day"), _("{n} working days")),
    }
    said = []
    for amount, unit in length.parts:
        if unit in units:
            said.append(units[unit][amount != 1].replace("{n}", str(amount)))
        else:
            said.append(own(f"{amount} {unit}{'' if amount == 1 else 's'}"))
    return " ".join(said)
