"""What is a view? The registry of functions from what is known to content.

A view is a generator function. It gets what is known, the definition that its argument names (if
it is `of` a kind of definitions), and its options; it yields blocks. It reads nothing else, so that
its content says all that a page shows: asked again, the same content means the same page.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Literal

from ..known.astray import old
from ..known.known import Known
from ..model import Process, Role, Step
from ..text.named import NamedTuple
from ..text.suggest import did_you_mean
from ..text.text import Text
from .content import Block
from .leaves import Mistake

OptionKind = Literal["flag", "text", "name", "step", "role", "process"] | tuple[str, ...]
"""What an option holds: nothing, a text of the page, the name of a definition, one of some words.

A `name` makes what is shown a target of the page's own links.
"""

Home = Literal["first", "second", "never"]

NOUNS = {
    "processes": "process",
    "roles": "role",
    "templates": "template",
    "priorities": "list of priorities",
    "levels": "scale of levels",
}


class Options:
    """The options of a view as its page gives them; names stand for definitions."""

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        self._given = given or {}

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def word(self, name: str, default: str = "") -> str:
        """What is written, of a text or one of some words."""
        return str(self._given.get(name, default))

    def step(self, name: str) -> Step | None:
        found = self._given.get(name)
        return found if isinstance(found, Step) else None

    def role(self, name: str) -> Role | None:
        found = self._given.get(name)
        return found if isinstance(found, Role) else None

    def process(self, name: str) -> Process | None:
        found = self._given.get(name)
        return found if isinstance(found, Process) else None


class Asked(NamedTuple):
    """What a page asks for: a view, its argument, and its options as they are written."""

    view: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()


class View(NamedTuple):
    """A view: `of` is the part of the model that its argument names a definition of.

    `home` says whether texts are at home where it shows them, so that what they name is there:
    first of all, else (`"second"`), or never, since another view shows them in full.
    """

    name: str
    of: str | None
    home: Home
    options: Mapping[str, OptionKind]
    show: Callable[..., Iterable[Block]]
    doc: str
    optional: bool = False
    """Whether the argument may be left out, and None stands for what it names."""

    def content(self, known: Known, asked: Asked) -> tuple[Block, ...]:
        """What the view shows; of what is not there it holds a mistake that says so."""
        mistakes: list[Block] = []
        given: list[Any] = []
        if self.of is not None and self.optional and not asked.argument:
            given.append(None)
        elif self.of is not None:
            now, told = looked_up(known, NOUNS[self.of], asked.argument)
            if now is None:
                return told
            mistakes += told
            given.append(getattr(known.support, self.of)[now])
        options: dict[str, Any] = {}
        for name, written in asked.options:
            kind = self.options[name]
            if kind in ("step", "role", "process"):
                now, told = looked_up(known, str(kind), written.strip(), *given)
                options[name] = _there(known, str(kind), *given).get(now or "")
                mistakes += told
            else:
                options[name] = written
        return (*mistakes, *self.show(known, *given, Options(options)))


VIEWS: dict[str, View] = {}
"""Every view whose module has been imported, by its name."""


def view(
    name: str,
    /,
    *,
    of: str | None = None,
    home: Home = "first",
    optional: bool = False,
    **options: OptionKind,
) -> Callable[[Callable[..., Iterator[Block]]], Callable[..., Iterator[Block]]]:
    """Register a generator function as a view; an option `no_map` is written `no-map`."""

    def register(show: Callable[..., Iterator[Block]]) -> Callable[..., Iterator[Block]]:
        written = {option.strip("_").replace("_", "-"): kind for option, kind in options.items()}
        doc = inspect.cleandoc(show.__doc__ or "")
        VIEWS[name] = View(name, of, home, written, show, doc, optional)
        return show

    return register


def digest(content: Iterable[Block]) -> str:
    """A fingerprint of content: another one where a page would look different."""
    return blake2b(
        repr(tuple(content)).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


def files(content: object) -> Iterator[str]:
    """The file of each text in content, over and over."""
    if isinstance(content, Text):
        yield content.file
    elif isinstance(content, tuple):
        for part in content:
            yield from files(part)


def looked_up(
    known: Known, noun: str, written: str, around: Any = None
) -> tuple[str | None, tuple[Mistake, ...]]:
    """The id of what an argument or option names, None if it names nothing; and what is wrong.

    `noun` says of which kind it is; a step is one of the process `around`, if there is one.
    """
    there = _there(known, noun, around)
    outer = f"{around.id}." if noun == "step" and around is not None else ""
    written = written.removeprefix(outer)
    now = written
    if written not in there:
        now = (known.moved.new(noun, f"{outer}{written}") or "").removeprefix(outer)
    if now not in there:
        return None, tuple(_unknown(known, noun, written, there))
    return now, tuple(_renamed(noun, written, now))


def _there(known: Known, noun: str, around: Any = None) -> Mapping[str, Any]:
    """The definitions of a kind by their ids."""
    if noun == "step":
        return known.flow.steps if around is None else {str(it.id): it for it in around.steps}
    kind = next(kind for kind, each in NOUNS.items() if each == noun)
    return getattr(known.support, kind)  # type: ignore[no-any-return]


def _renamed(noun: str, written: str, now: str) -> Iterator[Mistake]:
    """Tell of a name that is given up."""
    if written != now:
        yield Mistake(*old(noun, written, now))


def _unknown(known: Known, noun: str, written: str, there: Iterable[str]) -> Iterator[Mistake]:
    """Tell of a name that nothing has, unless it may stand where a file could not be read."""
    if not known.may_be_unread(written):
        help = did_you_mean(written, there)
        yield Mistake("unknown-target", f"there is no {noun} `{written}`", help)
