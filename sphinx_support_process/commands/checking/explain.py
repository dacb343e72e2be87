"""`support-process explain RULE`: what a rule finds, why, and how to mend it."""

from __future__ import annotations

import argparse
import sys

from ...checks import RULES
from ...project.settings import known_rules
from ...report.content import RULE_PAGE


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="its name, as it is in brackets")


def run(options: argparse.Namespace) -> int:
    known_rules([options.rule], RULES, "explain")
    rule = RULES[options.rule]
    sys.stdout.write(
        f"{rule.name} ({rule.severity}, {rule.family.capitalize()})\n\n{rule.text}\n\n"
        f"Examples: {RULE_PAGE.format(rule.name)}\n"
    )
    return 0
