"""How is it said? The fixed words of the pages, in the language of the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from sphinx.locale import get_translation

CATALOG = "sphinx_support_process"
_ = get_translation(CATALOG)


@lru_cache(maxsize=512)
def cut(message: str) -> list[str]:
    """A message cut at its `{placeholders}`, every other piece the name of one."""
    return re.split(r"\{(\w+)\}", message)


def length(
    parts: Iterable[tuple[int | str, str]], own: Callable[[str], str], *, is_english: bool
) -> str:
    """A length of time in the language of the build; `own` says one in a unit of the team.

    Without a translation of that, only English pages get a plural with an s.
    """
    units = {
        "minute": (_("1 minute"), _("{n} minutes")),
        "hour": (_("1 hour"), _("{n} hours")),
        "calendar day": (_("1 calendar day"), _("{n} calendar days")),
        "calendar month": (_("1 calendar month"), _("{n} calendar months")),
        "week": (_("1 week"), _("{n} weeks")),
        "working hour": (_("1 working hour"), _("{n} working hours")),
        "working day": (_("1 working day"), _("{n} working days")),
    }
    said = []
    for amount, unit in parts:
        if unit in units:
            said.append(units[unit][amount != 1].replace("{n}", str(amount)))
        else:
            source = f"{amount} {unit}{'' if amount == 1 else 's'}"
            translated = own(source)
            is_said = is_english or translated != source
            said.append(translated if is_said else f"{amount} {unit}")
    return " ".join(said)
