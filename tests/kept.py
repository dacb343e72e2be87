"""Whole outputs that are kept in a folder of the tests, and compared with those of today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def kept(folder: Path) -> dict[str, str]:
    """What is kept in a folder, by the names of the files."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def keep(folder: Path, texts: Mapping[str, str]) -> None:
    """Keep texts in a folder under their names, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
