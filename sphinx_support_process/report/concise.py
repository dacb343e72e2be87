"""How are problems told in one line each?"""

from __future__ import annotations

from .content import Report


def write(report: Report) -> str:
    lines = [
        f"{place.file}:{place.line}:{place.column}: {problem.message} [{problem.rule}]\n"
        for problem in report.problems
        for place in [problem.place]
    ]
    return "".join(lines)
