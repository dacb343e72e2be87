"""Why is a document not read, and what is the way to go? Said in full, with the place."""

from __future__ import annotations

import office
import pytest

from sphinx_support_process.importing.formats import FORMATS, read
from sphinx_support_process.importing.readers.failure import ReadingError

WORD = "open it in Word or LibreOffice, and save it as .docx or .odt"
WIKI = "save the page as HTML from the browser, and import that"
ANEW = "open it in the program that made it, and save it anew"
MADE = "save it anew from the program that made it"
FROM = f"name the format with `--from`: {', '.join(FORMATS)}"


def refused(name: str, content: bytes, named: str = "") -> str:
    """`line:column message | help` of a document that is not read."""
    with pytest.raises(ReadingError) as found:
        read(name, content, named)
    error = found.value
    return f"{error.line}:{error.column} {error.message} | {error.help}"


@pytest.mark.parametrize(
    ("suffixes", "what", "way"),
    [
        (".adoc .asciidoc .asc", "AsciiDoc", "make HTML of it with `asciidoctor`, and import that"),
        (".pdf", "PDF", "import the document that it was made of"),
        (".doc", "the old format of Word", WORD),
        (".rtf", "Rich Text Format", WORD),
        (".webarchive", "a web archive of Safari", "save the page as its source (.html)"),
        (".pages", "a document of Pages", "export it as Word (.docx)"),
        (".wiki .mediawiki .wikitext", "wiki text", WIKI),
        (".textile", "Textile", WIKI),
        (
            ".org",
            "Org mode",
            "export it as HTML with `org-html-export-to-html`, and import that",
        ),
        (".tex", "LaTeX", "make HTML of it with `pandoc`, and import that"),
        (".xlsx .ods", "a spreadsheet", "save its sheet as .csv"),
        (".vsdx", "a drawing of Visio", "export it as BPMN 2.0, or write the steps as a list"),
        (".drawio", "a drawing of draw.io", "export it as Mermaid or BPMN, or write a list"),
        (".yaml .yml .json", "data, not a page", "is it a draft already?"),
    ],
)
def test_a_format_that_is_not_read_is_named_with_the_way_to_go(
    suffixes: str, what: str, way: str
) -> None:
    for suffix in suffixes.split():
        assert (
            refused(f"a{suffix.upper()}", b"x") == f"1:1 this is {what}, which is not read | {way}"
        )


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("a.rst", "\n".join(f"{'  ' * at}- x\n" for at in range(70))),
        ("a.md", "\n".join(f"{'    ' * at}!!! note\n" for at in range(130)) + " " * 520 + "x\n"),
    ],
)
def test_a_page_that_is_nested_deeper_than_people_read_is_refused(name: str, page: str) -> None:
    assert refused(name, page.encode()) == ("1:1 the page is nested too deep to be read | split it")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "a.md",
            b"%PDF-1.7",
            "this is PDF, which is not read | import the document that it was made of",
        ),
        (
            "a.md",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            f"this is the old format of Word, which is not read | {WORD}",
        ),
        ("a.md", b"{\\rtf1", f"this is Rich Text Format, which is not read | {WORD}"),
        ("a.md", b"== A ==\n[[Category:B]]\n", f"this is wiki text, which is not read | {WIKI}"),
        ("a.txt", b"h1. A\nh2. B\n", f"this is wiki text, which is not read | {WIKI}"),
        ("a.png", b"\x89PNG", f"files that end in `.png` are not read | {FROM}"),
        ("a.docx", b"x", f"this is no `.docx` file, whatever its name says | {WORD}"),
        ("a.md", b"a\0b", "this is no text | name a page, a document, or a chart"),
        ("a.xml", b"<a/>", f"this XML is neither a page of Confluence nor BPMN | {FROM}"),
    ],
)
def test_what_a_file_begins_with_says_more_than_its_name(
    name: str, content: bytes, said: str
) -> None:
    assert refused(name, content) == f"1:1 {said}"


def test_of_a_byte_that_is_no_utf_8_the_place_is_told() -> None:
    assert refused("a.md", b"a\nb\xff") == (
        "2:2 byte 0xff is not UTF-8 | save the file in the encoding UTF-8"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.md", b"a" * 1_000_001, "1:1 the page is larger than 1,000,000 bytes"),
        ("a.md", b"\n" * 20_001, "1:1 the page has more than 20,000 lines"),
        ("a.html", b"<p>a" * 20_001, "1:1 the document has more than 20,000 paragraphs and items"),
        ("a.html", b"<b>a</b>" * 200_001, "1:1 the document has more than 20,000 pieces"),
        ("a.rst", b"a_ " * 5_001, "1:1 the page has more than 5,000 references"),
        (
            "a.rst",
            b"- - a\n" * 10_001,
            "1:1 the document has more than 20,000 paragraphs and items",
        ),
        ("a.csv", b"a," * 200_001, "1:1 the document has more than 20,000 rows"),
        (
            "a.docx",
            office.docx(office.paragraph("a") * 20_001),
            "1:1 the document has more than 20,000 paragraphs",
        ),
        (
            "a.odt",
            office.odt("<text:p>a</text:p>" * 20_001),
            "1:1 the document has more than 20,000 paragraphs",
        ),
        (
            "a.mmd",
            b"graph TD\n" + b"\n".join(b"a%d" % n for n in range(2_001)),
            "1:1 the chart has more than 2,000 shapes",
        ),
        (
            "a.mmd",
            b"graph TD\n" + b"a --> b\n" * 10_001,
            "1:1 the chart has more than 10,000 lines",
        ),
        (
            "a.bpmn",
            b"<process>" + b"".join(b'<task id="a%d"/>' % n for n in range(2_001)) + b"</process>",
            "1:1 the chart has more than 2,000 shapes",
        ),
    ],
)
def test_what_nobody_would_read_is_to_be_split(name: str, content: bytes, said: str) -> None:
    assert refused(name, content) == f"{said} | split it"


NEW = "export the page anew, or name its format with `--from html`"
BPMN = "export the diagram anew as BPMN 2.0"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.bpmn", b"<a>\n <b></a>", f"2:7 this is no whole XML: mismatched tag | {BPMN}"),
        (
            "a.bpmn",
            b"<a/>",
            "1:1 the file holds no process in BPMN | export the diagram as BPMN 2.0",
        ),
        (
            "a.bpmn",
            b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            f"1:3 this is no whole XML: not well-formed (invalid token) | {BPMN}",
        ),
        ("a.xml", b"<ac:a>\n", f"2:3 this is no whole XML: mismatched tag | {NEW}"),
        ("a.xml", b"<ac:a>" * 201, f"1:1195 this is nested deeper than 200 levels | {NEW}"),
        (
            "a.mmd",
            b"%% our pie\n\npie\n",
            (
                "3:1 `pie` is no flow chart of Mermaid | only `flowchart` and `graph` are read: "
                "write the steps as a numbered list"
            ),
        ),
        (
            "a.csv",
            b'a,b\n\n"' + b"c" * 131_073,
            (
                "3:1 the file is no table: field larger than field limit (131072)"
                " | is a quotation mark missing?"
            ),
        ),
    ],
)
def test_the_place_is_told_at_which_a_file_breaks(name: str, content: bytes, said: str) -> None:
    assert refused(name, content) == said


def locked() -> bytes:
    """An archive that says of its parts that they are encrypted."""
    data = bytearray(office.odt("<text:p>a</text:p>"))
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 1)
    return bytes(data)


def document(content: str | bytes) -> bytes:
    return office.archive({"content.xml": content})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"PK\3\4", f"the file is no whole archive: File is not a zip file | {ANEW}"),
        ("a.odt", locked(), "the file is encrypted | save it without a password"),
        (
            "a.zip",
            office.archive({"a.md": "# A"}),
            "the archive holds no document | unpack it, and name the pages in it",
        ),
        (
            "a.ods",
            document("<a/>"),
            "this is a spreadsheet, which is not read | save its sheet as .csv",
        ),
        ("a.odt", document("<a/>"), "the archive holds no text of OpenDocument | save it as .odt"),
        (
            "a.docx",
            office.archive({"word/x": ""}),
            "the archive holds no document of Word | save it as .docx",
        ),
        (
            "a.odt",
            document(b"\0" * 20_000_001),
            "`content.xml` in the file has more than 20,000,000 bytes | split the document",
        ),
        (
            "a.odt",
            document("<!DOCTYPE a><a/>"),
            f"`content.xml` in the file declares a document type, which is not read | {MADE}",
        ),
        ("a.odt", document("<a>" * 201), f"the file is nested deeper than 200 levels | {MADE}"),
        (
            "a.odt",
            document('<?xml version="1.0" encoding="none"?><a/>'),
            (
                "`content.xml` in the file is in no encoding that is known: unknown encoding: none"
                f" | {MADE}"
            ),
        ),
    ],
)
def test_an_archive_that_holds_no_document_is_not_read(
    name: str, content: bytes, said: str
) -> None:
    assert refused(name, content) == f"1:1 {said}"
