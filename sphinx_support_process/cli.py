"""What does `support-process` do? The commands, each in a module that is loaded when it is called.

A module of a command has `arguments(parser)`, which says what it takes, and `run(options)`, which
does it and returns the exit code. It stands in a room of `commands/`.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NoReturn

from .commands.terminal import columns
from .project.usage import UsageError
from .version import __version__

COMMANDS = {
    "check": ("checking", "tell what is wrong with a support process"),
    "fix": ("checking", "fix what can be fixed safely"),
    "cache": ("checking", "manage the results of earlier checks"),
    "rules": ("checking", "list the rules"),
    "explain": ("checking", "say what a rule finds, and why"),
    "uses": ("editing", "tell where something is defined and used"),
    "rename": ("editing", "give something another id, everywhere"),
    "lsp": ("editing", "serve an editor: problems, completion, renames while you type"),
    "render": ("writing", "write a process as text for other tools"),
    "diff": ("asking", "tell what changed between two versions"),
    "due": ("asking", "tell when deadlines and promises are due"),
    "stats": ("asking", "count steps, hand-overs, deadlines and the like"),
    "people": ("asking", "compare the people of the YAML with a help desk"),
    "init": ("writing", "write a first file"),
    "mystmd": ("writing", "show a support process on a mystmd site"),
    "import": ("writing", "write a first file from pages, documents or charts"),
    "replies": ("writing", "write reply templates for a help desk"),
    "holidays": ("writing", "print the holidays of a place, for the calendar"),
    "schema": ("editing", "print the JSON Schema of the format, for editors"),
    "completion": ("editing", "print lines that let a shell complete commands and ids"),
}

CLEAN, PROBLEMS, USAGE, UNREADABLE = 0, 1, 2, 3

EXIT_CODES = "exit codes: 0 clean, 1 problems, 2 called wrongly, 3 a file could not be read"


class _Help(argparse.HelpFormatter):
    """Asks the terminal for its width by itself: argparse would import `shutil` for that."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns(sys.stdout) - 2)


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line, or of some of its commands, whose modules are loaded."""
    top = argparse.ArgumentParser(
        prog="support-process",
        description="Check a support process that is written as YAML.",
        epilog=EXIT_CODES,
        allow_abbrev=False,
        formatter_class=_Help,
    )
    top.add_argument("--version", action="version", version=f"support-process {__version__}")
    commands = top.add_subparsers(
        dest="command", metavar="COMMAND", required=True, prog="support-process"
    )
    for name in names:
        room, about = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=EXIT_CODES,
            allow_abbrev=False,
            formatter_class=_Help,
        )
        import_module(f".commands.{room}.{name}", __package__).arguments(command)
    return top


def run() -> NoReturn:
    """Run the command that this process was started for."""
    sys.exit(main(ends=True))


def main(arguments: Sequence[str] | None = None, *, ends: bool = False) -> int:
    """Run a command; returns the exit code.

    With `ends` a command that went through ends the process at once: Python would first take a
    large model apart, piece by piece, of which nobody needs anything any more.
    """
    if "_ARGCOMPLETE" in os.environ:
        from .commands.editing.completion import complete

        complete(parser())
    given = list(sys.argv[1:] if arguments is None else arguments)
    named = given[:1] if given and given[0] in COMMANDS else COMMANDS
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    collected = gc.isenabled()
    gc.disable()  # nearly nothing that is made in a short life is garbage
    try:
        options = parser(named).parse_args(given, argparse.Namespace(given=given))
        room, _ = COMMANDS[options.command]
        command = import_module(f".commands.{room}.{options.command}", __package__)
        code: int = command.run(options)
        sys.stdout.flush()
        if ends:
            sys.stderr.flush()
            os._exit(code)
    except UsageError as error:
        print(f"support-process: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        _drop_output()
        return 141
    except OSError as error:
        _drop_output()
        said = (error.filename, (error.strerror or str(error)).lower())
        print(f"support-process: {': '.join(map(str, filter(None, said)))}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    finally:
        if collected:
            gc.enable()
    return code


def _drop_output() -> None:
    """Lead what is left to nowhere: on its way out Python would try to write it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
