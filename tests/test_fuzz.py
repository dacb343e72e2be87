"""Does the loader survive everything? No exception, and every problem within its file.

Whatever is read is read twice, with and without libyaml, and has to say the same.
"""

import json
import re
from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.flow import Flow
from sphinx_support_process.load import parsers, read_sources, read_text
from sphinx_support_process.load.comments import lost_texts
from sphinx_support_process.load.questions import questions
from sphinx_support_process.load.source import MAX_PROBLEMS
from sphinx_support_process.model import Support
from sphinx_support_process.model.fields import keys
from sphinx_support_process.model.names import by_spelling
from sphinx_support_process.model.record import Record, fields
from sphinx_support_process.text.text import Text

VALID = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
  units: {sprint: 2 weeks}
statuses: [Open, Closed]
roles:
  triager: {name: Support Triager, plural: Triagers, aliases: [First], held-by: "the manager"}
  customer: {name: Customer, external: true}
terms:
  incident:
    name: Incident
    definition: |
      Something is broken:

        - for *everybody*
templates:
  queued:
    title: Queued
    to: customer
    body: |2
        Hello {{ name }},
      we read it.
    placeholders: {name: first name, subject: {label: subject, example: 新图像}}
processes:
  triage:
    title: Triage
    goal: >
      Understand
      the request.
    trigger: [A ticket, an alert]
    who: &who triager
    outcomes: {done: All is well., dropped: Nobody answers.}
    always: [acknowledge before decide]
    steps:
      - Read it
      - id: acknowledge
        title: 'Acknowledge: "hello"'
        within: 1 working day
        since: start
        send: queued
        wait: {for: an answer, at-most: 1 week, then: dropped}
      - id: decide
        title: Is it an incident?
        who: *who
        answers: {Yes: {go: done, text: Rare.}, No: next}
      - {id: close, title: إغلاق?, next: done, ignore: [{rule: title-style, until: 2030-01-01}]}
promises:
  first: {to: customer, from: triage, until: triage.acknowledge, within: 1 day}
communities:
  c: {name: C, url: "https://example.org", representatives: [{name: Ada, since: 2020-02-29}]}
"""


def model_keys(cls=Support, seen=()):
    """Every key of the format, of every record."""
    for key in keys(cls).values():
        yield key.name
        inner = getattr(key.shape, "value", getattr(key.shape, "item", key.shape))
        record = getattr(inner, "cls", None)
        if record is not None and record not in seen:
            yield from model_keys(record, (*seen, record))


KEYS = sorted(set(model_keys()))
WORDS = [*KEYS, "next", "done", "true", "1 day", "2026-01-01", "https://x.org", "", "<<", "a.b"]

scalars = st.one_of(st.sampled_from(WORDS), st.text(max_size=20), st.integers(), st.none())
structures = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=40,
)


def assert_survived(source):
    """The loader tells what is wrong at places that exist, and the model can be used."""
    loaded = read_text(source)
    if len(source) <= 200_000:  # what is longer takes seconds without libyaml
        assert everything(loaded) == everything(read_in_python(source))
    lines = re.split("\r\n|\r|\n", loaded.sources.get("support.yaml", "\0" * 10_000))
    assert len(loaded.problems) <= MAX_PROBLEMS + 1
    for problem in loaded.problems:
        assert problem.message
        for place in (problem.place, *(note.place for note in problem.related)):
            assert place.file == "support.yaml"
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    Flow(loaded.support)
    by_spelling(loaded.support)
    Clock(loaded.support.calendar)
    return loaded


def read_in_python(source):
    """What is read where there is no libyaml."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsers, "quick", None)
        return read_text(source)


def everything(loaded):
    """All that was read: the model, the position of each text, and what is said about it."""
    sources = loaded.sources if not any(p.rule == "yaml" for p in loaded.problems) else {}
    return (
        repr(loaded.support),
        [text.position for text in texts(loaded.support)],
        loaded.problems,
        loaded.questioned,
        [list(questions(source)) for source in sources.values()],
        [list(lost_texts(source)) for source in sources.values()],
    )


def test_the_valid_file_that_is_mutated_here_is_valid():
    assert assert_survived(VALID).problems == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data):
    assert everything(read_text(data)) == everything(read_in_python(data))


@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    assert_survived(text)


@given(
    st.text(st.sampled_from("ab:-?|>&*!%@`'\"[]{},# \t\n\r\x85\u2028\ufeff\\<~0é漢"), max_size=60)
)
def test_any_marks_of_yaml_are_survived(text):
    assert_survived(text)


@given(st.dictionaries(st.sampled_from(list(keys(Support))), structures, min_size=1))
def test_any_structure_is_survived(structure):
    assert_survived(json.dumps(structure, ensure_ascii=False, indent=1))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(VALID)),
            st.integers(0, 12),
            st.sampled_from(WORDS) | st.text(max_size=4),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_mutation_of_a_valid_file_is_survived(mutations):
    text = VALID
    for start, length, insertion in mutations:
        text = text[:start] + insertion + text[start + length :]
    assert_survived(text)


@given(st.permutations(VALID.splitlines(keepends=True)), st.integers(1, 60))
def test_any_order_of_the_lines_of_a_valid_file_is_survived(lines, count):
    assert_survived("".join(lines[:count]))


@given(st.data())
def test_any_block_tells_the_place_of_each_of_its_characters(data):
    rows = data.draw(st.lists(st.text(st.sampled_from("ab \t:#-漢é"), max_size=6), min_size=1))
    indent = data.draw(st.integers(1, 4))
    chomp = data.draw(st.sampled_from(["", "-", "+"]))
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    block = "".join(f"{' ' * (4 + indent)}{row}{end}" for row in rows)
    source = f"roles:{end}  r:{end}    name: R{end}    definition: |{indent}{chomp}{end}{block}"
    loaded = read_text(source)
    lines = source.split(end)
    role = loaded.support.roles["r"]
    for offset, character in enumerate(role.definition or ""):
        place = role.definition.at(offset)
        assert character == "\n" or lines[place.line - 1][place.column - 1] == character


@given(st.lists(structures, max_size=3))
def test_any_several_files_are_survived(structures):
    files = [(f"{n}.yaml", json.dumps({"roles": one})) for n, one in enumerate(structures)]
    assert len(read_sources(files).sources) == len(files)


@pytest.mark.parametrize(
    "source",
    [
        "a: &a [x, x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
        ),
        "roles: &a {a: *a, b: *a, c: *a}\n",
        "processes: &p\n  a: &s {title: A, steps: [*s, *s, *p]}\n",
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "? " * 100_000,
        "a: " * 100_000,
        "&a " * 100_000,
        "!" * 100_000,
        "%" * 100_000,
        "'" * 100_001,
        "\\" * 100_000,
        "\t" * 100_000,
        "- |\n" * 50_000,
        "k: " + "x" * 5_000_000,
        "x" * 5_000_000 + ": k",
        "".join(f"k{n}: &k{n} {{}}\n" for n in range(100_000)),
        "processes: {a: {title: A, steps: [" + "{}, " * 100_000 + "]}}",
        "roles: {" + "a: {}, " * 100_000 + "}",
    ],
    ids=range(20),
)
def test_what_is_made_to_hurt_is_survived(source):
    assert assert_survived(source).problems


def texts(value):
    """Every text of a model."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from texts(key)
            yield from texts(entry)
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, Record):
        for field in fields(type(value)):
            yield from texts(getattr(value, field))


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("ab \n\t'\"|>&*#-:?{é漢"), min_size=1, max_size=30),
            st.sampled_from([None, "|", ">", "'", '"']),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_text_that_can_place_its_characters_places_them_right(written):
    nodes = [
        yaml.ScalarNode("tag:yaml.org,2002:str", value, style=how) for value, how, _ in written
    ]
    entries = [
        yaml.MappingNode("tag:yaml.org,2002:map", [(key("title"), key("P")), (key("goal"), node)])
        for node in nodes
    ]
    pairs = [(key(f"p-{number}"), entry) for number, entry in enumerate(entries)]
    for (_, _, again), entry, node in zip(written, entries, nodes, strict=True):
        if again:  # the dumper anchors a node that stands twice
            entry.value.append((key("requires"), node))
    root = yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [(key("processes"), yaml.MappingNode("tag:yaml.org,2002:map", pairs))],
    )
    source = yaml.serialize(root, allow_unicode=True, width=40)
    lines = source.splitlines()
    for text in texts(assert_survived(source).support):
        assert lines[text.line - 1][text.column - 1 :]
        for offset, character in enumerate(text if text.indent is not None else ""):
            _, line, column = text.at(offset)
            if character != "\n":
                assert lines[line - 1][column - 1] == character


def key(text):
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)
