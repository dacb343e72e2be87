"""What does conf.py ask for? Which files, what is public, and the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..known.settings import Settings
from ..project.day import day
from ..project.files import matching
from ..text.published import PUBLIC
from ..text.suggest import did_you_mean
from .links.elsewhere import defined_elsewhere
from .warnings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def conf_folder(app: Sphinx) -> Path:
    """The folder of conf.py, in the version that is built.

    sphinx-multiversion builds every version with the newest conf.py, and tells where its own is.
    """
    metadata = getattr(app.config, "smv_metadata", {})
    version = metadata.get(getattr(app.config, "smv_current_version", ""), {})
    return Path(version.get("confdir", app.confdir))


def files(config: Config, folder: Path) -> Iterable[Path]:
    """The files that the configuration names, relative to the folder of conf.py."""
    paths: dict[Path, None] = {}
    for pattern in _texts(config.support_process_files):
        found = matching(folder, pattern)
        if not found:
            message = f"`support_process_files` names `{pattern}`"
            help = "write `/` between folders, not `\\`" if "\\" in pattern else ""
            warn("config", f"{message}, and no file matches it in {folder}", help, None)
        paths |= dict.fromkeys(path.resolve() for path in found)
    return paths


def settings(env: BuildEnvironment) -> Settings:
    """What conf.py asks of the checks and views, and what other sites define."""
    config = env.config
    found = Settings(
        ignore=("near-miss-term",),
        public_fields=_texts(config.support_process_public_fields),
        today=_today(str(config.support_process_today)),
        defined_elsewhere=defined_elsewhere(env),
        docs=str(env.srcdir),
    )
    if not {*found.public_fields} <= {*PUBLIC}:
        _check_fields(found.public_fields)
    return found


def _check_fields(names: Iterable[str]) -> None:
    """Tell of fields that no representative has."""
    from ..model import Representative  # where nothing is asked for, nobody needs the model
    from ..model.fields import keys

    known = keys(Representative)
    for name in names:
        if name not in known:
            message = f"`support_process_public_fields` names `{name}`"
            warn("config", message, did_you_mean(name, known), None)


def _texts(configured: Any) -> tuple[str, ...]:
    """The texts of a list in conf.py; one text, or what is no list, may stand for a list of one."""
    is_list = isinstance(configured, Iterable) and not isinstance(configured, str)
    return tuple(map(str, configured)) if is_list else (str(configured),)


def _today(configured: str) -> date:
    """The day to compare dates with: as configured, else that of a reproducible build."""
    if configured:
        try:
            return date.fromisoformat(configured)
        except ValueError:
            message = f"`support_process_today` is `{configured}`, which is no day"
            warn("config", message, "write one as in `2026-12-31`", None)
    return day()
