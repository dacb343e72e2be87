"""Does the check tell of a file that is missing as a build does, and again once it is there?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import build

from sphinx_support_process.cli import main

HEAD = """\
roles: {agent: {name: Agent, held-by: Bob}}
processes:
  p:
    title: P
    trigger: T
    who: agent
    goal: |
"""
PAGE = {"index.md": "# P\n\n```{support:process} p\n```\n"}


def yaml(goal: str, more: str = "") -> str:
    lines = "".join(f"      {line}".rstrip() + "\n" for line in goal.split("\n"))
    return f"{HEAD}{lines}{more}    steps: [Read it]\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with nothing but its `conf.py`; commands run in its folder."""
    folder = tmp_path / "docs"
    (folder / "support").mkdir(parents=True)
    (folder / "conf.py").touch()
    monkeypatch.chdir(folder)
    return folder


ADD = "(add it, or write the name of a file that is there)"
PUT = "(put it beside the YAML or into the docs)"


def checked(goal: str, capsys: pytest.CaptureFixture[str], more: str = "") -> list[str]:
    """What a check says of files, as a build would."""
    Path("support/a.yaml").write_text(yaml(goal, more), "utf-8")
    main(["check", "--select", "missing-file", "--format", "json"])
    return [
        f"{it['file']}:{it['line']}:{it['column']}: WARNING: {it['message']}"
        + (f" ({it['help']})" if it["help"] else "")
        + " [support-process.missing-file]"
        for it in json.loads(capsys.readouterr().out)["problems"]
    ]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("Look ![a](b.png)", f"8:17: WARNING: file `b.png` does not exist {ADD}"),
        (
            "![a](fomr.svg)",
            "8:12: WARNING: file `fomr.svg` does not exist (did you mean `form.svg`?)",
        ),
        ("![a](/fomr.svg)", f"8:12: WARNING: file `/fomr.svg` does not exist {ADD}"),
        ("![a](my%20mail.png)", f"8:12: WARNING: file `my mail.png` does not exist {ADD}"),
        ("![a](<my mail.png>)", f"8:13: WARNING: file `my mail.png` does not exist {ADD}"),
        ("![a](ü.png)", f"8:12: WARNING: file `ü.png` does not exist {ADD}"),
        ("![a](%00.png)", f"8:12: WARNING: file `%00.png` does not exist {ADD}"),
        ("{download}`a <b.txt>`", f"8:21: WARNING: file `b.txt` does not exist {ADD}"),
        ("Look:\n\n```{image} b.png\n```", f"10:18: WARNING: file `b.png` does not exist {ADD}"),
        ("![a](../../b.png)", f"8:12: WARNING: file `../../b.png` lies outside the project {PUT}"),
    ],
)
def test_a_missing_file_is_told_in_the_words_and_at_the_place_of_a_build(
    goal: str, said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("support/form.svg").touch()
    told = [f"support/a.yaml:{said} [support-process.missing-file]"]
    assert checked(goal, capsys) == told
    built = build(site.parent, {"support/a.yaml": yaml(goal), **PAGE})
    assert built.warnings == told


@pytest.mark.parametrize(
    "goal",
    [
        "![a](form.png) ![b](/support/form.png) ![c](../support/form.png) ![d](form.*)",
        "![a](my%20form.png) ![b](<my form.png>) ![c](ü.png) ![d](%C3%BC.png)",
        "{download}`form.png` {download}`Take it <form.png>`",
        "![a](https://example.org/form.png)",
    ],
)
def test_nothing_is_told_of_a_file_that_is_there(
    goal: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("form.png", "my form.png", "ü.png"):
        Path("support", name).write_bytes(b"")
    assert checked(goal, capsys) == []
    assert build(site.parent, {"support/a.yaml": yaml(goal), **PAGE}).warnings == []


def test_what_comes_or_goes_beside_the_yaml_is_seen_by_the_next_check(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goal, path = "![a](form.png)", Path("support/form.png")
    end = "[support-process.missing-file]"
    gone = f"support/a.yaml:8:12: WARNING: file `form.png` does not exist {ADD} {end}"
    near = gone.replace(ADD, "(did you mean `fomr.png`?)")
    assert checked(goal, capsys) == [gone]
    path.with_name("fomr.png").touch()
    assert checked(goal, capsys) == [near]
    path.touch()
    assert checked(goal, capsys) == []
    path.unlink()
    assert checked(goal, capsys) == [near]


def test_what_comes_or_goes_beside_the_yaml_is_seen_by_the_next_build(site: Path) -> None:
    files = {"support/a.yaml": yaml("![a](form.png)"), **PAGE}
    path = Path("support/form.png")
    assert len(build(site.parent, files).warnings) == 1
    assert len(build(site.parent, {}).warnings) == 1
    path.touch()
    assert build(site.parent, {}).warnings == []
    path.unlink()
    assert len(build(site.parent, {}).warnings) == 1


def test_a_team_accepts_a_missing_file_for_the_check_and_the_build(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goal, more = "![a](b.png)", "    ignore: [{rule: missing-file, reason: made later}]\n"
    assert checked(goal, capsys, more) == []
    assert build(site.parent, {"support/a.yaml": yaml(goal, more), **PAGE}).warnings == []


def test_without_docs_around_nobody_can_tell_what_lies_outside_them(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("conf.py").unlink()
    Path("../form.png").touch()
    assert checked("![a](../../form.png) ![b](/form.png)", capsys) == []


def test_a_file_that_no_reader_of_ours_finds_is_told_by_the_build(site: Path) -> None:
    goal = "![a][b]\n\n[b]: c.png\n\n```{eval-rst}\n.. image:: d.png\n```"
    built = build(site.parent, {"support/a.yaml": yaml(goal), **PAGE})
    end = f"does not exist {ADD} [support-process.missing-file]"
    assert built.warnings == [
        f"support/a.yaml:8: WARNING: file `c.png` {end}",
        f"support/a.yaml:13:18: WARNING: file `d.png` {end}",
    ]


def test_nobody_looks_around_where_a_file_outside_of_the_docs_would_be(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.parent / "secret.png").touch()
    listed: list[str] = []
    monkeypatch.setattr("os.listdir", lambda folder: listed.append(folder) or [])

    (told,) = checked("![A](../../secre.png)", capsys)
    assert told == (
        "support/a.yaml:8:12: WARNING: file `../../secre.png` lies outside the project"
        f" {PUT} [support-process.missing-file]"
    )
    assert site.parent not in [Path(folder).resolve() for folder in listed]
