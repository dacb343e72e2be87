"""What is there to translate? All that a page shows of the YAML, for the gettext builder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.versioning import add_uids, merge_doctrees

from ...text.named import NamedTuple
from ..build import Build, support_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Message(NamedTuple):
    """What is to be translated, and where it stands."""

    text: str
    file: str
    line: int


def name_messages(app: Sphinx, env: BuildEnvironment) -> None:
    """Give each message a name that it keeps when it is edited, if catalogues are to have some.

    Sphinx does so for the sentences of a page: a text has the name of the one most like it that was
    there at the last build.
    """
    if app.builder.name != "gettext":
        return
    build = support_of(env)
    before, now = build.tables.data["uids"], {}
    for docname in sorted(build.tables.pages()) if app.config.gettext_uuid else ():
        messages = _nodes(_messages(build, docname))
        if docname in before:
            old = _nodes(Message(text, "", 0) for text, _ in before[docname])
            for node, (_, uid) in zip(old.children, before[docname], strict=True):
                node.uid = uid  # type: ignore[attr-defined]
            named = merge_doctrees(old, messages, _is_message)
        else:
            named = add_uids(messages, _is_message)
        list(named)
        now[docname] = [(node.rawsource, node.uid) for node in messages]  # type: ignore[attr-defined]
    build.tables.data["uids"] = now


def add_messages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a catalogue for translators all that a page shows of the YAML."""
    if app.builder.name != "gettext":
        return
    build = support_of(app.env)
    messages = _nodes(_messages(build, docname))
    uids = build.tables.data["uids"].get(docname, [("", "")] * len(messages))
    for message, (_, uid) in zip(messages.children, uids, strict=True):
        message.uid = uid  # type: ignore[attr-defined]  # without one Sphinx takes no message
    doctree += messages.children


def _messages(build: Build, docname: str) -> list[Message]:
    """What was noted of a page, and the names of what it mentions and no page shows."""
    found = {Message(*noted): None for noted in build.tables.data["messages"].get(docname, ())}
    for kind, name in sorted(build.tables.data["mentions"].get(docname, ())):
        for text in build.written(kind, name):
            found[Message(" ".join(text.split()), text.file, text.first_line)] = None
    return sorted(found, key=lambda message: message[1:])


def _nodes(messages: Iterable[Message]) -> nodes.Element:
    """Messages as elements that Sphinx takes for such."""
    box = nodes.Element()
    for text, file, line in messages:
        node = nodes.literal_block(text, text, translatable=True)  # the one kept word for word
        node.source, node.line = file, line
        box += node
    return box


def _is_message(node: nodes.Node) -> bool:
    return isinstance(node, nodes.literal_block)
