"""Whose name is it, and is it one? Handles, first names, firms, rotas, and who holds an office."""

from __future__ import annotations

from textwrap import dedent

import pytest
from drafting import drafted
from persons import contacts, draft, told

ALONE = "no more of the name than “{}”: is it a person?"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Kim Harbour (@kimh) and Lee Poole", {"Kim Harbour": ["kimh"], "Lee Poole": []}),
        ("Kim Harbour or @leepo", {"Kim Harbour": [], "leepo": ["leepo"]}),
        ("Kim Harbour | kim@x.example | @kimh", {"Kim Harbour": ["kim@x.example", "kimh"]}),
        ("@kimh, @leepo", {"kimh": ["kimh"], "leepo": ["leepo"]}),
        ("Kim Harbour, Lee Poole, @leepo", {"Kim Harbour": [], "Lee Poole": ["“@leepo”"]}),
        ("@kimh, Lee Poole", {"Lee Poole": ["“@kimh”"]}),
        ("Kim (kim@x.example) or @leepo", {"leepo": ["leepo", "“Kim”", "“kim@x.example”"]}),
        ("[Kim Harbour](https://github.com/kimh) (north)", {"Kim Harbour": ["kimh", "“north”"]}),
        ("[@kimh](https://github.com/kimh)", {"kimh": ["kimh"]}),
    ],
)
def test_a_name_on_a_site_is_that_of_the_one_before_it_and_of_nobody_else(
    line: str, people: dict[str, list[str]]
) -> None:
    assert contacts(line, "Sam Dale, 555 0101") == {**people, "Sam Dale": ["555 0101"]}


def test_several_in_a_cell_have_each_what_stands_at_their_place() -> None:
    assert told("""
        # Ferry

        | Name | GitHub | Mail |
        | --- | --- | --- |
        | Kim Harbour (@kimh), Lee Poole (@leepo) | | |
        | Ann Dale, Bo Reed | @ann, @bo | bo@x.example, ann@x.example |
        | Sam Vale and Pat Moor | @pat | sam@x.example |
    """) == {
        "Kim Harbour": ["kimh"],
        "Lee Poole": ["leepo"],
        "Ann Dale": ["ann@x.example", "ann"],
        "Bo Reed": ["bo@x.example", "bo"],
        "Sam Vale": ["sam@x.example", "“@pat”"],
        "Pat Moor": ["sam@x.example", "“@pat”"],
    }


@pytest.mark.parametrize(
    "line",
    ["Docks: Kim, 555 0101", "**Docks** Kim 555 0101", "| Docks | Kim | 555 0101 |"],
)
def test_a_single_word_behind_what_somebody_does_may_be_their_first_name(line: str) -> None:
    table = "| a | b | c |\n| - | - | - |\n" if "|" in line else "- "

    made = draft(f"# Ferry\n\n## Contacts\n\n{table}{line}\n")

    assert [(role.name, role.held_by) for role in made.roles] == [("Docks", "Kim")]
    assert made.roles[0].notes[""] == ["“Docks” stands before a name: is it a role?"]
    (person,) = made.communities[0].representatives
    assert (person.phone, person.notes[""]) == (
        "555 0101",
        [f"the page says {ALONE.format('Kim')}"],
    )


@pytest.mark.parametrize(
    "line",
    [
        "Kim, 555 0101",
        "Switchboard, 555 0101",
        "Office: Hamburg",
        "Phone: Monday",
        "Tea: HQ 555 01",
    ],
)
def test_a_single_word_is_nobody_where_nothing_else_speaks_for_a_person(line: str) -> None:
    assert list(contacts(line, "Sam Dale, 555 0102")) == ["Sam Dale"]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Solicitor \u2014 Vale & Moor LLP (Kim Harbour)", ["Kim Harbour"]),
        ("Tea: Blue Leaf, Ltd, Kim Harbour 555 0101", ["Kim Harbour"]),
        ("Grúa: Poole Hermanos, S.L., Kim Harbour 555 0101", ["Kim Harbour"]),
        ("Stage: c/o Nightingale Players, Mr Kim Harbour 555 0101", ["Mr Kim Harbour"]),
        ("Family Office, 555 0101", []),
    ],
)
def test_a_firm_before_a_person_is_none(line: str, people: list[str]) -> None:
    assert list(contacts(line, "Sam Dale, 555 0102")) == [*people, "Sam Dale"]


def test_a_name_in_brackets_behind_another_makes_both_doubtful() -> None:
    doubt = "the page has (Kim Harbour) behind another name: are both people?"

    assert contacts("Green Vale (Kim Harbour), 555 0101", "Sam Dale, 555 0102") == {
        "Green Vale": ["555 0101", doubt],
        "Kim Harbour": [doubt],
        "Sam Dale": ["555 0102"],
    }


@pytest.mark.parametrize("line", ["Harbour Announce: announce@x.example", "Blue List, l@x.example"])
def test_a_list_with_an_address_is_no_person(line: str) -> None:
    assert list(contacts(line, "Sam Dale, 555 0102")) == ["Sam Dale"]


def test_a_name_that_is_that_of_the_site_of_its_address_is_doubtful() -> None:
    made = draft("# Ferry\n\nAsk Blue Harbour (info@blue-harbour.example) for a key.\n")

    (one,) = made.communities[0].representatives
    assert one.notes["email"] == ["the site of the address has the same name: is it a person?"]


@pytest.mark.parametrize(
    ("day", "head"),
    [("Monday", "Pilot"), ("Montag", "Hauswart"), ("Lundi", "Gardien"), ("Lunes", "Conserje")],
)
def test_a_rota_has_roles_above_names(day: str, head: str) -> None:
    assert told(f"""
        # Ferry

        ## Weeks

        | Day | {head} | Treasurer |
        | --- | --- | --- |
        | {day} | Kim Harbour | Lee |
        | Feast | Kim Harbour | Ann Dale / Bo Reed |
    """) == {
        "Kim Harbour": [head, f"“{day}, Feast”"],
        "Lee": ["Treasurer", ALONE.format("Lee"), f"“{day}”"],
        "Ann Dale": ["Treasurer", "“Feast”"],
        "Bo Reed": ["Treasurer", "“Feast”"],
    }


def test_names_below_heads_that_are_no_roles_are_no_rota() -> None:
    page = "# Ferry\n\n| Boat | Blue | Red |\n| - | - | - |\n| Name | Old Harbour | New Vale |\n"

    assert told(page) == {}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("**Pilots**\nKim Harbour -21\nLee Poole -22", ["Kim Harbour", "Lee Poole"]),
        ("Pilot\tKim Harbour\t-21\nCook\tLee Poole\t-22", ["Kim Harbour", "Lee Poole"]),
        ("> **Pilot** Kim Harbour, 555 0101\n> **Cook** Lee Poole", ["Kim Harbour", "Lee Poole"]),
        ("**Pilot** Kim Harbour 555 0101\n**Desk** 555 0102", ["Kim Harbour"]),
    ],
)
def test_labels_in_bold_tabs_and_quotations_make_lines_of_people(
    text: str, people: list[str]
) -> None:
    assert list(told(f"# Ferry\n\n## Names and numbers\n\n{text}\n")) == people


def test_a_card_of_a_grid_names_a_person_in_its_title_or_below_an_office() -> None:
    assert told("""
        # Ferry

        ::::{grid} 1 2
        :::{grid-item-card} Kim Harbour
        Pilot
        ^^^
        kim@x.example
        :::
        :::{card} Legal office
        Mr Lee Poole
        +++
        555 0101
        :::
        ::::
    """) == {
        "Kim Harbour": ["Pilot", "kim@x.example"],
        "Mr Lee Poole": ["Legal office", "555 0101"],
    }


def test_a_box_below_a_heading_in_it_lists_people_by_paragraphs() -> None:
    page = dedent("""
        # Ferry

        :::{admonition} Phones
        **Pilots**
        Kim Harbour -21

        **Cook**
        Lee Poole -22
        :::
    """)

    assert told(page) == {"Kim Harbour": ["Pilot", "-21"], "Lee Poole": ["Cook", "-22"]}


def test_who_is_known_by_more_of_the_name_is_the_same() -> None:
    assert contacts("Kim Harbour, 555 0101", "Keys: K. Harbour") == {
        "Kim Harbour": ["Keys", "555 0101"]
    }
    assert list(contacts("Kim Harbour, 555 01", "Kay Harbour, 555 02", "Cook: K. Harbour")) == [
        *("Kim Harbour", "Kay Harbour", "K. Harbour")
    ]


def test_a_column_may_hold_numbers_and_mails() -> None:
    assert told("""
        # Ferry

        | Name | Position | Phone / e-mail |
        | --- | --- | --- |
        | Harbour, Kim | Pilot | 555 0101 |
        | Poole, Dr Lee | Cook | lee@x.example, 555 0102 |
    """) == {
        "Harbour, Kim": ["555 0101"],
        "Poole, Dr Lee": ["lee@x.example", "555 0102"],
        "Harbour": ["Pilot"],
        "Kim": ["Pilot"],
        "Poole": ["Cook"],
        "Dr Lee": ["Cook"],
    }


@pytest.mark.parametrize("label", ["Document owner", "Dokumentverantwortlich"])
def test_the_keeper_of_a_page_is_no_role(label: str) -> None:
    made = draft(f"# Ferry\n\n## Contacts\n\n- {label}: Kim Harbour\n- Cook: Lee Poole\n")

    assert [role.name for role in made.roles] == ["Cook"]


def test_an_owner_in_a_cell_holds_the_office_before_the_brackets() -> None:
    made = drafted("""
        # Complaints

        | Step | Owner |
        | --- | --- |
        | Open the letter | Complaints officer (Kim Harbour, @kimh) |
        | Answer it | 2. Chair |
        | Close it | Cook (Lee Poole) and Pilot |
    """)

    assert [(role.name, role.held_by) for role in made.roles] == [
        ("Complaints officer", "Kim Harbour"),
        ("2. Chair", ""),
        ("Cook", "Lee Poole"),
        ("Pilot", ""),
    ]
    assert made.roles[0].notes["held_by"][-1] == (
        "the page says “@kimh” of Kim Harbour: how are they reached?"
    )
    assert [(step.title, step.who) for step in made.processes[0].steps] == [
        ("Open the letter", ["complaints-officer"]),
        ("Answer it", ["chair"]),
        ("Close it", ["cook", "pilot"]),
    ]


@pytest.mark.parametrize("line", ["Owner: @kimh, state IN FORCE", "Owner: 61c0ffee, state OLD"])
def test_an_account_and_the_state_of_a_page_are_no_roles(line: str) -> None:
    made = drafted(f"# Keys\n\n{line}\n\n1. Open the gate\n2. Close the gate\n")

    assert (made.roles, made.processes[0].who) == ([], [])


@pytest.mark.parametrize(
    "heads",
    [
        ("Responsible", "Accountable", "Consulted", "Informed"),
        ("Verantwortlich", "Genehmigt", "Konsultiert", "Informiert"),
        ("Réalise", "Valide", "Consultés", "Informés"),
        ("Ejecuta", "Aprueba", "Consultado", "Informado"),
    ],
)
def test_a_table_of_responsibilities_may_say_them_in_words(heads: tuple[str, ...]) -> None:
    made = drafted(f"""
        # Ferry

        ## Gate

        1. Open the gate
        2. Close the gate

        ## Who

        | Task | {" | ".join(heads)} |
        | --- | --- | --- | --- | --- |
        | Open the gate | Pilot | Chair | Cook | Treasurer |
        | Close the gate | Cook | Chair | | |
    """)

    (process,) = made.processes
    assert [(one.who, one.accountable, one.consults, one.informs) for one in process.steps] == [
        (["pilot"], "chair", ["cook"], ["treasurer"]),
        (["cook"], "chair", [], []),
    ]


def test_a_row_of_a_whole_process_is_said_of_its_steps_with_a_note() -> None:
    made = drafted("""
        # Ferry

        | Stage | Responsible | Accountable |
        | --- | --- | --- |
        | Opening | Pilot | Chair |
        | Closing | Cook | Chair |

        ## Opening

        1. Unlock the gate
        2. Light the lamp
    """)

    (process,) = made.processes
    assert (process.who, process.notes["who"]) == (
        *(["pilot"], ["a table says it of “Opening”: is it so here?"]),
    )
    assert [step.accountable for step in process.steps] == ["chair", "chair"]


@pytest.mark.parametrize(
    ("called", "step"),
    [
        ("Control room: ext. 311", "Control room opens the gate."),
        ("Control room \u2013 555 0111", "Fog: the control room rings the bell."),
        ("Leitwarte (24 h), 0555 0111", "Die Leitwarte \u00f6ffnet das Tor."),
        ("Vigie, 01 23 45 67 89", "La vigie ouvre la porte."),
        ("Garita, 91 123 46 01", "La garita abre la puerta."),
    ],
)
def test_what_has_a_number_and_does_something_is_a_role(called: str, step: str) -> None:
    people = f"## Contacts\n\n- {called}\n- Kim Harbour, 555 01\n"
    made = drafted(f"# Pier\n\n1. {step}\n2. Sweep the pier\n\n{people}")

    (role,) = made.roles
    assert (role.name, made.processes[0].steps[0].who) == (role.name, [role.id])
    assert called.casefold().startswith(role.name.casefold())


def test_what_has_a_number_and_does_nothing_is_no_role() -> None:
    made = drafted("""
        # Pier

        1. Call the police.
        2. Police cars need space.

        ## Contacts

        - Police: 555 0110
        - Kim Harbour, 555 0111
    """)

    assert made.roles == []


@pytest.mark.parametrize("word", ["and", "und", "et", "y"])
def test_first_names_that_a_word_joins_are_people_behind_a_label(word: str) -> None:
    assert list(contacts(f"Seals: Antje {word} Tu\u011fba", "Sam Dale, 555 0101")) == [
        *("Antje", "Tu\u011fba", "Sam Dale")
    ]


def test_who_stands_beside_somebody_with_a_number_may_have_a_note_of_their_own() -> None:
    assert list(
        contacts("Kim Harbour (A\u2013L), Lee Poole (M\u2013Z): 555 0101", "Sam Dale, -2")
    ) == [*("Kim Harbour", "Lee Poole", "Sam Dale")]


def test_who_is_reached_in_two_ways_in_two_lines_is_one_person() -> None:
    assert contacts("Kim Harbour, kim@x.example", "Kim Harbour (nights) 555 0101") == {
        "Kim Harbour": ["kim@x.example", "555 0101", "“nights”"]
    }


def test_whose_deputy_or_house_is_told_of_is_not_told_of() -> None:
    assert contacts(
        "Kim Harbour's deputy: Lee Poole, 555 01", "Dr Vale\u2019s surgery, 555 0102"
    ) == {"Lee Poole": ["Kim Harbour's deputy", "555 01"]}


def test_words_with_a_comma_behind_a_label_are_no_first_names() -> None:
    assert list(contacts("Languages: Spanish, German", "Sam Dale, 555 0101")) == ["Sam Dale"]


def test_a_table_of_roles_and_their_holders_may_have_single_names_and_remarks() -> None:
    assert told("""
        # Ferry

        | Role | Held by | Backup |
        | --- | --- | --- |
        | Chair | Ann Dale | Bo Reed |
        | Cook | Sam | vacant |
        | Pilot | Kim Harbour (since 2020), Lee Poole | |
    """) == {
        "Ann Dale": ["Chair", "“Backup: Bo Reed”"],
        "Sam": ["Cook", ALONE.format("Sam"), "“Backup: vacant”"],
        "Kim Harbour": ["Pilot", "“since 2020”"],
        "Lee Poole": ["Pilot"],
    }


def test_a_person_who_does_a_step_is_a_role_only_with_a_note() -> None:
    made = drafted("""
        # Ferry

        | Step | Owner |
        | --- | --- |
        | Open it | Kim Harbour |
        | Close it | Cook |
    """)

    assert [(role.name, role.notes.get("", [])) for role in made.roles] == [
        ("Kim Harbour", ["the page names a person: in which role do they act?"]),
        ("Cook", []),
    ]


def test_a_text_beside_a_task_of_a_chart_may_tell_whom_to_call() -> None:
    page = """\
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="p" name="Parcels"><startEvent id="s"/><task id="t" name="Look for it">
        <documentation>Supervisor: Kim Harbour, 555 0101</documentation></task><endEvent id="e"/>
        <sequenceFlow id="a" sourceRef="s" targetRef="t"/>
        <sequenceFlow id="b" sourceRef="t" targetRef="e"/></process></definitions>
    """

    assert list(told(page, "a.bpmn")) == ["Kim Harbour"]


def test_what_names_nobody_in_a_line_of_several_is_not_lost() -> None:
    assert contacts("Tower: fire brigade 999; Kim Harbour, 555 0101") == {
        "Kim Harbour": ["Tower", "555 0101", "“fire brigade 999”"]
    }


def test_names_in_spanish_may_be_joined_by_another_word_before_an_i() -> None:
    assert list(contacts("Turno: Ainhoa Vidal e \u00cd\u00f1igo Ruiz, 555 0101")) == [
        *("Ainhoa Vidal", "\u00cd\u00f1igo Ruiz")
    ]


def test_the_heads_of_a_table_of_steps_below_a_numbered_heading_are_not_lost() -> None:
    made = draft("""
        # Hall

        ## 1. Ask

        1. Ring the desk.
        2. Wait.

        ## 2. Close

        | Was | Zust\u00e4ndig |
        | --- | --- |
        | Saal sperren | Sekretariat |
        | T\u00fcr schlie\u00dfen | Hauswart |
    """)

    assert [role.name for role in made.roles] == ["Sekretariat", "Hauswart"]
