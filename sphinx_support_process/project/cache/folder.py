"""Where do results stand? In the platform's folder for caches, or in one that was named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..settings import Project

VARIABLE = "SUPPORT_PROCESS_CACHE"


def home() -> Path | None:
    """The folder of this account for what can be found out again, None where it has none."""
    if named := os.environ.get(VARIABLE):
        return Path.cwd() / named
    try:
        caches = _caches()
    except RuntimeError:  # nobody knows where this account is at home
        return None
    return caches / "support-process" if caches.is_absolute() else None


def folder(named: str | None, project: Project) -> Path | None:
    """Where results stand: in a folder that was named, by the caller or the settings, or at home.

    The variable comes before the settings: it is set by who runs the command.
    """
    if named:
        return Path.cwd() / named
    if project.cache_dir and not os.environ.get(VARIABLE):
        return project.folder / project.cache_dir
    return home()


def _caches() -> Path:
    """Where programs keep what they can find out again, as each platform has it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
