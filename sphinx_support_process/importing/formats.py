"""In which format is a file, and who reads it? What is not read is refused with the way to go."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from importlib import import_module

from ..text.named import NamedTuple
from .readers.blocks import At, Document, depth
from .readers.charts.chart import Chart
from .readers.failure import ReadingError
from .readers.ticks import ticked

MAX_TEXT = 1_000_000
"""A text of more bytes is none that people read."""

MAX_LINES = 20_000
MAX_TAGS = 5_000_000
MAX_SAVED = 20_000_000
MAX_NESTED = 120
"""Lists in lists, or boxes in boxes, that are deeper are none that people read."""

MAX_ARCHIVE = 100_000_000
_IMAGES = re.compile(rb"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]*")


class Format(NamedTuple):
    """A format: the module that reads it, the suffixes of its files, how large one may be."""

    module: str
    suffixes: tuple[str, ...]
    most: int = MAX_TEXT
    is_text: bool = True


FORMATS = {
    "markdown": Format("text.markdown", (".md", ".markdown", ".mdown", ".myst", ".txt", "")),
    "rst": Format("rst.page", (".rst", ".rest")),
    "html": Format("web.html", (".html", ".htm", ".xhtml"), MAX_TAGS),
    "mhtml": Format("web.html", (".mhtml", ".mht"), MAX_SAVED),
    "confluence": Format("web.confluence", (), MAX_TAGS),
    "docx": Format("office.docx", (".docx", ".docm", ".dotx"), MAX_ARCHIVE, is_text=False),
    "odt": Format("office.odt", (".odt", ".ott"), MAX_ARCHIVE, is_text=False),
    "csv": Format("text.csv", (".csv", ".tsv")),
    "mermaid": Format("charts.mermaid", (".mmd", ".mermaid")),
    "bpmn": Format("charts.bpmn", (".bpmn", ".bpmn2"), MAX_TAGS),
}

_SAVE_AS_WORD = "open it in Word or LibreOffice, and save it as .docx or .odt"
_WIKI = "save the page as HTML from the browser, and import that"
_REFUSED = {
    **dict.fromkeys(
        (".adoc", ".asciidoc", ".asc"),
        ("AsciiDoc", "make HTML of it with `asciidoctor`, and import that"),
    ),
    ".pdf": ("PDF", "import the document that it was made of"),
    ".doc": ("the old format of Word", _SAVE_AS_WORD),
    ".webarchive": ("a web archive of Safari", "save the page as its source (.html)"),
    ".rtf": ("Rich Text Format", _SAVE_AS_WORD),
    ".pages": ("a document of Pages", "export it as Word (.docx)"),
    **dict.fromkeys((".wiki", ".mediawiki", ".wikitext"), ("wiki text", _WIKI)),
    ".textile": ("Textile", _WIKI),
    ".org": ("Org mode", "export it as HTML with `org-html-export-to-html`, and import that"),
    ".tex": ("LaTeX", "make HTML of it with `pandoc`, and import that"),
    ".xlsx": ("a spreadsheet", "save its sheet as .csv"),
    ".ods": ("a spreadsheet", "save its sheet as .csv"),
    ".vsdx": ("a drawing of Visio", "export it as BPMN 2.0, or write the steps as a list"),
    ".drawio": ("a drawing of draw.io", "export it as Mermaid or BPMN, or write a list"),
    **dict.fromkeys((".yaml", ".yml", ".json"), ("data, not a page", "is it a draft already?")),
}
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"{\\rtf", ".rtf"),
)
_MIME = re.compile(rb"[\w-]+: .*^MIME-Version:", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype )?html\b", re.IGNORECASE)
_WIKI_TEXT = re.compile(r"^(?:h[1-6]\. |={2,5} ?[^=\n]+ ?={2,5}$|\[\[Category:)", re.MULTILINE)


def read(name: str, data: bytes, named: str = "") -> list[Document | Chart]:
    """What a file holds: a document, or charts.

    `named` is the format that the caller names; without it the suffix and the first bytes say it.
    """
    suffix = _suffix(name)
    format_name = named or _format(suffix, data)
    format = FORMATS[format_name]
    if format_name in ("html", "confluence"):
        data = _IMAGES.sub(b"data:,", data)
    if len(data) > format.most:
        raise ReadingError(f"the page is larger than {format.most:,} bytes", "split it")
    if format_name == "mhtml":
        from .readers.web.saved import page

        return read(name, page(data), "html")
    module = import_module(f".readers.{format.module}", __package__)
    doubts: list[tuple[At, str]] = []
    text = ""
    if format.is_text:
        text = clean(_decoded(data, format_name, doubts))
        if not named and format_name in ("html", "markdown"):
            format_name = _by_text(format_name, text)
            module = import_module(f".readers.{FORMATS[format_name].module}", __package__)
        if text.count("\n") > MAX_LINES:
            raise ReadingError(f"the page has more than {MAX_LINES:,} lines", "split it")
    try:
        found = module.read(text if format.is_text else data, name)
        several: list[Document | Chart] = found if isinstance(found, list) else [found]
        for one in several:
            if isinstance(one, Document):
                one.blocks = ticked(one.blocks)
                if depth(one.blocks) > MAX_NESTED:
                    raise RecursionError
    except RecursionError:
        raise ReadingError("the page is nested too deep to be read", "split it") from None
    several[0].doubts[:0] = doubts
    return several


def _suffix(name: str) -> str:
    base = re.split(r"[/\\]", name)[-1]
    stem, dot, end = base.rpartition(".")
    return f"{dot}{end}".casefold() if stem and dot else ""


def _format(suffix: str, data: bytes) -> str:
    """The format of a file by what it begins with, else by its suffix."""
    head = data[:4096]
    for sign, refused in _SIGNS:
        if head.startswith(sign):
            raise _refusal(refused)
    if head.startswith(b"PK\x03\x04"):
        return _archive(suffix, data)
    if suffix in (".doc", ".mht", ".mhtml") and (saved := _saved(head)):
        return saved
    if suffix in _REFUSED:
        raise _refusal(suffix)
    if suffix == ".xml":
        return _xml(data)
    found = next((name for name, one in FORMATS.items() if suffix in one.suffixes), None)
    if found in ("docx", "odt"):
        raise ReadingError(f"this is no `{suffix}` file, whatever its name says", _SAVE_AS_WORD)
    if b"\0" in head and not head.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        raise ReadingError("this is no text", "name a page, a document, or a chart")
    if found is None:
        raise ReadingError(
            f"files that end in `{suffix}` are not read",
            f"name the format with `--from`: {', '.join(FORMATS)}",
        )
    return found


def _archive(suffix: str, data: bytes) -> str:
    from .readers.office.archive import Archive

    names = Archive(data).names
    if "content.xml" in names and suffix not in (".ods", ".odp"):
        return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if suffix in _REFUSED:
        raise _refusal(suffix)
    raise ReadingError("the archive holds no document", "unpack it, and name the pages in it")


def _saved(head: bytes) -> str:
    """The format of a page that a web application saved, whatever it calls the file."""
    if _MIME.match(head):
        return "mhtml"
    return "html" if _HTML.match(head) else ""


def _xml(data: bytes) -> str:
    if b"<ac:" in data or b"<ri:" in data:
        return "confluence"
    if b"/BPMN/" in data:
        return "bpmn"
    raise ReadingError(
        "this XML is neither a page of Confluence nor BPMN",
        f"name the format with `--from`: {', '.join(FORMATS)}",
    )


def _refusal(suffix: str) -> ReadingError:
    what, way = _REFUSED[suffix]
    return ReadingError(f"this is {what}, which is not read", way)


def _by_text(format: str, text: str) -> str:
    """The format of a text whose suffix says too little."""
    if format == "html":
        return "confluence" if "<ac:structured-macro" in text or "<ri:page" in text else "html"
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype html", "<html")):
        return "html"
    if len(_WIKI_TEXT.findall(text)) > 1 and not re.search(r"^#{1,6} ", text, re.MULTILINE):
        raise _refusal(".wiki")
    return "markdown"


def _decoded(data: bytes, format: str, doubts: list[tuple[At, str]]) -> str:
    """The text of bytes: UTF-8, or what the page itself or a spreadsheet says."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        charset = re.search(rb"charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
        named = charset[1].decode() if charset and format == "html" else ""
        if not named and format not in ("csv", "html"):
            above = data[: error.start].decode().split("\n")
            raise ReadingError(
                f"byte 0x{data[error.start]:02x} is not UTF-8",
                "save the file in the encoding UTF-8",
                len(above),
                len(above[-1]) + 1,
            ) from None
    try:
        text = data.decode(named or "cp1252", "replace")
    except LookupError:
        text = data.decode("cp1252", "replace")
    doubts.append((At(), f"the file is no UTF-8: it was read as {named or 'Windows-1252'}"))
    return text


def clean(text: str) -> str:
    """A text with the line breaks that YAML knows, and without the characters that it forbids."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).replace("\ufeff", " ")
    text = re.sub("[\x0b\x0c\x1c-\x1f]", " ", text)
    return re.sub("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
