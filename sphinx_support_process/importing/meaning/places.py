"""Where is that? The step or process that the words of a page mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath

from ...text.ids import kebab
from ..draft.draft import Jump, Mistake, Noted, Process, Step
from ..words.jumps import STOP, answers
from ..words.prose import bare, excerpt, outside_code, quoted
from ..words.table import listed, pattern

_LINK = re.compile(
    r"\[[^\[\]]*\]\((?:<([^<>]+)>|([^()<>\s]+))\)|\{(?:ref|doc|numref)\}`(?:[^`<]*<)?([^`<>]+)>?`"
)
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_NUMBER = re.compile(rf"(?:(?<!\w){pattern('step')} |(?<!\w)n[or]\. |^)(\d{{1,9}})", re.IGNORECASE)
_MENTION = re.compile(
    r"(?<![\w-])(?i:step) (\d{1,9})\b(?!\.\d)(?: (?:of|in) (?P<of>(?:\d+\.)*\w[^.,;:()\n`]{0,60}))?"
)
_ELSEWHERE = re.compile(r"(?!page:)[a-z][a-z\d+.-]*:", re.IGNORECASE)
_SEEN = re.compile(r"(?:step )?\(?\d+[.)]?(?:[:.]? .*)?$", re.IGNORECASE)
_FOLLOW = re.compile(
    r"\b(?:see|follow|use|carry out|as described in|according to)\b[^.]{0,100}?"
    rf"(?:{_LINK.pattern})",
    re.IGNORECASE,
)


class Places:
    """All steps and processes, to be found by what a page calls them."""

    def __init__(self, processes: Iterable[Process]) -> None:
        self._processes = list(processes)
        self._labels: dict[str, Process] = {}
        self._phases: dict[int, dict[int, Step]] = {}
        self._steps: dict[tuple[str, str], tuple[Process, Step]] = {}
        for process in self._processes:
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
        pages = Counter(process.page for process in self._processes)
        for process in self._processes:
            if pages[process.page] == 1:
                path = PurePath(process.page)
                self._labels.setdefault(path.name, process)
                self._labels.setdefault(path.stem, process)

    def settle(self) -> None:
        """Let every jump lead to its place, and every mention of a step follow it."""
        for process in self._processes:
            titles = {bare(step.title).casefold(): step for step in reversed(process.steps)}
            for number, step in enumerate(process.steps):
                self._lead(process, titles, number, step)
                self._run(process, step)
            for one in (*process.steps, process):
                keys = (*one.texts, "title") if _has_open_title(one) else one.texts
                one.replace(keys, partial(self._relinked, process, one))
                one.replace(keys, partial(self._linked, process, one))

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
                if _LINK.search(one.where):
                    target, why = "done", "this process is not here: import its page as well?"
                told = f"{quoted(one.where)}: {why}"
                step.todo(told if _LINK.search(one.where) else Mistake(told), key)
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
        link, quoted, numbered = (p.search(where) for p in (_LINK, _QUOTED, _NUMBER))
        if link:
            step_there = self._linked_step(process, link)
            if step_there is not None:
                other, one = step_there
                return one.id if other is process else f"{other.id}.{one.id}"
            found = self._linked_process(link)
            return found.id if found else None
        if quoted and (titled := titles.get(bare(quoted[1]).casefold())):
            return titled.id
        if numbered:
            step = self._numbered(process, process.steps[number], int(numbered[1]))
            return step.id if step else None
        relative = {"next": "next", "first": process.steps[0].id, "last": process.steps[-1].id}
        relative["previous"] = process.steps[max(0, number - 1)].id
        return relative.get(where.casefold().removesuffix(" step").removeprefix("the "))

    def _numbered(self, process: Process, about: Noted, number: int) -> Step | None:
        """The step that has a number: in the phase of the step that speaks of it, or anywhere."""
        phase = self._phases.get(id(about), {})
        return phase.get(number) or process.numbers.get(number)

    def _linked_process(self, link: re.Match[str]) -> Process | None:
        """The process to which a link leads, by a label, an anchor or a page of its own."""
        target = _target(link)
        page, _, anchor = target.partition("#")
        page = page.removeprefix("page:")
        names = (target, anchor, anchor.casefold()) if anchor else (target,)
        for name in (*names, *(() if anchor and not page else (PurePath(page).name, kebab(page)))):
            if name and name in self._labels:
                return self._labels[name]
        return None

    def _linked_step(self, process: Process, link: re.Match[str]) -> tuple[Process, Step] | None:
        """The step to which a link leads by an anchor, on this page or on another."""
        page, _, anchor = _target(link).partition("#")
        pages = (
            [process.page]
            if not page
            else [
                one.page
                for one in self._processes
                if PurePath(one.page).name == PurePath(page).name
            ]
        )
        found = (self._steps.get((name, anchor)) for name in pages)
        return next(filter(None, found), None) if anchor else None

    def _run(self, process: Process, step: Step) -> None:
        """Let a step that says `see [](label)` of another process run that."""
        match = _FOLLOW.search(f"{step.title}\n\n{step.text}")
        found = self._linked_process(match) if match else None
        if match and found and found is not process and not (step.answers or step.next):
            step.run = found.id
            step.todo(f"the page says {excerpt(match[0])}: is it carried out here?", "run")

    def _linked(self, process: Process, about: Noted, key: str, text: str) -> str:
        """A text in which a mention of a step is a reference to it."""

        def put(match: re.Match[str]) -> str:
            said = excerpt(_around(match))
            number, of = int(match[1]), match[0][len(f"step {match[1]}") :]
            home, rest = self._home(match["of"] or "")
            if home is not None and (there := home.numbers.get(number)):
                about.todo(f"{said}: is `{home.id}.{there.id}` meant?", key)
                return f"{{support:step}}`{home.id}.{there.id}`{rest}"
            step = self._numbered(process, about, number)
            if step is None or step is about:
                why = "this is the step itself" if step else "there is no such step"
                about.todo(Mistake(f"{said}: {why}; which one is meant?"), key)
                return f"`step {match[1]}`{of}"
            about.todo(f"{said}: is `{step.id}` meant?", key)
            return f"{{support:step}}`{step.id}`{of}"

        return outside_code(_MENTION, put, text) if "step " in text.casefold() else text

    def _home(self, words: str) -> tuple[Process | None, str]:
        """The process that words begin to name, by its title or chapter, and the words behind."""
        parts = words.split(" ")
        for end in range(len(parts), 0, -1):
            name = re.sub(r"^(?:chapter|section|the) |[\"“”]", "", " ".join(parts[:end]))
            found = self._labels.get(kebab(name) or name)
            if found is not None:
                rest = " ".join(parts[end:])
                return found, f" {rest}" if rest else ""
        return None, ""

    def _relinked(self, process: Process, about: Noted, key: str, text: str) -> str:
        """A text whose links lead to what the draft has, where the page's own lead nowhere."""

        def put(match: re.Match[str]) -> str:
            target = _target(match)
            if not match[0].startswith("[") or _ELSEWHERE.match(target):
                return match[0]
            words = match[0][1:].partition("](")[0]
            step, other = self._linked_step(process, match), self._linked_process(match)
            if step is not None:
                name = f"{step[0].id}.{step[1].id}"
                if _SEEN.match(words):
                    own = step[1].id if step[0] is process else name
                    return f"{{support:step}}`{own}`"
                return f"[{words}](#{name})"
            if other is not None:
                return f"[{words}](#{other.id})"
            if target.startswith("page:"):
                about.todo(f"the page links to {quoted(target[5:])}: where is it now?", key)
            return words if target.startswith(("page:", "#")) else match[0]

        return _LINK.sub(put, text) if "](" in text and not _is_myst(process.page) else text


def _is_myst(page: str) -> bool:
    """Whether a page is in MyST, whose links the pages of a site know."""
    return PurePath(page).suffix.casefold() in ("", ".md", ".markdown", ".myst", ".txt")


def _has_open_title(one: Noted) -> bool:
    """Whether a title may speak of other steps: not if it is made of a jump."""
    return isinstance(one, Step) and not one.only_jumps


def _target(link: re.Match[str]) -> str:
    return str(next(filter(None, link.groups()))).strip()


def _around(match: re.Match[str]) -> str:
    """A mention with a few words on both sides."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    after = match.string[match.end() : match.end() + 20]
    if match.start() > 40:
        before = before.partition(" ")[2]
    if match.end() + 20 < len(match.string):
        after = after.rpartition(" ")[0]
    return before.rpartition("\n\n")[2] + match[0] + after.partition("\n\n")[0]
