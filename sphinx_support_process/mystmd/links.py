"""Where do links and roles of pages and texts lead? What they may write, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..known.names import COLLECTIONS, INNER, called, names
from .places import Places

_SHOWN_BY = {"step": "process", "community": "representatives", "level": "levels"}
"""The directive that shows a kind of definitions, if it is not called like the kind."""


def links(places: Places) -> dict[str, Any]:
    """The `definitions`, and by `names` the index of the one that is meant.

    A name is a role with what it holds, as in `step:triage.read`, or a link: `#triage.read`.
    """
    definitions: list[dict[str, str]] = []
    meant: dict[str, int] = {}
    for kind in (*INNER, *COLLECTIONS):
        for name in map(str, names(places.known, kind)):
            index = len(definitions)
            definitions.append(_definition(places, kind, name))
            for written in _written(places, kind, name):
                meant.setdefault(f"{kind}:{written}", index)
                if "." in written or kind not in INNER:
                    meant.setdefault(f"#{written.lower()}", index)
            if anchor := places.where(kind, name):
                meant.setdefault(f"#{anchor.lower()}", index)
    return {"definitions": definitions, "names": meant}


def _definition(places: Places, kind: str, name: str) -> dict[str, str]:
    """What a link says, `near` it in the steps of its process, and the ids to which it leads.

    `walks` is the one in a walkthrough, `view` the directive that shows it.
    """
    process = name.partition(".")[0] if kind == "step" else ""
    said = places.said(kind, name)
    found = {
        "says": said,
        "near": places.said(kind, name, process) if process else "",
        "process": process,
        "leads": places.where(kind, name) or "",
        "walks": places.walks.get((kind, name), ""),
        "view": _SHOWN_BY.get(kind, kind),
    }
    return {key: value for key, value in found.items() if value}


def _written(places: Places, kind: str, name: str) -> Iterator[str]:
    """What may be written for a definition: its name, its id if no other has it, its old names."""
    yield name
    id = name.rpartition(".")[2]
    if kind in INNER and len(called(places.known, kind, id)) == 1:
        yield id
    yield from places.known.moved.old(kind, name)
