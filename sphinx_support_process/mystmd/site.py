"""What does a mystmd site show, and what is wrong there? The answer to what its pages ask for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..checks import RULES, Context, Settings, causes
from ..known.astray import link_message
from ..pages.view import Asked
from ..pages.views import VIEWS
from ..project.day import day
from ..project.files import files_of, read_pages, relative
from ..project.opened import Opened, opened
from ..project.pages import astray_on_pages
from ..project.settings import Project, read_project
from ..project.shown import Shown, unshown
from ..project.symbols import index_of_pages
from ..project.usage import UsageError
from ..text.named import NamedTuple
from ..text.problem import Problem
from .drawing import Drawing
from .links import links
from .nodes import Node
from .places import Places
from .writer import Asking, Writer

VERSION = 1
"""Goes up when a plugin that was written earlier would not understand the answer."""

FOLDER = Path("_build/support-process")
"""Where pictures are written, below the root of the site."""

PAGES = ("**/*.md",)
"""The pages of a site, below its root."""


class Call(NamedTuple):
    """A directive: its key for the plugin, where it stands, and what it asks for.

    One in a text stands on no page, and what it shows is no target.
    """

    key: str
    page: str
    line: int
    asked: Asked

    @classmethod
    def read(cls, key: str) -> Call:
        """A call from its key, which is a list in JSON: page, line, view, argument, options.

        Raises ValueError for anything else, and for what no view takes.
        """
        try:
            page, line, view, argument, options = json.loads(key)
            given = tuple(sorted((str(name), str(value)) for name, value in options.items()))
            asked = Asked(view, argument.strip(), given)
            known = VIEWS[view].options
        except (TypeError, KeyError, AttributeError):
            raise ValueError(f"`{key}` is no call of a view") from None
        if not known.keys() >= dict(given).keys():
            raise ValueError(f"`{view}` has no such options: {', '.join(dict(given))}")
        return cls(key, str(page), int(line), asked)


class Told(NamedTuple):
    """What a build says, at a line of a page or of a YAML file."""

    file: str
    line: int
    column: int
    message: str


def answer(keys: Iterable[str]) -> dict[str, Any]:
    """What the calls with these keys show, by key, and how links lead there.

    `calls` are nodes, `mistakes` what is wrong with a call, `names` and `definitions` what links
    of pages lead to, `terms` the target of each spelling, `problems` what the checks say. When one
    of the files and folders in `watched` has another time of change, all may differ.
    Raises UsageError where the settings make no sense or there are no files, ValueError for what is
    no call.
    """
    project = read_project((), RULES)
    files = files_of(project)
    if not files:
        patterns = " and ".join(f"`{pattern}`" for pattern in project.files)
        raise UsageError(f"no file matches {patterns} in `{project.folder}`")
    watched = _watched(files, project)
    read = opened(map(Path, files), _settings(project))
    return {"version": VERSION, **_Site(read).answer(keys), "watched": watched}


def _settings(project: Project) -> Settings:
    return Settings(
        select=frozenset(project.select) or None,
        ignore=project.ignore,
        strict=project.strict,
        today=day(),
        stale_after_days=project.stale_after_days,
        public_fields=project.public_fields,
    )


def _watched(files: Sequence[str], project: Project) -> dict[str, str]:
    """When files, and the folders to which others may come, were changed; empty if not there."""
    folders = dict.fromkeys(Path(file).parent.as_posix() for file in files)
    return {path: _stamp(Path(path)) for path in (*files, *folders, relative(project.file))}


def _stamp(path: Path) -> str:
    try:
        return str(path.stat().st_mtime_ns)
    except OSError:
        return ""


class _Site:
    """What the pages of a site show of what was opened."""

    def __init__(self, read: Opened) -> None:
        self.context: Context = read.context
        self.found = read.problems
        self.places = Places(self.context)
        self.full: dict[str, dict[str, None]] = {}
        self.mistakes: dict[str, list[str]] = {}

    def answer(self, keys: Iterable[str]) -> dict[str, Any]:
        calls = sorted(map(Call.read, keys), key=lambda call: (not call.page, call.page, call.line))
        nodes = {call.key: self._written(call) for call in calls}
        self.places.settle()
        return {
            "calls": nodes,
            "mistakes": self.mistakes,
            "terms": self.places.terms,
            **links(self.places),
            "problems": [*self._problems(calls)],
        }

    def _written(self, call: Call) -> list[Node]:
        name = dict(call.asked.options).get("name", "")
        writer = Writer(
            self.places, Drawing(self.context, FOLDER), Asking(call.page, call.line, name)
        )
        asked, mistakes = _readable(call.asked)
        found = writer.blocks(VIEWS[asked.view].content(self.context, asked))
        for process in writer.in_full if call.page else ():
            self.full.setdefault(process, {})[call.page] = None
        mistakes += [_said(it.message, it.help) for it in writer.mistakes]
        if mistakes:
            self.mistakes[call.key] = mistakes
        return found

    def _problems(self, calls: Iterable[Call]) -> Iterator[Told]:
        """What is wrong in the files and on the pages; what follows from something else is not."""
        context = self.context
        support, places = context.support, self.places
        walked = [id for id in support.processes if ("process", id) in places.walks]
        replies = [id for id in support.templates if ("template", id) in places.shown]
        more = [
            problem
            for problem in unshown(
                context, Shown({id: [*pages] for id, pages in self.full.items()}, walked, replies)
            )
            if context.settings.selects(problem.rule)
        ]
        yield from map(_told, causes([*self.found, *more]))
        known = {(call.page, said) for call in calls for said in self.mistakes.get(call.key, ())}
        alive = set(map(link_message, places.taken))
        pages = read_pages(Project(str(Path.cwd()), pages=PAGES)).texts
        for problem in astray_on_pages(context, index_of_pages(context, pages)):
            told = _told(problem)
            if (told.file, told.message) not in known and problem.message not in alive:
                yield told


def _readable(asked: Asked) -> tuple[Asked, list[str]]:
    """What is asked without the options that are none of the words which they may be, and those."""
    kept, mistakes = [], []
    for name, written in asked.options:
        words = VIEWS[asked.view].options[name]
        if not isinstance(words, tuple) or written in words:
            kept.append((name, written))
        else:
            known = " or ".join(f"`{word}`" if word else "empty" for word in words)
            mistakes.append(f"the option `{name}` is {known}, not `{written}`")
    return asked._replace(options=tuple(kept)), mistakes


def _told(problem: Problem) -> Told:
    place = problem.place
    file = Path(place.file).as_posix()
    return Told(file, place.line, place.column, _said(problem.message, problem.help))


def _said(message: str, help: str) -> str:
    return f"{message} ({help})" if help else message
