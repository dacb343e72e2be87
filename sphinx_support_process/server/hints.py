"""Which numbers have the steps that a file names? They stand nowhere in the YAML."""

from __future__ import annotations

from ..model import Step
from .protocol.positions import Positions
from .protocol.wire import Json
from .texts.state import State


def inlay_hints(state: State, name: str, positions: Positions, start: int, end: int) -> list[Json]:
    """The number behind each step that is defined or named between two offsets."""
    symbols, known = state.meaning(name), state.moment.definitions
    found = []
    for mention in state.file(name).mentions:
        if not start <= mention.start < end or mention.key == "moved":
            continue
        symbol = symbols.meant(mention)
        definition = known.get(symbol) if symbol is not None and symbol.kind == "step" else None
        if definition is not None and isinstance(definition.record, Step):
            hint: Json = {
                "position": positions.position(mention.end),
                "label": f"step {definition.record.number}",
                "paddingLeft": True,
                "tooltip": definition.title,
            }
            found.append(hint)
    return found
