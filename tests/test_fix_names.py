"""How `fix` writes the new names of what `moved` says was renamed: text before, text after."""

from __future__ import annotations

import pytest

from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.load import read_text

SOURCE = """\
moved:
  processes: {p: q}
  steps: {p.look: q.see, q.end: q.close, other.start: other.begin}
  roles: {agent: helper, lead: helper}
  templates: {hello: hi}
  levels: {sev1: grave}
levels: {s: {title: S, values: {grave: {name: G, definition: G.}, low: {name: L, definition: L.}}}}
roles: {helper: {name: Helper}, lead: {name: Lead}}
templates: {hi: {title: Hi, body: Hi}}
promises: {x: {to: lead, from: q, until: q.see, within: 1 week}}
processes:
  q:
    title: Q
    outcomes: {end: It ends., over: It is over.}
    steps:
      - {id: see, title: See, KEYS}
      - {id: close, title: Close, text: "{support:step}`q.look`", next: over}
  other: {title: Other, steps: [{id: begin, title: Begin}]}
"""


def fix(source: str) -> str:
    return fixed(read_text(source, "support.yaml")).texts.get("support.yaml", source)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("who: agent", "who: helper"),
        ("who: ['agent', lead]", "who: ['helper', lead]"),
        ("informs: {sev1: agent, else: lead}", "informs: {grave: helper, else: lead}"),
        (
            "escalate: {to: agent, after: {sev1: 1 hour}}",
            "escalate: {to: helper, after: {grave: 1 hour}}",
        ),
        ("send: hello", "send: hi"),
        ("run: p", "run: q"),
        ("starts: [p, other]", "starts: [q, other]"),
        ("next: look", "next: see"),
        ("next: p.look", "next: see"),
        ("next: p.close", "next: q.close"),
        ("next: p", "next: q"),
        ("next: other.start", "next: other.begin"),
        ("next: end", "next: end"),
        ("next: start", "next: start"),
        ("next: nothing", "next: nothing"),
        ("within: 1 week, since: look", "within: 1 week, since: see"),
    ],
)
def test_a_key_that_holds_an_old_id_gets_the_new_one(before: str, after: str) -> None:
    source, text = (SOURCE.replace("KEYS", keys) for keys in (before, after))
    assert fix(source) == text
    assert fix(text) == text


CHAIN = """\
moved: {processes: {first-look: triage}, steps: {triage.look: triage.read}}
processes:
  triage: {title: Triage, steps: [{id: read, title: Read it}]}
  other: {title: Other, steps: [{id: act, title: Act, next: GOAL}]}
"""


def test_a_step_that_was_renamed_after_its_process_gets_its_newest_name_at_once() -> None:
    once = fix(CHAIN.replace("GOAL", "first-look.look"))
    assert once == CHAIN.replace("GOAL", "triage.read")
    assert fix(once) == once
