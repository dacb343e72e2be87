"""Which kinds of scalars are there? How each is called, and what it must look like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NewType

from .named import NamedTuple
from .text import Text

Name = NewType("Name", Text)
Inline = NewType("Inline", Text)
Markdown = NewType("Markdown", Text)
Plain = NewType("Plain", Text)
Id = NewType("Id", Text)
Label = NewType("Label", Text)
RoleId = NewType("RoleId", Text)
ProcessId = NewType("ProcessId", Text)
StepId = NewType("StepId", Text)
StepName = NewType("StepName", Text)
TemplateId = NewType("TemplateId", Text)
Status = NewType("Status", Text)
Since = NewType("Since", Text)
Target = NewType("Target", Text)
Order = NewType("Order", Text)
Rule = NewType("Rule", Text)
LevelId = NewType("LevelId", Text)
Weekdays = NewType("Weekdays", Text)
Duration = NewType("Duration", Text)
Every = NewType("Every", Text)
By = NewType("By", Text)
Hours = NewType("Hours", Text)
Means = NewType("Means", Text)
NewName = NewType("NewName", Text)
Date = NewType("Date", Text)
Url = NewType("Url", Text)
Colour = NewType("Colour", Text)

NAME_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


class Kind(NamedTuple):
    """What a scalar holds: its name in the docs, and the pattern that it must match, if any."""

    name: str
    pattern: str | None = None


KINDS: Mapping[Any, Kind] = {
    Text: Kind("text"),
    Name: Kind("plain text"),
    Inline: Kind("MyST text, one paragraph"),
    Markdown: Kind("MyST text"),
    Plain: Kind("plain text, kept as it is"),
    Id: Kind("id", NAME_PATTERN),
    Label: Kind("Sphinx label"),
    RoleId: Kind("role"),
    ProcessId: Kind("process"),
    StepId: Kind("step of this process, or `process.step`"),
    StepName: Kind("process, or `process.step`"),
    TemplateId: Kind("template"),
    Status: Kind("ticket status"),
    Since: Kind("step of this process, or `start`"),
    Target: Kind("target"),
    Order: Kind("order of steps"),
    Rule: Kind("rule"),
    LevelId: Kind("level"),
    Weekdays: Kind("weekdays, as in `mon-thu`"),
    Duration: Kind("duration"),
    Every: Kind("duration, or fixed times as in `mon, thu 10:00`"),
    By: Kind("`end of the working day`, or a time before an event"),
    Hours: Kind("span of working hours"),
    Means: Kind("meaning of a placeholder"),
    NewName: Kind("new id"),
    Date: Kind("date", r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    Url: Kind("URL", r"https?://\S+"),
    Colour: Kind("colour", r"#[0-9a-fA-F]{6}"),
    bool: Kind("`true` or `false`", "true|false"),
}
