"""Which problems can be mended safely, and how? Edits of the files that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from ..checks import Context, Settings, check
from ..clock.durations import Clock, DurationError
from ..known.values import written
from ..load import Loaded, read_sources, read_text
from ..load.questions import questions
from ..model import Process, Step
from ..text.kinds import Duration, Every
from ..text.named import NamedTuple
from ..text.problem import Problem
from ..text.text import Text
from .edits import Edit, Left, apply
from .otherwise import FORMER_SCHEMA, NotMovedError, otherwise, raised
from .renames import outdated
from .spans import Span, Spans

RULES = ("implicit-merge", "prose-step-number")
"""The rules whose problems are mended, where that is safe."""

_STEP_NUMBER = re.compile(r"step\s+(?:no\.?\s?|number\s)?#?(\d{1,3})", re.IGNORECASE)
_ANY_NUMBER = re.compile(r"(?<![\w-])steps?\s+(?:no\.?\s?|number\s)?#?\d", re.IGNORECASE)
_MORE = re.compile(r"(?:\s*(?:[-\u2013,/&]|and|or|to)\s*#?|[.:]|\s*[\])])\d|\]")
"""What follows a number that is one of several, or part of a longer one, or of a link's text."""

_ALIAS = "an alias repeats it elsewhere: write it out there, or change both"
_UNREADABLE = "the file could not be read with {} there: quote the text, or write it as a `|` block"

_UNREAD = "a part of `{}` could not be read, and steps may be missing: fix that first"


class Fixed(NamedTuple):
    """The new text of each file that can be mended, and what is left as it is."""

    texts: dict[str, str]
    left: list[Left]


def fixed(loaded: Loaded) -> Fixed:
    """All that can be mended safely."""
    quoted = _quoted(loaded)
    texts, left = _Fixes(quoted).all()
    texts = {**quoted.sources, **texts}
    changed = {file: text for file, text in texts.items() if text != loaded.sources[file]}
    return Fixed(changed, left)


def _quoted(loaded: Loaded) -> Loaded:
    """The same with texts in quotation marks that stricter readers refuse without them."""
    if not loaded.questioned:
        return loaded
    sources: dict[str, str | Problem] = {}
    for file, source in loaded.sources.items():
        edits = [
            Edit(found.start, found.start + len(found.text), found.quoted)
            for found in (questions(source) if file in loaded.questioned else ())
        ]
        sources[file] = apply(source, edits)
    for problem in loaded.problems:
        sources.setdefault(problem.place.file, problem)  # of a file that could not be read
    return read_sources(sources.items())


class _Fixes:
    def __init__(self, loaded: Loaded) -> None:
        self.context = Context(loaded, Settings(select=frozenset(RULES)))
        self.sources = loaded.sources
        self._spans: dict[str, Spans] = {}
        self.edits: dict[str, set[Edit]] = {}
        self.left: dict[Left, None] = {}

    def all(self) -> Fixed:
        self._durations()
        self._names()
        self._otherwise()
        for problem in check(self.context):
            if problem.rule == "prose-step-number":
                self._reference(problem)
            elif problem.rule == "implicit-merge":
                self._next(problem)
        found = Fixed({}, list(self.left))
        for file, edits in self.edits.items():
            if file in self.context.loaded.cut:
                continue
            source = self.sources[file]
            text = apply(source, edits)
            if _is_read_as_well(text, source):
                found.texts[file] = text
            else:
                for edit in sorted(edits):
                    reason = _UNREADABLE.format(edit.text.strip())
                    found.left.append(Left(file, self._in(file).lines.line(edit.start), reason))
        return found

    def _leave(self, text: Text | Problem, reason: str) -> None:
        place = text.place
        self.left[Left(place.file, place.line, reason)] = None

    def _durations(self) -> None:
        """Write durations in their canonical form."""
        support = self.context.support
        clock = Clock(support.calendar)
        values = written(support)
        for value, _, _ in (*values[Duration], *values[Every]):
            try:
                duration = clock.parse(value)
                canonical = str(duration)
                if canonical == value or clock.parse(canonical) != duration:
                    continue
            except DurationError:
                continue
            self._write(value, canonical)

    def _names(self) -> None:
        """Write the new names of what `moved` says was renamed."""
        for value, name in outdated(self.context.flow):
            self._write(value, name)

    def _write(self, value: Text, text: str) -> None:
        """Write another text for a whole value."""
        spans = self._in(value.file)
        span = spans.at(spans.lines.offset(value.place))
        if span is None:
            return
        start = spans.inside(span)
        end = start + len(value)
        if spans.lines.source[start:end] != value:
            return
        if spans.is_shared(span.node):
            self._leave(value, _ALIAS)
        else:
            self._edit(value.file, Edit(start, end, text))

    def _otherwise(self) -> None:
        """Write what a `wait` led to in format 1 as the `otherwise` of its step."""
        for file, source in self.sources.items():
            for edit in raised(self._in(file)) if FORMER_SCHEMA in source else ():
                self._edit(file, edit)
        for step in self.context.flow.steps.values():
            if step.wait is None or step.wait.then is None or step.otherwise is not None:
                continue
            spans, then = self._in(step.title.file), step.wait.then
            title, span = (spans.at(spans.lines.offset(text.place)) for text in (step.title, then))
            try:
                if title is None or title.holder is None or span is None:
                    continue
                if spans.is_shared(title.holder):
                    raise NotMovedError(_ALIAS)
                for edit in otherwise(spans, title.holder, span.node):
                    self._edit(step.title.file, edit)
            except NotMovedError as reason:
                self._leave(then, str(reason))

    def _reference(self, problem: Problem) -> None:
        """Write a reference for a number that is right at the moment."""
        process = self._process_of(problem)
        file = problem.place.file
        spans = self._in(file)
        start = spans.lines.offset(problem.place)
        span = spans.at(start)
        if problem.severity != "warning" or process is None or span is None:
            return
        match = _number(spans.lines.source, start, span)
        step = process.steps[int(match[1]) - 1 :][:1] if match and int(match[1]) else ()
        if match is None or not step or not self._is_only(step[0]):
            return
        reference = f"{{support:step}}`{step[0].id}`"
        if process in self.context.unread:
            self._leave(problem, _UNREAD.format(process.id))
        elif spans.is_shared(span.node):
            self._leave(problem, _ALIAS)
        elif (file, span.start) in self._made_ids:
            self._leave(problem, "an id is made of this title: give it an `id:` of its own")
        elif not span.node.style and (span.in_flow or match.start() == spans.inside(span)):
            self._leave(problem, _UNREADABLE.format(reference))
        else:
            self._edit(file, Edit(*match.span(), reference))

    def _next(self, problem: Problem) -> None:
        """Write where a step goes on that goes on to the step listed after."""
        flow = self.context.flow
        step = flow.steps.get(problem.about)
        to = flow.ways[step][0].to if step is not None else None
        process = self._process_of(problem)
        if step is None or process is None or not isinstance(to, Step):
            return
        if not (self._is_only(step, problem) and self._is_only(to) and to in self._met):
            return
        file = problem.place.file
        spans = self._in(file)
        span = spans.at(spans.lines.offset(problem.place))
        if process in self.context.unread:
            self._leave(problem, _UNREAD.format(process.id))
        elif span is None or span.holder is None:
            advice = f"`{{id: {step.id}, title: …, next: {to.id}}}`"
            self._leave(problem, f"the step is a plain text: write it as {advice}")
        elif spans.is_shared(span.holder):
            self._leave(problem, _ALIAS)
        elif (place := spans.key_place(span.holder)) is None:
            self._leave(problem, f"nothing can be put behind its last value: add `next: {to.id}`")
        else:
            self._edit(file, Edit(place.offset, place.offset, place.written("next", to.id)))

    def _in(self, file: str) -> Spans:
        if file not in self._spans:
            self._spans[file] = Spans(self.sources[file])
        return self._spans[file]

    def _edit(self, file: str, edit: Edit) -> None:
        self.edits.setdefault(file, set()).add(edit)

    def _process_of(self, problem: Problem) -> Process | None:
        """The process that a problem is in."""
        id, _, inside = problem.about.partition(".")
        known = not inside or problem.about in self.context.flow.steps
        is_inside = known or problem.about in self._duty_names
        return self.context.support.processes.get(id) if is_inside else None

    def _is_only(self, step: Step, problem: Problem | None = None) -> bool:
        """Whether no other step has the id of a step; with a problem, whether that is at it."""
        at_it = problem is None or step.id.place == problem.place
        return at_it and self.context.flow.steps[step.name] is step

    @cached_property
    def _duty_names(self) -> set[str]:
        return {
            f"{process.id}.{duty.id}"
            for process in self.context.support.processes.values()
            for duty in process.duties
        }

    @cached_property
    def _made_ids(self) -> set[tuple[str, int]]:
        """Where the titles stand of which ids are made, as files and offsets."""
        return {
            (step.id.file, self._in(step.id.file).lines.offset(step.id.place))
            for step in self.context.flow.steps.values()
            if step.id.place == step.title.place
        }

    @cached_property
    def _met(self) -> set[object]:
        """The steps to which an answer or an outcome leads that a case can come to.

        A merge with what no case can reach is a slip of something else.
        """
        return {
            way.to
            for step, ways in self.context.flow.explicit.items()
            if step in self.context.soundness.reached
            for way in ways
            if way.kind in ("answer", "outcome")
        }


def _number(source: str, start: int, span: Span) -> re.Match[str] | None:
    """The number of one step that a problem at `start` means, None where that is not certain."""
    match = _STEP_NUMBER.match(source, start, span.end)
    if match is None and not source[start:].lower().startswith("step"):
        # only the beginning of the text is known
        found = list(_ANY_NUMBER.finditer(source, span.start, span.end))
        if len(found) == 1 and "\\" not in source[span.start : span.end]:
            match = _STEP_NUMBER.match(source, found[0].start(), span.end)
    if match is None or "\n" in match[0] or _MORE.match(source, match.end()):
        return None
    return None if source[match.start() - 1] == "[" else match


def _is_read_as_well(text: str, source: str) -> bool:
    """Whether a text can be read no less well than another."""
    problems = [read_text(each).problems for each in (text, source)]
    after, before = (Counter(problem.rule for problem in found) for found in problems)
    return after <= before
