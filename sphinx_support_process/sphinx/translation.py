"""What does a text say in the language of the build? The catalogue of each page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import init as init_locale
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import is_translatable

from ..text.text import Text
from .tables import Tables

if TYPE_CHECKING:
    from gettext import NullTranslations

    from sphinx.config import Config


class Translation:
    """Translates texts by the catalogue of one page; false where there is none.

    Texts are translated before they are parsed, since Sphinx would parse a translation in the
    language of the page, which is not always Markdown. Without `use` catalogues are collected.
    """

    def __init__(
        self, config: Config, srcdir: Path, docname: str, tables: Tables, *, use: bool
    ) -> None:
        self.tables = tables
        self.docname = docname
        self.uses = use
        self.catalog: NullTranslations | None = None
        self.translated: set[str] = set()
        if config.language and use:
            folders = [srcdir / folder for folder in config.locale_dirs]
            name = docname_to_domain(docname, config.gettext_compact)
            catalog, found = init_locale(folders, config.language, name)
            self.catalog = catalog if found else None
        self.marks = self.catalog is not None or not use

    def __bool__(self) -> bool:
        return self.catalog is not None

    def __call__(self, text: str) -> str:
        """What a text says, given as it is written; of several lines it is one message."""
        message = text.replace("\n", " ").strip()
        said = self.verbatim(message)
        return text if said == message else said

    def verbatim(self, message: str) -> str:
        """What is said for a message that is kept word for word, lines and all."""
        if self.catalog is None or not message:
            return message
        said = self.catalog.gettext(message)
        if not said or said == message:
            return message
        self.translated.add(said)
        return said

    def note(self, text: Text, message: str | None = None) -> None:
        """Remember a message of the page, in builds that collect them for translators."""
        if not self.uses:
            said = " ".join(text.split()) if message is None else message
            self.tables.note_message(self.docname, said, text.file, text.first_line)

    def mark(self, node: nodes.TextElement) -> None:
        """Keep Sphinx, which may take it for reStructuredText, from an element of ours."""
        if self.uses:
            if node.rawsource in self.translated:
                node["translated"], node["translatable"] = True, False
        elif is_translatable(node):
            message = node.rawsource.replace("\n", " ").strip()
            self.tables.note_message(self.docname, message, node.source, node.line)
            node["translatable"] = False


def catalogues(config: Config, srcdir: Path) -> Any:
    """What tells whether any catalogue of the language was changed: its files, times and sizes."""
    if not config.language:
        return ()
    found = []
    for folder in config.locale_dirs:
        for path in sorted((srcdir / folder / config.language).rglob("*.mo")):
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
