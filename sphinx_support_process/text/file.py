"""What does a file hold? Its bytes, and the text that they are."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .problem import Problem
from .text import Place

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 10_000_000

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Do not wait for somebody to write to a named pipe: with nobody it is empty."""
_FLAGS = os.O_RDONLY | _AT_ONCE | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path | str) -> bytes | Problem:
    """The bytes of a file, or why it cannot be read."""
    try:
        file = os.open(path, _FLAGS)
        try:
            size = os.fstat(file).st_size
            if size == 0 and _AT_ONCE:  # a pipe or a device: wait for what is being written
                os.set_blocking(file, True)
            return read_all(partial(os.read, file), path, size or MAX_BYTES)
        finally:
            os.close(file)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return unreadable(path, f"the file cannot be read: {reason}")


def read_all(
    read: Callable[[int], bytes], path: Path | str, size: int = MAX_BYTES
) -> bytes | Problem:
    """All that can be read of something that may never end; about `size` bytes are expected."""
    parts: list[bytes] = []
    left = MAX_BYTES
    while left >= 0 and (part := read(min(size, left) + 1)):
        parts.append(part)
        left -= len(part)
    if left < 0:
        return unreadable(path, f"the file is larger than {MAX_BYTES:,} bytes", "split it")
    return b"".join(parts)


def read_text(path: Path | str) -> str | Problem:
    """The text of a file, or why it cannot be read."""
    return decode(read_bytes(path), path)


def decode(data: bytes | Problem, path: Path | str) -> str | Problem:
    """The text of a file's bytes, without a byte order mark, or where it stops being UTF-8.

    A problem of getting the bytes stays what it is.
    """
    if isinstance(data, Problem):
        return data
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return unreadable(
            path,
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the file in the encoding UTF-8",
            after=before,
        )


def unreadable(path: Path | str, message: str, help: str = "", *, after: str = "") -> Problem:
    """A problem that stands directly after a part of the file."""
    *above, line = re.split("\r\n?|\n", after)
    return Problem("yaml", Place(str(path), len(above) + 1, len(line) + 1), message, help)
