"""Which kinds of edits are there? Each by its name, as a function that changes the site."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .project import Project
from .site import Site

Edit = Callable[[Project, Random], None]
Happening = Callable[[Site, Random], None]

KINDS: dict[str, Happening] = {}
"""What may happen between two builds, by what it is called."""
TO_YAML: dict[str, Edit] = {}
"""The kinds that change what the YAML says, and nothing else."""


@dataclass(frozen=True)
class Step:
    """A kind of edit, the seed of its choices, and whether the site is looked at after it."""

    kind: str
    seed: int
    built: bool = True

    def __str__(self) -> str:
        return f"{self.kind}:{self.seed}{'' if self.built else ':unbuilt'}"

    @property
    def random(self) -> Random:
        """The same choices whenever it is taken."""
        return Random(zlib.crc32(f"{self.kind} {self.seed}".encode()))


INSIDE: list[Step] = []
"""The edits that the last step was made of, where it chose some by itself."""


def edit(name: str, *, yaml: bool = False) -> Callable[[Edit], Edit]:
    """A kind that changes files alone."""

    def register(function: Edit) -> Edit:
        assert name not in KINDS
        KINDS[name] = lambda site, rng: function(site.project, rng)
        if yaml:
            TO_YAML[name] = function
        return function

    return register


def happening(name: str) -> Callable[[Happening], Happening]:
    """A kind that builds by itself, or says how the next build is done."""

    def register(function: Happening) -> Happening:
        assert name not in KINDS
        KINDS[name] = function
        return function

    return register


def take(site: Site, step: Step) -> None:
    """Let it happen; where there is nothing that it could change, nothing happens."""
    INSIDE.clear()
    site.as_it_is = False
    with contextlib.suppress(IndexError):
        KINDS[step.kind](site, step.random)


def change_yaml(project: Project, rng: Random) -> None:
    """Some edit of what the YAML says, for kinds that are about something else."""
    for _ in range(3):
        before = project.files()
        step = Step(rng.choice(list(TO_YAML)), rng.randrange(10_000))
        with contextlib.suppress(IndexError):
            TO_YAML[step.kind](project, step.random)
        if before != project.files():
            INSIDE.append(step)
            return
