"""Who speaks for whom, as a help desk can take it? All current people, with their addresses."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

from ..model import Support

FORMATS = ("csv", "json")


def people(support: Support, today: date, to: str) -> str:
    """The representatives of today, in the neutral form that a comparison reads as well.

    In JSON each person stands once with all communities, in CSV in a row for each.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for community in support.communities.values():
        for one in community.representatives:
            if one.until and str(one.until) < today.isoformat():
                continue
            key = (str(one.name), str(one.email or ""))
            person = found.setdefault(
                key,
                {
                    "name": key[0],
                    "emails": [key[1]] if key[1] else [],
                    "organizations": [],
                    "active": True,
                },
            )
            person["organizations"].append(str(community.name))
    if to == "json":
        return json.dumps([*found.values()], indent=2, ensure_ascii=False) + "\n"
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "email", "organization", "active"))
    for person in found.values():
        for organization in person["organizations"]:
            email = "".join(person["emails"])
            writer.writerow([*map(_inert, (person["name"], email, organization)), "true"])
    return out.getvalue()


def _inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
