"""Whom does an imported page say to call?"""

from __future__ import annotations

from textwrap import dedent

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import account
from sphinx_support_process.importing.draft.draft import Draft
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read
from sphinx_support_process.load import read_text


def draft(page: str, name: str = "a.md") -> Draft:
    """The draft of a page, which holds all its words and is read without a problem."""
    found = read(name, dedent(page).encode())
    made = drafted(found)
    text = written(made, [name])
    assert read_text(text).problems == ()
    assert account(found, made, text).lost == 0
    return made


def told(page: str, name: str = "a.md") -> dict[str, list[str]]:
    """All people of a page, each with their roles, addresses and what else is said of them."""
    made = draft(page, name)
    people: dict[str, list[str]] = {}
    for group in made.communities:
        for one in group.representatives:
            notes = [note.removeprefix("the page says ") for note in one.notes.get("", [])]
            ways = [one.email, one.phone, one.github]
            people[one.name] = [*filter(None, ways), *notes]
    for role in made.roles:
        for name_ in filter(None, role.held_by.split(", ")):
            people.setdefault(name_, []).insert(0, role.name)
    return people


def contacts(*lines: str) -> dict[str, list[str]]:
    """The people of a list below `Contacts`."""
    return told("# Ferry\n\n## Contacts\n\n" + "\n".join(f"- {line}" for line in lines) + "\n")
