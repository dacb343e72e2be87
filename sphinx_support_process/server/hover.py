"""What is to be known of what stands at the cursor? A definition, or a key of the format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..chart.plan.words import Words
from ..checks import RULES
from ..export.markdown import in_full
from ..known.known import Known
from ..known.symbols.mention import PAGES
from ..model import (
    Community,
    Level,
    Priorities,
    Process,
    Promise,
    Role,
    Scale,
    Step,
    Template,
    Term,
)
from ..model.fields import keys
from ..text import kinds
from ..text.markdown import as_markdown, escaped
from .cursor.stack import stack_at
from .cursor.wanted import wanted
from .found import meant_at
from .protocol.wire import Json
from .texts.definitions import Definition
from .texts.workspace import Spot

LONGEST = 4_000
"""Of a longer text the rest is left out."""

_WORD_BEHIND = re.compile(r"[\w-]*")
_WORD_BEFORE = re.compile(r"[\w-]*$")


def hover(spot: Spot) -> Json | None:
    meant = meant_at(spot)
    found = spot.state.moment.definitions.get(meant.symbol) if meant else None
    if meant is not None and found is not None:
        text = "\n\n".join(_told(spot.state.moment.context, found))
        start, end = meant.mention.start, meant.mention.end
    elif spot.name.endswith(PAGES) or (word := _word(spot)) is None:
        return None
    else:
        text, start, end = word
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]} …"
    contents = {"kind": "markdown", "value": text}
    return {"contents": contents, "range": spot.positions.range(start, end)}


def _word(spot: Spot) -> tuple[str, int, int] | None:
    """What a key of the format means, or a rule that is ignored; from where to where it stands."""
    behind = _WORD_BEHIND.match(spot.text, spot.offset)
    line = spot.positions.lines.start(spot.positions.lines.line(spot.offset))
    before = _WORD_BEFORE.search(spot.text, line, spot.offset)
    if behind is None or before is None or before.start() == behind.end():
        return None
    start, end = before.start(), behind.end()
    word = spot.text[start:end]
    stack = stack_at(spot.text, start)
    what = wanted(stack) if stack is not None else None
    if what is None:
        return None
    if what.kind is kinds.Rule and word in RULES:
        return f"**{word}**\n\n{RULES[word].text}", start, end
    known = keys(what.cls).get(word)
    if known is None or what.mapping is None or not spot.text[end:].lstrip(" \"'").startswith(":"):
        return None
    return f"**{word}**: {known.doc}", start, end


def _told(known: Known, found: Definition) -> Iterator[str]:
    """The paragraphs of what is told of a definition."""
    words, record = Words(known.support), found.record
    if isinstance(record, Step):
        process = known.support.processes[record.process]
        yield f"step {record.number} of *{escaped(words.process(process))}*"
        yield from in_full(known.flow, words, record)
        return
    yield f"{found.symbol.kind}: **{escaped(found.title)}**"
    facts = [f"{name}: {escaped(value)}" for name, value in _facts(words, record)]
    if facts:
        yield " · ".join(facts)
    for text in _texts(record):
        yield as_markdown(text, words.said)
    if isinstance(record, Template) and record.body:
        yield f"```text\n{record.body.replace('```', chr(0x2019) * 3)}\n```"
    if isinstance(record, Process):
        yield "\n".join(
            f"{step.number}. {escaped(words.text(step.title))}" for step in record.steps
        )


def _facts(words: Words, record: Any) -> Iterator[tuple[str, str]]:
    """What is short, of a definition that is no step; of people nothing."""
    roles = words.support.roles
    for field, name in (
        ("who", "by"),
        ("to", "to"),
        ("held_by", "held by"),
        ("subject", "subject"),
        ("within", "within"),
        ("every", "every"),
    ):
        value = getattr(record, field, None)
        if value and field in ("who", "to"):
            ids = [value] if isinstance(value, str) else value
            yield name, ", ".join(str(roles[id].name) if id in roles else str(id) for id in ids)
        elif isinstance(value, str) and value:
            yield name, words.plain(value) if field == "held_by" else value


def _texts(record: Any) -> Iterator[str]:
    if isinstance(record, Role | Term | Level):
        yield from filter(None, [record.definition])
    elif isinstance(record, Process):
        yield from filter(None, [record.goal])
    elif isinstance(record, Scale | Priorities | Promise):
        yield from filter(None, [record.text])
    elif isinstance(record, Community):
        yield from filter(None, [record.note])
