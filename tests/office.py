"""Files of office programs, made of the XML that such programs write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{name}="{_ODF}:{space}"'
    for name, space in (
        ("office", "office:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("style", "style:1.0"),
        ("draw", "drawing:1.0"),
    )
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts, the same bytes every time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return data.getvalue()


def docx(
    body: str,
    numbering: str = "",
    styles: str = "",
    comments: str = "",
    diagram: str = "",
    footer: str = "",
) -> bytes:
    """A file of Word with the content of its body, and of other parts."""
    parts = {"numbering": numbering, "styles": styles, "comments": comments}
    related = "".join(
        f'<Relationship Id="{name}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    link = f'<Relationship Id="link" Type="{_RELATED}/hyperlink" Target="https://x.example/a"/>'
    if diagram:
        related += f'<Relationship Id="d" Type="{_RELATED}/diagramData" Target="data.xml"/>'
    if footer:
        related += f'<Relationship Id="f" Type="{_RELATED}/footer" Target="footer.xml"/>'
    main = f'<Relationship Id="a" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    return archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{main}</Relationships>',
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}">{related}{link}</Relationships>'
            ),
            "word/document.xml": (
                f"<w:document {_W} {_R} {_W14}><w:body>{body}</w:body></w:document>"
            ),
            **{
                f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>"
                for name, content in parts.items()
            },
            **({"word/data.xml": diagram} if diagram else {}),
            **({"word/footer.xml": f"<w:ftr {_W}>{footer}</w:ftr>"} if footer else {}),
        }
    )


def diagram(*shapes: tuple[str, str, str]) -> str:
    """What a diagram holds: for each shape its id, the shape above it, and its words."""
    points = "".join(
        f'<dgm:pt modelId="{id}" type="{"node" if over else "doc"}"><dgm:t><a:p><a:r><a:t>'
        f"{escape(words)}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for id, over, words in shapes
    )
    lines = "".join(
        f'<dgm:cxn srcId="{over}" destId="{id}" srcOrd="{at}"/>'
        for at, (id, over, _) in enumerate(shapes)
        if over
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{_DRAWN}/diagram" xmlns:a="{_DRAWN}/main">'
        f"<dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{lines}</dgm:cxnLst></dgm:dataModel>"
    )


DIAGRAM = (
    f'<w:p><w:r><w:drawing><dgm:relIds xmlns:dgm="{_DRAWN}/diagram" r:dm="d"/>'
    "</w:drawing></w:r></w:p>"
)
"""Where the diagram of a document is shown."""


def paragraph(text: str, list_: int | None = None, level: int = 0, style: str = "") -> str:
    """A paragraph of Word, in a list or with a style."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_ is not None:
        about += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return f"<w:p><w:pPr>{about}</w:pPr>{run(text)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def definition(id: int, *levels: tuple[str, str], extra: str = "") -> str:
    """A definition of a list: for each level its kind of number, and what is shown."""
    return (
        f'<w:abstractNum w:abstractNumId="{id}">'
        + "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (kind, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
    )


def list_of(id: int, definition: int, starts: Mapping[int, int] | None = None) -> str:
    """A list of a definition, which may begin a level at another number."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for at, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def odt(body: str, styles: str = "", shared: str = "") -> bytes:
    """A file of OpenDocument with the content of its body, its own styles, and shared ones."""
    content = (
        f"<office:document-content {_SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if shared:
        parts["styles.xml"] = (
            f"<office:document-styles {_SPACES}><office:styles>{shared}</office:styles>"
            "</office:document-styles>"
        )
    return archive(parts)


def odt_list(items: str, style: str, attributes: str = "") -> str:
    return f'<text:list text:style-name="{style}" {attributes}>{items}</text:list>'


def odt_item(text: str, attributes: str = "", inside: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{escape(text)}</text:p>{inside}</text:list-item>"


def odt_style(name: str, *levels: tuple[str, str, str]) -> str:
    """A style of lists: for each level what stands before, its kind of number, what behind."""
    return (
        f'<text:list-style style:name="{name}">'
        + "".join(
            f'<text:list-level-style-number text:level="{at}" style:num-prefix="{before}" '
            f'style:num-format="{kind}" style:num-suffix="{after}"/>'
            for at, (before, kind, after) in enumerate(levels, 1)
        )
        + "</text:list-style>"
    )
