"""Does all that people need stand on a page, and every process in full on one only?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .build import Build, support_of
from .warnings import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Tell what no page shows, and which processes several pages show in full."""
    from ..checks import causes  # where nothing changed nobody asks
    from ..project.shown import Shown, unshown

    build = support_of(env)
    support, tables = build.known.support, build.tables
    shown = Shown(
        _in_full(build),
        [id for id in support.processes if tables.is_walked(id)],
        [id for id in support.templates if tables.shown("template", id)],
    )
    found = unshown(build.context, shown)
    build.hidden = {problem.about for problem in found if problem.rule == "process-not-shown"}
    told = set(causes([*build.problems, *found]))
    for problem in found:
        if problem in told:
            tell(problem)


def _in_full(build: Build) -> Mapping[str, list[str]]:
    """The pages that show each process in full."""
    found: dict[str, list[str]] = {}
    for docname, ids in sorted(build.tables.data["full"].items()):
        for id in ids:
            found.setdefault(id, []).append(docname)
    return found
