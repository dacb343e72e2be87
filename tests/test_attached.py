"""Which files does a text show or hand out? By the names that are written in it."""

from __future__ import annotations

import pytest

from sphinx_support_process.text.attached import attached


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](b.png)", ["image b.png at 5"]),
        ("![a](<my form.png>)", ["image my form.png at 6"]),
        ('![a]( b.png "A title")', ["image b.png at 6"]),
        ("![a](b(1).png)", ["image b(1).png at 5"]),
        (r"![a](b\_c.png)", ["image b_c.png at 5"]),
        (r"![\]](b.png)", ["image b.png at 6"]),
        ("[![a](b.png)](https://example.org)", ["image b.png at 6"]),
        ("![a](b.png) and ![c](d.png)", ["image b.png at 5", "image d.png at 21"]),
        ("{download}`a.txt`", ["download a.txt at 11"]),
        ("{download}`The form <a b.txt>`", ["download a b.txt at 21"]),
        ("```{image} a.png\n:alt: ![x](y.png)\n```", ["image a.png at 11"]),
        (
            ":::{figure} a.png\n\nCaption ![b](c.png)\n:::",
            ["image a.png at 12", "image c.png at 32"],
        ),
        ("````{note}\n```{image} a.png\n```\n````", ["image a.png at 22"]),
        ("```{note} As in ![a](b.png)\n```", ["image b.png at 21"]),
    ],
)
def test_a_picture_or_a_download_is_found_where_its_name_stands(text, found):
    assert [f"{it.kind} {it.name} at {it.offset}" for it in attached(text)] == found
    assert all(it.length >= len(it.name) for it in attached(text))


@pytest.mark.parametrize(
    "text",
    [
        "`![a](b.png)`",
        r"\![a](b.png)",
        "[a](b.png)",
        "![a][b]",
        "% ![a](b.png)",
        "```\n![a](b.png)\n```",
        "````md\n```{image} a.png\n```\n````",
        "{file}`a.png`",
        "```{image}\n```",
    ],
)
def test_what_shows_and_hands_out_no_file_names_none(text):
    assert list(attached(text)) == []
