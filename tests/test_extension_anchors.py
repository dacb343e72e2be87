"""Do links live on that were made before there was YAML, and does each id stand once on a page?"""

import re
from collections import Counter

from building import EVERYTHING, SUPPORT, build, links, md, search_index

WORDS = """\
roles:
  support-agent: {name: Support Agent, aliases: [SA, Techie], definition: Works on tickets.}
terms:
  box: {name: Box, definition: Holds things.}
  mouse: {name: Mouse, plural: Mice, definition: Moves.}
  chat: {name: 聊天, definition: Talk.}
"""
PROCESS = """\
roles:
  agent: {name: Agent, held-by: Bob}
processes:
"""


def ids(html):
    """How often each id stands on a page."""
    return Counter(re.findall(r'\bid="([^"]*)"', html))


def twice(html):
    return [id for id, times in ids(html).items() if times > 1]


def test_a_label_keeps_the_anchor_that_it_had_before_a_heading(tmp_path):
    before = {"index.md": "# All\n\n(support:triage)=\n## Triage\n"}
    assert ids(build(tmp_path / "before", before)["index.html"])["support-triage"] == 1
    pages = {"support/team.yaml": SUPPORT, "index.md": "# All\n\n" + md(*EVERYTHING)}
    built = build(tmp_path / "after", pages)
    assert ids(built["index.html"])["support-triage"] == 1
    latex = build(tmp_path / "after", {}, "latex")
    assert r"\label{\detokenize{index:support-triage}}" in latex["small.tex"]


def test_a_label_whose_anchor_the_heading_has_leaves_it_there(tmp_path):
    page = "# All\n\n## Support triage\n\n" + md(*EVERYTHING)
    built = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": page})
    assert built.warnings == []
    assert '<section id="support-triage">' in built["index.html"]
    assert twice(built["index.html"]) == []


def test_a_glossary_has_each_anchor_that_one_of_sphinx_would_have(tmp_path):
    native = """# Words

```{glossary}
Support Agent
Support Agents
SA
SAs
Techie
Techies
  Works on tickets.

Box
Boxes
  Holds things.

Mouse
Mice
  Moves.
```
"""
    before = build(tmp_path / "before", {"index.md": native})["index.html"]
    anchors = {id for id in ids(before) if id.startswith("term-")}
    assert len(anchors) == 10
    files = {"support/words.yaml": WORDS, "index.md": "# Words\n\n" + md("glossary")}
    after = build(tmp_path / "after", files, suppress_warnings=["support-process"])["index.html"]
    ours = {"term-support-agent", "term-box", "term-mouse", "term-chat"}
    assert {id for id in ids(after) if id.startswith("term-")} == anchors | ours
    assert "term" not in ids(after)  # of a name in other letters
    assert twice(after) == []


def test_in_another_language_names_have_no_anchors_with_an_english_plural(tmp_path):
    files = {"support/words.yaml": WORDS, "index.md": "# Words\n\n" + md("glossary")}
    quiet = {"suppress_warnings": ["support-process"]}
    html = build(tmp_path, files, language="fr", **quiet)["index.html"]
    assert sorted(id for id in ids(html) if id.startswith("term-")) == [
        *("term-Box", "term-Mice", "term-Mouse", "term-SA", "term-Support-Agent", "term-Techie"),
        *("term-box", "term-chat", "term-mouse", "term-support-agent"),
    ]


def test_an_anchor_of_a_term_that_a_heading_has_is_another_one(tmp_path):
    page = "# Words\n\n## Term box\n\n" + md("glossary") + "\n{term}`Box`\n\n## Term Mouse\n"
    files = {"support/words.yaml": WORDS, "index.md": page}
    html = build(tmp_path, files, suppress_warnings=["support-process"])["index.html"]
    assert twice(html) == []
    assert ("Box", "#term-box-term") in links(html)


def test_no_id_stands_twice_where_a_page_shows_everything_twice(tmp_path):
    headings = "## Process triage\n\n## Process triage process\n\n## Chart triage\n\n"
    shown = md(*EVERYTHING, "chart triage", "map") + md("chart triage", "map", *EVERYTHING)
    files = {"support/team.yaml": SUPPORT, "index.md": f"# All\n\n{headings}{shown}{headings}"}
    built = build(tmp_path, files, suppress_warnings=["support-process", "docutils"])
    assert twice(built["index.html"]) == []


def test_the_parts_of_a_chart_have_no_id_of_another_chart(tmp_path):
    names = ["shift", "shift-title", "shift-desc", "shift-all", "shift-end", "shift-2"]
    yaml = PROCESS + "".join(
        f"  {name}: {{title: {name}, trigger: Now., who: agent, steps: [Do it]}}\n"
        for name in names
    )
    page = "# All\n\n" + md(*(f"chart {name}" for name in [*names, *names]))
    built = build(tmp_path, {"support/team.yaml": yaml, "index.md": page})
    html = built["index.html"]
    assert twice(html) == []
    for name in re.findall(r'aria-labelledby="([^"]*)"', html):
        assert ids(html)[name] == 1
    labels = re.findall(r'role="region" aria-label="([^"]*)"', html)
    assert labels == [
        *(f"Chart: {name}, 1 step in 1 lane" for name in names),
        *(f"Chart: {name}, 1 step in 1 lane (2)" for name in names),
    ]


def test_hits_of_the_search_lead_to_anchors_that_exist(tmp_path):
    page = "# All\n\n" + md(*EVERYTHING)
    built = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": page})
    hits = [hit for found in search_index(built)["objects"].values() for hit in found]
    assert len(hits) == len(built.inventory) - 2  # two roles stand in the glossary only
    known = ids(built["index.html"])
    assert [anchor for _, _, _, anchor, _ in hits if not known[anchor]] == []


def test_a_label_before_any_view_is_an_anchor_on_the_page(tmp_path):
    labelled = (f"(here-{number})=\n{md(view)}" for number, view in enumerate(EVERYTHING))
    page = "# All\n\n" + "".join(labelled)
    html = build(tmp_path, {"support/team.yaml": SUPPORT, "index.md": page})["index.html"]
    wanted = {f"here-{number}" for number in range(len(EVERYTHING))}
    assert wanted - set(ids(html)) == set()
    assert twice(html) == []
