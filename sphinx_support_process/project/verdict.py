"""What do the checks find in some files, and in pages that name what they define?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.beside import LookedFor
from ..text.named import NamedTuple
from ..text.problem import Accepted, Problem
from .files import Pages, unread
from .opened import Opened

if TYPE_CHECKING:
    from ..checks.again import Judge


class Verdict(NamedTuple):
    """The problems in some files, those that the team accepts, and the files that nobody can read.

    `day` is the day on which that holds, empty where it holds on any; and it holds while the
    files that were `looked_for` are as they were.
    """

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]
    lost: tuple[str, ...]
    day: str
    looked_for: LookedFor


def judged(judge: Judge, pages: Pages | None = None, day: str = "") -> Verdict:
    """What is wrong with files, and with pages that name what they define.

    `day` is the one on which that holds which was found before.
    """
    from ..checks import checked

    context = judge.whole.base
    problems, accepted = checked(context, lambda rule, _: judge.problems(rule))
    lost = unread(context.loaded)
    if pages is not None:
        from .pages import astray_on_pages
        from .symbols import index

        named = astray_on_pages(context, index(context.loaded, pages.texts))
        problems = (*problems, *pages.problems, *named)
        lost += [problem.place.file for problem in pages.problems]
    if any(each.looked_at_day for each in judge.whole.contexts()):
        day = context.today.isoformat()
    return Verdict(problems, accepted, tuple(lost), day, judge.looked_for)


def judge_of(opened: Opened) -> Judge:
    """What judges all files, with nothing known of them."""
    from ..checks.again import Judge
    from ..checks.whole import Held

    return Judge(Held(opened.context, {}), {}, {})
