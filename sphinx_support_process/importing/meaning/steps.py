"""Which step is this? From an item of a list to a step with owner, title, text and deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..draft.draft import Draft, Jump, Step
from ..draft.ids import Ids
from ..passages.myst import BOX
from ..passages.passage import Passage, Point
from ..readers.blocks import At
from ..words.actors import behind, lead
from ..words.facts import note_owner, note_status, note_told
from ..words.messages.letters import with_letters
from ..words.messages.quotations import beginning, quotations
from ..words.messages.replies import is_reply
from ..words.messages.templates import named, own_name, template
from ..words.patterns import late
from ..words.people import People
from ..words.prose import ORDER, bare, excerpt, quoted, sentences
from ..words.remarks import split_result, warning_of
from ..words.table import kind_of, pattern
from ..words.terms.glossary import add_terms, entries
from ..words.timed import note_all_times
from ..words.times import DURATION, duration, guessed
from ..words.ways.answers import answered, answered_alone, answered_in, ways
from ..words.ways.conditions import Condition, condition, goes_another_way, held, is_fragment
from ..words.ways.cuts import split
from ..words.ways.jumps import ARROW, jump, leads_away
from .titles import anchors, short, without

_BOLD = late(
    r"(?:\*\*(?P<star>[^*]+?)\*\*|__(?P<bar>[^_]+?)__)(?:[.:]|\s[\u2013\u2014-](?=\s)|(?P<loose>))(?=\s|$)\s*"
)
_TAG = late(r"</?[a-zA-Z][^<>]*>")
_ARROW = late(ARROW)
_MIXED = late(r"[^:/]{1,60} ?/ ?[^:/]{1,60}:")
"""The head of a column that says other things as well: `Remarks / where to go`."""

_OTHERWISE = late(rf"^({pattern('otherwise')}) (?=\w)", re.IGNORECASE)


class Steps:
    """Makes steps; roles, terms and templates that it meets go into the draft."""

    def __init__(self, draft: Draft, people: People, terms: Ids) -> None:
        self._draft = draft
        self.people = people
        self._terms = terms
        self._templates = Ids()
        self.page = ""

    def made(self, item: Point) -> Step:
        """The step that an item is."""
        numbers = [] if item.number is None else [item.number]
        step = Step(title="", at=item.at, numbers=numbers, anchors=list(anchors(item)))
        step.label = item.label
        self._compare(item)
        self._draft.consumed.append(item.label)
        if item.is_aside:
            step.is_aside = True
            step.todo("only links lead to this heading: does the process end with it?")
        if item.doubt:
            step.todo(item.doubt)
        blocks = list(item.blocks)
        if blocks and blocks[0].kind == "phase":
            step.phase = blocks.pop(0).content
            step.todo("it names what stands below it: is it a phase?", "phase")
        if blocks and blocks[0].kind == "heading":
            step.title = blocks.pop(0).content
        blocks = self._without_owner(step, blocks)
        if not step.title:
            blocks = self._titled(step, blocks)
            blocks = blocks if step.who else self._without_owner(step, blocks)
        texts: list[str] = []
        blocks = with_letters(blocks)
        for at, block in enumerate(blocks):
            self._put(step, block, texts, is_last=at == len(blocks) - 1)
        step.text = "\n\n".join(texts)
        for text in dict.fromkeys((*texts, *step.checklist, *([] if step.text else [step.title]))):
            step.send += self.quoted(text, item.at)
        if not step.if_ and not step.jumps and (found := held(step.title)):
            self._put_condition(step, found, step.title)
            step.title = found.order
        first = blocks[0] if blocks else None
        is_own = not item.below or first not in item.blocks[item.below :]
        note_owner(step, self.people, first=texts[0] if texts and is_own else "")
        note_all_times(step)
        note_told(step, self.people)
        note_status(step, self._draft.statuses)
        others = (step.title, step.text, step.checklist, step.send)
        step.only_jumps = bool(step.jumps) and not any(others)
        if not step.title and not step.only_jumps:
            step.title = f"Step {item.number or ''}".strip()
            step.todo("the page gives no title: begin with a verb", "title")
        return step

    def warn(self, step: Step, item: Point, warning: str) -> None:
        """Let a step have the warning that the item below it is, and its number."""
        step.warning.append(warning)
        step.numbers += [] if item.number is None else [item.number]
        self._draft.consumed += [item.label, item.blocks[0].text]

    def compare(self, items: Sequence[Point]) -> None:
        """Note where the numbers of items begin anew."""
        for one, other in pairwise(items):
            if one.number is not None and other.number is not None and one.number >= other.number:
                label = other.label or other.number
                told = f"the numbers begin anew here with {label}, below {one.label or one.number}"
                self._draft.mistakes.append((self.page, other.at, told))

    def _compare(self, item: Point) -> None:
        """Note a number that readers see otherwise than it was written."""
        seen = re.fullmatch(r"(\d{1,9})[.)]", item.label)
        if seen and item.number is not None and int(seen[1]) != item.number:
            told = f"the page says {item.number} here, and readers see {item.label}"
            self._draft.mistakes.append((self.page, item.at, told))

    def template(self, block: Passage, title: str, note: str = "") -> str:
        """The id of the template that a message becomes; `note` is what the page says of it."""
        made = template(block, block.title or title, self._templates)
        self._draft.templates.append(made)
        if note:
            made.todo(f"the page says {quoted(note)}")
        self._draft.consumed += [title, block.content.lstrip().partition("\n")[0]]
        self._draft.consumed += [block.text.partition("\n")[0]] * (block.kind == "fence")
        self._draft.consumed += _TAG.findall(block.text)
        return made.id

    def quoted(self, text: str, at: At) -> list[str]:
        """The ids of the templates that the messages become which a text quotes."""
        ids: list[str] = []
        for words in quotations(text):
            block = Passage("message", words, at, content=words)
            ids.append(self.template(block, beginning(words)))
            self._draft.templates[-1].todo("a text quotes it: is it a message to send?")
        return ids

    def _without_owner(self, step: Step, blocks: list[Passage]) -> list[Passage]:
        """What is left of the blocks of an item without the words that say who does it."""
        if blocks and blocks[0].kind == "owner":
            step.who = self.people.owners(blocks[0].content)
            self._draft.consumed.append(blocks[0].text)
            if len(step.who) != 1:
                step.todo(f"the page says {quoted(blocks[0].text)}: is it who does it?")
            return blocks[1:]
        if not blocks or blocks[0].kind != "paragraph":
            return blocks
        first = blocks[0]
        who, doubt, text = self.people.owner_line(BOX.sub("", first.text))
        if doubt:
            step.todo(f"the page says {doubt}: is it who does it?")
        if who:
            self._draft.consumed.append(first.text)
        else:
            who, text = lead(self.people, text)
        step.who = who
        rest = [Passage("paragraph", text, first.at, content=text)] if text.strip() else []
        return rest + blocks[1:]

    def _titled(self, step: Step, blocks: list[Passage]) -> list[Passage]:
        """Take the title out of the first block: what is bold, a heading, or a sentence."""
        if not blocks:
            return []
        first = blocks[0]
        if first.kind != "paragraph":
            return blocks
        bold = _BOLD.match(first.text)
        rest, jumps = split(first.text)
        if jumps and not rest:
            step.jumps = jumps
            return blocks[1:]
        if bold and (
            bold["loose"] is None or not first.text[bold.end() : bold.end() + 1].islower()
        ):
            step.title = " ".join((bold["star"] or bold["bar"]).split()).rstrip(".")
            text = first.text[bold.end() :]
        else:
            step.jumps = jumps
            sentence = sentences(rest)[0]
            below = without(rest, sentence)
            if ways := self._ways(sentence, below):
                step.jumps = ways
                self._draft.consumed.append(first.text)
                return blocks[1:]
            if not jumps and is_fragment(sentence) and ORDER.match(below):
                step.if_ = bare(sentence).rstrip("?")
                step.todo(f"the page asks {excerpt(sentence)}: is it when this is done?", "if_")
                self._draft.consumed.append(sentence)
                rest, sentence = below, sentences(below)[0]
                below = without(rest, sentence)
            order = sentence if jumps else self._conditional(step, sentence, below)
            step.title, whole = short(order)
            text = below if whole else rest
            if step.title and not whole:
                step.todo("the title is cut out of the text: say it shorter, as an order", "title")
        body = [Passage("paragraph", text, first.at, content=text)] if text.strip() else []
        return body + blocks[1:]

    def _ways(self, sentence: str, below: str) -> list[Jump]:
        """The two ways of `If it is urgent, call us. Otherwise, write.`; empty if it is no such."""
        is_pair = goes_another_way(below) and len(sentences(below)) == 1
        other = _OTHERWISE.sub(r"\1, ", below, count=1)
        return answered([sentence, other]) if is_pair and condition(sentence) else []

    def _conditional(self, step: Step, sentence: str, below: str) -> str:
        """What a sentence orders, once its condition is that of the step."""
        found = condition(sentence) or held(sentence)
        if found is None:
            return sentence
        if goes_another_way(below) or leads_away(found.order):
            said = below if goes_another_way(below) else sentence
            step.todo(f"the page says {excerpt(said)}: is it a question?", "title")
            return sentence
        self._put_condition(step, found, sentence)
        return found.order

    def _put_condition(self, step: Step, found: Condition, said: str) -> None:
        step.if_ = found.when
        if found.doubt:
            step.todo(found.doubt, "if_")
        self._draft.consumed.append(said)

    def _put_row(self, step: Step, block: Passage) -> None:
        """Take up who does a step, and when, from a table of one row that stands below it."""
        heads, *rows = block.rows or [[]]
        if any(kind_of(bare(head), ("email", "phone", "github")) for head in heads):
            return  # it says how people are reached
        for head, cell in zip(heads, rows[0], strict=True) if len(rows) == 1 else ():
            if kind_of(bare(head), ("owner-head",)) and not step.who:
                step.who = self.people.owners(cell)
                step.todo(f"the page says {excerpt(cell)}: is it who does it?", "who")
            elif kind_of(bare(head), ("if-head",)) and not step.if_:
                found = held(bare(cell)) or condition(bare(cell))
                step.if_ = found.when if found else ""
                if found:
                    step.todo(f"the page says {excerpt(cell)}: is it when this is done?", "if_")

    def _answers(self, block: Passage) -> list[Jump]:
        """The jumps that a list or table is, and nothing else; empty if it is more than that."""
        if block.rows and (found := answered_in(block)):
            self._draft.consumed += block.rows[0]
            return found
        texts = [_only_text(item) for item in block.items]
        if block.kind == "definitions" and all(texts):
            told = zip(block.items, texts, strict=True)
            return answered([f"{item.term}: {text}" for item, text in told])
        if block.kind not in ("numbers", "bullets") or not all(texts):
            return []
        one = [jump(text) for text in texts]
        return [part for part in one if part] if all(one) else answered(texts)

    def _put(self, step: Step, block: Passage, texts: list[str], *, is_last: bool) -> None:
        """Add a block to a step, as what it is."""
        if warning := warning_of(block):
            step.warning.append(warning)
            self._draft.consumed.append(block.text)
            return
        if block.kind == "ways":
            rest, found = split(block.content, is_text=True)
            if not found and (_ARROW.search(block.content) or not _MIXED.match(block.text)):
                rest, found = "", ways(block.content)
            step.jumps += found
            texts += [one for one in (rest if found else block.text,) if one]
            self._draft.consumed += [block.text] * bool(found)
            return
        if block.kind == "deadline":
            match = DURATION.fullmatch(block.content)
            step.within = guessed(match) if match else ""
            if match is None or not duration(match):
                told = f"the page says {excerpt(block.text)}: in working days, or calendar days?"
                step.todo(told, "within")
            self._draft.consumed.append(block.text)
            return
        if is_reply(block, texts[-1] if texts else step.title):
            name = named(texts[-1]) if texts else ""
            own = own_name(block) or behind(self.people, step.title)[0]
            step.send.append(self.template(block, name or own))
            self._draft.consumed += [texts.pop()] if name else []
            return
        if block.kind == "paragraph":
            if bare(step.title).endswith("?") and not step.jumps and not texts:
                step.jumps = answered_alone(block.text)
                if step.jumps:
                    self._draft.consumed.append(block.text)
                    return
            text, jumps = split(block.text, is_text=True)
            text, seen = (text, "") if step.expect else split_result(text)
            if seen:
                step.expect = seen
                self._draft.consumed.append(block.text)
            step.jumps += jumps
            if text.strip():
                texts.append(text.strip("\n"))
            return
        self._put_row(step, block)
        found = self._answers(block)
        if found:
            step.jumps += found
        elif block.kind == "bullets" and is_last and _is_simple(block):
            step.checklist = [BOX.sub("", _only_text(item)) for item in block.items]
        elif entries(block):
            add_terms(block, self._draft, self.people, self._terms)
        else:
            texts.append(block.text)


def _only_text(item: Point) -> str:
    """The text of an item that is a single paragraph, empty for another."""
    return item.blocks[0].text if [part.kind for part in item.blocks] == ["paragraph"] else ""


def _is_simple(block: Passage) -> bool:
    return all(_only_text(item) for item in block.items)
