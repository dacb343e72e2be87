"""How are changes told? As text, as Markdown for a pull request, as a page with pictures."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from ..changes.compare import Change, Section
from ..text.named import NamedTuple
from .content import printable

_WORDS = {"+": "added", "-": "removed", "~": "changed"}
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
:root { color-scheme: light dark; }
.charts { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { flex: 1 1 20rem; margin: 0; overflow-x: auto; }
img { max-width: 100%; }
@media (prefers-color-scheme: dark) { img { filter: invert(0.88) hue-rotate(180deg); } }
"""


class Pictures(NamedTuple):
    """The charts of a process before and after, as SVG; empty where it has none."""

    title: str
    old: str
    new: str


def as_text(sections: Sequence[Section]) -> Iterator[str]:
    """The lines of a text."""
    if not sections:
        yield "no changes"
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield section.title
        for change in section.changes:
            about = [printable(part) for part in change.about]
            yield f"  {change.sign} {printable(change.what)}" + (f": {about[0]}" if about else "")
            indent = " " * (len(change.what) + 6)
            yield from (indent + part for part in about[1:])


def as_markdown(sections: Sequence[Section]) -> Iterator[str]:
    """The lines of Markdown; what stands in the YAML is shown as it was written."""
    if not sections:
        yield "No changes."
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield f"### {section.title}"
        yield ""
        for change in section.changes:
            yield f"- **{_WORDS[change.sign]}** {_escaped(change.what)}"
            yield from (f"  - {_escaped(part)}" for part in change.about)


def as_html(sections: Sequence[Section], pictures: Sequence[Pictures]) -> Iterator[str]:
    """The lines of a page by itself, with the charts of each process before and after."""
    charts = {picture.title: picture for picture in pictures}
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8"><title>What changed</title>'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<style>{_STYLE}</style></head><body><main>"
    yield "<h1>What changed</h1>"
    if not sections:
        yield "<p>No changes.</p>"
    for section in sections:
        yield f"<h2>{_coded(section.title)}</h2>"
        yield "<ul>"
        yield from map(_item, section.changes)
        yield "</ul>"
        if section.title in charts:
            yield from _figures(charts[section.title])
    yield "</main></body></html>"


def _item(change: Change) -> str:
    about = "".join(f"<li>{_coded(part)}</li>" for part in change.about)
    below = f"<ul>{about}</ul>" if about else ""
    return f"<li><strong>{_WORDS[change.sign]}</strong> {_coded(change.what)}{below}</li>"


def _figures(pictures: Pictures) -> Iterator[str]:
    yield '<div class="charts">'
    for when, svg in (("Before", pictures.old), ("After", pictures.new)):
        if svg:
            data = b64encode(svg.encode()).decode()
            alt = escape(f"{when}: the chart of {pictures.title}", quote=True)
            picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}">'
            yield f"<figure><figcaption>{when}</figcaption>{picture}</figure>"
    yield "</div>"


def _coded(text: str) -> str:
    """A text as HTML; what stands in backticks is code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(printable(text)))


def _escaped(text: str) -> str:
    """A text whose HTML, links and emphasis are shown as they were written."""
    return re.sub(r"[*<>\[\]_~@#]", lambda found: f"\\{found[0]}", printable(text))
