"""What does an editor offer at the cursor of a text that is not saved, and often is no YAML?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import CURSOR, edited, opened, write
from lsp import client
from lsprotocol.types import CompletionItemKind

STEPS = """\
processes:
  answer:
    title: Answer
    trigger: A ticket.
    who: helper
    outcomes: {told: The guest knows.}
    steps:
      - id: open-it
        title: Open the ticket
      - id: is-clear
        title: Is it clear?
        HERE
      - id: reply
        title: Write a reply
        send: bye
      - id: close
        title: Close the ticket
        next: told
"""


def asked(folder: Path, name: str, marked: str) -> list[dict[str, Any]]:
    with client(write(folder)) as editor:
        answer = editor.ask("textDocument/completion", **opened(editor, name, marked))
    return answer["items"] if answer else []


def in_step(typed: str) -> str:
    """A process in which something is typed in the second step."""
    return STEPS.replace("HERE", typed)


ROLES = "reader helper guest"
ALL_STEPS = (
    "intake.greet intake.is-dark intake.pass-on blackout.look blackout.mend"
    " answer.open-it answer.is-clear answer.reply answer.close"
)
TARGETS = "next open-it is-clear reply close told intake blackout answer"
OFFERED = {
    "a role, with nothing typed": ("who: ¦", ROLES),
    "a role, half typed": ("who: rea¦", ROLES),
    "a role in a list that is not closed": ("informs: [guest, hel¦", ROLES),
    "a role in a list that is": ("informs: [guest, ¦]", ROLES),
    "a role as an entry of a list": ("informs:\n          - guest\n          - ¦", ROLES),
    "a role in the short form of a rung": ("escalate: ¦", ROLES),
    "a role in a rung of a ladder": ("escalate: [{to: reader}, {to: ¦", ROLES),
    "a target behind an answer": ("answers:\n          Yes: ¦\n          No: reply", TARGETS),
    "a target in a mapping that is not closed": ("answers: {Yes: re¦", TARGETS),
    "a target in a mapping over lines": (
        "answers: {\n          Yes: reply,\n          No: ¦\n        }",
        TARGETS,
    ),
    "a target in quotation marks": ('answers:\n          "It\'s dark": "cl¦', TARGETS),
    "a target in the full form of an answer": (
        "answers:\n          Yes: {go: ¦, text: Soon.}",
        TARGETS,
    ),
    "where it goes on if it fails": ("expect: It rings.\n        otherwise: ¦", TARGETS),
    "the step of another process": ("next: blackout.¦", "blackout.look blackout.mend"),
    "a process to run": ("run: ¦", "intake blackout answer"),
    "the outcomes of what is run": (
        "run: blackout\n        outcomes:\n          ¦",
        "mended false-alarm",
    ),
    "the outcomes of what is run below": (
        "outcomes:\n          ¦\n        run: blackout",
        "mended false-alarm",
    ),
    "where an outcome leads": ("run: blackout\n        outcomes:\n          mended: ¦", TARGETS),
    "a template": ("send: [¦", "hello bye"),
    "the step from which a deadline counts": ("since: ¦", "start open-it is-clear reply close"),
    "a status of two words": ("status: Waiting f¦", "New|Waiting for us|Closed"),
    "a level and the rest of them": ("within: {¦", "sev1 else"),
    "a rule, of which there are many": ("ignore: [{rule: trap¦", None),
    "true and false": (
        "HERE¦".replace("HERE", "ignore:\n          - reason: x\n            rule: ¦"),
        None,
    ),
    "nothing in a title": ("phase: ¦", ""),
    "nothing in an id": ("who: helper\n      - id: ¦", ""),
    "nothing in a comment": ("# who: ¦", ""),
    "a term or role in a text, by its name": (
        "text: >\n          This is a {term}`Bl¦",
        "First Reader|Helper|Guest|Blackout|SEV-1",
    ),
    "nothing in code in a text": ("text: |\n          Say ``{term}`Bl¦ ``", ""),
    "a role below a line that is broken": ('title: "Is it clear?\n        who: ¦', ROLES),
    "a role below a bracket that is open": ("consults: [reader\n        who: ¦", ROLES),
    "a role behind emoji": ("checklist: [😀]\n      - {id: last, title: 😀😀 Go, who: ¦}", ROLES),
}


@pytest.mark.parametrize(("typed", "labels"), OFFERED.values(), ids=OFFERED.keys())
def test_what_may_stand_there_is_offered_and_nothing_else(
    tmp_path: Path, typed: str, labels: str | None
) -> None:
    found = [item["label"] for item in asked(tmp_path, "support/new.yaml", in_step(typed))]
    if labels is None:
        assert {"trap", "unknown-role"} <= {*found}
    else:
        assert found == [*filter(None, labels.split("|" if "|" in labels else " "))]


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("processes", "intake blackout answer"),
        ("steps", ALL_STEPS),
        ("roles", ROLES),
        ("terms", "blackout"),
        ("levels", "severity.sev1"),
        ("templates", "hello bye"),
        ("communities", "lab"),
    ],
)
def test_what_something_may_be_called_now_is_offered_for_its_old_id(
    tmp_path: Path, key: str, labels: str
) -> None:
    typed = f"{in_step('')}moved:\n  {key}:\n    old: ¦"
    found = [item["label"] for item in asked(tmp_path, "support/new.yaml", typed)]
    assert found == labels.split()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("inf¦", "Property"),
        ("who: ¦", "Class"),
        ("within: 2 ¦", "Value"),
        ("status: ¦", "Value"),
        ("run: ¦", "Module"),
        ("send: [¦", "Snippet"),
        ("next: blackout.¦", "Reference"),
        ("ignore: [{rule: trap¦", "Keyword"),
        ("text: >\n          {¦", "Function"),
        ("text: >\n          This is a {term}`Bl¦", "Class"),
    ],
)
def test_each_thing_that_is_offered_has_the_sign_of_its_kind(
    tmp_path: Path, typed: str, kind: str
) -> None:
    kinds = {item["kind"] for item in asked(tmp_path, "support/new.yaml", in_step(typed))}
    assert kinds == {CompletionItemKind[kind].value}


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    marked = in_step("who: ¦").replace("\n", "\r\n")
    found = {item["label"] for item in asked(tmp_path, "support/new.yaml", marked)}
    assert found == set(ROLES.split())


def test_own_steps_are_short_in_a_text_and_all_can_be_written_in_full(tmp_path: Path) -> None:
    marked = in_step("text: >\n          As in {support:step}`¦")
    labels = [item["label"] for item in asked(tmp_path, "support/new.yaml", marked)]
    assert labels[:5] == ["open-it", "is-clear", "reply", "close", "intake.greet"]
    assert "answer.open-it" in labels


KEYS = {
    "a key of a step, besides those that are there": ("¦", "who", "id title steps goal"),
    "a key of a step that is half typed": ("inf¦", "informs", "id title"),
    "a key in braces": ("who: helper\n      - {id: last, ¦", "title", "id goal"),
    "a key in braces before a mapping in braces": (
        "who: helper\n      - {id: last, ¦, within: {sev1: 1 hour, else: 2 hours}, if: It is.}",
        "title",
        "id within if",
    ),
    "a key in braces of an answer": ("answers: {Yes: {go: reply, ¦}}", "text", "go who"),
    "a key of a rung": ("escalate: {¦", "after", "who"),
}


@pytest.mark.parametrize(("typed", "has", "without"), KEYS.values(), ids=KEYS.keys())
def test_keys_are_offered_with_what_they_mean(
    tmp_path: Path, typed: str, has: str, without: str
) -> None:
    found = {item["label"]: item for item in asked(tmp_path, "support/new.yaml", in_step(typed))}
    assert found[has]["documentation"]["value"]
    assert found.keys().isdisjoint(without.split())


def test_keys_of_the_file_are_offered_where_it_is_empty(tmp_path: Path) -> None:
    labels = [item["label"] for item in asked(tmp_path, "support/new.yaml", "¦")]
    assert labels[:3] == ["calendar", "statuses", "levels"]
    assert "who" not in labels


def test_keys_of_a_process_are_offered_above_its_steps(tmp_path: Path) -> None:
    marked = "processes:\n  a:\n    title: A\n    ¦\n    steps:\n      - Read it\n"
    labels = {item["label"] for item in asked(tmp_path, "support/new.yaml", marked)}
    assert {"goal", "who"} <= labels
    assert labels.isdisjoint(["title", "steps", "answers"])


def test_placeholders_are_offered_in_a_template_and_under_its_key(tmp_path: Path) -> None:
    marked = "templates:\n  a:\n    title: A\n    placeholders: {day: a day}\n    body: On {{ ¦\n"
    assert [each["label"] for each in asked(tmp_path, "support/new.yaml", marked)] == ["day"]
    marked = "templates:\n  a:\n    title: A\n    body: On {{ day }}\n    placeholders:\n      ¦\n"
    assert [each["label"] for each in asked(tmp_path, "support/new.yaml", marked)] == ["day"]


def test_times_are_offered_with_the_number_that_is_typed(tmp_path: Path) -> None:
    marked = in_step("within: 3 ¦")
    labels = [item["label"] for item in asked(tmp_path, "support/new.yaml", marked)]
    assert labels[:2] == ["3 minutes", "3 hours"]
    assert "3 shifts" in labels


TOLD = {
    "who: ¦": """
reader | Class | First Reader | Reads what comes in.
helper | Class | Helper | Helps.
guest | Class | Guest | Asks.
""",
    "next: ¦": """
next | Keyword | the step listed after
open-it | Reference | Open the ticket
is-clear | Reference | Is it clear?
reply | Reference | Write a reply
close | Reference | Close the ticket
told | Reference | The guest knows.
intake | Module | Intake
blackout | Module | Blackout response
answer | Module | Answer
""",
    "since: ¦": """
start | Keyword | when the process begins
open-it | Reference | Open the ticket
is-clear | Reference | Is it clear?
reply | Reference | Write a reply
close | Reference | Close the ticket
""",
    "within: {¦": """
sev1: | Reference | SEV-1 (Severity) | Grave.
else: | Keyword | all other levels
""",
    "within: 2 ¦": """
2 minutes | Value
2 hours | Value
2 calendar days | Value
2 weeks | Value
2 calendar months | Value
2 working hours | Value
2 working days | Value
2 shifts | Value | 8 hours
""",
    "by: 1 ¦": """
1 minute | Value
1 hour | Value
1 calendar day | Value
1 week | Value
1 calendar month | Value
1 working hour | Value
1 working day | Value
1 shift | Value | 8 hours
end of the working day | Keyword
end of the next working day | Keyword
""",
    "status: ¦": """
New | Value
Waiting for us | Value
Closed | Value
""",
    "send: ¦": """
hello | Snippet | Request received
bye | Snippet | Request closed
""",
    "run: blackout\n        outcomes:\n          ¦": """
mended: | Reference | There is light.
false-alarm: | Reference | There was light.
""",
    "text: |\n          See [](#¦": """
intake.greet | Reference | Greet the guest
intake.is-dark | Reference | Is it dark?
intake.pass-on | Reference | Pass it on
blackout.look | Reference | Is it dark?
blackout.mend | Reference | Mend it
answer.open-it | Reference | Open the ticket
answer.is-clear | Reference | Is it clear? | See [](#
answer.reply | Reference | Write a reply
answer.close | Reference | Close the ticket
severity.sev1 | Reference | SEV-1 | Grave.
intake | Module | Intake
blackout | Module | Blackout response
answer | Module | Answer
reader | Class | First Reader | Reads what comes in.
helper | Class | Helper | Helps.
guest | Class | Guest | Asks.
hello | Snippet | Request received
bye | Snippet | Request closed
lab | Reference | The Lab
queue | Reference | What first
severity | Reference | Severity
""",
    "text: |\n          See {term}`¦": """
First Reader | Class | reader | Reads what comes in.
Helper | Class | helper | Helps.
Guest | Class | guest | Asks.
Blackout | Class | blackout | Nothing works.
SEV-1 | Class | sev1 | Grave.
""",
    "text: |\n          ```{support:process} intake\n          :¦": """
chart: | Property
""",
}


@pytest.mark.parametrize(("typed", "lines"), TOLD.items())
def test_beside_each_offer_stands_what_it_is(tmp_path: Path, typed: str, lines: str) -> None:
    found = asked(tmp_path, "support/new.yaml", in_step(typed))
    assert "".join(f"\n{told(each)}" for each in found) + "\n" == lines


def told(item: dict[str, Any]) -> str:
    """What is written when an offer is taken, its kind, and what stands beside it."""
    doc = item.get("documentation", {}).get("value")
    kind = CompletionItemKind(item["kind"]).name
    pieces = (item["textEdit"]["newText"].strip(), kind, item.get("detail"), doc)
    return " | ".join(filter(None, pieces))


def test_the_title_stands_beside_an_id(tmp_path: Path) -> None:
    found = asked(tmp_path, "support/new.yaml", in_step("next: ¦"))
    assert {each["label"]: each.get("detail") for each in found}["reply"] == "Write a reply"


def test_what_is_told_of_an_offer_reads_as_on_a_page(tmp_path: Path) -> None:
    told = "outcomes:\n      told: The {term}`Guest` *knows*."
    marked = in_step("next: ¦").replace("outcomes: {told: The guest knows.}", told)
    goal = "Begun by {support:role}`helper`, *always*."
    marked += f"  ask:\n    title: Ask\n    goal: |\n      {goal}\n"
    found = {item["label"]: item for item in asked(tmp_path, "support/new.yaml", marked)}
    assert found["told"]["detail"] == "The Guest knows."
    assert found["ask"]["documentation"]["value"] == "Begun by Helper, *always*."


ACCEPTED = {
    "the whole word is replaced": ("who: rea¦der", "reader", "who: reader"),
    "what comes after a word stays": (
        "informs: [guest, hel¦]",
        "helper",
        "informs: [guest, helper]",
    ),
    "a name with its process": ("next: blackout.m¦", "blackout.mend", "next: blackout.mend"),
    "a key gets its colon": ("inf¦", "informs", "informs: "),
    "a key of a mapping stands alone": ("ans¦", "answers", "answers:"),
    "a status of two words": ("status: Waiting f¦", "Waiting for us", "status: Waiting for us"),
}


@pytest.mark.parametrize(("typed", "label", "line"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_an_offer_that_is_taken_replaces_what_was_typed(
    tmp_path: Path, typed: str, label: str, line: str
) -> None:
    marked = in_step(typed)
    found = asked(tmp_path, "support/new.yaml", marked)
    edit = next(each["textEdit"] for each in found if each["label"] == label)
    after = edited(marked.replace(CURSOR, ""), [edit])
    assert after == in_step(line)


ON_PAGES = {
    "a step": ("See {support:step}`intake.¦", "intake.greet intake.is-dark intake.pass-on"),
    "a step behind words of one's own": (
        "See {support:step}`the first <intake.¦`.",
        "intake.greet intake.is-dark intake.pass-on",
    ),
    "a process as an argument": ("```{support:process} ¦\n```", "intake blackout"),
    "a role as an option": (":::{support:chart} intake\n:highlight: ¦\n:::", ROLES),
    "a step as an option": (
        ":::{support:chart} intake\n:from: ¦\n:::",
        (
            "greet is-dark pass-on"
            " intake.greet intake.is-dark intake.pass-on blackout.look blackout.mend"
        ),
    ),
    "the options of a directive": (":::{support:responsibilities}\n:¦\n:::", "process"),
    "a link": ("See [](#blackout.¦).", "blackout.look blackout.mend"),
    "a term": ("A {term}`Bla¦`", "First Reader|Helper|Guest|Blackout|SEV-1"),
    "a template": ("Send {support:template}`¦", "hello bye"),
    "a role that is open, before a link in it": ("Ask {support:role}`[](#intake.¦", ROLES),
    "nothing in code": ("```python\nx = '{support:step}`¦'\n```", ""),
    "nothing in a line of code": ("Write ``{support:step}`¦ ``", ""),
    "nothing in a comment": ("% {support:step}`¦", ""),
    "nothing in words": ("Read ¦", ""),
}


@pytest.mark.parametrize(("marked", "labels"), ON_PAGES.values(), ids=ON_PAGES.keys())
def test_pages_are_offered_what_they_can_refer_to(tmp_path: Path, marked: str, labels: str) -> None:
    found = [item["label"] for item in asked(tmp_path, "docs/new.md", f"# Page\n\n{marked}\n")]
    assert found == [*filter(None, labels.split("|" if "|" in labels else " "))]


def test_directives_and_roles_are_offered_by_their_names(tmp_path: Path) -> None:
    found = {item["label"] for item in asked(tmp_path, "docs/new.md", "```{support:ch¦")}
    assert {"support:chart", "support:checklist"} <= found
    found = {item["label"] for item in asked(tmp_path, "docs/new.md", "See {sup¦")}
    assert {"support:step", "term"} <= found


def test_restructuredtext_has_its_own_marks(tmp_path: Path) -> None:
    found = [item["label"] for item in asked(tmp_path, "docs/new.rst", "Ask :support:role:`rea¦")]
    assert found == ROLES.split()
    found = [item["label"] for item in asked(tmp_path, "docs/new.rst", ".. support:process:: ¦")]
    assert found == ["intake", "blackout"]
    found = {item["label"] for item in asked(tmp_path, "docs/new.rst", ".. sup¦")}
    assert "support:chart" in found
    found = {item["label"] for item in asked(tmp_path, "docs/new.rst", "Ask :sup¦")}
    assert ":support:role:" in found


def test_what_was_typed_since_the_file_was_yaml_is_offered(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/new.yaml", in_step("who: helper"))
        broken = in_step("who: helper\n      - id: brand-new\n        title: New\n        next: ¦")
        answer = editor.ask("textDocument/completion", **opened(editor, "support/new.yaml", broken))
    assert "brand-new" in {item["label"] for item in answer["items"]}


def test_of_very_much_only_what_goes_with_what_is_typed_is_offered(tmp_path: Path) -> None:
    many = "".join(f"      - {{id: step-{number}, title: T}}\n" for number in range(1500))
    text = f"processes:\n  many:\n    title: Many\n    steps:\n{many}"
    with client(write(tmp_path)) as editor:
        editor.open("support/many.yaml", text)
        where = opened(editor, "support/new.yaml", in_step("next: many.step-149¦"))
        answer = editor.ask("textDocument/completion", **where)
    labels = [item["label"] for item in answer["items"]]
    assert labels == ["many.step-149", *(f"many.step-149{digit}" for digit in range(10))]
    assert answer["isIncomplete"]


def test_files_that_are_not_of_the_project_get_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, "compose.yaml", "services:\n  who: ¦") == []
    assert asked(tmp_path, "README.md", "See {support:step}`¦") == []


WITHOUT_RANGES = {
    "half an id": ("who: rea¦", "reader", "reader"),
    "a name behind its dot": ("next: blackout.m¦", "blackout.mend", "mend"),
    "an id behind its hyphen": (
        "outcomes: {false-al¦}\n        run: blackout",
        "false-alarm",
        "alarm: ",
    ),
    "nothing that does not begin so": ("next: is-cl¦", "reply", None),
}


@pytest.mark.parametrize(
    ("typed", "label", "inserted"), WITHOUT_RANGES.values(), ids=WITHOUT_RANGES
)
def test_a_client_that_only_completes_words_is_given_the_rest_of_an_id(
    tmp_path: Path, typed: str, label: str, inserted: str | None
) -> None:
    """Kate 22.12 is one: it tells nothing of completion, and writes over what is behind a `-`."""
    with client(write(tmp_path), textDocument={}) as editor:
        where = opened(editor, "support/new.yaml", in_step(typed))
        items = editor.ask("textDocument/completion", **where)["items"]
    assert {item["label"]: item["insertText"] for item in items}.get(label) == inserted
    assert not any("textEdit" in item for item in items)
