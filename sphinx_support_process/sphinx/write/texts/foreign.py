"""What if a directive of another extension keeps a list of what it shows? It gets each thing once.

Exercises, proofs and needs are found by a label or an id, in lists of their extensions that know
nothing of texts that several views show. Where a text is shown again, they are plain boxes.
"""

from __future__ import annotations

from typing import Any

from docutils.parsers.rst.states import MarkupError
from myst_parser.parsers.directives import parse_directive_text

from ....text.named import NamedTuple

_KNOWN = {
    "docutils",
    "sphinx",
    "myst_parser",
    "sphinx_design",
    "builtins",
    __name__.partition(".")[0],
}
"""The packages whose directives keep no such list, or one that we look after."""


class Shown(NamedTuple):
    """What a directive shows: a title, and content that begins so many lines further down.

    `name` is that of the directive which shows it plainly.
    """

    name: str
    title: str
    content: str
    offset: int


def shown_by(directive: Any, name: str, first_line: str, content: str) -> Shown | None:
    """What a directive of another extension shows, if it is found by a label or an id."""
    options = getattr(directive, "option_spec", None)
    if not (_has(options, "label") or _has(options, "id")) or not _is_foreign(directive):
        return None
    try:
        parsed = parse_directive_text(directive, first_line, content)
    except MarkupError:
        return None
    title = " ".join(parsed.arguments) or name.rpartition(":")[2].capitalize()
    # the empty line keeps what looks like an option from being one
    content = "\n".join(["", *parsed.body])
    plain = "admonition" if content.strip() else "rubric"
    return Shown(plain, title, content, parsed.body_offset - 1)


def _is_foreign(directive: type) -> bool:
    """Whether another extension made a directive, which Sphinx may have wrapped in one of its."""
    made_by = {parent.__module__.partition(".")[0] for parent in directive.__mro__}
    return not made_by <= _KNOWN


def _has(options: Any, name: str) -> bool:
    """Whether there is an option of that name; some have any that is asked for."""
    try:
        return bool(options[name])
    except (KeyError, TypeError):
        return False
