"""Do the parts that are worked with get on with those of other extensions, and with each other?"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from sites import build, project, write

NEIGHBOURS = ["sphinx_copybutton", "sphinx_togglebutton", "sphinx_tabs.tabs", "sphinx_design"]
PARTS = """\
```{support:process} triage
:chart:
```

```{support:checklist} triage
```

```{support:walkthrough} triage
```

```{support:due} triage
```

```{support:templates}
```

```{support:responsibilities}
```
"""
CLOSED = """\
# Team

```sh
support-process check
```

`````{tab-set}
````{tab-item} All
ALL
````
````{tab-item} None
Nothing.
````
`````

`````{tabs}
````{tab} Nothing
Nothing.
````
````{tab} Again
ALL
````
`````

````{admonition} More
:class: dropdown

ALL
````

````{dropdown} Still more
ALL
````
"""
DRAWN = """() => [...document.querySelectorAll('.spp-chart-region')].map(region => {
  const wide = node => Math.round(node.getBoundingClientRect().width);
  const copy = region.previousSibling.querySelector('.spp-stay');
  return wide(region.querySelector('.spp-lane-head')) - wide(copy);
})"""
"""How much wider the first head is than its copy, which is always in sight."""

COUNTED = "() => [...document.querySelectorAll('.spp-top p')].map(one => one.innerText)"
FITS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
"""By how much the page is wider than its window."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("together")
    quiet = ["toc.not_included", "support-process"]
    project(
        folder,
        [*NEIGHBOURS, "sphinx_support_process"],
        html_theme="furo",
        suppress_warnings=quiet,
    )
    yaml = folder / "support/team.yaml"
    body = "body: 'Hello {{ name }}.', placeholders: {name: first name}"
    write(folder, {"support/team.yaml": yaml.read_text("utf-8").replace("body: Hello.", body)})
    write(folder, {"other.md": "# Words\n\n```{support:glossary}\n```\n"})
    write(folder, {"index.md": CLOSED.replace("ALL", PARTS)})
    return build(folder) / "index.html"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390])
def page(chromium: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(site.as_uri())
    page.get_by_role("tab", name="Again").click()
    page.locator(".admonition.dropdown > .admonition-title").click()
    page.locator("details.sd-dropdown > summary").click()
    yield page
    assert page.evaluate(FITS) == 0
    context.close()
    assert errors == []


def first_and_again(page: Page, selector: str) -> list[Locator]:
    """What is seen at first, and what was in a tab that was not chosen."""
    return [
        page.locator(f".{tab}").locator(selector) for tab in ("sd-tab-content", "sphinx-tabs-panel")
    ]


def test_each_checklist_counts_by_itself(page: Page) -> None:
    for part in first_and_again(page, ".spp-ticks"):
        part.locator(".spp-tick", has_text="Greet").click()
    assert page.evaluate(COUNTED) == ["1 of 2 done"] * 2 + ["0 of 2 done"] * 2


def test_what_is_filled_in_once_stands_in_each_letter(page: Page) -> None:
    first, again = first_and_again(page, ".spp-template .spp-compose")
    first.get_by_label("first name").fill("Noor")
    assert again.locator(".spp-letter").inner_text() == "Hello Noor."
    again.get_by_role("button", name="Copy reply").click()
    again.get_by_role("button", name="Copied").wait_for()


def test_each_due_time_is_of_one_request(page: Page) -> None:
    first, again = first_and_again(page, ".spp-counting:not(.spp-fold *)")
    again.get_by_role("button", name="Now").click()
    assert first.locator(".spp-at").inner_text() == again.locator(".spp-at").inner_text()


def test_a_walkthrough_goes_on(page: Page) -> None:
    page.locator(".spp-now .spp-way", has_text="Yes").click()
    page.locator(".spp-now .spp-step-title:focus", has_text="Greet the requester").wait_for()


def test_heads_stand_on_those_of_the_chart_wherever_it_was_hidden(page: Page) -> None:
    for fold in page.locator(".spp-chart-fold > summary").all():
        fold.click()
    page.wait_for_timeout(200)
    assert page.evaluate(DRAWN) == [0] * 4


def test_only_code_has_a_button_that_copies_it(page: Page) -> None:
    assert page.locator(".copybtn").count() == 1
    assert page.locator("[class*=spp-] .copybtn").count() == 0
