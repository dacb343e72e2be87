"""Where would Sphinx lead a reference that is none of ours, and which number would it say?"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from sphinx import addnodes

from ..build import Build
from .links import anchor_on_page, stays_text

_KINDS = {
    "term": ("term",),
    "ref": ("label",),
    "numref": ("label", "number"),
    "eq": ("equation",),
    "myst": ("label", "equation"),
    "any": ("label", "equation"),
}
"""The types of references that may lead to a term, label or equation of a page, or say a number."""


def outside(node: addnodes.pending_xref) -> Iterator[tuple[str, str]]:
    """The kinds and names of what a reference depends on outside of the YAML."""
    anchor = anchor_on_page(node)
    name = node["reftarget"] if anchor is None else anchor
    for kind in _KINDS.get(node.get("reftype", ""), ()):
        yield kind, name
    if anchor is None and node.get("reftype") not in ("term", "ref", "numref", "eq"):
        yield "given", node.get("refdomain") or ""


class Outside:
    """What references to the pages of a site would show now."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.std: Any = build.env.get_domain("std")
        self.math: Any = build.env.get_domain("math")
        self.numbers: dict[str, str] = {}

    def leads(self, kind: str, name: str) -> Any:
        """Where a reference leads, and which numbers there are on that page if it says one.

        Where there is no such label, a link may still stay text as it is almost one of ours.
        References to other things are not told apart: all that texts name in a domain, or in any.
        """
        if kind == "given":
            given = self.build.tables.data["given"]
            return given.get(name) if name else given
        if kind == "equation":
            return self._with_numbers(self.math.equations.get(name))
        if kind == "number":
            return self._with_numbers(self.std.anonlabels.get(name))
        if kind == "term":
            terms = self.std._terms  # noqa: SLF001
            return self.std.objects.get(("term", name)) or terms.get(name.lower())
        anonymous = self.std.anonlabels.get(name)
        return self.std.labels.get(name), anonymous or stays_text(self.build, name)

    def _with_numbers(self, place: tuple[str, Any] | None) -> Any:
        if place is None:
            return None
        env, page = self.build.env, place[0]
        if page not in self.numbers:
            found = repr((env.toc_secnumbers.get(page), env.toc_fignumbers.get(page)))
            self.numbers[page] = blake2b(found.encode(), digest_size=8).hexdigest()
        return place, self.numbers[page]
