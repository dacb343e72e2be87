"""Does a French team read French? From the YAML to catalogues for translators, and back."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from building import EVERYTHING, SUPPORT, body, build, links, md, rst

YAML = SUPPORT.replace(
    "        title: Investigate\n",
    "        title: Investigate\n"
    "        status: Open\n"
    "        escalate: {to: triager, when: It takes long.}\n"
    "        wait: {for: the logs, at-most: 4 hours, then: resolve}\n"
    "        text: |\n"
    "          Look at what\n"
    "          the {term}`Triager` found.\n"
    "\n"
    "          # How\n"
    "\n"
    "          - In {support:step}`resolve`:\n"
    "            - nested\n",
).replace(
    "    url: https://library.example\n",
    "    url: https://library.example\n    note: It is large.\n",
)
PAGES = {
    "support/team.yaml": "statuses: [Open]\n" + YAML,
    "index.md": "# Start\n\n```{toctree}\nall\n```\n\nSee {support:step}`triage.close`.\n\n"
    "{support:priorities}`first`\n",
    "all.rst": "All\n===\n\n" + rst(*EVERYTHING, "role agent", "chart incident"),
}
TEXTS = PAGES["support/team.yaml"].splitlines()

FRENCH = {
    "Start": "Accueil",
    "All": "Tout",
    "See {support:step}`triage.close`.": "Voir {support:step}`triage.close`.",
    "Triage": "Tri",
    "Close the ticket": "Fermer le ticket",
    "Acknowledge the request": "Accuser réception",
    "Agent": "Technicien",
    "Triager": "Trieur",
    "Incident": "Incident",
    "A disruption that the {term}`Triager` hears of first.": "Une panne.",
    "Look at what the {term}`Triager` found.": (
        "Regarder ce que le {term}`trieur <Triager>` a trouvé."
    ),
    "How": "Comment",
    "nested": "imbriqué",
    "Yes": "Oui",
    "Open": "Ouvert",
    "It takes long.": "C'est long.",
    "the logs": "les journaux",
    "Request queued": "Demande en attente",
    "Your request: {{ subject }}": "Votre demande : {{ subject }}",
    "Hello {{ name }}, we got it.": "Bonjour {{ name }},\n\nnous l'avons.",
    "first name": "prénom",
    "Library": "Bibliothèque",
    "It is large.": "Elle est grande.",
    "What comes first": "D'abord",
}


def _messages(built, name):
    """Each message of a catalogue, with its places below the folder of the docs."""
    with (built.out / name).open("rb") as file:
        return {
            entry.id: [(path.rpartition("docs/")[2], line) for path, line in entry.locations]
            for entry in read_po(file)
            if entry.id
        }


def _catalogue(words):
    catalogue = Catalog(locale="fr")
    for message, said in words.items():
        catalogue.add(message, said)
    return catalogue


def _translated(tmp_path, builder="html", words=FRENCH, pages=PAGES):
    """A site in French; each page has a catalogue of the same words."""
    folder = tmp_path / "docs" / "locales" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for name in pages:
        if not name.startswith("support/"):
            with (folder / name).with_suffix(".po").open("wb") as file:
                write_po(file, _catalogue(words))
    return build(tmp_path, {"index.md": None} | pages, builder, **SETTINGS)


SETTINGS = {"language": "fr", "locale_dirs": ["locales"], "gettext_compact": False}


def test_each_text_that_a_page_shows_is_a_message_at_its_line(tmp_path):
    built = build(tmp_path, PAGES, "gettext", gettext_compact=False)
    assert built.warnings == []
    found = _messages(built, "all.pot")
    assert set(FRENCH) - {"Start", "See {support:step}`triage.close`."} <= found.keys()
    for message, places in found.items():
        first = re.split(r"\n| {term}| found", message)[0]
        for path, line in places:
            if path == "support/team.yaml":
                assert first in TEXTS[line - 1] or TEXTS[line - 1].strip() == "Look at what"


def test_a_message_keeps_its_name_when_it_is_edited(tmp_path):
    """Where catalogues name their messages, as those of the sentences of a page are."""

    def names(built):
        said = (built.out / "all.pot").read_text("utf-8")
        found = re.findall(r'((?:^#: [0-9a-f]{32}\n)+)msgid "(.+)"$', said, re.MULTILINE)
        return {message: set(names.split("\n#: ")) for names, message in found}

    conf = {"gettext_compact": False, "gettext_uuid": True}
    before = names(build(tmp_path, PAGES, "gettext", **conf))
    assert before.keys() >= {"Close the ticket", "Resolve", "nested", "Library"}
    edited = PAGES["support/team.yaml"].replace("Close the ticket", "Close that ticket, too")
    new = "  new: {name: Newcomer, definition: Learns.}\n"
    edited = edited.replace("  triager:", f"{new}  triager:")
    after = names(build(tmp_path, {"support/team.yaml": edited}, "gettext", **conf))
    assert after["Close that ticket, too"] == before["Close the ticket"]
    assert {**after, **before} == after | {"Close the ticket": before["Close the ticket"]}
    plain = build(tmp_path, {}, "gettext", gettext_compact=False)
    assert names(plain) == {}


def test_every_text_of_the_yaml_is_a_message(tmp_path):
    built = build(tmp_path, PAGES, "gettext", gettext_compact=False)
    found = " ".join(_messages(built, "all.pot"))
    said = re.findall(r"(?:title|name|for|when|note|trigger|label): ([^,}\n]+)", YAML)
    held = re.findall(r"(?:held-by|definition|example): ([^,}\n]+)", YAML)
    private = {"Ada Example", "support:triage", "|", "{label: subject of the ticket"}
    missing = [text for text in (*said, *held) if text not in found and text not in private]
    assert missing == []


def test_a_name_that_no_page_shows_is_a_message_of_the_pages_that_mention_it(tmp_path):
    pages = {"support/team.yaml": SUPPORT, "index.md": "# Start\n\n" + md("process triage")}
    found = _messages(build(tmp_path, pages, "gettext"), "index.pot")
    line = SUPPORT[: SUPPORT.index("agent:")].count("\n") + 1
    assert found["Agent"] == [("support/team.yaml", line)]
    assert "Resolve" in found


def test_a_name_that_no_page_shows_is_translated_where_it_is_mentioned(tmp_path):
    pages = {"support/team.yaml": SUPPORT, "index.md": "# Start\n\n" + md("process triage")}
    built = _translated(tmp_path, "text", FRENCH, pages)
    assert "Informer : Technicien" in built["index.txt"]


def test_a_french_page_says_all_in_french(tmp_path):
    built = _translated(tmp_path, "text")
    assert built.warnings == []
    page = built["all.txt"]
    for message, said in FRENCH.items():
        if message not in ("Start", "Incident", "What comes first") and "{" not in message:
            plain = said.splitlines()[-1].strip("{}")
            assert plain in page, message
            assert not re.search(rf"(?<!\w){re.escape(message)}(?!\w)", page), message
    assert "Regarder ce que le *trieur* a trouvé." in page
    assert "Délai : 1 jour ouvré après le début" in page


def test_a_french_page_keeps_its_links_and_names_their_targets_in_french(tmp_path):
    built = _translated(tmp_path)
    assert built.warnings == []
    assert links(built["index.html"]) == [
        ("Tout", "all.html"),
        ("Tri, étape 3 (Fermer le ticket)", "all.html#triage.close"),
        ("D'abord", "all.html#priorities-first"),
    ]
    assert (
        '<a class="reference internal" href="#term-triager"><span class="xref std std-term">'
        in (built["all.html"])
    )
    assert "trieur</span></a> a trouvé." in built["all.html"]


def test_a_french_reply_is_shown_line_by_line(tmp_path):
    page = re.sub(r"<[^>]+>", "", _translated(tmp_path)["all.html"])
    assert "Objet Votre demande : subject of the ticket\nBonjour prénom,\nnous l'avons.\n" in page


def test_a_french_chart_says_its_labels_in_french(tmp_path):
    page = _translated(tmp_path)["all.html"]
    chart = re.sub(r"<[^>]+>", " ", page[page.rindex("<svg") : page.rindex("</svg>")])
    assert [
        word for word in ("Technicien", "Tri:", "attendre", "4 heures") if word not in chart
    ] == []
    assert not re.search(r"Agent|Triager|wait ", chart)


UNITS = {
    "support/team.yaml": SUPPORT.replace(
        "calendar:\n", "calendar:\n  units: {sprint: 2 weeks}\n"
    ).replace("        within: 1 working day\n", "        within: 2 Sprints\n"),
    "index.md": "# Start\n\n" + md("chart triage"),
    "steps.md": "---\norphan: true\n---\n\n# Steps\n\n" + md("process triage", "promises"),
}


def test_a_time_in_a_unit_of_the_team_is_a_message_of_the_pages_that_show_it(tmp_path):
    built = build(tmp_path, UNITS, "gettext", gettext_compact=False)
    lines = UNITS["support/team.yaml"].splitlines()
    place = [("support/team.yaml", lines.index("        within: 2 Sprints") + 1)]
    assert _messages(built, "index.pot")["2 sprints"] == place
    assert _messages(built, "steps.pot")["2 sprints"] == place
    assert _messages(built, "steps.pot")["sprint"] == [("support/team.yaml", 2)]


def test_a_time_in_a_unit_of_the_team_is_translated_on_pages_and_in_charts(tmp_path):
    words = {"2 sprints": "2 itérations", "sprint": "itération"}
    built = _translated(tmp_path, words=words, pages=UNITS)
    assert "délai : 2 itérations" in built["index.html"]
    assert "Délai : 2 itérations après le début" in body(built["steps.html"])
    assert "1 itération dure 2 semaines" in built["steps.html"]
    assert "sprint" not in built["index.html"] + built["steps.html"]


def test_a_french_glossary_is_found_by_both_names(tmp_path):
    pages = PAGES | {"index.md": "# Start\n\n{term}`Triager` {term}`trieur` {term}`desk`\n"}
    built = _translated(tmp_path, pages=pages | {"all.rst": ":orphan:\n\n" + PAGES["all.rst"]})
    assert {href for _, href in links(built["index.html"])} == {"all.html#term-triager"}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "man", "texinfo"])
def test_a_translated_site_is_written_without_a_warning(tmp_path, builder):
    assert _translated(tmp_path, builder).warnings == []


def test_a_changed_catalogue_changes_every_page_that_mentions_what_it_names(tmp_path):
    _translated(tmp_path)
    folder = tmp_path / "docs" / "locales" / "fr" / "LC_MESSAGES"
    with (folder / "all.po").open("wb") as file:
        write_po(file, _catalogue(FRENCH | {"Close the ticket": "Clore le ticket"}))
    after = build(tmp_path, {}, **SETTINGS)
    assert "Tri, étape 3 (Clore le ticket)" in body(after["index.html"])


def test_catalogues_are_the_same_whether_a_translation_exists_or_not(tmp_path):
    before = build(tmp_path / "a", PAGES, "gettext", gettext_compact=False)
    folder = tmp_path / "b" / "docs" / "locales" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "all.po").open("wb") as file:
        write_po(file, _catalogue(FRENCH))
    build(tmp_path / "b", {"index.md": None} | PAGES, **SETTINGS)
    after = build(tmp_path / "b", {}, "gettext", **SETTINGS)
    assert after.warnings == []
    assert _messages(after, "all.pot") == _messages(before, "all.pot")
