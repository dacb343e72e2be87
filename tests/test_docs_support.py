"""Is our own support process consistent? The example of the docs, checked strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import read

FILES = sorted((Path(__file__).parent.parent / "docs" / "support").glob("*.yaml"))


def test_the_example_of_the_docs_has_no_problem_even_under_strict() -> None:
    settings = Settings(strict=True, today=date(2026, 11, 23))
    assert check(Context(read(FILES), settings)) == ()


def test_the_example_of_the_docs_is_as_rich_as_it_says() -> None:
    support = read(FILES).support
    assert len(support.roles) + len(support.terms) >= 20
    assert len(support.templates) >= 5
    assert len(support.communities) == 6
