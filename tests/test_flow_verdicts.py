"""Is the flow judged as others judge it? Woflan, a state-space search, and networkx."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_processes import Processes, as_yaml, processes, verdict, without_conditions

from sphinx_support_process.checks import RULES, Context, Settings
from sphinx_support_process.flow import Flow, Soundness
from sphinx_support_process.flow.circles import circles
from sphinx_support_process.flow.graph import (
    components,
    dominators,
    leading_to,
    reachable,
    shortest_cycle,
    shortest_path,
)
from sphinx_support_process.flow.orders import broken
from sphinx_support_process.load import read_text

GOLDEN = Path(__file__).parent / "golden" / "flow-verdicts.jsonl.gz"
with gzip.open(GOLDEN, "rt", encoding="utf-8") as lines:
    CASES: list[dict[str, Any]] = [json.loads(line) for line in lines]


@pytest.mark.parametrize("kind", ["single", "multi"])
def test_every_verdict_of_woflan_is_ours(kind: str) -> None:
    different = []
    for number, case in enumerate(case for case in CASES if case["kind"] == kind):
        several = case.get("processes") or {"p": case["process"]}
        unreachable, stuck = verdict(several, case.get("root", "p"))
        theirs = [case["sound"]]
        ours: list[Any] = [not unreachable and not stuck]
        if kind == "single":
            theirs += [set(case["unreachable"]), set(case["stuck"])]
            ours += [{name.removeprefix("p.") for name in names} for names in (unreachable, stuck)]
        if ours != theirs:
            different.append((number, ours, theirs))
    assert different == []


def test_the_golden_cases_hold_sound_and_unsound_ones_of_both_kinds() -> None:
    counts = {(case["kind"], case["sound"]) for case in CASES}
    assert len(CASES) == 1000
    assert len(counts) == 4


def successors(several: Processes, state: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The states after one: a stack of `process.node`, the last of which is current.

    Leaving for another process forgets who ran this one; leaving for itself begins it again. A
    name that ends in `?` is the place where it is judged whether a step is done.
    """
    *below, current = state
    id, name = current.split(".")
    node = several[id]["nodes"][name.rstrip("?")]

    def ways(id: str, names: Iterable[str]) -> list[tuple[str, ...]]:
        return [(*below, coming_to(several, id, name)) for name in names]

    if name.endswith("?"):
        return [(*below, current.rstrip("?")), *ways(id, node["to"][:1])]
    if "goto" in node:
        begins_again = below if node["goto"] == id else []
        return [
            (
                *begins_again,
                coming_to(several, node["goto"], several[node["goto"]]["start"]),
            )
        ]
    if node["kind"] == "end":
        if not below:
            return []
        caller, step = below.pop().split(".")
        node = several[caller]["nodes"][step]
        return ways(caller, [node["to"][0], *_failing(node)])
    if "calls" in node:
        called = node["calls"]
        begun = (*state, coming_to(several, called, several[called]["start"]))
        return [begun, *ways(id, _failing(node) if node.get("in-time") else ())]
    return ways(id, [*node["to"], *_failing(node)])


def coming_to(several: Processes, id: str, name: str) -> str:
    """The name of the state in which a case comes to a node."""
    return f"{id}.{name}{'?' if several[id]['nodes'][name].get('if') else ''}"


def _failing(node: Mapping[str, Any]) -> list[str]:
    return [node["fails"]] if "fails" in node else []


def by_states(several: Processes, root: str) -> tuple[set[str], set[str]] | None:
    """Unreachable and stuck nodes by a search through all states; None if they are too many.

    A node is stuck if it is the current one in a state of a fresh run of its process from which
    no end of that run, and no process that it is left for, can come to its end.
    """
    seen = states_from(several, (coming_to(several, root, several[root]["start"]),))
    if seen is None:
        return None
    visited = {state[-1] for state in seen if not state[-1].endswith("?")}
    entered = {name.split(".")[0] for name in visited}
    nodes = {f"{id}.{name}" for id in entered for name in several[id]["nodes"]}
    stuck = set()
    for name in visited:
        from_here = states_from(several, (name,))
        if from_here is None:
            return None
        if not any(is_over(several, state) for state in from_here):
            stuck.add(name)
    return nodes - visited, stuck


def is_over(several: Processes, state: tuple[str, ...]) -> bool:
    id, name = state[-1].split(".")
    node = several[id]["nodes"][name.rstrip("?")]
    return len(state) == 1 and node["kind"] == "end" and "goto" not in node


def states_from(several: Processes, start: tuple[str, ...]) -> set[tuple[str, ...]] | None:
    seen = {start}
    queue = [start]
    for state in queue:
        if len(state) > 8 or len(seen) > 3000:
            return None
        for after in successors(several, state):
            if after not in seen:
                seen.add(after)
                queue.append(after)
    return seen


@settings(max_examples=300, deadline=None)
@given(processes())
def test_a_search_through_all_states_of_one_process_agrees(case: tuple[Processes, str]) -> None:
    assert verdict(*case) == by_states(*case)


@settings(max_examples=300, deadline=None)
@given(processes(several=True))
def test_a_search_through_all_states_of_several_processes_agrees(
    case: tuple[Processes, str],
) -> None:
    expected = by_states(*case)
    if expected is not None:
        assert verdict(*case) == expected, as_yaml(*case)


@settings(max_examples=300, deadline=None)
@given(processes(failing=True))
def test_a_search_through_all_states_of_a_process_with_conditions_and_failures_agrees(
    case: tuple[Processes, str],
) -> None:
    assert verdict(*case) == by_states(*case), as_yaml(*case)


@settings(max_examples=300, deadline=None)
@given(processes(several=True, failing=True))
def test_a_search_through_all_states_of_several_with_conditions_and_failures_agrees(
    case: tuple[Processes, str],
) -> None:
    expected = by_states(*case)
    if expected is not None:
        assert verdict(*case) == expected, as_yaml(*case)


@settings(max_examples=max(500, settings.default.max_examples), deadline=None)
@given(processes(several=True, failing=True))
def test_a_condition_makes_no_process_sound_and_none_unsound(case: tuple[Processes, str]) -> None:
    """But for processes that run each other in a circle, which is an error by itself."""
    several, root = case
    before, after = is_sound(without_conditions(several), root), is_sound(several, root)
    in_circles = circles(Flow(read_text(as_yaml(*case)).support))
    assert before == after or (after and in_circles), as_yaml(*case)


def is_sound(several: Processes, root: str) -> bool:
    return not any(verdict(several, root))


@settings(max_examples=100, deadline=None)
@given(processes(failing=True), st.booleans())
def test_a_search_for_each_promise_of_order_agrees_with_what_all_are_judged_by(
    case: tuple[Processes, str], is_entered: bool
) -> None:
    names = [name for name in case[0]["p0"]["nodes"] if "goto" not in case[0]["p0"]["nodes"][name]]
    pairs = [(one, other) for one in names for other in names if one != other]
    lines = [f"{one} {word} {other}" for one, other in pairs for word in ("before", "then")]
    lines += [f"never {one} and {other}" for one, other in pairs]
    always = "".join(f"      - {line}\n" for line in lines)
    text = as_yaml(*case).replace("    steps:\n", f"    always:\n{always}    steps:\n")
    if is_entered:
        step = f"{{id: a, title: A, next: p0.{names[len(names) // 2]}}}"
        text += f"  q: {{title: Q, trigger: A call., steps: [{step}]}}\n"
    assert orders_told(text, 10_000) == orders_told(text, 0)


def orders_told(text: str, searches: int) -> list[tuple[str, bool]]:
    """The orders that are broken, or that nothing puts to the test, in so many searches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sphinx_support_process.flow.always.MAX_SHOWN", searches)
        loaded = read_text(text)
        soundness = Soundness(Flow(loaded.support))
        process = loaded.support.processes["p0"]
        found = [(str(line), broken(soundness, process, line)) for line in process.always]
    return [(line, how.missing is not None) for line, how in found if how is not None]


graphs = st.integers(1, 12).flatmap(
    lambda size: st.lists(
        st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=3 * size
    ).map(lambda edges: networkx.DiGraph([*edges, *((node, node + size) for node in range(size))]))
)


@settings(max_examples=200, deadline=None)
@given(graphs)
def test_networkx_finds_the_same_reach_components_paths_and_dominators(
    graph: networkx.DiGraph,
) -> None:
    after = graph.__getitem__
    assert set(reachable([0], after)) == {0, *networkx.descendants(graph, 0)}
    onward = {node: list(after(node)) for node in graph}
    for goal in graph.nodes:
        assert leading_to([goal], onward) == {goal, *networkx.ancestors(graph, goal)}
    ours = components(graph.nodes, after)
    assert {frozenset(group) for group in ours} == {
        frozenset(group) for group in networkx.strongly_connected_components(graph)
    }
    place = {node: number for number, group in enumerate(ours) for node in group}
    assert all(place[source] >= place[target] for source, target in graph.edges)
    theirs = networkx.immediate_dominators(graph, 0)
    assert {node: before for node, before in dominators(0, after).items() if node} == {
        node: before for node, before in theirs.items() if node
    }
    for goal in graph.nodes:
        path = shortest_path([0], goal.__eq__, after)
        if networkx.has_path(graph, 0, goal):
            assert networkx.is_path(graph, path)
            assert len(path) == networkx.shortest_path_length(graph, 0, goal) + 1
        else:
            assert path == []


@settings(max_examples=100, deadline=None)
@given(graphs)
def test_a_shortest_cycle_is_one_and_none_is_shorter(graph: networkx.DiGraph) -> None:
    cycle = shortest_cycle(0, graph.__getitem__)
    lengths = [
        networkx.shortest_path_length(graph, after, 0) + 1
        for after in graph[0]
        if networkx.has_path(graph, after, 0)
    ]
    assert len(cycle) == (min(lengths) + 1 if lengths else 0)
    assert not cycle or (networkx.is_path(graph, cycle) and cycle[0] == cycle[-1] == 0)


@settings(max_examples=100, deadline=None)
@given(processes(several=True, failing=True))
def test_a_promise_between_any_two_steps_is_judged(case: tuple[Processes, str]) -> None:
    text = as_yaml(*case)
    support = read_text(text).support
    steps = [step.name for process in support.processes.values() for step in process.steps]
    pairs = [(one, other) for one in [*support.processes, *steps] for other in steps]
    lines = (
        f"  m{number}: {{to: x, from: {one}, until: {other}, within: 1 hour}}\n"
        for number, (one, other) in enumerate(pairs)
    )
    loaded = read_text(text + "promises:\n" + "".join(lines))
    found = RULES["broken-promise"].problems(Context(loaded, Settings(strict=True)))
    assert all(problem.message for problem in found)
