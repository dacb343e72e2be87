"""What we make of a page's HTML: without what depends on the releases of Sphinx and docutils."""

from __future__ import annotations

import re

OURS = re.compile(r"spp-|support-|sd-card$|glossary$|admonition$|warning$|figure$|external$")
INLINE = r"(?:a|abbr|b|br|code|em|i|span|strong|tspan|input)\b"


def article(html: str) -> str:
    """A line for each block that begins, with the classes that are our own."""
    html = re.sub(r'<a class="headerlink".*?</a>|<span class="colon">:</span>', "", html)
    html = re.sub(r'<span class="pre">(.*?)</span>', r"\1", html)
    html = re.sub(r' class="([^"]*)"', _ours, html)
    html = re.sub(r'<h\d( class="spp-head">.*?)</h\d>', r"<p\1</p>", html)  # before docutils 0.22
    html = re.sub(r"\s+", " ", html)
    html = re.sub(rf" *(<(?!/|{INLINE}))", r"\n\1", html)
    return re.sub(r" +(?=</|\n|$)", "", html).strip() + "\n"


def _ours(found: re.Match[str]) -> str:
    kept = " ".join(sorted(filter(OURS.match, found[1].split())))
    return f' class="{kept}"' if kept else ""
