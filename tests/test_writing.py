"""Is a file ever half written, or written over something else? Any call may fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.project.usage import UsageError
from sphinx_support_process.project.writing import create, keep, replace

ROOT = Path(__file__).parent.parent
CALLS = ("open", "write", "fsync", "close", "chown", "chmod", "replace", "link", "rename")
OLD, NEW = "old: text\n", "new: text, which is longer\n" * 20
PROCESS = """\
roles: {r: {name: R, held-by: all}}
processes:
  p: {title: P, trigger: A mail, who: r, steps: [{id: a, title: A, timebox: 90m}]}
"""
PAGE = "# Answer\n\n1. Read it.\n2. Answer it.\n"

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="for systems with fork and links")


class Failing:
    """Lets the calls of the system that write something go well, but for one of them."""

    def __init__(self, number: int, fail: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
        self.number, self.fail = number, fail
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, self.wrapped(getattr(os, name)))

    def wrapped(self, call: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*arguments: object, **options: object) -> object:
            self.number -= 1
            if self.number == 0:
                if call is _WRITE:
                    call(arguments[0], bytes(arguments[1])[:3])  # type: ignore[call-overload]
                self.fail()
            return call(*arguments, **options)

        return wrapper


_WRITE = os.write


def no_space() -> None:
    raise OSError(28, "No space left on device")


def write_anew(path: Path) -> None:
    replace(str(path), NEW)


def write_first(path: Path) -> None:
    create(str(path), NEW)


@pytest.mark.parametrize("number", range(1, 12))
@pytest.mark.parametrize("write", [write_anew, write_first])
def test_whatever_call_fails_the_old_or_the_new_file_is_there(
    write: Callable[[Path], None], number: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    if write is write_anew:
        path.write_text(OLD, "utf-8")
    before = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}
    with pytest.MonkeyPatch.context() as patch:
        Failing(number, no_space, patch)
        try:
            write(path)
        except UsageError as error:
            assert str(error) == f"`{path}` cannot be written: no space left on device"  # noqa: PT017
    after = {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()}

    assert after in (before, {"a.yaml": NEW})


KILLED = """
import os, pathlib, pytest, sys
import test_writing as tests

path, write = pathlib.Path(sys.argv[1]), getattr(tests, sys.argv[2])
ended = 9
while ended:
    tests.number += 1
    path.unlink(missing_ok=True)
    if write is tests.write_anew:
        path.write_text(tests.OLD)
    child = os.fork()
    if not child:
        tests.Failing(tests.number, lambda: os._exit(9), pytest.MonkeyPatch())
        write(path)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(path.read_text() if path.exists() else None, end="|")
"""
number = 0


@needs_posix
@pytest.mark.parametrize("write", [write_anew, write_first])
def test_whenever_it_is_killed_the_old_or_the_new_file_is_there(
    write: Callable[[Path], None], tmp_path: Path
) -> None:
    places = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "a.yaml"), write.__name__],
        env={**os.environ, "PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *killed, last, _ = done.stdout.split("|")

    assert last == NEW
    assert len(killed) >= 5
    assert set(killed) <= {OLD if write is write_anew else "None", NEW}


MAIN = "import sys; from sphinx_support_process.cli import main; sys.exit(main"
COMMANDS = {
    "fix": ("fix", "a.yaml"),
    "a report": ("check", "a.yaml", "--format", "json", "--output", "report.json"),
    "a baseline": ("check", "a.yaml", "--baseline", "base.json", "--update-baseline"),
    "render": ("render", "p", "a.yaml", "--output", "p.md"),
    "import": ("import", "page.md", "--output", "draft.yaml"),
    "init": ("init", "first.yaml"),
}


@needs_posix
@pytest.mark.parametrize("name", COMMANDS)
def test_where_there_is_no_room_nothing_changes(name: str, tmp_path: Path) -> None:
    held = {
        "a.yaml": PROCESS.replace("A mail", f"{'A mail ' * 20}"),
        "page.md": PAGE,
        "report.json": "x",
        "p.md": "x",
    }
    for file, text in held.items():
        (tmp_path / file).write_text(text, "utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))"
    code = f"{limit}; {MAIN}({COMMANDS[name]!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr.splitlines()[0].partition(" cannot")[2]) == (
        2,
        " be written: file too large",
    )
    assert {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()} == held


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(PROCESS, "utf-8")
    return tmp_path


@needs_posix
def test_the_mode_of_a_file_is_kept(folder: Path) -> None:
    Path("a.yaml").chmod(0o640)

    assert main(["fix", "a.yaml"]) == 0
    assert "90 minutes" in Path("a.yaml").read_text("utf-8")
    assert Path("a.yaml").stat().st_mode & 0o777 == 0o640


@needs_posix
def test_a_new_file_has_the_mode_of_any_new_file(folder: Path) -> None:
    Path("other").write_text("", "utf-8")
    assert main(["render", "p", "a.yaml", "--output", "p.md"]) == 0
    assert main(["init", "first.yaml"]) == 0

    assert Path("p.md").stat().st_mode == Path("other").stat().st_mode
    assert Path("first.yaml").stat().st_mode == Path("other").stat().st_mode


@needs_posix
def test_a_link_stays_a_link_and_its_file_is_written(folder: Path) -> None:
    Path("real").mkdir()
    Path("a.yaml").rename("real/b.yaml")
    Path("a.yaml").symlink_to("real/b.yaml")

    assert main(["fix", "a.yaml"]) == 0
    assert Path("a.yaml").is_symlink()
    assert "90 minutes" in Path("real/b.yaml").read_text("utf-8")
    assert [file.name for file in Path("real").iterdir()] == ["b.yaml"]


@needs_posix
def test_a_file_that_may_not_be_written_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for anybody but root

    assert main(["fix", "a.yaml"]) == 2
    assert Path("a.yaml").read_text("utf-8") == PROCESS
    assert capsys.readouterr().err == (
        "support-process: `a.yaml` cannot be written: permission denied\n0 files changed\n"
    )


@needs_posix
def test_a_report_can_go_to_what_a_process_has_opened(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{MAIN}(['check', 'a.yaml', '--output', '/dev/stdout']))"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (0, "no problems in 1 file\n")


@pytest.mark.parametrize("meanwhile", ["# mine\n", None])
def test_what_others_did_to_a_file_meanwhile_is_kept_and_told(
    meanwhile: str | None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from sphinx_support_process.edit import fixes

    Path("b.yaml").write_text("calendar: {units: {u: 2h}}\n", "utf-8")

    def slowly(*arguments: object) -> fixes.Fixed:
        if meanwhile is None:
            Path("a.yaml").unlink()
        else:
            Path("a.yaml").write_text(meanwhile, "utf-8")
        return fixes.fixed(*arguments)

    monkeypatch.setattr("sphinx_support_process.commands.checking.fix.fixed", slowly)

    assert main(["fix", "a.yaml", "b.yaml"]) == 2
    assert (Path("a.yaml").read_text("utf-8") if meanwhile else None) == meanwhile
    assert Path("a.yaml").exists() == bool(meanwhile)
    assert Path("b.yaml").read_text("utf-8") == "calendar: {units: {u: 2 hours}}\n"
    assert capsys.readouterr().err == (
        "support-process: `a.yaml` was changed meanwhile and is left as it is\n"
        "  help: run it again\n1 file changed\n"
    )


def test_a_baseline_that_changed_meanwhile_is_kept_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sphinx_support_process.project import baseline

    Path("base.json").write_text('{"version": 1, "problems": {}}', "utf-8")

    def slowly(*arguments: object) -> str:
        Path("base.json").write_text("mine", "utf-8")
        return "other"

    monkeypatch.setattr(baseline, "_text", slowly)

    assert main(["check", "a.yaml", "--baseline", "base.json", "--update-baseline"]) == 2
    assert Path("base.json").read_text("utf-8") == "mine"
    assert "`base.json` was changed meanwhile" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.yaml", "--output", "a.yaml"),
        ("check", "a.yaml", "--output", "./x/../a.yaml"),
        ("check", "a.yaml", "--output", "link.yaml"),
        ("check", "a.yaml", "--output", "pyproject.toml"),
        ("check", "none.yaml", "--output", "none.yaml"),
        ("check", "a.yaml", "--baseline", "base.json", "--output", "base.json"),
        ("check", "a.yaml", "--baseline", "a.yaml", "--update-baseline"),
        ("render", "p", "a.yaml", "--output", "a.yaml"),
        ("render", "p", "a.yaml", "--output", "pyproject.toml"),
    ],
)
def test_nothing_is_written_over_what_is_read(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x").mkdir()
    Path("link.yaml").hardlink_to("a.yaml")
    Path("pyproject.toml").write_text("[tool.support-process]\n", "utf-8")
    Path("base.json").write_text('{"version": 1, "problems": {}}', "utf-8")
    before = {file: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    assert main(arguments) == 2
    assert "is a file that is read here\n  help: name another file" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before


def test_what_is_no_baseline_is_never_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.json").write_text('{"mine": 1}', "utf-8")

    assert main(["check", "a.yaml", "--baseline", "notes.json", "--update-baseline"]) == 2
    assert Path("notes.json").read_text("utf-8") == '{"mine": 1}'
    assert "`notes.json` is no baseline that can be read here" in capsys.readouterr().err


def test_a_name_for_the_same_file_is_known_even_where_there_is_none(folder: Path) -> None:
    keep(["b.yaml"], "c.yaml")
    with pytest.raises(UsageError, match=r"`none\.yaml` is a file that is read here"):
        keep([str(folder / "none.yaml")], "none.yaml")


def test_import_makes_the_folder_of_its_draft(folder: Path) -> None:
    Path("page.md").write_text(PAGE, "utf-8")

    assert main(["import", "page.md", "--output", "new/folder/draft.yaml"]) == 0
    assert Path("new/folder/draft.yaml").read_text("utf-8").endswith("\n")


@pytest.mark.parametrize("command", [("import", "page.md", "--output"), ("init",)])
def test_a_first_file_is_never_written_over_another(
    command: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("page.md").write_text(PAGE, "utf-8")

    assert main([*command, "a.yaml"]) == 2
    assert Path("a.yaml").read_text("utf-8") == PROCESS
    assert "`a.yaml` is there already" in capsys.readouterr().err


def test_a_first_file_that_comes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (path.write_text("mine", "utf-8"), sync(file)))

    with pytest.raises(UsageError, match="is there already"):
        create(str(path), NEW)
    assert path.read_text("utf-8") == "mine"


def test_a_first_file_needs_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    create(str(tmp_path / "a.yaml"), NEW)

    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [
        ("a.yaml", NEW)
    ]
