"""How long is that? The closed grammar of durations, and the team's working time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

from ..model import Calendar
from ..text.named import NamedTuple
from ..text.problem import short
from ..text.suggest import closest
from .hours import DAY
from .schedule import schedule
from .spans import Span, days_of

UNITS: Mapping[str, Span] = {
    "minute": Span(minutes=1),
    "hour": Span(minutes=60),
    "calendar day": Span(days=1),
    "week": Span(days=7),
    "calendar month": Span(months=1),
    "working hour": Span(working_minutes=60),
    "working day": Span(working_days=1),
}
_SHORT = {
    "m": "minute",
    "min": "minute",
    "h": "hour",
    "hr": "hour",
    "w": "week",
    "calendar week": "week",
}
_ADVICE = {
    "day": "write `{working day}` or `{calendar day}`",
    "d": "write `{working day}` or `{calendar day}`",
    "business day": "write `{working day}`",
    "workday": "write `{working day}`",
    "business hour": "write `{working hour}`",
    "working week": "write it in working days",
    "month": "months differ in length: write `{calendar month}`, weeks or days",
    "quarter": "quarters differ in length: write weeks or days",
    "year": "years differ in length: write weeks or days",
    "second": "the shortest unit is a minute",
}
_PART = re.compile(r"(?:(\d{1,6}) ?[-\u2013] ?)?(\d{1,6}) ?([^\W\d_]+(?:[ -][^\W\d_]+)*)")
_LAST = r"\b(?:(?:working|calendar) )?[^\W\d_]+$"
_RANGE = r"(\d) (?:to|or) (\d)"
_ISO = r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?"
FORM = "write a whole number and a unit: "
"""So begins the advice where nothing better is known."""
_LONGEST = 200
"""No duration is longer than this many characters."""
_DEEPEST = 20
"""So many own units may be defined by one another."""


class DurationError(ValueError):
    """A text is no duration: what is wrong, what to write, and in which own unit if in one.

    `unit` is the one that is not known, if that is what is wrong.
    """

    def __init__(self, message: str, help: str, culprit: str | None = None, unit: str = "") -> None:
        super().__init__(message)
        self.message, self.help, self.culprit, self.unit = message, help, culprit, unit


class Amount(int):
    """How many of a unit: of a range as in `2-3` the longer, which counts."""

    least: int | None

    def __new__(cls, most: int, least: int | None = None) -> Self:
        amount = super().__new__(cls, most)
        amount.least = least
        return amount

    def __getnewargs__(self) -> tuple[int, int | None]:  # type: ignore[override]
        return int(self), self.least

    def __repr__(self) -> str:
        """As it is written: `2-3`."""
        return f"{int(self)}" if self.least is None else f"{self.least}-{int(self)}"


class Duration(NamedTuple):
    """A length of time: parts of an amount and a unit, and how much they are in each clock.

    `minutes` are the most that it can have, elapsed or working, and `least` the least: days of a
    calendar and months differ in length.
    """

    parts: tuple[tuple[Amount, str], ...]
    span: Span
    least: int
    minutes: int
    working: bool

    def __str__(self) -> str:
        """The canonical form, which parses to the same duration."""
        return " ".join(_amount(n, unit) for n, unit in self.parts)

    @property
    def iso(self) -> str:
        """Its elapsed time in ISO 8601, which knows no working time."""
        months = f"{int(self.span.months)}M" if self.span.months else ""
        weeks, rest = divmod(int(self.span.elapsed), 7 * DAY)
        if weeks and not rest and not months:
            return f"P{weeks}W"
        days, rest = divmod(int(self.span.elapsed), DAY)
        amounts = zip(divmod(rest, 60), "HM", strict=True)
        time = "".join(f"{amount}{unit}" for amount, unit in amounts if amount)
        date = months + (f"{days}D" if days else "")
        return f"P{date}T{time}" if time else f"P{date or 'T0M'}"


class Clock:
    """Reads durations by a team's calendar.

    A working day has 8 hours where the calendar gives no hours; the rule `calendar-incomplete`
    tells of that.
    """

    def __init__(self, calendar: Calendar | None = None) -> None:
        days = [sum(end - begin for begin, end in spans) for spans in schedule(calendar).week]
        self._days = min(filter(None, days)), max(days)
        self.own_units: Mapping[str, str] = {
            name.casefold(): text for name, text in (calendar.units if calendar else {}).items()
        }
        self._names = {name: name for name in (*UNITS, *self.own_units)} | _SHORT
        self._lengths: dict[str, tuple[Span, bool]] = {}

    def parse(self, text: str) -> Duration:
        """The duration that a text says. Raises DurationError."""
        return self._parse(text, frozenset())

    def minutes(self, span: Span) -> tuple[float, float]:
        """The least and the most minutes that a length of time has, elapsed or working."""
        least, most = self._days
        fewest, longest = days_of(int(span.months)) if span.months else (0, 0)
        rest = span.working_minutes + span.elapsed
        return (
            span.working_days * least + fewest * DAY + rest,
            span.working_days * most + longest * DAY + rest,
        )

    def size(self, span: Span) -> float:
        """The most minutes that a length of time has, elapsed or working."""
        return self.minutes(span)[1]

    def _parse(self, text: str, using: frozenset[str]) -> Duration:
        words = " ".join(text[: _LONGEST + 1].split())
        parts = _iso_parts(words) or self._parts(words)
        span, clocks = Span(), set()
        for amount, unit in parts:
            each, working = self._length(unit, using)
            span = span.plus(each.times(amount))
            clocks.add(working)
        if len(clocks) > 1:
            raise DurationError(
                f"`{words}` mixes working and elapsed time", "say it in one of the two"
            )
        least, most = map(int, self.minutes(span))
        return Duration(parts, span, least, most, clocks.pop())

    def _parts(self, words: str) -> tuple[tuple[Amount, str], ...]:
        plain = words.replace(",", " ").replace(" and ", " ")
        matches = list(_PART.finditer(plain))
        is_whole = matches and not _PART.sub("", plain).strip() and not re.search(_RANGE, plain)
        if len(words) > _LONGEST or not is_whole:
            raise DurationError(f"`{short(words)}` is no duration", self._form(words))
        return tuple(self._part(match) for match in matches)

    def _part(self, match: re.Match[str]) -> tuple[Amount, str]:
        """The amount and the name of the unit in a part."""
        least = int(match[1]) if match[1] else None
        amount = Amount(int(match[2]), least)
        unit = self._unit(match, amount)
        if least is not None and least >= amount:
            meant = Amount(least, int(amount) if least > amount else None)
            raise DurationError(f"`{match[0]}` does not rise", f"write `{_amount(meant, unit)}`")
        return amount, unit

    def _unit(self, match: re.Match[str], amount: Amount) -> str:
        """The name of the unit in a part."""
        written = match[3].casefold()
        singular = written.removesuffix("s")
        for name in (written, singular, f"{singular}s"):
            if name in self._names:
                return self._names[name]
        raise DurationError(
            f"`{match[0]}` has no unit of time that is known here",
            self._meant(match, singular, amount),
            unit=singular,
        )

    def _meant(self, match: re.Match[str], unit: str, amount: Amount) -> str:
        """What to write instead of an unknown unit."""
        if unit in _ADVICE:
            return re.sub(r"{([a-z ]+)}", lambda name: _amount(amount, name[1]), _ADVICE[unit])
        near = closest(unit, [name for name in self._names if len(name) > 3])
        return (
            f"did you mean `{_amount(amount, self._names[near])}`?"
            if near
            else self._form(match[0])
        )

    def _length(self, unit: str, using: frozenset[str]) -> tuple[Span, bool]:
        """The length of one unit, and whether it is working time."""
        if unit in UNITS:
            return UNITS[unit], unit.startswith("working")
        if unit in using or len(using) > _DEEPEST:
            how = "by itself" if unit in using else "through too many others"
            raise DurationError(f"it is defined {how}", "define it in days")
        if unit not in self._lengths:
            try:
                own = self._parse(self.own_units[unit], using | {unit})
            except DurationError as error:
                message = error.message if using else f"the unit `{unit}`: {error.message}"
                culprit = error.culprit or self.own_units[unit]
                raise DurationError(message, error.help, culprit, error.unit) from error
            self._lengths[unit] = own.span, own.working
        return self._lengths[unit]

    def _form(self, words: str) -> str:
        """How a duration is written, with the number and the unit that were meant, if any."""
        range = re.sub(_RANGE, r"\1-\2", words)
        if _PART.fullmatch(range) and range != words:
            try:
                return f"write `{self.parse(range)}`"
            except DurationError as error:
                return error.help
        numbers = re.findall(r"\d+[.,]\d+|\d+|\bhalf\b", words.casefold())
        if any(not number.isdecimal() for number in numbers):
            return "write whole numbers: `30 minutes`, `1 hour 30 minutes`, `4 working hours`"
        part = _PART.fullmatch(" ".join((*(numbers or "2")[-1:], *re.findall(_LAST, words))))
        if part is not None and part[0] != words:
            try:
                return f"{'write' if numbers else 'say how many, as in'} `{self.parse(part[0])}`"
            except DurationError as error:
                return error.help
        amount = int(numbers[0]) if len(numbers) == 1 else 2
        forms = [_amount(amount % 10**6, unit) for unit in ("minute", "working day")]
        forms += [_amount(amount % 10**6, unit) for unit in list(self.own_units)[:2]]
        return FORM + ", ".join(f"`{form}`" for form in forms)


def _iso_parts(text: str) -> tuple[tuple[Amount, str], ...]:
    match = re.fullmatch(_ISO, text)
    units = ("week", "calendar day", "hour", "minute")
    amounts = match.groups() if match else ()
    return tuple((Amount(int(n)), unit) for n, unit in zip(amounts, units, strict=False) if n)


def _amount(n: int, unit: str) -> str:
    return f"{n} {unit.removesuffix('s')}{'' if n == 1 else 's'}"
