"""Where do texts say what rules look at closely? One search for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..known.texts import Prose
from ..known.values import Written
from ..model import Role
from ..model.names import OFFICES
from ..text.choice import one_of
from ..text.named import NamedTuple

JUMPS = (
    *("go to", "go back", "go on", "move to", "move on", "jump", "skip"),
    *("return", "continue", "repeat", "proceed"),
)
STOPS = ("stop here", "you are done", "we are done")
ENDS = ("close", "cancel", "reject", "decline", "discard", "resolve")
JUMP = "|".join(JUMPS)
AWAY = r"escalate (?:it |this |them |the \w+ )?to"
STOP = "|".join(STOPS)
END = "|".join(f"{verb} (?:it|this|them|the)" for verb in ENDS)
NUMBER = r"steps? +(?:no +|number +)?\d"


class Words(NamedTuple):
    """The words of names of roles that have several: the first, the last, and all that may be."""

    firsts: frozenset[str]
    lasts: frozenset[str]
    ends: frozenset[str]


class Phrases:
    """Where some text may jump, number a step, or name a role; found when somebody asks."""

    def __init__(self, prose: Prose, roles: Iterable[Role]) -> None:
        self._prose = prose
        several = [words for role in roles if len(words := role.name.casefold().split()) > 1]
        lasts = frozenset(words[-1] for words in several)
        self.roles = Words(frozenset(words[0] for words in several), lasts, OFFICES | lasts)

    @property
    def jumping(self) -> list[tuple[Written, int]]:
        """Each verb that leads elsewhere, stops, or ends a case."""
        return self._found[0]

    @property
    def numbering(self) -> list[tuple[Written, int]]:
        """Each word before the number of a step."""
        return self._found[1]

    @property
    def naming(self) -> list[tuple[Written, int]]:
        """Each word that ends as a role, or begins as one and has an office behind it."""
        return self._found[2] if self.roles.lasts else []

    @cached_property
    def _found(self) -> list[list[tuple[Written, int]]]:
        firsts, lasts, ends = self.roles
        patterns = [f"{JUMP}|{AWAY}|{STOP}|{END}", NUMBER]
        if lasts:
            patterns.append(f"{one_of(lasts)}|{one_of(firsts)}(?= +{one_of(ends)})")
        verbs = {jump.split()[0] for jump in JUMPS} | {"escalate", "step", *STOPS, *ENDS}
        return [*self._prose.words(verbs | firsts | lasts, patterns)]
