"""A checklist without its script: inputs where one can tick, a plain list everywhere else."""

import json
import re
from html import unescape

import pytest
from building import body, build, md, search_index
from catalogues import LANGUAGES, translated
from checklist_cases import CHECKLIST

YAML = {"support/a.yaml": CHECKLIST}
FULL = "# All\n\n" + md("process triage", "process small", "glossary", "templates")
STYLE = "_static/support-process-checklist.css"
SCRIPT = "_static/support-process-checklist.js"
SMALL = """\
<div class="spp-ticks docutils container" id="checklist.small">
<div class="spp-list" role="group" aria-label="Checklist: Small requests" \
data-title="Small requests"><ol class="arabic spp-tasks" start="1">
<li class="spp-task"><label class="spp-tick"><input type="checkbox" name="checklist.small.do" \
value="next"><span><span class="spp-name">1. <span>Do it</span></span>\
<span class="spp-flag"></span> \
<span class="spp-owner"><span class="support-role spp-who spp-tone-1 spp-role-triager">Triager\
</span></span></span></label></li>
</ol>
</div></div>"""


def _built(tmp_path, *shown, builder="html", yaml=CHECKLIST, **settings):
    start = f"# Start\n\n{md(*shown)}\n```{{toctree}}\n:hidden:\nall\n```\n"
    files = {"support/a.yaml": yaml, "index.md": start, "all.md": FULL}
    return build(tmp_path, files, builder, **settings)


def _tasks(built):
    """The items of the checklists of the start page, without what is there for a script alone."""
    page = re.sub("<template.*?</template>", "", body(built["index.html"]))
    page = re.sub(' data-words="[^"]*"', "", page)
    return page, re.findall(r'<li class="spp-task">.*?</li>', page, re.DOTALL)


def test_a_step_is_a_box_whose_whole_line_is_its_label(tmp_path):
    page, _tasks_of_it = _tasks(_built(tmp_path, "checklist small"))
    assert SMALL in page


MADE = [
    """\
<div class="spp-made spp-top"><p><span></span><progress aria-hidden="true"></progress></p>\
<button type="button" class="spp-button" hidden="">Undo</button>\
<div class="spp-bar"><button type="button" class="spp-button spp-primary">Copy as tasks</button>\
<button type="button" class="spp-button">Copy as plain list</button>\
<button type="button" class="spp-button">Start again</button></div></div>""",
    """\
<textarea class="spp-made spp-by-hand" aria-label="Select the text and press Ctrl+C." \
hidden=""></textarea><p class="spp-made spp-status" role="status" data-copied="Copied"></p>""",
]


def test_its_buttons_are_there_for_a_script_alone(tmp_path):
    page = _built(tmp_path, "checklist small")["index.html"]
    assert re.findall('<template class="spp-made">(.*?)</template>', page) == MADE


def test_what_is_there_for_a_script_alone_is_not_found_by_a_search(tmp_path):
    words = search_index(_built(tmp_path, "checklist small"))["terms"]
    assert ("small" in words, "tasks" in words, "undo" in words) == (True, False, False)


def test_nothing_in_a_label_leads_away_and_what_one_needs_stands_below_it(tmp_path):
    _page, tasks = _tasks(_built(tmp_path, "checklist triage"))
    assert tasks[0] == (
        '<li class="spp-task"><label class="spp-tick"><input type="checkbox" '
        'name="checklist.triage.take" value="next" data-next="2"><span><span class="spp-name">1. '
        '<span>Take the <span><span class="xref std std-term">Ticket</span></span></span></span>'
        '<span class="spp-flag"></span> '
        '<span class="spp-owner"><span class="support-role spp-who spp-tone-1 spp-role-triager">'
        "Triager</span></span></span></label></li>"
    )
    assert tasks[2] == (
        '<li class="spp-task"><label class="spp-tick"><input type="checkbox" '
        'name="checklist.triage.acknowledge" value="next" data-next="4"><span>'
        '<span class="spp-name">3. <span>Acknowledge it</span></span>'
        '<span class="spp-flag"></span> '
        '<span class="spp-owner spp-unseen">Triager</span> '
        '<span class="spp-when">within 4 hours</span></span></label>'
        '<div class="spp-beside"><span class="spp-used">Send: <a class="support-template reference '
        'internal" href="all.html#template-queued">Request queued</a></span></div></li>'
    )


def test_a_question_is_a_group_of_answers_that_say_where_they_lead(tmp_path):
    _page, tasks = _tasks(_built(tmp_path, "checklist triage"))
    assert tasks[1] == (
        '<li class="spp-task"><fieldset><legend><span><span class="spp-name">2. '
        '<span>Does it need little?</span></span><span class="spp-flag"></span> '
        '<span class="spp-owner spp-unseen">Triager</span></span></legend>'
        '<div class="spp-choices"><div class="spp-choice"><label>'
        '<input type="radio" name="checklist.triage.little" value="Yes"><span>'
        '<span class="spp-said"><strong>Yes</strong></span> '
        '<span class="spp-to">continue in Small requests</span></span></label>'
        '<span class="spp-onward">On to <a class="support-process reference internal" '
        'href="all.html#process-small">Small requests</a></span></div>'
        '<div class="spp-choice"><label><input type="radio" name="checklist.triage.little" '
        'value="No" data-next="3"><span><span class="spp-said"><strong>No</strong></span> '
        '<span class="spp-to">3. Acknowledge it</span></span></label></div>'
        '<div class="spp-choice"><label><input type="radio" name="checklist.triage.little" '
        'value="Nonsense"><span><span class="spp-said"><strong>Nonsense</strong></span> '
        '<span class="spp-to">the process ends: The request is refused</span></span></label></div>'
        "</div></fieldset></li>"
    )


def _said(task):
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", task))).strip()


def test_a_step_that_may_fail_or_not_apply_is_answered_too(tmp_path):
    _page, tasks = _tasks(_built(tmp_path, "checklist triage"))
    assert [_said(task) for task in tasks[3:]] == [
        (
            "4. Solve it Agent Warning: Do not promise anything. Then: They are happy. "
            "After 1 hour: Head ( /page head ) It worked 5. Thank them "
            "It did not work back to 3. Acknowledge it"
        ),
        (
            "5. If they were patient: Thank them Agent Done 6. Is there more? "
            "It does not apply 6. Is there more?"
        ),
        "6. Is there more? Agent Yes back to 3. Acknowledge it No 7. Close it",
        "7. Close it Agent the process ends: It is settled",
    ]
    values = re.findall(r'name="checklist.triage.thank" value="(\w+)"', tasks[4])
    assert values == ["next", "skipped"]


def test_two_of_one_process_on_a_page_are_answered_apart(tmp_path):
    page, _tasks_of_it = _tasks(_built(tmp_path, "checklist small", "checklist small"))
    assert re.findall(' name="([^"]*)"', page) == ["checklist.small.do", "checklist-2.small.do"]


def test_a_page_loads_what_a_checklist_needs_only_where_there_is_one(tmp_path):
    built = _built(tmp_path, "checklist small")
    assert (STYLE in built["index.html"], SCRIPT in built["index.html"]) == (True, True)
    assert (STYLE in built["all.html"], SCRIPT in built["all.html"]) == (False, False)


def test_no_style_or_script_stands_in_the_page(tmp_path):
    page, _tasks_of_it = _tasks(_built(tmp_path, "checklist triage"))
    assert re.findall(r"<style|<script| style=| on\w+=", page) == []


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_where_nobody_ticks_it_stays_a_numbered_list(tmp_path, builder):
    settings = {"suppress_warnings": ["epub"]} if builder == "epub" else {}
    built = _built(tmp_path, "checklist small", builder=builder, **settings)
    page = next(text for name, text in built.files.items() if name.startswith("index."))
    found = re.search(r'<ol class="[^"]*spp-checklist[^>]*>.*?</ol>', page.decode(), re.DOTALL)
    assert _said(found[0]) == "Do it · Triager"
    assert b"<input" not in page


def test_latex_has_the_numbered_list(tmp_path):
    tex = _built(tmp_path, "checklist small", builder="latex")["small.tex"]
    assert tex.count("Do it") == 2  # once in the process


def test_text_has_the_numbered_list_with_all_that_it_says(tmp_path):
    text = _built(tmp_path, "checklist triage", builder="text")["index.txt"]
    assert text.startswith(
        "Start\n*****\n\n1. Take the *Ticket* · Triager\n\n2. Does it need little? · Triager\n\n"
        "   * **Yes** → goes on in Small requests\n\n   * **No** → 3. Acknowledge it\n\n"
        "   * **Nonsense** → ends: The request is refused\n\n"
        "3. Acknowledge it · Triager · within 4 hours\n\n4. Solve it · Agent\n"
    )


ENDS = """\
roles: {agent: {name: Agent, held-by: Bob, definition: Solves it.}}
processes:
  help:
    title: Help
    trigger: A request arrives.
    who: agent
    steps:
      - {id: known, title: "Is it known?", answers: {'Yes': point, 'No': ask}}
      - {id: point, title: Point to it, next: done}
      - {id: ask, title: Ask for more, next: known}
      - {id: close, title: Close it}
"""


def test_a_step_in_the_middle_says_that_it_is_the_last(tmp_path):
    files = {"support/a.yaml": ENDS, "index.md": "# Start\n\n" + md("checklist help")}
    _page, tasks = _tasks(build(tmp_path, files))
    assert [_said(task) for task in tasks[1:]] == [
        "2. Point to it Agent the process ends",
        "3. Ask for more Agent back to 1. Is it known?",
        "4. Close it Agent",
    ]


def test_without_boxes_a_step_says_where_it_goes_on_if_not_with_the_next(tmp_path):
    files = {"support/a.yaml": ENDS, "index.md": "# Start\n\n" + md("checklist help")}
    assert build(tmp_path, files, "text")["index.txt"].endswith(
        "2. Point to it · Agent\n\n   Then the process ends.\n\n"
        "3. Ask for more · Agent\n\n   Then → back to 1. Is it known?\n\n4. Close it · Agent\n"
    )


def _words(built):
    return json.loads(unescape(re.search('data-words="([^"]*)"', built["index.html"])[1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_script_are_those_of_the_page(tmp_path, language):
    words = _words(_built(tmp_path, "checklist small", language=language))
    english = _words(_built(tmp_path / "en", "checklist small"))
    assert words == {name: translated(language)[word] for name, word in english.items()}


def test_hostile_names_stay_text(tmp_path):
    bad = '"><img src=x onerror=alert(1)></span></script>'
    yaml = CHECKLIST.replace("'Yes': small", f"'{bad}': small").replace(
        "title: Small requests", f"title: '{bad}'"
    )
    page, _tasks_of_it = _tasks(_built(tmp_path, "checklist triage", "checklist small", yaml=yaml))
    assert re.findall("<img|</script", page) == []
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 4
