"""Is any English left on the pages of a site in another language? Texts there are invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from building import body, build, md
from catalogues import LANGUAGES, translated
from docutils.languages import get_language

INVENTED = Path(__file__).with_name("invented.yaml").read_text("utf-8")
"""Each view has something to say of it, and no word of its texts is one of a language."""

VIEWS = (
    *("overview", "process snarf", "process grull", "process zwick", "checklist snarf"),
    *("checklist zwick", "chart snarf", "walkthrough snarf", "due snarf", "due zwick"),
    *("role quib", "role vorl", "role crum", "responsibilities", "promises", "levels murk"),
    *("glossary", "priorities wug", "templates", "statistics"),
)
PAGE = f"""\
# Blat

{{support:step}}`snarf.spek`, {{support:role}}`quib`, {{support:level}}`gron`.

{md(*VIEWS)}
```{{support:representatives}}
:step: snarf.ront
:former:
```
"""
FILES = {"support/team.yaml": INVENTED, "index.md": PAGE}
SHOWN = {"aria-label", "title", "alt", "placeholder", "data-copied"}
TOLD = {"data-words", "data-reply", "data-told"}
"""What elements tell readers, and scripts."""

RESPONSIBLE = re.compile(r"\b[RACI]+\b")


class _Shown(HTMLParser):
    """All that readers and scripts of a page are told."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(body(page))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN:
                self.said.append(value or "")
            elif name in TOLD:
                self.said += _texts(json.loads(value or "null"))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):  # `by` says to the script alone what is looked up
        yield from _texts([part for key, part in told.items() if key != "by"])
    elif isinstance(told, list):
        for part in told:
            yield from _texts(part)


def _words(*texts: str) -> set[str]:
    """The words of texts, without placeholders."""
    plain = " ".join(re.sub(r"\{\w+\}", "", text) for text in texts)
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", plain)}


def _labels(language: str) -> list[str]:
    """What docutils writes over a warning, an attention …"""
    return [*get_language(language).labels.values()]


def _foreign(language: str, said: Iterable[str]) -> list[str]:
    """The words that are neither invented nor of a language."""
    catalogue = translated(language)
    invented = _words(INVENTED) - _words(*catalogue)
    return sorted(_words(*said) - invented - _words(*catalogue.values(), *_labels(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_page_is_the_teams_or_of_its_language(tmp_path: Path, language: str) -> None:
    built = build(tmp_path, FILES, language=language, html_permalinks=False)

    said = [text for text in _Shown(built["index.html"]).said if not RESPONSIBLE.fullmatch(text)]
    assert built.warnings == []
    assert _foreign(language, said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_is_each_word_where_nothing_can_be_drawn_or_pressed(
    tmp_path: Path, language: str
) -> None:
    narrow = {"index.md": PAGE.replace(md("statistics"), "")}  # its columns break long words
    built = build(tmp_path, FILES | narrow, "text", language=language)

    said = RESPONSIBLE.sub("", built["index.txt"])
    assert built.warnings == []
    assert _foreign(language, [said]) == []
