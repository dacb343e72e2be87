"""Replies without their script: a letter beside what to fill in, and plain text elsewhere."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from building import SUPPORT, Built, body, build, md
from reply_cases import REPLIES

STYLE, SCRIPT = "_static/support-process-replies.css", "_static/support-process-replies.js"
FULL = "# All\n\n" + md("process triage", "glossary", "representatives")


def built(
    tmp_path: Path, *shown: str, builder: str = "html", yaml: str = REPLIES, **settings: Any
) -> Built:
    start = f"# Start\n\n{md(*shown)}\n```{{toctree}}\n:hidden:\nall\n```\n"
    files = {"support/a.yaml": yaml, "index.md": start, "all.md": FULL}
    return build(tmp_path, files, builder, **settings)


def without_words(page: str) -> str:
    """A page without what is there for its script alone."""
    found = re.sub("<template.*?</template>", "", body(page), flags=re.DOTALL)
    return re.sub(' data-reply="[^"]*"', "", found)


QUEUED = """\
<div class="spp-template docutils container">
<div class="spp-reply docutils container">
<div class="spp-inside" id="template-queued"><div class="spp-head"><h2>Request queued\
<a class="headerlink" href="#template-queued" title="Link to this reply" \
aria-label="Link to this reply">¶</a></h2> \
<span class="spp-where">Triage, step 2</span></div><dl class="spp-facts field-list simple">
<dt class="field-odd">To<span class="colon">:</span></dt>
<dd class="field-odd"><p><a class="support-role reference internal" \
href="all.html#term-customer">Customer</a></p>
</dd>
<dt class="field-even">Channel<span class="colon">:</span></dt>
<dd class="field-even"><p>Helpdesk reply</p>
</dd>
<dt class="field-odd">Sent in<span class="colon">:</span></dt>
<dd class="field-odd"><p><a class="support-step reference internal" \
href="all.html#triage.acknowledge">Triage, step 2 (Acknowledge it)</a></p>
</dd>
</dl>
<div class="spp-compose" role="group" aria-label="Request queued" \
data-keys="[&quot;requester.first-name&quot;,&quot;subject&quot;,&quot;agent.name&quot;]">\
<div class="spp-fill"><p>Fill in:</p>
<ul class="simple">
<li><p><span class="spp-label">first name</span></p></li>
<li><p><span class="spp-label">subject of the ticket</span>\
<span class="spp-example">for example New image</span></p></li>
<li class="spp-own"><p><span class="spp-label">your name</span></p></li>
</ul>
</div><div class="spp-letter"><p class="spp-subject"><span class="spp-name">Subject</span> \
<span class="spp-subject-text">Re: <span class="spp-gap spp-gap-1">subject of the ticket</span>\
</span></p>
<p>Hello <span class="spp-gap spp-gap-0">first name</span>,</p>
<p>thank you for writing to us. Your request has arrived, and we will find somebody to work on it. \
You will hear from us again as soon as we know who that is.</p>
<p>Kind regards,
<span class="spp-gap spp-gap-2">your name</span></p>
</div></div></div></div>
</div>
"""


def test_a_reply_is_a_letter_with_labelled_gaps_beside_what_to_fill_in(tmp_path: Path) -> None:
    page = built(tmp_path, "template queued")["index.html"]
    assert QUEUED.strip() in without_words(page)


MADE = """\
<template id="spp-80df9c83"><div class="spp-made spp-dock"><textarea class="spp-made spp-by-hand" \
aria-label="Select the text and press Ctrl+C." hidden=""></textarea>\
<p class="spp-made spp-status" role="status" data-copied="Copied"></p>\
<button type="button" class="spp-button spp-quiet" hidden="">Copy anyway</button>\
<div class="spp-bar"><button type="button" class="spp-button spp-primary" \
aria-keyshortcuts="Control+Enter">Copy reply</button>\
<button type="button" class="spp-button">Copy subject</button></div></div>\
<div class="spp-made spp-bar"><button type="button" class="spp-button">Copy as plain text</button>\
<a class="spp-button">Open in mail</a>\
<button type="button" class="spp-button spp-quiet">Clear</button></div></template>\
<template class="spp-made" data-of="spp-80df9c83"></template></div>"""


def test_buttons_are_there_for_a_script_alone_and_once_for_all_letters(tmp_path: Path) -> None:
    page = built(tmp_path, "template queued", "template asked")["index.html"]
    assert page.count(MADE) == 1
    assert page.count('<template class="spp-made" data-of="spp-80df9c83">') == 2
    assert page.count("Copy subject") == 1


def test_no_placeholder_stands_on_a_page_that_is_worked_with(tmp_path: Path) -> None:
    for page in ("index.html", "all.html"):
        assert "{{" not in built(tmp_path, "templates")[page]


def test_the_page_of_all_begins_with_an_index_by_step_and_folds_each(tmp_path: Path) -> None:
    page = body(built(tmp_path, "templates")["index.html"])
    index = re.search(r'<div class="spp-index.*?</div>', page, re.DOTALL)
    assert index
    said = re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", index[0]))).strip()
    assert said == (
        "Triage step 2 (Acknowledge it) : Request queued "
        "step 3 (Ask for details) : Details asked , Kept elsewhere "
        "Tell how it stands: Nothing to fill in"
    )
    assert page.index("spp-index") < page.index("spp-reply")
    assert re.findall(r"<summary><h2>(.*?)</h2>", page) == [
        "Request queued",
        "Details asked",
        "Nothing to fill in",
    ]


def test_one_alone_is_not_folded_even_on_the_page_of_all(tmp_path: Path) -> None:
    yaml = "templates: {only: {title: Only, body: We have it.}}\n"
    files = {"support/a.yaml": yaml, "index.md": "# Start\n\n" + md("templates")}
    page = body(build(tmp_path, files)["index.html"])
    assert ("<details" in page, "<h2>Only<a" in page) == (False, True)


def test_the_anchor_of_a_folded_reply_stands_in_its_fold_so_that_a_link_opens_it(
    tmp_path: Path,
) -> None:
    page = body(built(tmp_path, "templates")["index.html"])
    assert '</summary><div class="spp-inside" id="template-queued">' in page
    assert page.count('id="template-queued"') == 1


def test_an_old_name_of_a_reply_is_a_target_still(tmp_path: Path) -> None:
    yaml = REPLIES + "moved: {templates: {waiting: queued}}\n"
    page = body(built(tmp_path, "template queued", yaml=yaml)["index.html"])
    assert '<span id="template-waiting"></span>' in page


def test_a_reply_that_the_help_desk_keeps_shows_its_button_wherever_it_is_sent(
    tmp_path: Path,
) -> None:
    site = built(tmp_path, "template kept", "walkthrough triage")
    button = (
        '<p class="spp-open"><a class="reference external" '
        'href="https://desk.example/macros/12">Open in the help desk</a></p>'
    )
    assert (site["index.html"].count(button), site["all.html"].count(button)) == (2, 1)


@pytest.mark.parametrize("page", ["index.html", "all.html"])
def test_a_step_and_a_card_of_the_walkthrough_fold_what_they_send(
    tmp_path: Path, page: str
) -> None:
    found = body(built(tmp_path, "walkthrough triage")[page])
    titles = re.findall(r'<summary><span class="spp-title">(.*?)</span></summary>', found)
    assert titles == ["Reply: Request queued", "Reply: Details asked"]
    assert found.count('class="spp-letter"') == 2


def test_a_gap_alone_in_its_paragraph_is_long_unless_it_means_something_short(
    tmp_path: Path,
) -> None:
    page = body(built(tmp_path, "template asked")["index.html"])
    rows = re.findall(r'<li(?: class="([^"]*)")?><p><span class="spp-label">(.*?)<', page)
    assert rows == [
        ("", "first name of the customer"),
        ("", "subject of the ticket"),
        ("spp-long", "your questions, one a line"),
        ("spp-own", "who asks"),
    ]


def test_what_a_body_names_and_nobody_declared_is_a_gap_with_that_name(tmp_path: Path) -> None:
    yaml = "templates: {odd: {title: Odd, body: 'Dear {{ who }}, or {{x'}}\n"
    files = {"support/a.yaml": yaml, "index.md": "# Start\n\n" + md("template odd")}
    page = body(build(tmp_path, files)["index.html"])
    assert '<p>Dear <span class="spp-gap spp-gap-0">who</span>, or { {x</p>' in page


def test_the_words_of_the_script_stand_on_a_page_once(tmp_path: Path) -> None:
    page = built(tmp_path, "templates", "template queued")["index.html"]
    found = re.findall(' data-reply="([^"]*)"', page)
    assert [sorted(json.loads(unescape(one))) for one in found] == [
        ["cleared", "empty", "many", "one", "remember"]
    ]


def test_a_page_loads_what_replies_need_only_where_there_is_one(tmp_path: Path) -> None:
    yaml = REPLIES.replace("send: queued, ", "").replace("send: [asked, kept], ", "")
    site = built(tmp_path, "template queued", yaml=yaml)
    assert (STYLE in site["index.html"], SCRIPT in site["index.html"]) == (True, True)
    assert (STYLE in site["all.html"], SCRIPT in site["all.html"]) == (False, False)


def test_no_style_or_script_stands_in_the_page(tmp_path: Path) -> None:
    page = body(built(tmp_path, "templates")["index.html"])
    assert re.findall(r"<style|<script| style=| on\w+=", page) == []


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    bad = "</p><img src=x onerror=alert(1)> \\\"'&lt; &"
    yaml = (
        f'templates:\n  bad:\n    title: "{bad}"\n    subject: "{bad} {{{{ it }}}}"\n'
        f'    body: "{bad} {{{{ it }}}}"\n    placeholders: {{it: {{label: "{bad}", '
        f'example: "{bad}"}}}}\n'
    )
    files = {"support/a.yaml": yaml, "index.md": "# Start\n\n" + md("templates")}
    page = body(build(tmp_path, files)["index.html"])
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 8


def test_no_field_of_a_person_that_is_private_is_on_a_page_or_in_the_search(
    tmp_path: Path,
) -> None:
    site = built(tmp_path, "templates", "walkthrough triage", "representatives")
    assert [name for name, content in site.files.items() if b"hidden7" in content] == []


PLAIN = """\
Start
*****

**Request queued**

To:
   Customer

Channel:
   Helpdesk reply

Subject:
   "Re: {{ subject }}"

Sent in:
   Triage, step 2 (Acknowledge it)

   Hello {{ name }},

   thank you for writing to us. Your request has arrived, and we will find
   somebody to work on it. You will hear from us again as soon as we know who
   that is.

   Kind regards,
   {{ me }}

Fill in:

* "{{ name }}" first name

* "{{ subject }}" subject of the ticket, for example *New image*

* "{{ me }}" your name
"""


def test_text_has_the_reply_as_it_is_written(tmp_path: Path) -> None:
    assert built(tmp_path, "template queued", builder="text")["index.txt"] == PLAIN


@pytest.mark.parametrize("builder", ["text", "singlehtml", "epub", "latex", "man"])
def test_where_nothing_can_be_filled_in_a_step_only_names_what_it_sends(
    tmp_path: Path, builder: str
) -> None:
    settings = {"suppress_warnings": ["epub"]} if builder == "epub" else {}
    site = built(tmp_path, "process triage", builder=builder, **settings)
    said = b"".join(content for name, content in site.files.items() if not name.endswith(".js"))
    assert b"Request queued" in said
    assert b"Your request has arrived" not in said


def test_an_unknown_reply_is_told_as_before_and_shows_nothing(tmp_path: Path) -> None:
    yaml = REPLIES.replace("send: queued", "send: nothing")
    page = body(built(tmp_path, "process triage", yaml=yaml)["index.html"])
    assert page.count('class="spp-reply') == 2


def test_there_is_a_place_for_the_fields_of_a_reply(tmp_path):
    files = {"support/team.yaml": SUPPORT, "index.md": "# A\n\n" + md("template queued")}
    page = build(tmp_path, files)["index.html"]
    assert page.count('<template class="spp-made"><div class="spp-made spp-fields"></div>') == 1
