"""Which text needs which link definition or footnote? Each of a page goes where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from ..draft.draft import Draft
from ..draft.noted import Noted
from ..passages.passage import Passage
from ..words.patterns import late

_BRACKETS = late(r"\[([^\[\]\n]+)\](?!\()")
_SHORTCUT = late(r"(?<![\]!\\])\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?![(:\[])")
_PLAIN = ("answers", "body", "outcomes", "placeholders")
"""What holds no Markdown, or more than one text."""

_TARGET = late(r"<?([^\s<>]+)>?")


def _key(name: str) -> str:
    """A name as references compare it: without regard to case and white space."""
    return " ".join(name.casefold().split())


@dataclass
class Definitions:
    """The definitions of pages, each under its page and name, with its place and its text."""

    _found: dict[tuple[str, str], tuple[str, Passage]] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)

    def add(self, page: str, passage: Passage) -> bool:
        """Take up a definition; False if the page has another of that name."""
        value = passage.at.within(page), passage
        return self._found.setdefault((page, _key(passage.name)), value) is value

    def place(self, draft: Draft) -> None:
        """Put each definition into the texts that refer to it; the others are left."""
        for entry in draft.entries() if self._found else ():
            lines = [key for key in entry.keys if key not in (*entry.texts, *_PLAIN)]
            entry.replace(lines, partial(self._inlined, entry))
            entry.replace(entry.texts, partial(self._noted, entry))
        left = (value for key, value in self._found.items() if key not in self._used)
        draft.left += [(place, passage.text) for place, passage in left]
        draft.consumed += [name for _, name in self._used]

    def _inlined(self, entry: Noted, _: str, text: str) -> str:
        """A text in one line in which a link has its target with it."""

        def put(match: re.Match[str]) -> str:
            key = entry.page, _key(match[2] or match[1])
            found = self._found.get(key)
            target = _TARGET.match(found[1].content) if found else None
            if target is None or match[1].startswith("^"):
                return match[0]
            self._used.add(key)
            return f"[{match[1]}]({target[1]})"

        return _SHORTCUT.sub(put, text) if "[" in text else text

    def _noted(self, entry: Noted, _: str, text: str) -> str:
        """A text with the definitions that it refers to below it."""
        if "[" not in text:
            return text
        texts = [text]
        for name in self._named(text):
            key = entry.page, _key(name)
            is_there = re.search(rf"^\s*\[{re.escape(name)}\]:", text, re.MULTILINE)
            if key in self._found and not is_there:
                self._used.add(key)
                texts.append(self._found[key][1].text)
        return "\n\n".join(texts)

    def _named(self, text: str) -> Iterator[str]:
        seen: set[str] = set()
        for name in _BRACKETS.findall(text):
            if _key(name) not in seen:
                seen.add(_key(name))
                yield name
