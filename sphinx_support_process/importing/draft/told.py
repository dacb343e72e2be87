"""How is the account of an import told? As text, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from .account import Account, Finding, Kind

_NOUNS = {
    "processes": ("process", "processes"),
    "steps": ("step", "steps"),
    "roles": ("role", "roles"),
    "terms": ("term", "terms"),
    "templates": ("template", "templates"),
    "priorities": ("list of priorities", "lists of priorities"),
    "communities": ("community", "communities"),
    "levels": ("level", "levels"),
    "promises": ("promise", "promises"),
}
_HEADS: dict[Kind, str] = {
    "lost": "Words that are nowhere in the draft",
    "mistake": "What the page got wrong",
    "doubt": "What was not sure in reading",
    "guess": "What was guessed",
    "left": "What is left of the page",
}


def summary(account: Account) -> str:
    """What was found, in one line."""
    found = [
        f"{number:,} {_NOUNS[name][number != 1]}"
        for name, number in account.found.items()
        if number or name == "processes"
    ]
    todos = f"{account.todos:,} TODO{'' if account.todos == 1 else 's'}"
    return f"{', '.join(found)}; {todos}"


def _parts(account: Account) -> Iterator[tuple[str, list[Finding]]]:
    for kind, head in _HEADS.items():
        found = [one for one in account.findings if one.kind == kind]
        if found:
            yield head, found


def _place(one: Finding) -> str:
    return one.at.within(one.page)


def _line(one: Finding) -> str:
    about = f" `{one.about}`:" if one.about else ""
    text = " ".join(one.text.split())
    short = text if len(text) <= 200 else f"{text[:199]}…"
    return f"{_place(one)}:{about} {short}"


def as_text(account: Account) -> str:
    """For people: a line for each finding, by kind."""
    lines = [summary(account), f"{account.kept:,} of {account.words:,} words are in the draft"]
    for head, found in _parts(account):
        lines += ["", f"{head}:", *(f"  {_line(one)}" for one in found)]
    return "\n".join(lines) + "\n"


def as_markdown(account: Account) -> str:
    """For a comment or a page: the same as lists."""
    lines = [summary(account), "", f"{account.kept:,} of {account.words:,} words are in the draft."]
    for head, found in _parts(account):
        lines += ["", f"## {head}", "", *(f"- {_line(one)}" for one in found)]
    return "\n".join(lines) + "\n"


def as_json(account: Account) -> str:
    """For programs: everything, places in numbers."""
    findings = [
        {
            "kind": one.kind,
            "page": one.page,
            "place": {
                name: value
                for name in ("line", "column", "paragraph", "part")
                if (value := getattr(one.at, name))
            },
            "about": one.about,
            "text": str(one.text),
        }
        for one in account.findings
    ]
    told = {
        "pages": account.pages,
        "found": account.found,
        "todos": account.todos,
        "words": {"read": account.words, "kept": account.kept},
        "findings": findings,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Account], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
