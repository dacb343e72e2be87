"""1,500 random places of our own example, the line cut there: is it known what may stand there?"""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from cursor_places import Cut, cuts
from lsp import Client, client

from sphinx_support_process.server.cursor.stack import stack_at
from sphinx_support_process.server.cursor.wanted import wanted
from sphinx_support_process.server.protocol.positions import Positions
from sphinx_support_process.text import kinds

EXAMPLE = Path(__file__).parent.parent / "docs" / "support"
FILES = sorted(EXAMPLE.glob("*.yaml"))
IDS = {kinds.RoleId, kinds.ProcessId, kinds.TemplateId, kinds.Target, kinds.Since, kinds.Status}


def is_known(cut: Cut) -> bool:
    """Whether the keys above the cursor are found, and whether a key or a value stands there.

    What stands first in an entry of a list may be either.
    """
    stack = stack_at(cut.text, cut.offset)
    if stack is None:
        return False
    names = ("[]" if frame.is_list else frame.key for frame in stack.frames)
    path = tuple(name for name in names if name is not None)
    is_first = stack.at_key and cut.scalar.path[-1:] == ("[]",)
    return path == cut.scalar.path and (stack.at_key == cut.scalar.is_key or is_first)


def test_the_keys_above_the_cursor_are_known_at_all_places() -> None:
    found = [is_known(cut) for cut in cuts(FILES, 1500, 1)]
    assert found.count(True) == 1500


def test_they_are_known_below_a_line_that_is_broken_as_well() -> None:
    found = [is_known(cut) for cut in cuts(FILES, 1500, 1, broken=True)]
    assert found.count(True) >= 1490


@pytest.fixture
def example(tmp_path: Path) -> Path:
    copytree(EXAMPLE, tmp_path / "support")
    return tmp_path


def offered(editor: Client, cut: Cut) -> set[str]:
    """What is offered in a file that is opened as it is, so that no earlier text is known."""
    name = f"support/{cut.file.name}"
    editor.open(name, cut.text)
    position = Positions(cut.text, "utf-16").position(cut.offset)
    place = editor.at(name, position["line"], position["character"])
    return {item["label"] for item in editor.ask("textDocument/completion", **place)["items"]}


def holds_id(cut: Cut) -> bool:
    stack = stack_at(cut.text, cut.offset)
    what = wanted(stack) if stack is not None else None
    if what is None or what.key == "statuses":  # which are defined there
        return False
    return what.kind in IDS and not cut.scalar.is_key


@pytest.mark.parametrize("broken", [False, True])
def test_the_id_that_stood_there_is_offered_though_the_file_was_never_read(
    example: Path, *, broken: bool
) -> None:
    places = [cut for cut in cuts(FILES, 1500, 2, broken=broken) if holds_id(cut)]
    found = []
    for cut in places:
        with client(example) as editor:
            found.append(cut.scalar.text in offered(editor, cut))
    assert len(found) > 100
    assert found.count(True) >= 0.99 * len(found)
