"""Shows what readers see, alone or beside the YAML, in pictures of `docs/pictures/take.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

SCHEMES = ("light", "dark")
_PICTURES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("light", "html", {}),
    ("dark", "html and not epub", {}),
    ("light", "not html", {"width": "60%"}),
)
"""The picture of which scheme is for which builders, and its size where no style says it."""
_WRITTEN = re.compile(
    r"^:::\{shown\} (\S+)\n:of: (.+)\n:alt: .+\n\n```yaml\n(.*?)^```\n:::$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """What one `shown` of a page holds: its name, the views, and the YAML that they show."""

    name: str
    views: tuple[str, ...]
    yaml: str

    @property
    def page(self) -> str:
        """A page in Markdown with its views."""
        return "# Example\n\n" + "\n\n".join(_directive(it) for it in self.views)


def _directive(view: str) -> str:
    name, _, argument = view.partition(" ")
    return f"```{{support:{name}}} {argument}\n```"


def examples(docs: Path) -> Iterator[Example]:
    """All that the pages below a folder show."""
    for page in sorted(docs.rglob("*.md")):
        for name, views, yaml in _WRITTEN.findall(page.read_text("utf-8")):
            yield Example(name, tuple(views.split("; ")), yaml)


class Seen(SphinxDirective):
    """A picture of what readers see, on a light and on a dark page."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        return [nodes.container("", *self.pictures(), classes=["seen"])]

    def pictures(self) -> Iterator[nodes.Node]:
        for scheme, builders, size in _PICTURES:
            uri = f"/pictures/shown/{self.arguments[0]}-{scheme}.png"
            said = {"alt": self.options["alt"], "classes": [f"only-{scheme}"], **size}
            yield addnodes.only("", nodes.image("", uri=uri, **said), expr=builders)


class Shown(Seen):
    """YAML beside a picture of the views of it that `of` names, such as `process outage`."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {**Seen.option_spec, "of": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        written = nodes.container("", *self.parse_content_to_nodes(), classes=["written"])
        return [nodes.container("", written, *super().run(), classes=["shown"])]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("seen", Seen)
    app.add_directive("shown", Shown)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
