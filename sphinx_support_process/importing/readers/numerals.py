"""How is a number shown? As `3`, `c`, `iii`, and so on."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def letters(number: int) -> str:
    """A number in letters, as HTML and OpenDocument count: after z comes aa, then ab."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = ascii_lowercase[rest] + found
    return found


def repeated(number: int) -> str:
    """A number in letters, as Word counts: after z comes aa, then bb."""
    return ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1) if number > 0 else ""


def roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found


def shown(number: int, kind: str, letters: Callable[[int], str] = letters) -> str:
    """A number of a kind: `1`, `01`, `a`, `A`, `i` or `I`; one without such a sign is decimal."""
    if not 0 < number < 4000:
        return str(number)
    match kind:
        case "01":
            return f"{number:02}"
        case "a":
            return letters(number)
        case "A":
            return letters(number).upper()
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case _:
            return str(number)
