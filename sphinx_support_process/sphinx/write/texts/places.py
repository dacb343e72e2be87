"""Where does a link in a text lead? To what stands there as seen from its YAML file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import addnodes

from ....known.names import COLLECTIONS
from ...build import Build
from ...warnings import OF_MYST, exactly, is_silenced, warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment


def from_root(build: Build, file: str, target: str) -> str | None:
    """The file that a link in a YAML file means, as seen from the folder of the documentation.

    None where there is no such file or page, or the link is not relative to anything.
    """
    name = target.partition("#")[0]
    if not name or name.startswith("/"):
        return None
    path = next(_found(build, os.path.dirname(file), name), None)  # noqa: PTH120
    return path and "/" + Path(os.path.relpath(path, build.env.srcdir)).as_posix()


def warn_of_the_page(build: Build, file: str, line: int, target: str) -> bool:
    """Whether a link means something only as seen from the page; then that is told."""
    name = target.partition("#")[0]
    if not name or name.startswith("/") or any(name in build.names(kind) for kind in COLLECTIONS):
        return False
    page = os.path.dirname(build.env.doc2path(build.env.docname))  # noqa: PTH120
    path = next(_found(build, page, name), None)
    if path is None:
        return False
    ending = "" if path.endswith(name) else os.path.splitext(path)[1]  # noqa: PTH122
    seen = Path(os.path.relpath(path, os.path.dirname(file))).as_posix()  # noqa: PTH120
    better = seen.removesuffix(ending) + target[len(name) :]
    if is_silenced(build.env.config, *OF_MYST, target):
        return True
    message = f"the link `{target}` leads nowhere from the file that it is in"
    warn("missing-file", message, f"write `{better}`", exactly(file, line, target, build.sources))
    return True


def toctree_from(
    env: BuildEnvironment, file: str, run: Callable[[], list[nodes.Element]]
) -> list[nodes.Element]:
    """What a `{toctree}` makes if it looks for pages from a YAML file, as if that were a page."""
    temp: Any = env.temp_data
    page, here = temp["docname"], Path(os.path.relpath(file, env.srcdir)).as_posix()
    env.found_docs.add(here)
    temp["docname"] = here
    try:
        made = run()
    finally:
        temp["docname"] = page
        env.found_docs.remove(here)
        if here in env.reread_always:
            env.reread_always.remove(here)
            env.reread_always.add(page)
    for toctree in (it for node in made for it in node.findall(addnodes.toctree)):
        toctree["parent"] = page
    return made


def _found(build: Build, folder: str, name: str) -> Iterator[str]:
    """The file of a name, or of a page that is called so; a page notes what it looked for."""
    env, folder = build.env, os.path.realpath(folder)
    for suffix in ("", *env.config.source_suffix):
        path = os.path.normpath(os.path.join(folder, name + suffix))  # noqa: PTH118
        inside = any(Path(path).is_relative_to(it) for it in (env.srcdir, folder))
        with suppress(OSError, ValueError):
            there = inside and os.path.isfile(path)  # noqa: PTH113
            build.tables.note_beside(env.docname, path, there)
            if there:
                yield path
