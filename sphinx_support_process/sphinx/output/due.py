"""How are due times counted on a page? By a script, with what the build knows in attributes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...clock.timetable import plain_amount
from ...pages.counting import Counting, DueRow
from ..build import support_of
from ..marks import DUE
from ..words import _
from .tags import closing, opening
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_counting(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a script find due times, and what it counts by; that of all stands with the first."""
    if not has_script(app.builder):
        return
    title = partial(support_of(app.env).title, docname=docname)
    boxes = [box for box in _boxes(doctree) if box["spp_counting"].timetable]
    for number, box in enumerate(boxes):
        counting: Counting = box["spp_counting"]
        told = {"data-due": _plain(counting, title)}
        if number == 0 and counting.timetable:
            told |= {"data-timetable": counting.timetable.plain(), "data-words": _words()}
        label = {"role": "group", "aria-label": _("When is it due?")}
        written = {name: _json(value) for name, value in told.items()}
        box.insert(0, opening("div", {"class": "spp-counting"} | label | written))
        box += closing("div")


def _boxes(doctree: nodes.document) -> Iterator[Any]:
    return (box for box in doctree.findall(nodes.container) if DUE in box["classes"])


def _plain(counting: Counting, title: Callable[[str, str], str]) -> dict[str, Any]:
    """What the script has to know of the groups and their rows, in their order."""
    scales = [
        {
            "id": scale.id,
            "title": title("levels", scale.id),
            "levels": [(id, title("level", f"{scale.id}.{id}")) for id, _name in scale.levels],
        }
        for scale in counting.scales
    ]
    groups = [{"moment": name, "rows": [*map(_row, rows)]} for name, rows in counting.groups]
    return {"groups": groups, "scales": scales, "pauses": counting.pauses}


def _row(row: DueRow) -> dict[str, Any]:
    times = [(level, plain_amount(time) if time else None) for level, time in row.times]
    return {"scale": row.scale, "times": times}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "day": _("Day"),
        "time": _("Time"),
        "today": _("Today"),
        "yesterday": _("Yesterday"),
        "other": _("Another date…"),
        "now": _("Now"),
        "zone": _("Times in"),
        "calendar": _("{zone} (calendar)"),
        "device": _("{zone} (this device)"),
        "every": _("all"),
        "pause": _("Add a pause"),
        "from": _("Paused from"),
        "to": _("until"),
        "remove": _("Remove this pause"),
        "which": _("This time came twice: the clock was set back. Which one?"),
        "gap": _("This time never came: the clock was set forward."),
        "unknown": _("Not known yet"),
        "future": _("This time has not come yet."),
        "in": _("in {time}"),
        "overdue": _("overdue"),
        "late": _("by {time}"),
        "started": _("The clock started {time}."),
        "off": _("{days} do not count."),
        "many": _("{count} days do not count."),
        "stopped": _("The clock is paused, {time} left"),
        "no-working-time": _("never, without working time"),
        "beyond-horizon": _("not within five years"),
        "uncounted": _("not counted here"),
        "copy": _("Copy times"),
        "clear": _("Clear"),
        "cleared": _("All fields are empty."),
        "due": _("{what}: due {time}"),
        "copied": _("Copied"),
        "select": _("Select the text and press Ctrl+C."),
    }
