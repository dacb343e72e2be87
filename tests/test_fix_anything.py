"""Does `fix` change only what it says, once? Examples, changed at random, through it twice."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from sphinx_support_process.clock.durations import Clock, DurationError
from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.flow import Flow
from sphinx_support_process.load import Loaded, read_text
from sphinx_support_process.model import Process
from sphinx_support_process.model.record import Record, fields

ROOT = Path(__file__).parent.parent
EXAMPLES = [
    path.read_text("utf-8")
    for path in (
        ROOT / "docs" / "examples" / "grown-page.yaml",
        ROOT / "sphinx_support_process" / "starter.yaml",
        *sorted((ROOT / "docs" / "support").glob("*.yaml")),
    )
]
ODD = ("{", "}", "[", ": ", "- ", "\t", "\n", "|", '"', "*a0", "&a9 ", "? ", "支", "\r", "`", "#")
WORDS = ("step 1", "Step 2", "steps 1 and 2", "step no. 3", "`step 1`", "[step 1](#x)", "step 1?")
SHORT = {"minutes": "m", "hours": "h", "hour": "h", " working days": "  Working Day"}
VALUE = re.compile(r"(?m)^( *(?:- )?[\w-]+: )(?=[^\s|>&*{\[#])")


def _words(text: str, chance: random.Random) -> str:
    spaces = [found.start() for found in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    at = chance.choice(spaces)
    return f"{text[:at]} {chance.choice(WORDS)}{text[at:]}"


def _duration(text: str, chance: random.Random) -> str:
    old = chance.choice(list(SHORT))
    return text.replace(f" {old.strip()}", SHORT[old], chance.randint(1, 3))


def _without_next(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r", next: [\w-]+|\n +next: [\w-]+(?=\n)", text))
    one = chance.choice(found) if found else None
    return text[: one.start()] + text[one.end() :] if one else text


def _anchor(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    name = f"a{chance.randrange(3)}"
    kind = chance.choice([f"&{name} ", f"*{name}"])
    line = VALUE.sub(rf"\g<1>{kind}", lines[number])
    lines[number] = line if kind[0] == "&" else line.partition(kind)[0] + kind * (kind in line)
    return "\n".join(lines)


def _tail(text: str, chance: random.Random) -> str:
    return text.replace(": |\n", chance.choice([": |+\n", ": |-\n", ": >\n", ": |   # why\n"]), 3)


def _odd(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(ODD) + text[at + chance.randrange(3) :]


CHANGES = (_words, _words, _duration, _without_next, _without_next, _anchor, _tail, _odd)


def changed(seed: int) -> str:
    """An example after a few changes, one in eight of which makes it another file."""
    chance = random.Random(seed)
    text = chance.choice(EXAMPLES)
    for _ in range(chance.randint(2, 8)):
        text = chance.choice(CHANGES)(text, chance)
    return text.replace("\n", "\r\n") if chance.random() < 0.1 else text


def said(loaded: Loaded) -> Any:
    """All that a support process says; the same for what `fix` may write in place of it."""
    support = loaded.support
    clock = Clock(support.calendar)
    flow = Flow(support)

    def plain(value: Any, process: Process | None) -> Any:
        if isinstance(value, str):
            try:
                return clock.parse(value)
            except DurationError:
                return _counted(str(value), process).rstrip("\n")
        if isinstance(value, Process):
            process = value
        if isinstance(value, Record):
            held = {field: getattr(value, field) for field in fields(type(value))}
            left = ("next", "otherwise", "then", "units")
            return plain({k: v for k, v in held.items() if k not in left}, process)
        if isinstance(value, dict):
            return {plain(k, process): plain(v, process) for k, v in value.items()}
        return [plain(each, process) for each in value] if isinstance(value, tuple) else value

    ways = [
        [(way.kind, way.label, getattr(way.to, "id", None)) for way in flow.ways[step]]
        for process in support.processes.values()
        for step in process.steps
    ]
    return plain(support, None), ways, [problem.rule for problem in loaded.problems]


def _counted(text: str, process: Process | None) -> str:
    """A text with numbers of steps instead of references, and all of them written alike."""
    for step in process.steps if process else ():
        text = text.replace(f"{{support:step}}`{step.id}`", f"step {step.number}")
    return re.sub(r"(?i)\bstep\s+(?:no\.?\s?|number\s)?#?(\d)", r"step \1", text)


@pytest.mark.parametrize("seed", range(200))
def test_a_changed_example_is_mended_once_and_says_the_same(seed: int) -> None:
    source = changed(seed)
    before = read_text(source)
    first = fixed(before)
    text = first.texts.get("support.yaml", source)
    after = read_text(text)

    assert said(after) == said(before)
    again = fixed(after)
    assert again.texts == {}
    assert [reason for _, _, reason in again.left] == [reason for _, _, reason in first.left]


def test_the_changes_give_fix_something_to_do_and_something_to_leave() -> None:
    found = [fixed(read_text(changed(seed))) for seed in range(200)]

    assert sum(bool(each.texts) for each in found) > 60
    assert sum(bool(each.left) for each in found) > 3
