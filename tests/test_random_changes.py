"""What does `.ci/mutants` try? The changes that a few lines admit, on tests that run them."""

import json

import pytest
from random_changes.changes import changes
from random_changes.choice import Choice


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = a < b", ["x = (a <= b)"]),
        ("x = a == b != c", ["x = (a != b != c)"]),
        ("x = a and b", ["x = (a or b)", "x = (b)"]),
        ("x = not a", ["x = (a)"]),
        ("x = a + b", ["x = (a - b)"]),
        ("f(a, b)", ["pass", "(f(b, a))"]),
        ("f(*a, b)", ["pass"]),
        ("f(a, a)", ["pass"]),
        ("x = sorted(a)", ["x = (list(a))"]),
        ("x = 3", ["x = (4)", "x = (2)"]),
        ("x = True", ["x = (False)"]),
        ("x = 'é' 'b'", ["x = ('é')"]),
        ("x += y", ["pass"]),
        ("yield x", ["pass"]),
        ("x = [y for y in z]", ["x = [y for y in (reversed([*z]))]"]),
        ("x = {y for y in z}", []),
        ("x = any(y for y in z)", []),
        ("x = y if z else w", ["x = y if (not z) else w"]),
    ],
)
def test_a_line_is_changed_in_each_way_that_may_matter(line, expected):
    changed = [change.source for change in changes(f"def é():\n    {line}  # why\n")]
    assert changed == [f"def é():\n    {it}  # why\n" for it in expected]


@pytest.mark.parametrize(
    "source",
    [
        '"""What is said to people."""',
        "__all__ = ['a']",
        "x: Literal['a']",
        "Kind = Literal['a', 'b'] | None",
        "def f(x: Literal[1]) -> Literal[2]: ...",
        "if TYPE_CHECKING:\n    x = 1",
        "x = f'{a + 1}'",
    ],
)
def test_what_does_not_run_is_not_changed(source):
    assert [change.new for change in changes(source)] == []


def test_a_change_knows_its_lines_and_whether_it_waits_for_a_call():
    first, second, third = changes(
        "a = b < c\ndef f():\n    return (a <\n            b)\nd = e < f\n"
    )
    assert [(it.lines, it.is_called) for it in (first, second, third)] == [
        (range(1, 2), False),
        (range(3, 5), True),
        (range(5, 6), False),
    ]


RUNS = {
    "lines": {
        "a.py": {
            "2": ["t.py::broad", "t.py::near", "u.py::slow", "t.py::endless"],
            "9": ["u.py::else"],
        },
        "b.py": {str(line): ["t.py::broad"] for line in range(9)},
    },
    "seconds": {
        "t.py::broad": 1,
        "t.py::near": 1,
        "u.py::slow": 5,
        "t.py::endless": 60,
        "u.py::else": 1,
    },
}


@pytest.mark.parametrize(
    ("source", "seconds", "expected"),
    [
        ("def f():\n    return a < b", 20, ["t.py::near", "t.py::broad", "u.py::slow"]),
        ("def f():\n    return a < b", 6.5, ["t.py::near", "u.py::slow"]),
        ("def f():\n    return a < b", 0.5, ["t.py::near"]),
        ("x = a < b", 9, ["t.py::near", "t.py::broad", "u.py::else", "u.py::slow"]),
        ("def f():\n\n    return a < b", 20, []),
    ],
    ids=["most about it", "what fits", "one at least", "all of a module", "no test"],
)
def test_of_the_tests_that_run_a_line_those_most_about_its_file_come_first(
    source, seconds, expected, tmp_path
):
    (tmp_path / "map.json").write_text(json.dumps(RUNS), "utf-8")
    (change,) = changes(source)

    assert Choice(tmp_path / "map.json").tests("a.py", change, seconds) == expected
