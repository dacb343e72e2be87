"""Which lists of a page are steps? Those that tell deeds, and those that are announced as such."""

from __future__ import annotations

from textwrap import dedent

import pytest
from drafting import drafted


def steps(page: str) -> list[str]:
    """The titles of all steps, each behind the name of its phase."""
    found = (step for process in drafted(page).processes for step in process.steps)
    return [f"({step.phase}) {step.title}" if step.phase else step.title for step in found]


def test_items_that_say_what_is_done_are_steps_beside_those_that_say_who_does_it() -> None:
    assert steps("""
        # Puppet theatre

        - The caretaker opens the hall.
        - Tickets are torn at the door.
        - The crew may greet the children.
        - Snacks:
        - The caretaker then locks the hall.
    """) == [
        "The caretaker opens the hall",
        "Tickets are torn at the door",
        "The crew may greet the children",
        "Snacks",
        "The caretaker then locks the hall",
    ]


@pytest.mark.parametrize("title", ["Opening checklist", "Safety checks", "Prüfcheckliste"])
def test_all_bullets_below_the_heading_of_a_checklist_are_steps(title: str) -> None:
    assert steps(f"""
        # Theatre

        ## {title}

        - Fire doors unlocked
        - Lamp above the stage on
    """) == ["Fire doors unlocked", "Lamp above the stage on"]


def test_bullets_below_a_line_that_announces_checks_are_steps() -> None:
    assert steps("""
        # Theatre

        The following checks must be made before the doors open:

        - Fire doors unlocked
        - Lamp above the stage on
    """) == ["Fire doors unlocked", "Lamp above the stage on"]


def test_bullets_of_one_item_each_are_steps_together() -> None:
    assert steps("""
        # Theatre

        - Open the safe:

        ```
        safe --open
        ```

        - Cash box out:

        ```
        safe --box
        ```

        - Close the safe.
    """) == ["Open the safe", "Cash box out", "Close the safe"]


def test_bullets_below_a_title_of_their_own_are_a_phase_beside_numbers() -> None:
    assert steps("""
        # Theatre

        **Swapping a show:**

        1. Find somebody for your show.
        2. Change the calendar.

        **If you are ill:**

        - Call the stage manager.
        - Tell the cast.
    """) == [
        "(Swapping a show) Find somebody for your show",
        "Change the calendar",
        "(If you are ill) Call the stage manager",
        "Tell the cast",
    ]


@pytest.mark.parametrize(
    ("above", "items"),
    [
        ("We plan for the following incidents:", ("Complete loss of light", "Broken curtain")),
        ("The committee has a set of rights:", ("Approve all plays.", "Hire the cast.")),
        ("The office can be reached by:", ("Mail to us", "Phone 12 34")),
        ("What you should keep in mind:", ("Do not run.", "Never shout.")),
    ],
)
def test_things_rights_ways_and_what_not_to_do_are_no_steps(
    above: str, items: tuple[str, str]
) -> None:
    assert steps(f"# Theatre\n\n{above}\n\n- {items[0]}\n- {items[1]}\n") == []


@pytest.mark.parametrize(
    "title", ["Authority", "Our philosophy", "What ushers are expected to do", "Don'ts"]
)
def test_what_stands_below_a_heading_of_principles_is_no_step(title: str) -> None:
    assert steps(f"# Theatre\n\n## {title}\n\n- Close the bar early.\n- Send guests home.\n") == []


def test_things_with_an_order_each_are_steps_whatever_announces_them() -> None:
    assert steps("""
        # Theatre

        Then do these small jobs:

        - Sweep the stage.
        - Empty the bins.
    """) == ["Sweep the stage", "Empty the bins"]


def test_headings_that_name_things_are_no_orders() -> None:
    assert (
        steps("""
        # Theatre

        ## Support policies

        The house is warm.

        ## Volunteer roles

        Some sell tickets.

        ## Test plan

        The light comes from above.
    """)
        == []
    )


def test_numbered_chapters_with_lists_of_steps_below_their_headings_are_no_steps() -> None:
    assert steps("""
        # Rules of the theatre

        ## 1. Small changes: colours

        Colours are safe.

        ### How it goes

        - Ask the painter.
        - Paint the wall.

        ## 2. Large changes: walls

        Walls are dear.

        ### How it goes

        1. Ask the board.
        2. Build the wall.
    """) == ["Ask the painter", "Paint the wall", "Ask the board", "Build the wall"]


def test_an_item_that_says_that_actions_follow_is_these_by_whom_another_item_names() -> None:
    (process,) = drafted("""
        # Fire alarm

        - Responsible: Stage Manager
        - Actions:
          - Clear the stage.
          - Lower the curtain.
    """).processes

    assert [step.title for step in process.steps] == ["Clear the stage", "Lower the curtain"]
    assert process.who == ["stage-manager"]


def test_items_that_say_when_tasks_are_done_are_phases() -> None:
    assert steps("""
        # Tour

        - When the dates are known
          - [ ] Hotels booked
          - [ ] Print the posters
        - When the bus is back
          - [ ] Count the costumes
    """) == [
        "(When the dates are known) Hotels booked",
        "Print the posters",
        "(When the bus is back) Count the costumes",
    ]


def test_what_several_people_do_in_an_item_is_a_step_each() -> None:
    assert steps("""
        # Casting

        1. Invite the actors.
        2. Schedule:
           - The director explains the play.
           - The coach, who is new, will tell a story.
           - Before they leave, thank everybody.
        3. Write to all of them.
    """) == [
        "Invite the actors",
        "Schedule",
        "The director explains the play",
        "The coach, who is new, will tell a story",
        "Before they leave, thank everybody",
        "Write to all of them",
    ]


def test_items_that_name_a_thing_and_what_to_do_with_it_are_steps() -> None:
    assert steps("""
        # Paper

        - Show log: Keep a list of all shows.
        - Press reports: Send them to the director.
        - Reviews: some lines in a newspaper.
    """) == [
        "Show log: Keep a list of all shows",
        "Press reports: Send them to the director",
        "Reviews: some lines in a newspaper",
    ]


def test_what_is_done_below_a_line_that_says_when_are_steps() -> None:
    (process,) = drafted("""
        # Wardrobe

        If a costume is lost:

        - The actor will be asked for it.
        - Its price may be taken from the deposit.
    """).processes

    assert [step.title for step in process.steps] == [
        "The actor will be asked for it",
        "Its price may be taken from the deposit",
    ]


def test_what_may_be_done_is_no_step_elsewhere() -> None:
    assert steps("# Wardrobe\n\n- Costumes can be borrowed.\n- They may be washed.\n") == []


QUESTIONS = """
    - Is the ticket torn?
      - Tape it.
      - Stamp it again.
    - Is it from last year? Send the guest to the box office.
    - Is it lost?
      - Ask for the name.
"""


def test_questions_with_what_is_done_then_are_steps() -> None:
    (process,) = drafted(f"# Tickets\n{dedent(QUESTIONS)}").processes

    assert [(step.title, step.text, step.checklist) for step in process.steps] == [
        ("Is the ticket torn?", "", ["Tape it.", "Stamp it again."]),
        ("Is it from last year?", "Send the guest to the box office.", []),
        ("Is it lost?", "", ["Ask for the name."]),
    ]


def test_questions_that_readers_ask_are_no_steps() -> None:
    assert steps(f"# Questions\n{dedent(QUESTIONS)}") == []


def test_an_item_named_action_among_others_with_lists_is_one_of_them() -> None:
    assert steps("""
        # Complaints

        1. **Intake**
           - Read the letter.
        2. **Action**
           - Write an answer.
    """) == ["Intake", "Action"]


def test_the_rules_of_a_code_of_conduct_are_no_steps() -> None:
    assert (
        steps("# Ushers' code of conduct\n\n1. Ushers must greet guests.\n2. No running.\n") == []
    )


def test_a_list_that_begins_with_how_something_is_done_is_one_of_steps() -> None:
    assert steps("# Tasks\n\n- Quietly close the doors.\n- The bar, too.\n") == [
        "Quietly close the doors",
        "The bar, too",
    ]


@pytest.mark.parametrize("line", ["Actions:", "**Immediate actions**:", "Maßnahmen:", "Étapes :"])
def test_bullets_below_a_line_that_says_that_actions_follow_are_steps(line: str) -> None:
    assert steps(f"# Theatre\n\n{line}\n\n- Evacuation of the hall\n- Call to the owner\n") == [
        "Evacuation of the hall",
        "Call to the owner",
    ]
