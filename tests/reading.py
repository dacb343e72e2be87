"""What does the loader say about a YAML text? One line each, for the tests."""

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
