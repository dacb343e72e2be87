"""Is this phrase meant to be a role? Phrases in prose that are made like a role's name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

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
    firsts, lasts, ends = context.phrases.roles
    found = set()
    for passage, offset in context.phrases.naming:
        match = re.compile(_PHRASE).match(passage.value, offset)
        if match and match[1].casefold() in firsts and _singular(match[2]) in ends:
            found.add((passage, match.start(), match.end()))
        before = re.compile(_WORD_BEFORE).search(passage.value, max(0, offset - 40), offset - 1)
        match = before and re.compile(_PHRASE).match(passage.value, before.start())
        if match and _is_name(match[1], match[2], lasts):
            found.add((passage, match.start(), match.end()))
    known = {*context.names, *_avoided(context)}
    roles = [str(role.name) for role in context.support.roles.values()]
    alike: dict[str, list[str]] = {}
    for name in roles:
        alike.setdefault(_first(name), []).append(name)
    for passage, start, end in found:
        written = " ".join(passage.value[start:end].split())
        if not _is_known(context, known, passage.value, start, end):
            near = alike.get(_first(written), ())
            only = f"did you mean `{near[0]}`?" if len(near) == 1 else ""
            yield Finding(
                passage.value.at(start),
                f"`{written}` looks like a role, and none has this name",
                only or context.suggest(written, near or roles),
                passage.owner.about,
                severity="warning",
                follows=(Cause("schema", "roles"), Cause("yaml", "roles")),
                length=len(passage.value[start:end].split("\n")[0]),
            )


def _avoided(context: Context) -> Iterator[str]:
    """Words of which `avoided-word` tells, in lower case."""
    support = context.support
    for named in (support.roles, support.terms, support.processes):
        for entry in named.values():
            yield from (word.casefold() for word in entry.avoid)


def _is_known(context: Context, known: Container[str], text: str, start: int, end: int) -> bool:
    """Whether a phrase is a name, or a part of one, or no prose."""
    written = " ".join(text[start:end].split())
    before = re.compile(_WORD_BEFORE).search(text, max(0, start - 40), start - 1) if start else None
    longer = " ".join(text[before.start() : end].split()) if before else ""
    names = {written, longer or written, written.removesuffix("s")}
    return (
        any(name.casefold() in known or context.may_be_cut(name) for name in names)
        or re.compile(_LEAD_TIME).match(text, end) is not None
        or prose(text)[start:end].split() != text[start:end].split()
    )


def _first(name: str) -> str:
    """The first word of a name, in lower case."""
    return name.casefold().split(maxsplit=1)[0] if name.strip() else ""


def _is_name(first: str, second: str, lasts: Container[str]) -> bool:
    """Whether two words are written like the name of a role that ends in one of `lasts`."""
    capitals = first[0].isupper() and second[0].isupper()
    return capitals and _singular(second) in lasts and first.casefold() not in _NO_NAMES


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s")
