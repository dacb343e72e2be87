"""What do the YAML files say to this build? Found, read and checked once, told as warnings."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checks import Context, Settings, check
from ..clock.durations import DurationError
from ..known.colour import Tone, tones
from ..load import read
from ..model import Process, Representative, Step
from ..model.fields import keys
from ..project.files import matching
from ..text.problem import Problem
from ..text.suggest import did_you_mean
from ..text.text import Text
from .mistakes import warn

if TYPE_CHECKING:
    from sphinx.config import Config

BODIES = {"text", "checklist", "goal", "definition", "ignore"}
"""Fields that only the full view of a process shows."""


class Site:
    """The support process as one build sees it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.loaded = context.loaded
        self.settings = context.settings
        self.support = context.support
        self.flow = context.flow
        self.clock = context.clock
        self._digests: dict[str, str] = {}

    @cached_property
    def is_partial(self) -> bool:
        """Whether a file is not YAML that can be read, so that what it defines is missing."""
        return any(problem.rule == "yaml" for problem in self.loaded.problems)

    @cached_property
    def former(self) -> tuple[Representative, ...]:
        """The representatives who speak for their community no more."""
        today = (self.settings.today or date.today()).isoformat()  # noqa: DTZ011
        return tuple(
            person
            for community in self.support.communities.values()
            for person in community.representatives
            if person.until and person.until < today
        )

    @cached_property
    def units(self) -> list[tuple[str, bool | None]]:
        """The units of the team's calendar, and whether they are working time.

        Nothing else of the calendar shows on a page; None stands for a unit that cannot be read.
        """
        return [(name, self._is_working(name)) for name in self.clock.own_units]

    def _is_working(self, unit: str) -> bool | None:
        try:
            return self.clock.parse(f"1 {unit}").working
        except DurationError:
            return None

    @cached_property
    def tones(self) -> Mapping[str, Tone]:
        """The colour of each role, in charts and on badges."""
        return tones(self.support)

    def digest(self, key: str) -> str:
        """A fingerprint of one part of the YAML: `process:ID`, `walk:ID`, `chart:ID`, `tone:ID` of
        a role, `lanes`, `outline`, `goals`, or a top-level key.

        Pages keep those of what they show, and are read again when one of them changes.
        """
        if key not in self._digests:
            said = repr((self.units, *self._part(key))).encode()  # texts show no places
            self._digests[key] = blake2b(said, digest_size=16).hexdigest()
        return self._digests[key]

    def _part(self, key: str) -> Iterator[Any]:
        kind, _, id = key.partition(":")
        if kind == "outline":
            yield _without(BODIES, self.support.processes)
        elif kind == "goals":
            yield [process.goal for process in self.support.processes.values()]
        elif kind == "process":
            process = self.support.processes.get(id)
            yield process
            if process:
                places: tuple[Process | Step, ...] = (process, *process.steps)
                for place in places:
                    ways = self.flow.into.get(place, ())
                    yield [(way.source.name, way.kind, way.label) for way in ways]
                for entering in (self.flow.runs, self.flow.starts):
                    yield [step.name for step in entering.get(process, ())]
                yield from self._beyond(process)
        elif kind == "walk":
            yield from self._part(f"process:{id}")
            process = self.support.processes.get(id)
            for step in process.steps if process else ():
                yield [self.support.templates.get(name) for name in step.send]
        elif kind == "chart":
            process = self.support.processes.get(id)
            yield _without(BODIES, process)
            for step in process.steps if process else ():
                yield self._outcomes(step)
        elif kind == "lanes":
            yield [(id, role.name, self.tones[id]) for id, role in self.support.roles.items()]
        elif kind == "tone":
            yield self.tones.get(id)
        else:
            part = getattr(self.support, kind)
            yield part.get(id) if id else part
            if kind == "communities":
                yield len(self.former)

    def _beyond(self, process: Process) -> Iterator[Any]:
        """What a process says of others: how those end that it runs, whom it hands over to."""
        for step in process.steps:
            if step.run:
                yield self._outcomes(step)
            for way in self.flow.ways[step]:
                if isinstance(way.to, Step) and way.to.process != process.id:
                    yield self.support.owners(way.to)

    def _outcomes(self, step: Step) -> Mapping[str, Text] | None:
        """The outcomes of the process that a step runs."""
        callee = self.support.processes.get(step.run or "")
        return callee.outcomes if callee else None


def _without(names: set[str], value: Any) -> Any:
    """A value with some fields of its records left out."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_without(names, item) for item in value]
    if isinstance(value, Mapping):
        return [(key, _without(names, item)) for key, item in value.items()]
    if dataclasses.is_dataclass(value):
        kept = sorted(vars(value).items())
        return [(key, _without(names, item)) for key, item in kept if key not in names]
    return value


def read_site(config: Config, folder: Path) -> Site:
    """Read and check the files that the configuration names, relative to the folder of conf.py."""
    paths: dict[Path, None] = {}
    for pattern in _texts(config.support_process_files):
        found = matching(folder, pattern)
        if not found:
            message = f"`support_process_files` names `{pattern}`"
            warn("config", f"{message}, and no file matches it in {folder}", "", None)
        paths |= dict.fromkeys(path.resolve() for path in found)
    loaded = read(paths)
    settings = Settings(
        ignore=("near-miss-term",),
        public_fields=_texts(config.support_process_public_fields),
        today=_today(str(config.support_process_today)),
    )
    known = keys(Representative)
    for field in settings.public_fields:
        if field not in known:
            message = f"`support_process_public_fields` names `{field}`"
            warn("config", message, did_you_mean(field, known), None)
    context = Context(loaded, settings)
    for problem in check(context):
        tell(problem)
    return Site(context)


def _texts(configured: str | Iterable[Any]) -> tuple[str, ...]:
    """The texts of a list in conf.py; one text may stand for a list of one."""
    return (configured,) if isinstance(configured, str) else tuple(map(str, configured))


def _today(configured: str) -> date | None:
    """The day to compare dates with: as configured, else that of a reproducible build."""
    if configured:
        try:
            return date.fromisoformat(configured)
        except ValueError:
            message = f"`support_process_today` is `{configured}`, which is no day"
            warn("config", message, "write one as in `2026-12-31`", None)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return None


def tell(problem: Problem) -> None:
    """Tell of a problem at its place in the YAML."""
    warn(problem.rule, problem.message, problem.help, ":".join(map(str, problem.place)))
