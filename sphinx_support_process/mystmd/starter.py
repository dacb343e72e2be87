"""What does a new mystmd site hold? Its settings, the plugin, and a page that shows everything."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

PLUGIN = "support-process.mjs"
"""What the plugin is called where nobody says another name."""


def plugin() -> str:
    """The text of the plugin."""
    return files("sphinx_support_process").joinpath("mystmd/plugin.mjs").read_text("utf-8")


def site() -> Mapping[str, str]:
    """The files of a site that shows the starter of `init`, by their names."""
    return {"myst.yml": _SETTINGS, "index.md": _PAGE, PLUGIN: plugin()}


_SETTINGS = f"""\
# what may be here: https://mystmd.org/guide/frontmatter
version: 1
project:
  title: Support
  plugins:
    - {PLUGIN}
  toc:
    - file: index.md
site:
  template: book-theme
"""

_PAGE = """\
# Support

:::{support:overview}
:::

## First answer

:::{support:process} first-answer
:chart:
:::

## Replies

:::{support:templates}
:::

## Words

:::{support:glossary}
:::
"""
