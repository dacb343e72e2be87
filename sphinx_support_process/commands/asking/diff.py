"""`support-process diff OLD NEW`: what changed, told by ids."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from ...changes.compare import Section, compare, newly_named
from ...changes.renames import moved_lines
from ...checks import RULES
from ...known.privacy import Privacy
from ...load import Loaded
from ...model import Support
from ...project.files import read_files, tell, unread
from ...project.settings import Project, read_project
from ...project.usage import UsageError
from ...report.changes import Pictures, as_html, as_markdown, as_text

_RANGE = re.compile(r"(.*?)(\.{2,3})(.*)")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = "support-process diff [-h] [--format FORMAT] [--moved] OLD [NEW] [-- PATH ...]"
    parser.description = (
        "Tell what changed between two versions: steps added, removed, moved and renumbered, "
        "owners, deadlines, targets, everything else that is defined, and what that means."
    )
    parser.add_argument(
        "versions",
        metavar="OLD NEW",
        nargs="+",
        help="two files or folders; or revisions of git, as `main`, `main..HEAD`, `v1 v2`, then "
        "files or folders to look at; without NEW the files as they are now; - is standard input",
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "html"),
        default="text",
        help="how to tell it; html shows charts as well (default: text)",
    )
    parser.add_argument(
        "--moved",
        action="store_true",
        help="print the lines of `moved:` for what was renamed, so that old links keep working",
    )


def run(options: argparse.Namespace) -> int:
    versions = _versions(options.versions, options.given)
    for loaded in versions:
        tell(loaded.problems, Privacy(loaded.sources, Project().public_fields))
    if any(map(unread, versions)):
        return 3
    broken = any(loaded.problems for loaded in versions)
    old, new = (loaded.support for loaded in versions)
    if options.moved:
        lines: Iterable[str] = moved_lines(old, new) or ["# nothing was renamed"]
    else:
        sections = compare(old, new)
        old = newly_named(old, new)
        if sections and not broken:
            sections += _meaning(old, new)
        lines = _told(sections, options.format, old, new)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(broken)


def _versions(named: Sequence[str], given: Sequence[str]) -> tuple[Loaded, Loaded]:
    """Both versions: two paths, or revisions of git and the files to look at in them.

    What exists as a file or folder is one, unless it stands before `--`.
    """
    behind = len(given) - given.index("--") - 1 if "--" in given else 0
    revisions = [*named[: len(named) - behind]] if "--" in given else []
    paths = [*named[len(revisions) :]]
    if "--" not in given:
        if _is_path(paths[0]):
            if len(paths) != 2:
                raise UsageError(f"`{paths[0]}` is a file or folder: name one more to compare with")
            old, new = (read_files([path], Project()) for path in paths)
            return old, new
        revisions.append(paths.pop(0))
        if paths and not _is_path(paths[0]) and _RANGE.fullmatch(revisions[0]) is None:
            revisions.append(paths.pop(0))
    return _of_git(revisions, paths)


def _of_git(revisions: Sequence[str], paths: Sequence[str]) -> tuple[Loaded, Loaded]:
    from ...project.revisions import merge_base, read_revision

    if not revisions:
        raise UsageError("name one or two revisions, and files behind `--`")
    project = read_project([path for path in paths if _is_path(path)], RULES)
    old, *others = revisions
    if found := _RANGE.fullmatch(old):
        old, others = found[1] or "HEAD", [found[3] or "HEAD"]
        if found[2] == "...":
            old = merge_base(old, others[0])
    if len(others) > 1 or (found and len(revisions) > 1):
        raise UsageError("name one or two revisions, and files behind `--`")
    before = read_revision(old, paths, project)
    if others:
        return before, read_revision(others[0], paths, project)
    return before, read_files(paths, project)


def _is_path(name: str) -> bool:
    return name == "-" or "*" in name or os.path.lexists(name)


def _meaning(old: Support, new: Support) -> list[Section]:
    from ...changes.meaning import meaning
    from ...known.known import Known

    return meaning(Known(old), Known(new))


def _told(sections: list[Section], to: str, old: Support, new: Support) -> Iterator[str]:
    if to == "text":
        return as_text(sections)
    if to == "markdown":
        return as_markdown(sections)
    return as_html(sections, [*_pictures(sections, old, new)])


def _pictures(sections: Iterable[Section], old: Support, new: Support) -> Iterator[Pictures]:
    """The charts of the processes that changed."""
    from ...export import render

    titles = {section.title for section in sections}
    for id in dict.fromkeys([*new.processes, *old.processes]):
        title = f"process `{id}`"
        if title in titles:
            drawn = [
                render(support, id, "svg")
                if id in support.processes and support.processes[id].steps
                else ""
                for support in (old, new)
            ]
            yield Pictures(title, *drawn)
