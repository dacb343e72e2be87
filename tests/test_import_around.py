"""What stands above, below and beside the lists of a page? `import` drafts it, in doubt."""

from __future__ import annotations

import re

import pytest
from drafting import drafted

from sphinx_support_process.importing.draft.draft import Step
from sphinx_support_process.importing.words.patterns import late


def steps(page: str) -> list[Step]:
    return [step for process in drafted(page).processes for step in process.steps]


def titles(page: str) -> list[str]:
    return [step.title for step in steps(page)]


def test_an_order_above_a_list_is_a_step_before_it() -> None:
    page = """
        # Closing the pool

        The pool closes in autumn.

        If somebody still swims, ring the bell.

        The following is done then:

        1. Drain the water
        2. Cover the basin
    """

    found = steps(page)

    assert [step.title for step in found] == ["Ring the bell", "Drain the water", "Cover the basin"]
    assert found[0].if_ == "somebody still swims"
    assert "it stands above the list: is it a step of its own?" in found[0].notes[""]


def test_what_follows_a_list_is_a_step_of_its_own_if_it_says_so() -> None:
    page = """
        # Ferry

        1. Untie the ropes
        2. Start the motor

        Finally, ring the harbour bell.
    """

    assert titles(page) == ["Untie the ropes", "Start the motor", "Finally, ring the harbour bell"]


def test_a_remark_below_a_list_stays_with_its_last_item() -> None:
    page = """
        # Ferry

        1. Untie the ropes
        2. Start the motor

        Please note that it is loud.
    """

    assert titles(page) == ["Untie the ropes", "Start the motor"]


def test_bullets_with_typed_numbers_are_numbered() -> None:
    page = """
        # Complaint

        - Step 1: Write down the complaint
        - Step 2: Call the cook
    """

    assert [(step.numbers, step.title) for step in steps(page)] == [
        ([1], "Write down the complaint"),
        ([2], "Call the cook"),
    ]


def test_the_owner_may_stand_in_a_line_below_the_title() -> None:
    page = """
        # Return of the keys

        1. **Collect the keys**
           *Assigned to:* Porter
           Ask at each desk.
        2. **Count the keys**
           *Assigned to:* Caretaker
    """

    assert [(step.title, step.who) for step in steps(page)] == [
        ("Collect the keys", ["porter"]),
        ("Count the keys", ["caretaker"]),
    ]


def test_two_who_act_behind_a_time_own_a_step() -> None:
    page = """
        # Last day

        - HR archives the letter.
        - By noon, HR and Finance must close the account.
    """

    assert [step.who for step in steps(page)] == [["hr"], ["hr", "finance"]]


def test_a_firm_with_a_name_of_its_own_acts() -> None:
    page = """
        # Payment process

        If an invoice is late, PayWell will check it.

        Send the result to the cashier.
    """

    assert [(step.title, step.who) for step in steps(page)][:1] == [
        ("PayWell will check it", ["paywell"])
    ]


def test_the_role_of_a_clause_owns_the_list_below_it() -> None:
    page = """
        # Regatta

        Once a captain has been named, they will:

        - Choose the crew
        - Check the sails
    """

    (process,) = drafted(page).processes

    assert process.who == ["captain"]


@pytest.mark.parametrize(
    ("said", "within"),
    [
        ("Answer the phone within half an hour.", "30 minutes"),
        ("Answer letters. We target 1 working day.", "1 working day"),
        ("The list should be made within 24 hours.", "24 hours"),
    ],
)
def test_deadlines_are_told_in_other_words(said: str, within: str) -> None:
    found = steps(f"# Desk\n\n1. {said}\n2. Close the desk\n")

    assert found[0].within == within


def test_headings_that_say_what_one_is_doing_have_steps_below_them() -> None:
    page = """
        # Rota

        ## Swapping a shift

        Ask a colleague first. Then tell the porter.
    """

    assert titles(page) == ["Ask a colleague first", "Then tell the porter"]


def test_headings_without_text_are_phases_of_the_orders_below_them() -> None:
    page = """
        # Moving to another workshop

        ## Before

        ### Meet the new foreman

        Ask for the machines.

        ### Sign the list

        Ask what is unclear.

        ## After

        ### Return the old key

        Give it to the porter.
    """

    assert [(step.phase, step.title) for step in steps(page)] == [
        ("Before", "Meet the new foreman"),
        ("", "Sign the list"),
        ("After", "Return the old key"),
    ]


def test_one_of_two_lists_may_be_done_only_if_something_holds() -> None:
    page = """
        # New member

        - [ ] Add them to the list

        If the person is a diver also do the following:

        - [ ] Show them the boat
    """

    assert [(step.title, step.if_) for step in steps(page)] == [
        ("Add them to the list", ""),
        ("Show them the boat", "the person is a diver"),
    ]


def test_what_is_demanded_above_two_lists_is_no_condition() -> None:
    page = """
        # Rights

        Divers should have these rights:

        1. Open the boat house

        Captains need the following:

        1. Start the motor
    """

    assert [step.if_ for step in steps(page)] == ["", ""]


def test_items_that_order_only_if_something_holds_are_steps() -> None:
    page = """
        # Last day

        - If you have a key, return it to the porter.
        - If you own a plant, give it to a friend.
    """

    assert titles(page) == ["Return it to the porter", "Give it to a friend"]


def test_what_a_letter_will_say_is_no_list_of_steps() -> None:
    page = """
        # Leaving

        You get a letter that will:

        * say when the last day is
        * explain the rest
    """

    assert drafted(page).processes == []


def test_a_text_that_gives_thanks_and_has_places_is_a_message() -> None:
    page = """
        # Replies

        ## Double

        Thank you for the report. We know of this already, see XXX
    """

    (template,) = drafted(page).templates

    assert (template.title, template.placeholders) == ("Double", {"xxx": "XXX"})


def test_what_is_said_in_the_only_item_of_a_list_is_a_message() -> None:
    page = """
        # Late guests

        ## Second evening

        This might sound like:

        - "You came late again tonight and the kitchen had to wait, what can we do?"
    """

    (template,) = drafted(page).templates

    assert template.title == "Second evening"


def test_a_message_without_a_heading_is_named_by_its_file() -> None:
    page = "Dear {name},\n\nthe boat leaves at nine.\n\nKind regards\n"

    (template,) = drafted(page, "mails/boat-leaves.md").templates

    assert template.title == "Boat leaves"


def test_a_pattern_is_compiled_where_it_is_first_used() -> None:
    broken = late("(")

    with pytest.raises(re.error):
        broken.match("x")
