"""What looks like a step on a page and is none? What is not done, wished for, or has to be true."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing.structure.deeds import deed


def steps(page: str) -> list[str]:
    """The titles of all steps."""
    return [step.title for process in drafted(page).processes for step in process.steps]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper will never feed the wolves by hand.",
        "Keys should not be lent to visitors.",
        "No animals are sold at the gate.",
        "You are not expected to clean the ponds.",
        "Die Schlüssel sollen nicht verliehen werden.",
    ],
)
def test_what_is_not_done_is_no_deed(sentence: str) -> None:
    assert deed(sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper will aim to feed the wolves at dawn.",
        "The vet will make every effort to answer by noon.",
        "Keepers should commit to two seasons.",
        "The vet will attempt to answer by noon.",
        "Die Direktorin soll sich bemühen, mittags zu antworten.",
        "Le directeur doit s'efforcer de répondre avant midi.",
        "El director debe procurar responder antes del mediodía.",
    ],
)
def test_what_somebody_only_strives_for_is_no_deed(sentence: str) -> None:
    assert deed(sentence) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "You should be cautious near the pond.",
        "Our first concern will be to calm the herd.",
        "The keeper is empowered to close the gate.",
        "Be aware of the wolves.",
        "Stay calm when an owl attacks.",
    ],
)
def test_how_somebody_is_or_has_to_be_is_no_deed(sentence: str) -> None:
    assert deed(sentence) == ""


@pytest.mark.parametrize(
    "sentence", ["Keys should be returned at night.", "Food is not weighed but counted."]
)
def test_what_has_to_be_done_still_is_a_deed_if_it_is_not_denied(sentence: str) -> None:
    assert deed(sentence) == ("done" if "should" in sentence else "")


@pytest.mark.parametrize(
    "line",
    [
        "A helper may keep a key if they:",
        "Anybody can be a helper who is of age, if they have signed, and if they:",
        "As a helper, you agree to:",
        "Close the gate only in the following situations:",
        "Un gardien garde sa clé si il:",
    ],
)
def test_a_list_below_the_beginning_of_a_condition_is_none_of_steps(line: str) -> None:
    assert (
        steps(f"""
        # Wildlife park

        {line}

        1. Feed the owls every night.
        2. Clean the ponds once a year.
    """)
        == []
    )


def test_a_list_below_a_condition_that_begins_its_line_is_one_of_steps() -> None:
    assert steps("""
        # Wildlife park

        If they agree:

        1. Feed the owls.
        2. Clean the ponds.
    """) == ["Feed the owls", "Clean the ponds"]


@pytest.mark.parametrize(
    "title",
    [
        "Core principles",
        "Eligibility",
        "Tools and materials",
        "Expectations of a helper",
        "Keeper tips",
        "Voraussetzungen",
        "Éligibilité",
        "Elegibilidad",
    ],
)
def test_a_list_below_a_heading_of_what_has_to_be_true_is_none_of_steps(title: str) -> None:
    assert (
        steps(f"""
        # Wildlife park

        ## {title}

        1. Feed the owls every night.
        2. Clean the ponds once a year.
    """)
        == []
    )


def test_headings_that_name_acts_are_no_steps_where_orders_stand_below_them() -> None:
    assert steps("""
        # Escape procedure

        ## Escape detection

        The manager counts the wolves. The manager must report how many are out.

        ## Communication

        The park is closed.

        ### Warn the village

        If a wolf is out, ring the bell.

        ## Escape investigation

        The vet looks at the fence.
    """) == [
        "The manager counts the wolves",
        "The manager must report how many are out",
        "Ring the bell",
        "The vet looks at the fence",
    ]


def test_headings_that_are_orders_are_steps_whatever_stands_below_their_own_headings() -> None:
    assert steps("""
        # Feeding process

        ## Confirm the order

        The clerk must confirm it by noon.

        ## Weigh the food

        The keeper weighs it.

        ### Owls

        Our owls live in the tower.

        ### Wolves

        Our wolves live in the wood.

        ## Clean the bowls

        The helper must clean them.
    """) == ["Confirm the order", "Weigh the food", "Clean the bowls"]
