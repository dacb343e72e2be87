"""Random messages: nothing fails, nothing stays without an answer, and every answer is valid."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import write
from lsp import client
from lsprotocol import types
from random_editing import messages, uris

from sphinx_support_process.server.protocol import wire
from sphinx_support_process.server.protocol.loop import Loop
from sphinx_support_process.server.start import begin

REQUESTS = {method for method, (_, answer, *_) in types.METHOD_TO_TYPES.items() if answer}


@pytest.mark.parametrize("seed", range(3))
def test_every_answer_is_valid_whatever_was_typed(tmp_path: Path, seed: int) -> None:
    with client(write(tmp_path)) as editor:
        for number, (method, params) in enumerate(messages(150, seed, uris(tmp_path))):
            if method in REQUESTS:
                editor.ask(method, **params)
            else:
                editor.tell(method, params)
            if number % 5 == 0:
                editor.rest()


def test_every_request_is_answered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path))
    params = {"rootUri": tmp_path.as_uri(), "capabilities": {}}
    sent = [{"id": -1, "method": "initialize", "params": params}]
    for number, (method, given) in enumerate(messages(200, 9, uris(tmp_path))):
        id = {"id": number} if method in REQUESTS else {}
        sent.append({**id, "method": method, "params": given})
    source, sink = io.BytesIO(), io.BytesIO()
    for message in sent:
        data = json.dumps(message).encode()
        source.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
    source.seek(0)
    assert Loop(source, sink, begin).run() == 1
    sink.seek(0)
    answers = []
    while sink.tell() < len(sink.getvalue()):
        answers.append(wire.read(sink))
    asked = [each["id"] for each in sent if "id" in each]
    assert [each["id"] for each in answers if isinstance(each, dict) and "id" in each] == asked
    codes = {each.get("error", {}).get("code") for each in answers if isinstance(each, dict)}
    assert codes <= {None, wire.INVALID_PARAMS, wire.REQUEST_FAILED}
