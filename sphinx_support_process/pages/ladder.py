"""Who helps when it does not go on? The rungs of a ladder, and how to reach who stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..known.known import Known
from ..model import Escalate, Role
from .content import Block, Field
from .lines import _, joined, line, phrase, several, texts
from .pieces import Clause, Inline, Phrase, Piece, Ref
from .times import time


def rungs(known: Known, ladder: Iterable[Escalate]) -> tuple[Block, ...]:
    """The rungs of a ladder: one as a line, several as a list."""
    return several((line(_rung(known, one), classes="spp-rung"),) for one in ladder)


def _rung(known: Known, one: Escalate) -> list[Piece]:
    """After how long and in which case which role is called, and how."""
    said: list[Piece] = [_called(known, one)]
    role = known.support.roles.get(one.to)
    short = [Inline(text) for text in role.reach if "\n\n" not in text.strip()] if role else []
    if short:
        said += [" (", *joined(short), ")"]
    return said


def _called(known: Known, one: Escalate) -> Phrase:
    role = Ref("role", str(one.to))
    when = Clause((Inline(one.when),)) if one.when else ""
    if one.after:
        after = time(known, one.after)
        if one.when:
            return phrase(_("After {time}, when {when}: {role}"), time=after, when=when, role=role)
        return phrase(_("After {time}: {role}"), time=after, role=role)
    if one.when:
        return phrase(_("Call {role} when {when}"), role=role, when=Inline(one.when))
    return phrase(_("Call {role} if needed"), role=role)


def has_rungs(known: Known, ladder: Iterable[Escalate]) -> bool:
    """Whether a ladder says more than whom to call, so that it does not fit between facts."""
    roles = known.support.roles
    return any(one.after or (one.to in roles and roles[one.to].reach) for one in ladder)


def reached(known: Known, role: Role) -> Iterator[Field]:
    """How to reach who holds a role, and whom to call when nobody answers."""
    if role.reach:
        yield Field(_("How to reach"), texts(role.reach))
    if role.escalate:
        yield Field(_("If nobody answers"), rungs(known, role.escalate))
