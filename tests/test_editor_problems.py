"""Which problems does an editor show, while the text is typed and files change on the disk?"""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import FLOW, PAGE, TEAM, write
from lsp import client

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import joined, part_of
from sphinx_support_process.server.texts.drift import Drift
from sphinx_support_process.server.texts.judge import Memory

WRONG = FLOW.replace("informs: helper", "informs: helpr")


def told(found: list[str], rule: str) -> list[str]:
    return [each for each in found if f" {rule}: " in each]


def test_a_slip_is_told_before_the_file_is_saved(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", WRONG)
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "unknown-role") == [
            "9:50-55 unknown-role: no role `helpr` for `informs` | did you mean `helper`?"
        ]
        editor.type("support/flow.yaml", FLOW)
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "unknown-role") == []


def test_what_is_wrong_with_reading_is_told_at_once(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        editor.type("support/flow.yaml", FLOW.replace("trigger: A mail.", "triger: A mail."))
        assert editor.problems("support/flow.yaml") == [
            "3:4-10 schema: unknown key `triger` in `intake` | did you mean `trigger`?"
        ]


def test_what_was_wrong_with_reading_is_gone_as_soon_as_it_is_mended(tmp_path: Path) -> None:
    wrong = FLOW.replace("trigger: A mail.", "triger: A mail.")
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", wrong)
        editor.rest()
        assert len(told(editor.problems("support/flow.yaml"), "schema")) == 1
        editor.type("support/flow.yaml", "# first\n" + wrong)
        assert len(told(editor.problems("support/flow.yaml"), "schema")) == 1
        editor.type("support/flow.yaml", FLOW)
        assert told(editor.problems("support/flow.yaml"), "schema") == []


def test_problems_stay_where_they_are_while_another_line_is_no_yaml(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", WRONG)
        editor.rest()
        before = told(editor.problems("support/flow.yaml"), "unknown-role")
        editor.type("support/flow.yaml", "# first\n" + WRONG + "  later: {title: x\n")
        for _ in range(2):
            found = editor.problems("support/flow.yaml")
            assert len(told(found, "yaml")) == 1
            assert told(found, "unknown-role") == [each.replace("9:", "10:") for each in before]
            editor.rest()


def test_other_files_know_what_a_broken_file_said_last(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/team.yaml")
        editor.open("support/flow.yaml", WRONG)
        editor.rest()
        before = editor.problems("support/flow.yaml")
        editor.type("support/team.yaml", "roles: {\n" + TEAM)
        editor.rest()
        assert editor.problems("support/flow.yaml") == before
        assert told(editor.problems("support/team.yaml"), "yaml")


def test_unknown_names_on_a_page_are_told_while_it_is_typed(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("docs/index.md", PAGE.replace("intake.greet", "intake.gret"))
        editor.rest()
        assert editor.problems("docs/index.md") == [
            "5:24-35 unknown-target: there is no step `intake.gret` | did you mean `intake.greet`?"
        ]
        editor.type("docs/index.md", PAGE)
        editor.rest()
        assert editor.problems("docs/index.md") == []


def test_a_page_is_judged_again_when_the_yaml_changes(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", FLOW.replace("pass-on", "give-away"))
        editor.rest()
        (found,) = editor.problems("docs/index.md")
        assert found.startswith("5:46-60 unknown-target: the link `#intake.pass-on` leads nowhere")


def test_a_file_that_changes_on_the_disk_is_read_again(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("docs/index.md")
        editor.rest()
        (tmp_path / "support/flow.yaml").write_text(WRONG + "\n", "utf-8")
        (tmp_path / "support/more.yaml").write_text("terms: {x: {}}\n", "utf-8")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "unknown-role")
        assert told(editor.problems("support/more.yaml"), "schema")
        (tmp_path / "support/more.yaml").unlink()
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("docs/index.md")}})
        editor.rest()
        assert editor.problems("support/more.yaml") == []


def test_a_picture_that_comes_is_no_longer_missed(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        shown = FLOW.replace("trigger: A mail.", "trigger: 'A mail ![as here](mail.svg)'")
        editor.open("support/flow.yaml", shown)
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "missing-file") == [
            (
                "3:32-40 missing-file: file `mail.svg` does not exist"
                " | add it, or write the name of a file that is there"
            )
        ]
        (tmp_path / "support/mail.svg").touch()
        editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("docs/index.md")}})
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "missing-file") == []


def test_a_document_that_is_closed_is_as_on_the_disk(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", WRONG)
        editor.rest()
        document = {"uri": editor.uri("support/flow.yaml")}
        editor.tell("textDocument/didClose", {"textDocument": document})
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "unknown-role") == []


def test_the_settings_of_the_project_hold_and_are_read_again(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml", WRONG)
        editor.rest()
        settings = (tmp_path / "pyproject.toml").read_text("utf-8")
        (tmp_path / "pyproject.toml").write_text(settings + 'ignore = ["unknown-role"]\n', "utf-8")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
        editor.rest()
        assert told(editor.problems("support/flow.yaml"), "unknown-role") == []


def test_settings_that_make_no_sense_are_shown_once(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[tool.support-process]\nfile = "x"\n'})
    with client(tmp_path) as editor:
        editor.open("support/flow.yaml", WRONG)
        editor.type("support/flow.yaml", FLOW)
        shown = [each for each in editor.sent if each["method"] == "window/showMessage"]
        assert len(shown) == 1
        assert "unknown key `file`" in shown[0]["params"]["message"]


def test_a_project_in_a_folder_below_has_its_own_files(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path / "other", {"pyproject.toml": "", "support/a.yaml": "roles: {x: {name: X}}\n"})
    with client(tmp_path) as editor:
        editor.open("other/support/a.yaml")
        editor.open("support/flow.yaml")
        editor.rest()
        assert told(editor.problems("other/support/a.yaml"), "unused-definition")
        assert told(editor.problems("support/flow.yaml"), "unknown-role") == []


def test_nothing_is_told_of_files_of_no_project(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("compose.yaml", "services: {")
        editor.open("README.md", "{support:step}`x`")
        editor.rest()
        assert [each["method"] for each in editor.sent] == []


def test_a_problem_has_its_page_its_related_places_and_its_version(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        editor.type("support/flow.yaml", FLOW.replace("id: mend,", "id: look,"))
        editor.rest()
        told = (each["params"] for each in editor.sent if "params" in each)
        *_, params = (each for each in told if each.get("uri") == editor.uri("support/flow.yaml"))
        assert params["version"] == 2
        (found,) = (each for each in params["diagnostics"] if each["code"] == "duplicate-id")
        assert found["codeDescription"]["href"].endswith("/rules/duplicate-id.html")
        (note,) = found["relatedInformation"]
        assert note["location"]["uri"] == editor.uri("support/flow.yaml")
        assert note["location"]["range"]["start"]["line"] == 16


def test_watching_is_asked_for_where_the_client_can(tmp_path: Path) -> None:
    can = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    with client(write(tmp_path), workspace=can) as editor:
        assert [each["method"] for each in editor.sent] == ["client/registerCapability"]


CHANGES = [
    ("mended}", "mended, informs: nobody}"),
    ("Greet the guest", "Greeting"),
    ("title: Blackout response", "title: Blackout response\n    goal: Step 1, TODO"),
    ("  blackout:", "  more: {title: More, steps: [Read it, Read it]}\n  blackout:"),
    ("who: helper", "who: guest"),
    ("Somebody has it.", "{"),
    ("trigger: An alert.", ""),
]


def test_what_changed_is_judged_as_if_all_had_been() -> None:
    memory = Memory()
    text, settings = FLOW, Settings(strict=True)
    team = part_of("team.yaml", TEAM)
    for old, new in [("", ""), *CHANGES, *((new, old) for old, new in reversed(CHANGES))]:
        text = text.replace(old, new, 1) if old or new else text
        loaded = joined([team, part_of("flow.yaml", text)])
        assert memory.check(Context(loaded, settings)) == check(Context(loaded, settings))


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\nc", "a\nx\ny\nc", [1, None, 4]),
        ("a\nb\nc", "a\nc", [1, None, 2]),
        ("a\nb", "a\nb", [1, 2]),
        ("a", "", [None]),
        ("a\na", "a\na\na", [1, 2]),
        ("a\nb\nc\nd", "x\na\nb\nc\ny", [2, 3, 4, None]),
    ],
)
def test_lines_that_stayed_are_found_again(
    before: str, after: str, lines: list[int | None]
) -> None:
    drift = Drift(before, after)
    assert [drift.line(number) for number in range(1, len(lines) + 1)] == lines
