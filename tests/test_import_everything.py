"""Is nothing lost and nothing invented, in any format? Documents that are generated, read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from html import escape

import office
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.draft import Draft
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import FORMATS, read
from sphinx_support_process.importing.readers.failure import ReadingError
from sphinx_support_process.load import read_text

Page = list[tuple[str, list[str], list[str]]]
"""Sections: a heading, the steps below it, and paragraphs behind these."""

NAMES = ("Kettle", "Ladder", "Garden", "Cellar", "Tower", "Harbour", "Bridge", "Window")
VERBS = ("Open", "Check", "Close", "Call", "Write", "Count")
SENTENCES = st.builds(
    "{} the {} {}".format,
    st.sampled_from(VERBS),
    st.sampled_from(NAMES).map(str.lower),
    st.sampled_from(
        ["door", "list & sign", "<key>", "at 22:00", "*twice*", "again_and_again", "ü"]
    ),
)
PARAGRAPHS = st.builds("The {} is {}.".format, st.sampled_from(NAMES), st.sampled_from(VERBS))
PAGES = st.lists(
    st.tuples(
        st.sampled_from(NAMES).map("About {}".format),
        st.lists(SENTENCES, min_size=1, max_size=4, unique=True),
        st.lists(PARAGRAPHS, max_size=2),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda section: section[0],
)


def html(page: Page) -> bytes:
    return "".join(
        f"<h2>{escape(title)}</h2><ol>{''.join(f'<li>{escape(s)}.' for s in steps)}</ol>"
        + "".join(f"<p>{escape(text)}" for text in below)
        for title, steps, below in page
    ).encode()


def confluence(page: Page) -> bytes:
    return "".join(
        f"<h2>{escape(title)}</h2><ol>"
        + "".join(f"<li><p>{escape(step)}.</p></li>" for step in steps)
        + '</ol><ac:structured-macro ac:name="panel"><ac:rich-text-body>'
        + "".join(f"<p>{escape(text)}</p>" for text in below)
        + "</ac:rich-text-body></ac:structured-macro>"
        for title, steps, below in page
    ).encode()


def rst(page: Page) -> bytes:
    def plain(text: str) -> str:
        return re.sub(r"([*_<>`|\\])", r"\\\1", text)

    return "\n\n".join(
        f"{title}\n{'=' * len(title)}\n\n"
        + "\n".join(f"#. {plain(step)}." for step in steps)
        + "".join(f"\n\n{plain(text)}" for text in below)
        for title, steps, below in page
    ).encode()


def docx(page: Page) -> bytes:
    lists = office.definition(1, ("decimal", "%1."))
    heading = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    body = ""
    for number, (title, steps, below) in enumerate(page, 1):
        lists += office.list_of(number, 1, {0: 1})
        body += office.paragraph(title, style="H")
        body += "".join(office.paragraph(f"{step}.", number) for step in steps)
        body += "".join(map(office.paragraph, below))
    return office.docx(body, lists, heading)


def odt(page: Page) -> bytes:
    return office.odt(
        "".join(
            f'<text:h text:outline-level="2">{escape(title)}</text:h>'
            + office.odt_list("".join(office.odt_item(f"{step}.") for step in steps), "A")
            + "".join(f"<text:p>{escape(text)}</text:p>" for text in below)
            for title, steps, below in page
        ),
        office.odt_style("A", ("", "1", ".")),
    )


def markdown(page: Page) -> bytes:
    def plain(text: str) -> str:
        return re.sub(r"([*_<>`&\\])", r"\\\1", text)

    return "\n\n".join(
        f"## {title}\n\n"
        + "\n".join(f"{number}. {plain(step)}." for number, step in enumerate(steps, 1))
        + "".join(f"\n\n{plain(text)}" for text in below)
        for title, steps, below in page
    ).encode()


WRITERS: dict[str, Callable[[Page], bytes]] = {
    "markdown": markdown,
    "html": html,
    "confluence": confluence,
    "rst": rst,
    "docx": docx,
    "odt": odt,
}


def imported(name: str, data: bytes) -> tuple[Draft, str]:
    """The draft of a file and its YAML, with all words of the file in it."""
    found = read("page", data, name)
    made = drafted(found)
    text = written(made, ["page"])
    assert read_text(text).problems == ()
    assert account(found, made, text).lost == 0
    return made, text


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\\(?=\W)", "", text)))


@pytest.mark.parametrize("name", WRITERS)
@given(page=PAGES)
def test_each_step_and_each_sentence_of_a_document_is_in_its_draft(name: str, page: Page) -> None:
    made, text = imported(name, WRITERS[name](page))

    assert [(p.title, [words(s.title) for s in p.steps]) for p in made.processes] == [
        (title, [words(step) for step in steps]) for title, steps, _ in page
    ]
    for _, _, below in page:
        assert all(words(sentence) in words(text) for sentence in below)
    source = " ".join(" ".join([t, *steps, *below]) for t, steps, below in page)
    ids = re.compile(r"^ +(?:- id:.*|[\w-]+:)$|line \d+|paragraph \d+", re.MULTILINE)
    numbers = set(re.findall(r"\d+", ids.sub("", text.split("\n\n", 1)[1])))
    assert numbers <= set(re.findall(r"\d+", source)), "a number was invented"


def csv(steps: list[str]) -> bytes:
    rows = (f'{number},"{step}"' for number, step in enumerate(steps, 1))
    return "\n".join(["No.,Action", *rows]).encode()


def mermaid(steps: list[str]) -> bytes:
    signs = {"&": "#amp;", "<": "#lt;", ">": "#gt;"}
    texts = (re.sub("[&<>]", lambda sign: signs[sign[0]], step) for step in steps)
    boxes = (f's{number}["{text}"]' for number, text in enumerate(texts))
    return f"flowchart TD\n{' --> '.join(boxes)}".encode()


def bpmn(steps: list[str]) -> bytes:
    tasks = "".join(f'<task id="s{n}" name="{escape(step)}"/>' for n, step in enumerate(steps))
    lines = "".join(
        f'<sequenceFlow sourceRef="s{n}" targetRef="s{n + 1}"/>' for n in range(len(steps) - 1)
    )
    return f"<definitions><process id='p' name='P'>{tasks}{lines}</process></definitions>".encode()


@pytest.mark.parametrize("write", [csv, mermaid, bpmn])
@given(steps=st.lists(SENTENCES, min_size=2, max_size=8, unique=True))
def test_each_row_and_each_box_is_a_step(
    write: Callable[[list[str]], bytes], steps: list[str]
) -> None:
    made, _ = imported(write.__name__, write(steps))

    assert [words(step.title) for step in made.processes[0].steps] == list(map(words, steps))


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(data=st.binary(max_size=300))
def test_any_bytes_end_with_a_draft_or_a_message(name: str, data: bytes) -> None:
    with suppress(ReadingError):
        imported(name, data)


PIECES = [
    *("<p>", "</p>", "<ol>", "<li>", "</li>", "</ol>", "<table>", "<tr>", "<td>", "a", "b c"),
    *("<div", ">", "<!--", "-->", "<a href='#x'>", "</a>", "<h1>", "</h1>", "<pre>", "&", "<"),
    *("<details>", "<summary>", "</details>", "<dl><dt>", "<dd>", "<b>", "</b>", "<br>", "1."),
    *("=====\n", "\n\n", ".. note:: ", ".. x::\n", "   ", ":a:`b`", "`", "``", "|", "* ", "#. "),
    *("graph TD\n", "A-->B", "{x?}", "[y]", "-- z", "subgraph q\n", "end\n", ";", '"', "@{", "%%"),
    *("<ac:link>", "</ac:link>", "<ri:page ri:content-title='t'/>", "<![CDATA[", "]]>", "a,b\n"),
    *("&amp;", "\n", "x" * 50, "_`", ";;"),
]


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.is_text])
@given(source=st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_pieces_of_a_format_end_with_a_draft_or_a_message(name: str, source: str) -> None:
    with suppress(ReadingError):
        imported(name, source.encode())
