"""What may stand on a page? Blocks of plain data that every output writes in its own way.

None of them knows of a language, a format or a place: words are messages in English to be
translated, texts are those of the model, and what is referred to is named. Two contents with the
same `repr` look the same on a page.
"""

from __future__ import annotations

from typing import Literal

from ..chart.plan.plan import Options as PictureOptions
from ..text.named import NamedTuple
from ..text.text import Text
from .counting import Counting
from .leaves import (
    Alias,
    Anchor,
    Asked,
    Blocks,
    ChartFold,
    Doors,
    Heading,
    Line,
    Mistake,
    Part,
    Verbatim,
)
from .pieces import Bare, Gap, Pieces, Ref, Title


class Letter(NamedTuple):
    """A reply, to be filled in and copied where a page can be worked with.

    Elsewhere `plain` stands in its place. `where` says what sends it, if this is the place of the
    reply itself, and not one where it is used. `url` is where the help desk keeps it.
    """

    plain: tuple[Block, ...]
    title: Text
    facts: tuple[Field, ...]
    where: Pieces | None
    subject: Text | None
    body: Text | None
    gaps: tuple[Gap, ...]
    url: Text | None
    folded: bool


class Item(NamedTuple):
    """An entry of a list."""

    blocks: tuple[Block, ...]
    classes: tuple[str, ...] = ()
    anchor: Anchor | None = None


class Bullets(NamedTuple):
    items: tuple[Item, ...]
    classes: tuple[str, ...] = ()


class Numbered(NamedTuple):
    """A list whose numbers begin with the `first`."""

    items: tuple[Item, ...]
    classes: tuple[str, ...] = ()
    first: int = 1


class Field(NamedTuple):
    """A name, which is a message, and what belongs to it."""

    name: str
    blocks: tuple[Block, ...]


class Fields(NamedTuple):
    fields: tuple[Field, ...]


class Cell(NamedTuple):
    blocks: tuple[Block, ...]
    anchor: Anchor | None = None


class Table(NamedTuple):
    """A table with one line of heads; all columns but the first, the widest, may be `numbers`."""

    head: tuple[Pieces, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: bool = False


class Matrix(NamedTuple):
    """Blocks that need room, as a table of many columns, and what says the same with less."""

    blocks: tuple[Block, ...]
    said: tuple[Block, ...]


class Quote(NamedTuple):
    blocks: tuple[Block, ...]
    classes: tuple[str, ...] = ()


class Warned(NamedTuple):
    """What must not happen, in the box that the output has for warnings."""

    blocks: tuple[Block, ...]


class Box(NamedTuple):
    """Blocks that belong together; those of a `process` show it in full, under more `labels`."""

    blocks: tuple[Block, ...]
    classes: tuple[str, ...] = ()
    anchor: Anchor | None = None
    process: str | None = None
    labels: tuple[Text, ...] = ()


class Fold(NamedTuple):
    """Blocks below a summary, which unfolds them where pages can be worked with."""

    summary: Pieces
    blocks: tuple[Block, ...]
    is_open: bool = False


class Filter(NamedTuple):
    """Blocks that readers look something up in: the steps of a role, a word, or a person."""

    by: Literal["role", "word", "person"]
    blocks: tuple[Block, ...]


class Carried(NamedTuple):
    """A process of a walkthrough: its steps and ends as cards, and its duties."""

    process: str
    title: Bare
    blocks: tuple[Block, ...]
    anchor: Anchor


class Walk(NamedTuple):
    """Processes to be walked through step by step, with anchors and links of their own.

    The first is what is asked for, the others are carried along. `scales` are those by whose levels
    something differs in them: a title, and the names of the levels.
    """

    parts: tuple[Carried, ...]
    scales: tuple[tuple[str, Bare, tuple[tuple[str, Bare], ...]], ...]


class Choice(NamedTuple):
    """What may come of a task: its `name` among others, and the number of the task that is next.

    There is none where it leaves the checklist; `onward` then links to where it goes on, if it
    goes on. `target` says in words where it leads.
    """

    name: str
    label: Pieces
    target: Pieces
    next: int | None
    onward: Pieces


class Task(NamedTuple):
    """A step of a checklist: to be ticked off with one choice, to be answered with several.

    `who` names its owners in words, `badges` shows them where they change; `facts` belong to the
    task, `more` only helps to do it.
    """

    name: str
    title: Pieces
    who: Pieces
    badges: Pieces
    facts: Pieces
    more: Pieces
    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...]


class Stage(NamedTuple):
    """The tasks of a phase, or those before the first, from their first number on."""

    title: Title | None
    tasks: tuple[Task, ...]
    first: int


class Checklist(NamedTuple):
    """Tasks to be ticked off where a page can be worked with, a list of them elsewhere."""

    plain: tuple[Block, ...]
    process: str
    title: Bare
    stages: tuple[Stage, ...]


class DueTimes(NamedTuple):
    """What is due when, as blocks, with what has to be known to count it for a request.

    Where a page cannot be worked with, what is `only_to_count` is left out. All may be of one
    `process`.
    """

    blocks: tuple[Block, ...]
    counting: Counting
    only_to_count: bool = False
    process: str | None = None


class Card(NamedTuple):
    """A process at a glance."""

    title: Ref
    blocks: tuple[Block, ...]


class Cards(NamedTuple):
    cards: tuple[Card, ...]


class Picture(NamedTuple):
    """The chart of a process, the map of all where none is named; `blocks` stand in for it.

    With a `caption`, which is a text of the page, it is a figure. The `legend` says what its lines
    mean, below it.
    """

    process: str | None
    options: PictureOptions
    asked: Asked
    blocks: tuple[Block, ...] = ()
    caption: str | None = None
    nameable: bool = False
    legend: Pieces = ()
    fold: ChartFold | None = None


class Entry(NamedTuple):
    """A word of the glossary: its names, the own one first.

    Some are `derived` by the rules of English, some `shared` with another entry. `body` is what is
    said of it, `old` what its id was before.
    """

    kind: Literal["role", "term", "level"]
    id: str
    name: Text
    spellings: tuple[str, ...]
    derived: tuple[str, ...]
    shared: tuple[str, ...]
    anchor: str
    body: tuple[Block, ...]
    old: tuple[str, ...] = ()


class Entries(NamedTuple):
    """A native glossary; a long one begins with its letters."""

    entries: tuple[Entry | Alias, ...]
    is_long: bool = False


Block = (
    Line
    | Blocks
    | Verbatim
    | Letter
    | Heading
    | Part
    | Bullets
    | Numbered
    | Fields
    | Table
    | Matrix
    | Quote
    | Warned
    | Box
    | Fold
    | Filter
    | Walk
    | Checklist
    | DueTimes
    | Cards
    | Picture
    | Doors
    | Entries
    | Mistake
)
