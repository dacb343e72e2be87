"""Is each of many short pages drafted as it was? A change that is meant writes the drafts anew.

They are pages that the documents of the benchmark do not resemble, each with its whole draft.
`python tests/test_whole_imports.py` writes those; look at each difference before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_import_drafts import drafted_from

from sphinx_support_process.importing.readers.failure import ReadingError

KEPT = Path(__file__).parent / "whole" / "imports.txt"
PAGE, DRAFT = "%%%% page ", "%%%% draft\n"


def pages() -> Iterator[tuple[str, str, str]]:
    """The name, the text and the draft of each page."""
    for case in KEPT.read_text("utf-8").split(PAGE)[1:]:
        page, _, draft = case.partition(DRAFT)
        name, _, text = page.partition("\n")
        yield name, text, draft


def drafted(name: str, text: str) -> str:
    """The draft of a page without what heads all of them, or why there is none."""
    try:
        return drafted_from(name, text.encode()).partition("\n\n")[2] + "\n"
    except ReadingError as error:
        return f"{error}\n\n"


KNOWN = [*pages()]


@pytest.mark.parametrize("number", range(len(KNOWN)))
def test_a_short_page_is_drafted_as_it_was(number: int) -> None:
    name, text, draft = KNOWN[number]
    assert drafted(name, text) == draft


if __name__ == "__main__":
    KEPT.write_text(
        "".join(f"{PAGE}{name}\n{text}{DRAFT}{drafted(name, text)}" for name, text, _ in KNOWN),
        "utf-8",
    )
