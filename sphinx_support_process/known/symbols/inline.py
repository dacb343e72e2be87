"""Which definition does an inline role or a link name? Alike on pages and in the texts of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...text.named import NamedTuple
from .mention import Directives, Mention

ROLES = {
    "process": "process",
    "step": "step",
    "role": "role",
    "template": "template",
    "community": "community",
    "priorities": "priorities",
    "levels": "scale",
    "level": "level",
}
"""The inline roles of the domain, and which kind each names."""

_EXPLICIT = re.compile(r"<([^<>]*)>\s*$")
_ANCHOR = re.compile(r"(process|role|template|community|priorities|levels|level)-(.+)")


def of_role(role: str, content: str, at: int, around: str) -> Iterator[Mention]:
    """What a role with a content that begins at an offset names."""
    explicit = _EXPLICIT.search(content)
    start, target = (explicit.start(1), explicit[1]) if explicit else (0, content)
    start += len(target) - len(target.lstrip(" \n!~"))
    name = target.strip(" \n!~")
    domain, _, kind = role.rpartition(":")
    if not name:
        return
    if domain == "support" and kind in ROLES:
        if ":" not in name:
            yield from dotted(ROLES[kind], name, at + start, around, f"{{{role}}}")
    elif domain == "support":
        yield _mention("inline", kind, at - len(kind) - 2, around, f"{{{role}}}")
    elif role in ("ref", "std:ref", "any"):
        yield _mention("label", name, at + start, around, f"{{{role}}}")
        if role == "any":
            yield from of_link(name, at + start, around)
    elif role in ("term", "std:term"):
        yield _mention("name", " ".join(name.split()), at + start, around, "{term}")


def of_link(target: str, at: int, around: str, *, on_page: bool = False) -> Iterator[Mention]:
    """What the target of a link `[](#target)` names; `on_page` if the name of a page is before."""
    anchor = _ANCHOR.fullmatch(target) if on_page else None
    if anchor is not None:
        kind = ROLES[anchor[1]]
        yield from dotted(kind, anchor[2], at + anchor.start(2), around, "link")
    elif "." in target and ":" not in target:
        yield from dotted("link", target, at, "", "link")
    elif target:
        yield _mention("link", target, at, around, "link")


def dotted(kind: str, name: str, at: int, around: str, key: str) -> Iterator[Mention]:
    """A name that may begin with that of what it stands in, which is another mention."""
    outer, dot, _ = name.partition(".")
    if dot and kind in ("step", "level", "link"):
        outer_kind = {"step": "process", "level": "scale"}.get(kind, "link")
        yield _mention(outer_kind, outer, at, around, key)
        yield _mention(kind, name, at, around, key)._replace(start=at + len(outer) + 1)
    else:
        yield _mention(kind, name, at, around, key)


def _mention(kind: str, name: str, at: int, around: str, key: str) -> Mention:
    return Mention(kind, name, at, at + len(name), around, key)


def of_unknown(name: str, at: int, directives: Directives) -> Iterator[Mention]:
    """The name of a directive that looks like one of ours, and is none; it ends at an offset."""
    domain, _, view = name.partition(":")
    if domain == "support" and directives and name not in directives:
        yield _mention("directive", view, at - len(view), "", name)


class Written(NamedTuple):
    """The argument or an option (with a name) of a directive, and at which offset it stands."""

    name: str
    value: str
    at: int


def of_directive(
    name: str, written: Iterable[Written], directives: Directives
) -> Iterator[Mention]:
    """What the argument of a directive names, which comes first, and its options."""
    takes = directives.get(name, {})
    around = ""
    for option, value, at in written:
        if option and option not in takes and name in directives:
            yield _mention("option", option, at - len(option) - 1, "", name)
        kind, id = takes.get(option), value.strip()
        if kind is not None and id:
            at += value.index(id)
            key = f":{option}:" if option else name
            yield from dotted(kind, id, at, around, key)
            around = around if option else id
