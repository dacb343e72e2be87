"""Themes of Sphinx that people use: how each is set up, and how its readers choose the dark."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from building import Built, build


class Theme(NamedTuple):
    """A theme, and a script that makes a page dark or light, as told; None where all are light."""

    name: str
    choose: str | None = None
    conf: Mapping[str, Any] = MappingProxyType({})


_HTML_DATA = "dark => { document.documentElement.dataset.theme = dark ? 'dark' : 'light'; }"
_HTML_CLASS = "dark => { document.documentElement.classList.toggle('dark', dark); }"
_BODY_DATA = "dark => { document.body.dataset.theme = dark ? 'dark' : 'light'; }"
_MATERIAL = "dark => { document.body.dataset.mdColorScheme = dark ? 'slate' : 'default'; }"
_PALETTE = [
    {"media": f"(prefers-color-scheme: {system})", "scheme": scheme}
    for system, scheme in (("light", "default"), ("dark", "slate"))
]

THEMES = (
    Theme("furo", _BODY_DATA),
    Theme("alabaster"),
    Theme("pydata_sphinx_theme", _HTML_DATA),
    Theme("sphinx_book_theme", _HTML_DATA),
    Theme("sphinx_rtd_theme"),
    Theme("shibuya", _HTML_CLASS),
    Theme(
        "sphinx_immaterial",
        _MATERIAL,
        {
            "extensions": ["sphinx_support_process", "sphinx_immaterial"],
            "html_theme_options": {"font": False, "palette": _PALETTE},
        },
    ),
    Theme("sphinxawesome_theme", _HTML_CLASS),
)


def build_in(theme: Theme, folder: Path, files: dict[str, str], **conf: Any) -> Built:
    """Build files in a theme; skip what needs it where it is not installed.

    In a process of its own, since some themes change Sphinx for all that is built after them.
    """
    if importlib.util.find_spec(theme.name) is None:
        pytest.skip(f"needs the theme {theme.name}")
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        conf = {"html_theme": theme.name, **theme.conf, **conf}
        return process.submit(build, folder, files, **conf).result()
