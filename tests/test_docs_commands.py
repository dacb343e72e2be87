"""Do the commands of the docs run, and print what their pages show?

The commands of a page run one after the other in one project: the files that the page shows, over
those in ``docs_projects/`` that it only speaks of; without either, the example of a team.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from docs_pages import DOCS, PAGES, ROOT, blocks
from test_command_page import subparser

PROJECTS = Path(__file__).parent / "docs_projects"

NOT_RUN = {
    "`.ci/run` makes environments, and installs": {
        "pip install .",
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'",
        (
            "python3 -m venv .venv && .venv/bin/pip install -q -e '.[docs]' && "
            ".venv/bin/sphinx-build -n -W -b html docs docs/_build/html"
        ),
        (
            "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test,browser]' && "
            ".venv/bin/python -m pytest"
        ),
        ".ci/run",
    },
    "it needs the network": {
        ".venv/bin/pre-commit install",
        "pip install sphinx-support-process",
        "pip install sphinx-support-process furo",
        "pip install holidays",
        "pip install sphinx-autobuild",
        "pip install mystmd",
        "npm install",
        "npx @vscode/vsce package",
        (
            'curl -s "$WIKI/rest/api/content/42?expand=body.storage" | '
            "jq -r .body.storage.value | support-process import - --from confluence"
        ),
        "git submodule add https://example.org/team/support-process.git docs/shared",
    },
    "it does not end, or opens a window": {
        "code --install-extension support-process-0.1.0.vsix",
        "sphinx-autobuild docs docs/_build/html",
        "sphinx-autobuild docs docs/_build/html --watch ../shared",
        "support-process check --watch",
        "myst start",
    },
    "it needs a tool that we do not install: `.ci/more` has mystmd": {
        "myst build --site --strict",
        "sphinx-build -M latexpdf docs docs/_build",
        "sphinx-intl update -p docs/_build/gettext -d docs/locales -l fr",
        "sphinx-intl build -d docs/locales",
        "support-process completion fish | source",
    },
    "it measures for minutes": {
        "python benchmarks/build.py --steps 2000 --runs 5",
        "python benchmarks/check.py --steps 10000 --runs 21",
        "python benchmarks/check.py --needs",
        "python benchmarks/check.py --guards",
        "python benchmarks/curves.py --runs 3 docs/pictures",
        (
            "python benchmarks/editor.py "
            '--others "node …/yaml-language-server --stdio" "esbonio server"'
        ),
        "python benchmarks/mystmd.py --steps 2000 --runs 5",
        "python benchmarks/import_measure.py FOLDER --missed",
    },
    "it only makes a folder for what follows": {
        "mkdir handbook && cd handbook",
        "python3 -m venv .venv",
        ". .venv/bin/activate",
        "cd editors/vscode",
    },
}
"""Why some commands are not run here."""
CODES = {
    "support-process people --compare contacts.csv": 1,
    "support-process rename triage.read look-at --diff": 1,
}
"""The exit code of each command that does not end with 0: it found what differs."""

IN_CI = re.compile(r"^ *(?:- )?(?:run: |entry: )?(support-process .+)$", re.MULTILINE)
INLINE = re.compile(r"(?<!`)`support-process ([a-z][^`]*)`(?!`)")

needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or not (shutil.which("bash") and shutil.which("git")),
    reason="the commands are for bash, and some ask git",
)


class Command(NamedTuple):
    """What is typed, and what the page shows that it prints."""

    typed: str
    shown: str | None


def commands(page: Path) -> Iterator[Command]:
    for block in blocks(page):
        if block.language in ("sh", "shell"):
            text = re.sub(r"\|\n *", "| ", re.sub(r" +# .*", "", block.text))
            yield from (Command(line, None) for line in text.splitlines() if line)
        elif block.language == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                yield Command(*part.split("\n", 1))
        elif block.language == "yaml":
            yield from (Command(typed, None) for typed in IN_CI.findall(block.text))


def name(page: Path) -> str:
    return page.relative_to(DOCS if DOCS in page.parents else ROOT).with_suffix("").as_posix()


def run(folder: Path, command: str) -> tuple[int, str]:
    """Run a command in ``folder`` with our own program; its exit code, and all that it prints."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    tools = folder / ".tools"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={
            **known,
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ada"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ada@example.org"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "PATH": os.pathsep.join([str(tools), known["PATH"]]),
            "PYTHONPATH": str(ROOT),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout


def set_up(folder: Path, page: Path) -> None:
    """Write the project of a page: all is committed but what the page shows."""
    shown = {block.file: block.text for block in blocks(page) if block.file}
    own = PROJECTS / page.stem
    if own.exists():
        shutil.copytree(own, folder, dirs_exist_ok=True)
    elif not shown:
        shutil.copytree(DOCS / "support", folder / "docs" / "support")
        for file in ("conf.py", "index.md"):
            shutil.copy(PROJECTS / file, folder / "docs")
    for git in (
        "git init -q -b main",
        "git add . && git commit -q --allow-empty -m Begin",
        "git tag v1 && git tag v2 && git update-ref refs/remotes/origin/main main",
    ):
        assert run(folder, git) == (0, "")
    for file, text in shown.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    tools = folder / ".tools"
    tools.mkdir()
    for tool, module in (
        ("support-process", "sphinx_support_process"),
        ("sphinx-build", "sphinx"),
    ):
        (tools / tool).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', "utf-8")
        (tools / tool).chmod(0o755)


@needs_bash
@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=name)
def test_each_command_of_a_page_runs_and_prints_what_the_page_shows(
    tmp_path: Path, page: Path
) -> None:
    if "furo" in page.read_text("utf-8"):
        pytest.importorskip("furo", reason="the tutorial is built with furo")
    set_up(tmp_path, page)
    for typed, shown in commands(page):
        if typed in chain.from_iterable(NOT_RUN.values()):
            continue
        code, printed = run(tmp_path, typed)
        assert (typed, code) == (typed, CODES.get(typed, 0)), printed
        if shown is not None:
            wanted = shown.removesuffix("…\n")
            assert (printed if wanted == shown else printed[: len(wanted)]) == wanted


def test_no_command_is_listed_that_the_docs_do_not_have() -> None:
    listed = {*chain.from_iterable(NOT_RUN.values()), *CODES}
    assert listed <= {command.typed for page in PAGES for command in commands(page)}


def test_no_other_page_has_commands() -> None:
    others = {page for page in DOCS.rglob("*.md") if "_build" not in page.parts} - {*PAGES}
    assert [name(page) for page in others if any(commands(page))] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_command_of_ours_in_a_sentence_exists_and_has_its_options(page: Path) -> None:
    text = re.sub(r"\s+", " ", page.read_text("utf-8"))
    for command, *given in map(str.split, INLINE.findall(text)):
        actions = subparser(command)._actions
        known = {option for action in actions for option in action.option_strings}
        assert {word for word in given if word.startswith("--") and word != "--"} <= known
