"""What does a reply say? A template below its title: its facts, its text, what to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Placeholder, Template
from .content import Block, Bullets, Field, Fields, Item, Line, Verbatim
from .lines import _, field, line, phrase, roles
from .pieces import Code, Emphasis, Link, Piece, Plain, Strong


def letter(template: Template, more: tuple[Field, ...] = ()) -> Iterator[Block]:
    """The blocks of a template, with `more` of its facts."""
    yield line(Strong((Plain(template.title),)), classes="spp-template-title")
    fields: list[Field] = []
    if template.to:
        fields.append(field(_("To"), roles(template.to)))
    if template.channel:
        fields.append(field(_("Channel"), Plain(template.channel)))
    if template.subject:
        fields.append(field(_("Subject"), Code((Plain(template.subject),))))
    fields += more
    if fields:
        yield Fields(tuple(fields))
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
