"""`support-process diff OLD NEW`: what changed, told by ids."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator

from ...changes.compare import Section, compare
from ...changes.renames import moved_lines
from ...known.privacy import Privacy
from ...project.files import read_files, tell, unread
from ...project.settings import Project
from ...report.content import printable


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Tell what changed between two versions: steps added, removed, moved and renumbered, "
        "owners, deadlines, targets, and everything else that is defined."
    )
    parser.add_argument("old", metavar="OLD", help="a file, or a folder for the YAML files in it")
    parser.add_argument("new", metavar="NEW", help="the same, later; - is standard input")
    parser.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="how to tell it (default: text)",
    )

    parser.add_argument(
        "--moved",
        action="store_true",
        help="print the lines of `moved:` for what was renamed, so that old links keep working",
    )


def run(options: argparse.Namespace) -> int:
    versions = [read_files([path], Project()) for path in (options.old, options.new)]
    for loaded in versions:
        tell(loaded.problems, Privacy(loaded.sources, Project().public_fields))
    if any(map(unread, versions)):
        return 3
    supports = [loaded.support for loaded in versions]
    if options.moved:
        lines: Iterable[str] = moved_lines(*supports) or ["# nothing was renamed"]
    else:
        sections = compare(*supports)
        lines = _markdown(sections) if options.format == "markdown" else _text(sections)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(any(loaded.problems for loaded in versions))


def _text(sections: list[Section]) -> Iterator[str]:
    if not sections:
        yield "no changes"
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield section.title
        for change in section.changes:
            about = [printable(part) for part in change.about]
            yield f"  {change.sign} {printable(change.what)}" + (f": {about[0]}" if about else "")
            indent = " " * (len(change.what) + 6)
            yield from (indent + part for part in about[1:])


def _markdown(sections: list[Section]) -> Iterator[str]:
    if not sections:
        yield "No changes."
    words = {"+": "added", "-": "removed", "~": "changed"}
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield f"### {section.title}"
        yield ""
        for change in section.changes:
            yield f"- **{words[change.sign]}** {_escaped(change.what)}"
            yield from (f"  - {_escaped(part)}" for part in change.about)


def _escaped(text: str) -> str:
    """A text whose HTML, links and emphasis are shown as they were written."""
    return re.sub(r"[*<>\[\]_~@#]", lambda found: f"\\{found[0]}", printable(text))
