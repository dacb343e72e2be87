"""Which tags stand in which in a text in XML? A tree with the line of each.

A tag is put around the text, within which no document type may be declared.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from ..blocks import At
from ..failure import ReadingError, too_long
from .tree import MAX_NODES, Node, Text

_DEEPEST = 200


def parsed(text: str, root: str, help: str) -> Node:
    """The tree of a text below a root tag that is put around it; tags keep their prefix.

    A text that is no XML fails, with `help` as the way to go.
    """
    return _Parser(root, help).parsed(text)


class _Parser:
    def __init__(self, root: str, help: str) -> None:
        self._root, self._help = f"<{root}>", help
        self._open = [Node("", At(line=1))]
        self._count = 0
        self._expat = expat.ParserCreate()
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._data
        self._expat.buffer_text = True

    def parsed(self, text: str) -> Node:
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
        try:
            self._expat.Parse(f"{self._root}{text}</{self._root[1:]}", True)
        except expat.ExpatError as error:
            column = error.offset + 1 - (len(self._root) if error.lineno == 1 else 0)
            message = f"this is no whole XML: {expat.ErrorString(error.code)}"
            raise ReadingError(message, self._help, error.lineno, max(column, 1)) from None
        return self._open[0]

    def _at(self) -> At:
        line, column = self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber
        return At(line, max(1, column + 1 - (len(self._root) if line == 1 else 0)))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, self._at(), attributes)
        if len(self._open) > _DEEPEST:
            message = f"this is nested deeper than {_DEEPEST} levels"
            raise ReadingError(message, self._help, node.at.line, node.at.column)
        self._put(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _data(self, text: str) -> None:
        self._put(Text(text, self._at()))

    def _put(self, node: Node | Text) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise too_long("pieces")
        self._open[-1].children.append(node)
