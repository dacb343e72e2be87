"""Does a check of files of which one changed say the same? What is kept of the others."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_again import SERIES, Team
from test_scope import AROUND

from sphinx_support_process.checks import again, context
from sphinx_support_process.cli import main
from sphinx_support_process.project.cache import parts, record
from sphinx_support_process.project.cache.folder import VARIABLE
from sphinx_support_process.project.opened import Opened
from sphinx_support_process.report import FORMATS

ROLES = """\
roles:
  agent: {name: Agent, held-by: Ada}
  lead: {name: Lead, held-by: Grace}
"""
PROCESS = """\
processes:
  p%d:
    title: Procedure %d
    goal: Everybody knows what happens during the procedure, and nothing is done twice by anybody.
    trigger: A mail
    who: agent
    steps:
      - {id: a, title: Read it, text: It is short.}
      - {id: b, title: Close it, text: 'See {support:step}`p1.a`.', next: %s}
"""

Check = Callable[..., str]


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """Check nine files in a folder of their own, and return the code and what is said."""
    monkeypatch.chdir(tmp_path)
    Path("roles.yaml").write_text(ROLES.replace("lead", "chief"), "utf-8")
    for number in range(8):
        Path(f"p{number}.yaml").write_text(PROCESS % (number, number, "done"), "utf-8")

    def check(*options: str) -> str:
        try:
            code = main(["check", *options, *sorted(map(str, Path().glob("*.yaml")))])
        except SystemExit as exit:
            code = int(exit.code or 0)
        return f"{code}\n{''.join(capsys.readouterr())}"

    return check


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on nobody may read all files."""

    def forbid() -> None:
        def broken(_: Opened) -> None:
            raise AssertionError("all was read")

        monkeypatch.setattr(Opened, "context", property(broken))

    return forbid


def change(name: str, old: str, new: str) -> None:
    text = Path(name).read_text("utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new, 1), "utf-8")


def entry() -> Path:
    (path,) = Path(os.environ[VARIABLE]).glob("*.parts.found")
    return path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "It is short.",
            "It is TODO.",
            "warning[unfinished-text]: `TODO` is not finished\n --> p3.yaml:8:45",
        ),
        ("p1.a`", "p1.c`", "error[unknown-target]: no step `p1.c`\n --> p3.yaml:9:60"),
        ("p1.a`", "p1.b`", "no problems"),
        ("Close it", "Closing of it", "no problems"),
        ("processes:", "# A comment.\nprocesses:", "no problems"),
    ],
)
def test_after_a_text_changed_no_other_file_is_read(
    old: str, new: str, said: str, check: Check, unread: Callable[[], None]
) -> None:
    before = check("--ignore", "unused-definition")
    change("p3.yaml", old, new)
    plain = check("--ignore", "unused-definition", "--no-cache")
    unread()

    found = check("--ignore", "unused-definition")
    assert "no problems" in before
    assert found == plain
    assert said in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "who: agent",
            "who: chief",
            "passes from `agent` to `chief` in `p3.a`, and nothing tells them\n --> p5.yaml:9:14",
        ),
        (
            "next: done",
            "next: a",
            "error[trap]: there is no way out of `a` and `b`\n --> p3.yaml:8:14",
        ),
        ("next: done", "run: p5", "error[recursive-run]: `p3` runs itself"),
        ("next: done", "next: p4, within: 1 hour, since: start", "no problems"),
    ],
)
def test_after_an_owner_or_a_way_changed_others_are_read_only_where_something_is_wrong(
    old: str, new: str, said: str, check: Check, unread: Callable[[], None]
) -> None:
    options = ("--ignore", "unused-definition")
    change("p5.yaml", "next: done", "run: p3" if "run" in new else "next: p3")
    assert "no problems" in check(*options)
    change("p3.yaml", old, new)
    plain = check(*options, "--no-cache")
    unread()

    found = check(*options)
    assert found == plain
    assert said in found


def test_a_problem_of_ways_is_told_where_it_stands_after_a_text_above_it_grew(
    check: Check, unread: Callable[[], None]
) -> None:
    options = ("--ignore", "unused-definition")
    change("p3.yaml", "next: done", "next: a")
    check(*options)
    change("p3.yaml", "    goal: Every", "    requires: It\n    goal: Every")
    plain = check(*options, "--no-cache")
    unread()

    assert "--> p3.yaml:9:14" in plain
    assert check(*options) == plain


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("p3.yaml", "next: done", "next: a"),
        ("p3.yaml", "id: a", "id: c"),
        ("p3.yaml", "title: Procedure", "title: The procedure"),
        ("p3.yaml", "who: agent", "who: chief"),
        ("p3.yaml", "p3:", "p9:"),
        ("p3.yaml", "title: Read it", "titel: Read it"),
        ("p3.yaml", "processes:", "processes: {"),
        ("p3.yaml", "processes:", "terms: {}\nprocesses:"),
        ("p3.yaml", "    steps:", "    ignore: [{rule: trap, reason: It is so.}]\n    steps:"),
        ("roles.yaml", "chief", "lead"),
        ("roles.yaml", "agent:", "agents:"),
    ],
)
def test_after_any_other_change_the_same_is_said(
    name: str, old: str, new: str, check: Check
) -> None:
    check()
    change(name, old, new)
    assert check() == check("--no-cache")
    change(name, new, old)
    assert check() == check("--no-cache")


def process(id: str, *steps: dict[str, Any], **more: Any) -> str:
    """A file with a process, long enough that something is kept of it; duties need no steps."""
    read = ({"id": "a", "title": "Read it"}, {"id": "b", "title": "Close it"})
    said = {"title": f"Procedure {id}", "goal": "Word " * 150, "trigger": "A mail", "who": "agent"}
    how = {} if "duties" in more else {"steps": steps or read}
    return json.dumps({"processes": {id: {**said, **how, **more}}})


RUN = {"id": "a", "title": "Read it", "run": "p1", "outcomes": {"done": "next"}}
CLOSE = {"id": "b", "title": "Close it"}
PROMISE = "promises: {first: {to: agent, from: p1, until: p1.b, within: 1 hour}}\n"
TEMPLATES = "templates: {one: {title: One, body: Hi}, two: {title: Two, body: Hi}}\n"
RENAMED = process("p1", {**CLOSE, "id": "c"})


@pytest.mark.parametrize(
    ("given", "changed", "said"),
    [
        (
            {"p5": process("p5", RUN, CLOSE)},
            {"p1": process("p1", {**CLOSE, "next": "good"}, outcomes={"good": "Good"})},
            "error[unknown-target]: `done` is no outcome of `p1`\n --> p5.yaml:1:",
        ),
        (
            {"p5": process("p5", {**CLOSE, "run": "p1"})},
            {"p1": process("p1", duties=[{**CLOSE, "every": "1 hour"}])},
            "error[unknown-target]: `p1` has duties only, and no step at which a case could go on",
        ),
        (
            {"p5": process("p5", {**CLOSE, "next": "p1.b"}).replace("p1.b", r"p1\u002eb")},
            {"p1": RENAMED},
            "error[unknown-target]: `p1` has no step `b`\n --> p5.yaml:1:",
        ),
        (
            {"p7": process("promises"), "more": PROMISE},
            {"p1": RENAMED},
            "error[unknown-target]: no step or process `p1.b`\n --> more.yaml:1:",
        ),
        (
            {"more": "terms: {x: {name: X, definition: 'See {support:step}`p1.b`.'}}\n"},
            {"p1": RENAMED},
            "error[unknown-target]: no step `p1.b`\n --> more.yaml:1:",
        ),
        (
            {"p7": process("moved"), "more": "moved: {steps: {p1.old: p1.b}}\n"},
            {"p1": RENAMED},
            "error[moved-id]: `p1.old` has moved to `p1.b`, which is no step\n --> more.yaml:1:",
        ),
        (
            {"p5": process("p5"), "more": "moved: {steps: {p5.b: p5.a}}\n"},
            {"p1": process("p1", {**CLOSE, "text": "It is short."})},
            "error[moved-id]: there still is a step `p5.b`, which has moved to `p5.a`",
        ),
        (
            {"p5": process("p5", goal="See {support:template}`team:three`."), "more": TEMPLATES},
            {"p1": process("p1", {**CLOSE, "send": "one"})},
            "warning[unused-definition]: nothing uses the template `two`",
        ),
        (
            {"p5": process("p5"), "p6": process("p6")},
            {
                "p5": process("p5", title="Other"),
                "p6": f"{process('p6')[:-2]}, {process('p5')[15:]}",
            },
            "error[duplicate-id]: `p5` is defined twice",
        ),
    ],
)
def test_what_a_change_breaks_in_another_file_is_told(
    given: dict[str, str], changed: dict[str, str], said: str, check: Check
) -> None:
    for number in range(8):
        Path(f"p{number}.yaml").write_text(process(f"p{number}"), "utf-8")
    for name, text in given.items():
        Path(f"{name}.yaml").write_text(text, "utf-8")
    check()
    assert entry().exists()
    for name, text in changed.items():
        Path(f"{name}.yaml").write_text(text, "utf-8")

    found = check()
    assert found == check("--no-cache")
    assert said in found


def test_no_more_is_suggested_than_without_what_is_kept(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (context, again, parts):
        monkeypatch.setattr(module, "MAX_COMPARED", 12)

    def naming(id: str, key: str, name: str, count: int) -> None:
        steps = ({**CLOSE, "id": f"s{n}", key: [f"{name}{n}"]} for n in range(count))
        Path(f"{id}.yaml").write_text(process(id, *steps), "utf-8")

    for number in range(8):
        Path(f"p{number}.yaml").write_text(process(f"p{number}"), "utf-8")
    Path("more.yaml").write_text(TEMPLATES, "utf-8")
    naming("p5", "send", "one", 2)
    naming("p6", "informs", "agent", 1)
    check()
    assert entry().exists()
    naming("p1", "informs", "chief", 6)

    found = check()
    assert found == check("--no-cache")
    assert found.count("did you mean `chief`?") == 4


def test_what_is_accepted_elsewhere_stays_so(check: Check, unread: Callable[[], None]) -> None:
    accepted = "ignore: [{rule: unfinished-text, reason: Later., until: 2999-01-01}], text: TODO"
    change("p2.yaml", "text: It is short.", accepted)
    options = ("--ignore", "unused-definition", "--format", "sarif")
    check(*options)
    change("p3.yaml", "It is short.", "It is long.")
    plain = check(*options, "--no-cache")
    unread()

    assert "Later." in plain
    assert check(*options) == plain


def test_what_depends_on_the_day_is_found_anew_on_another(check: Check) -> None:
    change("p2.yaml", "trigger:", "verified: 2026-01-01\n    trigger:")
    check("--today", "2026-02-01")
    change("p3.yaml", "It is short.", "It is long.")

    said = check("--today", "2028-02-01")
    assert "stale-process" in said
    assert said == check("--today", "2028-02-01", "--no-cache")


def test_entries_take_little_room_and_hold_neither_texts_nor_contacts(check: Check) -> None:
    people = "communities: {c: {name: C, verified: 2026-01-01, representatives: [{name: Ada, "
    Path("people.yaml").write_text(f"{people}email: ada@example.org}}]}}}}\n", "utf-8")
    for number in range(8):
        text = PROCESS % (number, number, "done")
        Path(f"p{number}.yaml").write_text(text.replace("It is short.", "Word " * 500), "utf-8")
    check()

    size = sum(path.stat().st_size for path in Path().glob("*.yaml"))
    assert 6 * entry().stat().st_size < size
    assert b"ada@" not in entry().read_bytes()
    assert b"Word" not in entry().read_bytes()


def test_an_entry_that_is_forged_or_cut_off_changes_no_verdict(check: Check) -> None:
    check()
    whole, chance = entry().read_bytes(), random.Random(1)
    change("p3.yaml", "It is short.", "It is TODO.")
    plain = check("--no-cache")
    for _ in range(60):
        at = chance.randrange(len(whole))
        flipped = whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        entry().write_bytes(chance.choice([flipped, whole[:at], whole + b"x"]))
        assert check() == plain
        for path in Path(os.environ[VARIABLE]).glob("*.found"):
            if path != entry():
                path.unlink()


@pytest.mark.parametrize("seed", range(SERIES))
def test_edited_at_random_files_are_told_the_same_with_and_without(
    seed: int, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LEAST", 1)
    monkeypatch.setattr(record, "_LEAST", 1_000_000)
    chance = random.Random(seed)
    team = Team(chance)
    team.around = {key: AROUND[key] for key in ("roles", "terms", "levels")}
    for _ in range(6):
        for path in Path().glob("*.yaml"):
            path.unlink()
        for file, text in team.texts().items():
            Path(file).write_text(text, "utf-8")
        options = ("--strict", "--format", chance.choice(list(FORMATS)), "--today", "2026-11-01")
        assert check(*options) == check(*options, "--no-cache")
        team.edit()
