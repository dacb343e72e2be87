"""What can be mended safely? Edits of the text of a file; all the rest of it stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..checks import Context, Settings, check
from ..clock.durations import Clock, DurationError
from ..flow import Flow
from ..known.values import written
from ..load import Loaded, read_text
from ..load.questions import questions
from ..model import Step
from ..text.kinds import Duration
from ..text.problem import Problem
from .spans import Lines, Mappings

RULES = ("implicit-merge", "prose-step-number")
"""The rules whose problems are mended, where that is safe."""

_STEP_NUMBER = re.compile(r"step\s+(?:no\.?\s?|number\s)?#?(\d{1,3})", re.IGNORECASE)
_MORE = re.compile(r"(?:\s*(?:[-\u2013,/&]|and|or|to)\s*#?|[.:]|\s*[\])])\d|\]")
"""What follows a number that is one of several, or part of a longer one, or of a link's text."""


class Edit(NamedTuple):
    """Characters of a file from `start` to `end`, and what to write in their place."""

    start: int
    end: int
    text: str


class Fixed(NamedTuple):
    """The new text of each file that can be mended; nothing else in it changes.

    `left` are edits after which a file could be read less well than before, with its name and the
    line: they are not applied.
    """

    texts: dict[str, str]
    left: list[tuple[str, int, Edit]]


def fixed(loaded: Loaded) -> Fixed:
    """All that can be mended safely."""
    edits: dict[str, set[Edit]] = {}
    for file, edit in _edits(loaded):
        edits.setdefault(file, set()).add(edit)
    found = Fixed({}, [])
    for file, source in loaded.sources.items():
        wanted = sorted(edits.get(file, ())) if file not in loaded.cut else []
        safe = _safe(source, wanted, len(read_text(source).problems)) if wanted else []
        text = apply(source, safe)
        if text != source:
            found.texts[file] = text
        left = sorted(set(wanted).difference(safe))
        found.left.extend((file, Lines(source).line(edit.start), edit) for edit in left)
    return found


def _safe(source: str, edits: list[Edit], problems: int) -> list[Edit]:
    """The edits after which a text has no more problems in reading than before."""
    if len(read_text(apply(source, edits)).problems) <= problems:
        return edits
    if len(edits) == 1:
        return []
    half = len(edits) // 2
    first, rest = (_safe(source, part, problems) for part in (edits[:half], edits[half:]))
    together = len(read_text(apply(source, [*first, *rest])).problems) <= problems
    return [*first, *rest] if together else first


def apply(source: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, of which those that overlap an earlier one are left out."""
    parts, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            parts += [source[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, source[at:]])


def _edits(loaded: Loaded) -> Iterator[tuple[str, Edit]]:
    lines = {file: Lines(source) for file, source in loaded.sources.items()}
    yield from _durations(loaded, lines)
    yield from _quotes(loaded)
    flow = Flow(loaded.support)
    mappings = {file: Mappings(source) for file, source in loaded.sources.items()}
    for problem in check(Context(loaded, Settings(select=frozenset(RULES)))):
        file = problem.place.file
        edit = None
        if problem.rule == "prose-step-number":
            edit = _reference(problem, loaded, lines[file])
        elif problem.rule == "implicit-merge":
            edit = _next(problem, flow, mappings[file])
        if edit is not None:
            yield file, edit


def _durations(loaded: Loaded, lines: dict[str, Lines]) -> Iterator[tuple[str, Edit]]:
    """Write durations in their canonical form."""
    clock = Clock(loaded.support.calendar)
    for value, _, _ in written(loaded.support)[Duration]:
        try:
            duration = clock.parse(value)
            canonical = str(duration)
            if canonical == value or clock.parse(canonical) != duration:
                continue
        except DurationError:
            continue
        span = lines[value.file].scalar(value)
        if span is not None:
            yield value.file, Edit(*span, canonical)


def _quotes(loaded: Loaded) -> Iterator[tuple[str, Edit]]:
    """Put texts in quotation marks that stricter readers refuse without them."""
    for file in loaded.questioned:
        for question in questions(loaded.sources[file]):
            end = question.start + len(question.text)
            yield file, Edit(question.start, end, question.quoted)


def _reference(problem: Problem, loaded: Loaded, lines: Lines) -> Edit | None:
    """Write a reference for a number that is right at the moment."""
    process = loaded.support.processes.get(problem.about.partition(".")[0])
    if problem.severity != "warning" or process is None:
        return None
    start = lines.offset(problem.place)
    match = _STEP_NUMBER.match(lines.source, start)
    if match is None:
        matches = list(_STEP_NUMBER.finditer(lines.source, start, lines.end(problem.place)))
        if len(matches) != 1:
            return None
        (match,) = matches
    number = int(match[1])
    if "\n" in match[0] or _MORE.match(lines.source, match.end()):
        return None
    if lines.source[match.start() - 1] == "[" or not 0 < number <= len(process.steps):
        return None
    return Edit(*match.span(), f"{{support:step}}`{process.steps[number - 1].id}`")


def _next(problem: Problem, flow: Flow, mappings: Mappings) -> Edit | None:
    """Write where a step goes on that goes on to the step listed after."""
    step = flow.steps.get(problem.about)
    to = flow.ways[step][0].to if step is not None else None
    if step is None or step.id.place != problem.place or not isinstance(to, Step):
        return None  # another step has the same id
    place = mappings.end(("processes", str(step.process), "steps", step.number - 1))
    return Edit(place.offset, place.offset, place.written("next", to.id)) if place else None
