"""What does `support-process` do? The commands, each in a module that is loaded when it is called.

A module of a command has `arguments(parser)`, which says what it takes, and `run(options)`, which
does it and returns the exit code.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from . import __version__
from .commands.usage import UsageError

COMMANDS = {
    "check": "tell what is wrong with a support process",
    "fix": "mend what can be mended safely",
    "rules": "list the rules",
    "explain": "say what a rule finds, and why",
    "diff": "tell what changed between two versions",
    "init": "write a first file",
    "schema": "print the JSON Schema of the format, for editors",
}

CLEAN, PROBLEMS, USAGE, UNREADABLE = 0, 1, 2, 3

EXIT_CODES = "exit codes: 0 clean, 1 problems, 2 called wrongly, 3 a file could not be read"


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of the command line, complete, or with the options of one command only."""
    top = argparse.ArgumentParser(
        prog="support-process",
        description="Check a support process that is written as YAML.",
        epilog=EXIT_CODES,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"support-process {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, about in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=EXIT_CODES,
            allow_abbrev=False,
        )
        if only is None or name == only:
            import_module(f".commands.{name}", __package__).arguments(command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    named = next((word for word in given if word in COMMANDS), "")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = parser(named).parse_args(given)
        code: int = import_module(f".commands.{options.command}", __package__).run(options)
        sys.stdout.flush()
    except UsageError as error:
        print(f"support-process: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # Python flushes once more on its way out, which would tell of the pipe again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
