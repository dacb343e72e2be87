"""Who may speak for whom? Communities and their representatives, without what is private."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Community, Representative
from ...model.fields import keys
from ..content import Anchor, Block, Bullets, Cell, Item, Line, Table
from ..lines import _, joined, line, phrase
from ..pieces import Inline, Link, Pieces, Plain
from ..view import Options, view


@view("representatives")
def representatives(known: Known, _options: Options) -> Iterator[Block]:
    """Communities and the people who speak for them now.

    Of a person it shows what `support_process_public_fields` names, and nothing else.
    """
    communities = known.support.communities.values()
    if communities:
        head = tuple((phrase(said),) for said in (_("Community"), _("Representatives")))
        yield Table(head, tuple(_row(known, community) for community in communities))


def _row(known: Known, community: Community) -> tuple[Cell, ...]:
    id = str(community.id)
    name = Plain(community.name)
    blocks: list[Line] = [line(Link(str(community.url), (name,)) if community.url else name)]
    if community.note:
        blocks.append(line(Inline(community.note)))
    if community.verified:
        day = phrase(_("Verified on {day}"), day=str(community.verified))
        blocks.append(line(day, classes="spp-verified"))
    anchor = Anchor("community", id, f"community-{id}", name)
    return Cell(tuple(blocks), anchor), Cell((_people(known, community),))


def _people(known: Known, community: Community) -> Block:
    people = [one for one in community.representatives if one not in known.former]
    shown = tuple(Item((line(said),)) for said in (_person(known, one) for one in people) if said)
    if shown:
        return Bullets(shown)
    if len(people) == 1:
        return line(phrase(_("1 representative")))
    return line(phrase(_("{n} representatives"), n=str(len(people))))


def _person(known: Known, person: Representative) -> Pieces:
    public = (getattr(person, name) for name in keys(Representative) if name in known.public_fields)
    return joined(value for value in public if value)
