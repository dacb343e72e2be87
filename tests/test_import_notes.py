"""What does a draft ask the person who goes on with it? The questions of whole pages, in order."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read

PAGES = {
    "levels in a table": (
        "a.md",
        """\
        # Levels

        | Severity | Meaning | Response time | Update |
        | --- | --- | --- | --- |
        | SEV-1 | Nothing works | soon | 1 hour |
        | SEV-2 | | 2 hours | 2 hours |

        # Answer

        1. Read it
        2. Write a reply
        """,
        [
            "taken from a table: is the gravest first? | # TODO: the table has “Update: sev-1 1 hour, sev-2 2 hours”: make it a duty",
            "the table has “Update: sev-1 1 hour, sev-2 2 hours”: make it a duty | severity:",
            "the page does not say what it means | definition: |",
            "the table says “Response time”: which step is it, and who is informed? | until: answer.read",
            "the table says “soon” for `sev-1`: how long exactly? | within:",
        ],
    ),
    "levels in a list": (
        "a.md",
        """\
        # Severity

        - SEV-1: nothing works
        - SEV-2: some works

        # Answer

        1. Read it
        2. Write a reply
        """,
        [
            "taken from a list: is the gravest first? | severity:",
        ],
    ),
    "whom to call after a time": (
        "a.md",
        """\
        # Escalation

        | After | Who |
        | --- | --- |
        | 30 minutes | Team Lead |
        | 1 hour | Director |

        1. Read it
        2. Write a reply
        """,
        [
            "taken from a table: are these called when the process is not over? | escalate:",
        ],
    ),
    "people of no organisation": (
        "a.md",
        """\
        # P

        | Name | E-mail |
        | --- | --- |
        | Ada Lovelace | ada@example.org |

        1. Read it
        2. Write a reply
        """,
        [
            "the page names no organisation: for whom do these people speak? | p:",
        ],
    ),
    "headings without text": (
        "a.md",
        """\
        # Move

        ## Before

        ### Meet the new foreman

        Ask for the machines.

        ### Sign the list

        Ask what is unclear.

        ## After

        ### Return the old key

        Give it to the porter.
        """,
        [
            "the page has no heading above these steps | title: Support process",
            "headings on the page: are these steps, in order? | steps:",
            "it names what stands below it: is it a phase? | phase: Before",
            "it names what stands below it: is it a phase? | phase: After",
        ],
    ),
    "priorities": (
        "a.md",
        """\
        # P

        (first)=
        ## Priorities

        1. Incidents
        2. Questions
        """,
        [
            "the heading speaks of priorities: if these are steps, make it a process | # TODO: the page has the label `(first)=` here: keep it there",
            "the page has the label `(first)=` here: keep it there | first:",
            "a.md:1 | #   # P",
        ],
    ),
    "an introduction": (
        "a.md",
        """\
        # P

        We do this well.

        When somebody calls, do this:

        Maintained by: somebody

        1. Read it
        2. Write a reply
        """,
        [
            "the introduction of the page: keep what it is for | goal: |",
            'is this what sets it off? | trigger: "When somebody calls, do this:"',
            "the page says “Maintained by: somebody”: which role keeps it? | steps:",
        ],
    ),
    "shapes without words": (
        "a.bpmn",
        """\
        <definitions><process name="P">
        <startEvent id="s"/><exclusiveGateway id="g"/><task id="b" name="Look"/>
        <intermediateCatchEvent id="t"/><endEvent id="e" name="All is well"/>
        <sequenceFlow sourceRef="s" targetRef="g"/>
        <sequenceFlow sourceRef="g" targetRef="b" name="Yes"/>
        <sequenceFlow sourceRef="g" targetRef="t"/>
        <sequenceFlow sourceRef="b" targetRef="t" name="then"/>
        <sequenceFlow sourceRef="t" targetRef="e"/>
        </process></definitions>
        """,
        [
            "the chart ends with “All is well” | p:",
            "the chart says nothing in this shape | title: Which is it?",
            "the line from here says “then” | # TODO: the chart waits here (a timer): say so with `wait`",
            "the chart waits here (a timer): say so with `wait` | - id: go",
            "the chart says nothing in this shape | title: Go on",
        ],
    ),
    "lines to several shapes": (
        "a.mmd",
        """\
        graph TD
          subgraph Desk
            a[Look] --> b[Go]
          end
          a --> c[Call]
          b -->|soon| e([Closed])
          what is this
        """,
        [
            "the chart ends with “Closed” | a:",
            "it is in “Desk” on the chart: is it who does it? | who: desk",
            "the chart goes on with “Call” as well: in which order? | - id: go",
            "it is in “Desk” on the chart: is it who does it? | who: desk",
            "the line from here says “soon” | next: done",
            "a.mmd:7 | #   is this",
        ],
    ),
    "times": (
        "a.md",
        """\
        # P

        1. Read it within 2 days.
        2. Answer by the end of the day.
        3. After 3 days without an answer, ask again.
        4. Spend no more than 2 hours on it.
        5. Every week, look at the list.
        6. Wait 2 days for an answer.
        7. Set the status to **Open**.
        8. Tell the Duty Manager.
        """,
        [
            "the page says “within 2 days”: in working days, or calendar days? | within: 2 calendar days",
            "the page says “by the end of the day”: is it one working day, or less? | within: 1 working day",
            "the page says “After 3 days”: is it a wait? | wait:",
            "the page says “Wait 2 days for an answer”: how long exactly? | wait:",
            "taken from “Tell the Duty Manager.”: is it who is informed? | informs: duty-manager",
        ],
    ),
}
"""Pages, each with what its draft asks, and the line below that."""


def asked(name: str, page: str) -> list[str]:
    """The lines of a draft that ask something, each with the line below it."""
    text = written(drafted(read(name, dedent(page).encode())), [name])
    lines = [line.strip() for line in text.splitlines()]
    found = []
    for line, below in zip(lines, lines[1:], strict=False):
        if line.startswith("# TODO: "):
            found.append(f"{line.removeprefix('# TODO: ')} | {below}")
    return found


@pytest.mark.parametrize(("name", "page", "questions"), PAGES.values(), ids=PAGES.keys())
def test_a_draft_asks_what_the_page_leaves_open(name: str, page: str, questions: list[str]) -> None:
    assert asked(name, page) == questions
