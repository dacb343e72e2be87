"""May this person ask? Communities and who speaks for them, without what is private."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ...known.known import Known
from ...model import Community, Representative, Step
from ...model.fields import keys
from ...text.kinds import RoleId
from ...text.text import Text
from ..content import Block, Bullets, Cell, Filter, Item, Table
from ..leaves import Line
from ..lines import _, anchor, heading, joined, line, phrase
from ..lines import step as ref
from ..pieces import Inline, Link, Phrase, Piece, Pieces, Plain, Ref, Strong
from ..view import Options, view


@view("representatives", step="step", former="flag")
def representatives(known: Known, options: Options) -> Iterator[Block]:
    """Communities and the people who speak for them now, those with a role of their own apart.

    Of a person it shows what `support_process_public_fields` names, and nothing else. `step` names
    the step in which somebody else may be approved; `former` shows who speaks for them no longer.
    """
    communities = known.support.communities.values()
    if not communities:
        return
    roles = list(_roles(known))
    others = [_without_role(known, community) for community in communities]
    head: list[Pieces] = [(phrase(_("Community")),)]
    head += [(phrase(_("Representatives")),)] if any(others) else []
    head += [(Ref("role", str(id)),) for id in roles]
    rows = []
    for community, people in zip(communities, others, strict=True):
        cells = [Cell((people or line(),))] if any(others) else []
        rows.append((_named(known, community), *cells, *_holders(known, community, roles)))
    blocks: list[Block] = [Table(tuple(head), tuple(rows))]
    if approving := options.step("step"):
        missing = Strong((phrase(_("Not in this list?")),))
        blocks.append(line(missing, " ", _approval(approving), classes="spp-missing"))
    now = {one for it in communities for one in _now(known, it)}
    blocks += _by_person(known, _("By name"), "spp-people", now)
    if "former" in options:
        blocks += _by_person(known, _("No longer"), "spp-people spp-former", {*known.former})
    yield Filter("person", tuple(blocks))


def _approval(step: Step) -> Phrase:
    """What to do for somebody who is not in the list."""
    links = joined((ref(step), *(Ref("template", str(template)) for template in step.send)))
    return phrase(_("Ask for approval: {links}."), links=links)


def _by_person(
    known: Known, title: str, classes: str, people: Collection[Representative]
) -> Iterator[Block]:
    """An index of people by name, if that is published: for whom does each of them speak?"""
    found: dict[Text, list[Pieces]] = {}
    for community in known.support.communities.values():
        for person in community.representatives if "name" in known.public_fields else ():
            if person in people:
                places = found.setdefault(person.name, [])
                places.append(_spoken_for(known, community, person))
    if found:
        ordered = sorted(found.items(), key=lambda each: each[0].casefold())
        items = (Item((line(Strong((name,)), ": ", joined(it)),)) for name, it in ordered)
        yield heading(title)
        yield Bullets(tuple(items), tuple(classes.split()))


def _spoken_for(known: Known, community: Community, person: Representative) -> Pieces:
    """A community, with the roles of a person there, and until when that was so."""
    said: list[Piece] = [Ref("community", str(community.id))]
    held = _held(known, person)
    if held:
        said += [" (", *joined(Ref("role", str(id)) for id in held), ")"]
    if person in known.former and "until" in known.public_fields:
        said.append(phrase(_(", until {day}"), day=str(person.until)))
    return tuple(said)


def _roles(known: Known) -> Iterator[RoleId]:
    """The roles that people have as whom they speak, in the order in which those are declared."""
    people = [one for it in known.support.communities.values() for one in _now(known, it)]
    held = {id for one in people for id in _held(known, one)}
    yield from sorted(held, key=[*known.support.roles].index)


def _held(known: Known, person: Representative) -> Sequence[RoleId]:
    """The roles of a person that may be shown."""
    if "as" not in known.public_fields or not _said(known, person):
        return ()
    return [id for id in person.as_ if id in known.support.roles]


def _named(known: Known, community: Community) -> Cell:
    """The community itself, and when its entry was last verified."""
    id = str(community.id)
    name = Plain(community.name)
    blocks: list[Line] = [line(Link(str(community.url), (name,)) if community.url else name)]
    if community.note:
        blocks.append(line(Inline(community.note)))
    if community.verified:
        day = phrase(_("Verified on {day}"), day=str(community.verified))
        blocks.append(line(day, classes="spp-verified"))
    return Cell(tuple(blocks), anchor(known, "community", id, f"community-{id}", name))


def _holders(known: Known, community: Community, roles: Sequence[RoleId]) -> Iterator[Cell]:
    """The people who have each role."""
    people = _now(known, community)
    for role in roles:
        held = tuple(_listed(known, [one for one in people if role in _held(known, one)]))
        yield Cell((Bullets(held),) if held else (line(),))


def _now(known: Known, community: Community) -> list[Representative]:
    return [one for one in community.representatives if one not in known.former]


def _without_role(known: Known, community: Community) -> Block | None:
    """The people who have no other role, or how many there are if nothing of them is shown."""
    people = _now(known, community)
    if people and all(_held(known, one) for one in people):
        return None
    shown = tuple(_listed(known, [one for one in people if not _held(known, one)]))
    if shown:
        return Bullets(shown)
    if len(people) == 1:
        return line(phrase(_("1 representative")))
    return line(phrase(_("{n} representatives"), n=str(len(people))))


def _listed(known: Known, people: Iterable[Representative]) -> Iterator[Item]:
    return (Item((line(said),)) for said in (_said(known, one) for one in people) if said)


def _said(known: Known, person: Representative) -> Pieces:
    """What is published of a person but for the roles, which have columns."""
    shown = (key for key in keys(Representative).values() if key.name in known.public_fields)
    values = (getattr(person, key.field) for key in shown if key.name != "as")
    return joined(value for value in values if value)
