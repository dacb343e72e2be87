"""What does each mention mean? All files together: every definition, and its uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from sys import intern

from ...text.lines import Lines, seen_by_editors
from ...text.named import NamedTuple
from ...text.text import Place
from .markdown import in_markdown
from .mention import INNER, KINDS, PAGES, Directives, Mention
from .rest import in_rest
from .yaml import in_yaml


class Symbol(NamedTuple):
    """A definition: its kind, and its full name, as in `triage.read`."""

    kind: str
    name: str

    @property
    def id(self) -> str:
        """The name without that of what it stands in."""
        return self.name.partition(".")[2] if self.kind in INNER else self.name

    @property
    def outer(self) -> str:
        """What its name begins with."""
        return self.name[: len(self.name) - len(self.id)]

    def called(self, id: str) -> Symbol:
        """The same kind of definition in the same place, with another id."""
        return Symbol(self.kind, f"{self.outer}{id}")


class File(NamedTuple):
    """What one file mentions, from its text alone; can be kept while the text stays the same.

    `defined` are the definitions that it makes.
    """

    name: str
    text: str
    mentions: tuple[Mention, ...]
    defined: frozenset[Symbol]

    @property
    def is_page(self) -> bool:
        return self.name.endswith(PAGES)


class Found(NamedTuple):
    """A mention and what it means, in a file."""

    file: File
    mention: Mention
    symbol: Symbol

    @property
    def place(self) -> Place:
        lines = lines_of(self.file.text)
        line = lines.line(self.mention.start)
        return Place(self.file.name, line, self.mention.start - lines.start(line) + 1)


@lru_cache(maxsize=16)
def lines_of(text: str) -> Lines:
    """The lines of a text as editors count them."""
    return Lines(seen_by_editors(text))


def read_symbols(name: str, text: str, directives: Directives) -> File:
    """Read a file of YAML, or a page if its name ends like that of one."""
    if name.endswith(".md"):
        found: Iterable[Mention] = in_markdown(text, directives)
    else:
        found = in_rest(text, directives) if name.endswith(".rst") else in_yaml(text, directives)
    mentions = tuple(sorted(map(_kept, found), key=lambda mention: mention.start))
    defined = (Symbol(each.kind, each.name) for each in mentions if each.defines)
    return File(name, text, mentions, frozenset(defined))


def _kept(mention: Mention) -> Mention:
    """The same mention; each text that many have is held once."""
    name, around, key = map(intern, (mention.name, mention.around, mention.key))
    return mention._replace(name=name, around=around, key=key)


class Symbols:
    """The index of some files. `spellings` are names of terms and roles in lower case.

    What is `defined` may be told, where other files define as well.
    """

    def __init__(
        self,
        files: Iterable[File],
        spellings: Mapping[str, Symbol],
        defined: Set[Symbol] | None = None,
    ) -> None:
        self.files = tuple(files)
        self.spellings = spellings
        self.defined = defined or frozenset().union(*(file.defined for file in self.files))

    @cached_property
    def found(self) -> Mapping[Symbol, list[Found]]:
        """Where each definition stands, and where it is used, in the order of the files."""
        found: dict[Symbol, list[Found]] = {symbol: [] for symbol in self.defined}
        for file in self.files:
            for mention in file.mentions:
                symbol = self.meant(mention)
                if symbol is not None:
                    found[symbol].append(Found(file, mention, symbol))
        return found

    def called(self, name: str) -> list[Symbol]:
        """The definitions with a name or an id, or of a kind as in `role:triager`."""
        kind, colon, rest = name.partition(":")
        if colon and kind in KINDS:
            return [symbol for symbol in self.called(rest) if symbol.kind == kind]
        whole = [Symbol(kind, name) for kind in KINDS if Symbol(kind, name) in self.defined]
        if whole:
            return whole
        return sorted(
            symbol for symbol in self.defined if symbol.kind in INNER and symbol.id == name
        )

    def meant(self, mention: Mention) -> Symbol | None:
        """What a mention means, None if it means nothing that is defined here."""
        if mention.defines:
            return Symbol(mention.kind, mention.name)
        if mention.kind == "name":
            return self.spellings.get(mention.name.casefold())
        return next((each for each in self._candidates(mention) if each in self.defined), None)

    def _candidates(self, mention: Mention) -> Iterator[Symbol]:
        """What a mention may mean, the first that is defined."""
        kind, name, around = mention.kind, mention.name, mention.around
        inner = f"{around}.{name}"
        if kind in ("target", "order"):
            yield Symbol("step", inner)
            yield Symbol("outcome", inner)
            if kind == "target":
                yield Symbol("process", name)
        elif kind == "link":
            yield Symbol("label", name)
            kinds = ("step", "duty", "level") if "." in name else _OF_LINKS
            yield from (Symbol(each, name) for each in kinds)
        elif kind in ("step", "level") and "." not in name:
            yield Symbol(kind, inner)
            found = self._by_id.get((kind, name), ())
            if len(found) == 1 and (kind == "level" or mention.key.startswith("{")):
                yield found[0]
        else:
            yield Symbol(kind, name)

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], list[Symbol]]:
        found: dict[tuple[str, str], list[Symbol]] = {}
        for symbol in self.defined:
            if symbol.kind in ("step", "level"):
                found.setdefault((symbol.kind, symbol.id), []).append(symbol)
        return found


_OF_LINKS = ("process", "role", "template", "community", "priorities", "scale")
