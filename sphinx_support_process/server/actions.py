"""What mends a problem at the cursor? The near miss that its help names, and what `fix` mends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..edit.fixes import RULES
from ..text.problem import Problem
from .diagnostics import told
from .edits import Hunk, changed, hunks, text_edits
from .protocol.positions import Positions
from .protocol.wire import Json
from .texts.state import State
from .texts.workspace import Workspace

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll.support-process"

_MEANT = re.compile(
    r"(?:did you mean|it is called|step \d+ is|in kebab-case(?:, with a letter first)?:) `([^`]+)`"
)
_NOW = re.compile(r"is called `([^`]+)` now")
_WRITTEN = re.compile(r"`([^`]+)`")


def actions(
    workspace: Workspace, state: State, name: str, lines: tuple[int, int], only: Any
) -> list[Json]:
    """The actions for some lines, the first and the last, counted from 1."""
    positions = workspace.positions(state, name)
    found: list[Json] = []
    if _is_wanted(QUICK_FIX, only):
        for problem in state.problems(name):
            if lines[0] <= problem.place.line <= lines[1]:
                found += _near_miss(workspace, state, name, problem, positions)
    if name in state.parts:
        found += _fixes(workspace, state, name, lines, only, positions)
    return found


def _is_wanted(kind: str, only: Any) -> bool:
    """Whether a client asks for a kind: for itself, or for all that begins so."""
    if not isinstance(only, list):
        return kind == QUICK_FIX or only is None
    return any(isinstance(each, str) and f"{kind}.".startswith(f"{each}.") for each in only)


def _near_miss(
    workspace: Workspace, state: State, name: str, problem: Problem, positions: Positions
) -> Iterator[Json]:
    """Write what was meant over what was written."""
    meant = _MEANT.search(problem.help) or _NOW.search(problem.message)
    if meant is None:
        return
    start = positions.lines.offset(problem.place)
    for written in _WRITTEN.findall(problem.message):
        if not positions.text.startswith(written, start):
            continue
        new = meant[1]
        range = positions.range(start, start + len(written))
        edits = [{"range": range, "newText": new}]
        yield {
            "title": f"Write `{new}`",
            "kind": QUICK_FIX,
            "isPreferred": True,
            "diagnostics": [told(workspace, state, problem, positions)],
            "edit": changed(workspace, {workspace.uri(name): edits}),
        }
        return


def _fixes(
    workspace: Workspace,
    state: State,
    name: str,
    lines: tuple[int, int],
    only: Any,
    positions: Positions,
) -> Iterator[Json]:
    """What `fix` would do in some lines, and in the whole file."""
    moment = state.moment
    if moment.loaded.sources.get(name) != positions.text or name not in moment.fixed:
        return
    uri = workspace.uri(name)
    every = [*hunks(positions.text, moment.fixed[name])]
    if _is_wanted(QUICK_FIX, only):
        for hunk in _near(every, lines, state.problems(name)):
            yield {
                "title": f"Fix: {_shortly(hunk.text)}",
                "kind": QUICK_FIX,
                "edit": changed(workspace, {uri: text_edits(positions, [hunk])}),
            }
    if _is_wanted(FIX_ALL, only):
        yield {
            "title": "Fix all that can be fixed safely in this file",
            "kind": FIX_ALL,
            "edit": changed(workspace, {uri: text_edits(positions, every)}),
        }


def _near(
    every: Sequence[Hunk], lines: tuple[int, int], problems: Iterable[Problem]
) -> Iterator[Hunk]:
    """The changes of some lines, and those that mend a problem there further below."""
    mended = [
        problem.place.line
        for problem in problems
        if problem.rule in RULES and lines[0] <= problem.place.line <= lines[1]
    ]
    below = {next((hunk for hunk in every if hunk.lines[1] > line), None) for line in mended}
    for hunk in every:
        if hunk in below or (hunk.lines[0] <= lines[1] and lines[0] < hunk.lines[1]):
            yield hunk


def _shortly(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
