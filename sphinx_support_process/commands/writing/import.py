"""`support-process import PAGE`: a first YAML file of a process that is written on a page."""  # noqa: N999

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...project.files import STDIN, relative, tell
from ...project.usage import UsageError
from ...project.writing import create
from ...report.content import printable
from ...text.file import MAX_BYTES, read_bytes
from ...text.problem import Problem
from ...text.text import Place

if TYPE_CHECKING:
    from ...importing.draft.account import Account
    from ...importing.readers.blocks import Document
    from ...importing.readers.charts.chart import Chart

FORMATS = (
    *("markdown", "rst", "html", "mhtml", "confluence"),
    *("docx", "odt", "csv", "mermaid", "bpmn"),
)
"""What can be read, as `importing.formats` has it, which is loaded on use."""

MAX_FILE = 100_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Write a first YAML file of a process that is told in documents or charts. "
        "What is a guess, or cannot be told, is marked with TODO; nothing is left out."
    )
    add = parser.add_argument
    add(
        "pages",
        nargs="+",
        metavar="PAGE",
        help="a page, document or chart, or - for standard input",
    )
    add(
        "--from",
        choices=FORMATS,
        dest="named",
        metavar="FORMAT",
        help=f"the format of all pages: {', '.join(FORMATS[:-1])} or {FORMATS[-1]} "
        "(default: by the name and the first bytes of each)",
    )
    add("--output", metavar="FILE", help="write it to a file, which must not be there yet")
    add(
        "--page",
        metavar="FILE",
        help="also write a page in MyST that shows the draft, with the headings, labels and texts "
        "that are left; it must not be there yet",
    )
    add(
        "--format",
        choices=("text", "markdown", "json"),
        metavar="FORMAT",
        help="report what was found, guessed and left as text, markdown or json: "
        "on standard output if the draft goes to a file, else on standard error",
    )


def run(options: argparse.Namespace) -> int:
    read = [_read(name, options.named or "") for name in dict.fromkeys(options.pages)]
    problems = [one for one in read if isinstance(one, Problem)]
    if problems:
        tell(problems)
        return 3
    from ...importing import read_into
    from ...importing.draft.account import account
    from ...importing.draft.page import page_of
    from ...importing.draft.told import FORMATS as TOLD
    from ...importing.draft.yaml import written

    found = [document for one in read if isinstance(one, list) for document in one]
    reader = read_into(found)
    made = reader.draft
    text = written(made, dict.fromkeys(document.name for document in found))
    if len(text.encode()) > MAX_BYTES:
        raise UsageError("the draft is too large to be read again", "import fewer pages at a time")
    if options.page is not None:
        create(options.page, page_of(reader.sections, made))
    if options.output is None:
        sys.stdout.write(text)
    else:
        create(options.output, text)
    told = account(found, made, text)
    if options.format is None:
        sys.stderr.write(_summary(told, options.output))
    else:
        stream = sys.stderr if options.output is None else sys.stdout
        stream.write(TOLD[options.format](told))
    return int(told.lost > 0)


def _shown(name: str) -> str:
    """The path of a page in characters that may stand in YAML."""
    path = STDIN if name == "-" else relative(name)
    return printable(path).encode("utf-8", "backslashreplace").decode()


def _read(name: str, named: str) -> list[Document | Chart] | Problem:
    """What a page holds, or why it cannot be read."""
    from ...importing.formats import read
    from ...importing.readers.failure import ReadingError

    if name == "-":
        data: bytes | Problem = sys.stdin.buffer.read(MAX_FILE + 1)
        named = named or "markdown"
    else:
        data = _bytes(Path(name))
    if isinstance(data, Problem):
        return data
    shown = _shown(name)
    try:
        return read(shown, data, named)
    except ReadingError as error:
        place = Place(shown, error.line, error.column)
        return Problem("import", place, error.message, error.help)


def _bytes(path: Path) -> bytes | Problem:
    """The bytes of a file; one with pictures may be larger than what is read elsewhere."""
    if path.is_file() and MAX_BYTES < path.stat().st_size <= MAX_FILE:
        return path.read_bytes()
    return read_bytes(path)


def _summary(told: Account, output: str | None) -> str:
    """What was found, and what to do next."""
    from ...importing.draft.told import summary

    lines = [summary(told)]
    if not told.found["processes"]:
        lines.append("  help: a process is a heading, and below it its steps: a numbered list,")
        lines.append("        a list of tasks (`- [ ]`), or headings with numbers")
    elif output is not None:
        lines.append(f"  next: fix what is marked TODO, then `support-process check {output}`")
    if told.lost:
        lines.append(f"  {told.lost:,} of {told.words:,} words are not in the draft: ask for a")
        lines.append("  report with `--format text`, and add them by hand")
    return "".join(f"{line}\n" for line in lines)
