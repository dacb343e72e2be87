"""Are the fixed words of the pages translated? The catalogues against the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from catalogues import CATALOGUES, LANGUAGES, translated

PACKAGE = Path(__file__).parent.parent / "sphinx_support_process"


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


def test_the_words_come_in_french_german_and_spanish() -> None:
    assert LANGUAGES == ["de", "es", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_word_and_no_other(language: str) -> None:
    assert translated(language).keys() == words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_compiled_from_the_file_beside_it(language: str) -> None:
    from babel.messages.pofile import read_po

    with CATALOGUES[language].with_suffix(".po").open("rb") as file:
        written = {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    assert translated(language) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_each_message_once(language: str) -> None:
    written = CATALOGUES[language].with_suffix(".po").read_text("utf-8")
    messages = re.findall('^msgid "(.+)"$', written, re.MULTILINE)
    assert sorted(messages) == sorted(set(messages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_placeholders(language: str) -> None:
    placeholder = re.compile(r"\{\w+\}")
    assert [
        message
        for message, said in translated(language).items()
        if sorted(placeholder.findall(message)) != sorted(placeholder.findall(said))
    ] == []
