"""What do tables of HTML become on a page in Markdown? The same as those with bars."""

from __future__ import annotations

from textwrap import dedent

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read

TABLE = """
    # Night shift

    <div align="center">
    <table>
      <thead>
        <tr><th>Step</th><th>Who</th><th>What to do</th></tr>
      </thead>

      <tbody>
        <tr><td>1</td><td>Porter</td><td>Lock the <b>gate</b>.</td></tr>
        <tr><td>2</td><td>Guard</td><td>Count the keys.</td></tr>
      </tbody>
    </table>
    </div>
"""


def test_the_rows_of_a_table_of_tags_are_steps_and_nothing_of_it_is_lost() -> None:
    found = read("a.md", dedent(TABLE).encode())
    draft = drafted(found)
    (process,) = draft.processes

    assert [(step.title, step.who, step.at.line) for step in process.steps] == [
        ("Lock the gate", ["porter"], 5),
        ("Count the keys", ["guard"], 5),
    ]
    assert account(found, draft, written(draft, ["a.md"])).lost == 0


def test_a_table_of_tags_that_is_none_of_steps_stays_on_the_page_with_bars() -> None:
    rows = "<tr><th>Animal</th><th>Legs</th></tr><tr><td>Cat</td><td>4</td></tr>"
    page = f"# Zoo\n\n<table>{rows}</table>\n"
    draft = drafted(read("a.md", page.encode()))

    assert draft.left == [
        ("a.md:1", "# Zoo\n\n| Animal | Legs |\n| --- | --- |\n| Cat | 4 |"),
    ]


def test_tags_that_are_more_than_a_table_stay_as_they_are() -> None:
    page = "# Zoo\n\n<table>\n<tr><td>a cage</td></tr>\n</table>\n"
    draft = drafted(read("a.md", page.encode()))

    assert draft.left == [("a.md:1", "# Zoo\n\n<table>\n<tr><td>a cage</td></tr>\n</table>")]
