"""What do builders of others get? Numbers, targets and words, as nodes that they can write."""

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_support_process.sphinx.output import elsewhere


def mended(transform, *content):
    """What a document holds after a transform."""
    document = new_document("page")
    document += content
    transform(document).run()
    return [node.pformat() for node in document]


def steps(first):
    item = nodes.list_item("", nodes.paragraph("", "Close it"))
    return nodes.enumerated_list("", item, start=first, classes=["spp-steps"])


def test_confluence_is_given_the_number_of_a_step_as_text():
    [found] = mended(elsewhere.TextNumbers, steps(4))
    assert found == (
        '<bullet_list bullet="-" classes="spp-steps">\n    <list_item>\n        <paragraph>\n'
        "            4. \n            Close it\n"
    )


def test_markdown_is_given_the_number_of_a_step_as_the_mark_of_its_item():
    [found] = mended(elsewhere.MarkNumbers, steps(4))
    assert found == (
        '<bullet_list bullet="4." classes="spp-steps">\n    <list_item>\n        <paragraph>\n'
        "            Close it\n"
    )


@pytest.mark.parametrize("transform", [elsewhere.TextNumbers, elsewhere.MarkNumbers])
def test_a_list_of_the_page_stays_as_it_is(transform):
    listed = steps(4)
    listed["classes"] = []
    before = listed.pformat()
    assert mended(transform, listed) == [before]


def test_what_names_a_box_stands_within_its_first_line():
    box = nodes.container("", nodes.paragraph("", "Text"), ids=["a", "b"])
    [found] = mended(elsewhere.InnerTargets, box)
    assert found == (
        '<container>\n    <paragraph>\n        <target ids="a" refid="a">\n'
        '        <target ids="b" refid="b">\n        Text\n'
    )


def test_for_rinohtype_the_first_line_of_a_box_has_its_names():
    box = nodes.container("", nodes.paragraph("", "Text", ids=["c"]), ids=["a", "b"])
    [found] = mended(elsewhere.InnerNames, nodes.container("", box, ids=["d"]))
    assert found == (
        '<container>\n    <container>\n        <paragraph ids="d a b c">\n            Text\n'
    )


def test_for_rinohtype_the_heading_of_a_box_is_a_line_that_has_its_names():
    heading = nodes.rubric("", "Triage", classes=["spp-part-title"])
    [found] = mended(elsewhere.InnerNames, nodes.container("", heading, ids=["a"]))
    assert found == (
        '<container>\n    <paragraph classes="spp-part-title" ids="a">\n'
        "        <strong>\n            Triage\n"
    )


def test_rinohtype_is_given_no_entry_that_says_see():
    entries = [("single", "Case", "case", "", None), ("see", "Cases; Case", "case", "", None)]
    index = addnodes.index(entries=entries)
    mended(elsewhere.PlainIndex, index)
    assert index["entries"] == entries[:1]
