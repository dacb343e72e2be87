"""Which page shows a draft? The headings and texts that are left, and directives for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..passages.passage import Section
from .draft import Draft

_WHOLE = ("glossary", "representatives", "responsibilities")
_ONCE = {f"```{{support:{view}}}\n```" for view in _WHOLE}
"""What shows all there is, so that a page has it once."""


def page_of(sections: Iterable[Section], draft: Draft) -> str:
    """The page in MyST for sections that were read into a draft.

    The labels that the draft has are those of its processes now, and not on the page.
    """
    moved = {label for process in draft.processes for label in process.label}
    kept = [section for section in sections if not section.is_taken]
    titled = {section.file for section in kept if section.heading and not section.level}
    parts = [part for one in kept for part in _part(one, moved, is_below=one.file in titled)]
    parts += _replies(draft, parts)
    first = {part: at for at, part in reversed(list(enumerate(parts)))}
    once = (part for at, part in enumerate(parts) if part not in _ONCE or first[part] == at)
    return "\n\n".join(once) + "\n"


def shown(section: Section, view: str, argument: str = "") -> None:
    """Let a view show what a section said; once, however often it is told."""
    directive = f"```{{support:{view}}} {argument}".rstrip() + "\n```"
    if view not in _WHOLE or directive not in section.shown:
        section.shown.append(directive)


def take(section: Section, into: Section, *, has_labels: bool = False) -> None:
    """Let a heading be no more, as another section shows what it said, and has its names.

    Labels that the texts of the draft have are not repeated.
    """
    section.is_taken = True
    names = [*([] if has_labels else section.labels), *section.anchors]
    into.shown += [f"({name})=" for name in dict.fromkeys(names)]


def _replies(draft: Draft, parts: Iterable[str]) -> list[str]:
    """Directives for the replies that no part of the page shows."""
    known = set(parts)
    found = (f"```{{support:template}} {one.id}\n```" for one in draft.templates)
    return [one for one in found if one not in known]


def _part(section: Section, moved: set[str], *, is_below: bool) -> Iterator[str]:
    """A section as it is shown; its heading is a level deeper below the title of a page."""
    gone = {f"({label})=" for label in moved}
    lines = [line for line in section.heading.split("\n") if line.strip() not in gone]
    if is_below and section.level and lines and lines[-1].startswith("#"):
        lines[-1] = f"#{lines[-1]}"
    names = [one for one in section.shown if one.endswith(")=")]
    heading = "\n".join([*names, *lines]).strip("\n")
    if heading:
        yield heading
    yield from (one for one in section.shown if not one.endswith(")="))
