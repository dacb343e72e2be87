"""Is what is written still what is done?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..context import AHEAD, Context
from ..rule import Finding, rule


@rule("warning", scope="process")
def stale_process(context: Context) -> Iterator[Finding]:
    """A process was last compared with what is done long ago, or on a day that is yet to come.

    Compares `verified` with today: a year, unless `stale-after-days` says otherwise.

    What people do changes, and what is written stays. Readers who find one wrong step believe
    no other.

    Let its keeper compare it with what is done, and set `verified:` to that day.
    """
    for process in context.support.processes.values():
        verified = process.verified
        if verified is None:
            continue
        days = (context.today - date.fromisoformat(verified)).days
        if days > context.settings.stale_after_days:
            keeper = f"`{process.keeper}`" if process.keeper else "its keeper"
            yield Finding(
                verified,
                f"`{process.id}` was last compared with what is done "
                f"{days} day{'s' * (days != 1)} ago",
                f"let {keeper} compare it, and set `verified:` to that day",
                str(process.id),
            )
        elif days < AHEAD:
            yield Finding(
                verified,
                f"`{process.id}` was compared with what is done on a day that is yet to come",
                "set `verified:` to the day on which it was compared",
                str(process.id),
            )
