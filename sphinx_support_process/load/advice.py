"""What should be written instead? Plain words for what is wrong with the YAML of a file."""

from __future__ import annotations

import re

import yaml

from ..text.named import NamedTuple


class Advice(NamedTuple):
    """What to say where a file is no YAML.

    `found_in` is a pattern in `message NUL line before the place NUL rest of it`. The place is
    where the parser gave up, or where the broken part begins if `at_start`; `other` says what
    stands at the other of the two, where that helps. `about` is the character before the place
    that it is about.
    """

    found_in: str
    message: str
    help: str
    at_start: bool = False
    other: str = ""
    about: str = ""


def syntax_advice(message: str, line: str, column: int) -> Advice | None:
    """The advice for a message of the YAML parser about a column (from 0) of a line."""
    situation = f"{message}\0{line[:column][-500:]}\0{line[column:][:500]}"
    return next((advice for advice in _SYNTAX if re.search(advice.found_in, situation)), None)


def kind_advice(node: yaml.Node, wanted: str) -> str:
    """What to write where a node is not `wanted`: `a list`, `a mapping`, or a kind of text."""
    if wanted == "a list":
        in_braces = isinstance(node, yaml.MappingNode) and node.flow_style
        return "put it into brackets: `[{…}]`" if in_braces else "begin each entry with `- `"
    if wanted == "a mapping":
        if isinstance(node, yaml.SequenceNode):
            return "write each entry as `key: value`, without `- `"
        return "write it as `key: value`, on lines indented below the key"
    if getattr(node, "flow_style", False):
        return "write one value; quote a text that begins with `{` or `[`"
    return "write one value, on the line of its key"


SPACES = "indent with spaces that the space bar makes"
"""What to do about a space that is none to YAML."""


def odd_space(text: str) -> tuple[str, int] | None:
    """A space that is none to YAML, in the spaces that a text begins with: what and where it is."""
    found = re.match(r"[ \t\ufeff]*([^\S \t\r\n])", text)
    if found is None:
        return None
    name = "a no-break space" if found[1] in "\xa0\u2007\u202f" else "an unusual space"
    return f"{name} (U+{ord(found[1]):04X})", found.start(1)


UNCLOSED = Advice(
    r"flow",
    "this bracket is not closed",
    "close it, and quote texts that hold `,`, `[`, `]`, `{`, `}`, `?` or ` #`",
    at_start=True,
    other="something else is here",
)
"""The advice for a bracket, whose message names it."""

_SYNTAX = (
    Advice(
        r"\0\s*\0\t|\0\s*\t\s*\0|any token.*\0\t",
        "a tab is in the indentation",
        "indent with spaces; YAML does not allow tabs there",
    ),
    Advice(
        r"another document",
        "a second document begins here",
        "write one document a file: remove the `---` between them",
    ),
    Advice(
        r"document start",
        "this line belongs to nothing above it",
        "indent it as the first line is, and remove a line `...` before it",
    ),
    Advice(
        r"undefined alias",
        "`*` names an anchor that does not exist",
        "quote a text that begins with `*`",
    ),
    Advice(
        r"scanning an (?:alias|anchor)",
        "`*` and `&` cannot begin a text",
        "quote a text that begins with `*` or `&`",
        at_start=True,
    ),
    Advice(
        r"any token.*\0[|>]",
        "a `|` block cannot be inside `{…}` or `[…]`",
        "write the mapping on lines of its own",
    ),
    Advice(
        r"any token.*\0[@`%]",
        "a text cannot begin with `@`, `%` or a backtick",
        "quote the text",
    ),
    Advice(
        r"directive|incompatible YAML",
        "YAML does not know this instruction: a line that begins with `%`",
        "remove the line, or indent it if it belongs to a text",
        at_start=True,
    ),
    Advice(
        r"mapping values.*\0[^:]*\0",
        "no key can be here: the line before is a text that goes on",
        "end the key before it with `: `, begin an entry with `- `, or check the indentation",
    ),
    Advice(
        r"mapping values",
        "a second `: ` is in this line",
        "quote a text that holds `: `, or check the indentation",
    ),
    Advice(
        r"unexpected (?:end of stream|document (?:indicator|separator)).*quoted scalar",
        "this quotation mark is never closed",
        "close it, and double a `'` inside `'…'`",
        at_start=True,
    ),
    Advice(
        r"quoted scalar",
        "this `\\` begins nothing that YAML knows",
        "double a `\\` inside `\"…\"`, or use `'…'`",
        about="\\",
    ),
    Advice(
        r"flow.*\0\?\s*[,}\]]",
        "a `?` alone cannot be inside `{…}` or `[…]`",
        'quote a question there: `"Is it so?"`',
    ),
    Advice(
        r"(?:<block end>|block node).*\0[\]}]",
        "this bracket closes nothing",
        "remove it, or quote the text that it belongs to",
    ),
    Advice(
        r"block node.*\0[,]",
        "a text cannot begin with `,`",
        "quote the text",
    ),
    Advice(
        r"flow.*\0: ",
        "a second `: ` is in this text",
        "quote a text that holds `: `, or put a `,` before the next key",
    ),
    Advice(
        r"flow.*\0[^\0]*['\"]\s*\0[^\s,}\]]",
        "the text ends at the quotation mark before this place",
        "double a `'` inside `'…'`, write `\\\"` inside `\"…\"`, or put a `,` between two texts",
    ),
    UNCLOSED,
    Advice(
        r"expected ':'",
        "this is no key: its `:` is missing",
        "write `: ` after the key, or indent the line if it belongs to the text above",
        at_start=True,
    ),
    Advice(
        r"<block end>[^\0]*\0[^\0]*\S[^\0]*\0",
        "the value ends before this place",
        "quote the whole text where it begins with a quotation mark or a bracket, "
        "and double a `'` inside `'…'`",
    ),
    Advice(r"mapping keys are not", "a text cannot begin with a `?` of its own", "quote the text"),
    Advice(
        r"sequence entries are not",
        "a list cannot begin on the line of its key",
        "put each `- ` on a line of its own, or quote the text",
    ),
    Advice(
        r"\btag\b", "a text that begins with `!` is a YAML tag", "quote a text that begins with `!`"
    ),
    Advice(
        r"scanning a block scalar",
        "a text cannot begin on the line of its `|` or `>`",
        "begin it on the next line, indented",
    ),
    Advice(
        r"block",
        "this line is not indented like those it belongs with",
        "check the indentation; a list and keys cannot be side by side",
        other="they begin here",
    ),
)
"""The first whose pattern is found holds."""
