"""Which keys of a mapping can be read? What is wrong with the others is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import zip_longest
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from ..model import Process, Role, Step, Template
from ..model.fields import Key, MapOf, RecordOf, keys, lacking
from ..text.problem import NAMELESS, Note, short
from ..text.suggest import closest, listed
from ..text.text import Place, Text
from .advice import SPACES, odd_space
from .missing import kind_of
from .plan import OneText
from .refused import KEYS
from .source import Source

Pair = tuple[ScalarNode, Node]

MAX_TEXT = 100_000
"""The longest single text, in characters."""

_new = str.__new__
_MERGE = "write its keys out: values are not merged into a mapping here"


def free(source: Source, node: Node) -> Text | None:
    """The text of a node if nothing can be wrong with it, whatever kind of text it is."""
    if node.__class__ is not ScalarNode or node.tag is not None:
        return None
    value = node.value
    if (
        not 0 < len(value) <= MAX_TEXT
        or value.isspace()
        or (node.style == '"' and not value.isprintable())
    ):
        return None
    text = _new(Text, value)  # as `Text.read` does, for nearly all that is read
    text.source = source
    text.mark = node.start_mark
    return text


def take_texts(
    source: Source, wanted: Mapping[str, OneText], written: Sequence[Pair], found: dict[str, Any]
) -> Iterable[Pair]:
    """Add those texts of a record to what is `found` with which nothing is wrong.

    Returns the pairs that are left: other texts, a second one under a key, and what is no text.
    """
    left = []
    for pair in written:
        name, node = pair
        one = wanted.get(name.value) if name.__class__ is ScalarNode else None
        if one is not None and node.__class__ is ScalarNode and node.tag is None:
            value = node.value  # what follows is `free`, without a call for most of all texts
            if (
                0 < len(value) <= MAX_TEXT
                and not value.isspace()
                and (node.style != '"' or value.isprintable())
            ):
                field, in_list, fits = one
                if field not in found and (fits is None or fits(value)):
                    text = _new(Text, value)
                    text.source = source
                    text.mark = node.start_mark
                    found[field] = (text,) if in_list else text
                    continue
        left.append(pair)
    return left


def are_sound(written: Sequence[Pair], known: Set[str] | None = None) -> bool:
    """Whether every key of a mapping is a text, known, and given once."""
    names = {name.value for name, _ in written if name.__class__ is ScalarNode}
    return len(names) == len(written) and (known is None or names <= known) and "<<" not in names


def readable(
    source: Source, written: Sequence[Pair], what: str, known: Mapping[str, Key] | None = None
) -> Iterator[Pair]:
    """Those of the pairs of a mapping that can be read; what is wrong with the others is told."""
    seen: dict[str, ScalarNode] = {}
    missing = _missing(written, known) if known else []
    above: ScalarNode | None = None
    for (name, child), below in zip_longest(written, written[1:]):
        if not isinstance(name, ScalarNode):
            source.wrong_kind(name, f"a key in {what}", "a text")
        elif seen.setdefault(name.value, name) is not name:
            _given_twice(source, name, seen[name.value], what, written)
        elif name.value == "<<" or (known is not None and name.value not in known):
            begin = source.place(written[0][0])
            help = f"indent it below `{above.value}`" if above else ""
            _unknown(source, name, child, what, known or {}, missing, begin, help)
        elif known and below and _swallows(known, name, child, below[0]):
            above = name
        else:
            above = None
            yield name, child


def _swallows(known: Mapping[str, Key], key: ScalarNode, value: Node, below: Node) -> bool:
    """Whether a key has no value since what belongs to it, and begins below, is not indented."""
    shape, name = known[key.value].shape, below.value
    if not isinstance(value, ScalarNode) or value.value or not isinstance(below, ScalarNode):
        return False
    if isinstance(shape, RecordOf):
        return name not in known and name in keys(shape.cls)
    is_other = name in known or name in KEYS or closest(name, known) is not None
    return isinstance(shape, MapOf) and not is_other and not _elsewhere(name)


def lacks_all(node: MappingNode, known: Mapping[str, Key]) -> bool:
    """Whether a mapping lacks every required key."""
    return len(_missing(node.value, known)) == len(lacking(known, ()))


def _missing(written: Sequence[Pair], known: Mapping[str, Key]) -> list[str]:
    """The required keys that a mapping lacks, in the order of the format."""
    names = {name.value for name, _ in written if isinstance(name, ScalarNode)}
    return [entry.name for entry in lacking(known, names)]


def _unknown(
    source: Source,
    name: ScalarNode,
    value: Node,
    what: str,
    known: Mapping[str, Key],
    missing: Sequence[str],
    begin: Place,
    help: str,
) -> None:
    """Tell of an unknown key in what begins there, for which one that is missing may be meant."""
    if source.is_cut(name):
        source.tell_cut(name, f"cut {begin}")
        return
    key = source.text(name)
    meant = closest(name.value, known)
    refused = KEYS.get(name.value)
    odd = odd_space(key)
    if odd is not None:
        help = f"it begins with {odd[0]}: {SPACES}"
    advice = help or _too_deep(value, known) or refused
    advice = advice or (f"did you mean `{meant}`?" if meant else "")
    advice = advice or _elsewhere(name.value)
    if name.value == "<<":
        advice = _MERGE
    elif not advice and missing:
        within = [one for one in missing if isinstance(known[one].shape, MapOf)]
        is_entry = within and isinstance(value, MappingNode)
        advice = f"did you mean `{missing[0]}`, which is missing?"
        advice = f"write `{within[0]}:` above it, and indent it below that" if is_entry else advice
    cause = f"{key.place if meant or refused else begin}"
    if "id" in missing:
        cause = NAMELESS + cause
    message = f"unknown key `{short(key)}` in {what}"
    advice = advice or listed(known) or "remove it; what readers should know belongs in a `text:`"
    source.about(key, message, advice, cause)


def _too_deep(value: Node, known: Mapping[str, Key]) -> str:
    """What to write where a definition stands in the one before it."""
    pairs = value.value if isinstance(value, MappingNode) else ()
    names = {name.value for name, _ in pairs if isinstance(name, ScalarNode)}
    found = kind_of(names, known) if names else None
    return (
        f"it looks like a {found[0]}: indent it less, directly below `{found[1]}`" if found else ""
    )


def _elsewhere(name: str) -> str:
    """Where a key belongs that stands in the wrong place."""
    for cls in (Step, Process, Role, Template):
        if name in keys(cls):
            return f"it is a key of a {cls.__name__.lower()}"
    return ""


def _given_twice(
    source: Source, second: ScalarNode, first: ScalarNode, what: str, written: Sequence[Pair]
) -> None:
    """Tell of a key that is given twice, maybe since it belongs to another definition."""
    place = source.place(first)
    key = short(second.value)
    source.problem(
        source.place(second),
        f"the key `{key}` is given twice in {what}",
        f"keep one of them; the other is at {place.file}:{place.line}",
        rule="yaml",
        length=max(1, len(key)),
        related=(Note(place, "given here first"),),
        cause=f"{NAMELESS}{source.place(written[0][0])}",
    )
