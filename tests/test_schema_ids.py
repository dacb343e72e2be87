"""`schema --ids`: a schema that offers the ids of a project, and refuses no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from editing import write

from sphinx_support_process.cli import main
from sphinx_support_process.load import read_text
from sphinx_support_process.model.schema import schema
from sphinx_support_process.project.ids import ids_of


@pytest.fixture
def ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    monkeypatch.chdir(write(tmp_path))
    assert main(["schema", "--ids"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def offered(found: dict[str, Any], kind: str) -> dict[str, str]:
    """What is offered for a kind of scalars, each with what stands beside it."""
    snippets = found["definitions"][kind]["defaultSnippets"]
    assert all(each["body"] == each["label"] for each in snippets)
    return {each["label"]: each["description"] for each in snippets}


def test_ids_are_offered_with_what_they_are_called(ids: dict[str, Any]) -> None:
    assert offered(ids, "RoleId") == {
        "reader": "First Reader",
        "helper": "Helper",
        "guest": "Guest",
    }
    assert offered(ids, "ProcessId") == {"intake": "Intake", "blackout": "Blackout response"}
    assert offered(ids, "TemplateId") == {"hello": "Request received", "bye": "Request closed"}
    assert offered(ids, "Status") == {"New": "", "Waiting for us": "", "Closed": ""}
    assert offered(ids, "Since")["start"] == "when the process begins"


def test_targets_are_steps_outcomes_and_processes(ids: dict[str, Any]) -> None:
    targets = offered(ids, "Target")
    assert [*targets][:6] == ["next", "greet", "is-dark", "pass-on", "look", "mend"]
    assert targets["passed"] == "Somebody has it."
    assert targets["blackout.mend"] == "Mend it"


def test_a_key_tells_what_its_ids_are_called(ids: dict[str, Any]) -> None:
    who = ids["definitions"]["step"]["anyOf"][1]["properties"]["who"]
    assert who["title"] == "who"
    assert who["markdownDescription"].endswith(
        "\n\n* `reader`: First Reader\n* `helper`: Helper\n* `guest`: Guest"
    )


def test_a_new_id_is_not_refused(ids: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(ids)
    file = {"processes": {"a": {"title": "A", "who": "brand-new", "steps": ["Read"]}}}
    assert [*jsonschema.Draft7Validator(ids).iter_errors(file)] == []


def test_a_project_without_ids_has_the_plain_schema_and_the_rules() -> None:
    found = schema(ids_of(read_text("statuses: []\n").support))
    assert "unknown-role" in offered(found, "Rule")
    assert found["properties"].keys() == schema()["properties"].keys()


def test_no_type_lists_booleans_which_editors_would_offer_at_each_text() -> None:
    text = json.dumps({**schema(), "definitions": {**schema()["definitions"]}})
    assert '"boolean"]' not in text
    assert '{"if": {"type": "boolean"}' in text


def test_files_without_ids_is_called_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "support.yaml"]) == 2
    assert "add `--ids`" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema", "--ids", "missing.yaml"]) == 3
    assert "missing.yaml" in capsys.readouterr().err
