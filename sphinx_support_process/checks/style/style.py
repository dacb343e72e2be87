"""Is it easy to follow? Sizes and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.problem import Cause
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way

MAX_STEPS = 50
MAX_ANSWERS = 7

_NO_IMPERATIVE = (
    r"(?:the|an?|this|that|these|those|it|you|we|they|if|when|once|after|before|first|next|then|"
    r"finally|initial|also|now)\b(?!-)|[a-z]{3,}ing\b"
)
_QUESTION = (
    r"(?:is|are|was|has|have|do|does|did|can|could|may|must|shall|should|will|would|who|whom|"
    r"whose|what|which|when|where|why|how)\b"
)
_VERBS_IN_ING = r"(?:br|r|s|str|sw|fl|cl|st|p|w|k)ing\b"


@rule("warning", scope="process")
def process_too_large(context: Context) -> Iterator[Finding]:
    """A process has more than 50 steps, or a question more than 7 answers.

    What people wanted was "a **concise** checklist that our engineers can actually follow".

    Move a group of steps to a process of its own and `run` it; split a question in two.
    """
    for process in context.support.processes.values():
        if len(process.steps) > MAX_STEPS:
            message = f"`{process.id}` has {len(process.steps)} steps, more than {MAX_STEPS}"
            advice = "move a group of them to a process of its own, and `run` that"
            yield Finding(process.id, message, advice, str(process.id))
    for step in context.flow.explicit:
        if len(step.answers) > MAX_ANSWERS:
            message = f"`{step.id}` has {len(step.answers)} answers, more than {MAX_ANSWERS}"
            yield Finding(step.id, message, "ask two questions, one after the other", step.name)


@rule("strict", scope="process", lacks=True, strict=True)
def title_style(context: Context) -> Iterator[Finding]:
    """The title of a step is no imperative, or that of a question does not end in "?".

    A checklist is read at a glance: "Close the ticket" says what to do, "Closing of tickets"
    names a subject, and a question mark says that answers follow.

    Begin with a verb, as in "Close the ticket"; end a question in "?".
    """
    for step in context.flow.ways:
        title = step.title.strip()
        asks = title.rstrip("*_`\"'”)").endswith("?")
        if step.answers and not asks:
            message = f"the question `{step.id}` does not end in `?`"
            advice = "ask it as in `Is the request clear?`"
            if _begins(_QUESTION, title):
                advice = f"write `{title.rstrip('.')}?`"
            yield Finding(step.title, message, advice, step.name)
        elif asks and not step.answers:
            message = f"the title of `{step.id}` asks, and the step has no answers"
            advice = "add `answers:`, or say what to do"
            follows = Cause("implicit-merge", step.name), *lost_way(step)
            yield Finding(step.title, message, advice, step.name, follows=follows)
        elif not asks and _begins(_NO_IMPERATIVE, title) and not _begins(_VERBS_IN_ING, title):
            message = f"the title of `{step.id}` does not say what to do"
            yield Finding(step.title, message, "begin with a verb: `Close the ticket`", step.name)


def _begins(pattern: str, title: str) -> bool:
    return re.match(pattern, title, re.IGNORECASE) is not None
