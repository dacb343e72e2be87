"""`support-process render PROCESS --to FORMAT`: a process as text for other tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..checks import RULES
from ..export import FORMATS, render
from ..project.files import read_files, tell, unread
from ..project.settings import read_project
from ..project.usage import UsageError
from ..text.suggest import did_you_mean
from .paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    *formats, last = FORMATS
    add = parser.add_argument
    add("process", metavar="PROCESS", help="the id of the process")
    path_argument(parser)
    add(
        "--to",
        choices=FORMATS,
        default="markdown",
        metavar="FORMAT",
        help=f"what to write: {', '.join(formats)} or {last} (default: markdown)",
    )
    add("--output", metavar="FILE", help="write it to a file")


def run(options: argparse.Namespace) -> int:
    loaded = read_files(options.paths, read_project(Path.cwd(), RULES))
    tell(loaded.problems)
    if unread(loaded):
        return 3
    known = loaded.support.processes
    if options.process not in known:
        help = did_you_mean(options.process, known)
        raise UsageError(f"there is no process `{options.process}`", help)
    _write(render(loaded.support, options.process, options.to), options.output)
    return int(bool(loaded.problems))


def _write(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        Path(output).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        message = f"the process cannot be written to `{output}`: {error.strerror}"
        raise UsageError(message) from None
