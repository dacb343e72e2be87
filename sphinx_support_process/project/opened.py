"""What do files say together with settings? Both become what is known, here and in Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..known.settings import Settings
from ..text.beside import LookedFor
from ..text.file import read_text
from ..text.problem import Problem
from ..version import __version__
from .cache.digest import digest
from .settings import Project

if TYPE_CHECKING:
    from pathlib import Path

    from ..checks import Context


class Opened:
    """The files of a project as they were at one moment; understood when somebody asks."""

    def __init__(self, sources: Mapping[str, str | Problem], settings: Settings) -> None:
        self.sources = sources
        self.settings = settings

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What stands in each file that could be read."""
        return {name: text for name, text in self.sources.items() if isinstance(text, str)}

    @cached_property
    def key(self) -> str:
        """A fingerprint of all that the understanding depends on: files, settings, day, version."""
        return digest(repr((self.around, self.digests)).encode("utf-8", "surrogatepass"))

    @cached_property
    def around(self) -> str:
        """A fingerprint of all of that but for the files."""
        return digest(repr((__version__, self.settings)).encode())

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A fingerprint of what each file holds."""
        return {
            name: digest((source if isinstance(source, str) else repr(source)).encode())
            for name, source in self.sources.items()
        }

    @cached_property
    def context(self) -> Context:
        from ..checks import Context  # whoever knows the problems needs neither rules nor reader
        from ..load import read_sources

        return Context(read_sources(self.sources.items()), self.settings)

    @property
    def looked_for(self) -> LookedFor:
        """The files that rules looked for so far, as they were."""
        return self.context.looked_for if "context" in vars(self) else {}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        from ..checks import check

        return check(self.context)


def settings_of(project: Project) -> Settings:
    """What a run of the checks shall do, as a project wants it."""
    return Settings(
        select=frozenset(project.select) or None,
        ignore=frozenset(project.ignore),
        strict=project.strict,
        stale_after_days=project.stale_after_days,
        public_fields=project.public_fields,
    )


def opened(paths: Iterable[Path], settings: Settings) -> Opened:
    """The files with these paths, read now."""
    return Opened({str(path): read_text(path) for path in paths}, settings)
