"""What is shipped of scripts and styles? All but remarks and blanks, which nobody reads there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPTS = Path(__file__).parents[2] / "script"
STYLES = Path(__file__).parent.parent / "static"

_QUOTED = r'"(?:[^"\\\n]|\\.)*"'
_TEMPLATE = r"`(?:[^`\\]|\\.)*`"
_PATTERN = r"/(?![/* ])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*"  # a quotient has a blank
_BLANKS = r"(?:\s|/\*[\s\S]*?\*/|//[^\n]*)+"
_SCRIPT = re.compile(rf"({_QUOTED}|{_TEMPLATE}|{_PATTERN})|{_BLANKS}")
_STYLE = re.compile(rf"({_QUOTED})|(?:\s|/\*[\s\S]*?\*/)+")
_SIGNS = r"[-+*/%=<>!&|?:,;.(){}\[\]]"
_GAP = "\0"
"""Stands for blanks until it is known what is beside them."""


def shipped_script(script: str) -> str:
    """A script of ours as pages load it; its statements end with semicolons or braces."""
    return _without_blanks(_SCRIPT, script, _SIGNS, _SIGNS)


def shipped_style(style: str) -> str:
    """A style sheet of ours as pages load it."""
    return _without_blanks(_STYLE, style, r"[{}>~,;:]", r"[{}>~,;]").replace(";}", "}")


def _without_blanks(kinds: re.Pattern[str], text: str, after: str, before: str) -> str:
    """A text whose blanks are gone after some signs and before some, else one space."""
    gaps = kinds.sub(lambda found: found[1] or _GAP, text).strip(_GAP)
    return re.sub(f"(?<={after}){_GAP}|{_GAP}(?={before})", "", gaps).replace(_GAP, " ")


def add_shipped(app: Sphinx, *, has_script: bool) -> None:
    """Let the builder copy our styles, and our scripts if it has any, beside its own files."""
    folder = Path(app.doctreedir, "support-process", "static")
    folder.mkdir(parents=True, exist_ok=True)
    for path in [*STYLES.glob("*.css"), *(SCRIPTS.glob("*.js") if has_script else ())]:
        shipped = shipped_script if path.suffix == ".js" else shipped_style
        text = shipped(path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text + "\n", encoding="utf-8")
    app.config.html_static_path.append(str(folder))
