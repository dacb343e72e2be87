"""`support-process stats [PROCESS]`: how much there is of everything, by process and by role."""

from __future__ import annotations

import argparse
import os
import re
import sys

from ...chart.plan.words import Words
from ...checks import RULES
from ...known.known import Known
from ...known.statistics import statistics
from ...project.chosen import process_called, told_files
from ...project.settings import read_project
from ...report.statistics import as_json, as_text
from ...text.kinds import NAME_PATTERN
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Count steps, questions, hand-overs, waits, deadlines, replies and ways back, with the "
        "shortest and the longest way; and what each role has of them."
    )
    add = parser.add_argument
    add(
        "process",
        nargs="?",
        metavar="PROCESS",
        help="the id of a process; what is a file or folder is read as a PATH (default: all)",
    )
    path_argument(parser)
    add("--format", choices=("text", "json"), default="text", help="how to tell it (default: text)")


def run(options: argparse.Namespace) -> int:
    wanted, paths = options.process, options.paths
    if wanted is not None and not _is_id(wanted):
        wanted, paths = None, [wanted, *paths]
    loaded = told_files(paths, read_project(paths, RULES))
    if loaded is None:
        return 3
    support = loaded.support
    every = [*support.processes.values()]
    chosen = every if wanted is None else [process_called(support, wanted)]
    found = statistics(Known(support), chosen)
    if options.format == "json":
        sys.stdout.write(as_json(found))
    else:
        sys.stdout.write(as_text(Words(support), found, ways=wanted is not None))
    return int(bool(loaded.problems))


def _is_id(name: str) -> bool:
    """Whether a name is that of a process, and of no file or folder."""
    return re.fullmatch(NAME_PATTERN, name) is not None and not os.path.lexists(name)
