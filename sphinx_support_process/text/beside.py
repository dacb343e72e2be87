"""Is a file there that a text names? As seen from its YAML file, within the docs around it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from .named import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURED = ("conf.py", "myst.yml")
"""One of these stands in the folder of the docs."""

_ADDRESS = r"[a-zA-Z][a-zA-Z0-9+.-]*:"

LookedFor = Mapping[str, str | bool]
"""Paths that were looked for: whether there was a file, or the name of the one there or nearest."""


class Beside(NamedTuple):
    """Where a file stands that is named, or would: whether within the project, and whether it does.

    Its name may be written as in an address, with `%20` for a space: so there are `ways` to it.
    """

    real: Path
    is_inside: bool
    is_there: bool
    ways: tuple[str, ...]


def is_address(name: str) -> bool:
    """Whether a name is an address, as of a page on the web."""
    return re.match(_ADDRESS, name) is not None


def beside(name: str, file: str, docs: Path | None) -> Beside | None:
    """A file that a YAML file names; None where that needs the folder of the docs to be known."""
    from pathlib import Path  # of which a check of texts that name no files needs nothing

    home = Path(file).parent
    if name.startswith("/") and docs is None:
        return None
    folder = docs if docs and name.startswith("/") else home
    ways = tuple(str(folder / it.lstrip("/")) for it in dict.fromkeys((name, _plain(name))))
    there = [way for way in ways if is_file(way)]
    real = Path(os.path.realpath((*there, *ways)[0]))
    inside = (os.path.realpath(it) for it in (docs, home) if it is not None)
    is_inside = docs is None or any(map(real.is_relative_to, inside))
    return Beside(real, is_inside, bool(there), ways)


def wrong(name: str, found: Beside, *, may_guess: bool = True) -> tuple[str, str]:
    """What is wrong with a file that is not there or lies outside, and what to do."""
    from pathlib import PurePath

    name = _plain(name)
    if not found.is_inside:
        return f"file `{name}` lies outside the project", "put it beside the YAML or into the docs"
    near = nearest(found.ways[-1]) if may_guess else ""
    help = "add it, or write the name of a file that is there"
    if near:
        help = f"did you mean `{PurePath(name).with_name(near).as_posix()}`?"
    return f"file `{name}` does not exist", help


def is_file(path: str) -> bool:
    """Whether there is a file; one whose name ends in `.*` is looked for by Sphinx."""
    return path.endswith(".*") or os.path.isfile(path)  # noqa: PTH113


def nearest(path: str) -> str:
    """The name of the file there, else of one beside it that is called much like it."""
    from difflib import get_close_matches  # of which who finds all files needs nothing

    folder, name = os.path.split(path)
    known: list[str] = []
    with suppress(OSError):
        known = [name] if is_file(path) else sorted(os.listdir(folder))  # noqa: PTH208
    return next(iter(get_close_matches(name, known, n=1)), "")


def docs_around(file: str, looked_for: dict[str, str | bool]) -> Path | None:
    """The folder of the docs that a YAML file belongs to; what is looked for is noted."""
    from pathlib import Path

    for folder in Path(file).absolute().parents:
        for name in CONFIGURED:
            path = folder / name
            is_there = looked_for[str(path)] = path.is_file()
            if is_there:
                return folder
    return None


def are_as_before(looked_for: LookedFor) -> bool:
    """Whether all files that were looked for, and those nearest to them, are what they were."""
    return all(
        (nearest(path) if isinstance(was, str) else is_file(path)) == was
        for path, was in looked_for.items()
    )


def _plain(name: str) -> str:
    """A name without the codes of an address, if it can be shown then."""
    if "%" not in name:
        return name
    from urllib.parse import unquote  # which few names need

    plain = unquote(name)
    return plain if plain.isprintable() else name
