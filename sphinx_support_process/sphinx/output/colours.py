"""How do roles with a colour of their own get it? By a style file for each, fit for any page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...chart.draw.colour import contrast, mix
from ..build import support_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PAGES = (("#404040", "#fcfcfc"), ("#ced0d0", "#1e2129"))
"""Text and ground of a light page and of a dark one, each with less contrast than most have."""

TINT = 0.14
"""The most that a ground has of the colour of a line on it: a box within a lane."""

LEAST = 3
"""The contrast that WCAG asks for what is no text."""


def role_style(id: str, colour: str) -> str:
    """The file of a role; another colour has another name, so that no browser keeps the old one."""
    return f"support-process-role-{id}-{colour.removeprefix('#')}.css"


def write_styles(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the style of each role with a colour of its own on a page, and remove earlier ones."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir, "_static")
    tables = support_of(env).tables
    styles = {role_style(*tone): tone for tone in tables.of_pages("tones", tables.data["tones"])}
    for path in folder.glob(role_style("*", "*")):
        if path.name not in styles:
            path.unlink()
    for name, (role, colour) in styles.items():
        folder.mkdir(parents=True, exist_ok=True)
        text = f":where(.spp-role-{role}) {{ --spp-tone: {visible(colour)}; }}\n"
        (folder / name).write_text(text, encoding="utf-8")


def visible(colour: str) -> str:
    """The CSS of a colour, given as `#rrggbb`, that stands out from light and dark grounds.

    What would not is mixed with the text of the page, which is dark on light and light on dark.
    """
    share = next(percent for percent in range(100, -1, -5) if _stands_out(colour, percent / 100))
    return colour if share == 100 else f"color-mix(in srgb, {colour} {share}%, currentColor)"


def _stands_out(colour: str, share: float) -> bool:
    mixed = [(mix(colour, share, ink), ground) for ink, ground in PAGES]
    return all(contrast(line, mix(line, TINT, ground)) >= LEAST for line, ground in mixed)
