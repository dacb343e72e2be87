"""What does a chart ask for? All that its plan wants to know, so that it is drawn again with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from ..chart.plan.map import map_plan
from ..chart.plan.plan import Options, Plan
from ..chart.plan.process import plan
from ..chart.plan.words import Words
from ..flow import Node, Outcome
from ..known.colour import Tone
from ..known.known import Known
from ..model import Process, Role, Step
from ..text.text import Text
from .content import Block, Picture
from .leaves import Asked, ChartFold
from .pieces import Pieces, Time
from .times import length


def picture(
    known: Known,
    process: Process | None,
    options: Options | None = None,
    blocks: tuple[Block, ...] = (),
    caption: str | None = None,
    nameable: bool = False,
    legend: Pieces = (),
    fold: ChartFold | None = None,
) -> Picture:
    """The chart of a process, or the map of all; `blocks` stand in for it without pictures."""
    words, options = _Asking(known), options or Options()
    if process is None:
        planned = map_plan(known.flow, words, options)
    else:
        planned = plan(known.flow, process, words, options)
    said = repr(_drawn(planned)).encode("utf-8", "surrogatepass")
    asked = Asked(
        blake2b(said, digest_size=16).hexdigest(),
        tuple(words.texts),
        tuple(words.times),
        tuple(words.mentions),
        tuple((tone.role, tone.colour) for tone in _tones(planned) if tone.number is None),
    )
    id = str(process.id) if process else None
    return Picture(id, options, asked, blocks, caption, nameable, legend, fold)


def _drawn(planned: Plan) -> Plan:
    """What is drawn of a plan: not the ways, which say what each step and outcome is in full."""
    arcs = tuple(arc._replace(ways=()) for arc in planned.arcs)
    exits = tuple(exit._replace(ways=()) for exit in planned.exits)
    return replace(planned, arcs=arcs, exits=exits)


def _tones(planned: Plan) -> Iterable[Tone]:
    """The colours of the lanes and boxes of a chart."""
    found = [heading.tone for heading in planned.headings]
    found += [item.tone for item in planned.items]
    return dict.fromkeys(tone for tone in found if tone is not None)


class _Asking(Words):
    """Words that note what they are asked for."""

    def __init__(self, known: Known) -> None:
        super().__init__(known.support)
        self.known = known
        self.texts: dict[Text, None] = {}
        self.times: dict[Time, None] = {}
        self.mentions: dict[tuple[str, str], None] = {}

    def text(self, text: Text) -> str:
        self.texts[text] = None
        return super().text(text)

    def time(self, text: Text) -> str:
        self.times[length(self.known, text)] = None
        return str(text)

    def step(self, step: Step) -> str:
        self.mentions["step", step.name] = None
        return f"{step.number}. {step.title}"

    def process(self, process: Process) -> str:
        self.mentions["process", str(process.id)] = None
        return str(process.title)

    def role(self, role: Role | None) -> str:
        if role is None:
            return super().role(role)
        self.mentions["role", str(role.id)] = None
        return str(role.name)

    def href(self, node: Node | Role) -> str | None:
        if isinstance(node, Step):
            self.mentions["step", node.name] = None
        elif not isinstance(node, Outcome):
            kind = "role" if isinstance(node, Role) else "process"
            self.mentions[kind, str(node.id)] = None
        return None
