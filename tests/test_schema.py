"""The JSON Schema: equal to the file in the package, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_support_process import model
from sphinx_support_process.load import read_text
from sphinx_support_process.load.compose import compose
from sphinx_support_process.model.fields import (
    ListOf,
    RecordOf,
    Scalar,
    Shape,
    Varied,
    keys,
    lacking,
)
from sphinx_support_process.model.schema import schema, schema_text
from sphinx_support_process.text.kinds import KINDS, Colour, Date, Duration, Id, Url

VALIDATOR = jsonschema.Draft7Validator(schema())

SAMPLE = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
  units: {sprint: 2 weeks}
statuses: [Open, Closed]
levels:
  severity: {title: Severity, values: {sev1: {name: SEV-1, definition: Nobody can work.}}}
moved: {roles: {dispatcher: triager}}
roles:
  triager: {name: Triager, held-by: Ada, aliases: Dispatcher}
  customer: {name: Customer, external: true}
terms:
  incident: {name: Incident, definition: Something broke.}
templates:
  queued:
    title: Queued
    to: customer
    body: Hello {{ name }}
    placeholders: {name: first name, number: {label: number, example: 12}}
processes:
  triage:
    title: Triage
    label: [old-triage]
    trigger: A mail
    who: triager
    outcomes: {closed: It is closed.}
    always: acknowledge before end
    duties:
      - {id: tell, title: Tell the customer, every: 4 hours, until: end}
    steps:
      - Read the mail
      - id: acknowledge
        title: Acknowledge it
        within: {sev1: 30 minutes, else: 1 working day}
        since: start
        escalate: [{to: triager, after: 1 hour}, customer]
        send: queued
        informs: [customer]
        wait: {for: an answer, at-most: 2 calendar days, then: end}
        ignore: [{rule: trap, reason: known, until: 2030-01-01}]
      - id: end
        title: Is it done?
        answers: {Yes: closed, No: {go: acknowledge, text: Most are not.}}
priorities:
  tickets: {title: Tickets, order: [Age, Size]}
promises:
  first: {to: customer, from: triage, until: triage.acknowledge, within: 1 working day}
communities:
  delta: {name: Delta, url: https://example.org, verified: 2026-01-02, representatives: Ada}
"""


def as_editors_read(node: Any) -> Any:
    """The value of a YAML node, its plain scalars typed by the core schema of YAML 1.2."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_editors_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_editors_read(child) for child in node.value]
    return node.value if node.style else core_value(node.value)


def core_value(text: str) -> Any:
    """What YAML 1.2 makes of a plain scalar."""
    if re.fullmatch("null|Null|NULL|~|", text):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0) if text.startswith("0") and len(text) > 2 and text[1] in "ox" else 1
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text):
        return 1.5
    return text


def complaints(text: str) -> list[str]:
    """The places in a YAML text that the schema refuses."""
    return [error.json_path for error in VALIDATOR.iter_errors(as_editors_read(compose(text, "-")))]


def test_the_file_in_the_package_is_the_one_derived_from_the_model() -> None:
    shipped = files("sphinx_support_process").joinpath("support-process.schema.json")

    assert shipped.read_text(encoding="utf-8") == schema_text(), (
        "write it again: support-process schema > "
        "sphinx_support_process/support-process.schema.json"
    )


def test_it_is_itself_a_valid_schema_of_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


def test_its_id_holds_its_version() -> None:
    assert schema()["$id"] == (
        "https://sphinx-support-process.readthedocs.io/schema/v2/support-process.schema.json"
    )


def test_every_key_of_every_record_is_described() -> None:
    parts = schema()
    records = [parts, *parts["definitions"].values()]
    records = [form for record in records for form in record.get("anyOf", [record])]
    described = {
        name: value["description"]
        for record in records
        for name, value in record.get("properties", {}).items()
    }

    assert len(described) > 60
    assert all(described.values())


def test_nothing_stands_beside_a_reference_where_draft_7_would_not_look() -> None:
    def references(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [found for item in value for found in references(item)]
        if not isinstance(value, dict):
            return []
        inner = [found for item in value.values() for found in references(item)]
        return [value, *inner] if isinstance(value.get("$ref"), str) else inner

    found = references(schema())

    assert found
    assert all(set(reference) == {"$ref"} for reference in found)


def test_a_file_that_uses_all_top_level_keys_is_valid() -> None:
    assert set(as_editors_read(compose(SAMPLE, "-"))) == set(keys(model.Support))
    assert read_text(SAMPLE).problems == ()
    assert complaints(SAMPLE) == []


ROOT = Path(__file__).parent.parent
FILES = [ROOT / "sphinx_support_process" / "starter.yaml", *sorted(ROOT.glob("docs/*/*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_that_the_loader_accepts_is_valid(path: Path) -> None:
    text = path.read_text("utf-8")

    assert read_text(text).problems == ()
    assert complaints(text) == []


STEP = "processes: {p: {title: P, steps: [{id: a, title: A, %s}]}}"


@pytest.mark.parametrize(
    "key", ["title: true", "title: 12", "title: 1.5", "title: 1:30", "title: no", "title: 0123"]
)
def test_a_text_may_look_like_a_value_of_another_type(key: str) -> None:
    text = f"priorities: {{p: {{{key}, order: A}}}}"

    assert read_text(text).problems == ()
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("mistake", "place"),
    [
        ("stats: [Open]", "$"),
        ("processes: {p: {title: P}}", "$.processes.p"),
        ("processes: {p: {title: P, stesp: [], steps: [Read]}}", "$.processes.p"),
        ("processes: {p: {title: [P], steps: [Read]}}", "$.processes.p.title"),
        ("processes: {p: {title: P, steps: []}}", "$.processes.p.steps"),
        ("processes: {p: {title: , steps: [Read]}}", "$.processes.p.title"),
        ("processes: {p: {title: '', steps: [Read]}}", "$.processes.p.title"),
        ("processes: [p]", "$.processes"),
        ("processes: {Big Name: {title: P, steps: [Read]}}", "$.processes"),
        (STEP % "who: {a: b}", "$.processes.p.steps"),
        (STEP % "answers: [Yes]", "$.processes.p.steps"),
        (STEP % "within: 30", "$.processes.p.steps"),
        ("processes: {p: {title: P, steps: [{title: A}]}}", "$.processes.p.steps"),
        ("processes: {p: {title: P, outcomes: {a b: c}, steps: [Read]}}", "$.processes.p.outcomes"),
        ("processes: {p: {title: P, steps: [Read], ignore: trap}}", "$.processes.p.ignore"),
        ("roles: {r: {name: R, external: yes}}", "$.roles.r.external"),
        ("communities: {c: {name: C, verified: 2026-13-01}}", "$.communities.c.verified"),
        ("communities: {c: {name: C, url: javascript:alert()}}", "$.communities.c.url"),
        ("- processes", "$"),
    ],
)
def test_a_mistake_is_found_where_it_is(mistake: str, place: str) -> None:
    assert complaints(mistake) == [place]


def test_a_switch_may_be_quoted() -> None:
    assert complaints("roles: {r: {name: R, external: 'true'}}") == []


SAMPLES = {
    Id: ["a", "b-2", "true", "false", "no"],
    Date: ["2026-03-01", "1999-12-31"],
    Url: ["https://example.org/a?b=c", "http://x"],
    Duration: ["1 working day", "1h 30m", "PT30M", "3 sprints"],
    Colour: ["#2f7de1", "#ABCDEF"],
    bool: ["true", "false"],
}
PLAIN = st.sampled_from(["no", "on", "1:30", "0123", "12", "1e3", "0x1f", ".inf", "TRUE", "A: b"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1)


def values(shape: Shape, least: int = 0) -> st.SearchStrategy[Any]:
    """YAML values of a shape, their scalars as texts; `least` is the length of a list."""
    if isinstance(shape, Scalar):
        known = SAMPLES.get(shape.kind)
        return st.sampled_from(known) if known else PLAIN | WORDS
    if isinstance(shape, RecordOf):
        return records(shape)
    if isinstance(shape, ListOf):
        item = values(shape.item)
        return st.lists(item, min_size=least, max_size=2) | item.filter(
            lambda value: isinstance(value, str)
        )
    if isinstance(shape, Varied):
        value = values(shape.value)
        return value | st.dictionaries(PLAIN | WORDS, value, min_size=1, max_size=2)
    names = st.sampled_from(SAMPLES[Id]) if shape.named else PLAIN | WORDS
    return st.dictionaries(names, values(shape.value), min_size=least, max_size=2)


@st.composite
def records(draw: st.DrawFn, shape: RecordOf) -> Any:
    known = keys(shape.cls)
    if shape.short is not None and draw(st.booleans()):
        return draw(values(known[shape.short].shape))
    optional = [name for name, key in known.items() if not key.required]
    chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=4)) if optional else []
    lacks = {key.name for key in lacking(known, chosen)}
    written = [name for name in known if name in lacks or name in chosen]
    needed = {name for name, key in known.items() if key.required or key.either}
    return {name: draw(values(known[name].shape, int(name in needed))) for name in written}


def as_yaml(value: Any) -> str:
    """A value in flow style: texts plain where YAML allows it, else quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    plain = re.fullmatch(r"[\w.+-]+(?::\d+)?", value, re.ASCII) and core_value(value) is not None
    return value if plain else json.dumps(value, ensure_ascii=False)


@settings(max_examples=150, deadline=None)
@given(records(RecordOf(model.Support, None)))
def test_what_the_loader_accepts_the_schema_accepts(content: Any) -> None:
    text = as_yaml(content)
    loaded = read_text(text)

    assert [problem for problem in loaded.problems if problem.rule in ("schema", "yaml")] == []
    assert complaints(text) == []


def test_each_kind_with_a_pattern_is_tried() -> None:
    assert {kind for kind, about in KINDS.items() if about.pattern} <= set(SAMPLES)
