"""Random processes for the tests of the flow, as plain data and as YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from sphinx_support_process.flow import Flow, Outcome, Soundness, Spot
from sphinx_support_process.flow.graph import reachable
from sphinx_support_process.load import read_text

Processes = Mapping[str, Mapping[str, Any]]
"""By id: `start`, and `nodes` by id with `kind` (step, choice, end), `to`, `calls`, `goto`.

A step may have a condition (`if`), and a way for when it `fails`, by what one expects, or in time.
"""


def as_yaml(processes: Processes, root: str) -> str:
    """The processes in our format; an end with `goto` is a step that leaves for a process."""
    lines = ["processes:"]
    for id, process in processes.items():
        nodes = process["nodes"]
        lines += [f"  {id.lower()}:", f"    title: {id}"]
        lines += ["    trigger: A ticket arrives."] if id == root else []
        outcomes = ends(process)
        lines += [f"    outcomes: {{{', '.join(f'{end}: End' for end in outcomes)}}}"]
        lines += ["    steps:"]
        for name in sorted(nodes, key=lambda name: name != process["start"]):
            node = nodes[name]
            if name in outcomes:
                continue
            lines += [f"      - id: {name}", f"        title: {name}"]
            if "goto" in node:
                lines += [f"        next: {node['goto'].lower()}"]
            elif "calls" in node:
                lines += [f"        run: {node['calls'].lower()}"]
                called = ends(processes[node["calls"]])
                ways = ", ".join(f"{end}: {node['to'][0]}" for end in called)
                lines += [
                    f"        outcomes: {{{ways}}}" if called else f"        next: {node['to'][0]}"
                ]
            elif node["kind"] == "choice":
                answers = ", ".join(f"a{n}: {to}" for n, to in enumerate(node["to"]))
                lines += [f"        answers: {{{answers}}}"]
            else:
                lines += [f"        next: {node['to'][0]}"]
            if node.get("if"):
                lines += ["        if: it is so"]
            if "fails" in node:
                cause = "timebox: 1 hour" if node["in-time"] else "expect: It is so."
                lines += [f"        {cause}", f"        otherwise: {node['fails']}"]
    return "\n".join(lines) + "\n"


def ends(process: Mapping[str, Any]) -> list[str]:
    nodes = process["nodes"]
    return [name for name, node in nodes.items() if node["kind"] == "end" and "goto" not in node]


def verdict(processes: Processes, root: str) -> tuple[set[str], set[str]]:
    """What `Soundness` says of the processes that are entered: unreachable and stuck nodes.

    Names are `process.node`. Stuck are nodes that are reached and cannot come to an end.
    """
    loaded = read_text(as_yaml(processes, root))
    assert loaded.problems == ()
    soundness = Soundness(Flow(loaded.support))
    starts: Sequence[Spot] = soundness.flow.entry(loaded.support.processes[root.lower()])
    reached = reachable(starts, soundness.after)
    unreachable, stuck = set(), set()
    for id, process in processes.items():
        ours = loaded.support.processes[id.lower()]
        if ours.steps[0] not in reached:
            continue
        spots: dict[str, Spot] = {str(step.id): step for step in ours.steps}
        spots |= {
            end: outcome
            for end, outcome in soundness.flow.outcomes[ours.id].items()
            if end in ends(process)
        }
        unreachable |= {f"{id}.{name}" for name, spot in spots.items() if spot not in reached}
        stuck |= {
            f"{id}.{name}"
            for name, spot in spots.items()
            if not isinstance(spot, Outcome) and spot in reached and spot not in soundness.ends
        }
    return unreachable, stuck


@st.composite
def processes(
    draw: st.DrawFn, *, several: bool = False, failing: bool = False
) -> tuple[Processes, str]:
    """One random process, or several that run each other and leave for each other.

    Those that are `failing` have conditions, and ways for when a step fails.
    """
    count = draw(st.integers(2, 4)) if several else 1
    found = {}
    for number in range(count):
        others = [f"p{other}" for other in range(count)]
        found[f"p{number}"] = draw(_process(others, several, failing))
    return found, "p0"


def without_conditions(processes: Processes) -> Processes:
    """The same processes, in which every step is always done."""
    return {
        id: {
            **process,
            "nodes": {name: {**node, "if": False} for name, node in process["nodes"].items()},
        }
        for id, process in processes.items()
    }


@st.composite
def _process(draw: st.DrawFn, others: list[str], several: bool, failing: bool) -> dict[str, Any]:
    steps = [f"s{number}" for number in range(draw(st.integers(1, 6)))]
    finals = [f"e{number}" for number in range(draw(st.integers(1, 2)))]
    target = st.sampled_from([*steps[1:], *finals, *finals, steps[0]])
    nodes: dict[str, Any] = {}
    for step in steps:
        kind = draw(st.sampled_from(["step", "choice", "choice", "call" if several else "step"]))
        if kind == "choice":
            nodes[step] = {"kind": kind, "to": draw(st.lists(target, min_size=1, max_size=3))}
        else:
            nodes[step] = {"kind": "step", "to": [draw(target)]}
            if kind == "call":
                nodes[step]["calls"] = draw(st.sampled_from(others))
            if failing and draw(st.booleans()):
                nodes[step]["if"] = draw(st.booleans())
            if failing and draw(st.booleans()):
                nodes[step] |= {"fails": draw(target), "in-time": draw(st.booleans())}
    for final in finals:
        nodes[final] = {"kind": "end", "to": []}
        if several and final != "e0" and draw(st.booleans()):
            nodes[final]["goto"] = draw(st.sampled_from(others))
    return {"start": "s0", "nodes": nodes}
