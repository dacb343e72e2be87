"""What does each section of a page become? A process, a list of priorities, or it is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from ..draft.draft import Draft, Priorities, Process, Scale
from ..draft.ids import Ids
from ..draft.page import shown, take
from ..passages.passage import Passage, Point, Section
from ..readers.charts.chart import Chart
from ..readers.charts.mermaid import is_flowchart
from ..readers.charts.mermaid import read as read_chart
from ..readers.failure import ReadingError
from ..structure.gathered import gathered
from ..structure.headings import headed, linked_names, phases, titled
from ..structure.items import own_items
from ..structure.led import leads_on
from ..structure.lists import is_title
from ..structure.numbering import parts
from ..structure.told import told_above, told_by_paragraphs
from ..structure.worktables import heads
from ..words.contacts.names import is_person
from ..words.messages.letters import letters, message, replies_title, with_letters
from ..words.messages.replies import holds_reply, is_reply
from ..words.messages.signs import names_reply
from ..words.messages.templates import named
from ..words.patterns import late
from ..words.people import People
from ..words.table import pattern
from ..words.terms.glossary import add_entries
from ..words.terms.headed import below_heading, is_of_roles, role_told
from .charts import add_chart
from .facts import Facts
from .introduction import introduce
from .levels import put, scale_of_headings
from .processes import continue_with, goes_on, introduce_phase, named_by, process_of
from .steps import Steps

_MERMAID = late(r"[`~:]{3,} ?\{?mermaid\}?\s*\n")
_NAMELESS = {"", "page", "readme", "index"}
_PRIORITIES = late(rf"\b{pattern('priorities')}", re.IGNORECASE)


def _spoken(file: str) -> str:
    """What the name of a file says, as words."""
    words = " ".join(re.findall(r"[^\W_]+", PurePath(file).stem))
    return "Reply" if words.casefold() in _NAMELESS else words[:1].upper() + words[1:]


class Reader:
    """Takes section after section into the draft; `definitions` are those of links and notes."""

    def __init__(self) -> None:
        self.people = People(is_person)
        self.draft = Draft(roles=self.people.roles)
        self._ids = {
            name: Ids() for name in ("processes", "terms", "priorities", "communities", "levels")
        }
        self._steps = Steps(self.draft, self.people, self._ids["terms"])
        self._facts = Facts(self.draft, self.people, self._ids)
        self.definitions = self._facts.definitions
        self._owners: dict[int, Section] = {}
        self.sections: list[Section] = []
        """All sections, with what each shows once the draft is there."""

    def read(self, page: list[Section]) -> None:
        """Take up all sections of a page."""
        page = [part for section in page for part in self._parts(section)]
        self.sections += page
        above: Process | None = None
        home = page[0]
        linked = linked_names(page)
        self._steps.page = page[0].file
        taken: set[int] = set()
        parents = {id(section.parent) for section in page}
        for at, section in enumerate(page):
            if at in taken:
                continue
            if scale := scale_of_headings(page, at, self._ids["levels"]):
                taken.update(range(at, at + len(scale.levels)))
                self._grade(scale, page[at : at + len(scale.levels)])
                continue
            is_told = bool(message(section) or role_told(section, self.people))
            is_told = is_told or any(letters(one, replies_title(section)) for one in section.blocks)
            before, items, note = own_items(section) if not is_told else ([], [], "")
            if not _PRIORITIES.search(section.title):
                before, items = told_above(section, before, items)
            used: Sequence[int] = ()
            if not items and not is_told:
                items, used, note = headed(page, at, linked)
                taken.update(used)
            drawn = not items and self._drawn(section)
            if not (items or is_told or drawn or holds_reply(section)):
                before, items, note = told_by_paragraphs(section, has_more=id(section) in parents)
            are_phases = bool(used) and phases(items, note)
            for number in used:
                take(page[number], section, has_labels=not are_phases)
            if are_phases:
                above = self._phased(section, [page[number] for number in used])
                home = section
            elif items and not used and _PRIORITIES.search(section.title):
                self._prioritise(section, before, items)
            elif items and above is not None and goes_on(above, section, items):
                continue_with(above, section, before, items, self._steps)
                self.draft.consumed += heads(section.blocks)
                take(section, home)
            elif items:
                home = section
                above = process_of(section, before, items, self._ids["processes"], self._steps)
                if note:
                    above.todo(note, "steps")
                    self.draft.consumed += heads(section.blocks)
                self.draft.processes.append(above)
                self._owners[id(above)] = section
                self._take_back(named_by(section), section)
                shown(section, "process", above.id)
            elif not drawn:
                self._leave(section)
        self._name(page)
        self._facts.share(page[0].file)
        self._facts.explain()
        for entry in self.draft.entries():
            entry.page = entry.page or page[0].file

    def _grade(self, scale: Scale, sections: list[Section]) -> None:
        """Take up a scale whose levels are sections."""
        self.draft.consumed += [section.heading for section in sections]
        shown(sections[0], "levels", put(scale, self.draft).id)
        for section in sections[1:]:
            take(section, sections[0])

    def _take_back(self, home: Section, section: Section) -> None:
        """Leave of the section that names a process no more than its heading."""
        texts = [block.text for block in home.blocks]
        left = (home.at.within(home.file), "\n\n".join([home.heading, *texts]))
        if home is not section and texts and left in self.draft.left:
            self.draft.left.remove(left)
            self.draft.consumed.append(home.heading)
            home.shown = [one for one in home.shown if one not in texts]

    def _phased(self, section: Section, inside: list[Section]) -> Process | None:
        """Make a process of a section whose steps stand below numbered headings, each a phase."""
        made: Process | None = None
        for part in inside:
            before, items, _ = own_items(part)
            self.draft.consumed += heads(part.blocks)
            if not items and (part.is_led or leads_on(part)):
                before, items, _ = told_by_paragraphs(part, has_more=False)
                items = items or titled(part)
            if made is not None and items:
                continue_with(made, part, before, items, self._steps)
            elif items:
                ids = self._ids["processes"]
                made = process_of(section, section.blocks, items, ids, self._steps)
                made.names += part.anchors
                made.todo("numbers at headings on the page: are these its phases?", "steps")
                introduce_phase(made, made.steps[0], part, before)
                self.draft.processes.append(made)
                self._owners[id(made)] = section
                shown(section, "process", made.id)
            else:
                self._leave(part)
        if made is None:
            self._leave(section)
        return made

    def draw(self, chart: Chart) -> None:
        """Take up a chart."""
        ids = self._ids["processes"]
        made = add_chart(chart, self.draft, self.people, ids)
        if made is None:
            self.draft.left.append((chart.name, "\n".join(chart.said)))
            return
        section = Section(chart.name, made.at, 1, made.title, heading=f"# {made.title}")
        shown(section, "process", made.id)
        self._facts.notice_people(section, made)
        self.sections.append(section)

    def _parts(self, section: Section) -> list[Section]:
        """A section without what is no text, in parts where its numbers begin anew."""
        kept: list[Passage] = []
        self._facts.takes_card(section)
        title = section.title
        group = gathered(section.blocks, self._facts.is_word(title))
        taken = range(0)
        for at, block in enumerate(section.blocks):
            if group and at == group[0].start and self._facts.takes_up(section, group[1], title):
                taken = group[0]
            if at in taken:
                continue
            place = len(section.shown)
            if is_title(block):
                title = block.text
            before = kept[-1].text if kept and kept[-1].kind == "paragraph" else ""
            if not self._facts.takes_up(section, block, title, before):
                kept.append(block)
                self._facts.notice(section, block, title)
            elif kept and is_title(kept[-1]) and kept[-1].text == title:
                section.shown.insert(place, title)
                self.draft.consumed.append(kept.pop().text)
        section.blocks = kept
        section.blocks = kept if message(section) else with_letters(kept)
        return list(parts(section))

    def _drawn(self, section: Section) -> bool:
        """Whether a section shows its steps as a chart in Mermaid."""
        for at, block in enumerate(section.blocks):
            if _MERMAID.match(block.text) and is_flowchart(block.content):
                try:
                    chart = read_chart(block.content, section.file, block.at.line + 1)
                except ReadingError:
                    return False
                chart.title = chart.title or section.title
                made = add_chart(chart, self.draft, self.people, self._ids["processes"])
                if made is None:
                    return False
                told = set(re.findall(r"\w+", " ".join(chart.said)))
                self.draft.consumed += set(re.findall(r"\w+", block.text)) - told
                made.label, made.names = list(section.labels), list(section.anchors)
                rest = [*section.blocks[:at], *section.blocks[at + 1 :]]
                introduce(made, rest, self.people)
                self._owners[id(made)] = section
                shown(section, "process", made.id)
                return True
        return False

    def _name(self, page: list[Section]) -> None:
        """Let the names of a section without steps lead to the one process below it."""
        below: dict[int, list[Process]] = {}
        for process in self.draft.processes:
            section = self._owners.get(id(process))
            while section is not None and section.file == page[0].file:
                below.setdefault(id(section), []).append(process)
                section = section.parent
        for section in page:
            found = below.get(id(section), [])
            if len(found) == 1:
                found[0].names += [*section.labels, *section.anchors]

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
        shown(section, "priorities", made.id)

    def _leave(self, section: Section) -> None:
        """Keep a section that has no steps, but for the messages in it, or the word it defines."""
        word = role_told(section, self.people) or below_heading(section)
        is_role = word is not None and self.people.any_office(word.name) is not None
        if word and (is_role or not is_of_roles(section)):
            terms = self._ids["terms"]
            add_entries([word], section.at, self.draft, self.people, terms)
            if section.parent:
                take(section, section.parent)
                shown(section.parent, "glossary")
            return
        rest = [section.heading] if section.heading else []
        above_it = section.parent.title if section.parent else ""
        headed = names_reply(section.title) or names_reply(above_it)
        above: Passage | None = None
        whole = message(section)
        if whole:
            self.draft.consumed.append(whole.text)
        for block in [whole] if whole else section.blocks:
            name = named(above.text) if above else ""
            before = above.text if above else section.title
            title = name or section.title or _spoken(section.file)
            if found := letters(block, replies_title(section)):
                self.draft.consumed += block.rows[0] if block.rows else []
                for one in found:
                    shown(section, "template", self._steps.template(one.block, one.name, one.note))
            elif is_reply(block, before, headed=headed):
                reply = self._steps.template(block, title)
                if name and rest[-1:] == [before]:
                    self.draft.consumed.append(rest.pop())
                shown(section, "template", reply)
            else:
                rest.append(block.text)
                section.shown.append(block.text)
                for id in self._steps.quoted(block.text, block.at):
                    shown(section, "template", id)
            above = block
        if section.shown and rest == [section.heading] and not section.labels:
            self.draft.consumed += rest
        elif rest:
            self.draft.left.append((section.at.within(section.file), "\n\n".join(rest)))
