"""What does a text say in the language of the build? Messages and catalogues of each page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import init as init_locale
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import is_translatable

from ..text.text import Text

if TYPE_CHECKING:
    from gettext import NullTranslations

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Translation:
    """Translates texts by the catalogue of one page; false where there is none.

    Texts are translated before they are parsed, since Sphinx would parse a translation in the
    language of the page, which is not always Markdown.
    """

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        domain: Any = env.get_domain("support")
        self.domain = domain
        self.docname = docname
        self.catalog: NullTranslations | None = None
        self.translated: set[str] = set()
        config = env.config
        if config.language and domain.use_catalogs:
            folders = [Path(env.srcdir) / folder for folder in config.locale_dirs]
            name = docname_to_domain(docname, config.gettext_compact)
            catalog, found = init_locale(folders, config.language, name)
            self.catalog = catalog if found else None

        self.marks = self.catalog is not None or not domain.use_catalogs

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
        if not self.domain.use_catalogs:
            said = " ".join(text.split()) if message is None else message
            self.domain.note_message(self.docname, said, text.file, text.first_line)

    def mark(self, node: nodes.TextElement) -> None:
        """Keep Sphinx, which may take it for reStructuredText, from an element of ours."""
        if self.domain.use_catalogs:
            if node.rawsource in self.translated:
                node["translated"], node["translatable"] = True, False
        elif is_translatable(node):
            message = node.rawsource.replace("\n", " ").strip()
            self.domain.note_message(self.docname, message, node.source, node.line)
            node["translatable"] = False


def add_messages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a catalogue for translators all that a page shows of the YAML.

    That is what was noted of it, and the names of what it mentions and no page shows.
    """
    if app.builder.name != "gettext":
        return
    domain: Any = app.env.get_domain("support")
    messages = dict(domain.data["messages"].get(docname, {}))
    for kind, name in sorted(domain.data["mentions"].get(docname, ())):
        for text in domain.written(kind, name):
            messages[" ".join(text.split()), text.file, text.first_line] = None
    for text, file, line in sorted(messages, key=lambda message: message[1:]):
        message = nodes.literal_block(text, text, translatable=True)  # the one kept word for word
        message.source, message.line = file, line
        message.uid = ""  # type: ignore[attr-defined]  # without one Sphinx takes no message
        doctree += message
