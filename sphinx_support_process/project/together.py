"""How do several files change together? All of them, or, after an accident, with the next run."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path

from ..text.file import read_bytes
from ..text.named import NamedTuple
from .usage import UsageError
from .writing import replace

JOURNAL = ".support-process-changes.json"
"""Where it stands what is being written; there only while that is so, or after an accident."""


class Change(NamedTuple):
    """The text of a file before and after."""

    before: str
    after: str


def replace_all(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write files anew, all or none of them. Raises UsageError where one cannot be written.

    Whoever is killed meanwhile leaves a journal in the folder, by which `finish` goes on.
    """
    marked = {file: _marked(file, change) for file, change in changes.items()}
    for file, change in marked.items():
        if read_bytes(file) != change.before.encode():
            raise UsageError(f"`{file}` was changed meanwhile and is left as it is", "run it again")
    journal = folder / JOURNAL
    paths = {str(Path(file).resolve()): change for file, change in marked.items()}
    replace(str(journal), json.dumps(paths, ensure_ascii=False, indent=1) + "\n")
    written: list[str] = []
    try:
        for file, change in marked.items():
            replace(file, change.after, seen=change.before.encode())
            written.append(file)
    except UsageError:
        for file in written:
            replace(file, marked[file].before, seen=marked[file].after.encode())
        journal.unlink()
        raise
    journal.unlink()


def is_unfinished(folder: Path) -> bool:
    """Whether writing was interrupted."""
    return (folder / JOURNAL).exists()


def finish(folder: Path) -> list[str]:
    """Write what was not written when it was interrupted; returns the files that are written now.

    Raises UsageError where a file holds neither the old text nor the new one.
    """
    journal = folder / JOURNAL
    try:
        changes = {
            file: Change(*texts) for file, texts in json.loads(journal.read_text("utf-8")).items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        raise UsageError(
            f"`{journal}` cannot be read", "look at the files, and remove it"
        ) from None
    for file, change in changes.items():
        if read_bytes(file) not in (change.before.encode(), change.after.encode()):
            message = f"`{file}` was changed after a change of several files was interrupted"
            raise UsageError(message, f"look at it, and remove `{journal}`")
    files = [file for file, change in changes.items() if read_bytes(file) != change.after.encode()]
    for file in files:
        replace(file, changes[file].after, seen=changes[file].before.encode())
    journal.unlink()
    return files


def _marked(file: str, change: Change) -> Change:
    """A change with the byte order mark that a file begins with."""
    data = read_bytes(file)
    mark = "\ufeff" if isinstance(data, bytes) and data.startswith(BOM_UTF8) else ""
    return Change(mark + change.before, mark + change.after)
