"""What does the loader say about a YAML text? One line each, for the tests."""

from pathlib import Path

import pytest

from sphinx_support_process.load import read_text

STEPS = "processes:\n  a:\n    title: A\n    steps:\n"
"""The first four lines of a file; steps follow."""


def problems(source):
    """`line:column rule: message | help` of each problem, with the places related to it."""
    return [told(problem) for problem in read_text(source).problems]


def told(problem):
    related = "".join(
        f" ({note.text}: {note.place.line}:{note.place.column})" for note in problem.related
    )
    help = f" | {problem.help}" if problem.help else ""
    line, column = problem.place.line, problem.place.column
    return f"{line}:{column} {problem.rule}: {problem.message}{related}{help}"


def support(source):
    """The model of a text that must be without problems."""
    loaded = read_text(source)
    assert loaded.problems == ()
    return loaded.support


def mistakes(name):
    """The cases of a file: `==== name`, the YAML, and a line `! problem` for each problem."""
    text = (Path(__file__).parent / "mistakes" / name).read_text("utf-8")
    cases = []
    for case in text.split("==== ")[1:]:
        title, *lines = case.rstrip().split("\n")
        source = "".join(f"{line}\n" for line in lines if not line.startswith("! "))
        said = [line.removeprefix("! ") for line in lines if line.startswith("! ")]
        cases.append(pytest.param(source, said, id=title))
    return cases
