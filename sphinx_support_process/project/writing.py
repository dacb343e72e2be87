"""How does a text get into a file? Whole or not at all, and never over what others wrote."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..text.file import read_bytes
from .usage import UsageError

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def replace(path: str, text: str, seen: bytes | None = None) -> None:
    """Write a file anew, or a new one: beside it first, so that no half of it is ever there.

    It keeps its mode; a link is followed. Raises UsageError where it cannot be written, and where
    the file no longer holds what was `seen` in it.
    """
    data = text.encode("utf-8", "backslashreplace")
    with _told(path):
        target = Path(os.path.realpath(path))
        status = Path(path).stat() if Path(path).exists() else None
        if _is_stream(path, status):
            with Path(path).open("wb") as stream:
                stream.write(data)
            return
        if status is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with _beside(target, data, status) as written:
            if seen is not None and read_bytes(target) != seen:
                message = f"`{path}` was changed meanwhile and is left as it is"
                raise UsageError(message, "run it again")
            written.replace(target)


def create(path: str, text: str) -> None:
    """Write a file that is not there yet, in a folder that need not be there either.

    Raises UsageError where it is there, or cannot be written.
    """
    there = UsageError(f"`{path}` is there already", "name another file")
    if os.path.lexists(path):
        raise there
    with _told(path):
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target, text.encode(), None) as written:
            try:
                target.hardlink_to(written)
            except OSError:  # it came meanwhile, or a file can have no second name here
                if os.path.lexists(path):
                    raise there from None
                written.rename(target)


def keep(inputs: Iterable[str], output: str) -> None:
    """Raise UsageError where an output would be written over something that is read."""
    if any(_same(output, name) for name in inputs):
        raise UsageError(f"`{output}` is a file that is read here", "name another file")


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _is_stream(path: str, status: os.stat_result | None) -> bool:
    """Whether a path names a device or a pipe, or what a process has opened: `/dev/stdout`."""
    opened = os.path.abspath(path).startswith("/dev/")  # noqa: PTH100
    return opened or (status is not None and not stat.S_ISREG(status.st_mode))


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"`{path}` cannot be written: {reason}") from None


@contextmanager
def _beside(target: Path, data: bytes, status: os.stat_result | None) -> Iterator[Path]:
    """A file in the same folder that holds the data, with the mode and owner of the old one."""
    path = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        fill(path, data, 0o666, lasting=True)
        if status is not None:
            _make_like(path, status)
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def fill(path: Path, data: bytes, mode: int, *, lasting: bool) -> None:
    """Make a file that is not there yet, of all the data; a `lasting` one is on the disk then."""
    descriptor = os.open(path, _FLAGS, mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if lasting:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_like(path: Path, status: os.stat_result) -> None:
    """Give a file the mode of another, and its owner and group where that is allowed."""
    if hasattr(os, "chown"):
        for owner, group in ((status.st_uid, -1), (-1, status.st_gid)):
            with suppress(PermissionError):
                os.chown(path, owner, group)
    path.chmod(stat.S_IMODE(status.st_mode))
