"""What is wrong, and where? The one currency of the loader, the checks and the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .text import Place

Severity = Literal["error", "warning", "strict"]


class Note(NamedTuple):
    """A place that helps to understand a problem, and what is to be seen there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `length` is the number of characters to underline, `about` the name of the definition it is
    found in (`triage.acknowledge`), which survives when lines move. `related` are other places
    that matter, `witness` the steps of a path that shows the problem, in order.
    """

    rule: str
    place: Place
    message: str
    help: str = ""
    severity: Severity = "error"
    length: int = 1
    about: str = ""
    related: tuple[Note, ...] = ()
    witness: tuple[Note, ...] = ()


def short(text: str) -> str:
    """The beginning of a text, in one line, for a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"
