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
researchers`), by another of its names or a longer one; two that are named together, one by one; a
span of time by its end (`1-7 days`); a condition of which one says more words, that sets off the
whole process, or that a step asks for itself. A template is known by its title or its first words.
A step whose words hold its condition (`If it is wet, dry it`), or begin with its number (`Step 1:
Dry it`), is known without.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from import_facts import drafted_facts
from import_judged import KINDS, close, judged_facts

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read

DOCUMENTS = Path(__file__).parent / "import_documents"


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
class Result:
    """The counts of one format, or of all; `kept` of the `words` are in the drafts."""

    documents: int = 0
    words: int = 0
    kept: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    missed: list[str] = field(default_factory=list)


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
            one.missed += [f"{path.name}: {kind}: {fact}" for fact in _sorted(expected - said)]
            one.missed += [
                f"{path.name}: {kind}: too much: {fact}" for fact in _sorted(said - expected)
            ]


def _sorted(facts: set[object]) -> list[object]:
    return sorted(facts, key=str)


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
