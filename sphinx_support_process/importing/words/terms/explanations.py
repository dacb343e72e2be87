"""Which words does a text explain in passing? `A shift lead (SL) is the person who …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..offices import is_office_in_any_case
from ..patterns import late
from ..people import People
from ..prose import bare, is_bold, sentences, topic
from ..table import listed, pattern
from .meanings import MARKED, Entry, asked, entry

_ARTICLE = rf"(?:{pattern('articles')}\s)?"
_NAME = r"(?P<name>[^\W\d_][\w&/'\u2019-]*(?:\s[\w&/'\u2019-]+){0,5}?)"
_SHORT = r"(?P<short>\s\((?-i:[A-Z][\w&-]{1,7})\))"
_SAYS = rf"(?:{pattern('is-a')}|{pattern('means-that')})"
_CHARGED = pattern("charged-with")
_IS_MARKED = late(rf"{_ARTICLE}{MARKED}\s{_SAYS}\s", re.IGNORECASE)
_IS_SHORT = late(
    rf"{_ARTICLE}{_NAME}{_SHORT}\s(?:{_SAYS}|{pattern('charged-with')})", re.IGNORECASE
)
_IS_DEFINED = late(rf"{_ARTICLE}{_NAME}\s{pattern('defined-as')}\s", re.IGNORECASE)
_IS_HEADED = late(rf"{_ARTICLE}{_NAME}{_SHORT}?\s{_SAYS}\s", re.IGNORECASE)
_IS_CHARGED = late(
    rf"(?P<article>{pattern('articles')}\s)?{_NAME}{_SHORT}?\s{pattern('charged-with')}",
    re.IGNORECASE,
)
_IS_ARTICLE = late(rf"^{_ARTICLE}", re.IGNORECASE)
_GENERIC = late(pattern("chapter-head"), re.IGNORECASE)
_NO_NAMES = frozenset(listed("no-names"))
_LINK = late(r"\[([^\[\]]+)\]\([^()]*\)")
_DOUBT = "a text explains it: is it a word of your own?"
_DOUBT_OF_ROLE = "a text says it: is it what the role is for?"


def explained_in(text: str, title: str, people: People) -> Iterator[Entry]:
    """The words that sentences of a paragraph explain, below a heading."""
    for at, sentence in enumerate(sentences(_LINK.sub(r"\1", text))):
        found = _marked(sentence) or _unmarked(sentence)
        if found is None and not at and _is_headed(sentence, title):
            found = entry(topic(title), text)._replace(doubt=_DOUBT)
        if found is None or found.name.split()[0].casefold() in _NO_NAMES:
            found = _charged(sentence, people)
        if found is not None:
            yield found


def _marked(sentence: str) -> Entry | None:
    match = _IS_MARKED.match(sentence)
    if match is None:
        return None
    return entry(f"{match['name']}{match['other'] or ''}", sentence)._replace(doubt=_DOUBT)


def _unmarked(sentence: str) -> Entry | None:
    match = _IS_SHORT.match(sentence) or _IS_DEFINED.match(sentence)
    if match is None:
        return None
    short = match.groupdict().get("short") or ""
    return entry(f"{match['name']}{short}", sentence)._replace(doubt=_DOUBT)


def _is_headed(sentence: str, title: str) -> bool:
    """Whether a sentence says what the heading above it is."""
    match = _IS_HEADED.match(bare(sentence))
    words = _IS_ARTICLE.sub("", topic(title), count=1).casefold()
    if match is None or not words or _GENERIC.fullmatch(words):
        return False
    name = match["name"].casefold()
    return name == words or words.startswith((f"{name} ", f"{name}:"))


def _charged(sentence: str, people: People) -> Entry | None:
    """The role of which a sentence says what it is responsible for."""
    match = _IS_CHARGED.match(bare(sentence))
    if match is None:
        return None
    name = match["name"]
    is_known = people.known(name) is not None or is_office_in_any_case(name)
    if not is_known and (not match["article"] or not name[:1].isupper()):
        return None
    others = (match["short"].strip(" ()"),) if match["short"] else ()
    return Entry(name, others, sentence, doubt=_DOUBT_OF_ROLE, is_role=True)


def asked_above(title: str, text: str) -> Entry | None:
    """The word after which a line in bold asks, and what stands below it."""
    found = asked(bare(title), [text]) if is_bold(title) else None
    return found._replace(between="", doubt=_DOUBT) if found else None
