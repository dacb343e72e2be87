"""Which kinds of edits are there? Each by its name, as a function that changes the site."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .project import Project
from .site import Site

KINDS: dict[str, Callable[[Site, Random], None]] = {}
"""What may happen between two builds, by what it is called."""
TO_YAML: list[str] = []
"""The kinds that change what the YAML says, and that nothing else needs."""

Edit = Callable[[Project, Random], None]
Happening = Callable[[Site, Random], None]


def edit(name: str, *, yaml: bool = False) -> Callable[[Edit], Edit]:
    """A kind that changes files alone."""

    def register(function: Edit) -> Edit:
        assert name not in KINDS
        KINDS[name] = lambda site, rng: function(site.project, rng)
        if yaml:
            TO_YAML.append(name)
            EDITS[name] = function
        return function

    return register


EDITS: dict[str, Edit] = {}


def happening(name: str) -> Callable[[Happening], Happening]:
    """A kind that builds by itself, or is one for the next build."""

    def register(function: Happening) -> Happening:
        assert name not in KINDS
        KINDS[name] = function
        return function

    return register


def change_yaml(project: Project, rng: Random) -> None:
    """Any edit of what the YAML says; one that finds nothing to edit does nothing."""
    for _ in range(3):
        before = {name: data for name, data in project.files().items() if name.endswith(".yaml")}
        try:
            EDITS[rng.choice(TO_YAML)](project, rng)
        except IndexError:
            continue
        if before != {n: data for n, data in project.files().items() if n.endswith(".yaml")}:
            return
