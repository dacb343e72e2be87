"""Which colour has a role? Ten tones for white and dark grounds."""

from __future__ import annotations

from ..model import Support
from ..text.named import NamedTuple

TONES = (
    "#2f7de1",
    "#16924a",
    "#b46a00",
    "#d6338a",
    "#8457ea",
    "#0e8a9c",
    "#d8432f",
    "#748a00",
    "#6b7a90",
    "#b5519f",
)
"""Mid-tones that stand out from white and from dark grounds alike."""


class Tone(NamedTuple):
    """The colour of one role: `number` of its tone, from 1, None where the role has its own."""

    role: str
    colour: str
    number: int | None

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes by which style sheets know it."""
        numbered = (f"spp-tone-{self.number}",) if self.number else ()
        return (*numbered, f"spp-role-{self.role}")


def tones(support: Support) -> dict[str, Tone]:
    """The tone of each role: its own `color`, else the next of ten in the order of declaration.

    A role that is added at the end, or gets a colour of its own, changes no other role's tone.
    """
    found = {}
    for at, role in enumerate(support.roles.values()):
        number = at % len(TONES) + 1
        if role.color is None:
            found[str(role.id)] = Tone(role.id, TONES[number - 1], number)
        else:
            found[str(role.id)] = Tone(role.id, str(role.color).lower(), None)
    return found
