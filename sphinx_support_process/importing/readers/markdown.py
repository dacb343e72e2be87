"""What stands on a page? Its sections, and the blocks in them, each with its text and its line.

Markdown is parsed by markdown-it, as MyST does it, but only for where blocks begin and end: the
text of a block stays as it was written, so that nothing of a page can be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from .blocks import Block, Item, Section

MAX_DEPTH = 6
"""Lists nested deeper than this stay text."""

_KINDS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "blockquote": "quote",
    "dl": "definitions",
    "fence": "fence",
    "colon_fence": "fence",
    "myst_target": "label",
    "front_matter": "front matter",
}
_MARKER = re.compile(r"( *)([-*+]|(\d{1,9})[.)])( *)(.*)")
_COLON = re.compile(r"^( {0,3})[:~](?=\s)")
_DIRECTIVE = re.compile(r"\{([\w:.+-]+)\} *(.*)")
_DEFINITION = re.compile(r"^\[([^\[\]\n]+)\]:", re.MULTILINE)


def sections(text: str, file: str) -> list[Section]:
    """The sections of a page in order, those of all levels in one list."""
    found = [Section(file, 1)]
    labels: list[Block] = []
    for block in blocks(text):
        if block.kind == "label":
            labels.append(block)
            continue
        if block.kind == "heading":
            heading = "\n".join([*(label.text for label in labels), block.text])
            names = [label.name for label in labels]
            found.append(Section(file, block.line, int(block.name), block.content, names, heading))
        else:
            found[-1].blocks += [*labels, block]
        labels = []
    found[-1].blocks += labels
    return found


def blocks(text: str, line: int = 1, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of a text that begins at a line of its page."""
    lines = text.split("\n")
    found: list[Block] = []
    below = 0
    for node in SyntaxTreeNode(_parser().parse(text)).children:
        if node.map:
            start, end = max(node.map[0], below), node.map[1]
            found += _unseen(lines, below, start, line)
            found += _block(node, lines[start:end], line + start, depth)
            below = max(below, end)
    found += _unseen(lines, below, len(lines), line)
    return tuple(found)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in (front_matter_plugin, myst_block_plugin, colon_fence_plugin, deflist_plugin):
        parser.use(plugin)
    # the rule for comments reads behind the end of a page; as paragraphs they are kept just as well
    parser.disable(["myst_line_comment", "myst_block_break"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _unseen(lines: list[str], start: int, end: int, line: int) -> Iterator[Block]:
    """What the parser passed over, such as definitions of links: one block for each line."""
    for at in range(start, end):
        if lines[at].strip():
            yield from _text_blocks("paragraph", lines[at].strip(), line + at)


def _text_blocks(kind: str, text: str, line: int) -> Iterator[Block]:
    """A paragraph or another text; each definition of a footnote or link is a block of its own."""
    starts = [match.start() for match in _DEFINITION.finditer(text)]
    if kind != "paragraph" or starts[:1] != [0]:
        yield Block(kind, text, line, content=text)
        return
    for start, end in pairwise((*starts, len(text))):
        match = _DEFINITION.match(text, start)
        assert match
        row = line + text.count("\n", 0, start)
        yield Block("definition", text[start:end].rstrip(), row, match[1])


def _block(node: SyntaxTreeNode, lines: list[str], line: int, depth: int) -> Iterator[Block]:
    kind = _KINDS.get(node.type, "other")
    text = "\n".join(lines).rstrip()
    if node.type != "code_block":
        text = dedent(text)
    if not text.strip() or node.type == "hr":
        return
    if kind == "heading":
        yield Block(kind, text, line, node.tag.removeprefix("h"), _words(node))
    elif kind in ("bullets", "numbers", "definitions"):
        items = tuple(_items(node, lines, line, depth)) if depth < MAX_DEPTH else ()
        yield Block(kind if items else "other", text, line, items=items)
    elif kind == "quote":
        yield Block(kind, text, line, content=re.sub(r"^ {0,3}> ?", "", text, flags=re.MULTILINE))
    elif kind == "fence":
        directive = _DIRECTIVE.fullmatch(node.info.strip())
        yield Block(kind, text, line, directive[1] if directive else "", node.content)
    elif kind == "label":
        yield Block(kind, text, line, node.content.strip())
    else:
        yield from _text_blocks(kind, text, line)


def _items(node: SyntaxTreeNode, lines: list[str], line: int, depth: int) -> Iterator[Item]:
    """The items of a list."""
    assert node.map
    term = ""
    for child in node.children:
        if child.type == "dt":  # its lines are not always told
            term = _words(child)
            continue
        assert child.map
        start, end = (row - node.map[0] for row in child.map)
        if child.type == "dd":
            number, text = None, _without_colon(lines[start:end])
        else:
            number, text = _without_marker(lines[start:end])
        yield Item(blocks(text, line + start, depth + 1), line + start, number, term)


def _words(node: SyntaxTreeNode) -> str:
    """The words of a heading or a term, in one line."""
    return " ".join(node.children[0].content.split())


def _without_colon(lines: list[str]) -> str:
    """The text of a definition, which begins behind a colon."""
    start = next((n for n, line in enumerate(lines) if _COLON.match(line)), 0)
    head = _COLON.sub(r"\1 ", lines[start]).expandtabs(4)
    return dedent("\n".join([head, *lines[start + 1 :]]))


def _without_marker(lines: list[str]) -> tuple[int | None, str]:
    """The number of an item, and its text without marker and indentation."""
    head = lines[0].expandtabs(4)
    match = _MARKER.match(head)
    assert match, head
    room, rest = len(match[4]), match[5]
    inside = match.end(2) + (room if rest and room <= 4 else 1)
    cut = [head[inside:]]
    for row in lines[1:]:
        blank = row[: len(row) - len(row.lstrip(" \t"))].expandtabs(4)
        cut.append(blank[inside:] + row.lstrip(" \t"))
    return int(match[3]) if match[3] else None, "\n".join(cut).rstrip()
