"""What may stand in a line? Texts, words, references; a bare `str` is shown as it is."""

from __future__ import annotations

from typing import Literal

from ..text.named import NamedTuple
from ..text.text import Text


class Ref(NamedTuple):
    """A reference to a definition; to a step, relative to a process if that is given.

    A step may be shown by its number alone, or by that and its title: `3. Ask for details`.
    """

    kind: str
    name: str
    process: str | None = None
    form: Literal["", "number", "numbered"] = ""


class Badge(NamedTuple):
    """A reference to a role, in its colour: with the classes of its tone, or one of its own."""

    role: str
    classes: tuple[str, ...]
    colour: str | None


class Plain(NamedTuple):
    """A text of the model that holds no markup."""

    text: Text


class Bare(NamedTuple):
    """A MyST text of one paragraph without its marks."""

    text: Text


class Inline(NamedTuple):
    """A MyST text of one paragraph."""

    text: Text

    def __repr__(self) -> str:
        return f"Inline({str(self.text)!r}, {self.text.file!r})"


class Title(NamedTuple):
    """A MyST text that is the name of what it stands in."""

    text: Text
    strong: bool = True

    def __repr__(self) -> str:
        return f"Title({str(self.text)!r}, {self.text.file!r}, {self.strong})"


class Time(NamedTuple):
    """A length of time: its amounts and units, none of them where the text says no time.

    An amount that is a text is a range: `2-3`.
    """

    text: Text
    parts: tuple[tuple[int | str, str], ...]


class Phrase(NamedTuple):
    """A fixed message to be translated; each `{name}` in it stands for the pieces of that name."""

    message: str
    parts: tuple[tuple[str, Pieces], ...] = ()


class Strong(NamedTuple):
    pieces: Pieces


class Emphasis(NamedTuple):
    pieces: Pieces


class Code(NamedTuple):
    pieces: Pieces


class Clause(NamedTuple):
    """Pieces inside a sentence, which goes on behind them: without the full stop at their end."""

    pieces: Pieces


class Toned(NamedTuple):
    """Pieces on a ground in the colour of a role."""

    pieces: Pieces
    badge: Badge


class Share(NamedTuple):
    """A bar that shows how much of a whole something is, from 0 to 1; a number says it as well."""

    value: float


class Link(NamedTuple):
    """A link to another site."""

    url: str
    pieces: Pieces


class Marked(NamedTuple):
    """Pieces that a style or a script may tell from those around them."""

    pieces: Pieces
    classes: tuple[str, ...]


class Gap(NamedTuple):
    """What is to be filled in for a placeholder of a letter, and what of a ticket that means."""

    name: str
    label: Text
    example: Text | None
    means: str | None


class Way(NamedTuple):
    """Where to go on in a walkthrough: what is chosen, and where that leads, as one link.

    `to` is the kind and the name of a step or process, or `card` and the anchor of a place that
    only a walkthrough has; None leads nowhere. `target` holds no links, `more` is what else is said
    of the way.
    """

    label: Pieces
    target: Pieces
    to: tuple[str, str] | None
    more: Pieces = ()
    classes: tuple[str, ...] = ()


Piece = (
    str
    | Ref
    | Badge
    | Plain
    | Bare
    | Inline
    | Title
    | Time
    | Phrase
    | Strong
    | Emphasis
    | Code
    | Clause
    | Toned
    | Share
    | Link
    | Marked
    | Way
)
Pieces = tuple[Piece, ...]
