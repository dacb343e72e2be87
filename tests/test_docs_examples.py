"""Do the examples of the docs work, and do its references name all there is?"""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import build
from docs_pages import DOCS, PAGES, ROOT, fenced

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.cli import main
from sphinx_support_process.load import read_text
from sphinx_support_process.model import Representative, Support
from sphinx_support_process.model.fields import keys
from sphinx_support_process.model.record import fields
from sphinx_support_process.sphinx.directive import DIRECTIVES
from sphinx_support_process.sphinx.domain import SupportDomain

sys.path.insert(0, str(DOCS / "_ext"))
SHOWN = list(import_module("shown").examples(DOCS))
UNAVOIDABLE = re.compile(r"\[support-process.(shown-twice|(process|template)-not-shown)\]")


def examples(*languages: str) -> list[object]:
    return [
        pytest.param(text, id=f"{page.name}-{number}")
        for page in PAGES
        for number, text in enumerate(fenced(page, *languages), 1)
    ]


@pytest.mark.parametrize("text", examples("yaml"))
def test_each_example_in_yaml_can_be_read_and_has_no_key_that_we_do_not_know(text: str) -> None:
    found = yaml.safe_load(text)
    if isinstance(found, dict) and set(found) <= fields(Support).keys():
        assert [str(problem.message) for problem in read_text(text).problems] == []


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example.name)
def test_what_a_how_to_shows_can_be_built_and_breaks_no_rule(tmp_path: Path, example: Any) -> None:
    found = check(Context(read_text(example.yaml), Settings(strict=True)))
    assert [problem.message for problem in found] == []
    built = build(tmp_path, {"index.md": example.page, "support/team.yaml": example.yaml})
    assert [line for line in built.warnings if not UNAVOIDABLE.search(line)] == []


def test_each_example_of_a_how_to_has_its_pictures_and_no_picture_is_left_over() -> None:
    names = [
        name
        for page in PAGES
        for name in re.findall(
            r"^[:`]{3}\{(?:shown|seen)\} (\S+)$", page.read_text("utf-8"), re.MULTILINE
        )
    ]
    wanted = {f"{name}-{scheme}" for name in names for scheme in ("light", "dark")}
    assert {path.stem for path in DOCS.glob("pictures/shown/*.png")} == wanted


@pytest.mark.parametrize("text", examples("python"))
def test_each_example_in_python_can_be_compiled(text: str) -> None:
    assert ast.parse(text).body != []


def test_each_example_in_json_and_toml_can_be_read() -> None:
    read = [json.loads(text) for page in PAGES for text in fenced(page, "json")]
    read += [tomllib.loads(text) for page in PAGES for text in fenced(page, "toml")]
    assert all(read)
    assert len(read) >= 4


def test_the_tutorial_holds_to_its_last_step(tmp_path: Path) -> None:
    page = DOCS / "tutorial.md"
    conf, support, added = (*fenced(page, "python"), *fenced(page, "yaml"))
    index, more = fenced(page, "md")
    files = {"index.md": index, "support/support.yaml": support}
    settings: dict[str, object] = {}
    exec(compile(conf, "conf.py", "exec"), {}, settings)
    settings = {"extensions": settings["extensions"]}

    built = build(tmp_path, files, **settings)
    assert built.warnings == []
    assert "step 1 (Read the request)" in built["index.html"]
    assert "Hand over to" in built["index.html"]

    support = support.replace("    steps:\n", f"    steps:\n{added}", 1)
    built = build(tmp_path, {"support/support.yaml": support, "index.md": index + more}, **settings)
    assert built.warnings == []
    assert "step 2 (Read the request)" in built["index.html"]


def test_the_page_of_the_readme_reads_as_it_says(tmp_path: Path) -> None:
    (support,), (page,) = (fenced(ROOT / "README.md", name) for name in ("yaml", "md"))
    built = build(tmp_path, {"index.md": page, "support/triage.yaml": support})
    assert built.warnings == []
    text = re.sub(r"<[^>]+>", "", built["index.html"])
    assert "Go back to Triage, step 1 (Acknowledge the request)." in text


@pytest.mark.parametrize(("name", "language"), [("index.md", "md"), ("index.rst", "rst")])
def test_each_example_of_a_directive_works(tmp_path: Path, name: str, language: str) -> None:
    text = "\n".join(fenced(DOCS / "reference" / "directives.md", language))
    glossary = next(
        one for one in fenced(DOCS / "reference" / "directives.md", language) if "only" in one
    )
    text += "\n" + glossary.replace("terms", "roles")
    shutil.copytree(DOCS / "support", tmp_path / "docs" / "support")
    title = "# All\n\n" if language == "md" else "All\n===\n\n"
    used = ["myst_parser", "sphinx_design", "sphinx_support_process"]
    built = build(tmp_path, {name: title + text}, extensions=used)
    said = [line for line in built.warnings if not UNAVOIDABLE.search(line)]
    assert said == []


def test_the_misspelling_of_the_tutorial_is_told_with_the_near_miss(tmp_path: Path) -> None:
    support = fenced(DOCS / "tutorial.md", "yaml")[0]
    wrong = support.replace("who: engineer\n", "who: enginer\n")
    built = build(tmp_path, {"support/support.yaml": wrong})
    assert "did you mean `engineer`?" in "".join(built.warnings)


def test_the_tutorial_shows_what_the_checker_says_of_the_misspelling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = DOCS / "tutorial.md"
    support = fenced(page, "yaml")[0].replace("who: engineer\n", "who: enginer\n")
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "support.yaml").write_text(support, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr().out in fenced(page, "text")


@pytest.mark.parametrize("name", DIRECTIVES)
def test_each_directive_has_a_section_with_its_options_and_both_ways_to_write_it(name: str) -> None:
    page = (DOCS / "reference" / "directives.md").read_text("utf-8")
    match = re.search(
        rf"^## (?:[^`\n]*: )?`support:{name}`\n(.*?)(?=^## )", page, re.MULTILINE | re.DOTALL
    )
    assert match is not None
    options = DIRECTIVES[name].option_spec or {}
    assert [option for option in options if f"`{option}`" not in match[1]] == []
    assert f"```{{support:{name}}}" in match[1]
    assert f".. support:{name}::" in match[1]
    assert "It shows:" in match[1] or "../compass/" in match[1]


def test_each_role_is_shown_in_both_ways_to_write_it() -> None:
    page = (DOCS / "reference" / "directives.md").read_text("utf-8")
    for name in SupportDomain.roles:
        assert f"`` {{support:{name}}}`" in page
        assert f"`` :support:{name}:`" in page


def test_each_setting_of_the_extension_is_described() -> None:
    page = (DOCS / "reference" / "configuration.md").read_text("utf-8")
    source = (ROOT / "sphinx_support_process/sphinx/__init__.py").read_text("utf-8")
    names = re.findall(r'add_config_value\("(\w+)"', source)
    assert re.findall(r"^`(support_process_\w+)`$", page, re.MULTILINE) == names
    assert [field for field in keys(Representative) if f"`{field}`" not in page] == []
