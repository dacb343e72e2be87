"""Where is it, and what is it called now? The domain `support` of processes, steps and roles."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Iterable, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import _ as sphinx_word

from ..known.names import COLLECTIONS, is_old
from .build import Build
from .links import links
from .links.roles import PROCESS, SupportRole
from .links.walks import walked
from .tables import Tables

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

WHOLE = 20
"""Characters: a name of a level that is no longer stays on one line, with the bracket before it."""


class Found(str):
    """The anchor of a hit of the search, which stands in its index as it is.

    Sphinx leaves out an anchor that equals the name of an object, and its script then takes what is
    shown instead of the name (its issue 10380).
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Found) and str(self) == str(other)

    __hash__ = str.__hash__


class Directives(UserDict[str, type["Directive"]]):
    """The directive of each view; views are imported when somebody looks."""

    def __init__(self) -> None:  # `data` is not there yet
        pass

    @cached_property
    def data(self) -> dict[str, type[Directive]]:  # type: ignore[override]
        from .directive import DIRECTIVES

        return dict(DIRECTIVES)


class SupportDomain(Domain):
    """References and the inventory of a support process."""

    name = "support"
    label = "Support process"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(sphinx_word(kind), kind)
        for kind in ("process", "step", *COLLECTIONS, "level")
    }
    roles: ClassVar[dict[str, Any]] = {
        kind: SupportRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in object_types
    }
    initial_data: ClassVar[dict[str, Any]] = dict(Tables.INITIAL)
    data_version = 9
    dangling_warnings: ClassVar[dict[str, str]] = {}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.directives = Directives()  # type: ignore[misc, assignment]

    @cached_property
    def build(self) -> Build:
        """What the build knows; kept with the domain, so that workers inherit it."""
        return Build(self.env, Tables(self.data))

    def clear_doc(self, docname: str) -> None:
        self.build.tables.clear(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.build.tables.merge(docnames, otherdata)

    def resolve_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        build = self.build
        process = node.get(PROCESS)
        name = build.full_name(typ, target, process)
        if name is None:  # another site may have it, but for what the YAML here says
            return nodes.inline("", "", contnode) if node.get("generated") else None  # type: ignore[return-value]
        if not node.get("generated") and is_old(target, name):
            links.warn_old(build, typ, target, name, node)
        content: nodes.Node = contnode
        form = node.get("support_form", "")
        if not node.get("refexplicit"):
            content = nodes.Text(build.said(typ, name, process, fromdocname, form))
            if typ == "level" and len(content) <= WHOLE:
                node["classes"] += ["spp-whole"]
            if not node.get("generated"):
                content = nodes.inline("", "", content, classes=contnode["classes"])
            elif isinstance(contnode, nodes.Element):
                content = contnode
        shown = walked(build, fromdocname, node, typ, name) or build.tables.shown(typ, name)
        return links.reference_to(shown, builder, fromdocname, content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        link = links.Link(self.build, builder, fromdocname, target, node, contnode)
        return links.resolve(link)

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """All that is shown; the search finds the words of a glossary by the index already."""
        for kind, name, shown, in_full in self.build.tables.objects():
            priority = 1 if in_full else -1
            yield name, shown.title, kind, shown.docname, Found(shown.anchor), priority
