"""What is left to do once all pages are read? Ids, jumps, footnotes, and what is out of place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from ...load.records import MAX_TEXT
from ..draft.draft import Draft, Noted, Role
from ..draft.ids import Ids
from .introduction import share_owner
from .places import Places
from .prose import bare
from .steps import LONGEST_TITLE

_BRACKETS = re.compile(r"\[([^\[\]\n]+)\]")
_PUBLIC = "an e-mail address, which readers will see"
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w-]")


def complete(draft: Draft, definitions: Mapping[str, tuple[str, str]]) -> None:
    """Complete a draft, with the places and texts of the definitions of footnotes and links."""
    taken = {process.id for process in draft.processes}
    for process in draft.processes:
        ids = Ids(taken)
        for number, step in enumerate(process.steps, 1):
            step.id = ids.new(bare(step.title), f"step-{number}", words=3)
    Places(draft.processes).settle()
    for process in draft.processes:
        share_owner(process)
    _place_definitions(draft, definitions)
    _leave_out_roles(draft)
    for entry in draft.entries():
        entry.replace(entry.keys, partial(_looked_at, draft, entry))


def _looked_at(draft: Draft, entry: Noted, key: str, text: str) -> str:
    """A text of an entry; an address in it is told, and what is too long for people is moved."""
    if len(text) >= MAX_TEXT:
        draft.left.append((f"`{key}`, too long to be read", text))
        return f"{text[:LONGEST_TITLE]}…"
    if _ADDRESS.search(text) and _PUBLIC not in entry.notes.get(key, ()):
        entry.todo(_PUBLIC, key)
    return text


def _leave_out_roles(draft: Draft) -> None:
    """Keep only the roles of which the draft speaks, not those of what is left of the page."""
    entries = [entry for entry in draft.entries() if not isinstance(entry, Role)]
    values = [str(getattr(entry, key)) for entry in entries for key in entry.keys]
    spoken = "\n".join(values).casefold()
    draft.roles[:] = [
        role
        for role in draft.roles
        if role.definition or role.id in spoken or role.name.casefold() in spoken
    ]


def _place_definitions(draft: Draft, definitions: Mapping[str, tuple[str, str]]) -> None:
    """Put the definitions of footnotes and links into each text that refers to them."""
    used: set[str] = set()

    def noted(_key: str, text: str) -> str:
        found = _BRACKETS.findall(text)
        names = [name for name in dict.fromkeys(found) if f"[{name}]:" not in text]
        known = [name for name in names if name in definitions]
        used.update(known)
        return "\n\n".join([text, *(definitions[name][1] for name in known)])

    for entry in draft.entries():
        entry.replace(entry.texts, noted)
    draft.left += [place for name, place in definitions.items() if name not in used]
