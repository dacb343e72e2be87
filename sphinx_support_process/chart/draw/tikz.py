"""How is a scene written for LaTeX? As a TikZ picture that fits a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ...known.colour import Tone
from ..scene import Box, Edge, Lane, Line, Phase, Point, Rect, Scene
from .colour import INK, LINE, TINT, WHITE, mix
from .strokes import BEND, BORDER, TIP, arrow, dashes, hexagon, hollow, radius, shortened, warning

PREAMBLE = r"\usepackage{tikz}"
"""What a document needs beside hyperref, which is used where texts have links."""

PAGE = (448.0, 620.0)
"""Width and height, in points, that a picture may take: those of a page of A4 or letter."""

LARGEST = 0.72
"""Points for a pixel where the page has room enough: steps are then written at 9.4 points."""

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquoteright{}",
    "`": r"\textasciigrave{}",
    "-": "-{}",
}
_LABEL = re.compile(r"[\w:./ +-]+")


def scale(scene: Scene) -> float:
    """How many points a pixel of the scene takes, so that it fits a page."""
    return min(LARGEST, PAGE[0] / scene.width, PAGE[1] / scene.height)


def tikz(scene: Scene, escape: Callable[[str], str] | None = None) -> str:
    """The TikZ picture of a scene. An address that begins with `#` is a LaTeX label.

    Texts are made fit for TeX by `escape`, if a document has its own way to do that.
    """
    return "".join(f"{line}\n" for line in _Tikz(scene, escape or _text).lines())


class _Tikz:
    def __init__(self, scene: Scene, escape: Callable[[str], str]) -> None:
        self.scene, self.escape = scene, escape
        self.scale = scale(scene)
        self.colours: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        drawing = list(self._drawing())
        unit = _n(self.scale)
        yield r"\begingroup"
        for colour, name in self.colours.items():
            yield rf"\definecolor{{{name}}}{{HTML}}{{{colour[1:].upper()}}}"
        yield (
            rf"\begin{{tikzpicture}}[x={unit}pt,y=-{unit}pt,line width={self._pt(1.4)},"
            r"inner sep=0pt,outer sep=0pt,font=\sffamily]"
        )
        corner = Point(self.scene.width, self.scene.height)
        yield rf"\useasboundingbox (0,0) rectangle {_p(corner)};"
        yield from drawing
        yield r"\end{tikzpicture}"
        yield r"\endgroup"

    def _drawing(self) -> Iterator[str]:
        for lane in self.scene.lanes:
            yield from self._lane(lane)
        for phase in self.scene.phases:
            yield from self._phase(phase)
        for edge in self.scene.edges:
            yield from self._edge(edge)
        for edge in self.scene.edges:
            if edge.label:
                yield from self._text(edge.label.lines, None)
        for box in self.scene.boxes:
            yield from self._box(box)

    def _lane(self, lane: Lane) -> Iterator[str]:
        colour = _colour(lane.tone, lane.loud)
        round_ = f"rounded corners={self._pt(8)}"
        body = self._colour(mix(colour, 0.04))
        yield rf"\fill[{body},{round_}] {_rect(lane.rect)};"
        fill, draw = self._colour(mix(colour, TINT)), self._colour(colour)
        yield rf"\filldraw[fill={fill},draw={draw},{round_}] {_rect(lane.head)};"
        yield from self._text(lane.lines, lane.href)

    def _phase(self, phase: Phase) -> Iterator[str]:
        fill = self._colour(mix(LINE, 0.1))
        yield rf"\fill[{fill},rounded corners={self._pt(5)}] {_rect(phase.tab)};"
        if phase.line:
            draw = self._colour(mix(LINE, 0.5))
            ends = " -- ".join(map(_p, phase.line))
            yield rf"\draw[{draw},dash pattern={self._dashes((2, 4))}] {ends};"
        yield from self._text(phase.lines, None)

    def _edge(self, edge: Edge) -> Iterator[str]:
        points = [*edge.points[:-1], shortened(edge.points[-2], edge.points[-1], TIP - 2)]
        draw = self._colour(LINE)
        dashed = f",dash pattern={self._dashes(dashes(edge))}" if dashes(edge) else ""
        path = " -- ".join(map(_p, points))
        yield rf"\draw[{draw},rounded corners={self._pt(BEND)}{dashed}] {path};"
        fill = self._colour(WHITE) if hollow(edge) else draw
        tip = " -- ".join(map(_p, arrow(edge)))
        yield rf"\filldraw[draw={draw},fill={fill},line width={self._pt(0.8)}] {tip} -- cycle;"

    def _box(self, box: Box) -> Iterator[str]:
        colour = _colour(box.tone, box.loud)
        fill = self._colour(mix(colour, TINT) if box.tone and box.loud else WHITE)
        style = f"fill={fill},draw={self._colour(colour)}"
        if box.dashed:
            style += f",dash pattern={self._dashes(BORDER)}"
        if box.shape == "question":
            corners = " -- ".join(map(_p, hexagon(box.rect)))
            yield rf"\filldraw[{style}] {corners} -- cycle;"
        elif box.shape != "elsewhere":
            yield (
                rf"\filldraw[{style},rounded corners={self._pt(radius(box))}] {_rect(box.rect)};"
            )
        if box.shape in ("run", "process"):
            for x in (box.rect.x + 6, box.rect.right - 6):
                ends = f"{_p(Point(x, box.rect.y))} -- {_p(Point(x, box.rect.bottom))}"
                yield rf"\draw[{self._colour(colour)},line width={self._pt(1)}] {ends};"
        yield from self._text(box.lines, box.href)

    def _text(self, lines: Iterable[Line], href: str | None) -> Iterator[str]:
        for line in lines:
            colour = self._colour(LINE if line.quiet else INK)
            begins = (line.anchor == "start") != self.scene.rtl
            side = "" if line.anchor == "middle" else " west" if begins else " east"
            turned = ",rotate=90" if line.turned else ""
            size = f"{line.size * self.scale:.2f}"
            bold = r"\bfseries" if line.bold else ""
            text = _linked(rf"\color{{{colour}}}{self.escape(line.text)}", href)
            yield (
                rf"\node[anchor=base{side}{turned}] at {_p(line.at)}"
                rf" {{\fontsize{{{size}}}{{{size}}}\selectfont{bold}{{{text}}}}};"
            )
            if line.clock:
                yield from self._clock(line.clock)
            if line.alert:
                yield from self._alert(line.alert)

    def _clock(self, at: Point) -> Iterator[str]:
        style = f"{self._colour(LINE)},line width={self._pt(1)}"
        hands = [Point(at.x, at.y - 3), at, Point(at.x + 2.5, at.y)]
        yield rf"\draw[{style}] {_p(at)} circle[radius={self._pt(4.5)}];"
        yield rf"\draw[{style}] {' -- '.join(map(_p, hands))};"

    def _alert(self, at: Point) -> Iterator[str]:
        style = f"{self._colour(LINE)},line width={self._pt(1.2)}"
        for stroke in warning(at):
            yield rf"\draw[{style}] {' -- '.join(map(_p, stroke))};"

    def _colour(self, colour: str) -> str:
        return self.colours.setdefault(colour, f"spp{_letters(len(self.colours))}")

    def _pt(self, pixels: float) -> str:
        return f"{_n(pixels * self.scale)}pt"

    def _dashes(self, lengths: tuple[float, ...]) -> str:
        pairs = zip(lengths[::2], lengths[1::2], strict=True)
        return " ".join(f"on {self._pt(on)} off {self._pt(off)}" for on, off in pairs)


def _colour(tone: Tone | None, loud: bool) -> str:
    return tone.colour if tone and loud else LINE


def _letters(number: int) -> str:
    return chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


def _linked(text: str, href: str | None) -> str:
    if href is None:
        return text
    if href.startswith("#"):
        label = href[1:]
        return rf"\hyperref[\detokenize{{{label}}}]{{{text}}}" if _LABEL.fullmatch(label) else text
    address = re.sub(r"[\\{}^\s]", lambda match: f"\\%{ord(match[0]):02X}", href)
    address = re.sub(r"(?<!\\)([%#&])", r"\\\1", address)
    return rf"\href{{{address}}}{{{text}}}"


def _rect(rect: Rect) -> str:
    return f"{_p(Point(rect.x, rect.y))} rectangle {_p(Point(rect.right, rect.bottom))}"


def _p(point: Point) -> str:
    return f"({_n(point.x)},{_n(point.y)})"


def _n(value: float) -> str:
    return f"{round(value, 3):.3f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Text made fit for TeX in any document."""
    return "".join(_SPECIAL.get(character, character) for character in text)
