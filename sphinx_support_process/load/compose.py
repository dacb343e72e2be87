"""Is this file YAML? From its bytes to nodes, or to the one problem that stands in the way."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from ..problem import Problem
from ..text import Place

MAX_BYTES = 10_000_000
MAX_DEPTH = 100
_SAFE_DEPTH = 10_000
"""libyaml's composer recurses in C without a limit of its own and crashes beyond some 20,000."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a file, or why it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return _problem(path, f"the file is larger than {MAX_BYTES:,} bytes", "split it")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _problem(path, f"the file cannot be read: {reason}")


def decode(data: bytes, path: Path | str) -> str | Problem:
    """The text of a file's bytes, without a byte order mark, or where it stops being UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        return _problem(
            path,
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            "save the file in the encoding UTF-8",
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        )


def compose(text: str, path: Path | str) -> yaml.Node | Problem | None:
    """The root node of a YAML text, None if it is empty, or why it is no YAML."""
    if _depth(text) > MAX_DEPTH:
        return _problem(path, f"the YAML is nested deeper than {MAX_DEPTH} levels")
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return _syntax_problem(text, path, error)
    except yaml.reader.ReaderError:
        return _character_problem(text, path)
    else:
        return node


def _depth(text: str) -> int:
    """How deep the YAML may be nested: 0 where no text of this shape can reach `_SAFE_DEPTH`."""
    longest = max(map(len, text.splitlines()), default=0)
    if longest + text.count("[") + text.count("{") < _SAFE_DEPTH:
        return 0
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                deepest = max(deepest, depth)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        pass
    return deepest


def _problem(
    path: Path | str, message: str, help: str = "", *, line: int = 1, column: int = 1
) -> Problem:
    return Problem("yaml", Place(str(path), line, column), message, help)


def _character_problem(text: str, path: Path | str) -> Problem:
    """Name a character that YAML forbids; libyaml tells its place in bytes only."""
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    offset = found.start() if found else 0
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    code = f"U+{ord(text[offset]):04X}" if found else "a character"
    return _problem(
        path, f"{code} is not allowed in YAML", "remove the character", line=line, column=column
    )


def _syntax_problem(text: str, path: Path | str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    source = lines[line]
    message = str(error.problem or error.context or "not YAML")
    if error.context and error.context_mark and error.problem:
        message += f", {error.context} (from line {error.context_mark.line + 1})"
    situation = f"{message}\0{source[:column]}\0{source[column:]}"
    help = next((advice for pattern, advice in _ADVICE if re.search(pattern, situation)), "")
    return _problem(path, message, help, line=line + 1, column=column + 1)


_ADVICE = (
    (r"\0.*\t.*\0|\0\t", "indent with spaces; YAML does not allow tabs there"),
    (r"another document", "write one document a file: remove the `---` between them"),
    (r"undefined alias", "a text that begins with `*` names an anchor: quote it if it is text"),
    (
        r"\0[|>]",
        "a `|` block cannot stand inside `{…}` or `[…]`: write the mapping on lines of its own",
    ),
    (r"\0[@`%]", "quote a text that begins with `@`, `%` or a backtick"),
    (r"flow.*\0\?\s*[,}\]]", 'quote a question inside `{…}` or `[…]`: `"Is it so?"`'),
    (r"mapping values are not", "quote a text that holds `: `, or check the indentation"),
    (r"flow", "close the bracket, and quote texts that hold `,`, `[`, `]`, `{`, `}` or `?`"),
    (r"quoted scalar", "close the quotation mark, and double a `'` inside `'…'`"),
    (r"expected key|block", "check the indentation of this line"),
)
"""What to do: the first pattern found in `message NUL line before the place NUL rest of it`."""
