"""Who stands in a list of people? `Duty Officer: Kim Harbour, +44 555 0101`, a person a line."""

from __future__ import annotations

import re
from itertools import takewhile

from ..draft.draft import Draft
from ..draft.ids import Ids
from ..passages.passage import Passage
from ..words.people import People
from ..words.prose import bare
from .representatives import add_person

_MAIL = re.compile(r"<?(?:mailto:)?([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>?")
_MAIL_LINK = re.compile(r"\[([^\[\]]*)\]\(mailto:([^()\s]+)\)")
_PHONE = re.compile(r"(?:\+|\b0|\b\d)[\d ()/.-]{5,20}\d\b")
_LINKED = re.compile(r"\]\((?!mailto:|tel:)")
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
_HANDLE = re.compile(
    r"[*_]{0,2}\[@(?P<handle>[\w-]+)\]\([^()\s]+\)[*_]{0,2}\s*[:,\u2013\u2014-]\s*"
    r"\*\*(?P<name>[^*\d]{3,60})\*\*(?P<rest>.*)"
)
_NAME = r"(?:[^\W\d_a-z][\w'\u2019-]*\.? ){1,3}[^\W\d_a-z][\w'\u2019-]+"
_PERSON = re.compile(
    rf"(?:(?P<role>[^\W\d_][\w /&'\u2019-]{{1,50}}): )?(?P<name>{_NAME})"
    r"\s*(?:[(,;\u2013-]\s*(?P<rest>.*))?"
)


def add_contacts(block: Passage, title: str, draft: Draft, people: People, ids: Ids) -> bool:
    """Put the people of a list into a draft; whether each line is a person with an address."""
    lines = _lines(block)
    cells = [one for one in takewhile(bool, map(_cells, lines)) if one]
    if len(lines) < 2 or len(cells) < len(lines):
        return False
    draft.consumed += _TARGET.findall(block.text)
    for one in cells:
        rest = [one.pop("rest")] if one.get("rest") else []
        add_person(one, rest, title, block.at, draft, people, ids)
    return True


def _lines(block: Passage) -> list[str]:
    if block.kind == "paragraph":
        return block.text.split("\n")
    whole = all(len(item.blocks) == 1 for item in block.items)
    return [" ".join(item.blocks[0].text.split()) for item in block.items] if whole else []


def _cells(line: str) -> dict[str, str] | None:
    """The name of a person and how to reach them; None if a line says neither."""
    if handle := _HANDLE.fullmatch(line.strip()):
        rest = (handle["rest"] or "").strip(" ,;")
        cells = {"name": handle["name"].strip(), "github": handle["handle"], "rest": rest}
        return {key: value for key, value in cells.items() if value}
    if "@" not in line and (_LINKED.search(line) or not any(map(str.isdigit, line))):
        return None
    plain = _MAIL_LINK.sub(r"\1 \2", line)
    mail = _MAIL.search(plain)
    rest = _MAIL.sub("", plain)
    phone = _PHONE.search(rest)
    if not mail and not phone:
        return None
    rest = re.sub(r"\s*\(\s*\)|[,;]\s*(?=[,;]|$)", "", _PHONE.sub("", rest)).strip()
    match = _PERSON.fullmatch(bare(rest).rstrip(" ,;:("))
    if match is None:
        return None
    cells = {
        "name": match["name"],
        "role": match["role"] or "",
        "email": mail[1] if mail else "",
        "phone": phone[0].strip() if phone else "",
        "rest": (match["rest"] or "").strip(" ,;"),
    }
    return {key: value for key, value in cells.items() if value}
