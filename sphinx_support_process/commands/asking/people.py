"""`support-process people`: those of the YAML, compared with a help desk or written for one."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from ...checks import RULES
from ...desk.drift import NOTES, Rules, drift
from ...desk.export import FORMATS, people
from ...desk.listing import ListingError, read_listing
from ...desk.told import as_json, as_text
from ...known.known import Known
from ...load import Loaded
from ...project.chosen import told_files
from ...project.people import People
from ...project.settings import Project, read_project
from ...project.usage import UsageError
from ...project.writing import keep, replace
from ...report.content import printable
from ...text.file import read_bytes
from ...text.problem import Problem
from ...text.suggest import did_you_mean
from ..days import day
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    path_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--compare", metavar="EXPORT", help="tell what differs from an export of a help desk"
    )
    what.add_argument("--export", choices=FORMATS, help="write the people of today for a help desk")
    add("--output", metavar="FILE", help="where to write them, with their addresses")
    add("--format", choices=("text", "json"), default="text", help="how to tell it (default: text)")
    add("--show", action="store_true", help="tell what the help desk says; only on a terminal")
    add("--today", type=day, metavar="DATE", help="the day to compare dates with")


def run(options: argparse.Namespace) -> int:
    if options.export and not options.output:
        raise UsageError("addresses are not printed", "name a file: `--output FILE`")
    if options.compare and options.output:
        raise UsageError("`--output` is for `--export`")
    if options.show and ("CI" in os.environ or not sys.stdout.isatty()):
        raise UsageError("`--show` tells what is private: only on a terminal, and not in CI")
    project = read_project(options.paths, RULES)
    loaded = told_files(options.paths, project)
    if loaded is None:
        return 3
    today = options.today or Known(loaded.support).today
    if options.export:
        keep((*loaded.sources, project.file), options.output)
        replace(options.output, people(loaded.support, today, options.export))
        return int(bool(loaded.problems))
    return _compare(options, project, loaded, today)


def _compare(options: argparse.Namespace, project: Project, loaded: Loaded, today: date) -> int:
    settings = project.people or People()
    for id in settings.organizations.values():
        if id not in loaded.support.communities:
            message = f"there is no community `{id}`, which `organizations` names"
            raise UsageError(message, did_you_mean(id, loaded.support.communities))
    export = options.compare
    data = read_bytes(export)
    if isinstance(data, Problem):
        sys.stderr.write(f"{printable(export)}: {data.message}\n")
        return 3
    try:
        listing = read_listing(data, settings)
    except ListingError as error:
        sys.stderr.write(f"{printable(f'{export}:{error.row}: {error}')}\n")
        return 3
    rules = Rules(today, settings.organizations, settings.one_organization_only)
    found = [*drift(loaded.support, listing, rules)]
    if options.format == "json":
        sys.stdout.write(as_json(found))
    else:
        lines = as_text(found, export, project.public_fields, shown=options.show)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        if not found:
            sys.stdout.write(f"the same people in {export} and in the YAML\n")
    return int(bool(loaded.problems) or any(each.kind not in NOTES for each in found))
