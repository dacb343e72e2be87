"""Does one slip make one problem? Single slips in files that had none, and a few by hand."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from slips import Slip, slips

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.checks.causes import causes
from sphinx_support_process.load import joined, part_of, read_text
from sphinx_support_process.text.problem import Cause, Problem, Severity
from sphinx_support_process.text.text import Place

ROOT = Path(__file__).parent.parent
SETTINGS = Settings(strict=True, today=date(2026, 11, 23))
STARTER = ROOT / "sphinx_support_process" / "starter.yaml"
DOCS = sorted((ROOT / "docs" / "support").glob("*.yaml"))


def problems(files: list[Path], changed: Path, text: str) -> tuple[Problem, ...]:
    parts = (
        part_of(file.name, text if file == changed else file.read_text("utf-8")) for file in files
    )
    return check(Context(joined(parts), SETTINGS))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("files", [[STARTER], DOCS], ids=["starter", "docs"])
def test_nearly_every_slip_makes_one_problem_at_most(files: list[Path], seed: int) -> None:
    chance = random.Random(seed)
    every = [(file, slip) for file in files for slip in slips(file.read_text("utf-8"))]
    several: list[tuple[Slip, list[str]]] = []
    for file, slip in chance.sample(every, 100):
        found = problems(files, file, slip.text)
        if len(found) > 1:
            told = [f"{problem.place.line}: {problem.message}" for problem in found]
            several.append((slip._replace(text=""), told))
    assert len(several) <= 2, several


HEAD = """\
roles:
  agent: {name: Support Agent, held-by: whoever is on duty}
  lead: {name: Lead, held-by: Ada}
processes:
  triage:
    title: Triage
    trigger: A ticket, or a word of the Lead.
    who: agent
    steps:
"""


def told(steps: str) -> list[tuple[int, str, list[int]]]:
    """Line and rule of each problem, and the lines of the places related to it."""
    return [
        (problem.place.line, problem.rule, [note.place.line for note in problem.related])
        for problem in check(Context(read_text(HEAD + steps), SETTINGS))
    ]


def test_a_name_that_nobody_knows_is_told_once_with_all_its_places() -> None:
    steps = "      - {id: read, title: Read it, next: shut}\n"
    steps += "      - {id: close, title: Close it, next: shut}\n"
    assert told(steps) == [(10, "unknown-target", [11])]


def test_two_names_that_nobody_knows_are_two_problems() -> None:
    steps = "      - {id: read, title: Read it, who: laed}\n"
    steps += "      - {id: close, title: Close it, who: agnt}\n"
    assert told(steps) == [(10, "unknown-role", []), (11, "unknown-role", [])]


def test_an_accepted_problem_does_not_hide_the_same_slip_elsewhere() -> None:
    accepted = "ignore: [{rule: unknown-target, reason: it comes soon}]"
    steps = f"      - {{id: read, title: Read it, next: shut, {accepted}}}\n"
    steps += "      - {id: close, title: Close it, next: shut}\n"
    assert told(steps) == [(11, "unknown-target", [])]


def test_what_an_alias_of_yaml_repeats_is_told_once() -> None:
    steps = '      - {id: read, title: Read it, who: &a laed, text: &t "As in step 9."}\n'
    steps += "      - {id: close, title: Close it, who: *a, text: *t}\n"
    assert told(steps) == [(10, "unknown-role", []), (10, "prose-step-number", [])]


def test_a_text_that_an_alias_repeats_is_told_for_each_thing_that_it_says_there() -> None:
    steps = '      - &s {id: read, title: Read it, text: "As in step 1."}\n'
    other = "  last: {title: Z, trigger: A call., who: agent, steps: [{id: a, title: Hear}, *s]}\n"
    found = check(Context(read_text(HEAD + steps + other), SETTINGS))
    assert [problem.message for problem in found] == [
        "`step 1` is `Hear` only until a step is added",
        "`step 1` is `Read it` only until a step is added",
    ]


def test_a_step_without_an_id_is_told_and_not_the_targets_that_mean_it() -> None:
    steps = "      - {id: read, title: Read it, next: shut}\n"
    steps += "      - {title: Close it}\n"
    assert told(steps) == [(11, "schema", [])]


def test_an_answer_that_is_gone_is_told_where_it_should_lead() -> None:
    steps = '      - {id: clear, title: "Is it clear?", answers: {Yes: close}}\n'
    steps += "      - {id: ask, title: Ask back}\n"
    steps += "      - {id: close, title: Close it}\n"
    assert told(steps) == [(11, "unreachable-step", [])]


def test_what_follows_from_a_problem_is_told_where_that_is_not() -> None:
    steps = '      - {id: clear, title: "Is it clear?", answers: {Yes: close}}\n'
    steps += "      - {id: ask, title: Ask back}\n"
    steps += "      - {id: close, title: Close it}\n"
    settings = SETTINGS._replace(ignore={"unreachable-step"})
    problems = check(Context(read_text(HEAD + steps), settings))
    assert [problem.rule for problem in problems] == ["single-answer"]


def problem(rule: str, severity: Severity, *follows: Cause) -> Problem:
    here = Place("support.yaml", 1, 1)
    return Problem(rule, here, "", severity=severity, about="triage.read", follows=follows)


@pytest.mark.parametrize(
    ("cause", "hidden"),
    [
        (Cause("trap"), True),
        (Cause("trap", "triage"), True),
        (Cause("trap", "triage.read"), True),
        (Cause("trap", "triage.close"), False),
        (Cause("yaml"), False),
    ],
)
def test_a_problem_follows_from_those_of_a_rule_in_a_definition_or_anywhere(
    cause: Cause, hidden: bool
) -> None:
    first, second = problem("trap", "error"), problem("title-style", "strict", cause)
    assert list(causes([first, second])) == ([first] if hidden else [first, second])


def test_what_is_more_severe_is_never_hidden() -> None:
    several = [problem("title-style", "strict"), problem("trap", "error", Cause("title-style"))]
    assert list(causes(several)) == several
