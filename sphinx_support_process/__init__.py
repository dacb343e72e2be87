"""A support process written once as YAML, shown everywhere in the docs, and checked like code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension; Sphinx is imported here and not before."""
    from .sphinx import setup as setup_extension

    return setup_extension(app)
