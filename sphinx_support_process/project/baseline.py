"""Which problems were there before? A file of fingerprints with which a team can start today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..report.content import fingerprints
from ..text.problem import Problem
from .usage import UsageError


class Compared(NamedTuple):
    """Problems that are new, and how many are known from the baseline or gone since."""

    new: tuple[Problem, ...]
    known: int
    gone: int


def compare(problems: tuple[Problem, ...], baseline: Mapping[str, str]) -> Compared:
    """Tell new problems from those in a baseline."""
    present = list(fingerprints(problems))
    new = [problem for problem, name in zip(problems, present, strict=True) if name not in baseline]
    return Compared(tuple(new), len(problems) - len(new), len(set(baseline) - set(present)))


def read_baseline(path: Path) -> Mapping[str, str]:
    """The fingerprints of a baseline and what each stands for. Raises UsageError."""
    import json

    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        advice = "`--update-baseline` writes it"
        raise UsageError(f"there is no baseline `{path}`", advice) from None
    except (OSError, ValueError) as error:
        raise UsageError(f"the baseline `{path}` cannot be read: {error}") from None
    problems = content.get("problems") if isinstance(content, dict) else None
    if not isinstance(problems, dict) or content.get("version") != 1:
        advice = "write it anew with `--update-baseline`"
        raise UsageError(f"`{path}` is no baseline that can be read here", advice)
    return problems


def write_baseline(path: Path, problems: tuple[Problem, ...]) -> None:
    """Write problems as a baseline, one a line, in an order that does not depend on lines.

    What is no YAML is not accepted: behind it all other problems of the file would be hidden.
    """
    import json

    described = {
        name: f"{problem.rule}: {problem.message}"
        for problem, name in zip(problems, fingerprints(problems), strict=True)
        if problem.rule != "yaml"
    }
    ordered = dict(sorted(described.items(), key=lambda pair: (pair[1], pair[0])))
    content = {"version": 1, "problems": ordered}
    try:
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise UsageError(f"the baseline `{path}` cannot be written: {error.strerror}") from None
