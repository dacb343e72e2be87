"""Does all that people need stand on a page, and every process in full on one only?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..checks import Context, kept
from ..model import Duty, Step
from ..text.named import NamedTuple
from ..text.problem import Cause, Problem
from ..text.text import Text


class Shown(NamedTuple):
    """What the pages of a site show.

    `full` are the pages that show a process in full, by its id; `walked` the processes of which
    there is a walkthrough, `templates` the replies.
    """

    full: Mapping[str, Sequence[str]]
    walked: Collection[str]
    templates: Collection[str]


def unshown(context: Context, shown: Shown) -> list[Problem]:
    """What no page shows, and which processes several pages show in full."""
    return kept([*_processes(context, shown), *_templates(context, shown)], context)


def _processes(context: Context, shown: Shown) -> Iterator[Problem]:
    for id in context.support.processes:
        pages = shown.full.get(id, ())
        if len(pages) > 1:
            message = f"several pages show the process `{id}` in full: {', '.join(pages)}"
            help = "show a `{support:checklist}` on all but one"
            yield _problem("shown-twice", id, message, help, str(id))
        elif not pages and id not in shown.walked:
            message, help = f"no page shows the process `{id}`", "add `{support:process}` to one"
            yield _problem("process-not-shown", id, message, help, str(id), "orphan-process")


def _templates(context: Context, shown: Shown) -> Iterator[Problem]:
    """Templates that a step or duty sends which is shown, as they are not."""
    senders: dict[str, Step | Duty] = {}
    for process in context.support.processes.values():
        id = str(process.id)
        if id in shown.full or id in shown.walked:
            items: list[Step | Duty] = [*process.steps, *process.duties]
            for item in items:
                for name in item.send:
                    senders.setdefault(name, item)
    for template in context.support.templates:
        if template in senders and template not in shown.templates:
            sender = f"{senders[template].process}.{senders[template].id}"
            message = f"no page shows the template `{template}`, which `{sender}` sends"
            help = "add `{support:template}` with its id to one, or `{support:templates}`"
            yield _problem("template-not-shown", template, message, help, f"templates.{template}")


def _problem(rule: str, id: str, message: str, help: str, about: str, *causes: str) -> Problem:
    assert isinstance(id, Text)
    follows = tuple(Cause(cause, about) for cause in causes)
    return Problem(rule, id.place, message, help, "warning", about=about, follows=follows)
