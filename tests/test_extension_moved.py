"""Do links live on when an id changes? Old names, anchors and references."""

import re

import pytest
from building import build, links, md, search_index

from sphinx_support_process.known.known import Known
from sphinx_support_process.load import read_text

YAML = """\
moved:
  processes: {first-look: triage}
  steps: {triage.confirm: triage.acknowledge, triage.out: incident.mend}
  roles: {desk: triager}
  terms: {breakdown: disruption}
  levels: {worst: sev1}
  templates: {received: queued}
  communities: {readers: library}
levels:
  severity: {title: Severity, values: {sev1: {name: SEV-1, definition: Nobody can work.}}}
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact.}
terms:
  disruption: {name: Disruption, definition: It is down.}
templates:
  queued: {title: Queued, to: triager, body: Hello.}
processes:
  triage:
    title: Triage
    trigger: A request.
    who: triager
    steps:
      - {id: acknowledge, title: Acknowledge, send: queued}
      - {id: close, title: Close}
  incident:
    title: Incident
    trigger: An alert.
    who: triager
    steps: [{id: mend, title: Mend}]
communities:
  library: {name: Library, representatives: [Ada]}
"""
SHOWN = md(
    *(
        "process triage",
        "process incident",
        "walkthrough triage",
        "role triager",
        "template queued",
    ),
    *("glossary", "representatives", "levels severity"),
)
QUIET = {"suppress_warnings": ["support-process.unused-level", "support-process.unsaid-reach"]}


def site(folder, page, more="", **conf):
    pages = {"support/team.yaml": YAML, "shown.md": "# Shown\n\n" + SHOWN + more}
    index = "# All\n\n```{toctree}\nshown\n```\n\n" + page
    return build(folder, pages | {"index.md": index}, **(QUIET | conf))


def test_old_anchors_stay_beside_the_new_ones(tmp_path):
    ids = re.findall(r'\bid="([^"]*)"', site(tmp_path, "")["shown.html"])
    old = {
        *("triage.confirm", "first-look.confirm", "first-look.acknowledge", "first-look.close"),
        *("triage.out", "process-first-look", "role-desk", "template-received"),
        *("community-readers", "level-severity.worst"),
        *("term-breakdown", "term-desk", "term-worst"),
        *("walkthrough.triage.confirm", "walkthrough.first-look", "walkthrough.first-look.close"),
    }
    assert old - set(ids) == set()
    assert len(ids) == len(set(ids))


def test_old_names_stay_in_the_inventory(tmp_path):
    found = site(tmp_path, "").inventory
    assert {key: uri for key, uri in found.items() if key[1] in OLD} == {
        ("process", "first-look"): "shown.html#process-triage",
        ("step", "first-look.acknowledge"): "shown.html#triage.acknowledge",
        ("step", "triage.confirm"): "shown.html#triage.acknowledge",
        ("step", "triage.out"): "shown.html#incident.mend",
        ("role", "desk"): "shown.html#role-triager",
        ("template", "received"): "shown.html#template-queued",
        ("community", "readers"): "shown.html#community-library",
        ("level", "severity.worst"): "shown.html#level-severity.sev1",
    }


OLD = (
    *("first-look", "first-look.acknowledge", "triage.confirm", "triage.out", "desk"),
    *("received", "readers", "severity.worst"),
)


def test_the_search_finds_what_is_shown_by_its_name_alone(tmp_path):
    objects = search_index(site(tmp_path, ""))["objects"]
    found = {hit[3] for prefix in objects for hit in objects[prefix]}
    assert {"triage.acknowledge", "role-triager"} <= found
    shown = [hit[3] for prefix in objects for hit in objects[prefix]]
    assert len(shown) == len(found)


@pytest.mark.parametrize(
    ("written", "text", "anchor", "old", "new"),
    [
        (
            "{support:step}`triage.confirm`",
            "Triage, step 1 (Acknowledge)",
            "triage.acknowledge",
            "step `triage.confirm`",
            "triage.acknowledge",
        ),
        (
            "{support:step}`confirm`",
            "Triage, step 1 (Acknowledge)",
            "triage.acknowledge",
            "step `confirm`",
            "triage.acknowledge",
        ),
        (
            "{support:step}`that <first-look.close>`",
            "that",
            "triage.close",
            "step `first-look.close`",
            "triage.close",
        ),
        (
            "{support:process}`first-look`",
            "Triage",
            "process-triage",
            "process `first-look`",
            "triage",
        ),
        ("{support:role}`desk`", "Triager", "role-triager", "role `desk`", "triager"),
        (
            "{support:template}`received`",
            "Queued",
            "template-queued",
            "template `received`",
            "queued",
        ),
        (
            "{support:community}`readers`",
            "Library",
            "community-library",
            "community `readers`",
            "library",
        ),
        (
            "{support:level}`worst`",
            "SEV-1",
            "level-severity.sev1",
            "level `worst`",
            "severity.sev1",
        ),
        (
            "[](#triage.out)",
            "Incident, step 1 (Mend)",
            "incident.mend",
            "step `triage.out`",
            "incident.mend",
        ),
        ("[so](#first-look)", "so", "process-triage", "process `first-look`", "triage"),
        (
            "[](shown.md#first-look.confirm)",
            "Triage, step 1 (Acknowledge)",
            "triage.acknowledge",
            "step `first-look.confirm`",
            "triage.acknowledge",
        ),
        ("[](shown.md#role-desk)", "Triager", "role-triager", "role `desk`", "triager"),
    ],
)
def test_a_reference_to_an_old_name_leads_to_the_new_one_and_is_told(
    tmp_path, written, text, anchor, old, new
):
    built = site(tmp_path, f"See {written}.\n")
    assert links(built["index.html"])[-1] == (text, f"shown.html#{anchor}")
    place = "index.md:7"
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        f"the {old} is called `{new}` now (write `{new}`) [support-process.moved-id]"
    ]
    assert built.warnings[0].startswith(place)


def test_a_view_of_an_old_name_shows_the_new_one_and_is_told(tmp_path):
    page = (
        "```{support:checklist} first-look\n```\n\n```{support:chart} triage\n:to: confirm\n```\n"
    )
    built = site(tmp_path, page)
    assert "1. Acknowledge" in re.sub("<[^>]*>", "", built["index.html"])
    assert built.warnings == [
        (
            "index.md:7: WARNING: the process `first-look` is called `triage` now (write `triage`) "
            "[support-process.moved-id]"
        ),
        (
            "index.md:10: WARNING: the step `confirm` is called `acknowledge` now "
            "(write `acknowledge`) [support-process.moved-id]"
        ),
    ]


def test_a_page_that_names_an_old_id_follows_when_it_is_said_to_have_moved(tmp_path):
    later = {"suppress_warnings": ["support-process"]}
    now = YAML.replace("triage.confirm: triage.acknowledge, ", "")
    pages = {"support/team.yaml": now}
    site(tmp_path, "", **later)
    build(tmp_path, pages | {"index.md": "# All\n\nSee {support:step}`triage.confirm`.\n"}, **later)
    built = build(tmp_path, {"support/team.yaml": YAML}, **later)
    assert links(built["index.html"]) == [
        ("Triage, step 1 (Acknowledge)", "shown.html#triage.acknowledge")
    ]
    assert '"triage.confirm"' in built["shown.html"]


TOLD = ("moved-id", "unused-definition")


def test_names_that_moved_in_a_circle_are_no_way_without_end(tmp_path):
    circle = (
        "moved:\n  roles: {here: there, there: here}\nroles:\n  one: {name: One, held-by: Ada}\n"
    )
    pages = {"support/team.yaml": circle, "index.md": "# All\n\n{support:role}`here`\n"}
    conf = {"suppress_warnings": [f"support-process.{rule}" for rule in TOLD]}
    assert build(tmp_path, pages, **conf).warnings == [
        (
            "index.md:3: WARNING: there is no role `here` (known here: `one`) "
            "[support-process.unknown-target]"
        ),
    ]


def test_old_names_of_one_thing_stand_in_the_order_in_which_they_are_told():
    moved = "moved: {roles: {boss: lead, chief: lead, ace: lead}, processes: {p: q, a: q}}\n"
    yaml = (
        moved + "roles: {lead: {name: Lead}}\nprocesses: {q: {title: Q, steps: [{title: Look}]}}\n"
    )
    old = Known(read_text(yaml).support).moved.old
    assert old("role", "lead") == ("boss", "chief", "ace")
    assert old("process", "q") == ("p", "a")
    assert old("step", "q.look") == ("p.look", "a.look")
