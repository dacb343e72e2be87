"""Which words may stand at a place, and what does each of them mean?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..checks import RULES
from ..clock.durations import UNITS
from ..flow import DONE
from ..known.known import Known
from ..known.symbols.inline import ROLES
from ..model import Process, Promise, Template
from ..model.fields import Key, MapOf, RecordOf, Varied, keys
from ..model.moved import NOUNS
from ..model.names import named
from ..model.varied import ELSE
from ..model.words import MEANINGS
from ..pages import VIEWS
from ..text import kinds
from .cursor.named import Named
from .cursor.wanted import Wanted

CAP = 1000
"""So many words are offered at once; more are found by typing on."""

_COUNT = re.compile(r"(\d+)[ \t]*[a-z ]*", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
_ORDER_WORDS = {"before": "A before B", "then": "A then B", "never": "never A and B", "and": ""}


class Offer(NamedTuple):
    """A word: what it is of, what stands beside it, what is told of it, and what is written."""

    label: str
    kind: str
    detail: str = ""
    doc: str = ""
    text: str = ""


class Offers:
    """What a project offers. `process` is the one around the cursor, `typed` what stands there."""

    def __init__(self, known: Known, process: str, typed: str) -> None:
        self.support = known.support
        self.known = known
        self.process = known.support.processes.get(process)
        self.typed = typed

    def of_kind(self, kind: object, wanted: Wanted) -> Iterator[Offer]:
        """The values of a kind of scalars."""
        support = self.support
        if kind in _RECORDS:
            noun, collection = _RECORDS[kind]
            yield from records(noun, getattr(support, collection))
        elif kind is kinds.StepId or kind is kinds.Since:
            if kind is kinds.Since:
                yield Offer("start", "word", "when the process begins")
            yield from self._own_steps()
        elif kind is kinds.Target:
            yield from self._targets()
        elif kind is kinds.StepName:
            if not (wanted.cls is Promise and wanted.key == "until"):
                yield from records("process", support.processes)
            yield from self._steps()
        elif kind is kinds.Order:
            yield from (Offer(word, "word", use) for word, use in _ORDER_WORDS.items())
            yield from (*self._own_steps(), *self._outcomes(self.process))
        elif kind is kinds.Status:
            statuses = [] if wanted.key == "statuses" else support.statuses
            yield from (Offer(str(status), "status") for status in statuses)
        elif kind is kinds.Rule:
            yield from (
                Offer(rule.name, "rule", rule.summary, rule.text) for rule in RULES.values()
            )
        elif kind is kinds.LevelId:
            yield from self._levels()
        elif kind in (kinds.Duration, kinds.Every, kinds.By):
            yield from self._times(kind)
        elif kind is kinds.Means:
            yield from (Offer(meaning, "word") for meaning in MEANINGS)
        elif kind is kinds.Date:
            yield Offer(self.known.today.isoformat(), "word", "today")
        elif kind is kinds.NewName:
            noun = NOUNS.get(wanted.key, "")
            yield from self._steps() if noun == "step" else self.named(Named(noun, self.typed))
        elif kind is bool:
            yield from (Offer(word, "word") for word in ("true", "false"))

    def keys_of(self, wanted: Wanted, written: Iterable[str], run: str) -> Iterator[Offer]:
        """The keys that a mapping may have besides those that are written."""
        mapping, there = wanted.mapping, set(written)
        offers: Iterable[Offer] = ()
        if isinstance(mapping, RecordOf):
            offers = map(_of_key, keys(mapping.cls).values())
        elif isinstance(mapping, Varied):
            offers = self._levels() if mapping.by is kinds.LevelId else map(_day, _DAYS)
        elif wanted.key == "outcomes" and run:
            offers = self._outcomes(self.support.processes.get(run))
        elif wanted.key == "placeholders" and wanted.cls is Template:
            offers = self._placeholders(wanted.id)
        for offer in offers:
            if offer.label not in there:
                yield offer._replace(text=offer.text or f"{offer.label}: ")

    def named(self, what: Named) -> Iterator[Offer]:
        """What a role, a link or a directive in a text may name."""
        support, kind = self.support, what.kind
        if kind in _COLLECTIONS:
            yield from records(kind, getattr(support, _COLLECTIONS[kind]))
        elif kind == "step":
            yield from (*self._own_steps(), *self._steps())
        elif kind == "level":
            yield from records("level", self.known.levels.named)
        elif kind == "name":
            for entry in named(support):
                yield Offer(str(entry.name), "term", str(entry.id), str(entry.definition or ""))
        elif kind == "label":
            for process in support.processes.values():
                for label in process.label:
                    yield Offer(str(label), "label", str(process.title))
        elif kind == "link":
            yield from self._steps()
            if self.typed.partition(".")[0] not in support.processes:
                yield from records("level", self.known.levels.named)
            for noun in _OF_LINKS if "." not in self.typed else ():
                yield from records(noun, getattr(support, _COLLECTIONS[noun]))
        elif kind == "directive":
            for view in VIEWS.values():
                yield Offer(f"support:{view.name}", "directive", "", view.doc)
        elif kind == "option":
            options = VIEWS[what.directive.removeprefix("support:")].options
            yield from (Offer(name, "option", text=f"{name}:") for name in options)

    def roles(self, *, is_rest: bool) -> Iterator[Offer]:
        """The inline roles."""
        for name in (*(f"support:{role}" for role in ROLES), "term", "ref"):
            yield Offer(f":{name}:" if is_rest else name, "directive", text="")

    def placeholders(self, id: str) -> Iterator[Offer]:
        """The placeholders of a template, for its subject and body."""
        template = self.support.templates.get(id)
        for name, placeholder in (template.placeholders if template else {}).items():
            yield Offer(str(name), "placeholder", str(placeholder.label))

    def _placeholders(self, id: str) -> Iterator[Offer]:
        """What the texts of a template leave open."""
        template = self.support.templates.get(id)
        texts = filter(None, (template.subject, template.body) if template else ())
        found = (name.strip() for text in texts for name in _PLACEHOLDER.findall(text))
        return (Offer(name, "placeholder") for name in dict.fromkeys(found))

    def _own_steps(self) -> Iterator[Offer]:
        steps = self.process.steps if self.process else ()
        for step in steps:
            yield Offer(str(step.id), "step", str(step.title), str(step.text or ""))

    def _steps(self) -> Iterator[Offer]:
        """The steps of all processes with their full names; with a process typed, its own."""
        outer, dot, _ = self.typed.partition(".")
        processes = self.support.processes
        around = {outer: processes[outer]} if dot and outer in processes else processes
        for process in around.values():
            for step in process.steps:
                yield Offer(step.name, "step", str(step.title), str(step.text or ""))

    def _targets(self) -> Iterator[Offer]:
        if "." in self.typed:
            yield from self._steps()
            return
        yield Offer("next", "word", "the step listed after")
        yield from (*self._own_steps(), *self._outcomes(self.process))
        yield from records("process", self.support.processes)

    def _outcomes(self, process: Process | None) -> Iterator[Offer]:
        if process is None:
            return
        for id, text in process.outcomes.items():
            yield Offer(str(id), "outcome", str(text))
        if not process.outcomes:
            yield Offer(DONE, "outcome", "the end of the process")

    def _levels(self) -> Iterator[Offer]:
        for scale in self.support.levels.values():
            for level in scale.values.values():
                detail = f"{level.name} ({scale.title})"
                yield Offer(str(level.id), "level", detail, str(level.definition))
        yield Offer(ELSE, "word", "all other levels")

    def _times(self, kind: object) -> Iterator[Offer]:
        match = _COUNT.match(self.typed)
        count = match[1] if match else "1"
        own = self.support.calendar.units if self.support.calendar else {}
        for unit in (*UNITS, *own):
            amount = f"{count} {unit}" if count == "1" else f"{count} {unit}s"
            yield Offer(amount, "time", str(own.get(unit, "")))
        if kind is kinds.By:
            for words in ("end of the working day", "end of the next working day"):
                yield Offer(words, "time")


def records(noun: str, found: Mapping[Any, Any]) -> Iterator[Offer]:
    """The definitions of a kind, by their names."""
    for name, record in found.items():
        title = getattr(record, "title", None) or getattr(record, "name", "")
        doc = getattr(record, "definition", None) or getattr(record, "goal", None)
        yield Offer(str(name), noun, str(title), str(doc or ""))


def _of_key(key: Key) -> Offer:
    holds_more = isinstance(key.shape, MapOf) or key.name in ("steps", "duties")
    return Offer(key.name, "key", "", key.doc, f"{key.name}:" if holds_more else "")


def _day(day: str) -> Offer:
    return Offer(day, "word")


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon-fri")
_RECORDS = {
    kinds.RoleId: ("role", "roles"),
    kinds.ProcessId: ("process", "processes"),
    kinds.TemplateId: ("template", "templates"),
}
_OF_LINKS = ("process", "role", "template", "community", "priorities", "scale")
_COLLECTIONS = {
    "process": "processes",
    "role": "roles",
    "term": "terms",
    "template": "templates",
    "community": "communities",
    "priorities": "priorities",
    "scale": "levels",
}
