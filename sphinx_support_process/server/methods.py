"""Which requests are there, and what answers each? The server as its client sees it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import Any

from . import actions, found
from .completion import completion
from .diagnostics import diagnostics
from .hints import inlay_hints
from .hover import hover
from .protocol.wire import UNKNOWN_METHOD, Json, RefusedError, notice
from .rename import prepare, rename
from .texts.state import State
from .texts.workspace import Document, Workspace, position_in, text_in, value_in

COLLECT_AFTER = 20
"""So many pauses pass between two collections of garbage."""


class Server:
    """Answers requests, and tells problems in the pauses between them."""

    def __init__(self, workspace: Workspace, *, can_watch: bool, knows_ranges: bool) -> None:
        self.workspace = workspace
        self.can_watch = can_watch
        self.knows_ranges = knows_ranges
        self.told: dict[str, list[Json]] = {}
        self.rests = 0

    def call(self, method: str, params: Any) -> object:
        """The answer to a request, None for a notice; of one that nobody knows an error."""
        if method in REQUESTS:
            return REQUESTS[method](self, params)
        if method in NOTICES:
            NOTICES[method](self, params)
        elif not method.startswith("$/"):
            raise RefusedError(UNKNOWN_METHOD, f"nothing answers `{method}`")
        return None

    def rest(self) -> bool:
        """Look for problems, first in the YAML, then on pages."""
        for state in self.workspace.states.values():
            if not state.is_judged:
                state.judge()
                self._publish(state, [*state.parts])
                return True
        for state in self.workspace.states.values():
            if not state.are_pages_judged:
                if not state.index():
                    state.judge_pages()
                    self._publish(state, [*state.pages])
                return True
        there = {name for _, name in self.workspace.all_names()}
        for name in [name for name in self.told if name not in there]:
            self._tell(name, [])
        self._collect()
        return False

    def _collect(self) -> None:
        """Throw garbage away, which Python is kept from doing at any moment.

        What is there the first time stays, and is not looked through again.
        """
        self.rests += 1
        if self.rests % COLLECT_AFTER == 1:
            gc.collect()
        if self.rests == 1:
            gc.freeze()

    def _publish(self, state: State, names: list[str]) -> None:
        for name in names:
            self._tell(name, diagnostics(self.workspace, state, name))

    def _tell(self, name: str, problems: list[Json]) -> None:
        """Tell the problems of a file, if they are others than before."""
        document = self.workspace.documents.get(name)
        if problems == self.told.get(name, []):
            return
        self.told[name] = problems
        if not problems:
            del self.told[name]
        told: Json = {"uri": self.workspace.uri(name), "diagnostics": problems}
        if document is not None and document.version is not None:
            told["version"] = document.version
        self.workspace.send(notice("textDocument/publishDiagnostics", told))

    def initialized(self, _: Any) -> None:
        if self.can_watch:
            watchers = [{"globPattern": f"**/*.{{{_WATCHED}}}"}]
            method = "workspace/didChangeWatchedFiles"
            options = {"watchers": watchers}
            registered = {"id": "files", "method": method, "registerOptions": options}
            params = {"registrations": [registered]}
            self.workspace.send(
                {"id": "watch", "method": "client/registerCapability", "params": params}
            )

    def opened(self, params: Any) -> None:
        uri = text_in(params, "textDocument", "uri")
        text = text_in(params, "textDocument", "text")
        self._take(Document(uri, _version(params), text))

    def changed(self, params: Any) -> None:
        """Take the whole text that a document has now."""
        uri = text_in(params, "textDocument", "uri")
        name = self.workspace.name(uri)
        changes = value_in(params, "contentChanges")
        if name not in self.workspace.documents or not isinstance(changes, list) or not changes:
            return
        if "range" not in changes[-1]:
            self._take(Document(uri, _version(params), text_in(changes[-1], "text")))

    def _take(self, document: Document) -> None:
        name = self.workspace.open(document)
        state = self.workspace.state(name) if name is not None else None
        if name is not None and state is not None:
            self._publish(state, [name])

    def closed(self, params: Any) -> None:
        self.workspace.close(text_in(params, "textDocument", "uri"))

    def looked(self, _: Any) -> None:
        """Something may be another on the disk."""
        self.workspace.refresh()

    def completion(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        if spot is None:
            return None
        return completion(spot, knows_ranges=self.knows_ranges)

    def hover(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        return None if spot is None else hover(spot)

    def definition(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        return None if spot is None else found.definition(self.workspace, spot)

    def references(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        with_definition = bool(value_in(params, "context", "includeDeclaration"))
        if spot is None:
            return None
        return found.references(self.workspace, spot, with_definition=with_definition)

    def document_symbols(self, params: Any) -> object:
        state, name = self._file(params)
        return None if state is None else found.document_symbols(self.workspace, state, name)

    def workspace_symbols(self, params: Any) -> object:
        return found.workspace_symbols(self.workspace, text_in(params, "query"))

    def prepare_rename(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        return None if spot is None else prepare(spot)

    def rename(self, params: Any) -> object:
        spot = self.workspace.spot(params)
        new = text_in(params, "newName")
        return None if spot is None else rename(self.workspace, spot, new)

    def code_actions(self, params: Any) -> object:
        state, name = self._file(params)
        start, end = (position_in(params, "range", each)["line"] + 1 for each in ("start", "end"))
        only = value_in(params, "context").get("only")
        if state is None:
            return None
        return actions.actions(self.workspace, state, name, (start, end), only)

    def inlay_hints(self, params: Any) -> object:
        state, name = self._file(params)
        ends = [position_in(params, "range", each) for each in ("start", "end")]
        if state is None:
            return None
        positions = self.workspace.positions(state, name)
        return inlay_hints(state, name, positions, *map(positions.offset, ends))

    def _file(self, params: Any) -> tuple[State | None, str]:
        """The project of the file that a request is about, and its name."""
        name = self.workspace.named(params)
        state = self.workspace.state(name) if name is not None else None
        is_there = state is not None and name is not None and state.text(name) is not None
        return (state if is_there else None), name or ""


def _version(params: Any) -> int | None:
    version = value_in(params, "textDocument").get("version")
    return version if type(version) is int else None


_WATCHED = "yaml,yml,md,rst,toml"

REQUESTS: Mapping[str, Callable[[Server, Any], object]] = {
    "textDocument/completion": Server.completion,
    "textDocument/hover": Server.hover,
    "textDocument/definition": Server.definition,
    "textDocument/references": Server.references,
    "textDocument/documentSymbol": Server.document_symbols,
    "workspace/symbol": Server.workspace_symbols,
    "textDocument/prepareRename": Server.prepare_rename,
    "textDocument/rename": Server.rename,
    "textDocument/codeAction": Server.code_actions,
    "textDocument/inlayHint": Server.inlay_hints,
}

NOTICES: Mapping[str, Callable[[Server, Any], None]] = {
    "initialized": Server.initialized,
    "textDocument/didOpen": Server.opened,
    "textDocument/didChange": Server.changed,
    "textDocument/didClose": Server.closed,
    "textDocument/didSave": Server.looked,
    "workspace/didChangeWatchedFiles": Server.looked,
    "workspace/didChangeConfiguration": Server.looked,
}
