"""A project with a cursor in it: what an editor asks there, and what it does with the answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_support_process.server.protocol.positions import Positions

if TYPE_CHECKING:
    from lsp import Client

CURSOR = "¦"

TEAM = """\
calendar: {working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}, units: {shift: 8 hours}}
statuses: [New, Waiting for us, Closed]
levels:
  severity: {title: Severity, values: {sev1: {name: SEV-1, definition: Grave.}}}
roles:
  reader: {name: First Reader, held-by: Ada, definition: Reads what comes in.}
  helper: {name: Helper, held-by: everybody, definition: Helps.}
  guest: {name: Guest, external: true, definition: Asks.}
terms:
  blackout: {name: Blackout, aliases: [Power Cut], definition: Nothing works.}
templates:
  hello:
    title: Request received
    to: guest
    body: Hello {{ name }}.
    placeholders: {name: the first name}
  bye: {title: Request closed, to: guest, body: Bye.}
priorities:
  queue: {title: What first, ask: reader, order: [Blackouts, All others]}
communities:
  lab: {name: The Lab, representatives: [{name: Lin, email: lin@example.org}]}
"""
FLOW = """\
processes:
  intake:
    title: Intake
    trigger: A mail.
    who: reader
    outcomes: {passed: Somebody has it., refused: It is not for us.}
    steps:
      - {id: greet, title: Greet the guest, send: hello}
      - {id: is-dark, title: "Is it dark?", answers: {Yes: blackout, No: pass-on}}
      - {id: pass-on, title: Pass it on, informs: helper, next: passed}
  blackout:
    title: Blackout response
    trigger: An alert.
    who: helper
    outcomes: {mended: There is light., false-alarm: There was light.}
    steps:
      - {id: look, title: "Is it dark?", answers: {Yes: mend, No: false-alarm}}
      - {id: mend, title: Mend it, next: mended}
"""
PAGE = """\
# Support

```{support:process} intake
```

Begin at {support:step}`intake.greet`, or [](#intake.pass-on).
"""
FILES = {
    "pyproject.toml": '[tool.support-process]\nfiles = ["support/*.yaml"]\n',
    "support/team.yaml": TEAM,
    "support/flow.yaml": FLOW,
    "docs/index.md": PAGE,
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def opened(client: Client, name: str, marked: str) -> dict[str, Any]:
    """Open a text with a cursor in it; the params of a request there."""
    before, _, after = marked.partition(CURSOR)
    text = before + after
    client.open(name, text)
    position = Positions(text, "utf-16").position(len(before))
    return client.at(name, position["line"], position["character"])


def edited(text: str, edits: Iterable[dict[str, Any]]) -> str:
    """A text after some edits of an answer."""
    positions = Positions(text, "utf-16")
    found = [
        (*(positions.offset(each["range"][end]) for end in ("start", "end")), each["newText"])
        for each in edits
    ]
    for start, end, new in sorted(found, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def changed(client: Client, answer: dict[str, Any]) -> dict[str, str]:
    """The files after the changes of an answer, those that are not open as on the disk."""
    texts = {}
    for uri, edits in answer["changes"].items():
        name = uri.removeprefix(client.folder.as_uri() + "/")
        document = client.server.workspace.documents.get(name)
        text = document.text if document else (client.folder / name).read_text("utf-8")
        texts[name] = edited(text, edits)
    return texts
