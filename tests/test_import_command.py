"""`support-process import`: what it reads, where it writes, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import office
import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.importing.formats import FORMATS
from sphinx_support_process.importing.meaning.sections import Reader
from sphinx_support_process.load import read_text

ROOT = Path(__file__).parent.parent
PAGE = "# Answer\n\n1. Engineer: Read it\n2. Close it. See step 9.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Import pages in a folder with `page.md`: the exit code, and what was said."""
    monkeypatch.chdir(tmp_path)
    Path("page.md").write_text(PAGE, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["import", *arguments])
        except SystemExit as exit:
            code = int(exit.code or 0)
        return code, *capsys.readouterr()

    return run


def process(code: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    (folder / "page.md").write_text(PAGE, "utf-8")
    return subprocess.run(
        [sys.executable, "-c", f"import os, sys\nfrom {main.__module__} import main\n{code}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_draft_goes_to_standard_output_and_what_was_found_to_standard_error(run) -> None:
    code, out, err = run("page.md")

    assert (code, err) == (0, "1 process, 2 steps, 1 role; 1 TODO\n")
    assert out.startswith("# yaml-language-server: $schema=https://")
    assert "\n# A draft made of page.md. TODO marks" in out
    assert out.count("# TODO:") == 1
    assert read_text(out).problems == ()


def test_a_draft_can_go_to_a_file_which_is_not_overwritten(run) -> None:
    code, out, err = run("page.md", "--output", "a.yaml")

    assert (code, out) == (0, "")
    assert err.endswith("  next: fix what is marked TODO, then `support-process check a.yaml`\n")
    written = Path("a.yaml").read_bytes()
    assert written.decode() == run("page.md")[1]

    Path("page.md").write_text("# New\n", "utf-8")
    assert run("page.md", "--output", "a.yaml") == (
        2,
        "",
        "support-process: `a.yaml` is there already\n  help: name another file\n",
    )
    assert Path("a.yaml").read_bytes() == written


def test_a_minus_is_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(PAGE.replace("\n", "\r\n").encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    code, out, _ = run("-")

    assert code == 0
    assert out == run("page.md")[1].replace("page.md", "stdin")


def test_several_pages_become_one_draft(run) -> None:
    Path("more.md").write_text("# More\n\n1. Ask. See [](#answer).\n", "utf-8")
    code, out, err = run("more.md", "page.md", "page.md")

    assert (code, err) == (0, "2 processes, 3 steps, 1 role; 2 TODOs\n")
    assert "A draft made of more.md, page.md." in out
    assert "        run: answer\n" in out


def test_a_page_without_steps_says_what_a_process_is(run) -> None:
    Path("page.md").write_text("Hello\n", "utf-8")

    code, _, err = run("page.md")

    assert (code, err.splitlines()) == (
        0,
        [
            "0 processes; 1 TODO",
            "  help: a process is a heading, and below it its steps: a numbered list,",
            "        a list of tasks (`- [ ]`), or headings with numbers",
        ],
    )


def test_a_page_may_have_any_name(run) -> None:
    name = os.fsdecode(b"\x07 a\nb \xff.md")
    try:
        Path(name).write_text(f"Hello\n\n{PAGE}", "utf-8")
    except OSError:
        pytest.skip("no such name is allowed here")
    code, out, _ = run(name, "--output", "a.yaml")

    assert (code, out) == (0, "")
    assert read_text(Path("a.yaml").read_bytes()).problems == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.md", None, "none.md:1:1: the file cannot be read: no such file or directory\n"),
        ("x.md", b"a\n\xff", "x.md:2:1: byte 0xff is not UTF-8; save the file in the encoding"),
        ("big.md", b"a" * 1_000_001, "big.md:1:1: the page is larger than 1,000,000 bytes; split"),
        (".", None, ".:1:1: the file cannot be read: "),
    ],
)
def test_a_page_that_cannot_be_read_exits_3_and_nothing_is_written(
    run, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    code, out, err = run("page.md", name, "--output", "a.yaml")

    assert (code, out) == (3, "")
    assert err.startswith(message)
    assert not Path("a.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: PAGE"),
        (("page.md", "--from", "pdf"), "invalid choice: 'pdf'"),
        (("page.md", "--output", "page.md/x.yaml"), "`page.md/x.yaml` cannot be written"),
    ],
)
def test_a_wrong_call_exits_2_and_says_what_to_do(
    run, arguments: tuple[str, ...], message: str
) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert message in err


def test_importing_a_page_imports_neither_sphinx_nor_docutils(tmp_path: Path) -> None:
    result = process(
        "main(['import', 'page.md', '--output', 'a.yaml'])\n"
        "print({'sphinx', 'docutils', 'myst_parser'} & set(sys.modules))",
        tmp_path,
    )

    assert (result.returncode, result.stdout.strip()) == (0, b"set()")


def test_no_other_command_imports_what_reads_markdown(tmp_path: Path) -> None:
    result = process(
        "try: main(['--help'])\nexcept SystemExit: print('markdown_it' in sys.modules)",
        tmp_path,
    )

    assert result.stdout.splitlines()[-1] == b"False"


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    result = process(
        "read, write = os.pipe(); os.close(read); os.dup2(write, 1)\n"
        "sys.exit(main(['import', 'page.md']))",
        tmp_path,
    )

    assert (result.returncode, result.stderr) == (141, b"")


def test_ctrl_c_ends_it_quietly(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx_support_process.importing.read_into", interrupted)

    assert run("page.md") == (130, "", "")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "a.pdf",
            b"%PDF-1.7",
            "a.pdf:1:1: this is PDF, which is not read; import the document that it",
        ),
        ("a.bpmn", b"<a>", "a.bpmn:1:6: this is no whole XML: mismatched tag; export the diagram"),
    ],
)
def test_what_is_not_read_exits_3_and_says_the_way_to_go(
    run, name: str, content: bytes, message: str
) -> None:
    Path(name).write_bytes(content)
    code, out, err = run(name)

    assert (code, out) == (3, "")
    assert err.startswith(message)


def test_an_archive_that_unpacks_to_much_more_is_not_read(run) -> None:
    Path("a.docx").write_bytes(
        office.archive(
            {
                "_rels/.rels": "<a/>",
                "word/document.xml": "",
                "content.xml": b"\0" * 40_000_000,
            }
        )
    )

    code, _, err = run("a.docx")
    assert code == 3
    assert err.startswith("a.docx:1:1: `content.xml` in the file has more than 20,000,000 bytes;")


def test_the_format_of_standard_input_can_be_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<h1>P</h1><ol><li>Read it</ol>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    code, out, _ = run("-", "--from", "html")

    assert code == 0
    assert "      - id: read\n        title: Read it\n" in out


def test_the_formats_are_those_that_are_read() -> None:
    assert tuple(FORMATS) == import_module("sphinx_support_process.commands.writing.import").FORMATS


REPORTED = "# Answer\n\n3. Read it\n7. Close it. See step 9.\n\n# Else\n"


def test_a_report_tells_mistakes_guesses_and_what_is_left_with_their_places(run) -> None:
    Path("page.md").write_text(REPORTED, "utf-8")
    code, out, err = run("page.md", "--output", "a.yaml", "--format", "text")

    assert (code, err) == (0, "")
    assert out == (
        "1 process, 2 steps; 2 TODOs\n"
        "8 of 8 words are in the draft\n"
        "\n"
        "What the page got wrong:\n"
        "  page.md:4: the page says 7 here, and readers see 4.\n"
        "  page.md:4: `answer.close: text`: “See step 9.”: there is no such step; which one is "
        "meant?\n"
        "\n"
        "What is left of the page:\n"
        "  page.md:6: # Else\n"
    )


def test_numbers_that_begin_anew_are_told(run) -> None:
    Path("a.html").write_text("<h1>P</h1><ol><li>a</ol><pre>x</pre><ol><li>b</ol>", "utf-8")
    out = run("a.html", "--output", "a.yaml", "--format", "text")[1]

    assert "  a.html:1: the numbers begin anew here with 1., below 1.\n" in out


def test_a_report_in_markdown_is_a_list_for_each_kind(run) -> None:
    Path("page.md").write_text(REPORTED, "utf-8")
    out = run("page.md", "--output", "a.yaml", "--format", "markdown")[1]

    assert "\n## What is left of the page\n\n- page.md:6: # Else\n" in out


def test_a_report_in_json_has_all_places_in_numbers(run) -> None:
    Path("page.md").write_text(REPORTED, "utf-8")
    code, out, err = run("page.md", "--format", "json")
    told = json.loads(err)

    assert (code, read_text(out).problems) == (0, ())
    assert told["pages"] == ["page.md"]
    assert told["words"] == {"read": 8, "kept": 8}
    assert told["findings"][0] == {
        "kind": "mistake",
        "page": "page.md",
        "place": {"line": 4},
        "about": "",
        "text": "the page says 7 here, and readers see 4.",
    }


def test_words_that_are_not_in_the_draft_are_told_and_exit_1(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_steps(found: object) -> Reader:
        return Reader()

    monkeypatch.setattr("sphinx_support_process.importing.read_into", without_steps)
    code, _, err = run("page.md")

    assert code == 1
    assert "  8 of 8 words are not in the draft: ask for a\n" in err


def test_importing_what_is_no_text_loads_no_reader_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,email\n", "utf-8")
    result = process(
        "main(['import', 'a.csv', '--output', 'a.yaml'])\n"
        "print(sorted(n for n in sys.modules if '.importing.readers.' in n and '.office' in n))",
        tmp_path,
    )

    assert (result.returncode, result.stdout.strip()) == (0, b"[]")
