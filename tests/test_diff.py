"""What changed: two versions of a YAML text, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_support_process.changes.compare import compare
from sphinx_support_process.cli import main
from sphinx_support_process.load import read_text

OLD = """\
statuses: [Open, Closed]
roles:
  agent: {name: Agent, held-by: Ada}
  lead: {name: Lead}
templates:
  hello: {title: Hello, body: Hello there}
processes:
  p:
    title: Process
    who: agent
    outcomes: {solved: It is solved., refused: It is not.}
    duties: [{id: tell, title: Tell them, every: 2 hours}]
    steps:
      - {id: read, title: Read it, within: 1 working day, since: start}
      - id: ask
        title: Is it so?
        answers: {Yes: work, No: refused}
      - {id: work, title: Work}
      - {id: test, title: Test it, wait: {for: an answer, at-most: 1 hour, then: refused}}
      - {id: close, title: Close it, next: solved}
"""


def changed(*replacements: tuple[str, str]) -> list[str]:
    """What is told when parts of `OLD` are replaced, a line for each change."""
    new = OLD
    for before, after in replacements:
        assert before in new
        new = new.replace(before, after)
    return [
        f"{section.title} {change.sign} {change.what}"
        + "".join(f" | {part}" for part in change.about)
        for section in compare(read_text(OLD).support, read_text(new).support)
        for change in section.changes
    ]


WORK = "      - {id: work, title: Work}\n"
READ = "      - {id: read, title: Read it, within: 1 working day, since: start}\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Read it", "Read it", []),
        ("processes:\n", "# a comment\n\nprocesses:\n", []),
        ("{id: work, title: Work}", "{title: Work, id: work}", []),
        (
            WORK,
            WORK + "      - {id: rest, title: Rest}\n",
            [
                "process `p` + step 4 `rest`: Rest",
                "process `p` ~ other numbers | `test` 4 → 5, `close` 5 → 6",
            ],
        ),
        (
            "      - {id: close, title: Close it, next: solved}\n",
            "",
            ["process `p` - step 5 `close`: Close it"],
        ),
        (
            "title: Work}",
            "title: Work hard}",
            ["process `p` ~ step 3 `work` | title: Work → Work hard"],
        ),
        ("title: Work}", "title: Work, text: Do}", ["process `p` ~ step 3 `work` | text"]),
        (
            "1 working day",
            "2 working days",
            ["process `p` ~ step 1 `read` | within: 1 working day → 2 working days"],
        ),
        ("since: start", "since: ask", ["process `p` ~ step 1 `read` | since: start → ask"]),
        (
            "title: Work}",
            "title: Work, who: lead}",
            ["process `p` ~ step 3 `work` | who: agent → lead"],
        ),
        ("title: Work}", "title: Work, who: agent}", []),
        ("who: agent", "who: lead", ["process `p` ~ the process | who: agent → lead"]),
        (
            "No: refused",
            "No: close",
            ["process `p` ~ step 2 `ask` | answer `No`: `refused` → `close`"],
        ),
        ("Yes: work", "Yes: next", []),
        (
            "Yes: work",
            "Sure: work",
            [
                (
                    "process `p` ~ step 2 `ask` | answer `Sure`: not there → `work` "
                    "| answer `Yes`: `work` → not there"
                ),
            ],
        ),
        (
            "Yes: work",
            "Yes: {go: work, text: Mostly}",
            ["process `p` ~ step 2 `ask` | the remarks on its answers"],
        ),
        (
            "next: solved",
            "next: read",
            ["process `p` ~ step 5 `close` | goes on to: `solved` → `read`"],
        ),
        (
            "at-most: 1 hour",
            "at-most: 2 hours",
            ["process `p` ~ step 4 `test` | wait at-most: 1 hour → 2 hours"],
        ),
        (
            "then: refused",
            "then: close",
            ["process `p` ~ step 4 `test` | when the wait is over: `refused` → `close`"],
        ),
        ("title: Work}", "title: Work, run: q}", ["process `p` ~ step 3 `work` | run: none → q"]),
        (
            "every: 2 hours",
            "every: 3 hours",
            ["process `p` ~ duty `tell` | every: 2 hours → 3 hours"],
        ),
        ("It is solved.", "Solved.", ["process `p` ~ the process | outcomes"]),
        ("[Open, Closed]", "[Open, Done]", ["statuses - `Closed`", "statuses + `Done`"]),
        (
            "{name: Lead}",
            "{name: Lead, external: true}",
            ["roles ~ `lead` | external: false → true"],
        ),
        ("  lead: {name: Lead}\n", "", ["roles - `lead`"]),
        ("body: Hello there", "body: Hi", ["templates ~ `hello` | body"]),
        (
            "statuses:",
            "calendar: {units: {sprint: 2 weeks}}\nstatuses:",
            ["calendar + the calendar"],
        ),
        (
            "  p:\n",
            "  q:\n",
            ["process `q` ~ the process | renamed from `p`, which `moved` does not tell"],
        ),
    ],
)
def test_a_change_is_told_by_id(before: str, after: str, told: list[str]) -> None:
    assert changed((before, after)) == told


def test_a_step_that_left_its_place_is_told_as_moved_and_who_goes_on_elsewhere_now() -> None:
    assert changed((READ, ""), (WORK, WORK + READ)) == [
        "process `p` ~ step 2 `work` | goes on to: `test` → `read`",
        "process `p` ~ step 3 `read` | moved from 1 to 3 | goes on to: `ask` → `test`",
        "process `p` ~ other numbers | `ask` 2 → 1, `work` 3 → 2",
    ]


def test_what_follows_from_a_change_is_told_behind_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alarm = "      - {id: alarm, title: Raise the alarm, next: done}\n"
    old = (
        "roles: {a: {name: Ann, held-by: the rota}, b: {name: Bo, external: true}}\n"
        "promises: {soon: {to: b, from: p, until: p.two, within: 1 hour}}\n"
        "processes:\n  p:\n    title: P\n    trigger: It starts.\n    who: a\n    steps:\n"
        "      - {id: one, title: Do one, within: 1 hour}\n"
        "      - {id: two, title: Is it two?, answers: {Yes: four, No: alarm}}\n"
        "      - {id: four, title: Do four, next: done}\n"
    )
    new = old.replace(
        "within: 1 hour}\n      - {id: two", f"within: 1 hour}}\n{alarm}      - {{id: two"
    )
    new = new.replace("two, within: 1 hour", "two, within: 2 hours")
    assert diff(tmp_path, old + alarm, new) == 0
    assert capsys.readouterr().out == (
        """\
process `p`
  ~ step 1 `one`: goes on to: `two` → `alarm`
  ~ step 2 `alarm`: moved from 4 to 2
  ~ other numbers: `two` 2 → 3, `four` 3 → 4

promises
  ~ `soon`: within: 1 hour → 2 hours

what it means
  ~ `p.two` is not reached any more
  ~ `p.four` is not reached any more
  ~ the promise `soon` is looser: 1 hour → 2 hours
"""
    )


def test_private_details_of_people_are_not_told() -> None:
    old = read_text("communities: {c: {name: C, representatives: [{name: A, email: a@b.org}]}}")
    new = read_text("communities: {c: {name: C, representatives: [{name: A, email: x@y.org}]}}")
    (section,) = compare(old.support, new.support)

    assert section.changes[0].about == ("representatives",)


def diff(folder: Path, old: str, new: str, *options: str) -> int:
    (folder / "old.yaml").write_text(old, "utf-8")
    (folder / "new.yaml").write_text(new, "utf-8")
    return main(["diff", str(folder / "old.yaml"), str(folder / "new.yaml"), *options])


NEW = OLD.replace("title: Work}", "title: Work <b>, who: lead}").replace("[Open, Closed]", "[Open]")


def test_text_is_told_in_sections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(tmp_path, OLD, NEW) == 0
    assert capsys.readouterr().out == (
        """\
process `p`
  ~ step 3 `work`: title: Work → Work <b>
                   who: agent → lead

statuses
  - `Closed`

what it means
  ~ the load of `agent`: steps: 5 → 4
                         hand-overs to it: 0 → 1
                         hand-overs from it: 0 → 1
  ~ the load of `lead`: steps: 0 → 1
                        hand-overs to it: 0 → 1
                        hand-overs from it: 0 → 1
"""
    )


def test_markdown_shows_html_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(tmp_path, OLD, NEW, "--format", "markdown") == 0
    assert capsys.readouterr().out == (
        """\
### process `p`

- **changed** step 3 `work`
  - title: Work → Work \\<b\\>
  - who: agent → lead

### statuses

- **removed** `Closed`

### what it means

- **changed** the load of `agent`
  - steps: 5 → 4
  - hand-overs to it: 0 → 1
  - hand-overs from it: 0 → 1
- **changed** the load of `lead`
  - steps: 0 → 1
  - hand-overs to it: 0 → 1
  - hand-overs from it: 0 → 1
"""
    )


def test_no_change_is_told_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(tmp_path, OLD, OLD) == 0
    assert capsys.readouterr().out == "no changes\n"


def test_problems_in_reading_exit_1_and_missing_files_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(tmp_path, OLD, OLD.replace("since:", "snice:")) == 1
    assert "unknown key `snice`" in capsys.readouterr().err
    assert main(["diff", str(tmp_path / "old.yaml"), str(tmp_path / "none.yaml")]) == 3


def test_no_changes_are_told_as_such_in_markdown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.yaml"
    path.write_text(OLD, "utf-8")

    assert main(["diff", "--format", "markdown", str(path), str(path)]) == 0
    assert capsys.readouterr().out == "No changes.\n"
