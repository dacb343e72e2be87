"""Which definition is meant at the cursor, where does it stand, and where is it used?"""

from __future__ import annotations

from collections.abc import Iterator

from ..known.symbols.index import Found, Symbol
from ..known.symbols.mention import Mention
from ..text.named import NamedTuple
from .protocol.wire import Json
from .texts.definitions import Definition
from .texts.drift import Drift
from .texts.state import State
from .texts.workspace import Spot, Workspace

MOST_SYMBOLS = 500
"""So many symbols of a workspace are told at once."""

_KINDS = {
    "process": 12,
    "step": 6,
    "duty": 24,
    "outcome": 22,
    "role": 5,
    "term": 15,
    "scale": 10,
    "level": 22,
    "template": 23,
    "placeholder": 13,
    "community": 3,
    "promise": 14,
    "priorities": 18,
    "label": 20,
}
"""How the protocol calls what is most like each kind."""


class Meant(NamedTuple):
    """A mention at the cursor, and the definition that it means."""

    mention: Mention
    symbol: Symbol


def meant_at(spot: Spot) -> Meant | None:
    """What is meant at a place; of several the shortest mention."""
    symbols = spot.state.meaning(spot.name)
    around = [
        mention
        for mention in spot.state.file(spot.name).mentions
        if mention.start <= spot.offset <= mention.end
    ]
    for mention in sorted(around, key=lambda mention: mention.end - mention.start):
        symbol = symbols.meant(mention)
        if symbol is not None:
            return Meant(mention, symbol)
    return None


def definition(workspace: Workspace, spot: Spot) -> Json | None:
    meant = meant_at(spot)
    found = spot.state.moment.definitions.get(meant.symbol) if meant else None
    return _location(workspace, spot.state, found) if found else None


def _location(workspace: Workspace, state: State, found: Definition) -> Json:
    """Where a definition stands now: in a broken file it is known from its text before."""
    place, name = found.at.place, found.at.file
    text, before = state.text(name) or "", state.moment.loaded.sources.get(name, "")
    if text != before:
        place = Drift(before, text).place(place) or place
    return {
        "uri": workspace.uri(name),
        "range": workspace.positions(state, name).at(place, len(found.at.split("\n")[0])),
    }


def references(workspace: Workspace, spot: Spot, *, with_definition: bool) -> list[Json]:
    meant = meant_at(spot)
    if meant is None:
        return []
    found = spot.state.symbols.found.get(meant.symbol, [])
    return [
        _place(workspace, spot.state, each)
        for each in found
        if with_definition or not each.mention.defines
    ]


def _place(workspace: Workspace, state: State, found: Found) -> Json:
    positions = workspace.positions(state, found.file.name)
    range = positions.range(found.mention.start, found.mention.end)
    return {"uri": workspace.uri(found.file.name), "range": range}


def document_symbols(workspace: Workspace, state: State, name: str) -> list[Json]:
    """What a file defines, one in the other, each up to where the next one begins."""
    positions = workspace.positions(state, name)
    known = state.moment.definitions
    outermost: list[Json] = []
    opened: list[tuple[Mention, Json]] = []

    def close(name: str, end: int) -> None:
        """End those in which a definition does not stand."""
        while opened and not name.startswith(f"{opened[-1][0].name}."):
            above, told = opened.pop()
            told["range"]["end"] = positions.position(max(end, above.end))

    for mention in state.file(name).mentions:
        if not mention.defines or mention.kind == "label":
            continue
        close(mention.name, positions.lines.start(positions.lines.line(mention.start)) - 1)
        symbol = Symbol(mention.kind, mention.name)
        definition = known.get(symbol)
        told: Json = {
            "name": symbol.id,
            "detail": definition.title if definition else "",
            "kind": _KINDS[mention.kind],
            "range": positions.range(mention.start, mention.end),
            "selectionRange": positions.range(mention.start, mention.end),
            "children": [],
        }
        (opened[-1][1]["children"] if opened else outermost).append(told)
        opened.append((mention, told))
    close("", len(positions.text))
    return outermost


def workspace_symbols(workspace: Workspace, query: str) -> list[Json]:
    """The definitions of all projects with a word in their names or titles."""
    words = query.casefold().split()
    found: list[Json] = []
    for state, definition in _definitions(workspace):
        symbol = definition.symbol
        text = f"{symbol.name} {definition.title}".casefold()
        if all(word in text for word in words):
            found.append(
                {
                    "name": symbol.name,
                    "kind": _KINDS[symbol.kind],
                    "containerName": definition.title,
                    "location": _location(workspace, state, definition),
                }
            )
            if len(found) == MOST_SYMBOLS:
                break
    return found


def _definitions(workspace: Workspace) -> Iterator[tuple[State, Definition]]:
    for state in workspace.states.values():
        yield from ((state, each) for each in state.moment.definitions.values())
