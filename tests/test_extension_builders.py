"""Which outputs can be built? Every one that Sphinx has, without a warning."""

import posixpath
import re
import sys
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest
from building import LISTS, ONE, OTHER, SUPPORT, build, md, rst
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinx_support_process.sphinx.output import assets

PROJECT = {
    "support/team.yaml": SUPPORT,
    "index.md": "# Start\n\n```{toctree}\none\nother\n```\n\nSee {support:step}`triage.close`, "
    "{term}`outages`, {ref}`support:triage`, [](#incident.resolve).\n\n" + md(*LISTS),
    "one.md": "# One\n\n" + md(*ONE),
    "other.rst": "Other\n=====\n\nSee :support:step:`triage.close`.\n\n" + rst(*OTHER),
}
SAYS = {
    "html": "one.html",
    "dirhtml": "one/index.html",
    "singlehtml": "index.html",
    "epub": "one.xhtml",
    "latex": "small.tex",
    "text": "one.txt",
    "man": "small.1",
    "texinfo": "small.texi",
    "gettext": "one.pot",
    "xml": "one.xml",
}


@pytest.mark.parametrize("builder", SAYS)
def test_a_builder_shows_the_steps_without_a_warning(tmp_path, builder):
    built = build(tmp_path, PROJECT, builder)
    assert built.warnings == []
    assert "Acknowledge the request" in built[SAYS[builder]]


@pytest.mark.parametrize("builder", [*SAYS, "linkcheck"])
def test_two_processes_at_work_write_the_same_without_a_warning(tmp_path, builder):
    more = [f"more{number}" for number in range(6)]
    pages = {f"{name}.rst": "More\n====\n\n" + rst("checklist triage") for name in more}
    toctree = PROJECT["index.md"].replace("other\n", "\n".join(["other", *more, ""]))
    one = build(tmp_path, PROJECT | pages | {"index.md": toctree}, builder)
    two = build(tmp_path, {}, builder, parallel=2, out="two")
    assert one.warnings == two.warnings == []
    for name in SAYS.values():
        if (one.out / name).is_file():
            assert _without_day(two[name]) == _without_day(one[name])


def _without_day(text):
    """A catalogue without the minute at which it was written."""
    return re.sub(r'"POT-Creation-Date.*', "", text)


def _dead_links(built, suffix):
    """Each link of a page to another place of the site that is not there, with the page."""
    pages = {}
    for name, content in built.files.items():
        if name.endswith(suffix):
            pages[name] = content.decode("utf-8")
    dead, followed = [], 0
    for name, text in pages.items():
        for href in re.findall(r'<a [^>]*?href="([^"]*)"', text):
            path, _, anchor = unescape(href).partition("#")
            if "://" in path or path.endswith(".txt"):
                continue
            place = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            )
            if place not in pages:
                place = posixpath.normpath(posixpath.join(place, "index.html"))
            followed += 1
            if place not in pages or (anchor and f'id="{anchor}"' not in pages[place]):
                dead.append((name, href))
    assert followed > 50
    return dead


@pytest.mark.parametrize(
    ("builder", "suffix"),
    [("html", ".html"), ("dirhtml", ".html"), ("singlehtml", ".html"), ("epub", ".xhtml")],
)
def test_every_link_within_a_site_leads_somewhere(tmp_path, builder, suffix):
    project = PROJECT | {"more.md": "# More\n\n" + md("chart incident", "role agent", "templates")}
    project["index.md"] = project["index.md"].replace("other\n", "other\nmore\n")
    built = build(tmp_path, project, builder)
    assert built.warnings == []
    assert _dead_links(built, suffix) == []


def test_on_a_single_page_links_to_other_sites_and_whole_pages_stay(tmp_path):
    other = "https://other.example/page"
    page = f"# One\n\n[a]({other}#part) [b]({other}) [c](next.md) [d](next.md#deep)\n"
    pages = {"index.md": f"{page}\n```{{toctree}}\nnext\n```\n", "next.md": "# Next\n\n## Deep\n"}
    built = build(tmp_path, pages, "singlehtml", myst_heading_anchors=2)["index.html"]
    paragraph = re.search("<p>(.*?)</p>", built)[1]
    assert re.findall('href="([^"]*)"', paragraph) == [
        f"{other}#part",
        other,
        "#document-next",
        "#deep",
    ]


def test_in_latex_every_link_has_its_label(tmp_path):
    source = build(tmp_path, PROJECT, "latex")["small.tex"]
    linked = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", source))
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", source))
    assert len(linked) > 10
    assert sorted(linked - labels) == []


def test_pages_in_folders_link_to_each_other(tmp_path):
    page = build(tmp_path, PROJECT, "dirhtml")["one/index.html"]
    assert 'href="../other/#term-customer"' in page


def test_in_latex_the_line_above_a_table_stays_on_its_page(tmp_path):
    source = build(tmp_path, PROJECT, "latex")["small.tex"]
    before, _, after = source.partition("\\sphinxstylestrong{For the team}")
    fold = "\n\n\\begin{sphinxuseclass}{spp-folded}\n\\sphinxAtStartPar\n"
    assert before.endswith(f"\\needspace{{9\\baselineskip}}{fold}")
    assert "tabulary" in after[:500]


@pytest.mark.parametrize(
    ("builder", "name", "settings"),
    [
        ("latex", "one.tex", {"latex_documents": [("one", "one.tex", "One", "Team", "howto")]}),
        ("man", "one.1", {"man_pages": [("one", "one", "One", "", 1)]}),
        (
            "texinfo",
            "one.texi",
            {"texinfo_documents": [("one", "one", "One", "Team", "one", "", "")]},
        ),
    ],
)
def test_a_document_of_one_page_names_what_stands_on_others(tmp_path, builder, name, settings):
    built = build(tmp_path, PROJECT, builder, **settings)
    assert built.warnings == []
    assert "Incident response" in built[name]
    assert "Agent" in built[name]


class Paper(SingleFileHTMLBuilder):
    """What sphinx-simplepdf lets WeasyPrint print."""

    name = "simplepdf"


def test_on_paper_cards_and_tables_fit_pages(tmp_path, monkeypatch):
    extension = ModuleType("paper")
    extension.setup = lambda app: app.add_builder(Paper)
    monkeypatch.setitem(sys.modules, "paper", extension)
    extensions = ["sphinx_support_process", "paper"]
    page = build(tmp_path, PROJECT, "simplepdf", extensions=extensions)["index.html"]
    [style] = re.findall(r"<style>(.*?)</style>", page)
    assert 'ol[start="3"] { counter-reset: list-item 2; }' in style
    assert ".spp-overview .sd-card { break-inside: avoid; }" in style
    assert "overflow-wrap: anywhere" in style


@pytest.mark.parametrize("sheet", ["support-process", "support-process-chart"])
def test_on_paper_nothing_that_is_read_is_a_grid_which_weasyprint_may_not_break(sheet):
    style = Path(assets.__file__).parents[2] / "style" / f"{sheet}.css"
    grids = re.findall(r"([^{};]*)\{[^{}]*display: grid", style.read_text("utf-8"))
    block = assets._PAPER_RULES[0]
    assert "display: block !important" in block
    assert [grid for grid in grids if re.search(r"\.spp-[\w-]+", grid)[0] not in block] == []
    assert grids != []
