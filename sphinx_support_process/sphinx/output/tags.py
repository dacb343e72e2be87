"""How does HTML of our own get onto a page? As tags, with all that is written in them escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from docutils import nodes


def opening(tag: str, attributes: Mapping[str, str]) -> nodes.raw:
    """The beginning of an element: the only place where what is written becomes bare HTML."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return nodes.raw("", f"<{tag}{said}>", format="html")


def closing(tag: str) -> nodes.raw:
    """The end of an element."""
    return nodes.raw("", f"</{tag}>", format="html")
