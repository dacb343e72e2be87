"""What does Sphinx get from this package? The domain, its settings, and when they are used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checks import kept
from ..text.problem import Problem
from ..version import __version__
from . import assets, drawing, epub, freshness, transforms
from .chart import Chart
from .communities import Representatives
from .domain import SupportDomain
from .glossary import Glossary
from .mistakes import suggest_term
from .overview import Overview
from .process import Checklist, ProcessSteps
from .promises import PriorityList, Promises
from .roles import Responsibilities, RoleView
from .site import read_site, tell
from .templates import Templates, TemplateView
from .translation import add_messages
from .walkthrough import Walkthrough, add_trail
from .words import CATALOG

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

DIRECTIVES = {
    "overview": Overview,
    "process": ProcessSteps,
    "checklist": Checklist,
    "walkthrough": Walkthrough,
    "chart": Chart,
    "role": RoleView,
    "responsibilities": Responsibilities,
    "promises": Promises,
    "glossary": Glossary,
    "template": TemplateView,
    "templates": Templates,
    "representatives": Representatives,
    "priorities": PriorityList,
}


def read_files(app: Sphinx) -> None:
    """Read the YAML once, before any page; worker processes inherit it."""
    domain: Any = app.env.get_domain("support")
    domain.use_catalogs = app.builder.use_message_catalog
    domain.translations = {}
    domain.site = read_site(app.config, Path(app.confdir))


def check_pages(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Tell which processes no page shows in full, and which ones two pages do."""
    domain: Any = env.get_domain("support")
    shown: dict[str, list[str]] = {}
    for docname, ids in sorted(domain.data["full"].items()):
        for id in ids:
            shown.setdefault(id, []).append(docname)
    problems = []
    for id, process in domain.site.support.processes.items():
        pages = shown.get(id, [])
        if len(pages) > 1:
            rule, help = "shown-twice", "show a `{support:checklist}` on all but one"
            message = f"several pages show the process `{id}` in full: {', '.join(pages)}"
        elif not pages and not domain.walked("process", id):
            rule, help = "process-not-shown", "add `{support:process}` to one"
            message = f"no page shows the process `{id}`"
        else:
            continue
        place = process.id.place
        problems.append(Problem(rule, place, message, help, severity="warning", about=str(id)))
    for problem in kept(problems, domain.site.context):
        tell(problem)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its settings and its events."""
    app.setup_extension("myst_parser")
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
    app.add_config_value("support_process_files", ["support/*.yaml"], "", [list, tuple, str])
    app.add_config_value("support_process_public_fields", ["name"], "env", [list, tuple, str])
    app.add_config_value("support_process_today", "", "", [str])
    app.add_domain(SupportDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(SupportDomain.name, name, directive)
    app.add_transform(transforms.UndefinedFootnotes)
    app.add_post_transform(transforms.SinglePageLinks)
    app.add_post_transform(transforms.LatexTargets)
    app.add_post_transform(transforms.LatexTables)
    app.connect("builder-inited", read_files)
    app.connect("builder-inited", assets.add_folder)
    app.connect("env-get-outdated", freshness.outdated)
    app.connect("doctree-read", transforms.resolve_anchors, priority=400)
    app.connect("doctree-read", freshness.note_mentions)
    app.connect("env-updated", freshness.to_write_again)
    app.connect("env-updated", drawing.add_package)
    app.connect("env-check-consistency", check_pages)
    app.connect("warn-missing-reference", suggest_term)
    app.connect("doctree-resolved", drawing.draw_charts)
    app.connect("doctree-resolved", add_trail)
    app.connect("doctree-resolved", add_messages)
    app.connect("html-page-context", assets.add_files)
    app.connect("build-finished", epub.tell_pictures)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
