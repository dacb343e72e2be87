"""Random messages of an editor: edits that break and mend texts, and requests at any place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from editing import FILES

MORE = "roles: {more: {name: More}}\n.. support:chart:: intake\n   :highlight: reader\n"
Message = tuple[str, dict[str, Any]]

PIECES = (
    *(
        "\n",
        "\r\n",
        "  ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "#",
        "|",
        ">",
        ",",
        "?",
        "&a ",
        "*a",
    ),
    *(
        "who: ",
        "next: ",
        "id: ",
        "title: X",
        "reader",
        "greet",
        "intake.",
        "😀",
        "\x0c",
        "\u2028",
        "\ud800",
    ),
    *(
        "{support:step}`",
        "{term}`",
        "](#",
        "```{support:process} ",
        ":highlight: ",
        "---",
        "<<: ",
        "!x ",
    ),
    *("moved: {steps: {", "within: 1h", "\t", "é", "\x00", "\ufeff"),
)
WITH_PLACE = ("completion", "hover", "definition", "references", "prepareRename", "rename")
WITH_RANGE = ("codeAction", "inlayHint")
NOTICES = ("didSave", "didClose", "didOpen")


def messages(number: int, seed: int, uris: dict[str, str]) -> Iterator[Message]:
    """So many messages; `uris` are the URIs of the files of `editing.FILES` and of a new one."""
    chance = random.Random(seed)
    originals = {uri: FILES.get(name, MORE) for name, uri in uris.items()}
    texts = dict(originals)
    opened: set[str] = set()
    for version in range(number):
        uri = chance.choice(list(texts))
        document = {"uri": uri, "version": version}
        if uri not in opened:
            opened.add(uri)
            item = {**document, "languageId": "yaml", "text": texts[uri]}
            yield "textDocument/didOpen", {"textDocument": item}
        elif chance.random() < 0.5:
            is_mended = chance.random() < 0.5
            texts[uri] = originals[uri] if is_mended else changed(texts[uri], chance)
            changes = [{"text": texts[uri]}]
            yield "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
        elif chance.random() < 0.04:
            opened.discard(uri)
            yield "textDocument/didClose", {"textDocument": document}
        elif chance.random() < 0.05:
            yield "textDocument/didSave", {"textDocument": document}
        else:
            yield request(texts[uri], document, chance)


def changed(text: str, chance: random.Random) -> str:
    """A text after one edit: something is written, removed, or moved elsewhere."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.randrange(30))
    kind = chance.random()
    if kind < 0.6:
        return text[:start] + chance.choice(PIECES) + text[start:]
    if kind < 0.9 or not text:
        return text[:start] + text[end:]
    return text[:start] + text[end:] + text[start:end]


def request(text: str, document: dict[str, Any], chance: random.Random) -> Message:
    words = [match.start() for match in re.finditer(r"\w+", text)]
    offset = chance.choice(words) + 1 if words and chance.random() < 0.8 else len(text)
    line = text[:offset].rpartition("\n")[2]
    place = {"line": text.count("\n", 0, offset), "character": len(line)}
    place["character"] += chance.choice([0, 0, 0, 5, 999])
    params: dict[str, Any] = {"textDocument": {"uri": document["uri"]}}
    name = chance.choice((*WITH_PLACE, *WITH_PLACE, *WITH_RANGE, "documentSymbol", "symbol"))
    if name == "symbol":
        return "workspace/symbol", {"query": chance.choice(["", "a", "first reader", "\0"])}
    if name in WITH_PLACE:
        params["position"] = place
    if name in WITH_RANGE:
        params["range"] = {"start": {"line": 0, "character": 0}, "end": place}
    if name == "references":
        params["context"] = {"includeDeclaration": chance.random() < 0.5}
    if name == "codeAction":
        params["context"] = {"diagnostics": []}
    if name == "rename":
        params["newName"] = chance.choice(["other", "greet", "No Id", ""])
    if chance.random() < 0.02:
        params.pop(chance.choice(list(params)))
    return f"textDocument/{name}", params


def uris(folder: Path) -> dict[str, str]:
    names = [name for name in FILES if name != "pyproject.toml"]
    return {name: (folder / name).as_uri() for name in [*names, "support/new.yaml", "docs/new.rst"]}
