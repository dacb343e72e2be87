"""What does a document of Word show? Numbers, headings, boxes and tables, as they are defined."""

from __future__ import annotations

import office
import pytest
from test_import_readers import document, seen

from sphinx_support_process.importing.readers.blocks import Table

P = office.paragraph
WRAPPED = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


def level(at: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str) -> str:
    """A definition of lists, and list 1 of it."""
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>' + office.list_of(
        1, 1
    )


def style(id: str, name: str, about: str = "", more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}'
        f"<w:pPr>{about}</w:pPr></w:style>"
    )


def listed(list_: int, level: int | None = None) -> str:
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{at}<w:numId w:val="{list_}"/></w:numPr>'


def outlined(text: str, level: int) -> str:
    return f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>{office.run(text)}</w:p>'


NUMBER, LETTER = level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")
KINDS = ("decimalZero", "upperRoman", "lowerRoman", "upperLetter", "ordinalText")
OWN = (
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    f"{level(0, 'upperLetter', '(%1)')}</w:lvlOverride></w:num>"
)
BY_STYLE = (
    f'<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Z"/>{NUMBER}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Z"/></w:abstractNum>'
    f"{office.list_of(1, 5)}{office.list_of(2, 6)}"
)
NUMBERS = {
    "a level begins anew below the one that it names": (
        lists(NUMBER, LETTER, level(2, "lowerRoman", "%3.", '<w:lvlRestart w:val="1"/>')),
        [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (2, "e"), (0, "f"), (2, "g")],
        ["1. a", "  a) b", "    i. c", "  b) d", "    ii. e", "2. f", "  i. g"],
    ),
    "a level never begins anew": (
        lists(NUMBER, level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')),
        [(0, "a"), (1, "b"), (0, "c"), (1, "d")],
        ["1. a", "  a) b", "2. c", "  b) d"],
    ),
    "all numbers of a level are decimal": (
        lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        [(0, "a"), (1, "b")],
        ["I. a", "  1.1 b"],
    ),
    "not all of them are": (
        lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>')),
        [(0, "a"), (1, "b")],
        ["I. a", "  I.1 b"],
    ),
    "an item without a sign goes on with the one above": (
        lists(level(0, "bullet", "•"), level(1, "none", "%2"), level(2, "bullet", " ")),
        [(1, "a"), (0, "b"), (1, "c"), (2, "d"), (0, "e")],
        ["a", "- b", "  c", "  d", "- e"],
    ),
    "bullets may be boxes": (
        lists(level(0, "bullet", "\uf0a8"), level(1, "bullet", "☒"), level(2, "bullet", "✓")),
        [(0, "a"), (1, "b"), (2, "c"), (0, "d")],
        ["- [ ] a", "  - [x] b", "    - c", "- [ ] d"],
    ),
    "a level that Word has not": (
        lists(*(level(at, "decimal", f"%{at + 1}.") for at in range(9)), level(9, "decimal", "%1")),
        [(9, "a"), (8, "b")],
        ["a", "1. b"],
    ),
    "each kind of number": (
        lists(*(level(at, kind, f"%{at + 1}") for at, kind in enumerate(KINDS))),
        list(enumerate("abcde")),
        ["01 a", "  I b", "    i c", "      A d", "        1 e"],
    ),
}


@pytest.mark.parametrize(("numbering", "items", "lines"), NUMBERS.values(), ids=NUMBERS.keys())
def test_levels_count_as_they_are_defined(
    numbering: str, items: list[tuple[int, str]], lines: list[str]
) -> None:
    body = "".join(P(text, 1, at) for at, text in items)
    assert seen("a.docx", office.docx(body, numbering)) == lines


def test_a_list_may_define_a_level_anew() -> None:
    assert seen("a.docx", office.docx(P("a", 1) + P("b", 2), lists(NUMBER) + OWN)) == [
        "1. a",
        "(B) b",
    ]


def test_a_list_may_be_defined_by_the_style_of_another() -> None:
    assert seen("a.docx", office.docx(P("a", 2) + P("b", 1), BY_STYLE)) == ["1. a", "2. b"]


def test_numbers_of_a_kind_that_is_not_known_are_told() -> None:
    numbering = lists(level(0, "ordinalText", "%1."))
    assert [text for _, text in document("a.docx", office.docx(P("a", 1), numbering)).doubts] == [
        "numbers of the kind `ordinalText` were read as 1, 2, 3"
    ]


def test_a_heading_is_one_by_its_style_by_what_that_is_based_on_or_by_its_level() -> None:
    styles = (
        style("T", "Title")
        + style("O", "Chapter", '<w:outlineLvl w:val="2"/>')
        + style("B", "Body", '<w:outlineLvl w:val="9"/>')
        + style("X", "Based", more='<w:basedOn w:val="O"/>')
    )
    body = "".join(
        (
            *(P("title", style="T"), P("chapter", style="O"), P("body", style="B")),
            *(P("based", style="X"), outlined("first", 0), outlined("last", 8), outlined("no", 9)),
        )
    )
    assert seen("a.docx", office.docx(body, styles=styles)) == [
        " title",
        "### chapter",
        "body",
        "### based",
        "# first",
        "######### last",
        "no",
    ]


def test_a_style_gives_a_level_itself_or_is_named_by_one() -> None:
    numbering = lists(NUMBER, level(1, "lowerLetter", "%2)", '<w:pStyle w:val="S"/>'))
    styles = (
        style("L", "List", listed(1))
        + style("L2", "List 2", listed(1, 1))
        + style("S", "Sub", listed(1))
    )
    body = P("a", style="L") + P("b", style="L2") + P("c", style="S") + P("d", style="L")
    assert seen("a.docx", office.docx(body, numbering, styles)) == [
        "1. a",
        "  a) b",
        "  b) c",
        "2. d",
    ]


def test_boxes_of_text_are_ticked_or_not_and_one_alone_is_none() -> None:
    body = "".join(map(P, ("☐ a", "☑ b", "☒ c", "□ d", "✓ e", "☐")))
    assert seen("a.docx", office.docx(body)) == [
        *("- [ ] a", "- [x] b", "- [x] c", "- [ ] d"),
        *("✓ e", "☐"),
    ]


def test_two_boxes_to_click_on_in_one_line_are_none_to_tick() -> None:
    def box(state: int) -> str:
        about = f"<w14:checkbox><w14:checked w14:val='{state}'/></w14:checkbox>"
        return f"<w:sdt><w:sdtPr>{about}</w:sdtPr></w:sdt>"

    body = f"<w:p>{office.run('Open?')}{box(1)}{office.run('Yes')}{box(0)}{office.run('No')}</w:p>"
    assert seen("a.docx", office.docx(body)) == ["Open?☒ Yes☐ No"]


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F070", "π"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F001", ""),
    ],
)
def test_signs_of_fonts_are_those_that_they_show(font: str, code: str, sign: str) -> None:
    body = f'<w:p>{office.run("a")}<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>'
    assert seen("a.docx", office.docx(body)) == [f"a{sign}"]


def test_a_word_before_the_paragraphs_of_a_list_is_read() -> None:
    numbering = lists(level(0, "none", "Warning:"), level(1, "bullet", "o"))
    body = P("do not open", 1) + P("b", 1, 1)
    assert seen("a.docx", office.docx(body, numbering)) == ["- Warning: do not open", "  - b"]


def test_a_numbered_step_in_the_style_of_quotations_is_a_step() -> None:
    body = P("a", 1, style="Q") + P("b", 1, style="Q")
    styles = style("Q", "Quote")
    assert seen("a.docx", office.docx(body, lists(NUMBER), styles)) == ["1. a", "2. b"]


def test_quotations_with_something_between_them_are_two() -> None:
    quoted = P("a", style="Q"), P("b", style="Q")
    styles = style("Q", "Quote")
    assert seen("a.docx", office.docx(P("").join(quoted), styles=styles)) == [
        *("<quote>", "  a"),
        *("<quote>", "  b"),
    ]


def test_what_stands_below_each_page_is_left_out_which_is_told() -> None:
    made = document("a.docx", office.docx(P("a"), footer=P("Page of the desk")))
    assert [told for _, told in made.doubts] == ["a footer was left out, 4 words"]


@pytest.mark.parametrize(
    ("about", "sign"),
    [
        ('<w:default w:val="0"/>', "[ ]"),
        ('<w:default w:val="1"/>', "[x]"),
        ('<w:default w:val="0"/><w:checked/>', "[x]"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "[ ]"),
    ],
)
def test_a_box_of_an_old_form_is_one_to_tick(about: str, sign: str) -> None:
    begin = f"<w:ffData><w:checkBox>{about}</w:checkBox></w:ffData>"
    field = f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = f"<w:p>{field}{end}{office.run('Lock it')}</w:p>"
    assert seen("a.docx", office.docx(body)) == [f"- {sign} Lock it"]


def test_a_text_box_in_another_is_read_once() -> None:
    inner = f"<w:p><w:r><w:pict><w:txbxContent>{P('b')}</w:txbxContent></w:pict></w:r></w:p>"
    outer = f"<w:txbxContent>{P('a')}{inner}</w:txbxContent>"
    body = f"<w:p><w:r><w:pict>{outer}</w:pict></w:r></w:p>"
    assert seen("a.docx", office.docx(body)) == ["a", "b"]


def test_a_list_that_is_not_defined_and_one_without_a_name_are_read() -> None:
    numbering = lists(NUMBER).replace(' w:abstractNumId="1"', "", 1)
    assert seen("a.docx", office.docx(P("a", 7) + P("b", 1), numbering))[0] == "1. a"


def test_paragraphs_in_the_style_of_quotations_or_code_are_such() -> None:
    styles = (
        style("Q", "Quote")
        + style("I", "Mine", more='<w:basedOn w:val="Q"/>')
        + style("C", "HTML Preformatted")
    )
    items = P("item", 1) + P("told", 1, 1, style="Q")
    quoted = P("Dear Kim,", style="Q") + P("we come.", style="I")
    code = P("  stop", style="C") + P("", style="C") + P("start", style="C") + P("", style="C")
    numbering = lists(NUMBER, level(1, "none", ""))
    assert seen("a.docx", office.docx(quoted + items + code + P("end"), numbering, styles)) == [
        *("<quote>", "  Dear Kim,", "  we come."),
        *("1. item", "  <quote>", "    told"),
        *("<code>   stop\n\nstart", "end"),
    ]


def test_what_is_wrapped_is_read_and_of_two_forms_the_first() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<mc:AlternateContent {space}><mc:Choice>{P('a')}</mc:Choice>"
        f"<mc:Fallback>{P('b')}</mc:Fallback></mc:AlternateContent>"
        f"{WRAPPED.format(P('c'))}<w:ins>{P('d')}</w:ins><w:del>{P('e')}</w:del>"
    )
    assert seen("a.docx", office.docx(body)) == ["a", "c", "d"]


def test_rows_and_cells_are_found_where_they_are_wrapped_or_begin_later() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{P(text)}</w:tc>"

    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a')}{WRAPPED.format(cell('b'))}</w:tr>"
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("c")}</w:tr>'
    data = office.docx(f"<w:tbl>{WRAPPED.format(head)}{row}</w:tbl>")
    (table,) = document("a.docx", data).blocks

    assert seen("a.docx", data) == ["a | b", "c"]
    assert isinstance(table, Table)
    assert [(str(cell.at), cell.head) for row in table.rows for cell in row] == [
        ("table 1, row 1, column 1", True),
        ("table 1, row 1, column 2", True),
        ("table 1, row 2, column 2", False),
    ]


@pytest.mark.parametrize(("before", "column"), [("12345678", 12345679), ("123456789", 1), ("x", 1)])
def test_a_number_that_no_document_has_is_none(before: str, column: int) -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{before}"/></w:trPr><w:tc>{P("c")}</w:tc></w:tr>'
    (table,) = document("a.docx", office.docx(f"<w:tbl>{row}</w:tbl>")).blocks
    assert isinstance(table, Table)
    assert str(table.rows[0][0].at) == f"table 1, row 1, column {column}"
