"""Does a sentence decide where to go on, or what to leave out?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...known.texts import sentence, spans, titled
from ...known.values import Written
from ...model import Process, Step
from ...text.markup import prose
from ...text.named import NamedTuple
from ...text.problem import short
from ..context import Context
from ..phrases import AWAY, JUMP, STOP
from ..rule import Finding, rule

_IF = r"(?i)\b(?:if|when|whenever|unless|otherwise|in case)\b"
_TO = (
    r"(?i)(?<!by )(?<!next )(?<!following )\bsteps?\b(?! by step)"
    r"|(?<![\w-])(?:process|procedure)(?:es|s)?\b"
    r"|\{support:(?:step|process)\}`|\]\((?:#|support:)"
)
_OVER = r"(?i)(?:skip|jump)\b.*\bsteps?\b"
_THEN = r"(?i),|\bthen\b|^otherwise"


@rule("warning", scope="process", lacks=True)
def hidden_decision(context: Context) -> Iterator[Finding]:
    """A sentence decides where to go on, or what to leave out, and the step has no answers.

    Looks for "if", "when" or "unless" together with a jump to a step or process other than the
    next (go to, jump, skip, return, continue, repeat), with "stop here" or "escalate to", and with
    an end such as "close it" where more steps follow.

    A jump in prose is in no chart, and no checker follows it. In one team compass a sub-process
    returned by "continue with …" instead of returning, and a request that was reopened had to
    "repeat the process" from no step that anybody named.

    Make it a question: `answers:`, each with its target.
    """
    for passage, offset in context.phrases.jumping:
        step, process = passage.owner.record, passage.owner.process
        if not isinstance(step, Step) or process is None or step.answers:
            continue
        text = passage.value
        begin, end = sentence(text, offset)
        condition = _first(_IF, text, begin, end)
        if condition is None or not prose(text)[offset].strip():
            continue
        said = _Sentence(passage, begin, condition, offset, end)
        if not said.leads_away(process, step):
            continue
        start = min(condition, offset)
        phrase = text[start:end]
        yield Finding(
            text.at(start),
            f"a decision hides in the text of `{step.id}`: “{short(phrase)}”",
            "make it a question with `answers:`, or lead on with `next:`",
            step.name,
            length=len(phrase.split("\n")[0]),
            cause=step.name,
        )


def _first(pattern: str, text: str, begin: int, end: int) -> int | None:
    """Where a pattern first matches in a part of a text; the text is searched only once."""
    found = spans(pattern, text)
    at = bisect_left(found, (begin, begin))
    return found[at][0] if at < len(found) and found[at][1] <= end else None


class _Sentence(NamedTuple):
    """A sentence with a condition in it, and where it says what to do then."""

    passage: Written
    begin: int
    condition: int
    verb: int
    end: int

    def leads_away(self, process: Process, step: Step) -> bool:
        """Whether what is to be done then leads elsewhere, or leaves something out."""
        text = self.passage.value
        words = " ".join(text[self.verb : self.end].split())
        if re.match(rf"(?i)(?:{JUMP})\b", words):
            to = _first(_TO, text, self.verb, self.end)
            if to is not None or re.match(_OVER, words):
                return True
            return titled(process, text[self.verb : self.end], step) is not None
        if not self.is_consequence():
            return False
        is_last = step.number == len(process.steps)
        if re.match(f"(?i){AWAY}", words):
            return not step.escalate
        if re.match(f"(?i){STOP}", words):
            return not is_last or bool(text[self.end :].strip(" .\n"))
        own = text is not step.title and words.split()[0].casefold() in step.title.casefold()
        return not is_last and not own

    def is_consequence(self) -> bool:
        """Whether it is to be done under the condition, and is no part of it."""
        text = self.passage.value
        if self.verb < self.condition:
            return not text[self.begin : self.verb].strip(" -*+\n")
        return re.search(_THEN, text[self.condition : self.verb]) is not None
