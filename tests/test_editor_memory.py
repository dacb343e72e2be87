"""How much does the server grow while one types? Hardly."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import FLOW, write
from lsp import Client, client

TYPED = "Read `it`,\tagain: {who: 'me', # why\n  text: |\n"


def type_on(editor: Client, strokes: range) -> None:
    """Type in the midst of a file, which is no YAML most of the time, and pause now and then."""
    for stroke in strokes:
        typed = TYPED[: stroke % len(TYPED)]
        editor.type("support/flow.yaml", FLOW.replace("It is not", typed) + f"# {stroke}\n")
        if stroke % 10 == 0:
            editor.rest()
        editor.sent.clear()


def test_texts_that_were_typed_are_let_go_without_a_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        editor.rest()
        monkeypatch.setattr(gc, "collect", int)  # what is collected late leaves holes in memory
        gc.disable()
        tracemalloc.start()
        try:
            type_on(editor, range(100))
            before, _ = tracemalloc.get_traced_memory()
            type_on(editor, range(100, 300))
            after, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
            gc.enable()
    assert after - before < 1_000_000
