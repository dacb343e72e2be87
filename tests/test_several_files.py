"""Are several files one support process?"""

import pytest
from reading import told

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import read, read_sources
from sphinx_support_process.text.file import decode

pytestmark = pytest.mark.usefixtures("reader")


def together(**files):
    """What files say together: pairs of a name (without `.yaml`) and a text."""
    return read_sources((f"{name}.yaml", text) for name, text in files.items())


def said(**files):
    return [f"{problem.place.file}:{told(problem)}" for problem in together(**files).problems]


def test_any_key_can_stand_in_any_file():
    model = together(a="roles: {r: {name: R}}", b="statuses: Open").support
    assert (list(model.roles), model.statuses) == (["r"], ("Open",))


def test_entries_of_one_key_are_put_together_in_the_order_of_the_files():
    model = together(b="roles: {y: {name: Y}}", a="roles: {x: {name: X}}").support
    assert list(model.roles) == ["y", "x"]


def test_lists_are_put_together():
    assert together(a="statuses: Open", b="statuses: [Closed]").support.statuses == (
        "Open",
        "Closed",
    )


def test_an_id_in_two_files_is_told_in_the_second_and_names_the_first():
    assert said(a="roles: {r: {name: A}}", b="\nroles: {r: {name: B}}") == [
        (
            "b.yaml:2:9 duplicate-id: `r` is defined twice (defined here first: 1:9)"
            " | rename one of them; the other is at a.yaml:1"
        )
    ]


def test_of_an_id_in_two_files_the_first_holds():
    model = together(a="roles: {r: {name: A}}", b="roles: {r: {name: B}}").support
    assert model.roles["r"].name == "A"


def test_a_second_calendar_is_told_and_names_the_first():
    assert said(a="calendar: {units: {u: 1 hour}}", b="calendar: {units: {u: 2 hours}}") == [
        (
            "b.yaml:1:1 duplicate-id: `calendar` is defined twice (defined here first: 1:1)"
            " | write all of it in one file; the other is at a.yaml:1"
        )
    ]


def test_a_file_that_is_no_yaml_does_not_hide_the_others():
    loaded = together(a="roles: [", b="roles: {r: {name: R}}")
    assert (len(loaded.problems), list(loaded.support.roles)) == (1, ["r"])


def test_an_empty_file_beside_another_is_told():
    assert [problem.split(" | ")[0] for problem in said(a="roles: {}", b="")] == [
        "b.yaml:1:1 schema: the file is empty"
    ]


def test_every_file_that_could_be_decoded_gives_its_text():
    lost = decode(b"\xff", "b.yaml")
    loaded = read_sources([("a.yaml", "roles: ["), ("b.yaml", lost), ("c.yaml", "{}")])
    assert loaded.sources == {"a.yaml": "roles: [", "c.yaml": "{}"}


def test_texts_name_the_file_in_which_they_stand():
    model = together(a="statuses: Open", b="statuses: Closed").support
    assert [status.file for status in model.statuses] == ["a.yaml", "b.yaml"]


def test_files_are_read_from_disk(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("statuses: Geöffnet", "utf-8")
    assert read([path]).support.statuses == ("Geöffnet",)


def test_of_a_step_that_nobody_does_roles_of_its_own_file_are_offered_first():
    roles = ", ".join(f"r{number}: {{name: R{number}, external: true}}" for number in range(6))
    process = "processes: {p: {title: P, trigger: Mail., steps: [Look]}}"
    files = together(a=f"roles: {{{roles}}}", b=f"roles: {{own: {{name: Own}}}}\n{process}")
    (problem,) = check(Context(files, Settings(select=frozenset({"missing-owner"}))))
    assert problem.help == "add `who:` with one of `own`, `r0`, `r1`, `r2`, `r3`"
