"""Which tables are steps? Those in which each row says what to do, with a number or an owner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..passages.passage import Passage, Point
from ..words.patterns import late
from ..words.prose import ORDER, bare
from ..words.table import pattern
from ..words.times import DURATION, WITHIN
from ..words.ways.answers import leads_at, leads_on, ways

_NUMBER = late(pattern("number-head"), re.IGNORECASE)
_STEPS = late(f"{pattern('step-word')}s?", re.IGNORECASE)
_WORK = late(pattern("work-head"), re.IGNORECASE)
_OWNER = late(pattern("owner-head"), re.IGNORECASE)
_LABEL = late(r"[A-Z]{1,2}\d{0,3}|\d{1,3}[a-z]?")
_DEADLINE = late(pattern("deadline-head"), re.IGNORECASE)


def steps_of(table: Passage) -> list[Point]:
    """The steps that a table holds, empty if it holds none."""
    heads = _heads(table)
    columns = _columns(heads)
    body = table.rows[_head_rows(table) :]
    if heads and not heads[0] and _counts([row[0] for row in body]):
        columns["number"] = 0
    is_named = (
        bool(heads)
        and re.fullmatch(f"{pattern('step-word')}s?", heads[0], re.IGNORECASE) is not None
    )
    if "number" in columns and not _counts([row[columns["number"]] for row in body]):
        labels = [bare(row[columns["number"]]) for row in body]
        if "work" not in columns or not all(map(_LABEL.fullmatch, labels)):
            if not is_named:
                return []
            columns["work"] = columns.pop("number")
    elif "work" not in columns and _are_timed(body, columns):
        columns["work"] = 0
    elif "work" not in columns or not (
        columns.keys() & {"number", "owner"} or _are_orders(body, columns)
    ):
        return []
    answers = [at for at, head in enumerate(heads) if at and leads_at(head) and _lead(body, at)]
    found: list[tuple[list[str], tuple[str, ...]]] = []
    for row in body:
        owner = bare(row[columns["owner"]]) if "owner" in columns else ""
        if found and found[-1][1][columns["work"]] == row[columns["work"]]:
            found[-1][0].extend([owner] * (owner not in found[-1][0]))
        elif row[columns["work"]].strip():
            found.append(([owner], row))
    return [_point(table, heads, columns, answers, owners, row) for owners, row in found]


def heads(blocks: Iterable[Passage]) -> list[str]:
    """The heads of the columns of tables that are steps."""
    tables = (block for block in blocks if block.rows and steps_of(block))
    return [head for table in tables for row in table.rows[: _head_rows(table)] for head in row]


def _head_rows(table: Passage) -> int:
    """How many rows are the head: two where the first cell reaches over both."""
    rows = table.rows
    return 2 if len(rows) > 2 and rows[0][0] == rows[1][0] and rows[0] != rows[1] else 1


def _heads(table: Passage) -> list[str]:
    rows = table.rows
    if len(rows) < 2:
        return []
    return [bare(cell) for cell in rows[_head_rows(table) - 1]]


def _columns(heads: list[str]) -> dict[str, int]:
    """Which column has the number, the work, the owner."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        if _NUMBER.fullmatch(head) and "number" not in found and at == 0:
            found["number"] = at
        elif _WORK.fullmatch(head) and "work" not in found:
            found["work"] = at
        elif _OWNER.fullmatch(head) and "owner" not in found:
            found["owner"] = at
        elif _DEADLINE.fullmatch(head) and "deadline" not in found:
            found["deadline"] = at
        elif leads_on(head) and "ways" not in found and at:
            found["ways"] = at
    return found


def _are_timed(body: Sequence[tuple[str, ...]], columns: dict[str, int]) -> bool:
    """Whether most rows of a table say within which time something is done."""
    at = columns.get("deadline", 0)
    timed = [DURATION.search(bare(row[at])) is not None for row in body]
    return at > 0 and len(body) > 1 and sum(timed) * 2 > len(body)


def _are_orders(body: Sequence[tuple[str, ...]], columns: dict[str, int]) -> bool:
    """Whether the first column, or one beside times, has orders in most of its rows."""
    at = columns["work"]
    orders = [ORDER.match(bare(row[at])) is not None and " " in row[at] for row in body]
    is_led = at == 0 or columns.get("deadline") == 0
    return is_led and len(body) > 1 and sum(orders) * 3 >= len(orders) * 2


def _counts(numbers: list[str]) -> bool:
    """Whether cells hold numbers that grow."""
    found = [int(match[1]) for one in numbers if (match := re.match(r"\D{0,5}(\d{1,4})", one))]
    return len(found) > 1 and found == sorted(found) and len(found) * 2 > len(numbers)


def _point(
    table: Passage,
    heads: list[str],
    columns: dict[str, int],
    answers: list[int],
    owners: list[str],
    row: tuple[str, ...],
) -> Point:
    blocks: list[Passage] = []
    named = [owner for owner in owners if re.search(r"\w", owner)]
    if named:
        who = " and ".join(named)
        blocks.append(Passage("owner", f"Who: {who}", table.at, content=who))
    blocks.append(_paragraph(row[columns["work"]], table))
    for at, text in enumerate(row):
        if at == columns.get("deadline") and (time := _time_in(bare(text))):
            blocks.append(Passage("deadline", text, table.at, content=time))
            if time != bare(text):
                blocks.append(_paragraph(f"{heads[at]}: {text}", table))
        elif text.strip() and at == columns.get("ways"):
            blocks.append(Passage("ways", f"{heads[at]}: {text}", table.at, content=text))
        elif at in answers:
            continue
        elif text.strip() and (at not in columns.values() or at == columns.get("deadline")):
            blocks.append(_paragraph(f"{heads[at]}: {text}" if heads[at] else text, table))
    if found := [at for at in answers if row[at].strip()]:
        said = "; ".join(f"{heads[at]}: {row[at]}" for at in found)
        told = "; ".join(f"{leads_at(heads[at])}: {row[at]}" for at in found)
        content = told if len(found) > 1 else row[found[0]]
        blocks.append(Passage("ways", said, table.at, content=content))
    number = None
    if "number" in columns and (match := re.search(r"\d{1,4}", row[columns["number"]])):
        number = int(match[0])
    return Point(tuple(blocks), table.at, number, label=row[columns.get("number", 0)])


def _lead(body: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether all that stands in a column says where it goes on."""
    cells = [row[at] for row in body if row[at].strip()]
    return bool(cells) and all(map(ways, cells))


def _time_in(text: str) -> str:
    """The time that a cell says, in words such as `within 15 minutes of the alarm`."""
    within = WITHIN.match(text)
    found = DURATION.search(within[0]) if within else DURATION.fullmatch(text)
    return found[0] if found else ""


def _paragraph(text: str, table: Passage) -> Passage:
    return Passage("paragraph", text, table.at, content=text)
