"""By when is a step done? `import` reads it off the step, its heading, or what is said of all."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Step
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def steps(page: str) -> list[Step]:
    """The steps of a page, once the YAML of its draft was read without a problem."""
    made = draft_of([("a.md", dedent(page))])
    assert read_text(written(made, ["a.md"])).problems == ()
    return [step for process in made.processes for step in process.steps]


def step(item: str) -> Step:
    return steps(f"# P\n\n1. {item}\n2. End it\n")[0]


@pytest.mark.parametrize(
    "above",
    [
        "These steps should be completed within 4 hours.",
        "All of this is to be finished in the first 4 hours.",
        "Completed within 4 hours of the alarm.",
        "Alle Schritte sind innerhalb von 4 Stunden zu erledigen.",
        "Toutes les \u00e9tapes sont faites dans les 4 heures.",
        "Todos los pasos se hacen en menos de 4 horas.",
    ],
)
def test_a_time_for_all_steps_is_that_of_each(above: str) -> None:
    made = steps(f"# Burst pipe\n\n{above}\n\n- Close the tap\n- Dry the floor\n")

    assert [one.within for one in made] == ["4 hours", "4 hours"]
    assert made[0].notes["within"] == [f"the page says \u201c{above}\u201d: is it so of each step?"]


@pytest.mark.parametrize(
    "heading", ["Repair (within 2 hours)", "First 2 hours", "Repair (0-2 hours)", "Within 2 hours"]
)
def test_a_time_in_a_heading_is_that_of_each_step_below(heading: str) -> None:
    made = steps(f"# {heading}\n\n1. Close the tap\n2. Dry the floor (within 1 hour)\n")

    assert [one.within for one in made] == ["2 hours", "1 hour"]


@pytest.mark.parametrize(
    ("sentence", "within"),
    [
        ("Do not leave a wet floor for more than 2 hours.", "2 hours"),
        ("The tenant will have 14 calendar days to send the bill.", "14 calendar days"),
    ],
)
def test_other_ways_to_say_by_when(sentence: str, within: str) -> None:
    assert step(sentence).within == within


def test_a_bare_time_in_brackets_is_how_long_it_takes() -> None:
    made = step("Meet the plumber (20 min)")

    assert (made.timebox, made.within) == ("20 minutes", "")
    assert made.notes["timebox"] == ["the page says \u201c(20 min)\u201d: is it how long it takes?"]


def test_what_is_sent_some_time_after_something_waits_for_it() -> None:
    made = step("Second reminder: 10 days after the bill")

    assert made.wait == {"for": "10 calendar days", "at-most": "10 calendar days"}


def test_a_time_in_bold_in_a_condition_is_waited_for() -> None:
    made = step("If the plumber has not come after **2 hours**, call another.")

    assert made.wait == {"for": "2 hours", "at-most": "2 hours"}


def test_a_name_in_bold_with_a_time_gives_that_to_the_list_below_it() -> None:
    made = steps("""
        # Repair

        **Pump day** (Completed within 2 weeks)

        1. Rent a pump
        2. Pump the cellar dry
    """)

    assert [one.within for one in made] == ["2 weeks", "2 weeks"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Please allow 2 hours for the floor to dry.",
        "Give the tenant 2 hours to answer.",
        "Donnez au locataire 2 heures pour r\u00e9pondre.",
    ],
)
def test_a_time_that_is_given_is_waited_for(sentence: str) -> None:
    assert step(sentence).wait["at-most"] == "2 hours"


def test_the_time_of_a_phase_ends_with_it() -> None:
    made = steps("""
        # Flood

        ## First response (within 15 minutes)

        1. Close the tap
        2. Ring the bell

        ## Drying

        3. Rent a pump
    """)

    assert [one.within for one in made] == ["15 minutes", "15 minutes", ""]


@pytest.mark.parametrize(
    ("sentence", "within"),
    [
        ("Send the bill not more than 3 working days after the repair.", "3 working days"),
        ("You have 48 hours to answer.", "48 hours"),
        ("Answer the tenant: 4 business hours", "4 working hours"),
        ("Answer the tenant within twenty-four hours.", "24 hours"),
        ("Antworten Sie innerhalb von 4 Arbeitsstunden.", "4 working hours"),
    ],
)
def test_more_words_for_by_when(sentence: str, within: str) -> None:
    assert step(sentence).within == within


@pytest.mark.parametrize(
    "sentence", ["Take no more than 15 minutes for this.", "Limit the visit to 15 minutes."]
)
def test_more_words_for_how_long_at_most(sentence: str) -> None:
    assert (step(sentence).timebox, step(sentence).within) == ("15 minutes", "")


@pytest.mark.parametrize(
    "sentence", ["Close the case after 2 weeks of silence.", "Ring again after 2 weeks."]
)
def test_what_is_done_only_after_a_time_waits_for_it(sentence: str) -> None:
    assert (step(sentence).wait["at-most"], step(sentence).within) == ("2 weeks", "")


@pytest.mark.parametrize(
    ("item", "kind", "time"),
    [
        ("Compare the list (20 minutes at most).", "timebox", "20 minutes"),
        ("Argue about the score, not more than half an hour.", "timebox", "30 minutes"),
        ("Regarder le v\u00e9lo, 10 minutes maximum.", "timebox", "10 minutes"),
        ("Mirar la bater\u00eda (5 minutos como mucho).", "timebox", "5 minutes"),
        ("Ask the author. No answer for 3 working days: ask another.", "wait", "3 working days"),
        ("Order the part. This usually takes 2 weeks.", "wait", "2 weeks"),
        ("Das Buch bestellen (Lieferzeit ca. 2 Wochen).", "wait", "2 weeks"),
        ("Laver le filtre et attendre 2 heures.", "wait", "2 hours"),
        ("Cerrar el agua y esperar 24 horas.", "wait", "24 hours"),
        ("Den Schaden melden (Frist: 1 Werktag).", "within", "1 working day"),
        ("Cut the water in 2 hours, then call.", "within", "2 hours"),
        ("Contestar en 2 semanas a la familia.", "within", "2 weeks"),
        ("Send the form 2 weeks before the event.", "within", "2 weeks"),
    ],
)
def test_a_time_is_what_the_words_beside_it_say(item: str, kind: str, time: str) -> None:
    made = step(item)
    found = {"timebox": made.timebox, "within": made.within, "wait": made.wait.get("at-most", "")}

    assert {key: said for key, said in found.items() if said} == {kind: time}
    assert made.notes[kind]


@pytest.mark.parametrize(
    "item",
    [
        "Write the report. It should take no more than 3 hours.",
        "Look in the store (takes 10 minutes).",
        "Read the list, 4 hours a day.",
        "Tell the caller that we will look again in a week.",
    ],
)
def test_a_time_that_binds_nobody_is_none_of_a_step(item: str) -> None:
    made = step(item)

    assert (made.timebox, made.within, made.wait) == ("", "", {})


@pytest.mark.parametrize(
    "warning",
    [":::{warning}\nNever open it.\n:::", "> **Warning:** Never open it.", "Never open it."],
)
def test_what_is_warned_of_above_steps_is_a_warning_of_the_first(warning: str) -> None:
    first, second = steps(f"# Repair\n\n{warning}\n\n1. Pull the plug.\n2. Wipe it.\n")

    assert (first.warning, second.warning) == (["Never open it."], [])
    assert first.notes["warning"] == ["it stands above the steps: is it about this one?"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Give it back within 6 months.",
        "Geben Sie es innerhalb von 6 Monaten zurück.",
        "Rendre l'appareil dans un délai de 6 mois.",
        "Devuelva el aparato en un plazo de 6 meses.",
    ],
)
def test_months_are_those_of_the_calendar(sentence: str) -> None:
    (process,) = draft_of([("a.md", f"# Loan\n\n1. {sentence}\n2. End it.\n")]).processes

    assert process.steps[0].within == "6 calendar months"
