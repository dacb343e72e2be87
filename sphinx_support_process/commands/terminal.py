"""What can the terminal show? Its width, and whether it has colours and links."""

from __future__ import annotations

import os
from typing import IO

WIDTH = 100
"""Columns of what goes to a file or a pipe."""


def columns(stream: IO[str]) -> int:
    """The columns of the terminal that a stream goes to, `WIDTH` if it goes to none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def has_color(stream: IO[str]) -> bool:
    """Whether to write colours: on a terminal, unless the variables that people know say else."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def has_links(stream: IO[str]) -> bool:
    """Whether texts can be links: on a terminal that shows at least nothing of what is behind."""
    known = os.environ.get("TERM", "") not in ("", "dumb", "linux") or "WT_SESSION" in os.environ
    return known and stream.isatty() and has_color(stream)
