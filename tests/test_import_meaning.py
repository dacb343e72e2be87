"""What do the words of a page mean to `import`? Owners, conditions, times, levels, remarks."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from drafting import drafted

from sphinx_support_process.importing.draft.draft import Process, Step
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.words.promised import promised
from sphinx_support_process.importing.words.table import listed


def process(page: str) -> Process:
    (made,) = drafted(page).processes
    return made


def steps(*items: str) -> list[Step]:
    """The steps of a numbered list."""
    numbered = (
        f"{number}. {indent(dedent(item), '   ').strip()}" for number, item in enumerate(items, 1)
    )
    return process("# P\n\n" + "\n".join(numbered)).steps


def step(item: str) -> Step:
    """The step of an item that stands above another."""
    return steps(item, "End")[0]


def owners(page: str) -> list[list[str]]:
    made = process(page)
    return [one.who or made.who for one in made.steps]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The incident lead opens a channel.", "incident-lead"),
        ("The on-call engineer looks at the graphs.", "call-engineer"),
        ("the Comms Lead should post an update.", "comms-lead"),
        ("The Fix Lead will announce the release.", "fix-lead"),
        ("Die Technische Leiterin entscheidet.", "technische-leiterin"),
        ("Look at it (support agent).", "support-agent"),
        ("**Look at it** (Floor Manager)", "floor-manager"),
    ],
)
def test_a_role_is_found_in_any_case(sentence: str, who: str) -> None:
    assert step(sentence).who == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        "The system sends a mail.",
        "The lead time is long.",
        "The manager of the shop was told.",
        "The customer service level drops.",
    ],
)
def test_who_does_nothing_is_no_owner(sentence: str) -> None:
    assert step(sentence).who == []


def test_the_subject_of_several_steps_is_a_role() -> None:
    first, second, third = steps("The night watch opens it.", "The night watch closes it.", "End")

    assert [first.who, second.who, third.who] == [["night-watch"], ["night-watch"], []]


def test_a_thing_is_no_role_however_often_it_acts() -> None:
    assert steps("The intake form asks.", "The intake form sends it.", "End")[0].who == []


def test_a_table_of_roles_defines_them_and_names_owners() -> None:
    made = drafted("""
        # Spill

        | Role | Responsibility | Where |
        | --- | --- | --- |
        | Boom pair | Lays the booms | Quay |

        1. The boom pair lays them.
        2. Look.
    """)

    assert [(role.name, role.definition) for role in made.roles] == [
        ("Boom pair", "Lays the booms\n\nWhere: Quay")
    ]
    assert made.processes[0].steps[0].who == ["boom-pair"]


@pytest.mark.parametrize("heading", ["Steps for the scribe", "Scribe", "Tasks of the Scribe"])
def test_a_heading_says_whose_steps_these_are(heading: str) -> None:
    made = process(f"# {heading}\n\n1. Note it.\n2. File it.")

    assert made.who == ["scribe"]
    assert made.notes["who"] == [f"the heading is “{heading}”: is it who does it?"]


def test_lists_below_roles_are_the_steps_of_these() -> None:
    assert owners("""
        # Release

        1. Release Manager:
            - Post the list
            - Close it
        2. QA:
            - Test the build
    """) == [["release-manager"], ["release-manager"], ["qa"]]


def test_lists_below_other_words_stay_with_their_step() -> None:
    assert [one.title for one in steps("Tools:\n- Saw", "Parts:\n- Screw")] == ["Tools", "Parts"]


def test_bold_names_before_colons_are_roles_if_they_come_again() -> None:
    found = steps("**Presenter:** Tell them.", "**Presenter:** Wait.", "**Note:** End.")

    assert [one.title for one in found[:2]] == ["Tell them", "Wait"]
    assert process("# P\n\n1. **Presenter:** Go.\n2. **Presenter:** End.").who == ["presenter"]


def test_a_matrix_shares_out_the_steps() -> None:
    made = process("""
        # Cancel

        | Task | Planner | Cook | Bank |
        | --- | --- | --- | --- |
        | Confirm it | R | I | C |
        | Pay back | A | | R |

        ## Steps

        1. Confirm it
        2. Pay back the money
    """)
    first, second = made.steps

    assert (first.who, first.informs, first.consults) == (["planner"], ["cook"], ["bank"])
    assert (second.who, second.accountable) == (["bank"], "planner")


def test_a_matrix_of_other_tasks_is_left() -> None:
    made = drafted("""
        | Task | Planner | Cook |
        | --- | --- | --- |
        | Sing | R | I |
        | Dance | A | R |

        1. Read.
        2. Write.
    """)

    assert [one.who for one in made.processes[0].steps] == [[], []]
    assert "Dance" in made.left[0][1]


@pytest.mark.parametrize(
    ("sentence", "when", "title"),
    [
        ("If it is a duplicate, close it.", "it is a duplicate", "Close it"),
        ("If it is old, dirty, or torn, replace it.", "it is old, dirty, or torn", "Replace it"),
        ("In case nobody answers, then call again.", "nobody answers", "Call again"),
        ("If it hurts, do not touch it.", "it hurts", "Do not touch it"),
        ("Wenn es brennt, rufen Sie an.", "es brennt", "Rufen Sie an"),
    ],
)
def test_what_is_done_if_something_holds_has_a_condition(
    sentence: str, when: str, title: str
) -> None:
    made = step(sentence)

    assert (made.if_, made.title, made.notes) == (when, title, {})


@pytest.mark.parametrize(
    ("sentence", "when", "title"),
    [
        ("If it leaks, nobody goes in.", "it leaks", "Nobody goes in"),
        ("Call the guard if the spill is large.", "the spill is large", "Call the guard"),
    ],
)
def test_a_condition_that_may_be_none_is_marked(sentence: str, when: str, title: str) -> None:
    made = step(sentence)

    assert (made.if_, made.title) == (when, title)
    assert made.notes["if_"] == [f"taken from “{sentence}”: is it when this is done?"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Check if the door is closed.",
        "Ask the guest if the room was warm.",
        "Restart it if possible.",
        "Rinse the tank, change the filter if necessary.",
        "Sweep the yard and salt it if needed.",
        "When it is ready, tell the band.",
        "Act as if it was yours.",
    ],
)
def test_not_every_if_is_a_condition(sentence: str) -> None:
    assert step(sentence).if_ == ""


def test_two_ways_in_one_item_are_a_question_with_what_is_done_at_each() -> None:
    made = step("If it is urgent, call us. Otherwise, write and go to step 1.")

    assert made.title == "Is it urgent?"
    assert list(made.answers) == ["Yes", "No"]
    assert made.on_answer == {"Yes": "Call us.", "No": "Write"}


@pytest.mark.parametrize(
    "item",
    [
        "If it is broken, go to step 2, or ask for more.",
        "If it is urgent, call. Otherwise, write. Then wait for an answer.",
    ],
)
def test_what_leads_two_ways_is_no_condition(item: str) -> None:
    made = step(item)

    assert made.if_ == ""
    assert "is it a question?" in made.notes["title"][0]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("If yes → step 4. If no → step 3.", {"Yes": "end", "No": "three"}),
        ("If it is paid, stop here. Otherwise, go to step 3.", {"Yes": "done", "No": "three"}),
        ("If it is paid, skip to step 4; else continue.", {"Yes": "end", "No": "next"}),
        (
            "Falls ja, weiter mit Schritt 4. Falls nein, weiter mit Schritt 3.",
            {"Ja": "end", "Nein": "three"},
        ),
        (
            "- Ja: weiter mit Schritt 4\n- Nein: weiter mit Schritt 3",
            {"Ja": "end", "Nein": "three"},
        ),
    ],
)
def test_answers_lead_to_steps_or_to_the_end(words: str, answers: dict[str, str] | None) -> None:
    found = steps("Is it paid?", words, "Three", "End")[0]

    assert found.title == "Is it paid?"
    assert found.answers == (answers or {"Yes": "end", "No": "three"})


def test_a_step_that_did_not_work_leads_elsewhere() -> None:
    made = steps("Load the van. If this does not work, go to step 3.", "Drive.", "Buy it.")[0]

    assert (made.otherwise, made.expect, made.answers) == ("buy", "It worked.", {})
    assert made.notes["expect"] == [
        "the page says “If this does not work, go to step 3.”: how does one see that it worked?"
    ]


def test_an_item_about_failure_belongs_to_the_step_above() -> None:
    first, second = steps("Look.", "Restart it.", "If it fails, repeat from step 1.")

    assert (first.otherwise, second.otherwise) == ("", "look")


@pytest.mark.parametrize(
    ("sentence", "within"),
    [
        ("Answer within 1 business day.", "1 working day"),
        ("Answer within **3 calendar days**.", "3 calendar days"),
        ("Answer within 24h.", "24 hours"),
        ("Answer in less than 15 minutes.", "15 minutes"),
        ("Answer no later than two hours after it.", "2 hours"),
        ("Answer within 2-3 hours.", "2-3 hours"),
        ("Innerhalb von 2 Arbeitstagen antworten.", "2 working days"),
    ],
)
def test_a_deadline_is_found(sentence: str, within: str) -> None:
    assert step(sentence).within == within


def test_of_several_times_none_is_taken() -> None:
    made = step("Answer within 4 hours, 1 day at night.")

    assert made.within == ""
    assert made.notes["within"][0].endswith("which of these times?")


@pytest.mark.parametrize(
    ("sentence", "within", "told"),
    [
        ("Answer within 3 days.", "3 calendar days", "within 3 days"),
        ("Answer within five (5) days.", "5 calendar days", "within five (5) days"),
        ("Innerhalb von sechs Tagen antworten.", "6 calendar days", "Innerhalb von sechs Tagen"),
    ],
)
def test_days_of_any_kind_are_calendar_days_in_doubt(sentence: str, within: str, told: str) -> None:
    made = step(sentence)

    assert made.within == within
    assert made.notes["within"] == [f"the page says “{told}”: in working days, or calendar days?"]


@pytest.mark.parametrize(
    "sentence",
    ["The page should be visible within 10 minutes.", "Call if nobody came within 15 minutes."],
)
def test_what_is_no_deadline_of_the_owner_is_none(sentence: str) -> None:
    assert step(sentence).within == ""


@pytest.mark.parametrize(
    "sentence", ["Try for at most 30 minutes.", "Look at it (no longer than 30 minutes)."]
)
def test_a_timebox_is_found(sentence: str) -> None:
    assert step(sentence).timebox == "30 minutes"


def test_a_wait_has_its_time_and_what_follows() -> None:
    first, question, _ = steps("Wait 2 hours for the tide; if it is low, go to step 2.", "End.")

    assert first.wait == {"for": "the tide", "at-most": "2 hours"}
    assert question.answers == {"Yes": "end", "No": "next"}


@pytest.mark.parametrize(
    ("sentence", "what", "time"),
    [
        ("Wait for the vendor, at most two working days.", "the vendor", "2 working days"),
        ("Wait for the vendor for 2 hours.", "the vendor", "2 hours"),
        ("Wait for an answer (2 hours at most).", "an answer", "2 hours"),
        ("Wait until they answer, at most 2 hours.", "2 hours", "2 hours"),
        ("Wait for 2 hours.", "2 hours", "2 hours"),
        ("Warten Sie höchstens 2 Arbeitstage auf die Firma.", "die Firma", "2 working days"),
        ("Auf die Firma warten, höchstens 2 Stunden.", "die Firma", "2 hours"),
        ("Auf die Firma 2 Stunden warten.", "die Firma", "2 hours"),
        ("Attendre l'entreprise, au maximum 2 heures.", "l'entreprise", "2 hours"),
        ("Attendez le fournisseur 2 jours ouvrés.", "le fournisseur", "2 working days"),
        ("Espere al proveedor, como máximo 2 horas.", "proveedor", "2 hours"),
    ],
)
def test_a_wait_has_what_is_waited_for(sentence: str, what: str, time: str) -> None:
    made = step(sentence)

    assert (made.wait, made.timebox) == ({"for": what, "at-most": time}, "")


@pytest.mark.parametrize(
    "sentence", ["Wait for 5 days", "Warten Sie 5 Tage", "Attendre 5 jours", "Espere 5 días"]
)
def test_a_wait_of_days_of_any_kind_asks_which_are_meant(sentence: str) -> None:
    assert step(f"{sentence}.").notes["wait"] == [
        f"the page says “{sentence}”: in working days, or calendar days?"
    ]


def test_what_is_done_again_and_again_is_told() -> None:
    assert step("Send an update every 30 minutes.").notes[""] == [
        "the page says “every 30 minutes”: is it a duty while the process runs?"
    ]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Inform Accounting every Friday.", "every Friday"),
        ("Die Buchhaltung jeden Freitag informieren.", "jeden Freitag"),
        ("Informer la comptabilité chaque vendredi.", "chaque vendredi"),
        ("Informe a contabilidad todos los viernes.", "todos los viernes"),
    ],
)
def test_what_is_done_on_some_days_may_be_a_duty(sentence: str, said: str) -> None:
    assert step(sentence).notes[""] == [f"the page says “{said}”: is it a duty, with `every`?"]


@pytest.mark.parametrize(
    "block",
    [
        "**Warning:** Do not smoke.",
        "> **Caution:** Do not smoke.",
        "> **Caution**\n> Do not smoke.",
        "```{warning}\nDo not smoke.\n```",
        "```{note}\nDo not smoke.\n```",
        "> [!WARNING]\n> Do not smoke.",
        "Achtung: Do not smoke.",
    ],
)
def test_a_warning_is_found(block: str) -> None:
    made = step(f"Lay it.\n\n{block}")

    assert (made.warning, made.text) == (["Do not smoke."], "")


def test_a_note_that_forbids_nothing_stays_text() -> None:
    assert step("Lay it.\n\n```{note}\nIt is blue.\n```").warning == []


def test_what_one_should_see_is_the_expected_result() -> None:
    made = step("Restart it. It takes time. You should see a green lamp.")

    assert (made.title, made.text, made.expect) == (
        "Restart it",
        "It takes time.",
        "You should see a green lamp.",
    )
    assert step("Restart it.\n\n**Expected result:** It is up.").expect == "It is up."


LEVELS = """
    # Outage

    | Severity | Meaning | First response | Update |
    | --- | --- | --- | --- |
    | S1 | All is down | 15 minutes | hourly |
    | S2 | Some is down | 3 days | |

    ## Steps

    1. Answer.
    2. Mend it.

    ## Escalation

    | After | Who |
    | --- | --- |
    | 15 minutes | Second on call |
    | 1 hour | Head of House |
"""


def test_a_table_of_severities_tells_levels_and_promises() -> None:
    made = drafted(LEVELS)
    (scale,) = made.levels
    (promise,) = made.promises

    assert [(one.id, one.definition) for one in scale.levels] == [
        ("s1", "All is down"),
        ("s2", "Some is down"),
    ]
    assert scale.notes[""][-1] == "the page has “Update: s1 hourly”: make it a duty"
    assert (promise.from_, promise.until) == ("outage", "outage.answer")
    assert promise.within == {"s1": "15 minutes", "s2": "3 calendar days"}
    assert promise.notes["within"] == ["the page says “3 days”: working or calendar days?"]


def test_names_in_bold_that_are_levels_promise_what_their_texts_say() -> None:
    made = drafted("""
        # Help desk

        **PRIORITY 1 - Outage of a service for everybody**

        Respond within 15 minutes, solve within 4 hours. Call the porter.

        **PRIORITY 2 - One team cannot work**

        First response in 1 hour.

        ## Procedure

        A. Read the ticket.

        B. Close the ticket.
    """)
    (scale,) = made.levels
    assert scale.title == "Priority"
    assert [level.name for level in scale.levels] == [
        "PRIORITY 1",
        "PRIORITY 2 - One team cannot work",
    ]
    assert scale.levels[0].definition == (
        "Outage of a service for everybody\n\n"
        "Respond within 15 minutes, solve within 4 hours. Call the porter."
    )
    response, resolution = made.promises
    assert response.within == {"priority-1": "15 minutes", scale.levels[1].id: "1 hour"}
    assert resolution.within == {"priority-1": "4 hours"}
    assert resolution.notes["within"] == [
        "told in the texts of the levels, too: leave it out there"
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Respond within 2 hours and resolve within 3 days.", "2 hours, 3 days"),
        ("First response in 15 minutes; fix within one day.", "15 minutes, one day"),
        ("Response time: 1 hour.", "1 hour"),
        ("Antwort innerhalb von 4 Stunden, Lösung innerhalb von 2 Tagen.", "4 Stunden, 2 Tagen"),
        ("Réponse sous 4 heures, résolution sous 2 jours.", "4 heures, 2 jours"),
        ("Respuesta en 4 horas, resolución en 2 días.", "4 horas, 2 días"),
        ("The customer has waited 3 days for a response.", ""),
        ("Nobody can work for 2 hours.", ""),
    ],
)
def test_the_text_of_a_level_promises_a_response_and_a_resolution(text: str, times: str) -> None:
    assert ", ".join(promised(text).values()) == times


def test_a_ladder_is_whom_the_process_escalates_to() -> None:
    (made,) = drafted(LEVELS).processes

    assert [(rung.after, rung.to) for rung in made.escalate] == [
        ("15 minutes", "second-call"),
        ("1 hour", "head-house"),
    ]


def test_a_ladder_whose_times_do_not_rise_is_left() -> None:
    made = drafted(LEVELS.replace("1 hour", "5 minutes"))

    assert made.processes[0].escalate == []
    assert any("Head of House" in text for _, text in made.left)


def test_a_page_says_its_goal_trigger_keeper_review_and_needs() -> None:
    made = process("""
        # Linen

        **Keeper:** Floor Manager
        **Last reviewed:** 2026-03-14
        Trigger: a guest calls.

        You need:

        - a key

        Purpose: guests sleep well.

        1. Count.
        2. Order.
    """)

    assert (made.keeper, made.verified, made.requires) == ("floor-manager", "2026-03-14", ["a key"])
    assert (made.trigger, made.goal, made.notes) == (["A guest calls."], "Guests sleep well.", {})


def test_a_date_that_is_not_exact_stays_in_the_text() -> None:
    made = process("# P\n\nLast reviewed: last spring\n\n1. Count.\n2. Order.")

    assert (made.verified, made.goal) == ("", "Last reviewed: last spring")
    assert made.notes["verified"] == [
        "the page says “Last reviewed: last spring”: write the date as year-month-day"
    ]


def test_each_language_has_words_of_its_own() -> None:
    assert {"if", "wenn"} <= set(listed("if"))


def test_the_title_of_a_process_that_is_to_be_followed_is_a_link_to_it() -> None:
    made = drafted("""
        # Concert

        ## Open the house

        1. Begin the Hall Set-Up Process before noon
        2. Follow the wet hall procedure.
        3. Follow the wet hall plan.

        ## Hall Set-Up Process

        1. Open the hall
        2. Count the chairs

        ## Wet hall procedure

        1. Mop the hall
        2. Dry the hall

        ## Wet hall

        1. Call us
        2. Wait
    """).processes[0]

    assert [step.title for step in made.steps] == [
        "Begin the [Hall Set-Up Process](#hall-set-up) before noon",
        "Follow the [wet hall procedure](#wet-hall-procedure)",
        "Follow the wet hall plan",
    ]
    assert made.steps[0].notes["title"] == [
        "\u201cBegin the Hall Set-Up Process before noon\u201d: is `hall-set-up` meant?"
    ]


def test_a_table_without_heads_that_names_a_severity_is_no_scale() -> None:
    page = """
        # Mirror

        |  |  |
        | --- | --- |
        | Severity | usually S3, S2 when it lasts a day |
        | Alert | MirrorLagging |
        | Call | the porter |

        1. Look at the log.
    """
    assert drafted(page).levels == []
    assert "usually S3, S2 when it lasts a day" in written(drafted(page), ["a.md"])
