"""Which version is this, and which code?"""

import os
from collections.abc import Iterator

__version__ = "0.1.0"

_PACKAGE = __file__.rpartition(os.sep)[0]


def code() -> tuple[str, list[tuple[str, int, int]]]:
    """What tells this code from any other: its version, and in a checkout its modules as well.

    The code of a checkout changes under one version.
    """
    is_installed = "site-packages" in _PACKAGE or "dist-packages" in _PACKAGE
    return __version__, [] if is_installed else sorted(_modules(_PACKAGE))


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """The modules below a folder, and what tells one version of each from another."""
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            status = entry.stat()
            yield entry.path, status.st_mtime_ns, status.st_size
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _modules(entry.path)
