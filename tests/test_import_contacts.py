"""Whom does a page say to call? Lists, tables and cards of contacts, and texts that name them."""

from __future__ import annotations

import pytest
from persons import contacts, draft, told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Kim Harbour (pier manager): 01632 960 101", ["Pier manager", "01632 960 101"]),
        ("Kim Harbour - finance - k@x.example", ["Finance", "k@x.example"]),
        ("Pilot: Kim Harbour, ext 21", ["Pilot", "ext 21"]),
        ("Pilot Kim Harbour \u2013 555 0101", ["Pilot", "555 0101"]),
        ("Kim Harbour ........ 555 0101 (from 6)", ["555 0101", "“from 6”"]),
        ("on Mondays: Kim Harbour, -41", ["-41", "“on Mondays”"]),
        ("Kim Harbour: <k@x.example>, phone: 555 0101", ["k@x.example", "555 0101"]),
        ("+44 555 0101, Kim Harbour", ["+44 555 0101"]),
        ("Chef de salle : Kim Harbour, poste 12 34", ["Chef de salle", "poste 12 34"]),
        ("Vertretung: Kim Harbour, mobil 0151 1234", ["Vertretung", "mobil 0151 1234"]),
    ],
)
def test_a_line_of_contacts_says_who_that_is_and_how_to_reach_them(
    line: str, said: list[str]
) -> None:
    assert contacts(line) == {"Kim Harbour": said}


@pytest.mark.parametrize(
    "line",
    [
        "Rufen Sie die Leitung an (Tel. 0555 12345).",
        "Appelez Vous la loge (tél. 01 23 45 67).",
        "Llame Usted a la oficina (tel. 555 0101).",
    ],
)
def test_a_reader_who_is_asked_politely_is_no_person(line: str) -> None:
    assert told(f"# Ferry\n\n1. {line}\n2. Close the gate.\n") == {}


def test_a_number_in_brackets_ends_before_the_bracket() -> None:
    assert told("# Ferry\n\n1. Call Kim Harbour (phone 0555 12345) first.\n") == {
        "Kim Harbour": ["phone 0555 12345", "“Call Kim Harbour (phone 0555 12345) first.”"]
    }


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Pilots: Kim Harbour (north), Lee Poole (south)", ["Kim Harbour", "Lee Poole"]),
        ("Pilots: Kim Harbour and Lee Poole, 555 0101", ["Kim Harbour", "Lee Poole"]),
        ("Pilot: Kim Harbour (nights, Lee Poole) 555 0101", ["Kim Harbour", "Lee Poole"]),
        ("@kim (Kim Harbour), @lee (Lee Poole)", ["Kim Harbour", "Lee Poole"]),
        ("Pilot: vacant, ask Kim Harbour", ["Kim Harbour"]),
        ("Kiosk: ask for Kim, 555 0101", ["Kim"]),
        (
            "Docks: 1) Poole & Sons, Kim Poole, 555 01; 2) Ann Dale, 555 02",
            ["Kim Poole", "Ann Dale"],
        ),
        ("Tea: Blue Harbour Ltd (Mr Poole) 555 0101", ["Mr Poole"]),
        ("Kim Harbour, Blue Pier, 555 0101", ["Kim Harbour"]),
    ],
)
def test_a_line_of_contacts_may_name_several_and_firms(line: str, people: list[str]) -> None:
    assert list(contacts(line)) == people


def test_who_share_an_address_have_it_each() -> None:
    assert contacts("Pilots: Kim Harbour and Lee Poole, 555 0101") == {
        "Kim Harbour": ["Pilot", "555 0101"],
        "Lee Poole": ["Pilot", "555 0101"],
    }


@pytest.mark.parametrize(
    "name",
    [
        *("Dr. Kim Harbour", "Prof. Dr.-Ing. T. Harbour", "Mr Poole", "M. de Poole", "Frau Poole"),
        *("R. J. Poole", "Noor el-Sayed", "Dagmar von Poole", "Marisol Vasquez de Leon"),
        *("Kim O. Poole", "Pierre-Henri Poole", "Cathal O'Dwyer", "Ángel Ñuñez"),
    ],
)
def test_names_of_people_have_many_shapes(name: str) -> None:
    assert list(contacts(f"Pilot: {name}, 555 0101")) == [name]


@pytest.mark.parametrize(
    "name",
    [
        *("Front Desk", "Fire Brigade", "Blue Harbour Ltd", "Harbour Office", "Stadtwerke Poole"),
        *(
            "Main Depot",
            "Mill Street",
            "Mill Lane 4",
            "Grúas Poole S.L.",
            "VP Engineering",
            "Kiosk 1",
        ),
    ],
)
def test_offices_firms_and_places_are_nobody(name: str) -> None:
    assert list(contacts(f"{name}, 555 0101", "Kim Harbour, 555 0102")) == ["Kim Harbour"]


def test_a_line_that_names_nobody_is_left() -> None:
    made = draft("# Ferry\n\n## Contacts\n\n- Kim Harbour, 555 0101\n- Front desk, 555 0102\n")

    assert made.left[0] == ("a.md:5", "Front desk, 555 0102")


def test_a_table_without_a_head_may_be_one_of_people() -> None:
    assert told("""
        # Ferry

        ## Who is who

        | | | |
        | - | - | - |
        | Kim Harbour | pilot | 1234 11 |
        | Ch. 2 | Cook | Lee Poole / Ann Dale (Sunday) |
        | tickets | Sr. Pat Moor | 1234 77 |
    """) == {
        "Kim Harbour": ["Pilot", "1234 11"],
        "Lee Poole": ["Cook", "“Ch. 2”"],
        "Ann Dale": ["Cook", "“Ch. 2”", "“Sunday”"],
        "Sr. Pat Moor": ["1234 77", "“tickets”"],
    }


def test_a_cell_may_name_several_and_an_empty_one_names_nobody() -> None:
    page = """
        # Ferry

        | Job | Name | Number |
        | - | - | - |
        | Pilot | Kim Harbour / Lee Poole | 4411 |
        | Tickets | \u2013 | 4499 |
    """

    assert told(page) == {"Kim Harbour": ["Pilot", "4411"], "Lee Poole": ["Pilot", "4411"]}
    assert "Tickets | \u2013 | 4499" in [text for _, text in draft(page).left]


def test_a_column_of_names_needs_no_head_that_says_so() -> None:
    assert told("""
        # Ferry

        | Function | Inhaber | Mail |
        | - | - | - |
        | Chair | Kim Harbour | kim@x.example |
        | Cook | N. N. | |
    """) == {"Kim Harbour": ["Chair", "kim@x.example"]}


def test_an_office_in_a_table_of_people_is_nobody() -> None:
    csv = "Last name,First name,Role,Ext.\nPoole,Kim,Pilot,4401\nOn-call,,,4499\n"

    assert told(csv, "a.csv") == {"Kim Poole": ["Pilot", "4401"]}


def test_a_rota_names_each_person_once() -> None:
    assert list(
        told("""
        # Ferry

        ## Rota

        | | Mon | Tue |
        | - | - | - |
        | Morning | Kim Harbour | Lee Poole |
        | Evening | Lee Poole | Ann Dale |
    """)
    ) == ["Kim Harbour", "Lee Poole", "Ann Dale"]


@pytest.mark.parametrize(
    "card",
    [
        "**Kim Harbour**\\\nPilot\\\nkim@x.example",
        "Pilot\\\nKim Harbour\\\nkim@x.example",
        "- **Kim Harbour**<br>Pilot<br>kim@x.example",
        "Pilot\n: Kim Harbour\n: kim@x.example",
        "#### Kim Harbour\n\nPilot\n\nkim@x.example",
        "Pilot: Kim Harbour\nMail: kim@x.example",
    ],
)
def test_a_card_is_one_person(card: str) -> None:
    assert told(f"# Ferry\n\n## Contacts\n\n{card}\n") == {
        "Kim Harbour": ["Pilot", "kim@x.example"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "1. Ask Kim Harbour (ext. 21) for the key.",
        "1. Faults are handled by Kim Harbour, kim@x.example.",
        "1. If nobody answers call Kim Harbour on 555 0101.",
        "1. Page Lee or, failing that, Kim Harbour (555 0101).",
        "1. Call the desk (-40). Nobody there? Kim Harbour (555 0101).",
        "1. The approver is the treasurer (Kim Harbour, ext. 310).",
        "**Pilot:** Kim Harbour (ext. 21)\n**Tea:** Blue & Co (555 0101)",
        "1. Schreib an Frau Kim Harbour (Büro, -41).",
        "1. Ring one of these:\n   - Kim Harbour (pilot), 555 0101\n   - the kiosk, 555 0102",
        "> **Contacts**\n> - Pilot: Kim Harbour, ext. 21",
    ],
)
def test_a_text_may_tell_whom_to_call(text: str) -> None:
    people = told(f"# Ferry\n\n## Steps\n\n{text}\n")

    assert [name.removeprefix("Frau ") for name in people] == ["Kim Harbour"]


def test_a_number_in_a_text_makes_nobody_of_a_name() -> None:
    assert told("# Ferry\n\n1. Blue Harbour (555 0101) has the key.\n2. Lock the gate.\n") == {}


def test_who_is_listed_is_known_in_texts_by_their_last_name() -> None:
    page = "# Ferry\n\nQuestions to Mr Poole (-41).\n\n## Contacts\n\n- Lee Poole, 555 0101\n"

    assert list(told(page)) == ["Lee Poole"]


def test_a_person_in_brackets_holds_the_role_before_them() -> None:
    made = draft("# Ferry\n\nOwner: Porter (Kim Harbour)\n\n1. Open the gate\n2. Close the gate\n")

    assert [(role.name, role.held_by) for role in made.roles] == [("Porter", "Kim Harbour")]


def test_who_holds_an_office_may_stand_below_any_heading() -> None:
    assert told(
        "# Regatta\n\n## The day\n\nReferee \u2013 Kim Harbour\nTreasurer \u2013 Lee Poole\n"
    ) == {
        "Kim Harbour": ["Referee"],
        "Lee Poole": ["Treasurer"],
    }


def test_an_office_may_be_the_heading_of_its_holders() -> None:
    page = "# Ferry\n\n## Night pilots\n\n- Kim Harbour, 555 0101\n- the kiosk, 555 0102\n"

    assert told(page) == {"Kim Harbour": ["555 0101"]}


def test_names_of_suppliers_are_those_of_firms() -> None:
    assert (
        told("# Ferry\n\n## Suppliers\n\n- Tea: Green Leaf, 555 01\n- Fish: Blue Pier, 555 02\n")
        == {}
    )


def test_initials_in_a_field_are_no_number_of_an_item() -> None:
    page = "Ferry\n=====\n\n:Author: H. Poole\n:Pilot: R. J. Harbour, ext 20\n"

    assert [text for _, text in draft(page, "a.rst").left if "Author" in text] == [
        "Author: H. Poole"
    ]
    assert list(told(page, "a.rst")) == ["R. J. Harbour"]


@pytest.mark.parametrize("directive", [".. contents::", ".. contents:: On this page"])
def test_a_list_of_contents_loses_no_words(directive: str) -> None:
    page = f"Ferry\n=====\n\n{directive}\n\nSteps\n-----\n\n1. Open\n2. Close\n"

    assert [text for _, text in draft(page, "a.rst").left if "this" in text] == (
        ["On this page"] if "this" in directive else []
    )
