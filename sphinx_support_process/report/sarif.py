"""How are problems told to code scanning? SARIF 2.1.0, the witness of a problem as a code flow."""

from __future__ import annotations

import json
import os
import re
from typing import Any
from urllib.parse import quote

from ..checks import RULES
from ..text.problem import Accepted, Note
from ..text.text import Place
from ..version import __version__
from .content import RULE_PAGE, Report, printable
from .repository import in_repository

_LEVELS = {"error": "error", "warning": "warning", "strict": "note"}


def write(report: Report) -> str:
    told = [Accepted(problem, ()) for problem in report.problems]
    if "GITHUB_ACTIONS" not in os.environ:  # GitHub shows accepted problems like all others
        told += report.accepted
    names = sorted({problem.rule for problem, _ in told})
    run = {
        "tool": {
            "driver": {
                "name": "support-process",
                "semanticVersion": __version__,
                "informationUri": "https://sphinx-support-process.readthedocs.io/",
                "rules": [_rule(name, RULES[name].text) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in report.files],
        "results": [
            _result(each, names.index(each.problem.rule), fingerprint)
            for each, fingerprint in zip(told, report.fingerprints(), strict=False)
        ],
    }
    content = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(content, indent=2) + "\n"


def _rule(name: str, text: str) -> dict[str, Any]:
    page = RULE_PAGE.format(name)
    summary, _, _ = text.partition("\n")
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": re.sub(r"(?<!\n)\n(?!\n)", " ", text)},
        "help": {"text": f"{summary} See {page}", "markdown": f"{text}\n\n[Examples]({page})"},
        "helpUri": page,
    }


def _result(told: Accepted, index: int, fingerprint: str) -> dict[str, Any]:
    problem = told.problem
    text = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _physical(problem.place, problem.length)}],
        "partialFingerprints": {"supportProcess/v1": fingerprint},
    }
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, **_location(note)} for number, note in enumerate(problem.related, 1)
        ]
    if problem.witness:
        steps = [{"location": _location(note)} for note in problem.witness]
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    if told.excuses:
        result["suppressions"] = [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": printable(excuse.reason),
                "location": {"physicalLocation": _physical(excuse.place, excuse.length)},
            }
            for excuse in told.excuses
        ]
    return result


def _location(note: Note) -> dict[str, Any]:
    return {"physicalLocation": _physical(note.place), "message": {"text": note.text}}


def _physical(place: Place, length: int = 0) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if length:
        region["endColumn"] = place.column + length
    return {"artifactLocation": {"uri": _uri(place.file)}, "region": region}


def _uri(path: str) -> str:
    return quote(in_repository(path), errors="surrogateescape")
