"""What is a site that is edited? Its files as plain data, which edits change and builds read."""

from __future__ import annotations

import copy
import io
import re
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

START = Path(__file__).parent / "start"
NEW = {
    "processes": ("later", "sooner", "elsewhere"),
    "roles": ("boss", "buyer"),
    "terms": ("outage-report", "budget"),
    "templates": ("late", "thanks"),
    "priorities": ("second", "third"),
    "communities": ("club", "museum"),
    "promises": ("visit", "call"),
}
"""Ids of what does not exist yet, and is named on pages all the same."""

CONF = """\
import os, sys
import sphinx_support_process as ours
if {version}:
    old = ours.__version__
    for module in [m for n, m in sys.modules.items() if n.split(".")[0] == ours.__name__]:
        if getattr(module, "__version__", None) == old:
            module.__version__ = "1000.{version}"
def from_yaml(node):
    return isinstance(node, docutils.nodes.paragraph) and str(node.source).endswith(".yaml")
def another_version(app, doctree):
    for node in list(doctree.findall(from_yaml)):
        node += docutils.nodes.Text(" (as version {version} says)")
def setup(app):
    if {version}:
        app.connect("doctree-read", another_version)
import docutils.nodes
"""


class Plain(
    yaml.emitter.Emitter,
    yaml.serializer.Serializer,
    yaml.representer.SafeRepresenter,
    yaml.resolver.BaseResolver,
):
    """Writes strings without quotes where YAML allows it, and lines as blocks."""

    def __init__(self, stream: Any, default_style=None, default_flow_style=False, **options: Any):
        for key in ("encoding", "explicit_start", "explicit_end", "version", "tags"):
            options.pop(key, None)
        representing = {"sort_keys": options.pop("sort_keys", False)}
        yaml.emitter.Emitter.__init__(self, stream, **options)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(
            self, default_style=default_style, default_flow_style=default_flow_style, **representing
        )
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        return True


Plain.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


@dataclass(frozen=True)
class Link:
    """A symbolic link instead of a file."""

    to: str


@dataclass
class Page:
    """A title, and blocks below it: `name argument` of a directive with its options, or a text."""

    title: str
    blocks: list[Any]
    label: str = ""

    def text(self, suffix: str) -> str:
        markdown = suffix == ".md"
        if markdown:
            lines = [f"({self.label})=\n"] if self.label else []
            lines += [f"# {self.title}\n"]
        else:
            lines = [f".. _{self.label}:\n"] if self.label else []
            lines += [f"{self.title}\n{'=' * len(self.title)}\n"]
        for block in self.blocks:
            if isinstance(block, str):
                lines.append(block if markdown else as_rst(block))
                lines.append("")
                continue
            name, argument, options = block
            if markdown:
                lines.append(f"```{{{name}}} {argument}".rstrip())
                lines += [f":{key}: {value}".rstrip() for key, value in options.items()]
                lines.append("```\n")
            else:
                lines.append(f".. {name}:: {argument}".rstrip())
                lines += [f"   :{key}: {value}".rstrip() for key, value in options.items()]
                lines.append("")
        return "\n".join(lines)


def as_rst(text: str) -> str:
    return re.sub(r"\{([\w:]+)\}`", r":\1:`", text)


@dataclass
class Project:
    """All files of a site; `sources` are the YAML files by path, `pages` the pages by file name."""

    sources: dict[str, dict[str, Any]]
    pages: dict[str, Page]
    order: list[str]
    assets: dict[str, bytes]
    catalogs: dict[str, dict[str, str]] = field(default_factory=dict)
    conf: dict[str, Any] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    tails: dict[str, str] = field(default_factory=dict)
    indents: dict[str, int] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    gone: dict[str, Any] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    epoch: str = ""
    version: int = 0
    count: int = 0

    def copy(self) -> Project:
        return copy.deepcopy(self)

    def word(self, text: str = "Word") -> str:
        """A text that was not there before."""
        self.count += 1
        return f"{text} {self.count}"

    def files(self) -> dict[str, bytes | Link]:
        found: dict[str, bytes | Link] = {}
        for path, data in self.sources.items():
            text = yaml.dump(
                data, Dumper=Plain, sort_keys=False, width=1000, indent=self.indents.get(path, 2)
            )
            found[path] = f"{self.heads.get(path, '')}{text}{self.tails.get(path, '')}".encode()
        found |= self.assets
        for path, real in self.linked.items():
            if path in found:
                found[real] = found[path]
                found[path] = Link(real)
        for name, page in self.pages.items():
            text = page.text(Path(name).suffix)
            if name == "index.md":
                text += "```{toctree}\n" + "".join(f"{entry}\n" for entry in self.order) + "```\n"
            found[name] = text.encode()
        for docname, messages in self.catalogs.items():
            catalog = Catalog(locale="fr")
            for message, translated in messages.items():
                catalog.add(message, translated)
            stream = io.BytesIO()
            write_mo(stream, catalog)
            found[f"locales/fr/LC_MESSAGES/{docname}.mo"] = stream.getvalue()
        conf = "".join(f"{name} = {value!r}\n" for name, value in self.conf.items())
        found["conf.py"] = (CONF.format(version=self.version) + conf).encode()
        return found

    # what there is to edit

    def all(self, key: str) -> list[tuple[str, str, dict[str, Any]]]:
        """File, id and definition of each thing below a key at the top."""
        return [
            (path, id, item)
            for path, data in self.sources.items()
            for id, item in data.get(key, {}).items()
        ]

    def steps(self) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Process id, process and step of each step."""
        return [(id, it, step) for _, id, it in self.all("processes") for step in it["steps"]]

    def ids(self, key: str) -> list[str]:
        return [id for _, id, _ in self.all(key)]

    def texts(self) -> list[str]:
        """Each text of the YAML that is a paragraph by itself."""
        found: list[str] = []

        def look(data: Any) -> None:
            if isinstance(data, dict):
                for key, value in data.items():
                    if key in ("title", "text", "goal", "definition", "name", "trigger", "when"):
                        found.extend([value] if isinstance(value, str) else value)
                    elif key == "outcomes":
                        found.extend(text for text in value.values() if " " in text)
                    look(value)
            elif isinstance(data, list):
                for value in data:
                    look(value)

        for data in self.sources.values():
            look(data)
        return sorted({text.strip() for text in found if "\n" not in text.strip()})


def picture(shade: int, size: int = 2) -> bytes:
    """A PNG of `size` pixels each way, in a shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * size) * size
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def start(language: str = "en") -> Project:
    """The site before the first edit: each directive and role on `.md` and `.rst` pages."""

    def d(name: str, argument: str = "", /, **options: str) -> tuple[str, str, dict[str, str]]:
        return (f"support:{name}", argument, {k.replace("_", "-"): v for k, v in options.items()})

    everything = (
        "{support:step}`triage.close`, {support:step}`that <incident.resolve>`, "
        "{support:process}`triage`, {support:role}`agent`, {support:template}`queued`, "
        "{support:priorities}`first`, {support:community}`library`, {term}`Incidents`, "
        "{term}`Desk`, {ref}`support:triage`, {any}`incident.ask`."
    )
    not_yet = (
        "{support:process}`later`, {support:step}`later.begin`, {support:role}`boss`, "
        "{support:template}`late`, {support:priorities}`second`, {support:community}`club`, "
        "{term}`Boss`, {term}`Budget`, {ref}`support:later`."
    )
    pages = {
        "index.md": Page("Start", ["Of {support:role}`triager`.", d("overview")]),
        "triage.md": Page("Triage", [d("process", "triage", chart=""), "After [](#triage.close)."]),
        "incident.rst": Page("Incident", [d("process", "incident"), d("checklist", "association")]),
        "steps.md": Page(
            "Steps",
            [d("process", "association"), d("walkthrough", "triage"), d("checklist", "triage")],
        ),
        "charts.rst": Page(
            "Charts",
            [
                d("chart", "incident", direction="right", caption="All of it", name="whole"),
                d("chart", "triage", **{"from": "acknowledge", "to": "close"}, compact=""),
                d("chart", "association", highlight="triager"),
            ],
        ),
        "who.rst": Page(
            "Who", [d("role", "triager", chart=""), d("role", "agent"), d("responsibilities")]
        ),
        "lists.md": Page("Lists", [d("promises"), d("priorities", "first"), d("representatives")]),
        "glossary.rst": Page("Glossary", [d("glossary")]),
        "replies.md": Page("Replies", [d("templates")]),
        "one.rst": Page(
            "One", [d("template", "queued"), d("responsibilities", process="incident"), everything]
        ),
        "mentions.md": Page(
            "Mentions",
            [
                everything,
                "[](#incident.resolve), [so](#process-triage), [](#later.begin).",
                not_yet,
            ],
        ),
        "soon.rst": Page(
            "Soon",
            [
                not_yet,
                d("process", "later", chart=""),
                d("role", "boss"),
                d("template", "late"),
                d("priorities", "second"),
                d("walkthrough", "sooner"),
                d("chart", "elsewhere"),
            ],
        ),
        "plain.md": Page("Plain", ["Nothing of ours."]),
    }
    sources = {
        f"support/{path.name}": yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
        for path in sorted(START.glob("*.yaml"))
    }
    assets = {
        "support/map.png": picture(80),
        "support/small.png": picture(160, 8),
        "support/form.txt": b"A form.\n",
    }
    conf = {
        "extensions": ["sphinx_support_process"],
        "html_theme": "basic",
        "html_copy_source": False,
        "project": "Small",
        "author": "Team",
        "exclude_patterns": ["support", "elsewhere", "locales"],
        "language": language,
        "locale_dirs": ["locales"],
        "gettext_compact": False,
        "gettext_auto_build": False,
        "support_process_today": "2026-02-15",
    }
    project = Project(
        sources,
        pages,
        [name.partition(".")[0] for name in pages if name != "index.md"],
        assets,
        conf=conf,
    )
    project.catalogs = {
        "triage": {"Triage": "Le tri", "Close the ticket": "Fermer le ticket"},
        "incident": {"Resolve": "Régler", "All is well again": "Tout va bien", "Agent": "L'agent"},
    }
    return project
