"""Which steps does a text speak of? Numbers and links that become references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath

from ...draft.draft import Process, Step
from ...draft.noted import Mistake, Noted
from ...words.patterns import late
from ...words.prose import around, excerpt, outside_code
from ...words.table import pattern
from .leads import run
from .places import LINK, MARKS, Places, previous, target_of
from .pointers import pointed
from .signs import JOIN

_MENTION = late(
    rf"(?<![\w-])(?P<word>{pattern('step-word')})(?P<several>(?:s|e|n|en)?) "
    rf"(?P<first>\d{{1,9}})\b(?!\.\d)(?P<more>(?:{JOIN}\d{{1,9}}\b)*)"
    r"(?: (?:of|in) (?P<of>(?:\d+\.)*\w[^.,;:()\n`]{0,60}))?",
    re.IGNORECASE,
)
_PREVIOUS = late(rf"(?<![\w-]){pattern('previous-step')}(?!\w)", re.IGNORECASE)
_FROM_START = late(
    rf"(?<![\w-])(?P<before>{pattern('again')} )?{pattern('from-start')}(?!\w)", re.IGNORECASE
)
_TITLED = late(
    rf"(?<!\w)(?P<before>{pattern('follow')} (?:{pattern('articles')} )?(?:{pattern('section')} )?)"
    r"(?P<mark>[\"\u201c]|\*\*|\*|_)(?P<title>[^\"\u201c\u201d*_]{2,60})(?:[\"\u201d]|\*\*|\*|_)",
    re.IGNORECASE,
)
_CHAPTER = late(
    rf"(?<!\w){pattern('section')} (?P<number>\d{{1,2}}(?:\.\d{{1,2}})*)\b", re.IGNORECASE
)
_ELSEWHERE = late(r"(?!page:)[a-z][a-z\d+.-]*:", re.IGNORECASE)
_WORDS = late(r"\[([^\[\]]+)\]\(")
_BEFORE_LABEL = late(r"\{\w+\}`([^`<]+?)\s*<")
_SEEN = late(rf"(?:{pattern('step')} )?\(?\d+[.)]?(?:[:.]? .*)?$", re.IGNORECASE)


def refer(places: Places) -> None:
    """Let every mention of a step or process follow it, in all texts."""
    _change(places, _titled)
    run(places)
    _change(places, _referring)


def _change(places: Places, change: Callable[[Places, Process, Noted, str, str], str]) -> None:
    for process in places.processes:
        for one in (*process.steps, process):
            keys = (*one.texts, "title", "if_") if _has_open_title(one) else one.texts
            one.replace(keys, partial(change, places, process, one))
            if isinstance(one, Step):
                for answer, does in one.on_answer.items():
                    one.on_answer[answer] = change(places, process, one, "answers", does)


def _referring(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text that refers to what it speaks of."""
    text = _relinked(places, process, about, key, text)
    text = _previous(process, about, key, text)
    text = _chaptered(places, process, text)
    return _numbered(places, process, about, key, text)


def _has_open_title(one: Noted) -> bool:
    """Whether a title may speak of other steps: not if it is made of a jump."""
    return isinstance(one, Step) and not one.only_jumps


def _numbered(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text in which the numbers of steps are references to them."""

    def put(match: re.Match[str]) -> str:
        said = excerpt(around(match.string, *match.span()))
        first, of = int(match["first"]), match["of"] or ""
        home, rest = _home(places, of)
        if home is not None and (there := home.numbers.get(first)):
            about.todo(f"{said}: is `{home.id}.{there.id}` meant?", key)
            return f"{{support:step}}`{home.id}.{there.id}`{rest}"
        behind = match[0][match.end("more") - match.start() :]
        where = text[match.end() : match.end() + 10]
        parts = list(_parts(match))
        found = [places.numbered(process, about, int(n), where) for n, _ in parts]
        own = about.id if isinstance(about, Step) else ""
        if found == [own] and match[0] == text:
            return text  # it has no other name
        if not all(found) or found == [own]:
            why = "this is the step itself" if all(found) else "there is no such step"
            about.todo(Mistake(f"{said}: {why}; which one is meant?"), key)
            return f"`{match[0][: len(match[0]) - len(behind)]}`{behind}"
        meant = " and ".join(f"`{one}`" for one in found)
        about.todo(f"{said}: {'are' if found[1:] else 'is'} {meant} meant?", key)
        pairs = zip(found, parts, strict=True)
        return "".join(f"{{support:step}}`{one}`{mark}" for one, (_, mark) in pairs) + behind

    return outside_code(_MENTION, put, text) if _MENTION.search(text) else text


def _parts(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The numbers of a mention, each with what stands behind it."""
    numbers = re.split(r"(\D+)", f"{match['first']}{match['more']}")
    yield from zip(numbers[::2], [*numbers[1::2], ""], strict=True)


def _previous(process: Process, about: Noted, key: str, text: str) -> str:
    """A text in which the step before, and the first one, are references to these."""
    for said, is_before in ((_PREVIOUS, True), (_FROM_START, False)):
        if not said.search(text):
            continue
        at = next((n for n, one in enumerate(process.steps) if one is about), 0)
        step = previous(process, at) if is_before else process.steps[0]

        def put(match: re.Match[str], there: str = step.id) -> str:
            about.todo(f"{excerpt(around(match.string, *match.span()))}: is `{there}` meant?", key)
            return f"{match.groupdict().get('before') or ''}{{support:step}}`{there}`"

        text = outside_code(said, put, text) if at else text
    return text


def _titled(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text in which titles in marks are links to their processes, and pointers lead there."""

    def put(match: re.Match[str]) -> str:
        home = places.titled(match["title"])
        if home is None or home is process:
            return match[0]
        return f"{match['before']}[{match['title']}](#{home.id})"

    if not MARKS.isdisjoint(text) and _TITLED.search(text):
        text = outside_code(_TITLED, put, text)
    return pointed(places, process, about, key, text)


def _chaptered(places: Places, process: Process, text: str) -> str:
    """A text in which the numbers of other processes are links to them."""

    def put(match: re.Match[str]) -> str:
        home = places.titled(match["number"])
        return match[0] if home is None or home is process else f"[{match[0]}](#{home.id})"

    return outside_code(_CHAPTER, put, text) if _CHAPTER.search(text) else text


def _home(places: Places, words: str) -> tuple[Process | None, str]:
    """The process that words begin to name, by its title or chapter, and the words behind."""
    parts = words.split(" ")
    for end in range(len(parts), 0, -1):
        name = re.sub(r"^(?:chapter|section|the) |[\"“”]", "", " ".join(parts[:end]))
        found = places.titled(name)
        if found is not None:
            rest = " ".join(parts[end:])
            return found, f" {rest}" if rest else ""
    return None, ""


def _relinked(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text whose links lead to what the draft has, where the page's own lead nowhere.

    What a heading or a label led to is a step now. Other links of MyST the pages of a site know.
    """

    def put(match: re.Match[str]) -> str:
        target = target_of(match)
        is_link = match[0].startswith("[")
        if _ELSEWHERE.match(target) or match[0].startswith("{doc"):
            return match[0]
        step, other = places.linked_step(process, match), places.linked_process(match)
        words = (_WORDS if is_link else _BEFORE_LABEL).match(match[0])
        if step is not None:
            name = f"{step[0].id}.{step[1].id}"
            if not words or _SEEN.match(words[1]):
                own = step[1].id if step[0] is process else name
                return f"{{support:step}}`{own}`"
            return f"[{words[1]}](#{name})"
        if not is_link or not words or _is_myst(process.page):
            return match[0]
        if other is not None:
            return f"[{words[1]}](#{other.id})"
        if target.startswith("page:"):
            about.todo(f"the page links to {excerpt(target[5:])}: where is it now?", key)
        return words[1] if target.startswith(("page:", "#")) else match[0]

    return LINK.sub(put, text) if "](" in text or "`" in text else text


def _is_myst(page: str) -> bool:
    """Whether a page is in MyST, whose links the pages of a site know."""
    return PurePath(page).suffix.casefold() in ("", ".md", ".markdown", ".myst", ".txt")
