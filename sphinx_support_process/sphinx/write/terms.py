"""How is a native glossary made? Its terms are found by name, plural and alias."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term
from sphinx.util.nodes import _make_id

from ...pages.content import Block, Entries, Entry
from ..build import Build
from .ids import free_id
from .texts import Texts

Writing = Callable[[Iterable[Block]], list[nodes.Node]]


def glossary(
    entries: Entries, texts: Texts, build: Build, document: nodes.document, write: Writing
) -> addnodes.glossary:
    """One definition list item an entry, so that themes and hover extensions know it."""
    found = addnodes.glossary()
    found.document = document
    found["sorted"] = False
    items = nodes.definition_list("", classes=["glossary"])
    terms = [_term(entry, texts, build, document) for entry in entries.entries]
    for entry, term in zip(entries.entries, terms, strict=True):
        _add_anchors(entry, term, build, document)
        items += nodes.definition_list_item("", term, nodes.definition("", *write(entry.body)))
    found += items
    return found


def _term(entry: Entry, texts: Texts, build: Build, document: nodes.document) -> nodes.term:
    """The term of an entry, which other names mean as well.

    Of several glossaries, one has its names; and of several entries that share a name, the first.
    """
    std: Any = build.env.get_domain("std")
    name, *others = entry.spellings
    said, anchor = texts.translate(name), free_id(entry.anchor, entry.kind, document.ids)
    place = entry.name.file, entry.name.line, anchor
    with texts.apart.kept(all_of_it=False) as names:
        term = make_glossary_term(build.env, [nodes.Text(said)], None, *place, document)
        term.rawsource = said
        texts.translate.mark(term)
        if said != name:
            others.append(name)
        document.ids[anchor] = term
        index: Any = term.children[-1]
        for other in others:
            if other in entry.derived and not build.is_english:
                # it may be written in texts that are translated, and is no word of the language
                std._terms.setdefault(other.lower(), (build.env.docname, anchor))  # noqa: SLF001
                continue
            std._note_term(other, anchor, location=term)  # noqa: SLF001  # in any case of letters
            index["entries"].append(("see", f"{other}; {said}", anchor, "", None))
    for shared in entry.shared:  # `duplicate-id` has told of the other
        tables = {"objects": ("term", shared), "terms": shared.lower()}
        own = {table: {key: names["std"][table].pop(key, None)} for table, key in tables.items()}
        if ("", shared) not in texts.named:
            texts.note_names(("", shared), {"std": own})
    if (key := (entry.name.file, str(entry.name))) not in texts.named:
        texts.note_names(key, names, term)
    build.tables.note_place("entries", entry.kind, entry.id, build.env.docname, anchor, said)
    return term


def _add_anchors(entry: Entry, term: nodes.term, build: Build, document: nodes.document) -> None:
    """The anchors that a glossary of Sphinx gives each name, so that old links keep working."""
    for name in entry.spellings:
        anchor = _make_id(f"term-{name}")
        if anchor == "term" or (name in entry.derived and not build.is_english):
            continue
        if document.ids.setdefault(anchor, term) is term and anchor not in term["ids"]:
            term["ids"].append(anchor)
