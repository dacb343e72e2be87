"""How is a problem told to an editor?"""

from __future__ import annotations

from ..report.content import RULE_PAGE, printable
from ..text.problem import Note, Problem
from .protocol.positions import Positions
from .protocol.wire import Json
from .texts.state import State
from .texts.workspace import Workspace

_SEVERITIES = {"error": 1, "warning": 2, "strict": 3}
_UNNECESSARY, _DEPRECATED = 1, 2
_TAGS = {
    "unused-definition": _UNNECESSARY,
    "unused-placeholder": _UNNECESSARY,
    "unused-level": _UNNECESSARY,
    "unused-ignore": _UNNECESSARY,
    "moved-id": _DEPRECATED,
}
SOURCE = "support-process"


def diagnostics(workspace: Workspace, state: State, name: str) -> list[Json]:
    problems = state.problems(name)
    positions = workspace.positions(state, name) if problems else None
    return [told(workspace, state, each, positions) for each in problems if positions]


def told(workspace: Workspace, state: State, problem: Problem, positions: Positions) -> Json:
    """A problem in the text of these positions."""
    help = f"\n{problem.help}" if problem.help else ""
    found: Json = {
        "range": positions.at(problem.place, problem.length),
        "severity": _SEVERITIES[problem.severity],
        "code": problem.rule,
        "codeDescription": {"href": RULE_PAGE.format(problem.rule)},
        "source": SOURCE,
        "message": printable(problem.message) + help,
    }
    if problem.rule in _TAGS:
        found["tags"] = [_TAGS[problem.rule]]
    related = [_note(workspace, state, note) for note in (*problem.related, *problem.witness)]
    if related:
        found["relatedInformation"] = related
    return found


def _note(workspace: Workspace, state: State, note: Note) -> Json:
    name = note.place.file
    range = workspace.positions(state, name).at(note.place)
    return {"location": {"uri": workspace.uri(name), "range": range}, "message": note.text}
