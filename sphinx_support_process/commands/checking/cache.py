"""`support-process cache`: where results of earlier checks stand, and how to get rid of them."""

from __future__ import annotations

import argparse
import sys

from ...project.cache.entries import entries_in
from ...project.settings import project_of
from ...project.usage import UsageError
from ..paths import cache_argument

ACTIONS = ("dir", "clean")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=ACTIONS,
        metavar="ACTION",
        help="`dir` prints the folder, `clean` removes the results in it",
    )
    cache_argument(parser)


def run(options: argparse.Namespace) -> int:
    found = entries_in(options.cache_dir, project_of(()))
    if found is None:
        raise UsageError("there is no folder for results", "name one: `--cache-dir FOLDER`")
    if options.action == "dir":
        sys.stdout.write(f"{found.folder}\n")
        return 0
    count = found.clean()
    results = f"{count:,} result{'s' * (count != 1)}"
    sys.stdout.write(f"removed {results} of earlier checks from {found.folder}\n")
    return 0
