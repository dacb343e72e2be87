"""Is everything that has a name used?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ...flow.soundness import MAX_UNKNOWN
from ...model.names import spellings
from ...text.kinds import Duration, RoleId, Status, TemplateId
from ...text.suggest import closest
from ..context import Context
from ..rule import Finding, rule


@rule("warning", whole=True)
def unused_definition(context: Context) -> Iterator[Finding]:
    """A role, template, status or unit of time is defined, and nothing uses it.

    A name counts as used where a key refers to it and where a text mentions it.

    What nobody uses, nobody keeps right. In one team compass a generator ran in every build for
    313 days after its output had been dropped from the pages.

    Remove the definition, or use it where it was forgotten.
    """
    support, prose = context.support, context.prose
    roles = set(context.written[RoleId].distinct | prose.targets("support:role"))
    roles |= _meant(roles, support.roles)
    for role in support.roles.values():
        if role.id not in roles and not any(prose.mentions(name) for name in spellings(role)):
            yield _unused(role.id, "role", "roles")
    templates = context.written[TemplateId].distinct | prose.targets("support:template")
    templates |= _meant(templates, support.templates)
    for template in support.templates.values():
        if template.id not in templates:
            yield _unused(template.id, "template", "templates")
    statuses: set[str] = {
        written.value for written in context.written[Status] if written.key == "status"
    }
    statuses |= _meant(statuses, support.statuses)
    for status in support.statuses:
        if status not in statuses and not prose.quotes(status):
            yield _unused(status, "status", "statuses")
    units = support.calendar.units if support.calendar else {}
    durations = [text.casefold() for text in context.written[Duration].distinct]
    wrong = [re.sub(r"[\d\W_]+", " ", text) for text in durations if not context.duration(text)]
    meant = _meant(wrong, units)
    for unit in units:
        if unit not in meant and not any(unit.casefold() in text for text in durations):
            yield _unused(unit, "unit of time", "calendar")


def _meant(written: Iterable[str], known: Collection[str]) -> set[str]:
    """The definitions that names which mean nothing are misspellings of: other rules tell that."""
    unknown = sorted(name for name in written if name not in known)
    found = (closest(name.strip(), known) for name in unknown[:MAX_UNKNOWN])
    return {name for name in found if name is not None}


def _unused(name: Any, what: str, kind: str) -> Finding:
    message = f"nothing uses the {what} `{name}`"
    return Finding(name, message, "use it, or remove it", f"{kind}.{name}")
