"""What an engine is given: `render --to bpmn --executable`, element by element."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from reading import support

from sphinx_support_process.cli import main
from sphinx_support_process.export import executable
from sphinx_support_process.load import read

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
EXPORTS = Path(__file__).with_name("exports")
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
ROLES = """\
roles:
  agent: {name: Agent}
  lead: {name: Lead}
  pager: {name: Pager, automatic: true}
"""
RUNS = """\
processes:
  p:
    title: P
    who: agent
    steps: [{id: call, title: Call, run: q, outcomes: {met: next, missed: next}}]
  q:
    title: Q
    who: agent
    outcomes: {met: Met, missed: Missed}
    steps: [{id: ask, title: So?, answers: {Yes: met, No: missed}}]
"""


def written(steps: str, more: str = "") -> str:
    """The file of a process `p` of an agent."""
    yaml = f"{ROLES}processes:\n  p: {{title: P, who: agent, {more}steps: [{steps}]}}\n"
    return executable(support(yaml), "p")


def process(text: str) -> ElementTree.Element:
    found = ElementTree.fromstring(text).find(f"{BPMN}process")
    assert found is not None
    return found


def conditions(text: str) -> dict[str, str | None]:
    """The condition of each way that has a name, or that is the one taken if no other is."""
    found = process(text)
    defaults = {gateway.get("default") for gateway in found}
    return {
        flow.get("name") or "(default)": flow.findtext(f"{BPMN}conditionExpression")
        for flow in found.iter(f"{BPMN}sequenceFlow")
        if flow.get("name") or flow.get("id") in defaults
    }


def timers(text: str) -> dict[str | None, tuple[str | None, str | None]]:
    """What stands on the borders of tasks: when, and whether that interrupts them."""
    return {
        event.get("name"): (event.findtext(f".//{BPMN}timeDuration"), event.get("cancelActivity"))
        for event in process(text).iter(f"{BPMN}boundaryEvent")
    }


@pytest.mark.parametrize(("file", "id"), [("small", "triage"), ("outage", "outage")])
def test_a_small_process_is_written_exactly(file: str, id: str) -> None:
    expected = (EXPORTS / f"{file}-executable.bpmn").read_text("utf-8")
    assert executable(read([EXPORTS / f"{file}.yaml"]).support, id) == expected


def test_every_process_that_is_run_stands_in_the_file_once() -> None:
    root = ElementTree.fromstring(executable(support(ROLES + RUNS), "p"))
    found = [(each.get("id"), each.get("isExecutable")) for each in root.iter(f"{BPMN}process")]
    assert found == [("process-p", "true"), ("process-q", "true")]
    (call,) = root.iter(f"{BPMN}callActivity")
    assert call.get("calledElement") == "process-q"


def test_processes_that_run_each_other_stand_in_it_once_too() -> None:
    yaml = (
        f"{ROLES}processes:\n"
        "  p: {title: P, who: agent, steps: [{id: a, title: A, run: q}]}\n"
        "  q: {title: Q, who: agent, steps: [{id: a, title: A, run: p}]}\n"
    )
    root = ElementTree.fromstring(executable(support(yaml), "p"))
    assert [each.get("id") for each in root.iter(f"{BPMN}process")] == ["process-p", "process-q"]


def test_a_run_that_nobody_describes_is_a_task() -> None:
    (task,) = process(written("{id: a, title: A, run: unknown}")).iter(f"{BPMN}userTask")
    assert task.get("id") == "n-p.a"


def test_how_a_process_ended_is_compared_by_its_id() -> None:
    yaml = ROLES + RUNS.replace("missed: next", "missed: call")
    assert conditions(executable(support(yaml), "p")) == {
        "Met": 'outcome == "met"',
        "Missed": 'outcome == "missed"',
    }


def test_the_id_of_an_end_ends_in_where_it_leads() -> None:
    yaml = (
        f"{ROLES}processes:\n"
        "  p:\n    title: P\n    who: agent\n    outcomes: {over: Over}\n"
        "    steps: [{id: a, title: A?, answers: {One: over, Two: q, Three: q.b}}]\n"
        "  q: {title: Q, who: agent, steps: [{id: a, title: A}, {id: b, title: B}]}\n"
    )
    found = process(executable(support(yaml), "p")).iter(f"{BPMN}endEvent")
    assert [end.get("id") for end in found] == ["end-p_1.over", "end-p_2.q", "end-p_3.q_b"]


def test_answers_that_lead_to_the_same_place_are_one_way_with_both() -> None:
    text = written(
        r"""{id: ask, title: So?, answers: {'A "b" \': done, C & d: done, E: next}}, B""",
    )
    assert conditions(text) == {
        'A "b" \\ / C & d': r'answer == "A \"b\" \\" or answer == "C & d"',
        "E": 'answer == "E"',
    }


def test_whether_a_step_is_done_is_asked_before_it() -> None:
    text = written("{id: a, title: A, if: it rains}, B")
    tasks = [(task.get("id"), task.get("name")) for task in process(text).iter(f"{BPMN}userTask")]
    assert tasks == [("n-p.a_guard", "It rains?"), ("n-p.a", "1. A"), ("n-p.b", "2. B")]
    assert conditions(text) == {"yes": 'answer == "yes"', "no": 'answer == "no"'}


def test_a_wait_that_elapses_ends_by_a_timer() -> None:
    text = written("{id: a, title: A, wait: {for: it, at-most: 4 hours}, otherwise: a}, B")
    assert timers(text) == {"after 4 hours": ("PT4H", None)}
    assert conditions(text) == {}


def test_a_wait_in_working_time_ends_by_an_answer() -> None:
    text = written("{id: a, title: A, wait: {for: it, at-most: 2 working days}, otherwise: a}, B")
    assert timers(text) == {}
    assert conditions(text) == {
        "in time": None,
        "after 2 working days": 'answer == "otherwise"',
    }


def test_what_is_seen_to_fail_is_an_answer_and_a_timebox_beside_it_a_timer() -> None:
    text = written("{id: a, title: A, timebox: 1 hour, expect: It runs., otherwise: a}, B")
    assert [when for when, _ in timers(text).values()] == ["PT1H"]
    assert conditions(text) == {"(default)": None, "otherwise": 'answer == "otherwise"'}


def test_what_fails_where_a_process_is_run_is_told_in_place_of_its_outcome() -> None:
    yaml = ROLES + RUNS.replace(
        "outcomes: {met: next, missed: next}", "expect: It holds., otherwise: call"
    )
    assert conditions(executable(support(yaml), "p")) == {
        "yes": None,
        "otherwise": 'outcome == "otherwise"',
    }


def test_whom_to_call_is_a_timer_that_interrupts_nothing_and_an_escalation() -> None:
    text = written("{id: a, title: A, escalate: {after: 15 minutes, to: lead, when: B}}")
    root = ElementTree.fromstring(text)
    assert timers(text) == {"after 15 minutes": ("PT15M", "false")}
    (escalation,) = root.iter(f"{BPMN}escalation")
    assert escalation.attrib == {
        "id": "escalation-lead",
        "name": "Lead",
        "escalationCode": "lead",
    }
    (thrown,) = root.iter(f"{BPMN}escalationEventDefinition")
    assert thrown.get("escalationRef") == "escalation-lead"


def test_a_call_in_working_time_is_only_told() -> None:
    text = written("{id: a, title: A, escalate: {after: 1 working day, to: lead}}")
    assert timers(text) == {}
    assert "<bpmn:text>after 1 working day: Lead</bpmn:text>" in text


def test_what_a_machine_does_is_a_service_task_questions_too() -> None:
    text = written(
        "{id: a, title: A, who: pager}, {id: b, title: B?, who: pager, answers: {Y: next, N: a}}, C"
    )
    found = [task.get("id") for task in process(text).iter(f"{BPMN}serviceTask")]
    assert found == ["n-p.a", "n-p.b"]


def test_every_id_stands_once_and_everything_is_drawn_once() -> None:
    root = ElementTree.fromstring(executable(support(ROLES + RUNS), "p"))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    drawn = [each.get("bpmnElement") for each in root.iter() if each.get("bpmnElement")]
    nodes = [
        each.get("id")
        for each in root.iter()
        if each.get("id", "").startswith(("n-", "end-", "flow-", "lane", "pool-", "timer-flow"))
        and not each.get("id", "").startswith("lanes")
        and "_di" not in each.get("id", "")
    ]
    assert sorted(drawn) == sorted([*nodes, "collaboration"])


def test_pools_stand_below_each_other() -> None:
    root = ElementTree.fromstring(executable(support(ROLES + RUNS), "p"))
    first, second = (
        next(shape.iter("{http://www.omg.org/spec/DD/20100524/DC}Bounds"))
        for shape in root.iter(f"{DI}BPMNShape")
        if shape.get("bpmnElement", "").startswith("pool-")
    )
    bottom = float(first.get("y", "")) + float(first.get("height", ""))
    assert float(second.get("y", "")) == bottom + 60


def test_the_command_writes_it(tmp_path: Path) -> None:
    file, out = tmp_path / "support.yaml", tmp_path / "p.bpmn"
    file.write_text(ROLES + RUNS, "utf-8")
    to = ["--to", "bpmn", "--executable", "--output", str(out)]
    assert main(["render", "p", str(file), *to]) == 0
    assert out.read_text("utf-8") == executable(support(ROLES + RUNS), "p")


def test_only_bpmn_can_be_executable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "p", "support.yaml", "--to", "svg", "--executable"]) == 2
    assert capsys.readouterr().err == (
        "support-process: only BPMN can be run by an engine\n"
        "  help: write `--to bpmn --executable`\n"
    )
