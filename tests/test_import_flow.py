"""How does a page go on? Conditions that end it, columns that lead on, what is done otherwise."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing import drafted as imported
from sphinx_support_process.importing.draft.draft import Step
from sphinx_support_process.importing.formats import read


def steps(*items: str) -> list[Step]:
    """The steps of a page with these items."""
    page = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return drafted(f"# Repair\n\n{page}\n").processes[0].steps


@pytest.mark.parametrize(
    ("item", "title", "answers", "does"),
    [
        (
            "If it is spam, delete it and stop.",
            "Is it spam?",
            {"Yes": "done", "No": "next"},
            {"Yes": "Delete it"},
        ),
        (
            "If it is damaged, send it to repair, then continue with step 1.",
            "Is it damaged?",
            {"Yes": "look", "No": "next"},
            {"Yes": "Send it to repair"},
        ),
        (
            "Wenn es Spam ist, löschen und aufhören.",
            "Ist es Spam?",
            {"Ja": "done", "Nein": "next"},
            {"Ja": "Löschen"},
        ),
        (
            "Si le dossier est vide, fermer le dossier, puis passer à l'étape 4.",
            "Le dossier est vide ?",
            {"Oui": "close", "Non": "next"},
            {"Oui": "Fermer le dossier"},
        ),
        (
            "Si el paquete está roto, avisar al cliente y terminar.",
            "¿El paquete está roto?",
            {"Sí": "done", "No": "next"},
            {"Sí": "Avisar al cliente"},
        ),
    ],
)
def test_what_ends_or_leads_elsewhere_behind_an_order_is_an_answer_with_that_order(
    item: str, title: str, answers: dict[str, str], does: dict[str, str]
) -> None:
    step = steps("Look.", item, "Answer.", "Close.")[1]

    assert (step.title, step.answers, step.on_answer) == (title, answers, does)


def test_an_order_that_only_has_the_word_for_the_end_in_it_ends_nothing() -> None:
    step = steps("Look.", "If it rings, make the machine stop.", "Close.")[1]

    assert (step.if_, step.title, step.answers) == ("it rings", "Make the machine stop", {})


@pytest.mark.parametrize(
    ("item", "title", "answers"),
    [
        ("For a false alarm, go to step 1.", "Is it a false alarm?", {"Yes": "look", "No": "next"}),
        ("Bei Fehlalarm zurück zu Schritt 1.", "Fehlalarm?", {"Ja": "look", "Nein": "next"}),
        (
            "En cas de panne, aller à l'étape 1.",
            "Panne ?",
            {"Oui": "look", "Non": "next"},
        ),
        ("En caso de avería, ir al paso 1.", "¿Avería?", {"Sí": "look", "No": "next"}),
        ("Should it rain, go to step 1.", "It rain?", {"Yes": "look", "No": "next"}),
        ("If nobody answers, go to step 1.", "Nobody answers?", {"Yes": "look", "No": "next"}),
        ("Has a hole: go back to step 1.", "Has a hole?", {"Yes": "look", "No": "next"}),
        ("Kein Loch → Schritt 1", "Kein Loch?", {"Ja": "look", "Nein": "next"}),
    ],
)
def test_a_case_that_leads_elsewhere_is_a_question(
    item: str, title: str, answers: dict[str, str]
) -> None:
    step = steps("Look.", "Note it.", item, "Close.")[2]

    assert (step.title, step.answers) == (title, answers)


def test_a_list_of_what_one_may_want_leads_nowhere() -> None:
    step = steps("Look.", "For a list of all, go to step 1.")[1]

    assert step.answers == {}


@pytest.mark.parametrize(
    ("item", "question", "answers"),
    [
        (
            "Wenn ja, weiter mit Schritt 3. Wenn nein, weiter mit Schritt 4.",
            "Ist es so?",
            "Ja Nein",
        ),
        ("Si oui, passer à l'étape 3. Si non, passer à l'étape 4.", "Est-ce le cas ?", "Oui Non"),
        ("Si sí, ir al paso 3. Si no, ir al paso 4.", "¿Es así?", "Sí No"),
        ("If yes, go to step 3. If no, go to step 4.", "Is it so?", "Yes No"),
    ],
)
def test_a_question_is_asked_and_answered_in_the_language_of_the_page(
    item: str, question: str, answers: str
) -> None:
    step = steps("X.", item, "A.", "B.")[1]

    assert (step.title, " ".join(step.answers)) == (question, answers)


def test_two_conditions_that_lead_elsewhere_are_two_questions() -> None:
    made = steps("Look.", "If it is red, go to step 4.", "If it is big, go to step 5.", "A.", "B.")

    assert [(one.title, one.answers) for one in made[1:3]] == [
        ("Is it red?", {"Yes": "a", "No": "next"}),
        ("Is it big?", {"Yes": "b", "No": "next"}),
    ]


def test_two_conditions_that_exclude_each_other_are_one_question() -> None:
    made = steps("Look.", "If it works, go to step 4.", "If not, go to step 5.", "A.", "B.")

    assert [(one.title, one.answers) for one in made[1:2]] == [
        ("Does it work?", {"Yes": "a", "No": "b"})
    ]


def test_what_is_done_otherwise_is_done_only_then() -> None:
    made = steps("Look.", "If it is dirty, wash it.", "Otherwise, store it.")

    assert [(one.if_, one.title) for one in made[1:]] == [
        ("it is dirty", "Wash it"),
        ("not “it is dirty”", "Store it"),
    ]
    assert made[2].notes["if_"] == ["the page says “Otherwise, store it”: is it when this is done?"]


def test_where_it_goes_on_otherwise_is_the_other_answer() -> None:
    made = steps("Look.", "If it is dirty, wash it.", "Otherwise, go to step 1.", "Close.")

    assert [(one.title, one.answers, one.on_answer) for one in made[1:2]] == [
        ("Is it dirty?", {"Yes": "next", "No": "look"}, {"Yes": "Wash it"})
    ]


def test_short_answers_before_arrows_are_answers_even_if_they_are_orders() -> None:
    step = steps("Look.", "Decline → stop. Accept → 3.", "Close.")[1]

    assert step.answers == {"Decline": "done", "Accept": "close"}


def test_what_ends_once_something_is_so_is_asked_for() -> None:
    step = steps("Look.", "Once it is approved, publish it and stop.", "Close.")[1]

    assert (step.if_, step.next) == ("it is approved", "")
    assert step.notes["title"] == ["the page says “Publish it and stop”: does it go on elsewhere?"]


@pytest.mark.parametrize(
    "item",
    [
        "Write to them. The case is closed.",
        "Schreiben. Damit ist der Vorgang beendet.",
        "Écrire au client. Le dossier est clos.",
        "Escribir al cliente. El caso queda cerrado.",
        "Write to them; you are done.",
    ],
)
def test_a_sentence_that_ends_the_process_ends_it(item: str) -> None:
    step = steps("Look.", item, "Close.")[1]

    assert (step.next, len(step.notes["next"])) == ("done", 1)


def test_what_is_done_on_the_way_stays_in_the_text() -> None:
    step = steps("Look.", "Log it. Go to step 1 and tell the porter.", "Close.")[1]

    assert (step.title, step.next, step.text) == ("Log it", "look", "Tell the porter")


def test_what_is_done_otherwise_behind_no_condition_is_asked_for() -> None:
    made = steps("Look.", "Otherwise, store it.")

    assert made[1].notes["title"] == ["the page says “Otherwise, store it”: when is it done?"]


def test_both_ways_may_stand_in_one_sentence() -> None:
    step = steps("If it is open, go to step 2, otherwise to step 3.", "A.", "Close.")[0]

    assert step.answers == {"Yes": "a", "No": "close"}


@pytest.mark.parametrize(
    ("item", "title", "answers"),
    [
        (
            "Done? If yes, continue; if no, back to step 1.",
            "Done?",
            {"Yes": "next", "No": "log"},
        ),
        ("Done? If not, back to 1, if so on to 5.", "Done?", {"No": "log", "Yes": "pay"}),
        (
            "Is it above 100 EUR? If yes go to step 4, if no go to step 3.",
            "Is it above 100 EUR?",
            {"Yes": "call-boss", "No": "approve"},
        ),
        ("Done? Yes -> 4, No -> 5", "Done?", {"Yes": "call-boss", "No": "pay"}),
        ("Done? Yes: 4 / No: 5", "Done?", {"Yes": "call-boss", "No": "pay"}),
        (
            "If yes go to step 4; if no go to step 5.",
            "Is it so?",
            {"Yes": "call-boss", "No": "pay"},
        ),
        (
            "If done, go to step 5, if not, go to step 4.",
            "Done?",
            {"Yes": "pay", "No": "call-boss"},
        ),
        ("If yes: step 4, if no: step 5.", "Is it so?", {"Yes": "call-boss", "No": "pay"}),
        (
            "Go to step 4 if yes, go to step 5 if no.",
            "Is it so?",
            {"Yes": "call-boss", "No": "pay"},
        ),
        (
            "If no go to step 5, otherwise go to step 4.",
            "Is it so?",
            {"No": "pay", "Yes": "call-boss"},
        ),
        (
            "If the amount is above 100 EUR go to step 4, else go to step 5.",
            "Is the amount above 100 EUR?",
            {"Yes": "call-boss", "No": "pay"},
        ),
        (
            "If red, go to step 3; if green, go to step 4; if blue, go to step 5.",
            "Which is it?",
            {"Red": "approve", "Green": "call-boss", "Blue": "pay"},
        ),
        (
            "Fertig? Wenn ja, weiter; wenn nein, zurück zu Schritt 1.",
            "Fertig?",
            {"Ja": "next", "Nein": "log"},
        ),
        (
            "Wenn ja zu Schritt 4, sonst zu Schritt 5.",
            "Ist es so?",
            {"Ja": "call-boss", "Nein": "pay"},
        ),
        (
            "Wenn nein, weiter mit 5, sonst weiter mit 4.",
            "Ist es so?",
            {"Nein": "pay", "Ja": "call-boss"},
        ),
        (
            "Si oui passez à l'étape 4, si non passez à l'étape 5.",
            "Est-ce le cas ?",
            {"Oui": "call-boss", "Non": "pay"},
        ),
        (
            "C'est fini ? Dans l'affirmative, passez à l'étape 4, dans la négative, à l'étape 5.",
            "C'est fini ?",
            {"Oui": "call-boss", "Non": "pay"},
        ),
        (
            "¿Está listo? Si sí, continúe; si no, vuelva al paso 1.",
            "¿Está listo?",
            {"Sí": "next", "No": "log"},
        ),
        (
            "¿Está listo? En caso afirmativo, vaya al paso 4; en caso negativo, vaya al paso 5.",
            "¿Está listo?",
            {"Sí": "call-boss", "No": "pay"},
        ),
    ],
)
def test_each_answer_in_a_sentence_leads_where_it_says(
    item: str, title: str, answers: dict[str, str]
) -> None:
    step = steps("Log it.", item, "Approve it.", "Call the boss.", "Pay it.")[1]

    assert (step.title, step.answers, step.on_answer) == (title, answers, {})


@pytest.mark.parametrize(
    "item",
    [
        "Done? If yes, tell Kim, if no, go to step 3.",
        "Done? If no, go to step 3, if yes, tell Kim.",
        "Done? If yes, tell Kim. If no, go to step 3.",
    ],
)
def test_what_is_only_done_at_one_answer_is_that_answer(item: str) -> None:
    step = steps("Log it.", item, "Pay it.")[1]

    assert (step.answers, step.on_answer) == ({"Yes": "next", "No": "pay"}, {"Yes": "Tell Kim"})
    assert any("where does it go on?" in note for note in step.notes["answers"])


@pytest.mark.parametrize(
    "ban",
    [
        "Never delete the ticket.",
        "Löschen Sie nie das Ticket.",
        "Das Ticket niemals löschen.",
        "Ne supprimez jamais le ticket.",
        "Nunca borre el ticket.",
        "No borre nunca el ticket.",
    ],
)
def test_an_item_that_says_what_never_to_do_is_a_warning_of_the_step_above(ban: str) -> None:
    made = steps("Log it.", ban, "Pay it, then go to step 2.")

    assert [step.title for step in made] == ["Log it", "Pay it"]
    assert (made[0].warning, made[1].next) == ([ban], "log")
    assert made[0].notes["warning"] == [f"the page says “{ban}”: is it a warning of this?"]


@pytest.mark.parametrize("item", ["Never close it, go to step 1.", "Never mind that. Open it."])
def test_an_item_that_says_more_than_what_never_to_do_is_a_step(item: str) -> None:
    assert [step.warning for step in steps("Log it.", item, "Pay it.")] == [[], [], []]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (
            ("Is it fine? If yes, go to step 2, if no, go to step 3.", "Tell them. Then close it."),
            "Then close it.",
        ),
        (
            ("Gut? Wenn ja, weiter mit 2, wenn nein, weiter mit 3.", "Anfrage schließen."),
            "Anfrage schließen",
        ),
        (
            ("Bon ? Si oui, allez à l'étape 2, sinon à l'étape 3.", "Fermez la demande."),
            "Fermez la demande",
        ),
        (
            ("¿Bien? Si sí, vaya al paso 2; si no, vaya al paso 3.", "Cierre la solicitud."),
            "Cierre la solicitud",
        ),
    ],
)
def test_what_closes_something_above_the_place_of_an_answer_asks_where_it_goes_on(
    items: tuple[str, ...], said: str
) -> None:
    step = steps(*items, "Xenon.")[1]

    led = "an answer leads to `xenon` below: does it go on there, or end here?"
    assert step.notes["next"] == [f"the page says “{said}”, and {led}"]


def test_what_closes_something_and_is_followed_by_no_answer_asks_nothing() -> None:
    assert "next" not in steps("Is it fine? If no, go to step 1.", "Close it.", "Pay.")[1].notes


def test_answers_behind_an_order_are_those_of_a_question_of_their_own() -> None:
    made = steps("Log it, and if it is wet, go to step 3, and if not, go to step 2.", "A.", "B.")

    assert (made[0].title, made[1].title) == ("Log it", "Is it wet?")
    assert made[1].answers == {"Yes": "b", "No": "a"}


@pytest.mark.parametrize(
    ("items", "place"),
    [
        (("Print it.", "Look.", "Go to the previous step."), "look"),
        (("Print it.", "Look. If it is wrong, go to the previous step.", "A."), "print"),
        (("Print it.", "Look.", "If it is wrong, go to the previous step.", "A."), "look"),
    ],
)
def test_the_previous_step_is_that_of_the_page(items: tuple[str, ...], place: str) -> None:
    made = steps(*items)

    assert [place] == [
        target
        for one in made
        for target in (*one.answers.values(), one.next)
        if target not in ("next", "")
    ]


@pytest.mark.parametrize(
    ("item", "question", "target", "does"),
    [
        ("Look. Twice there? Link it and stop.", "Twice there?", "done", "Link it."),
        ("Look. Wet? Dry it. Then go to step 1.", "Wet?", "look", "Dry it."),
    ],
)
def test_what_stands_between_a_question_and_the_way_on_is_done_at_yes(
    item: str, question: str, target: str, does: str
) -> None:
    step = steps(item, "Close.")[1]

    assert (step.title, step.answers) == (question, {"Yes": target, "No": "next"})
    assert step.on_answer == {"Yes": does}


def test_an_order_that_goes_on_elsewhere_says_what_is_next() -> None:
    made = steps("Log it, then continue with step 3.", "Call.", "Close.")

    assert (made[0].title, made[0].next) == ("Log it", "close")
    assert made[0].notes["next"] == ["the page says “Log it, then continue with step 3.”"]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Incomplete claims go back to step 1.", "Incomplete claims go back to step 1"),
        ("Ask. If spam delete it and stop.", "If spam delete it and stop."),
        ("Beilegen, Unvollständiges geht zurück zu Schritt 1.", "Unvollständiges geht zurück"),
    ],
)
def test_what_leads_elsewhere_and_became_no_way_on_is_asked_for(item: str, said: str) -> None:
    step = steps("Look.", "Read.", item, "Close.")[2]
    notes = [note for key in ("title", "text") for note in step.notes.get(key, ())]

    assert any(said in note and "does it go on elsewhere?" in note for note in notes)


@pytest.mark.parametrize(
    "item",
    [
        "Incomplete claims go back to step 1.",
        "Set the ticket to Done.",
        "Write when you start and when you stop.",
        "Stop. Take a photo.",
        "Ask, and repeat step 1.",
    ],
)
def test_what_leads_only_some_elsewhere_or_nobody_is_no_way_on(item: str) -> None:
    step = steps("Look.", "Read.", item, "Close.")[2]

    assert (step.next, step.answers) == ("", {})


def test_a_column_that_leads_on_says_yes_and_no_and_the_end() -> None:
    made = drafted(
        """
        # Orders

        | Step | What | Next |
        | --- | --- | --- |
        | 1 | Is it whole? | yes: 3, no: 4 |
        | 2 | Send it | end |
        | 3 | Close it | stop |
        | 4 | Archive it | 2 |
        """
    ).processes[0]

    assert [one.answers or one.next for one in made.steps] == [
        {"Yes": "close", "No": "archive"},
        "done",
        "done",
        "send",
    ]


def test_columns_of_yes_and_no_say_where_it_goes_on() -> None:
    made = drafted(
        """
        # Orders

        | ID | Step | Next if yes | Next if no |
        | --- | --- | --- | --- |
        | 10 | Is it whole? | 30 | 20 |
        | 20 | Mend it | 10 | |
        | 30 | Send it | | |
        """
    ).processes[0]

    assert [one.answers or one.next for one in made.steps] == [
        {"Yes": "send", "No": "mend"},
        "whole",
        "",
    ]


@pytest.mark.parametrize(
    ("sentence", "when", "order"),
    [
        ("Upheld: tell the guest.", "Upheld", "Tell the guest."),
        ("Not found: note the name.", "Not found", "Note the name."),
        ("No bus → call the taxi.", "No bus", "Call the taxi."),
        ("Under 10 euros: pay it from the till.", "Under 10 euros", "Pay it from the till."),
        ("Schlüssel fehlt: Büro anrufen.", "Schlüssel fehlt", "Büro anrufen."),
        ("Nicht gefunden: rufen Sie an.", "Nicht gefunden", "Rufen Sie an."),
        ("Dossier refusé : prévenir le client.", "Dossier refusé", "Prévenir le client."),
        ("Caso rechazado: avisar al cliente.", "Caso rechazado", "Avisar al cliente."),
        ("Triage: assign a label.", "", ""),
        ("Recommended: print it.", "", ""),
        ("File → Save", "", ""),
    ],
)
def test_a_state_before_a_colon_is_a_condition(sentence: str, when: str, order: str) -> None:
    step = steps("Look.", sentence, "Close.")[1]

    assert (step.if_, step.title if when else "") == (when, order.rstrip("."))


def test_letters_lead_to_steps_of_the_same_part() -> None:
    made = drafted(
        """
        # Handbook

        ## Fire

        a) Look.
        b) Call the porter.

        ## Water

        a) Close the tap.
        b) It runs again: go back to a)
        c) Call the plumber, as in Fire, b)
        """
    ).processes

    assert made[1].steps[1].answers == {"Yes": "close-tap", "No": "next"}
    assert "{support:step}`fire.call-porter`" in made[1].steps[2].title


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "Repeat steps 1.1 to 1.2.",
            "Repeat {support:step}`tell-team` to {support:step}`lock-branch`",
        ),
        ("Ask, see step 1.2.", "Ask, see {support:step}`lock-branch`"),
    ],
)
def test_numbers_with_a_dot_lead_to_the_steps_that_have_them(item: str, told: str) -> None:
    made = drafted(
        f"""
        # Release

        1.1. Tell the team.

        1.2. Lock the branch.

        1.3. {item}
        """
    ).processes[0]

    assert made.steps[2].title == told


@pytest.mark.parametrize(
    ("head", "item", "place"),
    [
        ("§ 2 Closing", "Read, then go to § 2.", "closing"),
        ("Stage B: Closing", "Read, then go to stage B.", "closing"),
        ("Part two: Closing", "Read, then see part two.", "closing"),
        ("A.2 Closing", "Read, then go to A.2.", "closing"),
        ("Teil 2: Closing", "Lesen, siehe Teil 2.", "closing"),
    ],
)
def test_parts_are_found_by_their_letter_or_number(head: str, item: str, place: str) -> None:
    made = drafted(
        f"# Handbook\n\n## Opening\n\n1. {item}\n2. Write.\n\n## {head}\n\n1. Count.\n2. Lock.\n"
    ).processes
    step = made[0].steps[0]

    assert place in f"{step.next} {step.title}"


@pytest.mark.parametrize(
    ("item", "wait"),
    [
        ("After 15 minutes without an answer, call them.", ("an answer", "15 minutes")),
        ("After 3 days, call them.", ("3 calendar days", "3 calendar days")),
        ("Nach 15 Minuten ohne Antwort anrufen.", ("Antwort anrufen", "15 minutes")),
    ],
)
def test_what_lacks_after_a_time_is_what_is_waited_for(item: str, wait: tuple[str, str]) -> None:
    step = steps("Ask.", item)[1]

    assert (step.wait["for"], step.wait["at-most"]) == wait


def test_a_time_in_a_table_below_a_step_is_none_of_the_step() -> None:
    step = (
        drafted(
            """
        # Radio

        1. Ask.
        2. Switch it on.

        | Trouble | What to do |
        | --- | --- |
        | No signal | Wait 5 minutes |
        """
        )
        .processes[0]
        .steps[1]
    )

    assert step.wait == {}


def test_a_box_that_tags_draw_in_markdown_is_a_warning() -> None:
    made = drafted(
        """
        # Lid

        <div class="warning">Never open the <b>lid</b> when it is hot.</div>

        1. Open it.
        """
    ).processes[0]

    assert (made.goal, made.steps[0].warning) == ("", ["Never open the lid when it is hot."])


def test_a_label_below_a_heading_is_that_of_the_heading() -> None:
    made = drafted("# Rooms\n\n(book)=\n\nRooms for guests.\n\n1. Open the book.\n").processes[0]

    assert (made.label, made.goal) == (["book"], "Rooms for guests.")


def test_a_label_below_a_heading_in_restructuredtext_is_that_of_the_heading() -> None:
    text = "Rooms\n=====\n\n.. _book:\n\nRooms for guests.\n\n1. Open the book.\n"
    (found,) = read("a.rst", text.encode())
    made = imported([found]).processes[0]

    assert (made.label, made.goal) == (["book"], "Rooms for guests.")


def test_how_somebody_is_reached_is_not_who_does_the_step_above() -> None:
    made = drafted(
        """
        # Rooms

        1. Open the book.
        2. Close it.

        | Role | Mail |
        | --- | --- |
        | Porter | porter@example.org |
        """
    ).processes[0]

    assert made.steps[1].who == []


def test_a_condition_refers_to_the_step_of_which_it_speaks() -> None:
    step = steps("Ask.", "Remind them.", "Ask the board when nobody answers step 2.")[2]

    assert step.if_ == "nobody answers {support:step}`remind`"


def test_a_page_whose_class_names_a_sidebar_is_read() -> None:
    text = '<div class="columns two-right-sidebar"><h1>Doors</h1><ol><li>Open it.</ol></div>'
    (found,) = read("a.html", text.encode())

    assert "Open it." in " ".join(found.said)


def test_a_list_in_what_can_be_opened_is_a_process_that_links_find() -> None:
    made = drafted(
        """
        # Disk

        1. Look. If it is full, go to [Full](#full).
        2. Close.

        <details>
        <summary><b>Full disk</b></summary>

        <a id="full"></a>

        1. Delete the old files.
        2. Look again.

        </details>
        """
    ).processes

    assert [one.title for one in made] == ["Disk", "Full disk"]
    assert made[0].steps[1].answers == {"Yes": "full-disk", "No": "next"}
