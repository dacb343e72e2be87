"""Which views look different when nothing but a longer text changes?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sphinx_support_process.known.known import Known
from sphinx_support_process.load import read
from sphinx_support_process.load.plan import made
from sphinx_support_process.model import Support
from sphinx_support_process.model.fields import ListOf, Scalar, keys
from sphinx_support_process.model.record import Record
from sphinx_support_process.model.shape import REST, shapes
from sphinx_support_process.pages.view import Asked, View, files
from sphinx_support_process.pages.views import VIEWS
from sphinx_support_process.text.kinds import Markdown
from sphinx_support_process.text.text import Text

TESTS = Path(__file__).parent
FOLDERS = {
    "everything": TESTS / "random_edits" / "support",
    "compass": TESTS.parent / "docs" / "support",
}
OTHER = "Other **words**.\n\n- Of {term}`Incidents`, and {support:role}`agent`\n- So\n"
TODAY = date(2026, 2, 15)


def with_other_texts(value: Any, file: str, kind: Any = None) -> Any:
    """The same with other longer texts in a file."""
    if isinstance(value, Record):
        of = {key.field: key.shape for key in keys(type(value)).values()}
        texts = {field for field in of if of[field] in (Scalar(Markdown), ListOf(Scalar(Markdown)))}
        return made(
            type(value),
            {
                field: with_other_texts(each, file, Markdown if field in texts else None)
                for field, each in vars(value).items()
            },
        )
    if isinstance(value, Mapping):
        return {key: with_other_texts(each, file) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(with_other_texts(each, file, kind) for each in value)
    return value.like(OTHER) if kind and isinstance(value, Text) and value.file == file else value


def asked(support: Support) -> Iterator[tuple[View, Asked]]:
    """Every view with all its flags, of every definition that its argument may name."""
    for view in VIEWS.values():
        flags = tuple((name, "") for name, kind in view.options.items() if kind == "flag")
        for id in getattr(support, view.of) if view.of else [""]:
            yield view, Asked(view.name, str(id), flags)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_longer_text_changes_only_views_that_show_its_file_or_search_in_all_texts(folder):
    support = read(sorted(FOLDERS[folder].glob("*.yaml"))).support
    sources = {id.file for named in (support.processes, support.roles) for id in named}
    known, unexpected = Known(support, TODAY), []
    others = {file: Known(with_other_texts(support, file), TODAY) for file in sources}
    for view, each in asked(support):
        searches = known.searches
        content = view.content(known, each)
        if known.searches == searches:
            shown = {*files(content)}
            unexpected += [
                (each, file)
                for file in sources - shown
                if repr(view.content(others[file], each)) != repr(content)
            ]
    assert unexpected == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_shape_of_a_file_stays_when_its_longer_texts_change(folder):
    support = read(sorted(FOLDERS[folder].glob("*.yaml"))).support
    for file in {id.file for id in support.processes}:
        other = with_other_texts(support, file)
        assert shapes(other, [file]) == shapes(support, [file])


def shape_of(path: Path, yaml: str) -> Mapping[str, str]:
    path.write_text(yaml, "utf-8")
    return shapes(read([path]).support, [str(path)])


PROCESS = """\
calendar: {{working: {{days: mon-fri, hours: "09:00-17:00", timezone: UTC}}}}
processes:
  triage:
    title: {title}
    goal: |
      {goal}
    steps:
      - {{id: read, title: Read, warning: {warning}, text: {text}}}
"""
SAID = {"title": "Triage", "goal": "Of all.", "text": "Twice.", "warning": "[Not late.]"}


def test_a_shape_tells_whether_there_is_a_text_and_how_many_and_what_the_rest_says(tmp_path):
    path = tmp_path / "support.yaml"
    before = shape_of(path, PROCESS.format(**SAID))

    def changed(**said: str) -> bool:
        return shape_of(path, PROCESS.format(**SAID | said)) != before

    assert not changed(goal="Of some.", text="Once.", warning="[Not early.]")
    assert changed(title="Triages")
    assert changed(text='""')
    assert changed(warning="[Not late., Not early.]")
    assert before.keys() == {str(path), REST}
