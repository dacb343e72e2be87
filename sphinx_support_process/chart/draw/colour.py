"""Which colour has a role? Ten tones for white and dark grounds, and how well they can be told."""

from __future__ import annotations

WHITE = "#ffffff"
INK = "#1f2328"
LINE = "#57606a"
"""Light colours of the ground, of text, and of everything that belongs to no role."""

TINT = 0.14
"""The share of a role's colour in the ground of its boxes."""


def mix(colour: str, share: float, ground: str = WHITE) -> str:
    """A share (0 to 1) of a colour on a ground, as `#rrggbb`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
