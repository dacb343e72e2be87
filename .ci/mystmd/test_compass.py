"""Is the compass the same on a site of mystmd? Its steps, numbers, words and targets."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import sites


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compass, built with mystmd."""
    folder = sites.start(tmp_path_factory.mktemp("mystmd"))
    assert sites.build(folder) == (0, [])
    return folder


@pytest.fixture(scope="module")
def by_sphinx(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Element]]:
    """The same, built with Sphinx."""
    folder = tmp_path_factory.mktemp("sphinx")
    return folder, sites.sphinx(folder)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The compass before it is built, to break something in it."""
    return sites.start(tmp_path)


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def test_python_is_started_once_a_build(site: Path) -> None:
    assert sites.starts(site) == 1


def test_every_step_has_the_number_and_the_words_that_it_has_in_sphinx(
    site: Path, by_sphinx: tuple[Path, Mapping[str, Element]]
) -> None:
    ours = sites.steps(sites.pages(site))
    theirs = sites.steps_of_sphinx(by_sphinx[1].values())

    assert len(theirs) > 90
    assert ours == theirs


OURS = re.compile(
    r"(?:term|role|template|community|process(?!-map)|levels?|priorities)-.+|walkthrough\..+"
    r"|[\w-]+\.[\w-]+|support-(?!process)[\w-]+"
)
"""The anchors that we make: not those in the map, and not `support-process`, which a page has."""


def test_every_anchor_of_the_process_in_sphinx_is_there(
    site: Path, by_sphinx: tuple[Path, Mapping[str, Element]]
) -> None:
    found = {
        (path.stem, id)
        for path in (by_sphinx[0] / "html").glob("*.html")
        for id in re.findall(r' id="([^"]+)"', path.read_text("utf-8"))
        if OURS.fullmatch(id)
    }
    named = {(url.strip("/") or "index", anchor) for anchor, url in sites.anchors(site).items()}

    assert len(found) > 250
    assert found - named == set()


def test_every_link_between_pages_leads_somewhere(site: Path) -> None:
    anchors = sites.anchors(site)
    nodes = [node for page in sites.pages(site).values() for node in sites.every(page)]
    references = [node for node in nodes if node["type"] == "crossReference"]
    links = [node for node in nodes if node["type"] == "link" and node.get("internal")]

    assert len(references) > 1000
    assert [it for it in references if it.get("html_id") not in anchors] == []
    assert len(links) > 10
    assert [it for it in links if not it.get("dataUrl")] == []


def told(built: sites.Built) -> list[str]:
    """The errors of a build, once each; it lists them once more at its end."""
    assert built.code == 1
    return [line.removeprefix("⛔️ ") for line in built.told if line.startswith("⛔️ ")]


WORKSHOP = (
    "support/triage.yaml:72:16: `workshp` is no step or outcome of `triage`, and no process "
    "(did you mean `workshop`?)"
)


def test_a_broken_id_in_the_yaml_is_told_at_its_line(broken: Path) -> None:
    change(broken / "support" / "triage.yaml", "Yes: workshop", "Yes: workshp")

    assert told(sites.build(broken)) == [
        f"what-changed.md {WORKSHOP}",
    ]


def test_a_broken_id_in_a_text_is_told_at_its_line(broken: Path) -> None:
    triage = broken / "support" / "triage.yaml"
    change(triage, "wait for {support:step}`associate`", "wait for {support:step}`asociate`")

    assert told(sites.build(broken)) == [
        "what-changed.md support/triage.yaml:49:35: no step `asociate` (did you mean `associate`?)"
    ]


def test_a_broken_id_on_a_page_is_told_at_its_line(broken: Path) -> None:
    text = (
        "[](#triage.reed) {support:role}`support-triagr`\n\n```{support:checklist} triagee\n```\n"
    )
    (broken / "priorities.md").write_text(text, "utf-8")

    assert told(sites.build(broken)) == [
        "priorities.md:3 there is no process `triagee` (did you mean `triage`?)",
        "priorities.md:1:5 the link `#triage.reed` leads nowhere (did you mean `triage.read`?)",
        "priorities.md:1:33 there is no role `support-triagr` (did you mean `support-triager`?)",
    ]


def showing_triage(folder: Path) -> list[str]:
    """The pages that show the steps of triage with their texts, and the lines that do."""
    lines = {
        "triage-step-by-step.md": ":::{support:walkthrough} triage",
        "triage.md": ":::{support:process} triage",
    }
    texts = {page: (folder / page).read_text("utf-8").splitlines() for page in lines}
    return [f"{page}:{texts[page].index(line) + 1}" for page, line in lines.items()]


def test_what_mystmd_finds_in_a_text_is_told_at_the_line_of_the_text(broken: Path) -> None:
    triage = broken / "support" / "triage.yaml"
    change(triage, "{term}`Helpdesk` regularly", "{nope}`Helpdesk` {term}`Nonsense` ![](no.png)")

    said = [
        "support/triage.yaml:28: unknown role: nope",
        "support/triage.yaml:28: nothing is called `Nonsense`",
    ]
    once = "what-changed.md support/triage.yaml:28:61: file `no.png` does not exist"
    assert sorted(told(sites.build(broken))) == sorted(
        [once, *(f"{page} {each}" for page in showing_triage(broken) for each in said)]
    )


def test_a_text_that_shows_itself_is_told(broken: Path) -> None:
    triage = broken / "support" / "triage.yaml"
    shown = "\n\n          ```{support:process} triage\n          ```\n\n         "
    change(triage, "private mail, ask them", f"private mail{shown} ask them")

    said = (
        "support/triage.yaml:32: this text shows itself (take the directive that does so out of it)"
    )
    assert sorted(told(sites.build(broken))) == [
        f"{page} {said}" for page in showing_triage(broken)
    ]
    assert sites.starts(broken) == 2


def test_what_changes_in_the_yaml_is_seen_by_those_who_look_at_the_site(broken: Path) -> None:
    page = broken / "_build" / "site" / "content" / "triage-step-by-step.json"
    call = [sites.MYST, "start", "--headless", "--port", "3917"]
    run = subprocess.Popen(
        call,
        cwd=broken,
        env=sites.environment(broken),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(lambda: page.exists() and "Acknowledge the request" in page.read_text("utf-8"))
        time.sleep(3)  # for the first build to end, since nothing tells when it has
        triage = broken / "support" / "triage.yaml"
        change(triage, "title: Acknowledge the request", "title: Say hello")
        until(lambda: "Say hello" in page.read_text("utf-8"))
        change(triage, "title: Say hello", "title: Say good morning")
        until(lambda: "Say good morning" in page.read_text("utf-8"))
    finally:
        os.killpg(run.pid, signal.SIGTERM)
        run.wait()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, a minute at most."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to hold within a minute")


EXPORTS = {"md": "md", "tex": "tex", "typst": "typ", "jats": "xml"}
NUMBERED = {
    "md": r"^Step (\d+)\n\n:   (?:\(([\w.-]+)\)=)?",
    "tex": r"\\item\[Step (\d+)\]",
    "typst": r"^/ Step (\d+): ",
    "jats": r"<term>Step (\d+)</term>",
}


def test_exports_have_every_step_with_its_number(broken: Path) -> None:
    page = broken / "triage.md"
    named = [
        f"  - {{format: {format}, output: out/triage.{suffix}, template: null}}\n"
        for format, suffix in EXPORTS.items()
    ]
    page.write_text(f"---\nexports:\n{''.join(named)}---\n{page.read_text('utf-8')}", "utf-8")

    sites.build(broken, *(f"--{format}" for format in EXPORTS))

    for format, suffix in EXPORTS.items():
        text = (broken / "out" / f"triage.{suffix}").read_text("utf-8")
        found = re.findall(NUMBERED[format], text, re.MULTILINE)
        numbers = [each[0] if isinstance(each, tuple) else each for each in found]
        assert numbers == [str(number) for number in range(1, 10)], format
    assert sites.starts(broken) == 1


def test_the_site_that_init_starts_is_clean(tmp_path: Path) -> None:
    sites.init(tmp_path)

    assert sites.build(tmp_path) == (0, [])
