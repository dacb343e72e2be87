"""Shows the reference of the format: every key, read off the classes that declare it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_support_process.model import Support
from sphinx_support_process.model.fields import ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from sphinx_support_process.model.schema import VERSION
from sphinx_support_process.text.kinds import KINDS, LevelId

SCHEMA = "support-process.schema.json"


class FormatReference(SphinxDirective):
    """A table of keys for each record of the format, the top level of a file first."""

    def run(self) -> list[nodes.Node]:
        found = []
        for cls in records(Support):
            named = {"ids": [anchor(cls)], "names": [anchor(cls)]}
            title = nodes.rubric("", "", nodes.Text(heading(cls)), **named)
            self.state.document.note_explicit_target(title)
            label = nodes.target("", "", refid=anchor(cls))  # LaTeX has no labels at rubrics
            found += [label, title, *parsed(self, section(cls))]
        return found


def records(cls: type) -> list[type]:
    """A class of the model and those that stand in it, each once."""
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
    if isinstance(shape, MapOf | Varied):
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
        if key.either:
            others = [f"`{other.name}`" for other in keys(cls).values() if other.either]
            required = f"**{' or '.join(others)} is required.** "
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
        case Varied(value, by):
            keys = "[levels](#levels)" if by is LevelId else "weekdays"
            return f"{described(value)}; or a mapping of {keys} to such values"


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
    """Publish the JSON Schema at the address that its `$id` names, and that of format 1."""
    if error is None and app.builder.format == "html":
        newest = files("sphinx_support_process").joinpath(SCHEMA).read_bytes()
        first = Path(app.srcdir, "schema", "v1", SCHEMA).read_bytes()
        for version, text in (("v1", first), (f"v{VERSION}", newest)):
            target = Path(app.outdir, "schema", version, SCHEMA)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("format-reference", FormatReference)
    app.connect("build-finished", copy_schema)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
