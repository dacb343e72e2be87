"""`support-process render PROCESS --to FORMAT`: a process as text for other tools."""

from __future__ import annotations

import argparse
import sys

from ..checks import RULES
from ..export import FORMATS, SAID, render
from ..known.privacy import Privacy
from ..project.files import read_files, tell, unread
from ..project.settings import read_project
from ..project.usage import UsageError
from ..project.writing import keep, replace
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
    project = read_project(options.paths, RULES)
    loaded = read_files(options.paths, project)
    tell(loaded.problems, Privacy(loaded.sources, project.public_fields))
    if unread(loaded):
        return 3
    known = loaded.support.processes
    if options.process not in known:
        help = did_you_mean(options.process, known)
        raise UsageError(f"there is no process `{options.process}`", help)
    process = known[options.process]
    if process.duties and not process.steps and options.to not in SAID:
        raise UsageError(
            f"the process `{options.process}` has duties and no steps: there is nothing to draw",
            f"write it as {', '.join(SAID[:-1])} or {SAID[-1]}",
        )
    text = render(loaded.support, options.process, options.to)
    if options.output is None:
        sys.stdout.write(text)
    else:
        keep((*loaded.sources, str(project.file)), options.output)
        replace(options.output, text)
    return int(bool(loaded.problems))
