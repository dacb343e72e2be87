"""What does a build keep in memory, and what is looked through for what nobody needs any more?

Sphinx keeps the nodes of all pages that it reads until they are written, and the bytes of those
that it loads for good. Nodes take ten times the room of their file, and longer to be looked through
again and again than to be loaded.
"""

from __future__ import annotations

import atexit
import gc
import io
from contextlib import suppress
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from .build import support_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_FILES = {
    *(io.FileIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom),
    *(io.TextIOWrapper, io.StringIO, io.BytesIO),
}
"""What only closes itself at its end, once all that was written to it is in the file."""


def settle(*_told: Any) -> list[str]:
    """Let all that is there stay, without a look at it: modules, model and environment.

    Workers share them as they are. No page is out of date for that.
    """
    gc.freeze()
    return []


def unsettle(*_told: Any) -> None:
    """Let go of it where nobody needs it."""
    gc.unfreeze()


@atexit.register
def leave_all() -> None:
    """Let a process that ends give all back at once: else Python takes it apart piece by piece.

    What was written to files that nobody closed is put into them first. Where anything else has
    something to do at its end, all goes the way of Python.
    """
    unsettle()
    last = [each for each in gc.get_objects() if hasattr(type(each), "__del__")]
    files = [each for each in last if type(each) is not GeneratorType]
    if _FILES.issuperset(map(type, files)):
        for each in files:
            with suppress(OSError, ValueError):  # it is closed
                each.flush()
        gc.freeze()


def leave_last(app: Sphinx, doctree: nodes.document) -> None:  # noqa: ARG001
    """Let go of the nodes of the page read before this one, which is stored by now."""
    read = _kept(app, "_write_doc_doctree_cache")
    last = next(reversed(read), None)
    if last is not None and _shows_ours(app, last):
        del read[last]


def leave(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Let go of the bytes of a page that is about to be written."""
    if _shows_ours(app, docname):
        _kept(app, "_pickled_doctree_cache").pop(docname, None)


def _shows_ours(app: Sphinx, docname: str) -> bool:
    return docname in support_of(app.env).tables.data["views"]


def _kept(app: Sphinx, name: str) -> dict[str, Any]:
    """What Sphinx keeps under a name that other versions may not have."""
    return getattr(app.env, name, {})
