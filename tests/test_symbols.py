"""Where is something defined and used? Each mention, exact to the column."""

from __future__ import annotations

import pytest

from sphinx_support_process.known.symbols.index import Symbols, read_symbols
from sphinx_support_process.load import read_text
from sphinx_support_process.project.symbols import directives, names

ROLES = "roles: {triager: {name: Triager}, agent: {name: Agent}}\n"
STEPS = ROLES + "processes:\n  triage:\n    title: Triage\n    steps:\n"


def marked(name: str, text: str, *more: tuple[str, str]) -> list[str]:
    """What the mentions of a file mean, each with what is written there; `more` are other files."""
    known = directives()
    files = [read_symbols(*each, known) for each in ((name, text), *more)]
    spellings = names(read_text(text).support) if name.endswith("yaml") else {}
    symbols = Symbols(files, spellings)
    return [
        f"{symbol.kind} {symbol.name}: {each.mention.key or 'id'} "
        f"{each.place.line}:{each.place.column} {text[each.mention.start : each.mention.end]}"
        for symbol, found in symbols.found.items()
        for each in found
        if each.file.name == name and not each.mention.defines
    ]


def uses(text: str) -> list[str]:
    return sorted(marked("support.yaml", text))


def unmarked(text: str) -> tuple[str, list[str]]:
    """A text without the marks around what a test means, and where each of these stands."""
    places = []
    before = ""
    for part in text.split("«"):
        if before or text.startswith("«"):
            shown, _, rest = part.partition("»")
            line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
            places.append(f"{line}:{column} {shown}")
            part = shown + rest
        before += part
    return before, places


@pytest.mark.parametrize(
    "written",
    [
        "who: «triager»",
        "who: '«triager»'",
        'who: "«triager»"',
        'who: "«tri\\x61ger»"',
        "who: &a «triager»",
        "informs: [«triager»]",
        "informs: {sev1: «triager»}",
        "escalate: {to: «triager»}",
        "wait: {for: it, who: «triager»}",
        "checklist: [{text: It, who: «triager»}]",
        'text: "{support:role}`«triager»`"',
        'text: "{support:role}`who <«triager»>`"',
        "text: 'It''s {support:role}`«triager»`'",
        'text: "\\"\\u00e9\\" {support:role}`«triager»`"',
        "text: see {term}`«triagers»`",
        "text: see {term}`who <«triagers»>`",
    ],
)
def test_a_role_is_found_wherever_one_may_stand(written: str) -> None:
    text, places = unmarked(f"{STEPS}      - id: read\n        title: R\n        {written}\n")
    assert [use.split(" ", 3)[3] for use in uses(text)] == places


@pytest.mark.parametrize(
    "block",
    [
        "|\n          One.\n          See {support:step}`«read»`.",
        "|2-\n            Two, {support:step}`«read»`.",
        ">\n          One\n          two, {support:step}`«read»`\n          three.",
        ">-  # folded\n\n          One.\n\n\n          {support:step}`«read»`",
        "One\n          two {support:step}`«read»`",
        "'One\n\n          it''s {support:step}`«read»`'",
        '"One \\\n          two {support:step}`«read»`"',
        "&a |\n          See {support:step}`«read»`.",
    ],
)
def test_a_place_in_a_text_of_several_lines_is_exact(block: str) -> None:
    text, places = unmarked(f"{STEPS}      - id: read\n        title: R\n        text: {block}\n")
    assert [use.split(" ", 3)[3] for use in uses(text)] == places


def test_windows_line_ends_and_a_wide_character_move_nothing() -> None:
    text = f"{STEPS}      - {{id: read, title: \U0001f600, next: read}}\n".replace("\n", "\r\n")
    assert uses(text) == ["step triage.read: next 6:36 read"]


def test_a_name_in_full_mentions_the_process_and_the_step() -> None:
    text = (
        f"{STEPS}      - {{id: read, title: R}}\n  other:\n    title: O\n"
        "    steps: [{id: look, title: L, next: triage.read}]\n"
    )
    assert uses(text) == [
        "process triage: next 9:40 triage",
        "step triage.read: next 9:47 read",
    ]


def test_a_target_is_a_step_before_an_outcome_before_a_process() -> None:
    text = """\
processes:
  a:
    title: A
    outcomes: {b: It is b., over: It is over.}
    always: [one before over]
    steps:
      - {id: one, title: One, answers: {A: a, B: b, C: {go: over}, D: next}}
      - {id: a, title: Two, next: over}
  b: {title: B, steps: [{id: x, title: X, run: a, outcomes: {b: next, over: done}}]}
"""
    assert uses(text) == [
        "outcome a.b: answers 7:50 b",
        "outcome a.b: outcomes 9:62 b",
        "outcome a.over: always 5:25 over",
        "outcome a.over: go 7:61 over",
        "outcome a.over: next 8:35 over",
        "outcome a.over: outcomes 9:71 over",
        "process a: run 9:48 a",
        "step a.a: answers 7:44 a",
        "step a.one: always 5:14 one",
    ]


def test_levels_placeholders_labels_and_what_has_moved_are_mentioned() -> None:
    text = """\
moved: {steps: {a.x: a.one}, processes: {z: a}, levels: {s0: s1}}
levels: {severity: {title: S, values: {s1: {name: S1, definition: D}}}}
templates: {hi: {title: Hi, body: "Hi {{ name }}", placeholders: {name: who}}}
promises: {p: {to: r, from: a, until: a.one, within: {s1: 1 hour}}}
processes:
  a:
    title: A
    label: old:a
    duties: [{id: d, title: D, every: 1 hour, until: one, send: hi}]
    steps: [{id: one, title: "{ref}`old:a`, [](#a.d), {support:level}`severity.s1`"}]
"""
    assert uses(text) == [
        "duty a.d: link 10:51 d",
        "label old:a: {ref} 10:37 old:a",
        "level severity.s1: moved 1:62 s1",
        "level severity.s1: within 4:55 s1",
        "level severity.s1: {support:level} 10:80 s1",
        "placeholder hi.name: body 3:42 name",
        "process a: from 4:29 a",
        "process a: link 10:49 a",
        "process a: moved 1:22 a",
        "process a: moved 1:45 a",
        "process a: until 4:39 a",
        "scale severity: {support:level} 10:71 severity",
        "step a.one: moved 1:24 one",
        "step a.one: until 4:41 one",
        "step a.one: until 9:54 one",
        "template hi: send 9:65 hi",
    ]


def test_what_an_alias_repeats_is_mentioned_once_for_all_that_it_means() -> None:
    text = (
        f"{ROLES}processes:\n  a: &p\n    title: A\n    steps:\n"
        "      - {id: one, title: One, who: &w triager, next: one, informs: *w}\n  b: *p\n"
    )
    assert uses(text) == [
        "role triager: informs 6:39 triager",
        "role triager: informs 6:39 triager",
        "role triager: who 6:39 triager",
        "role triager: who 6:39 triager",
        "step a.one: next 6:54 one",
        "step b.one: next 6:54 one",
    ]


def test_a_file_that_is_no_yaml_in_one_place_tells_what_stands_in_the_rest() -> None:
    assert uses(f"{STEPS}      - {{id: read, title: R, next: read}}\nterms: {{\n") == [
        "step triage.read: next 6:36 read"
    ]


def test_a_line_break_of_yaml_alone_moves_no_place_in_the_rest() -> None:
    text = f"terms:\n  a: {{name: \u2028}}\n{STEPS}      - {{id: read, title: R, next: read}}\n"
    assert uses(text) == ["step triage.read: next 8:36 read"]


YAML = """\
levels: {severity: {title: S, values: {s1: {name: S1, definition: D}}}}
roles: {triager: {name: Triager}}
templates: {hi: {title: Hi, url: "https://example.org"}}
processes: {triage: {title: T, label: old, steps: [{id: read, title: R}]}}
"""


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("{support:step}`triage.read`", ["process triage 1:16", "step triage.read 1:23"]),
        ("{support:step}`read`", ["step triage.read 1:16"]),
        ("{support:role}`who <triager>`", ["role triager 1:21"]),
        ("{ref}`old`, {ref}`so <old>`", ["label old 1:7", "label old 1:23"]),
        ("{any}`so <old>`", ["label old 1:11", "label old 1:11"]),
        ("{any}`so <triage.read>`", ["process triage 1:11", "step triage.read 1:18"]),
        ("[](#triage.read)", ["process triage 1:5", "step triage.read 1:12"]),
        ("[`x`](#triager)", ["role triager 1:8"]),
        ("[](<#triager>) <project:#triager>", ["role triager 1:6", "role triager 1:26"]),
        ("[](a.md#role-triager)", ["role triager 1:14"]),
        ("[](#old) [](old)", ["label old 1:5", "label old 1:13"]),
        ("[x]\n\n[x]: #triager", ["role triager 3:7"]),
        ("{support:levels}`severity`", ["scale severity 1:18"]),
        (
            "```{support:chart} triage\n:highlight: triager\n```",
            ["process triage 1:20", "role triager 2:13"],
        ),
        (
            ":::{support:chart} triage\n---\nhighlight: triager\n---\n:::",
            ["process triage 1:20", "role triager 3:12"],
        ),
        ("- :::{support:template} hi\n  :::", ["template hi 1:25"]),
        ("::::{note}\n:::{support:role} triager\n:::\n::::", ["role triager 2:19"]),
        (":::{note} {support:role}`triager`\n:::", ["role triager 1:26"]),
        (":::\n{support:role}`triager`\n:::", ["role triager 2:16"]),
        ("```{eval-rst}\n.. support:role:: triager\n```", ["role triager 2:19"]),
        ("`{support:role}`triager``", []),
        ("`` {support:role}`triager` ``", []),
        ("```\n{support:role}`triager`\n```", []),
        ("```md\n:::{support:role} triager\n:::\n```", []),
        ("```{code-block} md\n{support:role}`triager`\n```", []),
        (":::{code-block} {support:role}`triager`\n:::", []),
        ("<!-- {support:role}`triager` -->", []),
        ("% {support:role}`triager`", []),
        ("---\nx: '{support:role}`triager`'\n---\n", []),
        ("\\{support:role}\\`triager\\`", []),
        ("{support:role}`team:triager`", []),
    ],
)
def test_a_page_in_myst(page: str, found: list[str]) -> None:
    assert on_page("page.md", page) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (":support:step:`triage.read`", ["process triage 1:16", "step triage.read 1:23"]),
        (":support:role:`who <triager>` :ref:`old`", ["role triager 1:21", "label old 1:37"]),
        (
            ".. support:chart:: triage\n   :highlight: triager\n",
            ["process triage 1:20", "role triager 2:16"],
        ),
        (".. note::\n\n   .. support:role:: triager", ["role triager 3:22"]),
        ("``:support:role:`triager` ``", []),
        ("So::\n\n  :support:role:`triager`\n\n:support:role:`triager`", ["role triager 5:16"]),
        (".. code-block:: rst\n\n   :support:role:`triager`", []),
        (".. :support:role:`triager`", []),
    ],
)
def test_a_page_in_restructuredtext(page: str, found: list[str]) -> None:
    assert on_page("page.rst", page) == found


def on_page(name: str, page: str) -> list[str]:
    found = marked(name, page, ("support.yaml", YAML))
    told = [use.split(" ") for use in found]
    return sorted(
        (f"{kind} {full.rstrip(':')} {place}" for kind, full, *_, place, _ in told),
        key=lambda use: [int(each) for each in use.rpartition(" ")[2].split(":")],
    )


def test_an_id_that_is_longer_than_those_that_are_made_is_known_whole() -> None:
    long = "a" * 61
    text = f"{STEPS}      - {{id: {long}, title: R, next: {long}}}\n"
    found = Symbols([read_symbols("support.yaml", text, directives())], {}).found
    steps = [symbol.name for symbol in found if symbol.kind == "step"]
    assert steps == [f"triage.{long}"]
