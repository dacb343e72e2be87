"""Step by step: what a walkthrough says without its script, where links lead, what a page loads."""

import json
import re
from html import unescape

import pytest
from building import build, links, md, rst
from catalogues import LANGUAGES, translated
from walk_cases import WALK

YAML = {"support/a.yaml": WALK}
WORDS = {"words.md": "# Words\n\n" + md("glossary", "templates")}
SCRIPT = "_static/support-process-walkthrough.js"
STYLE = "_static/support-process-walkthrough.css"
FULL = md("process triage", "process association", "process outage")
TEXT = """\
Start
*****

-[ Receive ]-

1. **Acknowledge the request** · Triager

   Requires:
      You are on duty.

   Within 4 hours of the start · Send: Request queued · Inform: Agent

   Answer first[1]. See *step 4 (Solve it)*.

   * Be kind.

   * Be quick.

      **Request queued**

      To:
         Agent

      Subject:
         "Your request: {{ subject }}"

         Hello {{ subject }}.

      Fill in:

      * "{{ subject }}" what it is about

   * **Done**: then 2. May they ask?

-[ Understand ]-

2. **May they ask?** · Triager

   * **Go through: Association**: 1 step, then back

   Or you know already how it ends:

   * **They may**: 3. What is it?

   * **They may not**: the process ends: The request is refused

3. **What is it?** · Triager

   Inform: Agent

   * **An *Outage***: continue in Outage (Agent) · It comes first.

   * **As in *step 1 (Acknowledge the request)***: back to 1.
     Acknowledge the request

   * **Something else**: 4. Solve it (Agent)

   * **A mistake**: the process ends: The request is refused

4. **Solve it** · Agent

   Inform: Triager

   Wait for the logs, at most 2 calendar days.

   * **It came: the logs**: 5. Tell them (Triager)

   * **2 calendar days are over**: back to 3. What is it? (Triager)

5. **Tell them** · Triager

   * **Done**: the process ends: It is settled

* **The process ends**

  The request is *refused*.

* **The process ends**

  It is settled.

-[ While this runs ]-

* **Write to everybody** · Triager

  Every 4 hours · until step 5 (Tell them)

======================================================================

[1] At once.
"""


def _built(tmp_path, *shown, builder="html", files=(), reach="none", **settings):
    """A start page that shows something, a page of words, and others."""
    names = "\n".join(name.partition(".")[0] for name in ("words.md", *dict(files)))
    view = re.sub(r"(:walkthrough} \w+\n)", rf"\1:reach: {reach}\n", md(*shown))
    start = f"# Start\n\n{view}\n```{{toctree}}\n:hidden:\n{names}\n```\n"
    pages = YAML | WORDS | {"index.md": start} | dict(files)
    ignored = ["support-process.process-not-shown"]
    return build(tmp_path, pages, builder, suppress_warnings=ignored, **settings)


def _walked(built, name="index.html"):
    """The links of a page that lead to places in walkthroughs."""
    return [(text, href) for text, href in links(built[name]) if "#walkthrough." in href]


def test_without_its_script_it_is_a_list_of_steps_that_say_how_they_go_on(tmp_path):
    built = _built(tmp_path, "walkthrough triage", builder="text")
    assert built.warnings == []
    assert built["index.txt"] == TEXT


def test_each_way_is_one_link_to_where_it_leads(tmp_path):
    built = _built(tmp_path, "walkthrough triage", files={"full.md": "# Full\n\n" + FULL})
    assert built.warnings == []
    refused = "#walkthrough.triage.ends.refused"
    assert _walked(built) == [
        ("step 4 (Solve it)", "#walkthrough.triage.solve"),
        ("Done: then 2. May they ask?", "#walkthrough.triage.authorise"),
        ("They may: 3. What is it?", "#walkthrough.triage.kind"),
        ("They may not: the process ends: The request is refused", refused),
        ("step 1 (Acknowledge the request)", "#walkthrough.triage.acknowledge"),
        ("back to 1. Acknowledge the request", "#walkthrough.triage.acknowledge"),
        ("Something else: 4. Solve it (Agent)", "#walkthrough.triage.solve"),
        ("A mistake: the process ends: The request is refused", refused),
        ("It came: the logs: 5. Tell them (Triager)", "#walkthrough.triage.tell"),
        ("2 calendar days are over: back to 3. What is it? (Triager)", "#walkthrough.triage.kind"),
        ("Done: the process ends: It is settled", "#walkthrough.triage.ends.settled"),
        ("step 5 (Tell them)", "#walkthrough.triage.tell"),
    ]
    elsewhere = [("An Outage: continue in Outage (Agent)", "full.html#process-outage")]
    assert [link for link in links(built["index.html"]) if "continue" in link[0]] == elsewhere


def test_the_html_of_a_way_holds_what_a_style_needs_to_make_it_a_button(tmp_path):
    page = _built(tmp_path, "walkthrough outage")["index.html"]
    ways = page[page.index('<ul class="spp-ways') :]
    assert ways[: ways.index("</ul>") + 5] == (
        '<ul class="spp-ways simple">\n'
        '<li><p><a class="support-step spp-way spp-primary reference internal" '
        'href="#walkthrough.outage.mend"><span><strong>Done</strong>'
        '<span class="spp-mark">: </span><span class="spp-to">then 2. Mend it</span></span></a>'
        "</p></li>\n"
        "</ul>"
    )


def test_a_way_that_is_not_quite_written_is_shown_all_the_same(tmp_path):
    yaml = WALK.replace("at-most: 2 calendar days, ", "").replace("next: settled", "next: nowhere")
    built = _built(tmp_path, "walkthrough triage", builder="text", files={"support/a.yaml": yaml})
    said = [line.strip() for line in built["index.txt"].splitlines()]
    assert "* **In vain**: back to 3. What is it? (Triager)" in said
    assert "* **Done**: nowhere" in said


DUTY = """\
    duties:
      - id: tell-all
        title: Tell everybody
        who: agent
        every: 4 hours
        from: find
        until: mend
        send: queued
        informs: triager
        text: |
          What is *known*.
      - {id: rest, title: Rest}
"""


def test_a_duty_says_when_it_recurs_and_whom_it_reaches(tmp_path):
    yaml = WALK.replace("    title: Outage\n    who: agent\n", f"    title: Outage\n{DUTY}")
    built = _built(tmp_path, "process outage", builder="text", files={"support/a.yaml": yaml})
    text = built["index.txt"]
    assert (
        text[text.index("-[ While") :]
        == """\
-[ While this runs ]-

* **Tell everybody** · Agent

  Every 4 hours · from step 1 (Find it) · until step 2 (Mend it) ·
  Send: Request queued · Inform: Triager

  What is *known*.

* **Rest**

2 steps · 1 reply
"""
    )


def test_a_process_may_be_called_walkthrough(tmp_path):
    yaml = WALK.replace("  outage:\n    title: Outage", "  walkthrough:\n    title: Outage")
    yaml = yaml.replace("go: outage", "go: walkthrough").replace("outage.mend", "walkthrough.mend")
    yaml = yaml.replace("id: find,", "id: triage,")
    files = {"support/a.yaml": yaml}
    built = _built(tmp_path, "process walkthrough", "walkthrough triage", files=files)
    ids = re.findall(r'id="(walkthrough\.triage(?:-\w+)?)"', built["index.html"])
    assert ids == ["walkthrough.triage", "walkthrough.triage-process"]


def test_a_step_and_an_outcome_of_one_name_have_addresses_of_their_own(tmp_path):
    yaml = WALK.replace("id: mend,", "id: done,").replace("mend", "done")
    built = _built(tmp_path, "walkthrough outage", files={"support/a.yaml": yaml})
    found = re.findall(r'id="(walkthrough[^"]*done)"', built["index.html"])
    assert found == ["walkthrough.outage.done", "walkthrough.outage.ends.done"]


def test_ways_that_leave_a_process_lead_into_the_walkthroughs_of_others(tmp_path):
    shown = {"other.rst": "Other\n=====\n\n" + rst("walkthrough association", "walkthrough outage")}
    built = _built(tmp_path, "walkthrough triage", files=shown)
    assert built.warnings == []
    run = ("Go through: Association: 1 step, then back", "other.html#walkthrough.association")
    outage = "An Outage: continue in Outage (Agent)"
    assert run in _walked(built)
    assert (outage, "other.html#walkthrough.outage") in _walked(built)
    broken = "Broken: go to Outage, 2. Mend it (Agent)"
    assert (broken, "#walkthrough.outage.mend") in _walked(built, "other.html")


def test_links_in_its_texts_stay_in_the_walkthrough(tmp_path):
    yaml = WALK.replace("Answer first", "[](#triage.tell) [now](#triage.tell). Answer first")
    files = {"support/a.yaml": yaml, "full.md": "# Full\n\n" + FULL}
    built = _built(tmp_path, "walkthrough triage", files=files)
    assert _walked(built)[:3] == [
        ("step 5 (Tell them)", "#walkthrough.triage.tell"),
        ("now", "#walkthrough.triage.tell"),
        ("step 4 (Solve it)", "#walkthrough.triage.solve"),
    ]
    assert _walked(built, "full.html") == [("Step by step", "index.html#walkthrough.triage")]


def test_the_end_of_a_process_that_others_run_leads_back_to_them(tmp_path):
    shown = {"other.md": "# Other\n\n" + md("walkthrough association")}
    built = _built(tmp_path, "walkthrough triage", files=shown)
    caller = ("Triage, step 2 (May they ask?)", "index.html#walkthrough.triage.authorise")
    refused = ("the process ends: The request is refused", caller[1])
    on = ("3. What is it?", "index.html#walkthrough.triage.kind")
    found = [link for link in _walked(built, "other.html") if "index.html" in link[1]]
    assert found == [caller, on, caller, refused]


def test_where_the_process_is_shown_in_full_links_lead_there(tmp_path):
    more = {"a.md": "# A\n\n" + md("walkthrough triage") + "{support:step}`triage.tell`\n"}
    built = _built(tmp_path, "process triage", files=more)
    assert links(built["a.html"])[-1] == ("Triage, step 5 (Tell them)", "index.html#triage.tell")
    assert built.inventory["step", "triage.tell"] == "index.html#triage.tell"
    assert built.inventory["process", "triage"] == "index.html#process-triage"


def test_where_only_a_walkthrough_shows_the_process_links_lead_there(tmp_path):
    more = {"a.md": "# A\n\n{support:step}`triage.tell` [](#triage.tell) {support:process}`triage`"}
    built = _built(tmp_path, "walkthrough triage", files=more)
    assert built.warnings == []
    step = ("Triage, step 5 (Tell them)", "index.html#walkthrough.triage.tell")
    assert links(built["a.html"]) == [step, step, ("Triage", "index.html#walkthrough.triage")]
    assert built.inventory["step", "triage.tell"] == "index.html#walkthrough.triage.tell"


@pytest.mark.parametrize("shown", [["process", "walkthrough"], ["walkthrough", "process"]])
@pytest.mark.parametrize("write", [md, rst])
def test_a_process_and_its_walkthrough_stand_on_one_page(tmp_path, write, shown):
    page = write(*(f"{name} triage" for name in shown))
    title = "# Both\n\n" if write is md else "Both\n====\n\n"
    built = _built(tmp_path, files={f"both.{write.__name__}": title + page})
    assert built.warnings == []
    ids = re.findall(r'\bid="([^"]+)"', built["both.html"])
    assert [id for id in ids if ids.count(id) > 1] == []
    assert {"triage.kind", "walkthrough.triage.kind", "how-to-answer"} <= set(ids)
    assert built["both.html"].count("At once.") == 1


TARGETS = """\
          ```{figure} x.png
          :name: the-figure
          Caption
          ```

          ```{math}
          :label: the-equation
          x = 1
          ```

          ```{support:template} queued
          ```
"""


@pytest.mark.parametrize("names", [("a", "z"), ("z", "a")])
def test_targets_within_texts_are_those_of_the_process_on_whichever_page(tmp_path, names):
    yaml = WALK.replace("          (how-to-answer)=\n", f"{TARGETS}\n          (how-to-answer)=\n")
    walk, full = (f"{name}.md" for name in names)
    files = {
        walk: "# Walk\n\n" + md("walkthrough triage") + "{ref}`x <how-to-answer>`\n",
        full: "# Full\n\n" + md("process triage"),
        "support/a.yaml": yaml,
        "words.md": "# Words\n\n" + md("glossary"),
    }
    (tmp_path / "docs" / "support").mkdir(parents=True)
    (tmp_path / "docs" / "support" / "x.png").write_bytes(b"")
    built = build(
        tmp_path,
        {"index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n"} | files,
        suppress_warnings=["support-process.process-not-shown"],
        numfig=True,
    )
    assert built.warnings == []
    assert links(built[f"{names[0]}.html"])[-1] == ("x", f"{names[1]}.html#how-to-answer")
    assert built.inventory["template", "queued"] == f"{names[1]}.html#template-queued"


def test_a_walkthrough_beside_the_process_is_not_showing_it_twice(tmp_path):
    more = {"a.md": "# A\n\n" + md("walkthrough triage"), "b.md": "# B\n\n" + md("process triage")}
    assert _built(tmp_path, "walkthrough triage", files=more).warnings == []


def test_a_process_that_only_a_walkthrough_shows_is_shown(tmp_path):
    pages = {"index.md": "# Start\n\n" + md("walkthrough triage", "glossary", "templates")}
    said = [line for line in build(tmp_path, YAML | pages).warnings if "not-shown" in line]
    assert [re.findall(r"process `(\w+)`", line) for line in said] == [["outage"]]


def test_a_second_walkthrough_of_a_process_on_a_page_is_told_and_left_out(tmp_path):
    built = _built(tmp_path, "walkthrough triage", "walkthrough triage")
    said = "this page has a walkthrough of `triage` already (leave out the second)"
    assert built.warnings == [f"index.md:7: WARNING: {said} [support-process.shown-twice]"]
    assert built["index.html"].count('id="walkthrough.triage"') == 1


def test_an_unknown_process_is_told_with_the_near_miss(tmp_path):
    said = "there is no process `trage` (did you mean `triage`?)"
    built = _built(tmp_path, "walkthrough trage")
    assert built.warnings == [f"index.md:3: WARNING: {said} [support-process.unknown-target]"]


def test_only_pages_with_a_walkthrough_load_its_script_and_style(tmp_path):
    walk = {"walk.md": "# Walk\n\n" + md("walkthrough triage")}
    built = _built(tmp_path, "process triage", files=walk)
    pages = ["index.html", "words.html", "walk.html"]
    loads = [[name for name in (SCRIPT, STYLE) if name in built[page]] for page in pages]
    assert loads == [[], [], [SCRIPT, STYLE]]
    assert re.search(rf'<script defer="defer" src="{SCRIPT}\?v=\w+"></script>', built["walk.html"])


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_what_is_read_as_a_whole_gets_no_script(tmp_path, builder):
    built = _built(tmp_path, "walkthrough triage", builder=builder)
    page = "index.xhtml" if builder == "epub" else "index.html"
    assert built.warnings == []
    assert STYLE in built[page]
    assert "walkthrough.js" not in " ".join([built[page], *built.files])
    assert "Next ticket" not in built[page]


def _told(built):
    return json.loads(unescape(re.search('data-told="([^"]*)"', built["index.html"])[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_script_are_those_of_the_page(tmp_path, language):
    told = _told(_built(tmp_path, "walkthrough triage", language=language))
    english = _told(_built(tmp_path / "en", "walkthrough triage"))
    said = {name: translated(language)[word] for name, word in english["words"].items()}
    assert told == english | {"words": said}


MADE = [
    """\
<div class="spp-made spp-trail"><p><strong>So far</strong>\
<button type="button" class="spp-button spp-quiet"></button>\
<button type="button" class="spp-button spp-quiet">Next ticket</button></p><ol></ol></div>\
<details class="spp-made spp-fold spp-note"><summary>Note for the ticket</summary><pre></pre>\
<button type="button" class="spp-button spp-noted">Copy the note for the ticket</button></details>\
<textarea class="spp-made spp-by-hand" aria-label="Select the text and press Ctrl+C." \
hidden=""></textarea><p class="spp-made spp-status" role="status" data-copied="Copied"></p>\
<pre class="spp-made spp-paper"></pre><div hidden="">\
<div class="spp-made spp-band" id="band.walkthrough.outage">\
<button type="button" class="spp-button spp-noted spp-handed">\
Copy the hand-over note</button></div>\
<div class="spp-made spp-acts">\
<button type="button" class="spp-button spp-noted spp-primary">\
Copy the note for the ticket</button>\
<button type="button" class="spp-button spp-quiet">Next ticket</button></div>\
<ul><li class="spp-made"><button type="button" \
class="spp-button spp-noted spp-quiet spp-waiting">Still waiting: copy a note</button></li></ul>\
</div>""",
]


def test_what_leads_and_what_copies_is_there_for_a_script_alone(tmp_path):
    page = _built(tmp_path, "walkthrough outage")["index.html"]
    head, *below = re.findall('<template class="spp-made">(.*?)</template>', page, re.DOTALL)
    assert re.sub(' data-told="[^"]*"', "", head) == (
        '<div class="spp-made spp-head"><p class="spp-where"></p>'
        '<button type="button" class="spp-button">\u2039 Back</button></div>'
    )
    assert below == MADE


def test_hostile_answers_and_titles_stay_text(tmp_path):
    evil = "<script>alert(1)</script>"
    yaml = WALK.replace("title: Tell them", f"title: Tell {evil}").replace("A mistake:", f"{evil}:")
    page = _built(tmp_path, "walkthrough triage", files={"support/a.yaml": yaml})["index.html"]
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4
    assert "<script>alert" not in page


def test_a_walkthrough_on_another_page_moves_the_links_to_it(tmp_path):
    first = {"a.md": "# A\n\n" + md("walkthrough outage"), "b.md": "# B\n\nNothing.\n"}
    then = {"a.md": "# A\n\nNothing.\n", "b.md": "# B\n\n" + md("walkthrough outage")}
    way = "An Outage: continue in Outage (Agent)"
    before = _walked(_built(tmp_path / "kept", "walkthrough triage", files=first))
    kept = _built(tmp_path / "kept", "walkthrough triage", files=then)
    anew = _built(tmp_path / "anew", "walkthrough triage", files=then)
    assert (way, "a.html#walkthrough.outage") in before
    assert (way, "b.html#walkthrough.outage") in _walked(kept)
    assert kept["index.html"] == anew["index.html"]
    assert kept.inventory == anew.inventory


CHANGES = [("Hello", "Dear"), ("They may not.", "Never."), ("who: agent", "who: triager")]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_what_a_walkthrough_says_of_others_is_as_if_built_anew(tmp_path, old, new):
    shown = {f"{name}.md": f"# {name}\n\n" + md(f"process {name}") for name in ("outage", "x")}
    shown["x.md"] = "# x\n\n" + md("walkthrough association")
    after = {"support/a.yaml": WALK.replace(old, new)}
    _built(tmp_path / "kept", "walkthrough triage", files=shown)
    kept = build(tmp_path / "kept", after, suppress_warnings=["support-process"])
    anew = _built(tmp_path / "anew", "walkthrough triage", files=shown | after)
    for page in ("index.html", "x.html", "words.html"):
        assert kept[page] == anew[page]


IDS = r'id="(walkthrough[^"]*)"'


def test_what_a_step_runs_is_carried_along_with_ids_of_the_walkthrough(tmp_path):
    built = _built(tmp_path, "walkthrough triage", reach="runs")
    assert re.findall(IDS, built["index.html"])[-4:] == [
        "walkthrough.triage_association",
        "walkthrough.triage_association.look",
        "walkthrough.triage_association.ends.allowed",
        "walkthrough.triage_association.ends.denied",
    ]
    run = ("Go through: Association: 1 step, then back", "#walkthrough.triage_association")
    assert run in _walked(built)
    assert '<p class="spp-part-title rubric">Association</p>' in built["index.html"]


def test_its_ends_lead_back_to_where_the_outcome_leads(tmp_path):
    found = _walked(_built(tmp_path, "walkthrough triage", reach="runs"))
    assert found[-4:] == [
        ("Triage, step 2 (May they ask?)", "#walkthrough.triage.authorise"),
        ("3. What is it?", "#walkthrough.triage.kind"),
        ("Triage, step 2 (May they ask?)", "#walkthrough.triage.authorise"),
        ("the process ends: The request is refused", "#walkthrough.triage.ends.refused"),
    ]


def test_all_that_a_process_leads_to_can_be_carried_along(tmp_path):
    built = _built(tmp_path, "walkthrough triage", reach="all")
    parts = re.findall(r'"(walkthrough\.triage_\w+)"', built["index.html"])
    assert parts == ["walkthrough.triage_association", "walkthrough.triage_outage"]
    broken = ("Broken: go to Outage, 2. Mend it (Agent)", "#walkthrough.triage_outage.mend")
    assert broken in _walked(built)


def test_no_more_than_a_hundred_steps_are_carried_along(tmp_path):
    many = "".join(f"      - {{id: s{n}, title: Do {n}}}\n" for n in range(95))
    yaml = WALK.replace("    steps:\n      - {id: find", f"    steps:\n{many}      - {{id: find")
    files = {"support/a.yaml": yaml}
    page = _built(tmp_path, "walkthrough triage", reach="all", files=files)["index.html"]
    assert "walkthrough.triage_association" in page
    assert "walkthrough.triage_outage" not in page


def test_a_process_that_is_carried_along_leads_to_its_own_walkthrough_from_elsewhere(tmp_path):
    more = {"a.md": "# A\n\n{support:step}`association.look`\n"}
    built = _built(tmp_path, "walkthrough triage", reach="runs", files=more)
    step = "Association, step 1 (Look them up)"
    assert links(built["a.html"]) == [(step, "index.html#walkthrough.triage_association.look")]
    more |= {"b.md": "# B\n\n" + md("walkthrough association")}
    built = _built(tmp_path, "walkthrough triage", reach="runs", files=more)
    assert links(built["a.html"]) == [(step, "b.html#walkthrough.association.look")]


def test_two_walkthroughs_that_carry_the_same_share_no_id(tmp_path):
    built = _built(tmp_path, "walkthrough triage", "walkthrough association", reach="runs")
    ids = re.findall(r'\bid="([^"]+)"', built["index.html"])
    assert len(ids) == len(set(ids))
    assert {"walkthrough.triage_association.look", "walkthrough.association.look"} <= set(ids)


def test_a_step_with_a_condition_asks_first_whether_it_applies(tmp_path):
    yaml = WALK.replace("{id: mend, title: Mend it}", "{id: mend, title: Mend it, if: it is open}")
    files = {"support/a.yaml": yaml}
    text = _built(tmp_path, "walkthrough outage", builder="text", files=files)["index.txt"]
    assert (
        text[text.index("2. If") : text.index("* **The process ends")]
        == """\
2. If it is open: **Mend it** · Agent

   Does this apply?

   * **Yes**: this step

   * **No, go on**: the process ends

   * **Done**: the process ends

"""
    )


def test_what_differs_by_level_is_marked_and_the_levels_are_told_to_the_script(tmp_path):
    levels = "levels:\n  severity:\n    title: Severity\n    values:\n"
    levels += (
        "      high: {name: SEV-1, definition: Bad.}\n      low: {name: SEV-2, definition: No.}\n"
    )
    yaml = WALK.replace("{id: mend,", "{id: mend, within: {high: 1 hour, else: 4 hours},")
    files = {"support/a.yaml": yaml + levels}
    page = _built(tmp_path, "walkthrough outage", files=files)["index.html"]
    asked = (
        '<div class="spp-made spp-level spp-scale" data-id="severity" data-title="Severity">'
        '<p>Severity?</p><ul class="spp-ways">'
        '<li><button type="button" class="spp-button spp-way" value="high">SEV-1</button></li>'
        '<li><button type="button" class="spp-button spp-way" value="low">SEV-2</button></li>'
        "</ul></div></div></template>"
    )
    assert page.count(asked) == 1
    assert '<span class="spp-by-severity"><span class="spp-at-high">' in page
    assert '<span class="spp-at-else">else <span class="spp-value">4 hours</span></span>' in page
