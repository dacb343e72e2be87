"""Who may speak for whom? Communities and their representatives, without what is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...known.known import Known
from ...model import Community, Representative
from ...model.fields import keys
from ...text.kinds import RoleId
from ..content import Block, Bullets, Cell, Item, Line, Table
from ..lines import _, anchor, joined, line, phrase
from ..pieces import Inline, Link, Pieces, Plain, Ref
from ..view import Options, view


@view("representatives")
def representatives(known: Known, _options: Options) -> Iterator[Block]:
    """Communities and the people who speak for them now, those with a role of their own apart.

    Of a person it shows what `support_process_public_fields` names, and nothing else.
    """
    communities = known.support.communities.values()
    if communities:
        roles = list(_roles(known))
        head: list[Pieces] = [(phrase(_("Community")),), (phrase(_("Representatives")),)]
        head += [(Ref("role", str(id)),) for id in roles]
        rows = (_row(known, community, roles) for community in communities)
        yield Table(tuple(head), tuple(rows))


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


def _row(known: Known, community: Community, roles: Sequence[RoleId]) -> tuple[Cell, ...]:
    id = str(community.id)
    name = Plain(community.name)
    blocks: list[Line] = [line(Link(str(community.url), (name,)) if community.url else name)]
    if community.note:
        blocks.append(line(Inline(community.note)))
    if community.verified:
        day = phrase(_("Verified on {day}"), day=str(community.verified))
        blocks.append(line(day, classes="spp-verified"))
    target = anchor(known, "community", id, f"community-{id}", name)
    people = _now(known, community)
    cells = [Cell(tuple(blocks), target), Cell((_people(known, people),))]
    for role in roles:
        held = tuple(_listed(known, [one for one in people if role in _held(known, one)]))
        cells.append(Cell((Bullets(held),) if held else (line(),)))
    return tuple(cells)


def _now(known: Known, community: Community) -> list[Representative]:
    return [one for one in community.representatives if one not in known.former]


def _people(known: Known, people: Sequence[Representative]) -> Block:
    """The people who have no other role, or how many there are if nothing of them is shown."""
    if people and all(_held(known, one) for one in people):
        return line()
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
