"""Does a rule look at what its scope says? Each process judged by itself, and among all others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_processes import as_yaml, processes

from sphinx_support_process.checks import RULES, Context, Rule, Settings
from sphinx_support_process.checks.again import NAMELESS
from sphinx_support_process.checks.face import Face, faces, linked, near
from sphinx_support_process.checks.rule import Finding
from sphinx_support_process.checks.whole import Among, part
from sphinx_support_process.load import Loaded, read_text
from sphinx_support_process.load.plan import made
from sphinx_support_process.model import Support
from sphinx_support_process.project.cache.outline import outline, plain
from sphinx_support_process.text.text import Place, Text

FOUND_ELSEWHERE = {"process-not-shown", "template-not-shown", "shown-twice", "unused-ignore"}
"""Rules whose problems are found when all others have run, or when the pages are built."""

SETTINGS = Settings(strict=True, today=date(2026, 11, 1))


def context_of(loaded: Loaded, ids: Iterable[str]) -> Context:
    """What there is to look at if there are only some of the processes."""
    kept = {id: process for id, process in loaded.support.processes.items() if id in ids}
    return Context(part(loaded, kept), SETTINGS)


def findings(rule: Rule, loaded: Loaded, ids: Iterable[str]) -> list[Finding]:
    """What a rule finds if there are only some of the processes."""
    return found_in(rule, context_of(loaded, ids))


def found_in(rule: Rule, context: Context) -> list[Finding]:
    """What a rule finds, in the order in which a check tells it."""

    def order(finding: Finding) -> tuple[Place, str]:
        at = finding.at
        return at.place if isinstance(at, Text) else at, finding.message

    return sorted(rule.find(context), key=order)


def about(id: str, found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.about.partition(".")[0] == id]


def elsewhere(loaded: Loaded, found: Iterable[Finding]) -> set[Finding]:
    """Those that are about no process."""
    known = loaded.support.processes
    return {one for one in found if one.about.partition(".")[0] not in known}


def judged_apart(rule: Rule, loaded: Loaded, see: Callable[[str], Context]) -> bool:
    """Whether a rule finds in each process what it finds among all, with what it may `see` alone.

    What it finds in no process has to be found with one of them, or without any if there is none.
    """
    ids = [str(id) for id in loaded.support.processes]
    whole = findings(rule, loaded, ids)
    apart = {id: found_in(rule, see(id)) for id in ids}
    parts = [*apart.values()] or [findings(rule, loaded, [])]
    others = set().union(*(elsewhere(loaded, found) for found in parts))
    same = all(about(id, whole) == about(id, apart[id]) for id in ids)
    return same and others == elsewhere(loaded, whole)


def judged_alone(rule: Rule, loaded: Loaded) -> bool:
    return judged_apart(rule, loaded, lambda id: context_of(loaded, [id]))


def judged_linked(rule: Rule, loaded: Loaded) -> bool:
    known = faces_of(loaded)
    return judged_apart(rule, loaded, lambda id: context_of(loaded, linked([id], known)))


def judged_among_names(rule: Rule, loaded: Loaded) -> bool:
    known = faces_of(loaded)
    named = [face.named for face in known.values()]

    def see(id: str) -> Context:
        return Among(context_of(loaded, near([id], known)), named)

    return judged_apart(rule, loaded, see)


def finds_no_less_in_a_part(rule: Rule, loaded: Loaded) -> bool:
    ids = [str(id) for id in loaded.support.processes]
    whole = set(findings(rule, loaded, ids))
    return all(whole <= set(findings(rule, loaded, ids[:count])) for count in range(len(ids)))


def finds_nothing_that_no_part_tells(rule: Rule, loaded: Loaded) -> bool:
    ids, known = [str(id) for id in loaded.support.processes], faces_of(loaded)
    in_parts = any(findings(rule, loaded, linked([id], known)) for id in ids)
    return in_parts or not findings(rule, loaded, ids)


def faces_of(loaded: Loaded) -> Mapping[str, Face]:
    context = Context(loaded, SETTINGS)
    return faces(loaded.support.processes.values(), context.written)


def sees_no_texts(rule: Rule, loaded: Loaded) -> bool:
    """Whether a rule finds the same, at the same places, in processes without their texts."""
    bare = {}
    for id, process in loaded.support.processes.items():
        said = json.loads(json.dumps(process, default=plain))
        bare[id] = outline(said, process.id.file, lambda process=process: process)
    support = made(Support, {**vars(loaded.support), "processes": bare})
    found = (Context(each, SETTINGS) for each in (loaded, loaded._replace(support=support)))
    seen, outlined = ([*map(rule.told, rule.find(context))] for context in found)
    return seen == outlined


def looking_at_texts(loaded: Loaded) -> list[str]:
    """The rules that look at texts, though they are to look at outlines."""
    rules = (*of("linked"), *of("all"))
    return [rule.name for rule in rules if not sees_no_texts(rule, loaded)]


HOLDS: Mapping[str, Callable[[Rule, Loaded], bool]] = {
    "process": judged_alone,
    "linked": judged_linked,
    "names": judged_among_names,
    "unused": finds_no_less_in_a_part,
    "all": finds_nothing_that_no_part_tells,
}
"""What the scope of a rule promises."""


def broken(loaded: Loaded) -> list[str]:
    """The rules that look at more than their scope says, as far as that is promised."""
    unclear = any(findings(RULES[name], loaded, loaded.support.processes) for name in NAMELESS)
    scopes = ("process", "linked", "names") if unclear else HOLDS
    return [rule.name for s in scopes for rule in of(s) if not HOLDS[s](rule, loaded)]


AROUND: dict[str, Any] = {
    "roles": {
        "agent": {"name": "Support Agent", "avoid": ["helper"]},
        "lead": {"name": "Support Lead", "held-by": "us"},
        "customer": {"name": "Customer", "external": True},
    },
    "terms": {"incident": {"name": "Incident", "definition": "It is one.", "avoid": ["outage"]}},
    "templates": {
        "hello": {"title": "Hi", "to": "lead", "body": "{{ name }}", "placeholders": {"name": "N"}},
        "idle": {"title": "Hi", "body": "Hi", "placeholders": {"name": "N"}},
        "odd": {"title": "Hi", "body": "{{ nam }} [[x]]", "placeholders": {"name": "N"}},
    },
    "calendar": {
        "working": {
            "days": "mon-fri",
            "hours": "09:00-17:00",
            "timezone": "UTC",
            "holidays": ["2020-12-25", "2020-12-25"],
        },
        "units": {"sprint": "10 working days", "moon": "28 days"},
    },
    "statuses": ["Open"],
    "levels": {
        "severity": {
            "title": "Severity",
            "values": {
                "sev1": {"name": "SEV-1", "definition": "It is grave."},
                "sev2": {"name": "SEV-2", "definition": "It is not."},
                "sev4": {"name": "SEV-4", "definition": "It is none."},
            },
        },
        "plan": {"title": "P", "values": {"gold": {"name": "Gold", "definition": "It is."}}},
    },
    "promises": {
        "answer": {"to": "customer", "from": "p0", "until": "p0.s0", "within": "1 working day"},
        "more": {"to": "customer", "from": "p1.s0", "until": "p1.s1", "within": "1 day"},
    },
    "communities": {
        "c": {
            "name": "C",
            "note": "Ask ann@example.org.",
            "verified": "2020-01-01",
            "representatives": [{"name": "A", "email": "a@b.c"}, {"name": "B", "email": "a@b.c"}],
        },
        "d": {"name": "D", "representatives": []},
    },
}
TARGETS = ["next", "done", "yes", "s0", "s1", "s2", "p0", "p1", "p2", "p1.s1", "p2.s0", "nothing"]
ROLES = ["agent", "lead", "customer", "nobody"]
TIMES = ["1 hour", "9 hours", "24 hours", "1 working day", "1 sprint", "1 moon", "1 day"]
TITLES = ["Read the mail", "Closing of mails", "Is it an outage?", "Tell the Support Steward"]
TEXTS = [
    "If it is wrong, go back to step 1.",
    "Look at step 2 of the second.",
    "If so, continue with read the mail.",
    "An {term}`Incidnt` or outage of a helper, and a fuss.",
    "See [](#p1.s0), {support:step}`s9` and {support:role}`agnt`.",
]


def some(values: list[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


TIME = some(TIMES) | st.dictionaries(
    some(["sev1", "sev2", "gold", "sev3", "else"]), some(TIMES), min_size=1
)
STEP = st.fixed_dictionaries(
    {"title": some(TITLES)},
    optional={
        "who": some(ROLES),
        "text": some(TEXTS),
        "next": some(TARGETS),
        "answers": st.dictionaries(some(["Yes", "No"]), some(TARGETS), min_size=1),
        "run": some(["p0", "p1", "p2", "p9"]),
        "outcomes": st.dictionaries(some(["done", "yes", "no"]), some(TARGETS), min_size=1),
        "starts": some(["p0", "p1", "p2"]),
        "within": TIME,
        "since": some(["start", "s0", "s1"]),
        "timebox": TIME,
        "wait": st.fixed_dictionaries(
            {"for": st.just("It")}, optional={"at-most": TIME, "then": some(TARGETS)}
        ),
        "informs": some([*ROLES, {"sev1": "lead", "else": "agent"}]),
        "send": some(["hello", "odd", "gone"]),
        "status": some(["Open", "Opne"]),
        "if": some(["it is so"]),
        "otherwise": some(TARGETS),
        "expect": some(["It is done."]),
        "by": some(["2 weeks before it", "3 weeks before it", "end of the working day", "never"]),
        "escalate": st.lists(
            st.fixed_dictionaries({"to": some(ROLES)}, optional={"after": TIME}), max_size=3
        ),
    },
)
CLEAN = st.fixed_dictionaries(
    {
        "title": some(["The first", "The second"]),
        "steps": st.lists(
            st.fixed_dictionaries(
                {"title": st.just("Do it")},
                optional={
                    "who": some(ROLES[:3]),
                    "next": some(["next", "p0", "s0"]),
                    "run": st.just("p0"),
                    "within": some([TIMES[0], {"sev1": TIMES[0], "else": TIMES[1]}]),
                    "timebox": some(TIMES[3:5]),
                    "since": st.just("start"),
                    "send": some(["hello", "odd"]),
                    "escalate": some(ROLES[:3]),
                    "status": st.just("Open"),
                },
            ),
            min_size=1,
            max_size=3,
        ),
    },
    optional={"who": some(ROLES[:3]), "trigger": st.just("A mail.")},
)
PROCESS = st.fixed_dictionaries(
    {"title": some(["The first", "The second"]), "steps": st.lists(STEP, min_size=1, max_size=3)},
    optional={
        "who": some(ROLES),
        "trigger": some(TEXTS),
        "goal": some(TEXTS),
        "avoid": some(["fuss", "wrong"]),
        "outcomes": some([{"yes": "Y", "no": "N"}, {"yes": "Y"}]),
        "always": some(["s0 before s1", "s1 then s2", "never s0 and s2"]),
        "duties": st.just([{"id": "watch", "title": "Watch", "every": "1 day"}]),
    },
)


def loaded(found: list[dict[str, Any]], **around: Any) -> Loaded:
    """Processes `p0`, `p1` ... with steps `s0`, `s1` ... and what is around them."""
    support: dict[str, Any] = {**AROUND, **around, "processes": {}}
    for number, process in enumerate(found):
        steps = [{"id": f"s{at}", **step} for at, step in enumerate(process["steps"])]
        support["processes"][f"p{number}"] = {**process, "steps": steps}
    return read_text(json.dumps(support))


@cache
def of(scope: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES.values() if rule.scope == scope)


@given(st.lists(PROCESS, min_size=1, max_size=3))
def test_rules_look_at_what_their_scope_says(found: list[dict[str, Any]]) -> None:
    assert broken(loaded(found)) == []
    assert looking_at_texts(loaded(found)) == []


@given(st.lists(CLEAN, min_size=1, max_size=4))
def test_rules_do_so_where_every_name_means_something(found: list[dict[str, Any]]) -> None:
    assert broken(loaded(found, promises={})) == []
    assert looking_at_texts(loaded(found)) == []


@given(processes(several=True))
def test_rules_do_so_in_processes_that_run_each_other(several: tuple[Any, str]) -> None:
    assert broken(read_text(as_yaml(*several))) == []
    assert looking_at_texts(read_text(as_yaml(*several))) == []


def test_every_rule_of_one_process_finds_something_in_this_support() -> None:
    """Else the tests above hold nothing."""
    steps = [
        {"title": "Closing", "who": "lead", "text": TEXTS[0], "wait": {"for": "It"}, "next": "s1"},
        {"title": "Do it", "text": TEXTS[3], "answers": {"Yes": "s2"}, "next": "s2"},
        {"title": "Do it", "within": "1 working day", "since": "start", "informs": "customer"},
        {"title": "Do it", "within": "24 hours", "since": "start", "timebox": "1 moon"},
        {"title": "Do it", "text": "TODO"},
        {
            "title": "Do it",
            "within": {"sev1": "2 hours", "sev2": "1 hour"},
            "timebox": {"sev3": "1 hour"},
            "escalate": [{"to": "agent", "after": "4 hours"}, {"to": "lead", "after": "3 hours"}],
            "wait": {"for": "It"},
            "informs": {"sev1": "lead", "gold": "lead", "else": "lead"},
        },
        {"title": "Do it", "who": "agent", "otherwise": "s1", "escalate": "agent"},
        *[{"title": "Do it"}] * 50,
    ]
    support = loaded([{"title": "Long", "verified": "2020-01-01", "steps": steps}])
    hidden = read_text("roles: {}\nstatuses: a #b\nterms: {t: {name: T, definition: Is it?}}\n")
    assert [
        rule.name
        for rule in of("process")
        if not findings(rule, support, ["p0"]) and not findings(rule, hidden, [])
    ] == ["yaml", "schema", "missing-file"]  # of the loader, and of files beside one on disk
    assert judged_alone(RULES["lost-text"], hidden)


def step(**keys: Any) -> dict[str, Any]:
    return {"title": "Do it", **keys}


def process(*steps: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"title": "One", "who": "agent", "steps": list(steps), **keys}


TWO_OUTCOMES = {"yes": "Y", "no": "N"}
EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "unknown-target": [process(step(next="p1")), process(step())],
    "prose-step-number": [
        process(step(text="Read step 1 of the second.")),
        process(step(), title="Second"),
    ],
    "unused-definition": [process(step(send="hello")), process(step())],
    "duplicate-id": [process(step(id="p1")), process(step())],
    "unreachable-step": [
        process(step(next="done"), step()),
        process(step(next="p0.s1")),
    ],
    "trap": [process(step(next="p1")), process(step(next="p0"))],
    "orphan-process": [process(step()), process(step(run="p0"), trigger="T")],
    "implicit-merge": [
        process(step(), step(), trigger="T"),
        process(step(answers={"Yes": "p0.s1", "No": "done"})),
    ],
    "single-answer": [process(step(answers={"Yes": "p1", "No": "p1"})), process(step())],
    "unbounded-loop": [
        process(step(next="p1")),
        process(step(answers={"Yes": "p0", "No": "done"})),
    ],
    "recursive-run": [process(step(run="p1")), process(step(run="p0"))],
    "unhandled-outcome": [
        process(step(run="p1")),
        process(step(answers={"Yes": "yes", "No": "no"}), outcomes=TWO_OUTCOMES),
    ],
    "unreached-outcome": [
        process(step(answers={"Yes": "yes", "No": "p1"}), outcomes=TWO_OUTCOMES),
        process(step()),
    ],
    "broken-order": [
        process(step(), step(), always="s0 before s1"),
        process(step(next="p0.s1"), trigger="T"),
    ],
    "unknown-role": [process(step(who="x")), process(step(who="y"))],
    "silent-handoff": [process(step(starts="p1")), process(step(), who="lead")],
    "deadline-order": [
        process(
            step(run="p1", outcomes={"yes": "s1", "no": "s2"}),
            step(within="9 hours", since="start"),
            step(within="1 hour", since="start"),
        ),
        process(step(next="yes"), outcomes=TWO_OUTCOMES),
    ],
    "broken-promise": [process(step(next="p1")), process(step())],
    "calendar-incomplete": [
        process(step(timebox="1 working day")),
        process(step(timebox="1 working day")),
    ],
    "vacant-role": [process(step()), process(step())],
    "condition-on-question": [
        process(step(**{"if": "so"}, run="p1", outcomes={"yes": "p1", "no": "done"})),
        process(step(next="yes"), outcomes=TWO_OUTCOMES),
    ],
    "condition-leads-away": [
        process(step(**{"if": "so"}, next="p1"), step()),
        process(step()),
    ],
    "unsaid-reach": [process(step(escalate="lead")), process(step(escalate="lead"))],
    "unused-level": [process(step(timebox={"sev1": "1 hour"})), process(step())],
    "event-order": [
        process(
            step(run="p1", outcomes={"yes": "s1", "no": "s2"}),
            step(by="2 weeks before it"),
            step(by="3 weeks before it"),
        ),
        process(step(next="yes"), outcomes=TWO_OUTCOMES),
    ],
    "moved-id": [process(step()), process(step())],
}
"""Processes by themselves and together, in which a rule of all finds different things."""

AROUND_EXAMPLES: dict[str, Any] = {
    "unknown-role": {"roles": {}, "templates": {}, "promises": {}},
    "calendar-incomplete": {"calendar": {}, "promises": {}},
    "moved-id": {"moved": {"steps": {"p0.s9": "p1.s0"}}},
    "broken-promise": {
        "promises": {"x": {"to": "agent", "from": "p0", "until": "p1.s0", "within": "1 hour"}}
    },
}


@pytest.mark.parametrize("name", [rule.name for s in HOLDS if s != "process" for rule in of(s)])
def test_a_rule_of_more_finds_something_else_in_each_process_alone(name: str) -> None:
    if name in FOUND_ELSEWHERE:
        assert findings(RULES[name], loaded([process(step())]), ["p0"]) == []
    else:
        support = loaded(EXAMPLES[name], **AROUND_EXAMPLES.get(name, {}))
        assert not judged_alone(RULES[name], support)
