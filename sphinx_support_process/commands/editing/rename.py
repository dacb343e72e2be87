"""`support-process rename OLD NEW`: another id for something, in YAML and on pages at once."""

from __future__ import annotations

import argparse
import sys

from ...checks import RULES
from ...edit.edits import shown
from ...edit.rename import renamed
from ...known.symbols.index import Symbol, Symbols
from ...model import Support
from ...project.files import STDIN, read_files, read_pages, tell, unread
from ...project.settings import read_project
from ...project.symbols import index, unknown
from ...project.together import Change, finish, is_unfinished, replace_all
from ...project.usage import UsageError
from ...report.content import counted, printable
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Give something another id, with all its uses in the YAML and on the pages of the project. "
        "`moved` tells of the old one, so that old links live. Nothing is written where the new id "
        "clashes with another."
    )
    add = parser.add_argument
    add(
        "old",
        metavar="OLD",
        help="its id, as in `triager`, or with what it is in, as in `triage.read`; its kind "
        "may come before it, as in `role:triager`",
    )
    add("new", metavar="NEW", help="its new id")
    path_argument(parser)
    add("--diff", action="store_true", help="show what would change; exit code 1 if anything would")
    add("--no-moved", action="store_true", help="do not tell of the old id under `moved`")


def run(options: argparse.Namespace) -> int:
    project = read_project(options.paths, RULES)
    if is_unfinished(project.folder):
        if options.diff:
            raise UsageError("a rename was interrupted", "run it without `--diff` to finish it")
        files = finish(project.folder)
        _say(f"a rename that was interrupted is finished: {counted(len(files), 'file')} changed")
    loaded = read_files(options.paths, project)
    pages = read_pages(project)
    broken = [problem for problem in loaded.problems if problem.rule == "yaml"]
    tell([*broken, *pages.problems])
    if broken or unread(loaded) or pages.problems:
        _say("nothing is renamed, since not all can be read")
        return 3
    if STDIN in loaded.sources:
        raise UsageError("standard input cannot be written", "name the files")
    symbols = index(loaded, pages.texts)
    symbol = _one(symbols, options.old, loaded.support)
    found = renamed(symbols, loaded, symbol, options.new, moved=not options.no_moved)
    for file, line, reason in found.left:
        _say(f"{file}:{line}: left as it is, since {reason}")
    for note in found.notes:
        _say(note)
    before = {file.name: file.text for file in symbols.files}
    if options.diff:
        for file, text in found.texts.items():
            sys.stdout.writelines(shown(file, before[file], text, "renamed"))
        return int(bool(found.texts))
    changes = {file: Change(before[file], text) for file, text in found.texts.items()}
    replace_all(project.folder, changes)
    sys.stderr.write(f"{counted(len(changes), 'file')} changed\n")
    return 0


def _one(symbols: Symbols, name: str, support: Support) -> Symbol:
    """The only definition with a name."""
    called = symbols.called(name)
    if not called:
        raise unknown(symbols, name, support)
    if len(called) > 1:
        written = " or ".join(f"`{symbol.kind}:{symbol.name}`" for symbol in called)
        raise UsageError(f"several things are called `{name}`", f"write {written}")
    return called[0]


def _say(text: str) -> None:
    sys.stderr.write(f"support-process: {printable(text)}\n")
