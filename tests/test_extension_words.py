"""Are the fixed words of the pages translated? The catalogues against the code."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sphinx_support_process"
EXTENSION = PACKAGE / "sphinx"
CATALOGUES = sorted(EXTENSION.glob("locale/*/LC_MESSAGES/*.mo"))


def words() -> set[str]:
    """Every literal that the extension and views pass to `_`, and charts to `phrase`."""
    files = [
        path for room in ("sphinx", "pages", "chart") for path in (PACKAGE / room).rglob("*.py")
    ]
    return {
        node.args[0].value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == "_")
            or (isinstance(node.func, ast.Attribute) and node.func.attr == "phrase")
        )
        and isinstance(node.args[0], ast.Constant)
    }


def read(path: Path) -> dict[str, str]:
    """Each word of a compiled catalogue and its translation."""
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: said for key, said in catalogue.items() if key}


def test_there_is_a_french_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["fr"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_translates_every_word_and_no_other(path: Path) -> None:
    assert read(path).keys() == words()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_is_compiled_from_the_file_beside_it(path: Path) -> None:
    from babel.messages.pofile import read_po

    with path.with_suffix(".po").open("rb") as file:
        written = {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    assert read(path) == written
