"""Who stands in a list of people? `Duty Officer: Kim Harbour, +44 555 0101`, a person a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from ..draft.draft import Draft
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from ..words.contacts.entries import MAIL, PHONE, contacts_in
from ..words.contacts.names import is_person
from ..words.offices import is_article, is_group, is_group_of, is_office_in_any_case
from ..words.patterns import late
from ..words.people import People
from ..words.prose import ORDER, bare, sentences, shortened, topic
from ..words.table import pattern
from .representatives import (
    ADDRESSES,
    COLUMNS,
    add_contact,
    add_person,
    are_alike,
    are_listed,
    is_of_contacts,
)

_MAIL = late(r"<?(?:mailto:)?([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>?")
_MAIL_LINK = late(r"\[([^\[\]]*)\]\(mailto:([^()\s]+)\)")
_TARGET = late(r"\]\(([^()\s]+)\)")
_HANDLE = late(
    r"[*_]{0,2}\[@(?P<handle>[\w-]+)\]\([^()\s]+\)[*_]{0,2}\s*[:,\u2013\u2014-]\s*"
    r"\*\*(?P<name>[^*\d]{3,60})\*\*(?P<rest>.*)"
)
_PROFILE = late(r"\[([^\[\]]+)\]\(https?://(?:www\.)?github\.com/([\w-]+)/?\)")
_ALONE = late(r"[*_`]{0,3}@([\w-]+)[*_`]{0,3}(?:\s*[(,:\u2013\u2014-]\s*(?P<rest>.*))?")
_NAME = r"(?:[^\W\d_a-z][\w'\u2019-]*\.? ){1,3}[^\W\d_a-z][\w'\u2019-]+"
_PLAIN = late(
    rf"[*_]{{0,3}}(?P<name>{_NAME})[*_]{{0,3}}\s*[(,:\u2013\u2014-]?\s*`?@(?P<handle>[\w-]+)`?\)?"
    r"(?:\s*[(,:\u2013\u2014-]\s*(?P<rest>[^@]*))?"
)
_HOLDERS = late(
    r"(?P<role>(?:\*\*|__)[^*_\n:]{2,80}(?:\s?:(?:\*\*|__)|(?:\*\*|__)\s?:))\s+(?P<names>\S.*)"
)
_HOLDER = late(
    rf"[*_]{{0,3}}\[?[*_]{{0,3}}(?P<name>{_NAME})[*_]{{0,3}}(?:\]\([^()\s]*\))?[*_]{{0,3}}"
    rf"(?:\s*\(?{_MAIL.pattern}\)?)?\.?"
)
_AND = late(rf"\s*[,;&/](?![^()]*\))\s*|\s+{pattern('and')}\s+", re.IGNORECASE)


_LONGEST_CARD = 6
_LONGEST_LINE = 120
_MARKS = " ,()\u2013\u2014-"
_EACH = late(r"@[\w-]+")
_HANDLES = late(
    rf"@[\w-]+(?:(?:,| {pattern('and')}|, {pattern('and')}| [/&])? @[\w-]+)*", re.IGNORECASE
)
_MENTIONED = late(rf"(?P<name>{_NAME})(?: [\w-]+)?\s?[(<,:\u2013-]?\s?{_MAIL.pattern}")
_MEMBERS = late(pattern("members-head"), re.IGNORECASE)
_MEMBER = late(rf"(?P<name>{_NAME})(?P<rest> \([^()]+\)|(?:,| [\u2013\u2014-]) .{{2,60}})?")


def add_contacts(
    block: Passage, title: str, draft: Draft, people: People, ids: Ids
) -> list[str] | None:
    """Put the people of a list into a draft: the lines that name none, None if it is no such list.

    Each line is a person with an address, or the list stands below a heading such as `Contacts`.
    """
    cells = _told(block, title, draft)
    for one in cells:
        rest = [one.pop("rest")] if one.get("rest") else []
        add_person(one, rest, title, block.at, draft, people, ids)
    if cells:
        draft.consumed += _TARGET.findall(block.text)
        return []
    lines = list(_entries(block))
    found = [contacts_in(line, lambda name: people.known(name) is not None) for line in lines]
    is_single = len(lines) == 1 and " | " not in lines[0]
    if (is_single and not is_of_contacts(title)) or not are_listed(found, title):
        return None
    draft.consumed += _TARGET.findall(block.text)
    draft.parted += [line for line, contacts in zip(lines, found, strict=True) if contacts]
    for contacts in found:
        for contact in contacts:
            add_contact(contact, title, block.at, draft, people, ids)
    return [line for line, contacts in zip(lines, found, strict=True) if not contacts]


def add_card(section: Section, draft: Draft, people: People, ids: Ids) -> int:
    """Put the person into a draft whose name is a heading: how many of the blocks are theirs."""
    if not is_person(bare(section.title)):
        return 0
    texts: list[str] = []
    size = 0
    for number, block in enumerate(section.blocks, 1):
        if block.kind != "paragraph" or len(block.text) > _LONGEST_LINE:
            break
        texts += map(str.strip, block.text.split("\n"))
        if re.search(f"{MAIL}|{PHONE}", block.text):
            size = number
        elif size:
            break
    line = " | ".join([section.title, *texts]) if size else ""
    found = contacts_in(line, lambda name: people.known(name) is not None)
    if not are_listed([found], "") or len(found) > 1:
        return 0
    above = section.parent.title if section.parent else ""
    draft.consumed += [target for text in texts for target in _TARGET.findall(text)]
    draft.parted.append(line)
    add_contact(found[0], above, section.at, draft, people, ids)
    return size


def _entries(block: Passage) -> Iterator[str]:
    """The lines of a list, what stands below an item or a term in the same line."""
    if block.kind == "paragraph":
        lines = [line for line in map(str.strip, block.text.split("\n")) if line]
        is_card = 1 < len(lines) <= _LONGEST_CARD and is_person(bare(lines[0]))
        if is_card and not any(is_person(bare(line)) for line in lines[1:]):
            yield " | ".join(lines)
        else:
            yield from lines
    for item in block.items:
        texts = [*([f"{item.term}: "] if item.term else []), *_texts(item.blocks)]
        yield " | ".join(texts).replace(":  | ", ": ")


def _texts(blocks: Iterable[Passage]) -> Iterator[str]:
    """The texts of blocks, and of all items in them, each in one line."""
    for block in blocks:
        if block.items:
            for item in block.items:
                yield from _texts(item.blocks)
        else:
            yield " ".join(block.text.split())


def _told(block: Passage, title: str, draft: Draft) -> list[dict[str, str]]:
    """The people of a list that has a form of its own: names behind a role, members, profiles."""
    lines = _lines(block)
    cells = _holders(lines, draft) or _members(lines, title)
    if not cells and ("@" in block.text or any(map(str.isdigit, block.text))):
        cells = _on_card(lines, title) or _called(lines)
    if cells:
        return cells
    cells = [one for one in takewhile(bool, map(_profile, lines)) if one]
    is_whole = 1 < len(lines) == len(cells)
    return cells if is_whole and not are_alike([one["name"] for one in cells]) else []


def _holders(lines: list[str], draft: Draft) -> list[dict[str, str]]:
    """The people of lines such as `**Treasurer:** Kim Harbour, Lee Poole`, each with their role.

    Some line has to name an office, or some address or person that is known already.
    """
    found: list[dict[str, str]] = []
    is_sure = False
    for line in lines:
        match = _HOLDERS.fullmatch(line.strip())
        parts = [one for one in _AND.split(match["names"]) if one] if match else []
        names = [_HOLDER.fullmatch(one) for one in parts]
        if match is None or not names or names[0] is None:
            return []
        role = match["role"].strip("*_: ")
        is_sure = is_sure or is_office_in_any_case(role)
        for name, part in zip(names, parts, strict=True):
            if name is None:
                found[-1]["rest"] = f"{found[-1].get('rest', '')}, {part}".strip(", ")
                continue
            cells = {"name": name["name"], "role": role, "email": name[2] or ""}
            is_sure = is_sure or bool(name[2]) or _is_known(name["name"], draft)
            found.append({key: value for key, value in cells.items() if value})
    others = sum("rest" in one for one in found)
    return found if is_sure and others * 3 <= len(found) else []


def _on_card(lines: list[str], title: str) -> list[dict[str, str]]:
    """The person of whom each line says something: `Email: …`."""
    parts = [bare(line).partition(":") for line in lines]
    keys = [next((key for key in COLUMNS if COLUMNS[key].fullmatch(one[0])), "") for one in parts]
    cells = {key: value.strip() for key, (_, _, value) in zip(keys, parts, strict=True)}
    name = cells.get("name") or (bare(title) if re.fullmatch(_NAME, bare(title)) else "")
    is_name = re.fullmatch(_NAME, name) is not None and not _is_of_several(name)
    if not lines or not all(keys) or not is_name or cells.keys().isdisjoint(ADDRESSES):
        return []
    return [{**cells, "name": name}]


def _members(lines: list[str], title: str) -> list[dict[str, str]]:
    """The people of a list of nothing but names, below a heading such as `Members`."""
    if not _MEMBERS.fullmatch(topic(title)):
        return []
    found = [_MEMBER.fullmatch(bare(line).rstrip(".")) for line in lines]
    whole = [one for one in found if one and not _is_of_several(one["name"])]
    if len(whole) < len(found) or len(whole) < 2:
        return []
    cells = [{"name": one["name"], "rest": (one["rest"] or "").strip(_MARKS)} for one in whole]
    is_alike = are_alike([one["name"] for one in cells])
    return [] if is_alike else [{k: v for k, v in one.items() if v} for one in cells]


def named_in(text: str) -> list[dict[str, str]]:
    """The people whom a text names together with their addresses; the `rest` is what it says."""
    found: list[dict[str, str]] = []
    for sentence in sentences(_MAIL_LINK.sub(r"\1 (\2)", text)) if "@" in text else ():
        said = shortened(sentence)
        for match in _MENTIONED.finditer(sentence):
            first, _, rest = match["name"].partition(" ")
            name = rest if ORDER.match(first) and " " in rest else match["name"]
            if not _is_of_several(name) and not is_article(name.partition(" ")[0]):
                found.append({"name": name, "email": match[2], "rest": said})
    return found


def _is_of_several(name: str) -> bool:
    """Whether a name is that of an office or a group, and of no person."""
    last_one = name.rpartition(" ")[2].casefold()
    return is_office_in_any_case(name) or is_group(name) or is_group_of(last_one)


def _called(lines: list[str]) -> list[dict[str, str]]:
    """The people of a line such as `Moderators: @kim, @lee`."""
    parts = [bare(line).partition(":") for line in lines]
    if not all(_MEMBERS.fullmatch(label) for label, _, _ in parts):
        return []
    handles = [_HANDLES.fullmatch(rest.strip(" .")) for _, _, rest in parts]
    found = [handle for one in handles if one for handle in _EACH.findall(one[0])]
    return [{"name": handle} for handle in found] if all(handles) else []


def _is_known(name: str, draft: Draft) -> bool:
    """Whether a person is in a draft already."""
    people = (one.name for group in draft.communities for one in group.representatives)
    return name in people or any(name in role.held_by for role in draft.roles)


def _lines(block: Passage) -> list[str]:
    if block.kind == "paragraph":
        return block.text.split("\n")
    whole = all(len(item.blocks) == 1 for item in block.items)
    return [" ".join(item.blocks[0].text.split()) for item in block.items] if whole else []


def _profile(line: str) -> dict[str, str] | None:
    """The person whom a line calls by their name on a site; None if it does not."""
    line = line.strip(" .;")
    if match := _HANDLE.fullmatch(line) or _PLAIN.fullmatch(line):
        cells = {"name": match["name"], "github": match["handle"], "rest": match["rest"] or ""}
        return {key: value.strip(" ,;()") for key, value in cells.items() if value.strip(" ,;()")}
    alone = _ALONE.fullmatch(line)
    if alone:
        return {"name": f"@{alone[1]}", "rest": (alone["rest"] or "").strip("() ")}
    found = _PROFILE.search(line)
    if found is None:
        return None
    said, handle = bare(found[1]), found[2]
    before, after = bare(line[: found.start()]), bare(line[found.end() :])
    is_name = re.fullmatch(_NAME, said) is not None
    name = said if is_name else before.strip(" (,:;\u2013\u2014-")
    if not re.fullmatch(_NAME, name):
        if before or not said.startswith("@"):
            return None
        name = said
    rest = ", ".join(filter(None, (before if is_name else "", after.strip(" ),;:\u2013\u2014-("))))
    cells = {"name": name, "github": handle, "rest": rest}
    return {key: value for key, value in cells.items() if value}
