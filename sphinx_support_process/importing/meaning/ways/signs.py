"""By which words and signs does a text point to a step? `step 4 of section 2`, `Booking, 2`."""

from __future__ import annotations

import re

from ...words.patterns import late
from ...words.table import pattern
from ...words.ways.jumps import ARROW, ORDINALS
from .parts import WORDS

JOIN = r"(?:, | and | or | to | und | bis | et | \u00e0 | y | a | ?[-\u2013] ?)"
"""What stands between the numbers of several steps."""

_SUB = r"(?:\.?\s?[a-h]\))?"
_LETTER = r"(?-i:[A-Z])(?:\.?\d{1,2}){0,2}"
_LABEL = r"\d{1,3}(?:(?:\.\d{1,3})+|(?-i:[a-h])(?!\w))"
_NAMES = rf"(?:{pattern('section')}|{pattern('step')})"
_TARGET = r"(?:<[^<>]+>|[^()\s]+)"
_END = (
    r"(?![.,]?\d)(?=[.,;:)!?\u2013\n]|\s?\(|\s*\Z|"
    rf"\s(?:{pattern('prepositions')}|{pattern('joins')}|{pattern('clause')}"
    rf"|{pattern('go-behind')})\b)"
)
_MARK = r"[\"\u201c\u201d\u201e\u00ab\u00bb*_]"
_QUOTED = (
    rf"{_MARK}{{1,2}}\s?(?P<quoted>[^\"\u201c-\u201e\u00ab\u00bb*_\n]{{2,60}}?)\s?{_MARK}{{1,2}}"
)
_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*)"
_WORD = r"[^\W_][\w'\u2019&/-]*"
_LINKED = rf"(?P<link>\[[^\[\]]*\]\({_TARGET}\)|\{{ref\}}`[^`]+`)"
_ANY_LINK = _LINKED.replace("(?P<link>", "(?:")
_TITLE = rf"{_QUOTED}|(?P<words>(?!\d){_WORD}(?: {_WORD}){{0,7}})"
_AT = rf"(?:{pattern('from-place')}|{pattern('to-place')}|{pattern('step')})"
_INTO = (
    rf"(?:,|,? (?:{pattern('and')} )?(?:{pattern('again')}|{_AT})(?: {_AT}){{0,3}})"
    r" (?P<inner>\d{1,3}(?!\.?\w)|(?-i:[a-h])(?=\)|[.,;]|\Z| on\b))(?: on(?=[.,;)]|\Z))?"
)
"""What stands between a link to a part and the number of the step there that is meant."""

POINTS = late(
    rf"(?P<into>{_ANY_LINK}){_INTO}|"
    rf"(?<![\w-])(?:{pattern('step')} )?"
    rf"(?P<link>\[\(?\d{{1,3}}[.)]?(?:[a-h]\))?\]\({_TARGET}\)){_SUB}"
    rf"|(?<![\w-]){pattern('step')}(?:s|e|n|en)? "
    rf"(?P<labels>{_LABEL}(?:{JOIN}{_LABEL})*)(?!\w)"
    rf"|(?<![\w-]){pattern('step')}(?:s|e|n|en)? "
    rf"(?P<numbers>\d{{1,3}}(?!\.?\d)(?:{JOIN}\d{{1,3}}(?!\w))*){_SUB}(?!\w)"
    rf"|(?<!\w)(?:{pattern('articles')} )?(?P<ordinal>{'|'.join(ORDINALS)}) {pattern('step')}(?!\w)"
    rf"|(?<![\w-])(?:(?:(?P<kind>{_NAMES})|{pattern('prepositions')}) "
    r"(?P<chapter>\d{1,2}(?:\.\d{1,2})+)"
    rf"|{_NAMES} (?P<letter>{_LETTER}))(?!\w)"
    rf"|(?<![\w-]){pattern('section')} ?(?P<section>\d{{1,2}}|{'|'.join(WORDS)})(?!\.?\w)"
    rf"|(?:(?<![\w-]){pattern('leads-to')} |{ARROW} ?)"
    rf"(?P<to>\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|{_LETTER}|(?-i:[a-h])(?=[.)]|\Z)){_SUB}{_END}"
    rf"|(?<=[\w)*\"\u201d\u00bb]),? (?P<behind>\d{{1,3}}){_SUB}{_END}"
    r"|(?<![\w.])(?P<label>(?-i:[A-Z])\.?\d{1,2})(?!\w)"
    rf"|(?:(?<![\w-])(?:{pattern('leads-to')}|{pattern('follow')}|{pattern('begins-process')}) "
    rf"|{ARROW} ?)"
    rf"(?:(?:{pattern('prepositions')} )?(?:{pattern('articles')} ?)?(?:{pattern('section')} )?"
    rf"(?P<title>{_QUOTED})|(?P<words>(?!\d){_WORD}(?: {_WORD}){{0,9}}))",
    re.IGNORECASE,
)
INSIDE = late(
    rf"(?:,? (?P<open>\()(?:{pattern('see')} )?|,? (?:{pattern('of')}|{pattern('prepositions')}) )"
    rf"(?:{pattern('articles')} ?)?(?:{pattern('section')} )?"
    rf"(?:{_MARK}?{_LINKED}{_MARK}?|{_NUMBER}(?!\w)|{_TITLE})",
    re.IGNORECASE,
)
BEFORE = late(
    rf"(?:{pattern('section')} )?"
    rf"(?:{_MARK}?{_LINKED}{_MARK}?|(?<![\w.]){_NUMBER}|(?<!\w)(?:{_TITLE}))[,:]? ?\Z",
    re.IGNORECASE,
)
THEN = late(r"(?:,| and| und| et| y) (?P<words>[^\W\d][\w'\u2019-]*(?: [\w'\u2019-]+){1,7})")
BEHIND = late(
    rf",? (?:{pattern('from-place')} )?(?P<word>{pattern('step')} )?"
    rf"(?P<number>\d{{1,3}}|{_LETTER}|(?-i:[a-h])(?=\)|[.,;]|\Z| on\b))"
    rf"(?P<more>(?:{JOIN}\d{{1,3}}(?!\w))*){_SUB}{_END}",
    re.IGNORECASE,
)
ALONE = late(
    rf"(?:[(,;:.\u2192] ?|(?<!\w)(?:{pattern('prepositions')}|{pattern('of')}|{pattern('and')}"
    rf"|{pattern('leads-to')}|{pattern('follow')}|{pattern('only')}) )\Z",
    re.IGNORECASE,
)
"""What stands before a number of a step that is named by no word before it: `form no. 3`."""

FARTHEST = 120
ENDS = (",", ":", ")", '"', "\u201d", "\u201c", "\u00bb", "*", "_")
GOES_ON = late(f"{pattern('prepositions')}|{pattern('joins')}|{pattern('clause')}", re.IGNORECASE)
SMALL = late(f"{pattern('prepositions')}|{pattern('articles')}|{pattern('section')}", re.IGNORECASE)
MOST_WORDS = 8
SINGLE = ("chapter", "letter", "section", "to", "label")
DIGITS = late(r"\d+")
