"""What do the checks find in some files, and in pages that name what they define?"""

from __future__ import annotations

from ..text.named import NamedTuple
from ..text.problem import Accepted, Problem
from .files import Pages, unread
from .opened import Opened


class Verdict(NamedTuple):
    """The problems in some files, those that the team accepts, and the files that nobody can read.

    `day` is the day on which that holds, empty where it holds on any.
    """

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]
    lost: tuple[str, ...]
    day: str = ""


def judged(opened: Opened, pages: Pages | None) -> Verdict:
    """What is wrong with files, and with pages that name what they define."""
    from ..checks import checked

    context = opened.context
    problems, accepted = checked(context)
    lost = unread(context.loaded)
    if pages is not None:
        from .pages import astray_on_pages
        from .symbols import index

        named = astray_on_pages(context, index(context.loaded, pages.texts))
        problems = (*problems, *pages.problems, *named)
        lost += [problem.place.file for problem in pages.problems]
    day = context.today.isoformat() if context.looked_at_day else ""
    return Verdict(problems, accepted, tuple(lost), day)
