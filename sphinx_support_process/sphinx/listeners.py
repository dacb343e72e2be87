"""What is done when Sphinx reads, resolves and writes? Listeners, imported when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

LISTENERS = (
    ("builder-inited", "output.assets.add_folder", 500),
    ("builder-inited", "output.kept.tell_build", 500),
    ("env-get-outdated", "memory.settle", 100),
    ("env-get-outdated", "freshness.outdated", 500),
    ("env-get-outdated", "names.take_back", 500),
    ("env-get-outdated", "labels.take_back", 500),
    ("env-before-read-docs", "freshness.mark_pages", 900),
    ("doctree-read", "write.texts.settled.tell_names", 100),
    ("doctree-read", "write.texts.settled.resolve_anchors", 400),
    ("doctree-read", "freshness.note_mentions", 500),
    ("doctree-read", "memory.leave_last", 500),
    ("env-updated", "output.dates.lend_sources", 100),
    ("env-updated", "names.give", 500),
    ("env-updated", "labels.give", 500),
    ("env-updated", "output.catalogues.name_messages", 500),
    ("env-updated", "output.process.charts.add_package", 500),
    ("env-updated", "output.colours.write_styles", 500),
    ("env-updated", "output.dates.take_sources_back", 900),
    ("env-updated", "memory.settle", 950),
    ("env-get-updated", "freshness.to_write_again", 900),
    ("env-check-consistency", "freshness.pages_are_stored", 500),
    ("env-check-consistency", "completeness.check_pages", 500),
    ("warn-missing-reference", "links.unknown.tell_missing", 500),
    ("doctree-resolved", "output.llms.keep_text", 100),
    ("doctree-resolved", "output.process.charts.draw_charts", 500),
    ("doctree-resolved", "output.process.doors.open_doors", 500),
    ("doctree-resolved", "output.process.steps.add_headings", 500),
    ("doctree-resolved", "output.trail.add_trail", 500),
    ("doctree-resolved", "output.controls.add_inputs", 500),
    ("doctree-resolved", "output.due.add_counting", 500),
    ("doctree-resolved", "output.lists.work_with_lists", 500),
    ("doctree-resolved", "output.replies.add_letters", 500),
    ("doctree-resolved", "output.catalogues.add_messages", 500),
    ("doctree-resolved", "freshness.note_written", 500),
    ("doctree-resolved", "memory.leave", 500),
    ("html-page-context", "output.assets.add_files", 500),
    ("build-finished", "output.llms.give_texts", 100),
    ("build-finished", "output.epub.tell_pictures", 500),
    ("build-finished", "freshness.finish", 500),
    ("build-finished", "memory.unsettle", 500),
)
"""An event, who listens, and the priority: lower ones come first, equal ones in this order."""


def listener(path: str) -> Callable[..., Any]:
    """A function of this folder, by its path from here, whose module is imported at its first call.

    A build in which nothing changed calls few of them.
    """
    module, name = path.rsplit(".", 1)

    def listen(*told: Any) -> Any:
        return getattr(import_module(f".{module}", __package__), name)(*told)

    return listen
