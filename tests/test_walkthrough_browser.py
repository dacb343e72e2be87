"""Step by step in Chromium: answers, the way back, the address of a step, the keyboard."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import violations
from building import build, md
from test_pages_browser import OUTSIDE
from theme_cases import THEMES, build_in
from walk_cases import WALK

WALKS = "```{support:walkthrough} triage\n:reach: none\n```\n\n" + md("walkthrough association")
FILES = {
    "support/a.yaml": WALK,
    "index.md": "# Start\n\n[the question](#below)\n\n## Walk\n\n"
    + WALKS
    + "(below)=\n## Below\n\n"
    "```{toctree}\n:hidden:\nwords\n```\n",
    "words.md": "# Words\n\n" + md("glossary", "templates", "walkthrough outage"),
}
REPLY = """\
roles: {agent: {name: Agent}}
templates:
  hello: {title: Hello, body: "Dear {{ name }},", placeholders: {name: first name}}
processes:
  greet: {title: Greet, who: agent, steps: [{id: say, title: Say it, send: hello}]}
"""
HEADER = "Content-Security-Policy"
QUIET = ["support-process.process-not-shown"]
SEEN = """() => [...document.querySelectorAll('.spp-walk')].map(box =>
  [...box.querySelectorAll('.spp-steps > li, .spp-ends > li')]
    .filter(place => place.checkVisibility())
    .map(place => place.querySelector('.spp-step-title strong').textContent))"""
TRAIL = """() => [...document.querySelectorAll('.spp-walk')[0].querySelectorAll('.spp-trail li')]
  .map(line => line.textContent)"""
FOCUSED = "() => document.querySelector('.spp-step-title:focus strong')?.textContent"
STEPS = [
    "Acknowledge the request",
    "May they ask?",
    "What is it?",
    "Solve it",
    "Tell them",
]
ENDS = ["The process ends", "The process ends"]
OTHER = ["Look them up"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("walk")
    built = build(folder, FILES, html_theme="alabaster", suppress_warnings=QUIET)
    assert built.warnings == []
    return (built.out / "index.html").as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


def answer(page: Any, label: str) -> None:
    page.click(f".spp-now .spp-way:visible >> text={label}")


def seen(page: Any) -> list[str]:
    """The titles of the places that the first walkthrough shows."""
    return page.evaluate(SEEN)[0]  # type: ignore[no-any-return]


def wait_for_focus(page: Any, title: str) -> None:
    page.locator(".spp-step-title:focus", has_text=title).wait_for()


def hash_of(page: Any) -> str:
    return page.url.partition("#")[2]  # type: ignore[no-any-return]


def test_at_first_one_step_is_shown_and_nothing_that_was_answered(page: Any) -> None:
    assert page.evaluate(SEEN) == [STEPS[:1], OTHER]
    assert not page.is_visible("text=So far >> visible=true")
    assert page.is_visible("text=You are on duty.")
    assert hash_of(page) == ""


def test_an_answer_shows_the_step_that_it_leads_to_and_moves_the_focus_there(page: Any) -> None:
    answer(page, "Done")
    assert seen(page) == ["May they ask?"]
    assert page.evaluate(FOCUSED) == "May they ask?"
    assert hash_of(page) == "walkthrough.triage.authorise"
    assert not page.is_visible("text=You are on duty.")


def test_a_reply_in_a_card_has_its_fields_and_its_copy(browser: Any, tmp_path: Path) -> None:
    index = "# All\n\n" + md("walkthrough greet")
    built = build(tmp_path, {"support/a.yaml": REPLY, "index.md": index}, nitpicky=False)
    page = browser.new_page()
    page.goto((built.out / "index.html").as_uri())
    page.click(".spp-walk summary >> text=Hello")
    page.fill(".spp-walk .spp-compose input:visible", "Noor")
    assert page.is_visible(".spp-walk .spp-compose >> text=Copy reply")
    page.close()


@pytest.mark.parametrize("reach", ["none", "runs"])
def test_it_leads_as_well_on_the_page_that_shows_its_process_in_full(
    browser: Any, tmp_path: Path, reach: str
) -> None:
    shown = f"```{{support:walkthrough}} triage\n:reach: {reach}\n```\n\n"
    index = "# All\n\n" + shown + md("process triage")
    built = build(tmp_path, {"support/a.yaml": WALK, "index.md": index}, nitpicky=False)
    page = browser.new_page()
    page.goto((built.out / "index.html").as_uri())
    assert page.evaluate(SEEN) == [STEPS[:1]]
    answer(page, "Done")
    assert seen(page) == ["May they ask?"]
    page.close()


def test_the_shown_step_is_a_heading_below_that_of_its_section(page: Any) -> None:
    answer(page, "Done")
    names = page.locator(".spp-walk").get_by_role("heading", level=3).all_inner_texts()
    assert names == ["May they ask? Triager", "Look them up Triager"]


def test_the_trail_tells_what_was_answered_with_the_numbers_of_the_page(page: Any) -> None:
    for label in ("Done", "They may", "Something else", "days are over"):
        answer(page, label)
    assert seen(page) == ["What is it?"]
    assert page.evaluate(TRAIL) == [
        "1. Acknowledge the request Done",
        "2. May they ask? They may",
        "3. What is it? Something else",
        "4. Solve it 2 calendar days are over",
    ]


def test_a_line_of_the_trail_leads_back_and_forgets_what_came_after(page: Any) -> None:
    for label in ("Done", "They may", "Something else"):
        answer(page, label)
    page.click(".spp-trail a >> text=2. May they ask?")
    assert seen(page) == ["May they ask?"]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done"]
    assert hash_of(page) == "walkthrough.triage.authorise"


def test_an_end_is_shown_like_a_step_and_one_starts_again_from_there(page: Any) -> None:
    answer(page, "Done")
    answer(page, "They may not")
    assert seen(page) == ["The process ends"]
    said = page.inner_text(".spp-ends .spp-now").split("\n\n")
    assert said[:2] == ["The process ends", "The request is refused."]
    page.click(".spp-now >> text=Next ticket")
    assert seen(page) == STEPS[:1]
    assert page.evaluate(TRAIL) == []
    assert not page.is_visible("text=So far >> visible=true")


def test_back_and_forward_of_the_browser_lead_through_the_answers(page: Any) -> None:
    answer(page, "Done")
    answer(page, "They may")
    page.go_back()
    assert seen(page) == ["May they ask?"]
    wait_for_focus(page, "May they ask?")
    page.go_back()
    assert (seen(page), page.evaluate(TRAIL)) == (STEPS[:1], [])
    page.go_forward()
    page.go_forward()
    assert seen(page) == ["What is it?"]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done", "2. May they ask? They may"]


def test_the_answers_are_still_there_when_one_comes_back_from_another_page(page: Any) -> None:
    answer(page, "Done")
    answer(page, "They may")
    answer(page, "An Outage")
    page.wait_for_url("**/words.html#walkthrough.outage")
    page.go_back()
    assert seen(page) == ["What is it?"]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done", "2. May they ask? They may"]


def test_the_answers_are_still_there_after_the_page_is_loaded_again(page: Any) -> None:
    answer(page, "Done")
    page.reload()
    assert seen(page) == ["May they ask?"]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done"]


def test_the_address_of_a_step_opens_it_without_the_answers_of_others(
    browser: Any, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}#walkthrough.triage.solve")
    assert page.evaluate(SEEN) == [["Solve it"], OTHER]
    wait_for_focus(page, "Solve it")
    assert page.evaluate(TRAIL) == []
    assert not page.is_visible("text=So far >> visible=true")
    page.close()


def test_a_link_to_something_within_a_step_opens_that_step(page: Any, address: str) -> None:
    note = page.get_attribute(".footnote-reference", "id")
    answer(page, "Done")
    page.goto(f"{address}#{note}")
    assert seen(page) == STEPS[:1]


def test_a_footnote_is_shown_with_the_step_that_refers_to_it(page: Any) -> None:
    assert page.is_visible("text=At once.")
    assert page.is_visible("hr.footnotes")
    answer(page, "Done")
    assert not page.is_visible("text=At once.")
    assert not page.is_visible("hr.footnotes")
    page.go_back()
    page.wait_for_selector("text=At once.")
    page.click(".footnote-reference")
    answer(page, "Done")
    assert not page.is_visible("text=At once.")


def test_a_footnote_that_something_else_refers_to_is_always_shown(
    browser: Any, tmp_path: Path
) -> None:
    page = browser.new_page()
    text = "# Walk\n\nBe quick[^this].\n\n[^this]: Really.\n\n" + md("walkthrough triage")
    files = {**FILES, "index.md": text, "words.md": "---\norphan: true\n---\n" + FILES["words.md"]}
    page.goto((build(tmp_path, files, suppress_warnings=QUIET).out / "index.html").as_uri())
    answer(page, "Done")
    assert page.is_visible("text=Really.")
    assert not page.is_visible("text=At once.")
    assert page.is_visible("hr.footnotes")
    page.close()


def test_the_address_of_a_footnote_shows_it_whatever_the_step(page: Any, address: str) -> None:
    note = page.get_attribute(".footnote", "id")
    answer(page, "Done")
    page.goto(f"{address}#{note}")
    page.wait_for_selector("text=At once.")
    assert seen(page) == ["May they ask?"]


def test_a_link_of_a_text_to_a_step_opens_it_and_keeps_the_answers(page: Any) -> None:
    answer(page, "Done")
    page.click("text=step 5 (Tell them) >> visible=true")
    wait_for_focus(page, "Tell them")
    assert seen(page) == ["Tell them"]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done"]


@pytest.mark.parametrize("name", ["no-such-place", "%E0%A4%A", "below", "walkthrough.triage"])
def test_an_address_that_names_no_step_changes_nothing(
    browser: Any, address: str, name: str
) -> None:
    page = browser.new_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(f"{address}#{name}")
    assert page.evaluate(SEEN) == [STEPS[:1], OTHER]
    assert errors == []
    page.close()


def test_two_walkthroughs_on_a_page_do_not_move_each_other(page: Any) -> None:
    answer(page, "Done")
    page.click("text=Unknown")
    assert page.evaluate(SEEN) == [["May they ask?"], ["The process ends"]]
    page.go_back()
    assert page.evaluate(SEEN) == [["May they ask?"], OTHER]


def test_what_is_not_carried_leads_into_its_own_walkthrough_and_back(page: Any) -> None:
    answer(page, "Done")
    answer(page, "Go through")
    assert hash_of(page) == "walkthrough.association.look"
    wait_for_focus(page, "Look them up")
    page.click("text=Known >> visible=true")
    wait_for_focus(page, "What is it?")
    assert page.evaluate(SEEN) == [["What is it?"], OTHER]
    assert page.evaluate(TRAIL) == [
        "1. Acknowledge the request Done",
        "2. May they ask? Go through: Association",
        "1. Look them up Known",
        "\u21a9 back to Triage They may",
    ]


def test_everything_can_be_done_with_the_keyboard(page: Any) -> None:
    page.focus(".spp-now .spp-way:visible")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "May they ask?"
    for _ in range(4):  # the owner, the process, the first outcome, the second
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "The process ends"
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "Acknowledge the request"


def test_a_press_that_opens_another_tab_leaves_the_step_as_it_is(page: Any) -> None:
    page.click(".spp-now .spp-way:visible", modifiers=["Control"])
    assert seen(page) == STEPS[:1]


@pytest.mark.parametrize("javascript", [False, True])
def test_without_the_script_all_steps_can_be_read(
    browser: Any, address: str, javascript: bool
) -> None:
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.route("**/*walkthrough.js*", lambda route: route.abort())
    page.goto(address)
    page.wait_for_timeout(1200 if javascript else 0)  # the room that it waits for the script
    titles = page.locator(".spp-walk").first.locator(".spp-step-title")
    heights = [titles.nth(number).bounding_box()["height"] for number in range(titles.count())]
    assert len(heights) == 7
    assert min(heights) > 10
    assert not page.is_visible("text=Next ticket")
    context.close()


def test_on_paper_all_steps_are_shown_with_their_numbers(page: Any) -> None:
    page.emulate_media(media="print")
    assert seen(page) == STEPS + ENDS
    items = page.locator(".spp-walk").first.locator(".spp-steps > li")
    assert items.evaluate_all("items => items.map(item => item.value)") == [1, 2, 3, 4, 5]
    assert not page.is_visible("text=So far >> visible=true")
    assert page.is_visible("text=You are on duty.")
    assert page.is_visible("text=At once.")


def test_nothing_moves_while_the_page_is_loaded(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.add_init_script(
        "window.moved = []; new PerformanceObserver(list => {"
        "  for (const entry of list.getEntries()) for (const { node } of entry.sources)"
        "    window.moved.push(node?.className);"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(address)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") == []
    page.close()


def test_it_works_where_a_strict_policy_allows_files_of_the_site_only(
    browser: Any, tmp_path: Path
) -> None:
    settings = {"html_sidebars": {"**": []}, "suppress_warnings": QUIET}
    out = build(tmp_path, FILES, **settings).out
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'"
    )

    def serve(route: Any) -> None:
        path = out / urlsplit(route.request.url).path.lstrip("/")
        kind = mimetypes.guess_type(path)[0]
        route.fulfill(body=path.read_bytes(), content_type=kind, headers={HEADER: policy})

    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda said: told.append(said.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.route("https://site.example/**", serve)
    page.goto("https://site.example/index.html")
    answer(page, "Done")
    assert seen(page) == ["May they ask?"]
    assert told == []
    page.close()


NESTED = """() => {
  const { each } = globalThis.supportProcess;
  const outer = document.createElement('div');
  outer.innerHTML = '<p class="within"><template class="spp-made"><b></b></template></p>';
  outer.className = 'around';
  document.body.append(outer);
  const say = box => box.querySelectorAll('b').forEach(one => { one.textContent += 'made'; });
  each('.within', say);
  each('.around', () => {});
  const copy = outer.cloneNode(true);
  copy.querySelector('b').textContent = '';
  document.body.append(copy);
}"""
NESTED_TEXTS = "() => [...document.querySelectorAll('.around')].map(box => box.innerText)"


def test_what_was_written_for_a_script_is_put_in_place_once_also_in_a_copy(page: Any) -> None:
    page.evaluate(NESTED)
    page.wait_for_function(f"({NESTED_TEXTS})()[1]")
    assert page.evaluate(NESTED_TEXTS) == ["made", "made"]


PREVIEW = """() => {
  const tip = document.createElement('div');
  const of = '<template class="spp-made" data-of="elsewhere"></template>';
  tip.innerHTML = `<p class="part">Read ${of}</p><p class="part">Then </p>`;
  document.body.append(tip);
  globalThis.supportProcess.each('.part', part => part.append('made'));
  return tip.innerText;
}"""


def test_a_part_that_needs_what_stands_on_another_page_only_is_left_as_it_is(page: Any) -> None:
    """As previews show parts of other pages."""
    assert page.evaluate(PREVIEW) == "Read\n\nThen made"


# another script shows what changed, and puts a copy in the place of what the page shows
COPY = "root => root.replaceWith(root.cloneNode(true))"
# or writes it anew, as it came from the server
ANEW = "root => { root.outerHTML = window.served; }"
SERVED = """() => document.addEventListener('readystatechange', () => {
  if (document.readyState === 'interactive')
    window.served = document.querySelector('[role=main]').outerHTML;
})"""


@pytest.mark.parametrize("script", [COPY, ANEW], ids=["a copy", "anew"])
def test_the_walkthrough_goes_on_where_a_script_replaces_what_the_page_shows(
    browser: Any, address: str, script: str
) -> None:
    page = browser.new_page()
    page.add_init_script(f"({SERVED})()")
    page.goto(address)
    answer(page, "Done")
    for _ in range(2):
        page.locator("[role=main]").evaluate(script)
        page.wait_for_function("document.querySelectorAll('.spp-walking').length === 2")
    assert page.evaluate(SEEN) == [STEPS[1:2], OTHER]
    assert page.evaluate(TRAIL) == ["1. Acknowledge the request Done"]
    answer(page, "They may")
    assert seen(page) == ["What is it?"]
    assert hash_of(page) == "walkthrough.triage.kind"
    assert len(page.evaluate(TRAIL)) == 2
    page.go_back()
    assert seen(page) == ["May they ask?"]
    page.go_forward()
    assert seen(page) == ["What is it?"]
    page.go_back()
    page.go_back()
    assert seen(page) == STEPS[:1]
    page.close()


def test_it_works_in_a_frame_that_has_no_history(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("() => { history.pushState = () => { throw new Error('none'); }; }")
    answer(page, "Done")
    assert seen(page) == ["May they ask?"]
    page.close()


@pytest.fixture(scope="module", params=THEMES, ids=[theme.name for theme in THEMES])
def themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp(request.param.name)
    built = build_in(request.param, folder, FILES, suppress_warnings=QUIET)
    return (built.out / "index.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_step(browser: Any, themed: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(themed)
    theirs = [".highlight"]
    if "sphinx_rtd_theme" in themed:  # whose links and literals are too pale
        theirs += [".reference:not(.spp-way)", ".spp-trail a", "code"]
    if "sphinx_immaterial" in themed:  # whose links are told from text by their colour alone
        theirs += [".reference:not(.spp-way)", ".spp-trail a"]
    for label in ("Done", "They may", "Something else", "It came"):
        page.mouse.move(0, 0)
        assert violations(page, ".spp-walk", exclude=theirs) == []
        answer(page, label)
    context.close()


def test_on_a_telephone_no_step_is_wider_than_the_page(browser: Any, themed: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(themed)
    for label in ("Done", "They may", "Something else", "It came", "Done"):
        assert page.evaluate(OUTSIDE)[1] == []
        answer(page, label)
        top = page.evaluate("() => document.activeElement.getBoundingClientRect().top")
        assert 0 <= top < 640
    assert page.evaluate(OUTSIDE)[1] == []
    page.close()
