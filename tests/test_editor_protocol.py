"""How do an editor and the server talk? Messages, URIs and positions, and what goes wrong."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import write
from lsp import client

from sphinx_support_process.server.protocol import wire
from sphinx_support_process.server.protocol.loop import Loop
from sphinx_support_process.server.protocol.positions import Positions
from sphinx_support_process.server.protocol.uris import path_of, uri_of
from sphinx_support_process.server.start import begin, chosen
from sphinx_support_process.text.text import Place

INITIALIZE = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}
SHUTDOWN, EXIT = {"id": 2, "method": "shutdown"}, {"method": "exit"}


def framed(message: object) -> bytes:
    data = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(data), data)


def session(*messages: object, raw: bytes = b"") -> tuple[int, list[dict[str, Any]]]:
    """The exit code of a session in which all of that is sent, and all that comes back."""
    sink = io.BytesIO()
    data = b"".join(map(framed, messages)) + raw
    code = Loop(io.BytesIO(data), sink, begin).run()
    sink.seek(0)
    return code, [*received(sink)]


def received(stream: io.BytesIO) -> Iterable[dict[str, Any]]:
    while True:
        try:
            message = wire.read(stream)
        except EOFError:
            return
        assert isinstance(message, dict)
        yield message


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_session_ends_with_0_after_shutdown_and_with_1_without() -> None:
    code, answers = session(INITIALIZE, SHUTDOWN, EXIT)
    assert code == 0
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "support-process"
    assert session(INITIALIZE, EXIT)[0] == 1
    assert session(INITIALIZE)[0] == 1


REFUSED = {
    "before initialize": ([{"id": 9, "method": "shutdown"}], "-32002 `initialize` comes first"),
    "an unknown method": ([INITIALIZE, {"id": 9, "method": "x/y"}], "-32601 nothing answers `x/y`"),
    "initialize again": (
        [INITIALIZE, {**INITIALIZE, "id": 9}],
        "-32600 `initialize` comes too late",
    ),
    "after shutdown": (
        [INITIALIZE, SHUTDOWN, {"id": 9, "method": "workspace/symbol"}],
        "-32600 `workspace/symbol` comes too late",
    ),
    "without params": (
        [INITIALIZE, {"id": 9, "method": "textDocument/hover"}],
        "-32602 `textDocument.uri` is missing",
    ),
    "a line below zero": (
        [
            INITIALIZE,
            {
                "id": 9,
                "method": "textDocument/hover",
                "params": {
                    "textDocument": {"uri": "file:///a.yaml"},
                    "position": {"line": -1, "character": 0},
                },
            },
        ],
        "",
    ),
    "an id that is none": (
        [INITIALIZE, {"id": [9], "method": "shutdown"}],
        "-32600 an id is a number or a text",
    ),
    "cancelled before its turn": (
        [
            {"method": "$/cancelRequest", "params": {"id": 9}},
            INITIALIZE,
            {"id": 9, "method": "workspace/symbol", "params": {"query": ""}},
        ],
        "-32800 it was cancelled",
    ),
}


@pytest.mark.parametrize(("messages", "refusal"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_answered_is_refused_with_a_code_and_the_reason(
    messages: list[object], refusal: str
) -> None:
    answer = next(each for each in session(*messages)[1] if each.get("id") in (9, [9]))
    assert " ".join(map(str, answer.get("error", {}).values())) == refusal


def test_a_request_with_the_id_of_one_that_was_cancelled_is_answered() -> None:
    symbols = {"id": 9, "method": "workspace/symbol", "params": {"query": ""}}
    cancelled = {"method": "$/cancelRequest", "params": {"id": 9}}
    answers = session(cancelled, INITIALIZE, symbols, symbols)[1]
    assert [each.get("error", {}).get("code") for each in answers if each.get("id") == 9] == [
        -32800,
        None,
    ]


def test_what_is_no_json_and_no_request_is_told_and_the_session_goes_on() -> None:
    _, answers = session(b"{", [1, 2], {"id": 3}, INITIALIZE)
    refusals = [tuple(each["error"].values()) for each in answers if "error" in each]
    assert refusals == [
        (-32700, "this is no JSON"),
        (-32600, "this is no request"),
        (-32600, "this is no request"),
    ]
    assert answers[-1]["id"] == 1


def test_json_that_is_nested_beyond_measure_is_no_fault_of_ours() -> None:
    _, answers = session(b"[" * 100_000, INITIALIZE)
    assert [each.get("error", {}).get("code") for each in answers] == [-32700, None]


def test_an_answer_of_the_client_and_an_unknown_notice_get_no_answer() -> None:
    answers = session(INITIALIZE, {"id": "watch", "result": None}, {"method": "$/x"})[1]
    assert [each["id"] for each in answers] == [1]


def test_heads_may_come_in_any_order_and_case() -> None:
    data = json.dumps(INITIALIZE).encode()
    head = b"content-type: application/json\r\nCONTENT-LENGTH: %d\r\n\r\n" % len(data)
    assert session(raw=head + data)[1][0]["id"] == 1


def test_a_message_that_is_cut_off_ends_the_session() -> None:
    assert session(INITIALIZE, raw=b"Content-Length: 90\r\n\r\n{")[0] == 1


def test_a_message_that_is_said_to_be_beyond_measure_ends_the_session() -> None:
    assert session(INITIALIZE, raw=b"Content-Length: %s\r\n\r\n{}" % (b"9" * 25))[0] == 1


def test_a_fault_of_ours_is_an_answer_and_stands_in_the_log_of_the_editor() -> None:
    class Faulty:
        def call(self, method: str, params: object) -> object:
            raise ZeroDivisionError("oh")

        def rest(self) -> bool:
            return False

    sink = io.BytesIO()
    source = b"".join(map(framed, [INITIALIZE, {"id": 9, "method": "x"}]))
    Loop(io.BytesIO(source), sink, lambda *_: ({}, Faulty)).run()
    sink.seek(0)
    _, log, answer = received(sink)
    assert log["method"] == "window/logMessage"
    assert "ZeroDivisionError: oh" in log["params"]["message"]
    assert answer["error"] == {"code": -32603, "message": "ZeroDivisionError: oh"}


def test_the_command_serves_and_says_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx_support_process", "lsp", "--stdio"]
    data = b"".join(map(framed, [INITIALIZE, SHUTDOWN, EXIT]))
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    answers = [*received(io.BytesIO(done.stdout))]
    assert [each["id"] for each in answers] == [1, 2]
    assert done.stderr == b""


def test_nothing_of_the_model_is_loaded_before_initialize_is_answered() -> None:
    program = (
        "import sys; from sphinx_support_process.cli import parser; parser(['lsp']);"
        "print(*{name.split('.')[1] for name in sys.modules if 'support_process.' in name}, 'yaml'"
        " in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    *rooms, yaml = done.stdout.decode().split()
    assert {"model", "load", "checks", "known"}.isdisjoint(rooms)
    assert yaml == "False"


ENCODINGS = [
    (None, "utf-16"),
    ([], "utf-16"),
    (["utf-8", "utf-16", "utf-32"], "utf-16"),
    (["utf-8"], "utf-8"),
    (["utf-32", "utf-8"], "utf-32"),
    (["ebcdic"], "utf-16"),
]


@pytest.mark.parametrize(("offered", "encoding"), ENCODINGS)
def test_utf_16_is_chosen_wherever_it_is_offered(offered: list[str] | None, encoding: str) -> None:
    assert chosen(offered) == encoding


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 9), ("utf-16", 6), ("utf-32", 5)])
def test_a_position_counts_in_units_of_the_encoding(encoding: str, character: int) -> None:
    text = "a\r\nx: 😀é\ny"
    positions = Positions(text, encoding)
    assert positions.position(text.index("\ny")) == {"line": 1, "character": character}
    for offset in range(len(text)):
        if text[offset] != "\n" or text[offset - 1] != "\r":
            assert positions.offset(positions.position(offset)) == offset


def test_lines_end_where_the_protocol_says_and_nowhere_else() -> None:
    text = "a\x0cb\x85c\u2028d\re\r\nf\ng"
    positions = Positions(text, "utf-16")
    assert [positions.position(text.index(letter))["line"] for letter in "abcdefg"] == [
        *(0, 0, 0, 0),
        *(1, 2, 3),
    ]


def test_a_position_outside_the_text_is_the_nearest_one() -> None:
    positions = Positions("ab\ncd", "utf-16")
    assert positions.offset({"line": 0, "character": 99}) == 2
    assert positions.offset({"line": 99, "character": 0}) == 5
    assert positions.at(Place("a", 1, 2), 99)["end"] == {"line": 0, "character": 2}


URIS = [
    ("file:///home/a%20b/t%C3%A9am.yaml", "/home/a b/téam.yaml", False),
    ("file:///c%3A/work/team.yaml", "C:\\work\\team.yaml", True),
    ("file:///C:/work/team.yaml", "C:\\work\\team.yaml", True),
    ("file://server/share/team.yaml", "\\\\server\\share\\team.yaml", True),
    ("untitled:Untitled-1", None, False),
    ("file://elsewhere/team.yaml", None, False),
    ("https://example.org/team.yaml", None, False),
    ("file://[", None, False),
]


@pytest.mark.parametrize(("uri", "path", "windows"), URIS)
def test_a_uri_names_a_path_of_its_system(uri: str, path: str | None, *, windows: bool) -> None:
    assert path_of(uri, windows=windows) == path
    if path is not None:
        assert path_of(uri_of(path, windows=windows), windows=windows) == path


def test_a_document_keeps_the_uri_that_its_editor_writes(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        odd = editor.uri("support/flow.yaml").replace("flow", "fl%6Fw")
        text = (tmp_path / "support/flow.yaml").read_text("utf-8")
        item = {"uri": odd, "languageId": "yaml", "version": 1, "text": text + "x"}
        editor.tell("textDocument/didOpen", {"textDocument": item})
        assert editor.sent[-1]["params"]["uri"] == odd
