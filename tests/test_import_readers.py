"""What does each reader see in a document? The labels and words of its blocks, and their places."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import office
import pytest

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read
from sphinx_support_process.importing.readers.blocks import (
    Block,
    Definition,
    Document,
    Heading,
    Item,
    Other,
    Paragraph,
    Table,
    inside,
    said,
)
from sphinx_support_process.importing.readers.charts.chart import Chart


def document(name: str, source: str | bytes, named: str = "") -> Document:
    data = source if isinstance(source, bytes) else dedent(source).encode()
    (found,) = read(name, data, named)
    assert isinstance(found, Document)
    return found


def seen(name: str, source: str | bytes, named: str = "") -> list[str]:
    """What a person sees, a line a piece: labels before their words, indented as they stand."""
    return list(_seen(document(name, source, named).blocks, 0))


def _seen(blocks: list[Block], depth: int) -> Iterator[str]:
    room = "  " * depth
    for block in blocks:
        match block:
            case Heading():
                yield f"{room}{'#' * block.level} {block.label} {said(block.text)}".replace(
                    "  ", " "
                )
            case Paragraph():
                yield room + said(block.text)
            case Item():
                box = {None: "", True: "[x] ", False: "[ ] "}[block.done]
                first, *rest = _seen(block.blocks, depth) or [""]
                yield f"{room}{block.label or '-'} {box}{first.strip()}"
                yield from (f"  {line}" for line in rest)
            case Definition():
                yield f"{room}{said(block.term)}:"
                yield from _seen(block.blocks, depth + 1)
            case Table():
                for row in block.rows:
                    cells = (" / ".join(line.strip() for line in _seen(c.blocks, 0)) for c in row)
                    yield room + " | ".join(cells)
            case Other():
                language = f"{block.name}: " if block.kind == "code" and block.name else ""
                yield f"{room}<{block.kind}> {language}{block.text}"
            case _:
                kind = getattr(block, "kind", "")
                if kind:
                    yield f"{room}<{kind}> {said(getattr(block, 'title', ()))}".rstrip()
                yield from _seen(inside(block), depth + bool(kind))


def chart(name: str, source: str) -> Chart:
    (found,) = read(name, dedent(source).encode())
    assert isinstance(found, Chart)
    return found


HTML = [
    ("<ol start=2><li><h2>a</h2></ol><p>b", ["## 2. a", "b"]),
    ("<ol><li><h2>a</h2><li><h2>b</h2></ol>", ["1. ## a", "2. ## b"]),
    ("<ol><li><h2>a</h2></li><ul><li>b</ul></ol>", ["1. ## a", "  - b"]),
    *(
        (f"<pre{about}>graph TD</pre>", [f"<code> {told}graph TD"])
        for about, told in (
            ("", ""),
            (' class="mermaid"', "mermaid: "),
            (' class="sourceCode sh"', "sh: "),
            (' class="highlight-sh notranslate"', "sh: "),
        )
    ),
    (
        (
            "<p>See<svg><title>t</title><text>Ask <tspan>Bo</tspan></text>"
            "<foreignObject><div>Go [x]</div></foreignObject></svg></p><svg><title>t</title></svg>"
        ),
        ["See![Ask Bo, Go (x)](#)"],
    ),
    ("<ol start=3><li>a<li>b</ol>", ["3. a", "4. b"]),
    ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
    ("<ol><li>a<li value=7>b<li>c</ol>", ["1. a", "7. b", "8. c"]),
    ("<ol type=i><li>a<li>b</ol>", ["i. a", "ii. b"]),
    ('<ol style="list-style-type: upper-alpha"><li>a</ol>', ["A. a"]),
    ("<ol><li>a<ol type=a><li>b</ol></ol>", ["1. a", "  a. b"]),
    ("<ol><li>a</li><ol><li>b</li></ol></ol>", ["1. a", "  1. b"]),
    ("<p>a<ul><li>b</ul>c", ["a", "- b", "c"]),
    ("<nav><ul><li>a</ul></nav><main><p>b</main><footer>c</footer>", ["b"]),
    ("<p>a&nbsp;&amp;&lt;b&gt; <b>c</b>\n d<br>e", ["a &<b> c d e"]),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a:", "  b", "c:", "  d"]),
    ("<table><tr><td>a<td>b<tr><td>c</table>", ["a | b", "c"]),
    ("<table><tr><td><p>a</table>", ["a"]),
    ("<details><summary>a</summary>b</details>", ["<details> a", "  b"]),
    ("<blockquote><p>a<p>b</blockquote>", ["<quote>", "  a", "  b"]),
    ("<pre>a\n  b</pre>", ["<code> a\n  b"]),
    ('<div class="admonition note"><p class="title">a</p><p>b</div>', ["<note> a", "  b"]),
    ("<p>a<script>b</script><p hidden>c<p>d<!-- e -->", ["a", "d"]),
    ('<ul class="task-list"><li><input type=checkbox checked>a<li>b</ul>', ["- [x] a", "- [ ] b"]),
    ("<ul><li><input type=text>a<li><textarea type=checkbox></textarea>b</ul>", ["- a", "- b"]),
    (
        '<ul class="inline-task-list"><li class="checked">a</li><li>b</li></ul>',
        ["- [x] a", "- [ ] b"],
    ),
    *(
        (f'<div class="{kind}"><p>a</div>', ["<note>", "  a"])
        for kind in ("callout", "panel", "admonition", "alert", "markdown-alert", "x panel")
    ),
    ('<div class="alert alert-warning"><p>a</div>', ["<warning>", "  a"]),
    ('<img src="a.png" alt="b">', ["<image> b"]),
    (
        """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
        <span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>a
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>
        <span style='mso-list:Ignore'>a)<span>&nbsp; </span></span>b""",
        ["1. a", "  a) b"],
    ),
    (
        "<p class=MsoListParagraph>2.<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span>a",
        ["2. a"],
    ),
]


@pytest.mark.parametrize(("source", "lines"), HTML)
def test_a_page_in_html_is_read_as_a_browser_shows_it(source: str, lines: list[str]) -> None:
    assert seen("a.html", source) == lines


def test_lists_of_one_item_each_are_one_list_where_their_numbers_go_on() -> None:
    page = "".join(f'<div><ol start="{n}"><li>{n}</li></ol></div>' for n in (1, 2, 3))

    assert seen("a.html", page.replace("<div>", "").replace("</div>", "")) == [
        "1. 1",
        "2. 2",
        "3. 3",
    ]
    assert len(document("a.html", page.replace("<div>", "").replace("</div>", "")).blocks) == 1


def test_lists_that_are_sisters_stand_in_each_other_by_the_level_in_their_class() -> None:
    assert seen(
        "a.html",
        """\
        <style>.lst-kix_a-1>li:before{content:"" counter(lst-ctn-kix_a-1,lower-latin) ") "}</style>
        <ol class="lst-kix_a-0 start" start="1"><li>a</li></ol>
        <ol class="lst-kix_a-1 start" start="1"><li>b</li><li>c</li></ol>
        <ol class="lst-kix_a-0" start="2"><li>d</li></ol>
        """,
    ) == ["1. a", "  a) b", "  b) c", "2. d"]


def test_links_lead_on_without_a_stop_and_names_are_kept() -> None:
    page = '<p id=x><a href="https://www.google.com/url?q=https://a.example/b&amp;sa=D">c</a>'
    (block,) = document("a.html", page).blocks

    assert isinstance(block, Paragraph)
    assert (block.anchors, block.text[0].link) == (["x"], "https://a.example/b")


def test_what_leads_through_a_site_is_left_out_and_said() -> None:
    found = document("a.html", "<nav>Home Contact</nav><p>Read it.")

    assert [text for _, text in found.doubts] == [
        "what leads through the site was left out, 2 words"
    ]


def test_each_piece_of_a_text_says_its_line_and_column() -> None:
    blocks = document("a.html", "<h1>A</h1>\n<ol>\n <li>b\n <li>c\n</ol>").blocks

    assert [str(block.at) for block in (blocks[0], *inside(blocks[1]))] == [
        "line 1",
        "line 3",
        "line 4",
    ]
    assert inside(blocks[1])[0].at.column == 2


def test_macros_of_confluence_are_what_they_show() -> None:
    assert seen(
        "a.xml",
        """\
        <h1>Keys&nbsp;&eacute;</h1>
        <ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter>
        <ac:rich-text-body><ol start="4"><li>a</li></ol></ac:rich-text-body></ac:structured-macro>
        <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a && <b> &amp;]]>
        </ac:plain-text-body></ac:structured-macro>
        <ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>complete</ac:task-status>
        <ac:task-body>tick</ac:task-body></ac:task></ac:task-list>
        <p><ac:link ac:anchor="b"><ri:page ri:content-title="Other"/></ac:link> by
        <time datetime="2026-12-04"/></p>
        """,
    ) == [
        "# Keys é",
        "<details> More",
        "  4. a",
        "<code> a && <b> &amp;",
        "- [x] tick",
        "Other by 2026-12-04",
    ]


def macro(name: str) -> str:
    body = "<ac:rich-text-body><p>a</p></ac:rich-text-body>"
    return f'<ac:structured-macro ac:name="{name}">{body}</ac:structured-macro>'


@pytest.mark.parametrize(
    ("name", "kind"),
    [("info", "note"), ("note", "caution"), ("warning", "warning"), ("tip", "tip")],
)
def test_a_box_of_confluence_is_of_the_kind_that_it_looks_like(name: str, kind: str) -> None:
    assert seen("a.xml", macro(name)) == [f"<{kind}>", "  a"]


@pytest.mark.parametrize(
    "name", ["toc", "toc-zone", "anchor", "children", "pagetree", "recently-updated", "livesearch"]
)
def test_a_macro_of_confluence_that_only_leads_elsewhere_is_not_asked_about(name: str) -> None:
    assert document("a.xml", macro(name)).doubts == []


def test_an_unknown_macro_is_what_stands_in_it_and_is_named() -> None:
    found = document(
        "a.xml",
        '<ac:structured-macro ac:name="x"><ac:rich-text-body><p>a</p></ac:rich-text-body>'
        "</ac:structured-macro>",
    )

    assert [(str(at), text) for at, text in found.doubts] == [
        ("line 1", "the macro `x` was read as what is in it")
    ]


LISTS = (
    office.definition(1, ("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%3"))
    + office.definition(2, ("decimal", "Step %1:"))
    + office.list_of(1, 1)
    + office.list_of(2, 1, {0: 5})
    + office.list_of(3, 2)
)
P = office.paragraph


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (P("a", 1) + P("b", 1) + P("x") + P("c", 1), ["1. a", "2. b", "x", "3. c"]),
        (P("a", 1) + P("b", 2) + P("c", 2) + P("d", 1), ["1. a", "5. b", "6. c", "7. d"]),
        (P("a", 1) + P("b", 1, 1) + P("c", 1) + P("d", 1, 1), ["1. a", "  a) b", "2. c", "  a) d"]),
        (P("a", 1) + P("b", 1, 2), ["1. a", "  1.1 b"]),
        (P("a", 3) + P("b", 3), ["Step 1: a", "Step 2: b"]),
        (P("a", 1) + P("b", 0) + P("c", 9), ["1. a", "b", "c"]),
    ],
)
def test_numbers_of_word_are_those_that_word_shows(body: str, lines: list[str]) -> None:
    assert seen("a.docx", office.docx(body, LISTS)) == lines


def test_a_style_gives_a_number_and_a_heading() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>'
    )

    body = P("a", style="H") + P("b", style="L") + P("c", style="M")
    assert seen("a.docx", office.docx(body, LISTS, styles)) == ["## a", "1. b", "2. c"]


def test_a_table_of_contents_of_word_is_left_out_and_said() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    found = document("a.docx", office.docx(P("1. Look 2", style="T1") + P("a"), styles=styles))

    assert [str(block.at) for block in found.blocks] == ["paragraph 2"]
    assert [(str(at), text) for at, text in found.doubts] == [
        ("paragraph 1", "the table of contents was left out")
    ]


def test_of_a_tracked_change_what_was_inserted_is_read() -> None:
    body = (
        "<w:p><w:r><w:t>after </w:t></w:r>"
        "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>2</w:t></w:r></w:ins><w:r><w:noBreakHyphen/><w:t>days</w:t></w:r></w:p>"
    )
    assert seen("a.docx", office.docx(body)) == ["after 2-days"]


def test_boxes_comments_and_text_boxes_of_word_are_not_lost() -> None:
    box = (
        "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr></w:sdt>"
    )
    body = (
        f"<w:p>{box}{office.run('heating off')}</w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>beside</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>"
    )
    comment = f'<w:comment w:id="0" w:author="Bo"><w:p>{office.run("why?")}</w:p></w:comment>'

    assert seen("a.docx", office.docx(body, comments=comment)) == [
        "- [x] heating off",
        "beside",
        "<comment> Bo: why?",
    ]


def test_a_diagram_of_word_is_read_in_the_order_of_its_shapes() -> None:
    held = office.diagram(
        ("top", "", ""), ("b", "a", "inner"), ("a", "top", "first"), ("c", "top", "last")
    )
    data = office.docx(P("before") + office.DIAGRAM + P("after"), diagram=held)
    assert seen("a.docx", data) == ["before", "first", "inner", "last", "after"]


def test_the_shapes_of_a_diagram_that_go_round_in_a_circle_are_read_once() -> None:
    held = office.diagram(("a", "b", "one"), ("b", "a", "two"))
    assert seen("a.docx", office.docx(office.DIAGRAM, diagram=held)) == ["one", "two"]


def test_an_equation_of_word_is_read_as_plain_text_which_is_told() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    maths = f'<m:oMath xmlns:m="{space}"><m:r><m:t>5 mg</m:t></m:r></m:oMath>'
    made = document("a.docx", office.docx(f"<w:p>{office.run('Give ')}{maths}</w:p>"))
    assert seen("a.docx", office.docx(f"<w:p>{office.run('Give ')}{maths}</w:p>")) == ["Give 5 mg"]
    assert [told for _, told in made.doubts] == ["the equation `5 mg` was read as plain text"]


def test_of_words_with_their_reading_above_them_the_words_are_read() -> None:
    def one(name: str, words: str) -> str:
        return f"<w:{name}>{office.run(words)}</w:{name}>"

    body = f"<w:p><w:r><w:ruby>{one('rt', 'tantou')}{one('rubyBase', 'lead')}</w:ruby></w:r></w:p>"
    assert seen("a.docx", office.docx(body)) == ["lead"]


def test_a_document_that_is_embedded_in_one_of_word_is_told() -> None:
    made = document("a.docx", office.docx(P("a") + '<w:altChunk r:id="link"/>'))
    assert [told for _, told in made.doubts] == [
        "a document that is embedded here was not read: save the file in Word"
    ]


def test_merged_cells_of_word_are_one_cell() -> None:
    def cell(text: str, about: str = "") -> str:
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{P(text)}</w:tc>"

    below = '<w:vMerge w:val="restart"/>'
    wide = '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{cell('a', below)}{cell('b', wide)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('c')}{cell('d')}</w:tr></w:tbl>"
    )
    (table,) = document("a.docx", office.docx(body)).blocks

    assert isinstance(table, Table)
    assert [(c.rows, c.columns, str(c.at)) for row in table.rows for c in row] == [
        (2, 1, "table 1, row 1, column 1"),
        (1, 2, "table 1, row 1, column 2"),
        (1, 1, "table 1, row 2, column 2"),
        (1, 1, "table 1, row 2, column 3"),
    ]


STYLES = office.odt_style("A", ("", "1", "."), ("", "a", ")"))
ITEM = office.odt_item


def numbered(text: str, about: str = "", level: int = 1, list_: str = "n") -> str:
    """An item that stands in no list."""
    return (
        f'<text:numbered-paragraph text:style-name="A" text:list-id="{list_}" '
        f'text:level="{level}" {about}><text:p>{text}</text:p></text:numbered-paragraph>'
    )


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (office.odt_list(ITEM("a") + ITEM("b"), "A"), ["1. a", "2. b"]),
        (
            office.odt_list(ITEM("a", inside=f"<text:list>{ITEM('b')}</text:list>"), "A"),
            ["1. a", "  a) b"],
        ),
        (
            office.odt_list(ITEM("a"), "A")
            + "<text:p>x</text:p>"
            + office.odt_list(ITEM("b"), "A", 'text:continue-numbering="true"'),
            ["1. a", "x", "2. b"],
        ),
        (
            office.odt_list(ITEM("a"), "A", 'xml:id="l1"')
            + office.odt_list(ITEM("b"), "A")
            + office.odt_list(ITEM("c"), "A", 'text:continue-list="l1"'),
            ["1. a", "1. b", "2. c"],
        ),
        (office.odt_list(ITEM("a", 'text:start-value="5"'), "A"), ["5. a"]),
        ('<text:h text:outline-level="2">a<text:s/>b</text:h>', ["## a b"]),
        (
            "<draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>",
            ["a"],
        ),
        (
            "<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a</text:p>",
            ["a"],
        ),
        (
            numbered("a") + numbered("b", level=2) + "<text:p>x</text:p>" + numbered("c"),
            ["1. a", "  a) b", "x", "2. c"],
        ),
        (numbered("a", 'text:start-value="7"') + numbered("b"), ["7. a", "8. b"]),
        (numbered("a") + numbered("b", list_="other"), ["1. a", "1. b"]),
        (
            (
                "<draw:rect><text:p>a</text:p></draw:rect>"
                "<text:p>b<draw:g><draw:line><text:p>c</text:p></draw:line></draw:g></text:p>"
            ),
            ["a", "b", "c"],
        ),
        (
            (
                "<text:bibliography><text:bibliography-source/><text:index-body><text:p>a</text:p>"
                "</text:index-body></text:bibliography>"
            ),
            ["a"],
        ),
    ],
)
def test_numbers_of_opendocument_are_those_that_readers_see(body: str, lines: list[str]) -> None:
    assert seen("a.odt", office.odt(body, STYLES)) == lines


def paragraph_style(of_lists: str) -> str:
    """A style of paragraphs that says which list they are in."""
    return f'<style:style style:name="P" style:list-style-name="{of_lists}"/>'


def test_a_style_of_the_text_goes_before_a_shared_one_of_that_name() -> None:
    item = '<text:list-item><text:p text:style-name="P">a</text:p></text:list-item>'
    styles = STYLES + office.odt_style("B", ("", "a", ")"))
    own, shared = styles + paragraph_style("A"), styles + paragraph_style("B")
    body = f"<text:list>{item}</text:list>"
    assert seen("a.odt", office.odt(body, own, shared)) == ["1. a"]
    assert seen("a.odt", office.odt(body, shared, own)) == ["a) a"]


def test_every_list_has_the_style_on_which_that_of_its_paragraphs_is_based() -> None:
    item = '<text:list-item><text:p text:style-name="Q">a</text:p></text:list-item>'
    child = '<style:style style:name="Q" style:parent-style-name="P"/>'
    styles = office.odt_style("B", ("", "a", ")")) + paragraph_style("B") + child
    body = f"<text:list>{item}</text:list><text:p>x</text:p><text:list>{item}</text:list>"
    assert seen("a.odt", office.odt(body, styles)) == ["a) a", "x", "a) a"]


def test_paragraphs_of_opendocument_in_the_style_of_quotations_or_code_are_such() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:parent-style-name="{parent}"/>'
        for name, parent in (("P1", "Quotations"), ("P2", "Preformatted_20_Text"))
    )
    body = (
        '<text:p text:style-name="P1">Dear Kim,</text:p>'
        '<text:p text:style-name="Quotations">we come.</text:p>'
        '<text:p text:style-name="P2"><text:s text:c="2"/>stop</text:p>'
        '<text:p text:style-name="P2"/><text:p text:style-name="P2">start</text:p>'
    )
    assert seen("a.odt", office.odt(body, styles)) == [
        *("<quote>", "  Dear Kim,", "  we come."),
        "<code>   stop\n\nstart",
    ]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.md", "☐ one\n☑ two\n\n☒ *three*\n\nmore\n"),
        ("a.md", "☐\ufe0f one\n☑\ufe0f two\n\n☒\ufe0f three\n\nmore\n"),
        ("a.md", "- ☐ one\n- ☑ two\n- ☒ *three*\n\nmore\n"),
        ("a.rst", "- ☐ one\n- ☑ two\n- ☒ *three*\n\nmore\n"),
        ("a.html", "<p>☐ one<br>☑ two</p><p>☒ <i>three</i></p><p>more</p>"),
        ("a.html", "<ul><li><p>☐ one</p><li>☑ two<li>☒ three</ul><p>more</p>"),
    ],
)
def test_what_begins_with_the_sign_of_a_box_is_an_item_to_tick(name: str, source: str) -> None:
    assert [line.replace("*", "") for line in seen(name, source)] == [
        *("- [ ] one", "- [x] two", "- [x] three"),
        "more",
    ]


def test_lines_around_lines_with_boxes_stay_where_they_are() -> None:
    assert seen("a.md", "To check:\n☐ Lights\n☐ Door\n(back and front)\n") == [
        *("To check:", "- [ ] Lights", "- [ ] Door (back and front)"),
    ]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.csv", "Task,Desk\nRefund,☐\n"),
        ("a.html", "<table><tr><td>Task<td>Desk<tr><td>Refund<td>☐</table>"),
    ],
)
def test_a_cell_that_is_only_a_sign_keeps_it(name: str, source: str) -> None:
    assert seen(name, source) == ["Task | Desk", "Refund | ☐"]


def test_what_stands_above_each_page_of_opendocument_is_left_out_which_is_told() -> None:
    shared = "<style:master-page><style:header><text:p>Our desk</text:p></style:header>"
    data = office.odt("<text:p>a</text:p>", shared=f"{shared}</style:master-page>")
    assert [told for _, told in document("a.odt", data).doubts] == [
        "a header was left out, 2 words"
    ]


def test_bullets_of_opendocument_may_be_boxes() -> None:
    styles = (
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="☐"/></text:list-style>'
    )
    assert seen("a.odt", office.odt(office.odt_list(ITEM("a"), "B"), styles)) == ["- [ ] a"]


def test_an_object_of_opendocument_that_has_no_words_is_told() -> None:
    body = "<text:p>a<draw:frame><draw:object/></draw:frame></text:p>"
    assert [told for _, told in document("a.odt", office.odt(body)).doubts] == [
        "an object that is embedded here, such as an equation, was not read"
    ]


def test_a_heading_of_opendocument_with_a_wrong_level_is_one() -> None:
    assert seen("a.odt", office.odt('<text:h text:outline-level="x">a</text:h>')) == ["# a"]


def test_a_table_in_an_item_of_opendocument_is_read() -> None:
    table = "<table:table><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell>"
    item = ITEM("a", inside=f"{table}</table:table-row></table:table>")
    assert seen("a.odt", office.odt(office.odt_list(item, "A"), STYLES)) == ["1. a", "  b"]


def test_indexes_of_opendocument_are_left_out_which_is_told() -> None:
    contents = "<text:index-body><text:p>Boats 1</text:p></text:index-body>"
    body = f"<text:table-of-content>{contents}</text:table-of-content><text:p>a</text:p>"
    doubts = document("a.odt", office.odt(body)).doubts
    assert [told for _, told in doubts] == ["the table of contents was left out"]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    items = ITEM("a", inside="<text:p>more</text:p>") + ITEM("b")
    assert seen("a.odt", office.odt(office.odt_list(items, "A"), STYLES)) == [
        "1. a",
        "  more",
        "2. b",
    ]


RST = [
    (".. code-block:: sh\n   :caption: Once *more*\n\n   run\n", ["Once more", "<code> sh: run"]),
    ("3. a\n#. b\n", ["3. a", "4. b"]),
    ("(a) x\n(b) y\n", ["(a) x", "(b) y"]),
    ("iv) x\nv) y\n", ["iv) x", "v) y"]),
    ("1. a\n3. b\n", ["1. a", "3. b"]),
    ("1. a\n   a. b\n   b. c\n", ["1. a", "  a. b", "  b. c"]),
    ("A\n=\n\n.. _x:\n\nb :term:`c` ``d``\n", ["# A", "b {term}`c` d"]),
    (".. custom::\n   a\n   b\n\n   c\n", ["a b", "c"]),
    (".. tab-item:: T\n\n   a\n", ["<details> T", "  a"]),
    (".. grid:: 2\n   :gutter: 1\n\n   a\n", ["a"]),
    (".. note:: a\n", ["<note>", "  a"]),
    (".. include:: /etc/passwd\n", ["<code> .. include:: /etc/passwd"]),
    (".. mermaid::\n\n   graph TD\n", ["<directive> graph TD"]),
    ("a\n   b\n", ["a:", "  b"]),
    ("#. a\n\n  * b\n  * c\n", ["1. a", "- b", "- c"]),
    ("a\n\n  b\n\n  * c\n", ["a", "<quote>", "  b", "  - c"]),
    ("a [1]_\n\n.. [1] b\n", ["a [^1]", "<footnote> b"]),
]


@pytest.mark.parametrize(("source", "lines"), RST)
def test_a_page_in_restructuredtext_is_read_with_all_its_roles_and_directives(
    source: str, lines: list[str]
) -> None:
    assert seen("a.rst", source) == lines


def test_docutils_knows_no_other_roles_afterwards() -> None:
    from docutils.parsers.rst import roles

    before = dict(roles._roles)
    seen("a.rst", "b :some-role:`c`\n")

    assert roles._roles == before


CSV = [
    ("\ufeffa;b\r\n1;2\r\n;\r\n", ["a | b", "1 | 2"]),
    ('a,b\n"1, 2","3\n4"\n', ["a | b", "1, 2 | 3 4"]),
    ("a\tb\n1\t2\n", ["a | b", "1 | 2"]),
    ("a|b\n1|2\n", ["a | b", "1 | 2"]),
]


@pytest.mark.parametrize(("source", "lines"), CSV)
def test_separated_values_are_a_table_as_a_spreadsheet_shows_it(
    source: str, lines: list[str]
) -> None:
    assert seen("a.csv", source) == lines


def test_a_record_says_the_line_on_which_it_begins() -> None:
    (table,) = document("a.csv", 'a,b\n"1\n2",3\n4,5\n').blocks

    assert isinstance(table, Table)
    assert [row[0].at.line for row in table.rows] == [1, 2, 4]


def test_a_table_that_is_no_utf_8_is_read_and_said() -> None:
    found = document("a.csv", "name,x\nJürgen,y\n".encode("cp1252"))

    assert said(inside(found.blocks[0])[2].blocks[0].text) == "Jürgen"  # type: ignore[attr-defined]
    assert [text for _, text in found.doubts] == [
        "the file is no UTF-8: it was read as Windows-1252"
    ]


MERMAID = [
    ("A-->B", [("A", "B", "")]),
    ("A-->|yes|B", [("A", "B", "yes")]),
    ("A -- no --> B", [("A", "B", "no")]),
    ("A -. maybe .-> B", [("A", "B", "maybe")]),
    ("A == so ==> B", [("A", "B", "so")]),
    ("A --- B --x C", [("A", "B", ""), ("B", "C", "")]),
    ("A & B --> C", [("A", "C", ""), ("B", "C", "")]),
    ("A-->B; B-->C", [("A", "B", ""), ("B", "C", "")]),
    ('A["x --> y; z"] --> B', [("A", "B", "")]),
]


@pytest.mark.parametrize(("source", "lines"), MERMAID)
def test_lines_of_mermaid_lead_from_shape_to_shape(
    source: str, lines: list[tuple[str, str, str]]
) -> None:
    found = chart("a.mmd", f"flowchart LR\n{source}\n")

    assert [(line.source, line.target, line.text) for line in found.lines] == lines


def test_shapes_of_mermaid_are_what_their_form_says() -> None:
    found = chart(
        "a.mmd",
        """\
        %% a comment
        graph TD
          subgraph one [Front desk]
            A([In]) --> B{Known?}
          end
          B --> C["a (b)<br/>#quot;c#quot;"]:::hot --> D((Out))
          B --> E@{ shape: diam, label: "Sure?" } --> D
          style A fill:#f96
        """,
    )

    assert [(s.kind, s.text, s.lane) for s in found.shapes.values()] == [
        ("start", "In", "one"),
        ("question", "Known?", "one"),
        ("task", 'a (b) "c"', ""),
        ("end", "Out", ""),
        ("question", "Sure?", ""),
    ]
    assert found.lanes == {"one": "Front desk"}


@pytest.mark.parametrize("form", ["[{}]", '["{}"]', "({})", "{{{}}}", "[/{}/]"])
def test_words_of_a_shape_in_mermaid_may_go_over_several_lines(form: str) -> None:
    shape = form.format("Sort the post: 1. left\n2. right")
    found = chart("a.mmd", f"graph TD\nA --> B{shape}\nB --> C\n")

    texts = [shape.text for shape in found.shapes.values()]
    assert texts == ["A", "Sort the post: 1. left 2. right", "C"]


def test_words_of_a_chart_that_only_say_where_it_begins_and_ends_are_not_lost() -> None:
    found = read("a.mmd", b"graph LR\ns((Start)) --> a[Open the gate] --> e((End))\n")
    made = drafted(found)
    told = account(found, made, written(made, ["a.mmd"]))

    assert (told.words, told.lost) == (5, 0)


def test_a_page_of_confluence_may_say_which_names_it_has_for_characters() -> None:
    source = b'<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ENTITY own "x"> ]>\n<p>Zo&euml; &own;</p>'
    [page] = read("a.xml", source, "confluence")

    assert isinstance(page, Document)
    assert (page.blocks[0].at.line, "".join(page.said).strip()) == (4, "Zo\u00eb &own;")
