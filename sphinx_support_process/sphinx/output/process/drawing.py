"""How does a chart stand on a page? As SVG in HTML and EPUB, as TikZ in LaTeX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.texescape import escape, tex_replace_map

from ....chart.draw.svg import svg
from ....chart.draw.tikz import scale, tikz
from ....chart.paper import map_page, pages
from ....chart.pictures import chart, process_map
from ....chart.plan.plan import Options
from ....chart.plan.words import Words
from ....chart.scene import Scene
from ....flow import Node, Outcome
from ....model import Process, Role, Step
from ....pages.times import end_of_day
from ....text.text import Text
from ...build import ONE_PAGE, PAPER, Build, support_of
from ...marks import CHART, FOLD, LEGEND
from ...translation import Translation
from ...words import _, length
from .region import end, fold_id, folded, region

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
"""Languages of Sphinx that are written from right to left."""

PRINTED_ROOM = 132
"""Pixels: the width of a box where a picture must fit the width of paper."""

SUMMARY = 40
"""Points: the height of the summary above a picture that is folded on a screen."""


class PageWords(Words):
    """Texts as the pages show them, in the language of the build, and links from one page."""

    def __init__(self, build: Build, builder: Builder, page: str, home: str) -> None:
        """For a chart written on the page `home`, which becomes a part of `page`."""
        super().__init__(build.known.support)
        self.build, self.builder, self.page = build, builder, page
        self.home = home
        self.rtl = (build.env.config.language or "").split("_")[0] in RIGHT_TO_LEFT

    def text(self, text: Text) -> str:
        """As translated for the page of the chart, else for another that shows a definition."""
        return self.plain(self._said(" ".join(text.split())))

    def step(self, step: Step) -> str:
        return f"{step.number}. {self.build.title('step', step.name, self.home)}"

    def process(self, process: Process) -> str:
        return self.build.title("process", process.id, self.home)

    def role(self, role: Role | None) -> str:
        return self.build.title("role", role.id, self.home) if role else super().role(role)

    def time(self, text: Text) -> str:
        found = self.build.known.duration(text)
        if found is None:
            end = end_of_day(text)
            return _(end) if end else self._said(text)
        return length(found.parts, self._said, is_english=self.build.is_english)

    def phrase(self, message: str) -> str:
        return _(message)

    def _said(self, source: str) -> str:
        said = (catalog(source) for catalog in self._catalogs())
        return next((text for text in said if text != source), source)

    def _catalogs(self) -> Iterator[Translation]:
        for docname in dict.fromkeys([self.home, *sorted(self.build.tables.data["views"])]):
            catalog = self.build.translation(docname)
            if catalog:
                yield catalog

    def href(self, node: Node | Role) -> str | None:
        if isinstance(node, Outcome) or self.builder.name == PAPER:
            return None  # WeasyPrint cuts the shapes in a link
        kind = {Step: "step", Process: "process", Role: "role"}[type(node)]
        shown = self.build.tables.shown(kind, node.name if isinstance(node, Step) else node.id)
        if shown is None:
            return None
        try:
            page = self.builder.get_relative_uri(self.page, shown.docname)
        except NoUri:
            return None
        if self.builder.format == "latex":
            label = f"{shown.docname}:{shown.anchor}".translate(tex_replace_map)
            return "#" + label.encode("ascii", "backslashreplace").decode().replace("\\", "_")
        here = self.builder.name in ONE_PAGE or shown.docname == self.page
        return f"#{shown.anchor}" if here else f"{page}#{shown.anchor}"


def draw(app: Sphinx, boxes: Sequence[nodes.container], doctree: nodes.document, page: str) -> None:
    """Put pictures in the place of the containers of charts on a page."""
    build = support_of(app.env)
    ids = {id for node in doctree.findall(nodes.Element) for id in node["ids"]}
    names: Counter[str] = Counter()
    for box in boxes:
        words = PageWords(build, app.builder, page, box["spp_docname"])
        options = box["spp_options"]
        legend = [part for part in box.children if LEGEND in part["classes"]]  # type: ignore[index]
        box.children = [part for part in box.children if part not in legend]
        if app.builder.name == PAPER:
            options = replace(options, direction="down", room=PRINTED_ROOM)
            scenes = _printed(box, words, options)
            if scenes:
                box.replace_self([_raw(box, "html", "".join(_sheets(scenes, ids))), *legend])
        elif app.builder.format == "html":
            _show(box, words, ids, names, legend)
        elif app.builder.format == "latex":
            options = replace(options, direction="down", room=PRINTED_ROOM)
            scenes = _printed(box, words, options)
            if scenes:
                engine = app.config.latex_engine
                _print(box, scenes, legend, partial(escape, latex_engine=engine))
        elif not box.children:
            box.parent.remove(box)


def _scene(box: nodes.Element, words: PageWords, options: Options) -> Scene:
    """The chart of the process that a container names; the map of all if it names none."""
    known = words.build.known
    if "spp_process" not in box:
        return process_map(known.flow, words, options)
    return chart(known.flow, known.support.processes[box["spp_process"]], words, options)


def _printed(box: nodes.Element, words: PageWords, options: Options) -> tuple[Scene, ...]:
    """The same as pictures that fit pages of paper; none of a map that would be too small."""
    known = words.build.known
    if "spp_process" not in box:
        scene = map_page(known.flow, words, options)
        return (scene,) if scene else ()
    return pages(known.flow, known.support.processes[box["spp_process"]], words, options)


def _show(
    box: Any,
    words: PageWords,
    ids: set[str],
    names: Counter[str],
    legend: list[nodes.Node],
) -> None:
    """Put a picture in place of a container, with ids and a name of its own on the page."""
    scene = _scene(box, words, box["spp_options"])
    keys = chain([scene.key], (f"{scene.key}-{number}" for number in count(2)))
    key = next(key for key in keys if ids.isdisjoint(_ids(key)))
    ids.update(_ids(key))
    scene = replace(scene, key=key)
    is_book = words.builder.name == "epub"
    html = "".join(region(scene, names, is_book))
    fold = None if is_book else box.get("spp_fold")
    html = folded(fold, scene, words, html) if fold else html
    picture = _raw(box, "html", html + end(scene))
    if fold:
        picture["spp_fold"] = fold_id(scene)
    box.replace_self([picture, *legend])


def _sheets(scenes: tuple[Scene, ...], ids: set[str]) -> Iterator[str]:
    """Pictures for WeasyPrint, which draws none that shows a part of another."""
    for scene in scenes:
        keys = (f"{scene.key}-{number}" for number in count(1))
        key = next(key for key in keys if ids.isdisjoint(_ids(key)))
        ids.update(_ids(key))
        yield f'<div class="spp-chart-region">{svg(replace(scene, key=key))}</div>'


def _ids(key: str) -> set[str]:
    """All ids of a picture and of the region around it."""
    return {key, *(f"{key}-{part}" for part in ("title", "desc", "all", "end", "fold"))}


def _print(
    box: nodes.Element,
    scenes: tuple[Scene, ...],
    legend: list[nodes.Node],
    escape: Callable[[str], str],
) -> None:
    """Pictures one below the other; of those of a figure, the last has the caption.

    The others of a figure float like it, since floats keep their order among themselves.
    """
    drawn = (tikz(scene, escape) for scene in scenes)
    pictures = [f"\n\\begin{{center}}\n{picture}\\end{{center}}\n" for picture in drawn]
    figure = box.parent
    if FOLD in figure["classes"]:
        room = round(scenes[0].height * scale(scenes[0]) + SUMMARY)
        figure.insert(0, nodes.raw("", f"\\needspace{{{room}pt}}", format="latex"))
    if isinstance(figure, nodes.figure):
        *before, last = pictures
        floats = (f"\n\\begin{{figure}}[htbp]{text}\\end{{figure}}\n" for text in before)
        place = figure.parent.index(figure)
        figure.parent.insert(place, [nodes.raw("", text, format="latex") for text in floats])
        pictures = [last]
    box.replace_self([_raw(box, "latex", "".join(pictures)), *legend])


def _raw(box: nodes.Element, format: str, text: str) -> nodes.raw:
    return nodes.raw("", text, format=format, classes=[CHART], ids=box["ids"])
