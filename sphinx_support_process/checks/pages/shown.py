"""Is every process on a page, and every reply? Rules that only a build of the docs can judge."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..rule import Finding, rule


@rule("warning")
def process_not_shown(_: Context) -> Iterator[Finding]:
    """A process is in the YAML, and no page shows it.

    Only the build of the docs can tell.

    What is on no page is read by nobody, and links to its steps lead nowhere.

    Add `{support:process}` with its id to a page, or remove the process.
    """
    yield from ()  # found by the Sphinx extension


@rule("warning")
def template_not_shown(_: Context) -> Iterator[Finding]:
    """A template is sent by a step that a page shows, and no page shows the template.

    Only the build of the docs can tell.

    The step says to send a reply, and its readers look for it in vain: so it vanishes when a page
    is moved to YAML and its replies are not put on a page again.

    Add `{support:template}` with its id to a page, or `{support:templates}` for all.
    """
    yield from ()  # found by the Sphinx extension


@rule("warning")
def shown_twice(_: Context) -> Iterator[Finding]:
    """Two pages show the steps of a process in full.

    Only the build of the docs can tell.

    A link to a step can lead to one of the two pages only, and readers of the other one miss
    the target.

    Show the steps in full on one page, and a `{support:checklist}` or a chart on the other.
    """
    yield from ()  # found by the Sphinx extension
