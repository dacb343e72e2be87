"""How long does it take? Durations, and the calendar that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...clock.durations import DurationError
from ...clock.fixed import READERS
from ..context import Context
from ..rule import Finding, rule

_NO_VALUE = r"(?i)\b(?:immediate(?:ly)?|asap|at once|as soon as|best effort|promptly)\b"
_CURRENT = r"(?i)\s*(?:the\s+)?(?:current|this|next)\s+([\w-]+)\s*"
_VAGUE = "say so in the title, without a value; a duration is a number and a unit"


@rule("error", scope="process")
def bad_duration(context: Context) -> Iterator[Finding]:
    """A text is no duration that everybody understands alike, or `since` is given without one.

    A duration is a number and a unit, or several: `30 minutes`, `1h 30m`, `2 calendar days`,
    `1 working day`, a range such as `2-3 hours`, `1 calendar month`, a unit of the calendar such
    as `1 sprint`, or ISO 8601 as in `PT30M`. `every:` also takes fixed times, as `mon, thu 10:00`;
    `by:` takes `end of the working day`, `end of the next working day`, or a duration before an
    event.

    A bare `1 day`, a bare month, "a few hours" and numbers without a unit mean different things to
    different readers. One team compass told the time of a first answer in four phrasings, of
    which one was defined. A step with `since:` and no `within:` looks as if it had a deadline, and
    has none.

    Write the form that the message suggests, or define the unit under `calendar: units:`.
    """
    for process in context.support.processes.values():
        for step in process.steps:
            if step.since is None or step.within is not None or step.by is not None:
                continue
            if not context.is_partly_read(step.name):
                message = f"`{step.id}` says from when its deadline counts, but has none"
                advice = "add `within:` with a duration, or remove `since:`"
                yield Finding(step.since, message, advice, step.name)
    if context.calendar_is_unread:
        return
    for kind, read in READERS.items():
        written = context.written[kind]
        good = {text for text in written.distinct if context.time(kind, text) is not None}
        for text, _, owner in written.but(good):
            try:
                read(context.clock, text)
            except DurationError as error:
                if error.culprit is None or error.culprit is text:
                    cause = f"unit {error.unit}" if error.unit else ""
                    help = _instead(text) or error.help
                    yield Finding(text, error.message, help, owner.about, cause=cause)


def _instead(text: str) -> str:
    """What to write instead of a time that has no length, empty if it is another mistake."""
    unit = re.fullmatch(_CURRENT, text)
    if unit is not None:
        return f"say under `calendar: units:` how long a {unit[1]} is, and write `1 {unit[1]}`"
    return _VAGUE if re.search(_NO_VALUE, text) else ""
