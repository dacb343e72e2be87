"""`support-process schema`: the JSON Schema of the format."""

from __future__ import annotations

import argparse
import sys

from ...model.schema import schema_text


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    sys.stdout.write(schema_text())
    return 0
