"""`support-process mystmd`: the plugin of a mystmd site, and what it asks for in each build."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ...mystmd.starter import PLUGIN, plugin
from ...project.usage import UsageError
from ...project.writing import create, replace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plugin",
        nargs="?",
        const=PLUGIN,
        metavar="FILE",
        help=f"write the plugin, also over an older one (default: {PLUGIN})",
    )


def run(options: argparse.Namespace) -> int:
    if options.plugin is None:
        return _answer()
    path, text = options.plugin, plugin()
    if _is_plugin(path, text):
        replace(path, text)
    else:
        create(path, text)
    sys.stdout.write(f"wrote {path}; name it in myst.yml, under `plugins` of `project`\n")
    return 0


def _is_plugin(path: str, text: str) -> bool:
    """Whether a plugin of any version is there, which begins like the text."""
    target = Path(path)
    begin = text.partition("\n")[0].encode()
    return target.is_file() and target.read_bytes().startswith(begin)


def _answer() -> int:
    """Answer the plugin, which writes its calls to standard input, as a list in JSON."""
    if sys.stdin.isatty():
        raise UsageError("a build of a site asks this, by its plugin", "`--plugin` writes that")
    from ...mystmd.site import answer

    try:
        asked = json.load(sys.stdin)
        if not isinstance(asked, list):
            raise ValueError("it is no list")
        found = answer(asked)
    except ValueError as error:
        raise UsageError(f"this is no question of the plugin: {error}") from None
    # at once, since `json.dump` writes piece by piece and without the help of C
    sys.stdout.write(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    return 0
