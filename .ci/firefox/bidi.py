"""How is Firefox driven? By WebDriver BiDi, which it speaks itself: it takes but a socket."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

ENTER, CONTROL = "\ue007", "\ue009"


class Page:
    """The only tab of a Firefox, and what its console has said."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ids = count(1)
        self.said: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._context = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _ask(self, method: str, **parameters: Any) -> Any:
        id = next(self._ids)
        self._socket.send(json.dumps({"id": id, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv(timeout=60))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] != "info":
                self.said.append(told["params"]["text"])
            if told.get("id") == id:
                assert told["type"] == "success", told
                return told["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def run(self, function: str, *arguments: Any) -> Any:
        """What a function of JavaScript answers to texts and elements: a text, number or truth."""
        return self._call(function, *arguments).get("value")

    def find(self, selector: str, text: str = "") -> dict[str, Any]:
        """The first element that is seen, takes a pointer and says something; waited for."""
        return self._call(
            """async (selector, text) => {
              for (let tries = 0; tries < 400; tries++) {
                const found = [...document.querySelectorAll(selector)].find(one =>
                  one.checkVisibility() && getComputedStyle(one).pointerEvents !== 'none'
                  && one.textContent.includes(text));
                if (found) {
                  found.scrollIntoView({ block: 'center', behavior: 'instant' });
                  return found;
                }
                await new Promise(go => setTimeout(go, 50));
              }
              throw new Error(`no ${selector} says "${text}"`);
            }""",
            selector,
            text,
        )

    def press(self, selector: str, text: str = "") -> None:
        place = {"type": "element", "element": self.find(selector, text)}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": place},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def type(self, keys: str, held: str = "") -> None:
        down = [{"type": "keyDown", "value": key} for key in held]
        typed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        up = [{"type": "keyUp", "value": key} for key in held]
        self._act({"type": "key", "id": "keyboard", "actions": down + typed + up})

    def _call(self, function: str, *arguments: Any) -> dict[str, Any]:
        told = [
            one if isinstance(one, dict) else {"type": "string", "value": one} for one in arguments
        ]
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=told,
            awaitPromise=True,
            target={"context": self._context},
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        result: dict[str, Any] = answer["result"]
        return result

    def _act(self, *devices: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._context, actions=devices)


@contextmanager
def firefox(profile: Path) -> Iterator[Page]:
    """A Firefox without a window, with a profile of its own."""
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile]
    command += ["--remote-debugging-port", "0"]
    told = profile / "WebDriverBiDiServer.json"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            while not told.exists() and process.poll() is None:
                time.sleep(0.1)
            port = json.loads(told.read_text("utf-8"))["ws_port"]
            with connect(f"ws://127.0.0.1:{port}/session", max_size=None) as socket:
                yield Page(socket)
        finally:
            process.terminate()
