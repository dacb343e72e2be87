"""What does Sphinx get from this package? The domain, its settings, and when they are used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from ..text.published import PUBLIC
from ..version import __version__, code
from . import completeness, freshness, names
from .directive import DIRECTIVES
from .domain import SupportDomain
from .links.links import PagesInFront
from .links.unknown import tell_missing
from .output import (
    assets,
    catalogues,
    colours,
    controls,
    dates,
    due,
    elsewhere,
    epub,
    lists,
    llms,
    mended,
    replies,
    trail,
)
from .output.process import charts, doors, sections, steps
from .words import CATALOG
from .write.texts import settled

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
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(SupportDomain.name, name, directive)
    app.add_transform(settled.JoinTexts)
    app.add_transform(sections.Sections)
    app.add_post_transform(PagesInFront)
    app.add_post_transform(controls.OneList)
    app.add_post_transform(due.OnlyToCount)
    app.add_post_transform(replies.PlainReplies)
    app.add_post_transform(mended.SinglePageLinks)
    app.add_post_transform(mended.GlossaryTargets)
    app.add_post_transform(mended.LatexTargets)
    app.add_post_transform(mended.LatexTables)
    for transform in elsewhere.TRANSFORMS:
        app.add_post_transform(transform)
    app.connect("builder-inited", assets.add_folder)
    app.connect("builder-inited", controls.tell_build)
    app.connect("env-get-outdated", freshness.outdated)
    app.connect("env-before-read-docs", freshness.mark_pages, priority=900)
    app.connect("env-get-outdated", names.take_back)
    app.connect("doctree-read", settled.tell_names, priority=100)
    app.connect("doctree-read", settled.resolve_anchors, priority=400)
    app.connect("doctree-read", freshness.note_mentions)
    app.connect("env-updated", names.give)
    app.connect("env-updated", freshness.to_write_again, priority=900)
    app.connect("env-updated", dates.lend_sources, priority=100)
    app.connect("env-updated", dates.take_sources_back, priority=900)
    app.connect("env-updated", catalogues.name_messages)
    app.connect("env-updated", charts.add_package)
    app.connect("env-updated", colours.write_styles)
    app.connect("env-check-consistency", freshness.pages_are_stored)
    app.connect("env-check-consistency", completeness.check_pages)
    app.connect("warn-missing-reference", tell_missing)
    app.connect("doctree-resolved", llms.keep_text, priority=100)
    app.connect("doctree-resolved", charts.draw_charts)
    app.connect("doctree-resolved", doors.open_doors)
    app.connect("doctree-resolved", steps.add_headings)
    app.connect("doctree-resolved", trail.add_trail)
    app.connect("doctree-resolved", controls.add_inputs)
    app.connect("doctree-resolved", due.add_counting)
    app.connect("doctree-resolved", lists.work_with_lists)
    app.connect("doctree-resolved", replies.add_letters)
    app.connect("doctree-resolved", catalogues.add_messages)
    app.connect("doctree-resolved", freshness.note_written)
    app.connect("html-page-context", assets.add_files)
    app.connect("build-finished", llms.give_texts, priority=100)
    app.connect("build-finished", epub.tell_pictures)
    app.connect("build-finished", freshness.finish)
    return {
        "version": __version__,
        "env_version": crc32(repr(code()).encode()),  # other code may write other pages
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
