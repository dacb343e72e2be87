"""The plugin of mystmd in Node: when it asks, and what it makes of the answer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sphinx_support_process.mystmd.starter import plugin

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node.js")

PROGRAM = """\
#!{python}
import json, sys
calls = json.load(sys.stdin)
open("asked", "a").write(json.dumps(calls) + "\\n")
text = {{"type": "support:text", "value": "See {{support:step}}`read`."}}
text |= {{"file": "a.yaml", "line": 7}}
nodes = [text | {{"process": "triage", "label": "role-agent", "identifier": "role-agent"}}]
said = {{"says": "Triage, step 1 (Read)", "near": "step 1 (Read)", "process": "triage"}}
print(json.dumps({{
    "version": 1,
    "calls": dict.fromkeys(calls, nodes),
    "mistakes": {{}},
    "terms": {{"term-agents": "term-agent"}},
    "definitions": [said | {{"leads": "triage.read", "view": "process"}}],
    "names": {{"step:triage.read": 0, "#triage.read": 0}},
    "problems": [
        ["a.yaml", 3, 5, "wrong"],
        ["a.yaml", 7, 9, "file `no.png` does not exist"],
        ["two.md", 4, 2, "astray"],
    ],
    "watched": {{}},
}}))
"""
"""Stands in for `support-process`, and notes what it is asked."""

RUN = """\
import plugin from './support-process.mjs';

const step = plugin.roles.find(({ name }) => name === 'support:step');
const directive = (wanted) => plugin.directives.find(({ name }) => name === wanted);
const [outer, inner] = ['support:role', 'support-call'].map(directive);
const position = { start: { line: 5, column: 1 } };
const page = (path) => ({ path, messages: [], message(reason, at) {
  const told = { message: reason, position: at };
  this.messages.push(told);
  return told;
} });
// reads a text as one paragraph, with a role of a step, one of a term and a picture
const parseMyst = (value) => {
  const [link] = step.run({ body: /`(.*)`/.exec(value)[1], node: {} });
  const agents = [{ type: 'text', value: 'Agents' }];
  const term = { type: 'crossReference', identifier: 'term-agents', children: agents };
  const picture = { type: 'image', url: 'no.png', alt: 'A form', position: { start: { line: 1 } } };
  return { children: [{ type: 'paragraph', children: [link, term, picture] }] };
};

const pages = ['one.md', 'two.md'].map(page);
const ctx = { parseMyst };
const includes = pages.map((vfile) => outer.run({ arg: 'agent', node: { position } }, vfile, ctx));
const { readFileSync } = await import('node:fs');
const trees = pages.map((vfile, index) => {
  const [include] = includes[index];
  const file = readFileSync(include.file.slice(1), 'utf-8');
  const line = file.split('\\n').findIndex((each) => each.startsWith('~~~')) + 1;
  const body = file.trim().split('\\n')[1];
  include.children = inner.run({ body, node: { position } }, vfile, ctx);
  const tree = { type: 'root', children: [include] };
  plugin.transforms[0].plugin()(tree, vfile);
  return { line, tree, told: vfile.messages };
});
console.log(JSON.stringify(trees));
"""
"""What mystmd does: it reads all pages, then the files that they include, then transforms each."""


@pytest.fixture
def pages(tmp_path: Path) -> list[dict[str, Any]]:
    """Two pages with a role each, as the plugin leaves them."""
    (tmp_path / "support-process.mjs").write_text(plugin(), "utf-8")
    (tmp_path / "run.mjs").write_text(RUN, "utf-8")
    program = tmp_path / "program"
    program.write_text(PROGRAM.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    assert NODE is not None
    run = subprocess.run(
        [NODE, "run.mjs"],
        cwd=tmp_path,
        env={"SUPPORT_PROCESS": str(program)},
        capture_output=True,
        text=True,
    )
    assert run.stderr == ""
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_it_asks_once_for_all_pages(pages: list[dict[str, Any]], tmp_path: Path) -> None:
    asked = [json.loads(line) for line in (tmp_path / "asked").read_text().splitlines()]

    assert [[json.loads(key) for key in each] for each in asked] == [
        [["one.md", 5, "role", "agent", {}], ["two.md", 5, "role", "agent", {}]]
    ]


def test_what_is_included_stands_on_the_line_of_the_directive(pages: list[dict[str, Any]]) -> None:
    assert [page["line"] for page in pages] == [5, 5]


def test_texts_are_read_and_their_links_lead_somewhere(pages: list[dict[str, Any]]) -> None:
    (paragraph,) = pages[0]["tree"]["children"]
    link, term, _ = paragraph["children"]

    assert (paragraph["type"], paragraph["label"]) == ("paragraph", "role-agent")
    assert (link["identifier"], link["children"]) == (
        "triage.read",
        [{"type": "text", "value": "step 1 (Read)"}],
    )
    assert (term["identifier"], term["label"]) == ("term-agent", "term-agent")


def test_problems_are_told_once_and_as_errors(pages: list[dict[str, Any]]) -> None:
    told = [
        [
            (it["message"], (it.get("position") or position)["start"], it["fatal"])
            for it in page["told"]
        ]
        for page in pages
        for position in [{"start": {}}]
    ]

    assert told == [
        [
            ("a.yaml:3:5: wrong", {}, True),
            ("a.yaml:7:9: file `no.png` does not exist", {}, True),
        ],
        [("astray", {"line": 4, "column": 2}, True)],
    ]


def test_a_picture_that_is_not_there_is_its_words(pages: list[dict[str, Any]]) -> None:
    assert [page["tree"]["children"][0]["children"][2] for page in pages] == [
        {"type": "text", "value": "A form"}
    ] * 2
