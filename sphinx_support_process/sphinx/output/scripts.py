"""What is shipped of a script? All but its comments and indentation, which nobody there reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = Path(__file__).parents[2] / "script"
_COMMENT = re.compile(r"^\s*(?:/\*.*?\*/|//[^\n]*)$", re.MULTILINE | re.DOTALL)
_BLANK = re.compile(r"^\s+", re.MULTILINE)


def shipped(script: str) -> str:
    """A script as pages load it, without the comments that have lines of their own."""
    return _BLANK.sub("", _COMMENT.sub("", script))


def add_scripts(app: Sphinx) -> None:
    """Let the builder copy our scripts beside its own files."""
    folder = Path(app.doctreedir, "support-process", "script")
    folder.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.js"):
        text = shipped(path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    app.config.html_static_path.append(str(folder))
