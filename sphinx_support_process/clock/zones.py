"""Which time zones are there? The IANA database, from the system or the package `tzdata`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.named import NamedTuple
from ..text.suggest import closest

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_SHORT = r"[A-Z]{1,5}(?:[+-].*)?"
_SHAPE = r"[A-Z][A-Za-z]+(?:/[A-Z][\w+-]+){1,2}"
"""What names look like, for machines that cannot look them up."""
_LONGEST = 100
"""No name is longer. It is looked up as a path, and each part of that takes some of the stack."""

_VERSIONS = ("tzdata.zi", "+VERSION")
"""The files of a system whose first line ends with the version of its zones."""


class Zones(NamedTuple):
    """Where zones come from: their version as in `2026f`, empty if nothing says it."""

    version: str
    packaged: bool


def newest_zones() -> Zones:
    """The newer of the zones of the system and of the package `tzdata`."""
    import zoneinfo

    return _newest(zoneinfo.TZPATH)


def zone_called(name: str) -> ZoneInfo:
    """The zone of a name, from the newest zones. Raises KeyError, ValueError or OSError."""
    from zoneinfo import ZoneInfo

    if len(name) > _LONGEST:
        raise ValueError(name)  # Python would look for a package within a package for each `/`
    return _packaged(name) if newest_zones().packaged else ZoneInfo(name)


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
    city = closest(name.rpartition("/")[2].strip().replace(" ", "_"), cities, cutoff=0.8)
    return closest(name, known, cutoff=0.8) or (cities[city] if city else None)


def _known() -> set[str]:
    from zoneinfo import available_timezones

    return available_timezones()


@lru_cache
def _newest(folders: tuple[str, ...]) -> Zones:
    from importlib import import_module

    try:
        packaged = str(import_module("tzdata").IANA_VERSION)
    except ImportError:
        packaged = ""
    system = next(filter(None, map(_version, folders)), "")
    return Zones(max(packaged, system), packaged > system)


def _version(folder: str) -> str:
    """The version of the zones in a folder, empty if there are none or they do not say it."""
    from pathlib import Path

    for name in _VERSIONS:
        try:
            with Path(folder, name).open(encoding="utf-8") as file:
                found = re.search(r"\b(\d{4}[a-z]+)$", file.readline(100).strip())
        except (OSError, ValueError):
            continue
        if found:
            return found[1]
    return ""


@lru_cache
def _packaged(name: str) -> ZoneInfo:
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    found = ZoneInfo(name)  # which refuses what is no name but a path
    try:
        with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
            return ZoneInfo.from_file(file, name)
    except OSError:
        return found
