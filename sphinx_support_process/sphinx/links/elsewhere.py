"""What do other sites define? The names of our kinds that intersphinx has read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def defined_elsewhere(env: BuildEnvironment) -> Collection[tuple[str, str]]:
    """Kinds and names, each as it is and with its site in front: `triage.read`, `team:triage.read`.

    They are in order, each once.
    """
    return tuple(sorted(set(_names(env))))


def _names(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    sites: dict[str, Any] = getattr(env, "intersphinx_named_inventory", {})
    for site, inventory in sites.items():
        for type, objects in inventory.items():
            domain, _, kind = type.partition(":")
            for name in objects if domain == "support" else ():
                yield kind, name
                yield kind, f"{site}:{name}"


def is_known_elsewhere(env: BuildEnvironment, target: str) -> bool:
    """Whether an object of any kind has that name on another site."""
    inventories = getattr(env, "intersphinx_inventory", {}).values()
    return any(target in names for names in inventories)
