"""How are the names of a process written down? As data: what others see of it, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...load.plan import made
from ...model import Duty, Ignore, Process, Step
from ...text.text import Source, Text


def to_plain(process: Process) -> list[Any]:
    """The names of a process and of what is in it, and its `ignore` entries."""
    parts: tuple[Process | Duty | Step, ...] = (process, *process.duties, *process.steps)
    return [
        process.id,
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


def from_plain(said: Sequence[Any], source: Source) -> Process:
    """The process with these names; `source` tells where it stands, if somebody asks."""
    id, title, avoid, outcomes, duties, steps, ignores = said
    name = Text.read(id, source)
    entries: dict[int, list[Ignore]] = {}
    for number, rule, reason, until in ignores:
        entry = {
            "rule": _text(source.file, rule),
            "reason": reason,
            "until": until and _text(source.file, until),
        }
        entries.setdefault(number, []).append(made(Ignore, entry))

    read = Text.read

    def parts(cls: type, rows: Iterable[Any], before: int) -> Iterator[Any]:
        for number, (id, title) in enumerate(rows, 1):
            found = {"process": name, "number": number, "id": read(id, source), "title": title}
            yield made(cls, {**found, "ignore": tuple(entries.get(before + number, ()))})

    return made(  # type: ignore[no-any-return]
        Process,
        {
            "id": name,
            "title": title,
            "avoid": tuple(avoid),
            "outcomes": {read(id, source): text for id, text in outcomes},
            "duties": tuple(parts(Duty, duties, 0)),
            "steps": tuple(parts(Step, steps, len(duties))),
            "ignore": tuple(entries.get(0, ())),
        },
    )


def _placed(text: Text) -> tuple[str, int, int]:
    return text, text.line, text.column


def _text(file: str, placed: tuple[str, int, int]) -> Text:
    return Text(placed[0], file, *placed[1:])
