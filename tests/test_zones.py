"""Which time zones are taken? The newer ones, of the system or of the package `tzdata`."""

from __future__ import annotations

import sys
import zoneinfo
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import tzdata

from sphinx_support_process.clock import zones
from sphinx_support_process.clock.zones import Zones, newest_zones, zone_called

PACKAGE = Path(tzdata.__file__).parent / "zoneinfo"


@pytest.fixture(autouse=True)
def path() -> Iterator[None]:
    """Look for zones where each test says."""
    before = zoneinfo.TZPATH
    zones._newest.cache_clear()
    yield
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()
    zones._newest.cache_clear()


def system(folder: Path, file: str, line: str) -> None:
    """A system in which Berlin has the time of Tokyo."""
    (folder / "Europe").mkdir()
    (folder / "Europe/Berlin").write_bytes((PACKAGE / "Asia/Tokyo").read_bytes())
    (folder / file).write_text(line, "utf-8")
    zoneinfo.reset_tzpath([str(folder)])
    zoneinfo.ZoneInfo.clear_cache()


def hours(name: str) -> float:
    """How far a clock is ahead of UTC in a winter."""
    offset = datetime(2026, 12, 1, tzinfo=zone_called(name)).utcoffset()
    assert offset is not None
    return offset.total_seconds() / 3600


@pytest.mark.parametrize(("file", "line"), [("tzdata.zi", "# version %s\n"), ("+VERSION", "%s\n")])
def test_newer_zones_of_the_system_are_taken(tmp_path: Path, file: str, line: str) -> None:
    system(tmp_path, file, line % "2999b")
    assert newest_zones() == Zones("2999b", packaged=False)
    assert hours("Europe/Berlin") == 9


def test_a_newer_package_is_taken_and_what_it_lacks_from_the_system(tmp_path: Path) -> None:
    system(tmp_path, "tzdata.zi", "# version 2019a\n")
    (tmp_path / "Here").write_bytes((PACKAGE / "Asia/Tokyo").read_bytes())
    assert newest_zones() == Zones(tzdata.IANA_VERSION, packaged=True)
    assert (hours("Europe/Berlin"), hours("Here")) == (1, 9)


@pytest.mark.parametrize("line", ["", "# no version\n", "# version \udcff"])
def test_a_system_that_does_not_say_its_version_is_taken_to_be_older(
    tmp_path: Path, line: str
) -> None:
    system(tmp_path, "tzdata.zi", "")
    (tmp_path / "tzdata.zi").write_bytes(line.encode("utf-8", "surrogateescape"))
    assert newest_zones() == Zones(tzdata.IANA_VERSION, packaged=True)


def test_without_the_package_the_system_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system(tmp_path, "any", "")
    monkeypatch.setitem(sys.modules, "tzdata", None)
    assert newest_zones() == Zones("", packaged=False)
    assert hours("Europe/Berlin") == 9


@pytest.mark.parametrize(
    "name", ["../Berlin", "/etc/passwd", "Europe/Berln", "", "/".join("a" * 500)]
)
def test_a_name_of_no_zone_is_refused(name: str) -> None:
    with pytest.raises((KeyError, ValueError, OSError)):
        zone_called(name)
