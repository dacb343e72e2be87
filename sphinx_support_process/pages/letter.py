"""What does a reply say? A template below its title: its facts, its text, what to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from ..known.known import Known
from ..model import Placeholder, Step, Template
from .content import Block, Box, Bullets, Field, Fields, Item, Letter, Quote
from .leaves import Line, Verbatim
from .lines import _, field, line, phrase, roles
from .pieces import Code, Emphasis, Gap, Link, Piece, Pieces, Plain, Strong


def letter(
    template: Template,
    more: tuple[Field, ...] = (),
    where: Pieces | None = None,
    *,
    folded: bool = True,
) -> Letter:
    """A template with `more` of its facts; `where` says what sends it, in its own place."""
    return _letter(template, tuple(_plain(template, more)), more, where, folded=folded)


def replies(known: Known, step: Step) -> Iterator[Block]:
    """What a step sends, to be filled in there; elsewhere the step only names it."""
    for id in step.send:
        template = known.support.templates.get(id)
        if template:
            yield _letter(template, (), (), None, folded=True)


def quoted(known: Known, step: Step) -> Iterator[Block]:
    """What a step sends, to be filled in there; elsewhere its text as a quotation."""
    for id in step.send:
        template = known.support.templates.get(id)
        if template:
            quote = Quote((Box(tuple(_plain(template)), ("spp-template",)),))
            yield _letter(template, (quote,), (), None, folded=True)


def _letter(
    template: Template,
    plain: tuple[Block, ...],
    more: tuple[Field, ...],
    where: Pieces | None,
    *,
    folded: bool,
) -> Letter:
    gaps = (
        Gap(str(name), meant.label, meant.example, meant.means and str(meant.means))
        for name, meant in template.placeholders.items()
    )
    return Letter(
        plain=plain,
        title=template.title,
        facts=(*_addressed(template), *more),
        where=where,
        subject=template.subject,
        body=template.body,
        gaps=tuple(gaps),
        url=template.url,
        folded=folded,
    )


def _addressed(template: Template) -> Iterator[Field]:
    if template.to:
        yield field(_("To"), roles(template.to))
    if template.channel:
        yield field(_("Channel"), Plain(template.channel))


def _plain(template: Template, more: tuple[Field, ...] = ()) -> Iterator[Block]:
    yield line(Strong((Plain(template.title),)), classes="spp-template-title")
    subject = template.subject and field(_("Subject"), Code((Plain(template.subject),)))
    fields = (*_addressed(template), *((subject,) if subject else ()), *more)
    if fields:
        yield Fields(fields)
    if template.url:
        help_desk = Link(str(template.url), (phrase(_("Open in the help desk")),))
        yield line(help_desk, classes="spp-open")
    if template.body:
        yield Verbatim(template.body)
    if template.placeholders:
        yield line(phrase(_("Fill in:")))
        filled = template.placeholders.items()
        yield Bullets(tuple(Item((_placeholder(name, meant),)) for name, meant in filled))


def _placeholder(name: str, placeholder: Placeholder) -> Line:
    said: list[Piece] = [Code((f"{{{{ {name} }}}}",)), " ", Plain(placeholder.label)]
    if placeholder.example:
        said += [phrase(_(", for example ")), Emphasis((Plain(placeholder.example),))]
    return line(said)
