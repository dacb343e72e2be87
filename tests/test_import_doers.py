"""Who does a step? `import` reads it off the grammar of sentences, and of lines above lists."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Process
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def process(page: str) -> Process:
    """The process of a page, once the YAML of its draft was read without a problem."""
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    (found,) = made.processes
    return found


def who(sentence: str) -> list[str]:
    """Who does the first step of a list, of two that nobody does."""
    made = process(f"# P\n\n1. {sentence}\n2. Sweep the hall\n3. Lock the hall\n")
    return made.steps[0].who


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The conductor can change the order.", "conductor"),
        ("Each player tunes the violin.", "player"),
        ("With the hall open, the usher should hand out the notes.", "usher"),
        ("In such cases the conductor must choose another piece.", "conductor"),
        ("The librarian, together with the players, will collect the scores.", "librarian"),
        ("The tour manager's job is to set the chairs.", "tour-manager"),
        ("It is the responsibility of the librarian to count the scores.", "librarian"),
        ("As the conductor, we need you to mark the scores.", "conductor"),
        ("All players will be asked to vote.", "player"),
        ("The score is copied and bound by the music team.", "music-team"),
        ("Die Noten kann der Leiter bestellen.", "leiter"),
        ("Chaque technicien v\u00e9rifie sa lampe.", "technicien"),
        ("Cada t\u00e9cnico revisa su l\u00e1mpara.", "tecnico"),
        ("Der Notenwart bestellt die Noten.", "notenwart"),
        ("Die Orchesterleitung stimmt ab.", "orchesterleitung"),
        ("Notenwart holt die Noten.", "notenwart"),
        ("Gesch\u00e4ftsstelle sperrt den Saal.", "geschaftsstelle"),
        ("Die Musikabteilung pr\u00fcft die Noten.", "musikabteilung"),
        ("Abnahme durch den Notenwart", "notenwart"),
        ("Le r\u00e9gisseur se place devant.", "regisseur"),
        ("L'animatrice compte les chaises.", "animatrice"),
        ("L\u2019agent d\u2019accueil ouvre la salle.", "agent-d-accueil"),
        ("Validation par la doyenne", "doyenne"),
        ("La comisi\u00f3n lo estudia.", "comision"),
        ("El socio firma el parte.", "socio"),
        ("Visto bueno por la directora", "directora"),
        ("Approval by the conductor", "conductor"),
        ("Only the head usher opens the hall.", "head-usher"),
        ("After 14 days the solicitor writes again.", "solicitor"),
        ("B2 Librarian counts the scores", "librarian"),
        ("Nobody there: librarian counts the scores", "librarian"),
        ("The ticket office stops the sale.", "ticket-office"),
    ],
)
def test_the_grammar_of_a_sentence_says_who_does_it(sentence: str, role: str) -> None:
    assert [one for one in who(sentence) if one != role] == []
    assert who(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Player requests are kept in the office.",
        "Support requests are kept in the office.",
        "The goal of the players is to play in tune.",
        "Inform the guests (press, friends, family).",
        "Team meet-up in the hall",
        "A second conductor can be hired.",
        "Anleitung liegt im Schrank.",
        "Haltestelle sperrt sich nicht.",
        "Gegenwart kommt vor.",
        "Den Saal sperren, Notenwart anrufen, warten",
        "Si le chanteur le veut, fermer la salle.",
        "Approval by the conductor and of the score",
        "Only the sound of the bell opens it.",
        "La directrice est pr\u00e9venue.",
        "La directora es avisada.",
        "The conductor is told after five minutes.",
    ],
)
def test_what_only_looks_like_a_doer_is_none(sentence: str) -> None:
    assert who(sentence) == []


def test_a_longer_office_is_meant_where_its_first_word_is_a_role() -> None:
    made = process("""
        # Concert

        - Press: Kim Harbour, 555 0101
        - Hall: Lee Poole, 555 0102

        ## Steps

        1. Press officer publishes the notes.
        2. Sweep the hall.
    """)

    assert made.steps[0].who == ["press-officer"]


def test_a_dash_before_a_name_with_a_short_one_is_none_of_its_words() -> None:
    made = draft_of([("a.md", "# Roles\n\n- **Stage manager (SM)**: runs the show\n")])

    assert [(role.name, role.aliases) for role in made.roles] == [("Stage manager", ["SM"])]


def test_what_they_do_is_done_by_whom_the_step_above_names() -> None:
    made = process("""
        # Concert

        1. The usher must open the doors.
        2. They will then dim the lights.
        3. Start to play
    """)

    assert [step.who for step in made.steps] == [["usher"], ["usher"], []]
    assert made.steps[1].notes["who"] == [
        "the page says \u201cThey will then dim the lights\u201d: is it who does the step above?"
    ]


def test_a_line_with_a_condition_above_a_list_says_who_does_all_of_it() -> None:
    made = process("""
        # Lost scores

        When a player reports that a score is gone, the library will:

        - Search the shelves
        - Ask the other players
    """)

    assert (made.who, made.trigger) == (["library"], ["a player reports that a score is gone"])


def test_who_leads_a_phase_does_its_steps() -> None:
    made = process("""
        # Tour

        Most of this is led and coordinated by the tour crew:

        - Pack the stands
        - Load the van
    """)

    assert made.who == ["tour-crew"]


def test_an_owner_named_above_the_section_is_that_of_its_steps() -> None:
    made = process("""
        # First help

        **Responsible**: Stage Manager

        ## A string breaks

        1. Stop the piece
        2. Fetch a new string
    """)

    assert made.who == ["stage-manager"]


def test_a_short_name_with_small_letters_is_another_name_of_the_role() -> None:
    made = process("""
        # Programme

        The list is chosen by the Conductor-in-Chief (CiC).

        1. CiC will read the list
        2. Print the list
        3. Send the list
    """)

    assert (made.who, made.steps[0].who) == (["conductor-chief"], [])


def test_a_page_for_those_who_hold_an_office_has_their_steps() -> None:
    made = process("""
        # Checklist

        This is intended for someone who has been named the release manager.

        ## Programme

        1. Print the list
        2. Send the list
    """)

    assert made.who == ["release-manager"]


def test_who_is_responsible_for_the_work_of_a_section_does_its_steps() -> None:
    made = process("""
        # Scores

        The senior librarians of each orchestra are responsible for sorting the scores.
        Many people help them.

        ## Sorting

        1. Print the list
        2. Send the list
    """)

    assert made.who == ["senior-librarian"]


def test_the_one_sentence_above_a_list_says_who_does_all_of_it() -> None:
    made = process("""
        # Scores

        Once the date is known, the Tour Manager officially opens the tour.

        1. Print the list
        2. Send the list
    """)

    assert made.who == ["tour-manager"]


def test_a_table_of_one_row_below_a_heading_says_who_does_a_step_and_when() -> None:
    made = process("""
        # Tour procedure

        ## Pack the stands

        | No | When | Who |
        | --- | --- | --- |
        | 1 | After the concert, if it is the last one, in the hall | Tour Manager |

        The stands are packed.

        ## Load the van

        Load the van with the stands.

        ## Sign the list

        Sign it twice.
    """)

    assert [(step.title, step.who, step.if_) for step in made.steps] == [
        ("Pack the stands", ["tour-manager"], "it is the last one"),
        ("Load the van", [], ""),
        ("Sign the list", [], ""),
    ]


def test_a_longer_name_is_no_shorter_one_that_is_known() -> None:
    made = process("""
        # Tour

        **Stage**: the hall. Who: BBO

        1. BBO must pay the fee
        2. The BBO Tour Support Team, together with the porter, will load the van
        3. Drive it
    """)

    assert made.steps[1].who == ["bbo-tour-support-team"]


def test_a_heading_of_a_role_with_its_short_name_says_who_does_what_stands_below() -> None:
    made = process("""
        # Tour

        ## Tour Lead (TL) Role

        ### Before the concert

        1. Print the list
        2. Send the list
    """)

    assert made.who == ["tour-lead"]


def test_a_part_of_a_house_and_a_noun_are_no_sentence() -> None:
    assert who("Management updates") == []
