"""Small projects that use between them all that can be written, and pages with all their views."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from list_cases import LISTS
from process_cases import PROCESS

from sphinx_support_process.load import joined, part_of
from sphinx_support_process.model import Support
from sphinx_support_process.pages.view import View
from sphinx_support_process.pages.views import VIEWS

TESTS = Path(__file__).parent


def _folder(name: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((TESTS / name).glob("*.yaml"))}


PROJECTS = {
    "everything": _folder("random_edits/support"),
    "format2": {"support.yaml": (TESTS / "format2.yaml").read_text("utf-8")},
    "lists": {"support.yaml": LISTS},
    "process": {"support.yaml": PROCESS},
    "odd": {"support.yaml": (TESTS / "whole" / "odd.yaml").read_text("utf-8")},
}
"""The YAML files of each project."""


def support_of(project: str) -> Support:
    """What the files of a project say."""
    return joined(part_of(name, text) for name, text in PROJECTS[project].items()).support


def asked(support: Support) -> Iterator[tuple[View, str]]:
    """Every view of every definition that its argument may name."""
    for _, view in sorted(VIEWS.items()):
        for id in getattr(support, view.of) if view.of else [""]:
            yield view, str(id)


def calls(project: str, page: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What a page asks for: every view, or those that have options, each with all of them."""
    support = support_of(project)
    for view, id in asked(support):
        if page == "index":
            yield view.name, id, {}
        elif view.options:
            yield view.name, id, dict(_options(support, view, id))


def pages(project: str) -> dict[str, str]:
    """Two pages: one with every view, and one with options."""
    plain, others = (
        "".join(
            f"```{{support:{view}}} {argument}\n"
            + "".join(f":{name}: {value}\n" for name, value in options.items())
            + "```\n\n"
            for view, argument, options in calls(project, page)
        )
        for page in ("index", "others")
    )
    toctree = "```{toctree}\nothers\n```\n\n"
    return {
        "index.md": f"# All views\n\n{toctree}{plain}",
        "others.md": f"# With options\n\n{others}",
    }


def _options(support: Support, view: View, id: str) -> Iterator[tuple[str, str]]:
    """All options of a view, none with the value that it has where it is left out."""
    whole = {
        "flag": "",
        "text": "What *it* is",
        "name": f"{view.name}-of-{id}",
        "role": next(reversed(support.roles)),
        "process": next(reversed(support.processes)),
    }
    for name, kind in view.options.items():
        if kind == "step":
            process = support.processes[id] if view.of else next(iter(support.processes.values()))
            if process.steps:
                yield name, f"{process.id}.{process.steps[-1 if name == 'to' else 0].id}"
        else:
            yield name, kind[-1] if isinstance(kind, tuple) else whole[kind]
