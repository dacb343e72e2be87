"""Which word or role is a heading, with what stands below it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ...passages.passage import Passage, Section
from ..offices import is_office_in_any_case
from ..patterns import late
from ..people import People, of_roles
from ..prose import bare, headline, topic
from ..table import pattern
from .meanings import Entry, asked, entry, of_words, role_of, told_in

_MOST_WORDS = 5
_LETTER = late(r"[A-Z0-9#](?: ?[-\u2013\u2014&,/] ?[A-Z0-9])*", re.IGNORECASE)
_ABOUT_ROLE = late(pattern("about-role-head"), re.IGNORECASE)
_MARK = late(pattern("role"), re.IGNORECASE)
_ROLE_IS = late(
    rf"(?:{pattern('articles')} )?(?P<name>[^.,;:()]{{2,50}}?)(?: \([^()]*\))? "
    rf"(?:{pattern('responsible')}|{pattern('modals')})",
    re.IGNORECASE,
)


def words_title(section: Section, title: str, *, is_list: bool = False) -> str:
    """The heading above a section that says that words are defined, else the title itself.

    Glossaries have a heading for each letter; lists, and texts that all begin with a word, may
    stand below any.
    """
    goes_up = is_list or _LETTER.fullmatch(title) is not None
    above = filter(of_words, titles_above(section)) if goes_up and not of_words(title) else ()
    return next(iter(above), title)


def titles_above(section: Section) -> Iterator[str]:
    """The headings above a section, the nearest first; for a page without one, its file's name."""
    above = section
    has_title = above.level == 1
    while above.parent is not None and above.parent.title:
        above = above.parent
        has_title = has_title or above.level == 1
        yield above.title
    if not has_title:
        yield " ".join(re.findall(r"[^\W_]+", PurePath(section.file).stem))


def are_words(blocks: Sequence[Passage]) -> bool:
    """Whether all of some blocks are paragraphs that begin with a word that stands out."""
    return len(blocks) > 1 and all(
        block.kind == "paragraph" and told_in(block.text, marked=True) for block in blocks
    )


def below_heading(section: Section) -> Entry | None:
    """The word that a heading below `Glossary` is, or asks for; None if it is none."""
    texts = [block.text for block in section.blocks]
    above = next(filter(of_words, titles_above(section)), next(titles_above(section), ""))
    is_role = any(map(of_roles, titles_above(section))) and is_office_in_any_case(
        topic(section.title)
    )
    if not of_words(above) and not of_roles(above) and not is_role:
        is_told = all(block.kind in ("paragraph", "bullets", "quote") for block in section.blocks)
        return asked(section.title, texts) if is_told else None
    if not texts or not 0 < len(section.title.split()) <= _MOST_WORDS:
        return None
    name = topic(section.title) if is_role else headline(section.title)
    return entry(name, "\n\n".join(texts))._replace(between=section.title if is_role else "")


def role_told(section: Section, people: People) -> Entry | None:
    """The role of `Comms lead responsibilities`, with what it is for; None if there is none."""
    name = "" if of_roles(section.title) else role_of(section.title)
    if not section.blocks or any(one.kind == "numbers" for one in section.blocks):
        return None
    if is_of_roles(section) and (known := people.any_office(topic(section.title))):
        return Entry(known.name, (), "\n\n".join(one.text for one in section.blocks), section.title)
    if not name:
        return _role_in(section, people)
    role = people.acting_group(name)
    texts = "\n\n".join(block.text for block in section.blocks)
    return Entry(role.name, (), texts, between=section.title) if role else None


def _role_in(section: Section, people: People) -> Entry | None:
    """The role that a heading names, where the text below begins by saying what it is for."""
    first = bare(section.blocks[0].text)
    if section.blocks[0].kind != "paragraph":
        return None
    for title in filter(None, (section.title, section.parent.title if section.parent else "")):
        name = topic(title).rpartition(": ")[2]
        mark = topic(title).rpartition(": ")[0]
        is_about = _MARK.fullmatch(mark) and _ABOUT_ROLE.fullmatch(topic(section.title))
        if is_about and (role := people.any_office(name)):
            texts = "\n\n".join(block.text for block in section.blocks)
            return Entry(role.name, (), texts, between=section.title)
        said = _ROLE_IS.match(first)
        if said is None or not is_office_in_any_case(name):
            continue
        if name.casefold().endswith(said["name"].casefold()):
            role = people.known(said["name"]) or people.any_office(name)
            if role is None:
                continue
            texts = "\n\n".join(block.text for block in section.blocks)
            return Entry(role.name, (), texts, between=section.title)
    return None


def is_of_roles(section: Section) -> bool:
    """Whether a section stands below a heading such as `Roles`."""
    return of_roles(next(titles_above(section), ""))


def _is_below_roles(section: Section) -> bool:
    """Whether a section stands below a heading such as `Roles`, wherever."""
    return any(map(of_roles, titles_above(section)))


def described(section: Section) -> Entry | None:
    """The role that a heading below `Roles` names, with the first text below it."""
    name = topic(section.title)
    first = section.blocks[0] if section.blocks else None
    if (
        not any(map(of_roles, titles_above(section)))
        or not is_office_in_any_case(name)
        or first is None
    ):
        return None
    if first.kind != "paragraph" or bare(first.text).endswith(":"):
        return None
    return Entry(name, (), first.text, is_role=True)
