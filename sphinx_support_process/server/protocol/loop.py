"""In which order are messages answered? One after the other; what can wait is done when idle.

A thread reads, so that a request that is cancelled meanwhile is known before its turn.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, NoReturn, Protocol

from . import wire
from .wire import Json, RefusedError

PAUSE = 0.2
"""So many seconds without a message are a pause in typing."""


GONE, NO_JSON = object(), object()
"""In place of a message: that none can come any more, that it was none."""


class Served(Protocol):
    """What answers: requests and notices by their methods, and what is left to do in a pause."""

    def call(self, method: str, params: Any) -> object: ...

    def rest(self) -> bool:
        """Do a piece of what can wait; whether there is more of it."""


Make = Callable[[Json, Callable[[Json], None]], tuple[Json, Callable[[], Served]]]
"""Makes, of the params of `initialize` and a way to send, its answer and then what serves."""


class Loop:
    """One session with one client, from `initialize` to `exit`."""

    def __init__(self, source: IO[bytes], sink: IO[bytes], make: Make) -> None:
        self.source, self.sink, self.make = source, sink, make
        self.messages: queue.Queue[object] = queue.Queue()
        self.cancelled: set[int | str] = set()
        self.served: Served | None = None
        self.is_shut = False

    def run(self) -> int:
        """Serve until the client says `exit` or is gone; returns the exit code."""
        threading.Thread(target=self._read, daemon=True).start()
        wait: float | None = None
        while True:
            try:
                message = self.messages.get(timeout=wait)
            except queue.Empty:
                self.cancelled.clear()  # nothing that was asked is without an answer now
                has_more = self.served is not None and self._safely(self.served.rest)
                wait = 0 if has_more else None
                continue
            if message is GONE or (isinstance(message, dict) and message.get("method") == "exit"):
                return 0 if self.is_shut else 1
            self._handle(message)
            wait = None if self.served is None or self.is_shut else PAUSE

    def send(self, message: Json) -> None:
        wire.write(self.sink, message)

    def _read(self) -> None:
        """Queue all that comes; last that the client is gone."""
        message: object = None
        while message is not GONE:
            message = self._next()
            if not self._cancels(message):
                self.messages.put(message)

    def _next(self) -> object:
        try:
            return wire.read(self.source)
        except (EOFError, OSError):
            return GONE
        except (ValueError, RecursionError):
            return NO_JSON

    def _cancels(self, message: object) -> bool:
        """Whether a message is that a request is cancelled, which is noted at once."""
        if not isinstance(message, dict) or message.get("method") != "$/cancelRequest":
            return False
        params = message.get("params")
        id = params.get("id") if isinstance(params, dict) else None
        if isinstance(id, int | str):
            self.cancelled.add(id)
        return True

    def _handle(self, message: object) -> None:
        if message is NO_JSON:
            self.send(wire.refusal(None, wire.PARSE_ERROR, "this is no JSON"))
        elif isinstance(message, dict) and isinstance(message.get("method"), str):
            self._serve(message.get("id"), message["method"], message.get("params"))
        elif not (isinstance(message, dict) and message.keys() & {"result", "error"}):
            self.send(wire.refusal(None, wire.INVALID_REQUEST, "this is no request"))

    def _serve(self, id: object, method: str, params: Any) -> None:
        """Answer a request, or take a notice, which has no id."""
        served = self.served
        if id is None:
            if served is not None:
                self._safely(lambda: served.call(method, params))
            return
        try:
            self._answer(id, method, params)
        except RefusedError as refused:
            self.send(wire.refusal(id, refused.code, refused.message))
        except Exception as error:
            self._log(error)
            self.send(wire.refusal(id, wire.INTERNAL_ERROR, f"{type(error).__name__}: {error}"))

    def _answer(self, id: object, method: str, params: Any) -> None:
        if not isinstance(id, int | str):
            raise RefusedError(wire.INVALID_REQUEST, "an id is a number or a text")
        if id in self.cancelled:
            self.cancelled.discard(id)
            raise RefusedError(wire.REQUEST_CANCELLED, "it was cancelled")
        if method == "initialize" and self.served is None:
            result, then = self.make(params if isinstance(params, dict) else {}, self.send)
            self.send(wire.answer(id, result))
            self.served = then()
            return
        if self.served is None:
            raise RefusedError(wire.NOT_INITIALIZED, "`initialize` comes first")
        if self.is_shut or method == "initialize":
            raise RefusedError(wire.INVALID_REQUEST, f"`{method}` comes too late")
        if method == "shutdown":
            self.is_shut = True
            self.send(wire.answer(id, None))
            return
        self.send(wire.answer(id, self.served.call(method, params)))

    def _safely(self, do: Callable[[], object]) -> bool:
        """Do what nobody waits for; whether it says so, False if it fails."""
        try:
            return bool(do())
        except RefusedError:
            return False
        except Exception as error:
            self._log(error)
            return False

    def _log(self, error: Exception) -> None:
        """Tell of a fault of ours where the client shows its log."""
        from traceback import format_exception

        said = "".join(format_exception(error))
        self.send(wire.notice("window/logMessage", {"type": 1, "message": said}))


def serve(make: Make) -> NoReturn:
    """Serve the client at standard input and output, and end the process.

    Python would wait for the thread that reads, which nothing can wake.
    """
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but messages may go there
    try:
        code = Loop(source, sink, make).run()
    except (BrokenPipeError, KeyboardInterrupt):
        code = 1
    os._exit(code)
