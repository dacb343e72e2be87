"""What is left to do once all pages are read? Ids, jumps, footnotes, and what is out of place."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from ...load.pairs import MAX_TEXT
from ..draft.draft import Draft, Representative, Role, Step, Template
from ..draft.ids import Ids
from ..draft.noted import Noted
from ..structure.deeds import STRONG, deed
from ..structure.outline import slugged
from ..words.patterns import late
from ..words.people import People
from ..words.prose import bare, quoted, sentences
from .definitions import Definitions
from .introduction import share_owner
from .levels import promise
from .titles import LONGEST_TITLE
from .ways.leads import settle
from .ways.mentions import refer
from .ways.places import Places
from .ways.unsaid import ask_for_ends, ask_for_ways

_ANCHOR = late(r"\]\(#([^()\s]+)\)")
_NAMED = late(r"[\"\u201c*_]([^\"\u201c\u201d*_\n]{3,60})[\"\u201d*_]")
_PUBLIC = "an e-mail address, which readers will see"
_MANY_DEEDS = 3
_ADDRESS = late(r"[\w.+-]{1,64}@[\w-]+\.[\w-]")


def complete(draft: Draft, definitions: Definitions, people: People) -> None:
    """Complete a draft, with the places and texts of the definitions of footnotes and links."""
    taken = {process.id for process in draft.processes}
    for process in draft.processes:
        ids = Ids(taken | process.outcomes.keys())
        for number, step in enumerate(process.steps, 1):
            step.id = ids.new(bare(step.title), f"step-{number}", words=3)
            _count_deeds(step)
    _send(draft)
    places = Places(draft.processes)
    settle(places)
    for process in draft.processes:
        ask_for_ways(process)
        ask_for_ends(process)
    refer(places)
    for process in draft.processes:
        share_owner(process)
        draft.consumed += process.taken
    for scale in draft.levels:
        promise(scale, draft, people)
    definitions.place(draft)
    _leave_out_roles(draft)
    for entry in draft.entries():
        entry.replace(entry.keys, partial(_looked_at, draft, entry))


def _count_deeds(step: Step) -> None:
    """Ask whether a text that orders several things holds steps."""
    told = (one for paragraph in step.text.split("\n\n") for one in sentences(paragraph))
    count = sum(deed(sentence) in STRONG for sentence in told)
    if count >= _MANY_DEEDS:
        step.todo(f"it orders {count} things: are they steps of their own?", "text")


def _send(draft: Draft) -> None:
    """Let a step that names a message by its title, or links to its heading, send it."""
    linked = {slugged(template.title): template for template in draft.templates}
    titles = {template.id: template.title for template in draft.templates}
    named: dict[tuple[str, ...], Template] = {}
    lengths: dict[tuple[str, ...], set[int]] = {}
    for template in draft.templates:
        words = _words(template.title)
        if len(words) > 1:
            named.setdefault(words, template)
            lengths.setdefault(words[:2], set()).add(len(words))
    steps = (step for process in draft.processes for step in process.steps)
    for step in steps if draft.templates else ():
        text = "\n".join((step.title, step.text, *step.checklist))
        words = _words(text)
        found = [linked[name] for name in _ANCHOR.findall(text) if name in linked]
        names = (slugged(name) for name in _NAMED.findall(text))
        found += [linked[name] for name in names if name in linked]
        for at, pair in enumerate(pairwise(words)):
            runs = (words[at : at + length] for length in sorted(lengths.get(pair, ())))
            found += [named[run] for run in runs if run in named]
        sent = {titles[one] for one in step.send}
        for template in found:
            if template.title not in sent:
                sent.add(template.title)
                step.send.append(template.id)
                step.todo(f"it names {quoted(template.title)}: is it sent here?", "send")


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _looked_at(draft: Draft, entry: Noted, key: str, text: str) -> str:
    """A text of an entry; an address in it is told, and what is too long for people is moved."""
    if len(text) >= MAX_TEXT:
        draft.left.append((f"`{key}`, too long to be read", text))
        return f"{text[:LONGEST_TITLE]}…"
    shows = "@" in text and not isinstance(entry, Representative) and _ADDRESS.search(text)
    if shows and _PUBLIC not in entry.notes.get(key, ()):
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
        if role.definition or role.held_by or role.id in spoken or role.name.casefold() in spoken
    ]
