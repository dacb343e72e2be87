"""A day as an argument."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """The date that an argument says, as argparse wants it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"`{text}` is no date; write it as in 2026-03-01"
        raise argparse.ArgumentTypeError(message) from None
