"""What does the text of a step state? Its owner, who is told, the ticket's status."""

from __future__ import annotations

import re

from ..draft.draft import Step
from . import actors, subjects
from .patterns import late
from .people import People
from .prose import bare, excerpt, quoted

_STATUS = late(
    r"""\b(?:mark|set|move|change)\b[^.]{0,100}?\b(?:as|to)\ (?:the\ )?
    (?:\*{0,2}`(?P<code>[\w -]{1,40})`
      |\{guilabel\}`(?P<role>[\w -]{1,40})`
      |["“](?P<quoted>[\w -]{1,40})["”](?=\ (?:state|status)))""",
    re.IGNORECASE | re.VERBOSE,
)


def note_owner(step: Step, people: People, *, first: str) -> None:
    """Name the owner in brackets behind the title, or the one with whom a sentence begins.

    The one with whom the title of an item with a number begins is sure.
    `first` is the first paragraph of its own text.
    """
    if step.who:
        return
    step.title, role, said = actors.behind(people, step.title)
    if not role and first:
        rest, role, said = actors.behind(people, f"x {first.strip().rstrip('.')}")
        if role:
            step.text = step.text.replace(first, rest.removeprefix("x").lstrip(), 1).lstrip("\n")
    if role:
        step.who = [role]
        is_name = people.known(said.strip(" ().[]\u2013\u2014")) is not None
        told = "it stands behind the title" if is_name else f"the page says {quoted(said)}"
        step.todo(f"{told}: is it who does it?", "who")
        return
    roles, said = subjects.several(people, step.title)
    if roles:
        step.who = roles
        step.todo(f"taken from {excerpt(said)}: is it who does it?", "who")
        return
    for text, title in ((step.title, ""), (first, step.title)):
        role, said = subjects.subject(people, text, title)
        if role:
            step.who = [role]
            if not (step.numbers and bare(step.title).startswith(said)):
                step.todo(f"taken from {excerpt(said)}: is it who does it?", "who")
            return
    if role := subjects.meant(people, step.title, step.if_):
        step.who = [role]
        step.todo(f"taken from {excerpt(step.if_)}: is it who does it?", "who")
        return
    role, said = subjects.of_items(people, step.checklist)
    if role:
        step.who = [role]
        step.todo(f"taken from {excerpt(said)}: is it who does all of it?", "who")


def note_told(step: Step, people: People) -> None:
    """Name the role that the text says to notify."""
    role, said = subjects.told(people, f"{step.title}. {step.text}")
    if role and role not in step.who:
        step.informs = [role]
        step.todo(f"taken from {excerpt(said)}: is it who is informed?", "informs")


def note_status(step: Step, statuses: list[str]) -> None:
    """Name the first status that the text gives to the ticket; `statuses` gets new ones."""
    found = list(_STATUS.finditer(" ".join(f"{step.title}. {step.text}".split())))
    if found:
        step.status = (found[0]["role"] or found[0]["code"] or found[0]["quoted"]).strip()
        said = ", ".join(excerpt(match[0]) for match in found)
        step.todo(f"taken from {said}: does the ticket get it here?", "status")
        if step.status not in statuses:
            statuses.append(step.status)
