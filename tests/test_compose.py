"""Is it YAML at all?"""

from pathlib import Path

import pytest
import yaml

from sphinx_support_process.load import parsers
from sphinx_support_process.load.compose import compose
from sphinx_support_process.load.parsers import MAX_DEPTH
from sphinx_support_process.text.file import decode
from sphinx_support_process.text.problem import Note, Problem
from sphinx_support_process.text.text import Place

pytestmark = pytest.mark.usefixtures("reader")


def test_an_empty_text_has_no_root():
    assert compose("", "f.yaml") is None


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfroles: {}", "f.yaml") == "roles: {}"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize(
    ("before", "line", "column"), [("é: ü\nab", 2, 3), ("ü", 1, 2), ("", 1, 1)]
)
def test_a_byte_that_is_not_utf8_is_told_with_its_line_and_column(mark, before, line, column):
    problem = decode(mark + before.encode() + b"\xff", "f.yaml")
    assert isinstance(problem, Problem)
    assert (problem.place, problem.message) == (
        Place("f.yaml", line, column),
        "byte 0xff is not UTF-8",
    )


@pytest.mark.parametrize(
    "nested",
    [
        lambda depth: "[" * depth + "]" * depth,
        lambda depth: "- " * (depth - 1) + "x" if depth else "x",
        lambda depth: "{a: " * depth + "}" * depth,
        lambda depth: "".join(f"{' ' * level}a:\n" for level in range(depth)),
    ],
    ids=["lists", "dashes", "braces", "indented keys"],
)
def test_nesting_is_accepted_up_to_its_limit(nested):
    assert isinstance(compose(nested(MAX_DEPTH - 1), "f.yaml"), yaml.Node)
    assert isinstance(compose(nested(MAX_DEPTH + 1), "f.yaml"), Problem)


def test_brackets_beside_each_other_are_not_nested():
    assert isinstance(compose("[" + "[], {}, " * 30_000 + "]", "f.yaml"), yaml.Node)


def test_brackets_in_a_text_are_not_nested():
    assert isinstance(compose("a: '" + "[" * 50_000 + "'", "f.yaml"), yaml.Node)


def test_a_long_line_is_not_nested():
    assert isinstance(compose("a: " + "x" * 50_000, "f.yaml"), yaml.Node)


def test_a_character_that_yaml_forbids_is_told_with_its_line_and_column():
    problem = compose("a: 漢\nb: c\x0bd", "f.yaml")
    assert isinstance(problem, Problem)
    assert (problem.place, problem.message) == (
        Place("f.yaml", 2, 5),
        "the character U+000B cannot be in a YAML file",
    )


def test_a_mistake_at_the_end_of_the_file_stands_in_its_last_line():
    problem = compose("a: [b,\n  c\n\n", "f.yaml")
    assert isinstance(problem, Problem)
    assert problem.place == Place("f.yaml", 1, 4)
    assert problem.related == (Note(Place("f.yaml", 3, 1), "something else is here"),)


SHIPPED = sorted(
    file
    for folder in ("docs", "sphinx_support_process", "tests/exports")
    for file in (Path(__file__).parents[1] / folder).rglob("*.yaml")
    if "_build" not in file.parts
)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_a_file_that_we_hand_out_is_read_by_the_strictest_reader(file):
    assert yaml.compose(file.read_text("utf-8"), Loader=yaml.BaseLoader) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: b\tc\t# d\n",
        "{a:\tb,\tc: d?}\n",
        "a: b\n  \tc\n",
        "a: |\t# b\n  c\n",
        "a: |# b\n  c\n",
        "a: !x\tb\n",
        "{a: !x, b: c}\n",
        "a: !x b!c\n",
        "{a: , b: }\n",
        "[a: , b? ]\n",
        "? a\n? b",
    ],
)
def test_what_libyaml_reads_is_read_alike_without_it(text):
    assert nodes(text, parsers.Python) == nodes(text, parsers.quick or parsers.Python)


def nodes(text, reader):
    """The events of a text: what they are, what they hold, and where."""
    return [
        (type(event).__name__, getattr(event, "value", None), place(event.start_mark))
        for event in yaml.parse(text, reader)
    ]


def place(mark):
    return mark.line, mark.column


def test_a_text_that_libyaml_refuses_and_pyyaml_reads_is_read():
    assert compose("{a: [?, b]}", "f.yaml").value[0][1].value[1].value == "b"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("terms:\n  {}: {{name: A}}\n", 3),
        ("terms:\n  a: {{}}\n  - {}: {{name: A}}\n", 5),
        ("terms: {{a: {{name: A}}, {}: {{name: A}}}}\n", 23),
        ('terms:\n  "{}": {{name: A}}\n', 3),
    ],
)
def test_a_key_that_is_too_long_for_yaml_is_told_with_its_length(text: str, column: int) -> None:
    problem = compose(text.format("k" * 1100), "f.yaml")
    assert isinstance(problem, Problem)
    assert problem.place.column == column
    assert problem.message.startswith("this key has 1,10")
    assert problem.help == "shorten it"
