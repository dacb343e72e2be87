"""A walkthrough in Chromium with furo: one trail through what is run and back, bands, notes."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import strict_site, violations
from building import build, md
from test_pages_browser import OUTSIDE
from walk_cases import LEVELLED, WALK

FILES = {
    "support/a.yaml": WALK,
    "index.md": "# Start\n\n"
    + md("walkthrough triage")
    + "```{toctree}\n:hidden:\nout\nwords\n```\n",
    "out.md": "# Out\n\n" + md("walkthrough outage"),
    "words.md": "# Words\n\n" + md("glossary", "templates"),
}
LEVELS = {
    "support/a.yaml": LEVELLED,
    "index.md": "# Start\n\n" + md("walkthrough outage", "glossary", "levels severity"),
}
ALIKE = """\
processes:
  plain:
    title: Plain
    steps:
      - {id: first, title: Do the first}
      - {id: second, title: Do the second}
      - {id: third, title: Do the third}
"""
QUIET = ["support-process.process-not-shown"]
HOSTILE = "<img src=x onerror=alert(1)> \"'</script> \u202e [x](javascript:alert(1))"
COPIED = """() => {
  window.copied = '';
  navigator.clipboard.write = async ([item]) => {
    window.copied = await (await item.getType('text/plain')).text();
  };
}"""
SMALL = """() => [...document.querySelectorAll(
  '.spp-walk :is(.spp-way, .spp-button, summary)')]
  .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  .filter(box => box.width < 44 || box.height < 44).length"""
TOP = "document.querySelector('li.spp-now').getBoundingClientRect().top + scrollY"
ASK = ("Done", "They may", "Something else")


def built(folder: Path, files: dict[str, str], **conf: Any) -> Path:
    out = build(folder, files, suppress_warnings=QUIET, **conf)
    assert out.warnings == []
    return out.out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    return built(tmp_path_factory.mktemp("trail"), FILES, html_theme="furo")


@pytest.fixture(scope="module")
def levelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    return built(tmp_path_factory.mktemp("levels"), LEVELS, html_theme="furo")


def opened(browser: Any, address: str, **options: Any) -> Any:
    """A page in a window of its own; no error of a script is forgiven."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(5_000)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(error))
    page.goto(address)
    return page


@pytest.fixture
def page(browser: Any, out: Path) -> Iterator[Any]:
    page = opened(browser, (out / "index.html").as_uri())
    yield page
    page.context.close()
    assert page.errors == []


@pytest.fixture
def outage(browser: Any, levelled: Path) -> Iterator[Any]:
    page = opened(browser, (levelled / "index.html").as_uri())
    yield page
    page.context.close()
    assert page.errors == []


@pytest.fixture
def alike(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A page with cards whose buttons stand at the same place."""
    pytest.importorskip("furo", reason="needs the theme furo")
    files = {"support/a.yaml": ALIKE, "index.md": "# Start\n\n" + md("walkthrough plain")}
    out = build(tmp_path, files, html_theme="furo").out
    page = opened(browser, (out / "index.html").as_uri())
    yield page
    page.context.close()
    assert page.errors == []


def answer(page: Any, *labels: str) -> None:
    for label in labels:
        page.locator(".spp-now .spp-way:visible").filter(has_text=label).first.click()


def title(page: Any) -> str:
    return page.inner_text("li.spp-now .spp-step-title strong")  # type: ignore[no-any-return]


def where(page: Any) -> str:
    return page.inner_text(".spp-where")  # type: ignore[no-any-return]


def band(page: Any) -> list[str]:
    return page.locator(".spp-band p").all_inner_texts()  # type: ignore[no-any-return]


def trail(page: Any) -> list[str]:
    return [said.strip() for said in page.locator(".spp-trail li").all_inner_texts()]


def offered(page: Any) -> list[str]:
    said = page.locator("li.spp-now :is(.spp-way, .spp-ways button, .spp-acts button):visible")
    return [one.split("\n")[0] for one in said.all_inner_texts()]


def copied(page: Any, button: str) -> str:
    page.evaluate(f"({COPIED})()")
    page.get_by_role("button", name=button).locator("visible=true").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    return page.evaluate("window.copied")  # type: ignore[no-any-return]


def test_one_trail_leads_through_what_is_run_and_back(page: Any) -> None:
    answer(page, "Done")
    assert offered(page) == ["Go through: Association", "They may", "They may not"]
    answer(page, "Go through")
    assert (where(page), title(page)) == ("Triage \u203a Association · step 1 of 1", "Look them up")
    answer(page, "Known")
    assert (where(page), title(page)) == ("Triage · step 3 of 5", "What is it?")
    assert trail(page) == [
        "1. Acknowledge the request Done",
        "2. May they ask? Go through: Association",
        "1. Look them up Known",
        "↩ back to Triage They may",
    ]


def test_an_outcome_that_ends_the_outer_process_ends_the_trail(page: Any) -> None:
    answer(page, "Done", "Go through", "Unknown")
    assert title(page) == "The process ends"
    assert where(page) == "Triage"
    assert offered(page) == ["Copy the note for the ticket", "Next ticket"]
    assert page.locator(".spp-now .spp-primary:visible").count() == 1


def leads(page: Any) -> list[str]:
    """Where each button of the card says that it leads."""
    return page.locator(".spp-now a.spp-way:visible .spp-to").all_inner_texts()  # type: ignore[no-any-return]


def test_within_what_is_run_a_button_says_where_it_leads_back_to(page: Any) -> None:
    answer(page, "Done", "Go through")
    assert leads(page) == [
        "back to Triage: They may",
        "back to Triage: They may not.",
        "go to Outage, 2. Mend it (Agent)",
    ]


def test_what_is_run_ends_where_nothing_runs_it(page: Any) -> None:
    answer(page, "Done", "Go through")
    page.goto(page.url.partition("#")[0] + "#walkthrough.triage_association")
    page.click("text=Next ticket >> visible=true")
    page.goto(page.url.partition("#")[0] + "#walkthrough.triage_association")
    assert leads(page)[:2] == ["the process ends: They may", "the process ends: They may not"]


def test_a_band_says_what_is_another_than_before(page: Any) -> None:
    assert band(page) == []
    answer(page, "Done")
    assert band(page) == []
    answer(page, "Go through")
    assert band(page) == ["↓ In Association. You come back afterwards."]
    answer(page, "Known")
    assert band(page) == ["↩ Back in Triage. They may"]
    answer(page, "Something else")
    said = "⇄ From here on: Agent. Is that not you? Hand over, and you are done."
    assert band(page) == [said]


def test_the_focus_goes_to_the_heading_which_the_band_describes(page: Any) -> None:
    answer(page, "Done", "Go through")
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText"
    )
    assert described == "↓ In Association. You come back afterwards."
    role = page.locator(".spp-step-title:focus")
    assert (role.get_attribute("role"), role.get_attribute("aria-level")) == ("heading", "2")


def test_a_wait_says_what_came_and_never_that_it_is_done(page: Any) -> None:
    answer(page, *ASK)
    assert offered(page) == [
        "It came: the logs",
        "2 calendar days are over",
        "Still waiting: copy a note",
    ]
    assert page.locator(".spp-now .spp-primary:visible").count() == 0


NOTE = """\
Triage
1. Acknowledge the request: Done
2. May they ask? Go through: Association
   1. Look them up: Known
   ↩ back to Triage: They may
3. What is it? Something else
"""


def test_the_note_tells_the_trail_where_it_stands_and_who_goes_on(page: Any) -> None:
    answer(page, "Done", "Go through", "Known", "Something else")
    note = NOTE + "Now at: 4. Solve it (Agent)"
    page.click("summary >> text=Note for the ticket")
    assert page.inner_text(".spp-note pre") == note
    assert copied(page, "Copy the hand-over note") == f"{note}\nFrom here on: Agent."


def test_the_note_of_one_who_waits_says_for_what(page: Any) -> None:
    answer(page, "Done", "Go through", "Known", "Something else")
    waits = "Still waiting. Wait for the logs, at most 2 calendar days."
    assert copied(page, "Still waiting") == f"{NOTE}Now at: 4. Solve it (Agent)\n{waits}"


def test_the_note_of_an_end_says_how_it_ended(page: Any) -> None:
    answer(page, "Done", "They may not")
    assert copied(page, "Copy the note for the ticket").splitlines()[-2:] == [
        "2. May they ask? They may not",
        "The process ends: The request is refused.",
    ]


def fold_of_the_reply(page: Any) -> Any:
    page.click(".spp-now summary >> text=Reply: Request queued")
    return page.locator(".spp-now .spp-compose")


def noted(page: Any) -> list[str]:
    return page.text_content(".spp-note pre").splitlines()  # type: ignore[no-any-return]


def test_a_reply_that_was_read_only_is_none_that_the_note_tells_of(page: Any) -> None:
    fold_of_the_reply(page)
    answer(page, "Done")
    assert noted(page)[1] == "1. Acknowledge the request: Done"


SENT = "(Reply: Request queued)"


def test_a_reply_that_was_copied_stands_in_the_note_also_after_a_reload(page: Any) -> None:
    page.evaluate(f"({COPIED})()")
    reply = fold_of_the_reply(page)
    reply.get_by_label("what it is about").fill("Logs")
    reply.get_by_role("button", name="Copy subject").click()
    assert noted(page) == ["Triage", "Now at: 1. Acknowledge the request (Triager)"]
    for _ in range(2):
        reply.get_by_role("button", name="Copy reply").click()
        page.locator(".spp-note pre", has_text="Reply").wait_for(state="attached")
    assert noted(page)[-1] == f"Now at: 1. Acknowledge the request (Triager) {SENT}"
    page.reload()
    answer(page, "Done")
    assert noted(page)[1] == f"1. Acknowledge the request: Done {SENT}"
    page.click(".spp-trail >> text=Next ticket")
    answer(page, "Done")
    assert noted(page)[1] == "1. Acknowledge the request: Done"


def test_a_reply_that_was_opened_in_mail_stands_in_the_note(page: Any) -> None:
    reply = fold_of_the_reply(page)
    reply.get_by_label("what it is about").fill("Logs")
    page.evaluate("addEventListener('click', event => event.preventDefault(), { once: true })")
    reply.get_by_role("link", name="Open in mail").click()
    answer(page, "Done")
    assert noted(page)[1] == f"1. Acknowledge the request: Done {SENT}"


def test_of_a_long_trail_the_last_lines_are_shown_until_one_asks_for_all(page: Any) -> None:
    answer(page, "Done", "Go through", "Known", "back to 1", "Done", "They may")
    assert len(trail(page)) == 4
    page.click("text=Show all 7")
    assert len(trail(page)) == 7
    assert page.evaluate("document.activeElement.innerText") == "1. Acknowledge the request"
    assert not page.is_visible("text=Show all")


def test_a_line_leads_back_into_what_was_run(page: Any) -> None:
    answer(page, "Done", "Go through", "Known")
    page.click(".spp-trail a >> text=Look them up")
    assert where(page) == "Triage \u203a Association · step 1 of 1"
    answer(page, "Known")
    assert where(page) == "Triage · step 3 of 5"


def test_back_is_the_back_of_the_browser(page: Any) -> None:
    assert not page.is_visible("text=\u2039 Back")
    answer(page, "Done", "Go through")
    page.click("text=\u2039 Back")
    page.wait_for_function("location.hash === '#walkthrough.triage.authorise'")
    assert title(page) == "May they ask?"
    page.go_forward()
    assert title(page) == "Look them up"


def test_the_next_ticket_begins_anew_and_tells_other_parts(page: Any) -> None:
    answer(page, *ASK)
    page.evaluate("addEventListener('support-process-next', () => { window.told = true; })")
    page.click(".spp-trail >> text=Next ticket")
    assert (title(page), page.is_visible("text=So far")) == ("Acknowledge the request", False)
    assert page.evaluate("window.told")


def test_what_recurs_while_a_process_runs_is_shown_until_its_end(page: Any) -> None:
    assert page.is_visible("text=Write to everybody")
    answer(page, "Done", "They may not")
    assert not page.is_visible("text=Write to everybody")
    page.go_back()
    page.locator(".spp-duties").wait_for()
    assert page.is_visible("text=Write to everybody")


def test_at_an_end_the_next_ticket_is_offered_once(page: Any) -> None:
    answer(page, "Done", "They may not")
    assert page.locator("button:visible", has_text="Next ticket").count() == 1


def test_digits_press_what_the_card_offers_while_the_focus_is_in_it(page: Any) -> None:
    page.keyboard.press("1")
    assert title(page) == "Acknowledge the request"
    page.focus(".spp-now .spp-way:visible")
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("3")
    assert title(page) == "Solve it"
    page.keyboard.press("9")
    page.evaluate("document.querySelector('li.spp-now').append(document.createElement('input'))")
    page.focus("li.spp-now > input")
    page.keyboard.press("1")
    assert title(page) == "Solve it"


@pytest.mark.parametrize(
    ("pause", "then"),
    [(0, "Do the second"), (250, "Do the second"), (499, "Do the second"), (500, "Do the third")],
)
def test_a_card_rests_for_half_a_second_so_that_a_double_click_presses_one_button_only(
    alike: Any, pause: int, then: str
) -> None:
    alike.hover(".spp-now .spp-way:visible")
    hold_animations(alike)
    for clicks in (1, 2):
        alike.mouse.down(click_count=clicks)
        alike.mouse.up(click_count=clicks)
        alike.evaluate("at => document.getAnimations().forEach(it => it.currentTime = at)", pause)
    assert title(alike) == then


def test_two_taps_in_a_row_press_one_button_only(alike: Any) -> None:
    alike.hover(".spp-now .spp-way:visible")
    hold_animations(alike)
    for _ in range(2):
        alike.mouse.down()
        alike.mouse.up()
    assert title(alike) == "Do the second"


def hold_animations(page: Any) -> None:
    """Let no time pass in animations, however long the machine takes."""
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": 0})


def test_the_keyboard_need_not_wait_for_a_card(page: Any) -> None:
    page.focus(".spp-now .spp-way:visible")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert title(page) == "Look them up"


def test_the_trail_goes_along_to_another_page_and_back(page: Any) -> None:
    answer(page, "Done", "They may", "Outage")
    page.wait_for_url("**/out.html#walkthrough.outage")
    assert title(page) == "Find it"
    assert trail(page) == [
        "1. Acknowledge the request Done",
        "2. May they ask? They may",
        "3. What is it? An Outage",
        "→ Outage",
    ]
    assert band(page) == [
        "→ Now in Outage.",
        "⇄ From here on: Agent. Is that not you? Hand over, and you are done.",
    ]
    answer(page, "Done")
    page.click("text=2. May they ask?")
    page.wait_for_url("**/index.html#walkthrough.triage.authorise")
    assert trail(page) == ["1. Acknowledge the request Done"]
    page.go_back()
    assert (title(page), len(trail(page))) == ("Mend it", 5)
    page.click("text=\u2039 Back")
    page.click("text=\u2039 Back")
    page.wait_for_url("**/index.html#walkthrough.triage.kind")
    assert title(page) == "What is it?"


def test_where_nothing_may_be_kept_the_note_is_offered_before_one_leaves(
    browser: Any, out: Path
) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page.goto((out / "index.html").as_uri())
    answer(page, "Done", "They may", "Outage")
    page.locator("[role=status]", has_text="cannot go along").wait_for()
    assert page.is_visible(".spp-note pre")
    answer(page, "Outage")
    page.wait_for_url("**/out.html#walkthrough.outage")
    assert (title(page), trail(page)) == ("Find it", [])
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_card_stays_where_it_is(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    tops = [page.evaluate(TOP)]
    for label in ("Done", "Go through", "Known", "Something else", "It came", "Done"):
        answer(page, label)
        tops.append(page.evaluate(TOP))
    assert max(tops) - min(tops) <= 1


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_all_that_is_pressed_is_large_and_nothing_is_wider_than_the_page(
    page: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for label in ("Done", "Go through", "Known", "Something else", "It came", "Done"):
        assert page.evaluate(SMALL) == 0
        assert page.evaluate(OUTSIDE) == [0, []]
        answer(page, label)
    page.click("summary >> text=Note for the ticket")
    assert page.evaluate(SMALL) == 0
    assert page.evaluate(OUTSIDE) == [0, []]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_any_state(browser: Any, out: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 844}
    address = (out / "index.html").as_uri()
    page = opened(browser, address, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    for label in ("Done", "Go through", "Known", "Something else", "It came", "Done", ""):
        page.mouse.move(0, 0)
        assert violations(page, ".spp-walk", exclude=[".highlight"]) == []
        answer(page, *filter(None, [label]))
    page.context.close()


def test_on_a_telephone_no_dot_stands_between_a_title_and_its_badge(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.inner_text(".spp-now .spp-step-title") == "Acknowledge the request Triager"


def test_a_fold_ends_where_its_list_ends(page: Any) -> None:
    room = """() => {
      document.querySelector('article').insertAdjacentHTML('beforeend',
        '<details class="spp-fold" open><summary>All</summary>'
        + '<ul class="simple"><li><p>One</p></li></ul></details>');
      const fold = document.querySelector('article > .spp-fold');
      const end = one => one.getBoundingClientRect().bottom;
      return end(fold) - end(fold.lastElementChild);
    }"""
    assert page.evaluate(room) == 8 + 1  # and its border


def test_in_forced_colours_cards_and_buttons_keep_their_borders(browser: Any, out: Path) -> None:
    page = opened(browser, (out / "index.html").as_uri(), forced_colors="active")
    answer(page, *ASK)
    border = "one => getComputedStyle(one).borderTopStyle"
    for what in ("li.spp-now", ".spp-now .spp-way:visible", ".spp-band .spp-button"):
        assert page.locator(what).first.evaluate(border) == "solid"
    page.context.close()


def test_on_paper_stands_the_note_of_what_was_done(page: Any) -> None:
    answer(page, "Done", "Go through", "Known", "Something else")
    page.emulate_media(media="print")
    said = page.inner_text(".spp-paper")
    assert said == NOTE + "Now at: 4. Solve it (Agent)"
    assert page.locator(".spp-walk :is(button, .spp-step, .spp-way):visible").count() == 0


def test_on_paper_the_steps_have_no_buttons_and_the_replies_are_unfolded(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator(".spp-walk :is(button, .spp-way):visible").count() == 0
    assert page.is_visible(".spp-letter >> text=Hello")
    assert page.is_visible("text=Look them up")


def test_without_a_script_all_cards_are_there_and_a_reply_unfolds(browser: Any, out: Path) -> None:
    page = opened(browser, (out / "index.html").as_uri(), java_script_enabled=False)
    assert page.locator(".spp-step:visible").count() == 10
    assert page.locator(".spp-walk button").count() == 0
    page.click("summary >> text=Request queued")
    assert page.is_visible(".spp-letter >> text=Hello")
    page.click(".spp-way >> text=Known")
    assert page.url.endswith("#walkthrough.triage_association.ends.allowed")
    page.context.close()


def test_a_condition_is_asked_first_and_passed_by_if_it_does_not_hold(outage: Any) -> None:
    answer(outage, "Done", "SEV-1", "Done")
    assert offered(outage) == ["Yes", "No, go on"]
    answer(outage, "Yes")
    assert offered(outage)[:2] == ["It came: an answer", "2-3 hours are over"]
    outage.go_back()
    answer(outage, "No, go on")
    assert trail(outage)[-1] == "3. Ask what they see No, go on"
    assert offered(outage) == ["It worked", "It did not work"]


def test_the_level_is_asked_once_at_the_first_step_that_needs_it(outage: Any) -> None:
    answer(outage, "Done")
    assert offered(outage) == ["SEV-1", "SEV-2"]
    assert outage.is_visible("text=Severity?")
    answer(outage, "SEV-2")
    assert (
        outage.inner_text("li.spp-now .spp-step-facts")
        == "Within 4 hours (SEV-2) · counted from the start"
    )
    assert trail(outage) == ["1. Page somebody Done", "Severity SEV-2"]
    answer(outage, "Done", "No, go on", "It worked")
    assert (
        outage.inner_text("li.spp-now .spp-step-facts")
        == "Within 2 calendar days (SEV-2) · counted from the start"
    )
    outage.click(".spp-trail a >> text=Severity")
    assert offered(outage) == ["SEV-1", "SEV-2"]


def test_whom_to_call_and_what_must_not_happen_stand_on_the_card(outage: Any) -> None:
    answer(outage, "Done", "SEV-1", "Done", "No, go on")
    assert outage.is_visible("text=Do not delete its volume.")
    assert outage.is_visible("text=After 15 minutes: Head")


def test_a_strict_policy_has_nothing_to_report_and_nothing_is_sent(
    browser: Any, tmp_path: Path
) -> None:
    out = built(tmp_path, FILES, html_sidebars={"**": []})
    with strict_site(browser, out, "index.html") as site:
        page = site.page
        answer(page, "Done", "Go through", "Known", "Something else")
        copied(page, "Copy the hand-over note")
        page.click(".spp-trail >> text=Next ticket")
        assert site.told == []


def test_hostile_text_stays_text_in_cards_trails_and_notes(browser: Any, tmp_path: Path) -> None:
    code = json.dumps(f"`` {HOSTILE} ``", ensure_ascii=False)
    yaml = WALK.replace("title: Look them up", f"title: {code}").replace("Known:", f"{code}:")
    yaml = yaml.replace("allowed: They may,", f"allowed: {code},")
    out = built(tmp_path, FILES | {"support/a.yaml": yaml})
    alerts: list[Any] = []
    page = opened(browser, (out / "index.html").as_uri())
    page.on("dialog", lambda one: alerts.append(one))
    answer(page, "Done", "Go through")
    answer(page, "img")
    assert title(page) == "What is it?"
    assert HOSTILE in page.text_content(".spp-note pre")
    assert HOSTILE in page.text_content(".spp-band")
    answer(page, "Outage")
    page.wait_for_url("**/out.html*")
    assert HOSTILE in page.text_content(".spp-trail")
    assert page.locator(".spp-walk :is(img, script)").count() == 0
    assert (alerts, page.errors) == ([], [])
    page.context.close()


DOCS = Path(__file__).parents[1] / "docs"
FIRST_SCREEN = """() => [...document.querySelectorAll('li.spp-now .spp-way')]
  .filter(one => one.checkVisibility())
  .every(one => one.getBoundingClientRect().bottom + scrollY <= innerHeight)"""


@pytest.fixture(scope="module")
def compass(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example compass, with all that it refers to on another one."""
    pytest.importorskip("furo", reason="needs the theme furo")
    folder = tmp_path_factory.mktemp("compass")
    texts = {path.name: path.read_text("utf-8") for path in (DOCS / "support").glob("*.yaml")}
    files = {f"support/{name}": text for name, text in texts.items()}
    files["index.md"] = "# Start\n\n```{toctree}\nwalk\ntriage\n```\n"
    files["triage.md"] = "# Triage\n\n" + md("process triage", "glossary", "templates")
    files["walk.md"] = (DOCS / "compass" / "triage-step-by-step.md").read_text("utf-8")
    return build(
        folder,
        files,
        html_theme="furo",
        myst_enable_extensions=["colon_fence"],
        support_process_today="2026-11-23",
    ).out


def test_from_a_new_ticket_to_the_wait_of_the_agent_is_one_trail(
    browser: Any, compass: Path
) -> None:
    page = opened(browser, (compass / "walk.html").as_uri())
    answer(page, "Done", "No", "Done", "Go through", "Done", "Yes", "No", "Done", "Done", "Done")
    answer(page, "No", "Done", "Yes")
    assert where(page) == "Non-incident response \u00b7 step 3 of 26"
    assert offered(page)[0] == "It came: the details"
    assert len(page.text_content(".spp-note pre").splitlines()) == 17
    page.context.close()


def test_nearly_all_steps_of_the_compass_have_their_buttons_in_the_first_screen(
    browser: Any, compass: Path
) -> None:
    size = {"width": 390, "height": 844}
    address = (compass / "walk.html").as_uri()
    page = opened(browser, address, viewport=size)
    steps = page.locator(".spp-steps > li").evaluate_all("all => all.map(one => one.id)")
    fit = []
    for step in steps:
        page.goto(f"{address}#{step}")
        fit.append(page.evaluate(FIRST_SCREEN))
    assert len(steps) > 80
    assert sum(fit) >= 0.95 * len(steps)
    page.context.close()


def test_the_page_of_the_compass_is_light(compass: Path) -> None:
    page = (compass / "walk.html").read_bytes()
    assert len(page) <= 260_000
    assert len(gzip.compress(page)) <= 45_000


NEIGHBOURS = ("sphinx_design", "sphinx_copybutton", "sphinx_togglebutton", "sphinx_tabs.tabs")
TABS = """\
# Start

::::{tab-set}
:::{tab-item} Walk
```{support:walkthrough} triage
```
:::
:::{tab-item} List
```{support:checklist} triage
```
:::
::::

```{support:walkthrough} association
```

```{code-block} sh
echo
```

```{toctree}
:hidden:
out
words
```
"""


def test_it_works_beside_tabs_buttons_and_another_walkthrough(browser: Any, tmp_path: Path) -> None:
    there = [name for name in NEIGHBOURS if importlib.util.find_spec(name.partition(".")[0])]
    out = built(
        tmp_path,
        FILES | {"index.md": TABS},
        extensions=["sphinx_support_process", *there],
        html_theme="furo",
        myst_enable_extensions=["colon_fence"],
    )
    page = opened(browser, (out / "index.html").as_uri())
    answer(page, "Done", "Go through", "Known", "Something else")
    assert copied(page, "Copy the hand-over note").startswith(NOTE)
    assert page.locator(".spp-walk .copybtn").count() == 0
    page.locator(".spp-walk >> nth=1").locator(".spp-way", has_text="Unknown").click()
    assert page.locator(".spp-where").all_inner_texts() == [
        "Triage \u00b7 step 4 of 5",
        "Association",
    ]
    page.click("text=\u2039 Back >> nth=1")
    page.wait_for_function(
        "document.querySelectorAll('.spp-where')[1].innerText.includes('1 of 1')"
    )
    assert page.inner_text(".spp-where >> nth=0") == "Triage \u00b7 step 4 of 5"
    assert page.errors == []
    page.context.close()


def test_the_button_for_back_moves_its_own_walkthrough_where_another_moved_last(
    browser: Any, tmp_path: Path
) -> None:
    pytest.importorskip("furo", reason="needs the theme furo")
    both = FILES["index.md"].replace("```{toctree}", md("walkthrough association") + "```{toctree}")
    out = built(tmp_path, FILES | {"index.md": both}, html_theme="furo")
    page = opened(browser, (out / "index.html").as_uri())
    answer(page, "Done")
    page.locator(".spp-walk >> nth=1").locator(".spp-way", has_text="Unknown").click()
    page.click("text=\u2039 Back >> nth=0")
    assert page.locator(".spp-where").all_inner_texts() == [
        "Triage \u00b7 step 1 of 5",
        "Association",
    ]
    page.context.close()
