"""`support-process schema`: the JSON Schema of the format, maybe with the ids of a project."""

from __future__ import annotations

import argparse
import sys

from ...model.schema import schema_text
from ...project.usage import UsageError
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    path_argument(parser)
    parser.add_argument(
        "--ids",
        action="store_true",
        help="let it offer the ids of the project as well, with what each is called",
    )


def run(options: argparse.Namespace) -> int:
    if not options.ids:
        if options.paths:
            raise UsageError("the schema is the same for all files", "add `--ids` to offer theirs")
        sys.stdout.write(schema_text())
        return 0
    from ...checks import RULES
    from ...project.chosen import told_files
    from ...project.ids import ids_of
    from ...project.settings import read_project

    loaded = told_files(options.paths, read_project(options.paths, RULES))
    if loaded is None:
        return 3
    sys.stdout.write(schema_text(ids_of(loaded.support)))
    return 0
