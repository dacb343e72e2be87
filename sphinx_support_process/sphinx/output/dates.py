"""When was a page changed last? When it or the YAML that it shows was: extensions ask git for both.

They ask for what Sphinx knows a page to depend on. Sphinx reads a page again whenever that changes,
be the change of something that the page does not show; so the YAML belongs to it only for a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..build import support_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def lend_sources(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Let pages depend on the YAML that they show, before extensions ask on `env-updated`."""
    build = support_of(env)
    for docname, files in build.tables.data["sources"].items():
        build.lent[docname] = files - env.dependencies[docname]
        env.dependencies[docname] |= files


def take_sources_back(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """And after that no longer."""
    build = support_of(env)
    for docname, files in build.lent.items():
        env.dependencies[docname] -= files
    build.lent.clear()
