"""How are problems told to a person? With the line, what to do, and the path that leads there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..text.problem import Note, Problem
from ..text.text import Place
from .content import RULE_PAGE, Report, counted, located, printable

_COLORS = {"error": "1;31", "warning": "1;33", "strict": "1;36"}
_FRAME = "1;34"
_BOLD = "1"
_GREEN = "1;32"
_TAB = 4
_SHOWN = 5
"""Steps shown of each end of a long path, and of other places."""
_PER_COLUMN = 4
"""Characters looked at for each column of a long line: some take none."""


def write(report: Report) -> str:
    page = _Page(report)
    blocks = ["\n".join(page.block(problem)) + "\n" for problem in report.problems]
    summary = page.paint(report.summary(), _BOLD if report.problems else _GREEN)
    if report.gone:
        solved = counted(report.gone, "problem")
        summary += f"\n{solved} of the baseline solved: `--update-baseline` takes them out"
    if report.problems:
        summary += "\n`support-process explain RULE` says what a rule finds, and why"
    return "\n".join([*blocks, summary]) + "\n"


class _Page:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: dict[str, list[str]] = {}

    def paint(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.report.color else text

    def linked(self, rule: str) -> str:
        """The name of a rule, as a link to its page where the terminal can follow one."""
        if not self.report.links:
            return rule
        return f"\x1b]8;;{RULE_PAGE.format(rule)}\x1b\\{rule}\x1b]8;;\x1b\\"

    def block(self, problem: Problem) -> Iterator[str]:
        color = _COLORS[problem.severity]
        about = f"{problem.severity}[{self.linked(problem.rule)}]"
        yield f"{self.paint(about, color)}: {self.paint(problem.message, _BOLD)}"
        related = problem.related[:_SHOWN]
        places = [problem.place, *(note.place for note in related)]
        margin = " " * len(str(max(place.line for place in places)))
        yield from self.snippet(problem.place, problem.length, "", margin, "-->", color)
        for note in related:
            yield from self.snippet(note.place, 1, note.text, margin, ":::", _FRAME)
        rest = len(problem.related) - len(related)
        if rest:
            yield from self.remark(margin, "note", f"and at {counted(rest, 'more place')}")
        if problem.witness:
            yield from self.remark(margin, "path", _path(problem.witness))
        if problem.help:
            yield from self.remark(margin, "help", problem.help)

    def snippet(
        self, place: Place, length: int, label: str, margin: str, arrow: str, color: str
    ) -> Iterator[str]:
        """The line of a place, with a caret for each column of what is meant."""
        bar = self.paint(f"{margin} |", _FRAME)
        yield f"{margin}{self.paint(arrow, _FRAME)} {located(place)}"
        line = self.line(place)
        if not line or line.isspace():
            return
        room = max(20, self.report.width - len(margin) - 4)
        shown, before, wide = cut(line, place.column - 1, length, room)
        mark = "^" if arrow == "-->" else "-"
        number = self.paint(f"{place.line:>{len(margin)}} |", _FRAME)
        yield bar
        yield f"{number} {shown}"
        yield f"{bar} {' ' * before}{self.paint(f'{mark * wide} {label}'.rstrip(), color)}"

    def line(self, place: Place) -> str:
        if place.file not in self.lines:
            self.lines[place.file] = self.report.sources.get(place.file, "").splitlines()
        lines = self.lines[place.file]
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def remark(self, margin: str, name: str, text: str) -> Iterator[str]:
        first = f"{margin} = {name}: "
        start = f"{self.paint(f'{margin} =', _FRAME)} {self.paint(f'{name}:', _BOLD)} "
        if len(first) + len(text) <= self.report.width:
            yield start + text
            return
        import textwrap

        lines = textwrap.wrap(
            text,
            max(40, self.report.width - len(first)),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(lines):
            yield (" " * len(first) if number else start) + line


def cut(line: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """The part of a line to show in `room` columns, the columns before the mark, and its width."""
    start = min(start, len(line))
    length = max(1, min(length, len(line) - start))
    if len(line) <= room and line.isascii() and line.isprintable():
        return line, start, length
    lead, ahead = "", _PER_COLUMN * room
    if start + length > ahead or columns(line[: start + length]) > room:
        keep = max(0, start - room // 3)
        lead, line, start = "…", line[keep : keep + ahead], start - keep
    before = len(lead) + columns(line[:start])
    shown, used = lead, len(lead)
    for character in line.rstrip():
        wide = columns(character)
        if used + wide > room - 1:
            shown += "…"
            break
        shown += " " * _TAB if character == "\t" else printable(character)
        used += wide
    return shown, before, max(1, min(columns(line[start : start + length]), room - before))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_column, text))


def _column(character: str) -> int:
    from unicodedata import combining, east_asian_width

    if character == "\t":
        return _TAB
    if combining(character):
        return 0
    if east_asian_width(character) in "WF":
        return 2
    return len(printable(character))


def _path(witness: Iterable[Note]) -> str:
    """The steps of a path in one line, the middle left out where it is long."""
    steps = [note.text for note in witness]
    if len(steps) > 2 * _SHOWN + 1:
        left_out = f"… {len(steps) - 2 * _SHOWN:,} more …"
        steps = [*steps[:_SHOWN], left_out, *steps[-_SHOWN:]]
    return " → ".join(steps)
