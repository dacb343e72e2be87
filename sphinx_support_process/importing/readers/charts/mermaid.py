"""What does a flow chart in Mermaid show? Read line by line: its shapes, lines and subgraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import At
from ..failure import ReadingError
from .chart import MAX_SHAPES, Chart, Kind, Line, Shape
from .forms import form, said

_HEAD = re.compile(r"\s*(?:flowchart(?:-elk)?|graph)\b\s*(?:TB|TD|BT|RL|LR)?\s*;?")
_TITLE = re.compile(r"^title:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_FRONT = re.compile(r"\A\s*---\n(.*?)\n---\n", re.DOTALL)
_SILENT = re.compile(r"(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b")
_SUBGRAPH = re.compile(r"subgraph\s+(?:([^\s\[\"]+)\s*\[(.+)\]|(.+))$")
_ID = re.compile(r"[^\s\[\](){}<>|&;:@\"~=-]+(?:-(?![-.])[^\s\[\](){}<>|&;:@\"~=-]+)*")
_KINDS: dict[str, Kind] = {"end": "end", "question": "question", "data": "data"}
_LINE = re.compile(
    r"""\s*(?:\w+@(?=[-=~<]))?[<xo]?
    (?:(?:(?:--|==)(?![xo])|-\.)\s*(?P<words>"[^"]*"|[^-=.|>"\s](?:[^|>"]*?[^-=.|>"\s])?)\s*(?:-{2,}|={2,}|\.+-)
      |-{2,}|={2,}|-\.+-|~{3,})
    [>xo]?
    (?:\s*\|(?P<label>"[^"]*"|[^|]*)\|)?\s*""",
    re.VERBOSE,
)
_LONGEST = 20
"""No text goes over more lines."""

_BRACKETS = (("[", "]"), ("(", ")"), ("{", "}"))

_ENDS = re.compile(r"(?:end|stop|done|finish(?:ed)?|close[ds]?)$", re.IGNORECASE)
_STARTS = re.compile(r"(?:start|begin)$", re.IGNORECASE)


def is_flowchart(text: str) -> bool:
    """Whether a chart in Mermaid is one that can be read."""
    return _HEAD.match(_without_comments(_FRONT.sub("", text)).lstrip()) is not None


def read(text: str, name: str, first: int = 1) -> Chart:
    """The chart of a text that begins at a line of its file."""
    chart = Chart(name)
    front = _FRONT.match(text)
    if front and (title := _TITLE.search(front[1])):
        chart.title = title[1]
        chart.said.append(title[1])
    body = text[front.end() :] if front else text
    line = first + (text[: front.end()].count("\n") if front else 0)
    reader = _Reader(chart)
    seen_head = False
    for number, row in _rows(_without_comments(body).split("\n"), line):
        if not seen_head and row.strip():
            match = _HEAD.match(row)
            if match is None:
                kind = row.split()[0]
                raise ReadingError(
                    f"`{kind}` is no flow chart of Mermaid",
                    "only `flowchart` and `graph` are read: write the steps as a numbered list",
                    number,
                )
            seen_head = True
            row = row[match.end() :]
        for statement in _statements(row):
            reader.take(statement, At(line=number))
    _settle(chart, reader.round)
    return chart


def _rows(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; those over which a text or the list of a shape goes are one."""
    at = 0
    while at < len(lines):
        end = at
        if _is_open(lines[at]):
            ends = (n for n in range(at + 1, min(at + _LONGEST, len(lines))))
            end = next((n for n in ends if not _is_open("\n".join(lines[at : n + 1]))), at)
        yield first + at, " ".join(lines[at : end + 1])
        at = end + 1


def _is_open(text: str) -> bool:
    bare = re.sub(r'"[^"]*"', "", text)
    return '"' in bare or any(bare.count(begin) > bare.count(end) for begin, end in _BRACKETS)


def _without_comments(text: str) -> str:
    return re.sub(r"^\s*%%.*$", "", text, flags=re.MULTILINE)


def _statements(row: str) -> Iterator[str]:
    """The statements of a line, which a semicolon parts outside quotation marks and brackets."""
    found, depth, quoted = "", 0, False
    for at, sign in enumerate(row):
        quoted ^= sign == '"'
        depth += not quoted and sign in "[({"
        depth -= not quoted and sign in "])}"
        entity = re.search(r"[#&]\w{1,8}$", row[max(0, at - 9) : at])
        if sign == ";" and not quoted and depth <= 0 and not entity:
            yield found.strip()
            found, depth = "", 0
        else:
            found += sign
    yield found.strip()


class _Reader:
    """Takes statement after statement into a chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._lanes: list[str] = []
        self.round: set[str] = set()

    def take(self, statement: str, at: At) -> None:
        if not statement or _SILENT.match(statement):
            return
        if statement == "end":
            self._lanes = self._lanes[:-1]
        elif match := _SUBGRAPH.match(statement):
            title = said(match[2] or match[3])
            id = match[1] or title
            self._chart.lanes[id] = title
            self._chart.said.append(title)
            self._lanes.append(id)
        elif statement != "subgraph":
            self._chain(statement, at)
        else:
            self._lanes.append("")

    def _chain(self, text: str, at: At) -> None:
        """Shapes with lines between them: `A & B --> C -- yes --> D`."""
        place = 0
        sources: list[str] = []
        label = ""
        while place < len(text):
            group, place = self._group(text, place, at)
            if not group:
                rest = text[place:].strip()
                self._chart.doubts.append((at, f"`{rest[:60]}` was not understood"))
                self._chart.notes.append((at, rest))
                return
            if len(self._chart.lines) + len(sources) * len(group) > 5 * MAX_SHAPES:
                raise ReadingError(f"the chart has more than {5 * MAX_SHAPES:,} lines", "split it")
            for source in sources:
                for target in group:
                    self._chart.lines.append(Line(source, target, label, at))
            line = _LINE.match(text, place)
            sources, label = group, ""
            if line and line.end() > place:
                label = said(line["words"] or line["label"] or "")
                self._chart.said.append(label)
                place = line.end()
            elif text[place:].strip():
                self._chart.doubts.append((at, f"`{text[place:].strip()[:60]}` was not understood"))
                self._chart.notes.append((at, text[place:].strip()))
                return
            else:
                return

    def _group(self, text: str, place: int, at: At) -> tuple[list[str], int]:
        found: list[str] = []
        while match := re.compile(r"\s*").match(text, place):
            named = _ID.match(text, match.end())
            if named is None:
                return found, place
            place = self._shape(named[0], text, named.end(), at)
            found.append(named[0])
            joined = re.compile(r"\s*&").match(text, place)
            if joined is None:
                return found, place
            place = joined.end()
        return found, place

    def _shape(self, id: str, text: str, place: int, at: At) -> int:
        kind, words, place = form(text, place)
        styled = re.compile(r":::[\w-]+").match(text, place)
        place = styled.end() if styled else place
        shape = self._chart.shapes.get(id)
        if shape is None:
            if len(self._chart.shapes) >= MAX_SHAPES:
                raise ReadingError(f"the chart has more than {MAX_SHAPES:,} shapes", "split it")
            shape = self._chart.shapes[id] = Shape(id, "task", "", at)
        if self._lanes and not shape.lane:
            shape.lane = next(filter(None, reversed(self._lanes)), "")
        if words:
            shape.text, shape.place = said(words), at
            self._chart.said.append(shape.text)
        if kind:
            shape.kind = _KINDS.get(kind, "task")
            if kind == "round":
                self.round.add(id)
        return place


def _settle(chart: Chart, round: set[str]) -> None:
    """Say what each shape is: by its form, its words, and how lines lead to it and on.

    What is called as a subgraph is none.
    """
    for id in [id for id, shape in chart.shapes.items() if id in chart.lanes and not shape.text]:
        del chart.shapes[id]
    lines, chart.lines = chart.lines, []
    for line in lines:
        if {line.source, line.target} <= chart.shapes.keys():
            chart.lines.append(line)
        else:
            told = f"the line from `{line.source}` to `{line.target}` joins subgraphs: left out"
            chart.doubts.append((line.place, told))
    into = {line.target for line in chart.lines}
    out = {line.source for line in chart.lines}
    labelled = [line.source for line in chart.lines if line.text]
    for number, (id, shape) in enumerate(chart.shapes.items()):
        shape.text = shape.text or id
        if shape.kind != "task":
            continue
        may_start = id not in into or (number == 0 and id in out)
        if may_start and (id in round or _STARTS.fullmatch(shape.text)):
            shape.kind = "start"
        elif id in into and id not in out and (id in round or _ENDS.fullmatch(shape.text)):
            shape.kind = "end"
        elif shape.text.endswith("?") or labelled.count(id) > 1:
            shape.kind = "question"
    chart.are_roles = False
