"""What is there to translate? All that a page shows of the YAML, for the gettext builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..build import support_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_messages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a catalogue for translators all that a page shows of the YAML.

    That is what was noted of it, and the names of what it mentions and no page shows.
    """
    if app.builder.name != "gettext":
        return
    build = support_of(app.env)
    messages = dict(build.tables.data["messages"].get(docname, {}))
    for kind, name in sorted(build.tables.data["mentions"].get(docname, ())):
        for text in build.written(kind, name):
            messages[" ".join(text.split()), text.file, text.first_line] = None
    for text, file, line in sorted(messages, key=lambda message: message[1:]):
        message = nodes.literal_block(text, text, translatable=True)  # the one kept word for word
        message.source, message.line = file, line
        message.uid = ""  # type: ignore[attr-defined]  # without one Sphinx takes no message
        doctree += message
