"""What `diff` tells of conditions, failures, ladders, levels and old names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_support_process.changes.compare import compare
from sphinx_support_process.changes.renames import moved_lines
from sphinx_support_process.cli import main
from sphinx_support_process.load import read_text

OLD = """\
calendar: {working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}}
levels:
  severity:
    title: Severity
    values:
      sev1: {name: SEV-1, definition: Nobody can work.}
      sev2: {name: SEV-2, definition: Some cannot.}
roles:
  agent: {name: Agent, held-by: Ada}
  lead: {name: Lead}
processes:
  p:
    title: Process
    who: agent
    duties: [{id: tell, title: Tell them, every: {sev1: 1 hour, else: 4 hours}}]
    steps:
      - {id: read, title: Read it, within: {sev1: 1 hour, else: 1 week}}
      - {id: ask, title: Ask, wait: {for: it, at-most: 1 hour}, otherwise: look}
      - {id: work, title: Work, next: look}
      - {id: look, title: Look, informs: lead, escalate: {to: lead, after: 1 hour}}
"""


def told(before: str, after: str) -> list[str]:
    """What is told when a part of `OLD` is replaced, a line for each change."""
    assert before in OLD
    new = OLD.replace(before, after)
    loaded = read_text(new)
    assert loaded.problems == ()
    return [
        f"{section.title} {change.sign} {change.what}"
        + "".join(f" | {part}" for part in change.about)
        for section in compare(read_text(OLD).support, loaded.support)
        for change in section.changes
    ]


SEV1 = "      sev1: {name: SEV-1, definition: Nobody can work.}\n"
SEV2 = "      sev2: {name: SEV-2, definition: Some cannot.}\n"
WORK = "process `p` ~ step 3 `work` | "
READ = "process `p` ~ step 1 `read` | "
ASK = "process `p` ~ step 2 `ask` | "
LOOK = "process `p` ~ step 4 `look` | "


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("title: Work", "title: Work, if: it is late", f"{WORK}if: none → it is late"),
        ("title: Work", "title: Work, expect: It works.", f"{WORK}expect: none → It works."),
        ("title: Work", "title: Work, warning: Mind it.", f"{WORK}warning"),
        (
            "title: Work",
            "title: Work, by: 1 week before the end",
            f"{WORK}by: none → 1 week before the end",
        ),
        (
            "title: Work",
            "title: Work, expect: It works., otherwise: {go: read, text: So.}",
            (
                f"{WORK}expect: none → It works. | otherwise: not there → `read`"
                " | the remark on `otherwise`"
            ),
        ),
        ("otherwise: look", "otherwise: work", f"{ASK}otherwise: `look` → `work`"),
        (
            "otherwise: look",
            "otherwise: {go: look, text: So.}",
            f"{ASK}the remark on `otherwise`",
        ),
        ("for: it,", "for: it, who: lead,", f"{ASK}wait who: none → lead"),
        (
            "at-most: 1 hour",
            "at-most: {sev1: 1 hour, else: 2 hours}",
            f"{ASK}wait at-most: 1 hour → 1 hour (sev1), else 2 hours",
        ),
        ("{sev1: 1 hour, else: 1 week}", "{else: 1 week, sev1: 1 hour}", ""),
        (
            "{sev1: 1 hour, else: 1 week}",
            "{sev1: 2 hours, sev2: 1 week}",
            (
                f"{READ}within, sev1: 1 hour → 2 hours | within, sev2: none → 1 week"
                " | within, else: 1 week → none"
            ),
        ),
        (
            "informs: lead",
            "informs: {sev1: [lead, agent], else: lead}",
            f"{LOOK}informs: lead → lead, agent (sev1), else lead",
        ),
        (
            "{to: lead, after: 1 hour}",
            "[{to: lead, after: {sev1: 1 hour, else: 2 hours}}, {to: agent, when: it burns}]",
            (
                f"{LOOK}escalate: lead after 1 hour"
                " → lead after 1 hour (sev1), else 2 hours, agent when it burns"
            ),
        ),
        (
            "else: 4 hours",
            "else: 5 hours",
            "process `p` ~ duty `tell` | every, else: 4 hours → 5 hours",
        ),
        (
            "every: {sev1: 1 hour, else: 4 hours}",
            "if: it is late",
            (
                "process `p` ~ duty `tell` | if: none → it is late"
                " | every: 1 hour (sev1), else 4 hours → none"
            ),
        ),
        (
            "who: agent\n",
            "who: agent\n    keeper: lead\n    escalate: lead\n    verified: 2026-01-02\n",
            (
                "process `p` ~ the process | escalate: none → lead | keeper: none → lead"
                " | verified: none → 2026-01-02"
            ),
        ),
        (
            "{name: Lead}",
            "{name: Lead, automatic: true, reach: Call., escalate: {to: agent, after: 1 week}}",
            (
                "roles ~ `lead` | automatic: false → true | reach"
                " | escalate: none → agent after 1 week"
            ),
        ),
        (
            "definition: Some cannot.}",
            "definition: Few.}\n      sev3: {name: SEV-3, definition: One.}",
            "levels ~ `severity` | level `sev2`: definition | level `sev3` added",
        ),
        (
            SEV2,
            "",
            "levels ~ `severity` | level `sev2` removed",
        ),
        (
            f"{SEV1}{SEV2}",
            f"{SEV2}{SEV1}",
            "levels ~ `severity` | order of the levels: sev1, sev2 → sev2, sev1",
        ),
        (
            'hours: "09:00-17:00"',
            'hours: "09:00-16:00", holidays: [2026-12-25, {date: 2026-12-24, name: Eve}]',
            (
                "calendar ~ the calendar | working hours: 09:00-17:00 → 09:00-16:00"
                " | working holidays: none → 2026-12-25, 2026-12-24 name Eve"
            ),
        ),
        ("roles:\n", "moved: {roles: {boss: lead}}\nroles:\n", "moved + roles `boss`: `lead`"),
    ],
)
def test_a_change_is_told_in_words_and_level_by_level(before: str, after: str, change: str) -> None:
    assert told(before, after) == ([change] if change else [])


def test_a_wait_whose_target_became_an_otherwise_did_not_change() -> None:
    old = OLD.replace("at-most: 1 hour}, otherwise: look", "at-most: 1 hour, then: look}")
    assert compare(read_text(old).support, read_text(OLD).support) == []


def test_what_moved_says_was_renamed_is_told_as_such_and_not_as_gone() -> None:
    new = (
        OLD.replace("id: look", "id: see")
        .replace("next: look", "next: see")
        .replace("otherwise: look", "otherwise: see")
        .replace("  p:\n", "  q:\n")
        .replace("  lead: {name: Lead}", "  head: {name: Head}")
        .replace("lead", "head")
    ) + "moved: {processes: {p: q}, steps: {p.look: q.see}, roles: {lead: head}}\n"
    sections = compare(read_text(OLD).support, read_text(new).support)
    assert [
        (section.title, change.sign, change.what, change.about)
        for section in sections[:2]
        for change in section.changes
    ] == [
        ("process `q`", "~", "the process", ("renamed from `p`",)),
        ("process `q`", "~", "step 4 `see`", ("renamed from `look`",)),
        ("roles", "~", "`head`", ("renamed from `lead`", "name: Lead → Head")),
    ]


BEFORE = """\
levels: {severity: {title: Severity, values: {sev1: {name: SEV-1, definition: All.}}}}
roles: {agent: {name: Agent}, lead: {name: Lead, held-by: Ada}}
terms: {word: {name: Word, definition: A word.}}
templates: {hello: {title: Hello, body: Hi}}
communities: {club: {name: Club}}
processes:
  p:
    title: Process
    who: agent
    steps:
      - {id: read, title: Read it}
      - {id: ask, title: Ask, within: 1 hour}
      - {id: work, title: Work}
      - {id: close, title: Close}
"""


def lines(*replacements: tuple[str, str], old: str = "", new: str = "") -> list[str]:
    """The lines of `moved` when parts of `BEFORE` are replaced."""
    after = BEFORE
    for one, other in replacements:
        assert one in after
        after = after.replace(one, other)
    return moved_lines(read_text(BEFORE + old).support, read_text(after + new).support)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("id: read", "id: look", ["  steps:", "    p.read: p.look"]),
        (
            "id: read, title: Read it",
            "if: so, id: look, title: READ it",
            ["  steps:", "    p.read: p.look"],
        ),
        ("id: ask, title: Ask", "id: query, title: Query", ["  steps:", "    p.ask: p.query"]),
        ("  p:\n", "  q:\n", ["  processes:", "    p: q"]),
        ("agent", "helper", ["  roles:", "    agent: helper"]),
        ("lead: {name: Lead, held-by: Ada}", "head: {name: Head, held-by: Ada}", []),
        ("word:", "term:", ["  terms:", "    word: term"]),
        ("sev1:", "grave:", ["  levels:", "    sev1: grave"]),
        ("hello:", "hi:", ["  templates:", "    hello: hi"]),
        ("club:", "group:", ["  communities:", "    club: group"]),
        ("id: work, title: Work", "id: rest, title: Rest", []),
        ("      - {id: work, title: Work}\n", "", []),
        ("title: Work", "title: Works", []),
    ],
)
def test_what_was_renamed_is_found_by_all_it_says_its_title_or_its_place(
    before: str, after: str, moved: list[str]
) -> None:
    assert lines((before, after)) == (["moved:", *moved] if moved else [])


def test_a_renamed_process_takes_its_steps_along_but_those_that_are_renamed_too() -> None:
    assert lines(("  p:\n", "  q:\n"), ("id: read", "id: look")) == [
        *("moved:", "  processes:", "    p: q", "  steps:", "    p.read: q.look")
    ]


def test_a_step_that_went_to_another_process_is_found() -> None:
    other = "  q: {title: Other, who: agent, steps: [{id: work, title: Work}]}\n"
    assert lines(("      - {id: work, title: Work}\n", ""), new=other) == [
        *("moved:", "  steps:", "    p.work: q.work")
    ]


def test_of_two_that_are_alike_none_is_taken_for_the_other() -> None:
    twice = "      - {id: more, title: Work}\n      - {id: most, title: Work}\n"
    assert lines(("      - {id: work, title: Work}\n", twice)) == []


def test_what_moved_says_already_is_not_printed_and_what_it_says_no_more_is_made_right() -> None:
    old = "moved: {steps: {p.first: p.read}, roles: {boss: lead}}\n"
    new = "moved: {steps: {p.first: p.read}, roles: {boss: lead, agent: helper}}\n"
    assert lines(("id: read", "id: look"), ("agent", "helper"), old=old, new=new) == [
        *("moved:", "  steps:", "    p.first: p.look", "    p.read: p.look")
    ]


def test_the_lines_can_be_printed_and_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(BEFORE, "utf-8")
    new.write_text(BEFORE.replace("id: read", "id: look"), "utf-8")
    assert main(["diff", "--moved", str(old), str(new)]) == 0
    out = capsys.readouterr().out
    assert out == "moved:\n  steps:\n    p.read: p.look\n"
    new.write_text(new.read_text("utf-8") + out, "utf-8")
    assert main(["diff", "--moved", str(old), str(new)]) == 0
    assert capsys.readouterr().out == "# nothing was renamed\n"
    assert main(["diff", str(old), str(new)]) == 0
    assert capsys.readouterr().out == ("process `p`\n  ~ step 1 `look`: renamed from `read`\n")


USED = """\
calendar: {working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}}
levels:
  severity:
    title: Severity
    values: {sev1: {name: SEV-1, definition: All.}, sev2: {name: SEV-2, definition: Few.}}
roles:
  clerk: {name: Clerk, held-by: Ada}
  guest: {name: Guest, external: true, escalate: {to: clerk, after: {sev1: 1 hour, else: 2 hours}}}
templates: {hello: {title: Hello, body: Hi}}
communities: {club: {name: Club}}
priorities: {line: {title: What first, ask: clerk, order: [The oldest.]}}
promises:
  quick: {to: guest, from: p, until: p.read, within: {sev1: 15 minutes, else: 1 hour}}
processes:
  p:
    title: Process
    trigger: Mail.
    who: clerk
    always: [read before work]
    outcomes: {solved: It is solved.}
    duties: [{id: tell, title: Tell them, every: {sev1: 1 hour, else: 4 hours}, until: work}]
    steps:
      - {id: read, title: Read it, send: hello, informs: {sev1: [guest], else: [guest]}}
      - id: ask
        title: Is it so?
        text: |
          As {support:role}`the clerk <clerk>` says at {support:step}`read`, {support:step}`p.work`
          or [there](#p.read), in `clerk` and [words](#clerk): {support:level}`severity.sev1`.
          {support:template}`hello`, {support:process}`p`, {support:priorities}`line`,
          {support:community}`club`, {support:levels}`severity`, {support:level}`sev1`.
        answers: {Yes: work, No: read}
      - {id: work, title: Work, within: 1 hour, since: read, next: solved}
  other:
    title: Other
    who: clerk
    steps:
      - {id: begin, title: Begin, run: p, starts: p}
      - {id: check, title: Is it done?, text: "{support:step}`work`", answers: {No: p.work, Yes: p}}
"""


@pytest.mark.parametrize(
    ("replaced", "told"),
    [
        (
            [(r"(?<!in `)\bclerk\b(?! <)", "desk")],
            ["roles\n  ~ `desk`: renamed from `clerk`"],
        ),
        (
            [(r"\bsev1\b", "p1")],
            ["levels\n  ~ `severity`: level `p1`: renamed from `sev1`"],
        ),
        (
            [("quick:", "fast:")],
            ["promises\n  ~ `fast`: renamed from `quick`"],
        ),
        (
            [(r"\bread\b(?! it)", "look")],
            ["process `p`\n  ~ step 1 `look`: renamed from `read`"],
        ),
        (
            [(r"\bwork\b", "act")],
            ["process `p`\n  ~ step 3 `act`: renamed from `work`"],
        ),
        (
            [(r"\bp\b", "q")],
            ["process `q`\n  ~ the process: renamed from `p`"],
        ),
        ([("hello", "hi")], ["templates\n  ~ `hi`: renamed from `hello`"]),
        ([("club", "group")], ["communities\n  ~ `group`: renamed from `club`"]),
        ([(r"\bline\b", "row")], ["priorities\n  ~ `row`: renamed from `line`"]),
        ([("severity", "grade")], ["levels\n  ~ `grade`: renamed from `severity`"]),
    ],
)
def test_what_only_got_another_name_is_one_line_and_its_uses_are_no_changes(
    replaced: list[tuple[str, str]],
    told: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(USED, "utf-8")
    text = USED
    for pattern, other in replaced:
        text = re.sub(pattern, other, text)
    new.write_text(text, "utf-8")
    assert main(["diff", str(old), str(new)]) == 0
    lines = capsys.readouterr().out.replace(", which `moved` does not tell", "").rstrip("\n")
    assert lines.split("\n\n") == told


def test_of_two_roles_that_became_one_the_first_was_renamed_and_the_other_is_gone() -> None:
    old = read_text("roles: {a: {name: A}, b: {name: B}}").support
    new = read_text("roles: {c: {name: C}}\nmoved: {roles: {a: c, b: c}}").support
    assert [
        (section.title, change.sign, change.what, change.about)
        for section in compare(old, new)
        for change in section.changes
    ] == [
        ("roles", "~", "`c`", ("renamed from `a`", "name: A → C")),
        ("roles", "-", "`b`", ()),
        ("moved", "+", "roles `b`: `c`", ()),
    ]
