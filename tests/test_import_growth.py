"""Does an import of four times as much do no more than about four times the work?"""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from repeats import REPEATS, repeated

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.yaml import written

FEW, TIMES = 25, 4


def calls(page: str) -> int:
    """How many functions an import of a page calls, of Python and of C."""
    count = 0

    def notice(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(notice)
    try:
        written(draft_of([("page.md", page)]), ["page.md"])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", REPEATS)
def test_four_times_the_pieces_are_about_four_times_the_work(name: str) -> None:
    calls(repeated(name, 2))  # what is compiled once, and remembered
    few, many = calls(repeated(name, FEW)), calls(repeated(name, TIMES * FEW))
    assert many < 1.05 * TIMES * few
