"""`support-process fix`: mend what can be mended safely, or show how."""

from __future__ import annotations

import argparse
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

from ..checks import RULES
from ..edit.edits import fixed
from ..project.files import STDIN, read_files, unread
from ..project.settings import read_project
from ..project.usage import UsageError
from ..report.content import counted, printable
from .paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Mend what can be mended safely: `step 3` in prose becomes a reference, an implicit merge "
        "gets a `next`, durations their canonical form, a `?` in braces its quotation marks. "
        "Comments and layout stay as they are."
    )
    path_argument(parser, "- to read standard input and write standard output")
    parser.add_argument(
        "--diff", action="store_true", help="show what would change; exit code 1 if anything would"
    )


def run(options: argparse.Namespace) -> int:
    loaded = read_files(options.paths, read_project(Path.cwd(), RULES))
    texts, left = fixed(loaded)
    for file, line, edit in left:
        sys.stderr.write(
            f"support-process: {printable(file)}:{line}: left as it is, since the file could not "
            f"be read with {edit.text.strip()} there: quote the text, or write it as a `|` block\n"
        )
    for file in unread(loaded):
        sys.stderr.write(f"support-process: {printable(file)} cannot be read\n")
    if options.diff:
        sys.stdout.writelines(
            line for file, text in texts.items() for line in _diff(file, loaded.sources[file], text)
        )
    else:
        changed = len(texts)
        if STDIN in loaded.sources:
            sys.stdout.write(texts.pop(STDIN, loaded.sources[STDIN]))
        for file, text in texts.items():
            _write(Path(file), text)

        sys.stderr.write(f"{counted(changed, 'file')} changed\n")
    return 3 if unread(loaded) else int(options.diff and bool(texts))


def _write(path: Path, text: str) -> None:
    """Write a file as it was but for its text: with its mark of byte order, if it has one."""
    try:
        mark = BOM_UTF8 if path.read_bytes().startswith(BOM_UTF8) else b""
        path.write_bytes(mark + text.encode())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


def _diff(file: str, old: str, new: str) -> Iterable[str]:
    from difflib import unified_diff

    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), file, f"{file} (fixed)"
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
