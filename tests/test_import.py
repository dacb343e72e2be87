"""What does `support-process import` make of a page? A page in, the draft out."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"


def imported(*pages: str) -> str:
    """The draft of pages, without its first comments."""
    made = draft_of((f"{'abc'[n]}.md", dedent(page)) for n, page in enumerate(pages))
    text = written(made, ["a.md"])
    assert read_text(text).problems == ()
    return text.split("\n\n", 1)[1]


def steps(page: str) -> str:
    """The steps of the one process of a page, from the margin on."""
    return dedent(imported(f"# P\n\n{dedent(page)}").split("    steps:\n", 1)[1])


def test_the_page_that_grew_for_five_years_becomes_the_draft_of_the_docs() -> None:
    page = (EXAMPLES / "grown-page.md").read_text("utf-8")
    text = written(draft_of([("grown-page.md", page)]), ["grown-page.md"])

    assert text == (EXAMPLES / "grown-page-draft.yaml").read_text("utf-8")


def test_a_heading_is_a_process_and_a_numbered_list_its_steps() -> None:
    assert imported("""
        (support:triage)=
        ## Triage process

        The goal is to understand.

        1. Read the mail. Twice.
        2. **Close it**. Be
           kind.

           - [ ] say thanks
           - archive it
        """) == dedent("""\
        processes:
          triage:
            title: Triage process
            label: support:triage
            goal: |
              The goal is to understand.
            steps:
              - id: read-mail
                title: Read the mail
                text: |
                  Twice.
              - id: close
                title: Close it
                text: |
                  Be
                  kind.
                checklist:
                  - say thanks
                  - archive it
        """)


def test_numbered_headings_are_steps() -> None:
    assert steps("""
        ## Step 1: Write

        Owner: Engineer

        ### Deeper

        ## Step 2: Send
        """) == dedent("""\
          # TODO: the page says “Owner: Engineer”: is it who does it?
          - id: write
            title: Write
            who: engineer
            text: |
              ### Deeper
          - id: send
            title: Send
        """)


def test_a_list_whose_numbers_go_on_is_a_phase_of_the_process_above() -> None:
    assert steps("""
        1. Read it

        ## Repair

        2. Mend it
        """) == dedent("""\
          - id: read
            title: Read it
          - id: mend
            title: Mend it
            # TODO: its numbers go on from the process above: is it a phase of that?
            phase: Repair
        """)


def test_what_stands_above_a_phase_is_the_text_of_its_first_step() -> None:
    assert steps("1. Read it\n\n## Repair\n\nIn haste.\n\n2. Mend it\n") == dedent("""\
          - id: read
            title: Read it
          - id: mend
            title: Mend it
            # TODO: its numbers go on from the process above: is it a phase of that?
            phase: Repair
            # TODO: the introduction of the phase is here as well
            text: |
              In haste.
        """)


def test_bullets_are_steps_only_where_the_first_is_an_order() -> None:
    assert "- id: create-issue" in steps("- Create an issue\n- The issue is planned\n")
    assert imported("# P\n\n- An issue\n- Planning\n").startswith("processes: {}\n")


def test_tasks_with_boxes_are_steps_whatever_they_begin_with() -> None:
    assert imported("# P\n\n- [ ] Backups checked\n- [x] Doors locked\n") == dedent("""\
        processes:
          p:
            title: P
            # TODO: a list without numbers on the page: are these steps, in order?
            steps:
              - id: backups-checked
                title: Backups checked
              - id: doors-locked
                title: Doors locked
        """)


def test_a_box_within_a_text_is_none() -> None:
    assert "  checklist:\n    - say it\n    - tick the[ ] box\n" in steps(
        "1. **Act**.\n   - [ ] say it\n   - tick the[ ] box\n"
    )


def test_a_list_of_links_is_no_list_of_steps() -> None:
    assert imported("# P\n\n- [Triage](#a)\n- [Close](#b)\n").startswith("processes: {}\n")


def test_items_that_are_empty_are_none() -> None:
    assert steps("1.\n2. Close it\n3.\n") == "- id: close\n  title: Close it\n"
    assert imported("# P\n\n1.\n2.\n").startswith("processes: {}\n")


def test_numbered_headings_may_stand_below_others_and_are_marked() -> None:
    assert imported("""
        # P

        ## Before

        A key.

        ## 1. Open it

        ### Where

        ## 2. Close it

        ## See also
        """) == dedent("""\
        processes:
          p:
            title: P
            # TODO: numbers at headings on the page: are these steps, in order?
            steps:
              - id: open
                title: Open it
                text: |
                  ### Where
              - id: close
                title: Close it

        # What is left of the page: keep it there, or move it into a text above.

        # TODO: a.md:4
        #   ## Before
        #
        #   A key.

        # TODO: a.md:14
        #   ## See also
        """)


def test_one_numbered_heading_is_no_process() -> None:
    assert imported("# P\n\n## 1. Open it\n").startswith("processes: {}\n")


def test_what_fell_out_of_a_list_belongs_to_the_step_above() -> None:
    assert steps("""
        1. Read it

        10. `Who: Support Agent`

          **Close it**. Soon.
        """) == dedent("""\
          - id: read
            title: Read it
          # TODO: line 8 and what follows fell out of the list, as it is indented too little:
          #   does it belong here?
          - id: close
            title: Close it
            who: support-agent
            text: |
              Soon.
        """)


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("`Who: Support Agents`\n\n   Close it", "who: support-agent"),
        ("**Support Agent**: Close it", "who: support-agent"),
        ("Support Agent: Close it", "who: support-agent"),
    ],
)
def test_an_owner_in_so_many_words_is_the_owner(item: str, who: str) -> None:
    assert steps(f"1. {item}\n2. Rest\n") == dedent(f"""\
          - id: close
            title: Close it
            {who}
          - id: rest
            title: Rest
        """)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Close it (Support Agent)", "it stands behind the title"),
        ("Close it. The Support Agent tells them.", "taken from “The Support Agent tells”"),
        ("Close it (support agent)", "it stands behind the title"),
    ],
)
def test_an_owner_that_is_a_guess_is_marked(item: str, said: str) -> None:
    found = steps(f"1. {item}\n2. Ask the **Support Agent**\n")

    assert f"  # TODO: {said}: is it who does it?\n  who: support-agent\n" in found


def test_a_role_without_a_mark_is_known_by_its_last_word() -> None:
    assert imported("""
        # P

        1. **Look**. The Night Operator looks around. Notify our Site Manager.
        2. **Ask**. Ask Site Manager for a key.
        """) == dedent("""\
        roles:
          night-operator:
            name: Night Operator
          site-manager:
            name: Site Manager

        processes:
          p:
            title: P
            steps:
              - id: look
                title: Look
                # TODO: taken from “The Night Operator looks”: is it who does it?
                who: night-operator
                # TODO: taken from “Notify our Site Manager.”: is it who is informed?
                informs: site-manager
                text: |
                  The Night Operator looks around. Notify our Site Manager.
              - id: ask
                title: Ask
                text: |
                  Ask Site Manager for a key.
        """)


def test_a_role_before_a_colon_leaves_a_title_with_a_capital() -> None:
    assert "    who: engineer\n    steps:\n      - id: read\n        title: Read it\n" in imported(
        "# P\n\n1. Engineer: read it\n2. Engineer: close it\n"
    )


def test_several_owners_are_marked() -> None:
    assert steps("1. **Who:** Support Agent and Engineer\n\n   Close it\n") == dedent("""\
          # TODO: the page says “**Who:** Support Agent and Engineer”: is it who does it?
          - id: close
            title: Close it
            who: [support-agent, engineer]
        """)


def test_the_owner_of_most_steps_owns_the_process() -> None:
    found = imported("# P\n\n1. Engineer: a\n2. Engineer: b\n3. Support Agent: c\n")

    assert "    who: engineer\n    steps:\n" in found
    assert found.count("who:") == 2


def test_answers_within_a_step_become_a_question_after_it() -> None:
    assert steps("""
        1. **Try it**. Note what you find.
           1. If you resolve it, jump to the "Close it" step 10.
           2. If you don't resolve it, jump to the next step.
        2. Ask
        10. Close it
        """) == dedent("""\
          - id: try
            title: Try it
            text: |
              Note what you find.
          # TODO: made of “If you resolve it, jump to the "Close it" step 10.” “If you don't
          #   resolve it, jump to the next step.”: is the question right, and are all answers
          #   there?
          - id: resolve
            title: Do you resolve it?
            answers:
              Yes: close
              No: next
          - id: ask
            title: Ask
          - id: close
            title: Close it
        """)


def test_items_that_only_lead_on_become_one_question() -> None:
    assert imported("""
        # A

        1. Look
        2. **If it is broken**, go to [](b).
        3. **If it is not broken**, go to [](c).

        (b)=
        # B

        1. Mend it
        """) == dedent("""\
        processes:
          a:
            title: A
            steps:
              - id: look
                title: Look
              # TODO: made of “**If it is broken**, go to [](b).” “**If it is not broken**, go to
              #   [](c).”: is the question right, and are all answers there?
              - id: broken
                title: Is it broken?
                # TODO: “[](c)”: this process is not here: import its page as well?
                answers:
                  Yes: b
                  No: done

          b:
            title: B
            label: b
            steps:
              - id: mend
                title: Mend it
        """)


def test_a_question_keeps_its_answers() -> None:
    assert steps("""
        1. Is it broken? If yes, go to step 3. Otherwise continue with step 2.
        2. Close it
        3. Mend it. Then go back to step 1.
        """) == dedent("""\
          - id: broken
            title: Is it broken?
            # TODO: made of “If yes, go to step 3.” “Otherwise continue with step 2.”
            answers:
              Yes: mend
              No: close
          - id: close
            title: Close it
            # TODO: the page says “Close it”, and an answer leads to `mend` below: does it go
            #   on there, or end here?
          - id: mend
            title: Mend it
            # TODO: the page says “Then go back to step 1.”
            next: broken
        """)


ASKED = [
    ("If it is not late, go to step 2.", "Is it late?", {"No": "a", "Yes": "next"}),
    ("If so, go to step 2.", "Is it so?", {"Yes": "a", "No": "next"}),
    ("If late at night, go to step 2.", "Late at night?", {"Yes": "a", "No": "next"}),
    ("If the new key is there, go to step 2.", "Is the new key there?", {"Yes": "a", "No": "next"}),
    (
        "If you need help, go to step 2. Then go to step 3.",
        "Do you need help?",
        {"Yes": "a", "No": "b"},
    ),
    (
        "If it is late, go to step 2. If it is dark, go to step 3.",
        "Which is it?",
        {"It is late": "a", "It is dark": "b"},
    ),
    (
        "If it is late, go to step 2. If it is late, go to step 3. Go to step 1.",
        "Which is it?",
        {"It is late": "a", "It is late (2)": "b", "Otherwise": "look"},
    ),
    (
        "If it is late, go to step 2. If we are not alone, go to step 3.",
        "Which is it?",
        {"It is late": "a", "We are not alone": "b"},
    ),
]


@pytest.mark.parametrize(("text", "title", "answers"), ASKED)
def test_jumps_become_a_question_in_their_own_words(
    text: str, title: str, answers: dict[str, str]
) -> None:
    made = draft_of([("a.md", f"# P\n\n1. **Look**. {text}\n2. A\n3. B\n")])

    asked = made.processes[0].steps[1]
    assert (asked.title, asked.answers) == (title, answers)


@pytest.mark.parametrize(
    "text",
    [
        "If it is late, call us. Otherwise go to step 2.",
        "If it is late, go to [the form](https://example.org).",
        "When it is read, go to the next step.",
    ],
)
def test_what_is_no_whole_jump_stays_in_the_text(text: str) -> None:
    found = steps(f"1. **Look**. {text}\n2. Mend it\n")

    assert "answers:" not in found
    assert text.replace("step 2", "{support:step}`mend`") in found


def test_more_than_two_answers_keep_their_words() -> None:
    assert """\
  title: Which is it?
  answers:
    It is spam: delete
    It is a bill: pay
    Otherwise: next
""" in steps("""
        1. Look
           - If it is spam, go to step 2.
           - If it is a bill, go to step 3.
           - Otherwise go to the next step.
        2. Delete
        3. Pay
        """)


def test_a_jump_to_a_step_that_does_not_exist_is_marked_with_the_words_of_the_page() -> None:
    assert """\
  # TODO: “step 8”: there is no such step: where does it lead?
  answers:
    Yes: next
    No: next
""" in steps("1. Is it broken? If yes, go to step 8.\n2. Close it\n")


def test_a_mention_of_a_step_follows_the_number_that_was_written() -> None:
    assert steps("""
        3. Open it. As in step 7, `step 7`, ours is step 3, and see step 9.
        7. Close it
        """) == dedent("""\
          - id: open
            title: Open it
            # TODO: “As in step 7,”: is `close` meant?
            # TODO: “, ours is step 3, and see step 9.”: this is the step itself; which one is
            #   meant?
            # TODO: “, ours is step 3, and see step 9.”: there is no such step; which one is
            #   meant?
            text: |
              As in {support:step}`close`, `step 7`, ours is `step 3`, and see `step 9`.
          - id: close
            title: Close it
        """)


def test_a_lazy_list_is_counted_as_readers_see_it() -> None:
    assert "{support:step}`b`" in steps("1. A. See step 2.\n1. B\n1. C\n")


def test_a_step_that_refers_to_another_process_runs_it() -> None:
    assert "    run: b\n    text: |\n      See [](x:b) first.\n" in imported(
        "# A\n\n1. Ask. See [](x:b) first.\n2. End\n", "(x:b)=\n# B\n\n1. Answer\n"
    ).replace("\n        ", "\n    ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Within one working day, answer.", "within: 1 working day"),
        ("Answer within 2 hours.", "within: 2 hours"),
        ("Mark it as {guilabel}`Open`.", "status: Open"),
        ("Set it to the “On hold” status.", "status: On hold"),
        ("Notify the Engineer.", "informs: engineer"),
    ],
)
def test_what_a_text_states_is_taken_and_marked(text: str, line: str) -> None:
    before, found, _ = steps(f"1. **Act**. {text}\n2. Ask the **Engineer**\n").partition(
        f"  {line}\n"
    )

    assert found
    assert "TODO: taken from" in before


@pytest.mark.parametrize("text", ["If you can do it within 2 hours, do.", "Within a while."])
def test_a_deadline_that_is_not_exact_is_none(text: str) -> None:
    assert "within:" not in steps(f"1. **Act**. {text}\n")


def test_a_message_becomes_a_template_with_our_placeholders() -> None:
    assert imported("""
        # Answer

        1. **Write back**. A template:

           ```
           Subject: Your ${topic}

           Hello { NAME }, {{ it }} <your words>,
           [SIGNED]
           ```
        """) == dedent("""\
        templates:
          write-back:
            title: Write back
            subject: Your {{ topic }}
            body: |
              Hello {{ name }}, {{ it }} {{ your_words }},
              {{ signed }}
            # TODO: say what to fill in, and give an example
            placeholders:
              topic: topic
              name: NAME
              it: it
              your_words: your words
              signed: SIGNED

        processes:
          answer:
            title: Answer
            steps:
              - id: write-back
                title: Write back
                send: write-back
                text: |
                  A template:
        """)


def test_code_that_is_no_message_stays_in_the_text() -> None:
    code = "```sh\nhello --name { NAME }\n```"

    found = steps(f"1. Run\n\n{indent(code, '   ')}\n")

    assert indent(code, "    ") in found


def test_a_glossary_becomes_terms_and_definitions_of_roles() -> None:
    assert imported("""
        # Words

        Incident
        : It is down.

        ```{glossary}
        :sorted:

        Support Agent
          Helps.

        Hub
        Node
          A machine.
        ```
        """) == dedent("""\
        roles:
          support-agent:
            name: Support Agent
            definition: |
              Helps.

        terms:
          incident:
            name: Incident
            definition: |
              It is down.

          hub:
            name: Hub
            aliases: [Node]
            definition: |
              A machine.
        """)


def test_an_ordered_list_of_priorities_is_one() -> None:
    assert imported("# Our priorities\n\n1. Money\n1. Fame\n\nAsk us.\n") == dedent("""\
        priorities:
          # TODO: the heading speaks of priorities: if these are steps, make it a process
          priorities:
            title: Our priorities
            text: |
              Ask us.
            order:
              - Money
              - Fame
        """)


def test_footnotes_and_links_go_with_the_text_that_refers_to_them() -> None:
    found = imported("""
        # P

        1. **Act**. Soon[^1], see [here].

        [^1]: Not later.
        [here]: https://example.org
        [there]: https://example.org
        """)

    assert "Soon[^1], see [here].\n\n          [^1]: Not later.\n" in found
    assert "          [here]: https://example.org\n" in found
    assert found.endswith("# TODO: a.md:8\n#   [there]: https://example.org\n")


def test_an_owner_above_the_steps_owns_the_process() -> None:
    assert (
        "    # TODO: the page says “Owner: Engineer”: is it who does it?\n    who: engineer\n"
        in (imported("# P\n\nOwner: Engineer\n\n1. Read it\n"))
    )


def test_a_guess_that_holds_for_most_steps_is_marked_once_at_the_process() -> None:
    found = imported("# P\n\n1. Read it (Site Manager)\n2. Close it (Site Manager)\n")

    guess = "    # TODO: it stands behind the title: is it who does it?\n    who: site-manager\n"
    assert guess in found
    assert found.count("TODO") == 1


def test_an_item_that_only_leads_on_is_a_step_of_that_name() -> None:
    assert steps("1. Go back to step 2.\n2. Read it\n") == dedent("""\
        - id: go-back-step
          title: Go back to step 2
          # TODO: the page says “Go back to step 2.”
          next: read
        - id: read
          title: Read it
        """)


def test_places_of_a_message_that_share_a_name_are_told_apart() -> None:
    made = draft_of(
        [("a.md", "# P\n\n1. Write\n\n   > Hello {a b}, {a b 2}, {a-b}, {A B}, {a.b}.\n")]
    )

    assert made.templates[0].body == (
        "Hello {{ a_b }}, {{ a_b_2 }}, {{ a_b_3 }}, {{ a_b }}, {{ a_b_4 }}."
    )


def test_an_address_that_readers_would_see_is_marked() -> None:
    assert "  # TODO: an e-mail address, which readers will see\n  text: |\n" in steps(
        "1. **Act**. Write to ann@example.org.\n"
    )


def test_an_address_never_becomes_the_name_of_a_role() -> None:
    found = imported("# P\n\n1. Who: ann@example.org\n\n   Read it\n")

    assert "roles:" not in found
    assert "who:" not in found


def test_a_link_to_a_page_means_the_one_process_on_it() -> None:
    found = imported("# A\n\n1. Ask. Then go to [b](b.md).\n", "# B\n\n1. Answer\n")

    assert "        next: b\n" in found


def test_what_is_no_process_is_left_as_a_comment() -> None:
    assert imported("---\ntitle: T\n---\n\n# A\n\n| x |\n| - |\n") == dedent("""\
        processes: {}

        # What is left of the page: keep it there, or move it into a text above.

        # TODO: a.md:1
        #   ---
        #   title: T
        #   ---

        # TODO: a.md:5
        #   # A
        #
        #   | x |
        #   | - |
        """)


def test_front_matter_is_left_on_the_page() -> None:
    assert imported("---\ntitle: T\n---\n\n1. Read it\n").endswith(
        "# TODO: a.md:1\n#   ---\n#   title: T\n#   ---\n"
    )


def test_ids_are_unique_and_never_a_target_of_another_kind() -> None:
    found = imported("# A\n\n1. A\n2. Next\n3. Read\n4. Read\n", "# A\n\n1. 漢字\n")

    assert [line.strip() for line in found.splitlines() if "- id" in line or line[2:3] == "a"] == [
        "a:",
        "- id: a-3",
        "- id: next-2",
        "- id: read",
        "- id: read-2",
        "a-2:",
        "- id: step-1",
    ]


def test_a_title_that_is_too_long_is_cut_and_its_text_kept() -> None:
    sentence = "Look at " + "every " * 20 + "one"
    found = steps(f"1. {sentence}\n")

    assert "  # TODO: the title is cut out of the text: say it shorter, as an order\n" in found
    assert f"  text: |\n    {sentence}\n" in found


@pytest.mark.parametrize(
    ("name", "id"), [("Answer the request", "answer-request"), ("Close it", "close")]
)
def test_a_jump_to_a_title_means_the_first_step_of_that_title(name: str, id: str) -> None:
    made = steps(f"""
        1. Look. Go to "{name}".
        2. Answer the request
        3. Close it
        4. Open it
        5. Close it
        """)

    assert f'“Go to "{name}".”\n  next: {id}\n' in made
    assert made.endswith("- id: close-2\n  title: Close it\n")


def test_a_jump_below_a_step_that_asks_nothing_is_a_question_after_it() -> None:
    assert steps("""
        1. Look
        2. Read it

           If yes, go to step 1.
        3. End
        """) == dedent("""\
        - id: look
          title: Look
        - id: read
          title: Read it
        # TODO: made of “If yes, go to step 1.”: is the question right, and are all answers
        #   there?
        - id: is-it-so
          title: Is it so?
          answers:
            Yes: look
            No: next
        - id: end
          title: End
        """)


def test_an_item_without_words_on_the_line_of_its_number_has_those_below() -> None:
    assert steps("1.\n   Look at it\n2. Read it\n") == dedent("""\
        - id: look
          title: Look at it
        - id: read
          title: Read it
        """)


def test_numbered_headings_of_the_first_level_are_steps() -> None:
    assert imported("# 1. Look\n\nAt it.\n\n# 2. Answer\n") == dedent("""\
        processes:
          support:
            # TODO: the page has no heading above these steps
            title: Support process
            # TODO: numbers at headings on the page: are these steps, in order?
            steps:
              - id: look
                title: Look
                text: |
                  At it.
              - id: answer
                title: Answer
        """)


@pytest.mark.parametrize(
    ("title", "id", "written"),
    [
        ("Null", '"null"', '"Null"'),
        ("Prüfe Größe", "prufe-grosse", "Prüfe Größe"),
        ("1 Million", "million", "1 Million"),
    ],
)
def test_odd_titles_stay_texts_and_have_plain_ids(title: str, id: str, written: str) -> None:
    assert steps(f"1. {title}\n2. End\n").startswith(f"- id: {id}\n  title: {written}\n")


@pytest.mark.parametrize(("length", "end"), [(80, "x"), (81, "…")])
def test_an_answer_is_cut_where_it_has_more_than_eighty_characters(length: int, end: str) -> None:
    condition = f"it is spam {'x' * (length - 13)} x"
    text = f"If {condition}, go to step 2. If it is dark, go to step 3."
    made = draft_of([("a.md", f"# P\n\n1. **Look**. {text}\n2. A\n3. B\n")])
    answer = next(iter(made.processes[0].steps[1].answers))

    assert len(condition) == length
    assert answer.casefold() == (condition if end == "x" else f"{condition[:-2]}…")


@pytest.mark.parametrize(
    ("before", "code", "is_message"),
    [
        ("Look at it:", "Hello Ada, we got it.", True),
        ("Look at it:", "make all", False),
        ("Look at it:", "make {{ name }}", False),
        ("Reply with:", "We got {{ subject }}.", True),
        ("Reply with:", "make all", False),
    ],
)
def test_code_is_a_message_where_it_greets_or_fills_in_what_the_page_tells_to_send(
    before: str, code: str, is_message: bool
) -> None:
    made = imported(f"# P\n\n1. Ask\n\n   {before}\n\n   ```\n   {code}\n   ```\n2. End\n")

    assert made.startswith("templates:") == is_message
