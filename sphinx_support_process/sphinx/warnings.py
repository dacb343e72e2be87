"""How is a mistake told? As a warning, where exactly it stands, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.logging import get_node_location

from ..text.attached import Kind
from ..text.problem import Problem
from ..text.text import Place

if TYPE_CHECKING:
    from sphinx.config import Config

logger = logging.getLogger(__name__)

Sources = Mapping[str, str]
"""The text of each YAML file by its name."""


def warn(rule: str, message: str, help: str, location: str | nodes.Node | Place | None) -> None:
    """Tell of a mistake as a warning `support-process.<rule>`, with what to do in brackets."""
    logger.warning(
        "%s%s",
        message,
        f" ({help})" if help else "",
        location=":".join(map(str, location)) if isinstance(location, Place) else location,
        type="support-process",
        subtype=rule,
    )


OF_MYST = ("myst", "xref_missing", "myst")
"""What MyST's warning of a link that leads nowhere is called, and its type to be ignored."""


def is_silenced(config: Config, type: str, subtype: str, ignored: str, target: str) -> bool:
    """Whether a site wants no warning of Sphinx or MyST about a target, so that ours is none too.

    By `suppress_warnings`, or for this target by `nitpick_ignore` under the name `ignored`.
    """
    return (
        logging.is_suppressed_warning(type, subtype, config.suppress_warnings)
        or (ignored, target) in config.nitpick_ignore
        or any(
            re.fullmatch(kind, ignored) and re.fullmatch(pattern, target)
            for kind, pattern in config.nitpick_ignore_regex
        )
    )


def is_silent_file(config: Config, kind: Kind, name: str) -> bool:
    """Whether a site wants no warning of Sphinx about a file that is not there."""
    return is_silenced(config, kind, "not_readable", kind, name)


def tell(problem: Problem) -> None:
    """Tell of a problem at its place in the YAML."""
    warn(problem.rule, problem.message, problem.help, problem.place)


def location(node: nodes.Node, written: str, sources: Sources) -> str | None:
    """Where a node stands; in YAML, where in its paragraph that stands which is written there."""
    place = get_node_location(node)
    file, _, line = (place or "").rpartition(":")
    return exactly(file, int(line), written, sources) if line.isdigit() else place


def exactly(file: str, line: int, written: str, sources: Sources) -> str:
    """`file:line:column` of what is written in the paragraph that begins at a line of YAML.

    Without the column where the paragraph does not hold it, or holds it twice. It ends before an
    empty line, and where the text does: before a line that is indented less.
    """
    place = f"{file}:{line}"
    text = sources.get(file, "") if written else ""
    lines = text.splitlines()[max(0, line - 1) :]
    begin = lines[0][: len(lines[0]) - len(lines[0].lstrip())] if lines else ""
    paragraph = takewhile(lambda said: said.strip() and said.startswith(begin), lines)
    pattern = re.compile(re.escape(written))
    found = [
        (number, match.start() + 1)
        for number, said in enumerate(paragraph, line)
        for match in pattern.finditer(said)
    ]
    return f"{file}:{found[0][0]}:{found[0][1]}" if len(found) == 1 else place
