"""What do pages of teams become, with all that they do not say as a writer of ours would?"""

from __future__ import annotations

from textwrap import dedent

import office
import pytest

from sphinx_support_process.importing import draft_of, drafted
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read
from sphinx_support_process.load import read_text


def imported(*pages: tuple[str, str | bytes]) -> str:
    """The draft of pages, each with its name, without the first comments."""
    found = [
        one
        for name, source in pages
        for one in read(name, source if isinstance(source, bytes) else dedent(source).encode())
    ]
    text = written(drafted(found), ["a"])
    assert read_text(text).problems == ()
    return text.split("\n\n", 1)[1]


def page(source: str, name: str = "a.md") -> str:
    return imported((name, source))


def steps(source: str, name: str = "a.md") -> str:
    """The steps of the first process of a page, from the margin on."""
    return dedent(page(source, name).split("    steps:\n", 1)[1]).rstrip() + "\n"


def test_a_link_in_a_title_has_its_target_with_it() -> None:
    source = "# P\n\n1. Fill in the [form] and [all of it][Form].\n\n[form]: https://a.example\n"

    assert steps(source) == (
        "- id: fill-form-all\n"
        '  title: "Fill in the [form](https://a.example) and [all of it](https://a.example)"\n'
    )


def test_as_many_as_six_orders_below_a_condition_are_steps_with_it() -> None:
    orders = (
        "Call the desk",
        "Write a note",
        "Close it",
        "Open it",
        "Read it",
        "Send it",
        "Check it",
    )

    def found(count: int) -> int:
        below = "".join(f"  - {order}\n" for order in orders[:count])
        items = f"- Open the gate\n- If the lamp is dark:\n\n{below}- Close the gate\n"
        return steps(f"# Lamp\n\n{items}").count("if: the lamp is dark")

    assert (found(6), found(7)) == (6, 0)


def test_a_definition_goes_to_the_texts_of_its_own_page() -> None:
    assert imported(
        ("a.md", "# A\n\n1. **Look**. See [it][x]:\n\n[x]: https://a.example\n"),
        ("b.md", "# B\n\n1. **Look**. See [it][x].\n\n[x]: https://b.example\n"),
    ) == dedent("""\
        processes:
          a:
            title: A
            steps:
              - id: look
                title: Look
                text: |
                  See [it][x]:

                  [x]: https://a.example

          b:
            title: B
            steps:
              - id: look
                title: Look
                text: |
                  See [it][x].

                  [x]: https://b.example
        """)


def test_a_label_above_the_first_heading_leads_to_the_one_process_of_the_page() -> None:
    assert imported(
        ("a.md", "# A\n\n1. Ask. Then go to [](x:b).\n"),
        ("b.md", "(x:b)=\n# B\n\n## Steps to take\n\n1. Look\n"),
    ).split("\n\n#")[0] == dedent("""\
        processes:
          a:
            title: A
            steps:
              - id: ask
                title: Ask
                # TODO: the page says “Then go to [](x:b).”
                next: b

          b:
            title: B
            label: x:b
            steps:
              - id: look
                title: Look""")


def test_numbers_that_begin_anew_below_a_text_that_introduces_them_are_a_process() -> None:
    found = page("# P\n\n1. A\n2. B\n\nIf you did, do this:\n\n1. C\n2. D\n")

    assert [line.strip() for line in found.splitlines() if "title:" in line] == [
        "title: P",
        "title: A",
        "title: B",
        "title: If you did, do this",
        "title: C",
        "title: D",
    ]


@pytest.mark.parametrize(
    "above", ["- If you did, do this:\n", ":::{note}\nIf you did, do this:\n:::\n"]
)
def test_numbers_that_begin_anew_below_anything_else_are_none(above: str) -> None:
    found = page(f"# P\n\n1. Ask\n2. Look\n\n{above}\n1. Call\n2. Go\n")

    assert found.startswith("processes: {}\n")


def test_a_list_between_items_whose_numbers_go_on_belongs_to_the_item_above() -> None:
    assert steps("# P\n\n1. A\n\nTake:\n\n1. x\n2. y\n\n***\n\n2. B\n") == dedent("""\
        # TODO: line 5 and what follows is below it: does it belong here?
        - id: a
          title: A
          text: |
            Take:

            1. x
            2. y
        - id: b
          title: B
        """)


def test_contents_and_questions_of_readers_are_no_steps() -> None:
    found = page(
        "# P\n\n1. [A](#a)\n2. [B](#b)\n\n## FAQ\n\n### 1. Why?\n\nSo.\n\n### 2. Who?\n\nWe.\n"
    )

    assert found.startswith("processes: {}\n")


def test_numbered_chapters_of_a_document_are_no_steps() -> None:
    found = page("# P\n\n## 1. Purpose\n\nSo.\n\n## 2. Scope\n\n## 3. Procedure\n\n1. A\n2. B\n")

    assert found.startswith(
        "processes:\n  p:\n    title: P\n    steps:\n      - id: a\n        title: A\n"
    )


def test_the_one_numbered_heading_with_steps_among_others_is_the_process() -> None:
    texts = {"Our values": "Read them.", "The ferry": "Look at it.", "The pier": "Open it."}
    chapters = "".join(
        f"## {number}. {title}\n\n{text}\n\n"
        for number, (title, text) in enumerate(texts.items(), 1)
    )
    ride = "1. Ask the captain\n2. Sell a ticket\n3. Close the gate\n"
    found = page(f"# P\n\n{chapters}## 4. The way\n\nMind it.\n\n## 5. A ride\n\n{ride}")

    assert found.startswith("processes:\n  ride:\n    title: A ride\n")


@pytest.mark.parametrize(
    "table",
    [
        "| Answer | Go to |\n| --- | --- |\n| Yes | step 2 |\n",
        "| Answer | Go to | Who |\n| - | - | - |\n| Yes | step 2 | us |\n| No | step 3 | us |\n",
    ],
)
def test_a_table_of_one_answer_or_of_more_than_where_to_go_stays_a_table(table: str) -> None:
    rows = "".join(f"   {line}\n" for line in table.splitlines())
    found = steps(f"# P\n\n1. Is it dark?\n\n{rows}\n2. Look\n3. Call\n")

    assert "answers:" not in found
    assert "| Yes | {support:step}`look` |" in found


def test_numbered_headings_with_a_numbered_list_each_are_phases() -> None:
    source = "# P\n\n## 1. Before\n\n1. A\n2. B\n\n## 2. After\n\nSoon:\n\n1. C\n2. D\n"

    assert page(source) == dedent("""\
        processes:
          p:
            title: P
            # TODO: numbers at headings on the page: are these its phases?
            steps:
              - id: a
                title: A
                phase: Before
              - id: b
                title: B
              - id: c
                title: C
                phase: After
                # TODO: the introduction of the phase is here as well
                text: |
                  Soon:
              - id: d
                title: D
        """)


def test_a_number_means_the_step_of_the_same_phase() -> None:
    source = "# P\n\n## 1. X\n\n1. A\n2. B\n\n## 2. Y\n\n1. C\n2. D. Then go to step 1.\n"

    assert "      - id: d\n" in page(source)
    assert page(source).endswith("        next: c\n")


def test_a_message_in_tags_of_html_is_one() -> None:
    assert page("""\
        # P

        1. Send it.

        <details>
          <summary>Closed</summary>

          <p>Greetings,</p>

          <p>we closed {it}.</p>
        </details>

        2. End
        """) == dedent("""\
        templates:
          closed:
            title: Closed
            body: |
              Greetings,

              we closed {{ it }}.
            # TODO: say what to fill in, and give an example
            placeholders:
              it: it

        processes:
          p:
            title: P
            steps:
              # TODO: line 5 and what follows is below it: does it belong here?
              - id: send
                title: Send it
                send: closed
              - id: end
                title: End
        """)


def test_a_page_without_a_heading_is_called_by_its_title() -> None:
    assert "    title: Late guests\n" in page(
        "<title>Late guests</title><ol><li>Ring</ol>", "a.html"
    )


def test_an_alert_is_no_message() -> None:
    alert = ("> [!NOTE]", "> Dear all,", ">", "> we are closed.", ">", "> Kind regards")
    assert "templates:" not in page("# P\n\n1. Look\n\n" + "".join(f"   {one}\n" for one in alert))


def test_what_can_be_opened_is_a_message_only_if_it_is_written_as_one() -> None:
    text = (
        "# P\n\n1. Look\n\n   <details><summary>More</summary>\n\n   {}\n\n   </details>\n2. Go\n"
    )

    assert "templates:" not in page(text.format("It is dark."))
    assert "templates:" in page(text.format("Dear guest,\n\n   it is dark.\n\n   Kind regards"))


def test_a_list_without_numbers_is_one_of_steps_if_enough_of_it_says_who_does_something() -> None:
    does = "".join(f"- The agent {verb} it.\n" for verb in ("reads", "sorts", "writes", "sends"))

    assert "title: A last word" in page(f"# P\n\n{does}- The wiki.\n- A last word.\n")
    assert page(f"# P\n\n- The wiki.\n- A first word.\n{does}").startswith("processes: {}\n")


def test_a_time_in_a_table_of_work_is_a_deadline_and_stays_a_text_if_it_says_more() -> None:
    rows = "| 1 | Read it | 2 hours |\n| 2 | Answer it | within 2 hours of the alarm |\n"

    assert steps(f"# P\n\n| Step | What to do | Deadline |\n|-|-|-|\n{rows}") == dedent("""\
        - id: read
          title: Read it
          within: 2 hours
        - id: answer
          title: Answer it
          within: 2 hours
          text: |
            Deadline: within 2 hours of the alarm
        """)


def test_an_item_that_says_no_word_makes_a_list_none_of_words() -> None:
    items = "- **Lamp**: what shines.\n- We do not know.\n\n  It may be dark.\n"

    assert page(f"# Glossary\n\n{items}").startswith("processes: {}\n")


def test_a_list_of_replies_is_one_if_each_of_its_items_is() -> None:
    late = "# Replies\n\n- **Late**: Dear guest, sorry that we are late today.\n"
    closed = "- **Closed**: Dear guest, sorry that we are closed.\n"

    assert page(late + closed).count("    title: ") == 2
    assert page(f"{late}- Read the log before you write.\n").startswith("processes: {}\n")


def test_a_glossary_may_be_written_with_colons_and_name_plurals() -> None:
    assert page("""\
        ```{glossary}
        Ticket
        : A request.

        Tickets
        : See {term}`Ticket`.

        Support Agent
        Support Agents
          Helps.
        ```
        """) == dedent("""\
        roles:
          support-agent:
            name: Support Agent
            definition: |
              Helps.

        terms:
          ticket:
            name: Ticket
            aliases: [Tickets]
            definition: |
              A request.
        """)


def test_a_word_cut_short_ends_no_sentence() -> None:
    assert steps('# P\n\n1. Say it (e.g. "I do") aloud. Then wait.\n') == dedent("""\
        - id: say-e-g
          title: Say it (e.g. "I do") aloud
          text: |
            Then wait.
        """)


def test_a_link_to_a_heading_leads_to_the_step_of_that_heading() -> None:
    assert steps("""\
        # P

        ## Step 1: Look

        Go to [End](#step-3-end).

        ## Step 2: Wait

        If it rains, go to [Rain](#rain).

        ### Rain

        Go home.

        ## Step 3: End
        """) == dedent("""\
        - id: look
          title: Look
          # TODO: the page says “Go to [End](#step-3-end).”
          next: end
        - id: wait
          title: Wait
        # TODO: made of “If it rains, go to [Rain](#rain).”: is the question right, and are
        #   all answers there?
        - id: rain
          title: Does it rain?
          answers:
            Yes: rain-2
            No: next
        - id: end
          title: End
          next: done
        # TODO: only links lead to this heading: does the process end with it?
        - id: rain-2
          title: Rain
          text: |
            Go home.
        """)


def test_paragraphs_with_typed_numbers_are_steps() -> None:
    source = "# P\n\n**Step 1:** Look.\n\nTwice.\n\n**Step 2: Close it.** Now.\n"

    assert steps(source) == dedent("""\
        - id: look
          title: Look
          text: |
            Twice.
        - id: close
          title: Close it
          text: |
            Now.
        """)


def test_typed_numbers_may_be_escaped() -> None:
    source = "# P\n\na\\) Look.\n\nb\\) Call.\n\n# Q\n\n1\\. Open.\n\n2\\. Close.\n"
    made = draft_of([("a.md", source)])

    assert [[step.title for step in one.steps] for one in made.processes] == [
        ["Look", "Call"],
        ["Open", "Close"],
    ]


def test_rows_of_a_table_with_numbers_are_steps() -> None:
    assert page("""\
        # P

        | No. | What | Who  | Note |
        | --- | ---- | ---- | ---- |
        | 1   | Look | Lead | soon |
        | 2   | End  | Lead |      |
        """) == dedent("""\
        roles:
          lead:
            name: Lead

        processes:
          p:
            title: P
            who: lead
            # TODO: rows of a table on the page: are these steps, in order?
            steps:
              - id: look
                title: Look
                text: |
                  Note: soon
              - id: end
                title: End
        """)


def test_people_in_a_table_speak_for_their_organisations() -> None:
    source = "Name;E-Mail;Organisation;Role\nAda;ada@a.example;Tools, Shop;Chair\n"

    assert page(source, "a.csv") == dedent("""\
        roles:
          chair:
            name: Chair
            # TODO: who holds it is published wherever the role is defined
            held-by: Ada

        communities:
          tools:
            name: Tools
            representatives:
              - name: Ada
                email: "ada@a.example"

          shop:
            name: Shop
            representatives:
              - name: Ada
                email: "ada@a.example"
        """)


def test_a_chart_is_a_process_its_lanes_are_roles_and_its_lines_answers() -> None:
    assert page(
        """\
        graph TD
          subgraph Desk
            A([In]) --> B{Known?}
            B -->|yes| C[Answer]
          end
          B -->|no| D[Ask] --> B
          C --> E((Answered))
          D --> F((Given up))
        """,
        "my-chart.mmd",
    ) == dedent("""\
        roles:
          desk:
            name: Desk

        processes:
          my-chart:
            title: my chart
            trigger: In
            outcomes:
              answered: Answered
              given-up: Given up
            steps:
              - id: known
                title: Known?
                # TODO: it is in “Desk” on the chart: is it who does it?
                who: desk
                answers:
                  yes: answer
                  no: ask
              - id: answer
                title: Answer
                # TODO: it is in “Desk” on the chart: is it who does it?
                who: desk
                next: answered
              - id: ask
                title: Ask
                # TODO: the chart goes on with “Given up” as well: in which order?
                next: known
        """)


def test_a_diagram_in_bpmn_is_a_process() -> None:
    assert page(
        """\
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
        <process id="p" name="Mend">
        <laneSet><lane id="l" name="Smith"><flowNodeRef>a</flowNodeRef></lane></laneSet>
        <startEvent id="s" name="It breaks"/><task id="a" name="Heat it"><documentation>Red.
        </documentation></task><endEvent id="e"/>
        <sequenceFlow sourceRef="s" targetRef="a"/><sequenceFlow sourceRef="a" targetRef="e"/>
        </process></definitions>
        """,
        "a.bpmn",
    ) == dedent("""\
        roles:
          smith:
            name: Smith

        processes:
          mend:
            title: Mend
            trigger: It breaks
            steps:
              - id: heat
                title: Heat it
                who: smith
                text: |
                  Red.
        """)


def test_a_reference_to_a_step_of_another_section_leads_there() -> None:
    lists = office.definition(1, ("decimal", "%1.")) + office.list_of(1, 1)
    lists += office.list_of(2, 1, {0: 1})
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    body = (
        office.paragraph("Lending", style="H")
        + office.paragraph("Check the card.", 1)
        + office.paragraph("Returns", style="H")
        + office.paragraph("Count the parts, see step 1 of Lending.", 2)
    )

    assert "title: Count the parts, see {support:step}`lending.check-card`\n" in imported(
        ("a.docx", office.docx(body, lists, styles))
    ).replace('"', "")


def test_a_reference_of_word_leads_to_its_bookmark_whatever_it_shows() -> None:
    lists = office.definition(1, ("decimal", "%1.")) + office.list_of(1, 1)

    mark = '<w:bookmarkStart w:name="_Ref7" w:id="1"/>'
    first = office.paragraph("Look.", 1).replace("</w:pPr>", f"</w:pPr>{mark}")
    code = r"REF _Ref7 \r \h"
    number = f'<w:fldSimple w:instr=" {code} ">{office.run("9")}</w:fldSimple>{office.run(".")}'
    last = office.paragraph("End. As in step ", 1).replace("</w:p>", f"{number}</w:p>")

    assert "As in {support:step}`look`." in imported(("a.docx", office.docx(first + last, lists)))


def test_a_link_to_another_page_in_html_leads_to_its_process() -> None:
    link = '<a href="b.html">the others</a> and <a href="c.html">more</a>'
    found = imported(
        ("a.html", f"<h1>A</h1><ol><li><b>Look</b>. At {link}.<li>End</ol>"),
        ("b.html", "<h1>Others</h1><ol><li>Ask</ol>"),
    )

    assert "At [the others](#others) and [more](c.html).\n" in found


def test_a_page_that_is_linked_by_its_title_is_found_among_the_others() -> None:
    link = '<ac:link><ri:page ri:content-title="The other"/></ac:link>'
    found = imported(
        ("a.xml", f"<h1>A</h1><ol><li><p>Look. Then go to {link}.</p></li></ol>"),
        ("b.xml", "<h1>The other</h1><ol><li><ac:emoticon ac:name='tick'/> End</li></ol>"),
    )

    assert "        next: other\n" in found


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("Jo,jo@a.example;joe@a.example", "the page has another address, joe@a.example"),
        ("Jo,by phone", "the page says “by phone” for the address"),
    ],
)
def test_an_address_that_is_not_one_is_told(row: str, note: str) -> None:
    assert f"# TODO: {note}\n" in page(f"name,email\n{row}\n", "a.csv")


def test_first_and_last_names_are_one_name() -> None:
    assert "      - name: Ada Quill\n" in page(
        "First name,Last name,Mail\nAda,Quill,a@b.example\n", "a.csv"
    )


def test_people_without_addresses_hold_their_roles() -> None:
    assert page("| Role | Name |\n| - | - |\n| Chair | Ada Quill |\n") == dedent("""\
        roles:
          chair:
            name: Chair
            # TODO: who holds it is published wherever the role is defined
            held-by: Ada Quill
        """)


def test_a_table_whose_first_column_is_named_step_is_one_of_steps() -> None:
    assert steps(
        "# P\n\n| Step | Description |\n| - | - |\n| Look | At it |\n| End | |\n"
    ) == dedent(
        """\
        - id: look
          title: Look
          text: |
            Description: At it
        - id: end
          title: End
        """
    )
