"""`support-process render`: a process as text, to standard output or into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import support
from test_command_page import section

from sphinx_support_process.cli import main
from sphinx_support_process.export import FORMATS, render

SMALL = Path(__file__).with_name("exports") / "small.yaml"


def test_a_process_is_written_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "incident", str(SMALL), "--to", "checklist"]) == 0
    out = capsys.readouterr().out
    assert out == "**Incident response**\n\n- [ ] 1\\. Restore the service (Support Agent)\n"


def test_a_process_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "triage.bpmn"
    assert main(["render", "triage", str(SMALL), "--to", "bpmn", "--output", str(path)]) == 0
    assert path.read_bytes() == SMALL.with_name("small-bpmn.bpmn").read_bytes()


def test_an_unknown_process_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "tirage", str(SMALL)]) == 2
    assert capsys.readouterr().err == (
        "support-process: there is no process `tirage`\n  help: did you mean `triage`?\n"
    )


def test_a_folder_that_is_missing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(Path("no") / "such" / "file.svg")
    assert main(["render", "triage", str(SMALL), "--to", "svg", "--output", path]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "triage", "missing.yaml"]) == 3
    assert capsys.readouterr() == (
        "",
        "missing.yaml:1:1: the file cannot be read: no such file or directory\n",
    )


def test_problems_in_reading_are_told_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("processes: {p: {title: P, colour: red, steps: [Do it]}}", "utf-8")
    assert main(["render", "p", str(path), "--to", "checklist"]) == 1
    told = capsys.readouterr()
    assert "unknown key `colour`" in told.err
    assert told.out == "**P**\n\n- [ ] 1\\. Do it\n"


def test_every_format_is_described_on_the_page() -> None:
    for name, each in FORMATS.items():
        assert f"| `{name}` | {each.doc} |" in section("render")


def test_whom_to_call_is_told_with_and_without_when() -> None:
    model = support("""
roles: {a: {name: A}, b: {name: B}}
processes:
  p:
    title: P
    who: a
    steps:
      - {id: x, title: X, escalate: b}
      - {id: y, title: Y, escalate: {to: b, when: it burns}}
""")
    assert (
        render(model, "p", "markdown")
        == """\
# P

1. **X**

   A · Escalate to B

2. **Y**

   A · Escalate to B when it burns
"""
    )


@pytest.mark.parametrize("to", ["svg", "mermaid", "dot", "d2", "bpmn"])
def test_what_has_duties_only_is_not_drawn(
    to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.yaml"
    file.write_text(WEEK, encoding="utf-8")
    assert main(["render", "week", str(file), "--to", to]) == 2
    assert capsys.readouterr().err == (
        "support-process: the process `week` has duties and no steps: there is nothing to draw\n"
        "  help: write it as markdown, checklist or json\n"
    )


def test_what_has_duties_only_is_a_list_of_them() -> None:
    assert render(support(WEEK), "week", "markdown") == (
        "# Week\n\n"
        "- **Look** (A, every mon, thu 10:00)\n\n  At the *whole* list.\n\n"
        "- **Hand over** (A, whenever you are ill, starts Over)\n"
    )
    assert render(support(WEEK), "week", "checklist") == (
        "**Week**\n\n"
        "- [ ] Look (A, every mon, thu 10:00)\n"
        "- [ ] Hand over (A, whenever you are ill, starts Over)\n"
    )


def test_a_duty_says_between_which_steps_it_is_done_and_who_is_told() -> None:
    source = """
roles: {a: {name: A}, b: {name: B, external: true}}
templates: {news: {title: News, body: All is well.}}
processes:
  case:
    title: Case
    who: a
    duties:
      - {id: tell, title: Tell, every: 1 hour, from: look, until: over.end, informs: b, send: news}
    steps: [{id: look, title: Look, next: over}]
  over: {title: Over, steps: [{id: end, title: End, who: a}]}
"""
    assert render(support(source), "case", "markdown").partition("## Meanwhile\n\n")[2] == (
        "- **Tell** (A, every 1 hour, from step 1, until step 1 of Over)\n\n"
        "  Sends: News · Informs: B\n"
    )


def test_the_last_step_says_how_it_ends_where_there_are_several_ends() -> None:
    source = """
processes:
  case:
    title: Case
    outcomes: {done: It is done., dropped: It is not.}
    steps:
      - {id: is-ours, title: "Is it ours?", answers: {Yes: do, No: dropped}}
      - {id: do, title: Do it, next: done}
"""
    assert render(support(source), "case", "checklist") == (
        "**Case**\n\n"
        "- [ ] 1\\. Is it ours?\n"
        "  - if Yes: go on at step 2\n"
        "  - if No: end: It is not\n"
        "- [ ] 2\\. Do it\n"
        "  - end: It is done\n"
    )


WEEK = """
roles: {a: {name: A}}
processes:
  week:
    title: Week
    who: a
    duties:
      - {id: look, title: Look, every: "mon, thu 10:00", text: At the *whole* list.}
      - {id: over, title: Hand over, who: a, if: you are ill, starts: over}
  over: {title: Over, who: a, steps: [Tell]}
"""
