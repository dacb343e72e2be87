"""Do old names lead to new ones?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ...model.moved import NOUNS
from ...text.problem import Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule


@rule("error", whole=True)
def moved_id(context: Context) -> Iterator[Finding]:
    """An entry of `moved:` leads nowhere, or from something that is still there.

    Each entry is an old id and the new one, of the same kind. The old one is gone, so that old
    links lead to the new one; nothing refers to it any more.

    Links from outside live long. In one team compass a heading was renamed, and what pointed to it
    from tickets and chats led to the top of a long page.

    Correct the entry, or remove it.
    """
    for kind, ids in context.renamed.by_kind.items():
        known = _known(context, kind)
        for old, new in ids.items():
            assert isinstance(old, Text)
            assert isinstance(new, Text)
            what = NOUNS[kind]
            if old in known:
                there = known[old]
                related = (Note(there.place, "defined here"),) if there is not None else ()
                message = f"there still is a {what} `{old}`, which has moved to `{new}`"
                advice = "rename it as the entry says, or remove the entry"
                yield Finding(old, message, advice, "moved", related=related)
            elif kind == "steps" and "." not in old:
                process = new.partition(".")[0] if "." in new else "process"
                message = f"`{old}` is no name that a step can have had"
                yield Finding(
                    old, message, f"write it with its process: `{process}.{old}`", "moved"
                )
            elif new not in known:
                moved = context.renamed.new(kind, new)
                advice = f"it is called `{moved}` now: write that" if moved in known else ""
                advice = advice or context.suggest(new, [*known]) or f"name a {what} that is there"
                yield Finding(
                    new, f"`{old}` has moved to `{new}`, which is no {what}", advice, "moved"
                )


def _known(context: Context, kind: str) -> Mapping[str, Text | None]:
    """The ids that there are of a kind, each with where it is defined."""
    if kind == "steps":
        return {name: step.id for name, step in context.flow.steps.items()}
    if kind == "levels":
        return {str(level.id): level.id for level in context.levels}
    entries: Mapping[str, object] = getattr(context.support, kind)
    ids: Collection[str] = entries.keys()
    return {str(id): id if isinstance(id, Text) else None for id in ids}
