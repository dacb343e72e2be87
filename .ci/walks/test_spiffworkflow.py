"""Does an engine go where we say? SpiffWorkflow, by the host lines of the docs, on every way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from cases import Cases, Turn
from SpiffWorkflow.exceptions import WorkflowException

from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.export import executable
from sphinx_support_process.flow import Flow
from sphinx_support_process.known.levels import Levels, gravest
from sphinx_support_process.load import read
from sphinx_support_process.model import Support

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "how-to" / "run-in-an-engine.md"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
FAILING = {
    "community-association",
    "incident-response",
    "non-incident",
    "prioritise",
    "triage",
    "outage",
    "start",
}
"""The processes in which a case fails somewhere, and goes on by `otherwise`."""

TIMED = {"incident-response", "non-incident", "prioritise", "outage", "start"}
"""Those of them in which a timer tells."""

MINUTE = timedelta(minutes=1)


def host() -> Any:
    """What the first Python lines of the guide define."""
    names: dict[str, Any] = {}
    lines = re.search(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert lines
    exec(compile(lines[1], GUIDE.name, "exec"), names)
    return SimpleNamespace(**names)


HOST = host()


def support(*files: Path) -> Support:
    return read(files).support


COMPASS = support(*sorted((ROOT / "docs" / "support").glob("*.yaml")))
OUTAGE = support(ROOT / "tests" / "exports" / "outage.yaml")
SIGNS = support(ROOT / ".ci" / "engines.yaml")
ALL = [
    pytest.param(of, id, id=id)
    for of in (COMPASS, OUTAGE, SIGNS)
    for id, process in of.processes.items()
    if process.steps
]


def timer(of: Support, turn: Turn) -> timedelta | None:
    """When a step fails by itself, if that time elapses; it is none of working time."""
    step, clock = turn.step, Clock(of.calendar)
    written = [step.timebox, step.wait.at_most if step.wait else None]
    times = [clock.parse(gravest(Levels(of), time)) for time in written if time]
    if not times or any(time.working for time in times):
        return None
    return min(time.minutes for time in times) * MINUTE


def waiting(workflow: Any) -> list[str]:
    return [task.task_spec.bpmn_id for task in HOST.to_do(workflow)]


def play(of: Support, workflow: Any, turn: Turn, clock: time_machine.Coordinates) -> bool:
    """Do what a turn says; whether a timer has fired."""
    limit = timer(of, turn) if turn.fails else None
    (task,) = HOST.to_do(workflow)
    if limit is None:
        HOST.done(workflow, task, "otherwise" if turn.fails else turn.answer)
        return False
    clock.shift(limit - MINUTE)
    HOST.go_on(workflow)
    assert waiting(workflow) == [turn.task]
    clock.shift(2 * MINUTE)
    HOST.go_on(workflow)
    return True


@pytest.mark.parametrize(("of", "id"), ALL)
def test_every_way_leads_where_we_say(of: Support, id: str, tmp_path: Path) -> None:
    file = tmp_path / "process.bpmn"
    file.write_text(executable(of, id), "utf-8")
    flow = Flow(of)
    cases = Cases(flow)
    fails = fired = 0
    for case in cases.all(of.processes[id]):
        with time_machine.travel(MONDAY, tick=False) as clock:
            workflow = HOST.start(str(file), id)
            for turn in case.turns:
                assert waiting(workflow) == [turn.task]
                fails += turn.fails
                fired += play(of, workflow, turn, clock)
        assert workflow.is_completed()
        assert workflow.data["outcome"] == case.end
    assert cases.missed(of.processes[id]) == set()
    assert bool(fails) == (id in FAILING)
    assert bool(fired) == (id in TIMED)


@pytest.fixture
def outage(tmp_path: Path) -> str:
    """The file of an outage; its first step is done by a machine."""
    file = tmp_path / "outage.bpmn"
    file.write_text(executable(OUTAGE, "outage"), "utf-8")
    return str(file)


def test_who_is_called_is_told_in_time_and_the_task_stays(outage: str) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        workflow = HOST.start(outage, "outage")
        told = []
        for _ in range(3):
            clock.shift(16 * MINUTE)
            HOST.go_on(workflow)
            told.append([event.event_definition.code for event in workflow.get_events()])
            assert waiting(workflow) == ["n-outage.acknowledge"]
        (task,) = HOST.to_do(workflow)
        HOST.done(workflow, task)
        assert waiting(workflow) == ["n-outage.ask_guard"]
    assert told == [["second"], ["manager"], []]


def test_who_answers_in_time_calls_nobody(outage: str) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        workflow = HOST.start(outage, "outage")
        (task,) = HOST.to_do(workflow)
        HOST.done(workflow, task)
        clock.shift(60 * MINUTE)
        HOST.go_on(workflow)
    assert workflow.get_events() == []


def test_what_is_seen_to_fail_is_an_answer_where_a_timer_stands_too(outage: str) -> None:
    workflow = HOST.start(outage, "outage")
    seen = []
    for answer in (None, "no", "otherwise", "no", None, "no"):
        (task,) = HOST.to_do(workflow)
        seen.append(task.task_spec.bpmn_id)
        HOST.done(workflow, task, answer)
    assert seen == [
        "n-outage.acknowledge",
        "n-outage.ask_guard",
        "n-outage.fix",
        "n-outage.ask_guard",
        "n-outage.fix",
        "n-outage.report_guard",
    ]
    assert workflow.data["outcome"] == "done"


def test_an_answer_that_is_none_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "triage.bpmn"
    file.write_text(executable(COMPASS, "triage"), "utf-8")
    workflow = HOST.start(str(file), "triage")
    HOST.done(workflow, *HOST.to_do(workflow))
    (task,) = HOST.to_do(workflow)
    with pytest.raises(WorkflowException, match="No conditions satisfied"):
        HOST.done(workflow, task, "Maybe")


def test_the_guide_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("triage.bpmn").write_text(executable(COMPASS, "triage"), "utf-8")
    _, used = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    exec(compile(used, GUIDE.name, "exec"), vars(HOST))
    (said,) = re.findall(r"```text\n(1\. .*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert capsys.readouterr().out == said
