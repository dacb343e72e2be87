"""Which parts has a file of Word, and which style has which properties?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..failure import ReadingError
from .archive import Archive
from .diagrams import DATA

_WORDS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class Style:
    """A style of paragraphs: its name, what it is based on, its list and level, its outline."""

    name: str = ""
    based_on: str = ""
    list_: str | None = None
    level: int | None = None
    outline: int | None = None


@dataclass(slots=True)
class Parts:
    """The parts of a file that say what is on its pages, by their relations."""

    document: Element
    numbering: Element | None
    styles: dict[str, Style]
    others: dict[str, Element]
    """The footnotes, endnotes and comments."""
    links: dict[str, str]
    diagrams: dict[str, Element]
    """What its diagrams hold, by the id of their relation."""
    margins: dict[str, str]
    """What stands above and below each page: the words, and `header` or `footer`."""
    default: str = ""


def parts(archive: Archive) -> Parts:
    """The parts of a file, found by how they are related."""
    main = next(
        (target for kind, target, _, _ in _related(archive, "") if kind == "officeDocument"), ""
    )
    document = bare(archive.tree(main))
    if document is None or document.tag != "document":
        raise ReadingError("the archive holds no document of Word", "save it as .docx")
    found: dict[str, Element] = {}
    links: dict[str, str] = {}
    diagrams: dict[str, Element] = {}
    margins: dict[str, str] = {}
    for kind, target, id, raw in _related(archive, main):
        if kind == "hyperlink":
            links[id] = raw
        elif kind == DATA and (data := archive.tree(target)) is not None:
            diagrams[id] = data
        elif kind in ("header", "footer") and (part := bare(archive.tree(target))) is not None:
            margins["".join(one.text or "" for one in part.iter("t"))] = kind
        elif kind in ("numbering", "styles", "footnotes", "endnotes", "comments"):
            part = bare(archive.tree(target))
            if part is not None:
                found[kind] = part
    styles = found.pop("styles", None)
    made = Parts(document, found.pop("numbering", None), {}, found, links, diagrams, margins)
    for style in styles.iter("style") if styles is not None else ():
        if style.get("type", "paragraph") == "paragraph":
            made.styles[style.get("styleId", "")] = _style(style)
            if style.get("default") in ("1", "true"):
                made.default = style.get("styleId", "")
    return made


def bare(root: Element | None) -> Element | None:
    """A tree whose tags and attributes of Word have their short names."""
    for one in root.iter() if root is not None else ():
        if isinstance(one.tag, str):
            one.tag = _short(one.tag)
        for name in [name for name in one.keys() if name.startswith("{")]:  # noqa: SIM118
            short = "id_" if name in (_ID, _STRICT_ID) else _short(name)
            one.set(short, one.attrib.pop(name))
    return root


def _short(name: str) -> str:
    for space in _WORDS:
        if name.startswith(space):
            return name[len(space) :]
    return name


def value(element: Element | None, path: str) -> str | None:
    """The value of an element in another, None if there is none."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get("val", "")


def number(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 9 else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether a property is switched on."""
    found = value(element, name)
    return found is not None and found not in ("0", "false", "off", "none")


def _style(element: Element) -> Style:
    about = element.find("pPr")
    return Style(
        (value(element, "name") or "").casefold(),
        value(element, "basedOn") or "",
        value(about, "numPr/numId"),
        number(value(about, "numPr/ilvl")),
        number(value(about, "outlineLvl")),
    )


def _related(archive: Archive, part: str) -> Iterator[tuple[str, str, str, str]]:
    """What a part is related to: the kind, the name of the other part, the id and the target."""
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels").lstrip("/")
    root = archive.tree(path)
    for one in root.iter(_RELATIONS) if root is not None else ():
        target = one.get("Target", "")
        whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield one.get("Type", "").rpartition("/")[2], whole, one.get("Id", ""), target
