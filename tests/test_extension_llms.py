"""What do language models get to read? What pages say, from an extension that gathers sources."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from building import SUPPORT, build, md, rst

PRIVATE = """\
communities:
  library:
    name: Library
    representatives:
      - {name: Ada Example, email: ada@example.org}
"""
PROJECT = {
    "support/team.yaml": SUPPORT.split("communities:")[0] + PRIVATE,
    "index.md": "# Start\n\n```{toctree}\none\ntwo\nplain\n```\n\nSee {support:step}`triage.close` "
    "of [the library](https://library.example).\n",
    "one.md": "# One\n\n" + md("process triage", "process incident", "representatives"),
    "two.rst": "Two\n===\n\n.. llms-txt-ignore-start\n\nHush.\n\n.. llms-txt-ignore-end\n\n"
    + rst("chart triage", "glossary", "template queued"),
    "plain.md": "# Plain\n\nSee {doc}`one`, [](#what).\n\n(what)=\n## What\n",
}


@pytest.fixture(autouse=True)
def _gathers(monkeypatch):
    """An extension that keeps what it finds below `_sources` when a build is finished."""
    module = ModuleType("sphinx_llms_txt")
    module.found = {}

    def gather(app, exception):
        sources = Path(app.outdir, "_sources")
        for path in sorted(sources.rglob("*.txt")):
            module.found[path.relative_to(sources).as_posix()] = path.read_text("utf-8")

    def setup(app):
        module.found.clear()
        app.connect("build-finished", gather)
        return {"parallel_read_safe": True, "parallel_write_safe": True}

    module.setup = setup
    monkeypatch.setitem(sys.modules, module.__name__, module)


def gathered(tmp_path, files=PROJECT, builder="html", **more):
    built = build(
        tmp_path,
        files,
        builder,
        extensions=["sphinx_support_process", "sphinx_llms_txt"],
        html_copy_source=True,
        **more,
    )
    assert built.warnings == []
    return dict(sys.modules["sphinx_llms_txt"].found)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("processes", [1, 2])
def test_it_gathers_what_the_pages_say(tmp_path, builder, processes):
    found = gathered(tmp_path, builder=builder, parallel=processes)
    one, two = found["one.md.txt"], found["two.rst.txt"]
    assert "1. **Acknowledge the request** · Triager" in one
    assert "3. **Close the ticket** · Triager" in one
    assert "A disruption that the *Triager* hears of first." in two
    assert "Hello {{ name }}, we got it." in two
    assert not any("support:" in text for text in found.values())


def test_a_page_that_only_mentions_something_says_how_it_reads_and_where_links_lead(tmp_path):
    assert gathered(tmp_path)["index.md.txt"].endswith(
        "See *Triage, step 3 (Close the ticket)* of the library\n<https://library.example>.\n"
    )


def test_the_lines_of_a_checklist_are_kept_apart_by_signs(tmp_path):
    files = PROJECT | {"one.md": "# One\n\n" + md("checklist triage")}
    found = gathered(tmp_path, files, suppress_warnings=["support-process", "ref"])["one.md.txt"]
    assert [line for line in found.splitlines() if "·" in line or "→" in line] == [
        "1. Acknowledge the request · Triager · within 1 working day · Send:",
        "2. Is it an incident? · Triager",
        "   * **Yes** → continue in Incident response",
        "   * **No** → 3. Close the ticket",
        "3. Close the ticket · Triager",
    ]


def test_no_contact_that_is_not_public_is_gathered(tmp_path):
    found = gathered(tmp_path)
    assert "Ada Example" in found["one.md.txt"]
    assert not any("ada@" in text for text in found.values())


def test_a_page_without_anything_of_ours_stays_its_source(tmp_path):
    assert gathered(tmp_path)["plain.md.txt"] == PROJECT["plain.md"]


def test_what_the_author_leaves_out_can_still_be_left_out(tmp_path):
    text = gathered(tmp_path)["two.rst.txt"]
    assert "\n.. llms-txt-ignore-start\n\nHush.\n\n.. llms-txt-ignore-end\n" in text


def test_a_page_that_is_not_written_again_keeps_its_text(tmp_path):
    before = gathered(tmp_path)
    team = PROJECT["support/team.yaml"].replace("A disruption", "A break")
    after = gathered(tmp_path, {"support/team.yaml": team})
    assert [name for name in after if after[name] != before[name]] == ["two.rst.txt"]
    assert "A break that the *Triager* hears of first." in after["two.rst.txt"]


def test_the_sources_are_those_of_the_pages_without_that_extension(tmp_path):
    built = build(tmp_path, PROJECT, html_copy_source=True)
    for name in ("index.md", "one.md", "two.rst"):
        assert built[f"_sources/{name}.txt"] == PROJECT[name]
