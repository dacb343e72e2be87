"""What a mystmd site shows of a support process: the answer to its plugin, exactly."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from building import SUPPORT

from sphinx_support_process.checks import Context
from sphinx_support_process.known.names import COLLECTIONS, INNER
from sphinx_support_process.load import read_text
from sphinx_support_process.mystmd.site import answer
from sphinx_support_process.pages.view import NOUNS
from sphinx_support_process.pages.views import VIEWS
from sphinx_support_process.project.pages import astray_on_pages
from sphinx_support_process.project.symbols import index, index_of_pages
from sphinx_support_process.project.usage import UsageError

SMALL = """\
roles:
  agent: {name: Agent, held-by: Ada, definition: Solves it.}
processes:
  triage:
    title: Triage
    label: support:triage
    goal: Choose how it is resolved.
    trigger: Mail.
    who: agent
    steps:
      - id: read
        title: Read it
        within: 2 hours
        answers:
          Yes:
            go: close
            text: _Now_.
          No: done
      - id: close
        title: Close it
"""
PLUGIN = Path(__file__).parents[1] / "sphinx_support_process" / "mystmd" / "plugin.mjs"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a site, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    (tmp_path / "support").mkdir()
    return tmp_path


def call(
    view: str, argument: str = "", page: str = "index.md", line: int = 1, **options: str
) -> str:
    """The key of a call, as the plugin writes it."""
    return json.dumps([page, line, view, argument, options])


def asked(site: Path, *calls: str, support: str = SMALL) -> dict[str, Any]:
    """The answer as the plugin reads it."""
    (site / "support" / "support.yaml").write_text(support, "utf-8")
    found: dict[str, Any] = json.loads(json.dumps(answer(calls)))
    return found


def shown(site: Path, view: str, argument: str = "", support: str = SUPPORT, **options: str) -> str:
    """What one view shows, as an outline."""
    key = call(view, argument, **options)
    return outline(asked(site, key, support=support)["calls"][key])


def outline(nodes: list[dict[str, Any]], depth: int = 0) -> str:
    """Nodes in short: a line for each block, with its target and its words."""
    found = []
    for node in nodes:
        mark = f" #{node['label']}" if "label" in node else ""
        mark += f" start={node['start']}" if node.get("start", 1) != 1 else ""
        mark += " []" if node.get("checked") is False else ""
        children = node.get("children", [])
        is_line = all(child["type"] in INLINE or child.get("inline") for child in children)
        if node["type"] in ("list", "listItem", "table", "admonition", "blockquote") or not is_line:
            found.append(f"{'  ' * depth}{node['type']}{mark}\n{outline(children, depth + 1)}")
        else:
            said = "".join(map(words, children)) or words(node)
            found.append(f"{'  ' * depth}{node['type']}{mark}: {said}".rstrip() + "\n")
    return "".join(found)


INLINE = {"text", "strong", "emphasis", "crossReference", "inlineCode", "link"}


def words(node: dict[str, Any]) -> str:
    said = "".join(map(words, node.get("children", []))) or node.get("value", node.get("url", ""))
    if node["type"] == "crossReference":
        return f"[{said}](#{node['label']})"
    if node["type"] == "support:text":
        return f"<{said.strip()}>"
    marks = {"strong": "**", "inlineCode": "`", "emphasis": "*"}
    mark = marks.get(node["type"], "")
    return f"{mark}{said}{mark}"


def test_the_answer_holds_nodes_for_what_a_page_asks_for(site: Path) -> None:
    key = call("process", "triage", line=3)
    label, goal, _facts, steps, _numbers = asked(site, key)["calls"][key]
    number, description, *_others = steps["children"]

    assert [label, goal] == [
        {
            "type": "paragraph",
            "label": "support:triage",
            "identifier": "support:triage",
            "children": [],
        },
        {
            "type": "paragraph",
            "label": "process-triage",
            "identifier": "process-triage",
            "html_id": "process-triage",
            "children": [{"type": "text", "value": "Choose how it is resolved."}],
        },
    ]
    assert number == {
        "type": "definitionTerm",
        "children": [{"type": "text", "value": "Step 1"}],
    }
    assert description["children"][0] == {
        "type": "paragraph",
        "label": "triage.read",
        "identifier": "triage.read",
        "html_id": "triage.read",
        "kind": "step",
        "enumerated": True,
        "enumerator": "1",
        "children": [
            {"type": "strong", "children": [{"type": "text", "value": "Read it"}]},
            {"type": "text", "value": " · "},
            {"type": "text", "value": "Agent"},
        ],
    }
    assert description["children"][2]["children"][0] == {
        "type": "listItem",
        "spread": False,
        "children": [
            {
                "type": "paragraph",
                "children": [
                    {"type": "strong", "children": [{"type": "text", "value": "Yes"}]},
                    {"type": "text", "value": " → "},
                    {
                        "type": "crossReference",
                        "label": "triage.close",
                        "identifier": "triage.close",
                        "children": [{"type": "text", "value": "2. Close it"}],
                    },
                    {"type": "text", "value": ". "},
                    {
                        "type": "support:text",
                        "value": "_Now_.",
                        "file": "support/support.yaml",
                        "line": 17,
                        "process": "triage",
                        "inline": True,
                    },
                ],
            }
        ],
    }


def test_a_process_is_shown_in_full_with_its_old_label_and_the_numbers_as_words(site: Path) -> None:
    assert (
        shown(site, "process", "triage", SMALL)
        == """\
paragraph #support:triage:
paragraph #process-triage: Choose how it is resolved.
definitionList
  definitionTerm: Starts when
  definitionDescription
    paragraph: Mail.
definitionList
  definitionTerm: Step 1
  definitionDescription
    paragraph #triage.read: **Read it** · Agent
    paragraph: Within 2 hours
    list
      listItem
        paragraph: **Yes** → [2. Close it](#triage.close). <_Now_.>
      listItem
        paragraph: **No** → the process ends
  definitionTerm: Step 2
  definitionDescription
    paragraph #triage.close: **Close it** · Agent
    paragraph: Then the process ends.
paragraph: 2 steps · 1 question · 1 deadline
"""
    )


def test_a_checklist_has_boxes_and_its_numbers_as_words(site: Path) -> None:
    assert (
        shown(site, "checklist", "triage", SMALL)
        == """\
paragraph #checklist.triage:
list
  listItem []
    paragraph: 1. Read it · Agent · within 2 hours
    list
      listItem
        paragraph: **Yes** → 2. Close it
      listItem
        paragraph: **No** → the process ends
  listItem []
    paragraph: 2. Close it · Agent
"""
    )


def test_a_walkthrough_is_all_steps_with_ways_that_lead_within_it(site: Path) -> None:
    assert (
        shown(site, "walkthrough", "triage", SMALL)
        == """\
paragraph #walkthrough.triage:
definitionList
  definitionTerm: Step 1
  definitionDescription
    paragraph #walkthrough.triage.read: **Read it** · Agent
    paragraph: Within 2 hours
    list
      listItem
        paragraph: **Yes**: [2. Close it](#walkthrough.triage.close) · <_Now_.>
      listItem
        paragraph: **No**: [the process ends](#walkthrough.triage.ends.done)
  definitionTerm: Step 2
  definitionDescription
    paragraph #walkthrough.triage.close: **Close it** · Agent
    list
      listItem
        paragraph: **Done**: [the process ends](#walkthrough.triage.ends.done)
list
  listItem
    paragraph #walkthrough.triage.ends.done: **The process ends**
"""
    )


def test_a_chart_is_a_picture_with_a_list_whose_steps_are_links(site: Path) -> None:
    chart = call("chart", "triage", caption="A *way*", name="my-chart", line=9)
    found = asked(site, call("process", "triage"), chart)["calls"][chart]

    assert (
        outline(found)
        == """\
container #my-chart
  image: /_build/support-process/triage.svg
  caption
    paragraph: A *way*
definitionList
  definitionTerm: Step 1
  definitionDescription
    paragraph: [Read it](#triage.read) · Agent · within 2 hours
    list
      listItem
        paragraph: **Yes** → [2. Close it](#triage.close). <_Now_.>
      listItem
        paragraph: **No** → the process ends
  definitionTerm: Step 2
  definitionDescription
    paragraph: [Close it](#triage.close) · Agent
    paragraph: Then the process ends.
"""
    )
    assert found[0]["children"][0]["alt"] == "Chart: Triage"
    assert "Read it" in (site / "_build" / "support-process" / "triage.svg").read_text("utf-8")


def test_an_option_of_one_of_some_words_is_told_when_it_is_another(site: Path) -> None:
    opened = call("process", "triage", chart="open")
    closed = call("process", "triage", chart="close")
    sideways = call("chart", "triage", direction="sideways")
    found = asked(site, opened, closed, sideways)

    assert found["mistakes"] == {
        closed: ["the option `chart` is empty or `open`, not `close`"],
        sideways: ["the option `direction` is `down` or `right`, not `sideways`"],
    }
    assert [it["type"] for it in found["calls"][opened]].count("image") == 1


def test_a_picture_that_did_not_change_is_not_written_again(site: Path) -> None:
    asked(site, call("chart", "triage"))
    path = site / "_build" / "support-process" / "triage.svg"
    os.utime(path, (1, 1))

    asked(site, call("chart", "triage"))

    assert path.stat().st_mtime == 1


def test_a_glossary_has_a_target_for_each_name_and_the_anchors_of_sphinx(site: Path) -> None:
    key = call("glossary", only="terms")
    found = asked(site, key, support=SUPPORT)

    assert (
        outline(found["calls"][key])
        == """\
definitionList
  definitionTerm #term-incident: Incident
  definitionDescription
    paragraph #term-Incident:
    paragraph #term-Incidents:
    paragraph #term-Outage:
    paragraph #term-Outages:
    paragraph: A disruption that the [Triager](#Triager) hears of first.
    paragraph: also: *Outage* · in 1 process
  definitionTerm #see-outage: Outage
  definitionDescription
    paragraph: see [Incident](#term-incident)
"""
    )
    assert found["terms"] == dict.fromkeys(
        ("term-incident", "term-incidents", "term-outage", "term-outages"), "term-incident"
    )


def test_a_template_is_shown_with_what_to_fill_in(site: Path) -> None:
    assert (
        shown(site, "template", "queued")
        == """\
paragraph #template-queued: **Request queued**
definitionList
  definitionTerm: To
  definitionDescription
    paragraph: Customer
  definitionTerm: Subject
  definitionDescription
    paragraph: `Your request: {{ subject }}`
  definitionTerm: Sent in
  definitionDescription
    paragraph: Triage, step 1 (Acknowledge the request)
code: Hello {{ name }}, we got it.
paragraph: Fill in:
list
  listItem
    paragraph: `{{ name }}` first name
  listItem
    paragraph: `{{ subject }}` subject of the ticket, for example *New image*
"""
    )


def test_targets_in_a_table_stand_before_it_and_its_cells_hold_one_line(site: Path) -> None:
    support = """\
communities:
  atlas:
    name: Atlas
    note: In *Spain*.
    verified: 2026-11-01
    representatives: [{name: Ada, email: ada@example.org}, {name: Bob}]
"""
    key = call("representatives")
    found = asked(site, key, support=support)

    assert (
        outline(found["calls"][key])
        == """\
paragraph #community-atlas:
table
  tableRow
    tableCell: Community
    tableCell: Representatives
  tableRow
    tableCell: Atlas · In *Spain*. · Verified on 2026-11-01
    tableCell: Ada; Bob
paragraph: **By name**
list
  listItem
    paragraph: **Ada**: [Atlas](#community-atlas)
  listItem
    paragraph: **Bob**: [Atlas](#community-atlas)
"""
    )
    assert "ada@example.org" not in json.dumps(found)


def test_one_paragraph_is_an_item_of_a_numbered_list_and_several_are_not(site: Path) -> None:
    support = """\
priorities:
  requests:
    title: Requests
    order:
      - One.
      - |
        Two.

        And more of it.
"""
    assert (
        shown(site, "priorities", "requests", support)
        == """\
paragraph #priorities-requests:
definitionList
  definitionTerm: 1.
  definitionDescription
    paragraph: One.
  definitionTerm: 2.
  definitionDescription
    paragraph: Two.
    paragraph: And more of it.
"""
    )
    one = support.replace("\n\n        And more of it.", "").replace("|\n        Two.", "Two.")
    assert (
        shown(site, "priorities", "requests", one)
        == """\
paragraph #priorities-requests:
list
  listItem
    paragraph: One.
  listItem
    paragraph: Two.
"""
    )


def test_a_link_to_what_no_page_shows_stays_words(site: Path) -> None:
    found = asked(site, call("process", "triage"))

    role = found["definitions"][found["names"]["role:agent"]]
    assert role == {"says": "Agent", "view": "role"}


def test_a_definition_is_found_by_role_and_link_and_within_its_process_by_less(site: Path) -> None:
    found = asked(site, call("process", "triage"), call("walkthrough", "triage", line=2))

    names = found["names"]
    assert names["step:triage.read"] == names["step:read"] == names["#triage.read"]
    assert "#read" not in names
    assert found["definitions"][names["step:read"]] == {
        "says": "Triage, step 1 (Read it)",
        "near": "step 1 (Read it)",
        "process": "triage",
        "leads": "triage.read",
        "walks": "walkthrough.triage.read",
        "view": "process",
    }


def test_a_name_that_was_given_up_still_leads_there_and_keeps_its_anchor(site: Path) -> None:
    support = SMALL + "moved:\n  steps: {triage.look: triage.read}\n"
    key = call("process", "triage")
    found = asked(site, key, support=support)

    assert found["names"]["#triage.look"] == found["names"]["#triage.read"]
    assert "    paragraph #triage.look:\n" in outline(found["calls"][key])


def test_what_two_pages_show_is_a_target_on_the_first(site: Path) -> None:
    first, second = call("role", "agent", "a.md"), call("role", "agent", "b.md")
    found = asked(site, second, first)["calls"]

    assert outline(found[first]).startswith("paragraph #role-agent: Solves it.\n")
    assert outline(found[second]).startswith("paragraph: Solves it.\n")


def test_what_a_text_shows_is_no_target(site: Path) -> None:
    key = call("role", "agent", page="")

    assert "#" not in outline(asked(site, key)["calls"][key])


def test_a_wrong_argument_is_a_mistake_of_its_call(site: Path) -> None:
    wrong, part = call("role", "agnt"), call("chart", "triage", **{"from": "close", "to": "read"})

    assert asked(site, wrong, part)["mistakes"] == {
        wrong: ["there is no role `agnt` (did you mean `agent`?)"],
        part: ["the step `close` of `:from:` is after the step `read` of `:to:` (exchange them)"],
    }


def test_problems_are_told_at_the_line_of_the_yaml_and_of_the_page(site: Path) -> None:
    (site / "index.md").write_text("See\n[](#triage.reed) and {support:step}`triage.nope`.\n")
    support = SMALL.replace("No: done", "No: closed")

    assert asked(site, call("process", "triage"), support=support)["problems"] == [
        [
            "support/support.yaml",
            18,
            15,
            "`closed` is no step or outcome of `triage`, and no process (did you mean `close`?)",
        ],
        ["index.md", 2, 5, "the link `#triage.reed` leads nowhere (did you mean `triage.read`?)"],
        [
            "index.md",
            2,
            37,
            "there is no step `triage.nope` (known here: `triage.close`, `triage.read`)",
        ],
    ]


SEVERAL = (
    "several pages show the process `triage` in full: a.md, b.md "
    "(show a `{support:checklist}` on all but one)"
)


def test_pages_are_looked_through_as_by_check_without_reading_the_yaml_again() -> None:
    pages = {
        "good.md": "[](#triage.close) [](#support:triage) [](#role-agent) [](#agent)\n"
        "{support:step}`triage.close` {support:step}`acknowledge` {support:role}`triager`\n"
        "```{support:process} triage\n```\n",
        "bad.md": "[](#triage.closed) [](#agnt) {support:step}`nope` {support:role}`agnt`\n"
        "```{support:process} triagee\n```\n",
    }
    context = Context(read_text(SUPPORT))

    found = astray_on_pages(context, index_of_pages(context, pages))

    assert found == astray_on_pages(context, index(context.loaded, pages))
    assert [problem.place.file for problem in found] == ["bad.md"] * 5


def test_a_link_of_a_page_to_an_anchor_is_no_problem(site: Path) -> None:
    (site / "index.md").write_text("[](#role-agent) and [](#process-triage)\n")

    assert asked(site, call("process", "triage"), call("role", "agent"))["problems"] == []


def test_a_process_on_no_page_and_one_on_two_are_told(site: Path) -> None:
    hidden = asked(site, call("role", "agent"))["problems"]
    twice = asked(site, call("process", "triage", "a.md"), call("process", "triage", "b.md"))

    assert [message for *_, message in (*hidden, *twice["problems"])] == [
        "no page shows the process `triage` (add `{support:process}` to one)",
        SEVERAL,
    ]


def test_a_rule_that_the_project_ignores_is_not_told(site: Path) -> None:
    settings = '[tool.support-process]\nignore = ["process-not-shown"]\n'
    (site / "pyproject.toml").write_text(settings)

    assert asked(site, call("role", "agent"))["problems"] == []


def test_the_answer_tells_when_what_it_depends_on_was_changed(site: Path) -> None:
    watched = asked(site)["watched"]

    file = site / "support" / "support.yaml"
    assert watched["support/support.yaml"] == str(file.stat().st_mtime_ns)
    assert sorted(watched) == ["pyproject.toml", "support", "support/support.yaml"]
    assert watched["pyproject.toml"] == ""


def test_a_site_without_files_is_told_what_to_do(site: Path) -> None:
    with pytest.raises(UsageError, match=r"no file matches `support/\*\.yaml` and"):
        answer([])


def test_the_plugin_has_a_directive_for_each_view_with_its_options() -> None:
    (table,) = re.findall(r"const VIEWS = (\{.*?\n\});", PLUGIN.read_text("utf-8"), re.DOTALL)

    assert json.loads(table) == {
        view.name: {
            "of": NOUNS[view.of] if view.of else "",
            "options": {name: kind == "flag" for name, kind in view.options.items()},
        }
        for view in VIEWS.values()
    }


def test_the_plugin_has_a_role_for_each_kind_of_definitions() -> None:
    (kinds,) = re.findall(r"const KINDS = (\[.*?\]);", PLUGIN.read_text("utf-8"))

    assert set(json.loads(kinds.replace("'", '"'))) == {*COLLECTIONS, *INNER}
