"""All our views in the themes that people use: readable, light and dark, and within the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from building import SUPPORT, Built, md
from format2_pages import VIEWS as VIEWS_OF_FORMAT2
from format2_pages import YAML
from test_pages_browser import LONG, OUTSIDE
from theme_cases import THEMES, Theme, build_in
from theme_measures import COLOURS, CUT, OURS

from sphinx_support_process.chart.draw.colour import contrast

THEIRS = """\
A [link](#ours), `code` and *more*.

:::{warning}
Mind it.
:::

Term
: What it means.

| Head | Other |
| --- | --- |
| cell | [link](#ours) |
| `code` | [link](#ours) |
| cell | [link](#ours) |
"""
"""What the author of a page writes: where a theme is hard to read, it is not for us to mend."""

DRAWN = """\
```{support:process} triage
:chart: open
```

```{support:role} agent
:chart:
```

```{support:chart} incident
:direction: right
:caption: How it goes on
```

"""
VIEWS = md(
    *("process incident", "process letters", "overview", "checklist triage", "checklist letters"),
    *("role triager", "responsibilities", "promises", "glossary", "templates", "template queued"),
    *("representatives", "priorities first", "walkthrough triage", "walkthrough letters"),
)
COLOURED = (
    SUPPORT.replace("agent: {", "agent: {color: '#ffff00', ")
    .replace("triager: {", "triager: {color: '#101030', ")
    .replace(
        "informs: [agent]\n", "informs: [agent]\n        phase: Decide\n        starts: letters\n"
    )
)
DRAWN_OF_FORMAT2 = """\
```{support:process} outage
:chart: open
```

```{support:chart} outage
:direction: right
:caption: How it goes on
```

"""
START = f"# All\n\n::::{{container}} theirs\n{THEIRS}::::\n\n## Ours\n\n"


class Site(NamedTuple):
    """A site, and what pointing at one of its steps tells."""

    files: dict[str, str]
    step: str
    told: list[str]


SITES = {
    "format 1": Site(
        {"index.md": START + DRAWN + VIEWS, "support/a.yaml": COLOURED, "support/b.yaml": LONG},
        "#triage.acknowledge",
        ["text: Triager", "text: within 1 working", "text: day of the start"],
    ),
    "format 2": Site(
        {"index.md": START + DRAWN_OF_FORMAT2 + md(*VIEWS_OF_FORMAT2), "support/a.yaml": YAML},
        "#outage.ask",
        ["text: First on call", "text: waits for Customer:", "text: an answer"],
    ),
}
STILL = "* { transition: none !important; animation: none !important; }"
WITHOUT_SCRIPT = """() => {
  for (const box of document.querySelectorAll('.spp-walking')) box.classList.remove('spp-walking');
}"""


@pytest.fixture(scope="module", params=THEMES, ids=[theme.name for theme in THEMES])
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    return SITES[request.param]


@pytest.fixture(scope="module")
def built(theme: Theme, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Built:
    syntax = {"myst_enable_extensions": ["colon_fence", "deflist"]}
    built = build_in(theme, tmp_path_factory.mktemp(theme.name), site.files, **syntax)
    assert built.warnings == []
    return built


@pytest.fixture
def opened(built: Built, browser: Any) -> Iterator[Any]:
    """A function that opens the page, so wide and as long as it is, for some reader."""
    contexts = []

    def opened(width: int = 1280, **reader: str) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **reader
        )
        contexts.append(context)
        page = context.new_page()
        page.route("http*://**", lambda route: route.abort())
        page.goto((built.out / "index.html").as_uri())
        page.add_style_tag(content=STILL)
        high = page.evaluate("() => document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": high})
        return page

    yield opened
    for context in contexts:
        context.close()


def unreadable(page: Any) -> list[tuple[str, str, str, float]]:
    """What can hardly be told from its ground, but texts in colours of the theme on its ground."""
    found = []
    theirs = {(ink, ground) for _, ink, ground in page.evaluate(COLOURS, ".theirs")[0]}
    assert len(theirs) >= 2
    texts, strokes = page.evaluate(COLOURS, OURS)
    assert len(texts) > 100
    assert len(strokes) > 100
    texts = [text for text in texts if tuple(text[1:]) not in theirs]
    for least, parts in ((4.5, texts), (3, strokes)):
        for what, ink, ground in parts:
            if contrast(ink, ground) < least:
                found.append((what, ink, ground, round(contrast(ink, ground), 2)))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("chosen", "system"), [("light", "dark"), ("dark", "light")])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_text_and_line_stands_out_also_against_the_system(
    opened: Any, theme: Theme, chosen: str, system: str, width: int
) -> None:
    page = opened(width, color_scheme=system)
    if theme.choose:
        page.evaluate(theme.choose, chosen == "dark")
    assert unreadable(page) == []
    page.evaluate(WITHOUT_SCRIPT)
    assert unreadable(page) == []


@pytest.mark.parametrize("system", ["light", "dark"])
def test_every_text_and_line_stands_out_in_forced_colours(opened: Any, system: str) -> None:
    assert unreadable(opened(color_scheme=system, forced_colors="active")) == []


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_what_pointing_at_a_step_tells_can_be_read(
    opened: Any, theme: Theme, site: Site, chosen: str
) -> None:
    page = opened()
    if theme.choose:
        page.evaluate(theme.choose, chosen == "dark")
    page.locator(f'a.spp-node[href="{site.step}"]', has=page.locator(".spp-detail")).first.hover()
    texts, _ = page.evaluate(COLOURS, ".spp-detail")
    assert [what for what, _, _ in texts] == site.told
    assert [text for text in texts if contrast(*text[1:]) < 4.5] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off_or_wider_than_the_page(opened: Any, width: int) -> None:
    page = opened(width)
    for _ in range(2):
        assert page.evaluate(OUTSIDE) == [0, []]
        assert page.evaluate(CUT, OURS) == []
        page.evaluate(WITHOUT_SCRIPT)
