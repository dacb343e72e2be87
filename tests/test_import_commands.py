"""Which lines of code are steps? Comments that order something."""

from __future__ import annotations

from textwrap import dedent

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Step
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def steps(page: str) -> list[Step]:
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    return [step for process in made.processes for step in process.steps]


def test_comments_that_order_are_steps_with_the_code_below_them() -> None:
    found = steps("""
        # Moving the shop

        ```sh
        # Stop the till
        till stop

        # If the drawer is open, close it
        # It rings twice.
        till close
        sleep 2

        # Copy the prices
        cp prices /new
        ```
    """)

    assert [(step.if_, step.title, step.text) for step in found] == [
        ("", "Stop the till", "```sh\ntill stop\n```"),
        ("the drawer is open", "Close it", "It rings twice.\n\n```sh\ntill close\nsleep 2\n```"),
        ("", "Copy the prices", "```sh\ncp prices /new\n```"),
    ]
    assert [step.at.line for step in found] == [5, 8, 13]


def test_comments_that_only_explain_stay_in_their_code() -> None:
    page = """
        # Prices

        ```yaml
        # the first price
        first: 10
        # the second price
        second: 20
        ```
    """

    assert steps(page) == []


def test_a_text_that_is_no_code_of_commands_stays_as_it_is() -> None:
    page = """
        # Prices

        ```{code-block} sh
        # Stop the till
        till stop
        ```
    """

    assert steps(page) == []
