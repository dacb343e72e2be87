"""Which way through a process is the shortest, which the longest, and what leads back?"""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from random_processes import Processes, as_yaml, processes
from reading import STEPS, support

from sphinx_support_process.flow import Flow, Outcome, Soundness
from sphinx_support_process.flow.through import Through, through
from sphinx_support_process.load import read_text


def found(steps: str, more: str = "") -> Through:
    """The ways through the process `a` with these steps, the lines of a list."""
    lines = "".join(f"      {line}\n" for line in steps.strip().split("\n"))
    model = support(STEPS + lines + more)
    return through(Soundness(Flow(model)), model.processes["a"])


def ids(way: Through) -> tuple[str, str, int]:
    return (
        " ".join(step.id for step in way.shortest),
        " ".join(step.id for step in way.longest),
        way.back,
    )


def test_steps_one_after_the_other_are_both_ways() -> None:
    assert ids(found("- one\n- two\n- three")) == ("one two three", "one two three", 0)


def test_answers_make_ways_of_different_length() -> None:
    assert ids(found("- {id: ask, title: Ask?, answers: {a: last, b: next}}\n- more\n- last")) == (
        "ask last",
        "ask more last",
        0,
    )


def test_a_step_with_a_condition_is_skipped_on_the_shortest_way_alone() -> None:
    assert ids(found("- one\n- {id: two, title: Two, if: it rains}\n- three")) == (
        "one three",
        "one two three",
        0,
    )


def test_a_way_back_is_counted_and_not_taken() -> None:
    steps = "- one\n- {id: try, title: Try, expect: It works., otherwise: one}\n- last"

    assert ids(found(steps)) == ("one try last", "one try last", 1)


def test_what_leads_nowhere_but_back_stands_behind_what_it_comes_back_to() -> None:
    steps = """
- {id: ask, title: Does it work?, answers: {a: last, b: mend, c: call}}
- mend
- {id: look, title: Look, next: ask}
- {id: call, title: Call, next: ask}
- last"""

    assert ids(found(steps)) == ("ask last", "ask mend look call last", 2)


def test_a_step_that_leads_to_itself_leads_back_once() -> None:
    steps = "- {id: ask, title: Does it work?, answers: {a: next, b: ask, c: ask}}\n- last"

    assert ids(found(steps)) == ("ask last", "ask last", 1)


def test_a_way_to_a_step_listed_before_leads_back_only_if_it_closes_a_loop() -> None:
    steps = """
- {id: one, title: One, next: three}
- {id: two, title: Two, next: done}
- {id: three, title: Three, next: two}"""

    assert ids(found(steps)) == ("one three two", "one three two", 0)


def test_leaving_for_another_process_is_an_end() -> None:
    steps = "- {id: ask, title: Ask?, answers: {a: b, b: next}}\n- two"

    assert ids(found(steps, "  b: {title: B, steps: [one, two]}\n")) == ("ask", "ask two", 0)


def test_what_is_run_is_one_step() -> None:
    steps = "- {id: call, title: Call, run: b}\n- two"

    assert ids(found(steps, "  b: {title: B, steps: [one, two]}\n")) == ("call two", "call two", 0)


def test_a_process_that_never_ends_has_no_way_through() -> None:
    assert ids(found("- one\n- {id: two, title: Two, next: one}")) == ("", "", 1)


def test_a_trap_stands_on_no_way() -> None:
    steps = """
- {id: ask, title: Ask?, answers: {a: last, b: trap}}
- {id: trap, title: Trap, next: trap}
- last"""

    assert ids(found(steps)) == ("ask last", "ask last", 1)


def graph(soundness: Soundness, process) -> nx.DiGraph:
    """The spots of a process, each way as long as the step that it leads to; `end` behind ends."""
    edges = []
    starts = soundness.flow.entry(process)
    for step in process.steps:
        for spot in soundness.flow.parts(step):
            edges += [(spot, other, type(other) is type(step)) for other in soundness.within(spot)]
            if len(soundness.within(spot)) < len(soundness.on[spot]):
                edges.append((spot, "end", 0))
    edges += [(other, "end", 0) for _, other, _ in edges if isinstance(other, Outcome)]
    edges += [("start", spot, type(spot) is type(process.steps[0])) for spot in starts]
    found = nx.DiGraph()
    found.add_weighted_edges_from((a, b, int(length)) for a, b, length in edges)
    return found.subgraph({"start", *nx.descendants(found, "start")})


@given(processes(several=True, failing=True))
def test_the_ways_are_those_that_another_search_finds(drawn: tuple[Processes, str]) -> None:
    loaded = read_text(as_yaml(*drawn))
    soundness = Soundness(Flow(loaded.support))
    for process in loaded.support.processes.values():
        way, edges = through(soundness, process), graph(soundness, process)
        assert len({*way.longest}) == len(way.longest) >= len(way.shortest)
        assert bool(way.back) != nx.is_directed_acyclic_graph(edges)
        if "end" not in edges:
            assert (way.shortest, way.longest) == ((), ())
            continue
        assert len(way.shortest) == nx.shortest_path_length(edges, "start", "end", weight="weight")
        if not way.back:
            inner = edges.subgraph({"end", *nx.ancestors(edges, "end")})
            path = nx.dag_longest_path(inner, weight="weight", default_weight=0)
            assert len(way.longest) == sum(inner[a][b]["weight"] for a, b in pairwise(path))


def test_a_process_of_thousands_of_steps_has_its_ways_as_well() -> None:
    way = found("\n".join(f"- s{number}" for number in range(3000)))

    assert (len(way.shortest), len(way.longest)) == (3000, 3000)
