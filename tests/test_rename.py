"""`support-process rename`: another id, with all its uses, and the old one under `moved`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import build

from sphinx_support_process.cli import main
from sphinx_support_process.edit.rename import renamed
from sphinx_support_process.load import Loaded, read_sources
from sphinx_support_process.project import together
from sphinx_support_process.project.symbols import again, index
from sphinx_support_process.project.together import JOURNAL, Change, finish, replace_all
from sphinx_support_process.project.usage import UsageError

ROOT = Path(__file__).parent.parent
TEAM = """\
roles:
  triager: {name: Triager}  # reads first
  agent: {name: Agent, external: true, escalate: {to: triager}}
"""
FLOW = """\
processes:
  triage:
    title: Triage
    who: triager
    outcomes: {passed-on: It is with somebody else.}
    always: [read before pass]
    steps:
      - id: read
        title: Read it
        text: >
          After {support:step}`pass`
          comes {support:step}`the first <read>`.
      - {id: pass, title: "Pass it on", next: passed-on, informs: 'agent'}
  later: {title: Later, who: agent, steps: [{id: look, title: Look, next: triage.read}]}
"""
PAGE = """\
Begin at {support:step}`triage.read`, or [](#triage.pass); not at `triage.read`.

:::{support:chart} triage
:highlight: triager
:::
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("team.yaml", TEAM), ("flow.yaml", FLOW)):
        write(tmp_path / "support" / name, text)
    write(tmp_path / "docs" / "page.md", PAGE)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")


def texts(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that are other ones, as `file:line text`."""
    return [
        f"{file}:{number} {line.strip()}"
        for file, text in after.items()
        for number, line in enumerate(text.splitlines(), 1)
        if before[file].splitlines()[number - 1 : number] != [line]
    ]


def test_a_page_beside_conf_py_is_changed_as_well(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "conf.py", "")
    write(project / "index.md", "{support:step}`triage.read`")
    assert main(["rename", "triage.read", "look-at"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "3 files changed"
    assert (project / "index.md").read_text("utf-8") == "{support:step}`triage.look-at`"


def test_a_step_gets_another_id_in_yaml_and_on_pages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(project)
    assert main(["rename", "triage.read", "look-at"]) == 0
    assert changed(before, texts(project)) == [
        (
            "docs/page.md:1 Begin at {support:step}`triage.look-at`, or [](#triage.pass); "
            "not at `triage.read`."
        ),
        "support/flow.yaml:6 always: [look-at before pass]",
        "support/flow.yaml:8 - id: look-at",
        "support/flow.yaml:12 comes {support:step}`the first <look-at>`.",
        (
            "support/flow.yaml:14 later: {title: Later, who: agent, "
            "steps: [{id: look, title: Look, next: triage.look-at}]}"
        ),
        "support/flow.yaml:15 moved:",
        "support/flow.yaml:16 steps:",
        "support/flow.yaml:17 triage.read: triage.look-at",
    ]
    assert capsys.readouterr().err == (
        "support-process: docs/page.md:1: left as it is, since `triage.read` is in code, "
        "a comment or plain words\n"
        "2 files changed\n"
    )


def test_a_process_takes_its_steps_along(project: Path) -> None:
    before = texts(project)
    assert main(["rename", "triage", "first", "--no-moved"]) == 0
    assert changed(before, texts(project)) == [
        (
            "docs/page.md:1 Begin at {support:step}`first.read`, or [](#first.pass); "
            "not at `triage.read`."
        ),
        "docs/page.md:3 :::{support:chart} first",
        "support/flow.yaml:2 first:",
        (
            "support/flow.yaml:14 later: {title: Later, who: agent, "
            "steps: [{id: look, title: Look, next: first.read}]}"
        ),
    ]


def test_diff_shows_what_would_change_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(project)
    assert main(["rename", "agent", "helper", "--diff", "--no-moved"]) == 1
    assert texts(project) == before
    assert (
        capsys.readouterr().out
        == """\
--- support/flow.yaml
+++ support/flow.yaml (renamed)
@@ -10,5 +10,5 @@
         text: >
           After {support:step}`pass`
           comes {support:step}`the first <read>`.
-      - {id: pass, title: "Pass it on", next: passed-on, informs: 'agent'}
-  later: {title: Later, who: agent, steps: [{id: look, title: Look, next: triage.read}]}
+      - {id: pass, title: "Pass it on", next: passed-on, informs: 'helper'}
+  later: {title: Later, who: helper, steps: [{id: look, title: Look, next: triage.read}]}
--- support/team.yaml
+++ support/team.yaml (renamed)
@@ -1,3 +1,3 @@
 roles:
   triager: {name: Triager}  # reads first
-  agent: {name: Agent, external: true, escalate: {to: triager}}
+  helper: {name: Agent, external: true, escalate: {to: triager}}
"""
    )


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("desk", "it is called `triager` now"),
        ("role:desk", "it is called `triager` now"),
        ("step:desk", "known here: `step:later.look`, `step:triage.pass`, `step:triage.read`"),
        ("triage.look", "it is called `triage.read` now"),
        ("look-at", "it is called `triage.read` now"),
        ("sev1", "it is called `p1` now"),
        ("severity.sev1", "it is called `severity.p1` now"),
    ],
)
@pytest.mark.parametrize("command", [["rename"], ["uses"]])
def test_of_an_old_name_it_is_told_what_it_is_now(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    old: str,
    said: str,
) -> None:
    levels = "levels: {severity: {title: S, values: {p1: {name: P1, definition: All.}}}}\n"
    moved = (
        "moved: {roles: {desk: triager}, levels: {sev1: p1}, "
        "steps: {triage.look: triage.read, triage.look-at: triage.read}}\n"
    )
    write(project / "support" / "moved.yaml", levels + moved)
    assert main([*command, old, *["other"] * (command == ["rename"])]) == 2
    message = f"support-process: nothing is called `{old}`\n  help: {said}\n"
    assert capsys.readouterr().err == message


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("triage.read", "pass"),
            (
                "the step `triage.pass` is there already, at support/flow.yaml:13:14\n"
                "  help: choose another id"
            ),
        ),
        (
            ("triage.read", "passed-on"),
            (
                "the outcome `triage.passed-on` is there already, at support/flow.yaml:5:16\n"
                "  help: choose another id"
            ),
        ),
        (("triage.read", "read"), "it is called `read` already"),
        (
            ("triage.read", "later.read"),
            "`later.read` is no id of a step\n  help: it stays in `triage`: write the new id alone",
        ),
        (
            ("agent", "An Agent"),
            "`An Agent` is no id of a role\n  help: write it in kebab-case, as in `first-answer`",
        ),
        (("triage.read", "next"), "`next` means something else where a step is named"),
        (
            ("triage.raed", "x"),
            "nothing is called `triage.raed`\n  help: did you mean `triage.read`?",
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], said: str
) -> None:
    before = texts(project)
    assert main(["rename", *arguments]) == 2
    assert capsys.readouterr().err == f"support-process: {said}\n"
    assert texts(project) == before


def loaded(**files: str) -> tuple[Loaded, dict[str, str]]:
    sources = {name.replace("_", "."): text for name, text in files.items()}
    pages = {name: text for name, text in sources.items() if not name.endswith("yaml")}
    yaml = [(name, text) for name, text in sources.items() if name not in pages]
    return read_sources(yaml), pages


def after(source: str, name: str, new: str, *, moved: bool = True) -> str:
    """A file after a rename; what is refused, or what is left as it is."""
    read, pages = loaded(a_yaml=source)
    symbols = index(read, pages)
    (symbol,) = symbols.called(name)
    try:
        found = renamed(symbols, read, symbol, new, moved=moved)
    except UsageError as error:
        return str(error).replace("\n  help:", ";")
    left = "".join(f"{each.line}: {each.reason}\n" for each in found.left)
    return found.texts["a.yaml"] + left


def test_a_step_cannot_take_what_a_target_means_elsewhere() -> None:
    source = """\
processes:
  a: {title: A, steps: [{id: one, title: One, next: b}, {id: two, title: Two}]}
  b: {title: B, steps: [{id: x, title: X}]}
"""
    assert after(source, "a.two", "b") == (
        "at a.yaml:2:53 is the process `b`, which would mean the step `a.b`; choose another id"
    )


def test_an_id_that_is_made_of_a_title_is_refused() -> None:
    source = "processes: {a: {title: A, steps: [Read it, {title: Look}]}}\n"
    assert after(source, "a.read-it", "b") == (
        "the id of the step `a.read-it` is made of its title, at a.yaml:1:35; "
        "write it out there: `id: read-it`"
    )


def test_what_an_alias_repeats_for_another_is_told_and_left() -> None:
    source = """\
roles: {triage: {name: T}}
processes:
  a: {title: A, who: &x triage, steps: [{id: one, title: One, starts: *x}]}
  triage: {title: T, steps: [{id: x, title: X}]}
"""
    assert (
        after(source, "role:triage", "reader", moved=False)
        == """\
roles: {reader: {name: T}}
processes:
  a: {title: A, who: &x triage, steps: [{id: one, title: One, starts: *x}]}
  triage: {title: T, steps: [{id: x, title: X}]}
3: an alias repeats it where it means something else: write it out there
"""
    )


def test_a_step_that_an_alias_repeats_in_another_process_is_refused() -> None:
    source = """\
processes:
  a: {title: A, steps: &s [{id: one, title: One}]}
  b: {title: B, steps: *s}
"""
    assert after(source, "a.one", "two") == (
        "an alias repeats the step `a.one` elsewhere, at a.yaml:2:33; write it out there"
    )


ROLES = "roles: {new: {name: N}}\n"


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (
            "moved:\n  steps: {a.b: a.c}\nroles:\n  old: {name: O}\n",
            "moved:\n  steps: {a.b: a.c}\n  roles:\n    old: new\nroles:\n  new: {name: O}\n",
        ),
        (
            "moved: {terms: {a: b}}\nroles:\n  old: {name: O}",
            "moved: {terms: {a: b}, roles: {old: new}}\nroles:\n  new: {name: O}",
        ),
        (
            "moved:\n  roles:\n    older: old # once\nroles: {old: {name: O}}\n",
            "moved:\n  roles:\n    older: new # once\n    old: new\nroles: {new: {name: O}}\n",
        ),
        (
            "moved:\n  roles: {new: old, older: old}\nroles: {old: {name: O}}\n",
            "moved:\n  roles: {old: new, older: new}\nroles: {new: {name: O}}\n",
        ),
        (
            "roles:\r\n  old: {name: O}",
            "roles:\r\n  new: {name: O}\r\nmoved:\r\n  roles:\r\n    old: new",
        ),
        ("{roles: {old: {name: O}}}", "{roles: {new: {name: O}}, moved: {roles: {old: new}}}"),
        (
            "moved:\n  roles: {new: other}\nroles: {old: {name: O}, other: {name: P}}\n",
            (
                "`new` is what the role `other` was called before: `moved` says so; "
                "choose another id, or remove the entry"
            ),
        ),
        (
            "roles: {old: {name: O}}\nmoved: {}\n",
            (
                "nothing can be put under `moved` in a.yaml; "
                "add `roles: {old: new}`, and rename with `--no-moved`"
            ),
        ),
    ],
)
def test_moved_tells_of_the_old_id_in_the_style_of_the_file(before: str, then: str) -> None:
    assert after(before, "old", "new") == then


def test_without_moved_an_old_id_does_not_come_back() -> None:
    source = "moved:\n  roles: {new: old}\nroles: {old: {name: O}}\n"
    assert after(source, "old", "new", moved=False) == (
        "`moved` says that `new` is called `old` now; "
        "rename it without `--no-moved`, or remove the entry"
    )


def test_what_goes_by_name_and_what_moved_does_not_know_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "docs" / "more.md", "The {term}`Triager`, and {term}`triagers`.\n")
    assert main(["rename", "triager", "reader"]) == 0
    assert main(["rename", "passed-on", "handed-over"]) == 0
    assert capsys.readouterr().err == (
        "support-process: {term} goes by name, not by id: 2 of them stay as they are\n"
        "3 files changed\n"
        "support-process: nothing tells of the old id: `moved` knows no outcome\n"
        "1 file changed\n"
    )


def test_nothing_is_renamed_while_a_file_is_no_yaml(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "support" / "more.yaml", "terms: {\n")
    before = texts(project)
    assert main(["rename", "triager", "reader"]) == 3
    assert capsys.readouterr().err.endswith(
        "support-process: nothing is renamed, since not all can be read\n"
    )
    assert texts(project) == before


def compass() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "docs" / "support").glob("*.yaml")):
        yield path.name, path.read_bytes().decode()
    for path in sorted((ROOT / "docs" / "compass").glob("*.md")):
        yield path.name, path.read_bytes().decode()


def test_every_id_of_the_compass_can_be_renamed_and_back_without_a_trace() -> None:
    sources = dict(compass())
    read, pages = loaded(**{name.replace(".", "_"): text for name, text in sources.items()})
    symbols = index(read, pages)
    assert len(symbols.defined) > 250
    for symbol in sorted(symbols.defined):
        new = f"other{len(symbol.id)}"
        there = renamed(symbols, read, symbol, new, moved=False)
        spellings = {name: each for name, each in symbols.spellings.items() if each != symbol}
        other = again(symbols, there.texts, spellings)
        back = renamed(other, read, symbol.called(new), symbol.id, moved=False)
        assert sources | dict(there.texts) | dict(back.texts) == sources, symbol
        assert there.texts.keys() == back.texts.keys() != set(), symbol


def test_back_and_forth_with_moved_differs_by_moved_alone(project: Path) -> None:
    before = texts(project)
    for old, new in (("triage.read", "look-at"), ("triage.look-at", "read")):
        assert main(["rename", old, new]) == 0
    assert changed(before, texts(project)) == [
        "support/flow.yaml:15 moved:",
        "support/flow.yaml:16 steps:",
        "support/flow.yaml:17 triage.look-at: triage.read",
    ]


def test_old_links_live_in_the_build_after_a_rename(project: Path) -> None:
    page = "# All\n\n{support:step}`triage.read`\n\n```{support:process} triage\n```\n"
    page += "```{support:process} later\n```\n"
    write(project / "docs" / "index.md", page)
    quiet = ["silent-handoff", "unsaid-reach", "orphan-process", "vacant-role", "unbounded-loop"]
    for old, new in (("triage.read", "look-at"), ("triage", "first"), ("triager", "reader")):
        assert main(["rename", old, new]) == 0
    files = {
        f"support/{name}": (project / "support" / name).read_text("utf-8")
        for name in ("team.yaml", "flow.yaml")
    }
    files["index.md"] = (project / "docs" / "index.md").read_text("utf-8")
    built = build(
        project / "site",
        files,
        suppress_warnings=[f"support-process.{rule}" for rule in quiet],
        nitpicky=True,
    )
    assert [line for line in built.warnings if "moved" in line or "no " in line] == []
    html = (built.out / "index.html").read_text("utf-8")
    assert all(f'id="{anchor}"' in html for anchor in ("first.look-at", "triage.read"))


def test_several_files_change_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write(one, "old")
    write(two, "old")
    changes = {str(path): Change("old", "new") for path in (one, two)}
    real = together.replace

    def fails(path: str, text: str, seen: bytes | None = None) -> None:
        if path == str(two):
            raise UsageError("the disk is full")
        real(path, text, seen)

    monkeypatch.setattr(together, "replace", fails)
    with pytest.raises(UsageError):
        replace_all(tmp_path, changes)
    assert texts(tmp_path) == {"one": "old", "two": "old"}


@pytest.mark.parametrize("writes", [1, 2, 3])
def test_what_was_killed_is_finished_by_the_next_run(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    writes: int,
) -> None:
    left = writes
    real = together.replace

    def killed(path: str, text: str, seen: bytes | None = None) -> None:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        real(path, text, seen)

    with monkeypatch.context() as patch:
        patch.setattr(together, "replace", killed)
        assert main(["rename", "triage", "first", "--no-moved"]) in (0, 130)
    if (project / JOURNAL).exists():
        capsys.readouterr()
        assert main(["rename", "triage", "first", "--no-moved", "--diff"]) == 2
        assert main(["rename", "triage.read", "look", "--no-moved"]) == 2
        assert capsys.readouterr().err == (
            "support-process: a rename was interrupted\n"
            "  help: run it without `--diff` to finish it\n"
            "support-process: a rename that was interrupted is finished: "
            f"{('2 files', '1 file')[writes - 1]} changed\n"
            "support-process: nothing is called `triage.read`\n"
            "  help: did you mean `triager`?\n"
        )
    assert "  first:\n" in texts(project)["support/flow.yaml"]
    assert "chart} first" in texts(project)["docs/page.md"]
    assert not (project / JOURNAL).exists()


def test_a_file_that_is_another_one_after_an_accident_is_left(tmp_path: Path) -> None:
    path = tmp_path / "one"
    write(path, "mine")
    write(tmp_path / JOURNAL, f'{{"{path}": ["old", "new"]}}')
    with pytest.raises(UsageError, match="was changed after a change of several files"):
        finish(tmp_path)
    assert path.read_text("utf-8") == "mine"


def test_a_byte_order_mark_stays(project: Path) -> None:
    write(project / "support" / "team.yaml", "\ufeff" + TEAM)
    assert main(["rename", "agent", "helper", "--no-moved"]) == 0
    text = texts(project)["support/team.yaml"]
    assert text == "\ufeff" + TEAM.replace("agent:", "helper:")
    assert not (project / JOURNAL).exists()
