"""What do the words mean? Roles and terms as a native glossary."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term

from ..model import Role, Term
from ..model.names import shared_names, spellings
from .directive import SupportDirective


class Glossary(SupportDirective):
    """`support:glossary`: roles and terms; `{term}` finds each by name, plural and alias.

    One definition list item an entry, so that themes and hover extensions know it. `:only:`
    shows `roles` or `terms`.
    """

    option_spec: ClassVar[dict[str, Any]] = {
        "only": lambda text: directives.choice(text, ("roles", "terms"))
    }

    def run(self) -> list[nodes.Node]:
        only = self.options.get("only")
        entries: list[Role | Term] = []
        if only != "terms":
            self.shows("roles")
            entries += self.site.support.roles.values()
        if only != "roles":
            self.shows("terms")
            entries += self.site.support.terms.values()
        self._shared = shared_names(self.site.support)
        glossary = addnodes.glossary()
        glossary.document = self.state.document
        glossary["sorted"] = False
        items = nodes.definition_list("", classes=["glossary"])
        items += [self._item(entry) for entry in sorted(entries, key=lambda e: e.name.casefold())]
        glossary += items
        return [glossary] if entries else []

    def _item(self, entry: Role | Term) -> nodes.definition_list_item:
        std: Any = self.env.get_domain("std")
        name, *others = spellings(entry)
        said = self.texts.translate(name)
        anchor = f"term-{entry.id}"
        if isinstance(entry, Term) and entry.id in self.site.support.roles:
            anchor += "-2"  # the role has the other one
        self._forget(std, name, said)
        term = make_glossary_term(
            self.env,
            [nodes.Text(said)],
            None,
            entry.name.file,
            entry.name.line,
            anchor,
            self.state.document,
        )
        term.rawsource = said
        self.texts.translate.mark(term)
        if said != name:
            others.append(name)
        self.state.document.ids.setdefault(anchor, term)
        index: Any = term.children[-1]
        for other in others:
            self._forget(std, other, other)
            std._note_term(other, anchor, location=term)  # noqa: SLF001  # in any case of letters
            index["entries"].append(("see", f"{other}; {said}", anchor, "", None))
        kind = "role" if isinstance(entry, Role) else "term"
        self.domain.note_place("entries", kind, entry.id, self.env.docname, anchor, said)
        text = entry.definition
        body = self.texts.blocks(text) if text else []
        return nodes.definition_list_item("", term, nodes.definition("", *body))

    def _forget(self, std: Any, name: str, said: str) -> None:
        """Let Sphinx not warn once more of a name that two entries share: `duplicate-id` did."""
        if name.casefold() in self._shared:
            std.objects.pop(("term", said), None)
