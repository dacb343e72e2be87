"""Which words does a paragraph of OpenDocument show? Its runs, its notes, its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ..blocks import MYST, At, Block, Other, Run
from ..inline import picture
from .found import Found, outermost

_SHAPES = {
    *("caption", "circle", "connector", "custom-shape", "ellipse", "line", "measure", "path"),
    *("polygon", "polyline", "rect", "regular-polygon"),
}
"""What is drawn, and may have paragraphs of its own."""


class Words:
    """Reads paragraphs; `said` gets each text, `later` the notes and comments."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self.said: list[str] = []
        self.later: list[Block] = []
        self._marks: dict[str, frozenset[str]] = {}
        self._notes = 0
        self._at = At()
        for style in (style for root in roots for style in root.iter("style")):
            if style.get("family") == "text":
                self._marks[style.get("name", "")] = frozenset(_marks(style))

    def of(self, paragraph: Element, at: At) -> Found:
        found = Found()
        self._at = at
        before = len(self.said)
        self._take(paragraph, found, frozenset(), None)
        self.said[before:] = ["".join(self.said[before:])]  # a word may stand in several spans
        return found

    def _write(self, text: str, found: Found, marks: frozenset[str], link: str | None) -> None:
        """Add a text of the file, in which all white space is one space."""
        if text:
            self._say(re.sub(r"[ \t\r\n]+", " ", text), found, marks, link)

    def _say(self, text: str, found: Found, marks: frozenset[str], link: str | None) -> None:
        self.said.append(text)
        found.runs.append(Run(text, marks, link))

    def _take(
        self, element: Element, found: Found, marks: frozenset[str], link: str | None
    ) -> None:
        self._write(element.text or "", found, marks, link)
        for one in element:
            inner = marks | self._marks.get(one.get("style-name", ""), frozenset())
            match one.tag:
                case "s":
                    count = one.get("c", "1")
                    wide = int(count) if re.fullmatch(r"[1-9]\d?", count) else 1
                    self._say(" " * wide, found, marks, link)
                case "tab":
                    self._say("\t", found, marks, link)
                case "line-break":
                    self._say("\n", found, marks, link)
                case "a":
                    self._take(one, found, inner, one.get("href"))
                case "bookmark" | "bookmark-start":
                    found.anchors.append(one.get("name", ""))
                case "bookmark-ref":
                    self._take(one, found, inner, f"#{one.get('ref-name', '')}")
                case "content-control" if one.get("checkbox") == "true":
                    found.done = one.get("checked") == "true"
                case "note":
                    self._note(one, found)
                case "annotation":
                    self._comment(one)
                case "frame":
                    self._frame(one, found)
                case tag if tag in _SHAPES:
                    found.boxes.append(one)
                case "soft-page-break" | "annotation-end":
                    pass
                case _:
                    self._take(one, found, inner, link)
            self._write(one.tail or "", found, marks, link)

    def _frame(self, element: Element, found: Found) -> None:
        """A frame by what stands in it, or an image by its description."""
        inside = list(outermost(element, "text-box"))
        if inside:
            found.boxes += inside
            return
        told = ["".join(one.itertext()) for one in element if one.tag in ("title", "desc")]
        words = " ".join(" ".join(told).split())
        if not words and any(one.tag == "object" for one in element):
            found.doubts.append(
                "an object that is embedded here, such as an equation, was not read"
            )
        if words:
            self.said.append(words)
            found.runs.append(picture(words))

    def _note(self, element: Element, found: Found) -> None:
        self._notes += 1
        name = f"^{self._notes}"
        found.runs.append(Run(f"[{name}]", frozenset({MYST})))
        body = element.find("note-body")
        text = self._lines(body) if body is not None else ""
        at = At(part=f"footnote {self._notes}")
        self.later.append(Other(at=at, kind="footnote", name=name, text=text))

    def _comment(self, element: Element) -> None:
        who = "".join(one.text or "" for one in element.iter("creator"))
        text = self._lines(element)
        at = At(paragraph=self._at.paragraph, part="comment")
        words = f"{who}: {text}" if who else text
        self.later.append(Other(at=at, kind="comment", text=words))

    def _lines(self, element: Element) -> str:
        lines = ["".join(one.itertext()) for one in element.iter("p")]
        self.said.append("\n".join(["", *lines, ""]))
        return "\n\n".join(lines)


def _marks(style: Element) -> Iterable[str]:
    for one in style.iter("text-properties"):
        if one.get("font-weight") in ("bold", "600", "700", "800", "900"):
            yield "strong"
        if one.get("font-style") == "italic":
            yield "emphasis"
        if one.get("text-line-through-style", "none") != "none":
            yield "strike"
