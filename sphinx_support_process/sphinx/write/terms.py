"""How is a native glossary made? Its terms are found by name, plural and alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term
from sphinx.util.nodes import _make_id

from ...pages.content import Block, Entries, Entry
from ...pages.leaves import Alias
from ..build import Build
from ..words import _
from .ids import add_id, free_id
from .pieces import Lines

Writing = Callable[[Iterable[Block]], list[nodes.Node]]


def glossary(
    block: Entries, lines: Lines, build: Build, document: nodes.document, write: Writing
) -> list[nodes.Node]:
    """One definition list item an entry, so that themes and hover extensions know it."""
    found = addnodes.glossary()
    found.document = document
    found["sorted"] = False
    items: Any = nodes.definition_list("", classes=["glossary"])
    entries = [each for each in block.entries if isinstance(each, Entry)]
    terms = {(each.kind, each.id): _term(each, lines, build, document) for each in entries}
    for entry in entries:
        _add_anchors(entry, terms[entry.kind, entry.id], build, document)
    for each in block.entries:
        term = terms[each.kind, each.id]
        if isinstance(each, Alias):
            items += _alias(each, lines, term, document)
        else:
            items += nodes.definition_list_item("", term, nodes.definition("", *write(each.body)))
    found += items
    return [_letters(items, document), found] if block.is_long else [found]


def _alias(
    alias: Alias, lines: Lines, entry: nodes.term, document: nodes.document
) -> nodes.definition_list_item:
    """Another name, and a link to the entry that it is a name of."""
    said = lines.texts.said(alias.name)
    term = nodes.term("", said, translatable=False)
    add_id(term, free_id(f"see-{nodes.make_id(said)}", alias.kind, document.ids), document.ids)
    link = nodes.reference("", entry.rawsource, internal=True, refid=entry["ids"][0])
    before, _name, after = _("see {name}").partition("{name}")
    line = nodes.paragraph("", before, link, nodes.Text(after), translatable=False)
    return nodes.definition_list_item("", term, nodes.definition("", line))


def _letters(items: Any, document: nodes.document) -> addnodes.only:
    """Links to the first entry of each letter, on pages that are read on a screen."""
    line = nodes.paragraph("", translatable=False, classes=["spp-letters"])
    seen: set[str] = set()
    for item in items:
        term = item[0]
        letter = unicodedata.normalize("NFD", term.astext()[:1]).upper()[:1]
        if letter not in seen:
            seen.add(letter)
            line += [nodes.Text(" ")] if line.children else []
            line += nodes.reference("", letter, internal=True, refid=term["ids"][0])
    line.document = document
    return addnodes.only("", line, expr="html")


def _term(entry: Entry, lines: Lines, build: Build, document: nodes.document) -> nodes.term:
    """The term of an entry, which other names mean as well.

    Of several glossaries, one has its names; and of several entries that share a name, the first.
    """
    std: Any = build.env.get_domain("std")
    texts = lines.texts
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
            if other not in entry.derived:
                index["entries"].append(("see", f"{other}; {said}", anchor, "", None))
    for shared in entry.shared:  # `duplicate-id` has told of the other
        keys = {"objects": ("term", shared), "terms": shared.lower()}
        made = ((table, key, names["std"][table]) for table, key in keys.items())
        own = {table: {key: found.pop(key)} for table, key, found in made if key in found}
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
        add_id(term, anchor, document.ids)
    for old in entry.old:
        add_id(term, f"term-{old.rpartition('.')[2]}", document.ids)
        build.tables.note_old(build.env.docname, entry.kind, old, entry.id)
