"""What of a page is no step, reply or role, and what is in doubt? `import` leaves it, or asks."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.readers.text import markdown


def titles(page: str) -> list[str]:
    return [step.title for process in drafted(page).processes for step in process.steps]


@pytest.mark.parametrize(
    "heading",
    [
        "Our commitment",
        "Tips and hints",
        "Membership criteria",
        "Core values",
        "How to use this table",
        "Hinweise",
        "Consejos",
        "Astuces",
    ],
)
def test_orders_below_a_heading_of_other_things_are_no_steps(heading: str) -> None:
    assert titles(f"# Ferry\n\n## {heading}\n\n- Answer every letter\n- Write clearly\n") == []
    assert titles(f"# Ferry\n\n**{heading}**\n\n- Answer every letter\n- Write clearly\n") == []


@pytest.mark.parametrize("heading", ["Change history", "Examples", "Änderungen", "Historique"])
def test_orders_anywhere_below_a_history_are_no_steps(heading: str) -> None:
    page = f"# Ferry\n\n## {heading}\n\n### May\n\n1. Add a step to close the gate\n2. Change it\n"

    assert titles(page) == []


@pytest.mark.parametrize(
    "above",
    [
        "The aim of this page is to:",
        "It helps you to:",
        "Das Ziel der Seite ist:",
        "Cette page est là pour vous aider à :",
        "El objetivo de la página es:",
    ],
)
def test_what_a_page_is_for_is_no_step(above: str) -> None:
    assert titles(f"# Ferry\n\n{above}\n\n- answer letters\n- close the gate\n") == []


def test_ways_to_do_something_are_no_steps() -> None:
    assert titles("# Ferry\n\nTell us:\n\n1. By telephone\n2. In a letter to the office\n") == []


def test_the_first_of_many_statements_makes_no_list_one_of_steps() -> None:
    items = "".join(f"- Ticket {number} is blue\n" for number in range(8))

    assert titles(f"# Ferry\n\n- Return tickets are red\n{items}") == []


def test_statements_in_a_numbered_list_are_asked_about() -> None:
    made = drafted("""
        # Ferry

        1. The ferry has the flag of its port
        2. The gate is a part of the pier
        3. Close the gate
    """)
    first, _, last = made.processes[0].steps

    assert first.notes[""] == ["it orders nothing: is it a step?"]
    assert last.notes == {}


def test_numbered_headings_of_replies_are_no_steps() -> None:
    made = drafted("""
        # Replies

        ## 1. Ferry is late

        ```
        Hello {name}, the ferry is late today. Kind regards
        ```

        ## 2. Ferry is full

        ```
        Hello {name}, the ferry is full today. Kind regards
        ```
    """)

    assert made.processes == []
    assert [one.title for one in made.templates] == ["Ferry is late", "Ferry is full"]


def test_orders_below_a_heading_of_replies_are_steps() -> None:
    made = drafted("""
        # Reply templates

        ## A storm

        **Do this**:

        1. Close the gate
        2. Call the harbour
    """)

    assert made.templates == []
    assert [step.title for step in made.processes[0].steps] == [
        "Close the gate",
        "Call the harbour",
    ]


def test_what_introduces_replies_is_none() -> None:
    made = drafted("""
        # Email templates

        ## For guests

        The following templates can be used to write to guests. Change what stands in brackets.

        ### Late

        Hello [name],

        the ferry is late.

        Kind regards
    """)

    assert [one.title for one in made.templates] == ["Late"]


@pytest.mark.parametrize(
    "owner", ["Everyone but the night guards!", "When leaving, the guards must do it"]
)
def test_a_clause_is_no_role(owner: str) -> None:
    made = drafted(f"# P\n\n**Who does it:** {owner}\n\n1. Close the gate\n2. Call\n")

    assert not {"everyone", "when"} & {role.name.split()[0].casefold() for role in made.roles}


def test_a_noun_that_ends_like_a_verb_is_none() -> None:
    made = drafted("# P\n\n1. Add it. The CAD glass colour should fit.\n2. Call\n")

    assert made.processes[0].steps[0].who == []


def test_a_sentence_is_lost_even_if_each_of_its_words_is_kept() -> None:
    read = markdown.read("# Ferry\n\nTell the guests about the gate.\n", "a.md")
    made = draft_of([("a.md", "# Ferry\n\n1. Tell the pier.\n2. Open gate about guests.\n")])
    told = account([read], made, written(made, ["a.md"]))

    assert [one.text for one in told.findings if one.kind == "lost"] == [
        "tell the guests about the gate"
    ]
    assert told.lost == 6


@pytest.mark.parametrize(
    "text",
    [
        "Keep the in[sid](<x y>)e of it",
        "Open<br>the<br/>door<br>quickly",
        "H<sub>2</sub>O, x<sup>2</sup>, ~~struck~~ out and more",
    ],
)
def test_words_with_marks_and_tags_in_them_are_not_lost(text: str) -> None:
    page = f"# Ferry\n\n1. {text}\n2. Close it\n"
    made = draft_of([("a.md", page)])

    assert account([markdown.read(page, "a.md")], made, written(made, ["a.md"])).lost == 0


def test_of_several_names_each_may_stand_elsewhere() -> None:
    names = "Kim Harbour, Lee Poole / Fay Hill (kim@x.example)"
    draft = "name: Lee Poole\nname: Kim Harbour\n# Fay Hill\nemail: kim@x.example\n"

    def lost(text: str) -> int:
        return account([markdown.read(text, "a.md")], draft_of([("a.md", "")]), draft).lost

    assert lost(f"{names}\n") == 0
    assert lost("Kim Harbour, kim@x.example and more\n") == 2
    assert lost("Kim Harbour Lee Poole\n") == 4
    assert lost("Kim, Lee, Fay, Hill\n") == 4


def test_sentences_that_are_lost_are_told_in_the_order_of_the_page() -> None:
    text = "Tell the guests about the gate.\n\nOpen the gate about the pier.\n"
    made = draft_of([("a.md", "# Ferry\n\n1. Tell the pier.\n2. Open gate about guests.\n")])
    told = account([markdown.read(f"# Ferry\n\n{text}", "a.md")], made, written(made, ["a.md"]))

    assert [one.text for one in told.findings if one.kind == "lost"] == [
        "tell the guests about the gate, open the gate about the pier"
    ]


def test_a_sentence_that_became_structure_alone_is_lost() -> None:
    text = "To tell the guests about the gate, follow all of the steps below"
    read = markdown.read(f"# Ferry\n\n{text}\n", "a.md")
    made = draft_of([("a.md", "# Ferry\n\n1. Call.\n2. Go.\n")])
    made.consumed.append(text)

    assert account([read], made, written(made, ["a.md"])).lost == len(text.split())


def test_a_heading_above_lettered_headings_that_are_no_phases_is_kept() -> None:
    page = (
        "# Close an account\n\n1. Open the ticket.\n2. Read it.\n\n## Mails\n\n"
        "### A) First answer\n\nSubject: Your request\nMessage:\n"
        "“Thank you. You wrote about {{topic}}. I will call you.”\n\n"
        "### B) More details\n\n“To go on, please send:\n\n"
        "1. {{first detail}}\n2. {{second detail}}”\n"
    )
    made = draft_of([("a.md", page)])
    told = account([markdown.read(page, "a.md")], made, written(made, ["a.md"]))

    assert [one.title for one in made.templates] == ["First answer", "More details"]
    assert told.lost == 0


def test_a_role_may_begin_with_a_word_of_place() -> None:
    (role,) = drafted("# In port ferry lead responsibilities\n\n- Tells the guests.\n").roles

    assert (role.name, role.definition) == ("In port ferry lead", "- Tells the guests.")


def test_a_step_whose_text_orders_several_things_is_asked_for_its_steps() -> None:
    (made,) = drafted("""
        # Closing the pool

        1. Clear the water

           Blow the whistle three times. Ask everybody to leave. Check the deep end.
        2. Lock the doors

           Lock the main door. Look at the side door.
    """).processes
    clear, lock = made.steps
    assert clear.notes["text"] == ["it orders 3 things: are they steps of their own?"]
    assert "text" not in lock.notes
