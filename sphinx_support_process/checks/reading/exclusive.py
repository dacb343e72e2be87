"""Which keys of a definition exclude each other?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model import Duty, Promise, Step
from ...text.kinds import By
from ...text.text import Text
from ..context import Context
from ..rule import Finding

_FAILS = (
    "`otherwise` and `then` of the `wait` both say where to go on when it fails",
    "keep `otherwise`, which holds for the wait, too",
)
_DUE = ("`within` and `by` both say when it is due", "keep one of them")
_SINCE = (
    "`since` is given beside `by`, which says itself when it is due",
    "remove `since`, or say with `within` how long after it",
)
_EVERY = (
    "`if` and `every` both say when it is done",
    "keep `if` for whenever it holds, or `every` for how often",
)
_UNTIL = (
    "`until` is given beside `if`: it is done whenever that holds, and never ends",
    "remove `until`, or say with `every` how often it is done",
)


def exclusive(context: Context) -> Iterator[Finding]:
    """Keys that say one thing twice."""
    for column in context.written[By].columns:
        for owner in dict.fromkeys(column.owners):
            if isinstance(owner.record, (Step, Promise)) and owner.record.within is not None:
                yield Finding(_first(owner.record.by), *_DUE, owner.about)
            elif isinstance(owner.record, Step) and owner.record.since is not None:
                yield Finding(owner.record.since, *_SINCE, owner.about)
    for step in context.flow.explicit:
        if step.otherwise is not None and step.wait is not None and step.wait.then is not None:
            yield Finding(step.wait.then, *_FAILS, step.name)
    for process in context.support.processes.values():
        for duty in process.duties:
            yield from _of_duty(duty)


def _of_duty(duty: Duty) -> Iterator[Finding]:
    about = f"{duty.process}.{duty.id}"
    if duty.if_ is not None and duty.every is not None:
        yield Finding(_first(duty.every), *_EVERY, about)
    elif duty.if_ is not None and duty.until is not None:
        yield Finding(duty.until, *_UNTIL, about)


def _first(value: Any) -> Text:
    """A value, or the first level of a mapping by level."""
    text = value if isinstance(value, Text) else next(iter(value))
    assert isinstance(text, Text)
    return text
