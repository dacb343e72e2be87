"""How does a checklist that is ticked off become nodes? As lists; inputs come with the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes

from ...pages.content import Block, Checklist, Choice, Task
from ...pages.pieces import Pieces
from ..marks import TASKS
from .pieces import Lines
from .texts.whence import placed

Blocks = Callable[[Iterable[Block]], list[nodes.Node]]


def task_nodes(block: Checklist, lines: Lines, blocks: Blocks) -> nodes.container:
    """A list for each phase; an item has its line, what to mind, and a list of its choices."""
    title = lines.said(block.title)
    box = nodes.container(classes=[TASKS], spp_title=title, spp_process=block.process)
    for stage in block.stages:
        if stage.title:
            name = nodes.rubric(classes=["spp-phase"])
            lines.fill(name, stage.title)
            box += name
        style: dict[str, Any] = {"enumtype": "arabic", "prefix": "", "suffix": "."}
        items = nodes.enumerated_list("", **style, start=stage.first, classes=["spp-tasks"])
        items += [_item(task, lines, blocks) for task in stage.tasks]
        box += items
    return box


def _item(task: Task, lines: Lines, blocks: Blocks) -> nodes.list_item:
    owner = "spp-owner" if task.badges else "spp-owner spp-unseen"
    parts = [
        _part(lines, task.title, "spp-name"),
        _part(lines, task.badges or task.who, owner),
        _part(lines, task.facts, "spp-when"),
        _part(lines, task.more, "spp-used"),
    ]
    line = nodes.paragraph("", translatable=False)
    for part in filter(None, parts):
        line += [nodes.Text(" "), part] if line.children else [part]
    choices = nodes.bullet_list("", *(_choice(one, lines) for one in task.choices), bullet="-")
    body = blocks(task.blocks)
    return nodes.list_item("", line, *body, choices, classes=["spp-task"], spp_task=task.name)


def _choice(choice: Choice, lines: Lines) -> nodes.list_item:
    parts = [
        _part(lines, choice.label, "spp-said"),
        _part(lines, choice.target, "spp-to"),
        _part(lines, choice.onward, "spp-onward"),
    ]
    line = nodes.paragraph("", translatable=False)
    for part in filter(None, parts):
        line += [nodes.Text(" "), part] if line.children else [part]
    return nodes.list_item("", line, spp_choice=choice.name, spp_next=choice.next)


def _part(lines: Lines, pieces: Pieces, classes: str) -> nodes.inline | None:
    said = lines.merged(pieces)
    return placed(nodes.inline("", "", *said, classes=classes.split())) if said else None
