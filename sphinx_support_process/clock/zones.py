"""Is there such a time zone? Names of the IANA database, where the machine has one."""

from __future__ import annotations

import re

from ..text.suggest import closest

_SHORT = r"[A-Z]{1,5}(?:[+-].*)?"
_SHAPE = r"[A-Z][A-Za-z]+(?:/[A-Z][\w+-]+){1,2}"
"""What names look like, for machines that cannot look them up."""
_LONGEST = 100
"""No name is longer; a name is looked up as a path, and each part of it takes a part of the stack."""


def is_zone(name: str) -> bool:
    """Whether a text names a time zone; where none are known, whether it looks like a name."""
    if name == "UTC":
        return True
    if len(name) > _LONGEST:
        return False
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return not _known() and re.fullmatch(_SHAPE, name) is not None
    return True


def zone_meant(name: str) -> str | None:
    """The zone that a text most likely means: by its spelling, or by the city alone.

    Short forms such as `CEST` are alike and hours apart; they mean none.
    """
    if re.fullmatch(_SHORT, name):
        return None
    known = _known()
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(known, reverse=True)}
    city = closest(name.rpartition("/")[2].strip().replace(" ", "_"), cities, cutoff=0.85)
    return closest(name, known, cutoff=0.8) or (cities[city] if city else None)


def _known() -> set[str]:
    from zoneinfo import available_timezones

    return available_timezones()
