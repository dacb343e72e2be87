"""What do single rules find, beyond the examples on their pages, and what do they leave alone?"""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.clock.hours import working_days
from sphinx_support_process.clock.schedule import schedule
from sphinx_support_process.clock.week import Week
from sphinx_support_process.load import read_text
from sphinx_support_process.load.comments import lost_texts
from sphinx_support_process.load.questions import questions
from sphinx_support_process.text.problem import Problem

ROLES = """
roles:
  agent: {name: Support Agent, held-by: whoever is on duty}
  triager: {name: Support Triager, held-by: the head of support}
  rep: {name: Community Representative, external: true}
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
terms:
  incident: {name: Incident, avoid: [blackout], definition: The service is down.}
"""


def problems(text: str, rule: str, **settings: object) -> tuple[Problem, ...]:
    loaded = read_text(text)
    assert loaded.problems == ()
    return check(Context(loaded, Settings(select={rule}, strict=True, **settings)))  # type: ignore[arg-type]


def said(text: str, rule: str, **settings: object) -> list[str]:
    return [problem.message for problem in problems(text, rule, **settings)]


def process(steps: str, head: str = "", more: str = "") -> str:
    lines = "".join(f"      - {{{step.strip()}}}\n" for step in steps.strip().splitlines())
    return (
        f"{ROLES}processes:\n  p:\n    title: P\n    trigger: A ticket.\n    who: agent\n{head}"
        f"    steps:\n{lines}{more}"
    )


def with_text(text: str) -> str:
    body = "".join(f"          {line}\n" for line in text.splitlines())
    return process(
        "id: first, title: Read the request",
        more=f"      - id: second\n        title: Close the ticket\n        text: |\n{body}",
    )


TWO_WAYS = """
id: a, title: 'A?', answers: {Yes: b, No: c}
id: b, title: B, next: d
id: c, title: C
id: d, title: D
"""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a before d", None),
        ("b before d", "`d` can be reached without `b`"),
        ("b before done", "`done` can be reached without `b`"),
        ("b then d", None),
        ("a then b", "a path passes `a` and ends without `b`"),
        ("never b and c", None),
        ("never d and b", "a path passes both `d` and `b`"),
        ("b after c", "`b after c` is no order of steps"),
    ],
)
def test_an_order_is_checked_on_every_path(line: str, message: str | None) -> None:
    found = said(process(TWO_WAYS, head=f"    always: [{line}]\n"), "broken-order")
    assert found == ([message] if message else [])


def test_a_broken_order_shows_a_shortest_path_that_breaks_it() -> None:
    (problem,) = problems(process(TWO_WAYS, head="    always: [b before d]\n"), "broken-order")
    assert [note.text for note in problem.witness] == ["p.a", "p.c", "p.d"]
    (problem,) = problems(process(TWO_WAYS, head="    always: [a then b]\n"), "broken-order")
    assert [note.text for note in problem.witness] == ["p.a", "p.c", "p.d", "p.done"]


def test_many_orders_that_hold_are_found_to_hold_without_a_search_for_each(monkeypatch) -> None:
    monkeypatch.setattr("sphinx_support_process.flow.orders.shortest_path", None)
    monkeypatch.setattr("sphinx_support_process.flow.orders.reachable", None)
    head = "    always: [a before b, a before d, b then d, c then d, never b and c]\n"
    assert said(process(TWO_WAYS, head), "broken-order") == []


def test_of_many_broken_orders_the_first_show_a_path(monkeypatch) -> None:
    monkeypatch.setattr("sphinx_support_process.flow.always.MAX_SHOWN", 2)
    head = "    always: [b before d, c before d, a then b]\n"
    found = problems(process(TWO_WAYS, head), "broken-order")
    assert [(problem.message, len(problem.witness)) for problem in found] == [
        ("`d` can be reached without `b`", 3),
        ("`d` can be reached without `c`", 3),
        ("a path passes `a` and ends without `b`", 0),
    ]


def test_an_order_behind_too_many_searches_of_all_processes_is_told_as_not_judged(
    monkeypatch,
) -> None:
    monkeypatch.setattr("sphinx_support_process.flow.always.MAX_SHOWN", 0)
    other = "  q:\n    title: Q\n    who: agent\n    steps: [{id: x, title: X}]\n"
    steps = "id: a, title: A, run: q\nid: b, title: B"
    (problem,) = problems(process(steps, "    always: [q.x before b]\n", other), "broken-order")
    assert problem.severity == "warning"
    assert problem.message.startswith("`q.x before b` was not judged")


def test_an_order_that_no_path_can_put_to_the_test_is_a_warning() -> None:
    steps = "id: a, title: A, next: done\nid: b, title: B"
    (problem,) = problems(process(steps, head="    always: [a before b]\n"), "broken-order")
    assert problem.severity == "warning"
    assert problem.message == "`a before b` says nothing: no path leads to `b`"


def test_an_order_holds_for_other_processes_that_lead_into_the_middle() -> None:
    other = (
        "  q:\n    title: Q\n    trigger: A call.\n    who: agent\n"
        "    steps: [{id: x, title: X, next: p.b}]\n"
    )
    steps = "id: a, title: A\nid: b, title: B"
    head = "    always: [a before b]\n"
    assert said(process(steps, head), "broken-order") == []
    (problem,) = problems(process(steps, head, other), "broken-order")
    assert [note.text for note in problem.witness] == ["q.x", "p.b"]


def test_an_order_may_speak_of_a_step_of_a_process_that_is_run() -> None:
    other = "  q:\n    title: Q\n    who: agent\n    steps: [{id: x, title: X}]\n"
    steps = "id: a, title: A, run: q\nid: b, title: B"
    assert said(process(steps, "    always: [q.x before b]\n", other), "broken-order") == []
    steps = "id: a, title: 'A?', answers: {Yes: r, No: b}\nid: r, title: R, run: q\nid: b, title: B"
    found = said(process(steps, "    always: [q.x before b]\n", other), "broken-order")
    assert found == ["`b` can be reached without `q.x`"]


def promised(
    steps: str, within: str, until: str = "p.end", more: str = ""
) -> list[tuple[str, str]]:
    promise = f"promises:\n  soon: {{to: rep, from: p, until: {until}, within: {within}}}\n"
    found = problems(process(steps, more=more) + promise, "broken-promise")
    return [(problem.severity, problem.message) for problem in found]


def not_guaranteed(time: str) -> list[tuple[str, str]]:
    return [("warning", f"`soon` is not guaranteed: the limits on the way add up to {time}")]


def test_limits_on_the_longest_way_are_added_up() -> None:
    steps = """
    id: a, title: 'A?', answers: {Yes: b, No: c}
    id: b, title: B, timebox: 1 hour, next: end
    id: c, title: C, timebox: 3 hours
    id: end, title: End, within: 2 hours
    """
    assert promised(steps, "5 hours") == []
    assert promised(steps, "4 hours") == not_guaranteed("5 hours")


def test_deadlines_since_one_start_are_not_added_up() -> None:
    steps = """
    id: a, title: A, within: 2 hours, since: start
    id: b, title: B, within: 2 hours, since: start
    id: end, title: End, within: 1 hour, since: a
    """
    assert promised(steps, "3 hours") == []
    assert promised(steps, "2 hours") == not_guaranteed("3 hours")


def test_a_step_without_a_limit_is_told_with_strict_only_and_a_question_takes_no_time() -> None:
    steps = "id: a, title: 'A?', answers: {Yes: end, No: b}\nid: b, title: B\nid: end, title: End"
    assert promised(steps.replace("End", "End, within: 1 hour"), "1 hour") == [
        ("strict", "nobody can say whether `soon` is kept: `b` has no limit")
    ]
    assert (
        promised(
            steps.replace("title: B", "title: B, timebox: 1 hour") + ", within: 1 hour", "2 hours"
        )
        == []
    )


def test_a_loop_without_a_limit_breaks_a_promise_and_a_deadline_mends_it() -> None:
    steps = "id: a, title: A\nid: b, title: 'B?', answers: {Yes: end, No: a}\nid: end, title: End"
    message = "`soon` is not guaranteed: a loop on the way has no limit"
    assert promised(steps, "1 week") == [("warning", message)]
    assert promised(f"{steps}, within: 2 hours, since: start", "2 hours") == []


def test_the_path_of_a_promise_begins_at_its_first_step_and_leads_through_its_loops() -> None:
    steps = """
    id: read, title: Read, timebox: 1 hour
    id: ask, title: Ask
    id: clear, title: 'Clear?', answers: {Yes: next, No: read}
    id: sort, title: Sort
    id: try, title: Try
    id: works, title: 'Works?', answers: {Yes: end, No: sort}
    id: end, title: End
    """
    promise = "promises:\n  soon: {to: rep, from: p, until: p.end, within: 1 hour}\n"
    (problem,) = problems(process(steps) + promise, "broken-promise")
    path = ["p.read", "p.ask", "p.clear", "p.sort", "p.try", "p.works", "p.end"]
    assert [note.text for note in problem.witness] == path


def test_a_promise_that_even_the_fastest_path_breaks_is_an_error() -> None:
    steps = """
    id: a, title: A, wait: {for: it, at-most: 3 hours, then: end}, next: done
    id: end, title: End, timebox: 1 hour
    """
    assert promised(steps, "2 hours") == [
        ("error", "`soon` cannot be kept: it takes at least 3 hours")
    ]


def test_the_limits_of_a_process_that_is_run_count_and_a_timebox_cuts_them_off() -> None:
    other = "  q:\n    title: Q\n    who: agent\n    steps: [{id: x, title: X, timebox: 5 hours}]\n"
    steps = "id: a, title: A, run: q\nid: end, title: End, timebox: 1 hour"
    assert promised(steps, "4 hours", more=other) == not_guaranteed("6 hours")
    boxed = steps.replace("run: q", "run: q, timebox: 2 hours")
    assert promised(boxed, "4 hours", more=other) == []


def test_working_time_on_the_way_of_an_elapsed_promise_goes_through_the_weekend() -> None:
    steps = "id: end, title: End, timebox: 1 working hour"
    in_some_weeks = "65 hours, which is too long from Friday 17:00 on"
    assert promised(steps, "24 hours") == not_guaranteed(in_some_weeks)
    assert promised(steps, "65 hours") == []


def test_a_promise_between_steps_that_no_path_joins_is_an_error() -> None:
    steps = "id: end, title: End\nid: a, title: A"
    promise = "promises:\n  soon: {to: rep, from: p.a, until: p.end, within: 1 hour}\n"
    assert said(process(steps) + promise, "broken-promise") == [
        "no path leads from `p.a` to `p.end`"
    ]


def test_a_promise_may_count_from_a_step_until_it_is_done_again() -> None:
    steps = """
    id: ask, title: Ask, timebox: 2 hours
    id: clear, title: 'Clear?', answers: {Yes: done, No: ask}
    """
    promise = "promises:\n  again: {to: rep, from: p.ask, until: p.ask, within: 1 hour}\n"
    assert said(process(steps) + promise, "broken-promise") == [
        "`again` is not guaranteed: the limits on the way add up to 2 hours"
    ]


def test_a_promise_from_a_step_until_one_that_it_runs_is_about_the_next_time() -> None:
    other = "  q:\n    title: Q\n    who: agent\n    steps: [{id: x, title: X, timebox: 5 hours}]\n"
    steps = "id: a, title: A, run: q\nid: b, title: 'B?', answers: {Yes: done, No: a}"
    promise = "promises:\n  soon: {to: rep, from: p.a, until: q.x, within: 1 hour}\n"
    assert said(process(steps, more=other) + promise, "broken-promise") == [
        "`soon` is not guaranteed: the limits on the way add up to 5 hours"
    ]


def test_what_is_run_begins_when_the_step_that_runs_it_does() -> None:
    other = """\
  q:
    title: Q
    who: agent
    steps: [{id: x, title: X, timebox: 5 hours}, {id: y, title: Y, timebox: 2 hours}]
"""
    steps = "id: first, title: First, timebox: 1 hour\nid: a, title: A, run: q"
    assert promised(steps, "6 hours", until="q.x", more=other) == []
    assert promised(steps, "5 hours", until="q.x", more=other) == not_guaranteed("6 hours")
    due = f"{steps}, within: 30 minutes, since: start"
    assert promised(due, "5h 30m", until="q.x", more=other) == []
    assert promised(f"{steps}\nid: end, title: End, timebox: 1 hour", "9 hours", more=other) == []


def test_working_time_in_a_loop_without_a_limit_breaks_an_elapsed_promise() -> None:
    steps = """
    id: a, title: A, timebox: 1 working hour
    id: b, title: B
    id: c, title: 'C?', answers: {Yes: end, No: b}
    id: end, title: End, timebox: 1 hour
    """
    message = "`soon` is not guaranteed: a loop on the way has no limit"
    assert promised(steps, "1 week") == [("warning", message)]


def test_a_deadline_counts_from_a_step_that_the_way_has_passed_and_else_from_the_start() -> None:
    steps = """
    id: which, title: 'Which?', answers: {Short: end, Long: long}
    id: long, title: Long, timebox: 20 hours, next: out
    id: end, title: End, within: 2 hours, since: long
    id: out, title: Out
    """
    assert promised(steps, "2 hours") == []
    passed = steps.replace("next: out", "next: end")
    assert promised(passed, "2 hours") == not_guaranteed("22 hours")


def test_promises_from_one_start_are_judged_at_once_where_no_way_leads_back(monkeypatch) -> None:
    monkeypatch.setattr("sphinx_support_process.checks.time.promises.MAX_LOOKED_AT", 8)
    steps = "\n".join(f"id: s{n}, title: Do {n}, within: 1 hour, since: start" for n in range(3))
    line = "  m{0}: {{to: rep, from: p, until: p.s{0}, within: 2 hours}}\n"
    promises = "promises:\n" + "".join(map(line.format, range(3)))
    assert said(process(steps) + promises, "broken-promise") == []


def test_promises_after_too_long_a_search_are_told_as_not_judged(monkeypatch) -> None:
    monkeypatch.setattr("sphinx_support_process.checks.time.promises.MAX_LOOKED_AT", 6)
    steps = "\n".join(f"id: s{n}, title: Do {n}, timebox: 1 hour" for n in range(5))
    line = "  m{0}: {{to: rep, from: p.s{0}, until: p.s4, within: 9 hours}}\n"
    promises = "promises:\n" + "".join(map(line.format, range(4)))
    (problem,) = problems(process(steps) + promises, "broken-promise")
    assert problem.severity == "warning"
    assert problem.message == "`m1` was not judged: 6 steps were looked at for others"
    assert [note.text for note in problem.related] == ["and here", "and here"]


def test_a_week_knows_how_long_working_time_takes() -> None:
    week = Week()
    assert week.elapsed(9 * 60, 60) == 60
    assert week.elapsed(4 * 1440 + 16 * 60, 120) == 66 * 60
    assert week.longest(40 * 60) == 7 * 1440
    assert week.difference(24 * 60, 24 * 60) == (96 * 60, "Wednesday 16:00")
    assert week.difference(60, 60) == (64 * 60, "Friday 17:00")
    calendar = read_text("calendar: {working: {days: 'mon, wed-thu'}}").support.calendar
    week = Week(schedule(calendar))
    assert week.spans(2) == ((2 * 1440 + 9 * 60, 2 * 1440 + 17 * 60),)
    assert week.spans(1) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [("mon-fri", (0, 1, 2, 3, 4)), ("sat-mon", (0, 5, 6)), ("Tuesday, fri", (1, 4)), ("now", None)],
)
def test_working_days_are_read_from_names(text: str, days: tuple[int, ...] | None) -> None:
    assert working_days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Write `step 7` as it is.",
        "```yaml\nstep 7\n```",
        "See [the list](https://example.org/step 7).",
        "A two-step 7-day plan.",
        "```{code-block} text\nstep 7\n```",
    ],
)
def test_a_step_number_in_a_literal_is_left_alone(text: str) -> None:
    assert said(with_text(text), "prose-step-number") == []


@pytest.mark.parametrize(
    "text",
    ["See step 7 of the installer.", "Do Steps 1 of *Vendor portal*.", "Step 2 of a wizard."],
)
def test_a_step_number_of_something_else_is_left_alone(text: str) -> None:
    assert said(with_text(text), "prose-step-number") == []


@pytest.mark.parametrize(
    "text", ["See step 7 of this list.", "Do step 7 of the process.", "Do step 7 of P."]
)
def test_a_step_number_of_a_process_is_told(text: str) -> None:
    assert said(with_text(text), "prose-step-number") == ["`p` has no step 7, only 2 steps"]


@pytest.mark.parametrize(
    "text",
    [
        "Go on step by step if you never did this.",
        "If the release fails, skip the post-processing.",
        "If the pod is stuck, repeat the preprocessor run.",
        "If it is empty, send the cargo to step down.",
    ],
)
def test_a_sentence_that_leads_to_no_step_or_process_hides_no_decision(text: str) -> None:
    assert said(with_text(text), "hidden-decision") == []


def test_lead_time_is_no_role() -> None:
    assert said(with_text("Support lead times are short."), "unknown-role") == []
    assert said(with_text("Support leads are told."), "unknown-role") == [
        "`Support leads` looks like a role, and none has this name"
    ]


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("{1, 2}", "write `{{ name }}`, or accept it with `ignore:` if it is meant as it stands"),
        ("{First Name}", "write `{{ first_name }}`, and declare it under `placeholders:`"),
        ("<TEAM>", "write `{{ team }}`"),
    ],
)
def test_what_is_no_placeholder_is_told_with_one_that_can_be_written(text: str, help: str) -> None:
    template = f"title: T, body: '{text}', placeholders: {{team: its name}}"
    found = problems(f"templates: {{t: {{{template}}}}}", "foreign-placeholder")
    assert [problem.help for problem in found] == [help]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("Look.\n\nGo on with step 7.", 22, 22),
        ("```{note}\nSee Step 7.\n```", 21, 15),
        ("- One\n- See\n  step 7", 22, 13),
    ],
)
def test_a_step_number_is_told_at_its_line_and_column(text: str, line: int, column: int) -> None:
    (problem,) = problems(with_text(text), "prose-step-number")
    assert problem.place[1:] == (line, column)
    assert problem.message == "`p` has no step 7, only 2 steps"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The support steward asks.", ["`support steward`"]),
        ("Ask the Hub Agent about it.", ["`Hub Agent`"]),
        ("The support agents and each Community Representative know.", []),
        ("A support ticket is not a community page. Ask an Agent.", []),
        ("Write `support steward` and {term}`Support Manager`.", []),
        ("The community\nmanager asks.", ["`community manager`"]),
        ("Ask (support steward) or *support lead*.", ["`support steward`", "`support lead`"]),
        ("İçin: “support steward” — Hub Agent…", ["`support steward`", "`Hub Agent`"]),
        ("An unsupport steward, a support, agent and supporters lead.", []),
    ],
)
def test_a_phrase_made_like_a_role_is_told_if_none_has_that_name(
    text: str, found: list[str]
) -> None:
    messages = said(with_text(text), "unknown-role")
    assert messages == [f"{name} looks like a role, and none has this name" for name in found]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("If it works, jump to the last step.", 1),
        ("If it works — *jump* to the last step, Çelik.", 1),
        ("If it works, rejump to the last step.", 0),
        ("Otherwise continue with {support:step}`first`.", 1),
        ("If not, return to Read the request.", 1),
        ("If it works, write it down. Then go to lunch.", 0),
        ("Go to the next step.", 0),
        ("If it works, return the form.", 0),
        ("If so, write `go to step` down.", 0),
    ],
)
def test_a_jump_under_a_condition_is_a_hidden_decision(text: str, count: int) -> None:
    assert len(said(with_text(text), "hidden-decision")) == count


def test_words_are_found_where_they_stand_behind_letters_of_any_alphabet() -> None:
    letters = "".join(char for char in map(chr, range(0x80, 0xD800)) if char.isalpha())
    (problem,) = problems(with_text(f"{letters} a Blackout."), "avoided-word")
    assert problem.place[1:] == (20, 11 + len(letters) + len(" a "))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A blackout.", 1),
        ("Two blackouts, a Blackout.", 2),
        ("`blackout`, {term}`blackout` and blackouted.", 0),
    ],
)
def test_a_word_to_avoid_is_found_in_prose_only(text: str, count: int) -> None:
    assert len(said(with_text(text), "avoided-word")) == count


def test_an_alias_is_suggested_as_it_is_written() -> None:
    text = with_text("A {term}`major outag`.").replace("avoid:", "aliases: [Major Outage], avoid:")
    (problem,) = problems(text, "near-miss-term")
    assert problem.help == "did you mean `Major Outage`?"


def test_a_term_that_a_page_defines_is_no_near_miss() -> None:
    text = with_text("An {term}`Incidents` and an {term}`incidant`.")
    assert said(text, "near-miss-term") == ["no term is called `incidant`"]
    assert said(text, "near-miss-term", defined_terms=["Incidant"]) == []


def test_a_reference_in_a_text_may_be_relative_to_its_process_or_full() -> None:
    text = with_text("{support:step}`first`, {support:step}`here <p.second>`, [](#p.first).")
    assert said(text, "unknown-target") == []
    text = with_text("{support:step}`frist`, {support:process}`q`, [](#p.frist), [](#elsewhere).")
    assert said(text, "unknown-target") == [
        "no step `frist`",
        "no process `q`",
    ]


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("fisrt", "did you mean `first`?"),
        ("read-request", "did you mean `first` (Read the request)?"),
        ("x", "did you mean `q.x`?"),
        ("q.y", "known here: `q.x`"),
    ],
)
def test_a_target_is_suggested_by_spelling_then_title_then_from_another_process(
    target: str, advice: str
) -> None:
    other = "  q:\n    title: Q\n    who: agent\n    steps: [{id: x, title: Long title of it}]\n"
    steps = f"id: first, title: Read the request\nid: last, title: Close it, next: {target}"
    (problem,) = problems(process(steps, more=other), "unknown-target")
    assert problem.help.startswith(advice)


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("informs: [triager]", 0),
        ("consults: [triager]", 0),
        ("escalate: triager", 0),
        ("send: t", 0),
        ("informs: [rep]", 1),
        ("who: [agent, triager]", 0),
    ],
)
def test_a_handoff_is_silent_unless_something_reaches_the_new_owner(keys: str, count: int) -> None:
    template = "templates:\n  t: {title: T, to: triager, body: It is yours.}\n"
    text = process(f"id: a, title: A, {keys}\nid: b, title: B, who: triager") + template
    assert len(said(text, "silent-handoff")) == count


def test_a_handoff_that_several_answers_make_is_told_once() -> None:
    steps = """
id: a, title: 'A?', answers: {Yes: b, No: c, Later: d}
id: b, title: B, who: triager
id: c, title: C, who: triager
id: d, title: D, who: rep
"""
    found = problems(process(steps), "silent-handoff")
    told = [problem.message.split(", ")[0] for problem in found if problem.about == "p.a"]
    assert told == [
        "after `a` the work passes from `agent` to `rep` in `d`",
        "after `a` the work passes from `agent` to `triager` in `b` and `c`",
    ]


def test_steps_of_a_new_owner_are_named_in_written_order_whichever_answer_is_first() -> None:
    steps = """
id: a, title: 'A?', answers: {Yes: s, No: r}
id: r, title: R, who: triager
id: s, title: S, who: triager
"""
    (problem,) = problems(process(steps), "silent-handoff")
    assert "in `r` and `s`, and" in problem.message
    assert [note.text for note in problem.related] == ["`triager` goes on here"] * 2
    assert [note.place.line for note in problem.related] == [17, 18]


def test_a_handoff_into_another_process_counts_as_well() -> None:
    other = "  q:\n    title: Q\n    who: triager\n    steps: [{id: x, title: X}]\n"
    for way in ("next: q", "run: q"):
        (message,) = said(process(f"id: a, title: A, {way}", more=other), "silent-handoff")
        assert "in `q.x`" in message


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Write to <support@example.org> or see <https://example.org/a>.", []),
        ("It is 16:00 UTC, and it costs 5 EUR.", []),
        ("Hello NAME and FIRST_NAME", ["`NAME`", "`FIRST_NAME`"]),
        ("The ID {{ id }} of {{ pr_link }}: our VPN, a PR, at URL", ["`URL`"]),
        (
            "${name} [[name]] {name} {{{ name }}}",
            ["`${name}`", "`[[name]]`", "`{name}`", "`{{{ name }}}`"],
        ),
        ("{{ name }, { name }}", ["`{{ name }`", "`{ name }}`"]),
    ],
)
def test_other_ways_to_mark_a_place_to_fill_in_are_found(body: str, found: list[str]) -> None:
    text = (
        f"{ROLES}templates:\n  t:\n    title: T\n    body: |\n      {{{{ name }}}}\n      {body}\n"
        "    placeholders: {name: the name, id: an ID, url: an URL, pr_link: a link}\n"
    )
    messages = said(text, "foreign-placeholder")
    assert sorted(messages) == sorted(
        f"{name} is not how a placeholder is written" for name in found
    )


def test_public_fields_are_looked_at_for_personal_addresses() -> None:
    text = (
        "communities:\n  c:\n    name: C\n    representatives:\n"
        "      - {name: N, email: n@example.org}\n      - {name: S, email: support@example.org}\n"
    )
    assert said(text, "published-contact") == []
    found = said(text, "published-contact", public_fields=["name", "email"])
    assert found == ["`n@example.org` is published and looks like a personal address"]


def test_the_age_of_a_contact_is_counted_from_the_day_that_is_given() -> None:
    text = (
        "communities:\n  c: {name: C, verified: 2026-01-01, representatives: [{name: N, "
        "until: 2026-06-30}]}\n"
    )
    day = date(2026, 6, 30)
    assert said(text, "stale-contact", today=day) == []
    assert len(said(text, "stale-contact", today=day, stale_after_days=90)) == 1
    assert said(text, "community-without-representative", today=day) == []
    later = date(2026, 7, 1)
    assert len(said(text, "community-without-representative", today=later)) == 1


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Bring it", 0),
        ("Pinging the team", 1),
        ("The report", 1),
        ("Is it so?", 1),
        ("A-test it", 0),
    ],
)
def test_a_title_says_what_to_do(title: str, count: int) -> None:
    assert len(said(process(f'id: a, title: "{title}"'), "title-style")) == count


def test_processes_that_lead_only_to_each_other_are_told_once() -> None:
    text = (
        f"{ROLES}processes:\n"
        "  a: {title: A, who: agent, steps: [{id: x, title: X, next: b}]}\n"
        "  b: {title: B, who: agent, steps: [{id: y, title: 'Y?', answers: {A: a, B: done}}]}\n"
    )
    assert said(text, "orphan-process") == ["nothing leads to `a` but `b`, and it has no `trigger`"]


def test_a_definition_that_a_text_mentions_is_used() -> None:
    text = with_text("The triager asks a Support Triager or a Community Representative.")
    assert said(text, "unused-definition") == []
    assert said(process("id: a, title: A"), "unused-definition") == [
        "nothing uses the role `triager`",
        "nothing uses the role `rep`",
    ]


def test_a_status_that_is_listed_twice_is_told_with_the_place_of_the_other() -> None:
    (problem,) = problems("statuses:\n  - Open\n  - Closed\n  - Open\n", "duplicate-id")
    assert problem.message == "`Open` is defined twice in `statuses`"
    assert problem.help == "remove one of them; the other is at support.yaml:2"
    assert (problem.place.line, problem.place.column) == (4, 5)


def with_zone(name: str) -> str:
    return f"calendar:\n  working: {{days: mon-fri, hours: '9:00-17:00', timezone: {name}}}\n"


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/Argentina/Salta", "Etc/GMT-3"])
def test_a_time_zone_that_exists_is_accepted(name: str) -> None:
    assert said(with_zone(name), "calendar-incomplete") == []


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Europe/Berln", "did you mean `Europe/Berlin`?"),
        ("Berlin", "did you mean `Europe/Berlin`?"),
        ("New York", "did you mean `America/New_York`?"),
        ("CEST", "write it as in `Europe/Berlin`, or `UTC`"),
        ("GMT+1", "write it as in `Europe/Berlin`, or `UTC`"),
        ("our own", "write it as in `Europe/Berlin`, or `UTC`"),
    ],
)
def test_a_time_zone_that_does_not_exist_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, advice: str
) -> None:
    known = {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "EST", "GMT+0"}
    monkeypatch.setattr("zoneinfo.available_timezones", lambda: known)
    (problem,) = problems(with_zone(name), "calendar-incomplete")
    assert problem.message == f"`{name}` is no time zone"
    assert problem.help == advice
    assert (problem.place.line, problem.length) == (2, len(name))


@pytest.mark.parametrize(("name", "count"), [("UTC", 0), ("Mars/Base", 0), ("berlin", 1)])
def test_without_a_database_a_time_zone_only_has_to_look_like_one(
    monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    assert len(said(with_zone(name), "calendar-incomplete")) == count


def test_a_reference_in_the_body_of_a_directive_is_checked_and_one_in_code_is_not() -> None:
    text = (
        "```{note}\n:class: wide\n\nSee {support:step}`in-note`.\n```\n\n"
        "````{admonition} About {support:step}`in-title`\n```{tip}\n{support:step}`inside`\n```\n"
        "````\n\n:::{note}\n{support:step}`in-colons`\n:::\n\n"
        "```python\n{support:step}`code`\n```\n"
    )
    block = "".join(f"          {line}".rstrip() + "\n" for line in text.splitlines())
    found = problems(
        process("id: a, title: A").replace(
            "      - {id: a, title: A}\n",
            f"      - id: a\n        title: A\n        text: |\n{block}",
        ),
        "unknown-target",
    )
    assert [problem.message for problem in found] == [
        "no step `in-note`",
        "no step `in-title`",
        "no step `inside`",
        "no step `in-colons`",
    ]
    assert [problem.place.line - found[0].place.line for problem in found] == [0, 3, 5, 10]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name: Agent #1", ["1:13"]),
        ("name: C# Agent #1 or #2\nplural: Agents #1", ["1:16", "2:16"]),
        ("- Ask in #help and #ops", ["1:10"]),
        ("- id: ask #todo\n  title: Ask #sales", ["1:11", "2:14"]),
        ("name: Agent # the first", []),
        ("name: Agent ## the first", []),
        ("name: Agent#1", []),
        ('name: "Agent" #1', []),
        ('name: "Agent #1"', []),
        ("names: [Agent] #1", []),
        ("name: #1", []),
        ("# name: Agent #1", []),
        ("text: |\n  - see: a ticket #1\n", []),
        ("text: >\n  a: b #1\n", []),
        ("text: 'a\n  b: c #1'\n", []),
    ],
)
def test_a_comment_that_looks_like_the_end_of_a_text_is_found(text: str, places: list[str]) -> None:
    assert [f"{line}:{column}" for line, column, _ in lost_texts(text)] == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: Is it?", []),
        ("a: |\n  {b: Is it?}", []),
        ("{a: 'Is it?'}", []),
        ("a: &x Is it?\nb: {c: *x}", []),
        ("{a: {b: Is it?}, c: [Is it, Really?]}", ["1:9 {…}", "1:29 […]"]),
        ("{Is it?: next}", ["1:2 {…}"]),
        ("{url: https://x.org/?a=b}", ["1:7 {…}"]),
        ("{a: Is\n  it?\n}", ["1:5 {…}"]),
    ],
)
def test_a_question_in_brackets_is_found_unless_it_is_quoted(text: str, found: list[str]) -> None:
    assert [f"{one.line}:{one.column} {one.brackets}" for one in questions(text)] == found


@pytest.mark.parametrize(
    ("text", "is_noted"),
    [
        ("statuses: [Open, Really?]", True),
        ("{statuses: Really?}", True),
        ("processes: {p: {title: Is it?}}", True),
        ("processes: {p: {title: 'Is it?'}}", False),
        ("statuses:\n  - Really?", False),
        ("statuses: [Open]\nprocesses: {p: {goal: &x a}}\nroles: {r: {name: *x}}", False),
    ],
)
def test_a_file_with_a_question_in_brackets_is_noted(text: str, is_noted: bool) -> None:
    assert read_text(text).questioned == (("support.yaml",) if is_noted else ())


def test_a_target_close_to_an_id_and_to_a_title_means_the_id() -> None:
    steps = """
id: close, title: Tell the customer
id: other, title: Clsoe
id: last, title: Read it, next: clsoe
"""
    (problem,) = problems(process(steps), "unknown-target")
    assert problem.help == "did you mean `close`?"


def test_a_misspelt_unit_of_the_calendar_is_told_once_and_not_as_unused() -> None:
    text = process("id: a, title: A, within: 2 shfts, since: start")
    text = text.replace("\nterms:", "\n  units: {shift: 6 hours}\nterms:")
    told = [*problems(text, "bad-duration"), *problems(text, "unused-definition")]
    assert [(problem.message, problem.help) for problem in told if "sh" in problem.message] == [
        ("`2 shfts` has no unit of time that is known here", "did you mean `2 shifts`?")
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("c before b", "`b` can be reached without `c`"),
        ("b before c", "`b before c` says nothing: no path leads to `c`"),
        ("b then c", "a path passes `b` and ends without `c`"),
        ("c then b", "`c then b` says nothing: no path leads to `c`"),
    ],
)
def test_an_order_with_a_step_that_no_path_reaches_is_told_where_it_is_put_to_the_test(
    line: str, message: str
) -> None:
    steps = "id: a, title: A, next: b\nid: c, title: C\nid: b, title: B"
    assert said(process(steps, f"    always: [{line}]\n"), "broken-order") == [message]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("unknown-target", "See {support:step}`team:triage.read`."),
        ("unknown-target", "See {support:template}`team:queued`."),
        ("unknown-role", "Ask the {support:role}`team:boss`."),
    ],
)
def test_names_of_another_site_are_left_to_the_build(rule: str, text: str) -> None:
    assert said(with_text(text), rule) == []
    assert len(said(with_text(text.replace("team:", "")), rule)) == 1
