"""Are words used as the team defined them?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...known.values import Written
from ...model.names import Entry, spellings
from ...text.markup import prose
from ...text.suggest import closest
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule


@rule("warning", scope="process", whole=True)
def near_miss_term(context: Context) -> Iterator[Finding]:
    """A `{term}` in a text is spelled almost like one that is defined.

    Names, plurals and aliases of terms and roles are known, in any case. Others may be defined
    on a page; the build of the docs tells of those that are defined nowhere.

    In one team compass a glossary entry was misspelt for 1,190 days, and used spelt right.

    Write the spelling that the message suggests, or add yours to the `aliases:` of the term.
    """
    names = context.names
    pages = {name.casefold() for name in context.settings.defined_terms}
    for target in sorted(context.prose.targets("term")):
        name = target.casefold()
        if name in names or name in pages or not context.has_time_to_guess(len(names)):
            continue
        near = closest(name, names, cutoff=0.75)
        if near is None:
            continue
        entry = names[near]
        meant = next(name for name in spellings(entry) if name.casefold() == near)
        for passage, at in context.prose.occurrences("term", target):
            message = f"no term is called `{target}`"
            advice = f"did you mean `{meant}`?"
            about = passage.owner.about
            yield Finding(at, message, advice, about, length=len(target), cause=near)


@rule("warning", scope="process")
def avoided_word(context: Context) -> Iterator[Finding]:
    """A text uses a word that a term, a role or its process says to avoid.

    `avoid:` lists such words; that of a process holds for its own texts only. Literals, roles
    such as `` {term}`…` `` and the definition of the term itself are left alone.

    Two words for one thing are two things to a reader. In one team compass a reply in the
    process for everything that is *no* incident ended with "mark the incident as resolved".

    Write the term instead.
    """
    support = context.support
    entries: list[Entry] = [*support.roles.values(), *support.terms.values()]
    for entry in entries:
        for word in entry.avoid:
            for passage, offset in _used(context, word):
                if passage.owner.record is not entry:
                    yield _avoid(passage, offset, word, f"say `{entry.name}`", "")
    for process in support.processes.values():
        for word in process.avoid:
            for passage, offset in _used(context, word):
                if passage.owner.process is process:
                    advice = "say it in other words"
                    yield _avoid(passage, offset, word, advice, f" in `{process.id}`")


def _used(context: Context, word: str) -> Iterator[tuple[Written, int]]:
    for passage, offset in chain(context.prose.uses(word), context.messages.uses(word)):
        text = passage.value
        end = offset + len(word)
        rest = text[end : end + 2].casefold()
        if rest[:1].isalnum() and not (rest[:1] == "s" and not rest[1:].isalnum()):
            continue
        if offset and (text[offset - 1].isalnum() or text[offset - 1] == "-"):
            continue
        if prose(text)[offset:end].strip():
            yield passage, offset


def _avoid(passage: Written, offset: int, word: Text, advice: str, where: str) -> Finding:
    used = passage.value[offset : offset + len(word)]
    return Finding(
        passage.value.at(offset),
        f"`{' '.join(used.split())}` is a word to avoid{where}",
        f"{advice}; {word.file}:{word.line} asks for it",
        passage.owner.about,
        length=len(used.split("\n")[0]),
    )
