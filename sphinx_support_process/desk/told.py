"""How is told what differs between a help desk and the YAML? Without what is private."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ..report.content import located, printable
from .drift import Drift

_WORDS = {
    "not-in-desk": "{who} of `{community}` is not in the export",
    "email-differs": "{who} of `{community}` has another address there",
    "name-differs": "{who} of `{community}` is written otherwise there",
    "organization-differs": "{who} is there, and not in `{community}`",
    "inactive-in-desk": "{who} of `{community}` is inactive there",
    "left": "{who} of `{community}` has left, and is active there",
    "not-in-yaml": "somebody of `{community}` is not in the YAML",
    "community-not-in-desk": "nobody of `{community}` is in the export",
    "unknown-organization": "an organization there is no community",
    "duplicate-in-desk": "somebody is there twice",
    "one-organization-only": (
        "{who} is there for another community than `{community}`: the desk can hold one"
    ),
}


def as_text(
    found: Iterable[Drift], export: str, public: Collection[str], *, shown: bool
) -> Iterator[str]:
    """A line for each difference: the place in the YAML, the kind, what it is, and the row.

    Names of the YAML are told where they are public; what only the desk has, if `shown`.
    """
    for each in found:
        one = each.representative
        who = f"`{one.name}`" if one and "name" in public else "a representative"
        about = _WORDS[each.kind].format(who=who, community=each.community and each.community.id)
        owner = one or each.community
        place = f"{located(owner.name.place)}: " if owner else ""
        row = f" ({export}, row {each.person.row})" if each.person else ""
        said = ""
        if shown and each.person:
            known = (each.person.name, *sorted(each.person.emails), *each.person.organizations)
            said = f": {', '.join(filter(None, known))}"
        yield printable(f"{place}{each.kind}: {about}{row}{said}")


def as_json(found: Iterable[Drift]) -> str:
    """A list of objects with `kind`, and `community`, `file`, `line` and `row` where known."""
    return json.dumps([_told(each) for each in found], indent=2) + "\n"


def _told(each: Drift) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": each.kind}
    if each.community:
        said["community"] = str(each.community.id)
    if each.representative:
        place = each.representative.name.place
        said |= {"file": place.file, "line": place.line}
    if each.person:
        said["row"] = each.person.row
    return said
