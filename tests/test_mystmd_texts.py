"""Which texts become nodes by themselves, and which are left to the parser of mystmd."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_support_process.mystmd.texts import blocks_of, words_of
from sphinx_support_process.text.text import Text

WITHIN = {"process": "triage", "at": "support.yaml:5"}


def written(value: str) -> Text:
    return Text(value, "support.yaml", 4, 9, indent=10)


def line(value: str) -> list[dict[str, Any]]:
    """What a text of one line becomes."""
    (found,) = blocks_of(written(value), "triage", walking=False)
    children: list[dict[str, Any]] = found["children"]
    return children


def text(value: str) -> dict[str, Any]:
    return {"type": "text", "value": value}


def test_marks_that_every_dialect_reads_alike_become_nodes() -> None:
    assert line("Don't *wait*: **act now** (see `a  b`).") == [
        text("Don\u2019t "),
        {"type": "emphasis", "children": [text("wait")]},
        text(": "),
        {"type": "strong", "children": [text("act now")]},
        text(" (see "),
        {"type": "inlineCode", "value": "a  b"},
        text(")."),
    ]


def test_roles_and_links_become_references_that_the_plugin_leads() -> None:
    assert line("{term}`Outage`: {support:step}`it <read>` [book](https://a.org/b) [](#a.b)") == [
        {
            "type": "crossReference",
            "label": "Outage",
            "identifier": "term-outage",
            "children": [text("Outage")],
            "within": WITHIN,
        },
        text(": "),
        {
            "type": "crossReference",
            "role": {"kind": "step", "name": "read"},
            "children": [text("it")],
            "within": WITHIN,
        },
        text(" "),
        {
            "type": "link",
            "url": "https://a.org/b",
            "children": [text("book")],
            "within": WITHIN,
        },
        text(" "),
        {"type": "link", "url": "#a.b", "children": [], "within": WITHIN},
    ]


def test_links_of_a_walkthrough_say_so() -> None:
    (reference,) = words_of(written("{support:step}`read`"), "triage", walking=True)

    assert reference["within"] == {**WITHIN, "walking": True}


def test_each_paragraph_becomes_one_with_its_line() -> None:
    found = blocks_of(written("One,\ntwo.\n\n\n{term}`Three`\n"), "triage", walking=False)

    assert [it["type"] for it in found] == ["paragraph", "paragraph"]
    assert found[0]["children"] == [text("One,\ntwo.")]
    assert found[1]["children"][0]["within"]["at"] == "support.yaml:9"


@pytest.mark.parametrize(
    "value",
    [
        "- a list",
        "1. a step",
        "words\n% a comment",
        "# a heading",
        "Term\n: definition",
        "a hard  \nbreak",
        "```{note}\n```",
        "![picture](a.png)",
        "[file](a.md)",
        "[a *b*](#c)",
        "see [^1]",
        "{abbr}`X (y)`",
        "``a ` b``",
        "_now_",
        "***both***",
        "*a **b***",
        "a \\* b",
        "&amp;",
        "<b>",
        "$5",
        '"quoted"',
        "'quoted'",
        "example.org",
        "a@example.org",
        "see http://a.org",
        "a...",
        "(label)=\nwords",
        "\n\n",
    ],
)
def test_all_else_is_left_to_mystmd(value: str) -> None:
    assert blocks_of(written(value), "triage", walking=False) == [
        {
            "type": "support:text",
            "value": value,
            "file": "support.yaml",
            "line": 5,
            "process": "triage",
        }
    ]
