"""What does `import` find beside steps on pages of any team? Levels, words, roles, messages."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Draft
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def drafted(page: str) -> Draft:
    """The draft of a page, once its YAML was read without a problem."""
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    return made


def levels(page: str) -> dict[str, str]:
    return {one.name: one.definition for scale in drafted(page).levels for one in scale.levels}


@pytest.mark.parametrize(
    ("head", "gravest", "least", "name"),
    [
        ("Class", "#P1", "#P2", "P1"),
        ("Label", "`Priority: High`", "`Priority: Low`", "Priority: High"),
        ("Colour", "🔴 SEV-1", "🟢 SEV-2", "SEV-1"),
        ("Farbe", "Stufe 1", "Stufe 2", "Stufe 1"),
        ("Couleur", "Critique", "Faible", "Critique"),
        ("Color", "Gravedad alta", "Gravedad baja", "Gravedad alta"),
    ],
)
def test_a_table_is_one_of_levels_by_the_names_in_it(
    head: str, gravest: str, least: str, name: str
) -> None:
    page = f"# Kiln\n\n| {head} | Means |\n| --- | --- |\n| {gravest} | hot |\n| {least} | warm |\n"

    assert list(levels(page).values()) == ["hot", "warm"]
    assert levels(page)[name] == "hot"


def test_a_table_that_names_a_level_more_than_once_tells_none() -> None:
    assert not levels("""
        # Kiln

        | Fault | Potter |
        | --- | --- |
        | P1: cracks | comes |
        | P1: smoke | comes |
    """)


def test_a_table_of_levels_by_levels_tells_none() -> None:
    assert not levels("""
        # Kiln

        | Risk | High | Low |
        | --- | --- | --- |
        | High | now | soon |
        | Low | soon | never |
    """)


@pytest.mark.parametrize(
    "item",
    ["`p1`: {}", "**P1**: {}", "**P1 (grave)** - {}", "P1: {}", "**P1** (grave): {}"],
)
def test_a_list_is_one_of_levels_however_they_are_marked(item: str) -> None:
    grave, least = item.format("it burns"), item.replace("1", "2").format("it glows")
    page = f"# Kiln\n\nWe use these:\n\n- {grave}\n- {least}\n"

    assert list(levels(page).values()) == ["it burns", "it glows"]


def test_what_stands_below_a_level_in_a_list_belongs_to_it() -> None:
    found = levels("""
        # Kiln

        - **P1**: it burns
          - call the potter
        - **P2**: it glows
    """)

    assert found == {"P1": "it burns\n\n- call the potter", "P2": "it glows"}


HEADED = """
    # Kiln

    ## How bad is it?

    ### P1: it burns

    The shed is in danger.

    - Answer: 10 minutes

    ### P2: it glows

    The pots are.

    ## What to do

    1. Open the door.
    2. Call the potter.
"""


def test_headings_are_levels_where_each_says_what_it_means() -> None:
    assert levels(HEADED) == {
        "P1: it burns": "The shed is in danger.\n\n- Answer: 10 minutes",
        "P2: it glows": "The pots are.",
    }


def test_headings_of_levels_with_what_to_do_are_processes() -> None:
    made = drafted(HEADED.replace("- Answer: 10 minutes", "- Open the door\n    - Call the potter"))

    assert made.levels == []
    assert [one.title for one in made.processes] == ["P1: it burns", "Kiln"]


def people(page: str) -> list[str]:
    return [one.name for group in drafted(page).communities for one in group.representatives]


def test_lines_that_share_their_words_are_no_people() -> None:
    assert not people("""
        # Ferry

        - Lisbon Ticket Office - +351 21 555 0101
        - Porto Ticket Office - +351 22 555 0102
    """)


def test_two_people_may_share_a_name() -> None:
    assert people(
        "# Ferry\n\n- Kim Harbour - +351 21 555 0101\n- Lee Harbour - +351 22 555 02\n"
    ) == [
        "Kim Harbour",
        "Lee Harbour",
    ]


@pytest.mark.parametrize("blank", ["[Name]", "<name>", "{name}", "____", "…"])
def test_a_place_to_fill_in_is_nobody(blank: str) -> None:
    made = drafted(f"""
        # Ferry

        | Role | Name | Phone |
        | --- | --- | --- |
        | Harbour Master | {blank} | [#] |
    """)

    assert made.communities == []
    assert [role.held_by for role in made.roles] in ([], [""])


@pytest.mark.parametrize(
    ("role", "name"), [("Author", "Name"), ("Geprüft von", "Name"), ("Redactor", "Nombre")]
)
def test_who_wrote_a_page_is_nobody_to_call(role: str, name: str) -> None:
    head = "Rolle" if role.startswith("G") else "Role"
    page = f"# Ferry\n\n| {head} | {name} | Team |\n| --- | --- | --- |\n| {role} | Kim Harbour | A |\n"

    assert not people(page)
    assert people(page.replace(role, "Pilot")) == ["Kim Harbour"]
