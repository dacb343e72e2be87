"""What was found, process by process? After some files changed, the rest of it still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from ...checks.again import Change, Found, Judge
from ...checks.context import MAX_COMPARED
from ...checks.face import Face, mentioning
from ...load import Part, part_of
from ...model import Support
from ...model.record import Record as Definition
from ...text.text import Text
from ..opened import Opened
from .named import to_plain
from .record import Record, digest, problem
from .remembered import Remembered

LEAST = 4
"""Of so many files at most one may have changed, else all are judged."""


class Parts:
    """What is written down of the processes in some files.

    Of files in which nothing but processes stand the text is kept, to see what changed in them.
    """

    def __init__(self, record: Record, opened: Opened) -> None:
        self.record = record
        self.opened = opened
        self.files = [*opened.sources]
        self.name = f"{record.name}.parts"
        self.day = ""

    def judge(self) -> Judge | None:
        """What judges the files by what is known of the last time; None if that does not help."""
        content, texts = self.record.entries.read_with_texts(self.name)
        if content is None or content["day"] not in ("", self.record.today):
            return None
        old, new = self._changed(content, texts)
        if old is None or new is None:
            return None
        rows = {row[0]: (self.files[number], row) for number, row in content["processes"]}
        around = [self.files[number] for number in content["around"]]
        whole = Remembered(self.opened, rows, around, new)
        self.day = content["day"]
        change = self._change(whole, old, new)
        before = {
            rule: Found([*map(problem, problems)], False, content["looked_for"].get(rule, {}))
            for rule, problems in content["found"].items()
        }
        return Judge(whole, before, dict.fromkeys(before, change), content["compared"])

    def _changed(
        self, content: Mapping[str, Any], texts: bytes
    ) -> tuple[Mapping[str, Face] | None, Mapping[str, Face] | None]:
        """The faces of the processes that changed, as they were and are; None if more changed."""
        digests, known = self.record.digests, content["digests"]
        changed = [n for n, each in enumerate(known) if each != digests[n]]
        ends = [*accumulate(content["sizes"], initial=0)]
        old: dict[str, Face] = {}
        new: dict[str, Face] = {}
        if len(changed) * LEAST > len(digests):
            return None, None
        for number in changed:
            before = texts[ends[number] : ends[number + 1]]
            after = self.opened.sources[self.files[number]]
            if digest(before) != known[number] or not isinstance(after, bytes):
                return None, None
            were, are = (_faces(part_of(self.files[number], data)) for data in (before, after))
            if were is None or are is None or [*were] != [*are]:
                return None, None
            old.update(were)
            new.update(are)
        return old, new

    def _change(
        self, whole: Remembered, old: Mapping[str, Face], new: Mapping[str, Face]
    ) -> Change:
        ids = frozenset(new)
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

    def write(self, judge: Judge, day: str) -> None:
        """Write down what was found, if all could be read."""
        base, whole = judge.whole.base, judge.whole
        compared = judge.compared + whole.compared
        loaded = base.loaded
        if loaded.problems or loaded.empty or compared >= MAX_COMPARED:
            return
        if isinstance(whole, Remembered):
            around = {*whole.around}
            rows = [
                (file, to_plain(whole.new[id].process) if id in whole.new else row)
                for id, (file, row) in whole.rows.items()
            ]
        else:
            around = {*self.files} - _files_of_processes(loaded.support)
            rows = [(each.id.file, to_plain(each)) for each in loaded.support.processes.values()]
        texts = [
            b"" if name in around or not isinstance(data, bytes) else data
            for name, data in self.opened.sources.items()
        ]
        number = {name: at for at, name in enumerate(self.files)}
        content = {
            "day": day,
            "compared": compared,
            "digests": self.record.digests,
            "sizes": [*map(len, texts)],
            "around": sorted(number[name] for name in around),
            "processes": [(number[file], row) for file, row in rows],
            "found": {
                rule: [*map(base.privacy.told, found.problems)]
                for rule, found in judge.found.items()
            },
            "looked_for": {
                rule: found.looked_for for rule, found in judge.found.items() if found.looked_for
            },
        }
        self.record.entries.write(self.name, content, self.record.most, b"".join(texts))


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
