"""Does a check say the same the second time? Results of earlier checks, and what befalls them."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_mutations import ORIGINALS, mutated

from sphinx_support_process.checks import RULES
from sphinx_support_process.cli import main
from sphinx_support_process.project.cache import entries as kept
from sphinx_support_process.project.cache import folder as places
from sphinx_support_process.project.cache.entries import Entries
from sphinx_support_process.project.settings import Project
from sphinx_support_process.report import FORMATS

SERIES = int(os.environ.get("SUPPORT_PROCESS_SERIES", "10"))
"""Random edits that are tried; `.ci/more` tries many."""

TEXT = """\
roles:
  agent: {name: Agent, held-by: Ada}
processes:
  p:
    title: P
    trigger: A mail
    who: agent
    steps:
      - {id: a, title: Read it, next: b}
      - id: c
        title: Wait
        wait: {for: an answer}
        ignore: [{rule: wait-without-limit, reason: they answer}]
"""
PEOPLE = """\
communities:
  c:
    name: C
    verified: 2026-01-01
    representatives: [{name: Ada, email: ada@example.org, since: soon}]
"""


class Said(SimpleNamespace):
    code: int
    out: str
    err: str


Check = Callable[..., Said]


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """Check a file with problems in a folder of its own, and return what is said."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(TEXT, "utf-8")

    def check(*arguments: str) -> Said:
        try:
            code = main(["check", *(arguments or ("a.yaml",))])
        except SystemExit as exit:
            code = int(exit.code or 0)
        out, err = capsys.readouterr()
        return Said(code=code, out=out, err=err)

    return check


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule runs any more, so that only what was written down can be told."""

    def broken(*_: object) -> None:
        raise AssertionError("it was checked again")

    monkeypatch.setattr("sphinx_support_process.checks.checked", broken)


@pytest.fixture
def entries(tmp_path: Path) -> Entries:
    found = Entries(tmp_path / "results", tmp_path / "home")
    found.write("one", ["of", 1], 1000)
    return found


def written() -> list[Path]:
    """The results that are kept."""
    folder = Path(os.environ[places.VARIABLE])
    return sorted(folder.glob("*.found")) if folder.is_dir() else []


def entry(folder: Entries) -> Path:
    (path,) = folder.folder.glob("*.found")
    return path


@pytest.mark.parametrize("format", FORMATS)
def test_the_second_check_says_the_same_in_every_format(format: str, check: Check) -> None:
    plain = check("a.yaml", "--no-cache", "--strict", "--format", format)
    first = check("a.yaml", "--strict", "--format", format)
    second = check("a.yaml", "--strict", "--format", format)

    assert plain.code == 1
    assert first == second == plain


def test_the_second_check_runs_no_rule(
    check: Check, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    request.getfixturevalue("forgetful")

    assert check() == first
    with pytest.raises(AssertionError, match="it was checked again"):
        check("a.yaml", "--no-cache")


def test_without_a_cache_nothing_is_kept(check: Check) -> None:
    check("a.yaml", "--no-cache")

    assert written() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--strict",),
        ("--select", "unknown-target"),
        ("--ignore", "unknown-target"),
        ("--pages",),
    ],
)
def test_another_question_gets_its_own_answer(arguments: tuple[str, ...], check: Check) -> None:
    check()

    assert check("a.yaml", *arguments) == check("a.yaml", "--no-cache", *arguments)
    assert len(written()) == 2


def test_a_file_that_changed_is_checked_again(check: Check) -> None:
    check()
    Path("a.yaml").write_text(TEXT.replace("next: b", "next: c"), "utf-8")

    assert check() == check("a.yaml", "--no-cache")
    assert check().out == "no problems in 1 file\n"


def test_there_is_one_result_for_all_versions_of_a_file(check: Check) -> None:
    for name in "bcde":
        Path("a.yaml").write_text(TEXT.replace("next: b", f"next: {name}"), "utf-8")
        check()

    assert len(written()) == 1


def test_settings_of_the_project_that_changed_count(check: Check) -> None:
    check()
    Path("pyproject.toml").write_text("[tool.support-process]\nstrict = true\n", "utf-8")

    assert check() == check("a.yaml", "--no-cache")


def test_a_rule_that_is_not_there_is_told_whatever_is_kept(check: Check) -> None:
    said = "support-process: --ignore: there is no rule `traq`\n  help: did you mean `trap`?\n"
    check()

    assert check("a.yaml", "--ignore", "traq") == Said(code=2, out="", err=said)
    assert check("a.yaml", "--ignore", "traq") == Said(code=2, out="", err=said)


def test_what_depends_on_the_day_is_found_anew_on_another(check: Check) -> None:
    day = "ignore: [{rule: wait-without-limit, reason: they answer, until: 2026-05-01}]"
    Path("a.yaml").write_text(
        TEXT.replace("ignore: [{rule: wait-without-limit, reason: they answer}]", day), "utf-8"
    )
    early, late = (("a.yaml", "--today", f"2026-0{month}-01") for month in (4, 6))
    check(*early)

    assert "until 2026-05-01" in check(*late).out
    assert "until 2026-05-01" not in check(*early).out


def test_what_depends_on_no_day_holds_on_any(check: Check, request: pytest.FixtureRequest) -> None:
    first = check("a.yaml", "--today", "2026-04-01")
    request.getfixturevalue("forgetful")

    assert check("a.yaml", "--today", "2030-04-01") == first


def test_a_page_that_changed_is_looked_at_again(check: Check) -> None:
    Path("pyproject.toml").write_text("[tool.support-process]\npages = '*.md'\n", "utf-8")
    Path("page.md").write_text("{support:step}`p.a`", "utf-8")
    check("a.yaml", "--pages")
    Path("page.md").write_text("{support:step}`p.x`", "utf-8")

    assert "page.md:1:" in check("a.yaml", "--pages").out
    assert check("a.yaml", "--pages") == check("a.yaml", "--pages", "--no-cache")


def test_a_file_that_cannot_be_read_is_told_again(check: Check) -> None:
    Path("b.yaml").write_bytes(b"\xff")
    first = check("a.yaml", "b.yaml")

    assert first.code == 3
    assert check("a.yaml", "b.yaml") == first == check("a.yaml", "b.yaml", "--no-cache")


def test_a_baseline_is_compared_with_what_is_kept(check: Check) -> None:
    check("a.yaml", "--baseline", "base.json", "--update-baseline")
    Path("a.yaml").write_text(TEXT.replace("next: b", "next: c"), "utf-8")
    check()
    shown = [check("a.yaml", "--baseline", "base.json", *more) for more in ((), ("--no-cache",))]

    assert shown[0] == shown[1]
    assert "1 problem of the baseline solved" in shown[0].out


def test_a_contact_stands_in_no_result(check: Check) -> None:
    Path("a.yaml").write_text(PEOPLE, "utf-8")
    first = check()

    assert "ada@example.org" not in first.out
    assert check() == first == check("a.yaml", "--no-cache")
    assert [path for path in written() if b"ada@" in path.read_bytes()] == []


def test_a_result_that_is_much_longer_than_its_files_is_not_kept(check: Check) -> None:
    wrong = "".join(f"x{number}: 1\n" for number in range(200))
    Path("a.yaml").write_text(wrong, "utf-8")
    check()

    assert written() == []


@pytest.mark.parametrize("seed", range(SERIES))
def test_edited_at_random_it_says_the_same_with_and_without(seed: int, check: Check) -> None:
    chance = random.Random(seed)
    texts = dict(zip(("a.yaml", "b.yaml"), ORIGINALS, strict=False))
    for _ in range(3):
        for name, text in texts.items():
            Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
        options = (*texts, "--format", chance.choice(list(FORMATS)))
        plain = check(*options, "--no-cache")
        assert check(*options) == plain
        assert check(*options) == plain
        name = chance.choice(list(texts))
        texts[name] = mutated(texts[name], chance)


def test_an_entry_is_found_again(entries: Entries) -> None:
    assert entries.read("one") == ["of", 1]
    assert entries.read("two") is None


def test_an_entry_with_a_byte_flipped_counts_as_none(entries: Entries) -> None:
    path = entry(entries)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert entries.read("one") is None


def test_an_entry_that_was_cut_off_or_grew_counts_as_none(entries: Entries) -> None:
    path = entry(entries)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert entries.read("one") is None
    path.write_bytes(whole + b" ")
    assert entries.read("one") is None


def test_an_entry_under_another_name_counts_as_none(entries: Entries) -> None:
    entry(entries).rename(entries.folder / "two.found")

    assert entries.read("two") is None


def test_an_entry_of_another_account_counts_as_none(entries: Entries, tmp_path: Path) -> None:
    other = Entries(entries.folder, tmp_path / "elsewhere")
    other.write("two", ["no problems"], 1000)

    assert other.read("two") == ["no problems"]
    assert entries.read("two") is None


def test_an_entry_that_is_no_file_counts_as_none_and_is_left(entries: Entries) -> None:
    path = entry(entries)
    path.unlink()
    path.mkdir()
    entries.write("one", [], 1000)

    assert entries.read("one") is None
    assert {each.name for each in entries.folder.iterdir()} == {".gitignore", "one.found"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_place_of_an_entry_keeps_nobody_waiting(entries: Entries) -> None:
    path = entry(entries)
    path.unlink()
    os.mkfifo(path)
    assert entries.read("one") is None

    entries.write("one", [1], 1000)
    assert entries.read("one") == [1]


def test_a_secret_that_was_cut_off_is_made_anew(entries: Entries) -> None:
    (entries.home / "account").write_bytes(b"x")
    assert entries.read("one") is None

    entries.write("one", [1], 1000)
    assert entries.read("one") == [1]


@pytest.mark.parametrize("named", ["a.yaml", "a.yaml/below"])
def test_a_folder_that_cannot_be_made_changes_no_verdict(named: str, check: Check) -> None:
    plain = check("a.yaml", "--no-cache")

    assert check("a.yaml", "--cache-dir", named) == plain


def test_a_folder_that_can_only_be_read_changes_no_verdict(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    is_real = os.open

    def refused(path: Any, flags: int, *more: Any, **others: Any) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return is_real(path, flags, *more, **others)

    monkeypatch.setattr(os, "open", refused)
    assert check() == first
    Path("a.yaml").write_bytes(TEXT.replace("Wait", "Wait long").encode())
    assert check() == check("a.yaml", "--no-cache")


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_changes_no_verdict_and_leaves_nothing(
    room: int, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = check("a.yaml", "--no-cache")
    write, left = os.write, [room]

    def full(descriptor: int, data: Any) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = write(descriptor, data[: left[0]])
        left[0] -= done
        return done

    with monkeypatch.context() as patch:
        patch.setattr(kept.os, "write", full)
        assert check() == plain
    assert written() == []
    assert list(Path(os.environ[places.VARIABLE]).glob("*.unfinished")) == []
    assert check() == plain


@pytest.mark.parametrize("call", range(1, 12))
def test_whoever_is_killed_at_any_moment_leaves_nothing_wrong(
    call: int, check: Check, tmp_path: Path
) -> None:
    plain = check("a.yaml", "--no-cache")
    child = os.fork() if hasattr(os, "fork") else pytest.skip("needs fork")
    if child == 0:
        _die_at(call)
        main(["check", "a.yaml", "--output", os.devnull])
        os._exit(0)
    os.waitpid(child, 0)

    assert check() == plain
    assert check() == plain
    assert len(written()) == 1


def _die_at(call: int) -> None:
    """End this process, as a kill does, at one of the calls by which an entry is written."""
    calls = [0]

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **more: Any) -> Any:
            calls[0] += 1
            if calls[0] == call:
                os._exit(9)
            return real(*arguments, **more)

        return called

    for name in ("open", "write", "close"):
        setattr(kept.os, name, dying(getattr(os, name)))
    for name in ("mkdir", "replace"):
        setattr(Path, name, dying(getattr(Path, name)))


def test_checks_at_once_say_the_same_and_keep_one_result(check: Check, tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    plain = check("a.yaml", "--no-cache")
    children = []
    for number in range(6):
        child = os.fork()
        if child == 0:
            code = main(["check", "a.yaml", "--output", f"{number}.txt"])
            os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]

    assert codes == [1] * 6
    assert {Path(f"{number}.txt").read_text("utf-8") for number in range(6)} == {plain.out}
    assert len(written()) == 1
    assert check() == plain


def test_a_clock_that_was_wrong_changes_no_verdict(check: Check) -> None:
    first = check()
    for path in written():
        os.utime(path, (2**33, 2**33))

    assert check() == first
    Path("a.yaml").write_bytes(TEXT.replace("Wait", "Wait long").encode())
    assert check() == check("a.yaml", "--no-cache")


def test_the_oldest_entries_go_first(entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    for number, name in enumerate(["one", "left.unfinished", "two", "three", "four"]):
        path = entries.folder / name
        if path.suffix:
            path.touch()
        else:
            entries.write(name, [], 1000)
            path = path.with_suffix(".found")
        os.utime(path, (number, number))
    entries.write("five", [], 1000)

    names = sorted(path.name for path in entries.folder.iterdir())
    assert names == [".gitignore", "five.found", "four.found", "three.found"]


def test_a_folder_that_it_makes_is_ignored_by_git_and_another_is_left_as_it_is(
    tmp_path: Path,
) -> None:
    (tmp_path / "theirs").mkdir()
    for name in ("ours", "theirs"):
        Entries(tmp_path / name, tmp_path / "home").write("one", [], 1000)

    assert (tmp_path / "ours" / ".gitignore").read_text() == "*\n"
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == ["one.found"]


def test_clean_removes_results_and_nothing_else(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check("a.yaml", "--cache-dir", ".")
    left = {path.name for path in Path().iterdir() if path.suffix != ".found"}

    assert main(["cache", "clean", "--cache-dir", "."]) == 0
    assert capsys.readouterr().out == f"removed 1 result of earlier checks from {Path.cwd()}\n"
    assert {path.name for path in Path().iterdir()} == left
    assert main(["cache", "clean", "--cache-dir", "nowhere"]) == 0
    assert capsys.readouterr().out.startswith("removed 0 results of earlier checks from ")


def test_the_folder_is_the_one_that_was_named(
    check: Check, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def folder(*arguments: str) -> str:
        assert main(["cache", "dir", *arguments]) == 0
        return capsys.readouterr().out.rstrip("\n")

    here = Path.cwd()
    Path("pyproject.toml").write_text("[tool.support-process]\ncache-dir = 'x'\n", "utf-8")
    monkeypatch.setenv(places.VARIABLE, "y")
    assert folder("--cache-dir", "z") == str(here / "z")
    assert folder() == str(here / "y")
    monkeypatch.delenv(places.VARIABLE)
    assert folder() == str(here / "x")


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [
        ("linux", None, ".cache/support-process"),
        ("linux", "XDG_CACHE_HOME", "support-process"),
        ("darwin", None, "Library/Caches/support-process"),
        ("win32", None, "AppData/Local/support-process"),
        ("win32", "LOCALAPPDATA", "support-process"),
    ],
)
def test_at_home_results_stand_where_the_platform_has_them(
    platform: str,
    variable: str | None,
    below: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in (places.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))

    assert places.folder(None, Project()) == places.home() == tmp_path / below


def test_an_account_without_a_home_keeps_nothing(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(places.VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", unknown)

    assert check() == check("a.yaml", "--no-cache")
    assert check("a.yaml", "--cache-dir", "x").code == 1
    assert not Path("x").exists()


def test_every_verdict_is_data(check: Check) -> None:
    check("a.yaml", "--strict")
    (path,) = written()
    key, problems, accepted, lost, day, looked_for = json.loads(path.read_bytes()[32:])

    assert {problem[0] for problem in problems} <= RULES.keys()
    assert [why for _, why in accepted] == [[[["a.yaml", 13, 25], 18, "they answer"]]]
    assert (len(key), lost, day, looked_for) == (32, [], "", {})


def test_what_is_kept_is_told_without_a_reader_of_yaml_and_without_a_rule(check: Check) -> None:
    code = (
        "import sys\nfrom sphinx_support_process.cli import main\n"
        "main(['check', 'good.yaml'])\n"
        "print({'yaml', 'sphinx_support_process.checks', 'dataclasses'} & set(sys.modules))"
    )
    Path("good.yaml").write_text(TEXT.replace(", next: b", ", next: c"), "utf-8")
    root = str(Path(__file__).parent.parent)
    for _ in range(2):
        result = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": root},
            capture_output=True,
            text=True,
            check=True,
        )

    assert result.stdout.splitlines() == ["no problems in 1 file", "set()"]


def test_an_account_that_has_no_folder_for_caches_yet_gets_one(tmp_path: Path) -> None:
    entries = Entries(tmp_path / "own", tmp_path / "home" / "caches" / "support-process")
    entries.write("one", ["found"], 1000)
    assert entries.read("one") == ["found"]
