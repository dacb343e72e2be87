"""Is a mystmd site shown what it was shown? Whole answers: a change that is meant writes them anew.

`python tests/test_whole_mystmd.py` does that; look at each difference before it is committed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import write
from kept import keep
from whole_projects import PROJECTS, calls

from sphinx_support_process.mystmd.site import answer

FOLDER = Path(__file__).parent / "whole" / "mystmd"
NAMES = ("everything", "format2", "odd")


def outline(node: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """A node and those in it, a line for each that is not among words."""
    children = node.get("children", [])
    if all(child["type"] in AMONG_WORDS or child.get("inline") for child in children):
        words = "".join(map(_words, children))
        yield f"{'  ' * depth}{_head(node)}{': ' if words else ''}{words}\n"
    else:
        yield f"{'  ' * depth}{_head(node)}\n"
        for child in children:
            yield from outline(child, depth + 1)


AMONG_WORDS = {"text", "strong", "emphasis", "crossReference", "inlineCode", "link", "break"}


def _words(node: dict[str, Any]) -> str:
    """What stands among words: as in Markdown, or all of it."""
    inside = "".join(map(_words, node.get("children", [])))
    match node:
        case {"type": "text", "value": value, **rest} if not rest:
            return str(value)
        case {"type": "crossReference", "label": label, "identifier": same, "children": _, **rest}:
            if same == label and not rest:
                return f"[{inside}](#{label})"
    return f"<{_head(node)}>{inside}"


def _head(node: dict[str, Any]) -> str:
    given = (
        f" {key}={json.dumps(value, ensure_ascii=False)}"
        for key, value in node.items()
        if key not in ("type", "children")
    )
    return f"{node['type']}{''.join(given)}"


def shown(project: str) -> Iterator[str]:
    """What a site gets for all views of a project, in the working directory."""
    write(Path.cwd(), {f"support/{name}": text for name, text in PROJECTS[project].items()})
    keys = [
        json.dumps([f"{page}.md", line, view, argument, options])
        for page in ("index", "others")
        for line, (view, argument, options) in enumerate(calls(project, page), 1)
    ]
    found = json.loads(json.dumps(answer(keys)))
    for key, nodes in found.pop("calls").items():
        yield f"\n{key}\n"
        for node in nodes:
            yield from outline(node)
    del found["watched"], found["version"]
    for what, told in found.items():
        yield f"\n{what}:\n"
        entries = told.items() if isinstance(told, dict) else enumerate(told)
        yield from (f"{key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in entries)


def written(project: str) -> str:
    """The same, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        return "".join(shown(project))


@pytest.mark.parametrize("project", NAMES)
def test_a_site_is_shown_what_it_was_shown(project: str) -> None:
    assert written(project) == (FOLDER / f"{project}.txt").read_text("utf-8")


if __name__ == "__main__":
    keep(FOLDER, {f"{project}.txt": written(project) for project in NAMES})
