"""The command line: what it reads, what it writes, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sphinx_support_process.checks import RULES
from sphinx_support_process.cli import COMMANDS, main
from sphinx_support_process.model.schema import schema_text
from sphinx_support_process.project.files import matching, relative
from sphinx_support_process.report import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = "sphinx_support_process"

GOOD = """\
processes:
  p:
    title: P
    trigger: A mail
    who: agent
    steps: [{id: a, title: Read it}]
roles:
  agent: {name: Agent, held-by: Ada}
"""
BAD = GOOD.replace("title: Read it", "title: Read it, next: b")


class Result(SimpleNamespace):
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command in an empty folder, and return what it said."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str | None = None) -> Result:
        if stdin is not None:
            stream = io.TextIOWrapper(io.BytesIO(stdin.encode()))
            monkeypatch.setattr(sys, "stdin", stream)
        try:
            code = main(arguments)
        except SystemExit as exit:
            code = int(exit.code or 0)
        out, err = capsys.readouterr()
        return Result(code=code, out=out, err=err)

    return run


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def first_line(result: Result) -> str:
    return result.out.splitlines()[0]


def test_a_good_file_exits_0(run) -> None:
    write("good.yaml", GOOD)

    assert run("check", "good.yaml") == Result(code=0, out="no problems in 1 file\n", err="")


def test_problems_exit_1(run) -> None:
    write("bad.yaml", BAD)
    result = run("check", "--format", "concise", "bad.yaml")

    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("bad.yaml:6:")
    assert "[unknown-target]" in result.out


def test_what_is_no_yaml_is_a_problem_at_its_line(run) -> None:
    write("bad.yaml", "roles:\n  a: {\n")
    result = run("check", "--format", "concise", "bad.yaml")

    assert result.code == 1
    assert result.out.startswith("bad.yaml:2:")


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_a_file_that_cannot_be_read_exits_3(run, content: bytes | None) -> None:
    if content is not None:
        Path("file.yaml").write_bytes(content)
    result = run("check", "--format", "concise", "file.yaml")

    assert result.code == 3
    assert result.out.startswith("file.yaml:1:1: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("chekc",), "invalid choice: 'chekc'"),
        (("check", "--formt", "json"), "unrecognized arguments: --formt"),
        (("check", "--format", "jsn"), "invalid choice: 'jsn'"),
        (("check", "--today", "soon"), "`soon` is no date; write it as in 2026-03-01"),
        (("check", "--select", "trpa", "x.yaml"), "no rule `trpa`\n  help: did you mean `trap`?"),
        (("check", "--ignore", "trap,zzz", "x.yaml"), "--ignore: there is no rule `zzz`"),
        (("check", "--update-baseline", "x.yaml"), "there is no baseline to update"),
        (("check", "--baseline", "none.json", "good.yaml"), "there is no baseline `none.json`"),
        (("check",), "no file matches `support/*.yaml` and `docs/support/*.yaml`"),
        (("check", "empty"), "there is no YAML file in `empty`"),
        (("check", "*.yml"), "no file matches `*.yml`"),
        (("check", ""), "an empty text names no file"),
        (("explain", "trpa"), "did you mean `trap`?"),
    ],
)
def test_a_wrong_call_exits_2_and_says_what_to_do(
    run, arguments: tuple[str, ...], message: str
) -> None:
    write("good.yaml", GOOD)
    Path("empty").mkdir()
    result = run(*arguments)

    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_the_files_of_a_project_are_those_in_its_support_folders(run) -> None:
    write("support/a.yaml", GOOD)
    write("docs/support/b.yaml", "statuses: [Open]\n")
    write("elsewhere/c.yaml", BAD)

    assert run("check", "--ignore", "unused-definition").out == "no problems in 2 files\n"


def test_the_files_of_a_project_are_found_from_a_folder_below(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("pyproject.toml", "[tool.support-process]\nfiles = ['process/**/*.yml']\n")
    write("process/deep/bad.yml", BAD)
    write("docs/conf.py", "")
    monkeypatch.chdir("docs")

    assert first_line(run("check", "--format", "concise")).startswith(
        str(Path("..", "process", "deep", "bad.yml:6:"))
    )


def test_a_folder_means_its_yaml_files(run) -> None:
    write("a/good.yml", GOOD)
    write("a/more.yaml", "terms: {mail: {name: Mail, definition: A letter.}}\n")
    write("a/notes.txt", "{")
    write("a/b/deeper.yaml", "{")

    assert run("check", "a").out == "no problems in 2 files\n"


def test_a_file_named_twice_is_read_once(run) -> None:
    write("a/good.yaml", GOOD)

    assert run("check", "a", "a/good.yaml", "./a/../a/good.yaml").out == "no problems in 1 file\n"


def test_a_minus_is_standard_input(run) -> None:
    result = run("check", "--format", "concise", "-", stdin=BAD)

    assert result.code == 1
    assert result.out.startswith("stdin:6:")


def test_a_pattern_is_expanded_where_no_shell_does_it(run) -> None:
    write("good.yaml", GOOD)

    assert run("check", "g*.yaml").out == "no problems in 1 file\n"


def test_paths_are_told_from_the_working_directory(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("with space/in/bad.yaml", BAD)
    Path("with space/here").mkdir()
    absolute = str(Path("with space/in/bad.yaml").resolve())
    monkeypatch.chdir("with space/here")

    for path in (absolute, "../in/bad.yaml", "../in/../in/bad.yaml", "../in"):
        shown = first_line(run("check", "--format", "concise", path))
        assert shown.startswith(str(Path("..", "in", "bad.yaml:6:")))


@pytest.fixture
def links(run) -> None:
    write("real/deep/bad.yaml", BAD)
    try:
        Path("link").symlink_to(Path("real/deep").resolve(), target_is_directory=True)
    except OSError:
        pytest.skip("symbolic links are not allowed here")


def test_a_path_through_a_symbolic_link_stays_as_it_was_written(run, links) -> None:
    assert first_line(run("check", "--format", "concise", "link/bad.yaml")).startswith(
        str(Path("link", "bad.yaml:6:"))
    )


def test_a_way_up_from_a_symbolic_link_leads_to_the_folder_above_its_target(links) -> None:
    write("real/bad.yaml", BAD)

    assert relative("link/../bad.yaml") == str(Path("real", "bad.yaml"))


def test_a_link_to_the_project_itself_is_seen_through(run, links) -> None:
    Path("again").symlink_to(Path.cwd(), target_is_directory=True)
    outside = Path("again").absolute() / "real" / "deep" / "bad.yaml"
    os.chdir("real")

    assert relative(outside) == str(Path("deep", "bad.yaml"))


def test_a_file_that_is_also_named_by_a_link_is_read_once(run, links) -> None:
    Path("again.yaml").symlink_to(Path("real/deep/bad.yaml").resolve())
    result = run("check", "--format", "concise", "again.yaml", "link/bad.yaml", "real/deep")

    assert [line.split(":")[0] for line in result.out.splitlines()] == ["again.yaml"]


def test_a_folder_that_is_called_like_a_file_is_no_file_of_its_folder(run) -> None:
    write("a/good.yaml", GOOD)
    Path("a/b.yaml").mkdir()
    write("pyproject.toml", "[tool.support-process]\nfiles = ['a/**']\n")

    assert run("check", "a").out == "no problems in 1 file\n"
    assert run("check").out == "no problems in 1 file\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_to_which_nobody_writes_is_empty(run) -> None:
    os.mkfifo("pipe.yaml")

    assert first_line(run("check", "--format", "concise", "pipe.yaml")) == (
        "pipe.yaml:1:1: the file is empty [schema]"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_another_program_writes_to_a_pipe_is_read_to_its_end(run) -> None:
    os.mkfifo("pipe.yaml")
    code = f"open('pipe.yaml', 'w').write({GOOD!r})"
    with subprocess.Popen([sys.executable, "-c", code]), Path("pipe.yaml").open("rb") as pipe:
        result = run("check", f"/dev/fd/{pipe.fileno()}")

    assert result.out == "no problems in 1 file\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_file_without_end_is_too_large(run) -> None:
    result = run("check", "--format", "concise", "/dev/zero")

    assert (result.code, first_line(result).partition(": ")[2]) == (
        3,
        "the file is larger than 10,000,000 bytes [yaml]",
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_whose_name_is_not_utf_8_stands_in_every_report(run, format: str) -> None:
    name = os.fsdecode(b"\xff.yaml")
    try:
        write(name, BAD)
    except OSError:
        pytest.skip("names of files are UTF-8 here")

    assert run("check", "--format", format, "--output", "report", name) == Result(
        code=1, out="", err=""
    )
    assert any(
        shown in Path("report").read_text("utf-8", "surrogateescape")
        for shown in (name, "\\udcff.yaml", "%FF.yaml", "\ufffd.yaml")
    )


def test_only_selected_rules_run(run) -> None:
    write("bad.yaml", BAD)

    assert run("check", "bad.yaml", "--select", "trap,missing-owner").code == 0
    assert run("check", "bad.yaml", "--select", "trap", "--select", "unknown-target").code == 1


def test_ignored_rules_do_not_run(run) -> None:
    write("bad.yaml", BAD)

    assert run("check", "bad.yaml", "--ignore", "unknown-target,trap").code == 0


WEAK = GOOD.replace("Agent, held-by: Ada", "Agent")
STRICT = GOOD.replace("title: Read it", "title: Reading")


@pytest.mark.parametrize(
    ("source", "arguments", "code"),
    [
        (WEAK, (), 1),
        (WEAK, ("--fail-on", "warning"), 1),
        (WEAK, ("--fail-on", "error"), 0),
        (BAD, ("--fail-on", "error"), 1),
        (BAD, ("--fail-on", "never"), 0),
        (STRICT, (), 0),
        (STRICT, ("--strict",), 1),
        (STRICT, ("--strict", "--fail-on", "warning"), 0),
    ],
)
def test_the_severity_that_fails_can_be_chosen(
    run, source: str, arguments: tuple[str, ...], code: int
) -> None:
    write("file.yaml", source)

    assert run("check", "file.yaml", *arguments).code == code


def test_today_can_be_set(run) -> None:
    write(
        "file.yaml",
        "communities: {c: {name: C, verified: 2020-01-01, representatives: [Ada]}}\n",
    )

    assert run("check", "file.yaml", "--today", "2020-02-01").code == 0
    assert run("check", "file.yaml", "--today", "2022-02-01").code == 1


def test_a_report_can_go_to_a_file(run) -> None:
    write("bad.yaml", BAD)
    result = run("check", "bad.yaml", "--format", "json", "--output", "report.json")

    assert (result.code, result.out) == (1, "")
    assert json.loads(Path("report.json").read_text("utf-8"))["summary"]["errors"] == 1
    assert run("check", "bad.yaml", "--output", "no/such/folder").code == 2


def test_colors_follow_the_variables_that_people_know(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("bad.yaml", BAD)

    assert "\x1b[" not in run("check", "bad.yaml").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "bad.yaml").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "bad.yaml").out


def test_settings_stand_in_pyproject(run) -> None:
    write("pyproject.toml", "[tool.support-process]\nfiles = 'x.yaml'\nignore = ['vacant-role']\n")
    write("x.yaml", WEAK)

    assert run("check").code == 0


def settings_of(folder: str, rule: str) -> None:
    write(f"{folder}/pyproject.toml", f"[tool.support-process]\nignore = ['{rule}']\n")


@pytest.mark.parametrize(
    "paths",
    [
        ("services/desk/support",),
        ("services/desk/support/x.yaml",),
        ("services/desk/support/*.yaml",),
        ("services/desk/support/x.yaml", "services/desk/y.yaml"),
    ],
)
def test_settings_are_those_nearest_to_the_files_that_are_named(
    run, paths: tuple[str, ...]
) -> None:
    settings_of("services/desk", "vacant-role")
    settings_of(".", "title-style")
    write("services/desk/support/x.yaml", WEAK)
    write("services/desk/y.yaml", "calendar: {units: {u: 1 hour}}\n")

    assert run("check", *paths, "--select", "vacant-role").code == 0


def test_files_of_several_projects_have_the_settings_of_the_folder_that_holds_them_all(
    run,
) -> None:
    for name in ("desk", "shop"):
        settings_of(f"services/{name}", "vacant-role")
    write("services/desk/x.yaml", WEAK)
    write("services/shop/y.yaml", "statuses: [Open]\n")

    assert run("check", "services/desk/x.yaml", "services/shop/y.yaml").code == 1
    settings_of(".", "vacant-role")
    assert run("check", "services/desk/x.yaml", "services/shop/y.yaml").code == 1
    assert "vacant-role" not in run("check", "services/desk/x.yaml", "services/shop/y.yaml").out


def test_files_without_settings_around_them_have_those_of_the_working_directory(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_of("here", "vacant-role")
    write("elsewhere/x.yaml", WEAK)
    monkeypatch.chdir("here")

    assert run("check", "../elsewhere/x.yaml").code == 0
    assert run("check", "-", stdin=WEAK).code == 0


def test_other_commands_read_the_settings_nearest_to_their_files_as_well(run) -> None:
    write("desk/pyproject.toml", "[tool.support-process]\nfiles = 3\n")
    write("desk/x.yaml", GOOD)

    assert "`files` in [tool.support-process]" in run("fix", "desk/x.yaml").err
    assert "`files` in [tool.support-process]" in run("render", "p", "desk/x.yaml").err


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".YML"])
def test_both_suffixes_of_yaml_are_read_alike(run, suffix: str) -> None:
    write(f"support/a{suffix}", BAD)
    write("docs/support/b.yaml", "calendar: {units: {u: 1 hour}}\n")

    for paths in ((), ("support", "docs/support")):
        assert f"a{suffix}:6:" in run("check", "--format", "concise", *paths).out


def test_a_pattern_of_the_settings_means_both_suffixes(run) -> None:
    write("pyproject.toml", "[tool.support-process]\nfiles = ['x/t*.yml', 'x/one.yaml']\n")
    for name in ("two.yaml", "three.yml", "one.yaml", "one.yml", "tea.yaml.orig"):
        write(f"x/{name}", "calendar: {units: {u: 1 hour}}\n")

    files = json.loads(run("check", "--format", "json").out)["files"]
    assert files == ["x/one.yaml", "x/three.yml", "x/two.yaml"]


def test_init_writes_nothing_beside_a_file_with_the_other_suffix(run) -> None:
    write("support/support.yml", GOOD)

    assert "`support/support.yml` is there already" in run("init").err
    assert not Path("support/support.yaml").exists()


def test_the_text_ends_with_how_to_have_a_rule_explained(run) -> None:
    write("bad.yaml", BAD)

    last = run("check", "bad.yaml").out.splitlines()[-1]
    assert last == "`support-process explain RULE` says what a rule finds, and why"


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "", "WT_SESSION": "1"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": ""}, False),
    ],
)
def test_rules_are_links_on_terminals_that_can_follow_them(
    run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], shown: bool
) -> None:
    write("bad.yaml", BAD)
    monkeypatch.delenv("WT_SESSION", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    link = "\x1b]8;;https://sphinx-support-process.readthedocs.io/rules/unknown-target.html\x1b\\"
    assert (link in run("check", "bad.yaml").out) == shown


def test_what_is_no_terminal_gets_no_links(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("bad.yaml", BAD)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b]8" not in run("check", "bad.yaml").out
    assert "\x1b]8" not in run("explain", "trap").out


def test_options_win_over_settings(run) -> None:
    write("pyproject.toml", "[tool.support-process]\nselect = ['trap']\nfail-on = 'never'\n")
    write("x.yaml", WEAK)

    assert run("check", "x.yaml", "--fail-on", "warning").code == 0
    assert run("check", "x.yaml", "--fail-on", "warning", "--select", "vacant-role").code == 1


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("ignroe = []", "unknown key `ignroe` in [tool.support-process]\n  help: did you mean"),
        ("root = 'x'", "unknown key `root` in [tool.support-process]"),
        ("ignore = ['trpa']", "there is no rule `trpa`\n  help: did you mean `trap`?"),
        ("select = 'trpa'", "there is no rule `trpa`\n  help: did you mean `trap`?"),
        ("strict = 'yes'", "`strict` in [tool.support-process] is not `true` or `false`"),
        ("files = []", "`files` in [tool.support-process] of pyproject.toml is empty"),
        ("files = 3", "`files` in [tool.support-process] is not a list of texts"),
        ("stale-after-days = true", "is not a number"),
        ("stale-after-days = -1", "`stale-after-days` in [tool.support-process] is not from 0"),
        ("stale-after-days = 99999999999", "is not from 0 to 100,000"),
        ("public-fields = ['name', 'emial']", "is called `emial`\n  help: did you mean `email`?"),
        ("public-fields = ['emial', 'fone']", "no field of a person is called `emial`"),
        ("[tool.support_process]", "the table is called [tool.support-process], with a hyphen"),
        ("fail-on = 'errors'", "`errors` for `fail-on`"),
        ("= 1", "is no TOML"),
    ],
)
def test_a_wrong_setting_exits_2_and_names_the_file(run, table: str, message: str) -> None:
    write("pyproject.toml", f"[tool.support-process]\n{table}\n")
    write("support/x.yaml", GOOD)
    result = run("check")

    assert result.code == 2
    assert "pyproject.toml" in result.err
    assert message in result.err


def test_settings_of_other_tools_do_not_matter(run) -> None:
    write("pyproject.toml", "[tool.ruff]\nignroe = []\n")
    write("x.yaml", GOOD)

    assert run("check", "x.yaml").code == 0


def test_a_baseline_hides_old_problems_and_tells_new_and_solved_ones(run) -> None:
    write("x.yaml", WEAK)
    written = run("check", "x.yaml", "--baseline", "base.json", "--update-baseline")

    assert written == Result(code=0, out="no problems in 1 file, 1 in the baseline\n", err="")
    assert list(json.loads(Path("base.json").read_text("utf-8"))) == ["version", "problems"]

    write("x.yaml", "\n\n" + WEAK)
    assert run("check", "x.yaml", "--baseline", "base.json").code == 0

    write("x.yaml", WEAK.replace("title: Read it", "title: Read it, next: b"))
    found = run("check", "x.yaml", "--baseline", "base.json")
    assert found.code == 1
    assert "unknown-target" in found.out
    assert "vacant-role" not in found.out

    write("x.yaml", GOOD)
    assert run("check", "x.yaml", "--baseline", "base.json").out.endswith(
        "1 problem of the baseline solved: `--update-baseline` takes them out\n"
    )


def test_a_file_that_is_no_yaml_is_never_accepted_by_a_baseline(run) -> None:
    write("x.yaml", "roles: {")
    told = "x.yaml:1:8: this `{` is not closed [yaml]\n"
    options = ("--baseline", "base.json", "--format", "concise")

    assert run("check", "x.yaml", *options, "--update-baseline") == Result(code=1, out=told, err="")
    assert run("check", "x.yaml", *options).code == 1


def test_a_baseline_may_stand_in_the_settings(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("pyproject.toml", "[tool.support-process]\nbaseline = 'base.json'\n")
    write("x/x.yaml", WEAK)
    run("check", "x", "--update-baseline")
    monkeypatch.chdir("x")

    assert run("check", ".").code == 0


@pytest.mark.parametrize("content", ["[", "[]", '{"version": 2, "problems": {}}', "\ud800"])
def test_a_broken_baseline_exits_2(run, content: str) -> None:
    write("x.yaml", GOOD)
    Path("base.json").write_bytes(content.encode("utf-8", "surrogatepass"))

    assert run("check", "x.yaml", "--baseline", "base.json").code == 2


def test_rules_lists_every_rule_with_its_summary(run) -> None:
    result = run("rules")

    assert result.code == 0
    for rule in RULES.values():
        assert any(
            line.split()[:2] == [rule.name, rule.severity] and line.endswith(rule.summary)
            for line in result.out.splitlines()
        )


@pytest.mark.parametrize("name", RULES)
def test_explain_tells_the_text_of_a_rule(run, name: str) -> None:
    assert RULES[name].text in run("explain", name).out


def test_schema_prints_the_schema(run) -> None:
    assert run("schema") == Result(code=0, out=schema_text(), err="")


def test_init_writes_a_file_that_is_clean_and_says_what_is_next(run) -> None:
    result = run("init")
    path = str(Path("support", "support.yaml"))

    assert result.code == 0
    assert result.out.startswith(f"wrote {path}\n")
    assert f"support-process check {path}" in result.out
    assert run("check", "--strict").out == "no problems in 1 file\n"


def test_init_writes_beside_the_configuration_of_the_docs(run) -> None:
    write("docs/conf.py", "")
    run("init")

    assert Path("docs/support/support.yaml").exists()


def test_init_overwrites_nothing(run) -> None:
    write("mine.yaml", "x")
    result = run("init", "mine.yaml")

    assert (result.code, Path("mine.yaml").read_text("utf-8")) == (2, "x")
    assert "`mine.yaml` is there already" in result.err


def test_init_writes_into_a_folder_and_says_where_it_cannot(run) -> None:
    write("team/notes.txt", "x")
    assert first_line(run("init", "team")) == f"wrote {Path('team', 'support.yaml')}"

    path = Path("team", "notes.txt", "support.yaml")
    assert run("init", str(path)).err.startswith(f"support-process: `{path}` cannot be written: ")


def test_a_baseline_that_can_never_be_there_exits_2(run) -> None:
    write("x.yaml", WEAK)
    path = str(Path("x.yaml", "base.json"))
    result = run("check", "x.yaml", "--baseline", path, "--update-baseline")

    assert result.code == 2
    assert result.err.startswith(f"support-process: the baseline `{path}` cannot be read: ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# support-process \xff", "pyproject.toml cannot be read: "),
        (b"[tool]\nsupport-process = 3\n", "`tool.support-process` is not a table"),
    ],
)
def test_a_project_file_that_makes_no_sense_exits_2(run, content: bytes, message: str) -> None:
    Path("pyproject.toml").write_bytes(content)
    write("x.yaml", GOOD)
    result = run("check", "x.yaml")

    assert result.code == 2
    assert message in result.err


def test_a_project_file_in_which_the_tools_are_no_table_has_no_settings(run) -> None:
    write("pyproject.toml", "tool = 'support-process'\n")
    write("x.yaml", GOOD)

    assert run("check", "x.yaml").code == 0


def test_every_command_has_help(run) -> None:
    assert all(name in run("--help").out for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").out.startswith(f"usage: support-process {name}")


def process(code: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python code in a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, "-c", f"import os, sys\nfrom {main.__module__} import main\n{code}"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_python_runs_the_package_as_the_command(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", PACKAGE, "check", "good.yaml"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (result.returncode, result.stdout, result.stderr) == (0, b"no problems in 1 file\n", b"")


def test_checking_imports_neither_sphinx_nor_docutils(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    result = process(
        "main(['check', 'good.yaml', '--no-cache'])\n"
        "print({'sphinx', 'docutils', 'myst_parser', 'networkx', 'json'} & set(sys.modules))",
        tmp_path,
    )

    assert result.stdout.splitlines() == [b"no problems in 1 file", b"set()"]


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    processes = "".join(f"  p{n}: {{title: P, stesp: [], steps: []}}\n" for n in range(2000))
    (tmp_path / "bad.yaml").write_text(f"processes:\n{processes}", "utf-8")
    result = process(
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1)\n"
        "sys.exit(main(['check', 'bad.yaml']))",
        tmp_path,
    )

    assert (result.returncode, result.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    result = process(
        "os.dup2(os.open('/dev/full', os.O_WRONLY), 1)\nsys.exit(main(['rules'], ends=True))",
        tmp_path,
    )

    assert result.stderr == b"support-process: no space left on device\n"
    assert result.returncode == 2


def test_a_folder_that_is_gone_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    result = process("os.rmdir(os.getcwd())\nsys.exit(main(['check']))", tmp_path / "here")

    assert result.stderr == b"support-process: no such file or directory\n"
    assert result.returncode == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_end_is_not_read_to_its_end(run) -> None:
    assert run("check", "/dev/zero", "--format", "concise").out == (
        f"{relative('/dev/zero')}:1:1: the file is larger than 10,000,000 bytes [yaml]\n"
    )


def test_a_command_that_ends_its_process_has_written_all_of_its_report(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    ended, returned = (
        process(f"sys.exit(main(['check', 'bad.yaml'], ends={ends}))", tmp_path)
        for ends in (True, False)
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, returned.stdout, b"")


def test_ctrl_c_ends_it_quietly(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx_support_process.commands.checking.check.sources", interrupted)

    assert run("check", "x.yaml") == Result(code=130, out="", err="")


def test_characters_that_the_terminal_lacks_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD.replace("Read", "\u8bfb"), "utf-8")
    result = process("sys.exit(main(['check', 'bad.yaml']))", tmp_path, PYTHONIOENCODING="ascii")

    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\\u8bfb" in result.stdout


def test_files_of_a_pattern_come_in_the_order_of_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.yaml", "a.yml", "c.yaml"):
        (tmp_path / name).touch()
    monkeypatch.setattr("glob.glob", lambda *_, **__: ["c.yaml", "a.yml", "b.yaml"])
    assert [path.name for path in matching(tmp_path, "*.yaml")] == ["a.yml", "b.yaml", "c.yaml"]
