"""When is a step done? `import` reads it off sentences, headings and lines above lists."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Process, Step
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def processes(page: str) -> list[Process]:
    """The processes of a page, once the YAML of its draft was read without a problem."""
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    return made.processes


def step(item: str) -> Step:
    """The first step of a list that begins with an item."""
    return processes(f"# P\n\n1. {item}\n2. End it\n")[0].steps[0]


@pytest.mark.parametrize(
    ("sentence", "when", "order"),
    [
        (
            "If the keeper agrees the vet will open the gate.",
            "the keeper agrees",
            "The vet will open the gate",
        ),
        (
            "If anybody hears a leak please call the plumber, the porter, and the dean.",
            "anybody hears a leak",
            "Call the plumber, the porter, and the dean",
        ),
        (
            "If you or your guest cannot come at the hour agreed you should ring us, and ask.",
            "you or your guest cannot come at the hour agreed",
            "You should ring us, and ask",
        ),
        (
            "If the crate (with straw, or hay) is wet, dry it.",
            "the crate (with straw, or hay) is wet",
            "Dry it",
        ),
        ("If the lamp says `state: off`, ring.", "the lamp says `state: off`", "Ring"),
    ],
)
def test_a_condition_ends_before_whom_or_what_is_told_and_not_in_brackets_or_code(
    sentence: str, when: str, order: str
) -> None:
    made = step(sentence)

    assert (made.if_, made.title) == (when, order)


def test_what_one_receives_or_finds_may_set_off_a_step() -> None:
    made = step("Upon receipt of a loan form, the keeper weighs the animal.")

    assert (made.if_, made.title) == ("receipt of a loan form", "The keeper weighs the animal")
    assert made.notes["if_"] == ["the page says “Upon”"]


@pytest.mark.parametrize(
    ("sentence", "when", "order"),
    [
        ("Call the vet if no keeper is there.", "no keeper is there", "Call the vet"),
        ("Wear gloves if working outside.", "working outside", "Wear gloves"),
        ("Order new straw if needed.", "needed", "Order new straw"),
        ("Lift the calf only if two can.", "two can", "Lift the calf"),
        ("Call the farrier if necessary.", "necessary", "Call the farrier"),
        ("Sign the transport form (if applicable).", "applicable", "Sign the transport form"),
        ("Heizen Sie den Stall, falls n\u00f6tig.", "n\u00f6tig", "Heizen Sie den Stall"),
        (
            "Changez la liti\u00e8re si n\u00e9cessaire.",
            "n\u00e9cessaire",
            "Changez la liti\u00e8re",
        ),
        ("Feed the seals (if they are awake).", "they are awake", "Feed the seals"),
        ("Feed the seals (if awake).", "awake", "Feed the seals"),
        (
            "The vet, if one is there, may look at it.",
            "one is there",
            "The vet may look at it",
        ),
        ("Start the pump once the basin is full.", "the basin is full", "Start the pump"),
        ("Rufen Sie den Tierarzt, wenn es humpelt.", "es humpelt", "Rufen Sie den Tierarzt"),
        (
            "Appelez le gardien si la porte est bloqu\u00e9e.",
            "la porte est bloqu\u00e9e",
            "Appelez le gardien",
        ),
        ("Llame al guarda si la puerta no abre.", "la puerta no abre", "Llame al guarda"),
    ],
)
def test_a_condition_stands_behind_an_order_in_brackets_or_between_commas(
    sentence: str, when: str, order: str
) -> None:
    made = step(sentence)

    assert (made.if_, made.title) == (when, order)
    assert "is it when this is done?" in made.notes["if_"][0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Decide how and when the gate is opened.",
        "V\u00e9rifier si la porte est ferm\u00e9e.",
        "Feed them once a day.",
        "Clean the tank when done.",
    ],
)
def test_what_is_asked_or_how_often_is_no_condition(sentence: str) -> None:
    assert step(sentence).if_ == ""


@pytest.mark.parametrize(
    ("sentence", "when", "word"),
    [
        ("Once the keepers are named, write the list.", "the keepers are named", "Once"),
        ("When the hay is delivered, count the bales.", "the hay is delivered", "When"),
    ],
)
def test_what_comes_before_may_be_a_condition(sentence: str, when: str, word: str) -> None:
    made = step(sentence)

    assert made.if_ == when
    assert made.notes["if_"] == [f"the page says \u201c{word}\u201d"]


def test_a_time_before_a_condition_belongs_to_it_and_is_waited_for() -> None:
    made = step("After a week, if the owner does not answer, sell the boat.")

    assert made.if_ == "after a week the owner does not answer"
    assert made.wait == {"for": "1 week", "at-most": "1 week"}


def test_a_name_in_bold_has_its_condition_in_brackets() -> None:
    made = step("**Tell the city (if it is a lion):** Write a letter to it.")

    assert (made.if_, made.title) == ("it is a lion", "Tell the city:")


def test_a_heading_that_is_a_condition_sets_off_what_stands_below() -> None:
    (made,) = processes("""
        # Zoo

        ## If a lion gets out

        1. Close the gates
        2. Ring the bell
    """)

    assert made.trigger == ["If a lion gets out"]


def test_a_condition_alone_above_steps_sets_them_off() -> None:
    (made,) = processes(
        "# Zoo\n\n## Calm\n\nOnce a lion is caught:\n\n- Weigh it\n- Lock the gate\n"
    )

    assert (made.trigger, made.goal) == (["Once a lion is caught"], "")
    assert made.notes["trigger"] == ["is this what sets it off?"]


def test_a_line_above_a_list_says_when_all_of_it_is_done() -> None:
    (made,) = processes("""
        # Zoo

        These steps must be followed when a keeper leaves:

        1. Take back the keys
        2. Tell the others
    """)

    assert made.trigger == ["a keeper leaves"]


def test_an_item_that_says_only_when_gives_it_to_those_below() -> None:
    (made,) = processes("""
        # Moving an animal

        - When the date is agreed
          - [ ] Book the van
          - [ ] Order a crate
        - When the animal has arrived
          - [ ] Call the vet
    """)

    assert [(step.title, step.if_) for step in made.steps] == [
        ("Book the van", "the date is agreed"),
        ("Order a crate", "the date is agreed"),
        ("Call the vet", "the animal has arrived"),
    ]


def test_what_an_item_itself_says_counts_more_than_the_line_above_its_list() -> None:
    (made,) = processes("""
        # Bites

        If it is a small bite:

        - Wash it
        - Call the vet if it swells

        If it is a large bite:

        - Ring the bell
        - Run away
    """)

    assert [step.if_ for step in made.steps] == [
        "it is a small bite",
        "it swells",
        "it is a large bite",
        "it is a large bite",
    ]


@pytest.mark.parametrize(
    ("sentence", "when", "order"),
    [
        ("Should a lion get out, close the gates.", "Should a lion get out", "Close the gates"),
        (
            "Kommt das Futter zu sp\u00e4t, sollte der Leiter den H\u00e4ndler anrufen.",
            "Kommt das Futter zu sp\u00e4t",
            "Sollte der Leiter den H\u00e4ndler anrufen",
        ),
        (
            "Geht es um ein Tier, das beißt, so ruft Ihr den Tierarzt.",
            "Geht es um ein Tier, das beißt",
            "Ruft Ihr den Tierarzt",
        ),
    ],
)
def test_a_condition_may_begin_with_its_verb(sentence: str, when: str, order: str) -> None:
    made = step(sentence)

    assert (made.if_, made.title) == (when, order)
    assert made.notes["if_"] == [f"taken from \u201c{sentence}\u201d: is it when this is done?"]
