"""Was the command called rightly? The error of everything that is no problem of a YAML file."""

from __future__ import annotations


class UsageError(Exception):
    """An option, a setting or a path makes no sense; told in a line or two, exit code 2."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(f"{message}\n  help: {help}" if help else message)
