"""How are problems told in GitHub Actions? Workflow commands that annotate the changed lines."""

from __future__ import annotations

from ..text.problem import Problem
from .content import SEVERITIES, Report, located, printable
from .repository import in_repository

SHOWN = 10
"""Annotations of one level that GitHub shows of one step."""

_COMMANDS = {"error": "error", "warning": "warning", "strict": "notice"}


def write(report: Report) -> str:
    lines = [_command(problem) for problem in report.by_severity()]
    more = sum(max(0, report.number(severity) - SHOWN) for severity in SEVERITIES)
    lines.append(report.summary())
    if more:
        lines.append(
            f"GitHub annotates {SHOWN} problems of a level at most: "
            f"{more} more are only in this log"
        )
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": printable(in_repository(place.file)),
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + problem.length,
        "title": f"support-process: {problem.rule}",
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    text = f"{located(place)}: {problem.message} [{problem.rule}]"
    if problem.help:
        text += f"\nhelp: {problem.help}"
    return f"::{_COMMANDS[problem.severity]} {written}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
