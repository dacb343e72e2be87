"""Which files and folders does a command take?"""

from __future__ import annotations

import argparse


def path_argument(parser: argparse.ArgumentParser, stdin: str = "- for standard input") -> None:
    """Let a command take the files that it reads; `stdin` says what it does with `-`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"a file, a folder for the YAML files in it, or {stdin} "
        "(default: the files of the project)",
    )


def cache_argument(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of the results."""
    parser.add_argument(
        "--cache-dir",
        metavar="FOLDER",
        help="where results of earlier checks are (default: the folder of the platform for them)",
    )
