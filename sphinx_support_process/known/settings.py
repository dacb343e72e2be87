"""What shall be checked, and how strictly?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ..text.named import NamedTuple
from ..text.published import PUBLIC


class Settings(NamedTuple):
    """What a run of the checks shall do.

    `select` names the rules to run, None all of them; those in `ignore` are left out. `today` is
    the day to compare dates with, None the current one. `public_fields` are what is published of
    a representative, and `defined_terms` what pages define besides the YAML; other sites define
    the kinds and names in `defined_elsewhere`, which roles in texts may refer to. `docs` is the
    folder of the docs, empty where a file in it tells.
    """

    select: Collection[str] | None = None
    ignore: Collection[str] = ()
    strict: bool = False
    today: date | None = None
    stale_after_days: int = 365
    public_fields: Collection[str] = PUBLIC
    defined_terms: Collection[str] = ()
    defined_elsewhere: Collection[tuple[str, str]] = ()
    docs: str = ""

    def selects(self, rule: str) -> bool:
        """Whether a rule shall run."""
        return rule not in self.ignore and (self.select is None or rule in self.select)
