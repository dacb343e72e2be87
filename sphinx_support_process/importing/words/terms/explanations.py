"""Which words does a text explain in passing? `A shift lead (SL) is the person who …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..offices import is_office_in_any_case
from ..patterns import late
from ..people import People
from ..prose import bare, is_bold, sentences, topic
from ..table import listed, pattern
from .meanings import MARKED, Entry, asked, entry

_ARTICLE = rf"(?:{pattern('articles')}\s)?"
_SAYS = rf"(?:{pattern('is-a')}|{pattern('means-that')})"
_IS_MARKED = late(rf"{_ARTICLE}{MARKED}\s{_SAYS}\s", re.IGNORECASE)
_EXPLAINS = late(
    rf"(?:{pattern('for-what')} [^,;:]{{3,60}}, )?(?P<article>{pattern('articles')}\s)?"
    r"(?P<name>[^\W\d_][\w&/'\u2019-]*(?:\s[\w&/'\u2019-]+){0,5}?)"
    r"(?:\s\((?P<short>(?-i:[A-Z][\w&-]{1,7}))\))?\s"
    rf"(?:(?P<defined>{pattern('defined-as')})|(?P<charged>{pattern('charged-with')})"
    rf"|(?P<kind>{pattern('kind-that')})|{_SAYS})(?!\w)",
    re.IGNORECASE,
)
_AS_ROLE = late(
    rf"{pattern('as')} (?:{pattern('articles')} )?(?P<name>[^.,;:()]{{3,40}}),? "
    rf"{pattern('you')}(?!\w)",
    re.IGNORECASE,
)
_CALLED = late(rf"(?<!\w){pattern('calls-it')}\s{_ARTICLE}{MARKED}", re.IGNORECASE)
_WHO_DOES = late(rf"{MARKED},\s{pattern('who-does')}\s", re.IGNORECASE)
_ANY = late(rf"{pattern('indefinite')}\s", re.IGNORECASE)
_IS_ARTICLE = late(rf"^{_ARTICLE}", re.IGNORECASE)
_GENERIC = late(pattern("chapter-head"), re.IGNORECASE)
_NO_NAMES = frozenset(listed("no-names"))
_LINK = late(r"\[([^\[\]]+)\]\([^()]*\)")
_DOUBT = "a text explains it: is it a word of your own?"
_DOUBT_OF_ROLE = "a text says it: is it what the role is for?"


def explained_in(text: str, titles: Sequence[str], people: People) -> Iterator[Entry]:
    """The words that sentences of a paragraph explain, below headings."""
    plain = _LINK.sub(r"\1", text) if "](" in text else text
    for at, sentence in enumerate(sentences(plain)):
        if sentence.endswith(":"):
            continue  # what it says stands in the list below
        if match := _IS_MARKED.match(sentence):
            name = f"{match['name']}{match['other'] or ''}"
            yield entry(name, sentence)._replace(doubt=_DOUBT)
        elif (match := _AS_ROLE.match(bare(sentence))) and is_office_in_any_case(match["name"]):
            yield Entry(match["name"], (), sentence, doubt=_DOUBT_OF_ROLE, is_role=True)
        elif match := _EXPLAINS.match(bare(sentence)):
            named = (_headed(match["name"], title) for title in titles if not at)
            headed = next(filter(None, named), "")
            if found := _explained(match, sentence, headed, text, people):
                yield found


def named_by_the_way(text: str) -> Iterator[Entry]:
    """The words and roles that a sentence names by the way: `we call this the *red crate*`."""
    for sentence in sentences(text):
        if match := _CALLED.search(sentence):
            name = _IS_ARTICLE.sub("", match["name"], count=1)
            yield Entry(name, (), sentence, doubt=_DOUBT)
        elif (match := _WHO_DOES.search(sentence)) and is_office_in_any_case(match["name"]):
            yield Entry(match["name"], (), sentence, doubt=_DOUBT_OF_ROLE, is_role=True)


def _explained(
    match: re.Match[str], sentence: str, headed: str, text: str, people: People
) -> Entry | None:
    """The word that a sentence explains; all of the text does so if it is the heading."""
    name = match["name"]
    others = (match["short"],) if match["short"] else ()
    if match["charged"]:
        is_known = people.known(name) is not None or is_office_in_any_case(name)
        if is_known or (match["article"] and name[:1].isupper()):
            return Entry(name, others, sentence, doubt=_DOUBT_OF_ROLE, is_role=True)
    if name.split()[0].casefold() in _NO_NAMES:
        return None
    is_any = bool(match["article"]) and _ANY.fullmatch(match["article"]) is not None
    is_common = name.islower() and " " not in name and not is_any
    if others or (match["defined"] and not is_common) or (match["kind"] and is_any):
        return Entry(name, others, sentence, doubt=_DOUBT)
    return entry(headed, text)._replace(doubt=_DOUBT) if headed else None


def _headed(name: str, title: str) -> str:
    """The heading, if a name is that of what it speaks of; else empty."""
    words = _IS_ARTICLE.sub("", topic(title), count=1).casefold()
    is_other = not words or _GENERIC.fullmatch(words)
    is_same = f"{words} ".startswith((f"{name} ".casefold(), f"{name}:".casefold()))
    return topic(title) if is_same and not is_other else ""


def asked_above(title: str, text: str) -> Entry | None:
    """The word after which a line in bold asks, and what stands below it."""
    found = asked(bare(title), [text]) if is_bold(title) else None
    return found._replace(between="", doubt=_DOUBT) if found else None
