"""Which pattern matches any of many words? One that looks at each letter once, however many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from os.path import commonprefix

_DEPTH = 12
"""How deep groups stand in each other, at most: patterns are parsed by recursion."""


def one_of(words: Iterable[str], depth: int = _DEPTH) -> str:
    """A pattern of words grouped by how they begin: of those that match, any may be found."""
    choices = []
    for _, group in groupby(sorted(set(words)), key=lambda word: word[:1]):
        alike = list(group)
        start = commonprefix(alike)  # noqa: RUF071 (of any strings)
        rest = [word[len(start) :] for word in alike]
        if len(alike) == 1:
            ends = ""
        elif depth:
            ends = one_of(rest, depth - 1)
        else:
            ends = f"(?:{'|'.join(map(re.escape, rest))})"
        choices.append(re.escape(start) + ends)
    return f"(?:{'|'.join(choices)})"
