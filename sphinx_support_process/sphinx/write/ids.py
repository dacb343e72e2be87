"""Which id does an element get? One that nothing else on its page has."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, count


def free_id(wanted: str, kind: str, taken: Container[str]) -> str:
    """The id that is wanted, else it with the kind behind it, numbered if need be."""
    other = f"{wanted}-{kind}"
    ids = chain([wanted, other], (f"{other}-{number}" for number in count(2)))
    return next(id for id in ids if id not in taken)
