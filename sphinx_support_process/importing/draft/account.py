"""What became of the pages? What was found, what the page got wrong, what is a guess or left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ...model.names import pluralise
from ...text.named import NamedTuple
from ..readers.blocks import At, Document
from ..readers.charts.chart import Chart
from .draft import Community, Draft, Process
from .noted import Mistake, Noted, in_yaml

Kind = Literal["mistake", "guess", "left", "doubt", "lost"]
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[*`~\\\[]+|\]\((?:<[^<>\n]*>|[^()\n]*)\)|</?[A-Za-z][^<>\n]{0,100}>")
"""What may stand within a word."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PIECE = re.compile(r"[^.!?:;|()\[\]{}<>\n*`\"\u201c\u201d\u2013\u2014]+")
"""What stands between two marks, and is kept or lost as a whole."""

_PART = re.compile(r"[^,/&]+")
"""What stands between two commas, and may have gone elsewhere alone: one of several names."""

_ADDRESS = re.compile(r"\S*@\S*")

_FEWEST = 4
"""The words of a piece that has to be found as they follow each other."""

_SENTENCE = 8
"""The words of a piece that may not become structure alone."""

_SIGNS = {"x"}
"""What only ticks a box."""


class Finding(NamedTuple):
    """One thing that a person should look at.

    A `mistake` is the page's own, a `guess` ours, `left` is in the draft as a comment only, a
    `doubt` is about the reading of the file, `lost` are words that are nowhere in the draft.
    """

    kind: Kind
    page: str
    at: At
    about: str
    text: str


@dataclass(frozen=True)
class Account:
    """What was read and made; `words` are how many were read, `kept` how many are in the draft."""

    pages: tuple[str, ...]
    found: dict[str, int]
    todos: int
    words: int
    kept: int
    findings: tuple[Finding, ...]

    @property
    def lost(self) -> int:
        return self.words - self.kept


def account(read: Iterable[Document | Chart], draft: Draft, written: str) -> Account:
    """The account of a draft, and of the documents that it was made of."""
    documents = list(read)
    findings = [*_doubts(documents), *_notes(draft)]
    drawn = [written, _MARKS.sub("", _BREAK.sub(" ", written))]
    plurals = (pluralise(role.name) for role in draft.roles)
    kept = _words([*drawn, *draft.consumed, *plurals])
    total = lost = 0
    for document in documents:
        words = _words(document.said)
        gone = {word: n for word, n in words.items() if word not in kept}
        unsaid = _unsaid(document.said, [*drawn, "\n".join(draft.parted)], draft.consumed)
        texts = [text for text in unsaid if gone.keys().isdisjoint(text)]
        total += words.total()
        lost += sum(gone.values()) + sum(map(len, texts))
        if gone or texts:
            told = ", ".join((*sorted(gone), *map(" ".join, texts)))
            findings.append(Finding("lost", document.name, At(), "", told))
    return Account(
        tuple(dict.fromkeys(document.name for document in documents)),
        {
            "processes": len(draft.processes),
            "steps": sum(len(process.steps) for process in draft.processes),
            "roles": len(draft.roles),
            "terms": len(draft.terms),
            "templates": len(draft.templates),
            "priorities": len(draft.priorities),
            "communities": len(draft.communities),
            "levels": sum(len(scale.levels) for scale in draft.levels),
            "promises": len(draft.promises),
        },
        draft.todos(),
        total,
        total - lost,
        tuple(findings),
    )


def _words(texts: Iterable[str]) -> Counter[str]:
    """The words of texts without regard to case; numbers are counted anew, and are none."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_WORD.findall(text.casefold()))
    for word in [one for one in found if one.isdecimal() or one in _SIGNS]:
        del found[word]
    return found


def _unsaid(texts: Iterable[str], drawn: Sequence[str], consumed: Sequence[str]) -> list[list[str]]:
    """The words of each piece of texts that stands nowhere, even if each of its words does.

    Of what became structure only short pieces, such as headings, need not stand in the draft; of
    what has commas, its parts may stand apart.
    """
    pieces = ((piece, _in_order(piece)) for text in texts for piece in _PIECE.findall(text))
    found = [(piece, words) for piece, words in pieces if len(words) >= _FEWEST]
    pairs: set[tuple[str, ...]] = set()
    for one in drawn:
        words = _in_order(one) if found else []
        runs = set(_threes(words))
        pairs.update(pairwise(words))
        found = [(piece, words) for piece, words in found if runs.isdisjoint(_threes(words))]
    runs = {run for text in consumed for run in _threes(_in_order(text))} if found else set()
    return [
        words
        for piece, words in found
        if (len(words) >= _SENTENCE or runs.isdisjoint(_threes(words)))
        and not _is_in_parts(piece, pairs)
    ]


def _is_in_parts(piece: str, pairs: set[tuple[str, ...]]) -> bool:
    """Whether each of the parts of a piece has all its words in a row somewhere."""
    told = _ADDRESS.sub("", piece)
    parts = [words for part in _PART.findall(told) if (words := _in_order(part))]
    return all(len(words) > 1 and pairs.issuperset(pairwise(words)) for words in parts)


def _in_order(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if not word.isdecimal()]


def _threes(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _doubts(documents: Iterable[Document | Chart]) -> Iterator[Finding]:
    for document in documents:
        for at, text in document.doubts:
            yield Finding("doubt", document.name, at, "", text)


def _notes(draft: Draft) -> Iterator[Finding]:
    for page, at, text in draft.mistakes:
        yield Finding("mistake", page, at, "", text)
    for about, entry in _named(draft):
        for key, notes in entry.notes.items():
            for note in notes:
                kind: Kind = "mistake" if isinstance(note, Mistake) else "guess"
                name = f"{about}: {in_yaml(key)}" if key else about
                yield Finding(kind, entry.page, entry.at, name, note)
    for place, text in draft.left:
        yield Finding("left", place, At(), "", text)


def _named(draft: Draft) -> Iterator[tuple[str, Noted]]:
    """All entries with the names by which the draft has them."""
    for entry in draft.entries():
        if isinstance(entry, Process):
            yield entry.id, entry
            yield from ((f"{entry.id}.{step.id}", step) for step in entry.steps)
        elif isinstance(entry, Community):
            yield entry.id, entry
            yield from ((f"{entry.id}, {one.name}", one) for one in entry.representatives)
        elif hasattr(entry, "id") and not hasattr(entry, "jumps"):
            yield entry.id, entry
