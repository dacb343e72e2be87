"""What stands on a page in Markdown? Its blocks, each with its text as it was written.

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

from ..blocks import (
    MYST,
    At,
    Block,
    Box,
    Cell,
    Definition,
    Definitions,
    Document,
    Heading,
    Inline,
    Item,
    Listing,
    Other,
    Paragraph,
    Run,
    Table,
)
from ..web import html
from .drawn import framed, tables, without_tags
from .markers import without_colon, without_marker

MAX_DEPTH = 6
"""Lists nested deeper than this stay text."""

_DIRECTIVE = re.compile(r"\{([\w:.+-]+)\} *(.*)")
_DEFINITION = re.compile(r"^\[([^\[\]\n]+)\]:", re.MULTILINE)
_BOX = re.compile(r"^\[([ xX])\]\s+")
_ALERT = re.compile(r"\s*\[!(\w+)\]")
_ADMONITION = re.compile(r' {0,3}(?:!!!|\?\?\?\+?) +([\w-]+)[\w -]*(?: +"(.*)")?\s*')
_ASIDE = re.compile(
    r"(?P<kind>note|tip|hint|info|important|caution|warning|danger|details)"
    r"(?:\s*\[(?P<bracketed>[^\[\]]+)\]|\s+(?P<behind>[^{}\[\]]+))?",
    re.IGNORECASE,
)
"""What opens a box of Docusaurus, Starlight or VitePress: `:::note[Title]`, `:::tip Title`."""
_SUMMARY = re.compile(
    r"\s*<details\b[^<>]*>\s*<summary\b[^<>]*>(.{1,200}?)</summary>", re.IGNORECASE | re.DOTALL
)
_LISTED = re.compile(r"\n\s*\n {0,3}\d{1,9}[.)] ")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def read(text: str, name: str) -> Document:
    """The document that a text in Markdown is."""
    return Document(name, blocks=list(blocks(text)), said=[without_tags(text)])


def blocks(text: str, line: int = 1, depth: int = 0) -> Iterator[Block]:
    """The blocks of a text that begins at a line of its page."""
    lines = text.split("\n")
    below = 0
    folded = text.casefold()
    closed = folded.count("\n", 0, max(0, folded.rfind("</details>")))
    for node in SyntaxTreeNode(_parser().parse(text)).children:
        if node.map and node.map[0] >= below:
            start, end = node.map
            if boxed := _admonition(lines, start):
                yield from _unseen(lines, below, start, line)
                yield _boxed(lines[start:boxed], line + start, depth)
                below = boxed
                continue
            last, drawn = (
                _drawn(lines, start, closed, line, depth) if node.type == "html_block" else (0, [])
            )
            if drawn:
                yield from _unseen(lines, below, start, line)
                yield from drawn
                below = last
                continue
            yield from _unseen(lines, below, start, line)
            yield from _block(node, lines[start:end], line + start, depth)
            below = max(below, end)
    yield from _unseen(lines, below, len(lines), line)


def _drawn(
    lines: list[str], start: int, closed: int, line: int, depth: int
) -> tuple[int, list[Block]]:
    """Where what tags draw from a line on ends, and its blocks; none if they draw nothing."""
    last = _details(lines, start, closed)
    if last and (opened := _opened(lines[start:last], line + start, depth)):
        return last, [opened]
    kind, inside, last = framed(lines, start)
    if inside:
        found = list(blocks(inside, line + start, depth + 1))
        return last, [Box(at=At(line + start), kind=kind, content=inside, blocks=found)]
    return tables(lines, start, line)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in (front_matter_plugin, myst_block_plugin, colon_fence_plugin, deflist_plugin):
        parser.use(plugin)
    # the rule for comments reads behind the end of a page; as paragraphs they are kept just as well
    parser.disable(["myst_line_comment", "myst_block_break"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _admonition(lines: list[str], start: int) -> int:
    """Where an admonition of MkDocs ends, if it begins on a line: `!!! note`; else 0."""
    if not _ADMONITION.fullmatch(lines[start]):
        return 0
    rows = range(start + 1, len(lines))
    end = next((at for at in rows if re.match(r" {0,3}\S", lines[at])), len(lines))
    return end if "".join(lines[start + 1 : end]).strip() else 0


def _boxed(lines: list[str], line: int, depth: int) -> Box:
    match = _ADMONITION.fullmatch(lines[0])
    assert match
    text = dedent("\n".join(lines[1:]).expandtabs(4)).rstrip()
    kind = "details" if lines[0].lstrip().startswith("?") else match[1].casefold()
    title = _runs(match[2]) if match[2] else ()
    inside = list(blocks(text, line + 1, depth + 1))
    return Box(at=At(line), kind=kind, title=title, content=text.strip("\n"), blocks=inside)


def _details(lines: list[str], start: int, last: int) -> int:
    """Where what can be opened ends, if it begins on a line as tags of HTML; else 0.

    The `last` one of the page ends on a line below.
    """
    if start > last or not re.match(r"\s*<details\b", lines[start], re.IGNORECASE):
        return 0
    ends = (at + 1 for at in range(start, len(lines)) if "</details>" in lines[at].casefold())
    return next(ends, 0)


def _opened(lines: list[str], line: int, depth: int) -> Box | None:
    """What can be opened, if it holds a message in paragraphs of HTML, or a list with numbers.

    The text of a message stays as it was.
    """
    source = "\n".join(lines)
    listed = _LISTED.search(source)
    if listed and (summary := _SUMMARY.match(source)):
        below = source.count("\n", 0, summary.end())
        text = source[summary.end() : source.casefold().rindex("</details>")]
        inside = list(blocks(text, line + below, depth + 1))
        title = _runs(_TAG.sub("", summary[1]).strip())
        return Box(at=At(line), kind="details", title=title, content=text.strip(), blocks=inside)
    found = html.read(source, "").blocks
    box = found[0] if len(found) == 1 else None
    if not isinstance(box, Box) or not box.title:
        return None
    said = [one.text for one in box.blocks if isinstance(one, Paragraph)]
    if len(said) < len(box.blocks):
        return None
    content = "\n\n".join("".join(run.text for run in runs) for runs in said)
    written = dedent(source).strip()
    return Box(at=At(line), kind=box.kind, title=box.title, content=content, written=written)


def _runs(text: str) -> Inline:
    return (Run(text, frozenset({MYST})),)


def _paragraph(text: str, line: int) -> Paragraph:
    return Paragraph(at=At(line), text=_runs(text), written=text)


def _unseen(lines: list[str], start: int, end: int, line: int) -> Iterator[Block]:
    """What the parser passed over, such as definitions of links: one block for each line."""
    for at in range(start, end):
        if lines[at].strip():
            yield from _texts(lines[at].strip(), line + at)


def _texts(text: str, line: int) -> Iterator[Block]:
    """A paragraph; each definition of a footnote or link in it is a block of its own."""
    starts = [match.start() for match in _DEFINITION.finditer(text)]
    if starts[:1] != [0]:
        yield _paragraph(text, line)
        return
    for start, end in pairwise((*starts, len(text))):
        match = _DEFINITION.match(text, start)
        assert match
        row = line + text.count("\n", 0, start)
        whole = text[start:end].rstrip()
        kind = "footnote" if match[1].startswith("^") else "link"
        content = text[match.end() : end].strip()
        yield Other(at=At(row), kind=kind, name=match[1], text=content, written=whole)


def _block(node: SyntaxTreeNode, lines: list[str], line: int, depth: int) -> Iterator[Block]:
    text = "\n".join(lines).rstrip()
    at = At(line)
    if node.type != "code_block":
        text = dedent(text)
    if not text.strip() or node.type == "hr":
        return
    match node.type:
        case "paragraph":
            yield from _texts(text, line)
        case "heading":
            level = int(node.tag.removeprefix("h"))
            words = _TAG.sub("", _words(node)).strip() or _words(node)
            words = re.sub(r"^(\w{1,4})\\([.)] )", r"\1\2", words)
            yield Heading(at=at, text=_runs(words), level=level, written=text)
        case "bullet_list" | "ordered_list" if depth < MAX_DEPTH:
            items = _items(node, lines, line, depth)
            ordered = node.type == "ordered_list"
            yield Listing(at=at, items=items, ordered=ordered, written=text)
        case "dl" if depth < MAX_DEPTH:
            yield Definitions(at=at, entries=_entries(node, lines, line, depth), written=text)
        case "blockquote":
            content = re.sub(r"^ {0,3}> ?", "", text, flags=re.MULTILINE)
            alert = _ALERT.match(content)
            kind = alert[1].casefold() if alert else "quote"
            yield Box(at=at, kind=kind, content=content, written=text)
        case "colon_fence" if depth < MAX_DEPTH and (aside := _ASIDE.fullmatch(node.info.strip())):
            inside = list(blocks(node.content, line + 1, depth + 1))
            words = aside["bracketed"] or aside["behind"]
            title = _runs(words) if words else ()
            kind = aside["kind"].casefold()
            yield Box(
                at=at, kind=kind, title=title, content=node.content.strip("\n"), blocks=inside
            )
        case "fence" | "colon_fence":
            directive = _DIRECTIVE.fullmatch(node.info.strip())
            kind, name = ("directive", directive[1]) if directive else ("code", node.info.strip())
            yield Other(at=at, kind=kind, name=name, text=node.content, written=text)
        case "table":
            yield Table(at=at, rows=_rows(node, line), written=text)
        case "myst_target":
            yield Other(at=at, kind="label", name=node.content.strip(), written=text)
        case "front_matter":
            yield Other(at=at, kind="fields", text=node.content, written=text)
        case _:
            yield Other(at=at, kind="raw", text=text, written=text)


def _items(node: SyntaxTreeNode, lines: list[str], line: int, depth: int) -> list[Item]:
    """The items of a list, with the numbers that readers see and those that were written."""
    assert node.map
    cut = []
    for child in node.children:
        assert child.map
        start, end = (row - node.map[0] for row in child.map)
        cut.append((start, *without_marker(lines[start:end])))
    written = [number or 0 for _, number, _ in cut]
    grows = all(one < other for one, other in pairwise(written))
    items = []
    for place, (start, number, text) in enumerate(cut):
        box = _BOX.match(text)
        item = Item(at=At(line + start), blocks=list(blocks(text, line + start, depth + 1)))
        item.done = box[1] != " " if box else None
        if number is not None:
            seen = written[0] + place
            item.label, item.number = f"{seen}{node.markup}", (seen,)
            item.meant = number if grows and number != seen else None
        items.append(item)
    return items


def _entries(node: SyntaxTreeNode, lines: list[str], line: int, depth: int) -> list[Definition]:
    """The words of a list of definitions, each definition with its word."""
    assert node.map
    found: list[Definition] = []
    term: Inline = ()
    for child in node.children:
        if child.type == "dt":  # its lines are not always told
            term = _runs(_words(child))
            continue
        assert child.map
        start, end = (row - node.map[0] for row in child.map)
        text = without_colon(lines[start:end])
        inside = list(blocks(text, line + start, depth + 1))
        found.append(Definition(at=At(line + start), term=term, blocks=inside))
    return found


def _rows(node: SyntaxTreeNode, line: int) -> list[list[Cell]]:
    assert node.map
    found = []
    for row in (row for part in node.children for row in part.children):
        place = line + (row.map[0] - node.map[0] if row.map else 0)
        found.append(
            [
                Cell(
                    at=At(place, part=f"column {column}"),
                    head=cell.type == "th",
                    blocks=[_paragraph(words, place)] if (words := _words(cell)) else [],
                )
                for column, cell in enumerate(row.children, 1)
            ]
        )
    return found


def _words(node: SyntaxTreeNode) -> str:
    """The words of a heading, a term or a cell, in one line."""
    return " ".join(node.children[0].content.split()) if node.children else ""
