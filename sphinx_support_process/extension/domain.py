"""Where is it, and what is it called now? The domain `support` of processes, steps and roles."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import _ as sphinx_word
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from ..suggest import did_you_mean
from .directive import plain
from .words import _

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .site import Site

logger = logging.getLogger(__name__)

COLLECTIONS = {
    "process": "processes",
    "role": "roles",
    "template": "templates",
    "community": "communities",
    "priorities": "priorities",
}


class Shown(NamedTuple):
    """Where a definition is shown, and its title there."""

    docname: str
    anchor: str
    title: str


class SupportRole(XRefRole):
    """A reference to a definition; to a step, relative to the process around it."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        refnode["support:process"] = env.ref_context.get("support:process")
        return super().process_link(env, refnode, has_explicit_title, title, target)


class SupportDomain(Domain):
    """References and the inventory of a support process."""

    name = "support"
    label = "Support process"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(sphinx_word(kind), kind) for kind in ("process", "step", *COLLECTIONS)
    }
    roles: ClassVar[dict[str, Any]] = {
        kind: SupportRole(innernodeclass=nodes.inline) for kind in object_types
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "objects": {},  # (kind, name) -> docname -> Shown as a tuple
        "entries": {},  # (kind, name) -> the same in a glossary
        "full": {},  # docname -> ids of the processes that it shows in full
        "parts": {},  # docname -> parts of the YAML that it shows -> their digests
        "mentions": {},  # docname -> (kind, name) of the definitions that it refers to
        "said": {},  # (kind, name) -> how a reference looked when pages were last written
    }
    data_version = 1
    dangling_warnings: ClassVar[dict[str, str]] = {}

    site: Site
    use_catalogs = True
    renderer: Any = None
    """What parses the texts of the YAML; made with the first page that shows some."""

    def note_object(self, kind: str, name: str, docname: str, anchor: str, title: str) -> None:
        places = self.data["objects"].setdefault((kind, str(name)), {})
        places.setdefault(docname, (docname, anchor, str(title)))

    def note_entry(self, kind: str, name: str, docname: str, anchor: str, title: str) -> None:
        places = self.data["entries"].setdefault((kind, str(name)), {})
        places.setdefault(docname, (docname, anchor, str(title)))

    def note_full(self, docname: str, process: str) -> None:
        self.data["full"].setdefault(docname, set()).add(str(process))

    def note_shown(self, docname: str, key: str, digest: str) -> None:
        self.data["parts"].setdefault(docname, {})[str(key)] = digest

    def note_label(self, label: str, docname: str, anchor: str, title: str) -> None:
        """An extra label of Sphinx for a process, so that old links keep working."""
        std: Any = self.env.get_domain("std")
        name = nodes.fully_normalize_name(label)
        std.labels[name] = docname, anchor, str(title)
        std.anonlabels[name] = docname, anchor

    def note_mention(self, docname: str, kind: str, name: str) -> None:
        self.data["mentions"].setdefault(docname, set()).add((str(kind), str(name)))

    def clear_doc(self, docname: str) -> None:
        for table in ("objects", "entries"):
            for key, places in list(self.data[table].items()):
                places.pop(docname, None)
                if not places:
                    del self.data[table][key]
        for table in ("full", "parts", "mentions"):
            self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for table in ("objects", "entries"):
            for key, places in otherdata[table].items():
                for docname in docnames & places.keys():
                    self.data[table].setdefault(key, {})[docname] = places[docname]
        for table in ("full", "parts", "mentions"):
            for docname, found in otherdata[table].items():
                if docname in docnames:
                    self.data[table][docname] = found

    def shown(self, kind: str, name: str) -> Shown | None:
        """Where a definition is shown; a role where it has a place of its own, else a glossary.

        Of several pages it is the first by name, in whatever order they were read.
        """
        key = kind, name
        places = self.data["objects"].get(key) or self.data["entries"].get(key)
        return Shown(*places[min(places)]) if places else None

    def known(self, kind: str) -> Iterable[str]:
        """The names of all definitions of a kind, wherever they are shown."""
        if kind == "step":
            return self.site.flow.steps
        return getattr(self.site.support, COLLECTIONS[kind])  # type: ignore[no-any-return]

    def full_name(self, kind: str, target: str, process: str | None) -> str | None:
        """The name of a definition from what was written, None if it names none or several."""
        known = self.known(kind)
        if kind != "step" or "." in target:
            return target if target in known else None
        if process and f"{process}.{target}" in known:
            return f"{process}.{target}"
        found = [name for name in known if name.endswith(f".{target}")]
        return found[0] if len(found) == 1 else None

    def said(self, kind: str, name: str, process: str | None = None) -> str:
        """How a reference to a definition reads."""
        if kind == "step":
            step = self.site.flow.steps[name]
            title = self._title(kind, name, step.title)
            message = _("step {n} ({title})")
            if process != step.process:
                message = _("{process}, step {n} ({title})")
            parent = self.site.support.processes[step.process]
            said = self._title("process", step.process, parent.title)
            return message.format(n=step.number, title=title, process=said)
        record = getattr(self.site.support, COLLECTIONS[kind])[name]
        return self._title(kind, name, getattr(record, "title", None) or record.name)

    def _title(self, kind: str, name: str, written: str) -> str:
        shown = self.shown(kind, name)
        return shown.title if shown else plain(written)

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
        process = node.get("support:process")
        name = self.full_name(typ, target, process)
        if name is None:
            self._warn_unknown(typ, target, node)
            return nodes.inline("", "", contnode)  # type: ignore[return-value]
        content: nodes.Node = contnode
        if not node.get("refexplicit"):
            content = nodes.Text(self.said(typ, name, process))
            if not node.get("generated"):
                content = nodes.inline("", "", content, classes=contnode["classes"])
        return self._reference(builder, fromdocname, self.shown(typ, name), content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        kinds = ("step",) if "." in target else tuple(COLLECTIONS)
        std: Any = self.env.get_domain("std")
        if target in std.anonlabels:
            return []
        found = []
        for kind in kinds:
            shown = self.shown(kind, target)
            if shown and target in self.known(kind):
                content = contnode
                if not node.get("refexplicit"):
                    content = nodes.inline("", self.said(kind, target), classes=["xref"])
                reference = self._reference(builder, fromdocname, shown, content)
                found.append((f"support:{kind}", reference))
        in_process = target.partition(".")[0] in self.known("process")
        if not found and in_process and node.source in self.site.loaded.sources:
            return [("support:step", contnode)]  # type: ignore[list-item]  # the checks tell of it
        return found[:1]

    def _reference(
        self, builder: Builder, fromdocname: str, shown: Shown | None, content: nodes.Node
    ) -> nodes.reference:
        if shown is None:
            return nodes.inline("", "", content)  # type: ignore[return-value]
        if builder.name == "singlehtml":
            uri = f"#{shown.anchor}"
            return nodes.reference("", "", content, internal=True, refuri=uri)
        return make_refnode(builder, fromdocname, shown.docname, shown.anchor, content)

    def _warn_unknown(self, kind: str, target: str, node: pending_xref) -> None:
        """Tell of a reference to nothing, unless the checks have told of it at its YAML line."""
        if node.get("generated") or node.source in self.site.loaded.sources:
            return
        help = did_you_mean(target, self.known(kind))
        logger.warning(
            "there is no %s `%s`%s",
            kind,
            target,
            f" ({help})" if help else "",
            location=node,
            type="support-process",
            subtype="unknown-target",
        )

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for (kind, name), places in sorted(self.data["objects"].items()):
            docname, anchor, title = places[min(places)]
            yield name, title, kind, docname, anchor, 1
