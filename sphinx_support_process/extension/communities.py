"""Who may speak for whom? Communities and their representatives, without what is private."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..model import Community, Representative
from ..model.fields import keys
from .directive import SupportDirective, table
from .words import _, joined, phrase


class Representatives(SupportDirective):
    """`support:representatives`: communities and the people who speak for them now.

    Of a person it shows what `support_process_public_fields` names, and nothing else.
    """

    def run(self) -> list[nodes.Node]:
        self.shows("communities")
        communities = self.site.support.communities.values()
        if not communities:
            return []
        head = [[nodes.Text(_("Community"))], [nodes.Text(_("Representatives"))]]
        rows: Any = table(head, [])
        body = rows[0][-1]
        body += [self._row(community) for community in communities]
        return [nodes.container("", rows, classes=["spp-wide"])]

    def _row(self, community: Community) -> nodes.row:
        said = self.texts.said(community.name)
        name: nodes.Node = nodes.Text(said)
        if community.url:
            name = nodes.reference("", said, refuri=str(community.url), internal=False)
        first = nodes.entry("", self.paragraph([name]))
        anchor = f"community-{community.id}"
        self.anchor("community", community.id, anchor, first, said)
        if community.note:
            first += self.paragraph(self.texts.inline(community.note))
        if community.verified:
            day = phrase(_("Verified on {day}"), day=str(community.verified))
            first += self.paragraph(day, "spp-verified")
        people = [p for p in community.representatives if p not in self.site.former]
        shown = [person for person in map(self._person, people) if person]
        second = nodes.entry()
        if shown:
            second += self.bullets(self.item(person) for person in shown)
        else:
            many = _("{n} representatives").replace("{n}", str(len(people)))
            count = _("1 representative") if len(people) == 1 else many
            second += self.paragraph([nodes.Text(count)])
        return nodes.row("", first, second)

    def _person(self, person: Representative) -> list[nodes.Node]:
        public = self.site.settings.public_fields
        values = [getattr(person, field) for field in keys(Representative) if field in public]
        return joined(str(value) for value in values if value)
