"""How are problems told in the summary of a job? A Markdown table."""

from __future__ import annotations

import re

from .content import RULE_PAGE, Report, located

SHOWN = 500
"""Rows of the table at most: a summary of GitHub holds one megabyte."""


def write(report: Report) -> str:
    summary = report.summary()
    lines = [f"### support-process: {summary}", ""]
    if report.problems:
        lines += ["| | Where | Problem | Rule |", "| --- | --- | --- | --- |"]
    for problem in report.by_severity()[:SHOWN]:
        text = _cell(problem.message)
        if problem.help:
            text += f"<br>{_cell(problem.help)}"
        where = _cell(located(problem.place))
        rule = f"[{problem.rule}]({RULE_PAGE.format(problem.rule)})"
        lines.append(f"| {problem.severity} | {where} | {text} | {rule} |")
    if len(report.problems) > SHOWN:
        lines += ["", f"{len(report.problems) - SHOWN:,} more are not shown."]
    return "\n".join(lines).rstrip("\n") + "\n"


_SPECIAL = re.compile(r"[\\*_\[\]<>&|~$@#]")


def _cell(text: str) -> str:
    """A text in a cell: what stands in backticks is code, all else is shown as it is."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _SPECIAL.sub(_entity, "'".join(parts))
    parts[::2] = [_SPECIAL.sub(_entity, part) for part in parts[::2]]
    parts[1::2] = [part.replace("|", "\\|") for part in parts[1::2]]
    return "`".join(parts)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
