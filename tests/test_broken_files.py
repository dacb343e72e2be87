"""What is read and told of files beside a place that is no YAML?"""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from reading import told

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.load import Loaded, Part, joined, part_of, read_sources, read_text
from sphinx_support_process.text.file import decode

ROLES = "roles:\n  agent: {name: Support Agent, held-by: us}\n  lead: {name: Support Lead}\n"
PROCESS = "  triage:\n    title: Triage\n    trigger: T\n    who: agent\n    steps: [Read]\n"
UNCLOSED = "  broken: {title: [\n"


def part(file: str, text: str) -> Part:
    return part_of(file, text)


def read(**texts: str) -> Loaded:
    """What files say together: pairs of a name (without `.yaml`) and a text."""
    return read_sources((f"{name}.yaml", text) for name, text in texts.items())


def found(*, strict: bool = False, **texts: str) -> list[str]:
    """`file: rule: message` of each problem but that of the file that is no YAML."""
    settings = Settings(strict=strict, today=date(2026, 11, 1))
    return [
        f"{problem.place.file}: {problem.rule}: {problem.message}"
        for problem in check(Context(read(**texts), settings))
        if problem.rule != "yaml"
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "  b: {name: B\n",
        "  b: {name: 'B}\n",
        '  b: {name: "B}\n    text: more\n',
        "  b:\n    name: B: C\n",
        "  b:\n    name: B\n   held-by: us\n",
        "  b: {name: *c}\n",
        "  b: {name: \x07}\n",
        "  b:\n\tname: B\n",
        f"  b: {'[' * 2000}\n",
    ],
    ids=[
        "bracket",
        "quote",
        "quote over lines",
        "colon",
        "indentation",
        "alias",
        "control character",
        "tab",
        "nesting",
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_of_a_broken_definition_nothing_is_read_and_of_the_others_all(
    broken: str, line_break: str
) -> None:
    text = f"# Us\nroles:\n\n  a: {{name: A}}\n{broken}  c: {{name: C}}\nstatuses: [Open]\n"
    loaded = read_text(text.replace("\n", line_break))
    assert list(loaded.support.roles) == ["a", "c"]
    assert loaded.support.statuses == ("Open",)
    assert [problem.rule for problem in loaded.problems] == ["yaml"]
    assert loaded.cut == {"support.yaml": broken.replace("\n", line_break)}
    assert loaded.support.roles["c"].name.line == 5 + broken.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "roles:\n  a: {name: A\n",
        "roles:\n# Nobody\n\n  a: {name: A\n  b: {name: 'B\n",
        "roles: {a: {name: A}\nroles: [",
        "{roles: {a: {name: A}}",
        "roles\n  t: x\n",
        "terms:\n- [\n",
        "[",
        "'",
        "\t",
    ],
)
def test_where_nothing_is_left_only_that_is_told(text: str) -> None:
    loaded = read_text(text)
    assert repr(loaded.support) == repr(read_text("{}").support)
    assert [problem.rule for problem in loaded.problems] == ["yaml"]
    assert loaded.cut == {"support.yaml": text}


def test_what_is_wrong_in_the_rest_of_a_broken_file_is_told_too() -> None:
    text = f"{ROLES}rules: {{}}\nprocesses:\n{UNCLOSED}{PROCESS}    stesp: []\n"
    assert [told(problem) for problem in read_text(text).problems] == [
        (
            "8:10 yaml: a second `: ` is in this text | "
            "quote a text that holds `: `, or put a `,` before the next key"
        ),
        "4:1 schema: unknown key `rules` in the file | did you mean `roles`?",
        "12:5 schema: unknown key `stesp` in `triage` | did you mean `steps`?",
    ]


def test_a_calendar_is_read_as_a_whole_or_not_at_all() -> None:
    calendar = "calendar:\n  working: {days: mon-fri}\n  units: {sprint: 10 working days\n"
    assert read_text(f"{ROLES}{calendar}").support.calendar is None
    process = PROCESS.replace("[Read]", "[{id: a, title: A, within: 1 sprint, since: start}]")
    assert found(a=f"{ROLES}processes:\n{process}", b=calendar) == []


def test_what_stands_before_the_first_key_is_cut_alone() -> None:
    for start in ("rol\n", " terms: {}\n", "\\\n"):
        loaded = read_text(f"{start}{ROLES}")
        assert list(loaded.support.roles) == ["agent", "lead"]
        assert loaded.cut == {"support.yaml": start}


def test_lines_keep_their_numbers_where_a_list_stands_among_definitions() -> None:
    loaded = read_text("roles:\n  - x\n  a: {name: A}\n  b: {\nterms:\n  t: {name: T}\n")
    assert list(loaded.support.roles) == ["a"]
    assert loaded.support.roles["a"].name.line == 3
    assert loaded.cut == {"support.yaml": "  - x\n  b: {\n"}


def test_a_second_document_is_cut_with_the_key_before_it() -> None:
    loaded = read_text("roles: {a: {name: A}}\nterms: {}\n---\nstatuses: [Open]\n")
    assert (list(loaded.support.roles), loaded.support.statuses) == (["a"], ("Open",))


def test_of_a_broken_file_of_more_than_a_hundred_thousand_lines_nothing_is_read() -> None:
    long = "#\n" * 99_990
    assert len(read_text(f"{ROLES}{long}{UNCLOSED}").support.roles) == 2
    assert len(read_text(f"{ROLES}{long}{long}{UNCLOSED}").support.roles) == 0


def test_what_a_file_says_does_not_depend_on_what_was_read_before() -> None:
    good, broken = f"processes:\n{PROCESS}", f"processes:\n{UNCLOSED}{PROCESS}"
    first = repr(read_text(broken))
    read_text(good)
    assert repr(read_text(broken)) == first


def test_parts_can_be_joined_again_with_others_and_stay_as_they_are() -> None:
    parts = [
        part("a.yaml", f"{ROLES}statuses: [Open]\n"),
        part("b.yaml", "roles: {other: {name: Other}, lead: {name: L}}\nstatuses: [Closed]\n"),
        part("c.yaml", f"processes:\n{PROCESS}{UNCLOSED}"),
    ]
    before = [repr(part) for part in parts]
    first = joined(parts)
    assert repr(joined(parts)) == repr(first)
    assert list(joined(parts[1:]).support.roles) == ["other", "lead"]
    assert joined(parts[1:]).problems == parts[2].problems
    assert [repr(part) for part in parts] == before
    assert first.problems[0].message == "`lead` is defined twice"


def test_a_part_can_be_kept_in_a_file() -> None:
    kept = part("a.yaml", f"{ROLES}processes:\n{PROCESS}{UNCLOSED}")
    again = pickle.loads(pickle.dumps(kept))
    assert repr(again) == repr(kept)
    assert again.values[0].key.place == kept.values[0].key.place


def test_what_a_file_said_before_it_was_broken_can_stand_in() -> None:
    roles = part("roles.yaml", ROLES)
    before = part("p.yaml", f"processes:\n{PROCESS}")
    now = part("p.yaml", f"processes:\n{PROCESS.replace('[Read]', '[Read')}")
    assert list(joined([roles, now]).support.processes) == []
    loaded = joined([roles, now._replace(values=before.values)])
    assert list(loaded.support.processes) == ["triage"]
    assert [problem.rule for problem in check(Context(loaded))] == ["yaml"]
    assert loaded.sources["p.yaml"].endswith("[Read\n")


def test_a_rule_that_judges_what_is_missing_elsewhere_waits() -> None:
    vacant = f"{ROLES}processes:\n{PROCESS.replace('agent', 'lead')}"
    assert found(a=vacant) != []
    assert found(a=vacant, b=f"processes:\n{UNCLOSED}") == []


def test_a_step_that_is_named_in_what_is_cut_counts_as_reached() -> None:
    steps = "[{id: a, title: A, next: done}, {id: b, title: B}, {id: c, title: C}]"
    always = "    always: [b before c, c then b]\n"
    text = f"{ROLES}processes:\n{PROCESS.replace('[Read]', steps)}{always}"
    broken = "processes:\n  other:\n    steps: [{id: x, title: X, next: triage.b}\n"
    assert found(a=text, b="statuses: [") == ["a.yaml: unreachable-step: no path leads to `b`"]
    assert found(a=text, b=broken) == [
        "a.yaml: broken-order: a path passes `c` and ends without `b`"
    ]


def test_no_step_is_called_unreachable_while_a_file_cannot_be_read() -> None:
    steps = "[{id: a, title: A, next: done}, {id: b, title: B}]"
    text = f"{ROLES}processes:\n{PROCESS.replace('[Read]', steps)}"
    loaded = read_sources([("a.yaml", text), ("b.yaml", decode(b"\xff", "b.yaml"))])
    assert [problem.rule for problem in check(Context(loaded))] == ["yaml"]


def test_a_status_or_role_that_may_stand_in_what_is_cut_is_not_called_unknown() -> None:
    steps = "[{id: a, title: Tell the Support Lead, status: In work}]"
    process = PROCESS.replace("[Read]", steps)
    text = f"roles: {{agent: {{name: Support Agent}}}}\nstatuses: [Open]\nprocesses:\n{process}"
    assert found(a=text, b="terms: [") == [
        "a.yaml: unknown-role: `Support Lead` looks like a role, and none has this name",
        "a.yaml: unknown-target: `In work` is not one of the `statuses`",
    ]
    assert found(a=text, b="roles:\n  lead: {name: Support Lead\nstatuses: [In work\n") == []


@pytest.mark.parametrize("tells", ["send: hello", "run: hello", "informs: lead"])
def test_who_may_be_told_by_what_is_cut_is_not_called_untold(tells: str) -> None:
    steps = f"[{{id: a, title: A, {tells}}}, {{id: b, title: B, who: lead}}]"
    text = f"{ROLES}processes:\n{PROCESS.replace('[Read]', steps)}"
    assert found(a=text, b="templates:\n  hello: {to: lead\nprocesses:\n  hello: {\n") == []


def test_working_and_elapsed_time_are_not_compared_without_the_calendar() -> None:
    steps = (
        "[{id: a, title: A, within: 9 working hours, since: start},"
        " {id: b, title: B, within: 1 working day, since: start},"
        " {id: c, title: C, within: 24 hours, since: start}]"
    )
    text = f"{ROLES}processes:\n{PROCESS.replace('[Read]', steps)}"
    rules = {re.split(": ", problem)[1] for problem in found(a=text)}
    assert rules > {"deadline-order", "mixed-clocks"}
    assert found(a=text, b="calendar: {working: {hours: '09:00-19:00'\n") == []


def test_an_accepted_problem_is_not_called_gone_before_all_can_be_read() -> None:
    ignore = "    ignore: [{rule: unknown-role, reason: soon}, {rule: title-style, reason: x}]\n"
    steps = "[Read, {id: a, title: Answer, who: boss}]"
    text = f"{ROLES}processes:\n{PROCESS.replace('[Read]', steps)}{ignore}"
    gone = "a.yaml: unused-ignore: there is no `title-style` to ignore here"
    assert gone in found(a=text, strict=True)
    for broken in ("terms: [", "roles:\n  boss: {name: Boss\n"):
        assert found(a=text, b=broken, strict=True) == []


def test_a_file_that_is_no_yaml_is_not_edited() -> None:
    process = PROCESS.replace("[Read]", "[{id: a, title: A, timebox: 30 min}]")
    whole = read(a=f"{ROLES}processes:\n{process}", b="statuses: [")
    assert list(fixed(whole).texts) == ["a.yaml"]
    assert fixed(read(a=f"{ROLES}processes:\n{process}{UNCLOSED}")).texts == {}


EXAMPLES = Path(__file__).parent.parent / "docs" / "support"


@pytest.mark.parametrize("name", ["triage", "team", "templates", "incident-response"])
def test_wherever_a_line_is_broken_all_other_definitions_are_read_as_before(name: str) -> None:
    chance = random.Random(name)
    text = (EXAMPLES / f"{name}.yaml").read_text("utf-8")
    before = definitions(text)
    lost = []
    for _ in range(150):
        lines = text.split("\n")
        at = chance.randrange(lines.index(next(filter(is_within, lines))) + 1, len(lines))
        lines[at] = broken(lines[at], chance)
        now = definitions("\n".join(lines))
        if read_text("\n".join(lines)).cut:
            assert now.items() <= before.items(), lines[at]
            lost.append(len(before) - len(now))
    assert len(lost) > 40
    assert set(lost) <= {0, 1, 2, len(before)}


def definitions(text: str) -> dict[tuple[str, str], str]:
    """Everything that a text defines, by its kind and id."""
    fields = vars(read_text(text).support)
    return {
        (field, str(id)): repr(definition)
        for field, value in fields.items()
        if isinstance(value, Mapping)
        for id, definition in value.items()
    }


def is_within(line: str) -> bool:
    return line.startswith("    ")


def broken(line: str, chance: random.Random) -> str:
    """A line as it stands while somebody types in it."""
    at = chance.randrange(len(line) + 1)
    return chance.choice(
        [
            line[:at],
            f'{line} "',
            f"{line} [",
            f"{line}: x: y",
            f" {line}",
            line.removeprefix(" "),
            line[:at] + chance.choice("{['\"") + line[at:],
            line.replace(": ", ': "', 1),
            line.replace(": ", ":", 1),
            line.replace(":", "", 1),
        ]
    )
