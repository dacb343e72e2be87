"""What is a rule? The registry, and what a rule function hands over.

A rule is a generator function in the folder of its family. It takes a `Context` and yields a
`Finding` for each thing that is wrong; its name is the name of the rule, its docstring what
`explain` and the documentation say: what it finds, why, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from ..text.named import NamedTuple
from ..text.problem import Cause, Note, Problem, Severity
from ..text.text import Place, Text
from .context import Context


class Finding(NamedTuple):
    """One thing that a rule found.

    `at` is the text that is wrong, or a place within it of `length` characters; `about` names the
    definition that it stands in. `severity` says so if it differs from that of the rule. `cause`
    and `follows` are those of the problem.
    """

    at: Text | Place
    message: str
    help: str = ""
    about: str = ""
    severity: Severity | None = None
    length: int | None = None
    related: tuple[Note, ...] = ()
    witness: tuple[Note, ...] = ()
    cause: str = ""
    follows: tuple[Cause, ...] = ()


Find = Callable[[Context], Iterator[Finding]]

Scope = Literal["process", "linked", "names", "unused", "all"]
"""What a rule looks at, beside what is no process (roles, terms, templates, the calendar).

For what it finds in a process that is the `process` alone; those that are `linked` to it as well,
because one names the other in a key; or the `names` of all others and of their steps as well.
A rule of what is `linked`, or of `all`, looks at no texts for readers, but titles.
A rule of `unused` definitions finds in some processes at least what it finds in more of them, and
one of `all` finds nothing in all processes if it finds nothing in any group that is linked.
"""


class Rule(NamedTuple):
    """A rule, found by a function whose docstring is its documentation.

    `family` is the folder that it stands in. `scope` says what it looks at, so that after a change
    it need not look at everything. `whole` says that it judges what is missing elsewhere,
    and so waits until all could be read; `lacks` that it judges what a definition lacks, and so
    leaves out one that could be read only in part; `strict` that all it finds is told with
    `--strict` only.
    """

    name: str
    severity: Severity
    family: str
    find: Find
    scope: Scope = "all"
    whole: bool = False
    lacks: bool = False
    strict: bool = False

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return (self.find.__doc__ or "").partition("\n")[0]

    @property
    def text(self) -> str:
        """Its documentation, in Markdown."""
        from inspect import getdoc  # which takes longer to import than most checks take

        return getdoc(self.find) or ""

    def runs(self, context: Context) -> bool:
        """Whether the rule shall run, and can."""
        settings = context.settings
        return (
            settings.selects(self.name)
            and (settings.strict or not self.strict)
            and (context.everything_read or not self.whole)
        )

    def problems(self, context: Context) -> Iterator[Problem]:
        """The problems that the rule finds."""
        for finding in self.find(context):
            if not (self.lacks and context.is_partly_read(finding.about)):
                yield self.told(finding)

    def told(self, finding: Finding) -> Problem:
        """A finding as a problem of this rule."""
        at = finding.at
        length = finding.length
        if length is None:
            length = len(at.split("\n", 1)[0]) if isinstance(at, Text) else 1
        return Problem(
            self.name,
            at.place if isinstance(at, Text) else at,
            finding.message,
            finding.help,
            finding.severity or self.severity,
            max(1, length),
            finding.about,
            finding.related,
            finding.witness,
            finding.cause,
            finding.follows,
        )


REGISTERED: dict[str, Rule] = {}
"""Every rule whose module has been imported."""


def rule(
    severity: Severity,
    *,
    scope: Scope = "all",
    whole: bool = False,
    lacks: bool = False,
    strict: bool = False,
) -> Callable[[Find], Find]:
    """Register a generator function as a rule; its family is the folder that it stands in."""

    def register(find: Find) -> Find:
        name = find.__name__.replace("_", "-")
        family = find.__module__.split(".")[-2]
        REGISTERED[name] = Rule(name, severity, family, find, scope, whole, lacks, strict)
        return find

    return register
