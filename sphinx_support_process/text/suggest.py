"""Which known name was meant? The `did you mean` of every message."""

from __future__ import annotations

from collections.abc import Iterable


def closest(written: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name spelled most like what was written, None if none is as close as `cutoff`."""
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    found = get_close_matches(written.casefold()[:200], names, n=1, cutoff=cutoff)
    return names[found[0]] if found else None


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A help line that names the closest known name, else lists the known ones if they are few."""
    names = sorted({str(name) for name in known})
    match = closest(written, names)
    if match is not None:
        return f"did you mean `{match}`?"
    if 0 < len(names) <= 12:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return ""
