"""What would a hand-written page be as YAML? A first draft, with a note at each guess."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..load.records import MAX_TEXT
from .draft import Draft, Ids, Noted, Priorities, Process
from .glossary import add_terms, entries
from .introduction import share_owner
from .page import Block, Item, Section, sections
from .people import People
from .places import Places
from .processes import continue_with, goes_on, headed, own_items, process_of
from .prose import bare
from .steps import LONGEST_TITLE, Steps

__all__ = ["Draft", "draft"]

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w-]")
_PRIORITIES = re.compile(r"\bpriorit", re.IGNORECASE)


def draft(pages: Iterable[tuple[str, str]]) -> Draft:
    """The draft that pages become, each a name for notes and a text in Markdown."""
    reader = _Reader()
    found = [sections(clean(text), name) for name, text in pages]
    for page in found:
        reader.people.gather(page)
    for page in found:
        reader.read(page)
    return reader.finished()


def clean(text: str) -> str:
    """A text with the line breaks that YAML knows, and without the characters that it forbids."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).replace("\ufeff", " ")
    text = re.sub("[\x0b\x0c\x1c-\x1f]", " ", text)
    return re.sub("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


class _Reader:
    """Takes one section after another into the draft."""

    def __init__(self) -> None:
        self.people = People()
        self._draft = Draft(roles=self.people.roles)
        self._ids = {name: Ids() for name in ("processes", "terms", "priorities")}
        self._steps = Steps(self._draft, self.people, self._ids["terms"])
        self._notes: dict[str, Block] = {}

    def read(self, page: list[Section]) -> None:
        """Take up all sections of a page."""
        above: Process | None = None
        at = 0
        while at < len(page):
            section = page[at]
            section.blocks = [block for block in section.blocks if not self._defines(block)]
            before, items, note = own_items(section)
            used = 0
            if not items:
                items, used = headed(page, at)
            if items and not used and _PRIORITIES.search(section.title):
                self._prioritise(section, before, items)
            elif items and above is not None and goes_on(above, section, items):
                continue_with(above, section, before, items, self._steps)
            elif items:
                above = self._process(section, before, items, note) or above
            else:
                self._leave(section)
            at += 1 + used

    def finished(self) -> Draft:
        """The draft once all pages are read."""
        found = self._draft
        for process in found.processes:
            ids = Ids(one.id for one in found.processes)
            for number, step in enumerate(process.steps, 1):
                step.id = ids.new(bare(step.title), f"step-{number}", words=3)
        Places(found.processes).settle()
        for process in found.processes:
            share_owner(process)
        self._place_notes()
        self._leave_out_roles()
        for entry in found.entries():
            for key, value in list(vars(entry).items()):
                self._look_at(entry, key, value)
        return found

    def _look_at(self, entry: Noted, key: str, value: object) -> None:
        """Tell of addresses in the texts of an entry, and move what is no text that people read."""
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and len(text) >= MAX_TEXT:
                self._draft.left.append((f"`{key}`, too long to be read", text))
                short = f"{text[:LONGEST_TITLE]}…"
                setattr(entry, key, short if value is text else [short])
            elif isinstance(text, str) and _ADDRESS.search(text):
                entry.todo("an e-mail address, which readers will see", key)
                return

    def _process(
        self, section: Section, before: list[Block], items: list[Item], note: str
    ) -> Process | None:
        made = process_of(section, before, items, self._ids["processes"], self._steps)
        if made is None:
            self._leave(section)
            return None
        if note:
            made.todo(note, "steps")
        self._draft.processes.append(made)
        return made

    def _defines(self, block: Block) -> bool:
        """Whether a block defines a footnote, a link or words, which are taken up."""
        if block.kind == "definition":
            self._notes.setdefault(block.name, block)
            return self._notes[block.name] is block
        if entries(block):
            add_terms(block, self._draft, self.people, self._ids["terms"])
            return True
        return False

    def _prioritise(self, section: Section, before: list[Block], items: list[Item]) -> None:
        parts = [block for item in items for block in item.blocks]
        below = [block for block in parts if items[-1].below and block.line >= items[-1].below]
        order = [[block.text for block in item.blocks if block not in below] for item in items]
        label = section.labels[0].rpartition(":")[2] if section.labels else section.title
        made = Priorities(
            id=self._ids["priorities"].new(label, "priorities"),
            title=section.title,
            text="\n\n".join(block.text for block in (*before, *below)),
            order=["\n\n".join(texts) for texts in order if texts],
        )
        made.todo("the heading speaks of priorities: if these are steps, make it a process")
        for label in section.labels:
            made.todo(f"the page has the label `({label})=` here: keep it there")
        self._draft.priorities.append(made)

    def _leave(self, section: Section) -> None:
        """Keep a section that has no steps, but for the messages in it."""
        rest = [section.heading] if section.heading else []
        before = section.title
        replies = 0
        for block in section.blocks:
            if self._steps.reply(block, section.title or "Reply", before):
                replies += 1
            else:
                rest.append(block.text)
            before = block.text
        is_title = replies and rest == [section.heading] and section.title == bare(section.title)
        if rest and not (is_title and not section.labels):
            self._draft.left.append((f"{section.file}:{section.line}", "\n\n".join(rest)))

    def _leave_out_roles(self) -> None:
        """Keep only the roles of which the draft speaks, not those of what is left of the page."""
        texts: list[str] = []
        for entry in self._draft.entries():
            for value in vars(entry).values():
                if entry not in self._draft.roles:
                    texts += value if isinstance(value, list) else [str(value)]
        spoken = " ".join(map(str, texts)).casefold()
        self._draft.roles[:] = [
            role
            for role in self._draft.roles
            if role.definition or role.id in spoken or role.name.casefold() in spoken
        ]

    def _place_notes(self) -> None:
        """Put the definitions of footnotes and links into each text that refers to them."""
        used: set[str] = set()

        def noted(text: str) -> str:
            names = [name for name in self._notes if f"[{name}]" in text]
            used.update(names)
            return "\n\n".join([text, *(self._notes[name].text for name in names)])

        for entry in self._draft.entries():
            entry.replace_texts(noted)
        for name, block in self._notes.items():
            if name not in used:
                self._draft.left.append((f"line {block.line}", block.text))
