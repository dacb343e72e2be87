"""`support-process fix`: fix what can be fixed safely, or show how."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF8

from ...checks import RULES
from ...edit.edits import shown
from ...edit.fixes import fixed
from ...project.files import STDIN, read_files, tell
from ...project.settings import read_project
from ...project.usage import UsageError
from ...project.writing import replace
from ...report.content import counted, printable
from ...text.file import read_bytes
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Fix what can be fixed safely: `step 3` in prose becomes a reference, an implicit merge "
        "gets a `next`, durations their canonical form, old ids the new ones that `moved` tells, "
        "`then` of a `wait` becomes `otherwise`, a `?` in braces gets its quotation marks. "
        "Comments and layout stay as they are."
    )
    path_argument(parser, "- to read standard input and write standard output")
    parser.add_argument(
        "--diff", action="store_true", help="show what would change; exit code 1 if anything would"
    )


def run(options: argparse.Namespace) -> int:
    loaded = read_files(options.paths, read_project(options.paths, RULES))
    texts, left = fixed(loaded)
    broken = [problem for problem in loaded.problems if problem.rule == "yaml"]
    tell(broken)
    for file, line, reason in left:
        _say(f"{file}:{line}: left as it is, since {reason}")
    if options.diff:
        sys.stdout.writelines(
            line
            for file, text in texts.items()
            for line in shown(file, loaded.sources[file], text, "fixed")
        )
        return 3 if broken else int(bool(texts))
    if STDIN in loaded.sources:
        sys.stdout.write(texts.get(STDIN, loaded.sources[STDIN]))
    written = [
        file == STDIN or _write(file, loaded.sources[file], text) for file, text in texts.items()
    ]
    sys.stderr.write(f"{counted(sum(written), 'file')} changed\n")
    return 3 if broken else 0 if all(written) else 2


def _write(file: str, before: str, after: str) -> bool:
    """Write a file as it was but for its text, unless it is another one meanwhile."""
    data = read_bytes(file)
    mark = "\ufeff" if isinstance(data, bytes) and data.startswith(BOM_UTF8) else ""
    try:
        replace(file, mark + after, seen=(mark + before).encode())
    except UsageError as error:
        _say(str(error))
        return False
    return True


def _say(text: str) -> None:
    lines = "\n".join(map(printable, text.split("\n")))
    sys.stderr.write(f"support-process: {lines}\n")
