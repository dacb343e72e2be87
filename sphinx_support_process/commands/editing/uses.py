"""`support-process uses ID`: where something is defined, and where it is used."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from ...checks import RULES
from ...known.symbols.index import Found, Symbol, Symbols
from ...project.files import read_files, read_pages, tell, unread
from ...project.settings import read_project
from ...project.symbols import index, unknown
from ...report.content import counted, located
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Tell where something is defined, and where it is used: in the YAML and on the pages of "
        "the project."
    )
    parser.add_argument(
        "id",
        metavar="ID",
        help="an id, as in `triager`, or with what it is in, as in `triage.read`; its kind "
        "may come before it, as in `role:triager`",
    )
    path_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to tell it (default: text)"
    )


def run(options: argparse.Namespace) -> int:
    project = read_project(options.paths, RULES)
    loaded = read_files(options.paths, project)
    pages = read_pages(project)
    tell([*(each for each in loaded.problems if each.rule == "yaml"), *pages.problems])
    symbols = index(loaded, pages.texts)
    called = symbols.called(options.id)
    if not called:
        raise unknown(symbols, options.id, loaded.support)
    if options.format == "json":
        import json

        found = [_as_json(symbol, symbols) for symbol in called]
        sys.stdout.write(f"{json.dumps({'symbols': found}, indent=2, ensure_ascii=False)}\n")
    else:
        told = ("\n".join(_text(symbol, symbols)) for symbol in called)
        sys.stdout.write("\n\n".join(told) + "\n")
    return 3 if unread(loaded) or pages.problems else 0


def _text(symbol: Symbol, symbols: Symbols) -> Iterator[str]:
    found = symbols.found[symbol]
    uses = [each for each in found if not each.mention.defines]
    yield f"{symbol.kind} `{symbol.name}`: {counted(len(uses), 'use')}"
    for key, places in _by_key(found).items():
        yield f"  {key}"
        yield from (f"    {located(each.place)}" for each in places)


def _by_key(found: list[Found]) -> dict[str, list[Found]]:
    """The places by how it is used there, the definition first."""
    groups: dict[str, list[Found]] = {}
    for each in sorted(found, key=lambda each: not each.mention.defines):
        key = "defined" if each.mention.defines else each.mention.key
        groups.setdefault(key, []).append(each)
    return groups


def _as_json(symbol: Symbol, symbols: Symbols) -> dict[str, object]:
    places: dict[bool, list[dict[str, object]]] = {True: [], False: []}
    for each in symbols.found[symbol]:
        place, mention = each.place, each.mention
        said: dict[str, object] = {} if mention.defines else {"kind": mention.key}
        said |= {"file": place.file, "line": place.line, "column": place.column}
        places[mention.defines].append({**said, "length": mention.end - mention.start})
    return {
        "kind": symbol.kind,
        "id": symbol.name,
        "definitions": places[True],
        "uses": places[False],
    }
