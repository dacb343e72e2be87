"""The reports: the exact output of each format for the same few problems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sphinx_support_process.checks import RULES
from sphinx_support_process.report import FORMATS, Report, write
from sphinx_support_process.report.content import fingerprints
from sphinx_support_process.report.snippets import columns, cut
from sphinx_support_process.text.problem import Accepted, Note, Problem
from sphinx_support_process.text.text import Place

SOURCE = """\
processes:
  triage:
    title: Triage
    steps:
      - id: signal
        title: Signal it
      - id: look
        title: Look at it
        next: singal
"""
FILE = "my docs/triage.yaml"

MISSPELT = Problem(
    "unknown-target",
    Place(FILE, 9, 15),
    "`singal` names nothing | here",
    "did you mean `signal`?",
    length=6,
    about="triage.look",
)
STUCK = Problem(
    "trap",
    Place(FILE, 5, 13),
    "there is no way out of `signal`",
    severity="warning",
    length=6,
    about="triage.signal",
    related=(Note(Place(FILE, 9, 15), "leads back"),),
    witness=(
        Note(Place(FILE, 5, 13), "triage.signal"),
        Note(Place(FILE, 7, 13), "triage.look"),
    ),
)
TRAP = (
    "Once in, no way out: from some steps no outcome can be reached.\n\n"
    "Finds the smallest group of steps that a case can enter and never leave, and shows the "
    "shortest path into it: a loop without an exit, or a last step after which nothing says which "
    "of several outcomes it is. A step that runs a process with a trap in it is not named as well."
    "\n\nThat some end exists is not enough, which is all that most checkers look at: the end has "
    "to be reachable from everywhere. In one team compass the branch for critical issues and the "
    "wait for an approval led nowhere.\n\n"
    "Give one of the steps an answer or a `next:` that leads out."
)
"""What the rule `trap` says of itself, each paragraph in one line."""
SPARSE = Problem("title-style", Place("a.yaml", 1, 1), "a <b> title", severity="strict")
REPORT = Report(
    (SPARSE, STUCK, MISSPELT),
    ("a.yaml", FILE),
    {FILE: SOURCE, "a.yaml": ""},
)
CLEAN = Report((), ("a.yaml", FILE))


@pytest.fixture(autouse=True)
def _outside_of_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def result(report: Report, format: str) -> Any:
    return json.loads(write(report, format))


def test_text_shows_the_lines_other_places_the_path_and_the_help() -> None:
    assert write(REPORT, "text") == (
        """\
strict[title-style]: a <b> title
 --> a.yaml:1:1

warning[trap]: there is no way out of `signal`
 --> my docs/triage.yaml:5:13
  |
5 |       - id: signal
  |             ^^^^^^
 ::: my docs/triage.yaml:9:15
  |
9 |         next: singal
  |               - leads back
  = path: triage.signal → triage.look

error[unknown-target]: `singal` names nothing | here
 --> my docs/triage.yaml:9:15
  |
9 |         next: singal
  |               ^^^^^^
  = help: did you mean `signal`?

1 error, 1 warning, 1 strict problem in 2 files
`support-process explain RULE` says what a rule finds, and why
"""
    )


def test_text_says_when_all_is_well() -> None:
    assert write(CLEAN, "text") == "no problems in 2 files\n"


def test_text_tells_of_the_baseline() -> None:
    assert write(CLEAN._replace(known=3, gone=1), "text") == (
        "no problems in 2 files, 3 in the baseline\n"
        "1 problem of the baseline solved: `--update-baseline` takes them out\n"
    )


def test_text_counts_the_places_that_it_does_not_show() -> None:
    many = STUCK._replace(witness=(), related=STUCK.related * 9)
    lines = write(REPORT._replace(problems=(many,)), "text").splitlines()
    assert [line for line in lines if "more" in line] == ["  = note: and at 4 more places"]


def test_text_is_colored_on_demand_only() -> None:
    assert "\x1b[" not in write(REPORT, "text")
    assert write(REPORT._replace(color=True), "text").startswith(
        "\x1b[1;36mstrict[title-style]\x1b[0m: \x1b[1ma <b> title\x1b[0m\n"
    )


def test_the_name_of_a_rule_is_a_link_where_the_terminal_can_follow_one() -> None:
    page = "https://sphinx-support-process.readthedocs.io/rules/title-style.html"
    first = write(REPORT._replace(links=True), "text").splitlines()[0]

    assert first == (f"strict[\x1b]8;;{page}\x1b\\title-style\x1b]8;;\x1b\\]: a <b> title")


def test_the_frame_is_as_wide_as_the_longest_line_number() -> None:
    problem = MISSPELT._replace(place=Place(FILE, 100, 1), length=1)
    source = "\n" * 99 + "x: 1\n"

    assert write(Report((problem,), (FILE,), {FILE: source}), "text").startswith(
        """\
error[unknown-target]: `singal` names nothing | here
   --> my docs/triage.yaml:100:1
    |
100 | x: 1
    | ^
    = help: did you mean `signal`?
"""
    )


def test_a_long_path_is_shortened_in_the_middle() -> None:
    witness = tuple(Note(Place(FILE, 1, 1), f"p.s{number}") for number in range(2000))
    shown = write(Report((STUCK._replace(witness=witness),), (FILE,)), "text")

    assert "p.s4 → … 1,990 more … → p.s1995 → " in shown.replace("\n         ", " ")


def test_long_help_is_wrapped_under_its_beginning() -> None:
    problem = MISSPELT._replace(help="write " + "a word, " * 12 + "and stop")
    shown = write(Report((problem,), (FILE,), width=60), "text").splitlines()

    assert shown[2:4] == [
        "  = help: write a word, a word, a word, a word, a word, a",
        "          word, a word, a word, a word, a word, a word, a",
    ]


@pytest.mark.parametrize(
    ("line", "start", "length", "shown", "before", "wide"),
    [
        ("next: singal", 6, 6, "next: singal", 6, 6),
        ("title: 支援 x", 10, 1, "title: 支援 x", 12, 1),
        ("title: 支援", 7, 2, "title: 支援", 7, 4),
        ("e\u0301x: y", 5, 1, "e\u0301x: y", 4, 1),
        ("a:\tb", 3, 1, "a:    b", 6, 1),
        ("    é: y", 4, 1, "    é: y", 4, 1),
        ("    é: y", 7, 1, "    é: y", 7, 1),
        ("ab", 7, 3, "ab", 2, 1),
        ("x" * 30, 2, 3, "x" * 19 + "…", 2, 3),
        ("0123456789" * 5, 40, 4, "…4567890123456789", 7, 4),
    ],
)
def test_the_caret_stands_under_the_character(
    line: str, start: int, length: int, shown: str, before: int, wide: int
) -> None:
    assert cut(line, start, length, 20) == (shown, before, wide)


@pytest.mark.parametrize(
    ("line", "shown"),
    [("x" * 20, "x" * 20), ("x" * 21, "x" * 19 + "…"), ("é" * 20, "é" * 19 + "…")],
)
def test_a_line_is_cut_only_where_it_is_wider_than_its_room(line: str, shown: str) -> None:
    assert cut(line, 2, 3, 20) == (shown, 2, 3)


def test_a_cut_line_fits_its_room_and_keeps_what_is_meant() -> None:
    line = "支" * 500
    for start in (0, 5, 250, 499):
        text, before, wide = cut(line, start, 10, 40)
        assert columns(text) <= 40
        assert before + wide <= 40


def test_a_line_of_any_length_is_looked_at_only_around_its_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []

    def noting(text: str) -> int:
        looked.append(len(text))
        return columns(text)

    monkeypatch.setattr("sphinx_support_process.report.snippets.columns", noting)
    line = "0123456789" * 10_000
    assert cut(line, 50_004, 3, 20) == ("…890123456789012345…", 7, 3)
    assert max(looked) <= 20


def test_control_characters_are_shown_and_never_sent_to_the_terminal() -> None:
    file = "\x1b[2J\n\u202e.yaml"
    place = Place(file, MISSPELT.place.line, MISSPELT.place.column)
    problem = MISSPELT._replace(place=place, message="`\x1b[2J\u202e\n`", help="\x07")
    report = Report((problem,), (file,), {file: SOURCE.replace("singal", "\x1b[2Jx")})

    for format in FORMATS:
        shown = write(report, format)
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown
    assert write(report, "concise") == (
        "\\u001b[2J \\u202e.yaml:9:15: `\\u001b[2J\\u202e ` [unknown-target]\n"
    )


def test_concise_has_one_line_for_each_problem() -> None:
    assert write(REPORT, "concise") == (
        "a.yaml:1:1: a <b> title [title-style]\n"
        "my docs/triage.yaml:5:13: there is no way out of `signal` [trap]\n"
        "my docs/triage.yaml:9:15: `singal` names nothing | here [unknown-target]\n"
    )
    assert write(CLEAN, "concise") == ""


def test_json_holds_all_that_is_known() -> None:
    found = result(REPORT, "json")

    assert (found["version"], found["files"]) == (1, ["a.yaml", FILE])
    assert found["summary"] == {
        "errors": 1,
        "warnings": 1,
        "strict": 1,
        "in-baseline": 0,
        "gone-from-baseline": 0,
    }
    assert found["problems"][1] == {
        "rule": "trap",
        "severity": "warning",
        "file": FILE,
        "line": 5,
        "column": 13,
        "length": 6,
        "message": "there is no way out of `signal`",
        "help": "",
        "about": "triage.signal",
        "fingerprint": REPORT.fingerprints()[1],
        "related": [{"file": FILE, "line": 9, "column": 15, "text": "leads back"}],
        "witness": [
            {"file": FILE, "line": 5, "column": 13, "text": "triage.signal"},
            {"file": FILE, "line": 7, "column": 13, "text": "triage.look"},
        ],
    }


def test_sarif_has_help_other_places_the_path_and_a_fingerprint() -> None:
    log = result(REPORT, "sarif")
    (run,) = log["runs"]
    trap = run["results"][1]
    uri = "my%20docs/triage.yaml"

    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "title-style",
        "trap",
        "unknown-target",
    ]
    assert run["tool"]["driver"]["rules"][1] == {
        "id": "trap",
        "shortDescription": {"text": RULES["trap"].summary},
        "fullDescription": {"text": TRAP},
        "help": {
            "text": f"{RULES['trap'].summary} "
            "See https://sphinx-support-process.readthedocs.io/rules/trap.html",
            "markdown": f"{RULES['trap'].text}\n\n"
            "[Examples](https://sphinx-support-process.readthedocs.io/rules/trap.html)",
        },
        "helpUri": "https://sphinx-support-process.readthedocs.io/rules/trap.html",
    }
    assert [found["level"] for found in run["results"]] == ["note", "warning", "error"]
    assert trap["ruleIndex"] == 1
    assert trap["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": uri},
                "region": {"startLine": 5, "startColumn": 13, "endColumn": 19},
            }
        }
    ]
    assert trap["relatedLocations"][0]["message"] == {"text": "leads back"}
    assert [
        place["location"]["message"]["text"]
        for place in trap["codeFlows"][0]["threadFlows"][0]["locations"]
    ] == ["triage.signal", "triage.look"]
    assert list(trap["partialFingerprints"]) == ["supportProcess/v1"]


def test_github_tells_errors_first_and_escapes_what_a_command_would_read() -> None:
    assert write(REPORT, "github") == (
        "::error file=my docs/triage.yaml,line=9,col=15,endColumn=21,"
        "title=support-process%3A unknown-target::"
        "my docs/triage.yaml:9:15: `singal` names nothing | here [unknown-target]"
        "%0Ahelp: did you mean `signal`?\n"
        "::warning file=my docs/triage.yaml,line=5,col=13,endColumn=19,"
        "title=support-process%3A trap::"
        "my docs/triage.yaml:5:13: there is no way out of `signal` [trap]\n"
        "::notice file=a.yaml,line=1,col=1,endColumn=2,title=support-process%3A title-style::"
        "a.yaml:1:1: a <b> title [title-style]\n"
        "1 error, 1 warning, 1 strict problem in 2 files\n"
    )


def named(report: Report, format: str) -> list[str]:
    """The path by which a report names the file of each of its problems."""
    text = write(report, format)
    if format == "github":
        return [line.split("=")[1].split(",")[0] for line in text.splitlines()[:-1]]
    if format == "junit":
        return [case.get("classname", "") for case in ElementTree.fromstring(text).iter("testcase")]
    if format == "gitlab":
        return [each["location"]["path"] for each in json.loads(text)]
    places = [each["locations"][0] for each in json.loads(text)["runs"][0]["results"]]
    return [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]


FILES = ("a.yaml", "../b.yaml", "../../c.yaml")
BELOW = REPORT._replace(
    files=FILES, problems=tuple(SPARSE._replace(place=Place(file, 1, 1)) for file in FILES)
)
FOR_HOSTS = ("github", "sarif", "gitlab", "junit")


@pytest.fixture
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository; the working directory is a folder in it."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "repository/docs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository/docs")
    return tmp_path / "repository"


@pytest.mark.parametrize("format", FOR_HOSTS)
@pytest.mark.parametrize("kind", ["a folder", "a file"])
def test_code_hosts_find_the_lines_wherever_in_the_repository_the_command_runs(
    format: str, kind: str, below: Path
) -> None:
    if kind == "a folder":
        (below / ".git").mkdir()
    else:
        (below / ".git").write_text("gitdir: elsewhere\n", "utf-8")  # as in a worktree

    assert named(BELOW, format) == ["docs/a.yaml", "b.yaml", "../../c.yaml"]


@pytest.mark.parametrize("format", FOR_HOSTS)
@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_without_a_repository_paths_start_where_the_ci_server_works(
    format: str, name: str, below: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(below))

    assert named(BELOW, format) == ["docs/a.yaml", "b.yaml", "../../c.yaml"]


@pytest.mark.parametrize("format", FOR_HOSTS)
def test_without_either_paths_are_those_from_the_working_directory(
    format: str, below: Path
) -> None:
    assert named(BELOW, format) == list(FILES)


def test_a_file_of_another_repository_is_named_from_its_root(below: Path) -> None:
    (below / ".git").mkdir()
    (below.parent / "other/.git").mkdir(parents=True)
    problem = SPARSE._replace(place=Place("../../other/x/d.yaml", 1, 1))

    assert named(BELOW._replace(problems=(problem,)), "gitlab") == ["x/d.yaml"]


@pytest.mark.parametrize("format", ["text", "concise", "json", "markdown"])
def test_people_see_paths_from_the_working_directory(format: str, below: Path) -> None:
    (below / ".git").mkdir()

    assert "docs/a.yaml" not in write(BELOW, format)


def test_github_says_how_many_it_will_not_show() -> None:
    report = REPORT._replace(problems=(MISSPELT,) * 12 + (STUCK,) * 11 + (SPARSE,) * 10)

    assert write(report, "github").endswith(
        "12 errors, 11 warnings, 10 strict problems in 2 files\n"
        "GitHub annotates 10 problems of a level at most: 3 more are only in this log\n"
    )


def test_gitlab_gets_a_code_quality_report() -> None:
    assert result(REPORT, "gitlab")[2] == {
        "description": "`singal` names nothing | here (did you mean `signal`?)",
        "check_name": "unknown-target",
        "fingerprint": REPORT.fingerprints()[2],
        "severity": "major",
        "location": {"path": FILE, "lines": {"begin": 9}},
    }
    assert result(CLEAN, "gitlab") == []


def test_junit_has_a_suite_for_each_file_and_a_failure_for_each_problem() -> None:
    report = REPORT._replace(problems=(STUCK, MISSPELT))

    assert write(report, "junit") == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="support-process" tests="3" failures="2" errors="0">
  <testsuite name="a.yaml" tests="1" failures="0" errors="0">
    <testcase classname="a.yaml" name="check"/>
  </testsuite>
  <testsuite name="my docs/triage.yaml" tests="2" failures="2" errors="0">
    <testcase classname="my docs/triage.yaml" name="trap:5:13">
      <failure type="trap" message="there is no way out of `signal`">\
my docs/triage.yaml:5:13: there is no way out of `signal` [trap]</failure>
    </testcase>
    <testcase classname="my docs/triage.yaml" name="unknown-target:9:15">
      <failure type="unknown-target" message="`singal` names nothing | here">\
my docs/triage.yaml:9:15: `singal` names nothing | here [unknown-target]
help: did you mean `signal`?</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_junit_is_xml_whatever_a_message_holds() -> None:
    problem = SPARSE._replace(message="\ufffe <&\"'> \ud800")
    root = ElementTree.fromstring(write(Report((problem,), ("a.yaml",)), "junit"))
    failure = root.find(".//failure")

    assert failure is not None
    assert failure.get("message") == "\ufffd <&\"'> \ufffd"


def test_markdown_is_a_table_whose_cells_hold_no_markup_of_the_yaml() -> None:
    rules = "https://sphinx-support-process.readthedocs.io/rules"

    assert write(REPORT._replace(problems=(SPARSE, MISSPELT)), "markdown") == (
        f"""\
### support-process: 1 error, 1 strict problem in 2 files

| | Where | Problem | Rule |
| --- | --- | --- | --- |
| error | my docs/triage.yaml:9:15 | \
`singal` names nothing &#124; here<br>did you mean `signal`? | \
[unknown-target]({rules}/unknown-target.html) |
| strict | a.yaml:1:1 | a &#60;b&#62; title | [title-style]({rules}/title-style.html) |
"""
    )
    assert write(CLEAN, "markdown") == "### support-process: no problems in 2 files\n"


def test_a_bar_in_code_of_a_markdown_table_ends_no_cell() -> None:
    problem = SPARSE._replace(message="`a|b` | `c|`")
    row = write(REPORT._replace(problems=(problem,)), "markdown").splitlines()[-1]

    assert row.split(" | ")[2] == r"`a\|b` &#124; `c\|`"


def test_markdown_stops_before_a_job_summary_is_too_long() -> None:
    report = REPORT._replace(problems=(MISSPELT,) * 700)

    assert write(report, "markdown").endswith("\n\n200 more are not shown.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "`step 3` is not `Read it`, which is step 3",
            "`step 3` is not `Read it`, which is step 4",
        ),
        (
            "the people of `lib` were last confirmed 366 days ago",
            "the people of `lib` were last confirmed 367 days ago",
        ),
    ],
)
def test_a_fingerprint_stays_when_lines_steps_and_days_move(before: str, after: str) -> None:
    old = MISSPELT._replace(message=before)
    new = MISSPELT._replace(message=after, place=Place("other.yaml", 90, 1))

    assert list(fingerprints((old,))) == list(fingerprints((new,)))


@pytest.mark.parametrize(
    ("before", "after"),
    [("no role `l1`", "no role `l2`"), ("hides: “if tier 1 …”", "hides: “if tier 2 …”")],
)
def test_a_number_that_somebody_wrote_is_part_of_a_fingerprint(before: str, after: str) -> None:
    old, new = (MISSPELT._replace(message=message) for message in (before, after))

    assert len(set(fingerprints((old, new)))) == 2


def test_the_folder_in_which_the_command_runs_is_no_part_of_a_fingerprint() -> None:
    old, new = (SPARSE._replace(place=Place(file, 1, 1)) for file in ("docs/a.yaml", "a.yaml"))

    assert list(fingerprints((old,))) == list(fingerprints((new,)))


def test_fingerprints_tell_apart_rules_definitions_and_repetitions() -> None:
    problems = (
        MISSPELT,
        MISSPELT,
        MISSPELT._replace(rule="trap"),
        MISSPELT._replace(about="triage.signal"),
    )

    assert len(set(fingerprints(problems))) == 4


def test_fingerprints_are_those_of_the_problems_and_then_of_the_accepted_ones_in_their_order() -> (
    None
):
    accepted = tuple(Accepted(problem, ()) for problem in (STUCK, SPARSE))
    report = REPORT._replace(problems=(MISSPELT,), accepted=accepted)

    assert report.fingerprints() == list(fingerprints((MISSPELT, STUCK, SPARSE)))


def test_a_problem_outside_any_definition_is_told_apart_by_its_file() -> None:
    problems = (SPARSE, SPARSE._replace(place=Place("b.yaml", 1, 1)))

    assert len(set(fingerprints(problems))) == 2
