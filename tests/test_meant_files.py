"""Does a pattern of the settings mean a file that is not there yet as it will once it is?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_support_process.project.files import is_meant, matching

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
