"""How does mystmd get a glossary? As terms that are targets, under all their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..pages.content import Block, Entries, Entry
from ..pages.leaves import Alias
from .nodes import Node, definitions, link, paragraph, target, term, text
from .places import Places

Writing = Callable[[Iterable[Block]], list[Node]]


def glossary(block: Entries, places: Places, write: Writing) -> Node:
    """A definition list; `{term}` looks for the identifiers of its terms.

    It is no `glossary` of mystmd, of which Typst writes nothing.
    """
    entries = {(it.kind, it.id): it for it in block.entries if isinstance(it, Entry)}
    shown = {key: _entry(entry, places, write) for key, entry in entries.items()}
    return definitions(
        shown[each.kind, each.id]
        if isinstance(each, Entry)
        else _alias(each, entries[each.kind, each.id].name, places)
        for each in block.entries
    )


def _entry(entry: Entry, places: Places, write: Writing) -> tuple[Node, Iterable[Node]]:
    body = write(entry.body)
    own = _identifier(entry.name)
    if not places.take(own):
        return term(text(str(entry.name))), body
    places.entries.setdefault((entry.kind, entry.id), own)
    for spelling in entry.spellings:
        places.terms.setdefault(_identifier(spelling), own)
    others = [it for it in dict.fromkeys(_anchors(entry)) if it != own and places.take(it)]
    more = [paragraph(label=it, identifier=it, html_id=it) for it in others]
    return term(text(str(entry.name)), **target(own, entry.anchor)), [*more, *body]


def _alias(alias: Alias, name: str, places: Places) -> tuple[Node, Iterable[Node]]:
    """Another name, and a link to the entry that it is a name of."""
    id = "see-" + re.sub(r"[^a-z0-9]+", "-", alias.name.lower()).strip("-")
    named = target(id, id) if places.take(id) else {}
    there = link(_identifier(name), text(str(name)))
    return term(text(str(alias.name)), **named), [paragraph(text("see "), there)]


def _identifier(name: str) -> str:
    """What `{term}` makes of a name, as the name of a target."""
    unquoted = re.sub("['\"\u2018\u2019\u201c\u201d]", "", name)
    return "term-" + " ".join(unquoted.lower().split())


def _anchors(entry: Entry) -> Iterator[str]:
    """The other anchors that a glossary of Sphinx has, so that old addresses keep working."""
    found = ("term-" + re.sub(r"[^a-zA-Z0-9._]+", "-", name).strip("-") for name in entry.spellings)
    yield from (anchor for anchor in found if anchor != entry.anchor)
    for old in entry.old:
        yield f"term-{old.rpartition('.')[2]}"
