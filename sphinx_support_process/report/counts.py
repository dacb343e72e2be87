"""How often does each rule tell of something? The problems of a report, counted."""

from __future__ import annotations

from collections import Counter

from .content import Report

FORMATS = ("text", "json")


def counts(report: Report, to: str) -> str:
    """The number of problems of each rule, the most frequent first, in one of the `FORMATS`."""
    found = Counter((problem.rule, problem.severity) for problem in report.problems)
    rows = [(number, severity, rule) for (rule, severity), number in found.most_common()]
    if to == "json":
        import json

        told = [{"rule": rule, "severity": kind, "problems": number} for number, kind, rule in rows]
        return json.dumps(told, indent=2) + "\n"
    wide = max((len(str(number)) for number, _, _ in rows), default=0)
    lines = [f"{number:>{wide}}  {severity:<7}  {rule}" for number, severity, rule in rows]
    return "".join(f"{line}\n" for line in [*lines, *([""] if lines else []), report.summary()])
