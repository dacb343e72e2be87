"""What tests in a browser share: a site under a strict policy, and what axe finds on a page."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

SITE = "https://site.example/"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
THEIRS = b' style="margin-right: 10px"'
"""A style that the theme writes into the page."""
HOSTILE = "<img src=x onerror=alert(1)> \"'</script> \u202e *b* [x](javascript:alert(1))"
WIDTHS = (1280, 390)


class StrictSite:
    """A page of a site that allows its own files only, as headers of its server say."""

    def __init__(self, page: Any, out: Path) -> None:
        self.page, self.out = page, out
        self.said: list[str] = []
        self.asked: list[str] = []
        self.loaded = 0
        page.on("console", lambda one: self.said.append(one.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.route("**/*", self._answer)

    def go(self, name: str) -> None:
        self.page.goto(SITE + name)
        self.loaded = len(self.asked)

    @property
    def told(self) -> list[str]:
        """What the browser reported, and what was sent since the page was there."""
        return [*self.said, *self.asked[self.loaded :]]

    def _answer(self, route: Any) -> None:
        url = route.request.url
        self.asked.append(url)
        path = self.out / urlsplit(url).path.lstrip("/")
        if not url.startswith(SITE) or not path.is_file():
            route.abort()
            return
        kind = mimetypes.guess_type(path)[0]
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(
            body=path.read_bytes().replace(THEIRS, b""), content_type=kind, headers=headers
        )


@contextmanager
def strict_site(browser: Any, out: Path, name: str, **how: Any) -> Iterator[StrictSite]:
    """A page of a site under a strict policy, in a window of its own."""
    page = browser.new_page(**how)
    site = StrictSite(page, out)
    site.go(name)
    yield site
    page.close()


def violations(page: Any, *within: str, exclude: Any = ()) -> list[tuple[str, str]]:
    """The rules of axe that parts of a page break, each with the first element that does."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    parts = {"include": [[part] for part in within], "exclude": [[part] for part in exclude]}
    found = axe.run(page, context=parts).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
