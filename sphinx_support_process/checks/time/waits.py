"""For whom does a step wait, and for how long?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.varied import values
from ...text.problem import Cause
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way


@rule("warning", scope="process", lacks=True)
def wait_without_limit(context: Context) -> Iterator[Finding]:
    """A wait does not say how long, or what happens then.

    A step that waits for somebody needs `at-most:`, and `otherwise:` says what happens then.

    People do not always answer. In one team compass the wait for a representative's approval led
    nowhere, and such tickets stayed open until somebody tidied up.

    Add `at-most:` with a duration, and `otherwise:` with the place to go on.
    """
    for step in context.flow.explicit:
        wait = step.wait
        if wait is None or (wait.at_most is not None and step.fails_to is not None):
            continue
        at_most = next(values(wait.at_most), None)
        if at_most is not None:
            message = f"`{step.id}` does not say what happens after {at_most}"
            advice = "add `otherwise:` with a target"
            yield Finding(at_most, message, advice, step.name, follows=lost_way(step))
        elif step.fails_to is not None:
            message = f"`{step.id}` does not say how long it waits"
            yield Finding(step.fails_to, message, "add `at-most:` with a duration", step.name)
        else:
            message = f"`{step.id}` may wait for ever"
            yield Finding(wait.for_, message, "add `at-most:` and `otherwise:`", step.name)


@rule("strict", scope="process", lacks=True, strict=True)
def waiting_for_whom(context: Context) -> Iterator[Finding]:
    """A step waits, and nobody says for whom.

    A wait whose owner is of the team needs `who:` with the roles that are waited for. Where these
    are all outside the team, its clocks are paused: no time counts in promises and deadlines.

    "Waiting for details" can be the customer's turn or our own. Whoever looks at an old ticket has
    to know whom to ask, and readers of a promise, whose time it is.

    Add `who:` to the `wait:`. Where only time has to pass, name who watches.
    """
    roles = context.support.roles
    for step in context.flow.explicit:
        owners = context.support.owners(step)
        inside = [id for id in owners if id in roles and not roles[id].external]
        if step.wait is not None and not step.wait.who and inside:
            yield Finding(
                step.wait.for_,
                f"`{step.id}` does not say who is waited for",
                "add `who:` with their role to the `wait:`",
                step.name,
                follows=(Cause("wait-without-limit", step.name),),
            )
