"""What does the team speak of? Roles, terms, and templates of messages."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ..text.kinds import (
    Colour,
    Id,
    Inline,
    Markdown,
    Means,
    Name,
    Plain,
    RoleId,
    Url,
)
from .escalate import Escalate
from .ignore import Ignores
from .record import NONE, Record

MEANINGS = (
    "requester.first-name",
    "requester.name",
    "requester.email",
    "requester.organization",
    "ticket.subject",
    "ticket.number",
    "agent.first-name",
    "agent.name",
)
"""What of a ticket a placeholder can stand for."""


class Role(Record):
    """Who acts: somebody on duty, or somebody outside that the team talks to."""

    id: Id
    name: Annotated[Name, "The name that readers see."]
    plural: Annotated[Name | None, "The plural, where adding an s is wrong."] = None
    aliases: Annotated[tuple[Name, ...], "Other names that writers use for it."] = ()
    avoid: Annotated[tuple[Name, ...], "Words that writers should not use for it."] = ()
    held_by: Annotated[Inline | None, "Who holds the role at the moment."] = None
    external: Annotated[bool, "`true` for somebody outside the team."] = False
    automatic: Annotated[bool, "`true` for a machine: nobody holds it, nobody hands over."] = False
    reach: Annotated[tuple[Markdown, ...], "How to reach who holds it."] = ()
    escalate: Annotated[
        tuple[Escalate, ...], "Whom to call when it does not answer, one after the other."
    ] = ()
    color: Annotated[Colour | None, "Its colour in charts and badges: `#2f7de1`."] = None
    definition: Annotated[Markdown | None, "What the role is for."] = None
    ignore: Ignores = ()


class Term(Record):
    """A word of the team, defined once."""

    id: Id
    name: Annotated[Name, "The term as readers see it."]
    plural: Annotated[Name | None, "The plural, where adding an s is wrong."] = None
    aliases: Annotated[tuple[Name, ...], "Other words that mean the same."] = ()
    avoid: Annotated[tuple[Name, ...], "Words that writers should not use for it."] = ()
    definition: Annotated[Markdown, "What it means."]
    ignore: Ignores = ()


class Level(Term):
    """A level of a scale: how grave a case is."""


class Scale(Record):
    """Levels by which deadlines and promises differ, as those of severity."""

    id: Id
    title: Annotated[Inline, "What the levels are of."]
    text: Annotated[Markdown | None, "How to find the level of a case."] = None
    values: Annotated[Mapping[str, Level], "The levels, the gravest first."]
    ignore: Ignores = ()


class Placeholder(Record):
    """What to put in place of `{{ name }}` in a template."""

    short: ClassVar[str] = "label"

    label: Annotated[Name, "What to fill in."]
    example: Annotated[Name | None, "An example of it."] = None
    means: Annotated[
        Means | None, "What of a ticket it stands for, such as `requester.first-name`."
    ] = None


class Template(Record):
    """A message to copy, fill in and send."""

    either: ClassVar[tuple[str, ...]] = ("body", "url")

    id: Id
    title: Annotated[Name, "What the message is."]
    to: Annotated[tuple[RoleId, ...], "The roles that it is sent to."] = ()
    channel: Annotated[Name | None, "Where it is sent."] = None
    subject: Annotated[Plain | None, "Its subject line; may hold `{{ placeholders }}`."] = None
    body: Annotated[Plain | None, "Its text, plain; may hold `{{ placeholders }}`."] = None
    url: Annotated[Url | None, "Where the help desk keeps it; then it needs no `body`."] = None
    placeholders: Annotated[
        Mapping[str, Placeholder], "Each `{{ name }}` of the template: what to fill in."
    ] = NONE
    ignore: Ignores = ()
