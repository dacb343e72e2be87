"""`check --pages`: what pages name that is not there, at its column and in the words of a build."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from building import build

from sphinx_support_process.cli import main

YAML = """\
moved: {steps: {triage.look: triage.read}, roles: {desk: triager}}
levels: {severity: {title: Severity, values: {sev1: {name: SEV-1, definition: Grave.}}}}
roles: {triager: {name: Triager, held-by: Ada, definition: Reads.}}
templates: {hello: {title: Hello, to: triager, body: Hello.}}
processes:
  triage:
    title: Triage
    trigger: A mail.
    who: triager
    steps: [{id: read, title: Read the request}, {id: close, title: Close it}]
  later:
    title: Later
    trigger: A call.
    who: triager
    steps: [{id: close, title: Close that}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "support" / "flow.yaml", YAML)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def check(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """What is said of pages: `line:column: message [rule]` and what to do."""
    options = ("--pages", "--select", "unknown-target,moved-id", "--format", "json", *more)
    code = main(["check", *options])
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert code == int(bool(problems))
    return [
        f"{each['line']}:{each['column']} {each['rule']}: {each['message']} ({each['help']})"
        for each in problems
    ]


PAGES = [
    (
        "See {support:step}`triage.raed`.",
        "1:20 unknown-target: there is no step `triage.raed` (did you mean `triage.read`?)",
    ),
    (
        "See {support:step}`the first <raed>`.",
        (
            "1:31 unknown-target: there is no step `raed` "
            "(known here: `later.close`, `triage.close`, `triage.read`)"
        ),
    ),
    (
        "{support:step}`close`",
        (
            "1:16 unknown-target: several steps are called `close` "
            "(write `later.close` or `triage.close`)"
        ),
    ),
    (
        "{support:role}`traiger`",
        "1:16 unknown-target: there is no role `traiger` (did you mean `triager`?)",
    ),
    (
        "{support:step}`triage.look`",
        "1:16 moved-id: the step `triage.look` is called `triage.read` now (write `triage.read`)",
    ),
    (
        "[](#triage.raed)",
        "1:5 unknown-target: the link `#triage.raed` leads nowhere (did you mean `triage.read`?)",
    ),
    (
        "[x](#triage.look)",
        "1:6 moved-id: the step `triage.look` is called `triage.read` now (write `triage.read`)",
    ),
    (
        "```{support:chart} traige\n```",
        "1:20 unknown-target: there is no process `traige` (did you mean `triage`?)",
    ),
    (
        "```{support:role} desk\n```",
        "1:19 moved-id: the role `desk` is called `triager` now (write `triager`)",
    ),
    (
        "```{support:levels} severty\n```",
        "1:21 unknown-target: there is no scale of levels `severty` (did you mean `severity`?)",
    ),
    (
        "```{support:chart} triage\n:highlight: tirager\n```",
        "2:13 unknown-target: there is no role `tirager` (did you mean `triager`?)",
    ),
    (
        "```{support:chart} triage\n:from: raed\n```",
        "2:8 unknown-target: there is no step `raed` (did you mean `read`?)",
    ),
    (
        "```{support:responsibilities}\n:process: traige\n```",
        "2:11 unknown-target: there is no process `traige` (did you mean `triage`?)",
    ),
]


@pytest.mark.parametrize(("page", "said"), PAGES)
def test_a_name_that_is_not_there_is_told_at_its_column(
    project: Path, capsys: pytest.CaptureFixture[str], page: str, said: str
) -> None:
    write(project / "docs" / "page.md", page)
    assert check(capsys) == [said]


def test_a_build_says_the_same(tmp_path: Path) -> None:
    shown = "".join(f"```{{support:process}} {name}\n```\n" for name in ("triage", "later"))
    page = "# All\n\n" + shown + "\n\n".join(["", *(page for page, _ in PAGES)])
    page += "\n\n```{support:glossary}\n```\n"
    built = build(tmp_path, {"support/flow.yaml": YAML, "index.md": page})
    told = [re.search(r"WARNING: (.*) \[support-process\.(.*)\]", line) for line in built.warnings]
    found = {f"{match[2]}: {match[1]}" for match in told if match}
    assert {said.partition(" ")[2] for _, said in PAGES} <= found


@pytest.mark.parametrize(
    "page",
    [
        "{support:step}`triage.read`, {support:step}`read`, {support:level}`sev1`",
        "```md\n{support:step}`triage.raed`\n```",
        "{support:step}`team:triage.raed` and {external+team:support:step}`raed`",
        "(triager-s)=\n# Close the\n\n[](#triager-s), [](#close-the)",
        "[](#something-else)",
        "```{support:chart} triage\n:highlight: triager\n:from: triage.read\n```",
    ],
)
def test_what_is_there_or_for_somebody_else_is_not_told(
    project: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    write(project / "docs" / "page.md", page)
    assert check(capsys) == []


def test_a_page_in_restructuredtext_is_checked_alike(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "See :support:step:`triage.raed`.\n\n.. support:chart:: triage\n   :highlight: tirager\n"
    write(project / "docs" / "page.rst", page)
    assert check(capsys) == [
        "1:20 unknown-target: there is no step `triage.raed` (did you mean `triage.read`?)",
        "4:16 unknown-target: there is no role `tirager` (did you mean `triager`?)",
    ]


OURS = [
    (
        "page.md",
        "`{support:rol}` and {support:rol}`triager`",
        "1:30 unknown-target: there is no inline role `support:rol` (did you mean `support:role`?)",
    ),
    (
        "page.md",
        "```{support:proces} triage\n```",
        (
            "1:13 unknown-target: there is no directive `support:proces` "
            "(did you mean `support:process`?)"
        ),
    ),
    (
        "page.md",
        "```{support:process} triage\n:charts:\n:chart:\n```",
        "2:2 unknown-target: `support:process` has no option `charts` (did you mean `chart`?)",
    ),
    (
        "page.md",
        "```{support:process} triage\n---\ncharts: yes\n---\n```",
        "3:1 unknown-target: `support:process` has no option `charts` (did you mean `chart`?)",
    ),
    ("page.md", "````{code-block} md\n```{support:proces} triage\n:chart:\n```\n````", ""),
    ("page.md", "```{support:process} triage\n:chart:\n```\n\n```{other:proces} triage\n```", ""),
    (
        "page.rst",
        ":support:stepp:`triage.read`",
        (
            "1:10 unknown-target: there is no inline role `support:stepp` "
            "(did you mean `support:step`?)"
        ),
    ),
    (
        "page.rst",
        ".. support:chekclist:: triage",
        (
            "1:12 unknown-target: there is no directive `support:chekclist` "
            "(did you mean `support:checklist`?)"
        ),
    ),
    (
        "page.rst",
        ".. support:process:: triage\n   :chrt:",
        "2:5 unknown-target: `support:process` has no option `chrt` (did you mean `chart`?)",
    ),
]


@pytest.mark.parametrize(("name", "page", "said"), OURS)
def test_a_role_a_directive_or_an_option_that_is_none_of_ours_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, page: str, said: str
) -> None:
    write(project / "docs" / name, page)
    assert check(capsys) == ([said] if said else [])


def test_the_text_shows_the_line_of_the_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "docs" / "page.md", "See {support:role}`traiger`.\n")
    assert main(["check", "--pages", "--select", "unknown-target"]) == 1
    assert capsys.readouterr().out.startswith("""\
error[unknown-target]: there is no role `traiger`
 --> docs/page.md:1:20
  |
1 | See {support:role}`traiger`.
  |                    ^^^^^^^
  = help: did you mean `triager`?

1 error in 1 file and 1 page
""")


def test_a_rule_that_is_ignored_says_nothing_of_pages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "docs" / "page.md", "{support:step}`triage.look` {support:step}`triage.raed`")
    assert [line.partition(":")[0] for line in check(capsys, "--ignore", "moved-id")] == ["1"]


def test_without_the_option_no_page_is_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "docs" / "page.md", "{support:step}`triage.raed`")
    assert main(["check", "--select", "unknown-target"]) == 0
    assert capsys.readouterr().out == "no problems in 1 file\n"


def test_a_page_that_cannot_be_read_exits_3(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs").mkdir()
    (project / "docs" / "page.md").write_bytes(b"\xff")
    assert main(["check", "--pages", "--format", "concise"]) == 3
    assert capsys.readouterr().out.splitlines()[-1] == (
        "docs/page.md:1:1: byte 0xff is not UTF-8 [yaml]"
    )


def test_a_baseline_keeps_what_pages_name_in_a_run_without_them(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "page.md"
    write(page, "{support:step}`triage.raed`")
    options = ["check", "--select", "unknown-target", "--baseline", "known.json"]
    said = []
    for more in (["--pages", "--update-baseline"], [], ["--update-baseline"], ["--pages"]):
        assert main([*options, *more]) == 0
        said.append(capsys.readouterr().out)
    write(page, "It is mended.")
    assert main([*options, "--pages"]) == 0
    assert [*said, capsys.readouterr().out] == [
        "no problems in 1 file and 1 page, 1 in the baseline\n",
        "no problems in 1 file\n",
        "no problems in 1 file\n",
        "no problems in 1 file and 1 page, 1 in the baseline\n",
        (
            "no problems in 1 file and 1 page\n"
            "1 problem of the baseline solved: `--update-baseline` takes them out\n"
        ),
    ]


def test_it_says_so_where_there_is_no_page(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--pages", "--select", "unknown-target"]) == 0
    assert capsys.readouterr().out == "no problems in 1 file and 0 pages\n"


def test_a_page_beside_conf_py_is_checked_as_one_of_the_docs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "conf.py", "")
    write(project / "index.md", "{support:step}`triage.raed`")
    assert check(capsys) == [
        "1:16 unknown-target: there is no step `triage.raed` (did you mean `triage.read`?)"
    ]
