"""What does an EPUB tell about its pages? Which of them hold pictures that are drawn in them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PAGE = re.compile(r'<item (?=[^>]*\bhref="([^"]*\.xhtml)")(?![^>]*\bproperties=)')


def tell_pictures(app: Sphinx, exception: Exception | None) -> None:
    """Mark the pages with SVG in the manifest, as EPUB 3 asks for, and pack the book again."""
    if app.builder.name != "epub" or exception:
        return
    builder: Any = app.builder
    manifest = Path(builder.outdir) / "content.opf"
    text = manifest.read_text(encoding="utf-8")
    marked = _PAGE.sub(lambda item: item[0] + _properties(builder, item[1]), text)
    if marked != text:
        manifest.write_text(marked, encoding="utf-8")
        builder.build_epub()


def _properties(builder: Any, address: str) -> str:
    page = Path(builder.outdir) / unquote(unescape(address))
    return 'properties="svg" ' if "<svg" in page.read_text(encoding="utf-8") else ""
