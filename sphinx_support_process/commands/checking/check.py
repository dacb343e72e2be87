"""`support-process check`: what is wrong, as a report in one of several formats."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from ...checks import RULES, Checked, Context, Settings, checked
from ...project.files import Pages, read_files, read_pages, unread
from ...project.opened import settings_of
from ...project.settings import Project, known_rules, read_project
from ...project.usage import UsageError
from ...project.writing import keep, replace
from ...report import FORMATS, Report, write
from ...report.content import FAIL_ON
from ..paths import path_argument
from ..terminal import columns, has_color, has_links

if TYPE_CHECKING:
    from ...project.baseline import Compared


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
    add("--pages", action="store_true", help="check what the pages of the project name as well")


def run(options: argparse.Namespace) -> int:
    project = read_project(options.paths, RULES)
    settings = _settings(options, project)
    path = options.baseline or (project.baseline and str(project.folder / project.baseline))
    if options.update_baseline and not path:
        raise UsageError("there is no baseline to update", "name one: `--baseline FILE`")
    loaded = read_files(options.paths, project)
    pages = read_pages(project) if options.pages else Pages({}, ())
    lost = [*unread(loaded), *(problem.place.file for problem in pages.problems)]
    read = (*loaded.sources, *pages.texts, *lost, str(project.file))
    if path:
        keep(read, path)
    if options.output:
        keep((*read, path) if path else read, options.output)
    context = options.context = Context(loaded, settings)  # kept until the process ends
    found = checked(context)
    if options.pages:
        from ...project.pages import astray_on_pages
        from ...project.symbols import index

        more = astray_on_pages(context, index(loaded, pages.texts))
        found = found._replace(problems=(*found.problems, *pages.problems, *more))
    compared = _compared(found, context, project, path, options, pages) if path else None
    report = Report(
        problems=compared.new if compared else found.problems,
        files=tuple(dict.fromkeys([*loaded.sources, *pages.texts, *lost])),
        sources={**loaded.sources, **pages.texts},
        rules={name: rule.text for name, rule in RULES.items()},
        accepted=found.accepted,
        fail_on=options.fail_on or project.fail_on,
        known=compared.known if compared else 0,
        gone=compared.gone if compared else 0,
    )
    _tell(report, context, options)
    return 3 if lost else int(any(map(report.fails, report.problems)))


def _compared(
    found: Checked,
    context: Context,
    project: Project,
    path: str,
    options: argparse.Namespace,
    pages: Pages,
) -> Compared:
    """What is new since the baseline, which is written first if it shall be."""
    from ...project.baseline import compare, looked_for, read_baseline, update_baseline

    baseline = read_baseline(path, may_be_missing=options.update_baseline)
    was_looked_for = looked_for(context, project, baseline, pages.texts)
    if options.update_baseline:
        baseline = update_baseline(baseline, found.problems, was_looked_for)
    return compare(found.problems, baseline, was_looked_for)


def _settings(options: argparse.Namespace, project: Project) -> Settings:
    select, ignore = _names(options.select), _names(options.ignore)
    known_rules(select, RULES, "--select")
    known_rules(ignore, RULES, "--ignore")
    settings = settings_of(project)
    return settings._replace(
        select=frozenset(select) or settings.select,
        ignore=frozenset((*settings.ignore, *ignore)),
        strict=options.strict or settings.strict,
        today=options.today,
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


def _tell(report: Report, context: Context, options: argparse.Namespace) -> None:
    from dataclasses import replace as with_

    if options.format == "text" and report.problems:
        report = with_(report, sources={**report.sources, **context.privacy.masked()})
    if options.output:
        replace(options.output, write(report, options.format))
        return
    out = sys.stdout
    shown = with_(report, color=has_color(out), links=has_links(out), width=columns(out))
    out.write(write(shown, options.format))
