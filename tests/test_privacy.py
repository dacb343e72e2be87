"""What do messages and reports tell of people? Only what is public, whatever is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sphinx_support_process.checks import RULES, Context, Settings, check
from sphinx_support_process.cli import main
from sphinx_support_process.known.privacy import Privacy
from sphinx_support_process.load import read_text
from sphinx_support_process.report import FORMATS

ROOT = Path(__file__).parent.parent
PRIVATE = ("hidden7", "4930555", "octo9", "2019-07", "2020-13", "2020-07", "lost8")
"""A part of each value that is not public."""

PEOPLE = """\
processes:
  p: {title: P, trigger: A mail, steps: [{id: a, title: A, timebox: 90m}]}
communities:
  lib:
    name: Library
    verified: 2020-01-01
    note: ask public@library.example
    representatives:
      - {name: Ann Example, email: hidden7@secret.example, phone: "+4930555", github: octo9}
      - {name: Ann E., email: hidden7@secret.example, since: 2020-13-45, until: 2019-07-01}
      - name: Bob
        github: octo9
        email: [hidden7@secret.example]
        fone: 4930555
        phone: 555 #lost8
        until: 2019-07-01
      - hidden7@secret.example:
      - {emial: hidden7@secret.example}
      - name: Cid
        phone: >
          4930555
          hidden7
  old:
    name: Old
    representatives:
      - {name: Dan, until: 2019-07-02}
  new:
    name: New
    representatives: [{name: Eve, since: 2999-07-02}, {email: !!str hidden7@secret.example}]
    representative: {name: Fay, email: hidden7@secret.example}
  odd: [{email: hidden7@secret.example}]
"""
BROKEN = PEOPLE.replace("name: Bob\n", "name: Bob\n       phone: 4930555\n")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def private(text: str) -> list[str]:
    return [each for each in PRIVATE if each in text]


def told(arguments: tuple[str, ...], source: str, capsys: pytest.CaptureFixture[str]) -> str:
    """All that a command says and writes about a file."""
    Path("a.yaml").write_text(source, "utf-8")
    main(arguments)
    written = [file.read_text("utf-8") for file in Path().iterdir() if file.name != "a.yaml"]
    return "".join([*capsys.readouterr(), *written])


@pytest.mark.parametrize("source", [PEOPLE, BROKEN], ids=["yaml", "no yaml"])
@pytest.mark.parametrize("format", FORMATS)
def test_no_report_and_no_baseline_tells_what_is_not_public(
    source: str, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ("check", "a.yaml", "--strict", "--format", format)
    text = told((*check, "--baseline", "base.json", "--update-baseline"), source, capsys)
    shown = told(check, source, capsys)

    assert private(text + shown) == []
    assert "a.yaml" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("fix", "a.yaml"),
        ("render", "p", "a.yaml"),
        ("render", "p", "a.yaml", "--to", "json"),
        ("diff", "a.yaml", "b.yaml"),
    ],
)
def test_no_other_command_tells_what_is_not_public(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    other = PEOPLE.replace("Library", "Archive")
    for private_part in PRIVATE:
        other = other.replace(private_part, "")
    Path("b.yaml").write_text(other, "utf-8")

    assert private(told(arguments, PEOPLE, capsys)) == []


def test_the_people_have_each_problem_that_people_can_have() -> None:
    rules = {problem.rule for problem in check(Context(read_text(PEOPLE), Settings()))}

    assert {name for name, rule in RULES.items() if "people" in rule.find.__module__} <= rules
    assert {"schema", "lost-text"} <= rules


def test_messages_still_say_what_is_wrong() -> None:
    messages = [problem.message for problem in check(Context(read_text(PEOPLE), Settings()))]

    assert "`…` is not a valid date" in messages
    assert "unknown key `fone` in this representative" in messages
    assert "one `email` is given twice in `lib`" in messages
    assert "`…` is a comment and no part of the text before it" in messages
    assert "nobody speaks for `old` any more" in messages


def test_a_line_keeps_its_columns_and_what_is_public() -> None:
    masked = Privacy({"a.yaml": PEOPLE}, ("name", "github")).masked()["a.yaml"]
    (line,) = (line for line in masked.splitlines() if "Ann Example" in line)

    email, phone = "…" * len("hidden7@secret.example"), "…" * len('"+4930555"')
    assert line == f"      - {{name: Ann Example, email: {email}, phone: {phone}, github: octo9}}"
    assert list(map(len, masked.splitlines())) == list(map(len, PEOPLE.splitlines()))


def test_where_a_name_is_not_public_it_is_hidden_too() -> None:
    masked = Privacy({"a.yaml": PEOPLE}, ()).masked()["a.yaml"]

    assert "Ann" not in masked
    assert "Library" in masked


def test_files_without_people_are_shown_as_they_are() -> None:
    assert Privacy({"a.yaml": "roles: {}"}, ()).masked() == {}


def test_an_address_that_was_made_public_is_told() -> None:
    source = PEOPLE.replace("hidden7@secret.example:", "Gus")
    settings = Settings(public_fields=("name", "email"))
    messages = [problem.message for problem in check(Context(read_text(source), settings))]

    assert "`hidden7@secret.example` is published and looks like a personal address" in messages


ODD = ("{", "}", "[", ": ", "- ", "\t", "\n", "|", '"', "'", "*a", "&a ", "? ", "`", "#", "!x ")


@pytest.mark.parametrize("seed", range(100))
def test_a_slip_in_a_file_brings_nothing_to_light(
    seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)
    at = chance.randrange(PEOPLE.index("representatives"), len(PEOPLE))
    source = PEOPLE[:at] + chance.choice(ODD) + PEOPLE[at + chance.randrange(3) :]

    assert private(told(("check", "a.yaml", "--strict"), source, capsys)) == []
