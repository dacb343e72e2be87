"""`support-process completion SHELL`: lines that let a shell complete commands, options and ids."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from ...checks import RULES
from ...project.files import read_files
from ...project.settings import read_project
from ...project.symbols import index
from ...project.usage import UsageError

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that reads it")


def run(options: argparse.Namespace) -> int:
    sys.stdout.write(f"{_library().shellcode(['support-process'], shell=options.shell)}\n")
    return 0


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that asks how a command line may go on, and end the process."""
    _library().autocomplete(parser, default_completer=_completed)


def _completed(
    prefix: str, action: argparse.Action, parsed_args: argparse.Namespace, **others: Any
) -> Iterable[str]:
    """What an argument may be, by what it is called in the help; else a file."""
    known = _known(str(action.metavar), getattr(parsed_args, "paths", None) or ())
    if known is None:
        files: Iterable[str] = _library().FilesCompleter()(prefix, **others)
        return files
    return [name for name in known if name.startswith(prefix)]


def _known(what: str, paths: Iterable[str]) -> Iterable[str] | None:
    if what in ("RULE", "RULES"):
        return RULES
    kind = {"PROCESS": "process", "LEVEL": "level", "STEP=TIME": "step", "ID": "", "OLD": ""}.get(
        what
    )
    if kind is None:
        return None
    try:
        loaded = read_files([*paths], read_project(paths, RULES))
    except UsageError:
        return ()
    defined = index(loaded, {}).defined
    found = [symbol for symbol in defined if kind in ("", symbol.kind)]
    if what == "LEVEL":
        return sorted(symbol.id for symbol in found)
    return sorted(f"{symbol.name}=" if what == "STEP=TIME" else symbol.name for symbol in found)


def _library() -> Any:
    try:
        return import_module("argcomplete")
    except ImportError:
        raise UsageError(
            "completion needs the library `argcomplete`",
            'pip install "sphinx-support-process[completion]"',
        ) from None
