"""What is offered at the cursor? Keys, ids, words, and what texts can refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..chart.plan.words import Words
from ..known.known import Known
from ..known.symbols.mention import PAGES
from ..model import Template
from ..project.symbols import directives
from ..text import kinds
from ..text.markdown import as_markdown
from .cursor.mended import mended
from .cursor.named import MYST, REST, Syntax, named_at
from .cursor.stack import MARK, Stack, keys_after, stack_at
from .cursor.wanted import Wanted, wanted
from .offers import CAP, Offer, Offers
from .protocol.wire import Json
from .texts.workspace import Spot

_KINDS = {
    "key": 10,
    "directive": 3,
    "option": 10,
    "word": 14,
    "time": 12,
    "status": 12,
    "rule": 14,
    "role": 7,
    "term": 7,
    "process": 9,
    "template": 15,
}
"""How the protocol calls what is most like each; all others are references."""

_REFERENCE = 18
_WORDS, _ID = re.compile(r"[\w ]*$"), re.compile(r"[\w.-]*$")
_SPACED = (kinds.Status, kinds.Duration, kinds.Every, kinds.By)
_PLACEHOLDER = re.compile(r"\{\{[ \t]*(?P<typed>[\w.-]*)$")


def completion(spot: Spot, *, knows_ranges: bool) -> Json:
    """What is offered at a place; of very much only what goes with what is typed.

    `knows_ranges` says whether the client puts an offer in the place that it names.
    """
    offered, typed, after = _offered(spot)
    found: dict[str, Offer] = {}
    for offer in offered:
        found.setdefault(offer.label, offer)
    offers, is_long = [*found.values()], len(found) > CAP
    if is_long:
        words = typed.casefold()
        offers = [offer for offer in offers if words in offer.label.casefold()][:CAP]
    items = _items(spot, offers, len(typed), after)
    if not knows_ranges:
        items = _going_on(items, re.sub(r"\w+$", "", typed))
    return {"isIncomplete": is_long, "items": [*items]}


def _going_on(items: Iterable[Json], before: str) -> Iterator[Json]:
    """The items that begin with what stands before the word at the cursor, to go on from there.

    An editor that knows no ranges writes over that word alone, which ends at a `-` or a `.`.
    """
    for item in items:
        text = item.pop("textEdit")["newText"]
        if text.startswith(before):
            yield {**item, "insertText": text[len(before) :]}


def _items(spot: Spot, offers: Iterable[Offer], before: int, after: int) -> Iterator[Json]:
    """Offers that replace some characters before and after the cursor."""
    range = spot.positions.range(spot.offset - before, spot.offset + after)
    words = Words(spot.state.moment.context.support)
    for number, offer in enumerate(offers):
        text = offer.text or offer.label
        item: Json = {
            "label": offer.label,
            "kind": _KINDS.get(offer.kind, _REFERENCE),
            "sortText": f"{number:05}",
            "filterText": offer.label,
            "textEdit": {"range": range, "newText": text},
        }
        if offer.detail:
            item["detail"] = " ".join(words.plain(offer.detail).split())
        if offer.doc:
            doc = as_markdown(offer.doc, words.said)
            item["documentation"] = {"kind": "markdown", "value": doc}
        yield item


Offered = tuple[Iterable[Offer], str, int]
"""The offers, what of them stands before the cursor, and how many characters of a word behind."""


def _offered(spot: Spot) -> Offered:
    if spot.name.endswith(PAGES):
        before, after = spot.text[: spot.offset], spot.text[spot.offset :]
        syntax = REST if spot.name.endswith(".rst") else MYST
        return _in_text(spot, spot.state.moment.context, before, after, "", syntax)
    stack = stack_at(spot.text, spot.offset)
    what = wanted(stack) if stack is not None else None
    if stack is None or what is None:
        return (), "", 0
    known, kind = _known(spot), what.kind
    value = stack.value.partition(MARK)[0]
    if kind in (kinds.Inline, kinds.Markdown) and not stack.at_key:
        rest, _, _ = spot.text[spot.offset :].partition("\n")
        return _in_text(spot, known, value, rest, what.process)
    if kind is kinds.Plain and what.cls is Template:
        placeholder = _PLACEHOLDER.search(value)
        if placeholder is None:
            return (), "", 0
        return Offers(known, "", "").placeholders(what.id), placeholder["typed"], _rest(spot)
    word = (_WORDS if kind in _SPACED else _ID).search(value)
    typed = word[0] if word else ""
    return _of(Offers(known, what.process, typed), what, stack, spot), typed, _rest(spot)


def _of(offers: Offers, what: Wanted, stack: Stack, spot: Spot) -> Iterator[Offer]:
    """The keys and values that may stand at a place in the YAML."""
    if what.mapping is not None:
        frame = stack.frames[-1]
        after = keys_after(spot.text, spot.offset, frame)
        yield from offers.keys_of(what, {*frame.written, *after}, _run(stack, spot))
    if what.value is not None:
        yield from offers.of_kind(what.kind, what)


def _run(stack: Stack, spot: Spot) -> str:
    """The process that the step around the cursor runs, said above it or below."""
    outer = [frame for frame in stack.frames[:-1] if not frame.is_list]
    if not outer:
        return ""
    below = keys_after(spot.text, spot.offset, outer[-1])
    return outer[-1].written.get("run") or below.get("run", "")


def _known(spot: Spot) -> Known:
    """What is known with the text as it is, mended where it is half typed."""
    if spot.state.parts[spot.name].cut:
        text = mended(spot.text, spot.positions.lines.line(spot.offset) - 1)
        if text is not None:
            return spot.state.moment_with(spot.name, text).context
    return spot.state.moment.context


def _in_text(
    spot: Spot, known: Known, before: str, after: str, process: str, syntax: Syntax = MYST
) -> Offered:
    """What a text may refer to at its end."""
    found = named_at(before, after, syntax, directives(), process)
    if found is None:
        return (), "", 0
    offers = Offers(known, found.around or process, found.typed)
    if found.kind == "inline":
        return offers.roles(is_rest=syntax is REST), found.typed, _rest(spot)
    return offers.named(found), found.typed, 0 if found.kind == "name" else _rest(spot)


def _rest(spot: Spot) -> int:
    """How many characters of a word stand behind the cursor."""
    found = re.compile(r"[\w-]*").match(spot.text, spot.offset)
    return len(found[0]) if found else 0
