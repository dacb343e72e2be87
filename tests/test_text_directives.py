"""Does every directive behave in a text as on a page alone? Of Sphinx, MyST, sphinx-design."""

import re
from collections import Counter
from textwrap import indent

import pytest
from building import build, md, rst
from directive_samples import sample
from docutils.parsers.rst.directives import _directive_registry, _directives
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

EXTENSIONS = ["sphinx_design", "sphinx.ext.todo", "sphinx.ext.graphviz", "sphinx.ext.ifconfig"]
SETTINGS = {
    "extensions": [*EXTENSIONS, "sphinx_support_process"],
    "todo_include_todos": True,
    "numfig": True,
    "nitpicky": False,
    "suppress_warnings": ["support-process"],
}
OF_FILES = re.compile(r"directive disabled|\binclude\b|[Ii]nsertion disabled|Include file")
"""What is told of other files, which no text may hold."""


def _names(folder):
    """The names of all directives but ours."""
    (folder / "index.md").write_text("# Start\n")
    with docutils_namespace():
        app = Sphinx(folder, None, folder / "out", folder / "trees", "dummy", SETTINGS, None, None)
        domains = app.env.domains.values()
        of_domains = {
            kind if domain.name == "std" else f"{domain.name}:{kind}"
            for domain in domains
            if domain.name != "support"
            for kind in domain.directives
        }
        return sorted({*_directive_registry, *_directives, *of_domains})


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """The directives, and a use of each with its word."""
    names = _names(tmp_path_factory.mktemp("names"))
    words = {name: f"zebra{number}x" for number, name in enumerate(names)}
    return {word: sample(name, word) for name, word in words.items()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory, samples):
    """How often each word is said where its text is a page, and what is told of them all."""
    pages = {f"{word}.md": f"# Page\n\n{text}\n" for word, text in samples.items()}
    start = {"index.md": "# Start\n\n```{toctree}\n:glob:\nz*\n```\n"}
    built = _build(tmp_path_factory.mktemp("alone"), start | pages, "text")
    said = {word: built[f"{word}.txt"].count(word) for word in samples}
    return said, _told(built)


def _told(built):
    """What is told, without the places."""
    lines = (line for line in built.warnings if re.search(r"(WARNING|ERROR): ", line))
    told = {re.sub(r"^.*?(?=WARNING|ERROR)", "", line) for line in lines}
    return {line for line in told if not OF_FILES.search(line)}


def _build(folder, files, builder, **more):
    (folder / "docs" / "support").mkdir(parents=True)
    for place in ("x.png", "support/x.png"):
        (folder / "docs" / place).write_bytes(b"")
    return build(folder, files, builder, **SETTINGS | more)


def _site(samples, write):
    steps = "".join(
        f"      - id: {word}\n        title: Step\n        text: |\n{indent(text, ' ' * 10)}\n"
        for word, text in samples.items()
    )
    process = "processes:\n  p:\n    title: P\n    who: a\n    steps:\n"
    yaml = f"roles: {{a: {{name: A}}}}\n{process}{steps}"
    ending = write.__name__
    title = "# T\n\n" if write is md else "T\n=\n\n"
    return {
        "index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n",
        "support/a.yaml": yaml,
        f"full.{ending}": title + write("process p"),
        f"awalk.{ending}": title + write("walkthrough p"),
        f"walk.{ending}": title + write("walkthrough p"),
    }


@pytest.mark.parametrize("write", [md, rst])
def test_every_directive_says_in_a_text_what_it_says_on_a_page(tmp_path, samples, alone, write):
    built = _build(tmp_path, _site(samples, write), "text")
    for page in ("full", "awalk", "walk"):
        said = {word: built[f"{page}.txt"].count(word) for word in samples}
        assert said == alone[0], page
    assert _told(built) == alone[1]


@pytest.mark.parametrize("builder", ["latex", "epub", "texinfo", "man"])
def test_every_builder_takes_every_directive_in_a_text(tmp_path, samples, builder):
    _build(tmp_path, _site(samples, md), builder)


@pytest.mark.parametrize("order", [("process", "walkthrough"), ("walkthrough", "process")])
def test_beside_a_walkthrough_a_process_keeps_the_ids_of_its_texts(tmp_path, samples, order):
    files = _site(samples, md) | {"awalk.md": None, "walk.md": None, "full.md": None}
    both = {"both.md": "# Both\n\n" + md(*(f"{name} p" for name in order))}
    built = _build(tmp_path, files | both, "html")
    ids = re.findall(r'\sid="([^"]+)"', built["both.html"])
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    word = next(word for word, text in samples.items() if "{math}" in text)
    assert f"equation-eq-{word}" in ids
