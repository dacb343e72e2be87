"""What does a role of ours note of where it stands?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

PROCESS = "support:process"
"""Where Sphinx keeps the process around what is read, to which names of steps are relative."""


@contextmanager
def inside(env: BuildEnvironment, process: str | None, **more: Any) -> Iterator[None]:
    """Let names of steps in texts be relative to a process meanwhile, and none after."""
    context = env.ref_context
    values = more | ({PROCESS: process} if process else {})
    outer = {key: context.get(key) for key in values}
    context.update(values)
    try:
        yield
    finally:
        context.update(outer)


class SupportRole(XRefRole):
    """A reference to a definition; to a step, relative to the process around it."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        refnode[PROCESS] = env.ref_context.get(PROCESS)
        return super().process_link(env, refnode, has_explicit_title, title, target)
