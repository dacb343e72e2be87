"""Which edits make one text of another, and how are they told to an editor?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..known.symbols.index import lines_of
from ..text.named import NamedTuple
from .protocol.positions import Positions
from .protocol.wire import Json
from .texts.state import State
from .texts.workspace import Workspace


class Hunk(NamedTuple):
    """A stretch of a text, from `start` to `end`, and what stands there afterwards.

    `lines` are the numbers of the lines (from 1) that it touches, the last not included.
    """

    start: int
    end: int
    text: str
    lines: tuple[int, int]


def hunks(before: str, after: str) -> Iterator[Hunk]:
    """What changes, in stretches of whole lines."""
    from difflib import SequenceMatcher

    old, new = _lines(before), _lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, first, last, begin, stop in matcher.get_opcodes():
        if what != "equal":
            text = "".join(new[begin:stop])
            hunk = Hunk(starts[first], starts[last], text, (first + 1, last + 1))
            yield _behind_last_line(hunk) if hunk.start == len(before) else hunk


def _behind_last_line(hunk: Hunk) -> Hunk:
    """The same at the end of a text, begun with the line break in front of it.

    To some editors there is nothing behind the last line break, and they would write one more.
    """
    line_break = "\r\n" if hunk.text.endswith("\r\n") else "\n"
    if not (hunk.start and hunk.text.endswith(line_break)):
        return hunk
    start = hunk.start - len(line_break)
    return hunk._replace(start=start, end=start, text=line_break + hunk.text[: -len(line_break)])


def _lines(text: str) -> list[str]:
    """The lines of a text with their breaks."""
    lines = lines_of(text)
    ends = [match.end() for match in lines.breaks]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def text_edits(positions: Positions, found: Iterable[Hunk]) -> list[Json]:
    return [_edit(positions, hunk) for hunk in found]


def _edit(positions: Positions, hunk: Hunk) -> Json:
    """What is another in a stretch, and no more, so that a cursor beside it stays where it is."""
    old, new = positions.text[hunk.start : hunk.end], hunk.text
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    range = positions.range(hunk.start + before, hunk.end - after)
    return {"range": range, "newText": new[before : len(new) - after]}


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def workspace_edit(workspace: Workspace, state: State, texts: Mapping[str, str]) -> Json:
    """The change of all files that get another text."""
    changes = {}
    for name, text in texts.items():
        positions = workspace.positions(state, name)
        changes[workspace.uri(name)] = text_edits(positions, hunks(positions.text, text))
    return changed(workspace, changes)


def changed(workspace: Workspace, changes: Mapping[str, list[Json]]) -> Json:
    """Edits by the URIs of their files; with versions, where the client knows these."""
    if not workspace.knows_versions:
        return {"changes": changes}
    versions = {document.uri: document.version for document in workspace.documents.values()}
    return {
        "documentChanges": [
            {"textDocument": {"uri": uri, "version": versions.get(uri)}, "edits": edits}
            for uri, edits in changes.items()
        ]
    }
