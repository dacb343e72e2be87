"""By which words does a page say what it means? Those of each language, from a file of its own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _languages() -> tuple[dict[str, str | list[str]], ...]:
    folder = files(__package__) / "languages"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=str)
    return tuple(tomllib.loads(one.read_text("utf-8")) for one in found)


def listed(kind: str) -> list[str]:
    """The words of a kind in all languages: as they stand there, the longest first."""
    found: list[str] = []
    for language in _languages():
        value = language.get(kind, ())
        found += value.split() if isinstance(value, str) else value
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def pattern(kind: str) -> str:
    """A pattern of any of the words of a kind; it is to be read without regard to case."""
    return f"(?:{'|'.join(listed(kind))})"


def amounts() -> dict[str, str]:
    """The numbers that words stand for."""
    return dict(one.split("=") for one in listed("amounts"))
