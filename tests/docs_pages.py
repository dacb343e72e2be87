"""The pages of the docs, and the blocks of code in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.glob("*.md")),
    *sorted(DOCS.glob("help/*.md")),
    *sorted(DOCS.glob("how-to/*.md")),
    *sorted(DOCS.glob("reference/*.md")),
    *sorted(DOCS.glob("understand/*.md")),
]
FENCE = re.compile(
    r"^(?P<in> *)(?P<ticks>```+)(?P<what>\S.*)\n(?P<text>(?:.*\n)*?)(?P=in)(?P=ticks)$",
    re.MULTILINE,
)
WRITTEN = re.compile(r"Write (?:\S+ )*?`([^`]+)`")
NAMED = re.compile(r"# (\S+\.\w+)\n")


@dataclass(frozen=True)
class Block:
    """A block of code, without the indentation of a list; ``file`` is what it is written to."""

    language: str
    text: str
    file: str | None


def blocks(page: Path) -> Iterator[Block]:
    """A file is named by the sentence above it, ``Write `conf.py`:``, or by its first line."""
    source = page.read_text("utf-8")
    for match in FENCE.finditer(source):
        lines = match["text"].splitlines(keepends=True)
        text = "".join(line.removeprefix(match["in"]) for line in lines)
        above = source[: match.start()].rstrip().rpartition("\n\n")[2]
        named = WRITTEN.match(above.strip()) or NAMED.match(text)
        yield Block(match["what"].strip(), text, named[1] if named else None)


def fenced(page: Path, *languages: str) -> list[str]:
    """The examples of a page in these languages, those within lists and tabs included."""
    return [block.text for block in blocks(page) if block.language in languages]
