"""What does an editor wait for? CPU time and memory of language servers; prints a Markdown table.

    python benchmarks/editor.py
    python benchmarks/editor.py --steps 10000 --others "node …/yaml-language-server --stdio" esbonio

Each server is started on our own example and on many steps, 20 to a file, and typed into: a key is
misspelt and mended again. The time is that of the CPU, of all threads of the process, from the
message until the problems of that file are told, and until nothing happens any more. Works on
Linux, which tells both.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import shlex
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from content import invent
from environment import environment
from generate import write

ROOT = Path(__file__).resolve().parent.parent
OURS = f"{sys.executable} -m sphinx_support_process lsp"
QUIET = 1.5
"""So many seconds without any work a server is done."""


class Server:
    """A language server, and how much of the CPU it has used."""

    def __init__(self, command: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            shlex.split(command),
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        self.folder, self.number, self.buffer = folder, 0, b""
        capabilities = {"textDocument": {"publishDiagnostics": {}, "completion": {}}}
        params = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.ask("initialize", params)
        self.begun = self.cpu()
        self.send(method="initialized", params={})

    def cpu(self) -> float:
        """The CPU time of all threads so far, in ms."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6

    def memory(self) -> float:
        """The peak memory, in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))

    def receive(self, patience: float) -> dict[str, Any] | None:
        """The next message, None if none comes in some seconds."""
        assert self.process.stdout is not None
        while True:
            head, sign, rest = self.buffer.partition(b"\r\n\r\n")
            if sign:
                fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
                length = int(fields[b"Content-Length"])
                if len(rest) >= length:
                    self.buffer = rest[length:]
                    message: dict[str, Any] = json.loads(rest[:length])
                    return message
            if not select.select([self.process.stdout], [], [], patience)[0]:
                return None
            part = os.read(self.process.stdout.fileno(), 1 << 20)
            if not part:
                sys.exit(f"{self.process.args} ended")
            self.buffer += part

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while message := self.receive(120):
            if "method" in message and "id" in message:
                self.send(id=message["id"], result=None)
            elif message.get("id") == self.number:
                return message.get("result")
        return None

    def rest(self) -> None:
        """Wait until the server does nothing any more."""
        used, since = self.cpu(), time.monotonic()
        while time.monotonic() - since < QUIET:
            self.receive(0.2)
            if self.cpu() - used > 1:
                used, since = self.cpu(), time.monotonic()


def measured(command: str, folder: Path, name: str, runs: int) -> list[float]:
    """Start, own file, everything and completion in ms; memory in MB."""
    server = Server(command, folder)
    uri = (folder / name).as_uri()
    text = (folder / name).read_text("utf-8")
    item = {"uri": uri, "languageId": "yaml", "version": 0, "text": text}
    server.send(method="textDocument/didOpen", params={"textDocument": item})
    server.rest()
    own, everything, completions = [], [], []
    for version in range(1, 2 * runs + 1):
        typed = text.replace("    trigger:", "    triger:", 1) if version % 2 else text
        document = {"uri": uri, "version": version}
        before = server.cpu()
        params = {"textDocument": document, "contentChanges": [{"text": typed}]}
        server.send(method="textDocument/didChange", params=params)
        while message := server.receive(5):
            if message.get("params", {}).get("uri") == uri:
                own.append(server.cpu() - before)
                break
        server.rest()
        everything.append(server.cpu() - before)
        line = next(
            n for n, each in enumerate(text.split("\n")) if each.startswith("        who: ")
        )
        before = server.cpu()
        position = {"line": line, "character": 13}
        server.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        completions.append(server.cpu() - before)
    found = [server.begun, median(own or [0]), median(everything), median(completions)]
    found.append(server.memory())
    server.process.kill()
    server.process.communicate()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--others", nargs="*", default=[], metavar="COMMAND")
    options = parser.parse_args()
    heads = ("project", "server", "start to `initialize`", "own file", "everything", "completion")
    print(f"| {' | '.join((*heads, 'peak'))} |\n|{' --- |' * 7}")
    with TemporaryDirectory() as created:
        folder = Path(created).resolve()
        copytree(ROOT / "docs" / "support", folder / "example" / "support")
        write("yaml", invent(options.steps), folder / "many")
        for where, name in (("example", "triage"), ("many", "process-7")):
            settings = '[tool.support-process]\nfiles = ["support/*.yaml"]\npages = ["*.md"]\n'
            (folder / where / "pyproject.toml").write_text(settings, "utf-8")
            for command in (OURS, *options.others):
                called = "ours" if command is OURS else Path(shlex.split(command)[-1]).name
                called = next(
                    (w for w in ("yaml-language-server", "esbonio") if w in command), called
                )
                figures = measured(command, folder / where, f"support/{name}.yaml", options.runs)
                *times, memory = figures
                cells = [*(f"{each:.1f} ms" for each in times), f"{memory:.0f} MB"]
                print(f"| {where} | {called} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
