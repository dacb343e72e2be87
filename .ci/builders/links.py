"""Where do the links of a builder lead? To what is there, or nowhere."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from pypdf import PdfReader

Links = Iterator[tuple[str, bool]]
"""What a link is called, and whether it leads somewhere."""


def of_html(out: Path, pages: list[Path]) -> Links:
    return _of_files(out, pages, r'<a\s[^>]*?href="([^"]*)"', r'\bid="([^"]*)"')


def of_markdown(out: Path, pages: list[Path]) -> Links:
    return _of_files(out, pages, r"\]\(<?([^)\s>]*)", r"<a id=['\"]([^'\"]+)")


def of_llms(out: Path, pages: list[Path]) -> Links:
    return _of_files(out, [*pages, out / "llms.txt"], r"\]\(/?([^)\s]*)", r"<a id=['\"]([^'\"]+)")


def _of_files(out: Path, pages: list[Path], link: str, anchor: str) -> Links:
    """Links with the address of a file, relative to the page."""
    texts = {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in pages}
    # pictures of sphinx-markdown-builder, which neither copies them nor knows where pages are
    texts = {name: re.sub(r"!\[[^]]*\]\([^)]*\)", "", text) for name, text in texts.items()}
    anchors = {name: {*re.findall(anchor, text)} for name, text in texts.items()}
    for name, text in texts.items():
        for address in map(unescape, re.findall(link, text)):
            path, _, inside = address.partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            place = name if not path else place
            if (out / place).is_dir():
                place = posixpath.normpath(posixpath.join(place, "index.html"))
            there = (out / place).is_file() and (not inside or inside in anchors.get(place, ()))
            yield f"{name}: {address}", there


def of_confluence(out: Path, pages: list[Path]) -> Links:
    titles = {title(out, path): path for path in pages}
    texts = {path: path.read_text("utf-8") for path in pages}
    anchors = {path: {*re.findall(r'ac:name="">([^<]+)<', texts[path])} for path in pages}
    for path, text in texts.items():
        for attributes, content in re.findall(
            r"<ac:link\b([^>]*)>(.*?)</ac:link>", text, re.DOTALL
        ):
            if "<ri:attachment" in content:
                continue
            named = re.search(r'ri:content-title="([^"]*)"', content)
            page = titles.get(unescape(named[1])) if named else path
            anchor = re.search(r'ac:anchor="([^"]*)"', attributes)
            there = page in texts and (not anchor or unescape(anchor[1]) in anchors[page])
            yield f"{path.stem}: {attributes} {content[:60]}", there


def title(out: Path, page: Path) -> str:
    """The title of a page, which stands first in its text."""
    text = out.parent / "out-text" / page.relative_to(out).with_suffix(".txt")
    return text.read_text("utf-8").partition("\n")[0]


def of_latex(_out: Path, pages: list[Path]) -> Links:
    text = " ".join(path.read_text("utf-8") for path in pages)
    labels = {*re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", text)}
    for name in re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", text):
        yield name, name in labels


def of_texinfo(_out: Path, pages: list[Path]) -> Links:
    text = " ".join(path.read_text("utf-8") for path in pages)
    anchors = {*re.findall(r"@anchor\{([^}]*)\}", text), *re.findall(r"@node ([^,\n]*)", text)}
    for name in re.findall(r"@ref\{([^,}]*)", text):
        yield name, name in anchors


def of_docx(_out: Path, pages: list[Path]) -> Links:
    for path in pages:
        text = zipfile.ZipFile(path).read("word/document.xml").decode()
        marks = {*re.findall(r'<w:bookmarkStart\b[^>]*w:name="([^"]*)"', text)}
        for name in re.findall(r'<w:hyperlink\b[^>]*w:anchor="([^"]*)"', text):
            yield name, name in marks


def of_pdf(_out: Path, pages: list[Path]) -> Links:
    for path in pages:
        reader = PdfReader(path)
        places = reader.named_destinations
        for number, page in enumerate(reader.pages, 1):
            for link in (it.get_object() for it in page.get("/Annots") or ()):
                goal = link.get("/Dest") or (link.get("/A") or {}).get("/D")
                if goal is not None:
                    yield f"page {number}: {goal}", not isinstance(goal, str) or goal in places


READERS: dict[str, Callable[[Path, list[Path]], Links]] = {
    **dict.fromkeys(("html", "dirhtml", "singlehtml", "epub"), of_html),
    "latex": of_latex,
    "texinfo": of_texinfo,
    "confluence": of_confluence,
    "markdown": of_markdown,
    **dict.fromkeys(("llms-txt", "llm"), of_llms),
    "docx": of_docx,
    **dict.fromkeys(("simplepdf", "rinoh"), of_pdf),
}
"""The builders whose files have links within them."""


def dead(builder: str, out: Path, pages: list[Path]) -> tuple[int, list[str]]:
    """How many links there are, and those that lead nowhere."""
    found = list(READERS[builder](out, pages)) if builder in READERS else []
    return len(found), [name for name, there in found if not there]
