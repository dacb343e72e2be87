"""What does a builder say? The letters and digits in its files, and which it does not have."""

import html
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdfium2 import PdfDocument

MAP = re.compile(r"\* [^*]+ → ")
"""What stands in the place of a map of all processes where no picture is drawn."""
GAP = re.compile(r'"?\{\{[^}]*\}\}"?')
"""A placeholder, in whose place a page with fields says what to fill in."""
OVER = re.compile(r"Otherwise, after (.*), go (?:on with|to) step (\d+) \((.*)\)\.")
"""What is an answer to choose on a page with fields: that time is over, and where it leads."""
BORDER = re.compile(r"^\s*\+[-=+]+\+$", re.MULTILINE)
"""What is drawn above the first row of a table of text."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def of_pdf(path: Path) -> str:
    """The text as it was written, then line by line: WeasyPrint writes numbers of lists last.

    Sentences go on over headers and footers, which may have up to two lines.
    """
    pages = PdfReader(path).pages
    lines = [[it for it in page.extract_text().splitlines() if letters_in(it)] for page in pages]
    said = [
        line
        for above, below in product(range(3), repeat=2)
        for page in lines
        for line in page[above : len(page) - below]
    ]
    return " ".join([*said, *(page.extract_text(extraction_mode="layout") for page in pages)])


def faults(path: Path) -> Iterator[str]:
    """The blank pages of a PDF between its covers, and what does not fit on its page."""
    pages = PdfDocument(path)
    lines = [{*map(letters_in, page.extract_text().splitlines())} for page in PdfReader(path).pages]
    running = Counter(line for page in lines for line in page)
    for number, page in enumerate(pages, 1):
        if number in (1, len(pages)):
            continue
        if all(running[line] > 5 for line in lines[number - 1]):
            yield f"page {number} is blank"
        width, height = page.get_size()
        text = page.get_textpage()
        for box in (text.get_rect(place) for place in range(text.count_rects())):
            left, bottom, right, top = box
            if left < 0 or bottom < 0 or right > width or top > height:
                yield f"page {number} has no room for `{text.get_text_bounded(*box)}`"


def letters_in(line: str) -> str:
    """The letters of a line."""
    return re.sub(r"[\W\d]", "", line)


def of_html(path: Path) -> str:
    return counted(plain(path))


def of_confluence(path: Path) -> str:
    text = re.sub(r'<ac:parameter ac:name="">[^<]*</ac:parameter>', "", plain(path))
    text = re.sub(
        r"<!\[CDATA\[(.*?)\]\]>", lambda found: html.escape(found[1]), text, flags=re.DOTALL
    )
    return counted(text)


def counted(text: str) -> str:
    """HTML with the numbers that its lists count."""
    lists: list[list[int]] = []

    def count(tag: re.Match[str]) -> str:
        if tag[0].startswith(("<ol", "<ul")):
            start = re.search(r'start="(\d+)"', tag[0])
            lists.append([tag[0].startswith("<ol"), int(start[1]) - 1 if start else 0])
        elif tag[0].startswith("</"):
            lists.pop()
        else:
            lists[-1][1] += 1
            return f" {lists[-1][1]}. " if lists[-1][0] else " "
        return " "

    text = re.sub(r"<(script|style|svg)\b.*?</\1>", "", text, flags=re.DOTALL)
    return re.sub(r"<(?:ol|ul|li)\b[^>]*>|</(?:ol|ul)>", count, text)


def of_docx(path: Path) -> str:
    """The text of a document with the numbers that Word counts, and its footnotes."""
    parts = {
        name: ElementTree.fromstring(zipfile.ZipFile(path).read(f"word/{name}.xml"))
        for name in ("document", "footnotes", "numbering")
    }
    counts = dict(starts(parts["numbering"]))
    said = []
    for paragraph in [*parts["document"].iter(f"{WORD}p"), *parts["footnotes"].iter(f"{WORD}p")]:
        number = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
        level = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl")
        if number is not None and level is not None:
            key = number.get(f"{WORD}val"), level.get(f"{WORD}val")
            if key in counts:
                said.append(f"\n{counts[key]}. ")
                counts[key] += 1
        said += [node.text or "" for node in paragraph.iter(f"{WORD}t")]
        said.append("\n")
    return "".join(said)


def starts(numbering: ElementTree.Element) -> Iterator[tuple[tuple[str | None, str | None], int]]:
    """The number that each list and level of a document of Word begins with, if it counts."""
    kinds = {
        kind.get(f"{WORD}abstractNumId"): kind for kind in numbering.iter(f"{WORD}abstractNum")
    }
    for number in numbering.iter(f"{WORD}num"):
        kind = number.find(f"{WORD}abstractNumId")
        overrides = {
            level.get(f"{WORD}ilvl"): level.find(f"{WORD}startOverride")
            for level in number.iter(f"{WORD}lvlOverride")
        }
        for level in kinds[kind.get(f"{WORD}val")].iter(f"{WORD}lvl"):
            if level.find(f"{WORD}numFmt").get(f"{WORD}val") != "decimal":
                continue
            name = level.get(f"{WORD}ilvl")
            start = overrides.get(name)
            start = level.find(f"{WORD}start") if start is None else start
            yield (number.get(f"{WORD}numId"), name), int(start.get(f"{WORD}val"))


def of_text(path: Path) -> str:
    """A text, and what its tables say cell by cell."""
    text = plain(path)
    tables = [block for block in re.split(r"\n\s*\n", text) if BORDER.search(block)]
    return "\n".join([text, *(cell for table in tables for cell in cells(table))])


class Written(NamedTuple):
    """Where a builder says something: the files that end so, and what reads them."""

    suffix: str
    read: Callable[[Path], str] | None = plain
    builder: str = ""
    """Which builder of Sphinx it is, if it is named otherwise."""
    draws: bool = False
    """Whether it shows a picture where the text lists what leads where."""
    has_fields: bool = False
    """Whether one can answer and fill in on its pages, of which it may be the text."""
    options: tuple[str, ...] = ("-j", "2")
    """How the second project is built; of one process where an extension knows no more."""


WRITTEN = {
    "html": Written(".html", of_html, draws=True, has_fields=True),
    "dirhtml": Written(".html", of_html, draws=True, has_fields=True),
    "singlehtml": Written("index.html", of_html, draws=True),
    "epub": Written(".xhtml", of_html, draws=True),
    "latex": Written(".tex", None),
    "man": Written(".1", None),
    "texinfo": Written(".texi", None),
    "gettext": Written(".pot", None),
    "confluence": Written(".conf", of_confluence),
    "markdown": Written(".md"),
    "llms-txt": Written("llms-full.txt", of_text, builder="html", has_fields=True),
    "llm": Written(".html.md", builder="html"),
    "docx": Written(".docx", of_docx, options=()),
    "simplepdf": Written(".pdf", of_pdf, draws=True),
    "rinoh": Written(".pdf", of_pdf, options=()),
}


def letters(text: str) -> str:
    """Only its letters and digits: lines are broken and words are hyphenated anywhere."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"<[^>]*>|\]\([^)]*\)|\s+", " ", text)
    return re.sub(r"[\W_]+", "", html.unescape(text))


def cells(table: str) -> Iterator[str]:
    """The texts of the cells of a table that is drawn with signs."""
    lines = [line.strip() for line in table.splitlines()]
    border = next(line for line in lines if line.startswith("+"))
    stops = [place for place, sign in enumerate(border) if sign == "+"]
    row: list[str] = []
    for line in lines:
        if not line.startswith(("+", "|=")):
            row.append(line)
            continue
        for left, right in pairwise(stops):
            yield "\n".join(part[left + 1 : right].strip() for part in row)
        row = []


def sentences(text: Path, *, with_map: bool) -> Iterator[str]:
    """The numbered titles, the sentences and the cells of a text."""
    for block in re.split(r"\n\s*\n", plain(text)):
        if MAP.match(block) and not with_map:
            continue
        if BORDER.search(block):
            parts, least = [*cells(block)], 0
        elif re.search(r"={3}|-{3}|\*{3}|\[image", block):
            continue
        else:
            parts, least = [block], 20
        for part in parts:
            found = re.split(r"(?<=[.:?!])\s+(?=[A-Z])|(?:\A|\n)\s*\* ", part)
            yield from (sentence for sentence in found if len(sentence) > least)


def with_fields(sentence: str) -> list[str]:
    """The parts of a sentence that stand on a page with fields."""
    over = OVER.fullmatch(" ".join(sentence.split()))
    return [over[1], f"{over[2]}. {over[3]}"] if over else GAP.split(sentence)


def is_said(sentence: str, said: str, is_paged: bool) -> bool:
    """Whether something has all letters of a sentence; it may break once where there are pages."""
    least = 0 if is_paged else len(sentence)
    longest = next(
        (end for end in range(len(sentence), least - 1, -1) if sentence[:end] in said), 0
    )
    return longest >= least and sentence[longest:] in said


def lost(written: Written, pages: list[Path], texts: Path) -> list[str]:
    """What the text says and the builder does not."""
    if written.read is None:
        return []
    said = letters(" ".join(written.read(path) for path in pages))
    found = []
    for path in sorted(texts.rglob("*.txt")):
        for sentence in sentences(path, with_map=not written.draws):
            # Word itself counts notes
            kept = re.sub(r"\[\d+\]", "", sentence) if written.suffix == ".docx" else sentence
            for part in with_fields(kept) if written.has_fields else [kept]:
                # signs that look like a tag are text here, and may be there
                forms = letters(part), letters(html.escape(part))
                if not any(is_said(form, said, written.suffix == ".pdf") for form in forms):
                    found.append(f"{path.stem}: {' '.join(sentence.split())}")
    return found
