"""What do the views show of conditions, failures, levels, ladders and standing duties?"""

import re

import pytest
from building import build, md

ROLES = """\
roles:
  first:
    name: First
    held-by: Ada
    reach: "`/page first`"
    escalate: {after: 5 minutes, to: second}
  second: {name: Second, held-by: Bob, reach: ["`/page second`", +00 555 0100]}
  head: {name: Head, held-by: Cy}
  pager: {name: Pager, automatic: true}
  customer: {name: Customer, external: true}
  deputy: {name: Deputy, external: true}
levels:
  severity:
    title: Severity
    text: Whoever leads says it.
    values:
      sev1: {name: SEV-1, definition: Nobody can work.}
      sev2: {name: SEV-2, definition: Some cannot work.}
      sev3: {name: SEV-3, definition: It is slow.}
"""
PROCESS = """\
processes:
  outage:
    title: Outage
    trigger: An alert.
    who: first
"""
RULES = ["support-process"]
"""What the checks say is told by their own tests."""


def shown(folder, yaml, *directives, **conf):
    """What a page with some directives says, as text."""
    conf = {"suppress_warnings": RULES} | conf
    files = {"support/team.yaml": ROLES + yaml, "index.md": "# All\n\n" + md(*directives)}
    built = build(folder, files, "text", **conf)
    assert built.warnings == []
    return built["index.txt"].removeprefix("All\n***\n").strip().splitlines()


def steps(text):
    """A process with these steps."""
    indented = "".join(f"      {line}\n" for line in text.strip().splitlines())
    return f"{PROCESS}    steps:\n{indented}"


def test_a_condition_stands_before_the_title(tmp_path):
    yaml = steps("- {id: ask, title: Ask, if: the logs say too little}")
    assert shown(tmp_path, yaml, "process outage")[3:] == [
        "1. If the logs say too little: **Ask** · First",
        "",
        "   Then the process ends.",
    ]


def test_a_warning_is_a_box_before_the_text(tmp_path):
    yaml = steps("- {id: go, title: Go, text: Press it., warning: [Do not run., Nor walk.]}")
    assert shown(tmp_path, yaml, "process outage")[3:] == [
        "1. **Go** · First",
        "",
        "   Warning:",
        "",
        "     * Do not run.",
        "",
        "     * Nor walk.",
        "",
        "   Press it.",
        "",
        "   Then the process ends.",
    ]


def test_what_fails_says_where_it_goes_on(tmp_path):
    yaml = steps(
        """
- {id: go, title: Go, expect: It is green., otherwise: {go: done, text: Tell it.}}
- {id: look, title: Look, timebox: 1 hour, otherwise: done}
- {id: both, title: Both, expect: It is red., timebox: 1 hour, otherwise: done}
- {id: stay, title: Stay, wait: {for: a sign, who: customer, at-most: 2-3 hours}, otherwise: done}
"""
    )
    found = [line.strip() for line in shown(tmp_path, yaml, "process outage") if line]
    assert found[2:] == [
        "1. **Go** · First",
        "Then: It is green.",
        "Otherwise the process ends. Tell it.",
        "2. **Look** · First",
        "Stop after 1 hour",
        "Otherwise, after 1 hour, the process ends.",
        "3. **Both** · First",
        "Stop after 1 hour",
        "Then: It is red.",
        "Otherwise, and after 1 hour at the latest, the process ends.",
        "4. **Stay** · First",
        "Wait for a sign (Customer), at most 2-3 hours; otherwise the",
        "process ends.",
        "Then the process ends.",
        "4 steps · 1 wait",
    ]


def test_a_ladder_says_after_how_long_whom_to_call_and_how(tmp_path):
    yaml = (
        PROCESS
        + """\
    escalate: {after: {sev1: 1 hour, else: 1 working day}, to: head}
    steps:
      - id: go
        title: Go
        escalate:
          - {after: 15 minutes, to: second}
          - {after: 30 minutes, to: head, when: nobody came}
      - {id: call, title: Call, escalate: {to: second, when: it burns}}
      - {id: ask, title: Ask, escalate: {to: head, when: it burns}}
"""
    )
    assert shown(tmp_path, yaml, "process outage") == [
        "Starts when:",
        "   An alert.",
        "",
        "If it is not over:",
        "   After 1 hour (SEV-1), else 1 working day: Head",
        "",
        "1. **Go** · First",
        "",
        "   If it is not done:",
        "",
        '   * After 15 minutes: Second ("/page second", +00 555 0100)',
        "",
        "   * After 30 minutes, when nobody came: Head",
        "",
        "2. **Call** · First",
        "",
        "   If it is not done:",
        "",
        '   Call Second when it burns ("/page second", +00 555 0100)',
        "",
        "3. **Ask** · First",
        "",
        "   Call Head when it burns",
        "",
        "   Then the process ends.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{sev1: 15 minutes}", "15 minutes (SEV-1)"),
        ("{sev1: 15 minutes, else: 1 working day}", "15 minutes (SEV-1), else 1 working day"),
        (
            "{sev1: 15 minutes, sev2: 1-2 hours, sev3: 1 calendar month}",
            "15 minutes (SEV-1), 1-2 hours (SEV-2), 1 calendar month (SEV-3)",
        ),
    ],
)
def test_times_that_differ_by_level_are_said_with_the_names_of_the_levels(tmp_path, written, said):
    yaml = steps(f"- {{id: go, title: Go, within: {written}, since: start, next: done}}")
    found = " ".join(shown(tmp_path, yaml, "checklist outage", "process outage", "promises"))
    found = re.sub(r"\s+", " ", re.sub(r"[|+=-]{2,}|\|", " ", found))
    assert f"Go · First · within {said} " in found
    assert f" Within {said} · counted from the start " in found


def test_roles_that_are_told_by_level_are_kept_apart(tmp_path):
    yaml = steps("- {id: go, title: Go, informs: {sev1: [customer, head], else: customer}}")
    found = shown(tmp_path, yaml, "process outage", "role head", "role customer")
    assert "   Inform: Customer, Head (SEV-1); else Customer" in found
    assert "* Outage, step 1 (Go) · at SEV-1" in found
    assert "* Outage, step 1 (Go)" in found


def test_a_role_that_is_told_but_at_some_levels_says_so(tmp_path):
    yaml = steps("- {id: go, title: Go, informs: {sev1: head, else: customer}}")
    assert shown(tmp_path, yaml, "role customer") == [
        "**I am informed of (1)**",
        "",
        "* Outage, step 1 (Go) · but not at SEV-1",
    ]


def test_a_day_by_which_it_is_done_is_said_as_it_is_written(tmp_path):
    yaml = steps(
        "- {id: go, title: Go, next: done, by: {sev1: end of the next working day, "
        "sev2: end of the working day, else: 2 weeks before the review}}"
    )
    found = shown(tmp_path, yaml, "checklist outage")
    assert found == [
        "1. Go · First · due: end of the next working day (SEV-1), end of the",
        "   working day (SEV-2), else 2 weeks before the review",
    ]


def test_a_checklist_has_who_does_what_and_what_if_it_fails(tmp_path):
    yaml = steps(
        """
- id: go
  title: Go
  if: it burns
  warning: Do not run.
  checklist: [Save it., {text: Silence it., who: second}]
  expect: It is green.
  otherwise: done
  escalate: {after: 1 hour, to: second}
- {id: plain, title: Plain, checklist: [This., That.]}
- {id: stay, title: Stay, wait: {for: a sign, who: customer, at-most: 1 hour}}
"""
    )
    assert shown(tmp_path, yaml, "checklist outage") == [
        "1. If it burns: Go · First",
        "",
        "   **Warning:** Do not run.",
        "",
        "   * Save it.",
        "",
        "   * Silence it. · Second",
        "",
        "   Then: It is green.",
        "",
        "   Otherwise the process ends.",
        "",
        '   After 1 hour: Second ("/page second", +00 555 0100)',
        "",
        "2. Plain · First",
        "",
        "3. Stay · First · waits for Customer",
    ]


def test_where_no_chart_is_drawn_its_list_says_conditions_and_whom_it_waits_for(tmp_path):
    yaml = steps(
        "- {id: stay, title: Stay, if: it burns, wait: {for: a sign, who: customer}, next: done}"
    )
    assert shown(tmp_path, yaml, "chart outage") == [
        "1. If it burns: **Stay** · First",
        "",
        "   Wait for a sign (Customer).",
        "",
        "   Then the process ends.",
    ]


def test_a_walkthrough_has_a_way_for_each_case(tmp_path):
    yaml = steps(
        """
- {id: ask, title: Ask, if: it burns, wait: {for: a sign, at-most: 2 hours}, otherwise: done}
- {id: go, title: Go, expect: It is green., otherwise: done, escalate: {after: 1 hour, to: head}}
- {id: both, title: Both, expect: It is red., timebox: 1 hour, otherwise: done}
"""
    )
    found = [line.strip() for line in shown(tmp_path, yaml, "walkthrough outage") if line]
    ways = [line for line in found if line.startswith(("* **", "After", "If it is"))]
    assert ways[:-1] == [
        "* **Yes**: this step",
        "* **No, go on**: 2. Go",
        "* **It came: a sign**: 2. Go",
        "* **2 hours are over**: the process ends",
        "* **It worked**: then 3. Both",
        "* **It did not work**: the process ends",
        "If it is not done:",
        "After 1 hour: Head",
        "* **It worked**: the process ends",
        "* **It did not work, or not within 1 hour**: the process ends",
    ]


STANDING = """\
processes:
  week:
    title: A week
    trigger: Monday.
    who: first
    keeper: head
    verified: 2026-11-02
    duties:
      - {id: review, title: Go through it, every: mon 10:00, text: All of it.}
      - {id: rest, title: Rest, if: you are tired, starts: hand-over, who: second}
      - {id: watch, title: Watch, every: {sev1: 1 hour, else: "mon-wed, sunday 09:00"}}
  hand-over: {title: Hand over, who: first, steps: [Brief them]}
"""


def test_duties_without_steps_are_a_table(tmp_path):
    assert shown(tmp_path, STANDING, "process week") == [
        "Starts when:",
        "   Monday.",
        "",
        "Kept by:",
        "   Head, verified on 2026-11-02",
        "",
        "+--------------------------------+------------------+------------------+",
        "| Duty                           | When             | Who              |",
        "|================================|==================|==================|",
        "| **Go through it**  All of it.  | Every Mon 10:00  | First            |",
        "+--------------------------------+------------------+------------------+",
        "| If you are tired: **Rest**     | whenever that    | Second           |",
        "| Starts Hand over               | holds            |                  |",
        "+--------------------------------+------------------+------------------+",
        "| **Watch**                      | Every 1 hour     | First            |",
        "|                                | (SEV-1); else    |                  |",
        "|                                | Mon-Wed, Sun     |                  |",
        "|                                | 09:00            |                  |",
        "+--------------------------------+------------------+------------------+",
    ]


def test_duties_without_steps_are_a_plain_list_in_short(tmp_path):
    assert shown(tmp_path, STANDING, "checklist week") == [
        "* Go through it · First · every Mon 10:00",
        "",
        "* If you are tired: Rest · Second",
        "",
        "* Watch · First · every 1 hour (SEV-1); else Mon-Wed, Sun 09:00",
    ]


def test_a_duty_is_told_where_it_begins_a_process(tmp_path):
    assert shown(tmp_path, STANDING, "process hand-over")[:3] == [
        "Comes from:",
        "   started by A week, Rest",
        "",
    ]


@pytest.mark.parametrize("what", ["chart", "walkthrough"])
def test_without_steps_there_is_nothing_to_draw_or_walk_through(tmp_path, what):
    pages = {
        "support/team.yaml": ROLES + STANDING,
        "index.md": "# All\n\n" + md("process week", "process hand-over", f"{what} week"),
    }
    said = [line for line in build(tmp_path, pages).warnings if "no-steps" in line]
    told = f"the process `week` has no steps, so there is no {what} of it"
    help = "(show it with `{support:process}`)"
    assert said == [f"index.md:9: WARNING: {told} {help} [support-process.no-steps]"]


def test_without_steps_a_process_counts_its_duties_and_has_no_ways(tmp_path):
    yaml = "processes: {w: {title: W, trigger: x, duties: [{id: a, title: A, every: mon 10:00}]}}"
    views = md("checklist w", "statistics w", "statistics")
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": f"# All\n\n{views}"}, "text")
    before, _table, after = built["index.txt"].partition("\n+--")
    assert before == "All\n***\n\n* A · every Mon 10:00\n\n1 duty\n"
    assert "way through" not in after


def test_without_steps_and_duties_nothing_is_said_of_duties(tmp_path):
    yaml = "processes: {w: {title: W, trigger: x}}"
    pages = {"support/team.yaml": yaml, "index.md": "# All\n\n" + md("chart w")}
    said = [line for line in build(tmp_path, pages).warnings if "no-steps" in line]
    told = "the process `w` has no steps, so there is no chart of it"
    help = "(show it with `{support:process}`)"
    assert said == [f"index.md:3: WARNING: {told} {help} [support-process.no-steps]"]


def test_responsibilities_say_who_answers_for_all_who_helps_and_what_is_not_always_done(tmp_path):
    yaml = (
        PROCESS
        + """\
    accountable: head
    steps:
      - {id: go, title: Go, if: it burns, checklist: [{text: Help., who: second}]}
      - {id: end, title: End, accountable: first}
"""
    )
    assert shown(tmp_path, yaml, "responsibilities") == [
        "**Outage · 2 steps · 3 roles**",
        "",
        "* If it burns: step 1 (Go): First / Second. Answers for it: Head.",
        "",
        "* step 2 (End): First.",
    ]
    page = build(tmp_path, {"index.md": "# All\n\n" + md("responsibilities")}, fresh=True)
    assert letters(page["index.html"]) == [["(R)", "(R)", "A"], ["R", "", ""], ["2", "1", ""]]
    assert "In brackets: only under a condition." in page["index.html"]


def letters(page):
    """What stands in the cells of a matrix but the first of each row."""
    table = re.search(r"spp-matrix.*?<tbody>(.*?)</tbody>", page, re.DOTALL)[1]
    rows = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in table.split("</tr>")]
    return [[re.sub(r"<[^>]+>|\s", "", cell) for cell in row[1:]] for row in rows if row]


def test_a_matrix_of_duties_alone_has_them_as_rows(tmp_path):
    found = shown(tmp_path, STANDING, "responsibilities")
    assert "* If you are tired: Rest: Second." in found
    page = build(tmp_path, {"index.md": "# All\n\n" + md("responsibilities")}, fresh=True)
    assert letters(page["index.html"])[1] == ["", "(R)"]


def test_a_role_says_how_to_reach_it_and_for_whom_it_is_called(tmp_path):
    yaml = (
        PROCESS
        + """\
    accountable: second
    escalate: {after: 4 hours, to: second}
    steps:
      - {id: go, title: Go, escalate: {after: 15 minutes, to: second}}
      - {id: end, title: End, checklist: [{text: Help., who: second}]}
"""
    )
    assert shown(tmp_path, yaml, "role second", "role first")[:26] == [
        "Held by:",
        "   Bob",
        "",
        "How to reach:",
        '   * "/page second"',
        "",
        "   * +00 555 0100",
        "",
        "Called for:",
        "   First, after 5 minutes",
        "",
        "-[ What I do ]-",
        "",
        "Outage",
        "",
        "* Answers for it",
        "",
        "* Is called after 4 hours, if it is not over",
        "",
        "* step 1 (Go) · is called after 15 minutes",
        "",
        "* step 2 (End): Help.",
        "",
        "Held by:",
        "   Ada",
        "",
    ]


def test_a_machine_is_marked_where_it_is_shown(tmp_path):
    yaml = steps("- {id: go, title: Go, who: pager}")
    assert shown(tmp_path, yaml, "role pager")[0] == "A machine"
    page = {"index.md": "# All\n\n" + md("process outage", "role pager")}
    html = build(tmp_path, page, fresh=True)["index.html"]
    assert re.findall('class="support-role spp-who ([^"]*spp-automatic)', html) == [
        "spp-tone-4 spp-role-pager spp-automatic"
    ]


def test_a_glossary_says_how_to_reach_a_role_and_of_what_a_level_is_one(tmp_path):
    assert shown(tmp_path, "", "glossary")[:6] == [
        "Customer",
        "   Somebody outside the team",
        "",
        "   role",
        "",
        "Deputy",
    ]
    found = shown(tmp_path, "", "glossary")
    first, level = found.index("First"), found.index("SEV-1")
    assert found[first : first + 6] == [
        "First",
        "   Held by Ada",
        "",
        "   How to reach:",
        '      "/page first"',
        "",
    ]
    assert found[level : level + 4] == [
        "SEV-1",
        "   Nobody can work.",
        "",
        "   A level of Severity",
    ]
    assert found[found.index("Pager") + 1] == "   A machine"


PROMISES = """\
calendar:
  working:
    hours: {mon-thu: "09:00-12:00, 13:00-17:00", fri: "09:00-15:00"}
    timezone: UTC
    holidays: [2026-12-25, {date: 2026-12-24, hours: "09:00-12:00", name: Christmas Eve}]
promises:
  told: {to: customer, from: outage, until: outage.end, within: {sev1: 1 hour, else: 1 working day}}
  reported: {to: deputy, from: outage, until: outage.end, by: end of the next working day}
"""


def test_promises_say_when_no_time_counts_and_when_nobody_works(tmp_path):
    ask = "- {id: ask, title: Ask, wait: {for: a sign, who: customer, at-most: 1 hour}}"
    yaml = PROMISES + steps(f"{ask}\n- {{id: end, title: End}}")
    assert shown(tmp_path, yaml, "promises") == [
        "-[ Promised to Customer ]-",
        "",
        "**1 hour (SEV-1), else 1 working day**",
        "",
        "Counted from *Outage*, until *End*.",
        "",
        "No time counts while we wait for you.",
        "",
        "**How we keep it**",
        "",
        "* Outage, step 1 (Ask) · First",
        "",
        "* Outage, step 2 (End) · First",
        "",
        "-[ Promised to Deputy ]-",
        "",
        "**end of the next working day**",
        "",
        "Counted from *Outage*, until *End*.",
        "",
        "No time counts while we wait for Customer.",
        "",
        "Written on Friday at 17:30: by Tuesday 17:00.",
        "",
        "**How we keep it**",
        "",
        "* Outage, step 1 (Ask) · First",
        "",
        "* Outage, step 2 (End) · First",
        "",
        "-[ What counts as working time ]-",
        "",
        "Working time: Mon-Thu 09:00-12:00, 13:00-17:00; Fri 09:00-15:00; UTC",
        "",
        "Closed on 2026-12-25",
        "",
        "Other hours on 2026-12-24 (Christmas Eve) 09:00-12:00",
    ]


@pytest.mark.parametrize("who", ["second", "[customer, second]", ""])
def test_the_time_of_a_promise_counts_while_the_team_waits_for_itself(tmp_path, who):
    who = f", who: {who}" if who else ""
    ask = f"- {{id: ask, title: Ask, wait: {{for: a sign{who}, at-most: 1 hour}}}}"
    found = shown(tmp_path, PROMISES + steps(f"{ask}\n- {{id: end, title: End}}"), "promises")
    assert not any("No time counts" in line for line in found)


def test_a_reply_that_the_help_desk_keeps_is_a_link(tmp_path):
    yaml = (
        "templates:\n  late: {title: Late, to: customer, url: 'https://example.org/12'}\n"
        + steps("- {id: go, title: Go, send: late}")
    )
    assert shown(tmp_path, yaml, "template late") == [
        "**Late**",
        "",
        "To:",
        "   Customer",
        "",
        "Sent in:",
        "   Outage, step 1 (Go)",
        "",
        "Open in the help desk",
    ]
    page = build(tmp_path, {"index.md": "# All\n\n" + md("template late")}, fresh=True)
    assert 'href="https://example.org/12">Open in the help desk</a>' in page["index.html"]


PEOPLE = """\
communities:
  acme: {name: Acme, representatives: [Ada, {name: Bo, as: deputy, email: bo@example.org}]}
  club: {name: Club, representatives: [{name: Cy, as: [deputy]}]}
"""


def rows(lines):
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line][1:]


def test_people_stand_below_the_role_as_which_they_speak(tmp_path):
    found = rows(shown(tmp_path, PEOPLE, "representatives"))
    assert [row for row in found if any(row) and "=" not in row[0]] == [
        ["Acme", "* Ada", "* Bo"],
        ["Club", "", "* Cy"],
    ]


@pytest.mark.parametrize(
    ("fields", "acme"),
    [(["name"], "* Ada  * Bo"), (["as"], "2 representatives"), ([], "2 representatives")],
)
def test_a_role_of_a_person_is_shown_with_what_else_is_public(tmp_path, fields, acme):
    conf = {"support_process_public_fields": fields}
    found = shown(tmp_path, PEOPLE, "representatives", **conf)
    assert "Deputy" not in "".join(found)
    text = re.sub(r"\s+", " ", " ".join(row[-1] for row in rows(found)))
    assert acme.replace("  ", " ") in text


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        ("wait: {for: it, at-most: 3 days off}, otherwise: rest", "after 3 days off."),
        ("timebox: 1 hour, otherwise: rest", "after 1 hour."),
        ("timebox: {sev1: 1 hour, else: 2 hours}, otherwise: rest", "when its time is over."),
        ("expect: It works., timebox: 1 hour, otherwise: rest", "if it fails."),
        ("wait: {for: it, at-most: 1 hour, then: rest}", "when the wait is over."),
    ],
)
def test_a_step_says_how_the_one_before_it_was_left_for_it(tmp_path, failing, told):
    yaml = "calendar: {units: {day off: 1 calendar day}}\n" + steps(
        f"- {{id: ask, title: Ask, {failing}}}\n- {{id: go, title: Go, next: done}}\n"
        "- {id: rest, title: Rest}"
    )
    said = " ".join(" ".join(shown(tmp_path, yaml, "process outage")).split())
    assert f"Comes from step 1 (Ask), {told}" in said
