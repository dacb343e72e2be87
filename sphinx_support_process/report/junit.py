"""How are problems told to a CI server? JUnit XML: a suite a file, a failed case a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..text.problem import Problem
from .content import Report, located, posix, printable

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report) -> str:
    of: dict[str, list[Problem]] = {file: [] for file in report.files}
    for problem in report.problems:
        of.setdefault(problem.place.file, []).append(problem)
    cases = sum(max(1, len(problems)) for problems in of.values())
    totals = f'tests="{cases}" failures="{len(report.problems)}" errors="0"'
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="support-process" {totals}>',
        *(line for file, problems in of.items() for line in _suite(file, problems)),
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _suite(file: str, problems: list[Problem]) -> Iterable[str]:
    name = _attribute(printable(posix(file)))
    number = max(1, len(problems))
    yield f'  <testsuite name={name} tests="{number}" failures="{len(problems)}" errors="0">'
    if not problems:
        yield f'    <testcase classname={name} name="check"/>'
    for problem in problems:
        place = problem.place
        title = _attribute(f"{problem.rule}:{place.line}:{place.column}")
        message = _attribute(problem.message)
        kind = _attribute(problem.rule)
        where = f"{located(place)}: {problem.message} [{problem.rule}]"
        text = escape(_xml(f"{where}\nhelp: {problem.help}" if problem.help else where))
        yield f'    <testcase classname={name} name={title} file={name} line="{place.line}">'
        yield f"      <failure type={kind} message={message}>{text}</failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
