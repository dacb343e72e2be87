"""How are problems told to a program? JSON whose `version` changes if a key changes its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..text.problem import Note
from ..text.text import Place
from .content import Report
from .repository import posix


def write(report: Report) -> str:
    content = {
        "version": 1,
        "tool": report.tool,
        "files": [posix(file) for file in report.files],
        "summary": {
            "errors": report.number("error"),
            "warnings": report.number("warning"),
            "strict": report.number("strict"),
            "in-baseline": report.known,
            "gone-from-baseline": report.gone,
        },
        "problems": [
            {
                "rule": problem.rule,
                "severity": problem.severity,
                **_place(problem.place),
                "length": problem.length,
                "message": problem.message,
                "help": problem.help,
                "about": problem.about,
                "fingerprint": fingerprint,
                "related": _notes(problem.related),
                "witness": _notes(problem.witness),
            }
            for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=False)
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def _place(place: Place) -> dict[str, Any]:
    return {"file": posix(place.file), "line": place.line, "column": place.column}


def _notes(notes: Iterable[Note]) -> list[dict[str, Any]]:
    return [{**_place(note.place), "text": note.text} for note in notes]
