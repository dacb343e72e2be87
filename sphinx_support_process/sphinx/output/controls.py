"""How is a checklist ticked off? By inputs on pages of HTML; elsewhere it is a list to read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..marks import TASKS
from ..words import _
from .made import button, status, template
from .tags import closing, element, opening
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_inputs(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Make a checkbox of each task, or radios where there are several ways on."""
    if not has_script(app.builder):
        return
    counts: dict[str, int] = {}
    for box in doctree.findall(nodes.container):
        if TASKS in box["classes"]:
            number = counts[box["spp_process"]] = counts.get(box["spp_process"], 0) + 1
            _work(box, f"checklist-{number}" if number > 1 else "checklist")


def _work(box: nodes.container, prefix: str) -> None:
    title = box["spp_title"]
    for tasks in box.findall(nodes.enumerated_list):
        if "spp-tasks" not in tasks["classes"]:
            continue
        for number, task in enumerate(list(tasks.children), tasks["start"]):
            name: Any = task.children[0].children[0]
            name.insert(0, nodes.Text(f"{number}. "))
            _add_inputs(task, f"{prefix}.{task['spp_task']}")  # type: ignore[index]
    label = _("Checklist: {process}").replace("{process}", title)
    words = json.dumps(_words(), ensure_ascii=False, separators=(",", ":"))
    told = {"data-title": title, "data-words": words}
    group = {"class": "spp-list", "role": "group", "aria-label": label}
    box.insert(0, [opening("div", group | told), template(_top())])
    box += [template(status()), closing("div")]


def _top() -> str:
    """The bar that says how far it is, and lets the list be copied."""
    count = element("p", {}, element("span", {}), element("progress", {"aria-hidden": "true"}))
    undo = button(_("Undo"), "", {"hidden": ""})
    copy = button(_("Copy as tasks"), "spp-primary") + button(_("Copy as plain list"))
    tools = element("div", {"class": "spp-bar"}, copy, button(_("Start again")))
    return element("div", {"class": "spp-made spp-top"}, count, undo, tools)


def _add_inputs(task: Any, name: str) -> None:
    line, *body, choices = task.children
    said, used = _parts(line, "spp-used")
    ways = list(choices.children)
    content: list[nodes.Node]
    if len(ways) == 1:
        _label, onward = _parts(ways[0][0], "spp-to", "spp-onward")
        content = [opening("label", {"class": "spp-tick"}), _input("checkbox", name, ways[0])]
        content += [*_named(said), closing("label"), *_beside([*used, *onward]), *body]
    else:
        content = [opening("fieldset", {}), opening("legend", {}), *_named(said)]
        content += [closing("legend"), *_beside(used), *body]
        content += [opening("div", {"class": "spp-choices"})]
        content += [part for way in ways for part in _choice(way, name)]
        content += [closing("div"), closing("fieldset")]
    task.children = []
    task.extend(content)


def _named(said: list[nodes.Node]) -> list[nodes.Node]:
    """The name of a task, the place where a script says what is with it, and what else is said."""
    name, *others = _pressed(said)
    return _span([name, opening("span", {"class": "spp-flag"}), closing("span"), *others])


def _choice(way: Any, name: str) -> list[nodes.Node]:
    said, onward = _parts(way[0], "spp-onward")
    pressed = [opening("label", {}), _input("radio", name, way), *_span(_pressed(said))]
    content = [*pressed, closing("label"), *onward]
    return [opening("div", {"class": "spp-choice"}), *content, closing("div")]


def _parts(line: Any, *classes: str) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """The parts of a line that is taken apart: those without some classes, and those with them."""
    parts = [part for part in line.children if isinstance(part, nodes.inline)]
    apart = [part for part in parts if {*classes} & {*part["classes"]}]
    return [part for part in parts if part not in apart], [*apart]


def _pressed(parts: list[nodes.Node]) -> list[nodes.Node]:
    """What can be pressed as a whole, with spaces between: its links would lead away instead."""
    found: list[nodes.Node] = []
    for part in parts:
        for link in list(part.findall(nodes.reference)):
            link.replace_self(nodes.inline("", "", *link.children, classes=link["classes"]))
        found += [nodes.Text(" "), part] if found else [part]
    return found


def _beside(parts: list[nodes.Node]) -> list[nodes.Node]:
    return [opening("div", {"class": "spp-beside"}), *parts, closing("div")] if parts else []


def _span(content: list[nodes.Node]) -> list[nodes.Node]:
    return [opening("span", {}), *content, closing("span")]


def _input(type: str, name: str, way: Any) -> nodes.raw:
    asked = {"type": type, "name": name, "value": way["spp_choice"]}
    return opening(
        "input", asked | ({"data-next": str(way["spp_next"])} if way["spp_next"] else {})
    )


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "count": _("{done} of {all} done"),
        "all": _("All done"),
        "one": _("1 step is not needed."),
        "many": _("{count} steps are not needed."),
        "off": _("not needed"),
        "next": _("next"),
        "again": _("Again from {number}?"),
        "from": _("The ticks from {number} on are gone."),
        "gone": _("All ticks are gone."),
    }
