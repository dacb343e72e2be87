"""How are problems told in a merge request of GitLab? A code quality report."""

from __future__ import annotations

import json

from .content import Report, posix

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
                "path": posix(problem.place.file),
                "lines": {"begin": problem.place.line},
            },
        }
        for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=True)
    ]
    return json.dumps(content, indent=2) + "\n"
