"""What on a page holds nothing else? Blocks without others in them, and what makes them targets."""

from __future__ import annotations

from typing import Literal

from ..text.named import NamedTuple
from ..text.text import Text
from .pieces import Bare, Phrase, Pieces, Plain, Time, Title


class Anchor(NamedTuple):
    """What makes a block the target of references to a definition, and its title there.

    Its id ends with its name; there are more for the names that it had before.
    """

    kind: str
    name: str
    id: str
    title: Title | Plain | Bare
    old: tuple[str, ...] = ()


class Line(NamedTuple):
    pieces: Pieces
    classes: tuple[str, ...] = ()


class Blocks(NamedTuple):
    """The paragraphs, lists and all else of a MyST text."""

    text: Text

    def __repr__(self) -> str:
        return f"Blocks({str(self.text)!r}, {self.text.file!r})"


class Verbatim(NamedTuple):
    """A text kept as it is, lines and all, to be copied."""

    text: Text


class Heading(NamedTuple):
    """What stands over a part of a view, which opens no section."""

    piece: Title | Phrase
    classes: tuple[str, ...] = ()


class Part(NamedTuple):
    """What stands over a part of a process, up to the next one: its `extent` says which steps.

    It opens a section where nothing but sections follows on the page.
    """

    piece: Title | Phrase
    id: str
    extent: Phrase | None = None


class Asked(NamedTuple):
    """What a picture shows: its texts, times, mentions and own colours of roles, and its plan."""

    plan: str
    texts: tuple[Text, ...]
    times: tuple[Time, ...]
    mentions: tuple[tuple[str, str], ...]
    tones: tuple[tuple[str, str], ...]


class ChartFold(NamedTuple):
    """How a chart is folded: open or not, else as it is large, below how much there is of what.

    `lanes` are the roles that have one, each with its classes and its number of steps.
    """

    is_open: bool
    steps: int
    lanes: tuple[tuple[str, tuple[str, ...], int], ...]
    handovers: int


class Doors(NamedTuple):
    """Links to all else that one can work with for a process, wherever it is."""

    process: str


class Alias(NamedTuple):
    """Another name of an entry, which stands in the glossary where its letters put it."""

    name: Text
    kind: Literal["role", "term", "level"]
    id: str


class Mistake(NamedTuple):
    """Something that is wrong with how a page asks for a view."""

    rule: str
    message: str
    help: str = ""
