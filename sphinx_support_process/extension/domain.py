"""Where is it, and what is it called now? The domain `support` of processes, steps and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import NoUri
from sphinx.locale import _ as sphinx_word
from sphinx.util.nodes import make_refnode

from . import links
from .directive import plain
from .links import COLLECTIONS, SupportRole
from .mistakes import warn_unknown
from .translation import Translation
from .words import _

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..text.text import Text
    from .site import Site


TABLES = ("objects", "entries", "walks")
"""Where definitions are shown."""


class Shown(NamedTuple):
    """Where a definition is shown, and its title there."""

    docname: str
    anchor: str
    title: str


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
        "walks": {},  # (kind, name) -> the same in a walkthrough
        "full": {},  # docname -> ids of the processes that it shows in full
        "parts": {},  # docname -> parts of the YAML that it shows -> their digests
        "mentions": {},  # docname -> (kind, name) of the definitions that it refers to
        "said": {},  # (kind, name) -> how a reference looked when pages were last written
        "messages": {},  # docname -> (text, file, line) for translators
    }
    data_version = 3
    dangling_warnings: ClassVar[dict[str, str]] = {}

    site: Site
    use_catalogs = True
    translations: dict[str, Translation]
    renderer: Any = None
    """What parses the texts of the YAML; made with the first page that shows some."""

    def note_place(
        self, table: str, kind: str, name: str, docname: str, anchor: str, title: str
    ) -> None:
        """Note where a definition is shown: one of `objects`, `entries` and `walks`."""
        places = self.data[table].setdefault((kind, str(name)), {})
        places.setdefault(docname, (docname, anchor, str(title)))

    def note_full(self, docname: str, process: str) -> None:
        self.data["full"].setdefault(docname, set()).add(str(process))

    def note_shown(self, docname: str, key: str, digest: str) -> None:
        self.data["parts"].setdefault(docname, {})[str(key)] = digest

    def note_mention(self, docname: str, kind: str, name: str) -> None:
        self.data["mentions"].setdefault(docname, set()).add((str(kind), str(name)))

    def note_message(self, docname: str, text: str, file: str, line: int) -> None:
        self.data["messages"].setdefault(docname, {})[str(text), file, line] = None

    def clear_doc(self, docname: str) -> None:
        for table in TABLES:
            for key, places in list(self.data[table].items()):
                places.pop(docname, None)
                if not places:
                    del self.data[table][key]
        for table in ("full", "parts", "mentions", "messages"):
            self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for table in TABLES:
            for key, places in otherdata[table].items():
                for docname in docnames & places.keys():
                    self.data[table].setdefault(key, {})[docname] = places[docname]
        for table in ("full", "parts", "mentions", "messages"):
            for docname, found in otherdata[table].items():
                if docname in docnames:
                    self.data[table][docname] = found

    def shown(self, kind: str, name: str) -> Shown | None:
        """Where a definition is shown; in a glossary or a walkthrough if nowhere else.

        Of several pages it is the first by name, in whatever order they were read.
        """
        key, data = (kind, name), self.data
        places = data["objects"].get(key) or data["entries"].get(key) or data["walks"].get(key)
        return Shown(*places[min(places)]) if places else None

    def walked(self, kind: str, name: str, docname: str = "") -> Shown | None:
        """Where a walkthrough shows a step or process: on the page itself, else the first."""
        places = self.data["walks"].get((kind, name))
        return Shown(*(places.get(docname) or places[min(places)])) if places else None

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

    def said(
        self, kind: str, name: str, process: str | None = None, docname: str | None = None
    ) -> str:
        """How a reference to a definition reads, on the page `docname`."""
        title = self.title(kind, name, docname)
        if kind != "step":
            return title
        step = self.site.flow.steps[name]
        message = _("step {n} ({title})")
        if process != step.process:
            message = _("{process}, step {n} ({title})")
        parent = self.title("process", step.process, docname)
        return message.format(n=step.number, title=title, process=parent)

    def title(self, kind: str, name: str, docname: str | None = None) -> str:
        """What a definition is called where it is shown; if nowhere, on the page `docname`."""
        shown = self.shown(kind, name)
        if shown:
            return shown.title
        written = self._written(kind, name)
        if docname is None:
            return plain(written)
        return plain(self.translation(docname)(" ".join(written.split())))

    def translation(self, docname: str) -> Translation:
        """The catalogue of a page."""
        if docname not in self.translations:
            self.translations[docname] = Translation(self.env, docname)
        return self.translations[docname]

    def written(self, kind: str, name: str) -> Iterator[Text]:
        """The titles that a reference says and no page shows, as they stand in the YAML."""
        keys = [(kind, name)]
        if kind == "step":
            keys.append(("process", name.partition(".")[0]))
        for key in keys:
            if key[1] in self.known(key[0]) and not self.shown(*key):
                yield self._written(*key)

    def _written(self, kind: str, name: str) -> Text:
        if kind == "step":
            return self.site.flow.steps[name].title
        record = getattr(self.site.support, COLLECTIONS[kind])[name]
        return getattr(record, "title", None) or record.name  # type: ignore[no-any-return]

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
            warn_unknown(self, typ, target, node)
            return nodes.inline("", "", contnode)  # type: ignore[return-value]
        content: nodes.Node = contnode
        if not node.get("refexplicit"):
            content = nodes.Text(self.said(typ, name, process, fromdocname))
            if not node.get("generated"):
                content = nodes.inline("", "", content, classes=contnode["classes"])
            elif isinstance(contnode, nodes.Element):
                content = links.filled(contnode, content)
        walked = self.walked(typ, name, fromdocname) if node.get("support_walk") else None
        return self.reference(builder, fromdocname, walked or self.shown(typ, name), content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        link = links.Link(self, builder, fromdocname, target, node, contnode)
        return links.resolve(link)

    def reference(
        self,
        builder: Builder,
        fromdocname: str,
        shown: tuple[str, str, str] | None,
        content: nodes.Node,
    ) -> nodes.reference:
        """A link to where a definition is shown; the mere content where the output lacks it."""
        if shown is not None:
            docname, anchor, _title = shown
            if builder.name == "singlehtml":
                return nodes.reference("", "", content, internal=True, refuri=f"#{anchor}")
            with suppress(NoUri):
                return make_refnode(builder, fromdocname, docname, anchor, content)
        return nodes.inline("", "", content)  # type: ignore[return-value]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for (kind, name), places in sorted((self.data["walks"] | self.data["objects"]).items()):
            docname, anchor, title = places[min(places)]
            yield name, title, kind, docname, anchor, 1
