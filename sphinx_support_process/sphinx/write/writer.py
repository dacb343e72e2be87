"""How does content become nodes of a page? One method for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ...pages.content import (
    Block,
    Box,
    Bullets,
    Cards,
    Checklist,
    DueTimes,
    Entries,
    Fields,
    Filter,
    Fold,
    Item,
    Letter,
    Matrix,
    Numbered,
    Picture,
    Quote,
    Table,
    Walk,
    Warned,
)
from ...pages.leaves import Blocks, Doors, Heading, Line, Mistake, Part, Verbatim
from ...pages.pieces import Strong, Title
from ...pages.reply import reply
from ..build import Build
from ..links.roles import inside
from ..marks import (
    DOORS,
    DUE,
    FOLD,
    LANES,
    LEGEND,
    LEVELLED,
    LOOKED_UP,
    PART,
    REPLIES,
    REPLY,
    TASKS,
    WALKED,
)
from ..warnings import warn
from ..words import _
from .boxes import picture_box, walk_box
from .grids import card_nodes, matrix_nodes, table_nodes
from .ids import add_id, at_home
from .pieces import Lines
from .targets import Targets
from .tasks import task_nodes
from .terms import glossary
from .texts.texts import texts_of


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
        self.targets = Targets(self.document, build, self.lines)

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
        """A box of what is shown where nothing can be filled in, and of the facts of the letter."""
        self.build.tables.note_style(self.docname, REPLIES)
        places = None if letter.where is None else self.lines.merged(letter.where)
        where = None if places is None else "".join(node.astext() for node in places)
        plain = nodes.container("", *self.blocks(letter.plain))
        facts = self.fields(Fields(letter.facts)) if letter.facts else []
        said = reply(letter, where, self.texts.said)
        return [nodes.container("", plain, *facts, classes=[REPLY], spp_reply=said)]

    def heading(self, heading: Heading) -> list[nodes.Node]:
        rubric = nodes.rubric(classes=list(heading.classes))
        if isinstance(heading.piece, Title):
            self.lines.fill(rubric, heading.piece)
        else:
            rubric += self.lines.phrase(heading.piece)
            rubric["translatable"] = False
        return [rubric]

    def part(self, part: Part) -> list[nodes.Node]:
        head: Any
        [head] = self.heading(Heading(part.piece, ("spp-phase",)))
        extent = self.lines.phrase(part.extent) if part.extent else ()
        head[PART] = "".join(node.astext() for node in extent)
        self.targets.part(part.id, head)
        return [head]

    def doors(self, doors: Doors) -> list[nodes.Node]:
        self.build.tables.note_mention(self.docname, "process", doors.process)
        return [nodes.container(classes=[DOORS], spp_process=doors.process)]

    def item(self, item: Item) -> nodes.list_item:
        node = nodes.list_item("", classes=list(item.classes))
        node += self.blocks(item.blocks)
        self.targets.anchor(item.anchor, node)
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
        return [table_nodes(block, self.lines, self.blocks, self.targets.anchor)]

    def matrix(self, block: Matrix) -> list[nodes.Node]:
        self.build.tables.note_style(self.docname, LOOKED_UP)
        return matrix_nodes(self.blocks(block.blocks), self.blocks(block.said))

    def filter(self, block: Filter) -> list[nodes.Node]:
        self.build.tables.note_style(self.docname, LOOKED_UP)
        box = nodes.container("", classes=[LOOKED_UP], spp_by=block.by)
        box += self.blocks(block.blocks)
        return [box]

    def quote(self, block: Quote) -> list[nodes.Node]:
        quoted = self.blocks(block.blocks)
        return [nodes.block_quote("", *quoted, classes=list(block.classes))]

    def warned(self, block: Warned) -> list[nodes.Node]:
        return [nodes.warning("", *self.blocks(block.blocks), classes=["spp-warning"])]

    def box(self, block: Box) -> list[nodes.Node]:
        box = nodes.container("", classes=list(block.classes))
        with inside(self.env, block.process):
            if block.process:
                box["spp_process"] = block.process
                self.build.tables.note_full(self.docname, block.process)
            box += self.blocks(block.blocks)
            self.targets.anchor(block.anchor, box)
        if block.anchor and box["ids"]:
            self.targets.labels(block.labels, block.anchor, box)
        return [at_home(box, self.document)]

    def fold(self, block: Fold) -> list[nodes.Node]:
        summary = self.lines.line(Line((Strong(block.summary),), ("spp-summary",)))
        box = nodes.container("", summary, classes=[FOLD], spp_open=block.is_open)
        box += self.blocks(block.blocks)
        return [box]

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
        box = walk_box(block, self.lines)
        self.lines.walk = box["spp_walk"]
        for part in block.parts:
            inner = nodes.container("", classes=["spp-part"], spp_process=part.process)
            with inside(self.env, part.process):
                self.targets.anchor(part.anchor, box if part is own else inner)
                inner += self.blocks(part.blocks)
            box += inner
        self.lines.walk = None
        self.targets.door("walkthrough", own.process, box)
        return [at_home(box, self.document)]

    def checklist(self, block: Checklist) -> list[nodes.Node]:
        self.build.tables.note_style(self.docname, TASKS)
        with inside(self.env, block.process):
            plain, tasks = self.blocks(block.plain), task_nodes(block, self.lines, self.blocks)
            add_id(tasks, f"checklist.{block.process}", self.document.ids)
            self.targets.door("checklist", block.process, tasks)
        return [*plain, at_home(tasks, self.document)]

    def due_times(self, block: DueTimes) -> list[nodes.Node]:
        box = nodes.container("", *self.blocks(block.blocks), classes=[DUE])
        box["spp_counting"], box["spp_only_to_count"] = block.counting, block.only_to_count
        if block.counting.timetable:
            self.build.tables.note_style(self.docname, DUE)
        if block.process:
            add_id(box, f"due.{block.process}", self.document.ids)
            self.targets.door("due", block.process, box)
        return [at_home(box, self.document)]

    def cards(self, block: Cards) -> list[nodes.Node]:
        return [card_nodes((self.lines.ref(c.title), self.blocks(c.blocks)) for c in block.cards)]

    def picture(self, picture: Picture) -> list[nodes.Node]:
        tables = self.build.tables
        tables.note_style(self.docname, LANES)
        box = picture_box(picture, self.lines, tables, self.docname)
        with inside(self.env, picture.process):
            box += self.blocks(picture.blocks)
        if picture.legend:
            box += self.lines.line(Line(picture.legend, (LEGEND,)))
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
        return glossary(block, self.lines, self.build, self.document, self.blocks)

    def mistake(self, mistake: Mistake) -> list[nodes.Node]:
        self._warn(mistake.rule, mistake.message, mistake.help)
        return []

    def _warn(self, rule: str, message: str, help: str) -> None:
        warn(rule, message, help, self.directive.get_location())

    WRITERS: ClassVar[Mapping[type, Callable[[Any, Any], list[nodes.Node]]]] = {
        Line: line,
        Blocks: text,
        Verbatim: verbatim,
        Letter: letter,
        Heading: heading,
        Part: part,
        Bullets: bullets,
        Numbered: numbered,
        Fields: fields,
        Table: table,
        Matrix: matrix,
        Quote: quote,
        Warned: warned,
        Box: box,
        Fold: fold,
        Filter: filter,
        Walk: walk,
        Checklist: checklist,
        DueTimes: due_times,
        Cards: cards,
        Picture: picture,
        Doors: doors,
        Entries: entries,
        Mistake: mistake,
    }
    """How each kind of block is written."""
