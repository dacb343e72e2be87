"""What does a pattern cost that no page needs? Nothing: each is compiled where it is first used."""

from __future__ import annotations

import re
from typing import cast


class _Late:
    """Stands for a pattern, and has its methods as its own once one of them is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text  # which other patterns are made of
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((one, getattr(compiled, one)) for one in dir(compiled))
        return getattr(compiled, name)


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(text, flags))
