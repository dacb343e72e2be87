"""How are due times counted on a page? By a script, with what the build knows in attributes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...clock.timetable import Timetable, plain_amount
from ...pages.counting import Counting, DueRow
from ..build import support_of
from ..marks import DUE
from ..words import _
from .made import Shared, button, status
from .tags import closing, element, opening, void
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


Title = Callable[[str, str], str]
"""What a definition is called on a page, by its kind and name."""


def add_counting(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let a script find due times, and what it counts by; that of all stands with the first."""
    if not has_script(app.builder):
        return
    title = partial(support_of(app.env).title, docname=docname)
    is_first = True
    shared = Shared()
    for box in _boxes(doctree):
        counting: Counting = box["spp_counting"]
        table = counting.timetable
        if table is None:
            continue
        group = {"class": "spp-counting", "role": "group", "aria-label": _("When is it due?")}
        if is_first:
            group["data-timetable"] = _json(table.plain())
            group["data-words"] = _json(_words())
            is_first = False
        _fit_out(box, counting, table, title, shared)
        box.insert(0, opening("div", group))
        box += closing("div")


def _boxes(doctree: nodes.document) -> Iterator[Any]:
    return (box for box in doctree.findall(nodes.container) if DUE in box["classes"])


def _fit_out(box: Any, counting: Counting, table: Timetable, title: Title, shared: Shared) -> None:
    """Fields for each moment, at the first those of all too; and in each row a place for times."""
    groups = [part for part in box.children if "spp-due-group" in part["classes"]]
    first = [shared.template(_fields(counting, table, title))]
    for group, (moment, rows) in zip(groups, counting.groups, strict=True):
        line, items = group.children
        group.insert(1, first)
        if moment:
            asked = _moment(" ".join(line.astext().split()), table, moment)
            group.insert(1, shared.template(asked))
        for item, row in zip(items.children, rows, strict=True):
            told = {"class": "spp-made spp-out", "data-row": _json(_plain(row, moment, title))}
            item += [opening("div", told), closing("div")]
        first = []
    copy = button(_("Copy times"), "spp-primary") + button(_("Clear"))
    bar = element("div", {"class": "spp-made spp-bar"}, copy)
    box.insert(box.index(groups[-1]) + 1, shared.template(bar, status()))


def _plain(row: DueRow, moment: str, title: Title) -> dict[str, Any]:
    """What the script has to know of a row: from when, and how long it takes at which level."""
    times = [
        (level, plain_amount(time) if time else None, _called(row.scale, level, title))
        for level, time in row.times
    ]
    return {"from": moment, "scale": row.scale, "times": times}


def _called(scale: str | None, level: str | None, title: Title) -> str | None:
    return title("level", f"{scale}.{level}") if scale and level else level


def _fields(counting: Counting, table: Timetable, title: Title) -> str:
    """What is asked for all moments: by which clock, at which levels, with which pauses."""
    zone = _("{zone} (calendar)").replace("{zone}", table.zone)
    found = [_choice(_("Times in"), "zone", {"": zone, "device": _("{zone} (this device)")})]
    for scale in counting.scales:
        levels = {id: title("level", f"{scale.id}.{id}") for id, _name in scale.levels}
        found.append(_choice(title("levels", scale.id), scale.id, {"": _("all")} | levels))
    if counting.pauses:
        ends = [
            element("span", {}, escape(name)) + _moment(name, table)
            for name in (_("Paused from"), _("until"))
        ]
        row = element("div", {}, *ends, button(_("Remove this pause")))
        found.append(element("template", {"class": "spp-pause"}, row))
        found += [element("div", {"class": "spp-pauses"}), button(_("Add a pause"))]
    return element("div", {"class": "spp-made spp-fields"}, *found)


def _moment(name: str, table: Timetable, of: str = "") -> str:
    """Fields for a moment, in the order in which they are filled in."""
    days = {"": _("Day"), "other": _("Another date…")}
    date = {"min": f"{table.first}", "max": f"{table.last}"}
    which = _("This time came twice: the clock was set back. Which one?")
    told = {"class": "spp-made spp-moment", "role": "group", "aria-label": name}
    return element(
        "div",
        told | ({"data-from": of} if of else {}),
        _select({"name": "day", "aria-label": f"{name} {_('Day')}"}, days),
        _input("date", "day", f"{name} {_('Day')}", date),
        _input("time", "time", f"{name} {_('Time')}", {}),
        button(_("Now")),
        element("span", {"class": "spp-note"}),
        _select({"name": "second", "aria-label": which}, {}),
    )


def _choice(label: str, name: str, options: Mapping[str, str]) -> str:
    return element("label", {}, escape(label), " ", _select({"name": name}, options))


def _select(told: Mapping[str, str], options: Mapping[str, str]) -> str:
    inside = (element("option", {"value": id}, escape(said)) for id, said in options.items())
    return element("select", told, *inside)


def _input(type: str, name: str, label: str, more: Mapping[str, str]) -> str:
    return void("input", {"type": type, "name": name, "aria-label": label, **more})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "today": _("Today"),
        "yesterday": _("Yesterday"),
        "one": _("1 field is empty: {fields}."),
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
        "cleared": _("All fields are empty."),
        "due": _("{what}: due {time}"),
    }
