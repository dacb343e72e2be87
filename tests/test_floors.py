"""Does the house stand? Floors and rooms of the package, held to the imports in its files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import networkx as nx
import pytest

from sphinx_support_process.mystmd.lines import Lines as MystmdLines
from sphinx_support_process.mystmd.writer import Writer as MystmdWriter
from sphinx_support_process.pages import content, pieces
from sphinx_support_process.sphinx.write.pieces import Lines as SphinxLines
from sphinx_support_process.sphinx.write.writer import Writer as SphinxWriter

PACKAGE = Path(__file__).parent.parent / "sphinx_support_process"
FLOORS: tuple[tuple[str, ...], ...] = (
    ("version", "text", "model"),
    ("load", "flow", "clock", "known"),
    ("chart", "pages", "checks", "changes", "importing"),
    ("report", "project", "edit", "export", "desk"),
    ("mystmd", "server", "commands", "sphinx", "cli"),
    ("__main__",),
)
"""The rooms from the ground up: each imports from rooms below, or further left on its floor."""

ENTRANCES = {"commands", "sphinx", "mystmd"}
"""The rooms by which people come in; none knows another, but commands answer for `mystmd`."""

DOCS_ENGINES = {"sphinx", "docutils", "myst_parser"}
MOST_MODULES = 16
LONGEST = 320
RANK = {room: rank for rank, room in enumerate(room for floor in FLOORS for room in floor)}
FILES = sorted(PACKAGE.rglob("*.py"))
Imports = Mapping[str, frozenset[str]]


def module(path: Path) -> str:
    """The name of a file as a module of the package, `` for its root."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module(path): path for path in FILES}


def imported(path: Path) -> Iterator[str]:
    """The full names of all that a file imports, wherever in it, types included."""
    package = ["sphinx_support_process", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def own(names: Iterable[str], modules: Iterable[str]) -> frozenset[str]:
    """The modules of the package that are meant by imported names."""
    found = set()
    for name in names:
        package, _, rest = name.partition(".")
        if package == "sphinx_support_process":
            found.add(rest if rest in modules else rest.rpartition(".")[0])
    return frozenset(found)


IMPORTS: Imports = {name: own(imported(path), MODULES) for name, path in MODULES.items()}


def room(name: str) -> str:
    return name.partition(".")[0]


def upward(imports: Imports) -> list[str]:
    """The imports that point up or to the right."""
    return [
        f"{name} imports {other}"
        for name, others in imports.items()
        for other in others
        if name and other and RANK[room(other)] > RANK[room(name)]
    ]


def circles(imports: Imports) -> list[list[str]]:
    """Modules that import each other, and folders of one room that do."""
    folders: dict[str, set[str]] = {}
    for name, others in imports.items():
        for other in others:
            one, two = name.rpartition(".")[0], other.rpartition(".")[0]
            if one != two and "." in one and "." in two and room(name) == room(other):
                folders.setdefault(f"{one}/", set()).add(f"{two}/")
    graph = nx.DiGraph([(a, b) for a, bs in (imports | folders).items() for b in bs if a != b])
    return [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1]


def crowded(names: Iterable[str]) -> list[str]:
    """Folders with more modules than one can look over."""
    held: dict[str, int] = {}
    for name in names:
        folder = name.rpartition(".")[0]
        held[folder] = held.get(folder, 0) + 1
    return [folder for folder, count in held.items() if count > MOST_MODULES]


def test_every_room_has_a_floor() -> None:
    assert {room(name) for name in MODULES if name} == RANK.keys()


def test_imports_point_down_or_to_the_left() -> None:
    assert upward(IMPORTS) == []


def test_an_import_that_points_up_is_found() -> None:
    assert upward({"flow.ways": frozenset({"checks.rule"})}) == ["flow.ways imports checks.rule"]


def test_nothing_goes_round_in_circles() -> None:
    assert circles(IMPORTS) == []


def test_a_circle_of_modules_is_found() -> None:
    assert circles({"flow.a": frozenset({"flow.b"}), "flow.b": frozenset({"flow.a"})}) == [
        ["flow.a", "flow.b"]
    ]


def test_a_circle_of_folders_is_found() -> None:
    imports = {
        "chart.plan.a": frozenset({"chart.draw.b"}),
        "chart.draw.c": frozenset({"chart.plan.d"}),
    }
    assert circles(imports) == [["chart.draw/", "chart.plan/"]]


def test_no_folder_holds_more_than_sixteen_modules() -> None:
    assert crowded(name for name in MODULES if name and MODULES[name].name != "__init__.py") == []


def test_a_seventeenth_module_is_found() -> None:
    assert crowded(f"checks.time.rule{n}" for n in range(17)) == ["checks.time"]


def test_entrances_know_no_other() -> None:
    for name, others in IMPORTS.items():
        if room(name) in ENTRANCES:
            known = {room(name), "mystmd"} if room(name) == "commands" else {room(name)}
            assert ENTRANCES.intersection(map(room, others)) <= known, name


def test_families_of_rules_know_no_other() -> None:
    for name, others in IMPORTS.items():
        if name.startswith("checks.") and name.count(".") == 2:
            family = name.rpartition(".")[0]
            strange = [o for o in others if o.startswith("checks.") and o.count(".") == 2]
            assert all(other.startswith(f"{family}.") for other in strange), name


def test_views_read_no_file_and_no_clock() -> None:
    for name in filter(lambda name: room(name) == "pages", MODULES):
        assert {"os", "pathlib"}.isdisjoint(
            other.partition(".")[0] for other in imported(MODULES[name])
        )
        assert "today()" not in MODULES[name].read_text("utf-8")


def test_what_writes_content_knows_no_model() -> None:
    for name, others in IMPORTS.items():
        if name.startswith("sphinx.write.") or (room(name) == "mystmd" and name != "mystmd.site"):
            assert {"model", "flow"}.isdisjoint(map(room, others)), name


def test_one_file_asks_for_the_domain() -> None:
    asking = [
        name for name in MODULES if 'get_domain("support")' in MODULES[name].read_text("utf-8")
    ]
    assert asking == ["sphinx.build"]


def test_every_kind_of_content_can_be_written() -> None:
    for writer in (SphinxWriter, MystmdWriter):
        assert writer.WRITERS.keys() == set(get_args(content.Block))
    for lines in (SphinxLines, MystmdLines):
        assert lines.WRITERS.keys() | {str} == set(get_args(pieces.Piece))


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_the_extension_imports_engines_of_docs(name: str) -> None:
    engines = {other.partition(".")[0] for other in imported(MODULES[name])} & DOCS_ENGINES
    allowed = {"docutils"} if name.startswith("importing.readers.rst.") else set()
    assert engines <= allowed or room(name) in ("", "sphinx"), f"{name} imports {engines}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_opens_with_a_sentence_and_is_of_a_size_to_read(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "say which question the module answers"
    assert len(text.splitlines()) <= LONGEST
