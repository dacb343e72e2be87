"""Which outputs can be built? Every one that Sphinx has, without a warning."""

import re

import pytest
from building import LISTS, ONE, OTHER, SUPPORT, build, md, rst

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
    built = build(tmp_path, PROJECT, builder, man_pages=[("index", "small", "Small", "", 1)])
    assert built.warnings == []
    assert "Acknowledge the request" in built[SAYS[builder]]


def test_in_one_page_every_internal_link_has_its_anchor(tmp_path):
    page = build(tmp_path, PROJECT, "singlehtml")["index.html"]
    internal = set(re.findall(r'href="(?:index\.html)?#([^"]+)"', page))
    assert len(internal) > 10
    assert sorted(name for name in internal if f'id="{name}"' not in page) == []


def test_in_latex_every_link_has_its_label(tmp_path):
    source = build(tmp_path, PROJECT, "latex")["small.tex"]
    linked = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", source))
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", source))
    assert len(linked) > 10
    assert sorted(linked - labels) == []


def test_pages_in_folders_link_to_each_other(tmp_path):
    page = build(tmp_path, PROJECT, "dirhtml")["one/index.html"]
    assert 'href="../other/#term-customer"' in page
