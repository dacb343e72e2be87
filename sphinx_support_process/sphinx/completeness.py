"""Does every process stand on a page, and in full on one only?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks import kept
from ..text.problem import Problem
from .build import support_of
from .warnings import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Tell which processes no page shows in full, and which ones two pages do."""
    build = support_of(env)
    shown: dict[str, list[str]] = {}
    for docname, ids in sorted(build.tables.data["full"].items()):
        for id in ids:
            shown.setdefault(id, []).append(docname)
    problems = []
    for id, process in build.known.support.processes.items():
        pages = shown.get(id, [])
        if len(pages) > 1:
            rule, help = "shown-twice", "show a `{support:checklist}` on all but one"
            message = f"several pages show the process `{id}` in full: {', '.join(pages)}"
        elif not pages and not build.tables.walked("process", id):
            rule, help = "process-not-shown", "add `{support:process}` to one"
            message = f"no page shows the process `{id}`"
        else:
            continue
        place = process.id.place
        problems.append(Problem(rule, place, message, help, severity="warning", about=str(id)))
    for problem in kept(problems, build.context):
        tell(problem)
