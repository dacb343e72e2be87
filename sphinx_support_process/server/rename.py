"""What changes if what stands at the cursor gets another id? In all files, open or not."""

from __future__ import annotations

from ..edit.rename import renamed
from ..known.symbols.index import Symbol, read_symbols
from ..project.symbols import directives
from ..project.usage import UsageError
from ..text.file import read_text
from .edits import workspace_edit
from .found import Meant, meant_at
from .protocol.wire import REQUEST_FAILED, Json, RefusedError, notice
from .texts.workspace import Spot, Workspace


def prepare(spot: Spot) -> Json | None:
    """From where to where the id stands, None where there is none to change."""
    meant = meant_at(spot)
    if meant is None or meant.mention.kind == "name":
        return None
    if not meant.mention.exact:
        message = f"the id `{meant.symbol.id}` is made of this title: write `id:` first"
        raise RefusedError(REQUEST_FAILED, message)
    range = spot.positions.range(meant.mention.start, meant.mention.end)
    return {"range": range, "placeholder": meant.symbol.id}


def rename(workspace: Workspace, spot: Spot, name: str) -> Json | None:
    """The edits of all files. Raises RefusedError where it cannot be done, with the reason."""
    meant = meant_at(spot)
    if meant is None:
        return None
    state = spot.state
    broken = next((part.file for part in state.parts.values() if part.cut or part.text is None), "")
    if broken:
        message = f"nothing is renamed, since `{broken}` cannot be read"
        raise RefusedError(REQUEST_FAILED, message)
    try:
        found = renamed(
            state.symbols,
            state.moment.loaded,
            meant.symbol,
            name,
            moved=_is_saved(spot, meant),
        )
    except UsageError as error:
        raise RefusedError(REQUEST_FAILED, str(error)) from None
    for file, line, reason in found.left:
        message = f"{file}:{line}: left as it is, since {reason}"
        workspace.send(notice("window/logMessage", {"type": 3, "message": message}))
    return workspace_edit(workspace, state, found.texts)


def _is_saved(spot: Spot, meant: Meant) -> bool:
    """Whether the old id stands on the disk, so that links to it may be in the world."""
    definition = spot.state.moment.definitions.get(meant.symbol)
    if definition is None:
        return False
    name = definition.at.file
    text = read_text(name)
    if not isinstance(text, str):
        return False
    return any(
        mention.defines and Symbol(mention.kind, mention.name) == meant.symbol
        for mention in read_symbols(name, text, directives()).mentions
    )
