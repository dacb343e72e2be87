"""Which texts are letters to send? Greetings that stand alone, titles in bold, terms, boxes."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing import drafted as made_of
from sphinx_support_process.importing.formats import read


def replies(page: str, name: str = "a.md") -> dict[str, str]:
    return {one.title: one.body for one in drafted(page, name).templates}


@pytest.mark.parametrize(
    "greeting",
    [
        *("Dear tenant,", "Hello all!", "Sehr geehrte/r \N{HORIZONTAL ELLIPSIS},", "Moin,"),
        *("Liebe Mitglieder,", "Mesdames, messieurs,", "Bonjour,", "Estimado cliente:"),
    ],
)
def test_a_section_that_begins_with_a_greeting_in_a_line_of_its_own_is_a_letter(
    greeting: str,
) -> None:
    made = drafted(f"# Lift\n\n## Annex 1\n\n{greeting}\n\nthe lift stands still.\n\nThe house\n")

    (one,) = made.templates
    assert one.title == "Annex 1"
    assert one.body == f"{greeting}\n\nthe lift stands still.\n\nThe house"


def test_a_letter_that_nobody_signs_may_end_elsewhere() -> None:
    (one,) = drafted("# Lift\n\n## Note\n\nDear tenant,\n\nthe lift stands still.\n").templates

    assert one.notes == {"body": ["nobody signs it: does it end here?"]}


@pytest.mark.parametrize(
    "text",
    [
        "Hello, this page tells what to do.\n\nThe lift stands still.",
        "Dear colleagues,\n\n1. Open the door\n2. Close the door",
        "Dear tenant,",
    ],
)
def test_a_greeting_makes_no_letter_of_a_text_that_goes_on_or_orders(text: str) -> None:
    assert replies(f"# Lift\n\n## Note\n\n{text}\n") == {}


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("**Mail: lift stands**", "Mail: lift stands"),
        ("*Letter:*", "Letter"),
        ("**Notice**", "Notice"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Dear tenant,\nthe lift stands still until {day}.\nThe house",
        "Dear ______, the lift stands still. Yours sincerely, the house",
    ],
)
def test_a_letter_below_a_title_in_bold_or_italics_has_its_name(
    above: str, title: str, text: str
) -> None:
    page = f"# Lift\n\nThe lift is old.\n\n{above}\n\n{text}\n\n## Numbers\n\n- Desk: 555 0101\n"

    assert list(replies(page)) == [title]


@pytest.mark.parametrize(
    "heading", ["Text snippets", "Message texts", "Textbausteine", "Messages types", "Mensajes"]
)
def test_terms_below_a_heading_of_messages_are_their_names(heading: str) -> None:
    made = drafted(
        f"# Lift\n\n## {heading}\n\n**stands**\n: It stands still.\n\n**runs**\n: It runs.\n"
    )

    assert [(one.title, one.body) for one in made.templates] == [
        ("stands", "It stands still."),
        ("runs", "It runs."),
    ]
    assert made.terms == []


def test_terms_elsewhere_are_messages_if_each_greets() -> None:
    page = "# Lift\n\n## Words\n\nstands\n: Dear tenant, it stands.\n\nruns\n: {}\n"

    assert list(replies(page.format("Dear tenant, it runs."))) == ["stands", "runs"]
    assert replies(page.format("It goes up and down.")) == {}


def test_a_box_that_is_called_like_a_message_is_one() -> None:
    page = (
        "<h1>Lift</h1><h2>Closing</h2><p>The caretaker writes the log and closes the case.</p>"
        '<div class="panel"><div class="panelHeader"><b>Text block</b></div>'
        '<div class="panelContent"><p>Hello [name],</p><p>it runs again.</p></div></div>'
    )
    made = made_of(read("a.html", page.encode()))

    assert [one.title for one in made.templates] == ["Text block"]


def test_a_fence_in_what_can_be_opened_is_no_part_of_the_message() -> None:
    page = (
        '<h1>Lift</h1><ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">'
        "Closing mail</ac:parameter><ac:rich-text-body>"
        '<ac:structured-macro ac:name="code"><ac:plain-text-body>'
        "<![CDATA[Dear <name>,\nit runs again.]]></ac:plain-text-body></ac:structured-macro>"
        "</ac:rich-text-body></ac:structured-macro>"
    )
    (one,) = made_of(read("a.xml", page.encode())).templates

    assert (one.title, one.body) == ("Closing mail", "Dear {{ name }},\nit runs again.")


def test_a_caption_is_the_name_of_the_message_below_it() -> None:
    page = "Lift\n====\n\n#. Tell them\n\n.. code-block:: text\n   :caption: Announcement\n\n"
    made = made_of(read("a.rst", f"{page}   The lift of {{house}} runs again.\n".encode()))

    assert [one.title for one in made.templates] == ["Announcement"]
