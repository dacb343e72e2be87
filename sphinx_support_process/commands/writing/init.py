"""`support-process init`: a first file with comments, and what to do next."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.resources import files
from pathlib import Path

from ...project.files import SUFFIXES
from ...project.usage import UsageError
from ...project.writing import create


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="the file to write (default: support/support.yaml beside conf.py)",
    )
    parser.add_argument(
        "--mystmd", action="store_true", help="start a mystmd site in the working directory as well"
    )


def run(options: argparse.Namespace) -> int:
    docs = Path("docs") if Path("docs/conf.py").exists() and not options.mystmd else Path()
    path: Path = options.path or docs / "support" / "support.yaml"
    if path.is_dir():
        path /= "support.yaml"
    text = files("sphinx_support_process").joinpath("starter.yaml").read_text("utf-8")
    names = map(path.with_suffix, SUFFIXES) if path.suffix in SUFFIXES else ()
    more = _site() if options.mystmd else {}
    create(str(next((name for name in names if name.exists()), path)), text)
    for name, said in more.items():
        create(name, said)
    sys.stdout.write((_SITE if options.mystmd else _NEXT).format(path=path, more=", ".join(more)))
    return 0


def _site() -> dict[str, str]:
    """The files of a mystmd site. Raises UsageError where one of them is there already."""
    from ...mystmd.starter import site

    found = dict(site())
    for name in filter(os.path.lexists, found):
        raise UsageError(
            f"`{name}` is there already",
            "write the plugin alone: `support-process mystmd --plugin`",
        )
    return found


_NEXT = """\
wrote {path}

Next:
  1. make it yours, and see what is wrong with it:   support-process check {path}
  2. add the extension to conf.py:                   extensions = ["sphinx_support_process"]
  3. show it on a page, in MyST:

       ```{{support:process}} first-answer
       ```
"""

_SITE = """\
wrote {path}, {more}

Next:
  1. make it yours, and see what is wrong with it:   support-process check {path}
  2. look at the site while you write:               myst start
  3. let a problem end a build:                      myst build --site --strict
"""
