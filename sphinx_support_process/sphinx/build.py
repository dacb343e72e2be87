"""What does a build know? What was opened, where it is shown, and what everything is called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..known import names
from ..project.opened import Opened, opened
from ..text.beside import are_as_before
from ..text.markup import plain
from ..text.problem import Problem
from ..text.text import Text
from .settings import files, settings
from .tables import Tables
from .translation import Translation
from .unfinished import Run
from .warnings import Sources
from .words import _

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..checks import Context
    from ..known.known import Known

ONE_PAGE = ("singlehtml", "simplepdf")
"""The builders that write all pages as one."""

PAPER = "simplepdf"
"""The builder that lets WeasyPrint print its HTML."""


class Build:
    """The support process as one build sees it."""

    opened: Opened
    run: Run
    has_script: bool = False
    """Whether it writes pages that a script makes easier to work with."""
    hidden: Collection[str] = ()
    """The processes of which is told that no page shows them."""
    renderer: Any = None
    """What parses the texts of the YAML; made with the first page that shows some."""
    apart: Any = None
    """What keeps apart what a text names."""

    def __init__(self, env: BuildEnvironment, tables: Tables) -> None:
        self.env = env
        self.tables = tables
        self.uses_catalogs = True
        self.lent: dict[str, set[str]] = {}
        """The files that pages depend on for a moment."""
        self._translations: dict[str, Translation] = {}

    def open(self, folder: Path, *, uses_catalogs: bool) -> None:
        """Read the files that conf.py in a folder names as they are now; workers inherit them."""
        config = self.env.config
        self.uses_catalogs = uses_catalogs
        self._translations = {}
        now = opened(files(config, folder), settings(self.env))
        before = getattr(self, "opened", None)
        if before is None or before.key != now.key or not are_as_before(before.looked_for):
            self.opened = now

    @property
    def is_english(self) -> bool:
        """Whether the pages are in English, as they are where no language is said."""
        return (self.env.config.language or "en").split("_")[0].split("-")[0] == "en"

    @property
    def context(self) -> Context:
        return self.opened.context

    @property
    def known(self) -> Known:
        return self.opened.context

    @property
    def is_new(self) -> bool:
        """Whether anything differs from what an earlier build found problems in."""
        key, _, looked_for = self.tables.data["told"]
        return key != self.opened.key or not are_as_before(looked_for)

    @property
    def problems(self) -> Collection[Problem]:
        """The problems in what was opened, which an earlier build may have found."""
        return self.opened.problems if self.is_new else self.tables.data["told"][1]

    @property
    def sources(self) -> Sources:
        """The text of each YAML file."""
        return self.context.loaded.sources

    def translation(self, docname: str) -> Translation:
        """The catalogue of a page."""
        if docname not in self._translations:
            env = self.env
            self._translations[docname] = Translation(
                env.config, Path(env.srcdir), docname, self.tables, use=self.uses_catalogs
            )
        return self._translations[docname]

    def shows_process(self, builder: Builder, docname: str) -> bool:
        """Whether what a builder writes as a page shows any process in full."""
        full = self.tables.data["full"]
        return docname in full or (builder.name in ONE_PAGE and bool(full))

    def names(self, kind: str) -> Mapping[str, Any]:
        """The definitions of a kind by their names, wherever they are shown."""
        return names.names(self.known, kind)

    def full_name(self, kind: str, target: str, process: str | None) -> str | None:
        """The name of a definition from what was written, None if it names none or several.

        What was its name once means it still.
        """
        return names.full_name(self.known, kind, target, process)

    def called(self, kind: str, id: str) -> Sequence[str]:
        """The names of all steps or levels with an id."""
        return names.called(self.known, kind, id)

    def said(
        self,
        kind: str,
        name: str,
        process: str | None = None,
        docname: str | None = None,
        form: str = "",
    ) -> str:
        """How a reference to a definition reads, on the page `docname`.

        The `form` of one to a step may be its `number` alone, or that and its title: `numbered`.
        """
        title = self.title(kind, name, docname)
        if kind != "step":
            return title
        step = self.known.flow.steps[name]
        if form == "numbered":
            return f"{step.number}. {title}"
        if form == "number":
            return _("step {n}").format(n=step.number)
        message = _("step {n} ({title})")
        if process != step.process:
            message = _("{process}, step {n} ({title})")
        parent = self.title("process", step.process, docname)
        return message.format(n=step.number, title=title, process=parent)

    def title(self, kind: str, name: str, docname: str | None = None) -> str:
        """What a definition is called where it is shown; if nowhere, on the page `docname`."""
        shown = self.tables.shown(kind, name)
        if shown:
            return shown.title
        written = self._written(kind, name)
        if docname is None:
            return plain(written)
        return plain(self.translation(docname)(" ".join(written.split())))

    def written(self, kind: str, name: str) -> Iterator[Text]:
        """The titles that a reference says and no page shows, as they stand in the YAML."""
        keys = [(kind, name)]
        if kind == "step":
            keys.append(("process", name.partition(".")[0]))
        for key in keys:
            if key[1] in self.names(key[0]) and not self.tables.shown(*key):
                yield self._written(*key)

    def _written(self, kind: str, name: str) -> Text:
        record = self.names(kind)[name]
        return getattr(record, "title", None) or record.name  # type: ignore[no-any-return]


def support_of(env: BuildEnvironment) -> Build:
    """What the build of an environment knows of the support process."""
    domain: Any = env.get_domain("support")
    return domain.build  # type: ignore[no-any-return]
