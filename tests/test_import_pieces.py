"""Is every piece of a document read, with its marks, links and place? One page of each format."""

from __future__ import annotations

from pathlib import Path

import office
import pytest
from documents import told
from test_import_readers import document

FOLDER = Path(__file__).parent / "pieces"
R = office.run


def styled(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def linked(text: str, about: str) -> str:
    return f"<w:hyperlink {about}>{R(text)}</w:hyperlink>"


DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
WORD = (
    (
        '<w:bookmarkStart w:name="m"/>',
        *(styled("<w:b/>", "bold"), styled("<w:i/>", "slanted"), styled("<w:strike/>", "gone")),
        *(styled("<w:dstrike/>", "twice"), styled('<w:b w:val="0"/>', "plain")),
        styled("<w:vanish/>", "hidden"),
        '<w:r><w:tab/><w:t>t</w:t><w:br/><w:t>u</w:t><w:br w:type="page"/>',
        '<w:sym w:char="F0FE"/><w:noBreakHyphen/></w:r>',
    ),
    (
        linked("out", 'r:id="link"'),
        linked("part", 'r:id="link" w:anchor="part"'),
        linked("in", 'w:anchor="m"'),
        f'<w:fldSimple w:instr=" REF m \\h ">{R("ref")}</w:fldSimple>',
        field("begin"),
        '<w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>',
        R("not shown"),
        field("separate"),
        R("field"),
        field("end"),
        R("after"),
    ),
    (R("note"), '<w:r><w:footnoteReference w:id="2"/><w:endnoteReference w:id="3"/></w:r>'),
    (f'<w:r><w:drawing><wp:docPr {DRAWING} descr="a  [gate]"/></w:drawing></w:r>', R(" pic")),
    (
        f"<w:smartTag>{R('tagged')}</w:smartTag>",
        f"<w:sdt><w:sdtContent>{R(' control')}</w:sdtContent></w:sdt>",
    ),
)
"""The paragraphs of a document of Word."""

OPEN_STYLES = (
    office.odt_style("A", ("", "1", ".")) + '<style:style style:name="B" style:family="text">'
    '<style:text-properties font-weight="bold" font-style="italic"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties text-line-through-style="solid"/></style:style>'
    '<style:style style:name="N" style:family="text">'
    '<style:text-properties font-weight="normal" text-line-through-style="none"/></style:style>'
    '<style:style style:name="P" style:parent-style-name="Q"/>'
    '<style:style style:name="Q" style:list-style-name="A"/>'
)
DOCUMENTS = {
    "ferry.docx": office.docx("".join(f"<w:p>{''.join(each)}</w:p>" for each in WORD)),
    "ferry.odt": office.odt((FOLDER / "ferry.odt.xml").read_text("utf-8"), OPEN_STYLES),
    **{
        name: (FOLDER / name).read_bytes()
        for name in ("ferry.md", "ferry.rst", "pier.rst", "ferry.html", "ferry.xml")
    },
}


@pytest.mark.parametrize(("name", "content"), DOCUMENTS.items())
def test_every_piece_of_a_document_is_read(name: str, content: bytes) -> None:
    shown = FOLDER / f"{name}.txt"
    assert told(document(name, content)) == shown.read_text("utf-8")
