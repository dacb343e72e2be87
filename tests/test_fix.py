"""What `fix` mends, and what it leaves alone: text before, text after."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_support_process.cli import main
from sphinx_support_process.edit.edits import Edit, apply
from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.load import read_text


def fix(source: str) -> str:
    """The text after fixing."""
    return fixed(read_text(source, "support.yaml")).texts.get("support.yaml", source)


def process(steps: str) -> str:
    return f"""\
# The comment at the top.
roles: {{agent: {{name: Agent, held-by: Ada}}}}   # and one here
processes:
  p:
    title: P
    trigger:   A mail
    who: agent
    steps:
{steps}"""


PROSE = """\
      - {{id: read, title: Read it}}
      - id: ask
        title: Ask
        text: |
          First line.
          {}
      - {{id: close, title: Close it}}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Go back to step 1.", "Go back to {support:step}`read`."),
        ("Step 3 comes last", "{support:step}`close` comes last"),
        ("(see Step no. 3) and step #1", "(see {support:step}`close`) and {support:step}`read`"),
        ("*step 1*", "*{support:step}`read`*"),
        ("Wie 支援 step 1", "Wie 支援 {support:step}`read`"),
    ],
)
def test_a_step_number_in_prose_becomes_a_reference(before: str, after: str) -> None:
    assert fix(process(PROSE.format(before))) == process(PROSE.format(after))


@pytest.mark.parametrize(
    "text",
    [
        "There is no step 9 at all.",
        "Steps 1 and 3 are short.",
        "See steps 1.",
        "step 1 and 3",
        "step 1-3",
        "step 1, 2 or 3",
        "step 1.5",
        "step 1/2",
        "[step 1](#p.read)",
        "[step 1 of all]",
        "[as in step 1](#p.read)",
        "`step 1`",
        "After step 1, Close it.",
        "footstep 1",
    ],
)
def test_a_number_that_may_mean_something_else_is_left_alone(text: str) -> None:
    source = process(PROSE.format(text))

    assert fix(source) == source


def test_a_number_at_the_end_of_a_line_stays_apart_from_its_word() -> None:
    source = process(PROSE.format("as in step\n          1."))

    assert fix(source) == source


def test_numbers_in_a_text_in_one_line_are_mended_where_they_stand() -> None:
    steps = "      - {{id: a, title: A}}\n      - {{id: b, title: B, text: {}}}\n"
    once, twice = process(steps.format('"Do step 1"')), process(steps.format('"step 1, step 1"'))

    assert fix(once) == process(steps.format('"Do {support:step}`a`"'))
    assert fix(twice) == process(steps.format('"{support:step}`a`, {support:step}`a`"'))


def test_a_plain_text_that_could_no_longer_be_read_is_left_alone() -> None:
    source = process(
        "      - {id: a, title: A}\n      - id: b\n        title: B\n        text: step 1 again\n"
    )

    assert fix(source) == source


def test_an_edit_that_cannot_be_made_is_told_and_all_others_are_made(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = """\
roles: {agent: {name: Agent, held-by: Ada}}
processes:
  p:
    title: P
    trigger: A mail
    who: agent
    steps:
      - {id: a, title: A, timebox: HOUR}
      - id: b
        title: B
        text: STEP again
      - id: c
        title: C
        text: Do FIRST again
        timebox: HOUR
"""
    before = source.replace("STEP", "step 1").replace("FIRST", "step 1")
    after = source.replace("STEP", "step 1").replace("FIRST", "{support:step}`a`")
    file.write_text(before.replace("HOUR", "1h"), "utf-8")

    assert main(["fix", "a.yaml"]) == 0
    assert file.read_text("utf-8") == after.replace("HOUR", "1 hour")
    assert capsys.readouterr().err == (
        "support-process: a.yaml:11: left as it is, since the file could not be read with "
        "{support:step}`a` there: quote the text, or write it as a `|` block\n1 file changed\n"
    )


MERGE = """\
      - id: ask
        title: Is it so?
        answers: {{Yes: close, No: work}}
{}
      - id: close
        title: Close it
"""


WORK = "      - id: work\n        title: Work"
NEXT = "\n        next: close"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WORK, f"{WORK}{NEXT}"),
        (f"{WORK}   # hard\n\n      # last", f"{WORK}   # hard{NEXT}\n\n      # last"),
        (
            f"{WORK}\n        text: |\n          Do it.\n\n",
            f"{WORK}\n        text: |\n          Do it.{NEXT}\n\n",
        ),
        (
            f"{WORK}\n        checklist:\n        - one\n        - two",
            f"{WORK}\n        checklist:\n        - one\n        - two{NEXT}",
        ),
        (f"{WORK}\n        wait: {{for: x}}", f"{WORK}\n        wait: {{for: x}}{NEXT}"),
        (
            "      - {id: work, title: Work}  # short",
            "      - {id: work, title: Work, next: close}  # short",
        ),
        (
            "      - {id: work, title: Work, informs: [agent]}",
            "      - {id: work, title: Work, informs: [agent], next: close}",
        ),
    ],
)
def test_an_implicit_merge_gets_a_next(before: str, after: str) -> None:
    assert fix(process(MERGE.format(before))) == process(MERGE.format(after))


def test_a_merge_of_a_step_whose_id_another_step_has_is_left_alone() -> None:
    source = process(
        """\
      - {id: ask, title: 'A?', answers: {Yes: copy, No: end}}
      - {id: copy, title: First}
      - {id: copy2, title: Between}
      - {id: copy, title: Second}
      - {id: end, title: End}
"""
    )
    assert fix(source) == source


@pytest.mark.parametrize(
    "steps",
    [
        "informs: &all\n          - agent",
        "informs: &all [agent]",
        "checklist: [&all agent]",
        "checklist:\n          - &all agent\n          - agent",
    ],
)
@pytest.mark.parametrize("last", ["*all", "[*all]", "\n          - *all"])
def test_a_merge_is_never_mended_at_another_step_whose_values_it_shares(
    steps: str, last: str
) -> None:
    source = process(
        f"""\
      - id: ask
        title: A?
        {steps}
        answers: {{Yes: work, No: end}}
      - id: work
        title: Work
        consults: {last}
      - {{id: end, title: End}}
"""
    )
    added = f"{last}\n        next: end\n      - {{id: end"
    after = source.replace(f"{last}\n      - {{id: end", added)
    is_read = last == "[*all]" and steps.startswith("checklist")
    assert fix(source) == (after if is_read else source)


def test_a_merge_that_is_accepted_is_left_alone() -> None:
    source = process(
        MERGE.format(f"{WORK}\n        ignore: [{{rule: implicit-merge, reason: short}}]")
    )

    assert fix(source) == source


DURATION = "      - {{id: a, title: A, within: {}, since: start}}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("90m", "90 minutes"),
        ("1h 30m", "1 hour 30 minutes"),
        ("PT30M", "30 minutes"),
        ('"PT30M"', '"30 minutes"'),
        ("'2  Working Days'", "'2 working days'"),
        ("2 \u2013 3h", "2-3 hours"),
        ("1-2 Calendar months", "1-2 calendar months"),
        ("{a: 1h, else: 2 - 3h}", "{a: 1 hour, else: 2-3 hours}"),
    ],
)
def test_a_duration_gets_its_canonical_form(before: str, after: str) -> None:
    assert fix(process(DURATION.format(before))) == process(DURATION.format(after))


def test_a_duration_of_a_duty_gets_its_canonical_form_and_fixed_times_stay() -> None:
    duty = "    duties: [{{id: d, title: D, every: {}, until: a}}]\n"
    step = process("      - {id: a, title: A}\n")
    before = step + duty.format("1h") + duty.format('"Mon,Thu 9:00"')
    assert fix(before) == step + duty.format("1 hour") + duty.format('"Mon,Thu 9:00"')


@pytest.mark.parametrize("text", ["30 minutes", "2-3 hours", "1 day", "soon", '"90\\u006d"'])
def test_a_duration_that_is_canonical_or_none_is_left_alone(text: str) -> None:
    source = process(DURATION.format(text))

    assert fix(source) == source


def test_the_last_line_needs_no_end() -> None:
    assert fix("priorities: {p: {title: P, order: [x]}}\ncalendar: {units: {u: 1h}}") == (
        "priorities: {p: {title: P, order: [x]}}\ncalendar: {units: {u: 1 hour}}"
    )
    text = process("      - {id: a, title: A}\n      - {id: b, title: 'As in step 1, b'}")
    assert fix(text) == text.replace("step 1", "{support:step}`a`")


def test_lines_may_end_as_they_do_on_windows() -> None:
    before = process(MERGE.format(f"{WORK}\n        timebox: 90m"))
    after = process(MERGE.format(f"{WORK}\n        timebox: 90 minutes{NEXT}"))

    assert fix(before.replace("\n", "\r\n")) == after.replace("\n", "\r\n")


def test_what_was_fixed_needs_no_fixing() -> None:
    once = fix(process(MERGE.format("      - {id: work, title: Work, timebox: 1h}")))

    assert "1 hour" in once
    assert "next: close" in once
    assert fix(once) == once


def test_edits_that_overlap_are_applied_once() -> None:
    edits = [Edit(2, 4, "X"), Edit(2, 4, "X"), Edit(3, 5, "Y"), Edit(5, 5, "Z")]

    assert apply("abcdef", edits) == "abXeZf"


WORDS = st.sampled_from(
    ["step 1", "Step 2", "steps 1", "step 3.", "read", "if", "`x`", "\n\n", "…"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_nothing_but_the_step_numbers_changes(words: list[str]) -> None:
    text = " ".join(words).replace("\n", "\n          ")
    source = process(PROSE.format(text))
    result = fix(source)

    assert read_text(result).problems == ()
    restored = result.replace("{support:step}`read`", "step 1")
    restored = restored.replace("{support:step}`ask`", "Step 2")
    assert restored.replace("{support:step}`close`", "step 3") == source


OLD, NEW = process(DURATION.format("90m")), process(DURATION.format("90 minutes"))


ELSEWHERE = """\
      - {id: read, title: Read it}
      - {id: do, title: Do it, text: "Repeat steps 1 and 2.", status: "step 1"} # as in step 1
      - id: again
        title: Do it again
        text: >-
          Repeat
          step 1 then.
        requires: step 1 of all
"""


def test_only_the_value_is_changed_in_which_the_number_stands() -> None:
    source = process(ELSEWHERE)

    after = "Repeat\n          {support:step}`read` then."
    assert fix(source) == source.replace("Repeat\n          step 1 then.", after)


SHARED = """\
      - {id: ask, title: "Is it?", answers: {Yes: third, No: next}}
      - STEP{id: second, title: Do it, text: TEXT"Look at step 1 first.", timebox: TIME90m}
      - {id: third, title: Do more}
  q:
    title: Q
    trigger: A mail
    who: agent
    steps:
      - {id: first, title: Do it, timebox: 90m}
      - AGAIN
"""


def shared(again: str, step: str = "", text: str = "", time: str = "") -> str:
    steps = SHARED.replace("STEP", step).replace("TEXT", text).replace("TIME", time)
    return process(steps.replace("AGAIN", again))


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (shared("*s", step="&s "), ["step 1", "90m", "merge"]),
        (shared("{id: last, title: End, text: *t}", text="&t "), ["step 1"]),
        (shared("{id: last, title: End, timebox: *t}", time="&t "), ["90m"]),
        (shared("{id: last, title: End}", step="&s ", text="&t ", time="&u "), []),
    ],
)
def test_what_an_alias_repeats_is_left_and_told(source: str, left: list[str]) -> None:
    found = fixed(read_text(source, "support.yaml"))
    fixes = {
        "step 1": ("step 1", "{support:step}`ask`"),
        "90m": ("90m}\n      - {id: third", "90 minutes}\n      - {id: third"),
        "merge": ("}\n      - {id: third", ", next: third}\n      - {id: third"),
    }
    wanted = source.replace("title: Do it, timebox: 90m", "title: Do it, timebox: 90 minutes")
    for name, (old, new) in fixes.items():
        if name not in left:
            wanted = wanted.replace(old, new)
    assert found.texts["support.yaml"] == wanted
    why = "an alias repeats it elsewhere: write it out there, or change both"
    assert found.left == [("support.yaml", 10, why)] * bool(left)


ASKED = "      - {id: ask, title: 'A?', answers: {Yes: end, No: next}, informs: [&a agent]}\n"
END = "      - {id: end, title: End}\n"
BEHIND = "nothing can be put behind its last value: add `next: end`"


@pytest.mark.parametrize(
    ("step", "left"),
    [
        ("- Work", "the step is a plain text: write it as `{id: work, title: …, next: end}`"),
        ("- id: work\n        title: Work\n        informs: *a", BEHIND),
        ("- id: work\n        title: Work\n        text: |+\n          Do it.\n", BEHIND),
        (
            "- {id: work, title: Work}\n      - [lost]",
            "a part of `p` could not be read, and steps may be missing: fix that first",
        ),
    ],
)
def test_a_merge_that_cannot_be_made_explicit_safely_is_told(step: str, left: str) -> None:
    found = fixed(read_text(process(f"{ASKED}      {step}\n{END}"), "support.yaml"))

    assert found.texts == {}
    assert [reason for _, _, reason in found.left] == [left]


def test_a_number_is_left_where_a_step_before_it_could_not_be_read() -> None:
    source = process(
        "      - {id: a, title: A}\n"
        "      - {id: b, title: [B]}\n"
        "      - {id: c, title: C}\n"
        '      - {id: d, title: D, text: "Do step 2 again."}\n'
    )
    found = fixed(read_text(source, "support.yaml"))

    assert found.texts == {}
    assert "steps may be missing" in found.left[0].reason


def test_a_merge_with_what_no_case_can_come_to_is_left_alone() -> None:
    source = process(
        "      - {id: read, title: Read it, next: work}\n"
        "      - {id: ask, title: 'A?', answers: {Yes: end, No: work}}\n"
        "      - {id: work, title: Work}\n"
        "      - {id: end, title: End}\n"
    )

    assert fix(source) == source
    assert "next: end" in fix(source.replace(", next: work", ""))


def test_a_number_that_means_one_of_two_steps_of_one_id_is_left_alone() -> None:
    source = process(
        "      - {id: a, title: A}\n"
        "      - {id: a, title: Again}\n"
        '      - {id: d, title: D, text: "Do step 1, and step 2."}\n'
    )
    reference = "Do {support:step}`a`, and step 2."

    assert fix(source) == source.replace("Do step 1, and step 2.", reference)


def test_a_title_of_which_an_id_is_made_is_left_and_told() -> None:
    source = process("      - Read it\n      - Do step 1 again\n      - Do step 2 again\n")
    found = fixed(read_text(source, "support.yaml"))
    why = "an id is made of this title: give it an `id:` of its own"

    assert (found.texts, found.left) == ({}, [("support.yaml", n, why) for n in (10, 11)])


def test_a_text_of_no_process_is_left_alone_whatever_a_process_is_called() -> None:
    source = process("      - {id: a, title: A}\n").replace("  p:", "  terms:")
    source += 'terms: {word: {name: Word, definition: "See step 1."}}\n'

    assert fix(source) == source


def test_a_file_with_problems_stays_one_that_can_be_read() -> None:
    source = process(
        "      - {id: a, title: A, tilte: B}\n      - {id: b, title: B, text: step 1}\n"
    )
    found = fixed(read_text(source, "support.yaml"))

    assert found.texts == {}


def test_a_file_that_is_no_yaml_fails_and_the_others_are_mended(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(OLD, "utf-8")
    Path("b.yaml").write_text("roles: {", "utf-8")

    assert main(["fix", "a.yaml", "b.yaml"]) == 3
    assert file.read_text("utf-8") == NEW
    assert capsys.readouterr().err == (
        "b.yaml:1:8: this `{` is not closed; close it, and quote texts that hold "
        "`,`, `[`, `]`, `{`, `}`, `?` or ` #`\n1 file changed\n"
    )


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("a.yaml")


def test_the_file_is_rewritten_with_its_byte_order_mark(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + OLD.encode())

    assert main(["fix", "a.yaml"]) == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + NEW.encode()
    assert capsys.readouterr() == ("", "1 file changed\n")


def test_a_file_without_need_is_not_touched(file: Path) -> None:
    file.write_text(NEW, "utf-8")
    before = file.stat().st_mtime_ns

    assert main(["fix", "a.yaml"]) == 0
    assert file.stat().st_mtime_ns == before


def test_diff_shows_the_change_and_writes_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(OLD, "utf-8")

    assert main(["fix", "--diff", "a.yaml"]) == 1
    assert file.read_text("utf-8") == OLD
    assert capsys.readouterr().out == (
        """\
--- a.yaml
+++ a.yaml (fixed)
@@ -6,4 +6,4 @@
     trigger:   A mail
     who: agent
     steps:
-      - {id: a, title: A, within: 90m, since: start}
+      - {id: a, title: A, within: 90 minutes, since: start}
"""
    )


def test_diff_shows_the_files_in_the_order_in_which_they_are_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.yaml", "a.yaml", "c.yaml"):
        Path(name).write_text(OLD.replace("p:", f"{name[0]}:"), "utf-8")

    assert main(["fix", "--diff", "b.yaml", "a.yaml", "c.yaml"]) == 1
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("---")]
    assert shown == ["--- b.yaml", "--- a.yaml", "--- c.yaml"]


def test_standard_input_goes_to_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OLD.encode())))

    assert main(["fix", "-"]) == 0
    assert capsys.readouterr().out == NEW


def test_a_file_that_cannot_be_read_exits_3(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "a.yaml"]) == 3
    assert capsys.readouterr().err == (
        "a.yaml:1:1: the file cannot be read: no such file or directory\n0 files changed\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{id: a, title: Is it? , next: done}", '{id: a, title: "Is it?" , next: done}'),
        (
            "{id: a, title: Is it so? # now\n        }",
            '{id: a, title: "Is it so?" # now\n        }',
        ),
        ('{id: a, title: Say "no"?}', "{id: a, title: 'Say \"no\"?'}"),
        ("{id: a, title: Is 'a' \\b?}", "{id: a, title: 'Is ''a'' \\b?'}"),
        ("{id: a, title: Is\n          it?}", '{id: a, title: "Is\n          it?"}'),
        ("{id: a, title: A, answers: {No?: done}}", '{id: a, title: A, answers: {"No?": done}}'),
        ("{id: a, title: &t It?, text: *t}", '{id: a, title: &t "It?", text: *t}'),
    ],
)
def test_a_question_in_braces_gets_its_quotation_marks(before: str, after: str) -> None:
    old, new = (process(f"      - {step}\n") for step in (before, after))
    assert fix(old) == new
    assert repr(read_text(new).support) == repr(read_text(old).support)
    assert yaml.compose(new, Loader=yaml.BaseLoader) is not None


def test_a_number_in_a_question_in_braces_is_mended_in_the_same_run() -> None:
    source = process("      - {id: a, title: A}\n      - {id: b, title: B, text: Was it step 1?}\n")
    once = fix(source)

    assert once == source.replace("Was it step 1?", '"Was it {support:step}`a`?"')
    assert fix(once) == once


def test_a_question_out_of_braces_or_in_quotation_marks_stays_as_it_is() -> None:
    source = process("      - {id: a, title: 'Is it?'}\n      - Is it?\n")
    assert fix(source) == source
