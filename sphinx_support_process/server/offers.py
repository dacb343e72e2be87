"""Which words may stand at a place, and what does each of them mean?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

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
from ..pages.views import VIEWS
from ..text import kinds
from ..text.named import NamedTuple
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

    def of_kind(self, kind: object, wanted: Wanted) -> Iterable[Offer]:
        """The values of a kind of scalars."""
        return _BY_KIND[kind](self, wanted) if kind in _BY_KIND else ()

    def keys_of(self, wanted: Wanted, written: Iterable[str], run: str) -> Iterator[Offer]:
        """The keys that a mapping may have besides those that are written."""
        mapping, there = wanted.mapping, set(written)
        offers: Iterable[Offer] = ()
        if isinstance(mapping, RecordOf):
            offers = map(_of_key, keys(mapping.cls).values())
        elif isinstance(mapping, Varied):
            offers = self.levels() if mapping.by is kinds.LevelId else map(_word, _DAYS)
        elif wanted.key == "outcomes" and run:
            offers = self._outcomes(self.support.processes.get(run))
        elif wanted.key == "placeholders" and wanted.cls is Template:
            offers = self._placeholders(wanted.id)
        for offer in offers:
            if offer.label not in there:
                yield offer._replace(text=offer.text or f"{offer.label}: ")

    def named(self, what: Named) -> Iterable[Offer]:
        """What a role, a link or a directive in a text may name."""
        return _BY_NOUN[what.kind](self, what) if what.kind in _BY_NOUN else ()

    def kept(self, noun: str) -> Iterator[Offer]:
        """The definitions of a kind that stand in no other."""
        return records(noun, getattr(self.support, _COLLECTIONS[noun]))

    def names(self) -> Iterator[Offer]:
        """What `{term}` knows, by its name."""
        for entry in named(self.support):
            yield Offer(str(entry.name), "term", str(entry.id), str(entry.definition or ""))

    def labels(self) -> Iterator[Offer]:
        for process in self.support.processes.values():
            yield from (Offer(str(each), "label", str(process.title)) for each in process.label)

    def links(self) -> Iterator[Offer]:
        """What a link can lead to: with a dot what stands in another definition."""
        outer, dot, _ = self.typed.partition(".")
        yield from self.steps()
        if outer not in self.support.processes:
            yield from self.level_names()
        for noun in _OF_LINKS if not dot else ():
            yield from self.kept(noun)

    def level_names(self) -> Iterator[Offer]:
        return records("level", self.known.levels.named)

    def step_names(self, wanted: Wanted) -> Iterator[Offer]:
        """Steps with their processes; a process alone where a promise may begin with it."""
        if not (wanted.cls is Promise and wanted.key == "until"):
            yield from self.kept("process")
        yield from self.steps()

    def orders(self) -> Iterator[Offer]:
        yield from (Offer(word, "word", use) for word, use in _ORDER_WORDS.items())
        yield from (*self.own_steps(), *self._outcomes(self.process))

    def statuses(self, wanted: Wanted) -> Iterator[Offer]:
        """The statuses of a ticket, but where they are defined."""
        there = () if wanted.key == "statuses" else self.support.statuses
        return (Offer(str(status), "status") for status in there)

    def new_names(self, wanted: Wanted) -> Iterable[Offer]:
        """What something may be called now."""
        return self.named(Named(NOUNS.get(wanted.key, ""), self.typed))

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

    def own_steps(self) -> Iterator[Offer]:
        steps = self.process.steps if self.process else ()
        for step in steps:
            yield Offer(str(step.id), "step", str(step.title), str(step.text or ""))

    def steps(self) -> Iterator[Offer]:
        """The steps of all processes with their full names; with a process typed, its own."""
        outer, dot, _ = self.typed.partition(".")
        processes = self.support.processes
        around = {outer: processes[outer]} if dot and outer in processes else processes
        for process in around.values():
            for step in process.steps:
                yield Offer(step.name, "step", str(step.title), str(step.text or ""))

    def targets(self) -> Iterator[Offer]:
        if "." in self.typed:
            yield from self.steps()
            return
        yield Offer("next", "word", "the step listed after")
        yield from (*self.own_steps(), *self._outcomes(self.process))
        yield from self.kept("process")

    def _outcomes(self, process: Process | None) -> Iterator[Offer]:
        if process is None:
            return
        for id, text in process.outcomes.items():
            yield Offer(str(id), "outcome", str(text))
        if not process.outcomes:
            yield Offer(DONE, "outcome", "the end of the process")

    def levels(self) -> Iterator[Offer]:
        for scale in self.support.levels.values():
            for level in scale.values.values():
                detail = f"{level.name} ({scale.title})"
                yield Offer(str(level.id), "level", detail, str(level.definition))
        yield Offer(ELSE, "word", "all other levels")

    def times(self) -> Iterator[Offer]:
        """The units of time with the number that is typed."""
        match = _COUNT.match(self.typed)
        count = match[1] if match else "1"
        own = self.support.calendar.units if self.support.calendar else {}
        for unit in (*UNITS, *own):
            amount = f"{count} {unit}" if count == "1" else f"{count} {unit}s"
            yield Offer(amount, "time", str(own.get(unit, "")))


def records(noun: str, found: Mapping[Any, Any]) -> Iterator[Offer]:
    """The definitions of a kind, by their names."""
    for name, record in found.items():
        title = getattr(record, "title", None) or getattr(record, "name", "")
        doc = getattr(record, "definition", None) or getattr(record, "goal", None)
        yield Offer(str(name), noun, str(title), str(doc or ""))


def _of_key(key: Key) -> Offer:
    holds_more = isinstance(key.shape, MapOf) or key.name in ("steps", "duties")
    return Offer(key.name, "key", "", key.doc, f"{key.name}:" if holds_more else "")


def _word(word: str) -> Offer:
    return Offer(word, "word")


_START = Offer("start", "word", "when the process begins")
_ENDS = tuple(map(_word, ("end of the working day", "end of the next working day")))


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon-fri")
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
_BY_KIND: Mapping[Any, Callable[[Offers, Wanted], Iterable[Offer]]] = {
    kinds.RoleId: lambda offers, _: offers.kept("role"),
    kinds.ProcessId: lambda offers, _: offers.kept("process"),
    kinds.TemplateId: lambda offers, _: offers.kept("template"),
    kinds.StepId: lambda offers, _: offers.own_steps(),
    kinds.Since: lambda offers, _: (_START, *offers.own_steps()),
    kinds.StepName: Offers.step_names,
    kinds.Target: lambda offers, _: offers.targets(),
    kinds.Order: lambda offers, _: offers.orders(),
    kinds.Status: Offers.statuses,
    kinds.LevelId: lambda offers, _: offers.levels(),
    kinds.Duration: lambda offers, _: offers.times(),
    kinds.Every: lambda offers, _: offers.times(),
    kinds.By: lambda offers, _: (*offers.times(), *_ENDS),
    kinds.Means: lambda *_: map(_word, MEANINGS),
    kinds.Date: lambda offers, _: [Offer(offers.known.today.isoformat(), "word", "today")],
    kinds.NewName: Offers.new_names,
    kinds.Rule: lambda *_: (
        Offer(rule.name, "rule", rule.summary, rule.text) for rule in RULES.values()
    ),
    bool: lambda *_: map(_word, ("true", "false")),
}
"""What is offered for each kind of scalars."""

_BY_NOUN: Mapping[str, Callable[[Offers, Named], Iterable[Offer]]] = {
    **{noun: lambda offers, what: offers.kept(what.kind) for noun in _COLLECTIONS},
    "step": lambda offers, _: (*offers.own_steps(), *offers.steps()),
    "level": lambda offers, _: offers.level_names(),
    "name": lambda offers, _: offers.names(),
    "label": lambda offers, _: offers.labels(),
    "link": lambda offers, _: offers.links(),
    "directive": lambda *_: (
        Offer(f"support:{name}", "directive", "", view.doc) for name, view in sorted(VIEWS.items())
    ),
    "option": lambda _, what: (
        Offer(name, "option", text=f"{name}:")
        for name in VIEWS[what.directive.removeprefix("support:")].options
    ),
}
"""What is offered for each kind of things that a text can name."""
