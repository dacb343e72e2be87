"""How does something get another id, with all its uses, in YAML and on pages at once?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..checks import Context, Settings, check
from ..known.moved import KINDS
from ..known.symbols.index import Found, Symbol, Symbols
from ..load import Loaded, read_sources
from ..project.symbols import again
from ..project.usage import UsageError
from ..report.content import located
from ..text.kinds import NAME_PATTERN
from ..text.named import NamedTuple
from .edits import Edit, Left, apply
from .moved import has_moved, with_moved

_PATTERNS = {"label": r"\w+(?:[.:_-]\w+)*", "placeholder": r"\w+(?:[ ._-]\w+)*"}
_RESERVED = {
    "next": ("step", "outcome", "process"),
    "start": ("step",),
    "else": ("level",),
}
"""Words that mean something else where such an id may stand."""

_TOGETHER = {
    "step": ("outcome", "duty"),
    "outcome": ("step",),
    "duty": ("step",),
}
"""What shares its names with others of the same process."""

_WITHIN = {
    "process": ("step", "outcome", "duty"),
    "scale": ("level",),
    "template": ("placeholder",),
}
"""What begins with the name of something."""

_RULES = frozenset({"moved-id", "duplicate-id"})


class Renamed(NamedTuple):
    """The new text of each file that changes, what is left as it is, and what else to say."""

    texts: Mapping[str, str]
    left: list[Left]
    notes: list[str]


def renamed(
    symbols: Symbols, loaded: Loaded, symbol: Symbol, name: str, *, moved: bool = True
) -> Renamed:
    """What changes if something gets a new name. Raises UsageError where that cannot be done."""
    new = symbol.called(name.removeprefix(symbol.outer))
    _fits(symbol, new)
    _is_free(symbols, new)
    found = symbols.found[symbol]
    edits, left = _edits(symbols, symbol, new)
    texts = {
        file.name: apply(file.text, edits[file.name])
        for file in symbols.files
        if file.name in edits
    }
    _means_the_same(symbols, texts, symbol, new)
    left += dict.fromkeys(_words(symbols, texts, symbol))
    notes = []
    by_name = sum(each.mention.kind == "name" for each in found)
    if by_name:
        notes.append(f"{{term}} goes by name, not by id: {by_name} of them stay as they are")
    if symbol.kind in KINDS:
        _was_not_another(loaded, symbol, new, moved=moved)
        if moved:
            file = next(each.file.name for each in found if each.mention.defines)
            texts |= _told(loaded, texts, symbol, new, file)
            _reads_as_well(loaded, texts)
    elif moved:
        notes.append(f"nothing tells of the old id: `moved` knows no {symbol.kind}")
    return Renamed(texts, left, notes)


def _fits(old: Symbol, new: Symbol) -> None:
    if new == old:
        raise UsageError(f"it is called `{old.id}` already")
    pattern = _PATTERNS.get(new.kind, NAME_PATTERN)
    if re.fullmatch(pattern, new.id) is None:
        help = "write it in kebab-case, as in `first-answer`"
        if "." in new.id and old.outer:
            help = f"it stays in `{old.outer[:-1]}`: write the new id alone"
        raise UsageError(f"`{new.id}` is no id of a {new.kind}", help)
    if new.kind in _RESERVED.get(new.id, ()):
        raise UsageError(f"`{new.id}` means something else where a {new.kind} is named")


def _is_free(symbols: Symbols, new: Symbol) -> None:
    for kind in (new.kind, *_TOGETHER.get(new.kind, ())):
        there = symbols.found.get(new._replace(kind=kind), ())
        for each in there:
            if each.mention.defines:
                place = located(each.place)
                message = f"the {kind} `{new.name}` is there already, at {place}"
                raise UsageError(message, "choose another id")


def _edits(
    symbols: Symbols, symbol: Symbol, new: Symbol
) -> tuple[dict[str, list[Edit]], list[Left]]:
    """The edits of each file, and the uses that stay."""
    meanings: dict[tuple[str, int], set[Symbol]] = {}
    for others in symbols.found.values():
        for each in others:
            if each.mention.shared:
                at = (each.file.name, each.mention.start)
                meanings.setdefault(at, set()).add(each.symbol)
    edits: dict[str, list[Edit]] = {}
    left: list[Left] = []
    defined: set[tuple[str, int]] = set()
    for each in symbols.found[symbol]:
        mention, at = each.mention, (each.file.name, each.mention.start)
        if mention.kind == "name":
            continue
        is_other = mention.shared and meanings[at] != {symbol}
        if mention.defines:
            defined.add(at)
            _can_change(each, is_repeated=is_other)
        if is_other:
            reason = "an alias repeats it where it means something else: write it out there"
            left.append(Left(at[0], each.place.line, reason))
        else:
            edit = Edit(mention.start, mention.end, new.id)
            edits.setdefault(at[0], []).append(edit)
    if len(defined) > 1:
        raise UsageError(f"`{symbol.name}` is defined twice", "rename one of them by hand")
    return edits, left


def _can_change(found: Found, *, is_repeated: bool) -> None:
    """Raise UsageError for a definition whose id cannot be written anew."""
    place, symbol = located(found.place), found.symbol
    if is_repeated:
        message = f"an alias repeats the {symbol.kind} `{symbol.name}` elsewhere, at {place}"
        raise UsageError(message, "write it out there")
    if not found.mention.exact:
        message = f"the id of the {symbol.kind} `{symbol.name}` is made of its title, at {place}"
        raise UsageError(message, f"write it out there: `id: {symbol.id}`")


def _means_the_same(
    symbols: Symbols, texts: Mapping[str, str], symbol: Symbol, new: Symbol
) -> None:
    """Raise UsageError where something would mean another definition than before."""

    def now(meant: Symbol | None) -> Symbol | None:
        if meant == symbol:
            return new
        if meant is not None and meant.kind in _WITHIN.get(symbol.kind, ()):
            outer, _, id = meant.name.partition(".")
            return meant._replace(name=f"{new.name}.{id}") if outer == symbol.name else meant
        return meant

    spellings = {name: now(meant) or meant for name, meant in symbols.spellings.items()}
    after = again(symbols, texts, spellings)
    for file, other in zip(symbols.files, after.files, strict=True):
        if len(file.mentions) != len(other.mentions):
            raise UsageError(f"`{new.id}` cannot be read in {file.name}", "choose another id")
        for mention, changed in zip(file.mentions, other.mentions, strict=True):
            meant, would = symbols.meant(mention), after.meant(changed)
            is_left = meant == symbol and would is None
            if meant is not None and would != now(meant) and not is_left:
                place = located(Found(file, mention, meant).place)
                other_one = f"the {would.kind} `{would.name}`" if would else "nothing"
                message = (
                    f"at {place} is the {meant.kind} `{meant.name}`, which would mean {other_one}"
                )
                raise UsageError(message, "choose another id")


def _words(symbols: Symbols, texts: Mapping[str, str], symbol: Symbol) -> Iterator[Left]:
    """Where the old name stands that is none of its uses: in code, in a comment, in words."""
    if re.search("[.-]", symbol.name) is None:
        return
    pattern = re.compile(rf"(?<![\w.:#/-]){re.escape(symbol.name)}(?![\w-]|\.\w)")
    for file in symbols.files:
        text = texts.get(file.name, file.text)
        known = {mention.start for mention in file.mentions} if text is file.text else set()
        for match in pattern.finditer(text):
            if match.start() not in known:
                line = text.count("\n", 0, match.start()) + 1
                yield Left(file.name, line, f"`{symbol.name}` is in code, a comment or plain words")


def _was_not_another(loaded: Loaded, symbol: Symbol, new: Symbol, *, moved: bool) -> None:
    """Raise UsageError where the new name is an old one of something else."""
    names = getattr(loaded.support.moved, KINDS[symbol.kind], {})
    key, old = _in_moved(new), _in_moved(symbol)
    now = names.get(key)
    if now is None:
        return
    if now != old:
        message = f"`{key}` is what the {symbol.kind} `{now}` was called before: `moved` says so"
        raise UsageError(message, "choose another id, or remove the entry")
    if not moved:
        message = f"`moved` says that `{key}` is called `{old}` now"
        raise UsageError(message, "rename it without `--no-moved`, or remove the entry")


def _told(
    loaded: Loaded, texts: Mapping[str, str], symbol: Symbol, new: Symbol, file: str
) -> dict[str, str]:
    """The text in which `moved` tells of the new name: that which has it, else that of a file."""
    kind, old, name = KINDS[symbol.kind], _in_moved(symbol), _in_moved(new)
    file = next((each for each, text in loaded.sources.items() if has_moved(text)), file)
    text = with_moved(texts.get(file, loaded.sources[file]), kind, old, name)
    if text is None:
        message = f"nothing can be put under `moved` in {file}"
        raise UsageError(message, f"add `{kind}: {{{old}: {name}}}`, and rename with `--no-moved`")
    return {file: text}


def _in_moved(symbol: Symbol) -> str:
    """The name of something as `moved` has it."""
    return symbol.id if symbol.kind == "level" else symbol.name


def _reads_as_well(loaded: Loaded, texts: Mapping[str, str]) -> None:
    """Raise UsageError where the files could be read less well than before."""
    sources = {file: texts.get(file, text) for file, text in loaded.sources.items()}
    before, after = (
        Counter(problem.rule for problem in check(Context(read, Settings(select=_RULES))))
        for read in (loaded, read_sources(sources.items()))
    )
    for rule in after - before:
        raise UsageError(f"the files would have a problem `{rule}` more", "choose another id")
