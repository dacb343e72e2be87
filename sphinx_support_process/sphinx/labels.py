"""What do Sphinx's own references call it? The labels of processes and of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..text.text import Text
from .warnings import warn

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def label_process(env: BuildEnvironment, label: Text, anchor: str, title: str) -> None:
    """An extra label for a process, with its anchor: old links keep working."""
    name = nodes.fully_normalize_name(label)
    std: Any = env.get_domain("std")
    page, other, *_title = std.labels.get(name, (env.docname, anchor))
    if other != anchor:
        message = f"the label `{label}` is taken by `{other}` on the page `{page}`"
        warn("duplicate-id", message, "write another one", label.place)
    _label(std, name, env.docname, anchor, title)


def label_part(env: BuildEnvironment, name: str, anchor: str, title: str) -> None:
    """A label for a part of a process; of several pages with it, that of the first by name."""
    std: Any = env.get_domain("std")
    page, *_place = std.labels.get(name, (env.docname,))
    if env.docname <= page:
        _label(std, name, env.docname, anchor, title)


def _label(std: Any, name: str, docname: str, anchor: str, title: str) -> None:
    std.labels[name] = docname, anchor, title
    std.anonlabels[name] = docname, anchor
