"""Does anything make the command stumble? Mutated files through all of check, fix and diff."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sphinx_support_process.changes.compare import compare
from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.load import Loaded, read_text
from sphinx_support_process.report import FORMATS, Report, write

ROOT = Path(__file__).parent.parent
ORIGINALS = [
    path.read_text("utf-8")
    for path in (
        ROOT / "docs" / "examples" / "grown-page.yaml",
        ROOT / "sphinx_support_process" / "starter.yaml",
    )
]
ODD = (
    "{",
    "}",
    "[",
    ": ",
    "- ",
    "\t",
    "\n",
    "|",
    '"',
    "*a",
    "&a ",
    "? ",
    "支",
    "\r",
    "\x85",
    "\x1b",
)
FITTING = ("step 2", "next: read\n", "90m", "PT30M", "<b>", "`", "%", "{term}`x`", "\r\n")


def mutated(text: str, chance: random.Random) -> str:
    """A text with a few parts deleted, repeated, or put in from elsewhere."""
    for _ in range(chance.randint(1, 4)):
        begin = chance.randrange(len(text))
        end = min(len(text), begin + chance.randint(1, 200))
        part = chance.choice([text[begin:end], "", *ODD, *FITTING])
        keep = chance.choice([begin, end])
        text = (text[:begin] + part + text[keep:]) or "x"
    return text


@pytest.mark.parametrize("seed", range(60))
def test_mutated_files_are_checked_told_fixed_and_compared(seed: int) -> None:
    chance = random.Random(seed)
    original = chance.choice(ORIGINALS)
    source = mutated(original, chance)
    loaded = read_text(source)
    report = Report(
        check(Context(loaded, Settings(strict=True))), ("support.yaml",), loaded.sources, width=80
    )

    assert all(write(report, format) for format in FORMATS if report.problems)
    assert_fixed_once(loaded)
    compare(read_text(original).support, loaded.support)


def assert_fixed_once(loaded: Loaded) -> None:
    """What was fixed can be read as well as before, and needs no fixing."""
    for text in fixed(loaded).texts.values():
        again = read_text(text)
        assert len(again.problems) <= len(loaded.problems)
        assert fixed(again).texts == {}
