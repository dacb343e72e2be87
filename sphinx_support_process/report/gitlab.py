"""How are problems told in a merge request of GitLab? A code quality report."""

from __future__ import annotations

import json

from .content import Report
from .repository import in_repository

_SEVERITIES = {"error": "major", "warning": "minor", "strict": "info"}


def write(report: Report) -> str:
    content = [
        {
            "description": f"{problem.message} ({problem.help})"
            if problem.help
            else problem.message,
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {
                "path": in_repository(problem.place.file),
                "lines": {"begin": problem.place.line},
            },
        }
        for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=False)
    ]
    return json.dumps(content, indent=2) + "\n"
