"""What is wrong, and where? The one currency of the loader, the checks and the reports."""

from __future__ import annotations

from typing import Literal

from .named import NamedTuple
from .text import Place

Severity = Literal["error", "warning", "strict"]


class Note(NamedTuple):
    """A place that helps to understand a problem, and what is to be seen there."""

    place: Place
    text: str


NAMELESS = "the name is lost of what stands at "
"""So begins the cause of a problem with a definition whose name is not known."""


class Cause(NamedTuple):
    """The problems of a rule about a definition and what stands in it; about all if empty."""

    rule: str
    about: str = ""


class Problem(NamedTuple):
    """One thing that is wrong.

    `length` is the number of characters to underline, `about` the name of the definition it is
    found in (`triage.acknowledge`), which survives when lines move. `related` are other places
    that matter, `witness` the steps of a path that shows the problem, in order. `cause` is what
    several problems of a rule have in common that one slip makes. It `follows` from others: from
    those of a rule about a definition, or about anything in it.
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
    cause: str = ""
    follows: tuple[Cause, ...] = ()


class Excuse(NamedTuple):
    """An `ignore` entry that hides a problem: the place and length of its `rule`, and why."""

    place: Place
    length: int
    reason: str


class Accepted(NamedTuple):
    """A problem that the team accepts, and what says so."""

    problem: Problem
    excuses: tuple[Excuse, ...]


def short(text: str) -> str:
    """The beginning of a text, in one line, for a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"
