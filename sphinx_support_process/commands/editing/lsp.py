"""`support-process lsp`: the language server, which an editor starts."""

from __future__ import annotations

import argparse

from ...server.protocol.loop import serve
from ...server.start import begin


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Serve an editor over standard input and output, as the Language Server Protocol has it: "
        "problems while you type, completion, definitions, uses, renames, quick fixes. Editors "
        "start it; by hand there is nothing to see."
    )
    parser.add_argument(
        "--stdio", action="store_true", help="what editors like to say; there is no other way"
    )


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    serve(begin)
