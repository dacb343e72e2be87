"""What template does a message become? Its name, and its places to fill in."""

from __future__ import annotations

import re
from textwrap import dedent

from ...draft.draft import Template
from ...draft.ids import Ids
from ...passages.passage import Passage
from ..patterns import late
from ..prose import ORDER, bare, headline, is_bold
from ..table import pattern
from .placeholders import PLACE
from .signs import ESCAPED, FEW_WORDS, FIELD, GREETING, HEAD, LONGEST, OPEN, SUBJECT, unfenced

_BODY = late(rf"\s*[*_]*{pattern('body')} ?:[*_]*\s*", re.IGNORECASE)
_GENERIC = late(rf"(?:{pattern('articles')} )?{pattern('says')}", re.IGNORECASE)
_IT = late(rf"{pattern('it')}\b", re.IGNORECASE)
_LETTER = late(r"^[A-Z][.)]\s+(?=\S)")
_AROUND = late(r"[\[\]{}<>]")
_EDGES = late(r"^[\W_]+|[\W_]+$")
_BRACE = late(r"[{}]")


def named(text: str) -> str:
    """The name that a text gives to the message below it, empty if it says more."""
    if len(text) > LONGEST * 2 or "\n" in text:
        return ""
    words = headline(text)
    introduces = bare(text).endswith(":") and not ORDER.match(words)
    is_short = len(words.split()) <= FEW_WORDS or HEAD.match(words) is not None
    is_marked = text[0] in "*_"
    is_other = (_GENERIC.fullmatch(words) and not is_marked) or _IT.match(words)
    is_name = (is_bold(text) or introduces) and not is_other
    return words if is_short and is_name else ""


def own_name(block: Passage) -> str:
    """The name that a message gives itself: its subject, or a heading; empty if it has none."""
    body = ESCAPED.sub("", block.content).strip()
    if subject := SUBJECT.match(body):
        return "" if PLACE.search(subject[1]) else bare(subject[1])
    first, _, rest = body.partition("\n")
    words = _EDGES.sub("", bare(_AROUND.sub("", first)))
    is_name = 1 < len(words.split()) <= FEW_WORDS and first.strip()[-1] not in ".,;:!?"
    is_other = FIELD.match(first) or GREETING.match(first)
    return words if is_name and rest and not is_other else ""


def template(block: Passage, title: str, ids: Ids) -> Template:
    """The template that a message becomes, its places to fill in written as ours are."""
    found: dict[str, str] = {}
    body = dedent(unfenced(block.content) if block.kind == "box" else block.content).strip("\n")
    if block.kind == "paragraph":
        body = body.strip('\u201c\u201d\u201e"\n ')
    if block.kind in ("quote", "message"):
        body = ESCAPED.sub("", body)
    subject = SUBJECT.match(body)
    if subject:
        body = _BODY.sub("", body[subject.end() :], count=1).strip('\u201c\u201d"\n')

    def put(match: re.Match[str]) -> str:
        words = next(filter(None, match.groups()))
        if not re.search(r"\w", words):
            return match[0]
        short = "_".join(re.findall(r"\w+", words.casefold()))[:60] or "it"
        for name in (short, *(f"{short}_{number}" for number in range(2, len(found) + 3))):
            if found.setdefault(name, words).casefold() == words.casefold():
                break
        return f"{{{{ {name} }}}}"

    name = (
        "Reply"
        if title.endswith("…")
        else HEAD.sub("", _LETTER.sub("", headline(title))) or "Reply"
    )
    made = Template(
        at=block.at,
        id=ids.new(name, "reply", words=3),
        title=name,
        subject=PLACE.sub(put, subject[1].strip()) if subject else "",
        body=PLACE.sub(put, body) or "…",
        placeholders=found,
    )
    if block.name == OPEN:
        made.todo("nobody signs it: does it end here?", "body")
    if found:
        made.todo("say what to fill in, and give an example", "placeholders")
    if _BRACE.search(PLACE.sub("", body)):
        made.todo("a brace of the page belongs to no placeholder", "body")
    return made
