"""What does each section of a page become? A process, a list of priorities, or it is left."""

from __future__ import annotations

import re
from dataclasses import replace

from ..draft.draft import Draft, Priorities, Process
from ..draft.ids import Ids
from ..passages.passage import Passage, Point, Section
from .glossary import add_terms, entries
from .people import People
from .processes import continue_with, goes_on, headed, own_items, process_of
from .prose import bare
from .steps import Steps

_PRIORITIES = re.compile(r"\bpriorit", re.IGNORECASE)


class Reader:
    """Takes section after section into the draft.

    `definitions` are those of footnotes and links: under each name its place and its text.
    """

    def __init__(self) -> None:
        self.people = People()
        self.draft = Draft(roles=self.people.roles)
        self._ids = {name: Ids() for name in ("processes", "terms", "priorities")}
        self._steps = Steps(self.draft, self.people, self._ids["terms"])
        self.definitions: dict[str, tuple[str, str]] = {}

    def read(self, page: list[Section]) -> None:
        """Take up all sections of a page."""
        above: Process | None = None
        taken: set[int] = set()
        for at, section in enumerate(page):
            if at in taken:
                continue
            section.blocks = [
                block for block in section.blocks if not self._takes_up(section, block)
            ]
            before, items, note = own_items(section)
            used = range(0)
            if not items:
                items, used, note = headed(page, at)
                taken.update(used)
            if items and not used and _PRIORITIES.search(section.title):
                self._prioritise(section, before, items)
            elif items and above is not None and goes_on(above, section, items):
                continue_with(above, section, before, items, self._steps)
            elif items:
                above = process_of(section, before, items, self._ids["processes"], self._steps)
                if note:
                    above.todo(note, "steps")
                self.draft.processes.append(above)
            else:
                self._leave(section)

    def _takes_up(self, section: Section, block: Passage) -> bool:
        """Whether a block is no text: a definition of a footnote, link or words, front matter."""
        if block.kind == "definition":
            place = block.at.within(section.file), block.text
            return self.definitions.setdefault(block.name, place) is place
        if block.kind == "fields":
            self.draft.left.append((block.at.within(section.file), block.text))
            return True
        if entries(block):
            add_terms(block, self.draft, self.people, self._ids["terms"])
            return True
        return False

    def _prioritise(self, section: Section, before: list[Passage], items: list[Point]) -> None:
        last = items[-1]
        end = last.below or len(last.blocks)
        below = last.blocks[end:]
        items[-1] = replace(last, blocks=last.blocks[:end])
        order = [[block.text for block in item.blocks] for item in items]
        made = Priorities(
            id=self._ids["priorities"].new(section.name, "priorities"),
            title=section.title,
            text="\n\n".join(block.text for block in (*before, *below)),
            order=["\n\n".join(texts) for texts in order if texts],
        )
        made.todo("the heading speaks of priorities: if these are steps, make it a process")
        for label in section.labels:
            made.todo(f"the page has the label `({label})=` here: keep it there")
        self.draft.priorities.append(made)

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
            self.draft.left.append((section.at.within(section.file), "\n\n".join(rest)))
