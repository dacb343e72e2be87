"""What does a check yield? Selection, strictness, order, and one finding for one cause."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from reading import mistakes, told

from sphinx_support_process.checks import RULES, Context, Settings, check, kept
from sphinx_support_process.load import read_sources, read_text
from sphinx_support_process.project.settings import Project
from sphinx_support_process.text.problem import Problem
from sphinx_support_process.text.text import Place

TEAM = "roles: {agent: {name: Support Agent, held-by: whoever is on duty}}\n"
HEAD = f"{TEAM}processes:\n  triage:\n    title: Triage\n    trigger: A ticket.\n    who: agent\n"
RULE_PAGES = Path(__file__).parent.parent / "docs" / "rules"


def found(text: str, settings: Settings = Settings(), /) -> list[tuple[int, str]]:  # noqa: B008
    return [
        (problem.place.line, problem.rule) for problem in check(Context(read_text(text), settings))
    ]


def process(steps: str) -> str:
    return f"{HEAD}    steps:\n{steps}"


def test_only_selected_rules_run_and_ignored_ones_do_not() -> None:
    text = process("      - {id: a, title: A, next: b, who: nobody}\n")
    assert found(text) == [(8, "unknown-target"), (8, "unknown-role")]
    assert found(text, Settings(select={"unknown-role"})) == [(8, "unknown-role")]
    assert found(text, Settings(ignore={"unknown-role"})) == [(8, "unknown-target")]


def test_of_many_names_none_is_offered_for_one_that_is_like_no_other() -> None:
    roles = "".join(f"  r{n}: {{name: R{n}, held-by: us}}\n" for n in range(40))
    levels = "".join(f"l{n}: {{name: L{n}, definition: L}}, " for n in range(40))
    text = (
        f"levels: {{grade: {{title: Grade, values: {{{levels}}}}}}}\nroles:\n{roles}"
        "processes: {a: {title: A, trigger: T, who: r1, steps: [{id: x, title: X, "
        "informs: zorro, within: {zorro: 1h, else: 2h}, text: 'Ask {support:role}`batman`.'}]}}\n"
    )
    rules = Settings(select={"unknown-role", "unknown-level"})
    assert [told(problem) for problem in check(Context(read_text(text), rules))] == [
        "43:83 unknown-role: no role `zorro` for `informs` | define it under `roles:`",
        "43:99 unknown-level: no level `zorro` for `within` | define it under `levels:`",
        "43:147 unknown-role: no role `batman` | define it under `roles:`",
    ]


def test_a_process_of_more_than_fifty_steps_is_too_large() -> None:
    large = Settings(select={"process-too-large"})
    found = [
        [told(each) for each in check(Context(read_text(text), large))]
        for count in (50, 51)
        for text in [process("".join(f"      - Do {n}\n" for n in range(count)))]
    ]
    said = "3:3 process-too-large: `triage` has 51 steps, more than 50"
    help = "move a group of them to a process of its own, and `run` that"
    assert found == [[], [f"{said} | {help}"]]


def test_problems_of_reading_are_told_whatever_is_selected_unless_they_are_ignored() -> None:
    text = process("      - {id: a, title: A, titel: B}\n")
    assert found(text, Settings(select={"trap"})) == [(8, "schema")]
    assert found(text, Settings(ignore={"schema"})) == []


@pytest.mark.parametrize(("source", "said"), mistakes("checks.txt"))
def test_a_mistake_is_told_once_with_what_to_write(source: str, said: list[str]) -> None:
    problems = check(Context(read_text(source), Settings(strict=True, today=date(2026, 11, 1))))
    assert [told(problem) for problem in problems] == said


def test_strict_findings_are_told_with_strict_only() -> None:
    text = process("      - {id: a, title: The first step}\n")
    assert found(text) == []
    assert found(text, Settings(strict=True)) == [(8, "title-style")]


def test_problems_are_sorted_by_file_line_and_column() -> None:
    first = process("      - {id: a, title: A, who: x}\n      - {id: b, title: B, who: y}\n")
    second = "priorities:\n  p: {title: P, ask: [nobody], order: [One]}\n"
    loaded = read_sources([("b.yaml", second), ("a.yaml", first)])
    places = [problem.place for problem in check(Context(loaded))]
    assert [(place.file, place.line) for place in places] == [
        ("a.yaml", 8),
        ("a.yaml", 9),
        ("b.yaml", 2),
    ]


def test_an_accepted_problem_comes_back_on_the_day_after_its_last() -> None:
    text = process(
        "      - id: a\n        title: A\n        who: nobody\n"
        "        ignore: [{rule: unknown-role, reason: soon, until: 2026-03-01}]\n"
    )
    assert found(text, Settings(today=date(2026, 3, 1))) == []
    assert found(text, Settings(today=date(2026, 3, 2))) == [
        (10, "unknown-role"),
        (11, "unused-ignore"),
    ]


def test_an_ignore_entry_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    text = process(
        "      - id: a\n        title: A\n        ignore: [{rule: trap, reason: soon}]\n"
    )
    assert found(text) == [(10, "unused-ignore")]
    assert found(text, Settings(ignore={"trap"})) == []


def test_an_ignore_entry_is_unused_though_another_step_has_such_a_problem() -> None:
    entry = "ignore: [{rule: single-answer, reason: soon}]"
    text = process(
        "      - {id: a, title: 'A?', answers: {Yes: b}}\n"
        f"      - {{id: b, title: B, {entry}}}\n"
    )
    assert found(text) == [(8, "single-answer"), (9, "unused-ignore")]


def test_a_problem_that_the_build_of_the_docs_finds_is_hidden_by_an_ignore_entry_too() -> None:
    entry = "    ignore: [{rule: process-not-shown, reason: for the team only}]\n"
    loaded = read_text(f"{HEAD}{entry}    steps: [Read]\n")
    here = Place("support.yaml", 3, 3)
    hidden = Problem("process-not-shown", here, "no page shows `triage`", about="triage")
    other = Problem("shown-twice", here, "two pages show `triage`", about="triage")
    assert kept([hidden, other], Context(loaded)) == [other]
    assert check(Context(loaded)) == ()


def test_a_problem_names_the_definition_that_it_is_found_in() -> None:
    text = process("      - {id: a, title: A, who: nobody}\n")
    text += "templates:\n  t: {title: T, to: agent, body: 'Hello {{ x }}'}\n"
    assert [problem.about for problem in check(Context(read_text(text)))] == [
        "triage.a",
        "templates.t",
        "templates.t",
    ]


def test_a_misspelt_target_is_the_only_finding_for_the_step_that_it_should_lead_to() -> None:
    assert found(
        process(
            "      - id: q\n        title: Q?\n        answers: {Yes: answr, No: done}\n"
            "      - {id: answer, title: Answer}\n"
        )
    ) == [(10, "unknown-target")]


@pytest.mark.parametrize("way", ["next: othr", "run: othr", "starts: othr"])
def test_a_misspelt_process_is_the_only_finding_for_the_process_that_it_should_lead_to(
    way: str,
) -> None:
    other = "  other:\n    title: Other\n    who: agent\n    steps: [Read]\n"
    text = process(f"      - {{id: a, title: A, {way}}}\n") + other
    assert found(text) == [(8, "unknown-target")]


def test_a_key_that_is_not_understood_hides_what_follows_from_it_in_its_process_only() -> None:
    other = (
        "  other:\n    title: Other\n    trigger: A call.\n    who: agent\n    steps:\n"
        "      - {id: x, title: X, next: x}\n"
    )
    assert found(
        process(
            "      - id: q\n        title: Q?\n        anwsers: {Yes: a, No: b}\n"
            "      - {id: a, title: A, next: a}\n      - {id: b, title: B}\n"
        )
        + other
    ) == [(10, "schema"), (18, "trap")]


def test_an_outcome_that_was_renamed_is_not_told_as_unhandled_and_unreached_too() -> None:
    other = (
        "  q:\n    title: Q\n    who: agent\n    outcomes: {solved: Yes, left: No}\n    steps:\n"
        '      - {id: x, title: "X?", answers: {Yes: resolved, No: left}}\n'
    )
    text = process("      - {id: a, title: A, run: q, outcomes: {resolved: done, left: done}}\n")
    (problem,) = check(Context(read_text(text + other)))
    assert problem.rule == "unknown-target"
    assert [problem.place.line, *(note.place.line for note in problem.related)] == [8, 14]


def test_a_file_without_any_roles_is_told_once() -> None:
    text = process("      - {id: a, title: A}\n      - {id: b, title: B, who: other}\n")
    (problem,) = check(Context(read_text(text.replace(TEAM, ""))))
    assert problem.message == "no role `agent`, nor any other"


def test_names_that_may_be_defined_in_a_file_that_is_no_yaml_are_not_called_unknown() -> None:
    broken = "roles:\n  agent: {name: Agent\n  triager: {name: Triager}\n"
    text = "processes:\n  p:\n    title: P\n    who: [agent, steward]\n    steps: [Read]\n"
    loaded = read_sources([("roles.yaml", broken), ("p.yaml", text)])
    rules = [
        (problem.place.file, problem.rule, problem.message) for problem in check(Context(loaded))
    ]
    assert [rule[:2] for rule in rules] == [("p.yaml", "unknown-role"), ("roles.yaml", "yaml")]
    assert "`steward`" in rules[0][2]


def test_a_process_that_never_returns_is_named_and_not_the_steps_after_it() -> None:
    never = (
        "  never:\n    title: Never\n    who: agent\n    steps:\n"
        "      - {id: x, title: X, next: y}\n      - {id: y, title: Y, next: x}\n"
    )
    text = process("      - {id: a, title: A, run: never}\n      - {id: b, title: B}\n") + never
    assert found(text) == [(14, "trap")]
    other = "  other:\n    title: Other\n    who: agent\n    steps: [Read]\n"
    text = process("      - {id: a, title: A, run: never, next: other}\n") + never + other
    assert found(text) == [(13, "trap")]


def test_a_trap_inside_a_trap_is_told_once_with_the_way_into_it() -> None:
    text = process(
        '      - {id: a, title: "A?", answers: {Yes: b, No: done}}\n'
        '      - {id: b, title: "B?", answers: {Yes: c, No: b}}\n'
        "      - {id: c, title: C, next: d}\n"
        "      - {id: d, title: D, next: c}\n"
    )
    (problem,) = check(Context(read_text(text)))
    assert (problem.rule, problem.place.line) == ("trap", 10)
    assert [note.text for note in problem.witness] == ["triage.a", "triage.b", "triage.c"]


def test_two_thousand_steps_in_one_loop_are_one_loop_without_a_limit() -> None:
    steps = "".join(f"      - {{id: s-{n}, title: Do it}}\n" for n in range(1999))
    again = '      - {id: end, title: "Again?", answers: {Yes: s-0, No: done}}\n'
    text = process(f"{steps}{again}")
    problems = check(Context(read_text(text), Settings(strict=True)))
    assert [problem.rule for problem in problems] == ["process-too-large", "unbounded-loop"]
    assert len(problems[1].witness) == 2001


def ring(count: int, last: str) -> str:
    return (
        HEAD.replace("triage", "p-0").replace("    who: agent\n", "")
        + "".join(
            (f"  p-{n}:\n    title: P\n" if n else "")
            + f"    who: agent\n    steps: [{{id: a, title: Do it, run: {f'p-{n + 1}'}}}]\n"
            for n in range(count - 1)
        )
        + f"  p-{count - 1}:\n    title: P\n    who: agent\n    steps: [{last}]\n"
    )


def test_five_hundred_processes_that_run_each_other_in_a_circle_are_told_once() -> None:
    problems = check(Context(read_text(ring(500, "{id: a, title: Do it, run: p-0}"))))
    assert [problem.rule for problem in problems] == ["recursive-run"]
    assert len(problems[0].witness) == 501


def test_five_hundred_processes_that_run_each_other_in_a_row_are_sound() -> None:
    promise = "promises:\n  p: {to: agent, from: p-0, until: p-0.a, within: 1 hour}\n"
    text = ring(500, "{id: a, title: Do it, timebox: 2 hours}") + promise
    assert [problem.rule for problem in check(Context(read_text(text)))] == ["broken-promise"]


def test_the_one_mistake_in_a_file_of_fifty_thousand_lines_is_found_at_its_line() -> None:
    body = "        text: |\n          Look at it.\n          Then answer.\n"
    processes = "".join(
        f"  p-{n}:\n    title: P\n    trigger: A ticket.\n    who: agent\n    steps:\n"
        + "".join(f"      - id: s-{s}\n        title: Do it\n{body}" for s in range(20))
        for n in range(480)
    )
    text = f"{TEAM}processes:\n{processes}".replace("Then answer.", "See step 21.", 1)
    assert len(text.splitlines()) > 50_000
    assert found(text) == [(12, "prose-step-number")]


def test_mutated_files_yield_problems_and_never_an_exception() -> None:
    chance = random.Random(7)
    pages = [path.read_text("utf-8") for path in sorted(RULE_PAGES.glob("*.md"))]
    texts = [page.split("```yaml\n")[1].split("```")[0] for page in pages if "```yaml" in page]
    outcomes = set()
    for _ in range(300):
        lines = chance.choice(texts).splitlines(keepends=True)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(lines))
            lines[at] = mutated(lines[at], chance, lines)
        problems = check(Context(read_text("".join(lines)), Settings(strict=True)))
        outcomes.update(problem.rule for problem in problems)
    assert len(outcomes) > len(RULES) / 2


def mutated(line: str, chance: random.Random, lines: list[str]) -> str:
    at = chance.randrange(max(1, len(line)))
    return chance.choice(
        [
            "",
            line + line,
            chance.choice(lines),
            line.replace(": ", ": [", 1),
            line.replace("- ", "", 1),
            line[:at] + chance.choice("{}[]:-`'\"|#&*\t\0é{{ ") + line[at:],
            line[:at] + line[at + 1 :],
            line.replace("read", "close").replace("agent", "next"),
        ]
    )


@pytest.mark.parametrize("text", ["", "processes: {}", "processes: {p: {title: P, steps: []}}"])
def test_support_without_steps_breaks_no_rule_of_the_flow(text: str) -> None:
    flow = {rule.name for rule in RULES.values() if rule.family == "flow"}
    rules = {rule for _, rule in found(text)}
    assert rules & flow <= {"orphan-process"}


def test_an_accepted_strict_finding_is_not_called_superfluous_where_strict_rules_do_not_run() -> (
    None
):
    text = (
        "roles: {a: {name: A, held-by: us}}\nprocesses:\n  p:\n    title: P\n    trigger: T\n"
        "    who: a\n    ignore: [{rule: title-style, reason: we like it}]\n"
        "    steps: [Closing of tickets]\n"
    )
    assert check(Context(read_text(text))) == ()
    assert check(Context(read_text(text), Settings(strict=True))) == ()


def test_the_same_way_into_a_trap_is_shown_every_time() -> None:
    steps = "[{id: a, title: A, next: done}, {id: b, title: B, next: trap}]"
    part = f"    title: A\n    titel: B\n    steps: {steps}\n"
    text = "processes:\n" + "".join(f"  p{number}:\n{part}" for number in range(40))
    text += "  trap:\n    title: T\n    steps: [{id: a, title: A, next: a}]\n"
    (trap,) = check(Context(read_text(text), Settings(select={"trap"})))[40:]
    assert [note.text for note in trap.witness] == ["p0.b", "trap.a"]


def test_ignore_entries_are_not_judged_where_that_rule_is_ignored() -> None:
    text = process("      - {id: a, title: A, ignore: [{rule: trap, reason: soon}]}\n")
    assert found(text) == [(8, "unused-ignore")]
    assert found(text, Settings(ignore={"unused-ignore"})) == []


def test_the_command_and_the_build_agree_on_when_a_person_is_stale() -> None:
    assert Project().stale_after_days == Settings().stale_after_days == 365
