"""Charts of many lanes become narrower, and tall ones are printed in parts."""

from __future__ import annotations

import itertools

import pytest
from chart_cases import flow_of, random_process

from sphinx_support_process.chart.draw.sheets import PAPER, page_parts, sheets
from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.layout.narrow import ends_below, rooms
from sphinx_support_process.chart.pictures import chart
from sphinx_support_process.chart.plan.plan import Arc, Exit, Heading, Item, Options, Plan
from sphinx_support_process.chart.scene import Scene

WIDE = Options(breadth=100_000)
LANES = """
roles: {a: {name: Triager}, b: {name: Engineering Manager}, c: {name: Agent}, d: {name: Engineer},
        e: {name: Representative}, f: {name: Lead}}
processes:
  p:
    title: Many hands
    steps:
      - {id: look, title: Look at it, who: a}
      - {id: plan, title: Plan what is to be done about the request, who: b}
      - {id: ask, title: "Is it enough?", who: c, answers: {Yes: tell, Not enough: plan}}
      - {id: tell, title: Tell the representative, who: d}
      - {id: agree, title: Agree, who: e}
      - {id: close, title: Close, who: f}
"""


def plan_of(*items: Item, arcs: tuple[Arc, ...] = (), exits: tuple[Exit, ...] = ()) -> Plan:
    heads = (Heading("one", "One", None, None), Heading("two", "Two", None, None))
    return Plan("p", "P", "", items, arcs, exits, heads, phases=((1, "Later"),))


def random_scenes(options: Options) -> list[Scene]:
    flows = [flow_of(random_process(seed)) for seed in range(60)]
    return [chart(flow, flow.support.processes["p"], None, options) for flow in flows]


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return random_scenes(Options())


def step(title: str, lane: int) -> Item:
    return Item(title, "step", title, title, lane)


def test_lanes_are_as_narrow_as_their_words_allow() -> None:
    long = "Tell everybody who is concerned"
    plan = plan_of(step("Ask", 0), step("Representatives", 1), step(long, 0), step("Look", 1))
    assert rooms(plan, 156) == (90, 126)
    assert rooms(plan, 100) == (90, 100)


def test_ends_stand_below_their_boxes_where_nothing_else_goes_on_from_there() -> None:
    end = Item("0-done", "outcome", "Done", "End: Done")
    one, two = step("One", 1), step("Two", 0)
    plan = plan_of(
        one, two, arcs=(Arc(1, 0, "plain", "back"),), exits=(Exit(0, end, "plain", "yes"),)
    )
    below = ends_below(plan)
    assert [(item.title, item.lane) for item in below.items] == [
        ("One", 1),
        ("Done", 1),
        ("Two", 0),
    ]
    assert below.arcs == (Arc(0, 1, "plain", "yes"), Arc(2, 0, "plain", "back"))
    assert below.exits == ()
    assert below.phases == ((2, "Later"),)


def test_ends_stay_beside_the_lanes_where_one_of_them_is_an_answer_among_others() -> None:
    end = Item("0-done", "outcome", "Done", "End: Done")
    plan = plan_of(
        step("One", 0),
        step("Two", 0),
        arcs=(Arc(0, 1, "plain", "no"),),
        exits=(Exit(0, end, "plain", "yes"), Exit(1, end, "plain", "")),
    )
    assert ends_below(plan) is plan


def test_a_chart_that_is_too_broad_becomes_narrower() -> None:
    flow = flow_of(LANES)
    process = flow.support.processes["p"]
    broad, narrow = chart(flow, process, None, WIDE), chart(flow, process)
    assert (broad.width, narrow.width) == (1192, 783)
    assert {box.key for box in narrow.boxes} == {box.key for box in broad.boxes}


def test_no_random_chart_becomes_broader(scenes: list[Scene]) -> None:
    for scene, broad in zip(scenes, random_scenes(WIDE), strict=True):
        assert scene.width <= broad.width
        assert scene == broad or broad.width > Options().breadth


def test_the_parts_of_a_printed_chart_are_the_whole_chart(scenes: list[Scene]) -> None:
    cut = [scene for scene in scenes if page_parts(scene)]
    assert cut
    for scene in cut:
        found = page_parts(scene)
        assert (found[0][0], found[-1][1]) == (0, scene.height)
        assert all(one[1] == other[0] for one, other in itertools.pairwise(found))
        head = max(lane.head.bottom for lane in scene.lanes)
        for begin, end in found:
            height = (end - begin + head * (begin > 0)) * min(1, PAPER[0] / scene.width)
            assert 0 < height <= PAPER[1]


def test_no_cut_runs_through_a_box_or_a_label(scenes: list[Scene]) -> None:
    for scene in scenes:
        for _, cut in page_parts(scene)[:-1]:
            for rect in [
                *(box.rect for box in scene.boxes),
                *(edge.label.rect for edge in scene.edges if edge.label),
            ]:
                assert not rect.y < cut < rect.bottom, scene.title


def test_no_cut_runs_along_a_line(scenes: list[Scene]) -> None:
    for scene in scenes:
        cuts = [cut for _, cut in page_parts(scene)[:-1]]
        for edge in scene.edges:
            for one, other in itertools.pairwise(edge.points):
                if one.y == other.y:
                    assert not [cut for cut in cuts if abs(cut - one.y) < 3], scene.title


def test_a_chart_that_can_be_read_on_one_page_is_not_cut() -> None:
    flow = flow_of(LANES)
    scene = chart(flow, flow.support.processes["p"])
    assert page_parts(scene) == ()
    assert sheets(scene) == ""
    assert "-all" not in svg(scene)


def tall(role: str = "Role") -> Scene:
    steps = "".join(f"      - {{id: s{n}, title: Step, who: r}}\n" for n in range(30))
    support = f"roles: {{r: {{name: {role}}}}}\nprocesses:\n  p:\n    title: P\n    steps:\n{steps}"
    flow = flow_of(support)
    return chart(flow, flow.support.processes["p"])


def test_a_chart_whose_headings_are_longer_than_a_page_is_not_cut() -> None:
    assert page_parts(tall(role="w" * 3_000)) == ()


def test_a_tall_chart_is_shown_again_in_parts_below_its_headings() -> None:
    scene = tall()
    written = sheets(scene)
    count = len(page_parts(scene))
    assert written.count('class="spp-sheet"') == count
    assert written.count('<use href="#chart-p-all"/>') == 2 * count - 1
    assert '<g id="chart-p-all">' in svg(scene)
    assert "-all" not in svg(scene, alone=True)
