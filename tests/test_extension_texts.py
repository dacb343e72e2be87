"""Is a text a document of its own? Footnotes, link definitions, names, and where its links lead."""

import re

import pytest
from building import SUPPORT, body, build, links, md, rst

NOTES = """\
roles:
  agent: {name: Agent, held-by: Ada}
processes:
  reply:
    title: Reply
    trigger: A letter.
    who: agent
    steps:
      - id: read
        title: Read it
        text: |
          Look[^1] and[^why], see [that][guide].

          [guide]: https://example.org/one

          [^1]: Even at spam.
          [^why]: It was sent.
      - id: answer
        title: Answer it
        text: |
          Be kind[^1], see [that][guide].

          [guide]: https://example.org/two

          [^1]: Even to spammers.
"""
SAID = """\
We answer in a day[1].

Starts when:
   A letter.

1. **Read it** · Agent

   Look[2] and[3], see that.

2. **Answer it** · Agent

   Be kind[4], see that.

   Then the process ends.
"""
AT_THE_END = """
And at once[5].

======================================================================

[1] A day has 24 hours.

[2] Even at spam.

[3] It was sent.

[4] Even to spammers.

[5] Why not?
"""
QUIET = {"suppress_warnings": ["support-process.process-not-shown"]}


def _built(folder, files, builder="text", **more):
    return build(folder, files, builder, **QUIET | more)


def _page(directive):
    notes = "[^why]: A day has 24 hours.\n[^b]: Why not?\n"
    return f"# Page\n\nWe answer in a day[^why].\n\n{directive}\nAnd at once[^b].\n\n{notes}"


WITHIN_RST = "```{eval-rst}\n.. support:process:: reply\n```\n"


@pytest.mark.parametrize("directive", [md("process reply"), WITHIN_RST], ids=["md", "eval-rst"])
def test_each_footnote_is_that_of_its_own_text_or_page(tmp_path, directive):
    built = _built(tmp_path, {"support/a.yaml": NOTES, "index.md": _page(directive)})
    assert built.warnings == []
    assert built["index.txt"] == "Page\n****\n\n" + SAID + AT_THE_END


def test_on_a_page_of_restructuredtext_a_footnote_stands_where_its_text_does(tmp_path):
    page = (
        "Page\n====\n\nWe answer in a day [#why]_.\n\n.. support:process:: reply\n\n"
        "And at once [#b]_.\n\n.. [#why] A day has 24 hours.\n.. [#b] Why not?\n"
    )
    built = _built(tmp_path, {"support/a.yaml": NOTES, "index.md": None, "index.rst": page})
    assert built.warnings == []
    assert re.findall(r"(\w+) ?\[(\d)\]", built["index.txt"]) == [
        ("day", "4"), ("Look", "1"), ("and", "2"), ("kind", "3"), ("once", "5"),
    ]  # fmt: skip
    assert re.findall(r"^ *\[(\d)\] (.+)", built["index.txt"], re.MULTILINE) == [
        ("1", "Even at spam."),
        ("2", "It was sent."),
        ("3", "Even to spammers."),
        ("4", "A day has 24 hours."),
        ("5", "Why not?"),
    ]


@pytest.mark.parametrize("ending", ["md", "rst"])
def test_in_latex_each_footnote_stands_where_it_is_referred_to(tmp_path, ending):
    directive = {"md": md, "rst": rst}[ending]("process reply")
    title = "# Page\n\n" if ending == "md" else "Page\n====\n\n"
    files = {"support/a.yaml": NOTES, "index.md": None, f"index.{ending}": title + directive}
    tex = _built(tmp_path, files, "latex")["small.tex"]
    found = re.findall(r"\\begin{footnote}\[(\d)\]\\sphinxAtStartFootnote\n(?:%\n)?([^%]*)", tex)
    assert [(number, said.strip()) for number, said in found] == [
        ("1", "Even at spam."),
        ("2", "It was sent."),
        ("3", "Even to spammers."),
    ]


def test_a_link_definition_is_that_of_its_own_text(tmp_path):
    page = (
        "# Page\n\n"
        + md("process reply")
        + "\nSee [that][guide].\n\n[guide]: https://example.org\n"
    )
    built = _built(tmp_path, {"support/a.yaml": NOTES, "index.md": page}, "html")
    assert [href for text, href in links(built["index.html"]) if text == "that"] == [
        "https://example.org/one",
        "https://example.org/two",
        "https://example.org",
    ]


RST_IN_A_TEXT = """\
          ```{eval-rst}
          One [#n]_, two [2]_, three [*]_, four [#]_, `five`_, six [#n]_.

          .. [#n] First.
          .. [2] Second.
          .. [*] Third.
          .. [#] Fourth.
          .. _five: https://example.org/five
          ```
"""


@pytest.mark.parametrize("write", [md, rst])
def test_footnotes_of_restructuredtext_in_a_text_are_numbered_as_well(tmp_path, write):
    yaml = NOTES.replace("          Be kind", f"{RST_IN_A_TEXT}\n          Be kind")
    title = "# Page\n\n" if write is md else "Page\n====\n\n"
    page = title + write("process reply", "walkthrough reply")
    files = {"support/a.yaml": yaml, "index.md": None, f"index.{write.__name__}": page}
    built = _built(tmp_path, files, "html")
    assert built.warnings == []
    said = re.sub("<[^>]+>", "", body(built["index.html"]))
    line = "One [3], two [4], three [5], four [6], five, six [3]."
    assert said.count(line) == 2
    assert [said.count(word) for word in ("First.", "Second.", "Third.", "Fourth.")] == [1] * 4
    assert ("five", "https://example.org/five") in links(built["index.html"])


def test_a_title_may_stand_in_the_index(tmp_path):
    yaml = NOTES.replace("title: Read it", 'title: "{index}`Read <reading>` it"')
    page = "# Page\n\n" + md("walkthrough reply", "process reply")
    built = _built(tmp_path, {"support/a.yaml": yaml, "index.md": page}, "html")
    assert built.warnings == []
    assert re.findall(r'href="([^"]*)">reading', built["genindex.html"]) == ["index.html#index-1"]


def test_what_a_text_defines_twice_or_for_nothing_is_told_at_its_line(tmp_path):
    more = "[^why]: Again.\n          [^not]: Unused.\n\n          [guide]: https://example.org\n"
    yaml = NOTES.replace("[^why]: It was sent.\n", f"[^why]: It was sent.\n          {more}")
    built = _built(tmp_path, {"support/a.yaml": yaml, "index.md": "# A\n\n" + md("process reply")})
    assert built.warnings == [
        (
            "support/a.yaml:18: WARNING: Duplicate footnote definition found for label: 'why'"
            " [ref.footnote]"
        ),
        "support/a.yaml:21: WARNING: Duplicate reference definition: GUIDE [myst.duplicate_def]",
        "support/a.yaml:19: WARNING: Footnote [not] is not referenced. [ref.footnote]",
    ]


NAMES = """\
roles:
  agent:
    name: Agent
    held-by: Ada
    definition: |
      (what-counts)=
      ```{figure} x.png
      :name: the-figure
      What counts
      ```

      ```{math}
      :label: load
      a < 5
      ```

      ```{py:function} open_requests(who)
      ```

      ```{option} --loud
      ```

      ```{versionadded} 1.0
      Loads.
      ```
processes:
  reply:
    title: Reply
    trigger: A letter.
    who: agent
    goal: |
      (why-this)=
      ```{figure} x.png
      :name: the-goal
      The goal
      ```
    steps: [Read it]
"""
REFERENCES = (
    "{eq}`load` {numref}`the-figure` {py:func}`open_requests` {option}`--loud`"
    " {ref}`counts <what-counts>` {numref}`the-goal` [](#the-goal)\n"
)
PLACES = ["equation-load", "the-figure", "open_requests", "cmdoption-loud", "what-counts"]


def _named(pages, folder, builder="html", **more):
    files = {f"{name}.md": f"# Page\n\n{md(shown)}" for name, shown in pages.items()}
    index = "# Start\n\n```{toctree}\n:hidden:\n:glob:\n*\n```\n\n" + REFERENCES
    (folder / "docs" / "support").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "support" / "x.png").write_bytes(b"")
    files |= {"support/a.yaml": NAMES, "index.md": index} | more.pop("files", {})
    return _built(folder, files, builder, numfig=True, **more)


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize(
    ("pages", "home"),
    [
        ({"a": "role agent", "z": "glossary"}, "z"),
        ({"a": "glossary", "z": "role agent"}, "a"),
        ({"b": "role agent", "z": "role agent"}, "b"),
    ],
)
def test_what_a_definition_names_is_on_the_best_page_that_shows_it(tmp_path, pages, home, parallel):
    more = {"full": "process reply", "card": "overview", "c": "walkthrough reply", "d": "promises"}
    built = _named(pages | more, tmp_path, parallel=parallel)
    assert built.warnings == []
    found = [href for _, href in links(built["index.html"])[-7:]]
    assert found == [f"{home}.html#{it}" for it in PLACES] + ["full.html#the-goal"] * 2


def test_what_a_text_names_moves_with_its_home(tmp_path):
    more = {"full": "process reply"}
    first = {"a": "role agent", "z": "glossary"}
    _named(first | more, tmp_path)
    moved = _named({"a": "role agent", "z": "promises"} | more, tmp_path)
    assert moved.warnings == []
    assert [href for _, href in links(moved["index.html"])[-7:-2]] == [
        f"a.html#{it}" for it in PLACES
    ]
    back = _named(first | more, tmp_path)
    fresh = _named(first | more, tmp_path, out="fresh")
    assert back["index.html"] == fresh["index.html"]
    assert (back.out / "objects.inv").read_bytes() == (fresh.out / "objects.inv").read_bytes()


@pytest.mark.parametrize(
    "reference", ["{py:func}`open_requests`", "{any}`open_requests`", "{option}`--loud`"]
)
def test_a_page_that_refers_to_what_a_text_names_follows_it_to_its_home(tmp_path, reference):
    shown = {"a": "role agent", "z": "glossary", "full": "process reply"}
    page = {"say.md": f"# Say\n\n{reference}\n"}
    before = links(_named(shown, tmp_path, files=page)["say.html"])
    built = _built(tmp_path, {"z.md": "# Page\n"}, "html", numfig=True)
    assert built.read == ["z"]
    assert [href.partition("#")[0] for _, href in before + links(built["say.html"])] == [
        "z.html",
        "a.html",
    ]


def test_a_page_is_left_that_refers_to_nothing_of_a_domain_in_which_texts_name_more(tmp_path):
    page = {"say.md": "# Say\n\n{py:func}`open_requests`\n"}
    first = _named({"a": "role agent", "full": "process reply"}, tmp_path, files=page)
    before = (first.out / "say.html").stat().st_mtime_ns
    more = {"support/a.yaml": NAMES.replace("load", "burden")}
    built = _built(tmp_path, more, "html", numfig=True)
    assert "equation-burden" in built["a.html"]
    assert (built.out / "say.html").stat().st_mtime_ns == before


def test_changes_are_listed_once(tmp_path):
    pages = {"a": "role agent", "z": "glossary", "full": "process reply"}
    built = _named(pages, tmp_path, "changes", release="1.0", version="1.0")
    assert built["changes.html"].count("Loads.") == 1


def test_a_name_that_another_text_has_is_told_where_it_stands(tmp_path):
    yaml = NOTES.replace("Be kind", "(here)=\n          Be kind").replace(
        "Look[^1]", "(here)=\n          Look[^1]"
    )
    page = "# A\n\n" + md("process reply") + "{ref}`x <here>`\n"
    built = _built(tmp_path, {"support/a.yaml": yaml, "index.md": page}, "html")
    assert built.warnings == [
        (
            "support/a.yaml:22:12: WARNING: the name `here` is taken by something else"
            " (write another one) [support-process.duplicate-id]"
        )
    ]
    assert links(built["index.html"])[-1] == ("x", "#here")


def test_a_directive_reaches_nothing_behind_its_text(tmp_path):
    yaml = NOTES.replace(
        "          Be kind[^1], see [that][guide].\n",
        "          ```{py:module} team\n          ```\n"
        "          ```{default-domain} js\n          ```\n"
        "          ```{highlight} python\n          ```\n"
        "          Be kind[^1].\n",
    ).replace("    steps:\n", "    goal: |\n      ```{rst-class} loud\n      ```\n    steps:\n")
    page = (
        "# A\n\n" + md("process reply") + "Behind.\n\n"
        "```{eval-rst}\n.. function:: behind()\n\n::\n\n   x = 1\n```\n"
    )
    files = {"support/a.yaml": yaml, "index.md": page}
    built = _built(tmp_path, files, "html", highlight_language="text")
    assert 'ERROR: No suitable element following "rst-class" directive' in built.warnings[0]
    said = body(built["index.html"])
    assert '<dl class="py function">' in said
    assert 'id="behind"' in said
    assert "highlight-text" in said
    assert "loud" not in said


def test_a_directive_that_fails_is_told_and_leaves_what_it_holds(tmp_path, monkeypatch):
    yaml = NOTES.replace(
        "          Be kind[^1], see [that][guide].\n",
        "          ```{failing}\n          Be kind.\n          ```\n          [^1]\n",
    )
    conf = (
        "from docutils.parsers.rst import Directive\n"
        "class Failing(Directive):\n"
        "    has_content = True\n"
        "    def run(self):\n"
        "        return self.no_such_thing\n"
        "def setup(app):\n"
        "    app.add_directive('failing', Failing)\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A\n\n" + md("process reply"))
    (tmp_path / "failing_extension.py").write_text(conf)
    monkeypatch.syspath_prepend(tmp_path)
    extensions = ["failing_extension", "sphinx_support_process"]
    built = _built(tmp_path, {"support/a.yaml": yaml}, extensions=extensions)
    assert built.warnings == [
        (
            "support/a.yaml:21: WARNING: the directive `failing` fails: 'Failing' object has no"
            " attribute 'no_such_thing' (fix or remove it) [support-process.failing-directive]"
        )
    ]
    assert "Be kind." in built["index.txt"]


LINKS = """\
roles:
  agent: {name: Agent, held-by: Ada}
processes:
  reply:
    title: Reply
    trigger: A letter.
    who: agent
    steps:
      - id: read
        title: Read it
        text: |
          [a](../guide.md) [b](../guide) [c](form.txt) {doc}`d <../guide>` {any}`e <../guide>`
          {download}`f <form.txt>` [g](../guide.md#more) [h](/guide.md) <project:../guide.md>
"""
OF_THE_PAGE = "[a](guide.md) [b](guide) {doc}`c <guide>` <project:guide.md> [e](guide.md#more)"


def _linked(folder, text=None, **more):
    yaml = LINKS if text is None else LINKS[: LINKS.index("          [a]")] + f"          {text}\n"
    files = {
        "support/a.yaml": yaml,
        "support/form.txt": "x",
        "guide.md": "# Guide\n\n## More\n",
        "far/off.rst": "Off\n===\n\n.. support:walkthrough:: reply\n",
        "index.md": "# A\n\n```{toctree}\n:hidden:\nguide\nfar/off\n```\n\n" + md("process reply"),
    }
    files |= more.pop("files", {})
    return _built(folder, files, "html", myst_heading_anchors=2, **more)


def test_a_link_of_a_text_leads_to_what_it_means_from_its_file(tmp_path):
    built = _linked(tmp_path)
    assert built.warnings == []
    for page, up in (("index.html", ""), ("far/off.html", "../")):
        found = [href for _, href in links(built[page]) if "guide" in href or "form" in href]
        assert [re.sub("_downloads/.*/", "", href) for href in found] == [
            f"{up}guide.html",
            f"{up}guide.html",
            f"{up}form.txt",
            f"{up}guide.html",
            f"{up}guide.html",
            f"{up}form.txt",
            f"{up}guide.html#more",
            f"{up}guide.html",
            f"{up}guide.html",
        ]


def test_a_link_that_only_the_page_could_mean_is_told_and_stays_text(tmp_path):
    off = {"far/off.rst": "Off\n===\n"}
    built = _linked(tmp_path, OF_THE_PAGE, files=off)
    said = "leads nowhere from the file that it is in"
    end = "[support-process.missing-file]"
    assert built.warnings == [
        f"support/a.yaml:12{place}: WARNING: the link `{link}` {said} (write `{better}`) {end}"
        for place, link, better in (
            ("", "guide.md", "../guide.md"),
            ("", "guide", "../guide"),
            ("", "guide.md", "../guide.md"),
            (":76", "guide.md#more", "../guide.md#more"),
            ("", "guide", "../guide"),
        )
    ]
    assert links(built["index.html"]) == []


def test_a_link_to_a_page_that_comes_later_leads_there(tmp_path):
    before = _linked(tmp_path, "[a](../new.md)")
    assert (
        before.warnings
        == [
            (
                "support/a.yaml:12: WARNING: 'myst' cross-reference target not found: '../new.md'"
                " [myst.xref_missing]"
            )
        ]
        * 2
    )
    after = _linked(tmp_path, "[a](../new.md)", files={"new.md": "---\norphan: true\n---\n# New\n"})
    assert after.warnings == []
    assert ("a", "new.html") in links(after["index.html"])


SILENT = ["myst.xref_missing", "ref.term", "image.not_readable", "download.not_readable"]
DEAD = "[](incidents) {term}`Agenst` ![x](y.png) {download}`y.txt` [a](guide.md)"


def test_what_a_site_silences_is_not_told_in_our_words(tmp_path):
    files = {"words.md": "---\norphan: true\n---\n# Words\n\n" + md("glossary")}
    assert len(_linked(tmp_path, DEAD, files=files).warnings) == 8
    silent = _linked(tmp_path, DEAD, files=files, fresh=True, suppress_warnings=SILENT)
    assert [line for line in silent.warnings if "orphan" not in line] == []


def test_an_entry_of_the_index_leads_to_the_page_of_its_text_alone(tmp_path):
    pages = {"a": "role agent", "z": "glossary"}
    yaml = NOTES.replace("held-by: Ada", 'held-by: Ada, definition: "Answers {index}`letters`."')
    files = {f"{name}.md": f"# Page\n\n{md(shown)}" for name, shown in pages.items()}
    index = "# Start\n\n```{toctree}\n:glob:\n*\n```\n"
    built = _built(tmp_path, files | {"support/a.yaml": yaml, "index.md": index}, "html")
    found = re.findall(r'href="([^"]*)">letters', built["genindex.html"])
    assert [address.partition("#")[0] for address in found] == ["z.html"]


@pytest.mark.parametrize("listed", ["guide", ":glob:\n\ngui*", "The guide <guide>"])
def test_a_toctree_finds_pages_as_seen_from_the_yaml_file(tmp_path, listed):
    toctree = f"```{{toctree}}\n{listed}\n```".replace("\n", "\n          ")
    page = "# Below\n\n" + md("process reply")
    files = {
        "support/a.yaml": NOTES.replace("Be kind", f"{toctree}\n\n          Be kind"),
        "support/guide.md": "# The guide\n",
        "below/page.md": page,
        "index.md": "# Start\n\n```{toctree}\nbelow/page\n```\n",
    }
    built = _built(tmp_path, files, "html")
    assert built.warnings == []
    assert ("The guide", "../support/guide.html") in links(built["below/page.html"])


@pytest.mark.parametrize("setting", ["myst_commonmark_only", "myst_gfm_only"])
def test_texts_are_myst_where_the_markdown_pages_of_a_site_are_not(tmp_path, setting):
    pages = "Start\n=====\n\n" + rst("process triage", "process incident", "glossary")
    files = {"support/team.yaml": SUPPORT, "index.md": None, "index.rst": pages}
    built = build(tmp_path, files, **{setting: True})
    assert ("Incident", "#term-incident") in links(built["index.html"])
