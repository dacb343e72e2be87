"""What does a page tell without a list of steps, and in passing? `import` drafts it, in doubt."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from drafting import drafted

from sphinx_support_process.importing.draft.draft import Step


def steps(page: str) -> list[Step]:
    return [step for process in drafted(page).processes for step in process.steps]


def below(item: str) -> list[Step]:
    """The steps of an item that stands above another, without that."""
    return steps(f"# P\n\n1. {indent(dedent(item), '   ').strip()}\n2. End it\n")[:-1]


RESPONSE = """
    # Flood response

    Read this when the cellar is wet.

    ## Alarm

    ### Tell the porter

    The porter closes the main valve within 10 minutes.

    ### Move the archive

    Carry the boxes upstairs.

    If the lift is out of order, ask the fire brigade for help.

    ## Drying

    Once the water is gone, the caretaker must rent two dryers.

    ## Glossary

    **Main valve** means the red wheel below the stairs.
"""


def test_headings_of_a_procedure_are_steps_and_empty_ones_phases() -> None:
    found = steps(RESPONSE)

    assert [(step.phase, step.title) for step in found] == [
        ("Alarm", "Tell the porter"),
        ("", "Move the archive"),
        ("", "Ask the fire brigade for help"),
        ("", "Drying"),
    ]


def test_what_such_headings_say_has_its_owner_its_deadline_and_its_condition() -> None:
    found = steps(RESPONSE)

    assert (found[0].who, found[0].within) == (["porter"], "10 minutes")
    assert found[2].if_ == "the lift is out of order"
    assert found[3].who == ["caretaker"]


def test_a_glossary_below_a_procedure_is_none_of_its_steps() -> None:
    assert [term.name for term in drafted(RESPONSE).terms] == ["Main valve"]


def test_headings_that_ask_are_no_steps() -> None:
    page = """
        # Support process

        ## Who may call us?

        Everyone. Call us.

        ## When are we open?

        At night. Ring the bell.

        ## What does it cost?

        Nothing. Tell your friends.
    """

    assert steps(page) == []


def test_paragraphs_that_order_are_the_steps_of_a_procedure() -> None:
    found = steps("""
        # Escalation

        We have three people on call.

        Call the second one first.

        Then write to the head of house.
    """)

    assert [step.title for step in found] == [
        "Call the second one first",
        "Then write to the head of house",
    ]


def test_two_paragraphs_with_conditions_are_steps_on_any_page() -> None:
    found = steps("""
        # The garden

        If the gate is locked, fetch the key.

        If the key is gone, ask the gardener.
    """)

    assert [(step.if_, step.title) for step in found] == [
        ("the gate is locked", "Fetch the key"),
        ("the key is gone", "Ask the gardener"),
    ]


def test_prose_that_orders_nothing_is_left() -> None:
    made = drafted("# Our history\n\nThe house was built in 1820.\n\nIt has two doors.\n")

    assert made.processes == []


def test_a_condition_behind_an_order_is_a_step_of_its_own() -> None:
    first, second = below("Ring the bell. If nobody opens, call the office.")

    assert (first.title, first.if_) == ("Ring the bell", "")
    assert (second.title, second.if_) == ("Call the office", "nobody opens")
    assert "is it a step of its own?" in second.notes[""][0]


def test_so_are_a_paragraph_and_a_list_of_conditions_below_an_order() -> None:
    found = below("""
        Weigh the parcel.

        If it is heavy, fetch the trolley.

        - If it is wet, dry it
        - If it is open, close it with tape
    """)

    assert [step.if_ for step in found] == ["", "it is heavy", "it is wet", "it is open"]


@pytest.mark.parametrize(
    "item",
    [
        "Ring the bell. If nobody opens, go to step 2.",
        "Ring the bell. Does it work? If not, call the office.",
        "Ring the bell. If nobody opens, stop.",
        "Ring the bell. If you ring twice, you will wake the dog.",
    ],
)
def test_what_leads_elsewhere_asks_or_orders_nothing_is_no_such_step(item: str) -> None:
    assert all("step of its own" not in note for s in below(item) for note in s.notes.get("", ()))


@pytest.mark.parametrize(
    ("sentence", "when", "order"),
    [
        ("If the lamp is off then call the porter.", "the lamp is off", "Call the porter"),
        (
            "When somebody calls at night, write it down.",
            "somebody calls at night",
            "Write it down",
        ),
        ("In case of a fire, ring the bell.", "a fire", "Ring the bell"),
        ("Im Falle eines Brandes, rufen Sie 112.", "Brandes", "Rufen Sie 112"),
        ("En cas de panne, appelez le concierge.", "panne", "Appelez le concierge"),
        ("En caso de incendio, llame al portero.", "incendio", "Llame al portero"),
    ],
)
def test_other_words_for_a_condition(sentence: str, when: str, order: str) -> None:
    (made,) = below(sentence)

    assert (made.if_, made.title) == (when, order)


def test_a_time_at_which_something_is_over_is_no_condition() -> None:
    assert [step.if_ for step in below("When the room is ready, lock it.")] == [""]


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("A member of the Night WG should close the gate.", ["night-wg"]),
        ("One of the duty porters is expected to answer.", ["duty-porter"]),
        ("The press officer is responsible for the notice.", ["press-officer"]),
        ("The chair and the treasurer sign the letter.", ["chair", "treasurer"]),
        ("To open the safe, the cashier needs to enter a code.", ["cashier"]),
        ("Once the night porter has seen it, they must sign the list.", ["night-porter"]),
    ],
)
def test_more_ways_to_say_who_does_it(item: str, who: list[str]) -> None:
    (made,) = below(item)

    assert made.who == who


def test_with_whom_the_title_of_a_numbered_item_begins_is_sure_to_do_it() -> None:
    (sure,) = below("The press officer signs the notice.")
    (asked,) = below("To open the safe, the cashier needs to enter a code.")

    assert "who" not in sure.notes
    assert asked.notes["who"] == ["taken from “the cashier needs”: is it who does it?"]


def test_who_does_most_of_a_list_owns_the_step() -> None:
    made, *_ = steps("""
        # Parcels

        1. **Intake**
           - The porter takes the parcel.
           - The porter writes a receipt.
        2. Sweep the hall
        3. Lock the door
    """)

    assert made.who == ["porter"]


@pytest.mark.parametrize(
    "page",
    [
        "# The Porter's Guide to Keys\n\n1. Count the keys.\n2. Lock the box.\n",
        "# Role: Night Porter (NP)\n\n## Evening\n\n1. Count the keys.\n2. Lock the box.\n",
        "# Keys\n\nAs the porter, you keep all keys.\n\n1. Count the keys.\n2. Lock the box.\n",
    ],
)
def test_a_page_for_one_role_says_who_does_its_steps(page: str) -> None:
    (made,) = drafted(page).processes

    assert made.who in (["porter"], ["night-porter"])
    assert "is it who does it?" in made.notes["who"][0]


def test_a_list_of_roles_tells_what_each_is_for() -> None:
    made = drafted("""
        # Fair

        ## Roles in this process

        - The fair manager, is responsible for the hall
        - Cashier, responsible for the till
    """)

    assert {role.name: role.definition for role in made.roles} == {
        "Fair manager": "Is responsible for the hall",
        "Cashier": "Responsible for the till",
    }


def test_the_section_of_a_role_says_what_it_is_for() -> None:
    (role,) = drafted("""
        # Fair

        ## Role: Stage Manager

        The Stage Manager is responsible for all that happens on the stage.
    """).roles

    assert role.definition.startswith("The Stage Manager is responsible")


def test_a_glossary_with_a_heading_for_each_letter_and_any_name_before_it() -> None:
    made = drafted("""
        # Harbour master glossary

        ## A-B

        - **Berth**: a place for a ship

        ## C

        ### Crane

        Lifts boxes.
    """)

    assert {term.name: term.definition for term in made.terms} == {
        "Berth": "a place for a ship",
        "Crane": "Lifts boxes.",
    }


def test_labels_are_words_in_doubt() -> None:
    made = drafted("""
        # Tickets

        ## Status labels

        - `waiting` - the sender has to answer
        - `stuck` - we wait for somebody else
    """)

    assert [term.name for term in made.terms] == ["waiting", "stuck"]
    assert made.terms[0].notes[""] == ["is it a word of your own?"]


def test_an_example_note_and_a_form_are_templates() -> None:
    made = drafted("""
        # Night shift

        ## Example handover note

        > All pumps ran. Pump 3 is loud.

        ## Ticket

        Open a ticket:

        ```
        Place:
        Pump: <number>
        Seen since:
        ```
    """)

    assert [one.title for one in made.templates] == ["Example handover note", "Ticket"]


def test_a_rota_of_handles_names_each_person_once() -> None:
    (group,) = drafted("""
        # Rota

        | Week | Point person |
        | --- | --- |
        | 1 | @ida |
        | 2 | @tom |
        | 3 | @ida |
    """).communities

    assert [(one.name, one.github) for one in group.representatives] == [
        ("ida", "ida"),
        ("tom", "tom"),
    ]
    assert group.representatives[0].notes[""] == [
        "the page says “Week: 1”",
        "the page says “Week: 3”",
    ]


def test_a_list_of_profiles_names_people() -> None:
    (group,) = drafted("""
        # Crew

        - [Ida Berg](https://github.com/idab) (Harbour Ltd)
        - Tom Reed ([@tomr](https://github.com/tomr))
        - [@mika](https://github.com/mika)
    """).communities

    assert [(one.name, one.github) for one in group.representatives] == [
        ("Ida Berg", "idab"),
        ("Tom Reed", "tomr"),
        ("mika", "mika"),
    ]


@pytest.mark.parametrize(
    ("item", "within"),
    [
        ("Acknowledge it in 30 minutes.", "30 minutes"),
        ("Call the sender (first 15 minutes)", "15 minutes"),
        ("Answer in \N{LESS-THAN OR EQUAL TO} 4 hours.", "4 hours"),
        ("Answer by the end of the next business day.", "1 working day"),
        ("Answer within a 48-hour period.", "48 hours"),
        (
            "Answer promptly. If you do not answer within 10 minutes, the next one is called.",
            "10 minutes",
        ),
        ("Antworten Sie am n\u00e4chsten Arbeitstag.", "1 working day"),
    ],
)
def test_more_ways_to_say_a_deadline(item: str, within: str) -> None:
    (made,) = below(item)

    assert made.within == within
    assert made.notes["within"]


@pytest.mark.parametrize(
    ("item", "wait"),
    [
        ("After 15 minutes without an answer, send a second mail.", "15 minutes"),
        ("Leave the vote open for at least 72 hours.", "72 hours"),
    ],
)
def test_more_ways_to_say_a_wait(item: str, wait: str) -> None:
    (made,) = below(item)

    assert made.wait["at-most"] == wait
    assert made.notes["wait"]


def test_a_table_whose_rows_order_something_is_a_list_of_steps() -> None:
    found = steps("""
        # Morning shift

        | Activity | Guidance |
        | --- | --- |
        | Open the gate | Use the small key. |
        | Count the boats | There are nine. |
    """)

    assert [step.title for step in found] == ["Open the gate", "Count the boats"]


def test_numbered_duties_that_order_something_are_steps() -> None:
    found = steps("""
        # On duty

        ## Responsibilities

        1. Answer every call.
        2. Write down what was said.
    """)

    assert [step.title for step in found] == ["Answer every call", "Write down what was said"]


def test_an_admonition_of_mkdocs_is_a_box_of_its_own() -> None:
    (first, _) = steps("""
        # Boats

        1. Count the boats.

            !!! warning "Wet planks"

                Do not run.

        2. Write it down.
    """)

    assert first.warning == ["Wet planks\n\nDo not run."]


@pytest.mark.parametrize(
    ("opened", "title"),
    [
        ("warning", ""),
        ("danger[Wet planks]", "Wet planks\n\n"),
        ("Caution Wet planks", "Wet planks\n\n"),
    ],
)
def test_a_box_between_colons_is_one_without_the_braces_of_myst(opened: str, title: str) -> None:
    (first, _) = steps(f"""
        # Boats

        1. Count the boats.

           :::{opened}
           Do not run.
           :::

        2. Write it down.
    """)

    assert first.warning == [f"{title}Do not run."]
    assert not first.text


def test_tags_around_blocks_and_words_say_nothing() -> None:
    made = drafted("""
        <div class="page">

        # Boats

        1. <u>Count the boats.</u>
        2. Write it down.

        <div class="table-wrap">

        | Name | Phone |
        | --- | --- |
        | Ida Berg | 555 0100 |

        </div>

        </div>
    """)

    assert [step.title for step in made.processes[0].steps] == ["Count the boats", "Write it down"]
    assert (made.processes[0].steps[1].text, made.left) == ("", [])


def test_a_time_in_the_middle_of_prose_is_that_of_a_step() -> None:
    made = drafted("# Contacting us\n\nWe like mail. We will answer within 3 business days.\n")
    (step,) = made.processes[0].steps

    assert (step.title, step.within) == ("We will answer within 3 business days", "3 working days")
    assert made.processes[0].goal == "We like mail."


def test_a_list_of_times_below_response_times_is_one_of_levels() -> None:
    made = drafted("""
        # Desk

        ## Steps

        1. Answer the mail.
        2. Close it.

        ## Response times

        - Urgent: 4 hours
        - Normal: 2 working days
    """)

    assert [level.name for level in made.levels[0].levels] == ["Urgent", "Normal"]
    assert made.promises[0].within == {"urgent": "4 hours", "normal": "2 working days"}


def test_a_list_of_names_with_messages_is_one_of_templates() -> None:
    made = drafted("""
        # Canned responses

        - **Late parcel**: Hello, we are sorry that your parcel is late today.
        - **Lost parcel**: Please be patient, as we have to look for it.
    """)

    assert [one.title for one in made.templates] == ["Late parcel", "Lost parcel"]


def test_a_skeleton_below_a_heading_for_templates_is_one() -> None:
    made = drafted("# Report template\n\n```markdown\n## Summary\n\n## Timeline\n```\n")

    assert [one.title for one in made.templates] == ["Report template"]


def test_names_with_handles_are_people() -> None:
    (group,) = drafted(
        "# Crew\n\n- Ida Berg (@idab) - Harbour Ltd\n- Tom Reed, @tomr\n"
    ).communities

    assert [(one.name, one.github) for one in group.representatives] == [
        ("Ida Berg", "idab"),
        ("Tom Reed", "tomr"),
    ]


@pytest.mark.parametrize(
    "intro",
    [
        "This page tells how the night porter handles keys.",
        "This page describes the night porter's workflow.",
    ],
)
def test_an_introduction_says_whose_work_it_is(intro: str) -> None:
    (made,) = drafted(f"# Keys\n\n{intro}\n\n1. Count the keys.\n2. Lock the box.\n").processes

    assert made.who == ["night-porter"]


def test_a_condition_in_the_middle_of_prose_is_that_of_a_step() -> None:
    made = drafted("""
        # The garden

        ## Opening hours

        We like visitors. If the gate is locked, fetch the key. If there is a dog, ask the gardener.
    """)
    (process,) = made.processes

    assert [(step.if_, step.title) for step in process.steps] == [
        ("the gate is locked", "Fetch the key"),
        ("there is a dog", "Ask the gardener"),
    ]
    assert process.goal == "We like visitors."


def test_a_list_with_some_conditions_is_cut_before_each() -> None:
    (process,) = drafted("""
        # The garden

        ## Opening hours

        - Most come by train.
        - If a visitor is lost, the porter must be told.
        - They may sit on the grass.
    """).processes

    assert [(step.if_, step.text) for step in process.steps] == [
        ("a visitor is lost", "- They may sit on the grass.")
    ]
    assert process.goal == "- Most come by train."


def test_the_lines_above_several_lists_are_their_conditions() -> None:
    found = steps("""
        # Parcels

        Parcel has no address:

        - Write to the sender

        Parcel is broken:

        - Take a picture
        - Fill in the form
    """)

    assert [(step.if_, step.title) for step in found] == [
        ("Parcel has no address", "Write to the sender"),
        ("Parcel is broken", "Take a picture"),
        ("Parcel is broken", "Fill in the form"),
    ]


def test_a_numbered_heading_with_headings_alone_below_it_is_a_phase() -> None:
    found = steps("""
        # Fire drill

        ## 1. Prepare the drill

        Tell the fire brigade.

        ## 2. Manage the drill

        ### 2.1 Communication

        Use the loudspeaker.

        ### 2.2 Counting

        Count all people.
    """)

    assert [(step.phase, step.title) for step in found] == [
        ("", "Prepare the drill"),
        ("Manage the drill", "2.1 Communication"),
        ("", "2.2 Counting"),
    ]


def test_headings_that_name_no_act_are_no_steps_of_a_procedure() -> None:
    page = """
        # On-call and incidents

        ## Roster

        The two of us take turns. Call the first one.

        ## Banner

        It is red. Look at it.

        ## Costs

        They are low. Ask the bank.
    """

    assert [step.title for step in steps(page)] == []


def test_a_table_that_says_within_which_time_is_a_list_of_steps() -> None:
    found = steps("""
        # Notices

        | Notice | When | Channel |
        | --- | --- | --- |
        | Power cut | Within 15 min of the cut | Mail |
        | Power is back | 1 hour | Poster |
    """)

    assert [(step.title, step.within) for step in found] == [
        ("Power cut", "15 minutes"),
        ("Power is back", "1 hour"),
    ]


def test_a_page_that_is_a_glossary_has_words_below_any_of_its_headings() -> None:
    made = drafted("""
        # Glossary of terms

        ## Talk of sailors

        ### Starboard

        The right side of a ship.
    """)

    assert [term.name for term in made.terms] == ["Starboard"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**Ack** = somebody says that they look at it.", "Ack"),
        ("We define an incident as an event that nobody planned.", "incident"),
    ],
)
def test_more_ways_to_say_what_a_word_means(text: str, name: str) -> None:
    assert [term.name for term in drafted(f"# Desk\n\n{text}\n").terms] == [name]


def test_a_time_that_has_to_be_kept_is_a_wait() -> None:
    (made,) = steps("# Votes\n\nA vote must stay open for around 10 days.\n")

    assert made.wait["at-most"] == "10 calendar days"


def test_the_last_days_of_something_are_no_wait() -> None:
    (made,) = below("Review the audit log for the last 30 days.")

    assert made.wait == {}


def test_who_has_something_done_to_them_is_no_owner() -> None:
    (made,) = below("The new porter will be added to the list.")

    assert made.who == []


def test_a_heading_with_more_words_may_begin_with_a_role() -> None:
    (made,) = drafted(
        "# Keys\n\n## Actions for the Night Porter handing over the keys\n\n1. Count.\n2. Sign.\n"
    ).processes

    assert made.who == ["night-porter"]


def test_a_line_that_orders_something_with_a_list_of_things_is_the_step() -> None:
    found = steps("""
        # Leaving

        ## Removing access

        Revoke access from the following places:

        - Mail lists of the house
        - The blog
        - Email lists of the garden
    """)

    assert [(step.title, len(step.checklist)) for step in found] == [
        ("Revoke access from the following places", 3)
    ]


def test_what_is_done_after_silence_waits_for_it() -> None:
    (made,) = below("If the sender has not answered within two weeks, close the ticket.")

    assert (made.if_, made.wait["at-most"]) == (
        "the sender has not answered within two weeks",
        "2 weeks",
    )
    assert "is it a wait?" in made.notes["wait"][0]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("For late guests, print the bill.", "late guests"),
        ("Assuming nobody objects, print the bill.", "nobody objects"),
        ("We will print the bill if there is a need for it.", "there is a need for it"),
    ],
)
def test_still_other_words_for_a_condition(sentence: str, when: str) -> None:
    (made,) = below(sentence)

    assert made.if_ == when


def test_a_form_below_a_heading_for_templates_is_one() -> None:
    made = drafted("# Hand-over note template\n\n- Ticket:\n- Last step taken:\n- Next step:\n")

    assert [one.title for one in made.templates] == ["Hand-over note template"]


def test_a_list_of_offices_with_what_they_are_responsible_for_is_one_of_roles() -> None:
    made = drafted("""
        # Fair

        ## Description

        - Hall manager: responsible for the hall
        - Cashier: responsible for the till
    """)

    assert {role.name for role in made.roles if role.definition} == {"Hall manager", "Cashier"}


def test_several_people_below_one_step_have_a_step_each() -> None:
    found = steps("""
        # Works in the house

        1. Two weeks before
           - Support tells the guests.
           - The porter adds a notice.
        2. Begin the works
        3. End the works
    """)

    assert [(step.title, step.who) for step in found] == [
        ("Two weeks before", []),
        ("Support tells the guests", ["support"]),
        ("The porter adds a notice", ["porter"]),
        ("Begin the works", []),
        ("End the works", []),
    ]


def test_numbered_orders_that_a_step_introduces_are_steps_of_their_own() -> None:
    found = steps("""
        # Works in the house

        1. Sometimes a wall is damp. The way is:
           1. Open the window.
           2. Clean the wall.
           3. Paint the wall.
        2. Close the house
    """)

    assert [step.title for step in found][1:4] == [
        "Open the window",
        "Clean the wall",
        "Paint the wall",
    ]


def test_two_ways_without_a_comma_are_a_question() -> None:
    (made,) = below("If the board agrees, then they should sign it. Otherwise they should burn it.")

    assert made.title == "Does the board agree?"
    assert list(made.answers) == ["Yes", "No"]


def test_a_condition_needs_no_comma_before_you() -> None:
    (made,) = below("If the paint is dry you can open the door.")

    assert (made.if_, made.title) == ("the paint is dry", "You can open the door")


def test_a_question_of_readers_is_no_condition() -> None:
    assert steps("# The garden\n\nIf you have any questions, write to the gardener.\n") == []


def test_a_warning_in_a_quotation_is_no_message() -> None:
    page = "# Bugs\n\n1. Dismiss it with a comment.\n\n> \N{WARNING SIGN} Do not tell anybody.\n"

    assert drafted(page).templates == []


@pytest.mark.parametrize(
    "lines",
    [
        ["ferry copy <pier> north:<pier>"],
        ["(deck) [<sailor>]$ ferry list"],
        ["#!/bin/sh", "# name=<boat>", "# pier=<pier>"],
        ["# Count the boats of a pier", "ferry count piers/<pier>", "# To know more", "ferry help"],
    ],
)
def test_commands_with_gaps_are_no_message(lines: list[str]) -> None:
    code = "\n".join(lines)

    assert not drafted(
        f"# Boats\n\nTo copy the example, please use:\n\n```\n{code}\n```\n"
    ).templates


def test_a_message_with_gaps_is_one_without_a_greeting() -> None:
    (made,) = drafted("# Boats\n\nSend this message:\n\n```\nThe <boat> is late\n```\n").templates

    assert made.body == "The {{ boat }} is late"
