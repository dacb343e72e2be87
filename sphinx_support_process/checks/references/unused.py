"""Is everything that has a name used?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Set

from ...clock.durations import UNITS
from ...clock.fixed import READERS, length_in
from ...flow.soundness import MAX_UNKNOWN
from ...model.names import spellings
from ...text.kinds import RoleId, Status, TemplateId
from ...text.named import NamedTuple
from ...text.problem import Cause
from ...text.suggest import closest
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule


@rule("warning", scope="unused", whole=True)
def unused_definition(context: Context) -> Iterator[Finding]:
    """A role, template, status or unit of time is defined, and nothing uses it.

    A name counts as used where a key refers to it and where a text mentions it.

    What nobody uses, nobody keeps right. In one team compass a generator ran in every build for
    313 days after its output had been dropped from the pages.

    Remove the definition, or use it where it was forgotten.
    """
    support, prose = context.support, context.prose
    new = context.renamed.new
    names = context.written[RoleId].distinct | _in_texts(context, "role", support.roles)
    names = {new("roles", name) or name for name in names}
    roles = _Kind("role", "roles", support.roles, names, Cause("missing-owner"))
    yield from roles.unused(lambda id: _is_mentioned(context, id))
    names = context.written[TemplateId].distinct | _in_texts(context, "template", support.templates)
    names = {new("templates", name) or name for name in names}
    yield from _Kind("template", "templates", support.templates, names).unused()
    names = {status for status, key, _ in context.written[Status] if key == "status"}
    statuses = _Kind("status", "statuses", support.statuses, names)
    yield from statuses.unused(prose.quotes)
    units = support.calendar.units if support.calendar else {}
    known = {unit.casefold(): unit for unit in units}
    times = [
        (text, context.time(kind, text))
        for kind in READERS
        for text in context.written[kind].distinct
    ]
    lengths = map(length_in, (time for _, time in times))
    names = {unit for length in lengths if length for _, unit in length.parts}
    names |= {re.sub(r"[\d\W_]+", " ", text).strip() for text, time in times if time is None}
    names = {known.get(name.casefold(), name) for name in names if name.casefold() not in UNITS}
    yield from _Kind("unit of time", "calendar", units, names).unused()


def _in_texts(context: Context, what: str, known: Collection[str]) -> Set[str]:
    """What texts refer to, but for names that mean nothing of which no other rule tells."""
    role, prose = f"support:{what}", context.prose
    untold = {
        name
        for name in prose.unknown(role, known)
        if context.is_foreign(what, name) or not prose.occurrences(role, name)
    }
    return prose.targets(role) - untold


class _Kind(NamedTuple):
    """The definitions of one kind, and the names that refer to some.

    Where a name means none of them, that is told, and one that nothing uses may be meant. One
    that nothing uses may also be `lacking` elsewhere.
    """

    what: str
    kind: str
    known: Collection[str]
    names: Collection[str]
    lacking: Cause | None = None

    def unused(self, is_used: Callable[[str], bool] = lambda _: False) -> Iterator[Finding]:
        left = [name for name in self.known if name not in self.names and not is_used(name)]
        if not left:
            return
        unknown = sorted(name for name in self.names if name not in self.known)
        near = [closest(name, self.known) for name in unknown[:MAX_UNKNOWN]]
        left = [name for name in left if name not in near]
        follows = (self.lacking,) if self.lacking and len(left) == 1 else ()
        for name in left if len(left) > near.count(None) else ():
            message = f"nothing uses the {self.what} `{name}`"
            about = f"{self.kind}.{name}"
            assert isinstance(name, Text)
            yield Finding(name, message, "use it, or remove it", about, follows=follows)


def _is_mentioned(context: Context, role: str) -> bool:
    names = spellings(context.support.roles[role])
    return any(context.prose.mentions(name) for name in names)
