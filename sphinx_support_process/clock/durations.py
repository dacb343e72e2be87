"""How long is that? The closed grammar of durations, and the team's working time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..model import Calendar
from ..text.problem import short
from ..text.suggest import closest
from .week import Week

UNITS = {
    "minute": 1,
    "hour": 60,
    "calendar day": 24 * 60,
    "week": 7 * 24 * 60,
    "working hour": 60,
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
    "month": "months differ in length: write weeks or days",
    "quarter": "quarters differ in length: write weeks or days",
    "year": "years differ in length: write weeks or days",
    "second": "the shortest unit is a minute",
}
_PART = re.compile(r"(\d{1,6}) ?([^\W\d_]+(?:[ -][^\W\d_]+)*)")
_LAST = r"\b(?:(?:working|calendar) )?[^\W\d_]+$"
_ISO = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?")
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


class Duration(NamedTuple):
    """A length of time: parts of an amount and a unit, and its minutes, elapsed or working."""

    parts: tuple[tuple[int, str], ...]
    minutes: int
    working: bool

    def __str__(self) -> str:
        """The canonical form, which parses to the same duration."""
        return " ".join(_amount(n, unit) for n, unit in self.parts)

    @property
    def iso(self) -> str:
        """Its elapsed time in ISO 8601, which knows no working time."""
        weeks, rest = divmod(self.minutes, UNITS["week"])
        if weeks and not rest:
            return f"P{weeks}W"
        days, rest = divmod(self.minutes, UNITS["calendar day"])
        amounts = zip(divmod(rest, 60), "HM", strict=True)
        time = "".join(f"{amount}{unit}" for amount, unit in amounts if amount)
        date = f"{days}D" if days else ""
        return f"P{date}T{time}" if time else f"P{date or 'T0M'}"


class Clock:
    """Reads durations by a team's calendar.

    A working day has 8 hours where the calendar gives no hours; the rule `calendar-incomplete`
    tells of that.
    """

    def __init__(self, calendar: Calendar | None = None) -> None:
        self.day_minutes = Week(calendar).day_minutes
        self.own_units: Mapping[str, str] = {
            name.casefold(): text for name, text in (calendar.units if calendar else {}).items()
        }
        self._names = {name: name for name in (*UNITS, "working day", *self.own_units)} | _SHORT
        self._lengths: dict[str, tuple[int, bool]] = {}

    def parse(self, text: str) -> Duration:
        """The duration that a text says. Raises DurationError."""
        return self._parse(text, frozenset())

    def _parse(self, text: str, using: frozenset[str]) -> Duration:
        words = " ".join(text[: _LONGEST + 1].split())
        parts = _iso_parts(words) or self._parts(words)
        minutes, clocks = 0, set()
        for amount, unit in parts:
            each, working = self._length(unit, using)
            minutes += amount * each
            clocks.add(working)
        if len(clocks) > 1:
            raise DurationError(
                f"`{words}` mixes working and elapsed time", "say it in one of the two"
            )
        return Duration(parts, minutes, clocks.pop())

    def _parts(self, words: str) -> tuple[tuple[int, str], ...]:
        plain = words.replace(",", " ").replace(" and ", " ")
        matches = list(_PART.finditer(plain))
        if len(words) > _LONGEST or not matches or _PART.sub("", plain).strip():
            raise DurationError(f"`{short(words)}` is no duration", self._form(words))
        return tuple((int(match[1]), self._unit(match)) for match in matches)

    def _unit(self, match: re.Match[str]) -> str:
        """The name of the unit in a part."""
        written = match[2].casefold()
        singular = written.removesuffix("s")
        for name in (written, singular, f"{singular}s"):
            if name in self._names:
                return self._names[name]
        raise DurationError(
            f"`{match[0]}` has no unit of time that is known here",
            self._meant(match, singular),
            unit=singular,
        )

    def _meant(self, match: re.Match[str], unit: str) -> str:
        """What to write instead of an unknown unit."""
        amount = int(match[1])
        if unit in _ADVICE:
            return re.sub(r"{([a-z ]+)}", lambda name: _amount(amount, name[1]), _ADVICE[unit])
        near = closest(unit, [name for name in self._names if len(name) > 3])
        return (
            f"did you mean `{_amount(amount, self._names[near])}`?"
            if near
            else self._form(match[0])
        )

    def _length(self, unit: str, using: frozenset[str]) -> tuple[int, bool]:
        """The minutes of one unit, and whether they are working time."""
        if unit == "working day":
            return self.day_minutes, True
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
            self._lengths[unit] = own.minutes, own.working
        return self._lengths[unit]

    def _form(self, words: str) -> str:
        """How a duration is written, with the number and the unit that were meant, if any."""
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
        return "write a whole number and a unit: " + ", ".join(f"`{form}`" for form in forms)


def _iso_parts(text: str) -> tuple[tuple[int, str], ...]:
    match = _ISO.fullmatch(text)
    units = ("week", "calendar day", "hour", "minute")
    amounts = match.groups() if match else ()
    return tuple((int(n), unit) for n, unit in zip(amounts, units, strict=False) if n)


def _amount(n: int, unit: str) -> str:
    return f"{n} {unit.removesuffix('s')}{'' if n == 1 else 's'}"
