"""How are problems told to a CI server? JUnit XML: a suite a file, a case a problem.

A problem that fails the check is a failed case; any other is a case that passes and says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..text.problem import Problem
from .content import Report, located, printable
from .repository import in_repository

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report) -> str:
    of: dict[str, list[Problem]] = {file: [] for file in report.files}
    for problem in report.problems:
        of.setdefault(problem.place.file, []).append(problem)
    totals = _totals([max(1, len(problems)) for problems in of.values()], report, report.problems)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="support-process" {totals}>',
        *(line for file, problems in of.items() for line in _suite(file, problems, report)),
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _totals(cases: Iterable[int], report: Report, problems: Iterable[Problem]) -> str:
    failures = sum(map(report.fails, problems))
    return f'tests="{sum(cases)}" failures="{failures}" errors="0"'


def _suite(file: str, problems: list[Problem], report: Report) -> Iterable[str]:
    name = _attribute(printable(in_repository(file)))
    totals = _totals([max(1, len(problems))], report, problems)
    yield f"  <testsuite name={name} {totals}>"
    if not problems:
        yield f'    <testcase classname={name} name="check"/>'
    for problem in problems:
        place = problem.place
        title = _attribute(f"{problem.rule}:{place.line}:{place.column}")
        where = f"{located(place)}: {problem.message} [{problem.rule}]"
        text = escape(_xml(f"{where}\nhelp: {problem.help}" if problem.help else where))
        yield f"    <testcase classname={name} name={title}>"
        if report.fails(problem):
            kind, message = _attribute(problem.rule), _attribute(problem.message)
            yield f"      <failure type={kind} message={message}>{text}</failure>"
        else:
            yield f"      <system-out>{problem.severity}: {text}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _attribute(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
