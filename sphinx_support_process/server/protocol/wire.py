"""How do messages travel? JSON with a head that says how long it is, as LSP has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

Json = dict[str, Any]

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
UNKNOWN_METHOD = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
REQUEST_CANCELLED = -32800
REQUEST_FAILED = -32803

LONGEST = 1 << 28
"""How many bytes a message may have: behind a head that says more, none can be found."""


class RefusedError(Exception):
    """A request that is answered with an error: its code, and what to tell."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def read(stream: IO[bytes]) -> object:
    """The next message, whatever JSON it is. Raises ValueError for no JSON.

    Raises EOFError at the end, and where a message is told to be too long to be one.
    """
    length = -1
    while True:
        line = stream.readline()
        if not line:
            raise EOFError
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
        elif not line.strip() and length >= 0:
            break
    if length > LONGEST:
        raise EOFError
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return json.loads(data)


def write(stream: IO[bytes], message: Mapping[str, Any]) -> None:
    """Send a message at once."""
    data = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
    stream.flush()


def answer(id: object, result: object) -> Json:
    return {"id": id, "result": result}


def refusal(id: object, code: int, message: str) -> Json:
    return {"id": id, "error": {"code": code, "message": message}}


def notice(method: str, params: object) -> Json:
    """A message that nobody answers."""
    return {"method": method, "params": params}
