"""How `fix` brings files of format 1 to format 2: text before, text after."""

from __future__ import annotations

import pytest

from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.load import read_text

HEAD = """\
# The comment at the top.
roles: {agent: {name: Agent, held-by: Ada}}   # and one here
processes:
  p:
    title: P
    trigger:   A mail
    who: agent
    steps:
"""
TAIL = "      - {id: b, title: B}\n      - {id: c, title: C}\n"


def both(source: str) -> tuple[str, list[str]]:
    """The text after fixing, and what was left."""
    found = fixed(read_text(source, "support.yaml"))
    left = [f"{line}: {reason}" for _, line, reason in found.left]
    return found.texts.get("support.yaml", source), left


def fix(steps: str) -> str:
    source, left = both(f"{HEAD}{steps}{TAIL}")
    assert left == []
    assert source.startswith(HEAD)
    assert source.endswith(TAIL)
    return source.removeprefix(HEAD).removesuffix(TAIL)


EXAMPLES = """\
      - {id: a, title: A, wait: {for: it, at-most: 1 hour, then: c}, next: b}
=>
      - {id: a, title: A, wait: {for: it, at-most: 1 hour}, otherwise: c, next: b}
---
      - {id: a, title: A, wait: { then: c , for: it}}   # why
=>
      - {id: a, title: A, wait: { for: it}, otherwise: c}   # why
---
      - id: a
        title: A
        wait: {for: it, then: 'c'}   # why
        next: b
=>
      - id: a
        title: A
        wait: {for: it}   # why
        otherwise: 'c'
        next: b
---
      - id: a
        title: A
        wait: {for: it,
          then: c,
          at-most: 1 hour}
=>
      - id: a
        title: A
        wait: {for: it,
          at-most: 1 hour}
        otherwise: c
---
      - id: a
        title: A
        wait:
          for: it   # him
          then:  c   # or her
        # below
        next: b
=>
      - id: a
        title: A
        wait:
          for: it   # him
        otherwise:  c   # or her
        # below
        next: b
---
      - id: a
        title: A
        wait:
          then: &x c   # or her
          for: it   # him
          at-most: 1 hour   # no more
        next: *x
=>
      - id: a
        title: A
        wait:
          for: it   # him
          at-most: 1 hour   # no more
        otherwise: &x c   # or her
        next: *x
---
      - {id: a, title: &t A}
      - {id: d, title: *t, wait: {for: it, then: c}}
=>
      - {id: a, title: &t A}
      - {id: d, title: *t, wait: {for: it}, otherwise: c}
---
      - title: A
        wait:
          then: c
          for: |
            it

        next: b
=>
      - title: A
        wait:
          for: |
            it
        otherwise: c

        next: b
---
      - id: a
        title: A
        wait:
        - x
=>
      - id: a
        title: A
        wait:
        - x
"""
CASES = [tuple(case.split("=>\n")) for case in EXAMPLES.split("---\n")]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_what_a_wait_led_to_becomes_the_otherwise_of_its_step(before: str, after: str) -> None:
    assert fix(before) == after


@pytest.mark.parametrize(("before", "after"), CASES)
def test_what_was_moved_is_not_moved_again(before: str, after: str) -> None:
    assert fix(after) == after


def test_lines_may_end_as_they_do_on_windows() -> None:
    for before, after in CASES:
        source = f"{HEAD}{before}{TAIL}".replace("\n", "\r\n")
        assert both(source) == (f"{HEAD}{after}{TAIL}".replace("\n", "\r\n"), [])


def test_the_last_line_needs_no_end() -> None:
    wait = "      - title: A\n        wait: {for: it, then: b"
    text = f"{HEAD}      - {{id: b, title: B, next: done}}\n{wait}"
    after = text.replace(", then: b", "}\n        otherwise: b")
    assert both(f"{text}}}") == (after, [])


ALIAS = "an alias repeats it elsewhere: write `otherwise` at each step"


SHARED_WAIT = """\
      - {id: a, title: A, wait: &w {for: it, then: c}}
      - {id: d, title: D, wait: *w}
"""
SHARED_STEP = """\
      - &s {id: a, title: A, wait: {for: it, then: c}}
      - *s
"""
SHARED_TARGET = """\
      - {id: a, title: A, next: &t c}
      - {id: d, title: D, wait: {for: it, then: *t}}
"""
COMMENT = """\
      - id: a
        title: A
        wait: {for: it, # him, or her,
          then: c}
"""


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (SHARED_WAIT, f"9: {ALIAS}"),
        (SHARED_STEP, "9: an alias repeats it elsewhere: write it out there, or change both"),
        (SHARED_TARGET, f"9: {ALIAS}"),
        (COMMENT, "12: a comment is there: write `otherwise` at the step"),
    ],
)
def test_what_cannot_be_moved_safely_is_left_and_told(steps: str, left: str) -> None:
    source = f"{HEAD}{steps}{TAIL}"
    assert both(source) == (source, [left])


def test_a_step_that_has_both_is_left_alone() -> None:
    steps = "      - {id: a, title: A, wait: {for: it, then: c}, otherwise: b}\n"
    assert both(f"{HEAD}{steps}{TAIL}") == (f"{HEAD}{steps}{TAIL}", [])


LINE = (
    "# yaml-language-server: $schema=https://example.org/en/schema/{}/support-process.schema.json\n"
)


def test_the_schema_line_is_raised_and_nothing_else_that_looks_like_it() -> None:
    text = f"statuses: [Open]\nterms:\n  t:\n    name: T\n    definition: |\n      {LINE}"
    before = f"{LINE}# in v1: {LINE}{text}".format("v1", "v1", "v1")
    after = f"{LINE}# in v1: {LINE}{text}".format("v2", "v1", "v1")
    assert both(before) == (after, [])
    assert both(after) == (after, [])


@pytest.mark.parametrize(
    "line", ["# yaml-language-server: $schema=../support-process.schema.json\n", "# v1\n"]
)
def test_another_schema_line_stays_as_it_is(line: str) -> None:
    assert both(f"{line}statuses: [Open]\n") == (f"{line}statuses: [Open]\n", [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("within: {s1: 90m, else: 1h 30m}", "within: {s1: 90 minutes, else: 1 hour 30 minutes}"),
        (
            "escalate: [{to: agent, after: PT5M}, {to: agent, after: {s1: 1h, else: 1w}}]",
            (
                "escalate: [{to: agent, after: 5 minutes},"
                " {to: agent, after: {s1: 1 hour, else: 1 week}}]"
            ),
        ),
        ("wait: {for: it, at-most: {s1: 1h}}", "wait: {for: it, at-most: {s1: 1 hour}}"),
    ],
)
def test_durations_of_levels_and_rungs_get_their_canonical_form(before: str, after: str) -> None:
    step = "      - {{id: a, title: A, {}}}\n"
    assert fix(step.format(before)) == step.format(after)
