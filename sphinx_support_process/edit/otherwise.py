"""How does a way that a `wait` had in format 1 become the `otherwise` of its step?"""

from __future__ import annotations

import re

import yaml

from .edits import Edit
from .spans import KeyPlace, Spans

FORMER_SCHEMA = "/schema/v1/support-process.schema.json"
_SCHEMA = re.compile(
    r"^#[ \t]*yaml-language-server:[ \t]*\$schema=\S*/schema/(v1)/support-process\.schema\.json",
    re.MULTILINE,
)
_ELSEWHERE = "an alias repeats it elsewhere: write `otherwise` at each step"
_COMMA = re.compile(r"\s*,\s*")


class NotMovedError(Exception):
    """A `then` is left where it is; says why."""


def raised(spans: Spans) -> list[Edit]:
    """The edits that let editors check a file by the schema of format 2."""
    found = _SCHEMA.finditer(spans.lines.source)
    return [Edit(*match.span(1), "v2") for match in found if spans.at(match.start()) is None]


def otherwise(spans: Spans, step: yaml.MappingNode, then: yaml.ScalarNode) -> list[Edit]:
    """The edits that take `then` out of the `wait` of a step. Raises NotMovedError."""
    wait = _value(step, "wait")
    if not isinstance(wait, yaml.MappingNode) or _value(wait, "then") is not then:
        raise NotMovedError(_ELSEWHERE)
    start, end = spans.start(then), spans.end(then)
    written = spans.lines.source[start:end]
    if spans.is_shared(wait) or start < spans.start(wait) or "\n" in written:
        raise NotMovedError(_ELSEWHERE)
    if wait.flow_style:
        return [_out_of_braces(spans, wait, then), _into(spans, step, wait, written)]
    return _out_of_block(spans, step, wait, then)


def _value(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in mapping.value if key.value == name), None)


def _out_of_braces(spans: Spans, wait: yaml.MappingNode, then: yaml.Node) -> Edit:
    """The edit that removes a pair from braces, with the comma before or after it."""
    at = next(number for number, (_, value) in enumerate(wait.value) if value is then)
    begin, end = spans.start(wait.value[at][0]), spans.end(then)
    above = spans.lines.source[spans.start(wait) : begin]
    if at and not {"#", "\n"} <= set(above) and (comma := re.search(r"\s*,\s*\Z", above)):
        return Edit(spans.start(wait) + comma.start(), end, "")
    if not at and (comma := _COMMA.match(spans.lines.source, end)):
        return Edit(begin, comma.end(), "")
    raise NotMovedError("a comment is there: write `otherwise` at the step")


def _into(spans: Spans, step: yaml.MappingNode, wait: yaml.MappingNode, value: str) -> Edit:
    """The edit that adds a pair to a step behind its `wait`."""
    end = spans.end(wait)
    if not step.flow_style:
        end = spans.lines.end(wait.end_mark.line + 1)
    column = step.value[0][0].start_mark.column
    place = KeyPlace(end, bool(step.flow_style), column, spans.line_break)
    return Edit(end, end, place.written("otherwise", value))


def _out_of_block(
    spans: Spans, step: yaml.MappingNode, wait: yaml.MappingNode, then: yaml.Node
) -> list[Edit]:
    """The edits that move a line with its comment behind the others of a `wait`."""
    key = next(key for key, value in wait.value if value is then)
    source = spans.lines.source
    number = key.start_mark.line + 1
    begin, end = spans.lines.start(number), spans.lines.end(number)
    margin = " " * step.value[0][0].start_mark.column
    line = f"{margin}otherwise{source[spans.end(key) : end]}"
    if then is wait.value[-1][1]:
        return [Edit(begin, end, line)]
    place = spans.key_place(wait)
    if place is None or len(wait.value) == 1:
        raise NotMovedError("nothing can be put behind the `wait`: write `otherwise` at the step")
    after = spans.lines.start(number + 1)
    return [Edit(begin, after, ""), Edit(place.offset, place.offset, spans.line_break + line)]
