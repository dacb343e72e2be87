"""Where would Sphinx lead a reference that is none of ours, and what would it say?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any

from sphinx import addnodes
from sphinx.util import docname_join

from ..build import Build
from .links import anchor_on_page, stays_text

_KINDS = {
    "term": ("term",),
    "ref": ("label",),
    "numref": ("label", "number"),
    "eq": ("equation",),
    "doc": ("page",),
    "myst": ("label", "equation", "page"),
    "any": ("label", "equation", "page"),
}
"""The types of references that lead to a page, or something on one, or say a number of it."""


def outside(node: addnodes.pending_xref) -> Iterator[tuple[str, str]]:
    """The kinds and names of what a reference depends on outside of the YAML."""
    anchor = anchor_on_page(node)
    name = node["reftarget"] if anchor is None else anchor
    for kind in _KINDS.get(node.get("reftype", ""), ()):
        if kind == "page":
            yield kind, docname_join(node.get("refdoc", ""), node["reftarget"])
        else:
            yield kind, name
    if anchor is None and node.get("reftype") not in ("term", "ref", "numref", "eq", "doc"):
        yield "given", node.get("refdomain") or ""


class Outside:
    """What references to the pages of a site would show now."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.std: Any = build.env.get_domain("std")
        self.math: Any = build.env.get_domain("math")
        self.numbers = cache(self._numbers)
        self.headings = cache(self._headings)

    def leads(self, kind: str, name: str) -> Any:
        """Where a reference leads, and which numbers there are on that page if it says one.

        Where there is no such label, a link may still stay text as it is almost one of ours.
        References to other things are not told apart: all that texts name in a domain, or in any.
        """
        if kind == "given":
            given = self.build.tables.data["given"]
            return given.get(name) if name else given
        if kind == "page":
            return self.headings(name)
        if kind in ("equation", "number"):
            place = (self.math.equations if kind == "equation" else self.std.anonlabels).get(name)
            return place and (place, self.numbers(place[0]))
        if kind == "term":
            terms = self.std._terms  # noqa: SLF001
            return self.std.objects.get(("term", name)) or terms.get(name.lower())
        anonymous = self.std.anonlabels.get(name)
        return self.std.labels.get(name), anonymous or stays_text(self.build, name)

    def _numbers(self, page: str) -> str:
        env = self.build.env
        return _digest((env.toc_secnumbers.get(page), env.toc_fignumbers.get(page)))

    def _headings(self, page: str) -> str:
        """The title of a page, if there is one of that name, and what links of MyST lead to."""
        env = self.build.env
        title = env.titles.get(page)
        slugs: dict[str, Any] = env.metadata.get(page, {}).get("myst_slugs", {})
        headings = [(slug, anchor, said) for slug, (_line, anchor, said) in slugs.items()]
        return "" if title is None else _digest((title.astext(), headings))


def _digest(found: Any) -> str:
    return blake2b(repr(found).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
