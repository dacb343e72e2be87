"""Where do the words of a page lead? To steps of parts, to parts; and columns that lead on."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Process, Step
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text

PAGE = """
# Handbook

## 1. Booking

1. Open the book.
2. Write the name.
3. Sign the page.

## 2. Closing

### 2.1 At the desk

1. Count the money.
2. Lock the till.

### 2.2 At the door

1. Close the shutters.
2. {}
3. Turn the key.
"""


def processes(page: str) -> list[Process]:
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    return made.processes


def last_but_one(words: str) -> Step:
    """The second step of the last part of the page, which says some words."""
    return processes(PAGE.format(words))[-1].steps[1]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ask, as in step 2 of section 1.", "booking.write-name"),
        ("Ask, as in step 2 of Booking.", "booking.write-name"),
        ("Ask, see [Booking](#1-booking), step 3.", "booking.sign-page"),
        ("Ask, then back to Booking, 3.", "booking.sign-page"),
        ("Ask, see section 2.1, step 2.", "desk.lock-till"),
        ("Ask, then see 2.1.", "desk"),
        ("Ask, then go back to 2.1, lock the till.", "desk.lock-till"),
        ("Ask, then continue with At the desk.", "desk"),
        ("Ask, then skip to *Sign the page*.", "booking.sign-page"),
        ("Ask the clerk, see the step above.", "close-shutters"),
        ("Ask the clerk and start again from the top.", "close-shutters"),
        ("Fragen, dann zurück zu Abschnitt 1, Schritt 2.", "booking.write-name"),
        ("Fragen, weiter mit Schritt 3 (Booking).", "booking.sign-page"),
        ("Demander, voir étape 2 de « 1. Booking ».", "booking.write-name"),
        ("Demander, puis retour au point 2 de la section 1.", "booking.write-name"),
        ("Preguntar, volver al paso 2 de Booking.", "booking.write-name"),
        ("Preguntar, ver el apartado 2.1, paso 2.", "desk.lock-till"),
        ("Ask the clerk → 3.", "turn-key"),
    ],
)
def test_words_lead_to_the_step_or_the_part_that_they_name(words: str, place: str) -> None:
    step = last_but_one(words)

    assert f"`{place}`" in " ".join(step.notes.get("title", []) + step.notes.get("text", []))
    said = f"{step.title} {step.text}"
    assert f"{{support:step}}`{place}`" in said or f"](#{place})" in said


@pytest.mark.parametrize(
    "words",
    [
        "Ask at 3, and write it down.",
        "Ask for 2 names in the section for guests.",
        "Use version 2.1 of the form.",
        "Pay $2.10 at the desk.",
        "Do it over 3 days.",
    ],
)
def test_a_number_of_something_else_leads_nowhere(words: str) -> None:
    step = last_but_one(words)

    assert "support:step" not in f"{step.title} {step.text}"
    assert "](#" not in f"{step.title} {step.text}"


def test_a_label_with_a_letter_leads_to_the_step_that_has_it() -> None:
    (made,) = processes(
        """
        # Repair

        ## A. Welcome

        A1. Greet the guest.
        A2. Look at the bike. Broken lock → B2.

        ## B. Work

        B1. Lift the bike.
        B2. Cut the lock.
        """
    )

    assert [step.label for step in made.steps] == ["A1.", "A2.", "", "B1.", "B2."]
    assert (made.steps[2].title, made.steps[2].answers) == (
        "Broken lock?",
        {"Yes": "cut-lock", "No": "next"},
    )


def test_a_column_that_leads_on_says_the_answers_of_each_row() -> None:
    (made,) = processes(
        """
        # Lost key

        | # | What | Who | Next |
        | --- | --- | --- | --- |
        | 1 | Look in the box | clerk | found → 3, else 2 |
        | 2 | Order a new key | clerk | next row |
        | 3 | Ring the guest | clerk | 1 |
        """
    )

    look, asked, order, ring = made.steps
    assert (look.title, look.answers) == ("Look in the box", {})
    assert asked.answers == {"Yes": "ring-guest", "No": "order-new-key"}
    assert (order.next, ring.next) == ("next", "look-box")


def test_a_table_of_kinds_below_a_step_says_where_each_goes_on() -> None:
    first, *_ = processes(
        """
        # Mail

        ## Sorting

        1. Open it.
        2. Choose the kind.

           | Kind | Continue with |
           | --- | --- |
           | bill | [Paying](#paying) |
           | advert | 3 |
        3. Throw it away.

        ## Paying

        1. Pay it.
        2. File it.
        """
    )

    assert first.steps[2].answers == {"Bill": "paying", "Advert": "throw-away"}


def test_a_question_before_a_jump_is_what_the_jump_answers() -> None:
    (made,) = processes(
        """
        # Try

        1. Ring the bell.
        2. Open the door. Does it stick? Go back to step 1.
        3. Walk in.
        """
    )

    assert [step.title for step in made.steps][2] == "Does it stick?"
    assert made.steps[2].answers == {"Yes": "ring-bell", "No": "next"}


def test_a_section_to_which_a_step_leads_tells_what_is_done() -> None:
    *_, last = processes(
        """
        # Desk

        ## Asking

        1. Ask for the number.
        2. Say no, then go to Farewell.

        ## Farewell

        The clerk writes it down. The clerk closes the book.
        """
    )

    assert last.title == "Farewell"
    assert last.steps[0].title == "The clerk writes it down"


def test_a_link_stays_in_one_piece() -> None:
    step = last_but_one("Ask, see [step 2. Then the rest](https://example.org/step-2).")

    assert "[step 2. Then the rest](https://example.org/step-2)" in f"{step.title} {step.text}"
