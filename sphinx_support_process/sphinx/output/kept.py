"""What stays of what stands there twice: what is worked with on a page, and what is only read?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..build import support_of
from ..marks import DUE, FOLD, REPLY, TASKS
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BEFORE_REFERENCES = 5
"""The priority of what takes away references that nobody needs to look up then."""


def tell_build(app: Sphinx) -> None:
    """Let transforms know whether pages are written that can be worked with."""
    support_of(app.env).has_script = has_script(app.builder)


class OneList(SphinxPostTransform):
    """Keeps of each checklist the tasks where a page can be worked with, else the plain list."""

    default_priority = BEFORE_REFERENCES

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        keeps_tasks = support_of(self.env).has_script
        for box in list(self.document.findall(nodes.container)):
            if TASKS in box["classes"]:
                plain: Any = box.parent[box.parent.index(box) - 1]
                if keeps_tasks:
                    box["ids"] += plain["ids"]
                box.parent.remove(plain if keeps_tasks else box)


class OnlyToCount(SphinxPostTransform):
    """Leaves out due times that are said beside them, where nothing can be counted."""

    default_priority = BEFORE_REFERENCES

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        if support_of(self.env).has_script:
            return
        for box in list(self.document.findall(nodes.container)):
            if DUE in box["classes"] and box["spp_only_to_count"]:
                around = box.parent
                around.remove(box)
                if FOLD in around["classes"] and len(around) == 1:  # its summary
                    around.parent.remove(around)


class PlainReplies(SphinxPostTransform):
    """Leaves of each reply what is shown where nothing can be filled in."""

    default_priority = BEFORE_REFERENCES

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        if support_of(self.env).has_script:
            return
        for box in list(self.document.findall(nodes.container)):
            if REPLY in box["classes"]:
                plain: Any = box[0]
                place = box.parent.index(box)
                box.parent[place : place + 1] = plain.children
