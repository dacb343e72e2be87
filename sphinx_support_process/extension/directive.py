"""What do all directives of the domain share? The model, the texts, and references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ..clock.durations import DurationError
from ..model import Step
from ..text.suggest import did_you_mean
from ..text.text import Text
from . import words
from .mistakes import warn
from .texts import Texts, texts_of
from .words import _

if TYPE_CHECKING:
    from .domain import SupportDomain
    from .site import Site

T = TypeVar("T")


class SupportDirective(SphinxDirective):
    """A directive that shows a part of the support process."""

    @property
    def domain(self) -> SupportDomain:
        return self.env.get_domain("support")  # type: ignore[return-value]

    @property
    def site(self) -> Site:
        return self.domain.site

    @property
    def texts(self) -> Texts:
        return texts_of(self.state.document, self.env, getattr(self.state, "_renderer", None))

    def shows(self, *keys: str) -> None:
        """Note the parts of the YAML that the page shows, so that it is read again with them."""
        for key in keys:
            self.domain.note_shown(self.env.docname, key, self.site.digest(key))

    def warn(self, rule: str, message: str, help: str) -> None:
        """Tell of a mistake in the directive."""
        warn(rule, message, help, self.get_location())

    def chosen(self, kind: str, known: Mapping[str, T], written: str | None = None) -> T | None:
        """The definition that the first argument names, or what is `written` in an option.

        None if there is no such one, with a warning unless a file could not be read: that is told.
        """
        id = (self.arguments[0] if written is None else written).strip()
        if id not in known and not self.site.is_partial:
            self.warn("unknown-target", f"there is no {kind} `{id}`", did_you_mean(id, known))
        return known.get(id)

    @contextmanager
    def in_context(self, values: Mapping[str, Any]) -> Iterator[None]:
        """Let values hold for the roles of the texts that are read meanwhile, and none after."""
        context = self.env.ref_context
        outer = {key: context.get(key) for key in values}
        context.update(values)
        try:
            yield
        finally:
            context.update(outer)

    def anchor(self, kind: str, name: str, anchor: str, node: nodes.Element, title: str) -> None:
        """Make an element the target of references to a definition."""
        if self.texts.nameless:
            return
        document = self.state.document
        if anchor in document.ids and document.ids[anchor] is not node:
            anchor = f"{anchor}-{kind}"
        node["ids"].append(anchor)
        document.ids.setdefault(anchor, node)
        self.domain.note_place("objects", kind, name, self.env.docname, anchor, title)

    def ref(self, kind: str, name: str, process: str | None = None) -> addnodes.pending_xref:
        """A reference to a definition; `process` makes one to a step relative to it.

        It holds a bare text, and so does the link that it becomes: builds take as long as there
        are nodes.
        """
        return addnodes.pending_xref(
            "",
            nodes.Text(name),
            classes=[f"support-{kind}"],
            refdomain="support",
            reftype=kind,
            reftarget=str(name),
            refexplicit=False,
            refwarn=False,
            refdoc=self.env.docname,
            generated=True,
            support_smartquotes=False,  # what it holds is not what it will say
            **{"support:process": process},
        )

    def roles(self, ids: Iterable[str], separator: str = ", ") -> list[nodes.Node]:
        """References to roles, one after the other."""
        return words.joined((self.ref("role", id) for id in ids), separator)

    def badges(self, ids: Iterable[str], separator: str = " / ") -> list[nodes.Node]:
        """References to owners, each to be drawn as a badge in the colour of the role."""
        badges = []
        for id in ids:
            badge = self.ref("role", id)
            tone = self.site.tones.get(id)
            badge["classes"] += ["spp-who", *(tone.classes if tone else ())]
            self.shows(f"tone:{id}")
            badges.append(badge)
        return words.joined(badges, separator)

    def duration(self, text: Text) -> str:
        """A duration in the language of the build; as written where it is none."""
        try:
            length = self.site.clock.parse(text)
            return words.duration(length, lambda said: self.texts.said(text, said))
        except DurationError:
            return str(text)

    def step(self, step: Step, process: str | None = None) -> nodes.Node:
        """A reference to a step."""
        return self.ref("step", step.name, process)

    def owners(self, step: Step) -> tuple[Text, ...]:
        """Who does a step."""
        return self.site.support.owners(step)

    def who_and_when(self, step: Step) -> list[nodes.Node]:
        """What follows the title of a step in one line: its owners and its deadline."""
        said: list[nodes.Node] = []
        owners = self.owners(step)
        if owners:
            said += [nodes.Text(" · "), *self.roles(owners, " / ")]
        if step.within:
            time = words.phrase(_("within {time}"), time=self.duration(step.within))
            said += [nodes.Text(" · "), *time]
        return said

    def paragraph(self, content: Iterable[nodes.Node], *classes: str) -> nodes.paragraph:
        """A line made by us: its words are translated already."""
        line = words.joined_texts(content)
        return nodes.paragraph("", "", *line, translatable=False, classes=list(classes))

    def item(self, content: Iterable[nodes.Node]) -> nodes.list_item:
        return nodes.list_item("", self.paragraph(content))

    def bullets(self, items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
        return nodes.bullet_list("", *items, bullet="-", classes=list(classes))

    def field(self, name: str, body: Iterable[nodes.Node]) -> nodes.field:
        """A field: a name and what belongs to it."""
        label = nodes.field_name("", name, translatable=False)
        return nodes.field("", label, nodes.field_body("", *body))

    def field_line(self, name: str, content: Iterable[nodes.Node]) -> nodes.field:
        """A field with one line."""
        return self.field(name, [self.paragraph(content)])


def plain(text: str) -> str:
    """A title without its marks of Markdown, for places that show no markup."""
    return " ".join(text.replace("`", "").replace("*", "").split())


def numbered(*classes: str, first: int = 1) -> nodes.enumerated_list:
    """A list to be filled with items, whose numbers begin with the `first`."""
    items = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".", classes=[*classes])
    if first > 1:
        items["start"] = first
    return items


def several(bodies: list[list[nodes.Node]]) -> list[nodes.Node]:
    """One body as it is, several as a list."""
    if len(bodies) == 1:
        return bodies[0]
    return [nodes.bullet_list("", *(nodes.list_item("", *body) for body in bodies), bullet="-")]


def table(
    head: Iterable[Iterable[nodes.Node]], rows: Iterable[Iterable[Iterable[nodes.Node]]]
) -> nodes.table:
    """A table of lines, each cell a sequence of inline nodes."""

    def row(cells: Iterable[Iterable[nodes.Node]]) -> nodes.row:
        entries = (
            nodes.entry("", nodes.paragraph("", "", *cell, translatable=False)) for cell in cells
        )
        return nodes.row("", *entries)

    top = row(head)
    group = nodes.tgroup("", cols=len(top.children))
    group += [nodes.colspec(colwidth=16 if index else 30) for index in range(len(top.children))]
    group += nodes.thead("", top)
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["spp-table", "colwidths-auto"])
