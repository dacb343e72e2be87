"""What does Sphinx get from this package? The domain, its settings, and when they are used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from ..text.published import PUBLIC
from ..version import __version__, code
from .domain import SupportDomain
from .links.links import PagesInFront
from .listeners import LISTENERS, listener
from .output import elsewhere, kept, mended
from .output.process.sections import Sections
from .words import CATALOG
from .write.texts.settled import JoinTexts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its settings and its events."""
    # myst_nb brings the parser of MyST along, and must be the one that sets it up
    app.setup_extension("myst_nb" if "myst_nb" in app.config.extensions else "myst_parser")
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
    app.add_config_value("support_process_files", ["support/*.yaml"], "", [list, tuple, str])
    app.add_config_value("support_process_public_fields", [*PUBLIC], "env", [list, tuple, str])
    app.add_config_value("support_process_today", "", "", [str])
    app.add_domain(SupportDomain)
    app.add_transform(JoinTexts)
    app.add_transform(Sections)
    app.add_post_transform(PagesInFront)
    app.add_post_transform(kept.OneOfTwo)
    app.add_post_transform(mended.SinglePageLinks)
    app.add_post_transform(mended.GlossaryTargets)
    app.add_post_transform(mended.LatexTargets)
    app.add_post_transform(mended.LatexTables)
    app.add_post_transform(mended.LatexBoxes)
    for transform in elsewhere.TRANSFORMS:
        app.add_post_transform(transform)
    for event, path, priority in LISTENERS:
        app.connect(event, listener(path), priority)
    return {
        "version": __version__,
        "env_version": crc32(repr(code()).encode()),  # other code may write other pages
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
