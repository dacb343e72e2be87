"""Which footnote does a reference in a text lead to? To one of the same text, whatever the page."""

from __future__ import annotations

from collections import Counter

from docutils import nodes

from ....text.text import Text
from ...build import Build
from ...warnings import location, logger, warn


class Notes:
    """The footnotes of the texts on one page.

    Each gets a name that no other has, and a number with those of the page. A text that the page
    shows twice has its notes once.
    """

    def __init__(self, build: Build) -> None:
        self.build = build
        self.names: dict[tuple[str, str], dict[str, str]] = {}
        """What the notes of a text are called on the page, by what they are called in the text."""
        self.found: list[nodes.Element] = []
        self.known: set[int] = set()

    def take(self, text: Text, own: nodes.document) -> None:
        """Take the notes of a text, and the references to them, off the document of the text."""
        notes, references = (
            [it for it in own.findall(kind) if id(it) not in self.known]
            for kind in (nodes.footnote, nodes.footnote_reference)
        )
        for node in (*notes, *references):
            for anchor in node["ids"]:
                own.ids.pop(anchor, None)
            node["ids"] = []
        _label_in_order(notes, references)
        key = text.file, str(text)
        again = self.names.get(key)
        names = self.names.setdefault(key, {}) if notes else again or {}
        used = {reference["refname"] for reference in references}
        for note in notes:
            if again is None:
                self._name(note, names, used)
            else:
                note.parent.remove(note)
        for reference in references:
            written = reference["refname"]
            if written in names:
                reference["refname"] = names[written]
                self._number(reference)
            else:
                self._leave_as_text(reference, written)

    def _name(self, note: nodes.Element, names: dict[str, str], used: set[str]) -> None:
        for label in note["names"]:
            names[label] = f"{label} {len(self.known)}"
            if label not in used:
                logger.warning(
                    "Footnote [%s] is not referenced.",
                    label,
                    location=note,
                    type="ref",
                    subtype="footnote",
                )
                note["names"], note["dupnames"] = [], [label]
        note["names"] = [names[label] for label in note["names"]]
        self._number(note)

    def _number(self, node: nodes.Element) -> None:
        """Let a note or reference have the number that it gets on the page."""
        if not node.get("auto"):
            node.pop(0)
        node["auto"] = 1
        self.known.add(id(node))
        self.found.append(node)

    def _leave_as_text(self, reference: nodes.Element, label: str) -> None:
        """Make text of a reference to a footnote that the text does not define."""
        written = f"[^{label}]"
        help = f"write `{written}: …` in the same text"
        place = location(reference, written, self.build.sources)
        warn("undefined-footnote", f"the footnote `{written}` is not defined", help, place)
        reference.parent.replace(reference, nodes.Text(written))

    def join(self, document: nodes.document) -> None:
        """Put the notes among those of the page, in the order in which they stand there."""
        if not self.found:
            return
        kinds = (nodes.footnote, nodes.footnote_reference)
        order = {
            id(node): place
            for place, node in enumerate(document.findall())
            if isinstance(node, kinds)
        }
        for node in self.found:
            if id(node) not in order:
                continue
            if isinstance(node, nodes.footnote):
                document.note_autofootnote(node)
                document.note_explicit_target(node, node)
            elif isinstance(node, nodes.footnote_reference):
                document.note_autofootnote_ref(node)
                document.note_footnote_ref(node)
        document.autofootnotes.sort(key=lambda node: order.get(id(node), 0))
        document.autofootnote_refs.sort(key=lambda node: order.get(id(node), 0))


def _label_in_order(notes: list[nodes.Element], references: list[nodes.Element]) -> None:
    """Give labels to notes of reStructuredText that have none, each the one of its reference."""
    counted: Counter[tuple[type, object]] = Counter()
    for node in (*notes, *references):
        if not node.get("refname") and not node["names"] and not node["dupnames"]:
            kind = type(node), node.get("auto")
            counted[kind] += 1
            label = f"{'*' if kind[1] == '*' else '#'}{counted[kind]}"
            if isinstance(node, nodes.footnote):
                node["names"] = [label]
            else:
                node["refname"] = label
