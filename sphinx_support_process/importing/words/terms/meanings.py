"""What does a line say that a word means? `**CAB** (board): the group that approves changes`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....text.named import NamedTuple
from ..patterns import late
from ..prose import bare, headline, is_bold, sentences, topic
from ..table import pattern

_NAME = (
    r"(?P<open>(?P<strong>\*\*)|__|[*_`\"\u201c\u201e])"
    r"(?P<name>(?(strong)[^*`]{1,60}?|[^*_`\"\u201c-\u201f]{1,60}?)):?"
)
_CLOSE = r"(?(strong)\*\*|(?:__|[*_`\"\u201c-\u201f]))"
MARKED = rf"{_NAME}{_CLOSE}(?P<other>\s\([^()]{{1,60}}\))?"
_BETWEEN = r"\s?(?:[:=]|[\u2013\u2014]|-{1,2}(?=\s))\s*"
_LINE = late(
    rf"{MARKED}(?:{_BETWEEN}|\s)(?P<means>\S.*)"
    rf"|(?P<plain>[^:=*\u2013\u2014]{{1,60}}?)(?:[:=]| (?:[\u2013\u2014]|--?))\s+(?P<said>\S.*)"
)
_ARTICLE = rf"(?:{pattern('articles')}\s)?"
_WHERE = r"(?P<where>(?:\s[\w-]+){0,3}?)"
_VERB = late(
    rf"{_ARTICLE}{MARKED}{_WHERE}\s(?P<verb>{pattern('means-that')})\s(?P<means>\S.*)",
    re.IGNORECASE,
)
_IS = late(
    rf"{pattern('articles')}\s{MARKED}{_WHERE}\s(?P<verb>{pattern('is-a')})\s(?P<means>\S.*)",
    re.IGNORECASE,
)
_LINK = late(r"^\[([^\[\]]+)\]$")
_IN_ROLE = late(
    rf"{_ARTICLE}(?P<open>\*\*|__)?(?P<name>[^,:;.*()]{{2,50}}?)(?:\s\((?P<other>[^()]{{1,20}})\))?"
    rf"(?(open)(?:\*\*|__))(?:,\s(?P<other_means>.+)|(?:\s[\u2013\u2014-]|:)?\s"
    rf"(?P<means>{pattern('responsible')}.*))",
    re.IGNORECASE,
)
_NEXT = late(pattern("next-words"), re.IGNORECASE)
_LABELS_HEAD = late(pattern("labels-head"), re.IGNORECASE)
_DEFINE = late(
    rf"{pattern('you')} {pattern('define')} (?:{pattern('articles')} )?[*_\"\u201c`]{{0,2}}"
    rf"(?P<name>[\w-]+(?: [\w-]+){{0,3}}?)[*_\"\u201d`]{{0,2}} {pattern('as')} (?P<means>.+)",
    re.IGNORECASE,
)
_EQUALS = late(r"\*\*(?P<name>[^*]{1,60})\*\* = (?P<means>\S.*)")
_WHAT_IS = late(
    rf"{pattern('what-is')}\s(?:{pattern('articles')}\s)?(?P<name>[^?:]{{2,40}}?)"
    rf"(?:\s{pattern('what-is-end')})?\s?\?",
    re.IGNORECASE,
)
_SHORT = late(r"(?P<name>[^\W\d_a-z][\w./&-]{1,11})\s?(?:\((?P<in>[^()]+)\)|[=:]\s?(?P<is>.+))")
_ANNOUNCED = late(rf"(?:^|.*\s)({pattern('labels-head')}|{pattern('words-head')})", re.IGNORECASE)
_FEW_WORDS = 3
_WORDS_HEAD = late(pattern("words-head"), re.IGNORECASE)
_ROLE_OF = late(pattern("role-of-head"), re.IGNORECASE)
_OTHER_NAME = late(r"([^()]+?) \((?:(?:or|also|aka) )?([^()]+)\)", re.IGNORECASE)


class Entry(NamedTuple):
    """One word that is defined, the others that mean the same, and the definition.

    `between` are the words that only join them, `doubt` is what is not sure, and `is_role` says
    that the word is one for people.
    """

    name: str
    aliases: tuple[str, ...]
    definition: str
    between: str = ""
    doubt: str = ""
    is_role: bool = False


def entry(name: str, definition: str) -> Entry:
    """An entry; what stands in brackets behind its name is another name."""
    match = _OTHER_NAME.fullmatch(name.strip())
    if match is None:
        return Entry(name.strip(), (), definition)
    return Entry(match[1], (match[2],), definition, name)


def told_in(line: str, *, marked: bool = False) -> Entry | None:
    """What a line of a list of words says; `marked` if the word has to stand out."""
    flat = " ".join(line.split())
    said = in_words(flat)
    if said is not None:
        return said
    match = _LINE.fullmatch(flat)
    if match is None or (marked and not match["name"]):
        return None
    plain = match["plain"] or ""
    plain = _LINK.sub(r"\1", plain)
    name = f"{match['name']}{match['other'] or ''}" if match["name"] else plain
    return entry(name, match["means"] or match["said"])


def in_role(line: str) -> Entry | None:
    """What a line of a list of roles says: `The clerk, responsible for the till`."""
    match = _IN_ROLE.fullmatch(" ".join(line.split()))
    if match is None or _NEXT.fullmatch(match["name"].strip()):
        return None
    name, means = match["name"].strip(), match["means"] or match["other_means"]
    others = (match["other"],) if match["other"] else ()
    name, means = (one[:1].upper() + one[1:] for one in (name, means))
    return Entry(name, others, means, match[0], is_role=True)


def in_words(text: str) -> Entry | None:
    """The word that a sentence explains in so many words: `**Change** means …`."""
    equal = _EQUALS.fullmatch(text) or _DEFINE.match(text)
    if equal:
        found = entry(equal["name"], equal["means"])
        return found._replace(between=text[: equal.start("means")])
    match = _VERB.match(text)
    doubt = ""
    if match is None and (match := _IS.match(text)):
        doubt = "is it a word of your own?"
    if match is None:
        return None
    means = text[match.start("means") :]
    found = entry(f"{match['name']}{match['other'] or ''}", means[:1].upper() + means[1:])
    joins = " ".join((match[0][: match.start("name")], match["where"], match["verb"]))
    return found._replace(between=joins, doubt=doubt)


def shortened(text: str) -> list[Entry]:
    """What short words stand for in a line such as `Acronyms: PR (pull request), …`."""
    head, _, rest = bare(text).partition(":")
    if not rest or not _WORDS_HEAD.fullmatch(headline(head)):
        return []
    parts = [one.strip(" .") for one in re.split(r"[,;]\s(?=[^\W\d_a-z])", rest)]
    found = [_SHORT.fullmatch(one) for one in parts if one]
    whole = [Entry(m["name"], (), (m["in"] or m["is"]).strip(), head) for m in found if m]
    return whole if len(whole) == len(found) else []


def explained(text: str) -> list[Entry]:
    """The words that a paragraph explains: `**Terms.** A *claimant* is anyone …`."""
    if not text.startswith(("**", "__")):
        return []
    first, *rest = sentences(text)
    if not rest or not is_bold(first.replace(".**", "**").replace(".__", "__")):
        return []
    if not of_words(first.strip("*_. ")):
        return []
    found = [in_words(one) for one in rest]
    whole = [one._replace(between=f"{one.between} {first}", doubt="") for one in found if one]
    return whole if len(whole) == len(found) else []


def asked(title: str, texts: Sequence[str]) -> Entry | None:
    """The word of a heading such as `What is a postmortem?`, and what stands below it."""
    match = _WHAT_IS.fullmatch(headline(title))
    if match is None or not texts:
        return None
    if match["name"].split()[-1].casefold().removesuffix("s") not in bare(texts[0]).casefold():
        return None
    found = entry(match["name"], "\n\n".join(texts))
    return found._replace(name=found.name[:1].upper() + found.name[1:], between=title)


def role_of(title: str) -> str:
    """The role of which a heading such as `Comms lead responsibilities` tells; empty if of none."""
    match = _ROLE_OF.fullmatch(topic(title))
    return next(filter(None, match.groups()), "") if match else ""


def announced(text: str) -> str:
    """What a line says to stand below it, as a heading would: `We use these labels:`."""
    match = _ANNOUNCED.fullmatch(bare(text).rstrip(" :")) if text.rstrip().endswith(":") else None
    is_short = match is not None and len(match[1].split()) <= _FEW_WORDS
    return match[1] if match and is_short else ""


def of_labels(title: str) -> bool:
    """Whether a heading is one of labels or statuses, which may be words to define."""
    return _LABELS_HEAD.fullmatch(topic(title)) is not None


def of_words(title: str) -> bool:
    """Whether a heading is one of a glossary."""
    return _WORDS_HEAD.fullmatch(topic(title)) is not None
