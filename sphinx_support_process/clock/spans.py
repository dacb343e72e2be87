"""How long is a length of time, whichever day it begins? Its parts in each clock."""

from __future__ import annotations

from ..text.named import NamedTuple
from .hours import DAY

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Span(NamedTuple):
    """A length of time: so much by each clock; infinite in a loop without end.

    `minutes` go by whatever the clock on the wall does, `days` keep its time, a week is seven of
    them; a month goes to the same date of the next.
    """

    working_days: float = 0
    working_minutes: float = 0
    months: float = 0
    days: float = 0
    minutes: float = 0

    @property
    def elapsed(self) -> float:
        """The minutes of elapsed time, months aside."""
        return self.days * DAY + self.minutes

    @property
    def working(self) -> bool:
        """Whether any of it is working time."""
        return bool(self.working_days or self.working_minutes)

    def plus(self, other: Span) -> Span:
        """Both, one after the other."""
        return Span(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def times(self, amount: int) -> Span:
        """It, so many times."""
        return Span(*(amount * each for each in self))

    def within(self, limit: Span) -> bool:
        """Whether no part of it is longer than that of a limit: then it is never too long."""
        return (
            self.working_days <= limit.working_days
            and self.working_minutes <= limit.working_minutes
            and self.months <= limit.months
            and self.elapsed <= limit.elapsed
        )


class EndOfDay(NamedTuple):
    """The end of the working day on which the next working minute is, or of the one after it."""

    next: bool = False

    @property
    def span(self) -> Span:
        """How much working time that is at most."""
        return Span(working_days=1 + self.next)


def days_of(months: int) -> tuple[int, int]:
    """The least and the most days that so many months have."""
    years, rest = divmod(months, 12)
    lengths = [sum((_MONTHS * 2)[first : first + rest]) for first in range(12)]
    leap = [_MONTHS[0], _MONTHS[1] + 1, *_MONTHS[2:]] * 2
    longest = [sum(leap[first : first + rest]) for first in range(12)]
    return years * 365 + min(lengths), years * 366 + max(longest)
