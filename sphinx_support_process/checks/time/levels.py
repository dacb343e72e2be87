"""Which values differ by level, and does every level have one that fits?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...clock.durations import Duration
from ...known.values import Column, Written
from ...model import Level, Scale
from ...model.names import spellings
from ...model.varied import ELSE, at
from ...text.kinds import LevelId
from ...text.problem import Cause, Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import names

_MORE_IS_STRICTER = frozenset({"informs", "by"})
"""Keys whose values are no lengths of time."""


@rule("error", scope="process")
def unknown_level(context: Context) -> Iterator[Finding]:
    """A value differs by something that is no level.

    The keys of a value by level are levels that `levels:` defines, and `else` for all those that
    are not named; `else` alone tells nothing apart.

    A level that is spelt wrong has no deadline at all, and its cases are looked at last.

    Write the level that the message suggests, or define it under `levels:`.
    """
    known = context.levels.by_id
    for ids, values in context.by_levels.items():
        unknown = [name for name in ids if name not in known and name != ELSE]
        for mapping, key, owner in values if unknown else ():
            for name in mapping:
                if name in unknown and not context.may_be_unread(name, "levels"):
                    new = context.renamed.advice("levels", name)
                    advice = new or context.suggest(name, [*known])
                    advice = advice or "define it under `levels:`"
                    message = f"no level `{name}` for `{key}`"
                    yield Finding(name, message, advice, owner.about, cause=name)
    for mapping, key, owner in context.by_levels.get((ELSE,), ()):
        message = f"`else` is alone: `{key}` differs by no level"
        advice = f"write the value itself, as in `{key}: …`, or name a level beside it"
        yield Finding(next(iter(mapping)), message, advice, owner.about)


@rule("error", scope="process")
def mixed_levels(context: Context) -> Iterator[Finding]:
    """One value differs by levels of two scales.

    The levels of a value belong to one scale: a case has one level of each, so that two values
    would hold for it. Where two scales have all the levels that are named, nobody can tell which
    of the two is meant.

    Name levels of one scale only, and let the other make another value differ; give levels of two
    scales ids of their own.
    """
    levels = context.levels
    for ids, values in context.by_levels.items():
        if levels.scale_of(ids) is not None:
            yield from _of_either(context, ids, values)
            continue
        known = [row for row, name in enumerate(ids) if name in levels.by_id]
        if not known or levels.scale_of(ids[row] for row in known) is not None:
            continue
        first = levels.by_id[ids[known[0]]][0]
        row = next(row for row in known if ids[row] not in first.values)
        scale = levels.by_id[ids[row]][0]
        for mapping, key, owner in values:
            named = [*mapping]
            one, other = named[known[0]], named[row]
            yield Finding(
                other,
                f"`{other}` is a level of `{scale.id}`, and `{one}` beside it one of `{first.id}`",
                f"let `{key}` differ by one of the two scales",
                owner.about,
                related=(Note(one.place, f"a level of `{first.id}`"),),
            )


def _of_either(
    context: Context, ids: Sequence[str], values: Iterable[Written]
) -> Iterator[Finding]:
    """Values that differ by levels which two scales have."""
    wanted = {*ids} - {ELSE}
    shared = [scale for scale in context.levels.scales.values() if scale.values.keys() >= wanted]
    for mapping, key, owner in values if len(shared) > 1 else ():
        named = [name for name in mapping if name != ELSE]
        first, other = shared[:2]
        both = f"`{first.id}` or of `{other.id}`: both have {names(named)}"
        yield Finding(
            named[0],
            f"`{key}` differs by levels of {both}",
            "rename the levels of one of the two scales",
            owner.about,
            cause=f"{first.id} {other.id}",
        )


@rule("warning", scope="unused", whole=True)
def unused_level(context: Context) -> Iterator[Finding]:
    """Nothing differs at a level.

    A level is used where a value names it, where an `else` stands for it, and where a text
    mentions it. Of a scale that nothing uses the scale is named.

    Whoever reports a case has to choose a level. One that changes nothing makes them choose
    for nothing.

    Say with a deadline, a promise or a duty what is different, or remove the level.
    """
    levels = context.levels
    used: set[tuple[Scale, str]] = set()
    for named in context.by_levels:
        scale = levels.scale_of(named)
        if scale is not None:
            used |= {(scale, str(name)) for name in (scale.values if ELSE in named else named)}
    for scale in levels.scales.values():
        left = [
            level
            for id, level in scale.values.items()
            if (scale, str(id)) not in used and not _is_mentioned(context, scale, level)
        ]
        follows = (Cause("unknown-level"), Cause("mixed-levels"))
        if left and len(left) == len(scale.values):
            message = f"nothing differs by the levels of `{scale.id}`"
            advice = "let a deadline or a promise differ by them, or remove the scale"
            yield Finding(scale.id, message, advice, f"levels.{scale.id}", follows=follows)
            continue
        for level in left:
            message = f"nothing is said of the level `{level.id}`"
            advice = "name it where a deadline or a promise differs, or remove it"
            yield Finding(level.id, message, advice, f"levels.{scale.id}", follows=follows)


def _is_mentioned(context: Context, scale: Scale, level: Level) -> bool:
    referred = context.prose.targets("support:level")
    return not referred.isdisjoint((level.id, f"{scale.id}.{level.id}")) or any(
        context.prose.mentions(name) for name in spellings(level)
    )


@rule("warning", scope="process")
def looser_level(context: Context) -> Iterator[Finding]:
    """A graver level has more time than a less grave one.

    Looks at times that differ by level, level by level in the order of the scale, the gravest
    first.

    Two values are easily swapped, and nobody notices until the gravest case waits longest.

    Give the graver level the shorter time, or put the levels of the scale in the right order.
    """
    for ids, values in context.by_levels.items():
        scale = context.levels.scale_of(ids)
        if scale is not None:
            for column in values.columns:
                if column.key not in _MORE_IS_STRICTER:
                    yield from _looser(context, scale, column)


def _looser(context: Context, scale: Scale, column: Column) -> Iterator[Finding]:
    """Of values by the levels of a scale those with a graver level that has more time."""
    fine: set[tuple[object, ...]] = set()
    for row, mapping in enumerate(column.values):
        times = tuple(mapping.values())
        if times in fine:
            continue
        for (graver, longer), (other, shorter) in pairwise(_lengths(context, mapping, scale)):
            is_long = longer.working > shorter.working or longer.minutes > shorter.least
            if is_long and context.lengths.too_long(longer.span, shorter.span).often == "always":
                least, most = at(mapping, other), at(mapping, graver)
                assert least is not None
                assert most is not None
                yield Finding(
                    most,
                    f"`{graver}` is graver than `{other}`, and its `{column.key}` of {most} is "
                    f"longer than {least}",
                    f"give `{graver}` at most {least}, or correct the order of `{scale.id}`",
                    column.owners[row].about,
                    related=(Note(least.place, f"`{other}` has less"),),
                )
                break
        else:
            fine.add(times)


def _lengths(
    context: Context, mapping: Mapping[LevelId, Any], scale: Scale
) -> Iterator[tuple[str, Duration]]:
    """Each level of a scale that has a length of time, and that."""
    for id in scale.values:
        value = at(mapping, str(id))
        duration = context.duration(value) if isinstance(value, Text) else None
        if duration is not None:
            yield str(id), duration


@rule("strict", scope="process", strict=True)
def level_without_value(context: Context) -> Iterator[Finding]:
    """A value differs by level, and some levels have none.

    A level that is not named has the value of `else`; without `else` it has none.

    That can be meant: only the gravest cases have a deadline. It can also be a level that was
    added later.

    Name the level, or say with `else:` what holds for all others.
    """
    for ids, values in context.by_levels.items():
        scale = context.levels.scale_of(ids)
        left = context.levels.lacking(ids)
        if scale is None or not left:
            continue
        for mapping, key, owner in values:
            if not context.is_partly_read(owner.about):
                message = f"`{key}` has no value at {names(left)}"
                advice = "name the level, or add `else:` for all that are not named"
                follows = (Cause("unused-level", f"levels.{scale.id}"),)
                yield Finding(next(iter(mapping)), message, advice, owner.about, follows=follows)
