"""`support-process check`: what is wrong, as a report in one of several formats."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..checks import RULES, Context, Settings, check
from ..load import Loaded
from ..project.baseline import Compared, compare, read_baseline, write_baseline
from ..project.files import read_files, unread
from ..project.settings import FAIL_ON, Project, known_rules, read_project
from ..project.usage import UsageError
from ..report import FORMATS, Report, write
from ..text.problem import Problem
from .paths import path_argument
from .terminal import WIDTH, columns, has_color


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    path_argument(parser)
    *formats, last = FORMATS
    add(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"how to tell it: {', '.join(formats)} or {last} (default: text)",
    )
    add("--output", metavar="FILE", help="write the report to a file")
    add("--select", action="append", metavar="RULES", help="run these rules only")
    add("--ignore", action="append", metavar="RULES", help="do not run these rules")
    add("--strict", action="store_true", help="run the strict rules as well")
    add(
        "--fail-on",
        choices=FAIL_ON,
        metavar="SEVERITY",
        help="the least severe problem that fails: strict, warning, error or never "
        "(default: strict)",
    )
    add("--today", type=_day, metavar="DATE", help="the day to compare dates with")
    add("--baseline", metavar="FILE", help="tell only problems that this file does not list")
    add("--update-baseline", action="store_true", help="write all problems to the baseline")


def run(options: argparse.Namespace) -> int:
    project = read_project(Path.cwd(), RULES)
    settings = _settings(options, project)
    path = options.baseline or (project.baseline and project.folder / project.baseline)
    if options.update_baseline and not path:
        raise UsageError("there is no baseline to update", "name one: `--baseline FILE`")
    loaded = read_files(options.paths, project)
    context = options.context = Context(loaded, settings)  # kept until the process ends
    problems = check(context)
    if options.update_baseline:
        write_baseline(Path(path), problems)
    compared = compare(problems, read_baseline(Path(path))) if path else Compared(problems, 0, 0)
    _tell(_report(compared, loaded), options)
    if unread(loaded):
        return 3
    return int(_fails(compared.new, options.fail_on or project.fail_on))


def _settings(options: argparse.Namespace, project: Project) -> Settings:
    select, ignore = _names(options.select), _names(options.ignore)
    known_rules(select, RULES, "--select")
    known_rules(ignore, RULES, "--ignore")
    return Settings(
        select=frozenset(select or project.select) or None,
        ignore=frozenset((*project.ignore, *ignore)),
        strict=options.strict or project.strict,
        today=options.today,
        stale_after_days=project.stale_after_days,
        public_fields=project.public_fields,
    )


def _names(given: list[str] | None) -> list[str]:
    """The names of rules in options that each hold one or more, separated by commas."""
    return [name for option in given or () for name in option.replace(",", " ").split()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"`{text}` is no date; write it as in 2026-03-01"
        raise argparse.ArgumentTypeError(message) from None


def _report(compared: Compared, loaded: Loaded) -> Report:
    return Report(
        problems=compared.new,
        files=tuple(dict.fromkeys([*loaded.sources, *unread(loaded)])),
        sources=loaded.sources,
        rules={name: rule.summary for name, rule in RULES.items()},
        color=has_color(sys.stdout),
        width=columns(sys.stdout),
        known=compared.known,
        gone=compared.gone,
    )


def _tell(report: Report, options: argparse.Namespace) -> None:
    if options.output is None:
        sys.stdout.write(write(report, options.format))
        return
    from dataclasses import replace

    text = write(replace(report, color=False, width=WIDTH), options.format)
    try:
        Path(options.output).write_text(text, "utf-8", "backslashreplace", newline="\n")
    except OSError as error:
        message = f"the report cannot be written to `{options.output}`: {error.strerror}"
        raise UsageError(message) from None


def _fails(problems: tuple[Problem, ...], least: str) -> bool:
    """Whether a problem is as severe as the least one that fails."""
    failing = FAIL_ON[FAIL_ON.index(least) :]
    return any(problem.severity in failing for problem in problems)
