"""Is this phrase meant to be a role? Phrases in prose that are made like a role's name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ...known.values import Written
from ...model.names import OFFICES
from ...text.markup import prose
from ...text.problem import Cause
from ..context import Context
from ..rule import Finding

_PHRASE = r"\b([^\W\d_]+)[ \n]+([^\W\d_]+)\b"
_LEAD_TIME = r"(?i)(?<=lead)\s+times?\b"
_WORD_BEFORE = r"\b[^\W\d_]+$"
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        a an and another any as ask each either every for from his her if in is its new no of one
        or other our same some tell that the their these this those to two when which who with your
        """,
    )
)


def role_like_phrases(context: Context) -> Iterator[Finding]:
    """Phrases such as `support steward` or `Project Manager` that name no role or term.

    One begins like a role and ends in an office, in any case; or it is written with capitals and
    ends like a role.
    """
    names = [str(role.name).casefold().split() for role in context.support.roles.values()]
    several = [words for words in names if len(words) > 1]
    if not several:
        return
    firsts = {words[0] for words in several}
    lasts = {words[-1] for words in several}
    found = set()
    ends = OFFICES | lasts
    office = f"(?= +(?:{'|'.join(map(re.escape, sorted(ends)))}))"
    words = [*map(re.escape, lasts), *(re.escape(first) + office for first in firsts)]
    for passage, offset in context.prose.words(firsts | lasts, "|".join(sorted(words))):
        match = re.compile(_PHRASE).match(passage.value, offset)
        if match and match[1].casefold() in firsts and _singular(match[2]) in ends:
            found.add((passage, match.start(), match.end()))
        before = re.compile(_WORD_BEFORE).search(passage.value, max(0, offset - 40), offset - 1)
        match = before and re.compile(_PHRASE).match(passage.value, before.start())
        if match and _is_name(match[1], match[2], lasts):
            found.add((passage, match.start(), match.end()))
    known = {*context.names, *_avoided(context)}
    for passage, start, end in found:
        yield from _unless_known(context, known, passage, start, end)


def _avoided(context: Context) -> Iterator[str]:
    """Words of which `avoided-word` tells, in lower case."""
    support = context.support
    for named in (support.roles, support.terms, support.processes):
        for entry in named.values():
            yield from (word.casefold() for word in entry.avoid)


def _unless_known(
    context: Context, known: Container[str], passage: Written, start: int, end: int
) -> Iterator[Finding]:
    text = passage.value
    written = " ".join(text[start:end].split())
    before = re.compile(_WORD_BEFORE).search(text, max(0, start - 40), start - 1) if start else None
    longer = " ".join(text[before.start() : end].split()) if before else ""
    names = {written, longer or written, written.removesuffix("s")}
    if any(name.casefold() in known or context.may_be_cut(name) for name in names) or re.compile(
        _LEAD_TIME
    ).match(text, end):
        return
    if prose(text)[start:end].split() != text[start:end].split():
        return
    roles = [str(role.name) for role in context.support.roles.values()]
    first = written.casefold().split()[0]
    near = [name for name in roles if name.casefold().split()[0] == first]
    only = f"did you mean `{near[0]}`?" if len(near) == 1 else ""
    yield Finding(
        text.at(start),
        f"`{written}` looks like a role, and none has this name",
        only or context.suggest(written, near or roles),
        passage.owner.about,
        severity="warning",
        follows=(Cause("schema", "roles"), Cause("yaml", "roles")),
        length=len(text[start:end].split("\n")[0]),
    )


def _is_name(first: str, second: str, lasts: Container[str]) -> bool:
    """Whether two words are written like the name of a role that ends in one of `lasts`."""
    capitals = first[0].isupper() and second[0].isupper()
    return capitals and _singular(second) in lasts and first.casefold() not in _NO_NAMES


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")
