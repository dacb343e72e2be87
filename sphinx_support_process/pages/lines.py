"""What do all views say alike? Owners, badges, conditions, and where a way leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..flow import DONE, Outcome, Way
from ..known.known import Known
from ..model import Duty, Process, Step
from ..text.kinds import RoleId
from ..text.text import Text
from .content import Block, Bullets, Field, Item
from .leaves import Anchor, Blocks, Heading, Line
from .pieces import Badge, Bare, Clause, Inline, Marked, Phrase, Piece, Pieces, Plain, Ref, Title


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


def heading(message: str, **parts: Piece | Iterable[Piece]) -> Heading:
    """A message that heads a part of a list."""
    return Heading(phrase(message, **parts), ("spp-head",))


def field(name: str, *parts: Piece | Iterable[Piece]) -> Field:
    """A field with one line."""
    return Field(name, (line(*parts),))


def amount(count: int, one: str, many: str) -> Phrase:
    """How many there are of something: one of two messages with a `{count}`."""
    return phrase(one if count == 1 else many, count=str(count))


def steps(count: int) -> Phrase:
    return amount(count, _("{count} step"), _("{count} steps"))


def anchor(known: Known, kind: str, name: str, id: str, title: Title | Plain | Bare) -> Anchor:
    """What makes a block the target of references to a definition, by its old names, too."""
    return Anchor(kind, name, id, title, known.moved.old(kind, name))


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
    return joined((badge(known, str(id)) for id in ids), separator)


def badge(known: Known, id: str) -> Badge:
    """A reference to a role in its colour."""
    tone, role = known.tones.get(id), known.support.roles.get(id)
    classes = ("spp-automatic",) if role and role.automatic else ()
    if tone is None:
        return Badge(id, classes, None)
    return Badge(id, (*tone.classes, *classes), tone.colour if tone.number is None else None)


def step(one: Step, process: str | None = None) -> Ref:
    """A reference to a step."""
    return Ref("step", one.name, process)


def head(known: Known, item: Step | Duty, classes: str = "") -> Line:
    """When a step or duty is done, its title, and the badges of its owners."""
    owners = known.support.owners(item)
    dot = (" ", Marked(("· ",), ("spp-mark",)))
    badged: Pieces = (*dot, *badges(known, owners)) if owners else ()
    return line(condition(item), Title(item.title), badged, classes=classes)


def condition(item: Step | Duty) -> Pieces:
    """When a step or duty is done, if not always; before its title."""
    return (
        (phrase(_("If {condition}:"), condition=Clause((Inline(item.if_),))), " ")
        if item.if_
        else ()
    )


def label(known: Known, way: Way) -> Clause | None:
    """An answer, or the outcome of the process that was run."""
    if way.label is None:
        return None
    callee = known.support.processes.get(way.source.run or "")
    outcomes = callee.outcomes if callee else {}
    if callee and way.label == DONE and DONE not in outcomes:
        return Clause((phrase(_("Done")),))
    return Clause((Title(outcomes.get(way.label, way.label)),))


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


def ended(outcome: Outcome) -> Pieces:
    """What an outcome says, inside a sentence."""
    return (Clause((Inline(outcome.text),)),) if outcome.text else ()


def takes_over(known: Known, way: Way) -> Sequence[RoleId]:
    """The roles that go on where the owner changes, none where it stays."""
    first = next(iter(way.to.steps), None) if isinstance(way.to, Process) else way.to
    new = known.support.owners(first) if isinstance(first, Step) else ()
    return () if set(new) == set(known.support.owners(way.source)) else new


def hand_off(known: Known, way: Way) -> Phrase | None:
    """Who takes over, where the owner changes."""
    new = new_owners(known, way)
    return phrase(_("Hand over to {roles}."), roles=roles(new, " / ")) if new else None


def new_owners(known: Known, way: Way) -> tuple[RoleId, ...]:
    """The owners of the step that a way leads to, if they are others than before."""
    first = next(iter(way.to.steps), None) if isinstance(way.to, Process) else way.to
    if not isinstance(first, Step):
        return ()
    new = known.support.owners(first)
    return () if set(new) == set(known.support.owners(way.source)) else new


def named_roles(known: Known, ids: Iterable[str]) -> Pieces:
    """The names of roles without links."""
    found = [known.support.roles[id] for id in ids if id in known.support.roles]
    return joined((Bare(role.name) for role in found), " / ")


def started(processes: Iterable[str]) -> Phrase:
    """References to what begins with a step or duty."""
    named = joined(Ref("process", str(id)) for id in processes)
    return phrase(_("Starts {processes}"), processes=named)


def sent(templates: Iterable[str]) -> Phrase:
    """References to the messages that a step or duty sends."""
    named = joined(Ref("template", str(id)) for id in templates)
    return phrase(_("Send: {templates}"), templates=named)


def names(found: Iterable[Text]) -> Pieces:
    """Texts without markup, one after the other."""
    return joined(map(Plain, found))
