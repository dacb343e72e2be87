"""Does `support-process due` tell when things are due, and what to write where it cannot?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from test_due import CASES, WEEK, outcome, packaged_zones, spans

from sphinx_support_process.cli import main
from sphinx_support_process.clock import zones
from sphinx_support_process.clock.hours import Spans, clock_time

__all__ = ["packaged_zones"]

DESK = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: Europe/Berlin}
levels:
  severity:
    title: Severity
    values:
      sev1: {name: SEV-1, definition: Nobody can work.}
      sev2: {name: SEV-2, definition: Some cannot work.}
      low: {name: Minor, definition: All can work.}
  priority:
    title: Priority
    values:
      p1: {name: P1, definition: First.}
      low: {name: Later, definition: Last.}
roles:
  desk: {name: Desk}
  expert: {name: Expert}
  customer: {name: Customer, external: true}
promises:
  answer:
    to: customer
    from: triage
    until: triage.tell
    within: {sev1: 30 minutes, else: 1 working day}
  repair: {to: customer, from: triage.assign, until: repair.mend, within: 2 working days}
processes:
  triage:
    title: "*Triage* of requests"
    who: desk
    steps:
      - {id: read, title: Read it, by: end of the working day}
      - {id: assign, title: Assign it, within: 4 working hours, since: start}
      - {id: tell, title: Tell the customer, who: [desk, expert], within: 15 minutes}
      - {id: look, title: Look at it, who: expert, within: 6 working hours, since: assign}
      - {id: report, title: Report it, by: 2 weeks before the review}
  repair:
    title: Repair
    who: expert
    steps: [{id: mend, title: Mend it}]
  quiet: {title: Quiet, who: desk, steps: [{id: wait, title: Wait}]}
"""
FRIDAY = ("--arrived", "2026-11-27 17:30")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Ask when things are due in the YAML of a file; returns the code and both outputs."""
    monkeypatch.chdir(tmp_path)

    def run(process: str, *arguments: str, source: str = DESK) -> tuple[int, str, str]:
        Path("desk.yaml").write_text(source, "utf-8")
        code = main(["due", process, "desk.yaml", *arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def told(run):
    """What is told of a process, as objects by what they are for."""

    def told(*arguments: str, source: str = DESK) -> dict[str, dict[str, Any]]:
        code, out, err = run(*arguments, "--format", "json", source=source)
        assert (code, err) == (0, "")
        return {entry.pop("for"): entry for entry in json.loads(out)}

    return told


def test_each_deadline_and_promise_is_told_with_its_time_its_start_and_who(run) -> None:
    code, out, err = run("triage", *FRIDAY, "--level", "sev2", "--at", "assign=2026-11-30 10:00")

    assert (code, err) == (0, "")
    assert out == (
        "Triage of requests (triage), arrived Fri 27 Nov 2026, 17:30; times in Europe/Berlin\n"
        "\n"
        "1. Read it (triage.read)\n"
        "  Mon 30 Nov 2026, 17:00 · end of the working day, counted from the arrival · Desk\n"
        "\n"
        "2. Assign it (triage.assign)\n"
        "  Mon 30 Nov 2026, 13:00 · 4 working hours, counted from the arrival · Desk\n"
        "\n"
        "3. Tell the customer (triage.tell)\n"
        "  not known yet: add --at tell=TIME · 15 minutes, counted from the beginning of `tell` "
        "· Desk or Expert\n"
        "\n"
        "4. Look at it (triage.look)\n"
        "  Mon 30 Nov 2026, 16:00 · 6 working hours, counted from the end of `assign` "
        "(Mon 30 Nov 2026, 10:00) · Expert\n"
        "\n"
        "5. Report it (triage.report)\n"
        "  not computed: nobody knows here when the review is · 2 weeks before the review · Desk\n"
        "\n"
        "Promise: Tell the customer (answer)\n"
        "  Mon 30 Nov 2026, 17:00 · 1 working day, counted from the arrival "
        "· promised to Customer\n"
        "\n"
        "Promise: Mend it (repair)\n"
        "  Wed 2 Dec 2026, 10:00 · 2 working days, counted from the end of `assign` "
        "(Mon 30 Nov 2026, 10:00) · promised to Customer\n"
    )


def test_programs_get_an_object_for_each(run) -> None:
    code, out, err = run("triage", *FRIDAY, "--level", "sev2", "--format", "json")

    assert (code, err) == (0, "")
    assert json.loads(out) == [
        {
            "for": "triage.read",
            "due": "2026-11-30T16:00Z",
            "due_local": "2026-11-30T17:00+01:00",
            "minutes": 480,
        },
        {
            "for": "triage.assign",
            "due": "2026-11-30T12:00Z",
            "due_local": "2026-11-30T13:00+01:00",
            "minutes": 240,
        },
        {"for": "triage.tell", "unknown": "triage.tell"},
        {"for": "triage.look", "unknown": "triage.assign"},
        {"for": "triage.report", "error": "not-computed"},
        {
            "for": "answer",
            "due": "2026-11-30T16:00Z",
            "due_local": "2026-11-30T17:00+01:00",
            "minutes": 480,
        },
        {"for": "repair", "unknown": "triage.assign"},
    ]


def hours(spans: Spans) -> str:
    """Spans as they are written in a calendar."""
    return ", ".join(
        f"{clock_time(begin)}-{'24:00' if end == 1440 else clock_time(end)}" for begin, end in spans
    )


def is_told_by_hours(spans: Spans) -> bool:
    """Whether a span goes through midnight before others of that morning."""
    return spans[-1][0] < 1440 or any(begin < 1440 < end for begin, end in spans)


def written(case: Mapping[str, Any]) -> str | None:
    """A stored case as a file of YAML, None if its calendar is none that can be written."""
    calendar, breaks = case["calendar"], case["calendar"].get("breaks", [])
    week = {day: spans(calendar["week"].get(day, []), breaks) for day in WEEK}
    dates = {day: spans(text, breaks) for day, text in calendar.get("holidays", {}).items()}
    every = [each for each in (*week.values(), *dates.values()) if each]
    if not any(week.values()) or not all(map(is_told_by_hours, every)):
        return None
    text = {day: hours(each) for day, each in week.items() if each}
    holidays = [
        {"date": day, **({"hours": hours(each)} if each else {})} for day, each in dates.items()
    ]
    working = {"hours": text, "timezone": calendar["timezone"], "holidays": holidays}
    step = {"id": "s", "title": "S", "within": case["amount"], "since": "start"}
    return json.dumps(
        {"calendar": {"working": working}, "processes": {"p": {"title": "P", "steps": [step]}}}
    )


def test_it_tells_what_the_stored_cases_say(told) -> None:
    sources = [(case, source) for case in CASES if (source := written(case)) is not None]
    said = {}
    for case, source in sources:
        pauses = [f"{begin}/{end or ''}" for begin, end in case.get("pauses", [])]
        options = [option for pause in pauses for option in ("--paused", pause)]
        entry = told("p", "--arrived", case["arrival"], *options, source=source)["p.s"]
        assert entry.pop("due_local", None) == case.get("due_local")
        said[case["id"]] = entry

    assert said == {case["id"]: outcome(case) for case, _ in sources}
    assert len(sources) == 800


def test_without_a_level_every_level_is_told(run, told) -> None:
    _, out, _ = run("triage", *FRIDAY)

    assert out.split("Promise: Tell the customer (answer)\n")[1].split("\n\n")[0] == (
        "  SEV-1: Fri 27 Nov 2026, 18:00 · 30 minutes, counted from the arrival "
        "· promised to Customer\n"
        "  SEV-2: Mon 30 Nov 2026, 17:00 · 1 working day, counted from the arrival "
        "· promised to Customer\n"
        "  Minor: Mon 30 Nov 2026, 17:00 · 1 working day, counted from the arrival "
        "· promised to Customer"
    )
    entries = json.loads(run("triage", *FRIDAY, "--format", "json")[1])
    assert [entry["level"] for entry in entries if entry["for"] == "answer"] == [
        "sev1",
        "sev2",
        "low",
    ]


def test_what_has_no_time_at_a_level_is_left_out(run) -> None:
    source = DESK.replace("sev1: 30 minutes, else: 1 working day", "sev1: 30 minutes")

    assert "(answer)" not in run("triage", *FRIDAY, "--level", "sev2", source=source)[1]
    assert "  SEV-1: " in run("triage", *FRIDAY, source=source)[1]
    assert "  SEV-2: " not in run("triage", *FRIDAY, source=source)[1]


def test_a_level_of_each_scale_can_be_named(told) -> None:
    source = DESK.replace("within: 2 working days", "within: {p1: 1 hour, low: 3 hours}")
    levels = ("--level", "severity.low", "--level", "priority.low")
    found = told("triage", *FRIDAY, *levels, "--at", "assign=2026-11-27T17:30", source=source)

    assert (found["answer"]["minutes"], found["repair"]["minutes"]) == (480, 180)


def test_a_level_of_another_scale_changes_nothing(told, run) -> None:
    _, out, _ = run("triage", *FRIDAY, "--level", "p1")

    assert out == run("triage", *FRIDAY)[1]


def test_levels_that_nobody_defined_are_told_as_they_are_written(run) -> None:
    source = DESK.replace("within: 2 working days", "within: {x: 1 hour, else: 3 hours}")
    _, out, _ = run("triage", *FRIDAY, "--at", "assign=2026-11-27 17:30", source=source)

    assert [line[:28] for line in out.splitlines()[-2:]] == [
        "  x: Fri 27 Nov 2026, 18:30 ",
        "  else: Fri 27 Nov 2026, 20:",
    ]


def test_the_time_of_a_pause_does_not_count(told) -> None:
    pauses = ("--paused", "2026-11-30 10:00/2026-11-30 11:30", "--paused", "2026-11-30T11:00Z/")

    assert told("triage", *FRIDAY, *pauses[:2])["triage.assign"]["due"] == "2026-11-30T13:30Z"
    assert told("triage", *FRIDAY, *pauses)["triage.assign"] == {"stopped": 150, "minutes": 240}


def test_people_read_how_much_is_left_while_the_clock_stands(run) -> None:
    _, out, _ = run("triage", *FRIDAY, "--paused", "2026-11-30 10:59 /")

    assert (
        "2. Assign it (triage.assign)\n"
        "  the clock is paused, 2 hours 1 minute left · 4 working hours, counted from the arrival "
        "· Desk\n"
    ) in out


def test_a_step_can_be_named_as_a_whole(told) -> None:
    found = told("triage", *FRIDAY, "--at", "triage.assign = 2026-12-01 09:00")

    assert found["triage.look"]["due"] == "2026-12-01T14:00Z"


def test_old_names_of_processes_steps_and_levels_are_followed(told) -> None:
    moved = "processes: {intake: triage}, steps: {intake.hand: triage.assign}, levels: {p0: sev1}"
    source = f"{DESK}moved: {{{moved}}}\n"
    now = told("triage", *FRIDAY, "--level", "sev1", "--at", "assign=2026-12-01 09:00")

    for step in ("hand", "intake.hand", "intake.assign"):
        at = ("--at", f"{step}=2026-12-01 09:00")
        assert told("intake", *FRIDAY, "--level", "severity.p0", *at, source=source) == now


def test_what_counts_from_its_own_turn_begins_when_that_is_said(told) -> None:
    found = told("triage", *FRIDAY, "--at", "tell=2026-11-27T17:40Z")

    assert found["triage.tell"]["due"] == "2026-11-27T17:55Z"


def test_a_promise_that_began_in_another_process_waits_for_that_time(run, told) -> None:
    name = "triage.assign"

    assert told("repair", *FRIDAY) == {"repair": {"unknown": name}}
    assert "add --at triage.assign=TIME · 2 working days" in run("repair", *FRIDAY)[1]
    found = told("repair", *FRIDAY, "--at", f"{name}=2026-11-30 10:00")
    assert found["repair"]["due"] == "2026-12-02T09:00Z"


def test_the_start_of_another_process_can_be_said(run) -> None:
    source = DESK.replace("from: triage.assign", "from: triage")
    _, out, _ = run("repair", *FRIDAY, "--at", "triage=2026-11-30 10:00", source=source)

    assert "counted from the start of `triage` (Mon 30 Nov 2026, 10:00)" in out


def test_a_process_without_deadlines_says_so(run) -> None:
    assert run("quiet", *FRIDAY) == (
        0,
        "Quiet (quiet) has no deadline, and no promise begins or ends in it\n",
        "",
    )
    assert run("quiet", *FRIDAY, "--format", "json") == (0, "[]\n", "")


def test_a_time_that_the_clock_shows_twice_is_told_with_its_offset(run) -> None:
    source = DESK.replace("within: 4 working hours", "within: 1 hour")
    arrived = ("--arrived", "2026-10-25T00:30Z")

    assert "arrived Sun 25 Oct 2026, 02:30 (+02:00);" in run("triage", *arrived, source=source)[1]
    assert "  Sun 25 Oct 2026, 02:30 (+01:00) · 1 hour" in run("triage", *arrived, source=source)[1]


@pytest.mark.parametrize(
    ("working", "said"),
    [
        ("", "from Monday to Friday"),
        ("calendar: {working: {days: mon-thu, timezone: UTC}}\n", "on its working days"),
    ],
)
def test_what_the_calendar_lacks_is_told(run, working: str, said: str) -> None:
    source = working + DESK.partition("levels:")[1] + DESK.partition("levels:")[2]
    _, out, _ = run("triage", *FRIDAY, source=source)

    assert out.splitlines()[:2] == [
        "Triage of requests (triage), arrived Fri 27 Nov 2026, 17:30; times in UTC",
        f"The calendar gives no hours, so 09:00-17:00 {said} are counted",
    ]


def test_a_calendar_in_which_nobody_works_makes_nothing_due(run, told) -> None:
    closed = "[{date: 2026-11-30}]"
    source = DESK.replace("within: 4 working hours", "within: 4000 working days")
    source = source.replace("timezone: ", f"holidays: {closed}, timezone: ")

    assert told("triage", *FRIDAY, source=source)["triage.assign"] == {"error": "beyond-horizon"}
    assert "  not within five years · 4000 working days" in run("triage", *FRIDAY, source=source)[1]


def test_a_time_that_cannot_be_read_is_told_as_that(run, told) -> None:
    source = DESK.replace("within: 4 working hours", "within: 4 hrs soon")

    assert told("triage", *FRIDAY, source=source)["triage.assign"] == {"error": "bad-duration"}
    assert (
        "  cannot be read; `support-process check` says why · 4 hrs soon · Desk\n"
        in run("triage", *FRIDAY, source=source)[1]
    )


@pytest.mark.parametrize(
    ("arguments", "message", "advice"),
    [
        (("traige", *FRIDAY), "there is no process `traige`", "did you mean `triage`?"),
        (
            ("triage", "--arrived", "27.11.2026 17:30"),
            "--arrived: `27.11.2026 17:30` is no time",
            "write `2026-11-27 17:30`, a time in Europe/Berlin, or `2026-11-27T17:30+01:00`",
        ),
        (
            ("triage", "--arrived", "2026-10-25 02:30"),
            "--arrived: `2026-10-25 02:30` came twice in Europe/Berlin: the clock was set back",
            "write `2026-10-25T02:30+02:00` for the first, `2026-10-25T02:30+01:00` for the second",
        ),
        (
            ("triage", *FRIDAY, "--at", "assign=2027-03-28 02:30"),
            "--at: `2027-03-28 02:30` never came in Europe/Berlin: the clock was set forward",
            "it went from 2027-03-28 02:00 to 2027-03-28 03:00; write a time before or after",
        ),
        (
            ("triage", *FRIDAY, "--level", "sev3"),
            "there is no level `sev3`",
            "did you mean `sev1`?",
        ),
        (
            ("triage", *FRIDAY, "--level", "minor"),
            "there is no level `minor`",
            "did you mean `severity.low` (Minor)?",
        ),
        (
            ("triage", *FRIDAY, "--level", "low"),
            "several scales have a level `low`",
            "known here: `priority.low`, `severity.low`",
        ),
        (
            ("triage", *FRIDAY, "--level", "sev1", "--level", "severity.sev2"),
            "`sev1` and `sev2` are levels of one scale, `severity`",
            "name one of them",
        ),
        (
            ("triage", *FRIDAY, "--paused", "2026-11-30 10:00"),
            "--paused: `2026-11-30 10:00` has no `/` between its begin and its end",
            "write `FROM/TO`, or `FROM/` while it lasts",
        ),
        (
            ("triage", *FRIDAY, "--paused", "2026-11-30 10:00/2026-11-30 09:00"),
            "--paused: `2026-11-30 10:00/2026-11-30 09:00` ends before it begins",
            "write `FROM/TO`",
        ),
        (
            ("triage", *FRIDAY, "--paused", "/2026-11-30 09:00"),
            "--paused: `` is no time",
            "write `2026-11-27 17:30`, a time in Europe/Berlin, or `2026-11-27T17:30+01:00`",
        ),
        (
            ("triage", *FRIDAY, "--at", "asign=2026-11-30 10:00"),
            "--at: nothing in `triage` counts from `asign`",
            "did you mean `assign`?",
        ),
        (
            ("triage", *FRIDAY, "--at", "report=2026-11-30 10:00"),
            "--at: nothing in `triage` counts from `report`",
            "known here: `assign`, `tell`",
        ),
        (
            ("triage", *FRIDAY, "--at", "2026-11-30 10:00"),
            "--at: `2026-11-30 10:00` has no `=`",
            "write `STEP=TIME`",
        ),
        (
            ("triage", *FRIDAY, *("--at", "tell=2026-11-30 10:00") * 2),
            "--at: `tell` is given twice",
            "say one time for each step",
        ),
    ],
)
def test_a_wrong_call_says_what_to_write(
    run, arguments: tuple[str, ...], message: str, advice: str
) -> None:
    assert run(*arguments) == (2, "", f"support-process: {message}\n  help: {advice}\n")


def test_an_unknown_zone_is_told_where_it_stands(run) -> None:
    source = DESK.replace("Europe/Berlin", "Europe/Berln")

    code, out, err = run("triage", *FRIDAY, source=source)

    assert (code, out) == (2, "")
    assert err == (
        "support-process: desk.yaml:2:60: `Europe/Berln` of the calendar is no time zone\n"
        "  help: did you mean `Europe/Berlin`?\n"
    )


def test_without_time_zones_it_is_told_how_to_get_them(run, monkeypatch) -> None:
    ZoneInfo.clear_cache()
    monkeypatch.setattr(zones, "newest_zones", lambda: zones.Zones("", packaged=False))
    for name in [name for name in sys.modules if name.partition(".")[0] == "tzdata"]:
        monkeypatch.setitem(sys.modules, name, None)

    code, out, err = run("triage", *FRIDAY)

    assert (code, out) == (2, "")
    assert err == (
        "support-process: this machine does not know the time zone `Europe/Berlin`\n"
        "  help: run `pip install tzdata`\n"
    )


@pytest.mark.parametrize("year", ["1000", "2999"])
def test_times_long_ago_or_far_ahead_are_counted_as_well(told, year: str) -> None:
    assert told("triage", "--arrived", f"{year}-01-01T00:00Z")["triage.assign"]["minutes"] == 240


def test_problems_in_reading_are_told_beside_the_times(run) -> None:
    code, out, err = run("triage", *FRIDAY, source=DESK.replace("roles:\n", "roles:\n  x: 3\n"))

    assert (code, err.count("\n")) == (1, 1)
    assert "2. Assign it (triage.assign)\n" in out


def test_a_file_that_cannot_be_read_has_no_times(run, capsys) -> None:
    assert main(["due", "triage", "missing.yaml", *FRIDAY]) == 3
    assert capsys.readouterr().out == ""
