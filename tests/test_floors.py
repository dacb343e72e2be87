"""Do imports point down only? The floors of the package, held to the imports in its files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sphinx_support_process"
FLOORS = {
    0: {"text", "problem", "record", "model", "fields", "names", "suggest"},
    1: {"load", "schema", "flow", "calendar"},
    2: {"report", "checks", "chart", "changes", "importing"},
    3: {"convert"},  # SVG is a chart, BPMN has its positions
    4: {"commands", "extension"},
    5: {"cli"},
    6: {"__main__"},
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
DOCS_ENGINES = {"sphinx", "docutils", "myst_parser"}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The module or folder right in the package that a file belongs to; `` for its root."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if part == "__init__" else part


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it."""
    package = ["sphinx_support_process", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_from_its_own_room_and_from_floors_below_only(path: Path) -> None:
    here = room(path)
    if not here:
        return
    assert here in FLOOR_OF, f"give `{here}` a floor here and in the design"
    for name in imported(path):
        engine, _, rest = name.partition(".")
        if engine in DOCS_ENGINES:
            assert here == "extension", f"only extension/ may import {engine}"
        other = rest.split(".")[0]
        if engine == "sphinx_support_process" and other in FLOOR_OF and other != here:
            below = FLOOR_OF[other] < FLOOR_OF[here]
            assert below or FLOOR_OF[here] == FLOOR_OF[other] == 0, f"{here} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_opens_with_a_sentence_and_is_of_a_size_to_read(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "say which question the module answers"
    declaration = path.name == "model.py"  # of the whole format, with a sentence for every key
    assert len(text.splitlines()) <= (320 if declaration else 250)
