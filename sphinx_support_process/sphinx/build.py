"""What does a build know? What was opened, where it is shown, and what everything is called."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checks import Context, Settings
from ..known.known import Known
from ..model import Representative
from ..model.fields import keys
from ..project.opened import Opened, opened
from ..text.markup import plain
from ..text.suggest import did_you_mean
from ..text.text import Text
from .tables import Tables
from .translation import Translation
from .unfinished import Run
from .warnings import Sources, warn
from .words import _

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

COLLECTIONS = {
    "process": "processes",
    "role": "roles",
    "template": "templates",
    "community": "communities",
    "priorities": "priorities",
}
"""The kinds of definitions but steps, and where the model keeps them."""


class Build:
    """The support process as one build sees it."""

    opened: Opened
    run: Run
    renderer: Any = None
    """What parses the texts of the YAML; made with the first page that shows some."""

    def __init__(self, env: BuildEnvironment, tables: Tables) -> None:
        self.env = env
        self.tables = tables
        self.uses_catalogs = True
        self._translations: dict[str, Translation] = {}

    def open(self, folder: Path, *, uses_catalogs: bool) -> None:
        """Read the files that conf.py in a folder names as they are now; workers inherit them."""
        config = self.env.config
        self.uses_catalogs = uses_catalogs
        self._translations = {}
        now = opened(_files(config, folder), _settings(config))
        before = getattr(self, "opened", None)
        if before is None or before.key != now.key:
            self.opened = now

    @property
    def context(self) -> Context:
        return self.opened.context

    @property
    def known(self) -> Known:
        return self.opened.context

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

    def names(self, kind: str) -> Mapping[str, Any]:
        """The definitions of a kind by their names, wherever they are shown."""
        if kind == "step":
            return self.known.flow.steps
        return getattr(self.known.support, COLLECTIONS[kind])  # type: ignore[no-any-return]

    def full_name(self, kind: str, target: str, process: str | None) -> str | None:
        """The name of a definition from what was written, None if it names none or several."""
        known = self.names(kind)
        if kind != "step" or "." in target:
            return target if target in known else None
        if process and f"{process}.{target}" in known:
            return f"{process}.{target}"
        found = self.steps_called(target)
        return found[0] if len(found) == 1 else None

    def steps_called(self, id: str) -> list[str]:
        """The names of all steps with an id."""
        return [name for name in self.names("step") if name.endswith(f".{id}")]

    def said(
        self, kind: str, name: str, process: str | None = None, docname: str | None = None
    ) -> str:
        """How a reference to a definition reads, on the page `docname`."""
        title = self.title(kind, name, docname)
        if kind != "step":
            return title
        step = self.known.flow.steps[name]
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


def _files(config: Config, folder: Path) -> Iterable[Path]:
    """The files that the configuration names, relative to the folder of conf.py."""
    paths: dict[Path, None] = {}
    for pattern in _texts(config.support_process_files):
        named = glob.glob(str(folder / pattern), recursive=True)  # noqa: PTH207
        found = sorted(path for path in map(Path, named) if not path.is_dir())
        if not found:
            message = f"`support_process_files` names `{pattern}`"
            warn("config", f"{message}, and no file matches it in {folder}", "", None)
        paths |= dict.fromkeys(path.resolve() for path in found)
    return paths


def _settings(config: Config) -> Settings:
    settings = Settings(
        ignore=("near-miss-term",),
        public_fields=_texts(config.support_process_public_fields),
        today=_today(str(config.support_process_today)),
    )
    known = keys(Representative)
    for field in settings.public_fields:
        if field not in known:
            message = f"`support_process_public_fields` names `{field}`"
            warn("config", message, did_you_mean(field, known), None)
    return settings


def _texts(configured: str | Iterable[Any]) -> tuple[str, ...]:
    """The texts of a list in conf.py; one text may stand for a list of one."""
    return (configured,) if isinstance(configured, str) else tuple(map(str, configured))


def _today(configured: str) -> date:
    """The day to compare dates with: as configured, else that of a reproducible build."""
    if configured:
        try:
            return date.fromisoformat(configured)
        except ValueError:
            message = f"`support_process_today` is `{configured}`, which is no day"
            warn("config", message, "write one as in `2026-12-31`", None)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()  # noqa: DTZ011
