"""How are problems told? One module a format, each with a `write` that takes a `Report`."""

from __future__ import annotations

from importlib import import_module

from .content import Report

__all__ = ["FORMATS", "Report", "write"]

FORMATS = {
    "text": "for people: the lines of the file, the path that shows the problem, what to do",
    "concise": "one line for each problem",
    "json": "for programs of your own",
    "sarif": "SARIF 2.1.0, for code scanning",
    "github": "annotations of GitHub Actions",
    "gitlab": "a code quality report of GitLab",
    "junit": "JUnit XML, which most CI servers show",
    "markdown": "a table, for the summary of a job",
}
"""The formats, and what each is for."""

_MODULES = {"json": "as_json", "text": "snippets"}


def write(report: Report, format: str) -> str:
    """A report in one of the formats."""
    module = import_module(f".{_MODULES.get(format, format)}", __name__)
    text: str = module.write(report.printable())
    return text
