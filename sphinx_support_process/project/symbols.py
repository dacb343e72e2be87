"""Where is everything defined and used in a project? Its YAML and its pages as one index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..known.known import Known
from ..known.moved import KINDS, Names
from ..known.names import COLLECTIONS, INNER
from ..known.names import names as defined
from ..known.renamed import Renamed, now
from ..known.symbols.index import File, Symbol, Symbols, read_symbols
from ..known.symbols.mention import Directives
from ..load import Loaded
from ..model import Support
from ..model.names import spellings
from ..pages.views import VIEWS
from ..text.suggest import did_you_mean
from .usage import UsageError

_KINDS = {
    "processes": "process",
    "roles": "role",
    "templates": "template",
    "priorities": "priorities",
    "levels": "scale",
}


def directives() -> Directives:
    """What the arguments and options of our directives name."""
    found = {}
    for view in VIEWS.values():
        takes = {name: kind for name, kind in view.options.items() if kind in _KINDS.values()}
        takes |= {name: "step" for name, kind in view.options.items() if kind == "step"}
        argument = {"": _KINDS[view.of]} if view.of else {}
        found[f"support:{view.name}"] = {**argument, **{n: str(kind) for n, kind in takes.items()}}
    return found


def index(loaded: Loaded, pages: Mapping[str, str]) -> Symbols:
    """The index of what was read."""
    known = directives()
    files = [read_symbols(*each, known) for each in (*loaded.sources.items(), *pages.items())]
    return Symbols(files, names(loaded.support))


def index_of_pages(known: Known, pages: Mapping[str, str]) -> Symbols:
    """The index of pages alone, for which is defined what is known: no YAML is read for it."""
    found = Symbols([read_symbols(*each, directives()) for each in pages.items()], {})
    found.defined |= set(_defined(known))
    return found


def _defined(known: Known) -> Iterator[Symbol]:
    """What pages may name."""
    for kind in (*INNER, *COLLECTIONS):
        noun = "scale" if kind == "levels" else kind
        yield from (Symbol(noun, str(name)) for name in defined(known, kind))
    for process in known.support.processes.values():
        yield from (Symbol("label", str(label)) for label in process.label)
        yield from (Symbol("duty", f"{process.id}.{duty.id}") for duty in process.duties)


def again(symbols: Symbols, texts: Mapping[str, str], spellings: Mapping[str, Symbol]) -> Symbols:
    """The index with other texts for some files, which alone are read anew."""
    known = directives()
    files: list[File] = [
        read_symbols(file.name, texts[file.name], known) if file.name in texts else file
        for file in symbols.files
    ]
    return Symbols(files, spellings)


def unknown(symbols: Symbols, name: str, support: Support) -> UsageError:
    """The error that nothing has a name, with the one that it has now or that was meant."""
    kind, colon, _ = name.partition(":")
    known = {symbol.name for symbol in symbols.defined} | {symbol.id for symbol in symbols.defined}
    if colon:
        known = {
            f"{symbol.kind}:{symbol.name}" for symbol in symbols.defined if symbol.kind == kind
        }
    help = now(_renamed(name, support)) or did_you_mean(name, known)
    return UsageError(f"nothing is called `{name}`", help)


def _renamed(name: str, support: Support) -> str | None:
    """What something is called now that had a name, as `moved` tells; None if nothing had it."""
    kind, colon, rest = name.partition(":")
    moved = Names(support, Renamed(support))
    for noun in KINDS:
        if not colon or noun == kind:
            old = rest if colon else name
            new = moved.new(noun, old) or next(iter(moved.like(noun, old)), None)
            if new is not None:
                return new.removeprefix(".")
    return None


def names(support: Support) -> Mapping[str, Symbol]:
    """What roles, terms and levels are called, in lower case."""
    entries = [(Symbol("role", str(role.id)), role) for role in support.roles.values()]
    entries += [(Symbol("term", str(term.id)), term) for term in support.terms.values()]  # type: ignore[misc]
    for scale in support.levels.values():
        entries += [
            (Symbol("level", f"{scale.id}.{level.id}"), level)  # type: ignore[misc]
            for level in scale.values.values()
        ]
    found: dict[str, Symbol] = {}
    for symbol, entry in entries:
        for spelling in spellings(entry):
            found.setdefault(spelling.casefold(), symbol)
    return found
