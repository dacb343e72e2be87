"""Does the domain get on with what else is in a project: other sites, other extensions?"""

import pickle
import re
import sys
from types import SimpleNamespace
from typing import ClassVar

import pytest
from building import EVERYTHING, SUPPORT, body, build, links, md, search_index
from docutils import nodes
from docutils.parsers.rst import directives
from docutils.utils import get_source_line
from sphinx.util.docutils import SphinxDirective

SITE = "https://team.example.org/"
OWN = """\
roles:
  customer: {name: Customer, held-by: you}
processes:
  order:
    title: Order
    trigger: You want something.
    who: customer
    steps:
      - {id: write, title: Write to us, text: TEXT}
"""


def _customers(folder, page, text="It is free.", **conf):
    """A site that refers to another one."""
    shown = md(*(name for name in EVERYTHING if not name.startswith("role ")))
    files = {"support/team.yaml": SUPPORT, "index.md": "# Team\n\n" + shown}
    team = build(folder / "team", files)
    yaml = OWN.replace("TEXT", f"'{text}'")
    files = {"support/own.yaml": yaml, "index.md": f"# Order\n\n{md('process order')}\n{page}\n"}
    return build(
        folder / "customers",
        files,
        extensions=["sphinx_support_process", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"team": (SITE, str(team.out / "objects.inv"))},
        **conf,
    )


@pytest.mark.parametrize(
    ("written", "said", "anchor"),
    [
        ("{support:step}`triage.close`", "Close the ticket", "triage.close"),
        ("{support:step}`team:triage.close`", "Close the ticket", "triage.close"),
        ("{support:step}`then <triage.close>`", "then", "triage.close"),
        ("{external+team:support:step}`triage.close`", "Close the ticket", "triage.close"),
        ("{support:process}`triage`", "Triage", "process-triage"),
        ("{support:template}`queued`", "Request queued", "template-queued"),
        ("{support:role}`agent`", "Agent", "term-agent"),
        ("{external+team:support:role}`triager`", "Triager", "term-triager"),
        ("{term}`incidents`", "incidents", "term-incident"),
        ("[](#triage.close)", "Close the ticket", "triage.close"),
    ],
)
@pytest.mark.parametrize("inside", [False, True], ids=["on a page", "in the YAML"])
def test_a_reference_leads_to_another_site(tmp_path, written, said, anchor, inside):
    built = _customers(tmp_path, *(("", written) if inside else (written,)))
    assert built.warnings == []
    assert (said, f"{SITE}index.html#{anchor}") in links(built["index.html"])


def test_what_this_site_has_comes_before_what_another_has(tmp_path):
    built = _customers(tmp_path, "{support:role}`customer`\n\n" + md("role customer"))
    assert ("Customer", "#role-customer") in links(built["index.html"])


def test_a_step_that_neither_site_has_is_told_with_one_that_the_other_has(tmp_path):
    built = _customers(tmp_path, "{support:step}`triage.closse` {support:step}`zzz`")
    line = 7
    assert built.warnings == [
        (
            f"index.md:{line}: WARNING: there is no step `triage.closse` (did you mean "
            "`triage.close` of another site?) [support-process.unknown-target]"
        ),
        (
            f"index.md:{line}: WARNING: there is no step `zzz` (known here: `order.write`) "
            "[support-process.unknown-target]"
        ),
    ]


def test_a_site_in_front_of_what_it_does_not_have_is_told_in_the_yaml(tmp_path):
    built = _customers(tmp_path, "", "As in {support:step}`team:triage.closse`.")
    assert built.warnings == [
        (
            "support/own.yaml:9: WARNING: there is no step `team:triage.closse` (did you mean "
            "`team:triage.close` of another site?) [support-process.unknown-target]"
        )
    ]


def test_a_role_that_only_a_glossary_shows_is_found_by_the_search_as_its_word_only(tmp_path):
    shown = md(*(name for name in EVERYTHING if not name.startswith("role ")))
    built = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": "# Team\n\n" + shown})
    assert built.inventory["role", "agent"] == "index.html#term-agent"
    assert "Agent" not in str(search_index(built)["objects"])
    built = build(tmp_path, {"index.md": "# Team\n\n" + shown + md("role agent")})
    assert built.inventory["role", "agent"] == "index.html#role-agent"
    assert "Agent" in str(search_index(built)["objects"])


class Exercise(SphinxDirective):
    """As extensions have for exercises, proofs and needs: each is in a list, and told if twice."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"label": directives.unchanged, "class": directives.class_option}

    def run(self):
        label = self.options["name"] = self.options["label"]
        listed.append((self.env.docname, label))
        node = Exercised("", *self.parse_content_to_nodes(), ids=[label])
        self.add_name(node)
        return [node]


class Exercised(nodes.container):
    """What the extension looks for on a page."""


def name_exercises(app, doctree):
    """Name what was found, as such extensions do."""
    for node in doctree.findall(Exercised):
        labels = app.env.get_domain("std").labels
        name = node["names"][0]
        labels[name] = app.env.docname, doctree.nameids[name], "Exercise"


def add_exercises(app):
    app.add_directive("exercise", Exercise)
    app.connect("doctree-read", name_exercises)


listed: list[tuple[str, str]] = []


@pytest.mark.parametrize("walk", ["index", "apart"])
def test_what_other_extensions_keep_a_list_of_is_in_it_once(tmp_path, monkeypatch, walk):
    listed.clear()
    module = SimpleNamespace(setup=add_exercises)
    monkeypatch.setitem(sys.modules, "exercises", module)
    text = (
        "        text: |\n"
        "          ```{exercise} Try it\n"
        "          :label: try-it\n"
        "          :class: hard\n\n"
        "          :no: option of the box\n\n"
        "          Answer a request.\n"
        "          ```\n\n"
        "          ```{exercise} Rest\n"
        "          :label: rest\n"
        "          ```\n"
        "          As in {ref}`try-it`.\n"
    )
    yaml = SUPPORT.replace("      - id: resolve\n", f"{text}      - id: resolve\n")
    page = "# Start\n\n" + md("process incident")
    files = {"support/team.yaml": yaml, "index.md": page, "apart.md": "---\norphan:\n---\n# A\n\n"}
    files[f"{walk}.md"] += md("walkthrough incident")
    conf = {"extensions": ["sphinx_support_process", "exercises"]}
    built = build(tmp_path, files, suppress_warnings=["support-process"], **conf)
    assert built.warnings == []
    assert listed == [("index", "try-it"), ("index", "rest")]
    html = body(built[f"{walk}.html"])
    assert html.count('id="try-it"') == (walk == "index")
    box = re.sub(r"<[^>]+>|\n", "", html.partition('class="admonition-try-it admonition">')[2])
    assert box.startswith("Try it:no: option of the boxAnswer a request.RestAs in Exercise.Done")


def test_who_asks_what_a_page_depends_on_hears_of_the_yaml_that_it_shows(tmp_path, monkeypatch):
    """As extensions do that ask git when a page was changed last."""
    heard = []

    def ask(app, env):
        heard.append({page: set(env.dependencies[page]) for page in ("index", "other")})

    asking = SimpleNamespace(setup=lambda app: app.connect("env-updated", ask))
    monkeypatch.setitem(sys.modules, "asking", asking)
    words = SUPPORT[: SUPPORT.index("templates:")]
    rest = SUPPORT[SUPPORT.index("templates:") :]
    files = {
        "support/team.yaml": words,
        "support/rest.yaml": rest,
        "index.md": "# Start\n\n{support:role}`agent`\n\n" + md("process incident"),
        "other.md": "---\norphan:\n---\n# Other\n\n" + md("glossary"),
    }
    conf = {"extensions": ["sphinx_support_process", "asking"]}
    build(tmp_path, files, **conf)
    team, rest_file = (str(tmp_path / f"docs/support/{name}.yaml") for name in ("team", "rest"))
    assert heard == [{"index": {rest_file}, "other": {team}}]
    edited = words.replace("Solves the request.", "Solves requests.")
    assert build(tmp_path, {"support/team.yaml": edited}, **conf).read == ["other"]


def _words(node):
    """What a page says to extensions that describe it for those who share a link."""
    if isinstance(node, nodes.Invisible | nodes.raw):
        return ""
    return " ".join(map(_words, node.children)) if node.children else node.astext()


def test_who_describes_a_page_by_its_words_finds_no_buttons_among_them(tmp_path, monkeypatch):
    told = {}

    def describe(app, page, template, context, doctree):
        told[page] = _words(doctree) if doctree else ""

    describing = SimpleNamespace(setup=lambda app: app.connect("html-page-context", describe))
    monkeypatch.setitem(sys.modules, "describing", describing)
    files = {"support/team.yaml": SUPPORT, "index.md": "# All\n\n" + md(*EVERYTHING)}
    built = build(tmp_path, files, extensions=["sphinx_support_process", "describing"])
    assert ("<template" in built["index.html"], "<template" in told["index"]) == (True, False)
    assert "Copy reply" not in told["index"]


DEAD = "[](#triage.closee) {any}`is-incidnt` {term}`Triagerr` {support:step}`triage.closee`"
DEAD_LINES = 4


@pytest.mark.parametrize(
    ("conf", "told"),
    [
        ({}, DEAD_LINES),
        ({"suppress_warnings": ["myst.xref_missing"]}, 3),
        ({"suppress_warnings": ["myst"]}, 3),
        ({"suppress_warnings": ["ref.any"]}, 3),
        ({"suppress_warnings": ["ref.term"]}, 3),
        ({"suppress_warnings": ["ref.*", "myst.*"]}, 1),
        ({"suppress_warnings": ["support-process"]}, 0),
        ({"nitpick_ignore": [("myst", "triage.closee")]}, 3),
        ({"nitpick_ignore": [("support:step", "triage.closee")]}, 3),
        ({"nitpick_ignore": [("term", "Triagerr")]}, 3),
        ({"nitpick_ignore_regex": [(".*", ".*")]}, 0),
    ],
)
def test_what_a_site_silences_stays_silent_where_we_would_have_said_more(tmp_path, conf, told):
    page = f"# All\n\n{md(*EVERYTHING)}{DEAD}\n"
    built = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": page}, **conf)
    assert len(built.warnings) == told


GERMAN = """\
roles:
  bearbeiter: {name: Bearbeiter, aliases: [Techniker], held-by: wer Dienst hat}
terms:
  vorfall: {name: Vorfall, plural: Vorfälle, definition: Etwas ist kaputt.}
  anfrage: {name: Anfrage, definition: "Kein {term}`Vorfall`, {term}`Anfrages`."}
"""


@pytest.mark.parametrize(
    ("language", "guessed"),
    [("de", []), ("en_GB", ["Anfrages", "Bearbeiters", "Technikers"])],
)
def test_a_plural_with_an_s_has_an_anchor_where_the_site_is_english(tmp_path, language, guessed):
    files = {"support/worte.yaml": GERMAN, "index.md": "# Worte\n\n" + md("glossary")}
    ignored = ["support-process"]
    built = build(tmp_path, files, language=language, suppress_warnings=ignored)
    assert built.warnings == []  # and `Anfrages`, which a text may say, is found
    names = ["Anfrage", "Bearbeiter", "Techniker", "Vorfall", "Vorfälle"]
    assert sorted(search_index(built)["indexentries"]) == [name.lower() for name in names]
    anchors = re.findall(r'id="(term-[A-Z][^"]*)"', built["index.html"])
    assert sorted(anchors) == sorted(f"term-{name.replace('ä', 'a')}" for name in names + guessed)


def test_a_plural_with_an_s_may_be_the_name_of_something_else_on_any_site(tmp_path):
    shared = """\
roles:
  helper: {name: Helper, held-by: wer Dienst hat}
  support: {name: Support, aliases: [Helpers], held-by: wer Dienst hat}
"""
    page = "# Worte\n\n{term}`Helpers`\n\n" + md("glossary")
    files = {"support/words.yaml": shared, "index.md": page}
    built = build(tmp_path, files, language="de", suppress_warnings=["support-process"])
    assert built.warnings == []
    assert sorted(search_index(built)["indexentries"]) == ["helper", "helpers", "support"]
    assert 'href="#term-helper"' in built["index.html"]


@pytest.mark.parametrize(("language", "said"), [("de", "2 schicht"), ("en", "2 schichts")])
def test_a_unit_of_the_team_has_a_plural_with_an_s_where_the_site_is_english(
    tmp_path, language, said
):
    yaml = SUPPORT.replace("calendar:\n", "calendar:\n  units: {schicht: 8 working hours}\n")
    yaml = yaml.replace("within: 1 working day\n        since", "within: 2 schicht\n        since")
    files = {"support/team.yaml": yaml, "index.md": "# Start\n\n" + md("process triage")}
    ignored = ["support-process"]
    html = build(tmp_path, files, language=language, suppress_warnings=ignored)["index.html"]
    assert re.search(r"2 schicht\w*", html)[0] == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("held-by: everybody in the team", "<p>Held by everybody in the team</p>"),
        ("external: true", "<p>Somebody outside the team</p>"),
        ("definition: Helps.", "<p>Helps.</p>"),
    ],
)
def test_the_glossary_says_something_of_each_role(tmp_path, facts, said):
    yaml = f"roles:\n  agent: {{name: Agent, {facts}}}\n"
    files = {"support/team.yaml": yaml, "index.md": "# Words\n\n" + md("glossary")}
    html = build(tmp_path, files, suppress_warnings=["support-process"])["index.html"]
    assert re.search(r"<dd>(.*?</p>)", body(html))[1] == said


PLACES = """\
roles:
  agent:
    name: w3
    held-by: Who is w4
    definition: |
      First w6.

      - w8 *w8* `w8`
  boss: {name: w9, held-by: whoever is w9}
terms:
  box: {name: w11, definition: Holds w11.}
templates:
  sent:
    title: w14
    to: agent
    channel: w16
    subject: "w17 {{ it }}"
    body: |
      {{ it }} w19.
    placeholders:
      it: {label: w21, example: w21}
priorities:
  first:
    title: w24
    text: Look at w25.
    ask: boss
    order:
      - w28 first
      - w29 then
communities:
  club:
    name: w32
    note: They w33
    representatives:
      - {name: Ann w35, email: a@example.org}
promises:
  soon:
    to: boss
    from: one
    until: one.read
    within: 2 hours
    text: Within w42.
processes:
  one:
    title: w45
    goal: To w46.
    trigger: [A w47 comes., Or w47 *does*.]
    requires: A w48.
    who: agent
    outcomes:
      solved: It is w51.
      lost: It is *w52*.
    duties:
      - id: note
        title: Note w55
        every: 2 hours
        text: In w57.
    steps:
      - id: read
        title: Is it w60?
        phase: Phase w61
        requires: [A w62.]
        within: 1 hour
        status: w64
        informs: boss
        escalate:
          to: boss
          when: it is w68
        text: Ask w69.
        checklist: [Thing w70., "And **w70**."]
        answers:
          w72:
            go: wait
            text: Do w74.
          No w75: {go: solved, text: Be w75.}
          Else w76:
            go: lost
            text: Be *w78*.
      - id: wait
        title: Wait w80
        wait:
          for: the w82
          at-most: 2 hours
          then: lost
      - {id: last, title: w85, next: solved}
"""


def test_every_text_on_a_page_tells_where_it_stands_in_the_yaml(tmp_path):
    shown = ("overview", "process one", "checklist one", "walkthrough one", "role agent")
    lists = ("role boss", "template sent", "templates", "responsibilities", "promises", "glossary")
    more = ("representatives", "priorities first", "chart one")
    page = "# All\n\n" + md(*shown, *lists, *more)
    files = {"support/team.yaml": PLACES, "index.md": page}
    ignored = ["support-process"]
    built = build(tmp_path, files, "dummy", suppress_warnings=ignored)
    assert built.warnings == []
    doctree = pickle.loads((tmp_path / "dummy-doctrees/index.doctree").read_bytes())
    found = set()
    wrong = []
    for node in doctree.findall(lambda node: node.tagname == "#text"):
        for line in map(int, re.findall(r"\bw(\d+)", node)):
            found.add(line)
            source, at = get_source_line(node)
            if (source, at) != (str(tmp_path / "docs/support/team.yaml"), line):
                wrong.append((str(node), source and source.rpartition("/")[2], at))
    headings = {24}  # of the page, which has its own
    assert found == {*map(int, re.findall(r"\bw(\d+)", PLACES))} - headings
    assert "\n".join(map(str, wrong)) == ""
