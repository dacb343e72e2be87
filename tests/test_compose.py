"""Is it YAML at all?"""

import pytest
import yaml

from sphinx_support_process.load.compose import compose, decode
from sphinx_support_process.load.parsers import MAX_DEPTH
from sphinx_support_process.problem import Problem
from sphinx_support_process.text import Place


def test_an_empty_text_has_no_root():
    assert compose("", "f.yaml").root is None


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
    assert isinstance(compose(nested(MAX_DEPTH - 1), "f.yaml").root, yaml.Node)
    assert isinstance(compose(nested(MAX_DEPTH + 1), "f.yaml"), Problem)


def test_brackets_beside_each_other_are_not_nested():
    assert isinstance(compose("[" + "[], {}, " * 30_000 + "]", "f.yaml").root, yaml.Node)


def test_brackets_in_a_text_are_not_nested():
    assert isinstance(compose("a: '" + "[" * 50_000 + "'", "f.yaml").root, yaml.Node)


def test_a_long_line_is_not_nested():
    assert isinstance(compose("a: " + "x" * 50_000, "f.yaml").root, yaml.Node)


def test_a_character_that_yaml_forbids_is_told_with_its_line_and_column():
    problem = compose("a: 漢\nb: c\x0bd", "f.yaml")
    assert isinstance(problem, Problem)
    assert (problem.place, problem.message) == (
        Place("f.yaml", 2, 5),
        "the character U+000B cannot stand in a YAML file",
    )


def test_a_mistake_at_the_end_of_the_file_stands_in_its_last_line():
    problem = compose("a: [b,\n  c\n\n", "f.yaml")
    assert isinstance(problem, Problem)
    assert problem.place == Place("f.yaml", 3, 1)
