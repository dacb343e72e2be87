"""A client of the language server: every answer has to be valid by the classes of lsprotocol."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lsprotocol import converters, types

from sphinx_support_process.server.protocol.wire import RefusedError
from sphinx_support_process.server.start import begin

CONVERTER = converters.get_converter()


class Client:
    """One session, in this process: what is asked is answered at once.

    Like nearly all clients it knows the ranges of completions.
    """

    def __init__(self, folder: Path, **capabilities: Any) -> None:
        self.folder = folder
        self.sent: list[dict[str, Any]] = []
        known = {"textDocument": {"completion": {}}, **capabilities}
        params = {"rootUri": folder.as_uri(), "capabilities": known}
        self.initialized, make = begin(params, self._take)
        valid(types.InitializeResponse, self.initialized)
        self.server = make()
        self.versions: dict[str, int] = {}
        self.tell("initialized", {})

    def _take(self, message: dict[str, Any]) -> None:
        if message["method"] == "textDocument/publishDiagnostics":
            told = types.PublishDiagnosticsNotification
            CONVERTER.structure({"jsonrpc": "2.0", **message}, told)
        self.sent.append(message)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request, or `error: ` and the reason."""
        try:
            answer = self.server.call(method, params)
        except RefusedError as refused:
            return f"error: {refused.message}"
        valid(types.METHOD_TO_TYPES[method][1], answer)
        return answer

    def tell(self, method: str, params: Any) -> None:
        self.server.call(method, params)

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file, with what is on the disk or with another text."""
        text = (self.folder / name).read_text("utf-8") if text is None else text
        item = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def type(self, name: str, text: str) -> None:
        """Let a document have another text."""
        version = self.versions[name] = self.versions.get(name, 1) + 1
        document = {"uri": self.uri(name), "version": version}
        changes = [{"text": text}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri(name)}, "position": position}

    def rest(self) -> None:
        """Let the server do all that can wait."""
        while self.server.rest():
            pass

    def problems(self, name: str) -> list[str]:
        """What was told last of a file: `line:character-character rule: message`, from 0."""
        found: list[Any] = []
        for message in self.sent:
            params = message.get("params", {})
            if params.get("uri") == self.uri(name) and "diagnostics" in params:
                found = params["diagnostics"]
        return [
            f"{each['range']['start']['line']}:{each['range']['start']['character']}-"
            f"{each['range']['end']['character']} {each['code']}: "
            + each["message"].replace("\n", " | ")
            for each in found
        ]


def valid(kind: Any, result: Any) -> None:
    """Raise an error for a result that is none of a response of a kind."""
    CONVERTER.structure({"jsonrpc": "2.0", "id": 1, "result": result}, kind)


@contextmanager
def client(folder: Path, **capabilities: Any) -> Iterator[Client]:
    """A session in a folder; the working directory is as before afterwards."""
    here = Path.cwd()
    try:
        yield Client(folder, **capabilities)
    finally:
        os.chdir(here)
