"""How much is it? The numbers of a process in one line."""

from __future__ import annotations

from ..known.statistics import ProcessNumbers
from ..model import Process
from .leaves import Line
from .lines import _, amount, joined, line, steps
from .pieces import Phrase


def counted(numbers: ProcessNumbers) -> Line:
    """The numbers of a process in one line, without what there is none of."""
    said = [size(numbers.process), *beside_steps(numbers)]
    return line(joined(said, " \u00b7 "), classes="spp-numbers")


def size(process: Process) -> Phrase:
    """How many steps it has; how many duties if those are all that it has."""
    if process.steps or not process.duties:
        return steps(len(process.steps))
    return amount(len(process.duties), _("{count} duty"), _("{count} duties"))


def beside_steps(numbers: ProcessNumbers) -> list[Phrase]:
    """What else there is to count in a process."""
    counts = (
        (numbers.questions, _("{count} question"), _("{count} questions")),
        (numbers.handovers, _("{count} hand-over"), _("{count} hand-overs")),
        (numbers.waits, _("{count} wait"), _("{count} waits")),
        (numbers.deadlines, _("{count} deadline"), _("{count} deadlines")),
        (numbers.replies, _("{count} reply"), _("{count} replies")),
        (numbers.ways_back, _("{count} way back"), _("{count} ways back")),
    )
    return [amount(*each) for each in counts if each[0]]
