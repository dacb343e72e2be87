"""Which words does a paragraph of Word show? Its runs, without what was deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..blocks import MYST, Run
from ..inline import picture
from . import diagrams
from .found import Found, outermost
from .word import is_on

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PROPERTIES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}docPr",
)
_MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_DIAGRAMS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://purl.oclc.org/ooxml/drawingml/diagram}relIds",
)
_SIGNS = {f"{space}t" for space in _MATHS}
_GONE = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "delInstrText"}
_FIELD = re.compile(r'\s*(?:REF|PAGEREF|HYPERLINK)\s+(?:\\l\s+)?"?([^"\s\\]+)"?(.*)', re.DOTALL)
_SYMBOLS = {"fe": "☒", "fd": "☒", "a8": "☐", "6f": "☐", "71": "☐", "72": "☐", "fc": "✓", "e0": "→"}
_CODES = "6162676465706c746d7344a3b3b9b1b0b4b8bbaeacabdeb7a5d6"
_GREEK = dict(
    zip(
        re.findall(r"..", _CODES),
        "αβγδεπλτμσΔ≤≥≠±°\N{MULTIPLICATION SIGN}÷≈→←↔⇒•∞√",
        strict=True,
    )
)
"""The signs of the font Symbol, by the last two digits of their codes."""


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False


class Runs:
    """Reads the words of paragraphs; `said` gets each text, `targets` where links lead."""

    def __init__(self, links: dict[str, str], shown: dict[str, Element]) -> None:
        self.said: list[str] = []
        self.targets: set[str] = set()
        self._links = links
        self._shown = shown
        self._fields: list[_Field] = []

    def of(self, paragraph: Element) -> Found:
        found = Found()
        before = len(self.said)
        self._take(paragraph, found, None)
        self.said[before:] = ["".join(self.said[before:])]  # a word may stand in several runs
        return found

    def _take(self, elements: Iterable[Element], found: Found, link: str | None) -> None:
        for one in elements:
            match one.tag:
                case tag if tag in _GONE:
                    if tag == "instrText" and self._fields:
                        self._fields[-1].instruction += one.text or ""
                case "r":
                    self._run(one, found, link)
                case "hyperlink":
                    target = self._links.get(one.get("id_", ""), "")
                    anchor = one.get("anchor", "")
                    whole = f"{target}#{anchor}" if anchor else target
                    self.targets.add(anchor)
                    self._take(one, found, whole or link)
                case "fldSimple":
                    self._take(one, found, self._field_link(one.get("instr", "")) or link)
                case "bookmarkStart":
                    found.anchors.append(one.get("name", ""))
                case "sdt" if (box := one.find(f"sdtPr/{_W14}checkbox")) is not None:
                    self._say("☒ " if _is_checked(box) else "☐ ", found, frozenset(), None)
                case tag if tag == _ALTERNATE:
                    self._take(list(one)[:1], found, link)
                case "txbxContent":
                    found.boxes.append(one)
                case tag if tag.startswith(_MATHS):
                    self._equation(one, found)
                case _:
                    self._take(one, found, link)

    def _equation(self, element: Element, found: Found) -> None:
        words = "".join(one.text or "" for one in element.iter() if one.tag in _SIGNS)
        if words.strip():
            self._say(words, found, frozenset(), None)
            found.doubts.append(f"the equation `{words.strip()}` was read as plain text")

    def _run(self, element: Element, found: Found, link: str | None) -> None:
        about = element.find("rPr")
        if is_on(about, "vanish"):
            return
        marks = set()
        if is_on(about, "b"):
            marks.add("strong")
        if is_on(about, "i"):
            marks.add("emphasis")
        if is_on(about, "strike") or is_on(about, "dstrike"):
            marks.add("strike")
        for one in element:
            text = self._text(one)
            if text is not None:
                self._say(text, found, frozenset(marks), link)
            elif one.tag == "fldChar":
                self._field(one.get("fldCharType", ""))
                if (box := one.find("ffData/checkBox")) is not None:
                    is_ticked = is_on(box, "default" if box.find("checked") is None else "checked")
                    found.runs.append(Run("☒ " if is_ticked else "☐ "))
            elif one.tag == "instrText" and self._fields:
                self._fields[-1].instruction += one.text or ""
            elif one.tag == "ruby":
                self._take(one.iterfind("rubyBase"), found, link)
            elif one.tag in ("footnoteReference", "endnoteReference"):
                name = f"[^{one.tag[0]}{one.get('id')}]"
                found.runs.append(Run(name, frozenset({MYST})))
            elif one.tag in ("drawing", "pict", "object", _ALTERNATE):
                self._drawing(one, found)

    def _text(self, element: Element) -> str | None:
        match element.tag:
            case "t":
                return element.text or ""
            case "tab":
                return "\t"
            case "br" | "cr":
                return "\n" if element.get("type") is None else " "
            case "noBreakHyphen":
                return "-"
            case "sym":
                signs = _GREEK if element.get("font") == "Symbol" else _SYMBOLS
                return signs.get(element.get("char", "").casefold()[-2:], "")
            case _:
                return None

    def _say(self, text: str, found: Found, marks: frozenset[str], link: str | None) -> None:
        open_ = self._fields[-1] if self._fields else None
        if open_ is not None and not open_.shows:
            return
        target = link or next(
            (at for one in reversed(self._fields) if (at := self._field_link(one.instruction))),
            None,
        )
        self.said.append(text)
        found.runs.append(Run(text, marks, target))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_link(self, instruction: str) -> str | None:
        """Where a reference leads: to a bookmark, or to an address."""
        match = _FIELD.match(instruction)
        if match is None:
            return None
        is_address = instruction.strip().startswith("HYPERLINK") and "\\l" not in instruction
        if is_address:
            return match[1]
        self.targets.add(match[1])
        return f"#{match[1]}"

    def _drawing(self, element: Element, found: Found) -> None:
        """A picture by its description, a text box by what stands in it."""
        if element.tag == _ALTERNATE:
            branches = list(element)
            for branch in branches[:1]:
                self._drawing(branch, found)
            return
        boxes = list(outermost(element, "txbxContent"))
        for name in _DIAGRAMS:
            for one in element.iter(name):
                ids = [id for key, id in one.attrib.items() if key.endswith("}dm")]
                boxes += [diagrams.box(self._shown.pop(id)) for id in ids if id in self._shown]
        found.boxes += boxes[:1] if element.find(f".//{_ALTERNATE}") is not None else boxes
        for name in _PROPERTIES:
            for one in element.iter(name):
                words = " ".join((one.get("descr") or "").split())
                if words and not boxes:
                    self.said.append(words)
                    found.runs.append(picture(words))


def _is_checked(box: Element) -> bool:
    """Whether a box to click on is ticked."""
    checked = box.find(f"{_W14}checked")
    return checked is not None and checked.get(f"{_W14}val", "") in ("1", "true", "on")
