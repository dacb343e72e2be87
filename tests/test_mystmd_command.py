"""`support-process mystmd` and `init --mystmd`: what they write, and what they say."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.mystmd.site import answer
from sphinx_support_process.mystmd.starter import plugin


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_plugin_is_written_and_written_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mystmd", "--plugin"]) == 0
    path = Path("support-process.mjs")
    begin = plugin().partition("\n")[0]
    path.write_text(f"{begin}\nof an older version", "utf-8")

    assert main(["mystmd", "--plugin"]) == 0
    assert path.read_text("utf-8") == plugin()
    said = "wrote support-process.mjs; name it in myst.yml, under `plugins` of `project`\n"
    assert capsys.readouterr().out == said * 2


def test_the_plugin_is_not_written_over_something_else(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.mjs").write_text("export default {}", "utf-8")

    assert main(["mystmd", "--plugin", "mine.mjs"]) == 2
    assert Path("mine.mjs").read_text("utf-8") == "export default {}"
    assert "`mine.mjs` is there already" in capsys.readouterr().err


def test_the_plugin_is_answered_on_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["init"])
    capsys.readouterr()
    calls = [json.dumps(["index.md", 1, "templates", "", {}])]
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(calls)))

    assert main(["mystmd"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(answer(calls)))


@pytest.mark.parametrize(
    "question", ["", "{", "[1]", '["[1]"]', '["[\\"\\", 0, \\"nope\\", \\"\\", {}]"]', "5"]
)
def test_what_is_no_question_is_told(
    question: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["init"])
    monkeypatch.setattr("sys.stdin", io.StringIO(question))

    assert main(["mystmd"]) == 2
    assert "support-process: this is no question of the plugin: " in capsys.readouterr().err


def test_a_site_is_started_with_a_page_that_shows_all_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["init", "--mystmd"]) == 0

    wrote = f"wrote {Path('support/support.yaml')}, myst.yml, index.md, support-process.mjs\n"
    assert capsys.readouterr().out.startswith(wrote)
    calls = [
        json.dumps(["index.md", line, *asked, {}])
        for line, asked in enumerate(
            [("overview", ""), ("process", "first-answer"), ("templates", ""), ("glossary", "")]
        )
    ]
    assert all(
        f":::{{support:{json.loads(each)[2]}}}" in Path("index.md").read_text() for each in calls
    )
    assert answer(calls)["problems"] == []


def test_a_site_is_not_started_over_another(capsys: pytest.CaptureFixture[str]) -> None:
    Path("myst.yml").write_text("version: 1\n", "utf-8")

    assert main(["init", "--mystmd"]) == 2
    assert [path.name for path in Path().iterdir()] == ["myst.yml"]
    assert "`myst.yml` is there already" in capsys.readouterr().err
