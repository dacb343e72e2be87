"""How is a native glossary made? Its terms are found by name, plural and alias."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term

from ...pages.content import Entries, Entry
from ..build import Build
from .texts import Texts


def glossary(
    entries: Entries, texts: Texts, build: Build, document: nodes.document
) -> addnodes.glossary:
    """One definition list item an entry, so that themes and hover extensions know it."""
    found = addnodes.glossary()
    found.document = document
    found["sorted"] = False
    items = nodes.definition_list("", classes=["glossary"])
    items += [_item(entry, texts, build, document) for entry in entries.entries]
    found += items
    return found


def _item(
    entry: Entry, texts: Texts, build: Build, document: nodes.document
) -> nodes.definition_list_item:
    std: Any = build.env.get_domain("std")
    name, *others = entry.spellings
    said, anchor = texts.translate(name), entry.anchor
    _forget(std, entry, name, said)
    term = make_glossary_term(
        build.env,
        [nodes.Text(said)],
        None,
        entry.name.file,
        entry.name.line,
        anchor,
        document,
    )
    term.rawsource = said
    texts.translate.mark(term)
    if said != name:
        others.append(name)
    document.ids.setdefault(anchor, term)
    index: Any = term.children[-1]
    for other in others:
        _forget(std, entry, other, other)
        std._note_term(other, anchor, location=term)  # noqa: SLF001  # in any case of letters
        index["entries"].append(("see", f"{other}; {said}", anchor, "", None))
    build.tables.note_place("entries", entry.kind, entry.id, build.env.docname, anchor, said)
    body = texts.blocks(entry.definition) if entry.definition else []
    return nodes.definition_list_item("", term, nodes.definition("", *body))


def _forget(std: Any, entry: Entry, name: str, said: str) -> None:
    """Let Sphinx not warn once more of a name that two entries share: `duplicate-id` did."""
    if name in entry.shared:
        std.objects.pop(("term", said), None)
