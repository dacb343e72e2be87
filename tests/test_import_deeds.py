"""Which sentences of a page without lists are steps? Those that tell what somebody does."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing.structure.deeds import deed
from sphinx_support_process.importing.words.prose import ORDER


def steps(page: str) -> list[str]:
    """The titles of all steps, each with its condition."""
    found = (step for process in drafted(page).processes for step in process.steps)
    return [f"{step.if_}: {step.title}" if step.if_ else step.title for step in found]


def test_where_most_sentences_say_who_does_what_each_of_them_is_a_step() -> None:
    assert steps("""
        # The orchard

        ## Harvest

        The foreman opens the gate at dawn. Pickers should empty each basket into the cart.
        All helpers must weigh the crates. The hill is steep. The owner will drive the cart down.
    """) == [
        "The foreman opens the gate at dawn",
        "Pickers should empty each basket into the cart",
        "All helpers must weigh the crates",
        "The owner will drive the cart down",
    ]


def test_where_most_sentences_describe_there_are_no_steps() -> None:
    page = """
        # The orchard

        The orchard lies on a hill. It has forty trees. Its owner sells the apples in town. Most
        of the trees are old. The foreman prunes them.
    """

    assert steps(page) == []


def test_what_is_done_by_nobody_in_particular_is_a_step_of_a_procedure() -> None:
    assert steps("""
        # Ferry

        ## Procedure

        Tickets are checked at the pier. Bicycles must be tied to the rail. The ferry is red.
    """) == ["Tickets are checked at the pier", "Bicycles must be tied to the rail"]


def test_what_is_done_by_nobody_in_particular_is_none_elsewhere() -> None:
    page = """
        # Ferry

        Tickets are checked at the pier. Bicycles are tied to the rail.
    """

    assert steps(page) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Lock the boathouse.", "order"),
        ("At the end of the day please lock the boathouse.", "order"),
        ("From the pier, pull the boat ashore.", "order"),
        ("Promptly inform a member of the crew.", "order"),
        ("If the bell rings, quickly close the hatch.", "order"),
        ("The skipper will lock the boathouse.", "acts"),
        ("The skipper'll lock the boathouse.", "acts"),
        ("Each member of the crew must sign the log.", "acts"),
        ("The skipper, together with the crew, must sign the log.", "acts"),
        ("Prior to a trip, skippers must sign the log.", "acts"),
        ("If the skipper is late the crew should call the harbour.", "acts"),
        ("BSC will decide on the date.", "acts"),
        ("As the skipper, we need you to sign the log.", "acts"),
        ("The person who hires a boat must sign the log.", "acts"),
        ("If the mast breaks, the trip must be cancelled.", "acts"),
        ("The oars are stored below deck.", "done"),
        ("The oars should be stored below deck.", "done"),
        ("The skipper may cancel a trip.", "may"),
        ("We cancel the trip.", "habit"),
        ("Release notes are stored below deck.", "done"),
        ("Der Lehrer kann die Fahrt absagen.", "may"),
        ("Dazu müsst ihr dem Lehrer einen Brief schreiben.", "acts"),
        ("Fragt bitte den Lehrer.", "order"),
        ("Die Leitung der Werft prüft den Mast.", "acts"),
        ("Fehlt der Mast, muss der Lehrer ihn holen.", "acts"),
        ("L'agent doit informer le client.", "acts"),
        ("The chair of the board signs the log.", "acts"),
        ("Wenn ihr unsicher seid, dann fragt den Lehrer.", "order"),
        ("Vous devez informer le technicien.", "acts"),
        ("Il faut informer le technicien.", "order"),
        ("Los gerentes tienen que firmar la carta.", "acts"),
        ("Le technicien ferme la porte.", "acts"),
        ("El gerente cierra la puerta.", "acts"),
    ],
)
def test_a_sentence_tells_what_is_done(sentence: str, kind: str) -> None:
    assert deed(sentence) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour is open all year.",
        "The crew is responsible for maintaining the boats.",
        "The crew strives to answer everybody.",
        "You should have a life jacket.",
        "You will receive a ticket.",
        "The list explains how a boat is moored.",
        "Release: in May",
        "Storage is based on size.",
        "We do not lend the blue boat.",
        "For example, the skipper will ring the bell.",
        "In general, skippers should ring the bell.",
        "Please allow 2 days for an answer.",
    ],
)
def test_a_sentence_that_tells_what_there_is_tells_no_deed(sentence: str) -> None:
    assert deed(sentence) == ""


def test_what_somebody_else_does_below_a_heading_is_a_step_behind_it() -> None:
    found = drafted("""
        # Regatta

        ## Step 1: Mark the course

        Lay the buoys in a line. Take the blue ones. The chair will tell the harbour.

        ## Step 2: Start the race

        You should fire the gun.
    """)
    (process,) = found.processes

    assert [(step.title, step.who, step.text) for step in process.steps] == [
        ("Mark the course", [], "Lay the buoys in a line. Take the blue ones."),
        ("The chair will tell the harbour", ["chair"], ""),
        ("Start the race", [], "You should fire the gun."),
    ]


def test_headings_below_which_much_is_done_are_no_steps_but_what_is_done() -> None:
    assert steps("""
        # Boat hire process

        ## Handing in the form

        Forms must be handed in at the pier. The clerk will check each of them. The chair will sign
        it.

        ## Payment

        This deposit must be paid in cash. The clerk will keep it. Members will pay by card.

        ## Return

        Boats must be dried. The clerk will return the deposit. The keys will be kept.
    """) == [
        "Forms must be handed in at the pier",
        "The clerk will check each of them",
        "The chair will sign it",
        "This deposit must be paid in cash",
        "The clerk will keep it",
        "Members will pay by card",
        "Boats must be dried",
        "The clerk will return the deposit",
        "The keys will be kept",
    ]


def test_a_sentence_about_the_steps_is_none_of_them() -> None:
    assert deed("These steps should be completed within the first day.") == ""


def test_headings_of_roles_are_no_steps_of_the_page_that_tells_of_them() -> None:
    assert steps("""
        # Duties in the harbour

        ## Evening ferryhand role and responsibility

        The clerk will lock the pier. The clerk will count the boats.

        ## Morning ferryhand role

        The clerk will open the pier.

        ## Roles at night

        The guard will watch the pier.
    """) == ["The clerk will lock the pier", "The clerk will count the boats"]


def test_facts_below_the_title_of_a_page_that_goes_on_are_no_steps() -> None:
    assert steps("""
        # Boat hire process

        Boats are kept in the shed. The shed is painted each year.

        ## Coming back

        The clerk will take the keys.
    """) == ["The clerk will take the keys"]


def test_what_has_to_be_known_within_a_time_is_no_step() -> None:
    page = """
        # Boats

        The harbour is responsible for a shift in which an answer is expected within 10 minutes.
    """

    assert steps(page) == []


def test_what_somebody_does_above_the_line_to_a_list_and_below_it_are_steps() -> None:
    assert steps("""
        # Harbour

        ## Mooring process

        The clerk opens the gate. Then do this:

        1. Lay the boat along the pier.
        2. Tie it to the rings.

        The guard checks the knots. They are red.
    """) == [
        "The clerk opens the gate",
        "Lay the boat along the pier",
        "Tie it to the rings",
        "The guard checks the knots",
    ]


def test_an_item_that_only_tells_how_something_is_is_asked_about() -> None:
    (process,) = drafted("""
        # Regatta

        1. Call the harbour.
        2. The course is free of other boats.
        3. Fire the gun.
    """).processes

    assert [step.notes.get("", []) for step in process.steps] == [
        [],
        ["it orders nothing: is it a step?"],
        [],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Blow the whistle three times.",
        "Lubricate all joints.",
        "Press your thumb on it.",
        "Videz le seau.",
        "Vider cette citerne.",
        "Vaciar el cubo.",
    ],
)
def test_a_word_with_the_shape_of_a_verb_before_its_object_is_an_order(sentence: str) -> None:
    assert deed(sentence) == "order"


@pytest.mark.parametrize(
    "sentence",
    [
        "Behind the scenes.",
        "Includes the list.",
        "Given the case.",
        "Monday the 3rd.",
        "Entre les deux.",
        "Hier la porte.",
        "Ayer el cubo.",
        "Newsletter every month.",
    ],
)
def test_a_word_without_the_shape_of_a_verb_is_no_order_before_an_article(sentence: str) -> None:
    assert ORDER.match(sentence) is None
