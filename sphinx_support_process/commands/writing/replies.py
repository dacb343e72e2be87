"""`support-process replies --to DESK`: reply templates in the form that a help desk takes."""

from __future__ import annotations

import argparse
import sys

from ...checks import RULES
from ...desk.replies import DESKS, replies
from ...project.chosen import told_files
from ...project.settings import read_project
from ...project.writing import keep, replace
from ...report.content import printable
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    *desks, last = DESKS
    path_argument(parser)
    parser.add_argument(
        "--to",
        choices=DESKS,
        required=True,
        metavar="DESK",
        help=f"the help desk or form: {', '.join(desks)} or {last}",
    )
    parser.add_argument("--output", metavar="FILE", help="write it to a file")


def run(options: argparse.Namespace) -> int:
    project = read_project(options.paths, RULES)
    loaded = told_files(options.paths, project)
    if loaded is None:
        return 3
    written = replies(loaded.support, options.to)
    sys.stderr.writelines(f"{printable(line)}\n" for line in written.lost)
    if options.output is None:
        sys.stdout.write(written.text)
    else:
        keep((*loaded.sources, project.file), options.output)
        replace(options.output, written.text)
    return int(bool(loaded.problems))
