"""Which process of which files is meant? What a command that looks at one begins with."""

from __future__ import annotations

from collections.abc import Sequence

from ..known.privacy import Privacy
from ..known.renamed import Renamed
from ..load import Loaded
from ..model import Process, Support
from ..text.suggest import did_you_mean
from .files import read_files, tell, unread
from .settings import Project
from .usage import UsageError


def told_files(paths: Sequence[str], project: Project) -> Loaded | None:
    """What the files say that were named, else those of the project; None if one was not read.

    What is wrong with reading them is told on standard error.
    """
    loaded = read_files(paths, project)
    tell(loaded.problems, Privacy(loaded.sources, project.public_fields))
    return None if unread(loaded) else loaded


def process_called(support: Support, id: str) -> Process:
    """The process that has an id, or had it before it was renamed.

    Raises UsageError, with the id that was meant, if there is none.
    """
    now = id if id in support.processes else Renamed(support).new("processes", id) or id
    if now not in support.processes:
        advice = did_you_mean(id, support.processes)
        raise UsageError(f"there is no process `{id}`", advice)
    return support.processes[now]
