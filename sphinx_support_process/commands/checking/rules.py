"""`support-process rules`: every rule, family by family."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby

from ...checks import RULES


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    wide = max(map(len, RULES))
    lines: list[str] = []
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        lines += ["", family.capitalize()] if lines else [family.capitalize()]
        lines += [f"  {rule.name:{wide}}  {rule.severity:7}  {rule.summary}" for rule in rules]
    lines += ["", "`strict` rules run with --strict; `support-process explain RULE` says more"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
