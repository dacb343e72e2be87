"""Where in its repository does a file stand? Paths as code hosts show files by them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def posix(path: str) -> str:
    """A path with forward slashes, as reports for programs have it."""
    from pathlib import PurePath  # needed only where there is a problem

    return PurePath(path).as_posix()


def in_repository(file: str) -> str:
    """A path from the root of the repository, wherever the command runs; others as they are."""
    from pathlib import Path

    path = Path(os.path.abspath(file))  # noqa: PTH100  # a link is where it stands
    for root in (_git_root(Path.cwd()), _git_root(path.parent), *_ci_roots()):
        if root is not None and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return posix(file)


@cache
def _git_root(folder: Path) -> Path | None:
    """The nearest folder around one in which `.git` is: a folder, or a file in a worktree."""
    return next((root for root in (folder, *folder.parents) if (root / ".git").exists()), None)


def _ci_roots() -> Iterator[Path]:
    """The folder that a CI server works in, where it says so."""
    from pathlib import Path

    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        if os.environ.get(name):
            yield Path(os.environ[name]).resolve()
