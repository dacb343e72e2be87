"""In how many ways do pages tell replies, words, owners and places? `import` knows each kind."""

from __future__ import annotations

from textwrap import indent

import pytest
from drafting import drafted

from sphinx_support_process.importing import drafted as formed
from sphinx_support_process.importing.draft.draft import Step
from sphinx_support_process.importing.formats import read


def step(item: str) -> Step:
    """The step of an item that stands above another."""
    (made,) = drafted(f"# P\n\n1. {indent(item, '   ').strip()}\n2. End\n").processes
    return made.steps[0]


def words(page: str) -> dict[str, str]:
    """All that a page defines, words and roles."""
    made = drafted(page)
    roles = {role.name: role.definition for role in made.roles if role.definition}
    return roles | {term.name: term.definition for term in made.terms}


def replies(page: str) -> dict[str, str]:
    return {one.title: one.body for one in drafted(page).templates}


@pytest.mark.parametrize(
    ("line", "name", "definition"),
    [
        ("**Lock-out** means that nobody can log in.", "Lock-out", "That nobody can log in."),
        ("*Float*: money in the till", "Float", "money in the till"),
        ("**Float** - money in the till", "Float", "money in the till"),
        ('"Float" = money in the till', "Float", "money in the till"),
        ("`float` \N{EM DASH} money in the till", "float", "money in the till"),
    ],
)
def test_a_line_below_a_glossary_heading_is_a_word_however_it_is_marked(
    line: str, name: str, definition: str
) -> None:
    assert words(f"# Desk\n\n## 3. Key terms used\n\n- {line}\n") == {name: definition}


def test_what_stands_below_a_word_in_a_list_belongs_to_its_definition() -> None:
    assert words("""
        # Desk

        **Vocabulary**

        - **Float**: money in the till
          - counted every evening
        - **Slip**
          - what the till prints
    """) == {
        "Float": "money in the till\n\n- counted every evening",
        "Slip": "- what the till prints",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A **float** is the money in the till.", {"float": "The money in the till."}),
        ("**Slip** at our desk refers to paper.", {"Slip": "Paper."}),
        ("Acronyms: VIP (guest of honour), POS = till.", {"VIP": "guest of honour", "POS": "till"}),
        (
            "**Terms.** A *float* is any money. A *slip* is a paper.",
            {"float": "Any money.", "slip": "A paper."},
        ),
        ("The **float** was stolen.", {}),
    ],
)
def test_a_sentence_that_explains_a_word_defines_it(text: str, found: dict[str, str]) -> None:
    told = {name: text.capitalize() for name, text in words(f"# Desk\n\n{text}\n").items()}

    assert told == {name: text.capitalize() for name, text in found.items()}


def test_a_heading_that_asks_what_a_thing_is_defines_it() -> None:
    page = "# Desk\n\n## What is a float?\n\nA float is money in the till.\n"

    assert words(page) == {"Float": "A float is money in the till."}
    assert words(page.replace("a float?", "the float?")) == {}


def test_a_word_for_somebody_is_a_role_under_all_its_names() -> None:
    (role,) = drafted(
        "# Desk\n\n## Terms\n\n- **FO** (First officer): the person who decides\n"
    ).roles

    assert (role.name, role.aliases, role.definition) == (
        *("FO", ["First officer"]),
        "the person who decides",
    )


def test_a_heading_of_responsibilities_tells_of_its_role() -> None:
    page = "# Desk\n\n## Shift lead responsibilities\n\n- Open the desk.\n- Count the money.\n"

    assert words(page) == {"Shift lead": "- Open the desk.\n- Count the money."}


@pytest.mark.parametrize(
    "above",
    ["Reply with:", "Post the following message:", "Use this wording:", "Tell them:"],
)
def test_a_text_that_is_announced_is_a_reply(above: str) -> None:
    item = f'Look at it. {above}\n\n"We have seen your report and will call you."'

    assert step(item).send == ["look"]


def test_what_a_program_shows_is_no_reply() -> None:
    said = "```\n   It is all done now.\n   ```"
    page = f"# P\n\n1. Run it. You will see this message:\n\n   {said}\n2. End"

    assert replies(page) == {}


def test_replies_below_a_heading_of_replies_are_named_by_what_stands_above_each() -> None:
    assert replies("""
        # Desk

        ## Sample messages

        **Closed**

        > We are closed today.

        To the press:

        ```text
        We cannot say more today, sorry.
        ```
    """) == {"Closed": "We are closed today.", "To the press": "We cannot say more today, sorry."}


def test_each_section_below_templates_is_a_reply() -> None:
    assert replies(
        "# Templates\n\n## Closed\n\nWe are closed.\n\n## Template: Late\n\nSorry.\n\nRegards"
    ) == {
        "Closed": "We are closed.",
        "Late": "Sorry.\n\nRegards",
    }


def test_a_table_of_situations_and_replies_holds_a_reply_in_each_row() -> None:
    assert replies("""
        # Desk

        | Situation | Reply |
        | --- | --- |
        | Closed | We are closed today, please come back on [day]. |
        | Full | All our tables are taken for tonight, sorry. |
    """) == {
        "Closed": "We are closed today, please come back on {{ day }}.",
        "Full": "All our tables are taken for tonight, sorry.",
    }


def test_letters_in_a_list_are_replies_with_the_names_above_them() -> None:
    closed = "1. *Closed*\n\n   Dear guest,\n\n   we are closed."
    page = f"# Mails we send\n\n{closed}\n2. *Full*\n\n   Dear guest,\n\n   no.\n"

    assert replies(page) == {
        "Closed": "Dear guest,\n\nwe are closed.",
        "Full": "Dear guest,\n\nno.",
    }


@pytest.mark.parametrize(
    ("item", "title", "who"),
    [
        ("[Finance] Pay it.", "Pay it", "finance"),
        ("*(Payroll)* Pay it.", "Pay it", "payroll"),
        ("**Shift lead** \N{EM DASH} pays it.", "Pays it", "shift-lead"),
        ("@front-desk pays it.", "Pays it", "front-desk"),
        ("Pay it. *Owner:* shift lead", "Pay it", "shift-lead"),
        ("Pay it. (Done by the clerk.)", "Pay it", "clerk"),
        ("Pay it \N{EM DASH} clerk", "Pay it", "clerk"),
        ("The bill is signed by the dean.", "The bill is signed by the dean", "dean"),
        ("Once signed, the clerk files it.", "Once signed, the clerk files it", "clerk"),
        ("Submitter signs the form.", "Submitter signs the form", "submitter"),
        ("Event team to pay the bills.", "Event team to pay the bills", "event-team"),
        ("Steward polishes the bell.", "Steward polishes the bell", "steward"),
        ("The quartermaster polishes it.", "The quartermaster polishes it", "quartermaster"),
        ("Applicants fill in the form.", "Applicants fill in the form", "applicant"),
        ("SC informs the guests.", "SC informs the guests", "sc"),
        ("Someone from the night team calls.", "Someone from the night team calls", "night-team"),
        ("A clerk (on duty) needs to sign.", "A clerk (on duty) needs to sign", "clerk"),
    ],
)
def test_an_owner_is_found_wherever_an_item_names_one(item: str, title: str, who: str) -> None:
    made = step(item)

    assert (made.title, made.who) == (title, [who])


@pytest.mark.parametrize(
    "item",
    [
        *("API returns an answer.", "Ask the shift lead to pay.", "If the clerk calls, answer."),
        "Compare the lists. In doubt, the clerk decides.",
        "Whoever calls gets a ticket.",
    ],
)
def test_who_is_spoken_of_in_passing_owns_nothing(item: str) -> None:
    assert step(item).who == []


def test_an_item_that_only_names_who_acts_gives_the_items_below_it_to_them() -> None:
    (made,) = drafted(
        "# P\n\n1. Open it.\n2. The clerk ...\n   1. ... reads it\n   2. ... signs it\n"
    ).processes

    assert [one.who for one in made.steps] == [[], ["clerk"], ["clerk"]]


def test_orders_below_a_condition_are_steps_with_that_condition() -> None:
    orders = "   - Call us\n   - Quickly leave"
    page = f"# P\n\n1. Look.\n2. If it burns, do the following:\n{orders}\n3. End\n"
    (made,) = drafted(page).processes

    assert [(one.title, one.if_) for one in made.steps] == [
        *(("Look", ""), ("Call us", "it burns")),
        *(("Quickly leave", "it burns"), ("End", "")),
    ]


@pytest.mark.parametrize(
    ("item", "when", "title"),
    [
        ("If it burns \N{RIGHTWARDS ARROW} leave the room.", "it burns", "Leave the room"),
        ("If it burns: leave the room.", "it burns", "Leave the room"),
        ("Still burning? Leave the room.", "Still burning", "Leave the room"),
    ],
)
def test_a_condition_is_found_behind_other_marks(item: str, when: str, title: str) -> None:
    made = step(item)

    assert (made.if_, made.title) == (when, title)


def test_what_is_done_at_yes_alone_is_an_answer_of_the_question() -> None:
    made = step("Is it wet? If yes, dry it.")

    assert made.answers == {"Yes": "next", "No": "next"}
    assert made.on_answer == {"Yes": "Dry it."}


def test_names_above_orders_are_phases() -> None:
    (made,) = drafted("""
        # Flood

        **1. Alarm**

        * Ring the bell
        * The clerk calls the fire brigade

        **2. Clearing**

        * Leave the house
        * Count the people
    """).processes

    assert [(one.phase, one.title) for one in made.steps] == [
        *(("Alarm", "Ring the bell"), ("", "The clerk calls the fire brigade")),
        *(("Clearing", "Leave the house"), ("", "Count the people")),
    ]


def texts(*items: str) -> list[str]:
    """The titles and texts of the steps of a list, with another process above it."""
    page = "# P\n\n## First\n\n1. Open it.\n2. Read it.\n3. Count.\n4. Sign it.\n\n## Second\n\n"
    listed = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    made = drafted(f"{page}{listed}\n").processes[-1]
    return [" ".join(filter(None, (one.title, one.text, one.next, one.run))) for one in made.steps]


def test_numbers_titles_and_neighbours_are_references() -> None:
    assert texts(
        "Look",
        "Repeat the previous step twice.",
        "Do steps 1 to 2 again.",
        'See "First" for more.',
    ) == [
        "Look",
        "Repeat {support:step}`look` twice",
        "Do {support:step}`look` to {support:step}`repeat-previous-step` again",
        "See [First](#first) for more first",
    ]


def test_a_number_that_a_process_lacks_is_that_of_the_process_above() -> None:
    assert texts("Look", "When it is dry, return to step 4 above.") == ["Look first.sign"]


def test_a_jump_may_say_its_condition_last() -> None:
    (made,) = drafted(
        "# P\n\n1. Look\n2. Read\n3. Go back to step 1 if it is wet.\n4. End\n"
    ).processes

    assert (made.steps[2].title, made.steps[2].answers) == (
        "Is it wet?",
        {"Yes": "look", "No": "next"},
    )


def test_what_introduces_steps_is_their_trigger_or_says_nothing() -> None:
    (made,) = drafted("# P\n\nIf it burns, follow these steps:\n\n1. Shout.\n2. Leave.\n").processes

    assert (made.trigger, made.goal) == (["If it burns"], "")


def test_a_heading_whose_whole_section_became_something_asks_for_nothing() -> None:
    assert drafted("# Terms\n\n- **Float**: money in the till\n").left == []


def people(page: str) -> dict[str, str]:
    """Who is named on a page, each with an address, or the role that they hold."""
    made = drafted(page)
    named = {one.name: one.email for group in made.communities for one in group.representatives}
    held = {role.held_by: role.name for role in made.roles if role.held_by}
    return named | held


def test_people_stand_behind_their_role_several_in_a_line() -> None:
    assert people("""
        # Harbour

        - **Treasurer:** *Kim Harbour*
        - **Secretary:** Lee Poole and Ann Dale
        - **Fireworks:** Kim Harbour
    """) == {
        "Kim Harbour": "Fireworks",
        "Lee Poole, Ann Dale": "Secretary",
    }


def test_people_behind_their_role_may_have_links_and_addresses() -> None:
    assert people("""
        # Harbour

        - **Gates:** [Kim Harbour](https://example.org/kim) (kim@example.org) & [Lee Poole]()
    """) == {"Kim Harbour": "kim@example.org", "Kim Harbour, Lee Poole": "Gates"}


def test_names_behind_words_that_are_no_office_are_no_people() -> None:
    assert people("# P\n\n- **Tools:** Red Saw, Blue Hammer\n- **Boats:** Green Ferry\n") == {}


def test_a_table_of_names_on_a_site_is_one_of_people() -> None:
    assert people("""
        # Harbour

        | Name | Chat | Zone |
        | --- | --- | --- |
        | Kim Harbour | @kim | UTC |
        | Lee Poole | @lee | UTC |
    """) == {"Kim Harbour": "", "Lee Poole": ""}


def test_a_matrix_without_other_steps_is_the_process() -> None:
    (made,) = drafted("""
        # Ferry

        ## Who does what when

        | Activity | Pier Manager | Ticket Clerk | Boat/Bus Driver |
        | --- | --- | --- | --- |
        | **Opening** | | | |
        | Open the gate | A/R | R | I |
        | Sell tickets | A | R | C |
    """).processes
    opens, sells = made.steps

    assert (opens.title, opens.phase, opens.who) == ("Open the gate", "Opening", ["pier-manager"])
    assert opens.notes["who"] == ["the table names `ticket-clerk` as responsible as well"]
    assert opens.notes[""] == ["a row of a table of responsibilities: is it a step?"]
    assert (sells.who, sells.accountable) == (["ticket-clerk"], "pier-manager")


def test_stages_in_bold_are_steps() -> None:
    (made,) = drafted("""
        # Complaints

        **Stage 1 - Talk**

        The manager will answer within 2 working days.

        **Stage 2 - Look into it**

        A chief clerk will answer within 9 working days.
    """).processes

    assert [(one.title, one.who, one.within) for one in made.steps] == [
        ("Talk", ["manager"], "2 working days"),
        ("Look into it", ["chief-clerk"], "9 working days"),
    ]


def test_phases_at_headings_are_phases() -> None:
    (made,) = drafted("""
        # Move

        ## Phase 1: Before

        1. Pack the boxes
        2. Call the van

        ## Phase 2: After

        1. Open the boxes
        2. Return the van
    """).processes

    assert [one.phase for one in made.steps] == ["Phase 1: Before", "", "Phase 2: After", ""]


def test_questions_with_their_ways_are_steps() -> None:
    (made,) = drafted("""
        # Lamp

        1. Is it on?
           - No → Turn it on
           - Yes → Step 2

        2. Is it red?
           - Yes → Replace it
           - No → Step 3

        3. Still dark?
           - Call the electrician
    """).processes
    ids = [one.id for one in made.steps]

    assert [one.title for one in made.steps] == ["Is it on?", "Is it red?", "Still dark?"]
    assert (made.steps[0].answers["Yes"], made.steps[1].answers["No"]) == (ids[1], ids[2])


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("**Who executes:** Harbour guards should begin", ["harbour-guard"]),
        ("**Who does it:** the night guard", ["night-guard"]),
        ("If the gate is stuck, call. The guards should:", ["guard"]),
    ],
)
def test_a_line_above_a_list_says_whose_steps_these_are(line: str, owners: list[str]) -> None:
    (made,) = drafted(f"# P\n\n{line}\n\n1. Close the gate\n2. Call the pier\n").processes

    assert made.who == owners


@pytest.mark.parametrize(
    ("item", "owners"),
    [
        ("HR and Finance will tell the guests.", ["hr", "finance"]),
        ("Your Manager, the Clerk and the Guard must sign it.", ["manager", "clerk", "guard"]),
        ("The Pier team checks it.", ["pier-team"]),
        ("Registrar will sign it.", ["registrar"]),
        ("Gerente firma la carta.", ["gerente"]),
        ("Kassenwart zählt das Geld.", ["kassenwart"]),
        ("Am Abend öffnet der Hausmeister das Tor.", ["hausmeister"]),
    ],
)
def test_an_item_names_its_owners(item: str, owners: list[str]) -> None:
    assert step(item).who == owners


def test_two_who_act_together_begin_a_list_of_steps() -> None:
    (made,) = drafted("""
        # P

        - The guard and the clerk will close the gate
        - The clerk will call the pier
    """).processes

    assert [one.who for one in made.steps] == [["guard", "clerk"], ["clerk"]]


@pytest.mark.parametrize(
    "item", ["Anotarla en la oficina", "Enviarlo al cliente", "Browse the list"]
)
def test_a_list_may_begin_with_more_orders(item: str) -> None:
    (made,) = drafted(f"# P\n\n- {item}\n- Registrar la hora\n").processes

    assert made.steps[0].title == item


def test_a_phase_may_have_the_name_of_an_order() -> None:
    (made,) = drafted("""
        # P

        1. Review
           - Read the letter
           - Ask the clerk
        2. Creation
           - Write the answer
           - Send it
    """).processes

    assert [one.phase for one in made.steps] == ["Review", "", "Creation", ""]


@pytest.mark.parametrize(
    ("name", "page", "kept"),
    [
        ("a.html", '<ol><li>Do:<ol type="a"><li>This</li></ol></li><li>End</li></ol>', "- a. This"),
        ("a.rst", "1. Do:\n\n   (a) This\n\n2. End\n", "- (a) This"),
        ("a.rst", "1. Do:\n\n   iii) This\n\n2. End\n", "- iii) This"),
        ("a.md", "1. Do:\n\n   3) This\n\n2. End\n", "3) This"),
        ("a.html", '<ol><li>Do:<ol start="2"><li>This</li></ol></li><li>End</li></ol>', "2. This"),
    ],
)
def test_numbers_that_markdown_has_not_stand_before_the_words_of_an_item(
    name: str, page: str, kept: str
) -> None:
    (made,) = formed(read(name, page.encode())).processes
    assert kept in made.steps[0].text.splitlines()


@pytest.mark.parametrize(
    ("above", "is_told"),
    [
        ("Daily:", True),
        ("Every morning:", True),
        ("**Before the end of the shift:**", True),
        ("Daily", False),
        ("What we have:", False),
    ],
)
@pytest.mark.parametrize("mark", ["-", "1."])
def test_duties_are_steps_below_a_line_that_says_how_often(
    above: str, is_told: bool, mark: str
) -> None:
    items = ["Check the queue", "Answer the tickets", "Close the till"]
    listed = "\n".join(f"{mark} {item}" for item in items)
    made = drafted(f"# Desk\n\n## Responsibilities\n\n{above}\n\n{listed}\n")

    found = [[step.title for step in process.steps] for process in made.processes]
    assert found == ([items] if is_told else [])


def test_of_several_steps_that_a_number_may_mean_each_is_named() -> None:
    again = "“Repeat steps 1 and 2 until it is right”"
    (made,) = drafted("""
        # Desk

        1. Read the ticket
        2. Find the owner
        3. Repeat steps 1 and 2 until it is right
    """).processes

    assert made.steps[2].notes == {"title": [f"{again}: are `read-ticket` and `find-owner` meant?"]}


@pytest.mark.parametrize("item", ["> Restart it.", "```sh\nls\n```", "| a |\n| - |\n| 1 |"])
def test_a_step_without_a_title_is_called_by_its_number_and_one_is_asked_for(item: str) -> None:
    listed = indent(item, "   ").strip()
    (made,) = drafted(f"# Desk\n\n1. Read\n2. {listed}\n3. Close\n").processes

    assert made.steps[1].title == "Step 2"
    assert made.steps[1].notes == {"title": ["the page gives no title: begin with a verb"]}
