"""Which parts has a page? Its processes and their phases, by title, number, letter and label."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ....text.ids import kebab
from ....text.named import NamedTuple
from ...draft.draft import Process, Step
from ...words.patterns import late
from ...words.prose import bare
from ...words.table import numbers, pattern

_CHAPTER = late(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.?\d{1,2})?)(?=[.)]?\Z)")
WORDS = {word: number for word, number in numbers("amounts").items() if len(word) > 2}
_LED = late(
    rf"(?:(?i:{pattern('section')}) ?(?P<part>\d{{1,2}}|[A-Z]|(?i:{'|'.join(WORDS)}))(?!\w)"
    r"|(?P<chapter>\d{1,2}|[A-Z])(?:[.):](?=\s)|(?= [\u2013-] ))"
    r"|(?P<alone>[A-Z])(?= [^\W\d_])"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+|[A-Z]\.?\d{1,2})(?=[.):]?\s))"
    r"[.:)]?\s*[\u2013-]?\s*"
)
"""The number or letter with which a heading begins: `Stage B: `, `\u00a7 2 `, `1 - `."""

_FEWEST = 2
_MOST = 40


class Part(NamedTuple):
    """A process, or the phase of it that begins with a step."""

    process: Process
    first: Step | None = None


class Parts:
    """All processes and phases, and their steps, to be found by what their page calls them."""

    def __init__(self, processes: Iterable[Process]) -> None:
        self._parts: dict[tuple[str, str], Part] = {}
        self._labels: dict[tuple[int | str, str], tuple[Process, Step] | None] = {}
        self._firsts_of: dict[int, Step] = {}
        self._numbers: dict[int, dict[int, Step]] = {}
        titles: dict[str, list[tuple[str, int, Process, Step]]] = {}
        for process in processes:
            phase: dict[int, Step] = {}
            first: Step | None = None
            self._add(Part(process), process.title, process.chapter)
            for step in process.steps:
                if step.phase:
                    phase, first = {}, step
                    self._add(Part(process, step), step.phase, step.chapter)
                self._numbers[id(step)] = phase
                for number in step.numbers:
                    phase.setdefault(number, step)
                if first:
                    self._firsts_of[id(step)] = first
                if label := step.label.strip("().: ").casefold():
                    self._label(process, first, step, label)
                found = titles.setdefault(process.page, [])
                found.append((kebab(bare(step.title)), len(found), process, step))
        names = [name for _, name in self._parts]
        names += [one[0] for found in titles.values() for one in found]
        self._firsts = {name.partition("-")[0] for name in names}
        self._titles = {
            page: sorted(found, key=lambda one: one[:2]) for page, found in titles.items()
        }

    def _add(self, part: Part, title: str, chapter: str) -> None:
        words = bare(title)
        led = _LED.match(words)
        number = (led["part"] or led["chapter"] or led["deep"] or led["alone"]) if led else ""
        names = (chapter.rstrip(".)"), number, words, words[led.end() :] if led else "")
        for name in names:
            if key := _key(name):
                self._parts.setdefault((part.process.page, key), part)

    def _label(self, process: Process, first: Step | None, step: Step, label: str) -> None:
        """Note the label of a step: of its phase, its process, and its page if no other has it."""
        for scope in (id(first) if first else 0, id(process)):
            self._labels.setdefault((scope, label), (process, step))
        known = (process.page, label) in self._labels
        self._labels[process.page, label] = None if known else (process, step)

    def named(self, page: str, words: str) -> Part | None:
        """The part of a page that words name: by its title, or the number of its heading."""
        return self._parts.get((page, _key(words)))

    def begins(self, word: str) -> bool:
        """Whether a title begins with a word."""
        return kebab(word).partition("-")[0] in self._firsts

    def labelled(self, process: Process, about: object, label: str) -> Part | None:
        """The step that has a label with a letter: `B2`, in the phase of a step if it has one."""
        scopes = (id(self._firsts_of.get(id(about))), id(process), process.page)
        found = (self._labels.get((scope, label.casefold())) for scope in scopes)
        one = next(filter(None, found), None)
        return Part(*one) if one else None

    def step(self, part: Part, said: str) -> Step | None:
        """The step of a part that has a number or a letter."""
        if said.isdigit():
            return self.steps(part).get(int(said))
        found = self._labels.get((id(part.first or part.process), said.casefold()))
        return found[1] if found else None

    def titled(
        self, page: str, words: str, *, is_whole: bool = False
    ) -> tuple[Process, Step] | None:
        """The one step of a page whose title is some words, or begins with several."""
        name = kebab(bare(words))
        titles = self._titles.get(page, [])
        at = bisect_left(titles, (name,))
        found = [one for one in titles[at : at + 2] if f"{one[0]}-".startswith(f"{name}-")]
        same = [one for one in found if one[0] == name]
        found = same if same or is_whole or name.count("-") < _FEWEST - 1 else found
        return found[0][2:] if name and len(found) == 1 else None

    def around(self, about: object) -> dict[int, Step]:
        """The steps of the phase of a step, by their numbers."""
        return self._numbers.get(id(about), {})

    def steps(self, part: Part) -> dict[int, Step]:
        """The steps of a part by their numbers."""
        return self.around(part.first) if part.first else part.process.numbers

    def item(self, process: Process, about: object, count: str) -> Step | None:
        """The step that is the first, the second … one of its list."""
        known = (self.around(about) or process.numbers).get(int(count))
        return known or next((one for one in process.steps if one.place == int(count) - 1), None)

    def target(self, home: Process, part: Part) -> str:
        """How a step of one process is led to a part: by the id of this, or of its first step."""
        process, first = part
        if first is None:
            return process.id
        return first.id if process is home else f"{process.id}.{first.id}"

    def told(self, part: Part, words: str) -> Step | None:
        """The one step of a part whose title holds the first of some words."""
        steps = {id(one): one for one in self.steps(part).values()}.values()
        if len(steps) > _MOST:
            return None
        titles = [(f"-{kebab(bare(one.title))}-", one) for one in steps]
        names = kebab(bare(words)).split("-")
        for count in range(len(names), _FEWEST - 1, -1):
            run = "-".join(names[:count])
            found = [one for title, one in titles if f"-{run}-" in title]
            if len(found) == 1:
                return found[0]
        return None


def _key(words: str) -> str:
    """By what a part is found: the number or letter of a heading, or its words."""
    words = WORDS.get(words.strip().casefold(), words.strip())
    chapter = _CHAPTER.match(words)
    return chapter[0].casefold() if chapter else kebab(bare(words))
