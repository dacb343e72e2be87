"""Which known name was meant? The `did you mean` of every message."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from .named import NamedTuple

_WORD = r"[^\W_]+"
_LONGEST = 80
"""So many characters of a name are compared."""


class Meant(NamedTuple):
    """The name that was meant, and its title if it was told by that."""

    name: str
    title: str = ""

    @property
    def advice(self) -> str:
        title = f" ({self.title})" if self.title else ""
        return f"did you mean `{self.name}`{title}?"


def closest(written: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name spelled most like what was written, None if none is as like as `cutoff`.

    What differs has to be alike: of `support-agnt` and `support-agent` only the last words are
    compared.
    """
    words = _words(written)
    found: str | None = None
    best = cutoff
    for name in known:
        likeness = _likeness(words, _words(name), best)
        if likeness > best or (likeness == best and (found is None or name < found)):
            found, best = name, likeness
    return found


def titled(written: str, titles: Mapping[str, str]) -> str | None:
    """The name whose title was written, or has all of its words, and few besides."""
    words = _words(written)
    if max(map(len, words), default=0) < 3:
        return None
    there = {name: set(_words(title)) for name, title in titles.items()}
    found = [name for name in titles if there[name].issuperset(words)]
    if found:
        return min(found, key=lambda name: (len(there[name]), name))
    near = closest(written, titles.values())
    return next((name for name, title in titles.items() if title == near), None)


def meant(
    written: str, known: Iterable[str], titles: Mapping[str, str] = MappingProxyType({})
) -> Meant | None:
    """The known name that was meant, by its spelling, or else by its title."""
    match = closest(written, known)
    if match is not None:
        return Meant(match)
    match = titled(written, titles)
    return Meant(match, titles[match]) if match is not None else None


def did_you_mean(
    written: str, known: Iterable[str], titles: Mapping[str, str] = MappingProxyType({})
) -> str:
    """A help line that names what was meant, else lists what is known if that is little."""
    names = set(known)
    found = meant(written, names, titles)
    return found.advice if found else listed(names)


def several(written: str, known: Collection[str]) -> str:
    """What to write where a list of known names is written as one text; empty if it is none."""
    names = [name.strip() for name in written.split(",")] if "," in written else []
    return f"write `[{', '.join(names)}]`" if names and all(name in known for name in names) else ""


def listed(names: Collection[str]) -> str:
    """A help line that lists known names if they are few."""
    if 0 < len(names) <= 12:
        return "known here: " + ", ".join(f"`{name}`" for name in sorted(names))
    return ""


def _words(text: str) -> list[str]:
    return re.findall(_WORD, text[:_LONGEST].casefold())


def _likeness(first: list[str], second: list[str], least: float) -> float:
    """How like the words of two names are, from 0 to 1; 0 if less than `least`."""
    if first == second:
        return 1.0
    if first and second and (first[0] == second[0] or first[-1] == second[-1]):
        ours, theirs = [*first], [*second]
        for word in first:
            if word in theirs:
                ours.remove(word)
                theirs.remove(word)
        if not ours or not theirs:  # one has more words: what both have must be most of it
            both, all_ = sorted((sum(map(len, first)), sum(map(len, second))))
            return both / all_ if both >= least * all_ else 0.0
        first, second = ours, theirs
    one, other = "".join(first), "".join(second)
    longer = max(len(one), len(other))
    edits = longer * (1 - least) + 1e-9
    if abs(len(one) - len(other)) > edits or len({*one} ^ {*other}) > 2 * edits:
        return 0.0
    distance = _distance(one, other)
    return 1 - distance / longer if distance <= edits else 0.0


def _distance(one: str, other: str) -> int:
    """How many letters have to be added, removed, replaced or swapped to make one of the other.

    Each bit stands for a letter of the first, so that a letter of the other takes a few operations
    on whole numbers (Hyyrö 2003).
    """
    places: dict[str, int] = {}
    for number, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << number
    distance, last, every = len(one), 1 << len(one) >> 1, (1 << len(one)) - 1
    more, less, same, before = every, 0, 0, 0
    for letter in other:
        here = places.get(letter, 0)
        swapped = ((~same & here) << 1) & before
        same = (((here & more) + more) ^ more) | here | less | swapped
        up, down = less | (every & ~(same | more)), same & more
        distance += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        more, less = (down << 1 | ~(same | up)) & every, up & same & every
        before = here
    return distance
