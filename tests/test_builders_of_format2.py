"""Can every output be built of the keys of format 2? The example of all of them, on both pages."""

import re

import pytest
from building import build
from format2_pages import PAGES, YAML

OUTPUTS = {
    "html": "index.html",
    "dirhtml": "index.html",
    "singlehtml": "index.html",
    "epub": "index.xhtml",
    "latex": "small.tex",
    "text": "index.txt",
    "man": "small.1",
    "texinfo": "small.texi",
    "xml": "index.xml",
    "gettext": "index.pot",
}
SAID = (
    *("the logs say too little", "Do not delete its volume", "Silence the alerts"),
    *("The status page turns green", "Look further", "nobody came", "by telephone"),
    *("Nobody can work", "you have led it for 3 hours", "Christmas Eve"),
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("builder", OUTPUTS)
def test_a_builder_says_all_of_it_without_a_warning(tmp_path, builder, page):
    files = {"support/team.yaml": YAML} | PAGES[page]
    built = build(tmp_path, files, builder, parallel=2)
    assert built.warnings == []
    found = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", built[OUTPUTS[builder]]))
    if builder != "gettext":
        assert "15 minutes" in found
    assert [text for text in SAID if text not in found] == []


def test_each_text_is_a_message_at_its_line(tmp_path):
    built = build(tmp_path, {"support/team.yaml": YAML} | PAGES["md"], "gettext")
    messages = re.findall(r'#: \S*team\.yaml:(\d+)\n(?:#.*\n)*msgid "(.*)"', built["index.pot"])
    lines = YAML.splitlines()
    assert [
        (int(number), said) for number, said in messages if said not in lines[int(number) - 1]
    ] == []
    said = {message for _, message in messages}
    assert {*SAID, "2 calendar days before the review", "SEV-1", "Severity"} <= {
        text.rstrip(".") for text in said
    }


def test_fixed_words_are_in_the_language_of_the_pages(tmp_path):
    built = build(tmp_path, {"support/team.yaml": YAML} | PAGES["md"], "text", language="fr")
    found = re.sub(r"\s+", " ", built["index.txt"])
    assert "Si the logs say too little : **Ask what they see**" in found
    assert "fin du jour ouvré suivant (SEV-1), sinon 2 calendar days before the review" in found
    assert "Après 15 minutes : Second on call" in found
    assert "chaque lun. 10:00" in found
    assert "2-3 heures" in found
