"""Whose step is it? Lists below who is responsible, short names, and names inside longer ones."""

from __future__ import annotations

import pytest
from drafting import drafted


def owned(page: str) -> list[tuple[str, list[str]]]:
    """The titles of all steps, each with who does it, or all of it."""
    found = ((process, step) for process in drafted(page).processes for step in process.steps)
    return [(step.title, step.who or process.who) for process, step in found]


def test_what_somebody_is_responsible_for_below_a_heading_of_tasks_are_steps_of_theirs() -> None:
    assert owned("""
        # Closing a lighthouse

        ## Harbour tasks

        Before the last night, the harbour manager is responsible for:

        - Ordering the boat
        - Warning all ships by radio

        On the last night, the night team is responsible for:

        - Switching off the lamp
        - Locking the tower
    """) == [
        ("Ordering the boat", ["harbour-manager"]),
        ("Warning all ships by radio", ["harbour-manager"]),
        ("Switching off the lamp", ["night-team"]),
        ("Locking the tower", ["night-team"]),
    ]


def test_what_somebody_is_responsible_for_elsewhere_is_no_step() -> None:
    page = """
        # The harbour

        The harbour manager is responsible for:

        - Ordering boats
        - Warning ships
    """

    assert owned(page) == []


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("The Lamp Care Group (LCG) meets once a year.", "LCG"),
        ("Each **Ship Watch Team** (SWT) has a boat.", "SWT"),
        ("The tower leader (TL) lives in the tower.", "TL"),
        ("This is kept by the Guild of Keepers Committee (GoKC).", "GoKC"),
    ],
)
def test_a_short_name_is_that_of_the_words_before_it_that_begin_with_its_letters(
    said: str, short: str
) -> None:
    made = drafted(f"""
        # Lighthouse

        {said}

        ## Lamp process

        1. The {short} must clean the lamp.
        2. Switch it on.
    """)

    assert [role.aliases for role in made.roles] == [[short]]
    assert made.processes[0].steps[0].who == [made.roles[0].id]


@pytest.mark.parametrize(
    ("item", "owner"),
    [
        ("A committee member must sign the log.", "committee-member"),
        ("The committee representative calls the harbour.", "committee-representative"),
        ("The committee chairs the meeting.", "committee"),
    ],
)
def test_one_of_a_group_is_not_the_group(item: str, owner: str) -> None:
    found = owned(f"""
        # Lighthouse

        1. The committee decides.
        2. {item}
        3. Go home.
    """)

    assert found[1][1] == [owner]


def test_an_order_with_what_it_is_done_to_names_nobody() -> None:
    assert owned("""
        # Lighthouse tasks

        1. Locking any spare team cabins
        2. Switch off the lamp
    """) == [("Locking any spare team cabins", []), ("Switch off the lamp", [])]


def test_who_might_do_something_below_an_order_does_not_do_what_it_orders() -> None:
    made = owned("""
        # Lighthouse

        1. **Count the boats.** A new manager might miss one in the fog.
        2. **Count the ships.** The manager does it.
    """)

    assert made == [("Count the boats", []), ("Count the ships", ["manager"])]


@pytest.mark.parametrize(
    "title",
    ["Tower Manager Actions Checklist", "Tower Manager To-Do List", "Tower Manager Checkliste"],
)
def test_a_heading_of_somebodys_checklist_says_who_does_what_stands_below(title: str) -> None:
    found = owned(f"""
        # {title}

        ## At dusk

        - [ ] Clean the lamp
        - [ ] Switch it on
    """)

    assert found == [("Clean the lamp", ["tower-manager"]), ("Switch it on", ["tower-manager"])]


@pytest.mark.parametrize(
    ("heads", "times", "works"),
    [
        (
            "Timeframe | Action",
            ("Within 2 hours", "Monthly"),
            ("Count the boats", "Clean the lamp"),
        ),
        (
            "Frist | Maßnahme",
            ("Innerhalb von 2 Stunden", "Monatlich"),
            ("Prüfen Sie die Boote", "Öffnen Sie den Turm"),
        ),
    ],
)
def test_rows_that_order_something_beside_when_are_steps(
    heads: str, times: tuple[str, str], works: tuple[str, str]
) -> None:
    made = drafted(f"""
        # Lighthouse

        | {heads} |
        | --- | --- |
        | {times[0]} | {works[0]} |
        | {times[1]} | {works[1]} |
    """)

    assert [(step.title, step.within) for step in made.processes[0].steps] == [
        (works[0], "2 hours"),
        (works[1], ""),
    ]
