"""What yaml-language-server makes of our schemas: what it offers, refuses and shows."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editing import CURSOR, write

from sphinx_support_process.load import read
from sphinx_support_process.model.schema import schema_text
from sphinx_support_process.project.ids import ids_of

PROGRAM = os.environ.get("YAML_LANGUAGE_SERVER")
FILE = """\
processes:
  a:
    title: A
    trigger: A mail.
    who: reader
    steps:
      - id: one
        title: One
        HERE
"""


class Server:
    """yaml-language-server with one schema for all files."""

    def __init__(self, schema: Path) -> None:
        assert PROGRAM is not None
        command = ["node", PROGRAM, "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        yaml = {
            "schemas": {schema.as_uri(): "*.yaml"},
            "completion": True,
            "hover": True,
            "validate": True,
        }
        self.settings = {"yaml": {**yaml, "schemaStore": {"enable": False}}}
        self.folder, self.number = schema.parent, 0
        capabilities = {"workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=None, capabilities=capabilities)
        self.send(method="initialized", params={})
        self.send(method="workspace/didChangeConfiguration", params={"settings": {}})
        self.complaints("title: x\n")

    def send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def received(self) -> Iterator[dict[str, Any]]:
        """All that comes; what the server asks is answered."""
        stream = self.process.stdout
        assert stream is not None
        while True:
            head = dict(line.split(b": ", 1) for line in iter(stream.readline, b"\r\n"))
            message = json.loads(stream.read(int(head[b"Content-Length"])))
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", [])
                found = [self.settings.get(each.get("section"), {}) for each in items]
                self.send(id=message["id"], result=found or None)
            else:
                yield message

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        return next(each["result"] for each in self.received() if each.get("id") == self.number)

    def open(self, text: str) -> str:
        self.number += 1
        uri = (self.folder / f"{self.number}.yaml").as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": item})
        return uri

    def complaints(self, text: str) -> list[str]:
        uri = self.open(text)
        for message in self.received():
            params = message.get("params", {})
            if message.get("method", "").endswith("publishDiagnostics") and params["uri"] == uri:
                return [each["message"] for each in params["diagnostics"]]
        return []

    def at(self, method: str, marked: str) -> Any:
        before, _, after = marked.partition(CURSOR)
        line = before.count("\n")
        position = {"line": line, "character": len(before.rpartition("\n")[2])}
        document = {"uri": self.open(before + after)}
        return self.ask(method, textDocument=document, position=position)

    def offered(self, typed: str) -> dict[str, str]:
        found = self.at("textDocument/completion", FILE.replace("HERE", typed))
        items = found["items"] if isinstance(found, dict) else found or []
        return {each["label"]: each.get("documentation", "") for each in items}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if PROGRAM is None:
        pytest.skip("needs yaml-language-server, named by YAML_LANGUAGE_SERVER")
    return write(tmp_path_factory.mktemp("schema"))


@pytest.fixture(scope="module")
def plain(folder: Path) -> Iterator[Server]:
    path = folder / "plain.json"
    path.write_text(schema_text(), "utf-8")
    server = Server(path)
    with server.process:
        yield server
        server.process.kill()


@pytest.fixture(scope="module")
def with_ids(folder: Path) -> Iterator[Server]:
    path = folder / "ids.json"
    support = read(sorted(folder.glob("support/*.yaml"))).support
    path.write_text(schema_text(ids_of(support)), "utf-8")
    server = Server(path)
    with server.process:
        yield server
        server.process.kill()


PLACES = ["who: ¦", "who: [¦", "who:\n          - ¦", "next: ¦", "answers: {Yes: ¦", "title: ¦"]


@pytest.mark.parametrize("typed", PLACES)
def test_true_and_false_are_offered_at_no_text(plain: Server, typed: str) -> None:
    assert plain.offered(typed) == {}


@pytest.mark.parametrize("typed", ["who: ¦", "informs: [¦", "consults:\n          - ¦"])
def test_roles_are_offered_with_their_names(with_ids: Server, typed: str) -> None:
    names = {"reader": "First Reader", "helper": "Helper", "guest": "Guest"}
    assert with_ids.offered(typed) == names


def test_targets_are_offered_with_their_titles(with_ids: Server) -> None:
    assert with_ids.offered("answers: {Yes: ¦")["pass-on"] == "Pass it on"


def test_texts_that_yaml_takes_for_other_values_are_not_refused(with_ids: Server) -> None:
    text = FILE.replace("HERE", "who: brand-new\n        expect: true\n        phase: 12")
    assert with_ids.complaints(text) == []


def test_a_list_where_a_text_belongs_is_refused(with_ids: Server) -> None:
    assert with_ids.complaints(FILE.replace("HERE", "expect: [a]")) == [
        "Incorrect type. Expected one of string, number."
    ]


def test_a_key_shows_its_name_its_meaning_and_its_ids(with_ids: Server) -> None:
    found = with_ids.at(
        "textDocument/hover", FILE.replace("    who: ", "    wh¦o: ").replace("HERE", "")
    )
    shown = found["contents"]["value"] if isinstance(found["contents"], dict) else found["contents"]
    assert "who" in shown
    assert "The owner of steps that name none." in shown
    assert "First Reader" in shown
