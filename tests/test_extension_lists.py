"""What do the lists say? Roles, responsibilities, promises, words, people and numbers, in text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from building import Built, build, links, md, rst
from list_cases import LISTS, PEOPLE
from test_extension_levels import cells

HIDDEN = ["support-process.process-not-shown", "support-process.template-not-shown", "ref.term"]
TODAY = {"support_process_today": "2026-11-30", "suppress_warnings": HIDDEN}


def built(folder: Path, *directives: str, builder: str = "text", **conf: Any) -> Built:
    files = {"support/a.yaml": LISTS, "index.md": "# All\n\n" + md(*directives)}
    return build(folder, files, builder, **TODAY | conf)


def said(folder: Path, *directives: str, **conf: Any) -> str:
    """The text of a page with some directives, without its title."""
    found = built(folder, *directives, **conf)
    assert found.warnings == []
    return found["index.txt"].removeprefix("All\n***\n\n")


def test_a_role_reads_what_is_due_what_reaches_it_what_it_does_and_passes_on(
    tmp_path: Path,
) -> None:
    assert (
        said(tmp_path, "role triager")
        == """\
First contact.

Held by:
   Ada

3 steps in 1 process · 1 deadline · 1 reply

-[ By a deadline ]-

+--------------------------------+------------------+
| Step                           | Deadline         |
|================================|==================|
| Triage, step 1 (Take it)       | Within 1 working |
|                                | day of the start |
+--------------------------------+------------------+

-[ Reaches me from ]-

* Triage begins:

  A request arrives.

* Agent

  * Triage, step 3 (Ask for approval) → step 4 (Close it) · Approval
    asked

-[ What I do ]-

Triage

* step 1 (Take it) · within 1 working day · Request queued

* step 2 (Is it an outage?)

* step 4 (Close it)

-[ I hand over to ]-

* Agent

  * Triage, step 2 (Is it an outage?) → Incident response, step 1
    (Look at it)

  * Triage, step 2 (Is it an outage?) → step 3 (Ask for approval)

-[ My replies ]-

* Request queued: Triage, step 1 (Take it)

**I am informed of (2)**

* Triage, step 3 (Ask for approval)

* Incident response, step 1 (Look at it)
"""
    )


def test_what_a_role_is_told_of_is_folded_and_nothing_that_it_does(tmp_path: Path) -> None:
    page = built(tmp_path, "role customer", builder="html")["index.html"]
    assert "What I do" not in page
    assert (
        '<details class="spp-fold"><summary><strong>I am informed of (1)</strong></summary>' in page
    )


def test_responsibilities_are_sentences_where_a_table_has_no_room(tmp_path: Path) -> None:
    assert (
        said(tmp_path, "responsibilities")
        == """\
**Triage · 4 steps · 3 roles**

* step 1 (Take it): Triager. Told: Customer.

* step 2 (Is it an outage?): Triager. Told: Agent.

* step 3 (Ask for approval): Agent. Told: Triager.

* step 4 (Close it): Triager.

**Incident response · 2 steps · 2 roles**

* step 1 (Look at it): Agent. Told: Triager.

* step 2 (Is it over?): Agent.
"""
    )


def test_a_matrix_folds_all_processes_but_the_first_and_sums_up_who_does_how_much(
    tmp_path: Path,
) -> None:
    page = built(tmp_path, "responsibilities", builder="html")["index.html"]
    assert re.findall(r'<details class="spp-fold"( open)?><summary>', page) == [" open", ""]
    rows = [
        [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in page.split("</tr>")
        if "spp-matrix" in page
    ]
    assert [row for row in rows if row][:6] == [
        ["Step", "Triager", "Agent", "Customer"],
        ["step 1 (Take it)", "R", "", "I"],
        ["step 2 (Is it an outage?)", "R", "I", ""],
        ["step 3 (Ask for approval)", "I", "R", ""],
        ["step 4 (Close it)", "R", "", ""],
        ["In all, R", "3", "1", ""],
    ]


def test_latex_keeps_the_matrix_and_an_epub_the_sentences(tmp_path: Path) -> None:
    source = built(tmp_path, "responsibilities", builder="latex")["small.tex"]
    assert "In all, R" in source
    assert "Told:" not in source
    page = built(tmp_path, "responsibilities", builder="epub")["index.xhtml"]
    assert "Told:" in page
    assert "spp-matrix" not in page


def test_a_promise_says_how_long_from_when_and_what_that_means_on_a_friday(
    tmp_path: Path,
) -> None:
    assert (
        said(tmp_path, "promises")
        == """\
-[ Promised to Customer ]-

**1 working day**

Counted from *Triage*, until *Take it*.

Written on Friday at 17:30: by Monday 17:00.

**How we keep it**

* Triage, step 1 (Take it) · Triager · within 1 working day

-[ What counts as working time ]-

Working time: Mon-Fri, 09:00-17:00, Europe/Paris

**For the team**

+--------------------------------+------------------+------------------+
| Step                           | Who              | Within           |
|================================|==================|==================|
| Triage, step 1 (Take it)       | Triager          | 1 working day of |
|                                |                  | the start        |
+--------------------------------+------------------+------------------+
"""
    )


def test_no_number_of_a_step_stands_before_the_first_fold_of_the_promises(tmp_path: Path) -> None:
    page = built(tmp_path, "promises", builder="html")["index.html"]
    before = page[page.index("<h1>") : page.index("<details")]
    assert "step" not in re.sub(r"<[^>]+>", "", before)


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("within: 2 hours", "by Friday 19:30."),
        ("by: end of the working day", "by Monday 17:00."),
        ("within: 3 weeks", ""),
        ("within: soon", ""),
        ("by: 2 days before the review", ""),
    ],
)
def test_an_example_is_told_where_it_is_within_a_week(
    tmp_path: Path, written: str, example: str
) -> None:
    yaml = LISTS.replace(
        "until: triage.take, within: 1 working day", f"until: triage.take, {written}"
    )
    files = {"support/a.yaml": yaml, "index.md": "# All\n\n" + md("promises")}
    found = build(tmp_path, files, "text", suppress_warnings=["support-process"])["index.txt"]
    assert re.findall(r"Written on Friday at 17:30: (.*)", found) == ([example] if example else [])


def test_the_example_leaves_out_holidays_and_an_unknown_time_zone(tmp_path: Path) -> None:
    conf = {"suppress_warnings": ["support-process"]}
    closed = LISTS.replace("Europe/Paris", "Europe/Paris, holidays: [2026-01-12]")
    page = {"index.md": "# All\n\n" + md("promises")}
    found = build(tmp_path, {"support/a.yaml": closed} | page, "text", **conf)["index.txt"]
    assert "Written on Friday at 17:30: by Monday 17:00." in found
    nowhere = LISTS.replace("Europe/Paris", "Nowhere/Land")
    found = build(tmp_path, {"support/a.yaml": nowhere}, "text", **conf)["index.txt"]
    assert "Written on" not in found


GLOSSARY = """\
Agent
   Solves it.

   role · not: *Steward* · in 2 processes

Customer
   Asks.

   role · in 1 process

Desk
   see Triager

Incident
   A disruption.

   also: *Outage* · not: *blackout* · in 2 processes

Outage
   see Incident

Triager
   First contact.

   role · also: *Desk* · in 2 processes
"""


def test_a_glossary_says_what_else_one_may_call_it_and_where_it_is_in_use(tmp_path: Path) -> None:
    assert said(tmp_path, "glossary") == GLOSSARY


def test_a_glossary_tells_a_plural_that_is_written_and_none_that_is_guessed(tmp_path: Path) -> None:
    yaml = """\
roles:
  head: {name: Head of Systems, held-by: Ada}
  lead: {name: Lead on Duty, plural: Leads on Duty, held-by: Ada}
"""
    page = "# All\n\n{term}`Head of Systemses`\n\n" + md("glossary")
    files = {"support/a.yaml": yaml, "index.md": page}
    found = build(tmp_path, files, suppress_warnings=["support-process"])
    assert re.findall("plural: <em>(.*?)</em>", found["index.html"]) == ["Leads on Duty"]
    assert found.warnings == []  # what is guessed is found


def test_a_glossary_speaks_the_language_of_the_page(tmp_path: Path) -> None:
    found = said(tmp_path, "glossary", language="fr")
    assert "rôle · non : *Steward* · dans 2 processus" in found
    assert "also" not in found


def test_another_name_leads_to_its_entry_and_old_anchors_live(tmp_path: Path) -> None:
    page = built(tmp_path, "glossary", builder="html")["index.html"]
    assert ("Incident", "#term-incident") in links(page)
    assert 'id="see-outage"' in page
    assert {"term-incident", "term-Incident", "term-Incidents", "term-Outage", "term-Outages"} <= {
        *re.findall(r'id="([^"]*)"', page)
    }


def _long(count: int) -> str:
    terms = "".join(f"  t{n}: {{name: {chr(65 + n)}word, definition: D.}}\n" for n in range(count))
    return f"terms:\n{terms}  é: {{name: Été, definition: D.}}\n"


@pytest.mark.parametrize(
    ("count", "letters"), [(19, ""), (20, "A B C D E F G H I J K L M N O P Q R S T")]
)
def test_a_long_glossary_begins_with_its_letters_on_pages(
    tmp_path: Path, count: int, letters: str
) -> None:
    yaml = _long(count).replace("  é:", "  ete:")
    files = {"support/a.yaml": yaml, "index.md": "# All\n\n" + md("glossary")}
    page = build(tmp_path, files, suppress_warnings=["support-process"])["index.html"]
    line = re.search(r'<p class="spp-letters">(.*?)</p>', page, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", line[1] if line else "") == letters
    for anchor in re.findall(r'href="#([^"]*)"', line[1] if line else ""):
        assert f'id="{anchor}"' in page
    text = build(tmp_path, {}, "text", suppress_warnings=["support-process"])["index.txt"]
    assert "A B C" not in text


PAGE = {"support/a.yaml": LISTS, "index.md": "# All\n\n" + PEOPLE}


def test_people_are_found_by_name_with_whom_they_speak_for_and_what_else_to_do(
    tmp_path: Path,
) -> None:
    found = build(tmp_path, PAGE, "text", **TODAY)
    assert found.warnings == []
    assert (
        found["index.txt"].partition("\n**Not in")[2]
        == """\
 this list?** Ask for approval: Triage, step 3 (Ask for
approval), Approval asked.

-[ By name ]-

* **Noor Haddad**: Tidewater Observatory

* **Tomás Ferreira**: Tidewater Observatory, Open Atlas

-[ No longer ]-

* **Edda Lind**: Tidewater Observatory
"""
    )


def test_until_when_somebody_spoke_is_told_where_that_is_public(tmp_path: Path) -> None:
    conf = TODAY | {"support_process_public_fields": ["name", "until"]}
    found = build(tmp_path, PAGE, "text", **conf)["index.txt"]
    assert "* **Edda Lind**: Tidewater Observatory, until 2024-10-14" in found


def test_nobody_is_named_where_names_are_not_public(tmp_path: Path) -> None:
    conf = TODAY | {"support_process_public_fields": []}
    found = build(tmp_path, PAGE, "text", **conf)["index.txt"]
    assert "By name" not in found
    assert [row[1] for row in cells(found)][1:] == ["2 representatives", "1 representative"]


def test_where_everybody_has_a_role_only_roles_have_columns(tmp_path: Path) -> None:
    yaml = re.sub(r"\{name: (Noor Haddad|Tomás Ferreira)", r"\g<0>, as: triager", LISTS)
    conf = TODAY | {"support_process_public_fields": ["name", "as"]}
    files = {"support/a.yaml": yaml, "index.md": "# All\n\n" + md("representatives")}
    assert cells(build(tmp_path, files, "text", **conf)["index.txt"])[0] == ["Community", "Triager"]


def test_who_speaks_no_longer_is_named_only_if_asked_for(tmp_path: Path) -> None:
    assert "Edda" not in said(tmp_path, "representatives")


def test_no_private_field_of_a_person_is_in_any_file_of_a_site(tmp_path: Path) -> None:
    found = build(tmp_path, PAGE, **TODAY)
    private = (b"noor@tide", b"noor-at-tide", b"555 0100", b"2024-10-14")
    for name, content in found.files.items():
        assert not any(each in content for each in private), name


WAYS = """\
**The shortest and the longest way through each**

* Triage

  * The shortest way, 2 steps: step 1 (Take it) → step 2 (Is it an
    outage?)

  * The longest way, 4 steps: step 1 (Take it) → step 2 (Is it an
    outage?) → step 3 (Ask for approval) → step 4 (Close it)

* Incident response

  * The shortest and the longest way, 2 steps: step 1 (Look at it) →
    step 2 (Is it over?)
"""


def test_statistics_count_by_process_and_by_role(tmp_path: Path) -> None:
    found = said(tmp_path, "statistics")
    head = ["Process", "Steps", "Questions", "Hand-overs", "Waits", "Deadlines", "Replies"]
    assert cells(found) == [
        [*head, "Ways back", "Steps of a way"],
        ["Triage", "4", "1", "3", "0", "1", "2", "0", "2\N{EN DASH}4"],
        ["Incident response", "2", "1", "0", "0", "0", "0", "1", "2"],
        [
            "Role",
            "Steps",
            "Share of all steps",
            "Deadlines",
            "Hand-overs to it",
            "Hand-overs by it",
        ],
        ["Triager", "3", "50%", "1", "1", "2"],
        ["Agent", "3", "50%", "0", "2", "1"],
    ]
    assert WAYS in found


@pytest.mark.parametrize(("view", "others"), [("statistics", 10), ("promises", 16)])
def test_the_first_column_of_a_table_in_plain_text_is_the_widest(
    tmp_path: Path, view: str, others: int
) -> None:
    border = next(line for line in said(tmp_path, view).splitlines() if line.startswith("+-"))
    assert {*border.strip("+").split("+")} == {"-" * (30 + 2), "-" * (others + 2)}


def test_the_statistics_of_one_process_are_a_line_and_its_ways(tmp_path: Path) -> None:
    assert said(tmp_path, "statistics triage").startswith(
        "4 steps · 1 question · 3 hand-overs · 1 deadline · 2 replies\n\nThe shortest way, 2 steps:"
    )


def test_a_page_of_a_process_ends_with_its_numbers_if_there_is_more_than_steps(
    tmp_path: Path,
) -> None:
    numbers = "4 steps · 1 question · 3 hand-overs · 1 deadline · 2 replies\n"
    assert said(tmp_path, "process triage", "glossary").partition("\nAgent\n")[0].endswith(numbers)
    files = {
        "support/a.yaml": "processes: {plain: {title: Plain, steps: [One, Two]}}\n",
        "index.md": "# All\n\n" + md("process plain"),
    }
    found = build(tmp_path / "plain", files, "text", suppress_warnings=["support-process"])
    assert "2 steps" not in found["index.txt"]


def test_a_share_is_a_bar_beside_its_number(tmp_path: Path) -> None:
    page = built(tmp_path, "statistics", builder="html")["index.html"]
    assert '<meter value="0.500" aria-hidden="true"></meter>50%' in page


def test_statistics_of_an_unknown_process_are_told(tmp_path: Path) -> None:
    [found] = built(tmp_path, "statistics triag").warnings
    told = "index.md:3: WARNING: there is no process `triag` (did you mean `triage`?)"
    assert found == f"{told} [support-process.unknown-target]"


def test_the_argument_of_statistics_may_be_left_out_in_restructuredtext(tmp_path: Path) -> None:
    page = "All\n===\n\n" + rst("statistics", "statistics incident")
    files = {"support/a.yaml": LISTS, "index.md": None, "index.rst": page}
    found = build(tmp_path, files, "text", **TODAY)
    assert found.warnings == []
    assert "2 steps · 1 question · 1 way back" in found["index.txt"]


def test_an_overview_begins_with_what_begins_by_itself(tmp_path: Path) -> None:
    assert (
        said(tmp_path, "overview")
        == """\
-[ Start here ]-

**Triage**

A request arrives.

4 steps · Triager, Agent · 1 working day, to Customer

-[ Where it goes on ]-

**Incident response**

End an *incident*.

2 steps · Agent

**Map: 2 processes**

* Triage → Incident response: Is it an outage? **Yes**
"""
    )


def test_a_map_has_a_legend_and_says_which_answers_lead_there(tmp_path: Path) -> None:
    page = built(tmp_path, "overview", builder="html")["index.html"]
    assert "2: Yes" in re.sub(r"<[^>]+>", "", page[page.index("spp-chart-region") :])
    assert page.count("solid: goes on in · dashed: goes there and comes back") == 1
    source = built(tmp_path / "latex", "overview", builder="latex")["small.tex"]
    assert "dashed: goes there and comes back" in source


def test_a_legend_stands_below_pictures_alone(tmp_path: Path) -> None:
    assert "solid" not in said(tmp_path, "overview")


def test_what_is_looked_up_is_asked_by_a_script_alone(tmp_path: Path) -> None:
    page = built(tmp_path, "responsibilities", builder="html")["index.html"]
    (asked,) = re.findall('<template class="spp-made">(.*?)</template>', page)
    assert re.sub(' data-words="[^"]*"', "", asked) == (
        '<div class="spp-made spp-find"><label>Only steps of <select>'
        '<option value="">all roles</option><option>Agent</option><option>Customer</option>'
        "<option>Triager</option></select></label>"
        '<div class="spp-found" role="status"></div></div>'
    )


@pytest.mark.parametrize("view", ["responsibilities", "representatives"])
def test_the_script_of_filters_is_on_pages_that_are_looked_up_alone(
    tmp_path: Path, view: str
) -> None:
    assert "filters.js" in built(tmp_path, view, builder="html")["index.html"]
    plain = built(tmp_path / "plain", "promises", "statistics", builder="html")
    assert "filters" not in plain["index.html"]
    assert "filters.js" not in built(tmp_path / "book", view, builder="epub")["index.xhtml"]
