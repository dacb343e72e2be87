"""What may another build have left half done? Marks beside the doctrees tell of it.

Sphinx keeps its environment in one file, and the pages in others. A build that was ended while it
read or wrote, or a second one at the same time, leaves them apart. So a build marks the pages that
it reads or writes, and takes the mark away when all is stored. A mark that is found is of a build
that was ended, or goes on: its pages are done again. A build that finds its own mark gone, or
another's come, knows of no page whose work was kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

from .tables import Signature


class Mark:
    """The mark of one build for what it does to pages: `kind` says what."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder, self.kind = folder, kind
        self.own: Path | None = None
        self.pages: Collection[str] = ()
        """The pages of this mark."""
        self.others = set(self._found())
        """The marks of other builds that were there before."""

    def left(self) -> set[str]:
        """The pages of builds that did not come to an end."""
        return {page for path in self.others for page in _read(path, [])}

    def put(self, pages: Collection[str]) -> None:
        """Mark pages, if there are any."""
        if pages:
            self.own = self.folder / f"{self.kind}-{uuid4().hex}.json"
            self.pages = pages
            _write(self.own, sorted(pages))

    def unsure(self) -> set[str]:
        """The pages that another build may have done at the same time."""
        if self.own is None:
            return set()
        found = set(self._found())
        come = found - self.others - {self.own}
        if self.own in found and not come:
            return set()
        return {page for path in (*come, self.own) for page in _read(path, [])}

    def remove(self) -> None:
        """Take away this mark and those found: their pages are done."""
        for path in (*self._found(), *filter(None, [self.own])):
            path.unlink(missing_ok=True)
        self.own = None

    def _found(self) -> list[Path]:
        return list(self.folder.glob(f"{self.kind}-*.json"))


class Written:
    """What each page looked like when it was last written for one output."""

    def __init__(self, folder: Path, output: str) -> None:
        name = blake2b(output.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self.path = folder / f"written-{name}.json"
        self.mark = Mark(folder, f"writing-{name}")
        self.fingerprints: Mapping[str, str] = {}

    def begin(self, fingerprints: Mapping[str, str], others: Collection[str]) -> set[str]:
        """The pages to write, by what each of them would look like now; others are as well."""
        self.fingerprints = fingerprints
        known, left = _read(self.path, {}), self.mark.left()
        stale = {page for page, now in fingerprints.items() if known.get(page) != now} | left
        if stale:
            _write(self.path, {page: was for page, was in known.items() if page not in stale})
        self.mark.put(stale.union(others))
        return stale

    def finish(self, pages: Collection[str]) -> None:
        """Remember that pages were written."""
        unsure, known = self.mark.unsure(), _read(self.path, {})
        now = {page: self.fingerprints[page] for page in pages if page in self.fingerprints}
        kept = {page: was for page, was in (known | now).items() if page not in unsure}
        if kept != known:
            _write(self.path, kept)
        self.mark.remove()


class Run:
    """One run of a build for an output: which pages it reads and writes.

    `is_new` says whether anything differs from when the pages were read.
    """

    def __init__(self, folder: Path, output: str, is_new: bool) -> None:
        self.reading = Mark(folder, "reading")
        self.written = Written(folder, output)
        self.is_new = self.changes_pages = is_new
        self.outputs: dict[str, tuple[str, Signature]] = {}
        """The file of each page that is written, and what it was before."""


def _read(path: Path, default: Any) -> Any:
    """What a file holds; the default if it is gone, or was cut off."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return default
    return found if isinstance(found, type(default)) else default


def _write(path: Path, content: Any) -> None:
    """Write a file as a whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{uuid4().hex}.new")
    beside.write_text(json.dumps(content), "utf-8")
    os.replace(beside, path)  # noqa: PTH105
