"""Shows what is written beside a picture of what readers see, which `docs/pictures/take.py` takes."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

SCHEMES = ("light", "dark")


class Shown(SphinxDirective):
    """YAML, and a picture of the views of it that `of` names, such as `process outage`."""

    required_arguments = 1
    has_content = True
    option_spec = {
        "of": directives.unchanged_required,
        "alt": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        written, seen = nodes.container(classes=["written"]), nodes.container(classes=["seen"])
        written += self.parse_content_to_nodes()
        for scheme in SCHEMES if self.env.app.builder.format == "html" else SCHEMES[:1]:
            picture = f"/pictures/shown/{self.arguments[0]}-{scheme}.png"
            seen += nodes.image(
                "", uri=picture, alt=self.options["alt"], classes=[f"only-{scheme}"]
            )
        return [nodes.container("", written, seen, classes=["shown"])]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("shown", Shown)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
