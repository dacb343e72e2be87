"""How does content become nodes of a page? One method for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ...pages.content import (
    Anchor,
    Block,
    Blocks,
    Box,
    Bullets,
    Cards,
    Cell,
    Checklist,
    Entries,
    Fields,
    Heading,
    Item,
    Letter,
    Line,
    Mistake,
    Numbered,
    Picture,
    Quote,
    Table,
    Verbatim,
    Walk,
    Warned,
)
from ...pages.pieces import Bare, Title
from ...text.text import Text
from ..build import Build
from ..links.roles import PROCESS
from ..links.walks import WALK, Walked
from ..warnings import warn
from ..words import _
from .cards import card_nodes
from .ids import add_id, free_id
from .letters import REPLIES, letter_node
from .pieces import Lines
from .tasks import TASKS, task_nodes
from .terms import glossary
from .texts import texts_of

CHART = "spp-chart-box"
"""The class of the container that gives its place to a picture."""

LANES = "lanes"
"""The style that every picture needs."""

WALKED = "walk"
"""The style that every walkthrough needs."""

LEVELLED = "level"
"""What a walkthrough needs in which something differs by level."""


class Writer:
    """Writes blocks onto the page on which a directive stands."""

    def __init__(self, directive: SphinxDirective, build: Build) -> None:
        self.directive = directive
        self.build = build
        self.env = directive.env
        self.docname = directive.env.docname
        self.document = directive.state.document
        self.page = getattr(directive.state, "_renderer", None)
        self.texts = texts_of(build)
        self.lines = Lines(self.texts, self.docname)

    def blocks(self, blocks: Iterable[Block]) -> list[nodes.Node]:
        return [node for block in blocks for node in self.WRITERS[type(block)](self, block)]

    def line(self, line: Line) -> list[nodes.Node]:
        return [self.lines.line(line)]

    def text(self, block: Blocks) -> list[nodes.Node]:
        return self.texts.blocks(block.text)

    def verbatim(self, block: Verbatim) -> list[nodes.Node]:
        said = self.texts.said(block.text, block.text.rstrip())
        body = nodes.literal_block(said, said)
        body.source, body.line = block.text.file, block.text.first_line
        body["language"] = "none"
        body["classes"] = ["spp-template-body"]
        body["translatable"] = False
        return [body]

    def letter(self, letter: Letter) -> list[nodes.Node]:
        self.build.tables.note_style(self.docname, REPLIES)
        return [letter_node(letter, self.lines, self.blocks)]

    def heading(self, heading: Heading) -> list[nodes.Node]:
        rubric = nodes.rubric(classes=list(heading.classes))
        if isinstance(heading.piece, Title):
            self.lines.fill(rubric, heading.piece)
        else:
            rubric += self.lines.phrase(heading.piece)
            rubric["translatable"] = False
        return [rubric]

    def item(self, item: Item) -> nodes.list_item:
        node = nodes.list_item("", classes=list(item.classes))
        node += self.blocks(item.blocks)
        self._anchor(item.anchor, node)
        return node

    def bullets(self, block: Bullets) -> list[nodes.Node]:
        items = map(self.item, block.items)
        return [nodes.bullet_list("", *items, bullet="-", classes=list(block.classes))]

    def numbered(self, block: Numbered) -> list[nodes.Node]:
        style = {"enumtype": "arabic", "prefix": "", "suffix": "."}
        items = nodes.enumerated_list("", **style, classes=list(block.classes))
        if block.first > 1:
            items["start"] = block.first
        items += map(self.item, block.items)
        return [items]

    def fields(self, block: Fields) -> list[nodes.Node]:
        fields = (
            nodes.field(
                "",
                nodes.field_name("", _(name), translatable=False),
                nodes.field_body("", *self.blocks(blocks)),
            )
            for name, blocks in block.fields
        )
        return [nodes.field_list("", *fields, classes=["spp-facts"])]

    def table(self, block: Table) -> list[nodes.Node]:
        heads = (
            nodes.entry("", nodes.paragraph("", "", *self.lines.merged(said), translatable=False))
            for said in block.head
        )
        group = nodes.tgroup("", cols=len(block.head))
        group += [nodes.colspec(colwidth=16 if index else 30) for index in range(len(block.head))]
        group += nodes.thead("", nodes.row("", *heads))
        body = nodes.tbody()
        body += [nodes.row("", *map(self._cell, row)) for row in block.rows]
        group += body
        table = nodes.table("", group, classes=["spp-table", "colwidths-auto"])
        return [nodes.container("", table, classes=["spp-wide"])]

    def _cell(self, cell: Cell) -> nodes.entry:
        node = nodes.entry("", *self.blocks(cell.blocks))
        self._anchor(cell.anchor, node)
        return node

    def quote(self, block: Quote) -> list[nodes.Node]:
        quoted = self.blocks(block.blocks)
        return [nodes.block_quote("", *quoted, classes=list(block.classes))]

    def warned(self, block: Warned) -> list[nodes.Node]:
        return [nodes.warning("", *self.blocks(block.blocks), classes=["spp-warning"])]

    def box(self, block: Box) -> list[nodes.Node]:
        box = nodes.container("", classes=list(block.classes))
        with self._inside(block.process):
            if block.process:
                box["spp_process"] = block.process
                self.build.tables.note_full(self.docname, block.process)
            box += self.blocks(block.blocks)
            self._anchor(block.anchor, box)
        if block.anchor and box["ids"]:
            for label in block.labels:
                self._label(label, box, self.lines.name_of(block.anchor.title))
        return [self._at_home(box)]

    def walk(self, block: Walk) -> list[nodes.Node]:
        own = block.parts[0]
        shown = self.build.tables.data["walks"].get(("process", own.process), ())
        if self.docname in shown:
            message = f"this page has a walkthrough of `{own.process}` already"
            self._warn("shown-twice", message, "leave out the second")
            return []
        self.build.tables.note_style(self.docname, WALKED)
        if block.scales:
            self.build.tables.note_style(self.docname, LEVELLED)
        walk = Walked(own.process, tuple(part.process for part in block.parts))
        titles = [self.lines.said(part.title) for part in block.parts]
        scales = {id: self._scale(title, levels) for id, title, levels in block.scales}
        told = {"titles": titles, "scales": scales}
        box = nodes.container("", classes=[WALK], spp_walk=walk, spp_told=told)
        self.lines.walk = walk
        for part in block.parts:
            inner = nodes.container("", classes=["spp-part"], spp_process=part.process)
            with self._inside(part.process):
                self._anchor(part.anchor, box if part is own else inner)
                inner += self.blocks(part.blocks)
            box += inner
        self.lines.walk = None
        return [self._at_home(box)]

    def _scale(self, title: Bare, levels: Iterable[tuple[str, Bare]]) -> dict[str, Any]:
        names = {id: self.lines.said(name) for id, name in levels}
        return {"title": self.lines.said(title), "levels": names}

    def checklist(self, block: Checklist) -> list[nodes.Node]:
        self.build.tables.note_style(self.docname, TASKS)
        with self._inside(block.process):
            plain, tasks = self.blocks(block.plain), task_nodes(block, self.lines, self.blocks)
        return [*plain, self._at_home(tasks)]

    def cards(self, block: Cards) -> list[nodes.Node]:
        return [card_nodes((self.lines.ref(c.title), self.blocks(c.blocks)) for c in block.cards)]

    def picture(self, picture: Picture) -> list[nodes.Node]:
        tables = self.build.tables
        tables.note_style(self.docname, LANES)
        for kind, name in picture.asked.mentions:
            tables.note_mention(self.docname, kind, name)
        for role, colour in picture.asked.tones:
            tables.note_tone(self.docname, role, colour)
        for text in picture.asked.texts:
            self.texts.translate.note(text)
        for time in picture.asked.times:
            self.lines.said_time(time)
        box = nodes.container("", classes=[CHART], spp_docname=self.docname)
        box["spp_options"] = picture.options
        if picture.process:
            box["spp_process"] = picture.process
        with self._inside(picture.process):
            box += self.blocks(picture.blocks)
        if picture.caption is not None:
            said, messages = self.directive.parse_inline(picture.caption)
            caption = nodes.caption(picture.caption, "", *said)
            self.directive.set_source_info(caption)
            figure = nodes.figure("", box, caption)
            self.directive.add_name(figure)
            return [figure, *messages]
        if picture.nameable:
            self.directive.add_name(box)
        return [*(nodes.target("", "", refid=name) for name in box["ids"]), box]

    def entries(self, block: Entries) -> list[nodes.Node]:
        return [glossary(block, self.texts, self.build, self.document, self.blocks)]

    def mistake(self, mistake: Mistake) -> list[nodes.Node]:
        self._warn(mistake.rule, mistake.message, mistake.help)
        return []

    def _warn(self, rule: str, message: str, help: str) -> None:
        warn(rule, message, help, self.directive.get_location())

    def _anchor(self, anchor: Anchor | None, node: nodes.Element) -> None:
        """Make an element the target of references to a definition."""
        if anchor is None:
            return
        kind, name, id, title, old = anchor
        ids, tables, walk = self.document.ids, self.build.tables, self.lines.walk
        if not walk and self.texts.nameless:
            return
        wanted = walk.place(id) if walk else id
        place = free_id(wanted, kind, ids)
        add_id(node, place, ids)
        if kind != "card":
            table = walk.table(name) if walk else "objects"
            tables.note_place(table, kind, name, self.docname, place, self.lines.name_of(title))
        for before in old:
            add_id(node, wanted.removesuffix(name) + before, ids)
            tables.note_old(self.docname, kind, before, name)

    def _label(self, label: Text, box: nodes.Element, title: str) -> None:
        """An extra label of Sphinx for a process, with its anchor: old links keep working."""
        std: Any = self.env.get_domain("std")
        anchor, name = box["ids"][0], nodes.fully_normalize_name(label)
        add_id(box, nodes.make_id(label), self.document.ids)
        page, other, *_title = std.labels.get(name, (self.docname, anchor))
        if other != anchor:
            message = f"the label `{label}` is taken by `{other}` on the page `{page}`"
            warn("duplicate-id", message, "write another one", label.place)
        std.labels[name] = self.docname, anchor, title
        std.anonlabels[name] = self.docname, anchor

    def _at_home(self, box: nodes.Element) -> nodes.Element:
        """Tell each node its document, else each look at it climbs the tree."""
        for node in box.findall():
            node.document = self.document
        return box

    @contextmanager
    def _inside(self, process: str | None, **more: Any) -> Iterator[None]:
        """Let names of steps in texts be relative to a process meanwhile, and none after."""
        context = self.env.ref_context
        values = more | ({PROCESS: process} if process else {})
        outer = {key: context.get(key) for key in values}
        context.update(values)
        try:
            yield
        finally:
            context.update(outer)

    WRITERS: ClassVar[Mapping[type, Callable[[Any, Any], list[nodes.Node]]]] = {
        Line: line,
        Blocks: text,
        Verbatim: verbatim,
        Letter: letter,
        Heading: heading,
        Bullets: bullets,
        Numbered: numbered,
        Fields: fields,
        Table: table,
        Quote: quote,
        Warned: warned,
        Box: box,
        Walk: walk,
        Checklist: checklist,
        Cards: cards,
        Picture: picture,
        Entries: entries,
        Mistake: mistake,
    }
    """How each kind of block is written."""
