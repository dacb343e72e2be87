"""How is a draft written as YAML? In one style, so that a person can go on with it."""

from __future__ import annotations

from sphinx_support_process.importing.draft.draft import Draft, Process, Role, Step
from sphinx_support_process.importing.draft.yaml import written


def yaml(made: Draft) -> str:
    """What is written below the comment at the top."""
    return written(made, ["a.md"]).partition("\n\n")[2]


def steps(*made: Step) -> str:
    """What is written of steps."""
    return yaml(Draft(processes=[Process(id="x", title="X", steps=[*made])])).partition("steps:\n")[
        2
    ]


def test_the_top_names_all_pages_in_lines_of_ninety_signs() -> None:
    assert written(Draft(), ["first-page.md", "second-page.md"]).splitlines()[1:] == [
        "# A draft made of first-page.md, second-page.md. TODO marks what is a guess, or could not",
        "# be told. Ids are for links, and stay when titles change: rename them now.",
        "",
        "processes: {}",
    ]


def test_texts_of_several_lines_are_blocks_below_their_key_or_dash() -> None:
    assert steps(
        Step(
            id="close",
            title="Close",
            text="\n \nRing:\n\n  twice\n\n",
            checklist=["gate", "key\nlock"],
            answers={"no": "wait\nlock", "yes": "done"},
        )
    ) == (
        "      - id: close\n"
        "        title: Close\n"
        "        text: |\n"
        "          Ring:\n"
        "\n"
        "            twice\n"
        "        checklist:\n"
        "          - gate\n"
        "          - |\n"
        "            key\n"
        "            lock\n"
        "        answers:\n"
        "          no: |\n"
        "            wait\n"
        "            lock\n"
        "          yes: done\n"
    )


def test_a_block_that_begins_with_spaces_says_how_far_it_is_indented() -> None:
    assert steps(Step(id="close", title="Close", text="  Ring.\nWait.")).splitlines()[2:] == [
        "        text: |2",
        "            Ring.",
        "          Wait.",
    ]


def test_one_item_stands_behind_its_key_but_other_names_are_always_a_list() -> None:
    made = Step(id="close", title="Close", who=["cook"], send=["note", "call"], warning=["Hot."])
    role = Role(id="cook", name="Cook", aliases=["Chef"])

    assert yaml(Draft(roles=[role, Role(id="crew", name="Crew")])) == (
        "roles:\n  cook:\n    name: Cook\n    aliases: [Chef]\n  crew:\n    name: Crew\n"
    )
    assert steps(made).splitlines()[2:] == [
        "        who: cook",
        "        send: [note, call]",
        "        warning: Hot.",
    ]


def test_what_yaml_would_read_otherwise_is_quoted() -> None:
    assert steps(
        Step(
            id="close",
            title="Close: é",
            send=["it's", "night call"],
            checklist=["null", "10:30", "a # b", "-", "x"],
            answers={"yes: now": "lock", "no": "done"},
            on_answer={"yes: now": "Ring “é”: loud"},
        )
    ).splitlines()[1:] == [
        '        title: "Close: é"',
        """        send: ["it's", night call]""",
        "        checklist:",
        '          - "null"',
        "          - 10:30",
        '          - "a # b"',
        '          - "-"',
        "          - x",
        "        answers:",
        '          "yes: now": {go: lock, text: "Ring “é”: loud"}',
        "          no: done",
    ]


def test_questions_stand_above_what_they_are_about() -> None:
    made = Process(id="x", title="X", steps=[Step(id="close", title="Close", wait={"for": "1h"})])
    other = Process(id="y", title="Y", steps=[Step(id="open", title="Open")])
    made.todo("who is it for?")
    made.todo("are these all?", "steps")
    made.steps[0].todo("is it done?")
    made.steps[0].todo(
        "how long may a note of many words be until what is left of it stands below?", "wait"
    )

    assert yaml(Draft(processes=[made, other])) == (
        "processes:\n"
        "  # TODO: who is it for?\n"
        "  x:\n"
        "    title: X\n"
        "    # TODO: are these all?\n"
        "    steps:\n"
        "      # TODO: is it done?\n"
        "      - id: close\n"
        "        title: Close\n"
        "        # TODO: how long may a note of many words be until what is left of it stands\n"
        "        #   below?\n"
        "        wait:\n"
        "          for: 1h\n"
        "\n"
        "  y:\n"
        "    title: Y\n"
        "    steps:\n"
        "      - id: open\n"
        "        title: Open\n"
    )


def test_what_is_left_of_a_page_stands_below_all_else() -> None:
    assert yaml(Draft(left=[("a.md:3", "# X\n\ny"), ("a.md:9", "z")])) == (
        "processes: {}\n"
        "\n"
        "# What is left of the page: keep it there, or move it into a text above.\n"
        "\n"
        "# TODO: a.md:3\n"
        "#   # X\n"
        "#\n"
        "#   y\n"
        "\n"
        "# TODO: a.md:9\n"
        "#   z\n"
    )
