"""What does a draft say? The facts of all kinds, its steps named by the words of judged ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from import_judged import KINDS, bare, judged_facts, listed, role, roles

from sphinx_support_process.importing.draft.draft import Draft, Process, Role, Step
from sphinx_support_process.importing.draft.noted import Noted
from sphinx_support_process.importing.structure.conditional import HIDDEN
from sphinx_support_process.importing.words.prose import sentences
from sphinx_support_process.importing.words.table import pattern
from sphinx_support_process.importing.words.ways.asked import answers

KEYS = {
    "steps": ("steps", "title"),
    "owners": ("steps", "who"),
    "references": ("steps", "title", "answers", "next", "otherwise", "run", "text"),
    "deadlines": ("steps", "within"),
    "waits": ("steps", "wait"),
    "timeboxes": ("steps", "timebox"),
    "conditions": ("steps", "if_", "trigger"),
    "warnings": ("steps", "warning"),
    "results": ("steps", "expect"),
    "ladders": ("escalate",),
    "definitions": ("name", "definition"),
    "templates": ("title", "body"),
}
"""Under which keys a TODO is about a kind of fact, beside one about all of a definition."""
_OUTSIDE = re.compile(
    rf"^(?:(?:{pattern('if')}|{pattern('whenever')})|please|{pattern('step-word')} \d+) ",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" (?:please|then|dann|bitte) ")
_REFERENCE = re.compile(
    r"\{support:step\}`([\w.-]+)`|\]\(#([\w.-]+)\)|\{ref\}`(?:[^`<]*<)?([\w.-]+)>?`"
)
_ROLE = re.compile(r"\{support:step\}`[^`]*`|(?<=\])\([^()]*\)")
_SKIPPED = re.compile(r"\bskip (?:steps? )?(?:\{support:step\}`[^`]*`(?:, | and )?)+")
_IFS = ("if", "when", "once", "wenn", "falls", "si", "quand", "cuando")
_IF = re.compile(rf"^(?:{'|'.join(_IFS)}) ")


@dataclass
class Facts:
    """What a draft says, by kind; some of it is only `implied`, some `doubted`: it has a TODO."""

    by_kind: dict[str, set[object]]
    implied: set[object] = field(default_factory=set)
    doubted: dict[str, set[object]] = field(default_factory=lambda: {kind: set() for kind in KINDS})

    def add(self, kind: str, fact: object, *noted: Noted, is_implied: bool = False) -> None:
        """Add what stands in something, which may have notes."""
        self.by_kind[kind].add(fact)
        if is_implied:
            self.implied.add(fact)
        if any(one.notes.get(key) for one in noted for key in ("", *KEYS.get(kind, ()))):
            self.doubted[kind].add(fact)


def drafted_facts(draft: Draft, judged: dict[str, object]) -> Facts:
    """What a draft says, its steps named by the words of the judged ones.

    What was made of the text of a step, such as a question, may be judged as that step.
    """
    wanted = judged_facts(judged)
    names = [bare(words) for words in listed(judged, "steps")]
    called: dict[str, str] = {}
    apart: dict[str, str] = {}
    for process in draft.processes:
        above = ""
        for step in process.steps:
            name = called[f"{process.id}.{step.id}"] = _name(step, names)
            if name in names:
                above = name
            elif step.answers or HIDDEN in step.notes.get("", ()):
                apart[f"{process.id}.{step.id}"] = above
    owning = {name for _, name in wanted["owners"]}
    named = {one.id: _called(one, owning) for one in draft.roles}
    facts = Facts({kind: set() for kind in KINDS})
    for process in draft.processes:
        for step in process.steps:
            name = called[f"{process.id}.{step.id}"]
            above = apart.get(f"{process.id}.{step.id}", name)
            if name in names or not step.answers:
                facts.add("steps", name, process, step)
            for who in step.who or process.who:
                for one in roles(named.get(who, who)):
                    # one step is judged of those that share an owner
                    is_implied = not step.who or above != name
                    facts.add("owners", (name, one), process, step, is_implied=is_implied)
            asks = [step.title.partition("?")[0]] * ("?" in step.title)
            for when in (*process.trigger, *asks):  # it is done only if that holds, or is so
                pair = name, _IF.sub("", bare(when))
                facts.add("conditions", pair, process, step, is_implied=True)
            for kind, said in _said(step):
                facts.add(kind, (name, said), process, step)
            arms = list(_arms(step, [one for one in names if one != name]))
            for target, is_implied in _targets(draft, process, step):
                is_implied |= bool(arms)
                pair = name, called.get(target, target)
                if (above, pair[1]) in wanted["references"]:
                    pair = above, pair[1]
                facts.add("references", pair, process, step, is_implied=is_implied)
            for arm, when, target in arms:
                facts.add("steps", arm, process, step, is_implied=True)
                facts.add("conditions", (arm, when), process, step, is_implied=True)
                for place in _places(draft, process, target):
                    pair = arm, called.get(place, place)
                    facts.add("references", pair, process, step, is_implied=True)
        for rung in process.escalate:
            facts.add("ladders", bare(named.get(rung.to, rung.to)), process)
    for scale in draft.levels:
        for level in scale.levels:
            facts.add("levels", bare(level.name), scale, level)
    for template in draft.templates:
        texts = [one.replace("_", " ") for one in (template.subject, template.body)]
        begins = list(map(bare, texts))
        same = (one for one in wanted["templates"] if any(b.startswith(str(one)) for b in begins))
        facts.add("templates", next(same, bare(template.title)), template)
    for word in (*(one for one in draft.roles if one.definition), *draft.terms):
        facts.add("definitions", bare(word.name), word)
    for group in draft.communities:
        for person in group.representatives:
            facts.add("people", bare(person.name), group, person)
    names = {person.name for group in draft.communities for person in group.representatives}
    for one in draft.roles:
        for name in _held(one.held_by, names):
            facts.add("people", name)
    return facts


def _arms(step: Step, names: list[str]) -> Iterator[tuple[str, str, str]]:
    """The judged steps that only lead on from a step, when they do, and where."""
    said = answers(step.jumps, step.near) if step.is_question else [""] * len(step.jumps)
    for answer, jump in zip(said, step.jumps, strict=False):
        words = bare(jump.said)
        held = [name for name in names if _plain(name) in words]
        if held:
            target = step.answers.get(answer, step.next)
            yield max(held, key=len), bare(jump.condition) or jump.word, target


def _held(names: str, known: Iterable[str]) -> Iterator[str]:
    """Whoever holds a role and is not known already, by name."""
    for name in known:
        names = names.replace(name, "")
    yield from filter(None, map(bare, names.split(",")))


def _said(step: Step) -> Iterator[tuple[str, str]]:
    """What a step says of itself: the kind of fact, and what it is."""
    yield from (("warnings", bare(one)) for one in step.warning)
    found = {
        "deadlines": step.within,
        "timeboxes": step.timebox,
        "waits": step.wait["at-most"] if step.wait else "",
        "conditions": bare(step.if_),
        "results": bare(step.expect),
    }
    yield from ((kind, said) for kind, said in found.items() if said)


def _called(one: Role, judged: set[str]) -> str:
    """The name of a role: that of its names which is judged, if one is."""
    names = [one.name, *one.aliases]
    return next((name for name in names if role(name) in judged), one.name)


def _name(step: Step, names: list[str]) -> str:
    """The judged words that a step begins with or holds, its own title if there are none.

    A draft has the condition and the number of a step apart from its title, which may be cut out
    of a sentence.
    """
    title = bare(_ROLE.sub("", step.title))
    begins = bare(_ROLE.split(step.title)[0])
    led = [name for name in names if _leads(begins, name)]
    if _ROLE.search(step.title) and led:
        return max(led, key=len)
    own = sentences(step.text)[0] if step.title.endswith("…") and step.text else step.title
    said = _BETWEEN.sub(" ", bare(f"{step.if_} {_ROLE.sub('', own)}"))
    held = [name for name in names if name in title or _plain(name) in said]
    held = held or [name for name in names if step.if_ and _says(name, bare(step.if_), title)]
    whole = f"{bare(' '.join(step.who))} {title} {bare(' '.join(sentences(step.text)[:1]))}"
    held = held or [name for name in names if name in whole or name.startswith(f"{title} ")]
    return max(held, key=len, default=title)


def _leads(begins: str, name: str) -> bool:
    """Whether a title ends with the first words of a judged one where it refers to a step."""
    words = name.split()
    firsts = (" ".join(words[:count]) for count in range(2, len(words)))
    return any(f" {begins}".endswith(f" {first}") for first in firsts)


def _plain(name: str) -> str:
    """Judged words without those that join a condition and an order, or come before them."""
    return _BETWEEN.sub(" ", f"{_OUTSIDE.sub('', name, count=1)} ").strip()


def _says(name: str, when: str, order: str) -> bool:
    """Whether judged words are the condition and the order of a step, wherever the first stands."""
    words, said = name.split(), f"{when} {order} ".split()
    begins = [" ".join([*words[at:], ""]) for at in range(len(words) - 2)[:5]]
    is_ahead = any(f"{when} {order} ".startswith(one) for one in begins[1:])
    return is_ahead or (set(words) <= {*said, *_IFS} and order.split()[:2] == words[:2])


def _targets(draft: Draft, process: Process, step: Step) -> Iterator[tuple[str, bool]]:
    """The steps to which a step leads, or which it names, and whether that is only the next one."""
    places = [one.id for one in process.steps]
    below = places[places.index(step.id) + 1 :][:1]
    texts = (step.title, step.text, *step.checklist, *step.on_answer.values())
    texts = tuple(_SKIPPED.sub("", text) for text in texts)
    named = ["".join(names) for text in texts for names in _REFERENCE.findall(text)]
    ahead = [] if step.answers or step.next else ["next"]
    for target in (*step.answers.values(), step.otherwise, step.next, step.run, *named, *ahead):
        if target == "next" and below:
            yield f"{process.id}.{below[0]}", True
        elif target == "done" and step.answers:
            yield target, True
        else:
            yield from ((place, False) for place in _places(draft, process, target))


def _places(draft: Draft, process: Process, target: str) -> Iterator[str]:
    """The step that a target is, or the first one of the process that it means."""
    if target in [one.id for one in process.steps]:
        yield f"{process.id}.{target}"
    elif "." in target:
        yield target
    else:
        known = ((one, (one.id, *one.label, *one.names)) for one in draft.processes)
        found = [one for one, names in known if target in names]
        yield from (f"{one.id}.{one.steps[0].id}" for one in found[:1] if one.steps)
