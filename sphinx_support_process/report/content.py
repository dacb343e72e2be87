"""What does a report tell? The problems, the files they are in, and how to name each for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..text.named import NamedTuple
from ..text.problem import Accepted, Problem, Severity
from ..text.text import Place
from ..version import __version__
from .repository import posix

RULE_PAGE = "https://sphinx-support-process.readthedocs.io/rules/{}.html"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "strict")
FAIL_ON = (*reversed(SEVERITIES), "never")
"""What is the least severe problem that fails."""

_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
"""Controls of terminals and of the direction of text, with which a file could fake a report."""


class Report(NamedTuple):
    """Problems to tell, sorted by place, and what is needed to tell them well.

    `files` are all that were read, `pages` how many of them are pages, None where nobody asked for
    these; `sources` are their texts. `accepted` are the problems that an `ignore` hides. `color`,
    `links` and `width` (in columns) are those of the terminal. `gone` is the number of problems
    that the baseline names and that are solved, `known` of those that it hides.
    """

    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    sources: Mapping[str, str] = MappingProxyType({})
    accepted: tuple[Accepted, ...] = ()
    fail_on: str = "strict"
    color: bool = False
    links: bool = False
    width: int = 100
    gone: int = 0
    known: int = 0
    pages: int | None = None
    tool: str = f"support-process {__version__}"

    def printable(self) -> Report:
        """The same report without characters that would change how the rest of it is shown."""
        return self._replace(
            problems=tuple(map(_printable, self.problems)),
            accepted=tuple(
                each._replace(problem=_printable(each.problem)) for each in self.accepted
            ),
        )

    def fails(self, problem: Problem) -> bool:
        """Whether a problem is as severe as the least one that fails."""
        return problem.severity in FAIL_ON[FAIL_ON.index(self.fail_on) :]

    def number(self, severity: Severity) -> int:
        return sum(problem.severity == severity for problem in self.problems)

    def summary(self) -> str:
        """How many problems there are in how many files and pages."""
        names = zip(SEVERITIES, ("error", "warning", "strict problem"), strict=True)
        found = [counted(self.number(each), name) for each, name in names if self.number(each)]
        known = f", {self.known} in the baseline" if self.known else ""
        where = counted(len(self.files) - (self.pages or 0), "file")
        if self.pages is not None:
            where += f" and {counted(self.pages, 'page')}"
        return f"{', '.join(found) or 'no problems'} in {where}{known}"

    def by_severity(self) -> list[Problem]:
        """The problems, the most severe first."""
        return sorted(self.problems, key=lambda problem: SEVERITIES.index(problem.severity))

    def fingerprints(self) -> list[str]:
        """The fingerprint of each problem, then of each that is accepted."""
        return list(fingerprints((*self.problems, *(each.problem for each in self.accepted))))


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def printable(text: str) -> str:
    """A text in one line that shows its control characters instead of sending them."""
    if text.isprintable():
        return text
    return re.sub(_UNPRINTABLE, lambda found: f"\\u{ord(found[0]):04x}", text.replace("\n", " "))


def _printable(problem: Problem) -> Problem:
    return problem._replace(message=printable(problem.message), help=printable(problem.help))


def located(place: Place) -> str:
    """Where something stands, for people: `file:line:column`."""
    return printable(f"{posix(place.file)}:{place.line}:{place.column}")


def fingerprints(problems: tuple[Problem, ...]) -> Iterator[str]:
    """A name for each problem that stays when lines move: of what it says about what.

    Numbers count where they are quoted: all others change with the day or the steps around. Where
    the same is said several times, the second and later ones are counted.
    """
    from hashlib import sha256
    from pathlib import PurePath

    seen: dict[str, int] = {}
    for problem in problems:
        about = problem.about or PurePath(problem.place.file).name
        message = re.sub(r"(`[^`]*`|“[^”]*”)|\d+", _number, problem.message)
        text = "\0".join((problem.rule, about, message))
        seen[text] = seen.get(text, 0) + 1
        yield sha256(f"{text}\0{seen[text]}".encode("utf-8", "replace")).hexdigest()[:32]


def _number(found: re.Match[str]) -> str:
    return found[1] or "#"
