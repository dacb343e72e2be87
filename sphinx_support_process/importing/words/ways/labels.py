"""Which words before a colon say when something is done? `Upheld: tell the passenger.`"""

from __future__ import annotations

import re

from ..offices import begins_with_actor, is_office_in_any_case
from ..patterns import late
from ..prose import ORDER, bare, ends_with_order
from ..table import pattern
from .jumps import ARROW

_LABEL = late(
    rf"(?P<when>[^.:;?!\u2192\u21d2=]{{2,60}}?) ?(?:: | ?{ARROW} ?)(?P<order>[^\W_].*)",
    re.IGNORECASE,
)
_STATE = late(
    rf"(?:{pattern('state-begins')}\b.*|.*(?<!\w){pattern('negative')}(?!\w).*|.*n['\u2019]t\b.*"
    rf"|(?:.* )?{pattern('state-ends')}(?: \([^()]*\))?)",
    re.IGNORECASE,
)
_NO_STATE = late(pattern("no-state"), re.IGNORECASE)
_CLAUSE = late(rf"(?:{pattern('clause')}|{pattern('must-not')})(?!\w)", re.IGNORECASE)
_SOMEBODY = late(
    rf"(?i:{pattern('articles')}) ?\w+(?: \w+){{0,2}}? (?:\w{{2,}}[^s\W]s|\w{{2,}}[^s\W]t|"
    rf"{pattern('modals')}|{pattern('may')})(?!\w)"
    r"|[A-Z\u00c4\u00d6\u00dc][a-z\u00e4\u00f6\u00fc\u00df]+ [a-z\u00e4\u00f6\u00fc\u00df]{2,}t "
    r"(?:ein|das|den|die|der|dem)"
)
_MOST_WORDS = 8


def labelled(sentence: str) -> tuple[str, str]:
    """The state that a sentence begins with, and what is done then; empty if it has none."""
    match = _LABEL.fullmatch(sentence) if ": " in sentence or _has_arrow(sentence) else None
    if match is None:
        return "", ""
    when, order = bare(match["when"]), bare(match["order"])
    if len(when.split()) > _MOST_WORDS or not _STATE.fullmatch(when) or _NO_STATE.fullmatch(when):
        return "", ""
    if ORDER.match(when) or _CLAUSE.match(when) or is_office_in_any_case(when):
        return "", ""
    is_order = ORDER.match(order) or ends_with_order(order)
    is_told = is_order or begins_with_actor(order) or _SOMEBODY.match(order)
    return (match["when"].strip(), match["order"]) if is_told else ("", "")


def _has_arrow(sentence: str) -> bool:
    return re.search(ARROW, sentence) is not None
