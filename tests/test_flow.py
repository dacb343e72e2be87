"""Where does it go from here?"""

from reading import support

from sphinx_support_process.flow import Flow, Outcome
from sphinx_support_process.model import Process

MODEL = """
processes:
  triage:
    title: Triage
    steps:
      - id: acknowledge
        title: Acknowledge
        starts: [survey, unknown]
      - id: ask
        title: Who asks?
        run: identify
        outcomes: {known: next, unknown: refuse}
      - id: decide
        title: Is it an incident?
        answers: {Yes: incident, No: {go: done}, Perhaps: nowhere}
      - id: refuse
        title: Refuse
        wait: {for: an answer, at-most: 1 week, then: identify.look}
  identify:
    title: Identify
    outcomes: {known: We know them., unknown: We do not.}
    steps:
      - {id: look, title: Look, answers: {Yes: known, No: unknown}}
      - {id: give-up, title: Give up}
  incident:
    title: Incident
    steps:
      - {id: acknowledge, title: Acknowledge, next: triage.acknowledge}
  survey:
    title: Survey
    steps:
      - Ask
"""


def flow():
    return Flow(support(MODEL))


def name(node):
    if isinstance(node, Outcome):
        return f"{node.process.id}!{node.id}"
    return node.id if isinstance(node, Process) else node and node.name


def ways(step):
    found = flow()
    return [
        (way.kind, way.label, way.written, name(way.to)) for way in found.ways[found.steps[step]]
    ]


def resolve(target, step="triage.ask"):
    found = flow()
    return name(found.resolve(target, found.steps[step]))


def test_a_step_goes_on_to_the_one_listed_after():
    assert ways("triage.acknowledge") == [("next", None, None, "triage.ask")]


def test_the_last_step_goes_on_to_the_outcome_done():
    assert ways("survey.ask") == [("next", None, None, "survey!done")]


def test_the_last_step_goes_on_to_nothing_where_there_are_several_outcomes():
    assert ways("identify.give-up") == [("next", None, None, None)]


def test_an_explicit_next_leads_to_what_it_names():
    assert ways("incident.acknowledge") == [
        ("next", None, "triage.acknowledge", "triage.acknowledge")
    ]


def test_each_answer_is_a_way_and_one_that_names_nothing_leads_to_nothing():
    assert ways("triage.decide") == [
        ("answer", "Yes", "incident", "incident"),
        ("answer", "No", "done", "triage!done"),
        ("answer", "Perhaps", "nowhere", None),
    ]


def test_each_outcome_of_a_process_that_is_run_is_a_way():
    assert ways("triage.ask") == [
        ("outcome", "known", "next", "triage.decide"),
        ("outcome", "unknown", "refuse", "triage.refuse"),
    ]


def test_the_end_of_a_wait_is_a_way_beside_the_usual_one():
    assert ways("triage.refuse") == [
        ("next", None, None, "triage!done"),
        ("timeout", None, "identify.look", "identify.look"),
    ]


def test_a_target_is_first_a_step_of_the_own_process():
    assert resolve("acknowledge") == "triage.acknowledge"
    assert resolve("acknowledge", "incident.acknowledge") == "incident.acknowledge"


def test_a_target_is_then_an_outcome_then_a_process_then_a_step_elsewhere():
    assert resolve("done") == "triage!done"
    assert resolve("incident") == "incident"
    assert resolve("incident.acknowledge") == "incident.acknowledge"


def test_done_is_no_outcome_where_others_are_named():
    assert resolve("done", "identify.look") is None


def test_the_ways_into_a_node_are_known():
    found = flow()
    into = found.into[found.steps["triage.refuse"]]
    assert [(way.source.name, way.kind) for way in into] == [("triage.ask", "outcome")]


def test_it_is_known_which_steps_run_or_start_a_process():
    found = flow()
    processes = found.support.processes
    assert [step.name for step in found.runs[processes["identify"]]] == ["triage.ask"]
    assert [step.name for step in found.starts[processes["survey"]]] == ["triage.acknowledge"]


def test_everything_that_a_target_may_name_is_listed_with_its_title():
    found = flow()
    assert found.targets(found.support.processes["identify"]) == {
        "next": "",
        "look": "Look",
        "give-up": "Give up",
        "known": "We know them.",
        "unknown": "We do not.",
        "triage": "Triage",
        "identify": "Identify",
        "incident": "Incident",
        "survey": "Survey",
    }


def test_a_long_process_of_one_way_is_no_matter():
    steps = "".join(f"      - {{id: s{n}, title: S, next: s{n + 1}}}\n" for n in range(2000))
    model = support(
        f"processes:\n  a:\n    title: A\n    steps:\n{steps}      - {{id: s2000, title: S}}\n"
    )
    assert len(Flow(model).into) == 2001
