"""Where is that? The step or process that the words of a page mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath

from ...text.ids import kebab
from ..draft.draft import Noted, Process, Step
from .jumps import answers
from .prose import bare, excerpt, outside_code, quoted

_LINK = re.compile(r"\[[^\[\]]*\]\(#?([^()\s]+)\)|\{(?:ref|doc|numref)\}`(?:[^`<]*<)?([^`<>]+)>?`")
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_NUMBER = re.compile(r"\bstep (\d{1,9})", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w-])step (\d{1,9})\b(?!\.\d)", re.IGNORECASE)
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
        for process in self._processes:
            for name in (*process.label, kebab(process.title), process.id):
                self._labels.setdefault(name, process)
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
                one.replace(one.texts, partial(self._linked, process, one))

    def _lead(self, process: Process, titles: dict[str, Step], number: int, step: Step) -> None:
        """Turn the jumps of a step into its answers, or into what comes next."""
        asks = step.is_question
        names = answers(step.jumps) if asks else []
        for at, one in enumerate(step.jumps):
            target = self._find(process, titles, number, one.where)
            key = "answers" if asks else "next"
            if not asks:
                step.todo(f"the page says {quoted(one.said)}", key)
            if target is None:
                target, why = "next", "there is no such step: where does it lead?"
                if _LINK.search(one.where):
                    target, why = "done", "this process is not here: import its page as well?"
                step.todo(f"{quoted(one.where)}: {why}", key)
            if asks:
                step.answers[names[at]] = target
            elif not step.next:
                step.next = target
        if len(step.answers) == 1:
            other = "Yes" if names == ["No"] else "No"
            step.answers[other] = "next"

    def _find(
        self, process: Process, titles: dict[str, Step], number: int, where: str
    ) -> str | None:
        """The target that the words for a place mean, None if there is no such place."""
        link, quoted, numbered = (p.search(where) for p in (_LINK, _QUOTED, _NUMBER))
        if link:
            found = self._linked_process(link)
            return found.id if found else None
        if quoted and (titled := titles.get(bare(quoted[1]).casefold())):
            return titled.id
        if numbered:
            step = process.numbers.get(int(numbered[1]))
            return step.id if step else None
        relative = {"next": "next", "first": process.steps[0].id, "last": process.steps[-1].id}
        relative["previous"] = process.steps[max(0, number - 1)].id
        return relative.get(where.casefold().removesuffix(" step").removeprefix("the "))

    def _linked_process(self, link: re.Match[str]) -> Process | None:
        """The process to which a link leads, by a label, an anchor or a page of its own."""
        target = (link[1] or link[2]).strip()
        page, _, anchor = target.partition("#")
        return self._labels.get(target) or self._labels.get(anchor or PurePath(page).name)

    def _run(self, process: Process, step: Step) -> None:
        """Let a step that says `see [](label)` of another process run that."""
        match = _FOLLOW.search(step.text)
        found = self._linked_process(match) if match else None
        if match and found and found is not process and not (step.answers or step.next):
            step.run = found.id
            step.todo(f"the page says {excerpt(match[0])}: is it carried out here?", "run")

    def _linked(self, process: Process, about: Noted, key: str, text: str) -> str:
        """A text in which a mention of a step is a reference to it."""

        def put(match: re.Match[str]) -> str:
            said = excerpt(_around(match))
            step = process.numbers.get(int(match[1]))
            if step is None or step is about:
                why = "this is the step itself" if step else "there is no such step"
                about.todo(f"{said}: {why}; which one is meant?", key)
                return f"`{match[0]}`"
            about.todo(f"{said}: is `{step.id}` meant?", key)
            return f"{{support:step}}`{step.id}`"

        return outside_code(_MENTION, put, text) if "step " in text.casefold() else text


def _around(match: re.Match[str]) -> str:
    """A mention with a few words on both sides."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    after = match.string[match.end() : match.end() + 20]
    if match.start() > 40:
        before = before.partition(" ")[2]
    if match.end() + 20 < len(match.string):
        after = after.rpartition(" ")[0]
    return before.rpartition("\n\n")[2] + match[0] + after.partition("\n\n")[0]
