"""What was found in these files before? The verdict of an earlier check, written down as data."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...text.beside import are_as_before
from ...text.problem import Accepted, Cause, Excuse, Note, Problem
from ...text.text import Place
from ...version import code
from ..files import Pages
from ..opened import Opened
from ..verdict import Verdict
from .digest import digest
from .entries import Entries

_LEAST = 4096
"""An entry may always have so many bytes: a disk gives no less."""


class Record:
    """What is written down of the verdict on some files.

    It stands under a name that stays when the files change, so that there is one for all versions
    of them, and holds a key that does not.
    """

    def __init__(self, entries: Entries, opened: Opened, pages: Pages | None) -> None:
        self.entries = entries
        self.today = (opened.settings.today or date.today()).isoformat()  # noqa: DTZ011
        texts = {} if pages is None else pages.texts
        problems = () if pages is None else pages.problems
        files = [*opened.sources, *texts, *(problem.place.file for problem in problems)]
        about = [*_program(), *_asked(opened), pages is None, str(Path.cwd()), files]
        self.name = digest(_bytes(about))
        held = (*opened.texts.values(), *texts.values())
        self.most = max(_LEAST, 2 * sum(map(len, held)))
        """So many bytes an entry may have."""
        told = (digest(_bytes(each)) for each in (*texts.values(), *problems))
        self.digests = [*opened.digests.values(), *told]
        """Of the files, in their order; then of the pages."""
        self.key = digest("".join([self.name, *self.digests]).encode())

    def read(self) -> Verdict | None:
        """The verdict, if it stands there and holds today."""
        found = self.entries.read(self.name)
        if found is None or found[0] != self.key:
            return None
        _, problems, accepted, lost, day, looked_for = found
        if day not in ("", self.today) or not are_as_before(looked_for):
            return None
        return Verdict(
            tuple(map(problem, problems)),
            tuple(Accepted(problem(each), tuple(_excuses(why))) for each, why in accepted),
            tuple(lost),
            day,
            looked_for,
        )

    def write(self, verdict: Verdict) -> None:
        """Write a verdict down, if it is not much longer than what it is about."""
        self.entries.write(self.name, (self.key, *verdict), self.most)


def problem(fields: Sequence[Any]) -> Problem:
    """A problem of what was written down of it."""
    rule, place, message, help, severity, length, about, related, witness, cause, follows = fields
    return Problem(
        rule,
        Place(*place),
        message,
        help,
        severity,
        length,
        about,
        tuple(_notes(related)),
        tuple(_notes(witness)),
        cause,
        tuple(Cause(*each) for each in follows),
    )


def _notes(found: Iterable[Sequence[Any]]) -> Iterator[Note]:
    return (Note(Place(*place), text) for place, text in found)


def _excuses(found: Iterable[Sequence[Any]]) -> Iterator[Excuse]:
    return (Excuse(Place(*place), length, reason) for place, length, reason in found)


def _asked(opened: Opened) -> Iterator[Any]:
    """The settings but for the day, each set in one order."""
    for value in opened.settings._replace(today=None):
        yield sorted(map(repr, value)) if isinstance(value, Iterable) else value


def _program() -> Iterator[Any]:
    """What tells who gave a verdict: this package, Python and PyYAML."""
    yield code()
    yield sys.version
    reader = find_spec("yaml")
    if reader is not None and reader.origin is not None:
        yield os.stat(reader.origin).st_mtime_ns  # noqa: PTH116


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogatepass")
