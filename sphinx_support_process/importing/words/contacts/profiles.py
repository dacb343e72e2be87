"""Whom does a line call by their name on a site? `Kim Harbour (@kim)`, `Moderators: @kim, @lee`."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import bare
from ..table import pattern

NAME = r"(?:[^\W\d_a-z][\w'\u2019-]*\.? ){1,3}[^\W\d_a-z][\w'\u2019-]+"
_HANDLE = late(
    r"[*_]{0,2}\[@(?P<handle>[\w-]+)\]\([^()\s]+\)[*_]{0,2}\s*[:,\u2013\u2014-]\s*"
    r"\*\*(?P<name>[^*\d]{3,60})\*\*(?P<rest>.*)"
)
_PROFILE = late(r"\[([^\[\]]+)\]\(https?://(?:www\.)?github\.com/([\w-]+)/?\)")
_ALONE = late(r"[*_`]{0,3}@([\w-]+)[*_`]{0,3}(?:\s*[(,:\u2013\u2014-]\s*(?P<rest>.*))?")
_PLAIN = late(
    rf"[*_]{{0,3}}(?P<name>{NAME})[*_]{{0,3}}\s*[(,:\u2013\u2014-]?\s*`?@(?P<handle>[\w-]+)`?\)?"
    r"(?:\s*[(,:\u2013\u2014-]\s*(?P<rest>[^@]*))?"
)
_EACH = late(r"@[\w-]+")
_HANDLES = late(
    rf"@[\w-]+(?:(?:,| {pattern('and')}|, {pattern('and')}| [/&])? @[\w-]+)*", re.IGNORECASE
)
MEMBERS = late(pattern("members-head"), re.IGNORECASE)


def profile_in(line: str) -> dict[str, str] | None:
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
    is_name = re.fullmatch(NAME, said) is not None
    name = said if is_name else before.strip(" (,:;\u2013\u2014-")
    if not re.fullmatch(NAME, name):
        if before or not said.startswith("@"):
            return None
        name = said
    rest = ", ".join(filter(None, (before if is_name else "", after.strip(" ),;:\u2013\u2014-("))))
    cells = {"name": name, "github": handle, "rest": rest}
    return {key: value for key, value in cells.items() if value}


def handles_in(lines: list[str]) -> list[dict[str, str]]:
    """The people of a line such as `Moderators: @kim, @lee`."""
    parts = [bare(line).partition(":") for line in lines]
    if not all(MEMBERS.fullmatch(label) for label, _, _ in parts):
        return []
    handles = [_HANDLES.fullmatch(rest.strip(" .")) for _, _, rest in parts]
    found = [handle for one in handles if one for handle in _EACH.findall(one[0])]
    return [{"name": handle} for handle in found] if all(handles) else []
