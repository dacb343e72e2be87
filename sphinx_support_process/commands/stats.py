"""`support-process stats [PROCESS]`: how much there is of everything, by process and by role."""

from __future__ import annotations

import argparse
import os
import re
import sys

from ..chart.plan.words import Words
from ..checks import RULES
from ..known.known import Known
from ..known.privacy import Privacy
from ..known.statistics import statistics
from ..project.files import read_files, tell, unread
from ..project.settings import read_project
from ..project.usage import UsageError
from ..report.statistics import as_json, as_text
from ..text.kinds import NAME_PATTERN
from ..text.suggest import did_you_mean
from .paths import path_argument


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
    project = read_project(paths, RULES)
    loaded = read_files(paths, project)
    tell(loaded.problems, Privacy(loaded.sources, project.public_fields))
    if unread(loaded):
        return 3
    processes = loaded.support.processes
    if wanted is not None and wanted not in processes:
        advice = did_you_mean(wanted, processes)
        raise UsageError(f"there is no process `{wanted}`", advice)
    chosen = [processes[wanted]] if wanted is not None else [*processes.values()]
    found = statistics(Known(loaded.support), chosen)
    if options.format == "json":
        sys.stdout.write(as_json(found))
    else:
        sys.stdout.write(as_text(Words(loaded.support), found, ways=wanted is not None))
    return int(bool(loaded.problems))


def _is_id(name: str) -> bool:
    """Whether a name is that of a process, and of no file or folder."""
    return re.fullmatch(NAME_PATTERN, name) is not None and not os.path.lexists(name)
