"""What does a page tell beside its steps? Words, people, levels, and who does which task."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ..draft.draft import Draft, Process
from ..draft.ids import Ids
from ..draft.page import shown
from ..passages.passage import Passage, Section
from ..readers.blocks import At
from ..words.messages.letters import letters, replies_title
from ..words.offices import is_office_in_any_case
from ..words.patterns import late
from ..words.people import People, of_roles
from ..words.prose import bare, topic
from ..words.terms.explanations import asked_above, explained_in, named_by_the_way
from ..words.terms.glossary import add_entries, add_terms, entries, told_below, told_in_passing
from ..words.terms.headed import are_words, described, is_of_roles, words_title
from ..words.terms.meanings import Entry, announced
from .contacts.listed import is_of_contacts
from .contacts.lists import add_card, add_contacts
from .contacts.persons import Persons
from .contacts.rosters import add_roster
from .contacts.tables import add_people
from .contacts.texts import Called, add_called, told_in
from .definitions import Definitions
from .ladders import climb, rungs_of
from .levels import is_level, put, scale_of, scale_of_list
from .raci import is_matrix, is_of_tasks, process_in, share_out

_LISTS = ("bullets", "numbers", "paragraph", "definitions")
_WRAPPER = late(r"</?(?:div|span|section|article|main|p|br|center)\b[^<>]*>", re.IGNORECASE)


class Facts:
    """Takes up what is no text; `definitions` are those of links and notes."""

    def __init__(self, draft: Draft, people: People, ids: dict[str, Ids]) -> None:
        self._draft = draft
        self._people = people
        self._ids = ids
        self._persons = Persons(draft, people, ids["communities"])
        self.definitions = Definitions()
        self._waiting: list[tuple[Section, Passage]] = []
        self._noticed: list[tuple[Entry, At]] = []
        self._called: list[Called] = []
        self._homes: dict[str, Section] = {}
        self._wordy: dict[int, bool] = {}

    def takes_card(self, section: Section) -> None:
        """Take up what stands below the name of a person: their role, how to reach them."""
        if section.title:
            self._homes.setdefault(section.file, section)
        size = add_card(section, self._persons)
        if size:
            section.blocks = section.blocks[size:]
            shown(section, "representatives")

    def takes_up(self, section: Section, block: Passage, title: str, before: str = "") -> bool:
        """Whether a block below a title is no text: a definition of a note, link or word.

        `before` is the text right above it.
        """
        if block.kind == "definition":
            is_used = self.definitions.add(section.file, block)
            section.shown += [block.text] * (is_used and not block.name.startswith("^"))
            return is_used
        if block.kind == "raw" and not re.search(r"\w", _WRAPPER.sub("", block.text)):
            self._draft.consumed.append(block.text)
            return True
        if block.kind in ("fields", "comment"):
            self._draft.left.append((block.at.within(section.file), block.text))
            section.shown.append(block.text)
            return True
        above = before.rstrip(": ")
        if self._calls(section, block, above if is_of_contacts(above) else title):
            return True
        if is_matrix(block) or rungs_of(block, title):
            self._waiting.append((section, block))
            return True
        if block.rows and (scale := scale_of(block, self._ids["levels"])):
            self._draft.consumed += block.rows[0]
            shown(section, "levels", put(scale, self._draft).id)
            return True
        if scale := scale_of_list(block, title, self._ids["levels"]):
            shown(section, "levels", put(scale, self._draft).id)
            return True
        if block.kind == "definitions" and letters(block, replies_title(section)):
            return False
        if self._people.define(block):
            self._draft.consumed += block.rows[0]
            shown(section, "glossary")
            return True
        is_list = block.kind == "bullets"
        said = announced(before) if is_list else ""
        has_role = of_roles(title) and title != section.title and is_of_roles(section)
        below = section.title if has_role else title
        above = said or words_title(section, below, is_list=is_list or self._lists_words(section))
        if told := told_below(above, block, marked=bool(said)) or told_in_passing(block):
            add_entries(told, block.at, self._draft, self._people, self._ids["terms"])
            shown(section, "glossary")
            return True
        if entries(block):
            title = words_title(section, title, is_list=True)
            add_terms(block, self._draft, self._people, self._ids["terms"], title)
            shown(section, "glossary")
            return True
        return False

    def _calls(self, section: Section, block: Passage, title: str) -> bool:
        """Whether a block is a list of people, with how to reach them."""
        if block.rows and add_roster(block, title, self._persons):
            shown(section, "representatives")
            return True
        left = None
        is_listed = is_of_contacts(title) or self._is_below_contacts(section)
        if is_listed and block.kind == "quote":
            block = replace(block, kind="paragraph", text=block.content)
        add = add_people if block.rows else add_contacts if block.kind in _LISTS else None
        if add is not None:
            left = add(block, title, self._persons, is_listed=is_listed)
        if left is None:
            return False
        shown(section, "representatives")
        if left:
            self._draft.left.append((block.at.within(section.file), "\n".join(left)))
            section.shown += left
        return True

    def _is_below_contacts(self, section: Section) -> bool:
        """Whether a heading above a section is `Contacts`, but for the title of the page."""
        above = section.parent
        while above is not None and not is_of_contacts(above.title):
            above = above.parent
        return above is not None and above is not self._homes.get(section.file)

    def _lists_words(self, section: Section) -> bool:
        if id(section) not in self._wordy:
            self._wordy[id(section)] = are_words(section.blocks)
        return self._wordy[id(section)]

    def is_word(self, title: str) -> Callable[[str], bool]:
        """What tells, below a title, whether a name in bold is one of what may be taken up."""
        are_roles = of_roles(title)
        return lambda name: is_level(name) or (are_roles and is_office_in_any_case(bare(name)))

    def notice(self, section: Section, block: Passage, title: str) -> None:
        """Take note of the words that a text explains; it stays where it is."""
        is_below = title not in (section.title, block.text)
        found = [asked_above(title, block.text)] if is_below else []
        if block.kind == "paragraph":
            titles = [section.title, *([section.parent.title] if section.parent else [])]
            found += explained_in(block.text, titles, self._people)
        found += [one for text in _paragraphs(block) for one in named_by_the_way(text)]
        if section.blocks[:1] == [block]:
            found.append(described(section))
        self._noticed += [(one, block.at) for one in found if one]
        called = told_in(block, title, self._people)
        self._called += [(one, section.title, block.at) for one in called]

    def notice_people(self, section: Section, process: Process) -> None:
        """Take up whom the texts of a chart tell to call."""
        for step in process.steps:
            called = told_in(Passage("paragraph", step.text, step.at), section.title, self._people)
            self._called += [(one, section.title, step.at) for one in called]
        self.explain()

    def explain(self) -> None:
        """Take up whom only texts name, and define the words that only they explain."""
        add_called(self._called, self._persons)
        self._called = []
        terms = {term.name.casefold() for term in self._draft.terms}
        for found, at in self._noticed:
            role = self._people.known(found.name)
            name = role.name.casefold() if role else bare(found.name).casefold()
            if name in terms or (role and role.definition):
                continue
            terms.add(name)
            add_entries([found], at, self._draft, self._people, self._ids["terms"])
        self._noticed = []

    def share(self, page: str) -> None:
        """Give what tables say of roles to the processes of the page; what fits none is left."""
        processes = [one for one in self._draft.processes if one.page == page]
        for section, block in self._waiting:
            rungs = rungs_of(block, section.title)
            is_alone = not processes or is_of_tasks(block)
            is_shared = not rungs and share_out(block, processes, self._people)
            if is_alone and not is_shared and is_matrix(block) and not rungs:
                ids = self._ids["processes"]
                made = process_in(block, topic(section.title) or "Tasks", self._people, ids)
                processes.append(made)
                self._draft.processes.append(made)
                self._draft.consumed += block.rows[0]
                shown(section, "process", made.id)
                continue
            if rungs and len(processes) == 1:
                climb(processes[0], rungs, self._people)
                self._draft.consumed.append(block.text)
            elif not is_shared:
                self._draft.left.append((block.at.within(page), block.text))
                section.shown.append(block.text)
            else:
                shown(section, "responsibilities")
                self._draft.consumed.append(block.text)
        self._waiting = []


def _paragraphs(block: Passage) -> Iterator[str]:
    """The texts of a block, and of all items in it."""
    if block.kind == "paragraph":
        yield block.text
    for item in block.items:
        for one in item.blocks:
            yield from _paragraphs(one)
