"""Does `support-process stats` count what there is of everything?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.known.known import Known
from sphinx_support_process.known.statistics import handovers
from sphinx_support_process.load import read_text

DESK = """\
roles:
  desk: {name: Desk}
  expert: {name: Expert}
  robot: {name: Robot, automatic: true}
  customer: {name: Customer, external: true}
  nobody: {name: Nobody}
templates:
  got: {title: We got it, to: customer, body: Thanks}
  fixed: {title: It works, to: customer, body: Thanks}
processes:
  triage:
    title: "*Triage*"
    who: desk
    duties: [{id: say, title: Say how it stands, every: 1 week, send: got}]
    steps:
      - {id: open, title: Open it, who: robot}
      - {id: greet, title: Greet, send: got, within: 1 hour, since: start}
      - {id: easy, title: Is it easy?, answers: {Yes: close, No: next}}
      - {id: both, title: Look together, who: [desk, expert], by: end of the working day}
      - {id: mend, title: Mend it, who: expert, expect: It works., otherwise: both}
      - {id: ask, title: Does it work?, who: customer, answers: {Yes: next, No: mend}}
      - {id: close, title: Close it, send: [got, fixed], starts: review, wait: {for: silence}}
  review:
    title: Review
    who: expert
    steps: [{id: learn, title: Learn from it}, {id: tell, title: Tell, if: it matters, who: desk}]
  week: {title: Every week, who: desk, duties: [{id: look, title: Look around, every: mon}]}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command in a folder with a file of YAML; returns the code and both outputs."""
    monkeypatch.chdir(tmp_path)
    Path("support").mkdir()
    Path("support/desk.yaml").write_text(DESK, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["stats", *arguments])
        return code, *capsys.readouterr()

    return run


ALL = """\
        steps  questions  hand-overs  waits  deadlines  replies  back  shortest  longest
triage      7          2           4      1          2        2     2         4        7
review      2          0           1      0          0        0     0         1        2
week        0          0           0      0          0        0     0         -        -

          steps  share  deadlines  hand-overs in  out
Desk          5    56%          2              2    1
Expert        3    33%          1              2    2
Robot         1    11%          0              0    0
Customer      1    11%          0              1    2
"""


def test_all_processes_are_counted_and_all_roles_in_them(run) -> None:
    assert run() == (0, ALL, "")


@pytest.mark.parametrize("path", ["support", "support/desk.yaml", "./support", "support/*.yaml"])
def test_a_file_or_folder_can_be_named(run, path: str) -> None:
    assert run(path) == (0, ALL, "")


def test_of_one_process_the_ways_are_told_as_well(run) -> None:
    assert run("triage", "support") == (
        0,
        """\
        steps  questions  hand-overs  waits  deadlines  replies  back  shortest  longest
triage      7          2           4      1          2        2     2         4        7

The shortest way, 4 steps: open, greet, easy, close
The longest way, 7 steps: open, greet, easy, both, mend, ask, close

          steps  share  deadlines  hand-overs in  out
Desk          4    57%          2              1    1
Expert        2    29%          1              2    1
Robot         1    14%          0              0    0
Customer      1    14%          0              1    2
""",
        "",
    )


def test_programs_get_the_same_numbers(run) -> None:
    code, out, err = run("review", "--format", "json")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "processes": [
            {
                "process": "review",
                "steps": 2,
                "questions": 0,
                "hand_overs": 1,
                "waits": 0,
                "deadlines": 0,
                "replies": 0,
                "ways_back": 0,
                "shortest_way": ["learn"],
                "longest_way": ["learn", "tell"],
            }
        ],
        "roles": [
            {
                "role": "desk",
                "steps": 1,
                "share": 0.5,
                "deadlines": 0,
                "hand_overs_in": 1,
                "hand_overs_out": 0,
            },
            {
                "role": "expert",
                "steps": 1,
                "share": 0.5,
                "deadlines": 0,
                "hand_overs_in": 0,
                "hand_overs_out": 1,
            },
        ],
    }


def test_a_process_with_duties_alone_has_no_ways_and_no_roles(run) -> None:
    code, out, err = run("week")

    assert (code, err) == (0, "")
    assert out == (
        "      steps  questions  hand-overs  waits  deadlines  replies  back  shortest  longest\n"
        "week      0          0           0      0          0        0     0         -        -\n"
    )


def test_a_process_that_never_ends_says_so(run) -> None:
    Path("support/desk.yaml").write_text(
        "processes: {p: {title: P, trigger: A mail, steps: [{id: a, title: A, next: a}]}}", "utf-8"
    )

    code, out, err = run("p")

    assert (code, err) == (0, "")
    assert out == (
        "   steps  questions  hand-overs  waits  deadlines  replies  back  shortest  longest\n"
        "p      1          0           0      0          0        0     1         -        -\n"
        "\n"
        "No way through it comes to an end\n"
    )


def test_a_process_that_is_run_takes_over_at_its_first_step(run) -> None:
    Path("support/desk.yaml").write_text(
        DESK.replace("starts: review", "run: review").replace("who: [desk, expert]", "who: expert"),
        "utf-8",
    )
    numbers = json.loads(run("triage", "--format", "json")[1])["processes"][0]

    assert numbers["hand_overs"] == 5


def test_work_is_handed_over_in_the_order_of_the_answers() -> None:
    answers = "answers: {Hard: mend, Easy: done, Odd: ask}"
    text = DESK.replace("answers: {Yes: close, No: next}", answers)
    support = read_text(text).support
    passed = handovers(Known(support), support.processes["triage"])
    assert [other.id for step, other in passed if step.id == "easy"] == ["mend", "ask"]


def test_an_unknown_process_is_told_with_the_nearest(run) -> None:
    assert run("traige") == (
        2,
        "",
        "support-process: there is no process `traige`\n  help: did you mean `triage`?\n",
    )


def test_problems_in_reading_are_told_beside_the_numbers(run) -> None:
    Path("support/desk.yaml").write_text(DESK.replace("roles:\n", "roles:\n  x: 3\n"), "utf-8")
    code, out, err = run()

    assert (code, out, err.count("\n")) == (1, ALL, 1)


def test_a_file_that_cannot_be_read_has_no_numbers(run) -> None:
    assert run("missing.yaml")[:2] == (3, "")
