"""Does a text count steps? Numbers in prose, which move when a step is added."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ...known.texts import sentence, titled
from ...known.values import Written
from ...text.markup import prose
from ..context import Context
from ..rule import Finding, rule

_ELSEWHERE = r"(?i)\s+of\s+(?!th(?:is|ese)\b|it\b)"
"""What follows the number of a step of something else, as in `step 2 of the installer`."""
_NUMBER = r"(?i)(?<![\w-])steps?\s+(?:no\.?\s?|number\s)?#?(\d{1,3})(?![\w-])"


@rule("error", scope="names")
def prose_step_number(context: Context) -> Iterator[Finding]:
    """A text says "step 7" instead of referring to the step.

    It is an error if there is no step with that number, or if the sentence names the title of
    another step; else a warning, since the number is right only until a step is added.

    Step numbers in prose are checked by nothing. In one team compass all five of them were wrong
    as readers saw them, a jump to "step 7" was wrong from its first commit on, for 150 days, and
    a step inserted at the top shifted six of them.

    Write `` {support:step}`the-id` ``: it shows the number and title of the step, and follows it.
    """
    titles = {" ".join(process.title.split()) for process in context.support.processes.values()}
    named: dict[str, list[tuple[int, int]]] = {}
    for passage, offset in context.phrases.numbering:
        text = passage.value
        match = re.compile(_NUMBER).match(prose(text), offset)
        of = re.compile(_ELSEWHERE).match(text, match.end()) if match else None
        if of is not None:
            if text not in named:
                named[text] = sorted(_processes_in(text, titles))
            rest = of.end(), sentence(text, of.end())[1]
            if not _any_between(named[text], *rest):
                continue
        if match is not None:
            yield _finding(passage, match)


def _processes_in(text: str, titles: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a text names a process, by the word or by its title: begin and end of each place."""
    words = " ".join(text.casefold().split())
    found = (title.split(" ") for title in titles if title.casefold() in words)
    names = (r"\s+".join(map(re.escape, name)) for name in found)
    for pattern in ("process", *(rf"\b{name}\b" for name in names)):
        yield from (match.span() for match in re.finditer(f"(?i){pattern}", text))


def _any_between(places: Sequence[tuple[int, int]], begin: int, end: int) -> bool:
    """Whether one of several places, which are sorted, lies between two offsets."""
    at = bisect_left(places, (begin, begin))
    while at < len(places) and places[at][1] > end > places[at][0]:
        at += 1
    return at < len(places) and places[at][1] <= end


def _finding(passage: Written, match: re.Match[str]) -> Finding:
    process = passage.owner.process
    number = int(match[1])
    written = " ".join(match[0].split())
    begin, end = sentence(passage.value, match.start())
    named = titled(process, passage.value[begin:end], passage.owner.record)
    step = process.steps[number - 1] if process and 0 < number <= len(process.steps) else None
    severity = None
    if process is not None and named is not None and named is not step:
        message = f"`{written}` is not `{named.title}`, which is step {named.number}"
    elif process is not None and step is None:
        count = len(process.steps)
        message = f"`{process.id}` has no step {number}, only {count} step{'s' * (count != 1)}"
    else:
        severity = "warning"
        message = f"`{written}` is right only until a step is added"
        if step is not None:
            message = f"`{written}` is `{step.title}` only until a step is added"
    meant = named or step
    advice = (
        f"write {{support:step}}`{meant.id}`"
        if meant
        else "write {support:step}`the-id`, with the id of the step"
    )
    return Finding(
        passage.value.at(match.start()),
        message,
        advice,
        passage.owner.about,
        severity="warning" if severity else "error",
        length=len(match[0].split("\n")[0]),
    )
