"""How are the names of a process written down? As data: what others see of it, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...load.plan import made
from ...model import Duty, Ignore, Process, Step
from ...text.text import Text


def to_plain(process: Process) -> list[Any]:
    """The names of a process and of what is in it, and its `ignore` entries."""
    parts: tuple[Process | Duty | Step, ...] = (process, *process.duties, *process.steps)
    return [
        _placed(process.id),
        process.title,
        process.avoid,
        [*process.outcomes.items()],
        [(duty.id, duty.title) for duty in process.duties],
        [(step.id, step.title) for step in process.steps],
        [
            (number, _placed(entry.rule), entry.reason, entry.until and _placed(entry.until))
            for number, part in enumerate(parts)
            for entry in part.ignore
        ],
    ]


def from_plain(file: str, said: Sequence[Any]) -> Process:
    """The process of a file with these names; of most of them the place is not known."""
    placed, title, avoid, outcomes, duties, steps, ignores = said
    name = _text(file, placed)
    entries: dict[int, list[Ignore]] = {}
    for number, rule, reason, until in ignores:
        entry = {"rule": _text(file, rule), "reason": reason, "until": until and _text(file, until)}
        entries.setdefault(number, []).append(made(Ignore, entry))

    def parts(cls: type, rows: Iterable[Any], before: int) -> Iterator[Any]:
        for number, (id, title) in enumerate(rows, 1):
            found = {"process": name, "number": number, "id": _at(name, id), "title": title}
            yield made(cls, {**found, "ignore": tuple(entries.get(before + number, ()))})

    return made(  # type: ignore[no-any-return]
        Process,
        {
            "id": name,
            "title": title,
            "avoid": tuple(avoid),
            "outcomes": {_at(name, id): _at(name, text) for id, text in outcomes},
            "duties": tuple(parts(Duty, duties, 0)),
            "steps": tuple(parts(Step, steps, len(duties))),
            "ignore": tuple(entries.get(0, ())),
        },
    )


def _placed(text: Text) -> tuple[str, int, int]:
    return text, text.line, text.column


def _text(file: str, placed: tuple[str, int, int]) -> Text:
    return Text(placed[0], file, *placed[1:])


def _at(known: Text, value: str) -> Text:
    """A text of which nobody asks the place: that of one that is known."""
    return Text.read(value, known.source)
