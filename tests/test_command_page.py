"""The reference of the command line: its tables are those of the parser."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from sphinx_support_process.cli import COMMANDS, EXIT_CODES, parser
from sphinx_support_process.project.settings import Project
from sphinx_support_process.report import FORMATS

DOCS = Path(__file__).parent.parent / "docs"
HELP = Path(__file__).parent / "help.txt"
PAGE = (DOCS / "reference" / "command-line.md").read_text("utf-8")


def subparser(name: str) -> argparse.ArgumentParser:
    (choices,) = (action.choices for action in parser()._actions if action.dest == "command")
    assert isinstance(choices, dict)
    found = choices[name]
    assert isinstance(found, argparse.ArgumentParser)
    return found


def rows(name: str) -> list[str]:
    """The rows of the table of a command, as its parser has them."""
    found = []
    for action in subparser(name)._actions:
        if action.dest == "help":
            continue
        value = action.metavar or "\\|".join(map(str, action.choices or ()))
        option = " ".join(filter(None, [*action.option_strings, str(value) if value else ""]))
        found.append(f"| `{option}` | {action.help} |")
    return found


def section(name: str) -> str:
    match = re.search(rf"^## `{name}`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no section `{name}`"
    return match[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_its_options(name: str) -> None:
    table = [line for line in section(name).splitlines() if line.startswith("| `")]

    assert [row for row in table if row in rows(name)] == rows(name)


def test_the_help_says_of_each_command_what_it_is_for() -> None:
    (choices,) = (action for action in parser()._actions if action.dest == "command")
    shown = {choice.dest: choice.help for choice in choices._get_subactions()}
    assert parser().description == "Check a support process that is written as YAML."
    assert HELP.read_text("utf-8") == "\n".join(
        f"{name}: {about}\n{subparser(name).description}\n" for name, about in shown.items()
    )


def test_each_format_is_described() -> None:
    for name, about in FORMATS.items():
        assert f"| `{name}` | {about} |" in section("check")


def test_the_exit_codes_are_those_of_the_help() -> None:
    codes = re.findall(r"^\| (\d) \| (.*?) \|$", PAGE, re.MULTILINE)

    assert ", ".join(f"{code} {meaning}" for code, meaning in codes) == EXIT_CODES.split(": ")[1]


def test_each_setting_of_a_project_is_shown_with_a_value() -> None:
    page = (DOCS / "reference" / "configuration.md").read_text("utf-8")
    (table,) = re.findall(r"```toml\n\[tool\.support-process\]\n(.*?)```", page, re.DOTALL)
    shown = re.findall(r"^([\w-]+) = ", table, re.MULTILINE)

    assert [key.replace("-", "_") for key in shown] == list(Project._fields)[1:]
