"""Which reply to send? A template to copy and fill in, or all of them below what sends them."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Process, Template
from ..content import Block, Box, Bullets, Item
from ..letter import letter
from ..lines import _, anchor, field, joined, line, phrase, step
from ..pieces import Bare, Inline, Piece, Pieces, Plain, Ref
from ..view import Options, view


@view("template", of="templates")
def template(known: Known, shown: Template, _options: Options) -> Iterator[Block]:
    """To whom, where and with which subject; the text; what to fill in."""
    yield _reply(known, shown, folded=False)


@view("templates")
def templates(known: Known, _options: Options) -> Iterator[Block]:
    """An index by what sends them, then all templates, each folded if there are several."""
    processes = known.support.processes.values()
    index = tuple(block for process in processes for block in _index(known, process))
    if index:
        yield Box(index, ("spp-index",))
    several = len(known.support.templates) > 1
    for shown in known.support.templates.values():
        yield _reply(known, shown, folded=several)


def _reply(known: Known, shown: Template, *, folded: bool) -> Box:
    id = str(shown.id)
    senders = tuple(_senders(known, id))
    more = (field(_("Sent in"), joined(ref for ref, _said in senders)),) if senders else ()
    where = joined((said for _ref, said in senders), "; ")
    target = anchor(known, "template", id, f"template-{id}", Plain(shown.title))
    return Box((letter(shown, more, where, folded=folded),), ("spp-template",), target)


def _index(known: Known, process: Process) -> Iterator[Block]:
    """The steps and duties of a process that send something, each with what it sends."""
    senders: list[tuple[Piece, Pieces]] = [
        (step(one, str(process.id)), _sent(known, one.send)) for one in process.steps if one.send
    ]
    senders += [(Inline(duty.title), _sent(known, duty.send)) for duty in process.duties]
    items = tuple(Item((line(sender, ": ", sent),)) for sender, sent in senders if sent)
    if items:
        yield line(Ref("process", str(process.id)), classes="spp-in-process")
        yield Bullets(items)


def _sent(known: Known, ids: tuple[str, ...]) -> Pieces:
    return joined(Ref("template", str(id)) for id in ids if id in known.support.templates)


def _senders(known: Known, id: str) -> Iterator[tuple[Pieces, Pieces]]:
    """What sends a template, with a reference and in few words: steps, and duties of processes."""
    processes = known.support.processes
    for sender in known.flow.steps.values():
        if sender.send and id in set[str](sender.send):
            title, number = Bare(processes[sender.process].title), str(sender.number)
            where = phrase(_("{process}, step {number}"), process=title, number=number)
            yield (step(sender),), (where,)
    for process in processes.values():
        for duty in process.duties:
            if id in set[str](duty.send):
                of, title = Ref("process", str(process.id)), Bare(duty.title)
                yield (of, " (", title, ")"), (Bare(process.title), " (", title, ")")
