"""Is each document drafted as it was? Whole drafts: a change that is meant writes them anew.

`python tests/test_import_drafts.py` does that; look at each difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from kept import keep

from sphinx_support_process.importing import read_into
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.page import page_of
from sphinx_support_process.importing.draft.told import as_text
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read

FOLDER = Path(__file__).parent / "drafts"
DOCUMENTS = Path(__file__).parents[1] / "benchmarks" / "import_documents"
NAMES = sorted(path.name for path in DOCUMENTS.iterdir() if not path.match("*.judged.yaml"))


def drafted(name: str) -> str:
    """What a document of the benchmark becomes."""
    return drafted_from(name, (DOCUMENTS / name).read_bytes())


def drafted_from(name: str, content: bytes) -> str:
    """The draft of a document, the page that shows it, and what is told of it."""
    found = read(name, content)
    reader = read_into(found)
    text = written(reader.draft, [name])
    page = page_of(reader.sections, reader.draft)
    told = as_text(account(found, reader.draft, text))
    parts = (text, page, told)
    return f"\n{'-' * 8}\n\n".join(f"{part.strip()}\n" for part in parts)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_drafted_as_it_was(name: str) -> None:
    assert drafted(name) == (FOLDER / f"{name}.txt").read_text("utf-8")


def test_there_is_no_draft_of_a_document_that_is_gone() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{name}.txt" for name in NAMES]


if __name__ == "__main__":
    keep(FOLDER, {f"{name}.txt": drafted(name) for name in NAMES})
