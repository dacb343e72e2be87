"""How does a chart stand on a page? In a region that scrolls, and folded where it is large."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from html import escape

from ....chart.draw.sheets import sheets
from ....chart.draw.svg import svg
from ....chart.plan.words import Words
from ....chart.scene import Scene
from ....pages.leaves import ChartFold
from ...words import _

SMALLEST = 0.8
"""The share of its size to which a chart shrinks with the page: its text stays readable."""

MOST_STEPS = 14
"""How many steps there are at most in a chart that is not folded."""

TALLEST = 300
"""Pixels: the height of the tallest chart that is not folded: step 1 stays in the first screen."""

STEPS = ("step", "question", "run")
"""The shapes of steps."""


def region(scene: Scene, names: Counter[str], is_book: bool) -> Iterator[str]:
    """The picture in a region that can be scrolled, and passed by with the keyboard.

    An empty picture beside it keeps it from becoming too small, and makes the region scroll, which
    a line in it then says; a script says which lanes are out of sight instead. Neither is of use in
    a book.
    """
    key, label = escape(scene.key), _label(scene)
    names[label] += 1
    label = escape(f"{label} ({names[label]})" if names[label] > 1 else label)
    dir = ' dir="rtl"' if scene.rtl else ""  # it begins to scroll at its right end
    printed = "" if is_book else sheets(scene)
    kind = "spp-chart-region spp-cut" if printed else "spp-chart-region"
    yield f'<a class="spp-skip" href="#{key}-end">{escape(_("Skip the chart"))}</a>'
    told = "" if is_book else f' data-words="{escape(json.dumps(_words(), ensure_ascii=False))}"'
    yield f'<div class="{kind}" role="region" aria-label="{label}" tabindex="0"{dir}{told}>'
    if not is_book:
        least = f"{scene.width * SMALLEST:g}"
        yield f'<p class="spp-sideways">{escape(_sideways(scene))}</p>'
        yield f'<svg class="spp-strut" width="{least}" height="0" aria-hidden="true"></svg>'
    yield svg(scene)
    yield "</div>"
    if printed:
        yield f'<div class="spp-sheets" aria-hidden="true" hidden>{printed}</div>'


def end(scene: Scene) -> str:
    """Where the keyboard goes on that passes by a picture: outside what that is folded in."""
    return f'<div id="{escape(scene.key)}-end" tabindex="-1"></div>'


def folded(fold: ChartFold, scene: Scene, words: Words, picture: str) -> str:
    """A picture that opens by itself where it is small, below how much there is of what."""
    is_open = fold.is_open or (fold.steps <= MOST_STEPS and scene.height <= TALLEST)
    said = f"{_steps(fold.steps)}, {_lanes(len(fold.lanes))}, {_handovers(fold.handovers)}"
    chips = [
        f'<span class="{" ".join(["spp-chip", *classes])}">'
        f"{escape(words.role(words.support.roles.get(id)))} <b>{steps}</b></span>"
        for id, classes, steps in fold.lanes
    ]
    return (
        f'<details class="spp-fold spp-chart-fold" id="{escape(fold_id(scene))}"'
        f"{' open' if is_open else ''}>"
        f'<summary><span class="spp-fold-name">{escape(_("Chart: {title}").format(title=said))}'
        f'</span> <span class="spp-chips">{" ".join(chips)}</span></summary>{picture}</details>'
    )


def fold_id(scene: Scene) -> str:
    """The id of what a picture is folded in."""
    return f"{scene.key}-fold"


def _label(scene: Scene) -> str:
    """What is announced of a picture."""
    steps = sum(box.shape in STEPS for box in scene.boxes)
    title = scene.title
    if steps and scene.lanes:
        said = _("{steps} in {lanes}")
        title += ", " + said.format(steps=_steps(steps), lanes=_lanes(len(scene.lanes)))
    return _("Chart: {title}").format(title=title)


def _sideways(scene: Scene) -> str:
    scrolls = _("It scrolls sideways.")
    if not scene.lanes:
        return scrolls
    names = ", ".join(" ".join(line.text for line in lane.lines) for lane in scene.lanes)
    return f"{_lanes(len(scene.lanes))}: {names}. {scrolls}"


def _steps(count: int) -> str:
    return (_("{count} step") if count == 1 else _("{count} steps")).format(count=count)


def _lanes(count: int) -> str:
    return (_("{count} lane") if count == 1 else _("{count} lanes")).format(count=count)


def _handovers(count: int) -> str:
    return (_("{count} hand-over") if count == 1 else _("{count} hand-overs")).format(count=count)


def _words() -> dict[str, str]:
    """What the script says of lanes."""
    return {
        "lanes": _("{count} lanes"),
        "before": _("{count} before"),
        "one": _("1 more lane"),
        "more": _("{count} more lanes"),
        "left": _("Lanes before: {names}"),
        "right": _("Lanes after: {names}"),
    }
