"""What does a chart of another program show? All shapes, lines, lanes and words of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_import_readers import chart

from sphinx_support_process.importing.formats import read as chart_read
from sphinx_support_process.importing.readers.charts.chart import Chart

BPMN = """\
<definitions><collaboration><participant id="x" processRef="p" name="Desk"/></collaboration>
<process id="p" name="P"><documentation>All of it.</documentation>
<laneSet><lane id="l" name="Agent">
<flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
<startEvent id="s"/>
<userTask id="a" name="Look  at it"><documentation>Twice.</documentation></userTask>
<boundaryEvent id="t" attachedToRef="a" name="Late"><timerEventDefinition>
<timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>
<callActivity id="b" name="Call"/>
<parallelGateway id="g"/>
<subProcess id="c" name="Sell"/>
<intermediateThrowEvent id="m" name="Tell"/>
<dataObjectReference id="o" name="List"/>
<eventBasedGateway id="q" name="Which?"/>
<endEvent id="e" name="Over"/>
<textAnnotation id="n1"><text>Mind the gap.</text></textAnnotation>
<textAnnotation id="n2"><text>Alone.</text></textAnnotation>
<association sourceRef="b" targetRef="n1"/>
<sequenceFlow sourceRef="s" targetRef="a"/>
<sequenceFlow sourceRef="a" targetRef="g"/>
<sequenceFlow sourceRef="g" targetRef="b" name="then"/>
<sequenceFlow sourceRef="t" targetRef="c"/>
<sequenceFlow sourceRef="b" targetRef="q"/>
<sequenceFlow sourceRef="q" targetRef="c" name=" a  letter "/>
<sequenceFlow sourceRef="q" targetRef="m" name="a call"/>
<sequenceFlow sourceRef="c" targetRef="e"/>
<sequenceFlow sourceRef="m" targetRef="e"/>
<sequenceFlow sourceRef="m" targetRef="nowhere"/>
</process></definitions>
"""
MERMAID = """\
---
title: Ferry
---
flowchart TD
  %% a comment
  subgraph one [Desk]
    a[Look] & b("Call") --> c{Dark?}
  end
  c -- yes --> d((End))
  c -->|no| a:::loud
  subgraph
    e
  end
  e -.-> f[[Sell]] ==> g[(List)]
  style a fill:red
  h{{Go}} --- ; x>y
  a ->>> b
"""
SHOWN_IN_BPMN = """\
Desk, with {'l': 'Agent'}, roles
5 s start:  []
6 a task: Look at it ['l', 'Twice.']
7 t timer: Late ['PT2H', 'a']
9 b task: Call ['l', 'Mind the gap.']
11 c task: Sell []
12 m task: Tell []
13 o data: List []
14 q question: Which? []
15 e end: Over []
19 s → a
20 a → b
22 t → c
23 b → q
24 q → c a letter
25 q → m a call
26 c → e
27 m → e
17 note: Alone.
2 note: All of it.
said: Agent
said: Look at it
said: Late
said: Call
said: Sell
said: Tell
said: List
said: Which?
said: Over
said: then
said: a letter
said: a call
said: Mind the gap.
said: Alone.
said: All of it.
said: Twice.
"""
SHOWN_IN_MERMAID = """\
Ferry, with {'one': 'Desk'}, groups
7 a task: Look ['one']
7 b task: Call ['one']
7 c question: Dark? ['one']
9 d end: End []
12 e task: e []
14 f task: Sell []
14 g data: List []
16 h task: Go []
16 x task: x []
7 a → c
7 b → c
9 c → d yes
10 c → a no
14 e → f
14 f → g
16 note: >y
17 note: ->>> b
16 doubt: `>y` was not understood
17 doubt: `->>> b` was not understood
said: Ferry
said: Desk
said: Look
said: Call
said: Dark?
said: yes
said: End
said: no
said: Sell
said: List
said: Go
"""


def drawn(found: Chart) -> Iterator[str]:
    """A line for each thing of a chart, with where it stands in the file."""
    yield f"{found.title}, with {found.lanes}, {'roles' if found.are_roles else 'groups'}"
    for shape in found.shapes.values():
        about = (shape.lane, *shape.notes, shape.after, shape.at)
        yield f"{shape.place.line} {shape.id} {shape.kind}: {shape.text} {[*filter(None, about)]}"
    for line in found.lines:
        yield f"{line.place.line} {line.source} → {line.target} {line.text}".rstrip()
    for at, text in found.notes:
        yield f"{at.line} note: {text}"
    for at, text in found.doubts:
        yield f"{at.line} doubt: {text}"
    yield from (f"said: {' '.join(words.split())}" for words in found.said if words)


@pytest.mark.parametrize(
    ("name", "source", "shown"),
    [("a.bpmn", BPMN, SHOWN_IN_BPMN), ("a.mmd", MERMAID, SHOWN_IN_MERMAID)],
)
def test_a_chart_is_read_with_all_that_it_shows(name: str, source: str, shown: str) -> None:
    assert list(drawn(chart(name, source))) == shown.splitlines()


AROUND_IN_BPMN = """\
<definitions><collaboration><documentation>Every day.</documentation>
<participant id="d" processRef="p" name="Desk"/><participant id="x" name="Bank"/>
<participant id="y" name="Police"/>
<messageFlow name="a  letter" sourceRef="a" targetRef="x"/>
<messageFlow name="its answer" sourceRef="x" targetRef="b"/>
<messageFlow sourceRef="y" targetRef="a"/>
<messageFlow name="the list" sourceRef="b" targetRef="c"/>
<messageFlow name="a form" sourceRef="x" targetRef="s"/>
<messageFlow name="a card" sourceRef="x" targetRef="d"/>
<textAnnotation><text>Ask  Bo.</text></textAnnotation></collaboration>
<process id="p"><startEvent id="s"/><task id="a" name="Write"/><task id="b" name="Read"/></process>
<process id="q"><task id="c" name="Sort"/></process>
<category><categoryValue value="By hand"/></category></definitions>
"""


def test_what_stands_around_the_processes_of_a_diagram_is_noted() -> None:
    desk, other = chart_read("a.bpmn", AROUND_IN_BPMN.encode())
    assert isinstance(desk, Chart)
    assert isinstance(other, Chart)
    noted = {
        shape.text: shape.notes
        for one in (desk, other)
        for shape in one.shapes.values()
        if shape.kind == "task"
    }

    assert noted == {
        "Write": ["a letter → Bank"],
        "Read": ["its answer ← Bank", "the list → Sort"],
        "Sort": ["the list ← Read"],
    }
    assert [text for _, text in desk.notes] == [
        *("a form ← Bank", "a card ← Bank"),
        *("Police", "By hand", "Every day.", "Ask Bo."),
    ]
    assert {"a  letter", "Bank", "Police", "By hand", "Every day.", "Ask Bo."} <= {*desk.said}


def test_lines_with_circles_and_crosses_lead_on_as_mermaid_draws_them() -> None:
    found = chart("a.mmd", "graph TD\n  a --o b --x c <--> d\n  a o-- yes --o d\n  a---oh\n")

    assert [(line.source, line.text, line.target) for line in found.lines] == [
        ("a", "", "b"),
        ("b", "", "c"),
        ("c", "", "d"),
        ("a", "yes", "d"),
        ("a", "", "h"),
    ]


def test_lines_between_subgraphs_are_told_and_make_no_shapes() -> None:
    found = chart("a.mmd", "graph TD\n  subgraph one\n    a --> b\n  end\n  one --> c\n")

    assert [shape.id for shape in found.shapes.values()] == ["a", "b", "c"]
    assert [text for _, text in found.doubts] == [
        "the line from `one` to `c` joins subgraphs: left out"
    ]


@pytest.mark.parametrize("label", ["Hand it in", "'Hand it in'", '"Hand it in"'])
def test_a_label_of_a_shape_may_have_any_quotation_marks(label: str) -> None:
    assert chart("a.mmd", f"graph TD\n  a@{{shape: doc, label: {label}}}\n").shapes["a"].text == (
        "Hand it in"
    )


BRACKETS = {
    "question": ["{x}"],
    "end": ["(((x)))"],
    "data": ["[(x)]"],
    "round": ["((x))", "([x])"],
    "task": ["[x]", "(x)", "[[x]]", "[/x/]", "[/x\\]", "[\\x\\]", "[\\x/]", "{{x}}", ">x]"],
}
NAMES = {
    "question": "diam decision diamond question",
    "end": "dbl-circ double-circle fr-circ framed-circle stop",
    "data": "cyl cylinder database db lin-cyl das doc",
    "round": "stadium terminal pill circle circ event sm-circ small-circle start",
    "task": "rect hex",
}
MEANT = {"round": ("start", "task", "end")}
"""What a form means first, in the middle and last, where that differs."""


@pytest.mark.parametrize("kind", BRACKETS)
def test_each_form_of_a_shape_says_what_it_is(kind: str) -> None:
    for form in (*BRACKETS[kind], *(f"@{{shape: {name}}}" for name in NAMES[kind].split())):
        source = f"graph TD\n  a{form} --> b[Look]\n  c[Go] --> d{form} --> e[Call] --> f{form}\n"
        shapes = chart("a.mmd", source).shapes
        found = tuple(shapes[id].kind for id in "adf")
        assert (form, found) == (form, MEANT.get(kind, (kind,) * 3))
