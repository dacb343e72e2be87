"""Does the script of the pages count due times as Python does? `.ci/clock` asks Node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from due_cases import COUNT, SCRIPT, answer, plain, random_cases, stored, told
from test_due import packaged_zones

__all__ = ["packaged_zones"]


@pytest.fixture(scope="module")
def cases() -> tuple[list[Any], list[Any]]:
    """The stored cases for the script and what they say, then random ones and what Python says."""
    known, others = list(stored()), random_cases(150, seed=15)
    given = [plain(case) for _, case in known] + [plain(case) for case in others]
    return given, [told(case) for case, _ in known] + [answer(case) for case in others]


@pytest.fixture(scope="module", params=["UTC", "Pacific/Auckland", "America/St_Johns"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page with the script, of a reader in some time zone."""
    page = browser.new_page(timezone_id=request.param)
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    yield page
    page.close()


def test_the_script_says_the_same_wherever_the_reader_is(page: Any, cases: Any) -> None:
    given, wanted = cases
    found = page.evaluate(COUNT, given)

    assert len(found) == 824 + 150
    for case, one, other in zip(given, found, wanted, strict=True):
        assert one == other, case


def test_the_random_cases_are_due_stopped_and_in_error(cases: Any) -> None:
    _, wanted = cases
    assert min(Counter(map(tuple, wanted[824:])).values()) >= 5
