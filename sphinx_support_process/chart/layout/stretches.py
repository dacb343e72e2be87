"""What stands on a stretch of a line? Asked and told in a time that hardly grows with the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

V = TypeVar("V")


class Stretches(Generic[V]):
    """Values on open stretches between known places; `join` makes one of two, in any order.

    A tree of halves (a segment tree): each stretch is made of a few whole branches of it.
    """

    def __init__(self, places: Iterable[float], join: Callable[[V, V], V], nothing: V) -> None:
        self._at = {place: number for number, place in enumerate(sorted(set(places)))}
        self._size = max(len(self._at), 1)
        self._join, self._nothing = join, nothing
        self._whole = [nothing] * (2 * self._size)
        self._within = [nothing] * (2 * self._size)

    def put(self, first: float, last: float, value: V) -> None:
        """Let a value stand on a stretch."""
        join, within = self._join, self._within
        for branch in self._branches(first, last):
            self._whole[branch] = join(self._whole[branch], value)
            within[branch] = join(within[branch], value)
        for branch in self._above(first, last):
            within[branch] = join(within[branch], value)

    def on(self, first: float, last: float) -> V:
        """All that stands on a stretch, or on a part of it, as one value."""
        found = self._nothing
        for branch in self._branches(first, last):
            found = self._join(found, self._within[branch])
        for branch in self._above(first, last):
            found = self._join(found, self._whole[branch])
        return found

    def _branches(self, first: float, last: float) -> Iterator[int]:
        """The largest branches that make up a stretch."""
        left, right = self._at[first] + self._size, self._at[last] + self._size
        while left < right:
            if left & 1:
                yield left
                left += 1
            if right & 1:
                right -= 1
                yield right
            left >>= 1
            right >>= 1

    def _above(self, first: float, last: float) -> Iterator[int]:
        """The branches that hold an end of a stretch, each once."""
        left, right = self._at[first] + self._size, self._at[last] + self._size - 1
        while left > 1 or right > 1:
            left >>= 1
            right >>= 1
            if left:
                yield left
            if right and right != left:
                yield right
