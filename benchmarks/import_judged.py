"""What did a careful reader find in a document, and which facts of a draft are the same?"""

from __future__ import annotations

import re

from sphinx_support_process.importing.words.table import pattern
from sphinx_support_process.importing.words.times import DURATION, guessed, plain_times

NAMES = ("steps", "templates", "definitions", "people", "levels", "ladders")
DURATIONS = ("deadlines", "waits", "timeboxes")
TEXTS = ("conditions", "warnings", "results")
KINDS = (
    *("steps", "owners", "references", "deadlines", "templates", "definitions", "people"),
    *("conditions", "waits", "timeboxes", "warnings", "results", "levels", "ladders"),
)
_ARTICLE = re.compile(r"^(?:the|an?|our|your|der|die|das|le|la|les|el|los|las) (?=\w)")
_AND = re.compile(r" (?:and|or|und|oder|et|ou) ")
_OPENER = re.compile(r"^(?:only if|once|when|for|in (?:case|the event) of|bei|en cas de) (?=\w)")
_DAY = re.compile(rf"{pattern('day-words')}\b", re.IGNORECASE)
_SPAN = re.compile(r"\d+\s?[-\u2013]\s?(?=\d)")


def bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def role(name: str) -> str:
    """The name of a role as that of one, without its article."""
    return _ARTICLE.sub("", bare(name)).removesuffix("s")


def roles(names: str) -> list[str]:
    """The roles that a name speaks of: `recruiter and hiring manager`."""
    return [role(one) for one in _AND.split(bare(names))]


def judged_facts(judged: dict[str, object]) -> dict[str, set[object]]:
    facts: dict[str, set[object]] = {kind: set() for kind in KINDS}
    for kind in NAMES:
        facts[kind] = {bare(words) for words in listed(judged, kind)}
    for kind in ("owners", "references", *DURATIONS, *TEXTS):
        found = judged.get(kind, {})
        assert isinstance(found, dict)
        for step, values in found.items():
            for value in values if isinstance(values, list) else [values]:
                plain = [str(value) if kind in DURATIONS else bare(str(value))]
                plain = roles(str(value)) if kind == "owners" else plain
                facts[kind] |= {(bare(str(step)), one) for one in plain}
    return facts


def listed(judged: dict[str, object], key: str) -> list[str]:
    found = judged.get(key, [])
    return list(map(str, found)) if isinstance(found, list) else []


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
        plain = _OPENER.sub("", judged[1])
        return made[1] in (judged[1], plain) or _is_longer(made[1], plain)
    if kind in TEXTS:
        return _is_longer(made[1], judged[1]) or made[1] == judged[1]
    if kind in DURATIONS:
        one, other = (_SPAN.sub("", time[1]) for time in (made, judged))
        return other in (one, one.replace("calendar ", "")) or _time(other) == one
    if kind == "owners":
        return made[1] == judged[1] or _is_longer(made[1], judged[1])
    return made[1] == judged[1]


def _time(words: str) -> str:
    """The time that words of a page are: `a week`, or the `same day`, which is one working day."""
    found = DURATION.search(plain_times(words))
    return guessed(found) if found else "1 working day" * bool(_DAY.search(words))


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
