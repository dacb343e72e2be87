"""What is a site that is edited? Its files as plain data, which edits change and builds read."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .formats import as_mo, as_yaml

NEW = {
    "processes": ("later", "sooner", "elsewhere"),
    "roles": ("boss", "buyer"),
    "terms": ("outage-report", "budget"),
    "templates": ("late", "thanks"),
    "priorities": ("second", "third"),
    "communities": ("club", "museum"),
    "promises": ("visit", "call"),
    "levels": ("urgency", "reach"),
}
"""Ids of what does not exist yet, and is named on pages all the same."""

CONF = """\
import os
import sys
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
    if os.environ.get("READ_ALL_PAGES"):
        app.connect("env-get-outdated", lambda app, env, *changed: env.found_docs)
import docutils.nodes
"""


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
            text = as_yaml(data, self.indents.get(path, 2))
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
            found[f"locales/fr/LC_MESSAGES/{docname}.mo"] = as_mo(messages)
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
        return [
            (id, it, step) for _, id, it in self.all("processes") for step in it.get("steps", [])
        ]

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
