"""What is written at a place that means a definition, before anybody knows which one it is?"""

from __future__ import annotations

from collections.abc import Mapping

from ...text.named import NamedTuple

KINDS = (
    "process",
    "step",
    "outcome",
    "duty",
    "role",
    "term",
    "scale",
    "level",
    "template",
    "placeholder",
    "community",
    "promise",
    "priorities",
    "label",
)
"""Whatever has an id."""

INNER = ("step", "outcome", "duty", "level", "placeholder")
"""The kinds whose full names begin with what they stand in: `triage.read`, `severity.sev1`."""

PAGES = (".md", ".rst")
"""How the names of pages end."""

Directives = Mapping[str, Mapping[str, str]]
"""The directives of ours, `support:chart`, each with what its options name; its argument is ``."""


class Mention(NamedTuple):
    """An id from `start` to `end` in the text of a file.

    `kind` is one of `KINDS`, or says where to look: `target`, `order`, `link`, `name`. `name` is
    what was understood, `around` the process that it stands in. `key` says how it is used: a key of
    the format, a role, an option. It is `exact` if nothing but the id stands there, and `shared` if
    an alias repeats it.
    """

    kind: str
    name: str
    start: int
    end: int
    around: str = ""
    key: str = ""
    defines: bool = False
    exact: bool = True
    shared: bool = False

    def moved(self, offset: int) -> Mention:
        """The same, in a text that begins at an offset of another one."""
        return self._replace(start=self.start + offset, end=self.end + offset)
