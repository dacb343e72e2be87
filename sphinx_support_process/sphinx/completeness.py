"""Does all that people need stand on a page, and every process in full on one only?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..model import Duty, Step
from ..text.problem import Cause, Problem
from ..text.text import Text
from .build import Build, support_of
from .warnings import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Tell what no page shows, and which processes several pages show in full."""
    from ..checks import causes, kept  # where nothing changed nobody asks

    build = support_of(env)
    shown: dict[str, list[str]] = {}
    for docname, ids in sorted(build.tables.data["full"].items()):
        for id in ids:
            shown.setdefault(id, []).append(docname)
    found = kept([*_processes(build, shown), *_templates(build, shown)], build.context)
    build.hidden = {problem.about for problem in found if problem.rule == "process-not-shown"}
    told = set(causes([*build.problems, *found]))
    for problem in found:
        if problem in told:
            tell(problem)


def _processes(build: Build, shown: Mapping[str, list[str]]) -> Iterator[Problem]:
    for id in build.known.support.processes:
        pages = shown.get(id, [])
        if len(pages) > 1:
            message = f"several pages show the process `{id}` in full: {', '.join(pages)}"
            help = "show a `{support:checklist}` on all but one"
            yield _problem("shown-twice", id, message, help, str(id))
        elif not pages and not build.tables.walked("process", id):
            message, help = f"no page shows the process `{id}`", "add `{support:process}` to one"
            yield _problem("process-not-shown", id, message, help, str(id), "orphan-process")


def _templates(build: Build, shown: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Templates that a step or duty sends which is shown, as they are not."""
    senders: dict[str, Step | Duty] = {}
    for process in build.known.support.processes.values():
        id = str(process.id)
        if id in shown or build.tables.walked("process", id):
            items: list[Step | Duty] = [*process.steps, *process.duties]
            for item in items:
                for name in item.send:
                    senders.setdefault(name, item)
    for template in build.known.support.templates:
        if template in senders and not build.tables.shown("template", template):
            sender = f"{senders[template].process}.{senders[template].id}"
            message = f"no page shows the template `{template}`, which `{sender}` sends"
            help = "add `{support:template}` with its id to one, or `{support:templates}`"
            yield _problem("template-not-shown", template, message, help, f"templates.{template}")


def _problem(rule: str, id: str, message: str, help: str, about: str, *causes: str) -> Problem:
    assert isinstance(id, Text)
    follows = tuple(Cause(cause, about) for cause in causes)
    return Problem(rule, id.place, message, help, "warning", about=about, follows=follows)
