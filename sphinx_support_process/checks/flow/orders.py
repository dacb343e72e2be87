"""Does the process keep what it promises about the order of its steps?"""

from __future__ import annotations

from collections.abc import Iterator

from ...flow.always import MAX_SHOWN
from ...flow.orders import broken, kind_of, names_in
from ...model import Process
from ...text.problem import Cause
from ..context import Context
from ..rule import Finding, rule
from ..telling import witness


@rule("error", scope="linked")
def broken_order(context: Context) -> Iterator[Finding]:
    """A line of `always` does not hold on every path.

    `A before B`: no path comes to B that has not passed A. `A then B`: no path that has passed A
    ends without passing B after it. `never A and B`: no path passes both. It shows a
    shortest path that breaks the line; it is a warning where no path can put it to the test.

    A list says what usually comes first, not what must. In one team compass a step inserted at
    the top shifted six references, and a list held its steps 5 and 6 twice for 93 days and more.

    Change the way that is shown, or take the line back if it promises too much.
    """
    for process in context.support.processes.values():
        if process in context.unread:
            continue
        for line in process.always:
            if kind_of(line) is None:
                message = f"`{line}` is no order of steps"
                advice = "write `A before B`, `A then B` or `never A and B`, with ids of steps"
                yield Finding(line, message, advice, str(process.id))
                continue
            found = broken(context.soundness, process, line)
            if found is None:
                continue
            if found.missing is not None:
                yield Finding(
                    line,
                    f"`{line}` says nothing: no path leads to `{found.missing.id}`",
                    f"let a path lead to `{found.missing.id}`, or remove the line",
                    str(process.id),
                    severity="warning",
                    cause=f"no path to {found.missing.id}",
                    follows=_blocked(context, process),
                )
                continue
            if not found.judged:
                yield Finding(
                    line,
                    f"`{line}` was not judged: {MAX_SHOWN} others took a search of all processes",
                    "let each process promise the order of its own steps",
                    str(process.id),
                    severity="warning",
                )
                continue
            first, second = (name for name, _ in names_in(line))
            message = {
                "before": f"`{second}` can be reached without `{first}`",
                "then": f"a path passes `{first}` and ends without `{second}`",
                "never": f"a path passes both `{first}` and `{second}`",
            }[kind_of(line) or "before"]
            yield Finding(
                line,
                message,
                "change the path that is shown, or this line of `always:`",
                str(process.id),
                witness=witness(found.path),
            )


def _blocked(context: Context, process: Process) -> tuple[Cause, ...]:
    """What tells why a step cannot be reached: in the process, or anywhere if that is not."""
    about = str(process.id) if context.soundness.reached.keys() & set(process.steps[:1]) else ""
    return tuple(Cause(rule, about) for rule in ("unreachable-step", "trap", "unhandled-outcome"))
