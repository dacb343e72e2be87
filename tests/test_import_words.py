"""What does `import` find beside steps on pages of any team? Levels, words, roles, messages."""

from __future__ import annotations

import pytest
from drafting import drafted

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Draft, Step


def levels(page: str) -> dict[str, str]:
    return {one.name: one.definition for scale in drafted(page).levels for one in scale.levels}


@pytest.mark.parametrize(
    ("head", "gravest", "least", "name"),
    [
        ("Class", "#P1", "#P2", "P1"),
        ("Label", "`Priority: High`", "`Priority: Low`", "Priority: High"),
        ("Colour", "🔴 SEV-1", "🟢 SEV-2", "SEV-1"),
        ("Farbe", "Stufe 1", "Stufe 2", "Stufe 1"),
        ("Couleur", "Critique", "Faible", "Critique"),
        ("Color", "Gravedad alta", "Gravedad baja", "Gravedad alta"),
    ],
)
def test_a_table_is_one_of_levels_by_the_names_in_it(
    head: str, gravest: str, least: str, name: str
) -> None:
    page = f"# Kiln\n\n| {head} | Means |\n| --- | --- |\n| {gravest} | hot |\n| {least} | warm |\n"

    assert list(levels(page).values()) == ["hot", "warm"]
    assert levels(page)[name] == "hot"


def test_a_table_that_names_a_level_more_than_once_tells_none() -> None:
    assert not levels("""
        # Kiln

        | Fault | Potter |
        | --- | --- |
        | P1: cracks | comes |
        | P1: smoke | comes |
    """)


def test_a_table_of_levels_by_levels_tells_none() -> None:
    assert not levels("""
        # Kiln

        | Risk | High | Low |
        | --- | --- | --- |
        | High | now | soon |
        | Low | soon | never |
    """)


@pytest.mark.parametrize(
    "item",
    ["`p1`: {}", "**P1**: {}", "**P1 (grave)** - {}", "P1: {}", "**P1** (grave): {}"],
)
def test_a_list_is_one_of_levels_however_they_are_marked(item: str) -> None:
    grave, least = item.format("it burns"), item.replace("1", "2").format("it glows")
    page = f"# Kiln\n\nWe use these:\n\n- {grave}\n- {least}\n"

    assert list(levels(page).values()) == ["it burns", "it glows"]


def test_what_stands_below_a_level_in_a_list_belongs_to_it() -> None:
    found = levels("""
        # Kiln

        - **P1**: it burns
          - call the potter
        - **P2**: it glows
    """)

    assert found == {"P1": "it burns\n\n- call the potter", "P2": "it glows"}


HEADED = """
    # Kiln

    ## How bad is it?

    ### P1: it burns

    The shed is in danger.

    - Answer: 10 minutes

    ### P2: it glows

    The pots are.

    ## What to do

    1. Open the door.
    2. Call the potter.
"""


def test_headings_are_levels_where_each_says_what_it_means() -> None:
    assert levels(HEADED) == {
        "P1: it burns": "The shed is in danger.\n\n- Answer: 10 minutes",
        "P2: it glows": "The pots are.",
    }


def test_headings_of_levels_with_what_to_do_are_processes() -> None:
    made = drafted(HEADED.replace("- Answer: 10 minutes", "- Open the door\n    - Call the potter"))

    assert made.levels == []
    assert [one.title for one in made.processes] == ["P1: it burns", "Kiln"]


def people(page: str) -> list[str]:
    return [one.name for group in drafted(page).communities for one in group.representatives]


def test_lines_that_share_their_words_are_no_people() -> None:
    assert not people("""
        # Ferry

        - Lisbon Ticket Office - +351 21 555 0101
        - Porto Ticket Office - +351 22 555 0102
    """)


def test_two_people_may_share_a_name() -> None:
    assert people(
        "# Ferry\n\n- Kim Harbour - +351 21 555 0101\n- Lee Harbour - +351 22 555 02\n"
    ) == [
        "Kim Harbour",
        "Lee Harbour",
    ]


@pytest.mark.parametrize("blank", ["[Name]", "<name>", "{name}", "____", "…"])
def test_a_place_to_fill_in_is_nobody(blank: str) -> None:
    made = drafted(f"""
        # Ferry

        | Role | Name | Phone |
        | --- | --- | --- |
        | Harbour Master | {blank} | [#] |
    """)

    assert made.communities == []
    assert [role.held_by for role in made.roles] in ([], [""])


@pytest.mark.parametrize(
    ("role", "name"), [("Author", "Name"), ("Geprüft von", "Name"), ("Redactor", "Nombre")]
)
def test_who_wrote_a_page_is_nobody_to_call(role: str, name: str) -> None:
    head = "Rolle" if role.startswith("G") else "Role"
    heads = f"| {head} | {name} | Team |\n| --- | --- | --- |"
    page = f"# Ferry\n\n{heads}\n| {role} | Kim Harbour | A |\n"

    assert not people(page)
    assert people(page.replace(role, "Pilot")) == ["Kim Harbour"]


def replies(page: str) -> dict[str, str]:
    return {one.title: one.body for one in drafted(page).templates}


def test_a_message_of_a_step_has_the_name_that_it_gives_itself() -> None:
    page = """
        # Bakery

        1. Tell the shops:

           ```
           *Oven is cold*
           Since: [hour, e.g. 6:30]
           Bread again at: [your guess]
           Said by: [name]
           ```
        2. Write to the mill:

           ```
           Subject: No flour

           Dear miller, send some.
           ```
    """
    assert replies(page) == {
        "Oven is cold": (
            "*Oven is cold*\nSince: {{ hour_e_g_6_30 }}\n"
            "Bread again at: {{ your_guess }}\nSaid by: {{ name }}"
        ),
        "No flour": "Dear miller, send some.",
    }


def test_a_form_with_headings_is_a_message() -> None:
    page = """
        # Bakery

        1. Sum the shift up.

           ```markdown
           # Shift of [date]

           ## Ovens
           - [oven]: [how it is]

           ## Orders
           - [what is not yet baked]
           - [who waits for it]
           ```
        2. Go home.
    """
    assert list(replies(page)) == ["Shift of date"]


def test_items_with_a_name_a_note_and_a_fence_below_it_are_messages() -> None:
    made = drafted("""
        # Saved replies

        ## Shops

        - **Late bread**

          _Then: call the driver_

          ```md
          The van is late. It comes at [hour].
          ```

        - **No bread**

          > We are sold out, alas.
    """)

    assert [(one.title, one.body) for one in made.templates] == [
        ("Late bread", "The van is late. It comes at {{ hour }}."),
        ("No bread", "We are sold out, alas."),
    ]
    assert made.templates[0].notes[""] == ["the page says “_Then: call the driver_”"]


def test_an_address_is_no_message() -> None:
    assert not replies("# Bakery\n\nWrite by post, to:\n\n> Bakery Ltd\n> 3 Mill Road\n> Porto\n")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Warn her (“Dear baker, the mill is closed today”).", "Dear baker, the mill is closed"),
        ("Add the saved reply “Come by any day, we are open”.", "Come by any day, we are"),
        ("Antwort: „Es gibt kein Brot mehr. Kommt bald!“", "Es gibt kein Brot mehr. Kommt"),
        ("Le message : « Plus de pain demain. Venez lundi ! »", "Plus de pain demain. Venez lundi"),
        (
            "Call the van: “@driver bring three sacks to [shop]”",
            "@driver bring three sacks to [shop]",
        ),
    ],
)
def test_a_message_that_a_text_quotes_is_a_template_with_a_question(text: str, title: str) -> None:
    for page in (f"# Oven\n\n{text}\n", f"# Oven\n\n1. Look up. {text} Stay.\n2. Lock it.\n"):
        made = drafted(page)

        assert [one.title for one in made.templates] == [title]
        assert "a text quotes it: is it a message to send?" in made.templates[0].notes[""]
        assert text in "".join([*(said for _, said in made.left), *(s.text for s in _steps(made))])


def _steps(made: Draft) -> list[Step]:
    return [step for process in made.processes for step in process.steps]


@pytest.mark.parametrize(
    "text",
    [
        "The page says “the mill is closed until Monday”.",
        "The log shows “Dear baker, your session has ended now”.",
        "Read “How bread is made in six steps” first.",
    ],
)
def test_other_quotations_are_no_messages(text: str) -> None:
    assert not replies(f"# Oven\n\n{text}\n")


def test_a_letter_that_nobody_signs_ends_before_an_order() -> None:
    assert replies("""
        # Oven

        1. Close the shop.
        2. Send this mail:

        Hello all, the oven is cold.

        You may want:

        - cake
        - fruit

        Tell the driver.
    """) == {"Send this mail": "Hello all, the oven is cold.\n\nYou may want:\n\n- cake\n- fruit"}


def words(page: str) -> dict[str, str]:
    """All that a page defines, words and roles."""
    made = drafted(page)
    roles = {role.name: role.definition for role in made.roles if role.definition}
    return roles | {term.name: term.definition for term in made.terms}


@pytest.mark.parametrize(
    "announced",
    ["Each parcel has one of these labels:", "Wir nutzen diese Begriffe:", "Nos étiquettes :"],
)
def test_marked_words_below_a_line_that_announces_words_are_defined(announced: str) -> None:
    listed = "- `fragile`: has glass in it\n- `heavy`: two carry it"
    page = f"# Post\n\n## Sorting\n\n{announced}\n\n{listed}\n"

    assert words(page) == {"fragile": "has glass in it", "heavy": "two carry it"}
    assert not words(page.replace("`", ""))


def test_a_line_that_only_mentions_labels_announces_none() -> None:
    assert not words("""
        # Post

        This is why we have labels on all parcels of the house:

        - **Speed**: they are read from afar
        - **Order**: they are sorted by hand
    """)


@pytest.mark.parametrize(
    ("head", "means"),
    [("Label", "Description"), ("Status", "Bedeutung"), ("Estados", "Definición")],
)
def test_a_table_of_labels_defines_them_with_a_question(head: str, means: str) -> None:
    made = drafted(f"# Post\n\n| {head} | {means} |\n| --- | --- |\n| `held` | Nobody came. |\n")

    assert [(one.name, one.definition) for one in made.terms] == [("held", "Nobody came.")]
    assert "is it a word of your own?" in made.terms[0].notes[""]


def test_below_a_glossary_each_part_whose_texts_are_words_defines_them() -> None:
    assert words("""
        # Glossary

        ## Of the road

        **Round (long):** A day on the road.

        **Drop "at door":** Left without a name.
    """) == {"Round": "A day on the road.", 'Drop "at door"': "Left without a name."}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We sort at night. **Sorting** is the work of putting parcels in order.", "Sorting"),
        ("A Parcel Hub (PH) is a house where vans meet. Ask there.", "Parcel Hub"),
        ("Late parcels are defined as those of yesterday.", "Late parcels"),
        ("Ask first. A lost bag is one that is two days late.", "lost bag"),
        ("For vans, a delay is defined as an hour of waiting.", "delay"),
        ("Ein Irrläufer ist ein Paket, das im falschen Wagen liegt.", "Irrläufer"),
        ("Un colis perdu est un colis que personne ne trouve.", "colis perdu"),
        ("Una saca es una bolsa que lleva cartas.", "saca"),
        ("Eine Packstelle (PS) ist ein Ort für Pakete.", "Packstelle"),
        ("Un Point Relais (PR) est un lieu de dépôt.", "Point Relais"),
        ("Un Punto de Entrega (PE) es un lugar.", "Punto de Entrega"),
    ],
)
def test_a_word_that_a_sentence_explains_is_a_term_with_a_question(text: str, name: str) -> None:
    made = drafted(f"# Post\n\n{text}\n")

    assert [one.name for one in made.terms] == [name]
    assert made.terms[0].notes[""] == ["a text explains it: is it a word of your own?"]
    assert [said for _, said in made.left] == [f"# Post\n\n{text}"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Parcel hub", "The parcel hub is a house where vans meet."),
        ("Hub - where vans meet", "[Hub](https://post.example) is the name of our house."),
        ("Le dépôt", "Le dépôt est un lieu où tout arrive."),
    ],
)
def test_a_heading_that_the_first_sentence_explains_is_a_term(heading: str, text: str) -> None:
    made = drafted(f"# Post\n\n## {heading}\n\n{text} It is old.\n")

    assert [(one.name, one.definition) for one in made.terms] == [(heading, f"{text} It is old.")]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Purpose", "The purpose is the care of parcels."),
        ("Vans", "This is a list of vans."),
        ("Vans", "The house is a nice one."),
        ("Rules", "The goal is a van that is on time."),
        ("Vans", "The name is short for a word of old."),
    ],
)
def test_a_sentence_on_something_else_explains_no_heading(heading: str, text: str) -> None:
    assert not words(f"# Post\n\n## {heading}\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Take the crate for lost mail (we call it the *red crate*).", "red crate"),
        ("Vans without a driver, hereinafter the \u201cidle vans\u201d, stay.", "idle vans"),
        ("Pakete ohne Namen, im Folgenden **Findlinge**, bleiben hier.", "Findlinge"),
        ("Les colis sans nom, ci-apr\u00e8s les **colis muets**, restent ici.", "colis muets"),
        ("Los paquetes sin nombre, en adelante **mudos**, se quedan.", "mudos"),
    ],
)
def test_what_a_text_calls_something_is_a_term_wherever_it_stands(text: str, name: str) -> None:
    made = drafted(f"# Post\n\n- Sort.\n  - {text}\n- Go.\n")

    assert [(one.name, one.definition) for one in made.terms] == [(name, text)]
    assert made.terms[0].notes[""] == ["a text explains it: is it a word of your own?"]


def test_a_role_is_who_is_named_with_what_that_one_does() -> None:
    made = drafted("# Post\n\n- Name a **shift lead**, who will sort the vans.\n- Go.\n")

    assert [(one.name, one.definition) for one in made.roles] == [
        ("shift lead", "Name a **shift lead**, who will sort the vans.")
    ]


@pytest.mark.parametrize("mark", ["Note", "Hinweis", "Remarque", "Nota"])
def test_a_remark_below_glossary_is_no_word(mark: str) -> None:
    assert words(f"""
        # Post

        ## Glossary

        **Round**: a day on the road

        **{mark}**: a van may make two of them
    """) == {"Round": "a day on the road"}


def test_options_of_a_command_are_no_words() -> None:
    assert not words("""
        # Post

        Sort with these:

        - `--dry`: the run that moves nothing at all
        - `--hub`: the house that gets the parcels
        - `--day`: the day of which parcels are sorted
    """)


def test_a_sentence_that_a_list_completes_explains_nothing() -> None:
    made = drafted("""
        # Post

        ## Night crew tasks

        Night crew is responsible for one of these sorts:

        - letters
        - parcels

        ## Day tasks

        The Shift Lead is responsible for:

        - the vans
    """)

    assert not made.terms
    assert [one.definition for one in made.roles] == [""] * len(made.roles)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Shift Lead is responsible for the vans of the day.", "Shift Lead"),
        ("Your Postie is accountable for each parcel.", "Postie"),
        ("The Night Crew is a group of volunteers who sort.", "Night Crew"),
        ("As the shift lead, you keep the vans moving.", "shift lead"),
        ("Die Schichtleitung ist für die Wagen verantwortlich.", "Schichtleitung"),
        ("Le Responsable est chargé des camions.", "Responsable"),
    ],
)
def test_a_role_is_what_a_sentence_says_that_it_is_responsible_for(text: str, name: str) -> None:
    made = drafted(f"# Post\n\nWe are proud. {text}\n")

    assert [(one.name, one.definition) for one in made.roles] == [(name, text)]
    assert made.roles[0].notes["definition"] == [
        "a text says it: is it what the role is for?",
    ]


def test_what_a_page_says_of_a_role_elsewhere_is_its_definition() -> None:
    made = drafted("""
        # Post

        The Shift Lead is responsible for the vans.

        | Role | Responsibility |
        | --- | --- |
        | Shift Lead | Counts the vans. |
    """)

    assert [(one.name, one.definition) for one in made.roles] == [
        ("Shift Lead", "Counts the vans.")
    ]
    assert made.terms == []


def test_a_heading_of_a_role_below_roles_has_its_definition_below_it() -> None:
    page = """
        # Post

        ## Roles

        ### Shift Lead (SL)

        **Duties:**

        - Count the vans
        - Lock the gate

        ### Of the night

        #### Night Clerk

        Sorts what is left.

        ## Evening

        1. Count.
        2. Lock.
    """
    assert words(page) == {
        "Shift Lead": "**Duties:**\n\n- Count the vans\n- Lock the gate",
        "Night Clerk": "Sorts what is left.",
    }
    assert [one.title for one in drafted(page).processes] == ["Evening"]


def test_a_role_far_below_roles_with_what_it_does_has_its_first_text() -> None:
    made = drafted("""
        # Post

        ## Roles

        ### Of the night

        #### Night Clerk

        Sorts what is left.

        1. Open the bags.
        2. Sort.
    """)

    assert [(one.name, one.definition) for one in made.roles] == [
        ("Night Clerk", "Sorts what is left.")
    ]
    assert [one.title for one in made.processes] == ["Night Clerk"]


def test_a_question_in_bold_asks_for_the_word_that_is_explained_below() -> None:
    assert words("# Post\n\n**What is a Round Keeper?**\n\n- Keepers know each road.\n") == {
        "Round Keeper": "- Keepers know each road."
    }


@pytest.mark.parametrize(
    "said",
    [
        "**P1: grave**\n\n- it burns\n\n**P2: small**\n\n- it glows",
        "**P1** - it burns\n\n**P2** - it glows",
        "**P1:** it burns\n\n**P2:** it glows",
        "- P1 - it burns\n- P2 - it glows",
        "1. **P1**\n   - it burns\n2. **P2**\n   - it glows",
    ],
)
def test_texts_and_items_are_levels_however_their_names_are_set_off(said: str) -> None:
    found = levels(f"# Kiln\n\n## How grave\n\nLook first.\n\n{said}\n")

    assert [text.removeprefix("- ") for text in found.values()] == ["it burns", "it glows"]


def test_names_of_levels_in_bold_above_orders_are_none() -> None:
    made = drafted("""
        # Kiln

        **P1**

        1. Open the door.
        2. Call the potter.

        **P2**

        1. Wait.
        2. Look again.
    """)

    assert made.levels == []
    assert made.processes


def test_a_grid_of_levels_is_no_scale() -> None:
    assert not levels(
        "# Kiln\n\n| | Hot | Warm |\n| - | - | - |\n| High | P1 | P2 |\n| Low | P3 | P4 |\n"
    )


def test_names_in_bold_below_roles_are_roles_with_what_stands_below_each() -> None:
    assert words("""
        # Kiln

        ## Roles

        **Oven Lead**

        - the oven is theirs

        **Scribe**

        All that is said is theirs.
    """) == {"Oven Lead": "- the oven is theirs", "Scribe": "All that is said is theirs."}


@pytest.mark.parametrize(
    "said",
    [
        "- Oven lead: heats\n- Scribe: writes",
        "- **Oven lead**: heats\n- **Scribe**: writes",
        "Oven lead\n: heats\n\nScribe\n: writes",
        "| Role | For | Duties |\n|-|-|-|\n| Oven lead | | heats |\n| Scribe | | writes |",
        "| Team | Description |\n|-|-|\n| Oven lead | heats |\n| Scribe | writes |",
    ],
)
def test_roles_are_told_in_lists_and_tables_of_any_kind(said: str) -> None:
    made = drafted(f"# Kiln\n\n## Roles\n\n{said}\n")

    assert {one.name: one.definition for one in made.roles} == {
        "Oven lead": "heats",
        "Scribe": "writes",
    }
    assert made.terms == []


def test_what_else_a_table_says_of_a_role_is_in_its_definition() -> None:
    page = "# Kiln\n\n| Role | Who | Duties |\n| - | - | - |\n| Scribe | Kim | Writes. |\n"

    assert words(page) == {"Scribe": "Writes.\n\nWho: Kim"}


def test_items_of_messages_lose_the_marks_around_all_of_it() -> None:
    assert replies("""
        # Messages we send

        - **Cold:** "The oven is cold, and will be until noon."
        - **Warm:** "The oven is warm again. Come and bake!"
    """) == {
        "Cold": "The oven is cold, and will be until noon.",
        "Warm": "The oven is warm again. Come and bake!",
    }


def test_a_subject_begins_a_message_in_the_texts_of_a_step() -> None:
    page = """
        # Bakery

        1. Write to the mill

           **Subject:** No flour

           There is no flour. Send some.
        2. Wait.
    """
    (made,) = drafted(page).templates

    assert (made.title, made.subject, made.body) == (
        *("No flour", "No flour"),
        "There is no flour. Send some.",
    )


@pytest.mark.parametrize(
    "said",
    [
        "The members are:\n\n- Kim Harbour (since May)\n- Lee Poole",
        "| Since | Member |\n| - | - |\n| 2020 | Kim Harbour |\n| 2021 | Lee Poole |",
        "**Kim Harbour**\nPilot\nkim@x.example\n\n**Lee Poole**\nCook\n+351 21 555 0101",
        "- Name: Kim Harbour\n- Mail: k@x.example\n\nAnd:\n\n- Name: Lee Poole\n- Phone: 555 01",
        "Ask Kim Harbour (kim@x.example), or Lee Poole <lee@x.example>.",
    ],
)
def test_people_are_told_in_lists_cards_and_texts(said: str) -> None:
    assert people(f"# Ferry\n\n## Crew members\n\n{said}\n") == ["Kim Harbour", "Lee Poole"]


def test_a_heading_may_be_the_name_of_who_stands_below_it() -> None:
    assert people("# Ferry\n\n## Kim Harbour\n\n- Mail: kim@x.example\n- Phone: 555 0101\n") == [
        "Kim Harbour"
    ]


def test_names_on_a_site_behind_a_label_are_people() -> None:
    assert people("# Ferry\n\nMaintainers: @kim, @lee and @pat.\n") == ["kim", "lee", "pat"]


def test_names_that_are_no_people_are_not_taken_for_some() -> None:
    assert not people("""
        # Ferry

        ## Boats

        - Blue Harbour
        - White Harbour

        ## Members

        - Harbour Office
        - Ticket Desk

        The Blue Harbour Team (blue@x.example) helps.

        - Name: Ticket Desk
        - Phone: 555 0101
    """)


def test_a_list_that_says_of_each_word_what_it_is_defines_them_with_a_question() -> None:
    page = """
        # Kiln

        - **Glaze** - a thin coat of glass on a pot
        - **Bisque (raw)** - the state of a pot before its glaze
        - **Cone** - a small rod that bends at its heat
    """
    made = drafted(page)

    assert [(one.name, one.aliases) for one in made.terms] == [
        ("Glaze", []),
        ("Bisque", ["raw"]),
        ("Cone", []),
    ]
    assert made.terms[0].notes[""] == ["is it a word of your own?"]
    assert not words(page.replace("Glaze", "Check"))
    assert not words(page.replace("Glaze", "When"))


def test_a_page_without_a_title_is_called_as_its_file() -> None:
    page = "### Glaze\n\nGlass on a pot.\n\n### Cone\n\nIt bends.\n"

    (made, other) = (draft_of([(name, page)]) for name in ("kiln/glossary.md", "kiln/heat.md"))

    assert [one.name for one in made.terms] == ["Glaze", "Cone"]
    assert other.terms == []


def test_a_question_below_the_name_of_a_role_may_say_what_it_is() -> None:
    assert words("""
        # Kiln

        ## Oven Lead

        ### What is it?

        An Oven Lead acts as the one who says when to open.
    """) == {"Oven Lead": "An Oven Lead acts as the one who says when to open."}


def test_duties_in_bold_below_a_role_are_no_heading_of_roles() -> None:
    made = drafted("""
        # Kiln

        ## Kiln roles

        ### Kiln lead

        **Responsibilities:**

        - the gas
        - the keys

        **Mostly:** a potter or a guest
    """)

    assert not made.terms
    assert [one.name for one in made.roles] == ["Kiln lead"]


def test_orders_in_bold_below_duties_are_no_roles() -> None:
    made = drafted("""
        # Kiln

        ## Responsibilities

        1. **Prepare**
           - wood
        2. **Check**
           - heat
    """)

    assert made.roles == []
    assert not made.terms


def test_a_row_over_all_columns_is_no_level() -> None:
    (scale,) = drafted("""
        # Kiln

        | Severity | Means |
        | --- | --- |
        | P1 | it burns |
        | All above is grave, and calls us at night | All above is grave, and calls us at night |
        | P2 | it glows |
    """).levels

    assert [(one.name, one.definition) for one in scale.levels] == [
        ("P1", "it burns"),
        ("P2", "it glows"),
    ]
    assert "the table says “All above is grave, and calls us at night”" in scale.notes[""]


def test_those_who_were_members_are_not_to_be_called() -> None:
    page = "# Kiln\n\n## Past members of the house\n\n- Kim Harbour\n- Lee Poole, since May\n"

    assert people(page) == []
    assert people(page.replace("Past", "Our")) == ["Kim Harbour", "Lee Poole"]


def test_levels_may_stand_in_italics_with_a_full_stop() -> None:
    (scale,) = drafted("""
        # Kiln

        We sort faults by how grave they are:

        - *GRAVE Severity.* A kiln is out. Potters wait.
        - *HIGH Severity.* A kiln is slow.
        - *LOW Severity.* A lamp is out.
    """).levels

    assert [(one.name, one.definition) for one in scale.levels] == [
        ("GRAVE Severity", "A kiln is out. Potters wait."),
        ("HIGH Severity", "A kiln is slow."),
        ("LOW Severity", "A lamp is out."),
    ]


def test_levels_that_are_told_twice_are_one_scale() -> None:
    (scale,) = drafted("""
        # Kiln

        | Severity | Response time |
        | --- | --- |
        | P1 | 10 minutes |
        | P2 | 1 hour |

        ## What they mean

        - **P1 (grave):** it burns
        - **P2 (small):** it glows
    """).levels

    assert [(one.name, one.definition) for one in scale.levels] == [
        ("P1", "it burns"),
        ("P2", "it glows"),
    ]
    assert "“What they mean” tells the same levels: is all of it right here?" in scale.notes[""]


def test_a_list_of_definitions_below_any_heading_is_in_doubt() -> None:
    page = "# Kiln\n\n## {}\n\nGas\n: the blue pipe\n\nWater\n: the grey pipe\n"

    (pipes, words_) = (drafted(page.format(head)) for head in ("Pipes", "Terms"))

    assert [one.notes for one in pipes.terms] == [{"": ["is it a word of your own?"]}] * 2
    assert [one.notes for one in words_.terms] == [{}, {}]


def test_where_a_letter_that_nobody_signs_ends_is_asked() -> None:
    page = (
        "# Oven\n\n## Cold\n\nSend this mail:\n\nHello all, the oven is cold.\n\nStay at home.{}\n"
    )

    (open_, signed) = (drafted(page.format(end)) for end in ("", "\n\nKind regards,\n\nThe bakers"))

    assert open_.templates[0].notes["body"] == ["nobody signs it: does it end here?"]
    assert signed.templates[0].notes == {}


def test_a_list_that_begins_with_a_name_is_no_card_of_that_person() -> None:
    page = "# Ferry\n\n- Blue Harbour\n- the pier of +351 21 555 0101\n- a café: tea@x.example\n"

    assert people(page) == []


def test_what_is_said_of_a_member_is_a_note_without_its_marks() -> None:
    made = drafted("# Ferry\n\n## Members\n\n- Kim Harbour, red boat\n- Lee Poole (green one)\n")

    assert [one.notes[""] for one in made.communities[0].representatives] == [
        ["the page says “red boat”"],
        ["the page says “green one”"],
    ]


def test_a_member_behind_whose_name_an_office_stands_holds_it() -> None:
    made = drafted("# Ferry\n\n## Members\n\n- Kim Harbour, cook\n- Lee Poole (pilot)\n")

    assert [(one.name, one.held_by) for one in made.roles] == [
        ("Cook", "Kim Harbour"),
        ("Pilot", "Lee Poole"),
    ]
