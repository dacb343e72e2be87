"""Lists in Chromium with furo: what is looked up, what stays in sight, and what needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import HOSTILE, SITE, WIDTHS, strict_site, violations
from building import build, md
from list_cases import LISTS, PEOPLE
from test_extension_lists import TODAY
from test_pages_browser import OUTSIDE

WORDS = "".join(f"  w{n}: {{name: Word {n}, definition: One more.}}\n" for n in range(20))
MANY = "".join(
    f"      - {{id: s{n}, title: Do part {n} of it, who: r{n % 9}}}\n" for n in range(40)
)
ROLES = "".join(f"  r{n}: {{name: Keeper of part {n}, held-by: Ada}}\n" for n in range(9))
YAML = (
    LISTS.replace("terms:\n", f"terms:\n{WORDS}")
    .replace("roles:\n", f"roles:\n{ROLES}")
    .replace("promises:\n", f"  long:\n    title: Long\n    steps:\n{MANY}promises:\n")
)
FILES = {
    "support/a.yaml": YAML,
    "index.md": "# All\n\n```{toctree}\npeople\nwords\nmatrix\nroles\nstart\n```\n",
    "people.md": f"# People\n\n{PEOPLE}",
    "words.md": "# Words\n\n" + md("glossary"),
    "matrix.md": "# Matrix\n\n" + md("responsibilities", "statistics"),
    "roles.md": "# Roles\n\n## Triager\n\n"
    + md("role triager")
    + "## Agent\n\n"
    + md("role agent"),
    "start.md": "# Start\n\n" + md("overview", "promises", "process triage", "templates"),
}
STRIPS = """fold => {
  const boxes = [...fold.children].slice(1).map(one => one.getBoundingClientRect());
  const [first, last] = [boxes[0], boxes.findLast(box => box.height)];
  const around = fold.getBoundingClientRect();
  return [first.top - around.top, around.bottom - last.bottom];
}"""
QUIET = TODAY | {"suppress_warnings": ["support-process"]}
PAGES = ("people", "words", "matrix", "roles", "start")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    built = build(tmp_path_factory.mktemp("lists"), FILES, html_theme="furo", **QUIET)
    assert built.warnings == []
    return built.out


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window of its own; no error of a script is forgiven."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5_000)
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    context.close()
    assert errors == []


def asked(page: Any, out: Path, name: str) -> str:
    """What the page answers when somebody types a name."""
    page.goto((out / "people.html").as_uri())
    page.get_by_label("Name or community").fill(name)
    return page.get_by_role("status").inner_text()  # type: ignore[no-any-return]


NONE = "Not in this list. Ask for approval: Triage, step 3 (Ask for approval), Approval asked."
SEVERAL = (
    "Several match: Tidewater Observatory: Noor Haddad, Tomás Ferreira · Open Atlas: Tomás Ferreira"
    " · Noor Haddad (Tidewater Observatory) · Tomás Ferreira (Tidewater Observatory, Open Atlas)"
)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Noor Haddad", "Yes. Noor Haddad speaks for Tidewater Observatory."),
        ("  noor   HADDAD ", "Yes. Noor Haddad speaks for Tidewater Observatory."),
        ("tomas ferreira", "Yes. Tomás Ferreira speaks for Tidewater Observatory, Open Atlas."),
        ("Noor", "Perhaps. Noor Haddad speaks for Tidewater Observatory. Compare the whole name."),
        ("open ATLAS", "Open Atlas: Tomás Ferreira"),
        ("tidewater", "Tidewater Observatory: Noor Haddad, Tomás Ferreira"),
        ("a", SEVERAL),
        ("Ada Example", NONE),
        ("Edda Lind", "No longer. Edda Lind spoke for Tidewater Observatory."),
        ("Edda", NONE),
        ("noor@tide.example", NONE),
        ("", ""),
    ],
)
def test_one_field_answers_whether_a_person_may_ask(
    page: Any, out: Path, name: str, answer: str
) -> None:
    assert asked(page, out, name) == answer


def test_no_part_of_a_name_is_answered_with_yes(page: Any, out: Path) -> None:
    page.goto((out / "people.html").as_uri())
    for name in ("Noor Haddad", "Tomás Ferreira", "Edda Lind"):
        for end in range(1, len(name)):
            for part in (name[:end], name[end:]):
                page.get_by_label("Name or community").fill(part)
                assert not page.get_by_role("status").inner_text().startswith("Yes")


def test_what_to_do_for_somebody_else_is_linked_in_the_answer(page: Any, out: Path) -> None:
    asked(page, out, "Nobody")
    link = page.get_by_role("status").get_by_role("link", name="Triage, step 3")
    assert link.get_attribute("href") == "start.html#triage.ask"


def test_a_word_is_found_by_its_names_and_by_those_that_it_should_not_have(
    page: Any, out: Path
) -> None:
    page.goto((out / "words.html").as_uri())
    field = page.get_by_label("Find a word")
    shown = page.locator("dl.glossary > dt:visible")
    field.fill("BLACKOUT")
    assert page.get_by_role("status").inner_text() == "1 of 35"
    assert shown.all_inner_texts()[0].startswith("Incident")
    field.fill("word 1")
    assert page.get_by_role("status").inner_text() == "11 of 35"
    field.fill("")
    assert shown.count() == 35
    assert page.get_by_role("status").inner_text() == ""


def test_a_letter_leads_to_its_first_entry(page: Any, out: Path) -> None:
    page.goto((out / "words.html").as_uri())
    page.locator(".spp-letters").get_by_role("link", name="O").click()
    assert page.url.endswith("#see-outage")


def test_only_the_steps_of_a_role_are_shown_in_table_and_sentences(page: Any, out: Path) -> None:
    page.goto((out / "matrix.html").as_uri())
    page.get_by_label("Only steps of").select_option("Triager")
    assert page.get_by_role("status").inner_text() == "3 of 46 steps"
    named = page.locator(".spp-matrix tbody tr:visible td:first-child")
    assert named.all_inner_texts() == [
        "step 1 (Take it)",
        "step 2 (Is it an outage?)",
        "step 4 (Close it)",
        "In all, R",
    ]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".spp-sentences li:visible").count() == 3
    page.get_by_label("Only steps of").select_option("Agent")
    assert page.locator(".spp-sentences li:visible").count() == 3
    page.get_by_label("Only steps of").select_option("all roles")
    assert page.locator("details:visible").count() == 4


AXES = """() => {
  const box = document.querySelectorAll('.spp-matrix .spp-wide')[2];
  box.scrollTop = box.scrollLeft = 10_000;
  const seen = one => {
    const { left, top } = one.getBoundingClientRect(), to = box.getBoundingClientRect();
    return [Math.round(left - to.left) >= 0, Math.round(top - to.top) >= 0];
  };
  const cells = [box.querySelector('th'), box.querySelector('th:last-child'),
    box.querySelector('tr:nth-last-child(2) td')];
  return [box.clientHeight <= innerHeight * 0.8 + 1, cells.map(seen)];
}"""


def test_the_heads_of_a_matrix_stay_on_both_axes_in_a_box_of_most_of_the_screen(
    page: Any, out: Path
) -> None:
    page.set_viewport_size({"width": 600, "height": 600})
    page.goto((out / "matrix.html").as_uri())
    page.get_by_text("Long · 40 steps · 9 roles").click()
    assert page.evaluate(AXES) == [True, [[True, True]] * 3]


def test_below_480_pixels_rows_are_sentences(page: Any, out: Path) -> None:
    page.goto((out / "matrix.html").as_uri())
    page.set_viewport_size({"width": 479, "height": 844})
    assert page.locator(".spp-matrix table:visible").count() == 0
    first = page.locator(".spp-sentences li").first.inner_text()
    assert first == "step 1 (Take it): Triager. Told: Customer."
    page.set_viewport_size({"width": 481, "height": 844})
    assert page.locator(".spp-matrix table:visible").count() == 1
    assert page.locator(".spp-sentences li:visible").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_deadline_and_step_of_a_role_stand_in_the_first_screen(
    page: Any, out: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{(out / 'roles.html').as_uri()}#role-triager")
    row = page.locator("#role-triager tbody tr").first
    box = row.bounding_box()
    assert 0 <= box["y"] < 844 - box["height"]
    assert row.get_by_role("link").inner_text() == "Triage, step 1 (Take it)"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_nothing_is_wider_than_the_page(page: Any, out: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto((out / f"{name}.html").as_uri())
    for fold in page.locator("details").all():
        fold.evaluate("one => { one.open = true; }")
    assert page.evaluate(OUTSIDE)[0] == 0


@pytest.mark.parametrize("name", ["matrix", "start"])
def test_no_strip_of_a_fold_is_empty(page: Any, out: Path, name: str) -> None:
    page.goto((out / f"{name}.html").as_uri())
    folds = page.locator(".spp-fold:has(> ul, > .spp-matrix)")
    assert folds.count() > 0
    for fold in folds.all():
        fold.evaluate("one => { one.open = false; }")
        assert fold.bounding_box()["height"] < 48
        fold.evaluate("one => { one.open = true; }")
        above, below = fold.evaluate(STRIPS)
        assert (above < 52, below < 16) == (True, True)


@pytest.mark.parametrize("name", PAGES)
def test_without_a_script_all_is_there(browser: Any, out: Path, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / f"{name}.html").as_uri())
    assert page.locator(".spp-filter input, .spp-filter select").count() == 0
    shut = page.locator("details:not([open]) > summary:visible")
    for _each in range(shut.count()):
        shut.first.click()
    assert page.locator("details:not([open]):visible").count() == 0
    context.close()


def test_a_link_into_a_fold_opens_it(page: Any, out: Path) -> None:
    page.goto(f"{(out / 'start.html').as_uri()}#process-map")
    page.wait_for_function("document.querySelector('#process-map').checkVisibility()")


def test_on_paper_folds_are_open_and_controls_are_gone(page: Any, out: Path) -> None:
    page.goto((out / "matrix.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".spp-find:visible").count() == 0
    assert page.locator(".spp-fold:visible table").last.bounding_box()["height"] > 100


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(browser: Any, out: Path, name: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 844}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto((out / f"{name}.html").as_uri())
    for fold in page.locator("details").all():
        fold.evaluate("one => { one.open = true; }")
    if name == "people":
        page.get_by_label("Name or community").fill("Nobody")
    ours = ".spp-filter, .spp-role, .spp-fold, .spp-promise, .spp-overview, .spp-wide"
    assert violations(page, ours) == []
    context.close()


def test_in_forced_colours_a_letter_and_a_field_keep_a_border(browser: Any, out: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((out / "matrix.html").as_uri())
    border = "one => getComputedStyle(one).borderTopStyle"
    assert page.locator(".spp-toned").first.evaluate(border) == "solid"
    assert page.locator(".spp-find select").evaluate(border) == "solid"
    context.close()


def test_fields_are_reached_and_used_with_the_keyboard_alone(page: Any, out: Path) -> None:
    page.goto((out / "people.html").as_uri())
    page.locator("h1").click()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('.spp-find input')"):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("noor haddad")
    assert page.get_by_role("status").inner_text().startswith("Yes.")


def test_a_strict_policy_has_nothing_to_report_and_nothing_is_sent(
    browser: Any, tmp_path: Path
) -> None:
    out = build(tmp_path, FILES, html_sidebars={"**": []}, **QUIET).out
    with strict_site(browser, out, "words.html") as site:
        for name in ("matrix", "roles", "people"):
            site.go(f"{name}.html")
        site.page.get_by_label("Name or community").fill("Noor Haddad")
        assert site.page.get_by_role("status").inner_text().startswith("Yes.")
        assert (site.told, site.page.url) == ([], f"{SITE}people.html")


def test_hostile_names_stay_text(browser: Any, tmp_path: Path) -> None:
    name = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    yaml = YAML.replace("name: Noor Haddad", f"name: {name}").replace(
        "name: Open Atlas", f"name: {name}"
    )
    files = FILES | {"support/a.yaml": yaml.replace("name: Agent,", f"name: {name},")}
    page = browser.new_page()
    alerts: list[Any] = []
    page.on("dialog", lambda one: alerts.append(one))
    out = build(tmp_path, files, **QUIET).out
    for part in ("<img", "</script>"):
        assert "img src=x" in asked(page, out, part)
    assert page.locator(".spp-filter img, .spp-filter script").count() == 0
    page.goto((out / "matrix.html").as_uri())
    page.get_by_label("Only steps of").select_option(index=1)
    assert page.locator(".spp-filter img, .spp-filter script").count() == 0
    assert alerts == []
    page.close()


def test_two_of_each_on_a_page_do_not_disturb_each_other(page: Any, tmp_path: Path) -> None:
    twice = {"people.md": f"# People\n\n{PEOPLE}\n" + md("representatives", "responsibilities") * 2}
    out = build(tmp_path, FILES | twice, **QUIET).out
    page.goto((out / "people.html").as_uri())
    first, second, _third = page.get_by_label("Name or community").all()
    first.fill("Noor Haddad")
    second.fill("Nobody")
    said = page.get_by_role("status").all_inner_texts()
    assert said[0].startswith("Yes.")
    assert said[1] == "Not in this list."
