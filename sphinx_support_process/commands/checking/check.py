"""`support-process check`: what is wrong, as a report in one of several formats."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Collection, Mapping
from time import sleep
from typing import TYPE_CHECKING

from ...known.settings import Settings
from ...project.files import Pages, read_pages, sources
from ...project.opened import Opened, settings_of
from ...project.settings import Project, known_in_project, known_rules, project_of
from ...project.usage import UsageError
from ...project.verdict import Verdict, judge_of, judged
from ...report import FORMATS, Report, write
from ...report.content import FAIL_ON
from ...text.named import NamedTuple
from ..days import day
from ..paths import cache_argument, path_argument
from ..terminal import columns, has_color, has_links

if TYPE_CHECKING:
    from ...project.baseline import Compared
    from ...project.cache.parts import Parts
    from ...project.cache.record import Record


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
    add("--today", type=day, metavar="DATE", help="the day to compare dates with")
    add("--baseline", metavar="FILE", help="tell only problems that this file does not list")
    add("--update-baseline", action="store_true", help="write all problems to the baseline")
    add("--pages", action="store_true", help="check what the pages of the project name as well")
    add("--statistics", action="store_true", help="count problems by rule, as text or json")
    add("--watch", action="store_true", help="check again whenever a file changes, until Ctrl+C")
    add("--no-cache", action="store_true", help="neither use nor keep results of earlier checks")
    cache_argument(parser)


class _Seen(NamedTuple):
    """What is checked: the files and pages of a project as they were at one moment.

    `baseline` is the path of the one to compare with, empty without any.
    """

    project: Project
    baseline: str
    opened: Opened
    pages: Pages | None


def run(options: argparse.Namespace) -> int:
    if options.statistics:
        from ...report import counts

        if options.format not in counts.FORMATS:
            raise UsageError(f"`--statistics` is written as {' or '.join(counts.FORMATS)}")
    if options.watch and "-" in options.paths:
        raise UsageError("standard input cannot be watched", "name files or folders")
    return _watch(options) if options.watch else _judge(_look(options), options)


def _look(options: argparse.Namespace) -> _Seen:
    project = project_of(options.paths)
    path = options.baseline or (project.baseline and str(project.folder / project.baseline))
    if options.update_baseline and not path:
        raise UsageError("there is no baseline to update", "name one: `--baseline FILE`")
    files = sources(options.paths, project)
    pages = read_pages(project) if options.pages else None
    return _Seen(project, path, Opened(files, _settings(options, project)), pages)


def _watch(options: argparse.Namespace) -> int:
    """Check whenever the files are others than before, which is looked at twice a second."""
    gc.enable()  # this life is not short
    before = ""
    while True:
        try:
            seen = _look(options)
            now = f"{seen.opened.key} {seen.pages}"
            if now != before:
                if sys.stdout.isatty():
                    sys.stdout.write("\x1b[2J\x1b[H")
                _judge(seen, options)
        except UsageError as error:
            now = str(error)
            if now != before:
                sys.stderr.write(f"support-process: {error}\n")
        sys.stdout.flush()
        before = now
        sleep(0.5)


def _judge(seen: _Seen, options: argparse.Namespace) -> int:
    project, path, opened, pages = seen
    options.opened = opened  # kept until the end
    found = _found(opened, pages, options, project)
    texts = pages.texts if pages else {}
    whole = (name for name in opened.sources if name not in found.lost)
    named = tuple(dict.fromkeys((*whole, *texts)))
    if path or options.output:
        from ...project.writing import keep

        read = (*named, *found.lost, project.file)
        if path:
            keep(read, path)
        if options.output:
            keep((*read, path) if path else read, options.output)
    compared = _compared(found, opened, project, path, options, texts) if path else None
    report = Report(
        problems=compared.new if compared else found.problems,
        files=tuple(dict.fromkeys((*named, *found.lost))),
        accepted=found.accepted,
        fail_on=options.fail_on or project.fail_on,
        known=compared.known if compared else 0,
        gone=compared.gone if compared else 0,
        pages=len(pages.texts) + len(pages.problems) if pages else None,
    )
    if options.format == "text":
        report = report._replace(sources=_shown(report, opened, texts))
    _tell(report, options)
    return 3 if found.lost else int(any(map(report.fails, report.problems)))


def _found(
    opened: Opened, pages: Pages | None, options: argparse.Namespace, project: Project
) -> Verdict:
    """What is wrong, from an earlier check of the same where there was one."""
    record = None if options.no_cache else _record(opened, pages, options, project)
    found = record.read() if record else None
    if found is None:
        from ...checks import RULES  # of which whoever knows the verdict needs none

        known_in_project(project, RULES)
        known_rules(_names(options.select), RULES, "--select")
        known_rules(_names(options.ignore), RULES, "--ignore")
        parts = _parts(record, opened) if record and pages is None else None
        judge = (parts.judge() if parts else None) or judge_of(opened)
        found = judged(judge, pages, parts.day if parts else "")
        if judge.is_unsure:
            judge = judge_of(Opened(opened.sources, opened.settings))
            found = judged(judge, pages)
        if record:
            record.write(found)
        if parts:
            parts.write(judge, found.day)
    return found


def _parts(record: Record, opened: Opened) -> Parts | None:
    """What is kept of each of several files."""
    from ...project.cache.parts import Parts

    return Parts(record, opened) if len(opened.sources) > 1 else None


def _record(
    opened: Opened, pages: Pages | None, options: argparse.Namespace, project: Project
) -> Record | None:
    """What is kept of checks of the same, None where nothing can be kept."""
    from ...project.cache.entries import entries_in
    from ...project.cache.record import Record

    entries = entries_in(options.cache_dir, project)
    return Record(entries, opened, pages) if entries else None


def _compared(
    found: Verdict,
    opened: Opened,
    project: Project,
    path: str,
    options: argparse.Namespace,
    pages: Collection[str],
) -> Compared:
    """What is new since the baseline, which is written first if it shall be."""
    from ...project.baseline import compare, looked_for, read_baseline, update_baseline

    baseline = read_baseline(path, may_be_missing=options.update_baseline)
    was_looked_for = looked_for(opened, project, baseline, pages)
    if options.update_baseline:
        baseline = update_baseline(baseline, found.problems, was_looked_for)
    return compare(found.problems, baseline, was_looked_for)


def _settings(options: argparse.Namespace, project: Project) -> Settings:
    settings = settings_of(project)
    return settings._replace(
        select=frozenset(_names(options.select)) or settings.select,
        ignore=frozenset((*settings.ignore, *_names(options.ignore))),
        strict=options.strict or settings.strict,
        today=options.today,
    )


def _names(given: list[str] | None) -> list[str]:
    """The names of rules in options that each hold one or more, separated by commas."""
    return [name for option in given or () for name in option.replace(",", " ").split()]


def _shown(report: Report, opened: Opened, pages: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of the files in which problems are, without what of people is not public."""
    places = (
        place
        for problem in report.problems
        for place in (problem.place, *(note.place for note in problem.related))
    )
    named = {place.file for place in places}
    texts = {**pages, **opened.texts}.items()
    found = {name: text for name, text in texts if name in named}
    if not found:
        return found
    from ...known.privacy import Privacy

    return {**found, **Privacy(found, opened.settings.public_fields).masked()}


def _tell(report: Report, options: argparse.Namespace) -> None:
    if options.statistics:
        from ...report.counts import counts

        sys.stdout.write(counts(report, options.format))
        return
    if options.output:
        from ...project.writing import replace

        replace(options.output, write(report, options.format))
        return
    out = sys.stdout
    shown = report._replace(color=has_color(out), links=has_links(out), width=columns(out))
    out.write(write(shown, options.format))
