"""What is named at the cursor in a MyST or reStructuredText text that is half typed?

What would be named by a mark that is typed there is asked of the index of symbols, which knows
code, comments and directives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ...known.symbols.markdown import in_markdown
from ...known.symbols.mention import Directives, Mention
from ...known.symbols.rest import in_rest
from ...text.named import NamedTuple
from .stack import MARK

_FENCE = r"[ \t>*+-]*(?:`{3,}|~{3,}|:{3,})"
_RECENT = 500
"""So many characters before the cursor a role may begin."""


class Syntax(NamedTuple):
    """How a markup writes what names something; each pattern ends at the cursor.

    `role` is the content of a role, `head` the argument of a directive, `directive` and `inline`
    are the names of a directive and of a role; `as_directive` and `as_inline` write one out.
    """

    role: re.Pattern[str]
    head: re.Pattern[str]
    directive: re.Pattern[str]
    inline: re.Pattern[str]
    as_directive: str
    as_inline: str


MYST = Syntax(
    role=re.compile(r"\{[a-zA-Z][\w:+.-]*\}`(?P<typed>[^`]*)$"),
    head=re.compile(rf"{_FENCE}\{{support:[\w-]+\}}[ \t]+(?P<typed>\S*)"),
    directive=re.compile(rf"{_FENCE}\{{(?P<typed>[\w:+.-]*)"),
    inline=re.compile(r"\{(?P<typed>[\w:+.-]*)$"),
    as_directive=f"support:process}} {MARK}",
    as_inline=f"support:process}}`{MARK}`",
)
REST = Syntax(
    role=re.compile(r":[a-zA-Z][\w:+.-]*:`(?P<typed>[^`]*)$"),
    head=re.compile(r"[ \t]*\.\. support:[\w-]+::[ \t]+(?P<typed>\S*)"),
    directive=re.compile(r"[ \t]*\.\. (?P<typed>[\w:+.-]*)"),
    inline=re.compile(r"(?:^|(?<=[\s(\"']))(?P<typed>:[\w:+.-]*)$"),
    as_directive=f"support:process:: {MARK}",
    as_inline=f":support:process:`{MARK}`",
)
_WORDS = re.compile(r"\A[\w. -]*")
_LINK = re.compile(r"(?:\]\(|<project:)[^()\s<>]*#(?P<typed>[^()\s<>]*)$")
_VALUE = re.compile(r"[ \t>]*:[\w-]+:[ \t]*(?P<typed>\S*)")
_OPTION = re.compile(r"[ \t>]*:(?P<typed>[\w-]*)")
_HEAD = re.compile(rf"(?:{_FENCE}\{{([\w:+.-]+)\}}|[ \t]*\.\. ([\w:+.-]+)::).*")


class Named(NamedTuple):
    """What may be named: a kind of definitions, `link`, `name` (of a term or role), `label`.

    Or, in place of a definition, a `directive`, an `inline` role, an `option` of `directive`.
    `typed` is what of it stands before the cursor. In `around` names may be short.
    """

    kind: str
    typed: str
    around: str = ""
    directive: str = ""


def named_at(
    before: str, after: str, syntax: Syntax, directives: Directives, around: str = ""
) -> Named | None:
    """What may be named between two parts of a text, in the process around it."""
    read = partial(in_markdown, directives=directives, around=around)
    if syntax is REST:
        read = partial(in_rest, directives=directives)
    begin, line_break, line = before.rpartition("\n")
    for typed, close in _open(before, line, syntax):
        missing = _missing(close, after)
        mention = _meant(f"{before}{MARK}{missing}{after}", read)
        if mention is not None:
            return Named(mention.kind, typed, mention.around)
    return _new(f"{begin}{line_break}", line, after, syntax, directives, read)


def _open(before: str, line: str, syntax: Syntax) -> Iterator[tuple[str, str]]:
    """What is begun at the end of a text: what of a name is typed, and what closes it."""
    role = syntax.role.search(before[-_RECENT:])
    if role is not None:
        _, sign, explicit = role["typed"].rpartition("<")
        yield (explicit, ">`") if sign else (role["typed"], "`")
    for match, close in (
        (_LINK.search(line), ")"),
        (syntax.head.fullmatch(line), ""),
        (_VALUE.fullmatch(line), ""),
    ):
        if match is not None:
            yield match["typed"], close


def _missing(close: str, after: str) -> str:
    """What of the signs that close a name does not follow its end yet."""
    rest = _WORDS.sub("", after, count=1)
    there = next(number for number in range(len(close) + 1) if rest.startswith(close[number:]))
    return close[:there]


def _new(
    begin: str,
    line: str,
    after: str,
    syntax: Syntax,
    directives: Directives,
    read: Callable[[str], Iterable[Mention]],
) -> Named | None:
    """A directive, role or option whose name is being written."""
    option, directive = _OPTION.fullmatch(line), _directive_above(begin)
    if option is not None and directive in directives:
        return Named("option", option["typed"], directive=directive)
    for kind, match, written in (
        ("directive", syntax.directive.fullmatch(line), syntax.as_directive),
        ("inline", syntax.inline.search(line), syntax.as_inline),
    ):
        if match is not None:
            whole = f"{begin}{line[: match.start('typed')]}{written}{after}"
            return Named(kind, match["typed"]) if _meant(whole, read) else None
    return None


def _meant(text: str, read: Callable[[str], Iterable[Mention]]) -> Mention | None:
    """The mention with the mark in it."""
    return next((found for found in read(text) if MARK in found.name), None)


def _directive_above(text: str) -> str:
    """The directive whose options begin at the end of a text, empty if there is none."""
    for line in reversed(text.split("\n")[:-1]):
        head = _HEAD.fullmatch(line)
        if head is not None:
            return head[1] or head[2]
        if _VALUE.fullmatch(line) is None:
            break
    return ""
