"""A checklist in Chromium with furo: ticks, answers, ways back, copies, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import HOSTILE, WIDTHS, strict_site, violations
from building import build, md
from checklist_cases import CHECKLIST
from test_pages_browser import OUTSIDE

FILES = {
    "support/a.yaml": CHECKLIST,
    "index.md": "# Start\n\n"
    + md("checklist triage", "checklist small")
    + "```{toctree}\n:hidden:\nall\n```\n",
    "all.md": "# All\n\n" + md("process triage", "process small", "glossary", "templates"),
}
LISTED = ".spp-list >> nth=0"
NOTED = """() => {
  window.copied = {};
  navigator.clipboard.write = async ([item]) => {
    for (const type of item.types) window.copied[type] = await (await item.getType(type)).text();
  };
}"""
SIZES = """() => [...document.querySelectorAll(
  '.spp-list :is(label, .spp-bar button, .spp-top button)')]
  .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  .filter(box => box.width < 44 || box.height < 44).length"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    built = build(tmp_path_factory.mktemp("checklist"), FILES, html_theme="furo")
    assert built.warnings == []
    return built.out


@pytest.fixture
def page(browser: Any, out: Path) -> Iterator[Any]:
    """The page, in a window of its own; no error of a script is forgiven."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5_000)
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto((out / "index.html").as_uri())
    yield page
    context.close()
    assert errors == []


def tick(page: Any, name: str) -> None:
    page.locator(LISTED).locator(".spp-tick", has_text=name).click()


def answer(page: Any, question: str, said: str) -> None:
    asked = page.locator("legend", has_text=question)
    item = page.locator(LISTED).locator(".spp-task").filter(has=asked)
    item.locator("label").filter(has=page.locator(f".spp-said strong:text-is('{said}')")).click()


def counted(page: Any) -> str:
    return page.inner_text(f"{LISTED} >> .spp-top p")  # type: ignore[no-any-return]


def flags(page: Any) -> list[str]:
    """What the script says beside each step."""
    return page.locator(LISTED).locator(".spp-flag").all_text_contents()  # type: ignore[no-any-return]


def told(page: Any, said: str) -> None:
    page.locator(LISTED).locator("[role=status]", has_text=said).wait_for()


def copied(page: Any, button: str) -> dict[str, str]:
    page.evaluate(f"({NOTED})()")
    page.locator(LISTED).get_by_role("button", name=button).click()
    for _ in range(200):  # a function that is waited for would be one that a strict policy refuses
        found: dict[str, str] = page.evaluate("window.copied")
        if "text/html" in found and "text/plain" in found:
            return found
        page.wait_for_timeout(20)
    raise AssertionError("nothing was copied")


def to_the_end(page: Any) -> None:
    tick(page, "Take the Ticket")
    answer(page, "little", "No")
    tick(page, "Acknowledge")
    answer(page, "Solve it", "It worked")
    answer(page, "Thank them", "It does not apply")
    answer(page, "Is there more?", "No")


def test_each_tick_and_answer_counts_and_the_first_open_step_is_next(page: Any) -> None:
    assert (counted(page), flags(page)[0]) == ("0 of 7 done", "next")
    tick(page, "Take the Ticket")
    assert (counted(page), flags(page)) == ("1 of 7 done", ["", "next", "", "", "", "", ""])
    told(page, "1 of 7 done.")


def test_what_an_answer_makes_needless_is_shut_and_says_so(page: Any) -> None:
    answer(page, "little", "Yes")
    assert flags(page) == ["next", "", *["not needed"] * 5]
    assert page.is_disabled("[name='checklist.triage.acknowledge']")
    assert not page.is_visible("[name='checklist.triage.again'] >> nth=0")
    told(page, "1 of 2 done. 5 steps are not needed.")


def test_another_answer_opens_the_steps_again_with_their_ticks(page: Any) -> None:
    tick(page, "Acknowledge")
    answer(page, "little", "Yes")
    answer(page, "little", "No")
    assert page.is_enabled("[name='checklist.triage.acknowledge']")
    assert counted(page) == "2 of 7 done"


def test_an_answer_that_leads_on_links_there_once_it_is_chosen(page: Any) -> None:
    assert not page.is_visible("text=On to Small requests")
    answer(page, "little", "Yes")
    page.click("text=Small requests >> visible=true >> nth=-1", trial=True)
    page.locator(LISTED).get_by_role("link", name="Small requests").click()
    assert page.url.endswith("all.html#process-small")


def test_at_the_end_it_says_how_the_process_goes_on(page: Any) -> None:
    to_the_end(page)
    tick(page, "Close it")
    assert counted(page) == "All done"
    told(page, "All done. The process ends: It is settled.")


def test_a_way_back_asks_and_unticks_from_there_and_undo_brings_all_back(page: Any) -> None:
    to_the_end(page)
    answer(page, "Is there more?", "Yes")
    assert (counted(page), flags(page)[5]) == ("5 of 7 done", "next")
    page.click("text=Again from 3?")
    assert counted(page) == "2 of 7 done"
    assert page.evaluate("document.activeElement.name") == "checklist.triage.acknowledge"
    told(page, "The ticks from 3 on are gone.")
    page.click("text=Undo")
    assert counted(page) == "5 of 7 done"
    assert page.is_visible("text=Again from 3?")
    assert not page.is_visible("text=Undo")


def test_start_again_takes_all_ticks_and_offers_undo_for_ten_seconds(
    browser: Any, out: Path
) -> None:
    page = browser.new_page()
    page.clock.install()
    page.goto((out / "index.html").as_uri())
    tick(page, "Take the Ticket")
    page.locator(LISTED).get_by_role("button", name="Start again").click()
    assert counted(page) == "0 of 7 done"
    page.clock.run_for(8_000)
    assert page.is_visible("text=Undo")
    page.focus("text=Undo")
    page.clock.run_for(2_000)
    assert not page.is_visible("text=Undo")
    assert page.evaluate("document.activeElement.textContent") == "Start again"
    page.close()


def test_ticks_and_answers_survive_a_reload_and_coming_back(page: Any, out: Path) -> None:
    to_the_end(page)
    page.reload()
    assert counted(page) == "6 of 7 done"
    assert page.is_checked("[name='checklist.triage.thank'][value=skipped]")
    page.goto((out / "all.html").as_uri())
    page.go_back()
    assert counted(page) == "6 of 7 done"
    assert page.locator(".spp-list >> nth=1").locator(".spp-top p").inner_text() == "0 of 1 done"


TASKS = """\
## Triage

### Receive

- [x] 1. Take the Ticket
- [x] 2. Does it need little? **No**
- [ ] 3. Acknowledge it (Triager, within 4 hours)

### Solve

- [ ] 4. Solve it (Agent)
  - It worked → 5. Thank them
  - It did not work → back to 3. Acknowledge it
- [ ] 5. If they were patient: Thank them (Agent)
  - Done → 6. Is there more?
  - It does not apply → 6. Is there more?
- [ ] 6. Is there more? (Agent)
  - Yes → back to 3. Acknowledge it
  - No → 7. Close it
- [ ] 7. Close it (Agent)
  - the process ends: It is settled
"""


def test_the_tasks_are_copied_as_markdown_in_one_action(page: Any) -> None:
    tick(page, "Take the Ticket")
    answer(page, "little", "No")
    assert copied(page, "Copy as tasks")["text/plain"] == TASKS
    assert page.locator(LISTED).get_by_role("button", name="Copied").is_visible()
    told(page, "Copied")


def test_a_step_that_leads_elsewhere_by_itself_says_so_in_what_is_copied(
    browser: Any, tmp_path: Path
) -> None:
    yaml = """\
roles: {agent: {name: Agent, held-by: Bob, definition: Solves it.}}
processes:
  help:
    title: Help
    trigger: A request arrives.
    who: agent
    steps:
      - {id: known, title: "Is it known?", answers: {'Yes': point, 'No': ask}}
      - {id: point, title: Point to it, next: done}
      - {id: ask, title: Ask for more, next: known}
"""
    files = {"support/a.yaml": yaml, "index.md": "# Start\n\n" + md("checklist help")}
    page = browser.new_page()
    page.goto((build(tmp_path, files).out / "index.html").as_uri())
    assert copied(page, "Copy as plain list")["text/plain"].splitlines()[2:] == [
        "☐ 1. Is it known? (Agent)",
        "   - Yes → 2. Point to it",
        "   - No → 3. Ask for more",
        "☐ 2. Point to it (Agent)",
        "   - the process ends",
        "☐ 3. Ask for more (Agent)",
        "   - back to 1. Is it known?",
    ]
    page.close()


def test_the_plain_list_leaves_out_what_is_not_needed(page: Any) -> None:
    answer(page, "little", "Nonsense")
    found = copied(page, "Copy as plain list")
    assert found["text/plain"] == (
        "Triage\n\nReceive\n\n☐ 1. Take the Ticket (Triager)\n☑ 2. Does it need little? Nonsense\n"
    )
    assert found["text/html"] == (
        "<p>Triage</p><p>Receive</p>"
        "<p>☐ 1. Take the Ticket (Triager)<br>☑ 2. Does it need little? Nonsense<br></p>"
    )


def test_the_plain_list_says_where_each_answer_leads(page: Any) -> None:
    lines = copied(page, "Copy as plain list")["text/plain"].splitlines()
    assert lines[4:9] == [
        "☐ 1. Take the Ticket (Triager)",
        "☐ 2. Does it need little? (Triager)",
        "   - Yes → continue in Small requests",
        "   - No → 3. Acknowledge it",
        "   - Nonsense → the process ends: The request is refused",
    ]


def test_it_is_copied_where_there_is_no_clipboard_and_else_by_hand(page: Any) -> None:
    page.evaluate(
        "() => { navigator.clipboard.write = () => { throw new Error('no'); };"
        "addEventListener('copy', () => { window.event = true; }); }"
    )
    page.locator(LISTED).get_by_role("button", name="Copy as plain list").click()
    told(page, "Copied")
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator(LISTED).get_by_role("button", name="Copy as tasks").click()
    told(page, "Select the text and press Ctrl+C.")
    field = page.locator("textarea:visible")
    assert field.input_value() == TASKS.replace("[x] 1. Take the Ticket", TAKE).replace(
        "[x] 2. Does it need little? **No**", f"[ ] 2. Does it need little? (Triager){WAYS}"
    )


WAYS = """
  - Yes → continue in Small requests
  - No → 3. Acknowledge it
  - Nonsense → the process ends: The request is refused"""
TAKE = "[ ] 1. Take the Ticket (Triager)"


def test_all_of_it_works_with_the_keyboard_alone(page: Any) -> None:
    page.focus("[name='checklist.triage.take']")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.is_checked("[name='checklist.triage.little'][value=No]")
    assert counted(page) == "2 of 7 done"
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
    page.locator(LISTED).get_by_role("button", name="Copy as tasks").focus()
    page.keyboard.press("Enter")
    told(page, "Copied")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_count_stays_in_sight_and_below_the_bar_of_the_theme(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.locator(LISTED).locator(".spp-task").last.scroll_into_view_if_needed()
    page.wait_for_function(
        """() => {
          const { left, top, width, height } =
            document.querySelector('.spp-top p').getBoundingClientRect();
          const found = document.elementFromPoint(left + 5, top + height / 2);
          return top >= 0 && top < 120 && Boolean(found.closest('.spp-top'));
        }"""
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_at_the_last_step_the_buttons_are_in_sight(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.locator(LISTED).locator(".spp-task").last.scroll_into_view_if_needed()
    buttons = page.locator(LISTED).locator(".spp-top button:visible")
    assert buttons.all_inner_texts() == ["Copy as tasks", "Copy as plain list", "Start again"]
    in_sight = """one => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= 170;
    }"""
    for button in buttons.all():
        page.wait_for_function(in_sight, arg=button.element_handle())


def test_what_a_button_says_is_not_shown_again_below(page: Any) -> None:
    copied(page, "Copy as tasks")
    told(page, "Copied")
    status = page.locator(LISTED).locator("[role=status]")
    assert status.evaluate("one => getComputedStyle(one).opacity") == "0"
    tick(page, "Take the Ticket")
    told(page, "1 of 7 done.")
    assert status.evaluate("one => getComputedStyle(one).opacity") == "1"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_back_to_the_top_that_a_theme_offers_does_not_lie_on_the_count(
    page: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.locator(LISTED).locator(".spp-task").last.scroll_into_view_if_needed()
    page.mouse.move(width / 2, 300)
    page.mouse.wheel(0, -120)
    page.locator(".back-to-top").wait_for()
    middle = """() => {
      const bar = document.querySelector('.spp-top').getBoundingClientRect();
      const found = document.elementFromPoint(bar.left + bar.width / 2, bar.top + bar.height / 2);
      return Boolean(found.closest('.spp-top'));
    }"""
    assert page.evaluate(middle)


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_all_that_is_pressed_is_large_and_nothing_is_wider_than_the_page(
    page: Any, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    to_the_end(page)
    assert page.evaluate(SIZES) == 0
    assert page.evaluate(OUTSIDE) == [0, []]


def test_without_a_script_it_is_ticked_and_answered(browser: Any, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    tick(page, "Take the Ticket")
    answer(page, "little", "Yes")
    assert page.is_checked("[name='checklist.triage.take']")
    assert page.is_checked("[name='checklist.triage.little'][value=Yes]")
    assert page.is_visible("text=On to Small requests")
    assert page.locator(".spp-list button").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(browser: Any, out: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 844}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    acts = (
        lambda: None,
        lambda: answer(page, "little", "Yes"),
        lambda: to_the_end(page),
        lambda: answer(page, "Is there more?", "Yes"),
        lambda: page.click("text=Again from 3?"),
    )
    for act in acts:
        act()
        assert violations(page, ".spp-ticks") == []
    context.close()


def test_in_forced_colours_what_is_next_and_what_is_chosen_keep_a_border(
    browser: Any, out: Path
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    border = "one => getComputedStyle(one).borderTopStyle + getComputedStyle(one).borderTopWidth"
    assert page.locator(".spp-now .spp-flag").first.evaluate(border) == "solid1px"
    assert page.locator(".spp-choice").first.evaluate(border) in ("solid1px", "solid1.5px")
    context.close()


def test_on_paper_boxes_have_four_millimetres_and_chosen_answers_stay(page: Any) -> None:
    answer(page, "little", "No")
    page.emulate_media(media="print")
    width = page.locator("[name='checklist.triage.take']").evaluate("one => one.offsetWidth")
    assert width == round(4 / 25.4 * 96)
    shown = page.locator(LISTED).locator(".spp-said:visible").all_text_contents()
    assert shown[:3] == ["No", "It worked", "It did not work"]
    buttons = page.locator(".spp-list button:visible").count()
    assert (buttons, page.locator(".spp-top:visible").count()) == (0, 0)


def test_twenty_six_steps_are_printed_on_two_pages(browser: Any, tmp_path: Path) -> None:
    steps = "".join(f"      - {{id: s{n}, title: Do part {n} of it}}\n" for n in range(24))
    asked = "      - {id: q%d, title: Is it so?, answers: {'Yes': s0, 'No': next}}\n"
    yaml = f"{CHECKLIST}  long:\n    title: Long\n    who: agent\n    steps:\n{steps}"
    files = {
        "support/a.yaml": yaml + asked % 1 + asked % 2 + "      - {id: end, title: End}\n",
        "index.md": "# Long\n\n" + md("checklist long"),
    }
    out = build(tmp_path, files, html_theme="furo").out
    page = browser.new_page()
    page.goto((out / "index.html").as_uri())
    assert 1 <= page.pdf(format="A4").count(b"/Type /Page\n") <= 2
    page.close()


def test_a_strict_policy_has_nothing_to_report_and_nothing_is_sent(
    browser: Any, tmp_path: Path
) -> None:
    out = build(tmp_path, FILES, html_sidebars={"**": []}).out
    with strict_site(browser, out, "index.html") as site:
        page = site.page
        to_the_end(page)
        copied(page, "Copy as tasks")
        page.locator(LISTED).get_by_role("button", name="Start again").click()
        assert counted(page) == "0 of 7 done"
        assert site.told == []


def test_hostile_text_stays_text_and_is_copied_so_that_it_is_read_as_text(
    browser: Any, tmp_path: Path
) -> None:
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    code = quoted[:1] + "`` " + quoted[1:-1] + " ``" + quoted[-1:]
    yaml = CHECKLIST.replace("'Yes': small", f"{code}: small")
    files = FILES | {"support/a.yaml": yaml.replace("title: Acknowledge it", f"title: {code}")}
    page = browser.new_page()
    alerts: list[Any] = []
    page.on("dialog", lambda one: alerts.append(one))
    page.goto((build(tmp_path, files).out / "index.html").as_uri())
    assert page.locator(".spp-list img, .spp-list script").count() == 0
    page.locator(LISTED).locator(".spp-choice label", has_text="img").first.click()
    found = copied(page, "Copy as tasks")
    assert r"**\<img src=x onerror=alert(1)\>" in found["text/plain"]
    assert r"\[x\](javascript:alert(1))**" in found["text/plain"]
    assert "<img" not in found["text/html"]
    page.reload()
    assert counted(page) == "1 of 2 done"
    assert alerts == []
    page.close()


def test_it_works_where_nothing_may_be_kept(browser: Any, out: Path) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page.goto((out / "index.html").as_uri())
    tick(page, "Take the Ticket")
    assert counted(page) == "1 of 7 done"
    page.close()


def test_it_goes_on_where_a_script_replaces_what_the_page_shows(page: Any) -> None:
    tick(page, "Take the Ticket")
    page.locator("article").evaluate("one => one.replaceWith(one.cloneNode(true))")
    page.wait_for_function("document.querySelectorAll('.spp-top').length === 2")
    answer(page, "little", "No")
    assert counted(page) == "2 of 7 done"
