"""Does all that people need stand on a page, and every process in full on one only?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks import causes
from ..project.shown import Shown, unshown
from .build import Build, support_of
from .warnings import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Tell what no page shows, and which processes several pages show in full."""
    build = support_of(env)
    found = unshown(build.context, _shown(build))
    build.hidden = {problem.about for problem in found if problem.rule == "process-not-shown"}
    told = set(causes([*build.problems, *found]))
    for problem in found:
        if problem in told:
            tell(problem)


def _shown(build: Build) -> Shown:
    full: dict[str, list[str]] = {}
    for docname, ids in sorted(build.tables.data["full"].items()):
        for id in ids:
            full.setdefault(id, []).append(docname)
    support, tables = build.known.support, build.tables
    return Shown(
        full,
        [id for id in support.processes if tables.is_walked(id)],
        [id for id in support.templates if tables.shown("template", id)],
    )
