"""Do the pages work in Firefox as they do in Chromium? What somebody on duty does, once each."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from bidi import CONTROL, Page, firefox

TEAM = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: Europe/Berlin}
roles:
  triager: {name: Triager, held-by: whoever is on duty}
  agent: {name: Agent, held-by: everybody in the team}
templates:
  hello:
    title: First answer
    to: agent
    body: |
      Hello {{ name }}, we read it.
    placeholders: {name: first name}
processes:
  triage:
    title: First look
    trigger: A message arrives.
    who: triager
    steps:
      - {id: read, title: Read it, within: 4 working hours, since: start}
      - id: clear
        title: Is it understood?
        informs: agent
        answers: {Yes: answer, No: ask}
      - {id: ask, title: Ask for more, informs: agent}
      - {id: answer, title: Answer it, who: agent, send: hello}
"""
PAGE = """\
# Team

```{support:checklist} triage
```
```{support:walkthrough} triage
```
```{support:due} triage
```
```{support:process} triage
:chart:
```
```{support:templates}
```
"""
CONF = """\
extensions = ["myst_parser", "sphinx_support_process"]
suppress_warnings = ["support-process"]
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "support").mkdir()
    (folder / "support/team.yaml").write_text(TEAM, "utf-8")
    (folder / "index.md").write_text(PAGE, "utf-8")
    (folder / "conf.py").write_text(CONF, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", folder, folder / "out"]
    subprocess.run(command, check=True)
    with firefox(tmp_path_factory.mktemp("profile")) as page:
        page.open((folder / "out/index.html").as_uri())
        yield page


@pytest.fixture(autouse=True)
def nothing_is_thrown(page: Page) -> Iterator[None]:
    yield
    assert page.said == []


def text(page: Page, selector: str, part: str = "") -> str:
    return page.run("one => one.innerText", page.find(selector, part))  # type: ignore[no-any-return]


def test_ticks_and_answers_of_a_checklist_count(page: Page) -> None:
    page.press(".spp-tick", "Read it")
    assert "1 of 4 done" in text(page, ".spp-top p")
    page.press(".spp-choice label", "Yes")
    assert "2 of 3 done" in text(page, ".spp-top p")
    assert "not needed" in text(page, ".spp-off", "Ask for more")


def test_a_walkthrough_goes_on_and_back(page: Page) -> None:
    page.press(".spp-now .spp-way", "Done")
    assert "Is it understood?" in text(page, ".spp-now .spp-step-title")
    page.press(".spp-now .spp-way", "Yes")
    assert "Answer it" in text(page, ".spp-now .spp-step-title")
    page.press(".spp-head button", "Back")
    page.find(".spp-now .spp-step-title", "Is it understood?")
    page.run("() => history.back()")
    page.find(".spp-now .spp-step-title", "Read it")


def test_a_reply_is_filled_in_and_copied(page: Page) -> None:
    page.press(".spp-template .spp-compose input[id]")
    page.type("Noor")
    page.press(".spp-template .spp-compose button", "Copy reply")
    page.find(".spp-template .spp-compose button", "Copied")
    page.run("() => document.body.prepend(document.createElement('textarea'))")
    page.press("body > textarea")
    page.type("v", held=CONTROL)
    pasted = page.run("() => document.querySelector('body > textarea').value")
    assert pasted.strip() == "Hello Noor, we read it."


def test_a_due_time_is_counted(page: Page) -> None:
    page.run(
        """() => {
          const [other, time] = document.querySelectorAll('.spp-moment input');
          for (const [field, value] of [[other, '2026-11-27'], [time, '15:30']]) {
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }"""
    )
    assert "Mon 30 Nov, 11:30" in text(page, ".spp-out .spp-at").replace(" 2026", "")


def test_a_chart_folds_and_keeps_its_heads(page: Page) -> None:
    page.press(".spp-chart-fold > summary")
    page.find(".spp-chart-fold[open] .spp-heads .spp-stay", "Agent")
    page.press(".spp-chart-fold > summary")
    page.find(".spp-chart-fold:not([open]) > summary")
