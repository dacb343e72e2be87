"""What does the loader make of a YAML text, and what does it say about a wrong one?"""

import pickle

import pytest
from reading import STEPS, mistakes, problems, support, told

from sphinx_support_process.load import read, read_text
from sphinx_support_process.text.text import Place

pytestmark = pytest.mark.usefixtures("reader")


@pytest.mark.parametrize(("source", "said"), mistakes("format.txt"))
def test_what_is_not_in_the_format_is_told_with_its_place_and_what_to_do(source, said):
    assert problems(source) == said


@pytest.mark.parametrize(("source", "said"), mistakes("yaml.txt"))
def test_what_is_no_yaml_is_told_with_its_place_and_what_to_do(source, said):
    assert problems(source) == said


TAB = "yaml: a tab is in the indentation | indent with spaces; YAML does not allow tabs there"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("roles:\n\tt: {name: X}\n", "2:1"),
        ("roles:\n  t:\n  \tname: X\n", "3:3"),
        (STEPS + "      - id: x\n        title: X\n        text: |\n\t  a\n", "8:1"),
    ],
)
def test_a_tab_in_the_indentation_is_told(source, place):
    assert problems(source) == [f"{place} {TAB}"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "roles: {t: {name: a\x07b}}",
            "1:20 yaml: the character U+0007 cannot be in a YAML file | remove the character",
        ),
        (
            "roles:\n  t: {name: a\u2028b}\n",
            (
                "2:14 yaml: the character U+2028 cannot be in a YAML file"
                " | replace it with a space or a new line"
            ),
        ),
        (
            b"roles:\n  t: {name: caf\xe9}\n",
            "2:16 yaml: byte 0xe9 is not UTF-8 | save the file in the encoding UTF-8",
        ),
        (
            "roles: {}".encode("utf-16-le"),
            "1:2 yaml: the character U+0000 cannot be in a YAML file | remove the character",
        ),
        (
            b"\xff\xfer\x00",
            "1:1 yaml: byte 0xff is not UTF-8 | save the file in the encoding UTF-8",
        ),
        (
            "[" * 10_000_000,
            (
                "1:100 yaml: the YAML is nested deeper than 100 levels"
                " | quote texts that hold `[` or `{`"
            ),
        ),
    ],
    ids=["control character", "line separator", "Latin-1", "UTF-16", "UTF-16 with mark", "nesting"],
)
def test_what_cannot_be_read_at_all_is_one_problem(source, said):
    assert problems(source) == [said]


@pytest.mark.parametrize("word", ["no", "on", "1:30", "0123", "1e3", "null", "~", "2026-01-01"])
def test_a_scalar_is_read_as_it_is_written(word):
    assert support(f"statuses: [{word}]\n").statuses == (word,)


def test_one_text_stands_for_a_list_of_one():
    assert support("statuses: Open\n").statuses == ("Open",)


def test_an_empty_mapping_is_a_whole_file():
    assert support("{}\n").roles == {}


def test_a_plain_string_is_a_step_with_that_title_and_an_id_made_from_it():
    (step,) = support(STEPS + "      - Close the ticket, politely\n").processes["a"].steps
    assert (step.id, step.title) == ("close-the-ticket-politely", "Close the ticket, politely")


def test_a_plain_string_in_another_script_gets_an_id_in_that_script():
    (step,) = support(STEPS + "      - 提交 请求\n").processes["a"].steps
    assert step.id == "提交-请求"


def test_a_plain_string_without_letters_gets_an_id_from_its_place_in_the_list():
    (_, step) = support(STEPS + "      - Do it\n      - '!'\n").processes["a"].steps
    assert step.id == "entry-2"


def test_steps_are_numbered_as_they_are_listed_and_know_their_process():
    steps = support(STEPS + "      - One\n      - {id: two, title: Two}\n").processes["a"].steps
    assert [(step.name, step.number) for step in steps] == [("a.one", 1), ("a.two", 2)]


def test_a_step_that_cannot_be_read_leaves_no_gap_in_the_numbers():
    loaded = read_text(STEPS + "      - One\n      - [what]\n      - Three\n")
    steps = loaded.support.processes["a"].steps
    assert [(step.id, step.number) for step in steps] == [("one", 1), ("three", 2)]


def test_an_answer_can_be_a_target_alone_or_a_mapping():
    source = STEPS + "      - {id: x, title: Is it?, answers: {Yes: y, No: {go: next, text: T}}}\n"
    (step,) = support(source).processes["a"].steps
    answers = {label: (answer.go, answer.text) for label, answer in step.answers.items()}
    assert answers == {"Yes": ("y", None), "No": ("next", "T")}


def test_every_text_carries_the_place_where_it_stands():
    (step,) = support(STEPS + "      - id: x\n        title: Do it\n").processes["a"].steps
    assert step.title.place == Place("support.yaml", 6, 16)


def test_the_key_of_an_entry_is_its_id_with_its_place():
    role = support("roles:\n  triager: {name: Triager}\n").roles["triager"]
    assert (role.id, role.id.place) == ("triager", Place("support.yaml", 2, 3))


def test_true_and_false_are_read_as_such():
    roles = support("roles: {a: {name: A, external: true}, b: {name: B, external: false}}").roles
    assert (roles["a"].external, roles["b"].external) == (True, False)


def test_an_anchor_is_read_wherever_it_is_named():
    roles = support(
        "roles: {a: {name: A, definition: &d Same}, b: {name: B, definition: *d}}"
    ).roles
    assert roles["b"].definition == "Same"


def test_what_is_right_is_read_beside_what_is_wrong():
    loaded = read_text("roles:\n  a: {name: A, colour: red}\n  b: [B]\n  c: {name: C}\n")
    assert list(loaded.support.roles) == ["a", "c"]


def test_a_wrong_id_is_mended_so_that_the_rest_can_be_read():
    loaded = read_text("roles: {Support Triager: {name: Triager}}")
    assert list(loaded.support.roles) == ["support-triager"]


def test_a_mapping_that_contains_itself_is_told_once():
    said = (
        "unknown key `working` in `working` | known here: `days`, `holidays`, `hours`, `timezone`"
    )
    assert problems("calendar: &c\n  working: *c\n") == [f"2:3 schema: {said}"]


def test_aliases_that_multiply_are_refused():
    who = f"statuses: &who [{', '.join(['r'] * 1000)}]\n"
    steps = "".join(f"      - {{id: s{n}, title: S, who: *who}}\n" for n in range(2000))
    assert problems(who + STEPS + steps) == [
        "1:1 yaml: aliases expand to too many values | write some of them out"
    ]


def test_a_file_of_nothing_but_mistakes_is_left_after_a_thousand():
    said = problems("".join(f"k{n}: 1\n" for n in range(3000)))
    assert len(said) == 1001
    assert said[-1] == "1:1 yaml: the file has more than 1,000 problems | fix the first ones"


def test_a_text_of_more_than_a_hundred_thousand_characters_is_refused():
    assert problems("roles: {t: {name: " + "x" * 100_001 + "}}") == [
        "1:19 schema: `name` holds 100,001 characters | keep a text below 100,000"
    ]


def test_a_key_of_1024_characters_is_read_and_a_longer_one_is_told():
    assert problems(f"roles: {{}}\nterms:\n  {'k' * 1024}: {{name: K, definition: K.}}\n") == []
    assert problems(f"roles: {{}}\nterms:\n  {'k' * 1025}: {{name: K, definition: K.}}\n") == [
        "3:3 yaml: this key has 1,025 characters, of which YAML reads 1,024 at most | shorten it"
    ]


def test_a_thousand_steps_are_read():
    steps = (
        support(STEPS + "".join(f"      - Step {n}\n" for n in range(1000))).processes["a"].steps
    )
    assert (len(steps), steps[999].number, steps[999].title) == (1000, 1000, "Step 999")


def test_arabic_and_chinese_texts_are_kept_as_they_are():
    roles = support("roles: {a: {name: فريق الدعم, definition: 谁来处理请求}}").roles
    assert (roles["a"].name, roles["a"].definition) == ("فريق الدعم", "谁来处理请求")


def test_a_step_can_be_pickled_with_the_places_of_its_texts():
    (step,) = support(STEPS + "      - {id: x, title: X}\n").processes["a"].steps
    assert pickle.loads(pickle.dumps(step)).title.place == step.title.place


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    path = tmp_path / "none.yaml"
    (problem,) = read([path]).problems
    assert (problem.place, told(problem)) == (
        Place(str(path), 1, 1),
        "1:1 yaml: the file cannot be read: no such file or directory",
    )


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path):
    (problem,) = read([tmp_path]).problems
    assert told(problem) == "1:1 yaml: the file cannot be read: is a directory"


def test_a_file_of_more_than_ten_million_bytes_is_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(10_000_001)
    (problem,) = read([path]).problems
    assert told(problem) == "1:1 yaml: the file is larger than 10,000,000 bytes | split it"
