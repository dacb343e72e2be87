"""Where is that? The step or process that the words of a page mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from ...text.ids import kebab
from ..draft.draft import Jump, Process, Step
from ..draft.noted import Mistake, Noted
from ..words.jumps import STOP, answers
from ..words.patterns import late
from ..words.prose import bare, excerpt, quoted
from ..words.table import listed, pattern

LINK = late(
    r"\[[^\[\]]*\]\((?:<([^<>]+)>|([^()<>\s]+))\)|\{(?:ref|doc|numref)\}`(?:[^`<]*<)?([^`<>]+)>?`"
)
MARKS = frozenset('"\u201c*_')
"""With one of these begins the name of a section that a text speaks of."""

_QUOTED = late(r"[\"“]([^\"”]+)[\"”]")
_NUMBER = late(
    rf"(?:(?<!\w){pattern('step')} |(?<!\w)n[or]\. |^)((?:\d{{1,3}}\.)*\d{{1,9}})", re.IGNORECASE
)
_FOLLOW = late(
    r"\b(?:see|follow|use|carry out|as described in|according to)\b[^.]{0,100}?"
    rf"(?:{LINK.pattern})",
    re.IGNORECASE,
)
_FOLLOW_NAMED = late(
    rf"(?<!\w){pattern('follow')} (?:{pattern('articles')} )?(?:{pattern('section')} )?"
    r"(?P<mark>[\"\u201c*_]{1,2})(?P<title>[^\"\u201c\u201d*_]{2,60})[\"\u201d*_]{1,2}",
    re.IGNORECASE,
)


class Places:
    """All steps and processes, to be found by what a page calls them."""

    def __init__(self, processes: Iterable[Process]) -> None:
        self.processes = list(processes)
        self._labels: dict[str, Process] = {}
        self._phases: dict[int, dict[int, Step]] = {}
        self._steps: dict[tuple[str, str], tuple[Process, Step]] = {}
        for process in self.processes:
            names = (*process.label, kebab(process.title), process.id, *process.names)
            for name in (*names, *([process.chapter] if process.chapter else [])):
                self._labels.setdefault(name, process)
                self._labels.setdefault(name.casefold(), process)
            phase: dict[int, Step] = {}
            for step in process.steps:
                phase = {} if step.phase else phase
                self._phases[id(step)] = phase
                for one in step.numbers:
                    phase.setdefault(one, step)
                for name in step.anchors:
                    self._steps.setdefault((process.page, name), (process, step))
        pages = Counter(process.page for process in self.processes)
        for process in self.processes:
            if pages[process.page] == 1:
                path = PurePath(process.page)
                self._labels.setdefault(path.name, process)
                self._labels.setdefault(path.stem, process)

    def settle(self) -> None:
        """Let every jump lead to its place."""
        for process in self.processes:
            titles = {bare(step.phase).casefold(): step for step in process.steps if step.phase}
            titles |= {bare(step.title).casefold(): step for step in reversed(process.steps)}
            for number, step in enumerate(process.steps):
                self._lead(process, titles, number, step)
                self._run(process, step)

    def _lead(self, process: Process, titles: dict[str, Step], number: int, step: Step) -> None:
        """Turn the jumps of a step into its answers, or into what comes next."""
        for answer, end in step.leads.items():
            place = end if isinstance(end, str) else end.id
            if answer:
                step.answers[answer] = place
            else:
                step.next = place
        if step.failure is not None:
            self._fail(process, titles, number, step, step.failure)
        asks = step.is_question
        names = answers(step.jumps) if asks else []
        for at, one in enumerate(step.jumps):
            target = self._find(process, titles, number, one.where) if one.where else "next"
            key = "answers" if asks else "next"
            if not asks:
                step.todo(f"the page says {quoted(one.said)}", key)
            if target is None:
                target, why = "next", "there is no such step: where does it lead?"
                if LINK.search(one.where):
                    target, why = "done", "this process is not here: import its page as well?"
                told = f"{quoted(one.where)}: {why}"
                step.todo(told if LINK.search(one.where) else Mistake(told), key)
            if asks and not one.where and any(other.where for other in step.jumps):
                step.todo(f"the page says {quoted(one.said)}: where does it go on?", key)
            if asks:
                step.answers[names[at]] = target
                if one.does:
                    step.on_answer[names[at]] = one.does
            elif not step.next:
                step.next = target
        if len(step.answers) == 1 and asks:
            other = "Yes" if names == ["No"] else "No"
            step.answers[other] = "next"

    def _fail(
        self, process: Process, titles: dict[str, Step], number: int, step: Step, one: Jump
    ) -> None:
        """Say where it goes on if a step did not work."""
        target = self._find(process, titles, number, one.where)
        told = f"the page says {quoted(one.said)}"
        if target is None:
            step.todo(f"{told}: there is no such step, where does it lead?", "otherwise")
            return
        step.otherwise = target
        if not (step.expect or step.timebox or step.wait):
            step.expect = listed("worked")[-1]
            step.todo(f"{told}: how does one see that it worked?", "expect")
        else:
            step.todo(told, "otherwise")

    def _find(
        self, process: Process, titles: dict[str, Step], number: int, where: str
    ) -> str | None:
        """The target that the words for a place mean, None if there is no such place."""
        if STOP.fullmatch(where):
            return "done"
        link, quoted, numbered = (p.search(where) for p in (LINK, _QUOTED, _NUMBER))
        if link:
            step_there = self.linked_step(process, link)
            if step_there is not None:
                other, one = step_there
                return one.id if other is process else f"{other.id}.{one.id}"
            found = self.linked_process(link)
            return found.id if found else None
        if quoted and (titled := titles.get(bare(quoted[1]).casefold())):
            return titled.id
        if numbered:
            count = int(numbered[1].rpartition(".")[2])
            return self.numbered(process, process.steps[number], count, where) or None
        if quoted and (home := self.titled(quoted[1])):
            return home.id
        relative = {"next": "next", "first": process.steps[0].id, "last": process.steps[-1].id}
        relative["previous"] = process.steps[max(0, number - 1)].id
        return relative.get(where.casefold().removesuffix(" step").removeprefix("the "))

    def numbered(self, process: Process, about: Noted, number: int, where: str = "") -> str:
        """The step that has a number: in the phase that speaks of it, the process, or the page.

        `where` may say that it stands above or below.
        """
        phase = self._phases.get(id(about), {})
        here = phase.get(number) or process.numbers.get(number)
        if here is not None:
            return here.id
        at = self.processes.index(process)
        around = [*reversed(self.processes[:at])] if "below" not in where else []
        around += self.processes[at + 1 :] if "above" not in where else []
        there = (one for one in around if one.page == process.page and number in one.numbers)
        found = next(there, None)
        return f"{found.id}.{found.numbers[number].id}" if found else ""

    def titled(self, name: str) -> Process | None:
        """The process that a page calls so: by its title, or by the number of its chapter."""
        return self._labels.get(kebab(name) or name)

    def linked_process(self, link: re.Match[str]) -> Process | None:
        """The process to which a link leads, by a label, an anchor or a page of its own."""
        target = target_of(link)
        page, _, anchor = target.partition("#")
        page = page.removeprefix("page:")
        names = (target, anchor, anchor.casefold()) if anchor else (target,)
        for name in (*names, *(() if anchor and not page else (PurePath(page).name, kebab(page)))):
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

    def _run(self, process: Process, step: Step) -> None:
        """Let a step that says `see [](label)` of another process run that."""
        text = f"{step.title}\n\n{step.text}"
        if step.answers or step.next:
            return
        match = _FOLLOW.search(text) if "](" in text or "{" in text else None
        found = self.linked_process(match) if match else None
        if found is None and not MARKS.isdisjoint(text) and (match := _FOLLOW_NAMED.search(text)):
            found = self.titled(match["title"])
        if match and found and found is not process:
            step.run = found.id
            step.todo(f"the page says {excerpt(match[0])}: is it carried out here?", "run")


def target_of(link: re.Match[str]) -> str:
    return str(next(filter(None, link.groups()))).strip()
