"""What do all views say alike? Owners, badges, deadlines, and where a way leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..flow import Outcome, Way
from ..known.known import Known
from ..model import Duty, Process, Step, Wait
from ..model.varied import ELSE, ByLevel
from ..text.kinds import LevelId, RoleId
from ..text.text import Text
from .content import Block, Blocks, Bullets, Field, Item, Line
from .pieces import NAME, Badge, Clause, Inline, Phrase, Piece, Pieces, Plain, Ref, Time, Title


def _(message: str) -> str:
    """Mark a message to be translated: whoever writes content does so."""
    return message


def phrase(message: str, **parts: Piece | Iterable[Piece]) -> Phrase:
    """A message with its parts."""
    return Phrase(message, tuple((name, pieces(part)) for name, part in parts.items()))


def pieces(part: Piece | Iterable[Piece]) -> Pieces:
    """One piece or several as a tuple."""
    if isinstance(part, str) or hasattr(part, "_fields"):
        return (part,)  # type: ignore[return-value]
    return tuple(part)


def joined(items: Iterable[Piece | Iterable[Piece]], separator: Piece = ", ") -> Pieces:
    """Pieces one after the other with a separator between them."""
    found: list[Piece] = []
    for item in items:
        if found:
            found.append(separator)
        found += pieces(item)
    return tuple(found)


def line(*parts: Piece | Iterable[Piece], classes: str = "") -> Line:
    """A line of pieces."""
    return Line(tuple(piece for part in parts for piece in pieces(part)), tuple(classes.split()))


def field(name: str, *parts: Piece | Iterable[Piece]) -> Field:
    """A field with one line."""
    return Field(name, (line(*parts),))


def several(bodies: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
    """One body as it is, several as a list."""
    bodies = tuple(bodies)
    return bodies[0] if len(bodies) == 1 else (Bullets(tuple(map(Item, bodies))),)


def texts(found: Iterable[Text]) -> tuple[Block, ...]:
    """MyST texts: one as it is, several as a list."""
    return several((Blocks(text),) for text in found)


def roles(ids: Iterable[str], separator: str = ", ") -> Pieces:
    """References to roles, one after the other."""
    return joined((Ref("role", str(id)) for id in ids), separator)


def badges(known: Known, ids: Iterable[str], separator: str = " / ") -> Pieces:
    """References to owners, each to be drawn as a badge in the colour of the role."""
    return joined((_badge(known, str(id)) for id in ids), separator)


def _badge(known: Known, id: str) -> Badge:
    tone = known.tones.get(id)
    if tone is None:
        return Badge(id, (), None)
    return Badge(id, tone.classes, tone.colour if tone.number is None else None)


def time(known: Known, written: ByLevel[Text]) -> Piece:
    """A length of time as it was understood, or one for each level."""
    if isinstance(written, Mapping):
        return by_level(known, {level: (length(known, each),) for level, each in written.items()})
    return length(known, written)


def length(known: Known, text: Text) -> Time:
    """A length of time, as it was understood."""
    found = known.duration(text)
    return Time(text, found.parts if found else ())


def by_level(known: Known, shown: Mapping[LevelId, Pieces]) -> Phrase:
    """What holds at each level: `15 minutes (SEV-1), else 1 working day`."""
    said: list[Phrase] = []
    for level, each in shown.items():
        if level == ELSE:
            said.append(phrase(_("else {value}"), value=each))
        else:
            found = known.levels.level(level)
            name: Piece = Plain(found.name) if found else str(level)
            said.append(phrase(_("{value} ({level})"), value=each, level=name))
    return phrase("{values}", values=joined(said))


def step(one: Step, process: str | None = None) -> Ref:
    """A reference to a step."""
    return Ref("step", one.name, process)


def head(known: Known, item: Step | Duty, classes: str = "") -> Line:
    """The title of a step or duty with the badges of its owners."""
    owners = known.support.owners(item)
    badged: Pieces = (" · ", *badges(known, owners)) if owners else ()
    return line(Title(item.title), badged, classes=classes)


def who_and_when(known: Known, one: Step) -> Iterator[Piece]:
    """What follows the title of a step in one line: its owners and its deadline."""
    owners = known.support.owners(one)
    if owners:
        yield " · "
        yield from roles(owners, " / ")
    if one.within:
        yield " · "
        yield phrase(_("within {time}"), time=time(known, one.within))


def waiting(known: Known, wait: Wait) -> Iterator[Piece]:
    """What is waited for, and how long."""
    yield phrase(_("Wait for {what}"), what=Inline(wait.for_))
    if wait.at_most:
        yield phrase(_(", at most {time}"), time=time(known, wait.at_most))


def label(known: Known, way: Way) -> Clause | None:
    """An answer, or the outcome of the process that was run."""
    if way.label is None:
        return None
    callee = known.support.processes.get(way.source.run or "")
    return Clause((Title(callee.outcomes.get(way.label, way.label) if callee else way.label),))


def target(way: Way, named: Piece | None = None) -> Phrase:
    """Where a way leads; `named` stands for what names a step or process, if not a reference."""
    to = way.to
    if isinstance(to, Step):
        is_next = to.process == way.source.process and to.number == way.source.number + 1
        message = _("go on with {step}") if is_next else _("go to {step}")
        return phrase(message, step=step(to, way.source.process) if named is None else named)
    if isinstance(to, Process):
        process = Ref("process", str(to.id), way.source.process) if named is None else named
        return phrase(_("continue in {process}"), process=process)
    if isinstance(to, Outcome):
        return phrase(_("the process ends"))
    return phrase(
        "{target}", target=str(way.written) if way.written else phrase(_("the next step"))
    )


def unnamed_target(way: Way) -> Phrase:
    """Where a way leads, with a place for the name."""
    return target(way, NAME)


def ended(outcome: Outcome) -> Pieces:
    """What an outcome says, inside a sentence."""
    return (Clause((Inline(outcome.text),)),) if outcome.text else ()


def hand_off(known: Known, way: Way) -> Phrase | None:
    """Who takes over, where the owner changes."""
    if not isinstance(way.to, Step):
        return None
    new = known.support.owners(way.to)
    if not new or set(new) == set(known.support.owners(way.source)):
        return None
    return phrase(_("Hand over to {roles}."), roles=roles(new, " / "))


def told(known: Known, informs: ByLevel[tuple[RoleId, ...]]) -> Pieces:
    """References to the roles that are told, or to those told at each level."""
    if isinstance(informs, Mapping):
        return (by_level(known, {level: roles(ids) for level, ids in informs.items()}),)
    return roles(informs)


def names(found: Iterable[Text]) -> Pieces:
    """Texts without markup, one after the other."""
    return joined(map(Plain, found))
