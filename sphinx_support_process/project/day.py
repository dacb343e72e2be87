"""Which day is it? That of a reproducible build, else the current one."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def day() -> date:
    """The day to compare dates with: that of `SOURCE_DATE_EPOCH`, where it is said."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()  # noqa: DTZ011
