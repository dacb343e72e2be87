"""What does Sphinx make of a small project? Pages, warnings and inventory, for the tests."""

import gettext
import json
import re
import warnings
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.inventory import InventoryFile

CONF = {
    "extensions": ["sphinx_support_process"],
    "html_theme": "basic",
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "html_last_updated_fmt": None,
    "nitpicky": True,
    "project": "Small",
    "author": "Team",
    "copyright": "Team",
    "version": "1",
    "release": "1",
    "epub_show_urls": "no",
    "man_pages": [("index", "small", "Small", "", 1)],
    "linkcheck_ignore": ["https?://"],  # tests use no network
    "linkcheck_report_timeouts_as_broken": False,
    "show_warning_types": True,
    "keep_warnings": False,
}

SUPPORT = """\
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: UTC}
roles:
  triager: {name: Triager, held-by: Ada, definition: First contact., aliases: [Desk]}
  agent: {name: Agent, held-by: Bob, definition: Solves the request.}
  customer: {name: Customer, external: true, definition: Asks.}
terms:
  incident:
    name: Incident
    aliases: [Outage]
    definition: |
      A disruption that the {term}`Triager` hears of first.
templates:
  queued:
    title: Request queued
    to: customer
    subject: "Your request: {{ subject }}"
    body: |
      Hello {{ name }}, we got it.
    placeholders:
      name: first name
      subject: {label: subject of the ticket, example: New image}
processes:
  triage:
    title: Triage
    label: support:triage
    goal: |
      Choose how a request is resolved. See [](#triage.acknowledge).
    trigger: A request arrives.
    who: triager
    steps:
      - id: acknowledge
        title: Acknowledge the request
        within: 1 working day
        since: start
        send: queued
        informs: [customer]
      - id: is-incident
        title: Is it an incident?
        informs: [agent]
        text: |
          It is one when an {term}`Incident` or one of several {term}`outages`.
          Otherwise see {support:step}`acknowledge` and {support:role}`agent`.
        answers:
          Yes: incident
          No: close
      - id: close
        title: Close the ticket
        checklist: [Answer the customer., "Read [](#incident.resolve)."]
  incident:
    title: Incident response
    who: agent
    steps:
      - id: investigate
        title: Investigate
      - id: resolve
        title: Resolve
        informs: [triager]
        next: triage.close
promises:
  answer:
    to: customer
    from: triage
    until: triage.acknowledge
    within: 1 working day
communities:
  library:
    name: Library
    url: https://library.example
    representatives: [{name: Ada Example}]
priorities:
  first: {title: What comes first, ask: [agent], order: [Incidents, Questions]}
"""

ONE = ("overview", "process triage", "checklist incident", "role triager", "template queued")
OTHER = ("process incident", "walkthrough triage", "responsibilities", "promises", "glossary")
LISTS = ("representatives", "priorities first", "statistics")
EVERYTHING = (*ONE, "due triage", *OTHER, *LISTS)
"""Every directive once."""


@dataclass(frozen=True)
class Built:
    """The result of a build: the folder of the output, the warnings, and who was read."""

    out: Path
    warnings: list[str]
    read: list[str]

    def __getitem__(self, name):
        return (self.out / name).read_text(encoding="utf-8")

    @property
    def files(self):
        """Each file of the output but Sphinx's own cache and assets, by its path."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }

    @property
    def inventory(self):
        """`type name -> uri` of each entry of the domain `support`."""
        with (self.out / "objects.inv").open("rb") as file:
            found = InventoryFile.load(file, "", lambda *parts: "/".join(p for p in parts if p))
        return {
            (kind.removeprefix("support:"), name): item.uri if hasattr(item, "uri") else item[2]
            for kind, items in found.items()
            if kind.startswith("support:")
            for name, item in items.items()
        }


def write(folder, files):
    """Write files below a folder; None removes one."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def build(
    folder,
    files,
    builder="html",
    *,
    parallel=0,
    fresh=False,
    out=None,
    times=1,
    between=None,
    **conf,
):
    """Build `files`, written into `folder/docs`; a second call there is an incremental build.

    With `times` one application builds all of it so often, as servers of previews do; what is
    `between` is done before it builds again.
    """
    source = folder / "docs"
    write(source, {"index.md": "# Start\n", **files} if not source.exists() else files)
    stream, read = StringIO(), []
    translators.clear()  # else the words of an earlier build in another language stay
    gettext._translations.clear()  # and those of a catalogue that has changed since
    target = folder / (out or builder)
    with warnings.catch_warnings(), patch_docutils(source), docutils_namespace():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="myst_parser")
        warnings.filterwarnings("ignore", category=PendingDeprecationWarning, module="myst_parser")
        app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=target,
            doctreedir=folder / f"{out or builder}-doctrees",
            buildername=builder,
            confoverrides=CONF | conf,
            status=None,
            warning=stream,
            freshenv=fresh,
            parallel=parallel,
        )
        app.connect("env-before-read-docs", lambda app, env, names: read.extend(names))
        for number in range(times):
            if number and between:
                between()
            app.build(force_all=times > 1)
    said = strip_colors(stream.getvalue()).splitlines()
    return Built(target, [line.replace(f"{source}/", "") for line in said], read)


def md(*directives):
    """Directives in Markdown."""
    return "".join(f"```{{support:{name}}} {id}\n```\n\n" for name, id in _split(directives))


def rst(*directives):
    """The same in reStructuredText."""
    return "".join(f".. support:{name}:: {id}\n\n" for name, id in _split(directives))


def _split(directives):
    return [directive.partition(" ")[::2] for directive in directives]


def body(html):
    """What the page says, without the frame of the theme."""
    return re.search(r'role="main">\s*(.*?)\s*<div class="clearer">', html, re.DOTALL)[1]


def links(html):
    """`(text, href)` of each reference in the body of a page."""
    found = re.findall(
        r'<a class="[^"]*\breference\b[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', body(html), re.DOTALL
    )
    return [(re.sub(r"<[^>]+>", "", text), href) for href, text in found]


def search_index(built):
    """What the search of a site looks through."""
    return json.loads(re.search(r"setIndex\((.*)\)", built["searchindex.js"])[1])
