"""What does `import` make of pages in the styles in which teams write? Each as a person would."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing.draft.draft import Process, Step
from sphinx_support_process.importing.draft.yaml import written


def steps(page: str) -> list[Step]:
    (made,) = drafted(page).processes
    return made.steps


def process(page: str) -> Process:
    (made,) = drafted(page).processes
    return made


def titles(page: str) -> list[str]:
    return [step.title for one in drafted(page).processes for step in one.steps]


def test_bold_paragraphs_with_numbers_are_steps_and_the_text_between_belongs_to_them() -> None:
    made = steps("""
        # Lend a projector

        **Step 1:** Read the form.

        **Step 2:** Check whether the projector is free.

        If it is, go to step 3. If it is not, go to step 4.

        **Step 3:** Hand it out.

        **Step 4:** Say no.
    """)

    assert [one.title for one in made] == [
        *("Read the form", "Check whether the projector is free", "Hand it out", "Say no"),
    ]
    assert made[1].answers == {"Yes": "hand-out", "No": "say-no"}


def test_numbers_with_parts_before_paragraphs_are_steps() -> None:
    assert titles("""
        # Fall

        ## 4. Procedure

        4.1 The Ward Nurse stays with the patient.

        4.2 The Ward Nurse calls for help.
    """) == ["The Ward Nurse stays with the patient", "The Ward Nurse calls for help"]


def test_letters_behind_step_are_steps_even_in_one_paragraph() -> None:
    assert titles("# Urgent\n\nStep A: Call the manager.\nStep B: Deploy.\n") == [
        *("Call the manager", "Deploy"),
    ]


@pytest.mark.parametrize("word", ["Step", "Schritt", "Étape", "Paso"])
def test_headed_steps_are_found_in_each_language(word: str) -> None:
    made = steps(f"# P\n\n## {word} 1: Alpha\n\nBeta.\n\n## {word} 2 - Gamma\n\nDelta.\n")

    assert [(one.title, one.text) for one in made] == [("Alpha", "Beta."), ("Gamma", "Delta.")]


def test_headings_that_are_orders_are_steps_to_be_confirmed() -> None:
    made = process("""
        # Release

        ## Bump the version (Friday)

        Open a request.

        ## Promote the branches (Monday)

        Run the script.

        ## Release day (Thursday)

        Publish.
    """)

    assert [one.title for one in made.steps] == [
        *("Bump the version (Friday)", "Promote the branches (Monday)", "Release day (Thursday)"),
    ]
    assert made.notes["steps"] == ["headings on the page: are these steps, in order?"]


def test_the_only_heading_above_headings_that_are_steps_names_the_procedure() -> None:
    [made] = drafted("""\
        # Regatta

        ## Mark the course

        Lay the buoys.

        ## Call the crews

        Ring the bell.

        ## Clear the water

        Send the patrol.
    """).processes

    assert (made.title, [(one.title, one.phase) for one in made.steps]) == (
        "Regatta",
        [("Mark the course", ""), ("Call the crews", ""), ("Clear the water", "")],
    )


@pytest.mark.parametrize(
    "section",
    [
        "## References\n\n1. Read this book\n2. Read that book",
        "## 6. Sources\n\n1. Alerts\n2. Tickets",
        "## Review\n\n1. What happened?\n2. Why?",
        "## When to call\n\nCall if:\n\n1. the site is down\n2. nobody answers",
        "## Ours\n\nWe take it if all of these are true:\n\n1. It is small.\n2. It is ours.",
        "## Services\n\n1. Mail\n2. File storage",
        "## FAQ\n\n### Can I print in colour?\n\n1. Yes, on floor two\n2. Yes, in the library",
        "## Table of contents\n\n1. [Kinds](#kinds)\n2. [Response](#response)",
    ],
)
def test_a_list_of_other_things_is_no_process(section: str) -> None:
    page = f"# P\n\n## Steps\n\n1. Open it.\n2. Close it.\n\n{section}\n"

    assert titles(page) == ["Open it", "Close it"]


def test_a_list_with_owners_is_a_process_whatever_its_heading() -> None:
    assert titles("# Sources\n\n1. **Who:** Triager\n\n   Read it.\n2. End\n") == ["Read it", "End"]


def test_a_role_above_a_list_of_orders_owns_it() -> None:
    made = process("# Shift\n\nThe outgoing engineer:\n\n- Update the document.\n- Close alerts.\n")

    assert made.who == ["outgoing-engineer"]
    assert made.goal == ""


def test_steps_for_several_people_are_those_of_one_role() -> None:
    made = drafted("# P\n\n## Steps for Subject Matter Experts\n\n1. Add graphs.\n2. End.\n")

    assert made.processes[0].who == ["subject-matter-expert"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The **system owner** approves it.", "system-owner"),
        ("The field engineer walks through the list.", "field-engineer"),
        ("A moderator reads the report.", "moderator"),
        ("**Lab assistant:** call the nurse.", "lab-assistant"),
        ("Translator: correct it.", "translator"),
        ("Le technicien de garde ouvre la console.", "technicien-de-garde"),
        ("La agente de soporte registra la queja.", "agente-de-soporte"),
        ("**Qui :** Responsable réseau\n\n   Appelez-le.", "responsable-reseau"),
        ("**Responsable:** Jefa de turno\n\n   Decida.", "jefa-de-turno"),
    ],
)
def test_an_owner_is_found_in_many_words(sentence: str, who: str) -> None:
    assert steps(f"# P\n\n1. {sentence}\n2. End\n")[0].who == [who]


@pytest.mark.parametrize("sentence", ["**Do not** discuss it.", "The department confirms it."])
def test_what_is_no_role_owns_nothing(sentence: str) -> None:
    assert steps(f"# P\n\n1. {sentence}\n2. End\n")[0].who == []


def test_what_stands_below_a_list_says_nothing_of_the_last_owner() -> None:
    made = steps(
        "# P\n\n1. Leave.\n2. Meet outside.\n\nThe Restaurant Manager counts the guests.\n"
    )

    assert made[1].who == []


def test_a_condition_may_say_who_acts() -> None:
    (one, _) = steps("# P\n\n1. If it is down, the network engineer restarts it.\n2. End\n")

    assert (one.if_, one.title) == ("it is down", "The network engineer restarts it")
    assert one.who == ["network-engineer"]


@pytest.mark.parametrize("words", ["If possible, call them.", "If needed, restart it."])
def test_what_is_done_if_one_likes_has_no_condition(words: str) -> None:
    assert steps(f"# P\n\n1. {words}\n2. End\n")[0].if_ == ""


def test_answers_may_say_what_is_done_on_the_way() -> None:
    made = drafted("""
        # Complaint

        1. Does the guest accept?
           - Yes → write it down and go to step 3.
           - No → call the manager, then step 2.
        2. Offer more.
        3. Close it.
    """)

    text = written(made, ["a.md"])
    assert 'Yes: {go: close, text: "Write it down"}' in text
    assert 'No: {go: offer-more, text: "Call the manager"}' in text


def test_more_answers_than_two_keep_their_names() -> None:
    made = steps("""
        # Post

        1. Decide on the level.
           - Red: delete it, then go to step 3.
           - Yellow: hide it and go to step 2.
           - Green: move it and finish.
        2. Warn them.
        3. Log it.
    """)[0]

    assert made.answers == {"Red": "log", "Yellow": "warn", "Green": "done"}
    assert made.on_answer == {"Red": "Delete it", "Yellow": "Hide it", "Green": "Move it"}


def test_answers_may_stand_in_a_table() -> None:
    made = steps("""
        # Guest

        1. Is anyone hurt?

           | Answer | Go to |
           | --- | --- |
           | Yes | step 3 |
           | No | step 2 |

        2. Listen.
        3. Call for help.
    """)[0]

    assert made.answers == {"Yes": "call-help", "No": "listen"}


def test_an_answer_that_leads_nowhere_is_marked() -> None:
    made = steps("""
        # Bag

        1. Is it there?
           - If so, hand it over.
           - If not, go to step 2.
        2. Search.
    """)[0]

    assert made.answers == {"Yes": "next", "No": "search"}
    assert made.notes["answers"][-1] == (
        "the page says “If so, hand it over.”: where does it go on?"
    )


def test_opposite_ways_to_go_on_are_the_answers_of_a_question() -> None:
    made = steps("""
        # Restart

        1. Start it.
           1. If it starts, tell the team.
           2. If it does not, call the duty officer.
        2. End
    """)[1]

    assert made.title == "Does it start?"
    assert made.on_answer == {"Yes": "Tell the team.", "No": "Call the duty officer."}


def test_a_jump_may_say_what_else_is_done() -> None:
    made = steps("# P\n\n1. Ask.\n2. If you cannot tell, return to step 1 and ask for more.\n")[1]

    assert made.answers == {"No": "ask", "Yes": "next"}
    assert made.on_answer == {"No": "Ask for more"}


def test_the_question_before_the_answers_is_the_question() -> None:
    made = steps("""
        # Account

        1. **Look it up**. See the list. Is it locked? If yes, go to step 3. If no, go to step 2.
        2. Reset it.
        3. Hand it over.
    """)

    assert [one.title for one in made[:2]] == ["Look it up", "Is it locked?"]
    assert made[0].text == "See the list."


@pytest.mark.parametrize(
    ("page", "yes", "no"),
    [
        (
            "1. Est-ce urgent ?\n   - Oui : passez à l'étape 3\n   - Non : passez à l'étape 2",
            "Oui",
            "Non",
        ),
        ("1. ¿Es urgente?\n   - Sí: vaya al paso 3\n   - No: continúe con el paso 2", "Sí", "No"),
        (
            "1. Ist es dringend?\n   - Ja: weiter mit Schritt 3\n   - Nein: weiter mit Schritt 2",
            "Ja",
            "Nein",
        ),
    ],
)
def test_answers_in_other_languages_lead_to_steps(page: str, yes: str, no: str) -> None:
    made = steps(f"# P\n\n{page}\n2. B\n3. C\n")[0]

    assert made.answers == {yes: "c", no: "b"}


@pytest.mark.parametrize(
    ("sentence", "within"),
    [
        ("Write it, at the latest after 2 working days.", "2 working days"),
        ("Appelez-le dans un délai de 30 minutes.", "30 minutes"),
        ("Fermez le ticket sous 5 jours ouvrés.", "5 working days"),
        ("Responda en un plazo de 24 horas.", "24 hours"),
        ("Decida antes de 3 días hábiles.", "3 working days"),
    ],
)
def test_a_deadline_is_found_in_many_words(sentence: str, within: str) -> None:
    assert steps(f"# P\n\n1. **Act**. {sentence}\n2. End\n")[0].within == within


def test_a_table_of_orders_by_their_time_is_steps_with_deadlines() -> None:
    made = steps("""
        | Timeframe | Action |
        | --- | --- |
        | **Immediately** | Name who leads |
        | **Within 24 hours** | Call the band |
        | **Within 1 week** | Send the bill |
        | **Monthly** | Review open bills |
    """)

    assert [(one.title, one.within) for one in made] == [
        ("Name who leads", ""),
        ("Call the band", "24 hours"),
        ("Send the bill", "1 week"),
        ("Review open bills", ""),
    ]
    assert made[0].text == "Timeframe: **Immediately**"


def test_what_a_thing_does_within_a_time_is_no_deadline_but_told() -> None:
    made = steps("# P\n\n1. **Set a password**. It expires within 24 hours.\n2. End\n")[0]

    assert made.within == ""
    assert made.notes["within"] == [
        "the page says “It expires within 24 hours.”: is it a deadline?"
    ]


@pytest.mark.parametrize(
    ("sentence", "wait"),
    [
        ("Wait for the build, about 40 minutes.", {"for": "the build", "at-most": "40 minutes"}),
        ("Attendez 5 minutes.", {"for": "5 minutes", "at-most": "5 minutes"}),
        ("Espere una semana.", {"for": "1 week", "at-most": "1 week"}),
    ],
)
def test_a_wait_is_found_in_many_words(sentence: str, wait: dict[str, str]) -> None:
    assert steps(f"# P\n\n1. {sentence}\n2. End\n")[0].wait == wait


def test_a_table_of_steps_may_say_by_when() -> None:
    made = steps("""
        # Loan

        | Step | Responsible | Activity | Time limit |
        | --- | --- | --- | --- |
        | 1 | Clerk | Search the list | 1 working day |
        | 2 | Clerk | Tell the reader | same day |
    """)

    assert [one.within for one in made] == ["1 working day", "1 working day"]
    assert made[1].text == "Time limit: same day"


def test_levels_may_stand_in_a_list() -> None:
    (scale,) = drafted("# P\n\n## Severity\n\n- **High**: it is down\n- **Low**: the rest\n").levels

    assert [(one.name, one.definition) for one in scale.levels] == [
        *(("High", "it is down"), ("Low", "the rest")),
    ]


def test_a_ladder_may_stand_in_a_list() -> None:
    made = process("""
        # Pager

        - After 5 minutes: page the Backup Engineer
        - After 15 minutes: call the Head of Support

        ## Steps

        1. Open it.
        2. Close it.
    """)

    assert [(rung.after, rung.to) for rung in made.escalate] == [
        *(("5 minutes", "backup-engineer"), ("15 minutes", "head-support")),
    ]


@pytest.mark.parametrize(
    "glossary",
    [
        "## Glossary\n\n### Ticket\n\nWhat a customer sends.",
        "## Glossary\n\n**Ticket** \u2013 What a customer sends.",
        "## Definitions\n\n**Ticket:** What a customer sends.",
        "## Terms\n\n- **Ticket**: What a customer sends.",
        "## Abbreviations\n\n- Ticket: What a customer sends.",
        "| Term | Definition |\n| --- | --- |\n| Ticket | What a customer sends. |",
        "## Glossaire\n\nTicket\n: What a customer sends.",
    ],
)
def test_a_word_is_defined_in_many_ways(glossary: str) -> None:
    (term,) = drafted(f"# Words\n\n{glossary}\n").terms

    assert (term.name, term.definition) == ("Ticket", "What a customer sends.")


def test_another_name_in_brackets_is_an_alias() -> None:
    (term,) = drafted(
        "# W\n\n| Term | Meaning |\n| - | - |\n| Backlog (or queue) | It waits |\n"
    ).terms

    assert (term.name, term.aliases) == ("Backlog", ["queue"])


def test_a_heading_below_roles_defines_one_but_for_other_headings() -> None:
    made = drafted("# T\n\n## Roles\n\n### Scribe\n\nWrites.\n\n### How we choose\n\nBy lot.\n")

    assert [(role.name, role.definition) for role in made.roles] == [("Scribe", "Writes.")]
    assert made.terms == []


@pytest.mark.parametrize(
    "line",
    [
        "Kim Harbour, +44 555 0101",
        "Kim Harbour (kim@pier.example)",
        "Kim Harbour <kim@pier.example>",
        "**Kim Harbour** (kim@pier.example), speaks Danish",
    ],
)
def test_people_may_stand_in_a_list(line: str) -> None:
    made = drafted(f"# Crew\n\n- {line}\n- Lou Pier, +44 555 0102\n")

    assert [one.name for one in made.communities[0].representatives] == ["Kim Harbour", "Lou Pier"]


def test_who_holds_a_role_may_stand_in_a_list() -> None:
    made = drafted(
        "# T\n\n- Duty Officer: Kim Harbour, 555 0101\n- Deputy Officer: Lou Pier, 555 0102\n"
    )

    assert [(role.name, role.held_by) for role in made.roles] == [
        *(("Duty Officer", "Kim Harbour"), ("Deputy Officer", "Lou Pier")),
    ]


@pytest.mark.parametrize(
    ("mail", "places"),
    [
        (
            "Subject: Order %ORDER%\n\nHello %NAME%,\n\nit is late.",
            {"order": "ORDER", "name": "NAME"},
        ),
        ("Hi {name},\n\nit is corrected.", {"name": "name"}),
        ("“To go on, please send {{topic}}.”", {"topic": "topic"}),
        ("> Guten Tag <<name>>,\n>\n> wir melden uns.", {"name": "name"}),
        ("> Bonjour [NOM],\n>\n> c'est prêt.", {"nom": "NOM"}),
        ("> Asunto: Queja\n>\n> Estimada {nombre}:\n>\n> gracias.", {"nombre": "nombre"}),
    ],
)
def test_a_mail_below_a_heading_is_a_template(mail: str, places: dict[str, str]) -> None:
    (template,) = drafted(f"# Mails\n\n## A) Late\n\n{mail}\n").templates

    assert (template.title, template.placeholders) == ("Late", places)


def test_a_step_that_names_a_message_sends_it() -> None:
    made = steps("""
        # Silence

        1. Ask again with **Reply 12**.
        2. Close it with [the last mail](#closing-mail).

        ### Reply 12

        > Dear <name>, did you see it?

        ### Closing mail

        > Dear <name>, we close it.
    """)

    assert [one.send for one in made] == [["reply-12"], ["closing-mail"]]


def test_a_message_is_called_as_its_step_without_the_owner() -> None:
    made = drafted(
        "# P\n\n## Step 1: Tell (Lead)\n\n> Dear {{ name }}, hi.\n\n## Step 2: End\n\nBye.\n"
    )

    assert [one.title for one in made.templates] == ["Tell"]


def test_a_status_in_code_is_that_of_the_ticket() -> None:
    assert (
        steps("# P\n\n1. **Close**. Mark it as **`Resolved`**.\n2. End\n")[0].status == "Resolved"
    )


def test_a_page_in_french_says_its_goal_and_needs() -> None:
    made = process(
        "# Panne\n\nObjectif : rétablir.\n\nPrérequis : un accès.\n\n1. Ouvrez.\n2. Fermez.\n"
    )

    assert (made.goal, made.requires) == ("Rétablir.", ["un accès."])


def test_a_heading_may_say_what_a_role_does_by_the_last_word_of_its_name() -> None:
    made = drafted("""
        # Lost child

        ## Roles involved

        - **Gallery Attendant** \u2013 first contact
        - **Reception** \u2013 watches the doors

        ## What the attendant does

        1. Stay there.
        2. Call.

        ## What reception does

        1. Stop them.
        2. End
    """)

    assert [one.who for one in made.processes] == [["gallery-attendant"], ["reception"]]
    assert [role.definition for role in made.roles] == ["first contact", "watches the doors"]


def test_names_in_emphasis_at_the_start_are_owners_if_one_is_of_an_office() -> None:
    made = steps("""
        # Lift

        ### 1. Call

        *Caretaker.* Ask who is there.

        ### 2. Open

        *Lift Company.* Switch off first.
    """)

    assert [one.who for one in made] == [["caretaker"], ["lift-company"]]


def test_answers_may_stand_in_a_definition_list() -> None:
    made = steps("""
        # Seeds

        1. The committee decides.

           Approved
           : go to step 2.

           Not approved
           : return to step 1.
        2. Order.
    """)

    assert made[1].answers == {"Yes": "order", "No": "committee-decides"}


def test_an_item_that_only_warns_is_a_warning_of_the_step_above() -> None:
    made = steps("# P\n\n1. Call them.\n2. **Warning:** Never restart it.\n3. Go to step 2.\n")

    assert (made[0].title, made[0].warning) == ("Call them", ["Never restart it."])


def test_the_text_below_the_last_bold_step_belongs_to_it_as_to_the_others() -> None:
    made = steps("""
        # Reset

        **1. Ask**

        Ask for the name.

        **2. Pass on**

        The Security Analyst calls back.
    """)

    assert made[1].who == ["security-analyst"]


def test_a_matrix_knows_a_task_by_the_words_before_a_comma() -> None:
    made = steps("""
        # Complaint

        | | Chair | Board |
        | --- | --- | --- |
        | Hear both sides | R | C |
        | Decide | C | R |

        1. **Hear both sides**, one at a time.
        2. Decide.
    """)

    assert [one.who for one in made] == [["chair"], ["board"]]


LABELLED = """\
# Corrections

## Step 1: Log it

The editor logs it. Then {link}.

(mend)=
## Step 2: Mend it

The editor mends it.

## Step 3: Close it

The editor closes it.
"""


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("tell {ref}`mend`", "tell {support:step}`mend`"),
        ("tell {ref}`the mender <mend>`", "tell [the mender](#corrections.mend)"),
        ("tell [Step 3](#step-3-close-it)", "tell {support:step}`close`"),
        ("tell [the closer](#step-3-close-it)", "tell [the closer](#corrections.close)"),
        ("tell {ref}`elsewhere`", "tell {ref}`elsewhere`"),
        ("tell {doc}`mend`", "tell {doc}`mend`"),
    ],
)
def test_what_leads_to_a_heading_or_label_leads_to_the_step_that_it_became(
    link: str, becomes: str
) -> None:
    [process] = drafted(LABELLED.replace("{link}", link)).processes
    assert process.steps[0].text == f"The editor logs it. Then {becomes}."


def test_a_jump_to_a_label_of_a_step_goes_there() -> None:
    page = LABELLED.replace("{link}", "wait").replace(
        "closes it.", "closes it. If it is wrong, go back to {ref}`mend`."
    )
    [process] = drafted(page).processes
    assert process.steps[-1].answers == {"Yes": "mend", "No": "next"}


def test_words_in_brackets_at_the_beginning_of_a_line_are_filled_in_but_no_single_one() -> None:
    body = "Dear [Name],\n\n[Full Name] joins us.\n\n[Solved] It works.\n\nRegards,\n\n[Your Name]"
    [made] = drafted(f"# Replies\n\n## Welcome\n\n```\n{body}\n```\n").templates
    assert made.body.split("\n\n")[1:3] == ["{{ full_name }} joins us.", "[Solved] It works."]


def test_headings_with_letters_that_follow_each_other_are_steps() -> None:
    page = """
        # Closing the pool

        ## A. Clear the water

        Blow the whistle three times.

        ## B) Lock the doors

        Lock the main door.
    """
    assert titles(page) == ["Clear the water", "Lock the doors"]


def test_headings_that_begin_with_initials_are_no_steps() -> None:
    page = """
        # Who we are

        ## J. Smith

        Has the key of the cellar.

        ## K. Brown

        Has the key of the roof.
    """
    assert drafted(page).processes == []


def test_texts_with_letters_that_follow_each_other_are_steps() -> None:
    page = """
        # Closing the pool

        A. Clear the water.

        Blow the whistle.

        B. Lock the doors.
    """
    assert titles(page) == ["Clear the water", "Lock the doors"]


def test_texts_that_begin_with_initials_are_no_steps() -> None:
    page = """
        # Who we are

        C. Smith has the key of the cellar.

        D. Brown has the key of the roof.
    """
    assert drafted(page).processes == []
