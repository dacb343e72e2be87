"""What does a page hold that was saved from the web, in one file or alone?"""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart

import pytest
from test_import_readers import document, seen

from sphinx_support_process.importing.readers.blocks import Item, Listing, Paragraph
from sphinx_support_process.importing.readers.failure import ReadingError

HOME = "https://wiki.example/guide?id=7"
PAGE = (
    f'<html><h1>Café</h1><ol><li><a href="{HOME}#b">Go on</a>'
    f'<li><a href="{HOME}">Back</a><li id=b>End</ol>'
)
SEEN = ["# Café", "1. Go on", "2. Back", "3. End"]


def saved(charset: str = "cp1252", kind: str = "html") -> bytes:
    """A page with a picture, in one file as browsers and Confluence write it."""
    whole = MIMEMultipart("related")
    whole["Subject"] = "Saved"
    picture, page = EmailMessage(), EmailMessage()
    picture.set_content(b"x", "image", "png")
    page.set_content(PAGE, subtype=kind, charset=charset, cte="quoted-printable")
    page["Content-Location"] = HOME
    whole.attach(picture)
    whole.attach(page)
    return whole.as_bytes()


def links(name: str, source: str | bytes) -> list[str | None]:
    """Where the items of a list lead."""
    found = []
    for block in document(name, source).blocks:
        for item in block.items if isinstance(block, Listing) else ():
            assert isinstance(item, Item)
            (text,) = item.blocks
            assert isinstance(text, Paragraph)
            found.append(text.text[0].link)
    return found


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.MHT", "a.doc"])
@pytest.mark.parametrize("charset", ["cp1252", "utf-8"])
def test_a_page_that_was_saved_with_all_its_parts_is_read(name: str, charset: str) -> None:
    assert seen(name, saved(charset)) == SEEN


def test_a_page_in_an_encoding_that_is_not_known_is_read_as_it_is() -> None:
    data = saved("utf-8").replace(b'charset="utf-8"', b'charset="x-none"')
    assert b"x-none" in data
    assert seen("a.mhtml", data) == SEEN


def test_a_page_that_an_application_calls_a_document_of_word_is_read() -> None:
    assert seen("a.doc", f"<!DOCTYPE html>{PAGE}") == SEEN


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(ReadingError, match="no part of the file is a page in HTML"):
        document("a.mhtml", saved(kind="plain"))


def test_links_of_a_saved_page_to_itself_lead_to_its_places() -> None:
    assert links("a.mhtml", saved()) == ["#b", HOME, None]


@pytest.mark.parametrize(
    "head",
    [
        f"<!-- saved from url=(0031){HOME} -->",
        f'<link rel="Canonical" href="{HOME}">',
    ],
)
def test_a_page_may_say_where_it_was(head: str) -> None:
    assert links("a.html", head + PAGE) == ["#b", HOME, None]
    assert links("a.html", PAGE) == [f"{HOME}#b", HOME, None]
