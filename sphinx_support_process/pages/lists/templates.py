"""Which reply to send? A template to copy and fill in, or all of them."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Template
from ..content import Block, Box
from ..letter import letter
from ..lines import _, anchor, field, joined, step
from ..pieces import Plain, Ref
from ..view import Options, view


@view("template", of="templates")
def template(known: Known, shown: Template, _options: Options) -> Iterator[Block]:
    """To whom, where and with which subject; the text; what to fill in."""
    users = tuple(_users(known, shown.id))
    more = (field(_("Sent in"), joined(users)),) if users else ()
    id = str(shown.id)
    target = anchor(known, "template", id, f"template-{id}", Plain(shown.title))
    yield Box(tuple(letter(shown, more)), ("spp-template",), target)


@view("templates")
def templates(known: Known, options: Options) -> Iterator[Block]:
    """All templates, one after the other."""
    for shown in known.support.templates.values():
        yield from template(known, shown, options)


def _users(known: Known, id: str) -> Iterator[Ref]:
    """The steps that send a template, and the processes that have a duty which does."""
    for sender in known.flow.steps.values():
        if id in set[str](sender.send):
            yield step(sender)
    for process in known.support.processes.values():
        if any(id in set[str](duty.send) for duty in process.duties):
            yield Ref("process", str(process.id))
