"""What do Sphinx's own references call it? The labels of processes and of their parts.

Several pages may show a process, and which of them is the first by name can be told only when all
are read. So labels are kept apart while a page is read, and go to Sphinx afterwards; before the
next reading they are taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..text.text import Place, Text
from .build import Build, support_of
from .warnings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def label_process(build: Build, label: Text, anchor: str, title: str) -> None:
    """An extra label for a process, with its anchor: old links keep working."""
    name = nodes.fully_normalize_name(label)
    build.tables.note_label(build.env.docname, name, anchor, title, tuple(label.place))


def label_part(build: Build, name: str, anchor: str, title: str) -> None:
    """A label for a part of a process."""
    build.tables.note_label(build.env.docname, name, anchor, title)


def take_back(app: Sphinx, env: BuildEnvironment, *_changed: set[str]) -> list[str]:  # noqa: ARG001
    """Leave the labels that are none of ours."""
    std: Any = env.get_domain("std")
    lent = support_of(env).tables.data["lent"]
    for name, label in lent.items():
        if std.labels.get(name) == label:
            del std.labels[name], std.anonlabels[name]
    lent.clear()
    return []


def give(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Let each label lead to the first page by name that shows what it means."""
    std: Any = env.get_domain("std")
    data = support_of(env).tables.data
    for docname, labels in sorted(data["labels"].items()):
        for (name, anchor), (title, place) in labels.items():
            page, other, *_title = std.labels.get(name, ("", anchor))
            if other != anchor and place:
                message = f"the label `{name}` is taken by `{other}` on the page `{page}`"
                warn("duplicate-id", message, "write another one", Place(*place))
            if not page:
                std.labels[name] = data["lent"][name] = docname, anchor, title
                std.anonlabels[name] = docname, anchor
