"""How is a scene written as SVG? For a page that has our style sheet, or to stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ...known.colour import Tone
from ..scene import Box, Edge, Lane, Line, Phase, Point, Rect, Scene
from .colour import INK, LINE, TINT, WHITE, mix
from .sheets import page_parts
from .strokes import (
    BEND,
    BORDER,
    TIP,
    arrow,
    dashes,
    hexagon,
    hollow,
    length,
    radius,
    shortened,
    warning,
)

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def svg(scene: Scene, *, alone: bool = False) -> str:
    """The SVG of a scene, with light colours as attributes.

    For a page its colours are classes as well, which the style sheet turns into those of the theme,
    and what `sheets` shows again has an id.
    A picture that stands `alone` has a white ground, and shows details in the way of browsers.
    """
    return "".join(_document(scene, alone))


def _document(scene: Scene, alone: bool) -> Iterator[str]:
    key = scene.key
    namespace = ' xmlns="http://www.w3.org/2000/svg"'
    direction = ' direction="rtl"' if scene.rtl else ""
    yield (
        f'<svg{namespace} class="spp-chart" id="{_text(key)}" role="graphics-document"'
        f' aria-labelledby="{_text(key)}-title" aria-describedby="{_text(key)}-desc"'
        f' viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
        f' width="{_n(scene.width)}" height="{_n(scene.height)}"'
        f' font-family="{_text(FONT)}" text-anchor="middle" fill="{INK}"'
        f"{direction}>"
        f'<title id="{_text(key)}-title">{_text(scene.title)}</title>'
        f'<desc id="{_text(key)}-desc">{_text(scene.description)}</desc>'
    )
    cut = not alone and page_parts(scene)
    if alone:
        yield f'<rect width="100%" height="100%" fill="{WHITE}"/>'
    elif cut:
        yield f'<g id="{_text(key)}-all">'
    for lane in scene.lanes:
        yield from _lane(lane)
    for phase in scene.phases:
        yield from _phase(phase)
    yield f'<g class="spp-edges" aria-hidden="true" fill="none" stroke="{LINE}">'
    for edge in scene.edges:
        yield from _edge(edge)
    yield "</g>"
    yield '<g class="spp-labels" aria-hidden="true">'
    for edge in scene.edges:
        if edge.label:
            yield from _lines(edge.label.lines)
    yield "</g>"
    for box in scene.boxes:
        yield from _box(box, alone)
    if cut:
        yield "</g>"
    yield "</svg>\n"


def _lane(lane: Lane) -> Iterator[str]:
    colour = lane.tone.colour if lane.tone and lane.loud else LINE
    yield f'<g class="spp-lane{_tone_class(lane.tone, lane.loud)}" color="{colour}">'
    yield f'<rect class="spp-lane-body" {_place(lane.rect)} rx="8" fill="{mix(colour, 0.04)}"/>'
    yield _head(lane, mix(colour, TINT), colour)
    yield "</g>"
    yield from _linked(lane.href, "spp-head", "", _lines(lane.lines))


def _head(lane: Lane, fill: str, colour: str) -> str:
    return (
        f'<rect class="spp-lane-head" {_place(lane.head)} rx="8" fill="{fill}" stroke="{colour}"/>'
    )


def _phase(phase: Phase) -> Iterator[str]:
    yield '<g class="spp-phase">'
    yield f'<rect class="spp-tab" {_place(phase.tab)} rx="5" fill="{mix(LINE, 0.1)}"/>'
    if phase.line:
        begin, end = phase.line
        yield (
            f'<path class="spp-phase-line" d="M{_p(begin)}L{_p(end)}" stroke="{mix(LINE, 0.5)}"'
            f' stroke-dasharray="2 4"/>'
        )
    yield from _lines(phase.lines)
    yield "</g>"


def _edge(edge: Edge) -> Iterator[str]:
    back = " spp-back" if edge.back else ""
    within = 0 if hollow(edge) else 2  # the line is not seen through the head
    points = [*edge.points[:-1], shortened(edge.points[-2], edge.points[-1], TIP - within)]
    yield (
        f'<path class="spp-edge spp-{edge.stroke}{back}" d="{_path(points)}" stroke-width="1.4"'
        f"{_dashed(dashes(edge))}/>"
    )
    tip = " ".join(map(_p, arrow(edge)))
    fill, kind = ("none", "spp-tip spp-hollow") if hollow(edge) else (LINE, "spp-tip")
    yield f'<polygon class="{kind}" fill="{fill}" points="{tip}"/>'


def _dashed(lengths: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(map(_n, lengths))}"' if lengths else ""


def _path(points: list[Point]) -> str:
    """Straight pieces with rounded corners."""
    parts = [f"M{_p(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(BEND, length(before, corner) / 2, length(corner, after) / 2)
        begin, end = shortened(before, corner, bend), shortened(after, corner, bend)
        parts.append(f"L{_p(begin)}Q{_p(corner)} {_p(end)}")
    return "".join([*parts, f"L{_p(points[-1])}"])


def _box(box: Box, alone: bool) -> Iterator[str]:
    kind = f"spp-node spp-{box.shape}"
    yield from _linked(box.href, kind, box.name, _box_parts(box, alone), symbol=True)


def _box_parts(box: Box, alone: bool) -> Iterator[str]:
    colour = box.tone.colour if box.tone and box.loud else LINE
    fill = mix(colour, TINT) if box.tone and box.loud else WHITE
    if alone:
        yield f"<title>{_text(box.name)}</title>"
    yield (
        f'<g class="spp-shape{_tone_class(box.tone, box.loud)}" color="{colour}" fill="{fill}"'
        f' stroke="{colour}" stroke-width="1.5"{_dashed(BORDER if box.dashed else ())}>'
        f"{_shape(box)}</g>"
    )
    yield from _lines(box.lines)
    if box.bubble and not alone:
        yield (
            f'<g class="spp-detail" display="none" aria-hidden="true"><rect {_place(box.bubble)}'
            f' rx="5" fill="{WHITE}" stroke="{colour}"/>'
        )
        yield from _lines(box.detail)
        yield "</g>"


def _shape(box: Box) -> str:
    x, y, width, height = box.rect
    if box.shape == "elsewhere":
        return ""
    if box.shape == "question":
        points = " ".join(map(_p, hexagon(box.rect)))
        return f'<polygon points="{points}"/>'
    shape = f'<rect {_place(box.rect)} rx="{_n(radius(box))}"/>'
    if box.shape in ("run", "process"):
        bars = f"M{_n(x + 6)} {_n(y)}v{_n(height)}M{_n(x + width - 6)} {_n(y)}v{_n(height)}"
        shape += f'<path d="{bars}" stroke-width="1"/>'
    return shape


def _linked(
    href: str | None, kind: str, name: str, parts: Iterable[str], *, symbol: bool = False
) -> Iterator[str]:
    label = f' aria-label="{_text(name)}"' if name else ""
    if href is not None:
        yield f'<a class="{kind}" href="{_text(href)}"{label}>'
        yield from parts
        yield "</a>"
    else:
        role = ' role="graphics-symbol"' if symbol else ""
        yield f'<g class="{kind}"{role}{label}>'
        yield from parts
        yield "</g>"


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        x, y = line.at
        turned = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if line.turned else ""
        attributes = f'font-size="{_n(line.size)}"{turned}'
        if line.bold:
            attributes += ' font-weight="bold"'
        if line.anchor != "middle":
            attributes += f' text-anchor="{line.anchor}"'
        place = f'x="{_n(x)}" y="{_n(y)}"'
        quiet = f' class="spp-quiet" fill="{LINE}"' if line.quiet else ""
        yield f"<text{quiet} {place} {attributes}>{_text(line.text)}</text>"
        if line.clock:
            yield _clock(line.clock)
        if line.alert:
            yield _alert(line.alert)


def _clock(centre: Point) -> str:
    x, y = map(_n, centre)
    return (
        f'<g class="spp-clock" fill="none" stroke="{LINE}"><circle cx="{x}" cy="{y}" r="4.5"/>'
        f'<path d="M{x} {y}m0 -3v3h2.5"/></g>'
    )


def _alert(centre: Point) -> str:
    d = "".join("M" + "L".join(map(_p, stroke)) for stroke in warning(centre))
    return f'<path class="spp-clock" fill="none" stroke="{LINE}" stroke-width="1.2" d="{d}"/>'


def _tone_class(tone: Tone | None, loud: bool) -> str:
    if tone is None or not loud:
        return " spp-no-tone"
    return "".join(f" {name}" for name in tone.classes)


def _place(rect: Rect) -> str:
    x, y, width, height = map(_n, rect)
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _p(point: Point) -> str:
    return f"{_n(point.x)},{_n(point.y)}"


def _n(value: float) -> str:
    """A number as short as it can be written, to a hundredth of a pixel."""
    whole = int(value)
    return str(whole) if whole == value else f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """The one place where text is made fit for SVG."""
    return escape(text, quote=True)
