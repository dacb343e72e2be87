"""What do mystmd and Sphinx make of the compass? The sites, and what stands on their pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, parse

DOCS = Path(__file__).parents[2] / "docs"
MYST = os.environ.get("MYST", "myst")
DAY = "1795392000"
"""2026-11-23, the day of the example compass, in seconds."""

FIRST = ("triage", "community-association", "small-tickets", "non-incident")
FIRST += ("timeboxed-evaluation", "prioritise", "workshop")
FILES = [*(f"support/{name}.yaml" for name in FIRST), "support/*.yaml"]
"""The order in which the docs read the compass."""

THEME = """\
jtex: v1
title: A theme that is never started
version: 1.0.0
source: https://example.org/theme
build:
  install: "true"
  start: "true"
"""
SETTINGS = """\
version: 1
project:
  title: Harbour
  plugins: [support-process.mjs]
site:
  template: ./theme
"""
PROGRAM = """\
#!/bin/sh
echo started >>started
exec {python} -m sphinx_support_process "$@"
"""
NOISE = re.compile(r"^[\s│╭╰]|^building|^(🔌|🍡|🌎|📖|📚|📬|📑|🌠|🔗)|^\s*$")
"""What mystmd says where all is well."""

Node = Mapping[str, Any]


class Built(NamedTuple):
    """How a build ended: its exit code, and the lines that tell of something wrong."""

    code: int
    told: list[str]


def start(folder: Path) -> Path:
    """A mystmd site of the compass, moved as the docs say: without what only Sphinx knows."""
    for page in (DOCS / "compass").glob("*.md"):
        text = page.read_text("utf-8")
        moved = re.sub(r"^```\{toctree\}.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
        moved = moved.replace("---\nnosearch: true\n---\n", "")
        (folder / page.name).write_text(moved, "utf-8")
    shutil.copytree(DOCS / "support", folder / "support")
    (folder / "myst.yml").write_text(SETTINGS, "utf-8")
    settings = f"[tool.support-process]\nfiles = {json.dumps(FILES)}\n"
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    _prepare(folder, "mystmd", "--plugin")
    return folder


def init(folder: Path) -> None:
    """A site as `init` starts one, but for a theme that is not fetched."""
    _prepare(folder, "init", "--mystmd")
    settings = (folder / "myst.yml").read_text("utf-8")
    (folder / "myst.yml").write_text(settings.replace("book-theme", "./theme"), "utf-8")


def _prepare(folder: Path, *arguments: str) -> None:
    (folder / "theme").mkdir()
    (folder / "theme" / "template.yml").write_text(THEME, "utf-8")
    program = folder / "support-process"
    program.write_text(PROGRAM.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    call = [sys.executable, "-m", "sphinx_support_process", *arguments]
    subprocess.run(call, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def environment(folder: Path) -> dict[str, str]:
    """The variables of a build, with which its starts of Python are counted."""
    program = str(folder / "support-process")
    return {**os.environ, "SUPPORT_PROCESS": program, "SOURCE_DATE_EPOCH": DAY, "NO_COLOR": "1"}


def build(folder: Path, *arguments: str) -> Built:
    shutil.rmtree(folder / "_build", ignore_errors=True)
    (folder / "started").unlink(missing_ok=True)
    call = [MYST, "build", *(arguments or ("--site", "--strict"))]
    run = subprocess.run(call, cwd=folder, env=environment(folder), capture_output=True, text=True)
    lines = (*run.stdout.splitlines(), *run.stderr.splitlines())
    return Built(run.returncode, [line for line in lines if not NOISE.match(line)])


def starts(folder: Path) -> int:
    """How often Python was started."""
    return len((folder / "started").read_text().splitlines())


def pages(folder: Path) -> dict[str, Node]:
    """What stands on the pages of a site that was built, by their names."""
    found = (folder / "_build" / "site" / "content").glob("*.json")
    return {path.stem: json.loads(path.read_text("utf-8"))["mdast"] for path in sorted(found)}


def every(node: Node) -> Iterator[Node]:
    """A node and all in it."""
    yield node
    for child in node.get("children", ()):
        yield from every(child)


def anchors(folder: Path) -> dict[str, str]:
    """The anchors that mystmd tells other projects of, each with the address of its page."""
    found = json.loads((folder / "_build" / "site" / "myst.xref.json").read_text("utf-8"))
    there = (each for each in found["references"] if "identifier" in each)
    return {each.get("html_id", each["identifier"]): each["url"] for each in there}


def words(node: Node) -> str:
    """What a node says, but for marks of footnotes and titles as "Warning", which Sphinx adds."""
    if node["type"] == "footnoteReference":
        return ""
    if node["type"] == "admonition" and (kind := node.get("kind")):
        title, *others = node["children"]
        is_added = words(title).strip() == kind.capitalize()
        return " ".join(map(words, others if is_added else (title, *others)))
    parts = "".join(map(words, node.get("children", ()))) or node.get("value", "")
    return parts if node["type"] in INLINE else f" {parts} "


INLINE = {"text", "strong", "emphasis", "crossReference", "inlineCode", "link"}


def steps(found: Mapping[str, Node]) -> dict[str, tuple[str, str]]:
    """The number and the words of each step on pages of mystmd."""
    lists = (
        node for page in found.values() for node in every(page) if node["type"] == "definitionList"
    )
    pairs = (pair for each in lists for pair in zip(*[iter(each["children"])] * 2, strict=True))
    return {
        said["children"][0].get("html_id") or said["children"][0]["identifier"]: (
            words(term).strip().removeprefix("Step "),
            plain(words(said)),
        )
        for term, said in pairs
        if said.get("children") and said["children"][0].get("kind") == "step"
    }


def sphinx(folder: Path) -> dict[str, Element]:
    """The pages of the compass as Sphinx resolves them, by their names; HTML stands beside."""
    source = folder / "source"
    source.mkdir()
    shutil.copytree(DOCS / "compass", source, dirs_exist_ok=True)
    shutil.copytree(DOCS / "support", source / "support")
    config = f"""\
project = "Harbour"
extensions = ["sphinx_design", "sphinx_support_process"]
support_process_files = {FILES}
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "basic"
"""
    (source / "conf.py").write_text(config, "utf-8")
    for builder in ("xml", "html"):
        call = [sys.executable, "-m", "sphinx", "-qW", "-b", builder, str(source)]
        env = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
        subprocess.run([*call, str(folder / builder)], check=True, env=env)
    return {path.stem: parse(path).getroot() for path in (folder / "xml").glob("*.xml")}


def steps_of_sphinx(found: Iterable[Element]) -> dict[str, tuple[str, str]]:
    """The number and the words of each step on pages of Sphinx."""
    lists = (each for page in found for each in page.iter("enumerated_list"))
    return {
        anchor: (str(number), plain("".join(_said(item))))
        for each in lists
        for number, item in enumerate(each, int(each.get("start", "1")))
        for anchor in item.get("ids", "").split()
        if "spp-steps" in each.get("classes", "")
    }


def _said(element: Element) -> Iterator[str]:
    if element.tag == "footnote_reference":
        yield element.tail or ""
        return
    block = element.tag not in SPANS
    yield from (" " if block else "", element.text or "")
    for child in element:
        yield from _said(child)
    yield from (" " if block else "", element.tail or "")


SPANS = {"strong", "emphasis", "inline", "literal", "reference", "title_reference"}


def plain(said: str) -> str:
    """Words in one line, with straight quotation marks."""
    for curly, straight in zip("\u2018\u2019\u201c\u201d", "''\"\"", strict=True):
        said = said.replace(curly, straight)
    return " ".join(said.split())
