"""Exports say what is meant to other tools: no id twice, no word lost, no sign misread."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from chart_cases import flow_of, random_process
from markdown_it import MarkdownIt

from sphinx_support_process.export import render

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
SIZE = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"
POINT = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
SEEDS = range(0, 40, 2)


def process(steps: str, more: str = "") -> str:
    """YAML of a process `p` of an agent, with a lead beside."""
    return (
        "roles: {agent: {name: Agent, held-by: all}, lead: {name: Lead, held-by: one}}\n"
        f"processes:\n  p:\n    title: P\n    who: agent\n{more}    steps: [{steps}]\n"
    )


def written(to: str, steps: str, more: str = "") -> str:
    return render(flow_of(process(steps, more)).support, "p", to)


def bpmn(text: str, id: str = "p") -> ElementTree.Element:
    return ElementTree.fromstring(render(flow_of(text).support, id, "bpmn"))


def elapsed(seed: int) -> str:
    """A random process whose waits end by timers."""
    return random_process(seed).replace("5 working days", "5 calendar days")


def rect(shape: ElementTree.Element) -> tuple[float, float, float, float]:
    bounds = shape.find(SIZE)
    assert bounds is not None
    x, y, width, height = (float(bounds.get(key, "")) for key in ("x", "y", "width", "height"))
    return x, y, width, height


def points(edge: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(one.get("x", "")), float(one.get("y", ""))) for one in edge.iter(POINT)]


def test_an_id_stands_once_in_bpmn_whatever_the_ids_of_the_format() -> None:
    root = bpmn(
        "roles: {of-ends: {name: A, held-by: x}, start: {name: B, held-by: x}}\n"
        "processes:\n"
        "  start-1: {title: Other, who: start, steps: [X]}\n"
        "  start:\n"
        "    title: P\n"
        "    who: of-ends\n"
        "    outcomes: {timeout-over: It is over., over: Over., starts-start-1: X.}\n"
        "    steps:\n"
        "      - {id: bad, title: Bad?, answers: {A: call, B: over, C: timeout-over}}\n"
        "      - {id: call, title: Call, starts: start-1}\n"
        "      - {id: call-join, title: Join, who: start}\n"
        "      - {id: call-di, title: Di}\n"
        "      - {id: fork, title: F?, answers: {A: timeout-over, B: call, C: starts-start-1},\n"
        "         wait: {for: it, at-most: 1 week, then: over}}\n"
        "      - {id: fork-fork, title: G, next: call}\n",
        "start",
    )
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert [id for id, count in ids.items() if count > 1] == []
    tasks = [element.get("name") for element in root.iter(f"{BPMN}task")]
    assert tasks == ["2. Call", "3. Join", "4. Di", "5. F?", "6. G"]


def test_a_called_process_has_the_id_that_it_has_in_its_own_file() -> None:
    text = process("{id: x, title: X, run: q}") + "  q: {title: Q, who: agent, steps: [Y]}\n"
    (call,) = bpmn(text).iter(f"{BPMN}callActivity")
    (called,) = bpmn(text, "q").iter(f"{BPMN}process")
    assert call.get("calledElement") == called.get("id") == "process-q"


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("3 hours", "PT3H"),
        ("1h 30m", "PT1H30M"),
        ("45 minutes", "PT45M"),
        ("2 calendar days", "P2D"),
        ("36 hours", "P1DT12H"),
        ("2 weeks", "P2W"),
        ("1 week 1 calendar day", "P8D"),
        ("1 sprint", "P2W"),
        ("0 minutes", "PT0M"),
    ],
)
def test_a_timer_says_elapsed_time_in_iso_8601(limit: str, told: str) -> None:
    calendar = "calendar: {units: {sprint: 2 weeks}}\n"
    wait = f"{{id: a, title: A, wait: {{for: it, at-most: {limit}, then: c}}, next: done}}, "
    (duration,) = bpmn(calendar + process(f"{wait}{{id: c, title: C}}")).iter(f"{BPMN}timeDuration")
    assert duration.text == told


LEVELS = """
levels: {scale: {title: S, values: {
  one: {name: One, definition: A.}, two: {name: Two, definition: B.}}}}
"""


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("timebox: 3 hours", "PT3H"),
        ("wait: {for: it, at-most: 3 hours}", "PT3H"),
        ("wait: {for: it, at-most: 3 hours}, timebox: 2 hours", "PT2H"),
        ("timebox: {else: 3 hours, two: 2 hours, one: 1 hour}", "PT1H"),
        ("timebox: 2-3 hours", "PT3H"),
        ("timebox: {one: 1 working day, else: 1 week}", None),
        ("timebox: 2 working days", None),
        ("timebox: {one: soon, else: 1 week}", None),
        ("wait: {for: it}", None),
        ("expect: it works", None),
        ("expect: it works, timebox: 3 hours", None),
    ],
)
def test_what_fails_leaves_its_task_by_a_timer_or_an_error(step: str, told: str | None) -> None:
    steps = f"{{id: a, title: A, {step}, otherwise: c}}, {{id: b, title: B}}, {{id: c, title: C}}"
    (event,) = bpmn(LEVELS + process(steps)).iter(f"{BPMN}boundaryEvent")
    assert event.get("attachedToRef") == "n-p.a"
    kinds = [child.tag.removeprefix(BPMN) for child in event]
    kind = "timerEventDefinition" if told else "errorEventDefinition"
    assert kinds == ["outgoing", kind]
    assert [one.text for one in event.iter(f"{BPMN}timeDuration")] == ([told] if told else [])


def test_a_condition_is_asked_before_its_task_and_passed_by_to_where_that_leads() -> None:
    condition = "if: it is late., next: done"
    steps = f"{{id: a, title: A}}, {{id: b, title: B, {condition}}}, {{id: c, title: C, next: b}}"
    root = bpmn(process(steps, "    outcomes: {done: Done, over: Over}\n"))
    flows = [
        (flow.get("sourceRef"), flow.get("name"), flow.get("targetRef"))
        for flow in root.iter(f"{BPMN}sequenceFlow")
    ]
    assert sorted(flows, key=str) == [
        ("n-p.a", None, "n-p.b_guard_join"),
        ("n-p.b", None, "n-2-done"),
        ("n-p.b_guard", "no", "n-2-done_skipped"),
        ("n-p.b_guard", "yes", "n-p.b"),
        ("n-p.b_guard_join", None, "n-p.b_guard"),
        ("n-p.c", None, "n-p.b_guard_join"),
        ("n-start", None, "n-p.a"),
    ]
    names = {one.get("id"): one.get("name") for one in root.iter(f"{BPMN}exclusiveGateway")}
    assert names == {"n-p.b_guard_join": None, "n-p.b_guard": "It is late?"}


def test_whom_to_call_stands_above_the_pool_over_its_task() -> None:
    rungs = "[{after: 1 hour, to: lead, when: it burns}, {to: agent, when: nobody came}]"
    root = bpmn(process(f"{{id: a, title: A}}, {{id: b, title: B, who: lead, escalate: {rungs}}}"))
    (note,) = root.iter(f"{BPMN}textAnnotation")
    assert note.findtext(f"{BPMN}text") == (
        "after 1 hour, when it burns: Lead\nwhen nobody came: Agent"
    )
    shapes = {one.get("bpmnElement"): rect(one) for one in root.iter(f"{DI}BPMNShape")}
    x, y, wide, high = shapes[note.get("id")]
    assert y + high < shapes["pool"][1]
    assert (x, wide) == (shapes["n-p.b"][0], shapes["n-p.b"][2])


def test_what_a_machine_does_is_a_service_task_and_named_as_such_in_graphs() -> None:
    steps = "{id: a, title: A, who: bot}, {id: b, title: B, who: [bot, lead]}, {id: c, title: C}"
    text = process(steps).replace("roles: {", "roles: {bot: {name: Bot, automatic: true}, ")
    tasks = [one.get("name") for one in bpmn(text).iter(f"{BPMN}serviceTask")]
    assert tasks == ["1. A", "2. B (Bot or Lead)"]
    mermaid = render(flow_of(text).support, "p", "mermaid")
    assert re.findall(r"<br/>(.*?)\"", mermaid) == [
        "Bot (automatic)",
        "Bot (automatic) or Lead",
        "Agent",
    ]


@pytest.mark.parametrize("to", ["svg", "mermaid", "dot", "d2", "bpmn", "markdown", "checklist"])
def test_whom_to_call_without_any_time_is_said_in_markdown_only(to: str) -> None:
    step = "{id: a, title: A, escalate: {to: lead, when: it burns}}"
    assert ("it burns" in written(to, step)) == (to == "markdown")


@pytest.mark.parametrize("limit", ["at-most: 2 working days, ", ""])
def test_what_no_timer_can_measure_is_a_way_out_of_the_wait(limit: str) -> None:
    wait = f"{{id: a, title: A, wait: {{for: it, {limit}then: c}}, next: done}}"
    root = bpmn(process(f"{wait}, {{id: c, title: C}}"))
    assert list(root.iter(f"{BPMN}boundaryEvent")) == []
    (fork,) = root.iter(f"{BPMN}exclusiveGateway")
    ways = {
        flow.get("name"): flow.get("targetRef")
        for flow in root.iter(f"{BPMN}sequenceFlow")
        if flow.get("sourceRef") == fork.get("id")
    }
    assert fork.get("name") == "In time?"
    late = "after 2 working days" if limit else "no answer"
    assert ways == {"in time": "n-1-done", late: "n-p.c"}


@pytest.mark.parametrize("to", ["c", "done"])
def test_a_wait_that_ends_in_the_same_place_in_any_case_has_one_way_out(to: str) -> None:
    wait = "wait: {for: it, at-most: 1 working day, then: TO}, answers: {Yes: TO, No: a}"
    steps = f"{{id: a, title: A?, {wait}}}, {{id: c, title: C}}".replace("TO", to)
    flows = list(bpmn(process(steps)).iter(f"{BPMN}sequenceFlow"))
    assert [flow.get("name") for flow in flows if flow.get("name")] == [
        *(["Yes / after 1 working day", "No"] if to == "c" else ["No", "Yes / after 1 working day"])
    ]
    ways = Counter((flow.get("sourceRef"), flow.get("targetRef")) for flow in flows)
    assert set(ways.values()) == {1}


def test_a_timer_stands_on_its_task_also_where_its_way_is_the_next_step() -> None:
    wait = "{id: a, title: A, wait: {for: it, at-most: 3 hours, then: b}, next: done}"
    root = bpmn(process(f"{wait}, {{id: b, title: B}}"))
    shapes = {one.get("bpmnElement"): rect(one) for one in root.iter(f"{DI}BPMNShape")}
    (timer,) = (id for id in shapes if str(id).startswith("timer"))
    x, y, wide, high = shapes["n-p.a"]
    assert shapes[timer] == (x + wide - 14, y + high / 2 - 14, 28, 28)
    (edge,) = (e for e in root.iter(f"{DI}BPMNEdge") if f"timer-{e.get('bpmnElement')}" == timer)
    assert points(edge) == [(x + wide + 14, y + high / 2), (shapes["n-p.b"][0], y + high / 2)]


@pytest.mark.parametrize("seed", SEEDS)
def test_ways_of_bpmn_run_along_and_across_and_touch_what_they_join(seed: int) -> None:
    root = bpmn(elapsed(seed))
    shapes = {one.get("bpmnElement"): rect(one) for one in root.iter(f"{DI}BPMNShape")}
    gateways = {gateway.get("id") for gateway in root.iter(f"{BPMN}exclusiveGateway")}
    kinds = (root.iter(f"{BPMN}{kind}") for kind in ("sequenceFlow", "association"))
    flows = {flow.get("id"): flow for flow in itertools.chain(*kinds)}
    for edge in root.iter(f"{DI}BPMNEdge"):
        way = points(edge)
        pieces = list(itertools.pairwise(way))
        assert all(a != b for a, b in pieces)
        assert all(abs(a[0] - b[0]) < 0.11 or abs(a[1] - b[1]) < 0.11 for a, b in pieces)
        flow = flows[edge.get("bpmnElement")]
        for end, key in ((way[0], "sourceRef"), (way[-1], "targetRef")):
            x, y, wide, high = shapes[flow.get(key)]
            over, down = abs(end[0] - x - wide / 2), abs(end[1] - y - high / 2)
            if flow.get(key) in gateways:
                assert (wide, high) == (50, 50)
                assert over + down == pytest.approx(25, abs=0.3)
            elif str(flow.get(key)).startswith("timer"):
                assert over + down == pytest.approx(14, abs=0.3)
            else:
                reach = max(over - wide / 2, down - high / 2)
                assert reach == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize("answers", ["Yes: next, No: done", "Yes: a, No: done, Else: next"])
def test_the_name_of_a_question_stands_outside_of_its_diamond(answers: str) -> None:
    question = f"{{id: b, title: Is something broken for everybody?, answers: {{{answers}}}}}"
    root = bpmn(process(f"{{id: a, title: A}}, {question}, {{id: c, title: C}}"))
    (shape,) = (s for s in root.iter(f"{DI}BPMNShape") if s.get("bpmnElement") == "n-p.b")
    assert shape.get("isMarkerVisible") == "false"
    (label,) = shape.iter(f"{DI}BPMNLabel")
    name, diamond = rect(label), rect(shape)
    assert name[1] + name[3] <= diamond[1] or name[1] >= diamond[1] + 50
    for edge in root.iter(f"{DI}BPMNEdge"):
        for (x, y), (to_x, to_y) in itertools.pairwise(points(edge)):
            assert (
                max(x, to_x) <= name[0]
                or min(x, to_x) >= name[0] + name[2]
                or max(y, to_y) <= name[1]
                or min(y, to_y) >= name[1] + name[3]
            )


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("bpmn", 'name="1. Look (Agent or Lead)">'),
        ("bpmn", "<bpmn:documentation>Agent or Lead; within 4 hours of the start</"),
        ("mermaid", "Look<br/>Agent or Lead, within 4 hours"),
        ("dot", r'"1. Look\nAgent or Lead, within 4 hours"'),
        ("d2", r'"1. Look\nAgent or Lead, within 4 hours"'),
        ("markdown", "Agent or Lead · Within 4 hours of the start"),
        ("checklist", "(Agent or Lead, within 4 hours)"),
    ],
)
def test_each_owner_of_a_step_is_said(to: str, said: str) -> None:
    step = "{id: a, title: Look, who: [agent, lead], within: 4 hours, since: start}"
    assert said in written(to, step)


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ('Say "yes" ("no")', "Say “yes” (“no”)"),
        ("A | B; c's {x} [y]", "A | B; c's {x} [y]"),
        ("1. level", "1\u2060. level"),
        ("- none", "\u2060- none"),
        ("x <b>y</b> > z", "x \u2039b\u203ay\u2039/b\u203a \u203a z"),
        ("2 * 3 and ~x~", "2 \u2217 3 and \u223cx\u223c"),
        ("`__init__` of `a_b`", "__init__\u2060 of a_b"),
        ("C# &#35; R&D &amp;amp;", "C#\u2060 #\u2060 R&D &\u2060amp;"),
        ("a@example.org, https://example.org", "a@\u2060example.org, https:\u2060//example.org"),
        ("`[a](b) [c]: d`", "[a]\u2060(b) [c]\u2060: d"),
        (r"`\n` at \`", "\\\u2060n at \u02cb"),
        ("fa:fa-bell $$x$$ %%{y}", "fa:\u2060fa-bell $\u2060$x$\u2060$ %\u2060%\u2060{y}"),
    ],
)
def test_mermaid_shows_each_sign_of_a_label(answer: str, label: str) -> None:
    quoted = answer.replace("'", "''")
    text = written("mermaid", f"{{id: a, title: A?, answers: {{'{quoted}': a, No: next}}}}, B")
    assert f'  s1 -->|"{label}"| s1\n' in text


def test_no_label_of_mermaid_begins_a_list_or_holds_a_code() -> None:
    for seed in SEEDS:
        text = render(flow_of(random_process(seed)).support, "p", "mermaid")
        assert not re.search(r'"(?:\d+[.)]|[-+*]) |#\w+;', text)


def test_graphviz_reads_no_entity_in_a_label_and_needs_no_bold_font() -> None:
    text = written("dot", "{id: w, title: 'Write `&amp;` & `\\N`'}")
    assert r'label="1. Write &amp;amp; & \\N\nAgent"' in text
    assert set(re.findall(r'fontname="?([\w-]+)', text)) == {"Helvetica"}


def shown(text: str) -> list[str]:
    """What a reader of Markdown shows: tags of lists and of code, and texts."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    flat = [one for token in tokens for one in (token, *(token.children or ()))]
    return [
        one.content.rstrip("\n") if one.type in ("text", "fence") else f"<{one.tag}>"
        for one in flat
        if (one.type in ("text", "fence") and one.content) or one.type.endswith("list_open")
    ]


STEPS = """
      - id: a
        title: Look
        text: |
          Look at:

          {mark} log
          {mark} disk
        checklist: [told, written]
      - id: b
        title: Fine?
        text: |
          {mark} fast
        answers: {{Yes: a, No: next}}
      - Close
"""


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_lists_below_one_another_stay_apart_in_markdown(mark: str) -> None:
    steps = STEPS.format(mark=mark)
    text = process("").replace("steps: []", f"steps:{steps}")
    found = shown(render(flow_of(text).support, "p", "markdown"))
    assert found[1:] == [
        *("<ol>", "Look", "Agent", "Look at:", "<ul>", "log", "disk"),
        *("<ul>", "[ ] told", "[ ] written"),
        *("Fine?", "Agent", "<ul>", "fast", "<ul>", "If Yes: go on at step 1"),
        *("If No: go on at step 3", "Close", "Agent"),
    ]


def test_a_list_below_lists_of_all_kinds_is_parted_from_them() -> None:
    text = process("").replace(
        "steps: []",
        "steps:\n      - id: a\n        title: A?\n        text: |\n"
        "          - a\n          * b\n          + c\n"
        "        answers: {Yes: next, No: done}\n      - B\n",
    )
    assert (
        render(flow_of(text).support, "p", "markdown").count("+ c\n\n   <!-- -->\n\n   * If") == 1
    )


def test_steps_below_a_numbered_list_begin_at_their_own_number() -> None:
    goal = "    goal: |\n      1. Be fast.\n      2. Be kind.\n"
    found = shown(written("markdown", "Read, Answer", goal))
    assert found == [
        *("P", "<ol>", "Be fast.", "Be kind."),
        *("<ol>", "Read", "Agent", "Answer", "Agent"),
    ]


def test_signs_of_a_title_stay_as_they_are_in_markdown() -> None:
    title = r"Write `&amp;`, `\n`, `~~x~~`, \*b\*, AT&amp;T and 1 < 2"
    found = "".join(shown(written("markdown", f"{{id: w, title: '{title}'}}"))[2:])
    assert found == r"Write &amp;, \n, ~~x~~, *b*, AT&T and 1 < 2Agent"


def test_a_role_that_is_called_like_a_list_is_none() -> None:
    text = process("Read").replace("Agent", "1. Line")
    found = shown(render(flow_of(text).support, "p", "markdown"))
    assert found == ["P", "<ol>", "Read", "1. Line"]


TEXT = """\
(a-label)=
% a comment
See {term}`it <x>`, [](#p.b), [there](#p.b), [page](https://example.org) and `{term}`.

```bash
echo {term}`x` :::{note}
```
- ```{note}
  Inner.
  ```
:::{figure} a.png
:alt: A picture

A caption.
:::
After.

````{code-block} python
x = "```"
"""


def test_directives_and_code_say_all_their_words_in_markdown() -> None:
    lines = "".join(f"          {line}\n" for line in TEXT.splitlines())
    text = process("").replace(
        "steps: []",
        f"steps:\n      - id: a\n        title: A\n        text: |\n{lines}"
        "      - {id: b, title: Do *b*}",
    )
    said = render(flow_of(text).support, "p", "markdown")
    assert said.split("Agent\n\n", 1)[1].split("2. **")[0] == (
        "   See it, step 2 (Do b), there, [page](https://example.org) and `{term}`.\n"
        "\n"
        "   ```bash\n"
        "   echo {term}`x` :::{note}\n"
        "   ```\n"
        "\n"
        "   - > **Note**\n"
        "     >\n"
        "     > Inner.\n"
        "\n"
        "   ![A picture](a.png)\n"
        "\n"
        "   A caption.\n"
        "\n"
        "   After.\n"
        "\n"
        "   ````python\n"
        '   x = "```"\n'
        "   ````\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("checklist", "- [ ] 2\\. Point (Agent)\n  - end: Done\n- [ ] 3\\. Solve (Agent)\n"),
        ("markdown", "2. **Point**\n\n   Agent\n\n   * End: Done\n\n3. **Solve**\n\n   Agent\n"),
    ],
)
def test_a_step_that_ends_the_process_before_the_last_says_so(to: str, said: str) -> None:
    steps = (
        "{id: q, title: Known?, answers: {Yes: point, No: solve}},"
        "{id: point, title: Point, next: done}, {id: solve, title: Solve, next: done}"
    )
    assert written(to, steps).endswith(said)


def test_the_words_of_an_arrow_stand_once_in_the_text_of_a_picture() -> None:
    text = written("svg", "{id: a, title: Clear?, answers: {Yes: b, No: a}}, {id: b, title: B}")
    root = ElementTree.fromstring(text)
    said = ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert (said.count("Yes"), said.count("No")) == (1, 1)
