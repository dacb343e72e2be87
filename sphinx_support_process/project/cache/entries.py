"""What was written down before? Entries that are believed only where this account wrote them.

An entry begins with a seal: a digest of its name and content, made with a secret that stands at the
home of the account's caches, wherever the entries are. So one that was cut off, changed, renamed or
put there by somebody else counts as none; a repository cannot bring a verdict along. All of it is
data; and whatever goes wrong with it, the answer is found out anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any

from ...text.file import read_bytes
from ..settings import Project
from ..writing import fill
from .digest import SEAL, seal
from .folder import folder, home

MOST = 200
"""So many entries are kept, the newest ones."""
MOST_BYTES = 200_000_000
"""Of those the newest that take no more room than so many bytes."""

_SECRET = "account"  # noqa: S105  (the name of its file)
_ENTRY, _UNFINISHED = ".found", ".unfinished"


class Entries:
    """The entries in a folder; `home` is where the secret of the account stands."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home

    def read(self, name: str) -> Any:
        """The content of an entry, None if there is none to believe."""
        return self.read_with_rows(name)[0]

    def read_with_rows(self, name: str) -> tuple[Any, Sequence[bytes]]:
        """The content of an entry and the rows behind it; None without any if there is none."""
        secret, data = self._secret(), _data(self._path(name))
        if secret is None or data is None or data[:SEAL] != _seal(secret, name, data[SEAL:]):
            return None, ()
        content, *rows = data[SEAL:].split(b"\n")
        return json.loads(content), rows

    def write(self, name: str, content: Any, most: int, rows: Iterable[bytes] = ()) -> None:
        """Write an entry down, if it has at most so many bytes and can be written."""
        sealed = b"\n".join((as_row(content), *rows))
        if SEAL + len(sealed) > most:
            return
        with suppress(OSError):
            if not self.folder.is_dir():
                self.folder.mkdir(0o700, parents=True, exist_ok=True)
                _put(self.folder / ".gitignore", b"*\n")
            secret = self._secret() or self._new_secret()
            _put(self._path(name), _seal(secret, name, sealed) + sealed)
            self._prune()

    def clean(self) -> int:
        """Remove all entries, and say how many. Raises OSError where one cannot be removed."""
        found = self._all()
        for path in found:
            path.unlink(missing_ok=True)
        return sum(path.suffix == _ENTRY for path in found)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_ENTRY}"

    def _all(self) -> list[Path]:
        """The entries, and what is left of some that were never finished."""
        if not self.folder.is_dir():
            return []
        return [path for path in self.folder.iterdir() if path.suffix in (_ENTRY, _UNFINISHED)]

    def _prune(self) -> None:
        """Remove the oldest entries where there are too many, or too large ones."""
        found = [(path.lstat(), path) for path in self._all()]
        found.sort(key=lambda each: each[0].st_mtime, reverse=True)
        size = accumulate(status.st_size for status, _ in found)
        for number, (total, (_, path)) in enumerate(zip(size, found, strict=True)):
            if number >= MOST or total > MOST_BYTES:
                path.unlink(missing_ok=True)

    def _secret(self) -> bytes | None:
        """The secret of this account, if it has one."""
        data = _data(self.home / _SECRET)
        return data if data is not None and len(data) == SEAL else None

    def _new_secret(self) -> bytes:
        self.home.mkdir(0o700, parents=True, exist_ok=True)
        secret = os.urandom(SEAL)
        _put(self.home / _SECRET, secret)
        return secret


def as_row(content: Any, plain: Callable[[Any], Any] | None = None) -> bytes:
    """A content as a line of JSON; `plain` makes data of what is none yet."""
    said = json.dumps(content, separators=(",", ":"), check_circular=False, default=plain)
    return said.encode()


def from_row(row: bytes) -> Any:
    """The content of a line."""
    return json.loads(row)


def from_rows(rows: Iterable[bytes]) -> Any:
    """The contents of several lines, which takes less time than one after the other."""
    return from_row(b"[%b]" % b",".join(rows))


def entries_in(named: str | None, project: Project) -> Entries | None:
    """The entries in a folder that was named, or else in that of a project; None without any."""
    where, own = folder(named, project), home()
    return None if where is None or own is None else Entries(where, own)


def _data(path: Path) -> bytes | None:
    """What a file holds, None where there is none: what is no file could keep us waiting."""
    data = read_bytes(path) if path.is_file() else None
    return data if isinstance(data, bytes) else None


def _seal(secret: bytes, name: str, content: bytes) -> bytes:
    return seal(name.encode() + b"\0" + content, secret)


def _put(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, for nobody else to read."""
    beside = path.with_name(f"{path.name}.{os.urandom(8).hex()}{_UNFINISHED}")
    try:
        fill(beside, data, 0o600, lasting=False)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
