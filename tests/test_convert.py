"""Exports of a small process are exactly the files beside it, and other tools can read them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chart_cases import flow_of, random_process

from sphinx_support_process.export import FORMATS, render
from sphinx_support_process.load import read, read_text

EXPORTS = Path(__file__).with_name("exports")
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DIAGRAM = "{http://www.omg.org/spec/BPMN/20100524/DI}"
SEEDS = range(40)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize(("file", "process"), [("small", "triage"), ("outage", "outage")])
def test_a_small_process_is_exported_exactly(to: str, file: str, process: str) -> None:
    support = read([EXPORTS / f"{file}.yaml"]).support
    expected = (EXPORTS / f"{file}-{to}{FORMATS[to].suffix}").read_text(encoding="utf-8")
    assert render(support, process, to) == expected


@pytest.mark.parametrize("to", FORMATS)
def test_an_export_gives_the_same_bytes_every_time(to: str) -> None:
    for seed in SEEDS[:8]:
        texts = {render(flow_of(random_process(seed)).support, "p", to) for _ in range(2)}
        assert len(texts) == 1


@pytest.mark.parametrize("to", FORMATS)
def test_a_process_without_steps_can_be_exported(to: str) -> None:
    support = read_text("processes: {p: {title: Nothing, steps: []}}").support
    assert "Nothing" in render(support, "p", to)


def test_directives_that_hold_each_other_without_end_can_be_exported() -> None:
    text = "          :::{note}\n" * 3_000
    steps = f"      - id: a\n        title: A\n        text: |\n{text}          Read it.\n"
    support = read_text(f"processes:\n  p:\n    title: P\n    steps:\n{steps}").support
    assert render(support, "p", "markdown").endswith("> Read it.\n")


@pytest.mark.parametrize(("process", "to"), [("nothing", "svg"), ("p", "docx")])
def test_an_unknown_process_or_format_is_a_key_error(process: str, to: str) -> None:
    support = flow_of("processes: {p: {title: Nothing, steps: [Read]}}").support
    with pytest.raises(KeyError):
        render(support, process, to)


ARTIFACTS = ("textAnnotation", "association")


@pytest.mark.parametrize("seed", SEEDS)
def test_bpmn_hangs_together(seed: int) -> None:
    root = ElementTree.fromstring(render(flow_of(random_process(seed)).support, "p", "bpmn"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    (process,) = root.iter(f"{BPMN}process")
    flows = {flow.get("id"): flow for flow in process.iter(f"{BPMN}sequenceFlow")}
    nodes = {
        node.get("id"): node
        for node in process
        if node.tag not in {f"{BPMN}{tag}" for tag in ("laneSet", "sequenceFlow", *ARTIFACTS)}
    }
    for id, node in nodes.items():
        into = [each.text for each in node.iter(f"{BPMN}incoming")]
        out = [each.text for each in node.iter(f"{BPMN}outgoing")]
        assert into == [flow for flow in flows if flows[flow].get("targetRef") == id]
        assert out == [flow for flow in flows if flows[flow].get("sourceRef") == id]
        gateway = node.tag == f"{BPMN}exclusiveGateway"
        assert len(into) <= 1 or (gateway and len(out) == 1)
        assert len(out) <= 1 or (gateway and len(into) <= 1)
    in_lanes = [each.text for each in process.iter(f"{BPMN}flowNodeRef")]
    assert sorted(in_lanes) == sorted(nodes)
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{DIAGRAM}BPMNShape")}
    notes, lines = ([one.get("id") for one in process.iter(f"{BPMN}{tag}")] for tag in ARTIFACTS)
    assert {*nodes, *notes} < drawn
    edges = {edge.get("bpmnElement") for edge in root.iter(f"{DIAGRAM}BPMNEdge")}
    assert edges == {*flows, *lines}


def test_json_names_its_version_and_every_step() -> None:
    flow = flow_of(random_process(1))
    value = json.loads(render(flow.support, "p", "json"))
    assert value["version"] == 2
    assert [step["id"] for step in value["process"]["steps"]] == [
        step.id for step in flow.support.processes["p"].steps
    ]


HOSTILE = r"""
roles: {a: {name: 'A "quoted" <b>|role</b>'}}
processes:
  p:
    title: 'A "title" | with `code` <script>alert(1)</script> %% # ; \ $x {y}'
    steps:
      - {id: s, title: 'Do "it" -->|x| [y] {z} # <i> \n ; end', who: a,
         answers: {'Yes "sir" | -->': next, 'No; #': s}}
      - {id: t, title: 'end', who: a}
"""


def test_hostile_texts_do_not_leave_their_quotes() -> None:
    support = flow_of(HOSTILE).support
    for line in render(support, "p", "mermaid").splitlines():
        assert line.count('"') in (0, 2)
    for to in ("mermaid", "svg", "bpmn", "markdown", "checklist"):
        assert "<script>" not in render(support, "p", to)
    ElementTree.fromstring(render(support, "p", "svg"))
    ElementTree.fromstring(render(support, "p", "bpmn"))


def test_graphviz_reads_the_graph() -> None:
    if shutil.which("dot") is None:
        pytest.skip("needs Graphviz")
    for source in (HOSTILE, random_process(3)):
        text = render(flow_of(source).support, "p", "dot")
        done = subprocess.run(
            ["dot", "-Tplain"], input=text, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "node s1 " in done.stdout
