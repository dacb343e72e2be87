"""What was found, process by process? After some files changed, the rest of it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...checks.again import Change, Found, Judge
from ...checks.context import MAX_COMPARED
from ...checks.face import Face, mentioning
from ...load import Part, part_of
from ...model import Process, Support
from ...model.record import Record as Definition
from ...text.text import Text
from ..opened import Opened
from .entries import as_row, from_row, from_rows
from .outline import plain
from .record import Record, problem
from .remembered import Remembered

LEAST = 4
"""Of so many files at most one may have changed, else all are judged."""


class Parts:
    """What is written down of the processes in some files."""

    def __init__(self, record: Record, opened: Opened) -> None:
        self.record = record
        self.opened = opened
        self.files = [*opened.sources]
        self.name = f"{record.name}.parts"
        self.day = ""
        self.rows: Sequence[bytes] = ()
        """The processes of each file as they were, a line a file."""

    def judge(self) -> Judge | None:
        """What judges the files by what is known of the last time; None if that does not help."""
        content, self.rows = self.record.entries.read_with_rows(self.name)
        if content is None or content["day"] not in ("", self.record.today):
            return None
        new = self._changed(content)
        if new is None:
            return None
        pairs = zip(self.files, from_rows(self.rows), strict=True)
        rows = {each["id"]: (file, each) for file, said in pairs for each in said}
        around = [self.files[number] for number in content["around"]]
        whole = Remembered(self.opened, rows, around, new)
        self.day = content["day"]
        change = _change(whole)
        before = {
            rule: Found([*map(problem, problems)], False, content["looked_for"].get(rule, {}))
            for rule, problems in content["found"].items()
        }
        return Judge(whole, before, dict.fromkeys(before, change), content["compared"])

    def _changed(self, content: Mapping[str, Any]) -> Mapping[str, Face] | None:
        """The faces of the processes in files that changed, None if more than these changed."""
        digests = content["digests"]
        changed = [n for n, each in enumerate(self.record.digests) if each != digests[n]]
        if len(changed) * LEAST > len(digests) or not {*content["around"]}.isdisjoint(changed):
            return None
        found: dict[str, Face] = {}
        for number in changed:
            file = self.files[number]
            faces = _faces(part_of(file, self.opened.sources[file]))
            if faces is None or [*faces] != [said["id"] for said in from_row(self.rows[number])]:
                return None
            found.update(faces)
        return found

    def write(self, judge: Judge, day: str) -> None:
        """Write down what was found, if all could be read."""
        base, whole = judge.whole.base, judge.whole
        compared = judge.compared + whole.compared
        loaded = base.loaded
        if loaded.problems or loaded.empty or compared >= MAX_COMPARED:
            return
        if isinstance(whole, Remembered):
            around = {*whole.around}
            known = dict(zip(self.files, self.rows, strict=True))
            found = _by_file(face.process for face in whole.new.values())
        else:
            around = {*self.files} - _files_of_processes(loaded.support)
            known = dict.fromkeys(self.files, as_row([]))
            found = _by_file(loaded.support.processes.values())
        known |= {file: as_row(processes, plain) for file, processes in found.items()}
        content = {
            "day": day,
            "compared": compared,
            "digests": self.record.digests,
            "around": [number for number, file in enumerate(self.files) if file in around],
            "found": {
                rule: [*map(base.privacy.told, found.problems)]
                for rule, found in judge.found.items()
            },
            "looked_for": {
                rule: found.looked_for for rule, found in judge.found.items() if found.looked_for
            },
        }
        self.record.entries.write(self.name, content, self.record.most, known.values())


def _change(whole: Remembered) -> Change:
    """What changed since the processes were written down."""
    new, ids = whole.new, frozenset(whole.new)
    old = {id: Face(whole.before(id), ()) for id in ids}
    files = {id: file for id, (file, _) in whole.rows.items()}
    inner = [id for id in ids if old[id].inner != new[id].inner]
    return Change(
        ids,
        ids | mentioning(inner, files, whole.sources),
        frozenset(whole.ids),
        frozenset(files[id] for id in ids),
        names=any(old[id].title != new[id].title for id in ids),
        ways=any(old[id].ways != new[id].ways for id in ids),
        reading=False,
    )


def _by_file(processes: Iterable[Process]) -> Mapping[str, Sequence[Process]]:
    """Processes by the files in which they stand."""
    found: dict[str, list[Process]] = {}
    for process in processes:
        found.setdefault(process.id.file, []).append(process)
    return found


def _faces(part: Part) -> Mapping[str, Face] | None:
    """The faces of the processes in a file, None if not all could be read or there is more."""
    if part.problems or not part.values:
        return None
    if any(value.field != "processes" for value in part.values):
        return None
    return {str(id): Face(each, ()) for value in part.values for id, each in value.value.items()}


def _files_of_processes(support: Support) -> set[str]:
    """The files in which nothing but processes stands."""
    others = (value for field, value in vars(support).items() if field != "processes")
    files = {process.id.file for process in support.processes.values()}
    return files - {text.file for value in others for text in _texts(value)}


def _texts(value: Any) -> Iterator[Text]:
    """All texts in a value of the model."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Definition):
        yield from _texts(vars(value))
    elif isinstance(value, Mapping):
        yield from _texts((*value, *value.values()))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _texts(each)
