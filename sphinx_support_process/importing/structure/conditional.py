"""Which steps are done only if something holds? Their own items, and what hides in others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..passages.myst import BOX
from ..passages.passage import Passage, Point
from ..words.offices import begins_with_actor
from ..words.patterns import late
from ..words.people import is_owner_block
from ..words.prose import ORDER, bare, sentences
from ..words.table import kind_of, listed, pattern
from ..words.ways.answers import answered, answered_alone
from ..words.ways.conditions import condition, goes_another_way, held
from ..words.ways.jumps import STOP, jump, leads_away
from ..words.ways.labels import labelled
from .deeds import STRONG, deed, somebody_acts
from .lists import filled, is_title

_IF = late(
    rf"(?P<if>{pattern('if')} (?P<when>[^.:?]*?[^.:?\s]))(?:,? {pattern('steps-follow')})?\s?:",
    re.IGNORECASE,
)
_HOW = late(r"\w+ly ")
_ANSWERS = ("yes", "no", "so", "not")
_MOST_ORDERS = 6
_STATE = late(
    rf"(?P<when>(?!{pattern('clause')}\b)[^.:?!]{{5,140}} {pattern('states')} "
    r"[^.:?!]{2,140}[^.:?!\s])\s?[:!]",
    re.IGNORECASE,
)
_DEMANDS = late(rf"\b(?:{pattern('modals')}|{pattern('these')})(?!\w)", re.IGNORECASE)
_WORD = late(r"\S+")
_ELSEWHERE = late(rf"\b{pattern('step-word')}s? \d", re.IGNORECASE)
_GO = late(rf"{pattern('go')}(?!\w)", re.IGNORECASE)
HIDDEN = "it stands in the text of the step above: is it a step of its own?"


def led(blocks: Sequence[Passage], lists: Sequence[int]) -> dict[int, str]:
    """The condition in the line above each of several lists: `If it is wet:`, `It has a hole:`."""
    found: dict[int, str] = {}
    has_if = False
    for at in lists:
        is_said = at > 0 and blocks[at - 1].kind == "paragraph" and not is_title(blocks[at - 1])
        above = bare(blocks[at - 1].text) if is_said else ""
        match = _IF.fullmatch(above)
        is_state = bool(above) and not ORDER.match(above) and not _DEMANDS.search(above)
        state = _STATE.fullmatch(above) if is_state else None
        if match and not kind_of(match["when"], _ANSWERS):
            found[at] = match["if"]
            has_if = True
        elif state:
            found[at] = f"{listed('if')[-1]} {state['when']}"
    return found if len(found) > 1 or (has_if and len(lists) > 1) else {}


def under(condition_: str, items: Sequence[Point]) -> list[Point]:
    """Items that are done only under a condition, which none of them says itself."""
    found: list[Point] = []
    for item in items:
        first = item.blocks[0]
        text = f"{condition_}: {BOX.sub('', first.text)}"
        is_own = first.kind != "paragraph" or _is_conditional(first.text) or held(first.text)
        if not is_own:
            item = replace(item, blocks=(replace(first, text=text, content=text), *item.blocks[1:]))
        found.append(item)
    return found


def _orders_below(item: Point) -> list[Point]:
    """The orders below an item that says no more than when they are given; empty for another."""
    head = bare(item.blocks[0].text)
    match = _IF.fullmatch(head) if len(item.blocks) == 2 else None
    orders = filled(item.blocks[1]) if match and not kind_of(match["when"], _ANSWERS) else []
    texts = [BOX.sub("", one.blocks[0].text) for one in orders]
    told = [ORDER.match(_HOW.sub("", text, count=1)) is not None for text in texts]
    return orders if len(orders) <= _MOST_ORDERS and sum(told) * 2 >= len(told) else []


def by_condition(items: Sequence[Point]) -> list[Point]:
    """Items; where one only says when the orders below it are given, these with the condition."""
    found: list[Point] = []
    for item in items:
        orders = _orders_below(item)
        if not orders:
            found.append(item)
        when = bare(item.blocks[0].text).rstrip(" :")
        for number, one in enumerate(orders):
            text = BOX.sub("", one.blocks[0].text)
            first = replace(one.blocks[0], text=f"{when}: {text}", content=text)
            step = replace(one, blocks=(first, *one.blocks[1:]), number=None, label="")
            found.append(step if number else replace(step, number=item.number, label=item.label))
    return found


def apart(items: Sequence[Point]) -> list[Point]:
    """Items; what they say to do if something holds, behind their own order, as items below."""
    return [part for item in items for part in _parts(item)]


def _parts(item: Point) -> Iterator[Point]:
    own: list[Passage] = []
    has_title = False
    others: list[list[Passage]] = []
    if not any(map(_may_hold, item.blocks)):
        yield item
        return
    asked = [_asks(block) for block in item.blocks]
    is_closed = item.is_aside or any(asked[:2])
    for at, block in enumerate(() if is_closed else item.blocks):
        is_text = block.kind == "paragraph" or (block.kind == "quote" and _is_said(block))
        if asked[at] or (at and asked[at - 1]):
            (others[-1] if others else own).append(block)
        elif is_text:
            first, *hidden = _sentences(block, is_own=at == 0)
            if has_title and _is_conditional(first.text):
                others.append([first])
            else:
                (others[-1] if others else own).append(first)
            others += [[one] for one in hidden]
        elif has_title and (
            listed := _listed(block)
            or _acted(block)
            or _introduced(others[-1] if others else own, block)
        ):
            others += listed
        else:
            (others[-1] if others else own).append(block)
        has_title = has_title or not (block.kind == "phase" or is_owner_block(block))
    if not others:
        yield item
        return
    yield replace(item, blocks=tuple(own), below=item.below if item.below < len(own) else 0)
    for found in others:
        yield Point(tuple(found), found[0].at, doubt=HIDDEN)


def _may_hold(block: Passage) -> bool:
    """Whether a block has a list, or a sentence that may be done only if something holds."""
    text = block.content if block.kind == "quote" else block.text
    is_text = block.kind in ("paragraph", "quote")
    return bool(block.items) or (is_text and any(map(_is_conditional, sentences(text))))


def _is_said(quote: Passage) -> bool:
    """Whether a quotation is an order that is given if something holds."""
    return _is_conditional(quote.content)


def _asks(block: Passage) -> bool:
    """Whether a block asks something, or says how it goes on: that is a question of its own."""
    texts = [block.text] if block.kind == "paragraph" else []
    texts += [item.blocks[0].text for item in filled(block)]
    parts = [one for text in texts for one in sentences(text)]
    return any(
        one.endswith("?")
        or ((found := jump(one)) and found.word != "case")
        or answered_alone(one)
        or (goes_another_way(one) and not _is_conditional(one))
        for one in parts
    )


def _sentences(block: Passage, *, is_own: bool) -> list[Passage]:
    """A paragraph without the conditions at its end, and each of these."""
    text = block.content if block.kind == "quote" else block.text
    parts = sentences(text)
    end = len(parts)
    while end > 1 and _is_conditional(parts[end - 1]):
        end -= 1
    starts = list(range(end, len(parts)))
    if not is_own:
        starts = [at for at, one in enumerate(parts) if at and _is_conditional(one)]
    if not starts or (is_own and not _is_told(parts[0])):
        is_quote = block.kind == "quote"
        return [Passage("paragraph", text, block.at, content=text) if is_quote else block]
    first = _before(text, parts[starts[0] :])
    ends = [*starts[1:], len(parts)]
    others = [" ".join(parts[a:b]) for a, b in zip(starts, ends, strict=True)]
    return [Passage("paragraph", one, block.at, content=one) for one in (first, *others)]


def _before(text: str, sentences_: Sequence[str]) -> str:
    """What stands in a text before its last sentences, its lines as they were."""
    last = sum(len(one.split()) for one in sentences_)
    words = list(_WORD.finditer(text))
    return text[: words[-last - 1].end()] if last < len(words) else ""


def _listed(block: Passage) -> list[list[Passage]]:
    """The items of a list in which most say what to do if something holds; empty for another."""
    items = filled(block)
    texts = [item.blocks[0].text for item in items]
    are_ifs = [condition(sentences(text)[0]) is not None for text in texts if text.strip()]
    if sum(are_ifs) * 2 <= len(items) or answered(texts):
        return []
    return [list(item.blocks) for item in items]


def _acted(block: Passage) -> list[list[Passage]]:
    """The items of a list in which several people do something, each their own; else empty."""
    items = filled(block)
    texts = [sentences(text)[0] for item in items if (text := bare(item.blocks[0].text))]
    actors = {" ".join(text.split()[:2]) for text in texts if somebody_acts(text)}
    told = [deed(text) in STRONG for text in texts]
    are_told = len(actors) > 1 and sum(told) * 3 >= len(items) * 2
    return [list(item.blocks) for item in items] if are_told else []


def _introduced(own: Sequence[Passage], block: Passage) -> list[list[Passage]]:
    """The numbered orders of a list that the text above it introduces; empty for another."""
    items = filled(block) if block.kind == "numbers" else []
    orders = [ORDER.match(bare(item.blocks[0].text)) is not None for item in items]
    is_told = own[-1].kind == "paragraph" and own[-1].text.rstrip().endswith(":")
    is_whole = len(items) > 2 and sum(orders) * 3 >= len(items) * 2
    return [list(item.blocks) for item in items] if is_told and is_whole else []


def _is_told(text: str) -> bool:
    words = bare(text)
    return bool(ORDER.match(words) or begins_with_actor(words) or _is_conditional(text))


def _is_conditional(text: str) -> bool:
    """Whether a text begins with a condition, and says for sure what is done then."""
    found = condition(sentences(text)[0]) if text.strip() else None
    if found is None or not found.is_order or _ELSEWHERE.search(found.order):
        return False
    if labelled(sentences(text)[0])[0]:
        return False  # it is said of the step that it stands in
    last = found.order.rstrip(".").split()[-1]
    return not (leads_away(found.order) or _GO.match(found.order) or STOP.fullmatch(last))
