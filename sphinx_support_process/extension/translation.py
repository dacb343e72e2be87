"""What does a text say in the language of the build? Catalogues of the page that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import init as init_locale
from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Translation:
    """Translates texts by the catalogue of one page; false where there is none.

    Texts are translated before they are parsed, since Sphinx would parse a translation in the
    language of the page, which is not always Markdown.
    """

    def __init__(self, env: BuildEnvironment, wanted: bool, docname: str | None = None) -> None:
        self.catalog = None
        self.originals: dict[str, str] = {}
        config = env.config
        if config.language and wanted:
            folders = [Path(env.srcdir) / folder for folder in config.locale_dirs]
            domain = docname_to_domain(docname or env.docname, config.gettext_compact)
            catalog, found = init_locale(folders, config.language, domain)
            self.catalog = catalog if found else None

    def __bool__(self) -> bool:
        return self.catalog is not None

    def __call__(self, text: str) -> str:
        if self.catalog is None or not text:
            return text
        said = self.catalog.gettext(text) or text
        if said != text:
            self.originals[said] = text
        return said

    def mark(self, node: nodes.Element) -> None:
        """Note on a translated element what it says in the original, for Sphinx's own pass."""
        original = self.originals.get(node.rawsource)
        if original is not None:
            node.rawsource = original
            node["translated"] = True
