"""Is every text finished?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ...known.values import Written
from ...text.kinds import Name
from ...text.markup import prose
from ..context import Context
from ..rule import Finding, rule

_MARKS = ("TODO", "TBD", "FIXME", "XXX")
_MARK = r"\b(?:TODO|TBD|FIXME|XXX+)\b"
_GREETING = r"(?im)^[ \t]*(?:dear|(?:hello|hi|hey|good morning)[ \t]+)[ \t]*,"


@rule("warning", scope="process")
def unfinished_text(context: Context) -> Iterator[Finding]:
    """A text holds `TODO`, `TBD`, `FIXME` or `XXX`, or greets nobody.

    Looks at all texts and names, but not at comments of the YAML; and at greetings such as
    "Dear ," in templates.

    A draft is published sooner than it is finished, and a reply that begins with "Dear ," is sent
    to a customer on a busy day.

    Write what is missing, or move the note into a comment.
    """
    found = list(_marks(context))
    for column in context.messages.columns:
        for text, owner in zip(column.values, column.owners, strict=True):
            greetings = re.finditer(_GREETING, text) if "," in text else ()
            found += [(Written(text, column.key, owner), match) for match in greetings]
    for written, match in found:
        yield Finding(
            written.value.at(match.start()),
            f"`{match[0].strip()}` is not finished",
            "write what is missing, or move the note into a comment",
            written.owner.about,
            length=len(match[0]),
            cause=written.owner.about,
        )


def _marks(context: Context) -> Iterator[tuple[Written, re.Match[str]]]:
    """The marks of what is to be done in all texts and names."""
    texts = (context.prose, context.messages)
    found = (text.find(mark) for text in texts for mark in _MARKS)
    for written, offset in chain.from_iterable(found):
        match = re.compile(_MARK).match(written.value, offset)
        if match is not None and prose(written.value)[offset].strip():
            yield written, match
    for written in context.written[Name]:
        match = re.search(_MARK, written.value)
        if match is not None:
            yield written, match
