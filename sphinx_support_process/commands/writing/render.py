"""`support-process render PROCESS --to FORMAT`: a process as text for other tools."""

from __future__ import annotations

import argparse
import sys

from ...checks import RULES
from ...export import FORMATS, SAID, executable, render
from ...project.chosen import process_called, told_files
from ...project.settings import read_project
from ...project.usage import UsageError
from ...project.writing import keep, replace
from ..paths import path_argument


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
    add(
        "--executable",
        action="store_true",
        help="with `--to bpmn`: for an engine, in one file with all that the process runs",
    )
    add("--output", metavar="FILE", help="write it to a file")


def run(options: argparse.Namespace) -> int:
    if options.executable and options.to != "bpmn":
        raise UsageError("only BPMN can be run by an engine", "write `--to bpmn --executable`")
    project = read_project(options.paths, RULES)
    loaded = told_files(options.paths, project)
    if loaded is None:
        return 3
    process = process_called(loaded.support, options.process)
    if process.duties and not process.steps and options.to not in SAID:
        raise UsageError(
            f"the process `{options.process}` has duties and no steps: there is nothing to draw",
            f"write it as {', '.join(SAID[:-1])} or {SAID[-1]}",
        )
    if options.executable:
        text = executable(loaded.support, options.process)
    else:
        text = render(loaded.support, options.process, options.to)
    if options.output is None:
        sys.stdout.write(text)
    else:
        keep((*loaded.sources, project.file), options.output)
        replace(options.output, text)
    return int(bool(loaded.problems))
