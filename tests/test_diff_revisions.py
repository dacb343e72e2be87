"""What changed between revisions of git, or since one? The files of a small repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.project.revisions import _fits

STEPS = """\
roles: {{a: {{name: Ann, held-by: the rota}}}}
processes:
  p:
    title: P
    trigger: It starts.
    who: a
    steps:
      - {{id: one, title: {title}}}
"""
CHANGED = """\
process `p`
  ~ step 1 `one`: title: {} → {}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three commits, of which the second is tagged `v2` and a branch `old` is the first."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    git("init", "-q", "-b", "main")
    for title in ("First", "Second", "Third"):
        write("docs/support/p.yaml", title)
        write("docs/other/q.yml", title)
        git("add", ".")
        git("commit", "-q", "-m", title)
        if title != "Third":
            git("tag", {"First": "v1", "Second": "v2"}[title])
    git("branch", "old", "v1")
    write("docs/support/p.yaml", "Now")
    return tmp_path


def git(*arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def write(name: str, title: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(STEPS.format(title=title), "utf-8")


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["v1"], "First", "Now"),
        (["HEAD"], "Third", "Now"),
        (["v1..v2"], "First", "Second"),
        (["v1.."], "First", "Third"),
        (["v1", "v2"], "First", "Second"),
        (["old...main"], "First", "Third"),
        (["v1", "v2", "--", "docs/support"], "First", "Second"),
        (["v1", "v2", "docs/support/p.yaml"], "First", "Second"),
        (["v1", "docs/support"], "First", "Now"),
        (["v2", "--", "docs/other"], "Second", "Third"),
    ],
)
def test_revisions_of_git_are_compared(
    repository: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], old: str, new: str
) -> None:
    assert main(["diff", *arguments]) == 0
    assert capsys.readouterr().out == CHANGED.format(old, new)


def test_what_exists_is_a_path_unless_it_stands_before_the_dashes(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("branch", "docs", "v1")
    assert main(["diff", "docs", "v2", "--", "docs/support"]) == 0
    assert capsys.readouterr().out == CHANGED.format("First", "Second")
    assert main(["diff", "docs", "v2"]) == 2
    assert "there is no YAML file in `docs`" in capsys.readouterr().err


def test_a_mistake_in_an_old_revision_is_told_with_its_name(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("docs/support/p.yaml").write_text("rolse: {}\n", "utf-8")
    git("commit", "-q", "-a", "-m", "broken")
    write("docs/support/p.yaml", "Now")
    assert main(["diff", "HEAD"]) == 1
    said = capsys.readouterr().err
    assert said == (
        "HEAD:docs/support/p.yaml:1:1: unknown key `rolse` in the file; did you mean `roles`?\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "`nothing` is neither a file nor a revision of git"),
        (["--", "v1"], "name one or two revisions"),
        (["v1", "--", "docs/none"], "there is no YAML file for `docs/none` in `v1`"),
        (["docs/support"], "`docs/support` is a file or folder: name one more to compare with"),
    ],
)
def test_what_cannot_be_compared_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["diff", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_outside_of_a_repository_two_paths_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "main"]) == 2
    said = capsys.readouterr().err
    assert "neither is a file, and git has no work tree here: fatal: not a git repo" in said
    assert "help: name two files or folders" in said


def test_in_a_bare_repository_git_says_what_it_lacks(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git("clone", "-q", "--bare", ".", "bare")
    monkeypatch.chdir(repository / "bare")
    assert main(["diff", "old", "main"]) == 2
    assert "git has no work tree here: fatal: this operation must be" in capsys.readouterr().err


def test_a_link_in_a_revision_is_not_followed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("docs/support/link.yaml").symlink_to("/etc/hostname")
    git("add", ".")
    git("commit", "-q", "-m", "a link")
    Path("docs/support/link.yaml").unlink()
    assert main(["diff", "HEAD~1..HEAD"]) == 0
    assert capsys.readouterr().out == CHANGED.format("Third", "Now")


def test_the_page_of_a_diff_shows_the_charts_before_and_after(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("docs/support/p.yaml", "<b>Now</b>")
    assert main(["diff", "v1", "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<li>title: First → &lt;b&gt;Now&lt;/b&gt;</li>" in page
    assert re.findall(r'alt="(.*?)"', page) == [
        "Before: the chart of process `p`",
        "After: the chart of process `p`",
    ]
    assert "<script" not in page


def test_the_charts_of_a_diff_are_dark_on_a_dark_page(
    browser: Any, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("docs/support/p.yaml", "Now")
    assert main(["diff", "v1", "--format", "html"]) == 0
    page = browser.new_page()
    page.set_content(capsys.readouterr().out)
    ground = {"x": 1, "y": 1, "width": 2, "height": 2}
    seen = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        box = page.locator("img").first.bounding_box()
        clip = {**ground, "x": box["x"] + 1, "y": box["y"] + box["height"] - 3}
        seen.append(page.screenshot(clip=clip) == page.screenshot(clip=ground))
    page.close()
    assert seen == [True, False]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a.yaml", "*.yaml", True),
        ("a.yml", "*.yaml", True),
        ("a.yaml", "b.yaml", False),
        ("docs/a.yaml", "*.yaml", False),
        ("docs/a.yaml", "**/*.yaml", True),
        ("a.yaml", "**/*.yaml", True),
        ("docs/support/a.yml", "docs/**/*.yaml", True),
        ("docs/support/a.yaml", "**/support/a.yaml", True),
        ("docs/support/a.yaml", "**/other/*.yaml", False),
        ("docs/support/a.yaml", "docs/**", False),
        ("docs", "docs/*.yaml", False),
    ],
)
def test_a_file_of_a_revision_fits_a_pattern_as_one_on_the_disk_does(
    path: str, pattern: str, fits: bool
) -> None:
    assert _fits(path.split("/"), pattern.split("/")) is fits
