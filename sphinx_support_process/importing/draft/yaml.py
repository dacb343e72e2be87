"""How is a draft written? As YAML in the style of this project, with its notes as comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from ...model.schema import ID
from .draft import Community, Draft, Process, Scale, Step
from .noted import Noted, in_yaml

WIDTH = 90
_PLAIN = re.compile(
    r"""[^\W_] (?: [\w .'\u2019()/+,;!?`“”…{}\[\]*"-] | :(?=\w) )* [\w.'\u2019)?!`”…}\]*"]
      | [^\W_]""",
    re.VERBOSE,
)
_BLOCKS = {"body", "definition", "goal", "text"}
_FLOW = {"aliases", "consults", "informs", "send", "who"}
_WORDS = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")


Lines = Iterator[str]


def written(draft: Draft, names: Iterable[str]) -> str:
    """The YAML file of a draft that was made of the pages with these names."""
    return "\n".join(_lines(draft, names)) + "\n"


def _lines(draft: Draft, names: Iterable[str]) -> Lines:
    yield f"# yaml-language-server: $schema={ID}"
    yield from _comment(
        f"A draft made of {', '.join(names)}. TODO marks what is a guess, or could not be told. "
        "Ids are for links, and stay when titles change: rename them now."
    )
    if draft.statuses:
        yield from ("", f"statuses: {_flow(draft.statuses)}")
    groups = (
        *("levels", "roles", "terms", "templates", "processes", "promises", "priorities"),
        "communities",
    )
    found = [key for key in groups if getattr(draft, key)]
    if not found:
        yield from ("", "processes: {}")
    for key in found:
        yield from ("", f"{key}:")
        for number, entry in enumerate(getattr(draft, key)):
            if number and key != "roles":
                yield ""
            yield from _notes(entry, "", 2)
            yield f"  {entry.id}:"
            yield from _fields(entry, 4)
            if isinstance(entry, Process):
                if entry.escalate:
                    yield from _entries(entry, "escalate", entry.escalate)
                yield from _entries(entry, "steps", entry.steps)
            elif isinstance(entry, Scale):
                yield "    values:"
                for level in entry.levels:
                    yield f"      {level.id}:"
                    yield from _fields(level, 8)
            elif isinstance(entry, Community):
                yield from _entries(entry, "representatives", entry.representatives)
    if draft.left:
        yield ""
        yield from _comment(
            "What is left of the page: keep it there, or move it into a text above."
        )
    for place, text in draft.left:
        yield ""
        yield from _comment(f"TODO: {place}")
        yield from (f"#   {line}".rstrip() for line in text.split("\n"))


def _entries(entry: Noted, key: str, inside: Iterable[Noted]) -> Lines:
    """The entries in a list of an entry."""
    yield from _notes(entry, key, 4)
    yield f"    {key}:"
    for one in inside:
        yield from _notes(one, "", 6)
        first, *rest = _fields(one, 8)
        yield f"      - {first.lstrip()}"
        yield from rest


def _fields(entry: Noted, indent: int) -> Lines:
    for key in entry.keys:
        value: str | Sequence[str] | Mapping[str, str] = getattr(entry, key)
        yield from _notes(entry, key, indent)
        name = in_yaml(key)
        if isinstance(value, str):
            if value.strip():
                head = f"{' ' * indent}{name}:"
                yield from _scalar(head, value, indent, is_block=key in _BLOCKS)
        elif isinstance(value, Mapping):
            if value:
                yield f"{' ' * indent}{name}:"
            more = entry.on_answer if isinstance(entry, Step) and key == "answers" else {}
            for word, one in value.items():
                head = f"{' ' * (indent + 2)}{_inline(word)}:"
                if word in more:
                    does = json.dumps(more[word], ensure_ascii=False)
                    yield f"{head} {{go: {_inline(one)}, text: {does}}}"
                else:
                    yield from _scalar(head, one, indent + 2)
        elif value:
            yield from _list(key, value, indent)


def _list(key: str, values: Sequence[str], indent: int) -> Lines:
    head = f"{' ' * indent}{key}:"
    if len(values) == 1 and key != "aliases":
        yield from _scalar(head, values[0], indent)
    elif key in _FLOW:
        yield f"{head} {_flow(values)}"
    else:
        yield head
        for value in values:
            yield from _scalar(f"{' ' * (indent + 2)}-", value, indent + 2)


def _scalar(head: str, value: str, indent: int, *, is_block: bool = False) -> Lines:
    """A value behind its key or dash, which stands at an indentation; as a block where it must."""
    if not is_block and "\n" not in value:
        yield f"{head} {_inline(value)}"
        return
    lines = [line if line.strip() else "" for line in value.split("\n")]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    yield f"{head} |{2 if lines[0][0].isspace() else ''}"
    yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in lines)


def _inline(value: str) -> str:
    """A value in one line, in quotes where YAML or an editor would read it otherwise."""
    if _PLAIN.fullmatch(value) and value.casefold() != "null":
        return value
    return json.dumps(value, ensure_ascii=False)


def _flow(values: Iterable[str]) -> str:
    """Names as a list in one line."""
    names = (
        name if _WORDS.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in values
    )
    return f"[{', '.join(names)}]"


def _notes(entry: Noted, key: str, indent: int) -> Lines:
    for words in entry.notes.get(key, ()):
        yield from _comment(f"TODO: {words}", indent)


def _comment(words: str, indent: int = 0) -> Lines:
    room = max(40, WIDTH - indent)
    lines = wrap(
        " ".join(words.split()),
        room,
        initial_indent="# ",
        subsequent_indent="#   " if words.startswith("TODO") else "# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (" " * indent + line for line in lines)
