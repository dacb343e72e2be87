"""Shows the reference of the format: every key, read off the dataclasses that declare it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_support_process.model import Support
from sphinx_support_process.model.fields import ListOf, MapOf, RecordOf, Scalar, Shape, keys
from sphinx_support_process.text.kinds import KINDS

SCHEMA = "support-process.schema.json"


class FormatReference(SphinxDirective):
    """A table of keys for each record of the format, the top level of a file first."""

    def run(self) -> list[nodes.Node]:
        found = []
        for cls in records(Support):
            title = nodes.rubric("", "", nodes.Text(heading(cls)), ids=[anchor(cls)])
            self.state.document.note_explicit_target(title)
            label = nodes.target("", "", refid=anchor(cls))  # LaTeX has no labels at rubrics
            found += [label, title, *parsed(self, section(cls))]
        return found


def records(cls: type) -> list[type]:
    """A dataclass of the model and those that stand in it, each once."""
    found = [cls]
    for part in found:
        for key in keys(part).values():
            nested = record_in(key.shape)
            if nested and nested not in found:
                found.append(nested)
    return found


def record_in(shape: Shape) -> type | None:
    if isinstance(shape, ListOf):
        return record_in(shape.item)
    if isinstance(shape, MapOf):
        return record_in(shape.value)
    return shape.cls if isinstance(shape, RecordOf) else None


def section(cls: type) -> str:
    """The docstring of a record and its keys, as MyST."""
    lines = [(cls.__doc__ or "").split("\n")[0], ""]
    short = getattr(cls, "short", None)
    if short:
        lines += [f"Written as a plain text, it is its `{short}`.", ""]
    lines += ["| Key | Holds | Says |", "| --- | --- | --- |"]
    for key in keys(cls).values():
        required = "**required.** " if key.required else ""
        lines.append(f"| `{key.name}` | {described(key.shape)} | {required}{cell(key.doc)} |")
    return "\n".join(lines)


def described(shape: Shape) -> str:
    """What a key may hold, as MyST; records are links to their tables."""
    match shape:
        case Scalar(kind):
            return cell(KINDS[kind].name)
        case RecordOf(cls):
            return f"[{heading(cls)}](#{anchor(cls)})"
        case ListOf(item):
            return f"list of: {described(item)}"
        case MapOf(value, named):
            return f"mapping of {'ids' if named else 'names'} to: {described(value)}"


def heading(cls: type) -> str:
    return "Top level" if cls is Support else re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__)


def anchor(cls: type) -> str:
    return f"format-{cls.__name__.lower()}"


def cell(text: str) -> str:
    return text.replace("|", r"\|")


def parsed(directive: SphinxDirective, text: str) -> list[nodes.Node]:
    box = nodes.container()
    source, line = directive.get_source_info()
    directive.state.nested_parse(StringList(text.splitlines(), source), line, box)
    return box.children


def copy_schema(app: Sphinx, error: Exception | None) -> None:
    """Publish the JSON Schema at the address that its `$id` names."""
    if error is None and app.builder.format == "html":
        target = Path(app.outdir, "schema", "v1", SCHEMA)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files("sphinx_support_process").joinpath(SCHEMA).read_bytes())


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("format-reference", FormatReference)
    app.connect("build-finished", copy_schema)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
