"""What is the site before the first edit? Each directive and role, on `.md` and `.rst` pages."""

from __future__ import annotations

from pathlib import Path

import yaml

from .formats import picture
from .project import Page, Project

SUPPORT = Path(__file__).parent / "support"


def start(language: str = "en") -> Project:
    """A new project in a language."""

    def d(name: str, argument: str = "", /, **options: str) -> tuple[str, str, dict[str, str]]:
        return (f"support:{name}", argument, {k.replace("_", "-"): v for k, v in options.items()})

    everything = (
        "{support:step}`triage.close`, {support:step}`that <incident.resolve>`, "
        "{support:process}`triage`, {support:role}`agent`, {support:template}`queued`, "
        "{support:priorities}`first`, {support:community}`library`, {term}`Incidents`, "
        "{support:levels}`severity`, {support:level}`grave`, {term}`SEV-1`, "
        "{term}`Desk`, {ref}`support:triage`, {any}`incident.ask`."
    )
    not_yet = (
        "{support:process}`later`, {support:step}`later.begin`, {support:role}`boss`, "
        "{support:template}`late`, {support:priorities}`second`, {support:community}`club`, "
        "{support:levels}`urgency`, {support:level}`today`, {term}`Today`, "
        "{term}`Boss`, {term}`Budget`, {ref}`support:later`, {ref}`that <a-label>`, "
        "{eq}`an-equation`, {option}`--an-option`, {numref}`a-figure`."
    )
    pages = {
        "index.md": Page("Start", ["Of {support:role}`triager`.", d("overview")]),
        "triage.md": Page("Triage", [d("process", "triage", chart=""), "After [](#triage.close)."]),
        "incident.rst": Page("Incident", [d("process", "incident"), d("checklist", "association")]),
        "steps.md": Page(
            "Steps",
            [d("process", "association"), d("walkthrough", "triage"), d("checklist", "triage")],
        ),
        "charts.rst": Page(
            "Charts",
            [
                d("chart", "incident", direction="right", caption="All of it", name="whole"),
                d("chart", "triage", **{"from": "acknowledge", "to": "close"}, compact=""),
                d("chart", "association", highlight="triager"),
            ],
        ),
        "who.rst": Page(
            "Who", [d("role", "triager", chart=""), d("role", "agent"), d("responsibilities")]
        ),
        "lists.md": Page(
            "Lists",
            [
                d("promises"),
                d("due", "triage"),
                d("levels", "severity"),
                d("priorities", "first"),
                d("representatives", former=""),
                d("statistics"),
            ],
        ),
        "glossary.rst": Page("Glossary", [d("glossary")]),
        "replies.md": Page("Replies", [d("templates")]),
        "one.rst": Page(
            "One", [d("template", "queued"), d("responsibilities", process="incident"), everything]
        ),
        "mentions.md": Page(
            "Mentions",
            [
                everything,
                "[](#incident.resolve), [so](#process-triage), [](#later.begin).",
                not_yet,
            ],
        ),
        "soon.rst": Page(
            "Soon",
            [
                not_yet,
                d("process", "later", chart=""),
                d("role", "boss"),
                d("template", "late"),
                d("priorities", "second"),
                d("levels", "urgency"),
                d("walkthrough", "sooner"),
                d("chart", "elsewhere"),
            ],
        ),
        "plain.md": Page("Plain", ["Nothing of ours."]),
    }
    sources = {
        f"support/{path.name}": yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for path in sorted(SUPPORT.glob("*.yaml"))
    }
    assets = {
        "support/map.png": picture(80),
        "support/small.png": picture(160, 8),
        "support/form.txt": b"A form.\n",
    }
    conf = {
        "extensions": ["sphinx_support_process"],
        "html_theme": "basic",
        "html_copy_source": False,
        "project": "Small",
        "author": "Team",
        "exclude_patterns": ["support", "elsewhere", "locales"],
        "language": language,
        "locale_dirs": ["locales"],
        "gettext_compact": False,
        "gettext_auto_build": False,
        "support_process_today": "2026-02-15",
    }
    project = Project(
        sources,
        pages,
        [name.partition(".")[0] for name in pages if name != "index.md"],
        assets,
        conf=conf,
    )
    project.catalogs = {
        "triage": {"Triage": "Le tri", "Close the ticket": "Fermer le ticket"},
        "incident": {"Resolve": "Régler", "All is well again": "Tout va bien", "Agent": "L'agent"},
    }
    return project
