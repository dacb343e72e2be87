"""What does a reader find on the pages? The same on Markdown and reStructuredText, well linked."""

from building import EVERYTHING, LISTS, ONE, OTHER, SUPPORT, body, build, links, md, rst

YAML = {"support/team.yaml": SUPPORT}


def test_one_project_with_both_kinds_of_pages_builds_without_a_warning(tmp_path):
    index = "# Start\n\n```{toctree}\none\nother\n```\n" + md(*LISTS)
    files = {
        "index.md": index,
        "one.md": "# One\n\n" + md(*ONE),
        "other.rst": "Other\n=====\n\n" + rst(*OTHER),
    }
    assert build(tmp_path, YAML | files).warnings == []


def test_a_directive_shows_the_same_on_both_kinds_of_pages(tmp_path):
    markdown = build(tmp_path / "md", YAML | {"index.md": "# All\n\n" + md(*EVERYTHING)})
    plain = build(
        tmp_path / "rst",
        YAML | {"index.md": None, "index.rst": "All\n===\n\n" + rst(*EVERYTHING)},
    )
    assert markdown.warnings == plain.warnings == []
    assert body(markdown["index.html"]) == body(plain["index.html"])


def _page(tmp_path, text, **more):
    built = build(
        tmp_path,
        YAML
        | {
            "index.md": f"# Start\n\n```{{toctree}}\nall\n```\n\n{text}\n",
            "all.rst": "All\n===\n\n" + rst(*EVERYTHING),
        }
        | more,
    )
    assert built.warnings == []
    return links(built["index.html"])[1:]


def test_a_step_is_named_with_its_process_number_and_title(tmp_path):
    assert _page(tmp_path, "{support:step}`triage.close`") == [
        ("Triage, step 3 (Close the ticket)", "all.html#triage.close")
    ]


def test_a_step_is_found_without_its_process_where_only_one_has_that_id(tmp_path):
    assert _page(tmp_path, "{support:step}`resolve`") == [
        ("Incident response, step 2 (Resolve)", "all.html#incident.resolve")
    ]


def test_a_reference_may_have_a_text_of_its_own(tmp_path):
    assert _page(tmp_path, "{support:step}`the end <triage.close>`") == [
        ("the end", "all.html#triage.close")
    ]


def test_a_link_of_markdown_leads_to_a_step(tmp_path):
    assert _page(tmp_path, "[](#triage.acknowledge) and [first](#triage.acknowledge)") == [
        ("Triage, step 1 (Acknowledge the request)", "all.html#triage.acknowledge"),
        ("first", "all.html#triage.acknowledge"),
    ]


def test_each_kind_of_definition_has_a_role(tmp_path):
    text = (
        "{support:process}`triage` {support:role}`triager` {support:role}`agent` "
        "{support:template}`queued` {support:community}`library` {support:priorities}`first`"
    )
    assert _page(tmp_path, text) == [
        ("Triage", "all.html#process-triage"),
        ("Triager", "all.html#role-triager"),
        ("Agent", "all.html#term-agent"),
        ("Request queued", "all.html#template-queued"),
        ("Library", "all.html#community-library"),
        ("What comes first", "all.html#priorities-first"),
    ]


def test_a_term_is_found_by_name_plural_and_alias_in_any_case(tmp_path):
    text = "{term}`incident` {term}`Incidents` {term}`outage` {term}`Outages` {term}`desk`"
    assert _page(tmp_path, text) == [
        ("incident", "all.html#term-incident"),
        ("Incidents", "all.html#term-incident"),
        ("outage", "all.html#term-incident"),
        ("Outages", "all.html#term-incident"),
        ("desk", "all.html#term-triager"),
    ]


def test_an_extra_label_leads_to_the_process(tmp_path):
    text = "{ref}`support:triage` and {ref}`here <support:triage>`"
    assert _page(tmp_path, text) == [
        ("Triage", "all.html#process-triage"),
        ("here", "all.html#process-triage"),
    ]


def test_inside_its_own_process_a_step_is_named_without_it(tmp_path):
    built = build(tmp_path, YAML | {"index.md": "# All\n\n" + md("process triage", *OTHER)})
    text = body(built["index.html"])
    question = text[text.index('id="triage.is-incident"') : text.index('id="triage.close"')]
    found = links(f'role="main">{question}<div class="clearer">')
    assert ("step 1 (Acknowledge the request)", "#triage.acknowledge") in found


def test_every_link_of_a_page_has_its_anchor(tmp_path):
    built = build(tmp_path, YAML | {"index.md": "# All\n\n" + md(*EVERYTHING)})
    page = built["index.html"]
    internal = {href for _, href in links(page) if href.startswith("#")}
    assert len(internal) > 10
    assert [href for href in sorted(internal) if f'id="{href[1:]}"' not in page] == []


def test_the_inventory_names_all_that_is_shown(tmp_path):
    built = build(tmp_path, YAML | {"index.md": "# All\n\n" + md(*EVERYTHING)})
    assert built.inventory == {
        ("process", "triage"): "index.html#process-triage",
        ("process", "incident"): "index.html#process-incident",
        ("step", "triage.acknowledge"): "index.html#triage.acknowledge",
        ("step", "triage.is-incident"): "index.html#triage.is-incident",
        ("step", "triage.close"): "index.html#triage.close",
        ("step", "incident.investigate"): "index.html#incident.investigate",
        ("step", "incident.resolve"): "index.html#incident.resolve",
        ("role", "triager"): "index.html#role-triager",
        ("role", "agent"): "index.html#term-agent",
        ("role", "customer"): "index.html#term-customer",
        ("template", "queued"): "index.html#template-queued",
        ("community", "library"): "index.html#community-library",
        ("priorities", "first"): "index.html#priorities-first",
    }


def test_a_checklist_says_what_to_do_before_who_does_it(tmp_path):
    built = build(
        tmp_path,
        YAML | {"index.md": "# All\n\n" + md(*OTHER, "process triage", "checklist triage")},
        "text",
    )
    checklist = built["index.txt"].split("\n1. ")[-1].rstrip()
    assert checklist == (
        "Acknowledge the request · Triager · within 1 working day\n\n"
        "2. Is it an incident? · Triager\n\n"
        "   * **Yes** → goes on in Incident response\n\n"
        "   * **No** → 3. Close the ticket\n\n"
        "3. Close the ticket · Triager"
    )


DUTY = """\
    duties:
      - id: report
        title: Say how it stands
        who: triager
        every: 2 hours
        send: update
        informs: [customer]
"""


def _with_duty(tmp_path, *names):
    yaml = SUPPORT.replace("    who: agent\n", "    who: agent\n" + DUTY)
    update = "  update: {title: How it stands, body: Hello.}\n"
    yaml = yaml.replace("templates:\n", "templates:\n" + update)
    pages = {"index.md": "# All\n\n" + md(*names)}
    return build(tmp_path, {"support/team.yaml": yaml} | pages, "text")["index.txt"]


def test_a_role_has_its_duties_below_its_steps(tmp_path):
    assert (
        "Incident response\n\n* **Say how it stands** · every 2 hours · How it stands\n"
    ) in _with_duty(tmp_path, "role triager")
    assert _with_duty(tmp_path / "told", "role customer").endswith(
        "* Incident response: **Say how it stands** · every 2 hours\n"
    )


def test_a_template_that_a_duty_sends_names_it_and_its_process(tmp_path):
    page = _with_duty(tmp_path, "template update")
    assert "Sent in:\n   Incident response (Say how it stands)\n" in page


def test_who_has_a_duty_is_among_the_roles_of_the_process(tmp_path):
    assert "2 steps · Agent, Triager\n" in _with_duty(tmp_path, "overview")


def test_a_page_without_a_directive_has_no_style_of_ours(tmp_path):
    built = build(
        tmp_path,
        YAML | {"index.md": "# Start\n\n```{toctree}\nall\n```\n", "all.md": md(*EVERYTHING)},
    )
    assert "support-process.css" not in built["index.html"]
    assert "support-process.css" in built["all.html"]


def test_no_page_has_the_style_of_sphinx_design_unless_the_project_uses_it(tmp_path):
    pages = YAML | {"index.md": "# Start\n\n" + md(*EVERYTHING)}
    assert "sphinx-design" not in build(tmp_path / "plain", pages)["index.html"]
    used = ["sphinx_design", "sphinx_support_process"]
    assert "sphinx-design" in build(tmp_path / "used", pages, extensions=used)["index.html"]
