"""Where is what shown, and what does a link to it say? Known when all pages are written."""

from __future__ import annotations

from ..known.known import Known
from ..known.names import names
from ..text.markup import plain
from ..text.named import NamedTuple
from .nodes import Node, text, words


class Wanted(NamedTuple):
    """A link that was written before it was known where it leads, as it will be filled in."""

    node: Node
    kind: str
    name: str
    walking: bool


class Places:
    """The targets on all pages. What is shown several times is one where it was written first."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.taken: set[str] = set()
        """The identifiers of all targets."""
        self.shown: dict[tuple[str, str], str] = {}
        """Where a definition is shown, by its kind and name."""
        self.entries: dict[tuple[str, str], str] = {}
        """The same in a glossary."""
        self.walks: dict[tuple[str, str], str] = {}
        """The same in a walkthrough."""
        self.terms: dict[str, str] = {}
        """The target of each spelling of a term, as links of mystmd name it."""
        self.wanted: list[Wanted] = []
        self._titles: dict[tuple[str, str], str] = {}
        self.titles = {id(step.title): name for name, step in known.flow.steps.items()}
        """The name of each step by the identity of its title."""

    def take(self, identifier: str) -> bool:
        """Whether a target can have this identifier, which no other gets then."""
        is_free = identifier not in self.taken
        self.taken.add(identifier)
        return is_free

    def where(self, kind: str, name: str, *, walking: bool = False) -> str | None:
        """The id of the target of a definition, None if no page shows it."""
        key = kind, name
        walked = self.walks.get(key) if walking else None
        return walked or self.shown.get(key) or self.entries.get(key) or self.walks.get(key)

    def settle(self) -> None:
        """Lead the links to where they belong; what is shown nowhere stays words."""
        for node, kind, name, walking in self.wanted:
            id = name if kind == "card" else self.where(kind, name, walking=walking)
            if id is None:
                said = words(node["children"])
                node.clear()
                node.update(text(said))
            else:
                node.update(label=id, identifier=id.lower())

    def said(self, kind: str, name: str, process: str | None = None, form: str = "") -> str:
        """How a reference to a definition reads, in the steps of a process or elsewhere.

        The `form` of one to a step may be its `number` alone, or that and its title: `numbered`.
        """
        title = self.title(kind, name)
        if kind != "step" or name not in self.known.flow.steps:
            return title
        step = self.known.flow.steps[name]
        if form:
            return f"{step.number}. {title}" if form == "numbered" else f"step {step.number}"
        said = f"step {step.number} ({title})"
        return said if process == step.process else f"{self.title('process', step.process)}, {said}"

    def title(self, kind: str, name: str) -> str:
        """What a definition is called; its name if there is none."""
        key = kind, name
        if key not in self._titles:
            record = names(self.known, kind).get(name)
            said = name if record is None else getattr(record, "title", None) or record.name
            self._titles[key] = plain(said)
        return self._titles[key]
