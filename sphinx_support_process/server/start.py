"""What is said first? The answer to `initialize`, before anything else is loaded."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..version import __version__
from .protocol.uris import path_of
from .protocol.wire import Json

if TYPE_CHECKING:
    from .methods import Server

TRIGGERS = (" ", ":", "`", "{", "[", "#", ".", "<", ",", '"', "'")
"""Behind these an editor asks what to offer without being told to."""

UTF_16 = "utf-16"
ENCODINGS = ("utf-8", UTF_16, "utf-32")


def begin(params: Json, send: Callable[[Json], None]) -> tuple[Json, Callable[[], Server]]:
    """The answer to `initialize`, and what makes the server once that is sent."""
    encoding = chosen(_in(params, "capabilities", "general", "positionEncodings"))

    def make() -> Server:
        from .methods import Server
        from .texts.workspace import Workspace

        root = _root(params)
        with suppress(OSError):
            os.chdir(root)
        of_edits = ("workspace", "workspaceEdit", "documentChanges")
        knows_versions = _in(params, "capabilities", *of_edits) is True
        workspace = Workspace(root, encoding, send, knows_versions=knows_versions)
        of_watching = ("workspace", "didChangeWatchedFiles", "dynamicRegistration")
        can_watch = _in(params, "capabilities", *of_watching) is True
        knows_ranges = _in(params, "capabilities", "textDocument", "completion") is not None
        return Server(workspace, can_watch=can_watch, knows_ranges=knows_ranges)

    capabilities = {**_CAPABILITIES, "positionEncoding": encoding}
    about = {"name": "support-process", "version": __version__}
    return {"capabilities": capabilities, "serverInfo": about}, make


def chosen(offered: object) -> str:
    """The encoding of those that a client offers: UTF-16 where it can be, as every server has it.

    Two encodings on one buffer make editors warn.
    """
    known = [each for each in offered if each in ENCODINGS] if isinstance(offered, list) else []
    return UTF_16 if UTF_16 in known or not known else str(known[0])


def _in(params: Any, *path: str) -> object:
    """A value in what a client sends, None if there is none."""
    for key in path:
        params = params.get(key) if isinstance(params, dict) else None
    return params


def _root(params: Json) -> str:
    """The folder that the editor was opened in, else the working directory."""
    folders = _in(params, "workspaceFolders")
    first = _in(folders[0], "uri") if isinstance(folders, list) and folders else None
    uri = first or _in(params, "rootUri")
    path = path_of(uri) if isinstance(uri, str) else _in(params, "rootPath")
    return path if isinstance(path, str) and os.path.isdir(path) else os.getcwd()  # noqa: PTH109, PTH112


_CAPABILITIES: Json = {
    "textDocumentSync": {"openClose": True, "change": 1, "save": True},
    "completionProvider": {"triggerCharacters": [*TRIGGERS]},
    "hoverProvider": True,
    "definitionProvider": True,
    "referencesProvider": True,
    "documentSymbolProvider": True,
    "workspaceSymbolProvider": True,
    "renameProvider": {"prepareProvider": True},
    "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.support-process"]},
    "inlayHintProvider": True,
}
"""What the server can do; the whole text of a document comes with each change."""
