"""Do texts know where they stand?"""

import copy
import pickle

import pytest

from sphinx_support_process.load import read_text
from sphinx_support_process.text.lines import Lines
from sphinx_support_process.text.text import Place, Text

HEAD = "processes:\n  a:\n    title: A\n    steps:\n      - id: s\n        title: S\n"


def step_text(block, source_head=HEAD):
    """The `text` of a step written by `block`, and the lines of its file."""
    source = source_head + block
    loaded = read_text(source)
    assert loaded.problems == ()
    (step,) = loaded.support.processes["a"].steps
    return step.text, source.splitlines()


def assert_exact(text, lines):
    """Every visible character of the text stands at the place that it tells."""
    told = [text.at(offset) for offset, character in enumerate(text) if character != "\n"]
    there = [lines[place.line - 1][place.column - 1] for place in told]
    assert "".join(there) == text.replace("\n", "")


def test_a_text_equals_the_string_that_it_holds():
    assert Text("hello", "f.yaml", 3, 5) == "hello"


def test_a_text_survives_pickling_with_its_place():
    text = pickle.loads(pickle.dumps(Text("hello", "f.yaml", 3, 5, 7)))
    assert (text, text.place, text.indent) == ("hello", Place("f.yaml", 3, 5), 7)


def test_a_text_survives_copying_with_its_place():
    text = copy.deepcopy(Text("hello", "f.yaml", 3, 5))
    assert (text, text.place, text.indent) == ("hello", Place("f.yaml", 3, 5), None)


def test_a_text_that_is_no_block_tells_the_place_where_it_begins():
    assert Text("a b c", "f.yaml", 3, 5).at(4) == Place("f.yaml", 3, 5)


def test_the_first_line_of_a_block_is_the_one_below_its_indicator():
    text, _ = step_text("        text: |\n          one\n")
    assert (text.line, text.first_line) == (7, 8)


@pytest.mark.parametrize(
    "block",
    [
        "        text: |\n          one\n          two\n",
        "        text: |\n\n\n          after blank lines\n\n          more\n",
        "        text: |\n  \n     \n          after lines of spaces\n",
        "        text: |  # a comment\n          one\n           indented more\n",
        "        text: |2\n            two spaces stay\n          none\n",
        "        text: |1-\n\n          a space stays\n         none\n",
        "        text: |-\n          stripped\n\n\n",
        "        text: |+\n          kept\n\n\n",
        "        text: |\n          - a\tb\n          \tc\n",
        "        text: |\n          wide: 漢字 مرحبا 👩‍💻 e\u0301\n          after\n",
        "        text: |\n          trailing spaces   \n          after\n",
        "        text: |\n          no new line at the end",
        "        text: &anchor |\n          after an anchor\n",
        "        text:\n          |\n          the indicator on a line of its own\n",
        "        text: &anchor\n          |\n          an anchor on the line before\n",
        "        text: |\n         one column more than the key\n",
    ],
)
def test_every_character_of_a_block_stands_where_it_says(block):
    assert_exact(*step_text(block))


def test_windows_line_ends_move_nothing():
    text, lines = step_text("        text: |\n\n          one\n          two\n")
    windows, _ = step_text(
        "        text: |\r\n\r\n          one\r\n          two\r\n", HEAD.replace("\n", "\r\n")
    )
    assert windows == text
    assert_exact(windows, lines)


def test_a_byte_order_mark_moves_nothing():
    loaded = read_text("\ufeffstatuses: [Open]\n")
    assert loaded.support.statuses[0].place == Place("support.yaml", 1, 12)


def test_wide_characters_count_as_one_column_each():
    loaded = read_text("statuses: [漢字, 👩, Open]\n")
    assert [status.column for status in loaded.support.statuses] == [12, 16, 19]


def test_a_folded_text_tells_only_where_it_begins():
    text, _ = step_text("        text: >\n          one\n          two\n")
    assert text.at(5) == Place("support.yaml", 7, 15)


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        ("one two", [14, 18]),
        ("'one two'", [15, 19]),
        ('"one two"', [15, 19]),
        ("one two  # a comment", [14, 18]),
        ("漢字 two", [14, 17]),
    ],
)
def test_the_words_of_a_text_in_one_line_stand_where_they_say(written, columns):
    text, _ = step_text(f"        text: {written}\n")
    places = [text.at(0), text.at(text.index(" ") + 1)]
    assert [place.column - 1 for place in places] == columns
    assert {place.line for place in places} == {7}


@pytest.mark.parametrize(
    "written",
    [
        r'"a \u0062 two"',
        "'it''s two'",
        "&name one two",
        "one\n          two",
        '"one\n          two"',
    ],
)
def test_a_text_with_escapes_or_several_lines_tells_only_where_it_begins(written):
    text, _ = step_text(f"        text: {written}\n")
    assert text.at(text.index("two")) == Place("support.yaml", 7, 15)


@pytest.mark.parametrize("block", ["text: plain words", "text: |\n          a block"])
def test_a_text_that_was_read_is_pickled_with_its_place_and_without_its_file(block):
    text, _ = step_text(f"        {block}\n")
    copied = pickle.loads(pickle.dumps(text))
    assert (copied, copied.position) == (text, text.position)
    assert len(pickle.dumps(text)) < 300


def test_lines_begin_and_end_where_they_are_written_also_those_that_are_not_there():
    lines = Lines("a\nbc\n")
    assert [lines.start(number) for number in (0, 1, 2, 3, 4)] == [0, 0, 2, 5, 0]
    assert [lines.end(number) for number in (1, 2, 3)] == [1, 4, 5]
