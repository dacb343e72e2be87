"""What is shipped of our scripts and styles: all of them, nothing else, and how much."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import sphinx_support_process
from sphinx_support_process.sphinx.output import controls, due, lists, replies, trail
from sphinx_support_process.sphinx.output.assets import STATIC
from sphinx_support_process.sphinx.output.process import region

SOURCES = Path(sphinx_support_process.__file__).parent
SCRIPTS = {path.stem: path.read_text("utf-8") for path in sorted(STATIC.glob("script/*.js"))}
STYLES = {path.stem: path.read_text("utf-8") for path in sorted(STATIC.glob("style/*.css"))}


def test_each_source_is_shipped_and_nothing_else() -> None:
    assert sorted(path.relative_to(STATIC) for path in STATIC.glob("*/*")) == sorted(
        path.relative_to(SOURCES)
        for pattern in ("script/*", "style/*")
        for path in SOURCES.glob(pattern)
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_can_be_read_as_it_is_shipped(name: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node.js")
    subprocess.run([node, "--check", STATIC / f"script/{name}.js"], check=True)


WORDS = {
    "checklist": controls._words(),
    "due": due._words(),
    "filters": {"by": "", **lists._words("role"), **lists._words("word"), **lists._words("name")},
    "replies": replies._words(),
    "walkthrough": trail._words(),
    "chart": region._words(),
}
"""What each script says, by the names by which it asks for that."""


@pytest.mark.parametrize("name", WORDS)
def test_a_script_is_given_the_words_that_it_asks_for_and_no_others(name: str) -> None:
    parts = (name, "clock") if name == "due" else (name,)
    files = (SOURCES / "script" / f"support-process-{part}.js" for part in parts)
    source = "".join(file.read_text("utf-8") for file in files)
    asked = set(re.findall(r"\b(?:said|words)\.(\w+)", source))
    by_what_happens = {key for key in WORDS[name] if f'"{key}"' in source}
    assert WORDS[name].keys() == asked | by_what_happens


@pytest.mark.parametrize("text", [*SCRIPTS.values(), *STYLES.values()])
def test_nothing_that_is_shipped_has_a_remark_or_names_a_map(text: str) -> None:
    assert not re.search(r"/\*|sourceMappingURL", text)


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        ("core", 3_000),
        ("bars chart", 6_000),
        ("replies", 7_000),
        ("clock due", 8_000),
        ("checklist", 6_000),
        ("levels walkthrough", 11_000),
        ("filters", 2_000),
    ],
)
def test_a_script_stays_small(parts: str, most: int) -> None:
    texts = [SCRIPTS[f"support-process-{part}"] for part in parts.split()]
    assert len("".join(texts).encode()) <= most


@pytest.mark.parametrize(
    ("texts", "most", "most_packed"),
    [(SCRIPTS, 43_000, 13_000), (STYLES, 28_000, 7_100)],
    ids=["scripts", "styles"],
)
def test_all_together_stay_small(texts: dict[str, str], most: int, most_packed: int) -> None:
    together = "".join(texts.values()).encode()
    assert len(together) <= most
    assert len(gzip.compress(together)) <= most_packed
