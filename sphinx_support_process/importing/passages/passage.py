"""What is there to be understood? Sections, and in them passages as MyST, and points of lists."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..readers.blocks import At


@dataclass(frozen=True)
class Passage:
    """A paragraph, list, fence and so on.

    `text` is all of it as MyST. `content` is what is in it: the words of a heading, the lines of
    a fence or quotation. `name` is the level of a heading, the directive of a fence, the name
    of a footnote or link definition.
    """

    kind: str
    text: str
    at: At
    name: str = ""
    content: str = ""
    items: tuple[Point, ...] = ()
    title: str = ""
    """What stands above a box."""
    anchors: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table, one that spans others in each of its places."""


@dataclass(frozen=True)
class Point:
    """An item of a list, with the number that it is called by; or a term and what it means.

    `label` is what readers see before it. From the block `below` on its blocks stand below the
    list; 0 if none does. An aside is no step of the order: only links lead to it. `doubt` is what
    is not sure about it, `depth` the level of its heading where that stands below a phase.
    """

    blocks: tuple[Passage, ...]
    at: At
    number: int | None = None
    term: str = ""
    below: int = 0
    label: str = ""
    is_task: bool = False
    is_aside: bool = False
    anchors: tuple[str, ...] = ()
    doubt: str = ""
    depth: int = 0


@dataclass
class Section:
    """A heading and what stands below it, up to the next heading; the first one may have none.

    `title` are the words of the heading, `heading` all of it as written, with its labels; `anchors`
    are what links call it that are no labels of Sphinx; `label` is its number, as readers see it.
    """

    file: str
    at: At
    level: int = 0
    title: str = ""
    labels: list[str] = field(default_factory=list)
    heading: str = ""
    blocks: list[Passage] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    label: str = ""
    parent: Section | None = None
    shown: list[str] = field(default_factory=list)
    """What stands below the heading on the page that shows the draft."""
    is_taken: bool = False
    """Whether the heading is none on that page, as it became part of something else."""
    is_led: bool = False
    """Whether a text of its page leads there: `go to Closing`."""
    has_orders: bool = False
    """Whether a list of its page begins with an order that we know: we know its language."""

    @property
    def name(self) -> str:
        """The last part of its first label, else its title."""
        return self.labels[0].rpartition(":")[2] if self.labels else self.title
