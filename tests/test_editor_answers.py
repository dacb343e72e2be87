"""What does an editor get for what stands at the cursor? Definitions, uses, renames, mends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lsprotocol", reason="needs lsprotocol")

from editing import FLOW, PAGE, TEAM, changed, opened, write
from lsp import Client, client


def marked(text: str, place: str) -> str:
    """A text with the cursor in a part of it, where that has its `¦`."""
    assert text.count(place.replace("¦", "")) == 1
    return text.replace(place.replace("¦", ""), place)


def at(answer: Any, editor: Client) -> list[str]:
    """Locations as `file:line:column`, from 1, in order."""
    found = answer if isinstance(answer, list) else [answer] if answer else []
    return sorted(
        f"{each['uri'].removeprefix(editor.folder.as_uri() + '/')}:"
        f"{each['range']['start']['line'] + 1}:{each['range']['start']['character'] + 1}"
        for each in found
    )


DEFINITIONS = {
    "of a role": ("support/flow.yaml", marked(FLOW, "informs: hel¦per"), "support/team.yaml:7:3"),
    "of a process": ("support/flow.yaml", marked(FLOW, "Yes: black¦out"), "support/flow.yaml:11:3"),
    "of a step": ("support/flow.yaml", marked(FLOW, "No: pass-on¦"), "support/flow.yaml:10:14"),
    "of an outcome": ("support/flow.yaml", marked(FLOW, "next: pas¦sed"), "support/flow.yaml:6:16"),
    "of a template": ("support/flow.yaml", marked(FLOW, "send: ¦hello"), "support/team.yaml:12:3"),
    "of a placeholder": (
        "support/team.yaml",
        marked(TEAM, "{{ na¦me }}"),
        "support/team.yaml:16:20",
    ),
    "on a page": ("docs/index.md", marked(PAGE, "`intake.gr¦eet`"), "support/flow.yaml:8:14"),
    "of the process in a name": (
        "docs/index.md",
        marked(PAGE, "#in¦take.pass"),
        "support/flow.yaml:2:3",
    ),
    "in an argument": ("docs/index.md", marked(PAGE, "} inta¦ke"), "support/flow.yaml:2:3"),
    "of a term by its name": ("docs/new.md", "A {term}`power c¦uts`.", "support/team.yaml:10:3"),
    "of nothing": ("docs/index.md", marked(PAGE, "Beg¦in"), None),
}


@pytest.mark.parametrize(("name", "text", "place"), DEFINITIONS.values(), ids=DEFINITIONS.keys())
def test_the_definition_is_found(tmp_path: Path, name: str, text: str, place: str | None) -> None:
    with client(write(tmp_path)) as editor:
        answer = editor.ask("textDocument/definition", **opened(editor, name, text))
        assert at(answer, editor) == ([place] if place else [])


def test_a_definition_in_a_file_that_is_no_yaml_is_where_it_is_now(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/team.yaml")
        editor.type("support/team.yaml", "roles: {\n" + TEAM)
        where = opened(editor, "support/flow.yaml", marked(FLOW, "informs: hel¦per"))
        answer = editor.ask("textDocument/definition", **where)
        assert at(answer, editor) == ["support/team.yaml:8:3"]


def test_all_uses_are_found_in_open_texts_and_on_the_disk(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("docs/more.md", "😀 {support:step}`intake.greet`")
        where = opened(editor, "support/flow.yaml", marked(FLOW, "{id: gr¦eet"))
        context = {"includeDeclaration": False}
        uses = ["docs/index.md:6:32", "docs/more.md:1:26"]
        assert at(editor.ask("textDocument/references", **where, context=context), editor) == uses
        context = {"includeDeclaration": True}
        found = editor.ask("textDocument/references", **where, context=context)
        assert at(found, editor) == [*uses, "support/flow.yaml:8:14"]


def hover(folder: Path, name: str, text: str) -> str:
    with client(write(folder)) as editor:
        answer = editor.ask("textDocument/hover", **opened(editor, name, text))
    return answer["contents"]["value"] if answer else ""


def test_a_step_is_told_with_its_number_owner_and_ways(tmp_path: Path) -> None:
    assert hover(tmp_path, "docs/new.md", "{support:step}`intake.is-¦dark`") == (
        "step 2 of *Intake*\n\n**Is it dark?**\n\nFirst Reader\n\n"
        "* If Yes: go to Blackout response\n* If No: go on at step 3"
    )


def test_a_role_is_told_with_who_holds_it(tmp_path: Path) -> None:
    text = marked(FLOW, "informs: ¦helper")
    assert hover(tmp_path, "support/flow.yaml", text) == (
        "role: **Helper**\n\nheld by: everybody\n\nHelps."
    )


def test_who_holds_a_role_is_told_in_plain_words(tmp_path: Path) -> None:
    team = TEAM.replace("held-by: everybody", 'held-by: "a {term}`Guest` of *ours*"')
    assert hover(tmp_path, "support/team.yaml", marked(team, "  hel¦per")) == (
        "role: **Helper**\n\nheld by: a Guest of ours\n\nHelps."
    )


def test_a_template_is_told_with_its_text(tmp_path: Path) -> None:
    assert hover(tmp_path, "support/flow.yaml", marked(FLOW, "send: h¦ello")) == (
        "template: **Request received**\n\nto: Guest\n\n```text\nHello {{ name }}.\n```"
    )


def test_a_process_is_told_with_its_steps(tmp_path: Path) -> None:
    assert hover(tmp_path, "docs/index.md", marked(PAGE, "} intak¦e")) == (
        "process: **Intake**\n\nby: First Reader\n\n"
        "1. Greet the guest\n2. Is it dark?\n3. Pass it on"
    )


def test_a_key_is_told_with_what_it_means(tmp_path: Path) -> None:
    assert hover(tmp_path, "support/flow.yaml", marked(FLOW, "inf¦orms")) == (
        "**informs**: Roles that are informed of it."
    )


def test_a_rule_that_is_ignored_is_told(tmp_path: Path) -> None:
    text = FLOW.replace("send: hello", "ignore: [{rule: tr¦ap, reason: x}]")
    assert hover(tmp_path, "support/flow.yaml", text).startswith("**trap**\n\n")


def test_nothing_is_told_of_people(tmp_path: Path) -> None:
    text = hover(tmp_path, "docs/new.md", "{support:community}`la¦b`")
    assert text == "community: **The Lab**"
    assert hover(tmp_path, "support/team.yaml", marked(TEAM, "lin@e¦xample.org")) == ""


def outline(symbols: list[dict[str, Any]], depth: int = 0) -> list[str]:
    """Symbols, one in the other, each with its title and the lines that it takes."""
    lines = []
    for each in symbols:
        start, end = (each["range"][end]["line"] + 1 for end in ("start", "end"))
        lines.append(f"{'  ' * depth}{each['name']}: {each['detail']} ({start}-{end})")
        lines += outline(each["children"], depth + 1)
    return lines


def test_a_file_is_told_as_its_definitions_one_in_the_other(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        document = {"uri": editor.uri("support/flow.yaml")}
        found = editor.ask("textDocument/documentSymbol", textDocument=document)
    assert outline(found) == [
        "intake: Intake (2-10)",
        "  passed: Somebody has it. (6-6)",
        "  refused: It is not for us. (6-7)",
        "  greet: Greet the guest (8-8)",
        "  is-dark: Is it dark? (9-9)",
        "  pass-on: Pass it on (10-10)",
        "blackout: Blackout response (11-19)",
        "  mended: There is light. (15-15)",
        "  false-alarm: There was light. (15-16)",
        "  look: Is it dark? (17-17)",
        "  mend: Mend it (18-19)",
    ]


def test_definitions_are_found_by_words_of_their_names_and_titles(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        found = editor.ask("workspace/symbol", query="dark is")
        assert [each["name"] for each in found] == ["intake.is-dark", "blackout.look"]
        assert at([found[0]["location"]], editor) == ["support/flow.yaml:9:14"]


def test_a_rename_goes_through_all_files_and_tells_of_the_old_name(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        where = opened(editor, "docs/index.md", marked(PAGE, "intake.gr¦eet"))
        prepared = editor.ask("textDocument/prepareRename", **where)
        assert prepared["placeholder"] == "greet"
        texts = changed(editor, editor.ask("textDocument/rename", **where, newName="welcome"))
    moved = "moved:\n  steps:\n    intake.greet: intake.welcome\n"
    assert texts == {
        "support/flow.yaml": FLOW.replace("id: greet", "id: welcome") + moved,
        "docs/index.md": PAGE.replace("intake.greet", "intake.welcome"),
    }


def test_a_rename_touches_nothing_beside_the_id_so_that_the_cursor_stays(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        where = opened(editor, "docs/index.md", marked(PAGE, "intake.gr¦eet"))
        answer = editor.ask("textDocument/rename", **where, newName="welcome")
        edits = answer["changes"][editor.uri("docs/index.md")]
    start, end = ({"line": 5, "character": character} for character in (31, 36))
    assert edits == [{"range": {"start": start, "end": end}, "newText": "welcome"}]


def test_an_id_that_was_never_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        text = FLOW.replace("{id: greet", "{id: gr¦eat")
        where = opened(editor, "support/flow.yaml", text)
        texts = changed(editor, editor.ask("textDocument/rename", **where, newName="grate"))
    assert texts == {"support/flow.yaml": text.replace("gr¦eat", "grate")}


def test_versions_go_with_a_rename_where_the_client_knows_them(tmp_path: Path) -> None:
    knows = {"workspaceEdit": {"documentChanges": True}}
    with client(write(tmp_path), workspace=knows) as editor:
        where = opened(editor, "docs/index.md", marked(PAGE, "intake.gr¦eet"))
        answer = editor.ask("textDocument/rename", **where, newName="welcome")
    documents = [each["textDocument"] for each in answer["documentChanges"]]
    assert sorted(documents, key=lambda each: each["uri"]) == [
        {"uri": editor.uri("docs/index.md"), "version": 1},
        {"uri": editor.uri("support/flow.yaml"), "version": None},
    ]


REFUSED = {
    "a name that is there": ("is-dark", "the step `intake.is-dark` is there already"),
    "no name": ("Well Come", "`Well Come` is no id of a step"),
}


@pytest.mark.parametrize(("new", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_rename_that_cannot_be_is_refused_with_the_reason(
    tmp_path: Path, new: str, reason: str
) -> None:
    with client(write(tmp_path)) as editor:
        where = opened(editor, "support/flow.yaml", marked(FLOW, "{id: gr¦eet"))
        answer = editor.ask("textDocument/rename", **where, newName=new)
    assert reason in answer


def test_nothing_is_renamed_while_a_file_is_no_yaml(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/team.yaml", "roles: {")
        where = opened(editor, "support/flow.yaml", marked(FLOW, "{id: gr¦eet"))
        assert editor.ask("textDocument/rename", **where, newName="welcome") == (
            "error: nothing is renamed, since `support/team.yaml` cannot be read"
        )


def test_an_id_that_is_made_of_a_title_cannot_be_renamed(tmp_path: Path) -> None:
    text = "processes:\n  a: {title: A, steps: [Read ¦it, Close it]}\n"
    with client(write(tmp_path)) as editor:
        where = opened(editor, "support/new.yaml", text)
        assert editor.ask("textDocument/prepareRename", **where) == (
            "error: the id `read-it` is made of this title: write `id:` first"
        )


def mended(folder: Path, name: str, text: str, line: int, *kinds: str) -> dict[str, str]:
    """The texts of a file after each action that is offered at a line (from 0), by its title."""
    with client(write(folder)) as editor:
        editor.open(name, text)
        editor.rest()
        place = {"line": line, "character": 0}
        context: dict[str, Any] = {"diagnostics": [], **({"only": [*kinds]} if kinds else {})}
        found = editor.ask(
            "textDocument/codeAction",
            textDocument={"uri": editor.uri(name)},
            range={"start": place, "end": place},
            context=context,
        )
        return {each["title"]: changed(editor, each["edit"])[name] for each in found}


NEAR_MISSES = {
    "an id": ("informs: helper", "informs: helpr", 9),
    "a key": ("trigger: A mail.", "triger: A mail.", 3),
    "a target": ("No: pass-on", "No: pas-on", 8),
    "a target by its number": ("No: pass-on", "No: step 3", 8),
}


@pytest.mark.parametrize(("right", "wrong", "line"), NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_was_meant_is_written_over_what_was_written(
    tmp_path: Path, right: str, wrong: str, line: int
) -> None:
    found = mended(tmp_path, "support/flow.yaml", FLOW.replace(right, wrong), line, "quickfix")
    meant = right.replace(":", "").split()[0 if wrong.startswith("tri") else 1]
    assert found == {f"Write `{meant}`": FLOW}


def test_a_near_miss_on_a_page_is_mended_as_well(tmp_path: Path) -> None:
    found = mended(tmp_path, "docs/index.md", PAGE.replace("intake.greet", "intake.gret"), 5)
    assert found == {"Write `intake.greet`": PAGE}


def test_what_fix_mends_is_offered_at_its_line(tmp_path: Path) -> None:
    text = FLOW.replace("title: Pass it on", "title: Pass it on, within: 1h 30m")
    found = mended(tmp_path, "support/flow.yaml", text, 9, "quickfix")
    fixed = text.replace("1h 30m", "1 hour 30 minutes")
    (title,) = found
    assert title.startswith("Fix: - {id: pass-on, title: Pass it on, within: 1 hour")
    assert found[title] == fixed
    assert mended(tmp_path, "support/flow.yaml", text, 2, "quickfix") == {}


def test_all_of_a_file_is_mended_where_an_editor_asks_for_it(tmp_path: Path) -> None:
    text = FLOW.replace("title: Pass it on", "title: Pass it on, within: 1h 30m")
    text = text.replace('"Is it dark?", answers: {Yes: m', "Is it dark?, answers: {Yes: m")
    found = mended(tmp_path, "support/flow.yaml", text, 0, "source.fixAll")
    right = FLOW.replace("title: Pass it on", "title: Pass it on, within: 1 hour 30 minutes")
    assert found == {"Fix all that can be fixed safely in this file": right}


def test_a_merge_gets_its_next_from_the_problem_that_tells_of_it(tmp_path: Path) -> None:
    text = (
        "processes:\n  a:\n    title: A\n    trigger: B\n    who: reader\n    steps:\n"
        "      - id: ask\n        title: Is it?\n        answers: {Yes: one, No: two}\n"
        "      - id: one\n        title: Do one\n        text: First.\n"
        "      - id: two\n        title: Do two\n"
    )
    found = mended(tmp_path, "support/new.yaml", text, 9, "quickfix")
    assert [*found.values()] == [text.replace("First.\n", "First.\n        next: two\n")]
    assert mended(tmp_path, "support/new.yaml", text, 3, "quickfix") == {}


def test_numbers_stand_behind_the_steps_that_are_named(tmp_path: Path) -> None:
    with client(write(tmp_path)) as editor:
        editor.open("support/flow.yaml")
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 11, "character": 0}}
        document = {"uri": editor.uri("support/flow.yaml")}
        found = editor.ask("textDocument/inlayHint", textDocument=document, range=whole)
    assert [
        f"{each['position']['line']}:{each['position']['character']} {each['label']}"
        for each in found
    ] == [
        "7:18 step 1",
        "8:20 step 2",
        "8:80 step 3",
        "9:20 step 3",
    ]
