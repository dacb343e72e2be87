"""Do the pages of the rules tell the truth? Their examples are run and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sphinx_support_process.checks import RULES, Context, Settings, check
from sphinx_support_process.load import read_text
from sphinx_support_process.text.problem import Problem

PAGES = Path(__file__).parent.parent / "docs" / "rules"
BY_PAGES = {"process-not-shown", "shown-twice", "template-not-shown"}
TODAY = date(2026, 11, 1)
ON_DISK = {"missing-file"}
IN_YAML = sorted(set(RULES) - BY_PAGES - ON_DISK)

pytestmark = pytest.mark.usefixtures("reader")


def block(page: str, heading: str) -> str:
    match = re.search(
        rf"^## {heading}\n\n```(?:yaml|text)\n(.*?)```$", page, re.MULTILINE | re.DOTALL
    )
    assert match is not None, f"no block under `## {heading}`"
    return match[1]


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        place = problem.place
        yield f"{place.file}:{place.line}:{place.column}: {problem.message} [{problem.rule}]"
        if problem.help:
            yield f"  help: {problem.help}"


@pytest.mark.parametrize("name", IN_YAML)
def test_the_wrong_example_of_a_rule_yields_exactly_what_its_page_says(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    settings = Settings(select={name}, strict=True, today=TODAY)
    problems = check(Context(read_text(block(page, "Wrong")), settings))
    assert "\n".join(lines(problems)) + "\n" == block(page, "What we say")
    assert {problem.rule for problem in problems} == {name}


@pytest.mark.parametrize("name", IN_YAML)
def test_the_right_example_of_a_rule_breaks_no_rule_at_all(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    problems = check(Context(read_text(block(page, "Right")), Settings(strict=True, today=TODAY)))
    assert list(lines(problems)) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_page_that_shows_its_text_and_says_how_to_silence_it(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert page.startswith(f"# `{name}`\n\n```{{rule-text}} {name}\n```\n")
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        "Wrong",
        "What we say",
        "Right",
        "Silence it",
    ]


def test_there_is_no_page_for_a_rule_that_does_not_exist() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*RULES, "index", "grown-page"}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_begins_with_one_sentence_and_goes_on_to_say_why_and_how(name: str) -> None:
    rule = RULES[name]
    assert rule.summary.endswith(".")
    assert rule.text.startswith(f"{rule.summary}\n\n")
    assert rule.text.count("\n\n") >= 2


def test_a_problem_is_hidden_by_an_ignore_entry_of_its_step_its_process_or_not_at_all() -> None:
    page = (PAGES / "trap.md").read_text("utf-8")
    wrong = block(page, "Wrong")
    entry = "ignore: [{rule: trap, reason: we look into it}]"
    at_step = wrong.replace("      - id: signal\n", f"      - id: signal\n        {entry}\n")
    at_process = wrong.replace("    who:", f"    {entry}\n    who:")
    elsewhere = wrong.replace("      - id: close\n", f"      - id: close\n        {entry}\n")

    def rules(text: str) -> list[str]:
        return [problem.rule for problem in check(Context(read_text(text)))]

    assert rules(wrong) == ["trap"]
    assert rules(at_step) == []
    assert rules(at_process) == []
    assert rules(elsewhere) == ["trap", "unused-ignore"]


def test_the_page_that_grew_for_five_years_has_exactly_the_mistakes_that_its_page_tells() -> None:
    page = (PAGES / "grown-page.md").read_text("utf-8")
    yaml = (PAGES.parent / "examples" / "grown-page.yaml").read_text("utf-8")
    problems = check(Context(read_text(yaml, "grown-page.yaml"), Settings(today=TODAY)))
    said: list[str] = []
    for problem in problems:
        said += lines([problem])
        if problem.witness:
            said.append("  path: " + " → ".join(note.text for note in problem.witness))
    told = re.search(r"^```text\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)
    assert told is not None
    assert said == told[1].splitlines()
    assert all(problem.help for problem in problems)
    assert len({(problem.rule, problem.place) for problem in problems}) == len(problems)
