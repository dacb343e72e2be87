"""How are problems told in one line each?"""

from __future__ import annotations

from .content import Report, located


def write(report: Report) -> str:
    return "".join(
        f"{located(problem.place)}: {problem.message} [{problem.rule}]\n"
        for problem in report.problems
    )
