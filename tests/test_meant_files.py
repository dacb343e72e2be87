"""Which files does a project mean, be they there or not, by its settings or without any?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_support_process.project.files import is_meant, is_page, matching, pages_of, sources
from sphinx_support_process.project.settings import Project

FILES = (
    *("a.yaml", "a.yml", "a.YAML", ".hidden.yaml", "a.md", "support/a.yaml", "support/b.yml"),
    *(
        "support/deep/a.yaml",
        "support/.hidden/a.yaml",
        "docs/a.md",
        "docs/deep/er/a.md",
        "docs/.x/a.md",
    ),
    *("docs/deep/a.rst", "docs/index.md.bak"),
)
PATTERNS = (
    *(
        "*.yaml",
        "support/*.yaml",
        "support/a.yaml",
        "support/?.yml",
        "support/[ab].yaml",
        "**/*.yaml",
    ),
    *(
        "docs/**/*.md",
        "docs/**/*.rst",
        "docs/*/*.md",
        "**/a.md",
        "docs/**/er/*.md",
        "support/*",
        ".*.yaml",
    ),
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_means_the_same_files_whether_they_are_there_or_not(
    tmp_path: Path, pattern: str
) -> None:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    there = [path.relative_to(tmp_path).as_posix() for path in matching(tmp_path, pattern)]
    meant = [name for name in FILES if is_meant(str(tmp_path / name), [pattern], tmp_path)]
    assert sorted(meant) == sorted(there)


def test_what_a_build_wrote_is_no_page(tmp_path: Path) -> None:
    path = str(tmp_path / "docs" / "_build" / "a.md")
    assert not is_meant(path, ["docs/**/*.md"], tmp_path)


def test_a_folder_beside_the_project_can_be_meant(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    assert is_meant(str(tmp_path / "support" / "a.yaml"), ["../support/*.yaml"], folder)
    assert not is_meant(str(tmp_path / "support" / "a.yaml"), ["support/*.yaml"], folder)


PAGES = (
    *("a.md", "a.txt", "deep/a.rst", "docs/a.md", "docs/source/a.md", ".hidden.md", ".x/a.md"),
    *("_build/a.md", "docs/_build/a.md", "env/lib/site/a.md", "docs/env/a.rst"),
)


@pytest.mark.parametrize(
    ("conf", "pages"),
    [
        (["conf.py"], ["a.md", "deep/a.rst", "docs/a.md", "docs/source/a.md"]),
        (["docs/conf.py"], ["docs/a.md", "docs/source/a.md"]),
        (["docs/source/conf.py"], ["docs/source/a.md"]),
        (["conf.py", "docs/conf.py"], ["a.md", "deep/a.rst", "docs/a.md", "docs/source/a.md"]),
        ([], ["docs/a.md", "docs/source/a.md"]),
    ],
)
def test_pages_are_those_below_conf_py_without_builds_hidden_ones_and_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conf: list[str], pages: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*PAGES, *conf, "env/pyvenv.cfg", "docs/env/pyvenv.cfg"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    project = Project(str(tmp_path))
    assert [Path(name).as_posix() for name in pages_of(project)] == pages
    assert [name for name in PAGES if is_page(str(tmp_path / name), project)] == pages


def test_a_setting_names_other_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("conf.py", "a.md", "_build/b.md", "b.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    project = Project(str(tmp_path), pages=("**/b.md",))
    assert pages_of(project) == ["b.md"]
    assert is_page(str(tmp_path / "b.md"), project)
    assert not is_page(str(tmp_path / "a.md"), project)


def test_the_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [f"{letter}.yaml" for letter in "hbfdaceg"]
    for name in names:
        (tmp_path / name).touch()
    found = sources([str(tmp_path)], Project(tmp_path))
    assert [Path(path).name for path in found] == sorted(names)
