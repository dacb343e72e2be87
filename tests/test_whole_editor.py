"""Does an editor get what it got? Whole answers: a change that is meant writes them anew.

Everything is asked once at each kind of place of two projects, in the YAML and on a page.
`python tests/test_whole_editor.py` does that; look at each difference before it is committed.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import write
from kept import keep, kept
from lsp import Client, client
from whole_projects import PROJECTS
from whole_slips import places

from sphinx_support_process.server.protocol.positions import Positions

FOLDER = Path(__file__).parent / "whole" / "editor"
NAMES = ("everything", "format2", "odd")
PAGE = {
    "everything": """\
# Support

```{support:process} triage
:chart:
```

See {support:step}`triage.close`, {support:role}`the agent <agent>`, {term}`outages`,
{support:proces}`triage`, {support:step}`triage.clos` and [](#incident.resolve).

```{support:chart} incident
:from: investigate
:to: ask
:highlight: agent
```
""",
    "format2": """\
# On call

```{support:levels} severity
```

See {support:level}`sev1`, {term}`SEV-2`.
""",
    "odd": """\
# Odd

{support:role}`helper`, {support:step}`start-here.see`, [](#intake.look), {term}`Glitch`,
{support:template}`hi`, {support:levels}`urgncy`, {support:community}`West`.

```{support:representatives}
:step: start-here.ask
```
""",
}
ASKED = ("hover", "definition", "references", "prepareRename", "completion")


def short(answer: Any, editor: Client) -> Any:
    """An answer with each range as `line:character-line:character`, and paths below the root."""
    match answer:
        case {"start": {"line": line, "character": first}, "end": end}:
            return f"{line}:{first}-{end['line']}:{end['character']}"
        case {"line": line, "character": character}:
            return f"{line}:{character}"
        case dict():
            return {short(key, editor): short(each, editor) for key, each in answer.items()}
        case list():
            return [short(each, editor) for each in answer]
        case str():
            return answer.replace(editor.folder.as_uri(), "")
    return answer


def lines(what: str, answer: Any) -> Iterator[str]:
    """An answer, a line for each entry of a list."""
    if what == "references" and answer:
        places: dict[str, list[str]] = {}
        for each in answer:
            places.setdefault(each["uri"], []).append(each["range"])
        found = (f"{name} {', '.join(ranges)}" for name, ranges in places.items())
        yield f"references: {'; '.join(found)}\n"
    elif isinstance(answer, list) and len(answer) > 1:
        yield f"{what}:\n"
        yield from (f"  {json.dumps(each, ensure_ascii=False)}\n" for each in answer)
    elif answer:
        yield f"{what}: {json.dumps(answer, ensure_ascii=False)}\n"


def offers(answer: Any, seen: set[Any]) -> Iterator[str]:
    """What is completed, in full where it is offered for the first time."""
    items = answer["items"] if answer else []
    if items:
        where = {item["textEdit"]["range"] for item in items}
        yield f"completion {' '.join(where)}: {', '.join(item['label'] for item in items)}\n"
    for number, item in enumerate(items):
        del item["textEdit"]["range"]
        if item.pop("sortText") != f"{number:05}":
            yield f"  {item['label']} is sorted in another way\n"
        if (told := json.dumps(item, ensure_ascii=False)) not in seen:
            seen.add(told)
            yield f"  {told}\n"


def spots(name: str, text: str, seen: set[Any]) -> Iterator[tuple[str, int]]:
    """Each kind of place in a file, with a name."""
    if name.endswith(".md"):
        yield from ((found[0], found.start() + 1) for found in re.finditer(r"[\w-]+", text))
        return
    for path, start, value, end in places(text):
        if path not in seen:
            seen.add(path)
            yield f"{'.'.join(path)}:", start + 1
            yield ".".join(path), value + (text[value] in "\"'{[")
        for found in re.finditer(r"\{[\w:]+\}`.|\]\(#.|\{\{ \w", text[value:end]):
            if (path, found[0][:-1]) not in seen:
                seen.add((path, found[0][:-1]))
                yield f"{'.'.join(path)} {found[0]}", value + found.end() - 1


def conversation(project: str, folder: Path, seen: set[Any]) -> Iterator[str]:
    """All that is asked of a project, and the answers."""
    write(folder, {"pyproject.toml": "[tool.support-process]\n", "docs/index.md": PAGE[project]})
    write(folder, {f"support/{name}": text for name, text in PROJECTS[project].items()})
    with client(folder) as editor:
        for name in ("docs/index.md", *(f"support/{name}" for name in PROJECTS[project])):
            text = (folder / name).read_text("utf-8")
            positions = Positions(text, "utf-16")
            editor.open(name)
            editor.rest()
            yield f"\n==== {name}\n"
            yield from (f"! {problem}\n" for problem in editor.problems(name))
            document = {"textDocument": {"uri": editor.uri(name)}}
            whole = {"start": {"line": 0, "character": 0}, "end": positions.position(len(text))}
            context = {"diagnostics": []}
            for method, more in {
                "documentSymbol": {},
                "inlayHint": {"range": whole},
                "codeAction": {"range": whole, "context": context},
            }.items():
                answer = editor.ask(f"textDocument/{method}", **document, **more)
                yield from lines(method, short(answer, editor))
            for what, offset in [*spots(name, text, seen)]:
                at = positions.position(offset)
                yield f"\n{at['line']}:{at['character']} {what}\n"
                for method in ASKED:
                    place = {**document, "position": at, "context": {"includeDeclaration": True}}
                    answer = short(editor.ask(f"textDocument/{method}", **place), editor)
                    told = offers(answer, seen) if method == "completion" else lines(method, answer)
                    yield from told
        yield from lines("symbol", short(editor.ask("workspace/symbol", query="re"), editor))


def written() -> dict[str, str]:
    seen: set[Any] = set()
    found = {}
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            found[f"{name}.txt"] = "".join(conversation(name, Path(folder), seen))
    return found


def test_an_editor_gets_the_answers_that_it_got() -> None:
    assert written() == kept(FOLDER)


if __name__ == "__main__":
    keep(FOLDER, written())
