"""`support-process import PAGE`: a first YAML file of a process that is written on a page."""  # noqa: N999

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..load.compose import MAX_BYTES, decode, read_bytes
from ..project.files import STDIN, relative, tell
from ..project.usage import UsageError
from ..project.writing import create
from ..report.content import counted, printable
from ..text.problem import Problem
from ..text.text import Place

if TYPE_CHECKING:
    from ..importing import Draft

MAX_PAGE = 1_000_000
"""A page of more bytes is none that people read."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write a first YAML file of a process that is told on pages in Markdown. "
        "What is a guess, or cannot be told, is marked with TODO; nothing is left out."
    )
    add = parser.add_argument
    add("pages", nargs="+", metavar="PAGE", help="a page in Markdown, or - for standard input")
    add("--output", metavar="FILE", help="write it to a file, which must not be there yet")


def run(options: argparse.Namespace) -> int:
    read = {name: _text(name) for name in options.pages}
    problems = [text for text in read.values() if isinstance(text, Problem)]
    if problems:
        tell(problems)
        return 3
    from ..importing import draft_of
    from ..importing.draft.yaml import written

    pages = [(_shown(name), text) for name, text in read.items() if isinstance(text, str)]
    made = draft_of(pages)
    text = written(made, [name for name, _ in pages])
    if len(text.encode()) > MAX_BYTES:
        raise UsageError("the draft is too large to be read again", "import fewer pages at a time")
    if options.output is None:
        sys.stdout.write(text)
    else:
        create(options.output, text)
    sys.stderr.write(_summary(made, options.output))
    return 0


def _shown(name: str) -> str:
    """The path of a page in characters that may stand in YAML."""
    path = STDIN if name == "-" else relative(name)
    return printable(path).encode("utf-8", "backslashreplace").decode()


def _text(name: str) -> str | Problem:
    """The text of a page, or why it cannot be read."""
    if Path(name).suffix.lower() == ".rst":
        raise UsageError(f"`{name}` is reStructuredText", "convert it to MyST first: `rst2myst`")
    if name == "-":
        data: bytes | Problem = sys.stdin.buffer.read(MAX_PAGE + 1)
        name = STDIN
    else:
        data = read_bytes(Path(name))
    if isinstance(data, Problem):
        return data
    if len(data) > MAX_PAGE:
        message = f"the page is larger than {MAX_PAGE:,} bytes"
        return Problem("yaml", Place(name, 1, 1), message, "split it")
    return decode(data, name)


def _summary(made: Draft, output: str | None) -> str:
    """What was found, and what to do next."""
    found = [
        f"{number:,} {one if number == 1 else several}"
        for number, one, several in (
            (len(made.processes), "process", "processes"),
            (sum(len(process.steps) for process in made.processes), "step", "steps"),
            (len(made.roles), "role", "roles"),
            (len(made.terms), "term", "terms"),
            (len(made.templates), "template", "templates"),
            (len(made.priorities), "list of priorities", "lists of priorities"),
        )
        if number or one == "process"
    ]
    lines = [f"{', '.join(found)}; {counted(made.todos(), 'TODO')}"]
    if not made.processes:
        lines.append("  help: a process is a heading, and below it its steps: a numbered list,")
        lines.append("        a list of tasks (`- [ ]`), or headings with numbers")
    elif output is not None:
        lines.append(f"  next: mend what is marked TODO, then `support-process check {output}`")
    return "".join(f"{line}\n" for line in lines)
