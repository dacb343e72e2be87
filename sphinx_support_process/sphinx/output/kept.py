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


def tell_build(app: Sphinx) -> None:
    """Let transforms know whether pages are written that can be worked with."""
    support_of(app.env).has_script = has_script(app.builder)


class OneOfTwo(SphinxPostTransform):
    """Keeps of each part what the pages of the builder are for."""

    default_priority = 5  # before references are looked up, in what goes

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        is_worked_with = support_of(self.env).has_script
        for box in list(self.document.findall(nodes.container)):
            for kind, keep in _KEEP.items():
                if kind in box["classes"]:
                    keep(box, is_worked_with)


def _keep_list(box: Any, is_worked_with: bool) -> None:
    """Keep the tasks of a checklist, or the plain list before them."""
    plain = box.parent[box.parent.index(box) - 1]
    if is_worked_with:
        box["ids"] += plain["ids"]
    box.parent.remove(plain if is_worked_with else box)


def _keep_due(box: Any, is_worked_with: bool) -> None:
    """Leave out due times that are said beside them, where nothing can be counted."""
    if is_worked_with or not box["spp_only_to_count"]:
        return
    around = box.parent
    around.remove(box)
    if FOLD in around["classes"] and len(around) == 1:  # its summary
        around.parent.remove(around)


def _keep_reply(box: Any, is_worked_with: bool) -> None:
    """Leave of a reply what is shown where nothing can be filled in."""
    if not is_worked_with:
        place = box.parent.index(box)
        box.parent[place : place + 1] = box[0].children


_KEEP = {TASKS: _keep_list, DUE: _keep_due, REPLY: _keep_reply}
"""What is done with each kind of part that stands there twice, by its class."""
