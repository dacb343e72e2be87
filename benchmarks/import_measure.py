"""How much of a document does `import` find? Drafts compared with judged documents.

    python benchmarks/import_measure.py              # those in import_documents/
    python benchmarks/import_measure.py FOLDER       # documents of your own

Beside each document stands `NAME.judged.yaml`, which says what a careful reader finds in it:

    steps: [words of each step]
    owners: {words of a step: name of the role}
    references: {words of the step that points: [words of each step that is meant]}
    deadlines, waits, timeboxes: {words of a step: duration}; `3 days` where the page says no more
    conditions, warnings, results: {words of a step: words}
    levels, ladders: [names of levels, and of roles that are called]
    templates, definitions, people: [names]

What reads the same is the same: a role with or without its article, of one or several (`the
researchers`); two that are named together, one by one; a span of time by its end (`1-7 days`); a
condition of which one says the first words, or more of them. A step whose words begin with its
condition (`If it is wet, dry it`), or with its number (`Step 1: Dry it`), is known without.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.draft import Draft, Process, Role, Step
from sphinx_support_process.importing.draft.noted import Noted
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read
from sphinx_support_process.importing.words.prose import sentences
from sphinx_support_process.importing.words.table import pattern

NAMES = ("steps", "templates", "definitions", "people", "levels", "ladders")
DURATIONS = ("deadlines", "waits", "timeboxes")
TEXTS = ("conditions", "warnings", "results")
KINDS = (
    *("steps", "owners", "references", "deadlines", "templates", "definitions", "people"),
    *("conditions", "waits", "timeboxes", "warnings", "results", "levels", "ladders"),
)
KEYS = {
    "steps": ("steps", "title"),
    "owners": ("steps", "who"),
    "references": ("steps", "answers", "next", "otherwise", "run", "text"),
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
DOCUMENTS = Path(__file__).parent / "import_documents"
_OUTSIDE = re.compile(
    rf"^(?:(?:{pattern('if')}|{pattern('whenever')})|please|{pattern('step-word')} \d+) ",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\{support:step\}`([\w.-]+)`|\]\(#([\w.-]+)\)")
_ARTICLE = re.compile(r"^(?:the|an?|our|your|der|die|das|le|la|les|el|los|las) (?=\w)")
_AND = re.compile(r" (?:and|or|und|oder|et|ou) ")
_IFS = ("if", "when", "once", "wenn", "falls", "si", "quand", "cuando")
_IF = re.compile(rf"^(?:{'|'.join(_IFS)}) ")
_SPAN = re.compile(r"\d+\s?[-\u2013]\s?(?=\d)")


@dataclass
class Count:
    """How many were judged, how many a draft has, and how many of these are right.

    Of those without a TODO so many are `sure`, and `sure_right`.
    """

    judged: int = 0
    made: int = 0
    right: int = 0
    sure: int = 0
    sure_right: int = 0

    def add(self, judged: set[object], made: set[object], doubted: set[object]) -> None:
        self.judged += len(judged)
        self.made += len(made)
        self.right += len(judged & made)
        self.sure += len(made - doubted)
        self.sure_right += len(judged & made - doubted)


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


@dataclass
class Result:
    """The counts of one format, or of all; `kept` of the `words` are in the drafts."""

    documents: int = 0
    words: int = 0
    kept: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    missed: list[str] = field(default_factory=list)


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def role(name: str) -> str:
    """The name of a role as that of one, without its article."""
    return _ARTICLE.sub("", bare(name)).removesuffix("s")


def roles(names: str) -> list[str]:
    """The roles that a name speaks of: `recruiter and hiring manager`."""
    return [role(one) for one in _AND.split(bare(names))]


def drafted_facts(draft: Draft, judged: dict[str, object]) -> Facts:
    """What a draft says, its steps named by the words of the judged ones.

    A question that was made of the text of a step may be judged as that step.
    """
    wanted = judged_facts(judged)
    names = [bare(words) for words in _list(judged, "steps")]
    called: dict[str, str] = {}
    asked: dict[str, str] = {}
    for process in draft.processes:
        above = ""
        for step in process.steps:
            name = called[f"{process.id}.{step.id}"] = _name(step, names)
            if name not in names and step.answers:
                asked[name] = above
            above = name
    owning = {name for _, name in wanted["owners"]}
    named = {one.id: _called(one, owning) for one in draft.roles}
    facts = Facts({kind: set() for kind in KINDS})
    for process in draft.processes:
        for step in process.steps:
            name = called[f"{process.id}.{step.id}"]
            if name in names or not step.answers:
                facts.add("steps", name, process, step)
            for who in step.who or process.who:
                for one in roles(named.get(who, who)):
                    # one step is judged of those that share an owner
                    is_implied = not step.who or name in asked
                    facts.add("owners", (name, one), process, step, is_implied=is_implied)
            asks = [step.title.partition("?")[0]] * ("?" in step.title)
            for when in (*process.trigger, *asks):  # it is done only if that holds, or is so
                pair = name, _IF.sub("", bare(when))
                facts.add("conditions", pair, process, step, is_implied=True)
            for kind, said in _said(step):
                facts.add(kind, (name, said), process, step)
            for target, is_implied in _targets(draft, process, step):
                pair = name, called.get(target, target)
                if name in asked and (asked[name], pair[1]) in wanted["references"]:
                    pair = asked[name], pair[1]
                facts.add("references", pair, process, step, is_implied=is_implied)
        for rung in process.escalate:
            facts.add("ladders", bare(named.get(rung.to, rung.to)), process)
    for scale in draft.levels:
        for level in scale.levels:
            facts.add("levels", bare(level.name), scale, level)
    for template in draft.templates:
        facts.add("templates", bare(template.title), template)
    for word in (*(one for one in draft.roles if one.definition), *draft.terms):
        facts.add("definitions", bare(word.name), word)
    for group in draft.communities:
        for person in group.representatives:
            facts.add("people", bare(person.name), group, person)
    return facts


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


def _list(judged: dict[str, object], key: str) -> list[str]:
    found = judged.get(key, [])
    return list(map(str, found)) if isinstance(found, list) else []


def _name(step: Step, names: list[str]) -> str:
    """The judged words that a step begins with or holds, its own title if there are none.

    A draft has the condition and the number of a step apart from its title, which may be cut out
    of a sentence.
    """
    title = bare(step.title)
    own = sentences(step.text)[0] if step.title.endswith("…") and step.text else step.title
    said = bare(f"{step.if_} {own}")
    held = [name for name in names if name in title or _OUTSIDE.sub("", name, count=1) in said]
    held = held or [name for name in names if step.if_ and _says(name, bare(step.if_), title)]
    return max(held, key=len, default=title)


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
    named = [a or b for text in (step.title, step.text) for a, b in _REFERENCE.findall(text)]
    for target in (*step.answers.values(), step.otherwise, step.next, step.run, *named):
        if target == "next" and step.answers and below:
            yield f"{process.id}.{below[0]}", True
        elif target in places:
            yield f"{process.id}.{target}", False
        elif "." in target or (target == "done" and step.answers):
            yield target, target == "done"
        else:
            others = (one for one in draft.processes if one.id == target and one.steps)
            yield from ((f"{one.id}.{one.steps[0].id}", False) for one in others)


def judged_facts(judged: dict[str, object]) -> dict[str, set[object]]:
    facts: dict[str, set[object]] = {kind: set() for kind in KINDS}
    for kind in NAMES:
        facts[kind] = {bare(words) for words in _list(judged, kind)}
    for kind in ("owners", "references", *DURATIONS, *TEXTS):
        found = judged.get(kind, {})
        assert isinstance(found, dict)
        for step, values in found.items():
            for value in values if isinstance(values, list) else [values]:
                plain = [str(value) if kind in DURATIONS else bare(str(value))]
                plain = roles(str(value)) if kind == "owners" else plain
                facts[kind] |= {(bare(str(step)), one) for one in plain}
    return facts


def close(judged: set[object], made: set[object], kind: str) -> set[object]:
    """Judged facts renamed to those of a draft that begin alike, or whose name holds theirs."""
    found: set[object] = set()
    for one in judged:
        if isinstance(one, str):
            others = (m for m in sorted(map(str, made - judged - found)) if _holds(one, m))
            found.add(one if one in made else next(others, one))
        elif isinstance(one, tuple):
            pairs = (m for m in sorted(made, key=str) if isinstance(m, tuple))
            same = (m for m in pairs if _agrees(m, one, kind) and _alike(m, one))
            found.add(one if one in made else next(same, one))
        else:
            found.add(one)
    return found


def _agrees(made: tuple[str, str], judged: tuple[str, str], kind: str) -> bool:
    """Whether a draft says what was judged; `3 days` of a page are calendar days in a draft."""
    if kind == "conditions":
        return made[1] == judged[1] or _is_longer(made[1], judged[1])
    if kind in DURATIONS:
        one, other = (_SPAN.sub("", time[1]) for time in (made, judged))
        return other in (one, one.replace("calendar ", ""))
    if kind == "owners":
        return made[1] == judged[1] or _is_longer(made[1], judged[1])
    return made[1] == judged[1]


def _is_longer(one: str, other: str) -> bool:
    """Whether a name of several words stands in the other: `data access team` of the library."""
    short, long = sorted((one, other), key=len)
    return " " in short and f" {short} " in f" {long} "


def _holds(one: str, other: str) -> bool:
    """Whether one name stands in the other, as `refund` in `refund mail`, or is that of several."""
    short, long = sorted((re.sub(r"s\b", "", words) for words in (one, other)), key=len)
    return f" {short} " in f" {long} "


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    short, long = sorted((one[0], other[0]), key=len)
    words = set(short.split()) - {"is", "the", "does", "it", "do", "a"}
    return bool(words) and words <= set(long.split()) | {f"{w}s" for w in long.split()}


def measure(path: Path, result: Iterable[Result]) -> None:
    """Compare the draft of a document with what was judged, and count it."""
    judged = yaml.safe_load(path.with_name(f"{path.name}.judged.yaml").read_text("utf-8"))
    found = read(path.name, path.read_bytes())
    draft = drafted(found)
    told = account(found, draft, written(draft, [path.name]))
    made, wanted = drafted_facts(draft, judged), judged_facts(judged)
    for one in result:
        one.documents += 1
        one.words += told.words
        one.kept += told.kept
        for kind in KINDS:
            said = made.by_kind[kind]
            expected = wanted[kind] if kind == "steps" else close(wanted[kind], said, kind)
            said -= made.implied - expected
            one.counts[kind].add(expected, said, made.doubted[kind])
            one.missed += [f"{path.name}: {kind}: {fact}" for fact in expected - said]
            one.missed += [f"{path.name}: {kind}: too much: {fact}" for fact in said - expected]


def table(results: dict[str, Result]) -> Iterator[str]:
    """Recall and precision by format."""
    yield "| format | documents | words kept | " + " | ".join(KINDS) + " |"
    yield "| --- |" + " ---: |" * (len(KINDS) + 2)
    for name, one in results.items():
        kept = f"{100 * one.kept / one.words:.1f} %" if one.words else "-"
        cells = [_cell(one.counts[kind]) for kind in KINDS]
        yield f"| {name} | {one.documents} | {kept} | {' | '.join(cells)} |"


def sure(results: dict[str, Result]) -> Iterator[str]:
    """How much is right of what has no TODO, by format."""
    yield "| format | " + " | ".join(KINDS) + " | all |"
    yield "| --- |" + " ---: |" * (len(KINDS) + 1)
    for name, one in results.items():
        found = [(count.sure_right, count.sure) for count in one.counts.values()]
        found.append((sum(right for right, _ in found), sum(made for _, made in found)))
        cells = (f"{100 * right / made:.0f} % of {made}" if made else "-" for right, made in found)
        yield f"| {name} | {' | '.join(cells)} |"


def _cell(count: Count) -> str:
    if not count.judged:
        return "-" if not count.made else f"0 of 0, {count.made} too many"
    recall = 100 * count.right / count.judged
    precision = 100 * count.right / count.made if count.made else 100
    return f"{recall:.0f} / {precision:.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--missed", action="store_true", help="say what was not found")
    parser.add_argument("--sure", action="store_true", help="how much without a TODO is right")
    options = parser.parse_args()
    results: dict[str, Result] = {}
    every = Result()
    for path in sorted(options.folder.iterdir()):
        if path.with_name(f"{path.name}.judged.yaml").exists():
            name = path.suffix.lstrip(".").replace("htm", "html").replace("htmll", "html")
            measure(path, [results.setdefault(name, Result()), every])
    print("\n".join(table(results | {"all": every})))
    if options.sure:
        print("\n".join(["", *sure(results | {"all": every})]))
    if options.missed:
        print("\n".join(["", *every.missed]))


if __name__ == "__main__":
    main()
