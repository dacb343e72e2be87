"""Which page was saved from the web: what does it hold, and which of its links lead to itself?"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import compat32

from ..failure import ReadingError
from .tree import Node

_HOME = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->")
"""How browsers note where a page that they save was."""


def page(data: bytes) -> bytes:
    """The page in a file that holds it with all its parts (MHTML), and notes where it was.

    It is in UTF-8 where the file says in which encoding it is. Raises ReadingError if no part is
    a page in HTML.
    """
    for part in message_from_bytes(data, policy=compat32).walk():
        found = part.get_payload(decode=True)
        if part.get_content_type() != "text/html" or not isinstance(found, bytes):
            continue
        where = re.sub(r"\s|--", "", str(part.get("Content-Location", "")))
        home = f"<!-- saved from url=(0000){where} -->".encode() if where else b""
        charset = part.get_content_charset()
        try:
            return home + (found.decode(charset, "replace").encode() if charset else found)
        except LookupError:
            return home + found
    raise ReadingError("no part of the file is a page in HTML", "save the page as .html")


def lead_home(root: Node, text: str) -> None:
    """Let links to a page by its whole address lead to places on it."""
    homes = {match[1] for match in _HOME.finditer(text[:5000])}
    links: list[Node] = []
    for node in root.walk():
        if node.tag == "link" and node.get("rel").casefold() == "canonical":
            homes.add(node.get("href"))
        elif node.tag == "a" and "#" in node.get("href"):
            links.append(node)
    for link in links:
        target, _, place = link.get("href").partition("#")
        if place and target in homes:
            link.attributes["href"] = f"#{place}"
