"""`support-process init`: a first file with comments, and what to do next."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from ...project.files import SUFFIXES
from ...project.writing import create


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="the file to write (default: support/support.yaml beside conf.py)",
    )


def run(options: argparse.Namespace) -> int:
    docs = Path("docs") if Path("docs/conf.py").exists() else Path()
    path: Path = options.path or docs / "support" / "support.yaml"
    if path.is_dir():
        path /= "support.yaml"
    text = files("sphinx_support_process").joinpath("starter.yaml").read_text("utf-8")
    names = map(path.with_suffix, SUFFIXES) if path.suffix in SUFFIXES else ()
    create(str(next((name for name in names if name.exists()), path)), text)
    sys.stdout.write(_NEXT.format(path=path))
    return 0


_NEXT = """\
wrote {path}

Next:
  1. make it yours, and see what is wrong with it:   support-process check {path}
  2. add the extension to conf.py:                   extensions = ["sphinx_support_process"]
  3. show it on a page, in MyST:

       ```{{support:process}} first-answer
       ```
"""
