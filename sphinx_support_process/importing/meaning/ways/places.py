"""Where is that? The step or process that the words of a page mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from ....text.ids import kebab
from ...draft.draft import Process, Step
from ...draft.noted import Noted
from ...words.patterns import late
from .parts import Part, Parts

LINK = late(
    r"\[[^\[\]]*\]\((?:<([^<>]+)>|([^()<>\s]+))\)|\{(?:ref|doc|numref)\}`(?:[^`<]*<)?([^`<>]+)>?`"
)
MARKS = frozenset('"\u201c*_')
"""With one of these begins the name of a section that a text speaks of."""


_WORDS = late(r"\[([^\[\]]+)\]|\{\w+\}`([^`<]+?)\s*<")


class Places:
    """All steps and processes, to be found by what a page calls them."""

    def __init__(self, processes: Iterable[Process]) -> None:
        self.processes = list(processes)
        self.parts = Parts(self.processes)
        self._labels: dict[str, Process] = {}
        self._steps: dict[tuple[str, str], tuple[Process, Step]] = {}
        for process in self.processes:
            names = (*process.label, kebab(process.title), process.id, *process.names)
            for name in (*names, *([process.chapter] if process.chapter else [])):
                self._labels.setdefault(name, process)
                self._labels.setdefault(name.casefold(), process)
            for step in process.steps:
                for name in step.anchors:
                    self._steps.setdefault((process.page, name), (process, step))
        pages = Counter(process.page for process in self.processes)
        for process in self.processes:
            if pages[process.page] == 1:
                path = PurePath(process.page)
                self._labels.setdefault(path.name, process)
                self._labels.setdefault(path.stem, process)

    def numbered(self, process: Process, about: Noted, number: int, where: str = "") -> str:
        """The step that has a number: in the phase that speaks of it, the process, or the page.

        `where` may say that it stands above or below.
        """
        here = self.parts.around(about).get(number) or process.numbers.get(number)
        if here is not None:
            return here.id
        found = self.around(process, number, where)
        return f"{found[0].id}.{found[1].id}" if found else ""

    def around(self, process: Process, number: int, where: str = "") -> tuple[Process, Step] | None:
        """The step that has a number in another process of the page, the next one above first."""
        at = self.processes.index(process)
        around = [*reversed(self.processes[:at])] if "below" not in where else []
        around += self.processes[at + 1 :] if "above" not in where else []
        there = (one for one in around if one.page == process.page and number in one.numbers)
        found = next(there, None)
        return (found, found.numbers[number]) if found else None

    def titled(self, name: str) -> Process | None:
        """The process that a page calls so: by its title, or by the number of its chapter."""
        return self._labels.get(kebab(name) or name)

    def linked(self, process: Process, link: re.Match[str]) -> Part | None:
        """The part to which a link leads."""
        step = self.linked_step(process, link)
        if step is not None:
            return Part(step[0], step[1]) if step[1].phase else None
        found = self.linked_process(link)
        return None if found is None else Part(found)

    @staticmethod
    def said_by(link: re.Match[str]) -> str:
        """The words of a link."""
        words = _WORDS.match(link[0])
        return words[1] or words[2] if words else ""

    def linked_process(self, link: re.Match[str]) -> Process | None:
        """The process to which a link leads, by a label, an anchor or a page of its own."""
        target = target_of(link)
        page, _, anchor = target.partition("#")
        page = page.removeprefix("page:")
        names = (target, anchor, anchor.casefold()) if anchor else (target,)
        for name in (*names, *((PurePath(page).name, kebab(page)) if page else ())):
            if name and name in self._labels:
                return self._labels[name]
        return None

    def linked_step(self, process: Process, link: re.Match[str]) -> tuple[Process, Step] | None:
        """The step to which a link leads by an anchor or a label, on this page or on another."""
        page, _, anchor = target_of(link).partition("#")
        names = dict.fromkeys((process.page, *(one.page for one in self.processes)))
        if not page:
            pages = [process.page]
        elif anchor:
            pages = [name for name in names if PurePath(name).name == PurePath(page).name]
        else:
            pages = [*names]
        found = (self._steps.get((name, anchor or page)) for name in pages)
        return next(filter(None, found), None)


def previous(process: Process, at: int) -> Step:
    """The step that is the one before on the page, for what a step says."""
    speaks = process.steps[at].speaks
    while at and process.steps[at].place >= speaks:
        at -= 1
    while at and process.steps[at - 1].place == process.steps[at].place:
        at -= 1
    return process.steps[at]


def target_of(link: re.Match[str]) -> str:
    return str(next(filter(None, link.groups()))).strip()
