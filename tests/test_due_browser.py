"""Due times in Chromium with furo: fields, what they lead to, copies, and what stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from browsing import HOSTILE, WIDTHS, strict_site, violations
from building import build, md
from due_site import DESK
from test_checklist_browser import NOTED
from test_due import packaged_zones
from test_pages_browser import OUTSIDE

from sphinx_support_process.cli import main

__all__ = ["packaged_zones"]

FILES = {
    "support/a.yaml": DESK,
    "index.md": "# When is it due?\n\n"
    + md("due triage")
    + "```{toctree}\n:hidden:\nall\nbelow\nwalk\n```\n",
    "walk.md": "# Walk\n\n" + md("walkthrough triage", "promises"),
    "below.md": "# Below others\n\n" + md("checklist triage", "due triage"),
    "all.md": "# All\n\n"
    + md("process triage", "process repair", "process quiet", "levels severity"),
}
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
"""A Monday, 10:00 in Berlin."""

SIZES = """() => [...document.querySelectorAll('.spp-counting :is(select, input, button)')]
  .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  .filter(box => box.width < 44 || box.height < 44).length"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, packaged_zones: None) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    built = build(tmp_path_factory.mktemp("due"), FILES, html_theme="furo")
    assert built.warnings == []
    return built.out


def opened(browser: Any, out: Path, **options: Any) -> Any:
    """The page for a reader in New York, unless another zone is given."""
    context = browser.new_context(**{"timezone_id": "America/New_York"} | options)
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.clock.set_fixed_time(NOW)
    page.goto((out / "index.html").as_uri())
    return page


@pytest.fixture
def page(browser: Any, out: Path) -> Iterator[Any]:
    """The page, in a window of its own; no error of a script is forgiven."""
    page = opened(browser, out)
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    page.context.close()
    assert errors == []


def moment(page: Any, name: str = "the arrival of the request") -> Any:
    return page.locator(f".spp-moment[aria-label*='{name}']")


def fill(page: Any, day: str, time: str, name: str = "the arrival of the request") -> None:
    """Fill in a day as it is listed, or a date, and a time."""
    fields = moment(page, name)
    if day[:1].isdigit():
        fields.locator("select").first.select_option("Another date…")
        fields.locator("[type=date]").fill(day)
    else:
        fields.locator("select").first.select_option(day)
    fields.locator("[type=time]").fill(time)


def told(page: Any) -> dict[str, str]:
    """What is said below each row, by its name."""
    rows = page.locator(".spp-dues > li").all()
    return {
        row.locator(".spp-due-what").inner_text(): row.locator(".spp-out")
        .inner_text()
        .replace("\n\n", "\n")
        for row in rows
    }


READ, ASSIGN = "step 1 (Read it)", "step 2 (Assign it)"
TELL, LOOK = "step 3 (Tell the customer)", "step 4 (Look at it)"
REPORT, ANSWER = "step 5 (Report it)", "Promise: step 3 (Tell the customer)"
REPAIR = "Promise: Repair, step 1 (Mend it)"


def test_at_first_nothing_is_known_and_nothing_can_be_copied(page: Any) -> None:
    unknown = dict.fromkeys((READ, ASSIGN, TELL, LOOK, REPAIR), "Not known yet")
    assert told(page) == unknown | {
        ANSWER: "SEV-1: Not known yet\nSEV-2: Not known yet",
        REPORT: "",
    }
    assert page.get_by_role("button", name="Copy times").is_disabled()


def test_a_day_and_a_time_are_an_answer(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    why = "The clock started Mon 30 Nov, 09:00. Sat 28 Nov and Sun 29 Nov do not count."
    assert told(page) == {
        READ: f"Mon 30 Nov, 17:00 in 7 hrs. {why}",
        ASSIGN: f"Mon 30 Nov, 13:00 in 3 hrs. {why}",
        ANSWER: f"SEV-1: Mon 30 Nov, 15:00 in 5 hrs. {why}\n"
        f"SEV-2: Tue 1 Dec, 17:00 in 1 day 7 hrs. {why}",
        TELL: "Not known yet",
        LOOK: "Not known yet",
        REPAIR: "Not known yet",
        REPORT: "",
    }


def test_fourteen_days_are_listed_and_any_other_can_be_chosen(page: Any) -> None:
    days = moment(page).locator("select").first.locator("option").all_inner_texts()
    assert days[:4] == ["Day", "Today", "Yesterday", "Sat 28 Nov"]
    assert days[14:] == ["Tue 17 Nov", "Another date…"]
    assert not moment(page).locator("[type=date]").is_visible()
    fill(page, "2026-12-24", "16:00")
    assert told(page)[ASSIGN].startswith("Mon 28 Dec, 12:00 in 28 days 2 hrs. Fri 25 Dec")
    assert moment(page).locator(".spp-note").inner_text() == "This time has not come yet."


def test_now_is_an_answer_with_one_press(page: Any) -> None:
    moment(page).get_by_role("button", name="Now").click()
    assert told(page)[ASSIGN] == "Mon 30 Nov, 14:00 in 4 hrs."
    assert moment(page).locator("[type=time]").input_value() == "10:00"


def test_what_is_overdue_says_by_how_much(page: Any) -> None:
    fill(page, "Fri 27 Nov", "11:00")
    assert told(page)[READ] == "Fri 27 Nov, 17:00 overdue by 2 days 17 hrs."
    bold = page.locator(".spp-dues > li").first.locator(".spp-out strong").all_inner_texts()
    assert bold == ["Fri 27 Nov, 17:00", "overdue"]


def test_what_counts_from_a_step_has_fields_of_its_own(page: Any) -> None:
    fill(page, "Today", "09:30", "the end of step 2")
    assert told(page)[LOOK] == "Mon 30 Nov, 15:30 in 5 hrs 30 mins."
    assert told(page)[ASSIGN] == told(page)[TELL] == "Not known yet"


def test_a_level_leaves_its_own_times(page: Any) -> None:
    fill(page, "Fri 27 Nov", "11:00")
    page.get_by_label("Severity").select_option("SEV-2")
    assert told(page)[ANSWER].startswith("Tue 1 Dec, 11:00 in 1 day 1 hr.")


def test_a_pause_takes_its_time_out_and_while_it_lasts_the_clock_stands(page: Any) -> None:
    fill(page, "Fri 27 Nov", "14:00")
    page.get_by_role("button", name="Add a pause").click()
    fill(page, "Fri 27 Nov", "15:00", "Paused from")
    assert told(page)[ASSIGN] == "The clock is paused, 3 hrs left"
    fill(page, "Fri 27 Nov", "16:30", "until")
    assert told(page)[ASSIGN].startswith("Mon 30 Nov, 11:30 ")
    page.get_by_role("button", name="Remove this pause").click()
    assert told(page)[ASSIGN].startswith("Mon 30 Nov, 10:00 ")
    assert page.evaluate("document.activeElement.textContent") == "Add a pause"


def test_a_time_that_came_twice_asks_which(page: Any) -> None:
    fill(page, "2026-10-25", "02:30", "the beginning of step 3")
    fields = moment(page, "the beginning of step 3")
    question = "This time came twice: the clock was set back. Which one?"
    assert fields.locator(".spp-note").inner_text() == question
    assert told(page)[TELL].startswith("Sun 25 Oct, 02:45 ")
    which = page.get_by_label(question).locator("visible=true")
    assert which.locator("option").all_inner_texts() == [
        "Sun 25 Oct, 02:30 (UTC+02:00)",
        "Sun 25 Oct, 02:30 (UTC+01:00)",
    ]
    before = told(page)[TELL]
    which.select_option("Sun 25 Oct, 02:30 (UTC+01:00)")
    assert told(page)[TELL] == before.replace("36 days 8 hrs", "36 days 7 hrs") != before


def test_a_time_that_never_came_is_none(page: Any) -> None:
    fill(page, "2026-03-29", "02:30")
    assert told(page)[ASSIGN] == "Not known yet"
    note = moment(page).locator(".spp-note").inner_text()
    assert note == "This time never came: the clock was set forward."


def test_a_time_without_a_day_says_that_the_day_is_missing(page: Any) -> None:
    moment(page).locator("[type=time]").fill("17:30")
    note = moment(page).locator(".spp-note")
    assert (told(page)[ASSIGN], note.inner_text()) == ("Not known yet", "1 field is empty: Day.")
    fill(page, "Fri 27 Nov", "17:30")
    assert note.inner_text() == ""


def test_a_date_for_which_the_page_knows_no_zone_is_none(page: Any) -> None:
    fill(page, "2050-01-01", "10:00")
    assert told(page)[ASSIGN] == "Not known yet"


def test_times_are_those_of_the_calendar_or_of_the_device(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    page.get_by_label("Times in").select_option("America/New_York (this device)")
    assert moment(page).locator("[type=time]").input_value() == "11:30"
    assert told(page)[ASSIGN].startswith("Mon 30 Nov, 07:00 in 3 hrs.")
    page.get_by_label("Times in").select_option("Europe/Berlin (calendar)")
    assert moment(page).locator("[type=time]").input_value() == "17:30"


def test_below_other_parts_with_words_of_their_own_the_zones_are_named(
    page: Any, out: Path
) -> None:
    page.goto((out / "below.html").as_uri())
    zones = page.get_by_label("Times in").locator("option").all_inner_texts()
    assert zones == ["Europe/Berlin (calendar)", "America/New_York (this device)"]


def test_a_reader_in_the_zone_of_the_calendar_is_not_asked(browser: Any, out: Path) -> None:
    page = opened(browser, out, timezone_id="Europe/Berlin")
    assert page.get_by_text("Times in").is_hidden()
    page.context.close()


def test_the_times_are_copied_as_lines_with_the_zone(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    page.get_by_label("Severity").select_option("SEV-1")
    page.evaluate(f"({NOTED})()")
    page.get_by_role("button", name="Copy times").click()
    page.get_by_role("button", name="Copied").wait_for()
    found = page.evaluate("window.copied")
    assert found["text/plain"] == (
        "step 1 (Read it): Mon, 30 Nov 2026, 17:00 (Europe/Berlin)\n"
        "step 2 (Assign it): Mon, 30 Nov 2026, 13:00 (Europe/Berlin)\n"
        "Promise: step 3 (Tell the customer): Mon, 30 Nov 2026, 15:00 (Europe/Berlin)"
    )
    assert found["text/html"].count("<br>") == 2


def test_the_first_due_time_is_announced_a_second_after_the_last_key(
    browser: Any, out: Path
) -> None:
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto((out / "index.html").as_uri())
    fill(page, "Fri 27 Nov", "17:30")
    page.clock.run_for(900)
    assert page.locator(".spp-due [role=status]").inner_text() == ""
    page.clock.run_for(200)
    said = page.locator(".spp-due [role=status]").inner_text()
    assert said == "step 1 (Read it): due Mon 30 Nov, 17:00"
    context.close()


def test_times_go_on_while_the_page_is_open(browser: Any, out: Path) -> None:
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto((out / "index.html").as_uri())
    fill(page, "Fri 27 Nov", "17:30")
    page.clock.run_for(61 * 60_000)
    assert told(page)[ASSIGN].startswith("Mon 30 Nov, 13:00 in 1 hr 59 mins.")
    page.clock.run_for(15 * 60 * 60_000)
    days = moment(page).locator("select").first
    assert days.locator("option:checked").inner_text() == "Fri 27 Nov"
    assert days.locator("option").nth(3).inner_text() == "Sun 29 Nov"
    context.close()


def test_what_is_filled_in_stays_in_the_tab_until_it_is_cleared(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    before = told(page)
    page.reload()
    assert told(page) == before
    page.get_by_role("button", name="Clear").click()
    assert told(page)[ASSIGN] == "Not known yet"
    page.locator("[role=status]", has_text="All fields are empty.").wait_for()
    assert page.evaluate("localStorage.length + document.cookie.length") == 0


def test_another_tab_begins_empty(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    other = page.context.new_page()
    other.goto(page.url)
    assert told(other)[ASSIGN] == "Not known yet"


def test_the_page_shows_what_the_command_says(
    page: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(DESK, "utf-8")
    times = {"Yesterday": "2026-11-29", "Fri 27 Nov": "2026-11-27", "Today": "2026-11-30"}
    for day, date in times.items():
        for time in ("00:00", "09:00", "16:59", "23:59"):
            fill(page, day, time)
            main(["due", "triage", str(file), "--arrived", f"{date} {time}", "--format", "json"])
            due = [one["due_local"] for one in json.loads(capsys.readouterr().out) if "due" in one]
            shown = page.locator(".spp-out .spp-at").all_inner_texts()
            wanted = [datetime.fromisoformat(moment) for moment in due]
            assert shown == [f"{one:%a} {one.day} {one:%b, %H:%M}" for one in wanted]
            assert len(shown) == 4


def test_all_of_it_works_with_the_keyboard_alone(page: Any) -> None:
    moment(page).locator("select").first.focus()
    page.keyboard.type("Today")
    page.keyboard.press("Tab")
    page.keyboard.type("0930AM")
    assert told(page)[ASSIGN].startswith("Mon 30 Nov, 13:30 ")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Copy times":
            break
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copied").wait_for()


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_all_that_is_pressed_is_large_and_nothing_is_wider_than_the_page(
    page: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    fill(page, "2026-10-25", "02:30")
    page.get_by_role("button", name="Add a pause").click()
    assert page.evaluate(SIZES) == 0
    assert page.evaluate(OUTSIDE) == [0, []]


def test_without_a_script_all_is_said_and_three_examples_counted(browser: Any, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    row = page.locator(".spp-dues > li").nth(1)
    assert row.inner_text().split("\n\n") == [ASSIGN, "within 4 working hours · Desk"]
    said = page.locator(".spp-due-from").first.inner_text()
    assert said == "Counted from the arrival of the request:"
    assert page.locator(".spp-due td, .spp-due th").all_inner_texts()[:8] == [
        *("For example, counted from", "Wed, 10:00", "Fri, 17:30", "Thu 2026-12-24, 16:00"),
        *(READ, "Wed, 17:00", "Mon, 17:00", "Thu, 17:00"),
    ]
    assert page.locator(".spp-due :is(button, input, select)").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(browser: Any, out: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 844}
    page = opened(browser, out, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    acts = (
        lambda: None,
        lambda: fill(page, "2026-10-25", "02:30"),
        lambda: page.get_by_role("button", name="Add a pause").click(),
        lambda: fill(page, "Today", "09:00"),
        lambda: fill(page, "Today", "23:00"),
    )
    for act in acts:
        act()
        assert violations(page, ".spp-due") == []
    page.context.close()


def test_in_forced_colours_fields_and_buttons_keep_a_border(browser: Any, out: Path) -> None:
    page = opened(browser, out, forced_colors="active")
    border = "one => getComputedStyle(one).borderTopStyle"
    for selector in ("select", "input", ".spp-button", ".spp-primary"):
        assert page.locator(f".spp-counting {selector}").first.evaluate(border) == "solid"
    page.context.close()


def test_on_paper_fields_go_and_due_times_stay(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    page.emulate_media(media="print")
    assert page.locator(".spp-counting :is(select, input, button):visible").count() == 0
    assert page.locator(".spp-out .spp-at:visible").count() == 4
    assert page.locator(".spp-due td:visible").count() > 0


def test_a_strict_policy_has_nothing_to_report_and_nothing_is_sent(
    browser: Any, tmp_path: Path
) -> None:
    out = build(tmp_path, FILES, html_sidebars={"**": []}).out
    with strict_site(browser, out, "index.html") as site:
        page = site.page
        moment(page).get_by_role("button", name="Now").click()
        page.get_by_role("button", name="Copy times").click()
        page.get_by_role("button", name="Copied").wait_for()
        assert site.told == []


def test_hostile_names_stay_text(browser: Any, tmp_path: Path) -> None:
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    code = quoted[:1] + "`` " + quoted[1:-1] + " ``" + quoted[-1:]
    yaml = DESK.replace("title: Assign it", f"title: {code}").replace(
        "name: SEV-1", f"name: {quoted}"
    )
    page = browser.new_page()
    alerts: list[Any] = []
    page.on("dialog", lambda one: alerts.append(one))
    page.goto((build(tmp_path, FILES | {"support/a.yaml": yaml}).out / "index.html").as_uri())
    moment(page).get_by_role("button", name="Now").click()
    assert page.locator(".spp-due img, .spp-due script").count() == 0
    assert "<img src=x" in told(page)[ANSWER]
    page.evaluate(f"({NOTED})()")
    page.get_by_role("button", name="Copy times").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert "<img" not in page.evaluate("window.copied")["text/html"]
    assert alerts == []
    page.close()


def test_it_works_where_nothing_may_be_kept(browser: Any, out: Path) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page.goto((out / "index.html").as_uri())
    moment(page).get_by_role("button", name="Now").click()
    assert "in " in told(page)[ASSIGN]
    page.close()


def test_it_goes_on_where_a_script_replaces_what_the_page_shows(page: Any) -> None:
    fill(page, "Fri 27 Nov", "17:30")
    before = told(page)
    page.locator("article").evaluate("one => one.replaceWith(one.cloneNode(true))")
    page.wait_for_function("document.querySelector('.spp-moment [type=time]').value === '17:30'")
    assert told(page) == before
    fill(page, "Fri 27 Nov", "11:00")
    assert told(page)[READ].startswith("Fri 27 Nov, 17:00 overdue")


def test_all_that_a_page_counts_is_of_one_request(page: Any, out: Path) -> None:
    page.goto((out / "walk.html").as_uri())
    page.locator("summary", has_text="When is it due?").locator("visible=true").click()
    fields = page.locator(".spp-moment").locator("visible=true")
    fields.locator("select").first.select_option("Fri 27 Nov")
    fields.locator("[type=time]").fill("11:00")
    card = page.locator(".spp-now .spp-out").locator("visible=true")
    assert card.inner_text() == "Fri 27 Nov, 17:00 overdue by 2 days 17 hrs."
    page.locator("summary", has_text="For the team").click()
    promised = page.locator(".spp-out").locator("visible=true").nth(1).inner_text()
    assert promised.startswith("SEV-1: Fri 27 Nov, 17:00 overdue by 2 days 17 hrs.")
