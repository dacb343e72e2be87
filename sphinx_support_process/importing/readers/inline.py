"""How are runs made of text that is laid out? White space as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .blocks import MYST, Inline, Run

_SPACE = re.compile(r"[ \t\n\r\f]+")
BREAK = "\u2028"
"""Stands for a line break that a document asks for."""


def laid_out(runs: Iterable[Run]) -> Inline:
    """Runs without the white space of the source, with the line breaks that were asked for."""
    found: list[Run] = []
    ends_in_space = True
    for run in runs:
        text = _SPACE.sub(" ", run.text.replace("\xa0", " "))
        text = re.sub(f" ?{BREAK} ?", "\n", text)
        if ends_in_space:
            text = text.lstrip(" ")
        if not text:
            continue
        ends_in_space = text[-1] in " \n"
        if found and (found[-1].marks, found[-1].link) == (run.marks, run.link):
            found[-1] = replace(found[-1], text=found[-1].text + text)
        else:
            found.append(replace(run, text=text))
    return trimmed(found)


def trimmed(runs: Iterable[Run]) -> Inline:
    """Runs without white space at both ends."""
    found = list(runs)
    while found and not found[-1].text.strip():
        found.pop()
    while found and not found[0].text.strip():
        found.pop(0)
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
        found[0] = replace(found[0], text=found[0].text.lstrip())
    return tuple(found)


def ticks(text: str) -> str:
    """As many ticks as a text needs around it to be code."""
    return "`" * (1 + max((len(found) for found in re.findall("`+", text)), default=0))


def picture(words: str, file: str = "#", link: str | None = None) -> Run:
    """The run that stands for a picture in a line, with the words for it."""
    safe = words.replace("[", "(").replace("]", ")")
    return Run(f"![{safe}]({file})", frozenset({MYST}), link)


def behind(runs: Inline, length: int) -> Inline:
    """Runs without so many of their first characters."""
    found = []
    for run in runs:
        if length < len(run.text):
            found.append(replace(run, text=run.text[length:]))
        length = max(0, length - len(run.text))
    return tuple(found)
