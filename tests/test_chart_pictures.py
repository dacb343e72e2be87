"""Is each chart drawn as it was? Whole pictures: a change that is meant writes them anew.

`python tests/test_chart_pictures.py` does that; look at each before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_cases import flow_of, random_process
from kept import keep
from test_chart_drawing import TRIAGE, Linked
from test_chart_narrow import LANES

from sphinx_support_process.chart.draw.sheets import sheets
from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.draw.tikz import tikz
from sphinx_support_process.chart.pictures import chart, process_map
from sphinx_support_process.chart.plan.plan import Options
from sphinx_support_process.chart.scene import Scene

FOLDER = Path(__file__).parent / "drawn"
CASES: dict[str, tuple[str, Options]] = {
    "whole": (TRIAGE, Options()),
    "part": (TRIAGE, Options(first="ask", last="is-incident")),
    "right": (TRIAGE, Options(direction="right", highlight="agent")),
    "compact": (TRIAGE, Options(compact=True, room=120)),
    "narrow": (LANES, Options()),
    "random": (random_process(1), Options()),
    "random-right": (random_process(14), Options(direction="right")),
}


def scenes() -> dict[str, Scene]:
    """The charts by the names of their cases, and a map."""
    flows = {name: (flow_of(text), options) for name, (text, options) in CASES.items()}
    found = {}
    for name, (flow, options) in flows.items():
        processes = flow.support.processes
        shown = processes.get("p") or processes["triage"]
        found[name] = chart(flow, shown, Linked(flow.support), options)
    whole, _ = flows["whole"]
    return found | {"map": process_map(whole, Linked(whole.support))}


def drawn() -> dict[str, str]:
    """What stands in each file."""
    files = {}
    for name, scene in scenes().items():
        files[f"{name}.svg"] = svg(scene, alone=True)
        files[f"{name}.tex"] = tikz(scene)
        if printed := sheets(scene):
            files[f"{name}.html"] = printed
    return {name: text.rstrip("\n").replace("><", ">\n<") + "\n" for name, text in files.items()}


@pytest.fixture(scope="module")
def pictures() -> dict[str, str]:
    return drawn()


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_a_chart_is_drawn_as_it_was(pictures: dict[str, str], name: str) -> None:
    assert pictures[name] == (FOLDER / name).read_text("utf-8")


def test_each_picture_is_compared(pictures: dict[str, str]) -> None:
    assert sorted(pictures) == sorted(path.name for path in FOLDER.iterdir())


if __name__ == "__main__":
    keep(FOLDER, drawn())
