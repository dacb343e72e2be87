"""Charts on pages: drawn in HTML and LaTeX, told as steps elsewhere, with links that lead there."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import building
import pytest

SUPPORT = """\
roles:
  triager:
    name: Support Triager
    external: true
  agent:
    name: Support Agent
    external: true
processes:
  triage:
    title: Triage
    trigger: A ticket arrives
    who: triager
    steps:
    - id: pick-up
      title: Pick up the ticket
    - id: is-small
      title: Is it small?
      informs: [agent]
      answers:
        "Yes": pass-on
        "No": other
        Unclear: look
    - id: look
      title: Look into it
      who: agent
      within: 2 hours
      informs: [triager]
      next: pass-on
    - id: pass-on
      title: Pass it on
      next: done
  other:
    title: Other work
    who: agent
    steps:
    - id: work
      title: Do the work
      next: done
"""
INDEX = """\
# Support

```{toctree}
triage
other
drawn
```

## People

```{support:role} triager
```
"""
PAGES = {
    "index.md": INDEX,
    "triage.md": "# Triage page\n\n```{support:process} triage\n:chart:\n```\n",
    "other.md": "# Other page\n\n```{support:process} other\n```\n",
    "drawn.md": "# Drawn\n\n```{support:chart} triage\n```\n",
}


def build(folder: Path, builder: str = "html", language: str = "en", **changed: str) -> str:
    """Build the pages, `drawn__md` and others as they are given; returns the warnings."""
    files = {name.replace("__", "."): text for name, text in changed.items()}
    if not (folder / "docs" / "index.md").exists():
        files = {**PAGES, "support.yaml": SUPPORT, **files}
    settings = {"support_process_files": ["support.yaml"], "locale_dirs": ["locale"]}
    built = building.build(folder, files, builder, language=language, numfig=True, **settings)
    return "\n".join(built.warnings)


def html(folder: Path, page: str, builder: str = "html") -> str:
    return (folder / builder / page).read_text("utf-8")


def links(page: str) -> list[str]:
    """Where the boxes and lanes of the charts on a page lead, in the order of the keyboard."""
    charts = re.findall(r'<svg [^>]*class="spp-chart".*?</svg>', page, re.DOTALL)
    return [found for chart in charts for found in re.findall(r'<a [^>]*href="([^"]*)"', chart)]


def drawn(options: str = "") -> str:
    return f"# Drawn\n\n```{{support:chart}} triage\n{options}```\n"


def test_steps_processes_and_roles_in_a_chart_lead_to_where_they_are_shown(tmp_path: Path) -> None:
    assert build(tmp_path) == ""
    assert links(html(tmp_path, "triage.html")) == [
        "index.html#role-triager",
        "#triage.pick-up",
        "#triage.is-small",
        "other.html#process-other",
        "#triage.look",
        "#triage.pass-on",
    ]
    assert links(html(tmp_path, "drawn.html"))[1] == "triage.html#triage.pick-up"


@pytest.mark.parametrize(
    ("builder", "page", "step"),
    [
        ("dirhtml", "drawn/index.html", "../triage/#triage.pick-up"),
        ("singlehtml", "index.html", "#triage.pick-up"),
        ("epub", "drawn.xhtml", "triage.xhtml#triage.pick-up"),
    ],
)
def test_links_suit_the_builder(tmp_path: Path, builder: str, page: str, step: str) -> None:
    build(tmp_path, builder)
    assert step in links(html(tmp_path, page, builder))


def test_a_chart_in_an_epub_is_xml(tmp_path: Path) -> None:
    build(tmp_path, "epub")
    tree = ElementTree.fromstring(html(tmp_path, "drawn.xhtml", "epub").encode())
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}svg"))) == 1


def test_a_chart_stands_in_a_region_that_the_keyboard_can_pass_by(tmp_path: Path) -> None:
    build(tmp_path)
    page = html(tmp_path, "drawn.html")
    assert 'role="region" aria-label="Chart: Triage, 4 steps in 2 lanes" tabindex="0"' in page
    assert '<a class="spp-skip" href="#chart-triage-end">Skip the chart</a>' in page
    assert page.index("</svg>") < page.index('<div id="chart-triage-end" tabindex="-1">')


def test_only_pages_with_a_chart_load_its_style(tmp_path: Path) -> None:
    build(tmp_path)
    styled = [
        name
        for name in ("index", "triage", "other", "drawn")
        if "support-process-chart.css" in html(tmp_path, f"{name}.html")
    ]
    assert styled == ["triage", "drawn"]


def test_all_ids_are_unique_with_several_charts_of_a_process(tmp_path: Path) -> None:
    twice = drawn() + drawn().partition("\n")[2]
    for builder, page in (("html", "drawn.html"), ("singlehtml", "index.html")):
        build(tmp_path, builder, drawn__md=twice)
        ids = re.findall(r'\bid="([^"]*)"', html(tmp_path, page, builder))
        assert "chart-triage-2" in ids
        assert 'aria-label="Chart: Triage, 4 steps in 2 lanes (2)"' in html(tmp_path, page, builder)
        assert len(ids) == len(set(ids))


def test_two_builds_write_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        build(folder)
    assert html(one, "triage.html") == html(other, "triage.html")


def test_a_part_without_times_and_in_the_colour_of_one_role_is_drawn(tmp_path: Path) -> None:
    options = ":from: is-small\n:to: triage.look\n:highlight: agent\n:compact:\n"
    assert build(tmp_path, drawn__md=drawn(options)) == ""
    page = html(tmp_path, "drawn.html")
    assert [link for link in links(page) if "#triage." in link] == [
        "triage.html#triage.is-small",
        "triage.html#triage.pass-on",
        "triage.html#triage.look",
        "triage.html#triage.pass-on",
    ]
    assert "spp-tone-2" in page
    assert "spp-tone-1" not in page
    assert "spp-clock" not in page


def test_a_chart_with_a_caption_is_a_figure_with_a_number(tmp_path: Path) -> None:
    text = drawn(":caption: How a ticket goes\n:name: the-chart\n") + "\nSee {numref}`the-chart`.\n"
    assert build(tmp_path, drawn__md=text) == ""
    page = html(tmp_path, "drawn.html")
    assert re.search(r'<figure[^>]* id="the-chart">\s*<div class="spp-chart-box">', page)
    assert re.search(r'href="#the-chart"><span class="std std-numref">Fig. 1</span>', page)


@pytest.mark.parametrize("caption", ["", ":caption: How a ticket goes\n"])
def test_a_name_makes_a_chart_a_target(tmp_path: Path, caption: str) -> None:
    text = drawn(f"{caption}:name: the-chart\n") + "\nSee {ref}`the chart <the-chart>`.\n"
    assert build(tmp_path, drawn__md=text) == ""
    page = html(tmp_path, "drawn.html")
    assert 'href="#the-chart"' in page
    assert len(re.findall(r'\bid="the-chart"', page)) == 1


def test_texts_tell_where_each_step_goes_on(tmp_path: Path) -> None:
    assert build(tmp_path, "text") == ""
    assert html(tmp_path, "drawn.txt", "text") == (
        "Drawn\n"
        "*****\n"
        "\n"
        "1. **Pick up the ticket** · Support Triager\n"
        "\n"
        "2. **Is it small?** · Support Triager\n"
        "\n"
        "   * **Yes** → 4. Pass it on\n"
        "\n"
        "   * **No** → goes on in Other work. Hand over to Support Agent.\n"
        "\n"
        "   * **Unclear** → 3. Look into it. Hand over to Support Agent.\n"
        "\n"
        "3. **Look into it** · Support Agent · within 2 hours\n"
        "\n"
        "   Then → 4. Pass it on\n"
        "\n"
        "   **Hand over to Support Triager**, who is informed in step 3.\n"
        "\n"
        "4. **Pass it on** · Support Triager\n"
        "\n"
        "   Then the process ends.\n"
    )


def test_steps_in_full_are_not_told_twice_in_texts(tmp_path: Path) -> None:
    build(tmp_path, "text")
    assert html(tmp_path, "triage.txt", "text").count("Pick up the ticket") == 1


@pytest.mark.parametrize("builder", ["man", "texinfo", "gettext", "pseudoxml"])
def test_other_builders_take_pages_with_charts(tmp_path: Path, builder: str) -> None:
    figure = drawn(":caption: How a ticket goes\n")
    assert build(tmp_path, builder, drawn__md=figure) == ""


def test_latex_draws_with_links_to_labels_that_exist(tmp_path: Path) -> None:
    assert build(tmp_path, "latex") == ""
    (path,) = (tmp_path / "latex").glob("*.tex")
    text = path.read_text("utf-8")
    assert r"\usepackage{tikz}" in text
    assert text.count(r"\begin{tikzpicture}") == 2
    pictures = "".join(re.findall(r"\\begin{tikzpicture}.*?\\end{tikzpicture}", text, re.DOTALL))
    wanted = set(re.findall(r"\\hyperref\[\\detokenize{([^}]*)}\]", pictures))
    assert "triage:triage.pick-up" in wanted
    assert wanted <= set(re.findall(r"\\label{\\detokenize{([^}]*)}}", text))


def test_all_pictures_of_a_chart_with_a_caption_float_and_the_last_is_the_target(
    tmp_path: Path,
) -> None:
    steps = "".join(f"    - id: s{n}\n      title: Do {n} things\n" for n in range(40))
    long = SUPPORT.replace("    - id: pick-up\n", f"{steps}    - id: pick-up\n")
    text = drawn(":caption: How a ticket goes\n:name: the-chart\n") + "\nSee {numref}`the-chart`.\n"
    assert build(tmp_path, "latex", support__yaml=long, drawn__md=text) == ""
    (path,) = (tmp_path / "latex").glob("*.tex")
    page = path.read_text("utf-8").split("Drawn}")[1]
    kinds = re.findall(r"begin{figure}|begin{tikzpicture}|caption{|end{figure}", page)
    one = ["begin{figure}", "begin{tikzpicture}", "end{figure}"]
    assert len(kinds) > 6
    assert kinds == one * ((len(kinds) - 4) // 3) + [*one[:2], "caption{", one[2]]
    assert r"\label{\detokenize{drawn:the-chart}}" in page
    assert r"\hyperref[\detokenize{drawn:the-chart}]" in page


def test_latex_loads_nothing_for_pages_without_a_chart(tmp_path: Path) -> None:
    plain = PAGES["triage.md"].replace(":chart:\n", "")
    build(tmp_path, "latex", triage__md=plain, drawn__md="# Drawn\n")
    (path,) = (tmp_path / "latex").glob("*.tex")
    assert "tikz" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            drawn().replace("triage", "triag"),
            "there is no process `triag` (did you mean `triage`?)",
        ),
        (drawn(":from: lok\n"), "there is no step `lok` (did you mean `look`?)"),
        (drawn(":highlight: agnt\n"), "there is no role `agnt` (did you mean `agent`?)"),
        (
            drawn(":from: pass-on\n:to: look\n"),
            "the step `pass-on` of `:from:` is after the step `look` of `:to:` (exchange them)",
        ),
    ],
)
def test_what_does_not_exist_is_told_with_what_was_meant(
    tmp_path: Path, text: str, warning: str
) -> None:
    (told,) = build(tmp_path, drawn__md=text).splitlines()
    assert re.search(r"drawn\.md:\d+: WARNING: ", told)
    assert warning in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Look into it", "title: Read it"),
        ("title: Other work", "title: Elsewhere"),
        ("name: Support Agent", "name: Expert"),
        ("within: 2 hours", "within: 3 hours"),
        ('"Yes": pass-on', '"Yes": look'),
        ("name: Support Agent", "name: Support Agent\n    color: '#123456'"),
    ],
)
def test_a_chart_is_drawn_again_when_what_it_shows_changes(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in SUPPORT
    changed = SUPPORT.replace(old, new)
    again, fresh = tmp_path / "again", tmp_path / "fresh"
    build(again)
    build(again, support__yaml=changed)
    build(fresh, support__yaml=changed)
    assert html(again, "drawn.html") == html(fresh, "drawn.html")


RUNS = """\
processes:
  triage:
    title: Triage
    steps:
    - {id: check, title: Check it, run: inquiry, outcomes: {known: next, unknown: report}}
    - {id: tell, title: Tell them, next: done}
  inquiry:
    title: Inquiry
    outcomes: {known: It is known., unknown: It is not known.}
    steps:
    - {id: look, title: "Is it known?", answers: {Yes: known, No: unknown}}
  report: {title: Report, steps: [{id: write, title: Write it}]}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Inquiry", "title: Research"),
        ("known: It is known.", "known: We have seen it."),
        ("title: Report,", "title: Complaint,"),
        ("unknown: report", "unknown: reprot"),
        ("unknown: report", "unknown: next"),
    ],
)
def test_a_page_with_only_a_chart_follows_what_its_ways_lead_to(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in RUNS
    pages = {"triage__md": drawn(), "other__md": "# Other\n", "drawn__md": "# Drawn\n"}
    again, fresh = tmp_path / "again", tmp_path / "fresh"
    build(again, support__yaml=RUNS, **pages)
    before = html(again, "triage.html")
    build(again, support__yaml=RUNS.replace(old, new))
    build(fresh, support__yaml=RUNS.replace(old, new), **pages)
    assert html(again, "triage.html") == html(fresh, "triage.html") != before


def test_a_chart_is_drawn_again_when_a_step_moves_to_another_page(tmp_path: Path) -> None:
    build(tmp_path)
    moved = "# Other page\n\n```{support:process} triage\n```\n"
    build(tmp_path, triage__md="# Triage page\n", other__md=moved)
    assert "other.html#triage.pick-up" in links(html(tmp_path, "drawn.html"))


def translate(folder: Path, pages: list[str]) -> None:
    """Write French catalogues for pages."""
    messages = folder / "docs" / "locale" / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    for page in pages:
        text = 'msgid "Look into it"\nmsgstr "Examiner"\n\nmsgid "Yes"\nmsgstr "Oui"\n'
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (messages / f"{page}.po").write_text(head + text, encoding="utf-8")


@pytest.mark.parametrize("pages", [["triage", "drawn"], ["triage"]], ids=" ".join)
def test_a_chart_speaks_the_language_of_the_build(tmp_path: Path, pages: list[str]) -> None:
    translate(tmp_path, pages)
    assert build(tmp_path, language="fr") == ""
    for page in ("drawn.html", "triage.html"):
        (chart,) = re.findall(
            r'<svg [^>]*class="spp-chart".*?</svg>', html(tmp_path, page), re.DOTALL
        )
        assert ">3. Examiner<" in chart
        assert ">Oui<" in chart
        assert '"Début : A ticket arrives"' in chart
        assert "Look into it" not in chart
    assert "Passer le diagramme" in html(tmp_path, "drawn.html")


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub"])
def test_a_translation_leaves_the_links_of_a_chart_as_they_are(
    tmp_path: Path, builder: str
) -> None:
    french, english = tmp_path / "french", tmp_path / "english"
    translate(french, ["triage"])
    build(french, builder, language="fr")
    build(english, builder)
    suffix = "xhtml" if builder == "epub" else "html"
    page = f"index.{suffix}" if builder == "singlehtml" else f"drawn.{suffix}"
    assert len(links(html(french, page, builder))) > 5
    assert links(html(french, page, builder)) == links(html(english, page, builder))


def test_a_chart_in_a_language_written_from_right_to_left_begins_at_the_right(
    tmp_path: Path,
) -> None:
    assert build(tmp_path, language="ar") == ""
    page = html(tmp_path, "drawn.html")
    assert re.search(
        r'<div class="spp-chart-region" [^>]* dir="rtl".*<svg [^>]*direction="rtl"', page
    )
    triager, agent = re.findall(r'<rect class="spp-lane-body" x="([^"]*)"', page)
    assert float(triager) > float(agent)


def test_a_tall_chart_is_printed_in_parts_but_not_in_an_epub(tmp_path: Path) -> None:
    steps = "".join(f"    - {{id: step-{number}, title: Go on}}\n" for number in range(40))
    tall = "  tall:\n    title: Tall\n    trigger: A call\n    who: agent\n    steps:\n"
    support = SUPPORT + tall + steps
    shown = "# Tall\n\n```{support:process} tall\n:chart:\n```\n"
    pages = {"support__yaml": support, "drawn__md": shown}
    assert build(tmp_path, **pages) == ""
    page = html(tmp_path, "drawn.html")
    assert page.count('<div class="spp-chart-region spp-cut" ') == 1
    assert page.count('<div class="spp-sheets" aria-hidden="true" hidden>') == 1
    parts = page.count('<svg xmlns="http://www.w3.org/2000/svg" class="spp-sheet"')
    assert parts == 3
    assert page.count('<use href="#chart-tall-all"/>') == 2 * parts - 1
    assert build(tmp_path, "epub", **pages) == ""
    assert "spp-sheets" not in html(tmp_path, "drawn.xhtml", "epub")


def test_a_page_of_before_whose_process_is_gone_keeps_the_list_in_place_of_the_chart(tmp_path):
    def rename():
        file = tmp_path / "docs/support/team.yaml"
        file.write_text(file.read_text("utf-8").replace("  triage:\n", "  sorting:\n"), "utf-8")

    files = {
        "support/team.yaml": building.SUPPORT,
        "index.md": "# Drawn\n\n" + building.md("chart triage"),
    }
    built = building.build(tmp_path, files, "singlehtml", times=2, between=rename)
    assert "<svg" not in built["index.html"]
    assert "Acknowledge the request" in built["index.html"]
