"""Replies in Chromium with furo: fields, what is empty, what is copied, kept and opened in mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsing import HOSTILE, SITE, WIDTHS, strict_site, violations
from building import build, md
from reply_cases import REPLIES
from test_checklist_browser import NOTED
from test_pages_browser import OUTSIDE

FILES = {
    "support/a.yaml": REPLIES,
    "index.md": "# Start\n\n" + md("templates") + "```{toctree}\n:hidden:\nall\ntwo\n```\n",
    "all.md": "# All\n\n" + md("process triage", "glossary", "representatives"),
    "two.md": "# Two\n\n" + md("walkthrough triage", "template queued", "template asked"),
}
QUEUED = "#template-queued"
ASKED = "#template-asked"
REPLY = """\
Hello Noor,

thank you for writing to us. Your request has arrived, and we will find somebody to work on it. \
You will hear from us again as soon as we know who that is.

Kind regards,
Ada"""
SMALL = """() => [...document.querySelectorAll(
  '.spp-reply :is(.spp-button, input:not([type=checkbox]), textarea, summary, label:has(input))')]
  .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  .filter(box => box.width < 44 || box.height < 44).length"""
HANDS = """() => {
  navigator.clipboard.write = () => { throw new Error('no'); };
  document.execCommand = () => false;
}"""
STILL = "Still empty"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    built = build(tmp_path_factory.mktemp("replies"), FILES, html_theme="furo")
    assert built.warnings == []
    return built.out


@pytest.fixture
def page(browser: Any, out: Path) -> Iterator[Any]:
    """The page of all replies, in a window of its own; no error of a script is forgiven."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(5_000)
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto((out / "index.html").as_uri())
    page.evaluate(f"({NOTED})()")
    yield page
    context.close()
    assert errors == []


FOCUSED = "document.activeElement.matches('.spp-compose :is(input, textarea)')"


def unfold(page: Any, title: str = "Request queued") -> None:
    """Open a reply, whose first empty field has the focus soon after."""
    page.locator("summary", has_text=title).click()
    page.wait_for_timeout(50)


def write(page: Any, label: str, value: str, reply: str = QUEUED) -> None:
    page.locator(reply).get_by_label(label, exact=True).fill(value)


def press(page: Any, button: str, reply: str = QUEUED) -> None:
    page.locator(reply).get_by_role("button", name=button, exact=True).click()


def written(page: Any, reply: str = QUEUED) -> list[str]:
    """What the letter shows, paragraph by paragraph."""
    return page.locator(reply).locator(".spp-letter > p").all_inner_texts()  # type: ignore[no-any-return]


def told(page: Any, said: str, reply: str = QUEUED) -> None:
    page.locator(reply).locator("[role=status]", has_text=said).wait_for()


def copied(page: Any, *kinds: str) -> dict[str, str]:
    """What was copied, as soon as all kinds of it are there."""
    for _ in range(200):
        found: dict[str, str] = page.evaluate("window.copied")
        if all(kind in found for kind in kinds):
            return found
        page.wait_for_timeout(20)
    raise AssertionError("nothing was copied")


def copied_by(page: Any, button: str, reply: str = QUEUED, kind: str = "text/plain") -> str:
    page.evaluate("window.copied = {}")
    press(page, button, reply)
    return copied(page, kind)[kind]


def fill_all(page: Any, reply: str = QUEUED) -> None:
    write(page, "first name", "Noor", reply)
    write(page, "subject of the ticket", "New image", reply)
    write(page, "your name", "Ada", reply)


def mail(page: Any, reply: str = QUEUED) -> Any:
    return page.locator(reply).locator("a.spp-button")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.labels?.[0]?.textContent ?? ''")  # type: ignore[no-any-return]


def test_three_fields_are_filled_and_copied_in_seven_actions(page: Any) -> None:
    actions = 0

    def act(do: Any, *arguments: str) -> None:
        nonlocal actions
        actions += 1
        do(*arguments)

    act(unfold, page)
    page.wait_for_function(FOCUSED)
    for key in ("Noor", "Tab", "New image", "Tab", "Ada"):
        act(page.keyboard.press if key == "Tab" else page.keyboard.insert_text, key)
    act(page.keyboard.press, "Control+Enter")
    assert copied(page, "text/plain", "text/html")["text/plain"] == REPLY
    assert actions == 7


def test_with_a_name_that_is_remembered_five_actions_are_enough(page: Any) -> None:
    unfold(page)
    write(page, "your name", "Ada")
    page.locator(QUEUED).get_by_label("Remember on this device").check()
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.evaluate(f"({NOTED})()")
    actions = [
        lambda: (unfold(page), page.wait_for_function(FOCUSED)),
        lambda: page.keyboard.insert_text("Noor"),
        lambda: page.keyboard.press("Tab"),
        lambda: page.keyboard.insert_text("New image"),
        lambda: page.keyboard.press("Control+Enter"),
    ]
    for act in actions:
        act()
    assert copied(page, "text/plain")["text/plain"] == REPLY


def test_the_letter_follows_the_fields_and_gaps_show_their_label(page: Any) -> None:
    unfold(page)
    assert written(page)[:2] == ["Subject Re: subject of the ticket", "Hello first name,"]
    write(page, "first name", "Noor")
    assert written(page)[:2] == ["Subject Re: subject of the ticket", "Hello Noor,"]
    write(page, "first name", "")
    assert written(page)[1] == "Hello first name,"


def test_no_break_stands_inside_a_paragraph_that_is_pasted(page: Any) -> None:
    unfold(page)
    fill_all(page)
    press(page, "Copy reply")
    found = copied(page, "text/plain", "text/html")
    assert found["text/plain"] == REPLY
    assert found["text/html"] == (
        "<p>Hello Noor,</p><p>thank you for writing to us. Your request has arrived, and we will "
        "find somebody to work on it. You will hear from us again as soon as we know who that is."
        "</p><p>Kind regards,<br>Ada</p>"
    )


def test_after_a_copy_the_button_says_so_for_two_seconds_at_the_same_width(
    browser: Any, out: Path
) -> None:
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{(out / 'index.html').as_uri()}#template-short")
    button = page.locator("#template-short .spp-primary")
    width = button.evaluate("one => one.offsetWidth")
    button.click()
    page.locator("#template-short .spp-primary", has_text="Copied").wait_for()
    assert button.evaluate("one => one.offsetWidth") == width
    page.clock.run_for(2_100)
    assert button.inner_text() == "Copy reply"
    page.close()


def test_the_subject_is_copied_alone_and_asks_for_its_own_fields_only(page: Any) -> None:
    unfold(page)
    write(page, "subject of the ticket", "New image")
    assert copied_by(page, "Copy subject") == "Re: New image"


def test_plain_text_is_copied_without_the_other_form(page: Any) -> None:
    unfold(page)
    fill_all(page)
    assert copied_by(page, "Copy as plain text") == REPLY
    assert page.evaluate("Object.keys(window.copied)") == ["text/plain"]


def test_what_is_empty_stops_the_copy_is_marked_and_gets_the_focus(page: Any) -> None:
    unfold(page)
    write(page, "first name", "Noor")
    press(page, "Copy reply")
    told(page, "2 fields are empty: subject of the ticket, your name.")
    fields = page.locator(QUEUED).locator(".spp-fields")
    assert fields.get_by_text(STILL).count() == 2
    assert (focused(page), page.evaluate("window.copied")) == ("subject of the ticket", {})
    field = fields.get_by_label("your name", exact=True)
    assert field.get_attribute("aria-invalid") == "true"
    described = field.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text() == STILL


def test_one_empty_field_is_told_as_one(page: Any) -> None:
    unfold(page)
    fill_all(page)
    write(page, "your name", " ")
    press(page, "Copy reply")
    told(page, "1 field is empty: your name.")


def test_what_was_said_of_empty_fields_goes_as_soon_as_they_are_filled(page: Any) -> None:
    unfold(page)
    press(page, "Copy reply")
    told(page, "3 fields are empty")
    write(page, "first name", "Noor")
    assert page.get_by_text(STILL).count() == 2
    assert page.get_by_role("button", name="Copy anyway").count() == 1
    fill_all(page)
    assert page.get_by_text(STILL).count() == 0
    assert page.get_by_role("button", name="Copy anyway").count() == 0
    assert page.locator(QUEUED).locator("[role=status]").inner_text() == ""


def test_copied_anyway_a_gap_is_its_label_in_brackets(page: Any) -> None:
    unfold(page)
    write(page, "first name", "Noor")
    press(page, "Copy reply")
    assert copied_by(page, "Copy anyway").endswith("Kind regards,\n[your name]")
    write(page, "subject of the ticket", "")
    press(page, "Copy subject")
    assert copied_by(page, "Copy anyway") == "Re: [subject of the ticket]"


def test_a_field_marks_its_gaps_and_a_gap_leads_to_its_field(page: Any) -> None:
    unfold(page, "Details asked")
    page.locator(ASKED).get_by_label("first name of the customer").focus()
    assert (
        page.locator(ASKED).locator(".spp-here").all_inner_texts()
        == ["first name of the customer"] * 2
    )
    page.locator(ASKED).locator(".spp-gap", has_text="subject of the ticket").click()
    assert focused(page) == "subject of the ticket"
    assert page.locator(".spp-here").all_inner_texts() == ["subject of the ticket"]


def test_a_gap_alone_in_its_paragraph_has_a_field_that_grows(page: Any) -> None:
    unfold(page, "Details asked")
    field = page.locator(ASKED).get_by_label("your questions, one a line")
    height = field.evaluate("one => one.offsetHeight")
    field.fill("Which image?\nSince when?\n\nWho else?")
    assert field.evaluate("one => one.tagName") == "TEXTAREA"
    assert field.evaluate("one => one.offsetHeight") > height + 40
    for label in ("first name of the customer", "subject of the ticket", "who asks"):
        write(page, label, "X", ASKED)
    press(page, "Copy reply", ASKED)
    found = copied(page, "text/plain", "text/html")
    assert found["text/plain"] == (
        "Hello X,\n\nWhich image?\nSince when?\n\nWho else?\n\n"
        "- See https://example.org/how?a=1&b=2 before, X.\n- X"
    )
    assert found["text/html"] == (
        "<p>Hello X,</p><p>Which image?<br>Since when?</p><p>Who else?</p><p>- See "
        '<a href="https://example.org/how?a=1&amp;b=2">https://example.org/how?a=1&amp;b=2</a> '
        "before, X.<br>- X</p>"
    )


def test_what_means_the_same_is_filled_in_once_in_the_whole_tab(page: Any, out: Path) -> None:
    unfold(page)
    fill_all(page)
    assert written(page, ASKED)[0] == ""
    unfold(page, "Details asked")
    assert written(page, ASKED)[:2] == ["Subject A question about: New image", "Hello Noor,"]
    page.goto((out / "two.html").as_uri())
    assert written(page, ASKED)[:2] == ["Subject A question about: New image", "Hello Noor,"]
    write(page, "first name of the customer", "Kim", ASKED)
    assert written(page)[1] == "Hello Kim,"
    page.go_back()
    unfold(page, "Request queued")
    assert page.locator(QUEUED).get_by_label("first name", exact=True).input_value() == "Kim"


def test_another_tab_knows_nothing_of_it(page: Any, out: Path) -> None:
    unfold(page)
    fill_all(page)
    other = page.context.new_page()
    other.goto((out / "index.html").as_uri())
    unfold(other)
    assert written(other)[1] == "Hello first name,"


def test_only_the_name_of_the_writer_is_remembered_and_only_if_that_is_asked(
    page: Any, out: Path
) -> None:
    unfold(page)
    fill_all(page)
    remember = page.locator(QUEUED).get_by_label("Remember on this device")
    assert page.get_by_label("Remember on this device").count() == 2  # one in each reply
    assert page.evaluate("JSON.stringify(localStorage)").count("Ada") == 0
    remember.check()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert ("Ada" in stored, "Noor" in stored, "New image" in stored) == (True, False, False)
    write(page, "your name", "Ada L.")
    assert "Ada L." in page.evaluate("JSON.stringify(localStorage)")
    other = page.context.new_page()
    other.goto((out / "two.html").as_uri())
    assert other.locator(ASKED).get_by_label("who asks").input_value() == "Ada L."
    remember.uncheck()
    assert "Ada" not in page.evaluate("JSON.stringify(localStorage)")


def test_clear_empties_all_fields_but_the_name_that_is_remembered(page: Any) -> None:
    unfold(page)
    fill_all(page)
    page.locator(QUEUED).get_by_label("Remember on this device").check()
    press(page, "Clear")
    told(page, "All fields are empty.")
    assert (written(page)[1], focused(page)) == ("Hello first name,", "first name")
    assert written(page)[3] == "Kind regards,\nAda"
    assert page.evaluate("JSON.stringify(sessionStorage)").count("Noor") == 0


def test_the_next_ticket_of_a_walkthrough_empties_the_fields_as_well(page: Any) -> None:
    unfold(page)
    write(page, "first name", "Noor")
    press(page, "Copy reply")
    told(page, "2 fields are empty")
    page.evaluate("dispatchEvent(new Event('support-process-next'))")
    assert written(page)[1] == "Hello first name,"
    assert page.get_by_text(STILL).count() == 0
    assert page.evaluate("sessionStorage.getItem('support-process fields')") == "{}"


def test_a_mail_has_subject_and_text_and_no_address_to_go_to(page: Any) -> None:
    unfold(page)
    fill_all(page)
    address = urlsplit(mail(page).get_attribute("href"))
    assert (address.scheme, address.netloc, address.path) == ("mailto", "", "")
    assert parse_qs(address.query, strict_parsing=True) == {
        "subject": ["Re: New image"],
        "body": [REPLY.replace("\n", "\r\n")],
    }


def test_nothing_breaks_out_of_a_mail(page: Any) -> None:
    unfold(page)
    hostile = "x&cc=evil@example.org?bcc=a#b%0d%0aBcc: evil@example.org"
    for field in page.locator(QUEUED).locator(".spp-fields [id]:is(input)").all():
        field.evaluate(
            "(one, said) => { one.value = `${said}\\ud800\\x07`;"
            "one.dispatchEvent(new Event('input')); }",
            hostile,
        )
    address = urlsplit(mail(page).get_attribute("href"))
    assert (address.path, address.fragment) == ("", "")
    asked = parse_qs(address.query, strict_parsing=True)
    assert list(asked) == ["subject", "body"]
    assert asked["subject"] == [f"Re: {hostile}"]


def test_a_mail_that_is_too_long_for_an_address_is_not_offered(page: Any) -> None:
    unfold(page)
    fill_all(page)
    assert mail(page).is_visible()
    write(page, "first name", "x" * 1_700)
    assert mail(page).is_hidden()


def test_a_mail_with_an_empty_field_is_stopped_like_a_copy(page: Any) -> None:
    unfold(page)
    url = page.url
    mail(page).click()
    told(page, "3 fields are empty")
    assert page.url == url


def test_no_code_of_a_help_desk_is_copied_or_mailed_whatever_is_typed(page: Any) -> None:
    unfold(page)
    write(page, "first name", "{{{{ agent.secret }}}} {")
    write(page, "subject of the ticket", "{{ x")
    write(page, "your name", "{")
    press(page, "Copy reply")
    found = copied(page, "text/plain", "text/html")
    subject = copied_by(page, "Copy subject")
    address = unquote(mail(page).get_attribute("href"))
    for said in (*found.values(), subject, address, *written(page)):
        assert "{{" not in said
    assert subject == "Re: { { x"


def test_hostile_values_stay_text_in_the_letter_and_in_what_is_copied(page: Any) -> None:
    alerts: list[Any] = []
    page.on("dialog", lambda one: alerts.append(one))
    unfold(page)
    for label in ("first name", "subject of the ticket", "your name"):
        write(page, label, HOSTILE)
    assert page.locator(".spp-letter :is(img, script)").count() == 0
    press(page, "Copy reply")
    found = copied(page, "text/plain", "text/html")
    assert f"Hello {HOSTILE}," in found["text/plain"]
    assert "<img" not in found["text/html"]
    page.reload()
    unfold(page)
    assert written(page)[1] == f"Hello {HOSTILE},"
    assert alerts == []


def test_junk_in_the_storage_breaks_nothing(page: Any) -> None:
    page.evaluate(
        """() => {
          sessionStorage.setItem('support-process fields', '{"__proto__": 1, "subject": [2]}');
          localStorage.setItem('support-process writer', '7');
        }"""
    )
    page.reload()
    page.evaluate(f"({NOTED})()")
    unfold(page)
    write(page, "first name", "Noor")
    assert written(page)[1] == "Hello Noor,"


def test_it_works_where_nothing_may_be_kept(browser: Any, out: Path) -> None:
    page = browser.new_page()
    for place in ("sessionStorage", "localStorage"):
        page.add_init_script(
            f"Object.defineProperty(window, '{place}', {{ get() {{ throw new Error('no'); }} }})"
        )
    page.goto((out / "index.html").as_uri())
    page.evaluate(f"({NOTED})()")
    unfold(page)
    fill_all(page)
    page.locator(QUEUED).get_by_label("Remember on this device").check()
    assert copied_by(page, "Copy reply") == REPLY
    page.close()


def test_where_copying_is_forbidden_the_text_is_there_to_be_copied_by_hand(page: Any) -> None:
    page.evaluate(HANDS)
    unfold(page)
    fill_all(page)
    press(page, "Copy reply")
    told(page, "Select the text and press Ctrl+C.")
    assert page.locator("textarea.spp-by-hand:visible").input_value() == REPLY


def test_all_of_it_works_with_the_keyboard_alone(page: Any) -> None:
    page.locator("summary", has_text="Request queued").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.spp-fields input')")
    order = [focused(page)]
    for _ in range(6):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
            )
        )
    assert order == [
        "first name",
        "subject of the ticket",
        "your name",
        "Remember on this device",
        "Copy reply",
        "Copy subject",
        "Copy as plain text",
    ]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.locator(QUEUED).get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "first name"


def test_a_link_to_a_reply_opens_it(page: Any, out: Path) -> None:
    page.goto((out / "all.html").as_uri())
    page.get_by_role("link", name="Request queued").first.click()
    assert page.url.endswith(QUEUED)
    page.locator(QUEUED).get_by_label("first name", exact=True).wait_for()
    top = page.locator("summary", has_text="Request queued").bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"] / 2


def test_the_permalink_of_a_reply_that_is_folded_leads_into_it(page: Any) -> None:
    page.get_by_role("link", name="Link to this reply").first.click()
    assert page.url.endswith(QUEUED)
    page.locator(QUEUED).wait_for()


@pytest.mark.parametrize("place", ["all.html", "two.html"])
def test_a_step_and_the_walkthrough_have_the_same_composer_folded(
    page: Any, out: Path, place: str
) -> None:
    page.goto((out / place).as_uri())
    page.evaluate(f"({NOTED})()")
    if place == "two.html":
        page.goto(f"{page.url}#walkthrough.triage.acknowledge")
    reply = page.locator(".spp-reply", has_text="Reply: Request queued")
    reply.locator("summary").click()
    for label, value in (("first name", "Noor"), ("subject of the ticket", "X")):
        reply.get_by_label(label, exact=True).fill(value)
    reply.get_by_label("your name", exact=True).fill("Ada")
    reply.get_by_role("button", name="Copy reply").click()
    assert copied(page, "text/plain")["text/plain"] == REPLY


def test_fields_of_two_composers_on_one_page_are_named_apart(page: Any, out: Path) -> None:
    page.goto((out / "two.html").as_uri())
    ids: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    write(page, "first name", "Noor")
    assert [
        text for text in page.locator(".spp-letter").all_text_contents() if "Hello Noor," in text
    ].__len__() == 4


def side_by_side(page: Any) -> bool:
    fields = page.locator(QUEUED).locator(".spp-fields").bounding_box()
    letter = page.locator(QUEUED).locator(".spp-letter").bounding_box()
    return bool(letter["x"] >= fields["x"] + fields["width"])


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False), (320, False)])
def test_fields_stand_beside_the_letter_where_there_is_room_and_else_before_it(
    page: Any, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    unfold(page)
    assert side_by_side(page) is beside
    press(page, "Copy reply")
    told(page, "3 fields are empty")
    assert page.evaluate(SMALL) == 0
    assert page.evaluate(OUTSIDE) == [0, []]


def test_on_a_telephone_the_two_buttons_stay_in_sight_and_cover_no_field(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    unfold(page)
    for label in ("first name", "subject of the ticket", "your name"):
        page.locator(QUEUED).get_by_label(label, exact=True).focus()
        page.wait_for_timeout(100)
        box = page.evaluate(
            """() => {
              const field = document.activeElement.getBoundingClientRect();
              const dock = document.querySelector('#template-queued .spp-dock')
                .getBoundingClientRect();
              return { field: field.bottom, dock: dock.top, end: dock.bottom, all: innerHeight };
            }"""
        )
        assert box["field"] <= box["dock"]
        assert box["end"] <= box["all"]
    found = page.evaluate(
        """() => {
          const { left, bottom } = document.querySelector('#template-queued .spp-primary')
            .getBoundingClientRect();
          return document.elementFromPoint(left + 20, bottom - 10).textContent;
        }"""
    )
    assert found == "Copy reply"


def test_without_a_script_there_are_the_list_and_the_letter_and_nothing_dead(
    browser: Any, out: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    unfold(page)
    rows = page.locator(QUEUED).locator(".spp-fill li").all_inner_texts()
    assert rows == ["first name", "subject of the ticket\nfor example New image", "your name"]
    assert written(page)[1] == "Hello first name,"
    assert page.locator(".spp-reply :is(button, input, textarea)").count() == 0
    page.goto(f"{(out / 'index.html').as_uri()}{ASKED}")
    page.locator(ASKED).wait_for()
    context.close()


def test_in_print_letters_are_open_with_lines_to_fill_and_without_controls(page: Any) -> None:
    unfold(page)
    write(page, "first name", "Noor")
    page.emulate_media(media="print")
    controls = ".spp-reply :is(input, .spp-button, .spp-fill, [role=status]):visible"
    assert page.locator(controls).count() == 0
    assert page.locator(ASKED).locator(".spp-letter").is_visible()
    line = "one => [getComputedStyle(one).borderBottomStyle, one.offsetWidth > 150]"
    assert page.locator(QUEUED).locator(".spp-gap-2").evaluate(line) == ["solid", True]
    assert page.locator(QUEUED).locator(".spp-gap-0").evaluate(line) == ["none", False]


def test_in_forced_colours_gaps_fields_and_buttons_keep_an_edge(browser: Any, out: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((out / "index.html").as_uri())
    unfold(page)
    write(page, "first name", "Noor")
    for part, side in (
        (".spp-fields input", "Top"),
        (".spp-primary", "Top"),
        (".spp-letter", "Top"),
        (".spp-set", "Bottom"),
        (".spp-gap:not(.spp-set)", "Bottom"),
    ):
        edge = f"one => getComputedStyle(one).border{side}Style"
        assert page.locator(QUEUED).locator(part).first.evaluate(edge) != "none", part
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
        lambda: unfold(page),
        lambda: write(page, "first name", "Noor"),
        lambda: press(page, "Copy reply"),
        lambda: press(page, "Copy anyway"),
    )
    for act in acts:
        act()
        page.wait_for_timeout(100)
        assert violations(page, ".spp-template") == []
    context.close()


def test_a_strict_policy_has_nothing_to_report_and_nothing_is_sent_or_put_into_addresses(
    browser: Any, tmp_path: Path
) -> None:
    out = build(tmp_path, FILES, html_sidebars={"**": []}).out
    with strict_site(browser, out, "index.html") as site:
        page = site.page
        page.evaluate(f"({NOTED})()")
        unfold(page)
        press(page, "Copy reply")
        fill_all(page)
        page.locator(QUEUED).get_by_label("Remember on this device").check()
        assert copied_by(page, "Copy reply") == REPLY
        press(page, "Clear")
        assert (site.told, page.url) == ([], f"{SITE}index.html")


def test_it_goes_on_where_a_script_replaces_what_the_page_shows(page: Any) -> None:
    unfold(page)
    write(page, "first name", "Noor")
    page.locator("article").evaluate("one => one.replaceWith(one.cloneNode(true))")
    page.wait_for_function("document.querySelectorAll('#template-queued .spp-dock').length === 1")
    write(page, "first name", "Kim")
    assert written(page)[1] == "Hello Kim,"
