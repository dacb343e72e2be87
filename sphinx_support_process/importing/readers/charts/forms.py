"""Which form has a shape of Mermaid, and what does it say?"""

from __future__ import annotations

import re
from html import unescape

_TEXT = r'"`?(?P<quoted>[^"]*?)`?"|(?P<bare>.*?)'
_SHAPES: tuple[tuple[str, str, str], ...] = (
    ("(((", ")))", "end"),
    ("((", "))", "round"),
    ("([", "])", "round"),
    ("[[", "]]", "task"),
    ("[(", ")]", "data"),
    ("[/", "/]", "task"),
    ("[/", "\\]", "task"),
    ("[\\", "\\]", "task"),
    ("[\\", "/]", "task"),
    ("{{", "}}", "task"),
    ("[", "]", "task"),
    ("(", ")", "task"),
    ("{", "}", "question"),
    (">", "]", "task"),
)
_NAMES = {
    **dict.fromkeys(("diam", "decision", "diamond", "question"), "question"),
    **dict.fromkeys(("stadium", "terminal", "pill", "circle", "circ", "event"), "round"),
    **dict.fromkeys(("sm-circ", "small-circle", "start"), "round"),
    **dict.fromkeys(("dbl-circ", "double-circle", "fr-circ", "framed-circle", "stop"), "end"),
    **dict.fromkeys(("cyl", "cylinder", "database", "db", "lin-cyl", "das", "doc"), "data"),
}


def form(text: str, place: int) -> tuple[str, str, int]:
    """The kind and words of a shape whose brackets open at a place, and where they end."""
    if text.startswith("@{", place):
        end = text.find("}", place)
        inside = text[place + 2 : end if end > 0 else len(text)]
        label = re.search(r"""label:\s*(?:"([^"]*)"|'([^']*)'|([^,]+))""", inside)
        named = re.search(r"shape:\s*([\w-]+)", inside)
        kind = _NAMES.get(named[1], "task") if named else ""
        words = next(filter(None, label.groups()), "").strip() if label else ""
        return kind, words, end + 1 if end > 0 else len(text)
    for opening, closing, kind in _SHAPES:
        if not text.startswith(opening, place):
            continue
        inner = re.compile(f"(?:{_TEXT}){re.escape(closing)}", re.DOTALL)
        if match := inner.match(text, place + len(opening)):
            words = match["quoted"] if match["quoted"] is not None else match["bare"]
            return kind, words, match.end()
    return "", "", place


def said(text: str) -> str:
    """The words of a label, without quotation marks, tags and codes."""
    text = re.sub(r"<br\s*/?>|\\n", " ", text.strip().strip('"').strip("`"))
    text = re.sub(r"</?[a-zA-Z][^<>]{0,100}>", "", text)
    text = re.sub(r"#(\w{1,8});", _character, text)
    return " ".join(text.split())


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return unescape(f"&#{code};" if code.isdecimal() else f"&{code};")
