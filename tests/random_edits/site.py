"""Is the site that was kept as if built anew? The kept folder, builds of it, and the comparison."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sphinx.util.inventory import InventoryFile

from .builds import Kill, Result, Running, preload
from .project import Link, Project
from .start import start

PAST, FUTURE = 1_500_000_000, 4_000_000_000
REMEMBERING = ("gettext", "latex", "singlehtml")
"""Builders that write in a second build of one application what they loaded in its first.

gettext adds messages to those that it has collected, the others load the pages once.
"""
BY_HAND = re.compile(r"(plain|genindex)\b.*")
"""Pages without anything of ours: after a killed build they may be stale, as Sphinx leaves them."""
NOT_OURS = re.compile(
    r"searchindex\.js|search(/index)?\.html|\.buildinfo.*|_static/(?!support-process).*"
)
ARTICLE = re.compile(r'role="main">\s*(.*?)\s*<div class="clearer">', re.DOTALL)
ASSETS = re.compile(r'(?:href|src)="[^"]*support-process[^"]*"')


class Site:
    """A site that is kept between edits, and built again after them."""

    def __init__(self, folder: Path, builder: str = "html", language: str = "en") -> None:
        self.folder = folder
        self.builder = builder
        self.language = language
        self.kept = folder / "kept"
        self.past: list[Project] = []
        self.errors: list[str] = []
        self.parallel = 0
        self.interrupted = False
        self.as_it_is = False
        self.builds = 0
        self._again()

    def _again(self) -> None:
        """As on the first day, from a copy of the first build."""
        self.project = start(self.language)
        self.disk: dict[str, bytes | Link] = {}
        saved = self.folder / f"start-{self.builder}-{self.language}"
        shutil.rmtree(self.kept, ignore_errors=True)
        if saved.exists():
            shutil.copytree(saved, self.kept, symlinks=True)
            self.disk = self.project.files()
        else:
            self.write()
            result = self._run(self.kept).end()
            preload(result.modules)
            if result.error:
                raise RuntimeError(result.error)
            shutil.copytree(self.kept, saved, symlinks=True)
        self.past = [self.project.copy()]

    def write(self) -> None:
        """Bring the files on disk to what the project says, and touch no other."""
        files, source = self.project.files(), self.kept / "docs"
        write(source, self.disk, files, self.project.times)
        self.disk = files
        self.project.times = {}

    def _run(self, place: Path, **how: Any) -> Running:
        self.builds += 1
        builder = how.pop("builder", self.builder)
        out = how.pop("out", place / "out")
        doctrees = how.pop("doctrees", place / "doctrees")
        log = self.folder / f"log-{self.builds}"
        return Running(
            place / "docs", out, doctrees, builder, epoch=self.project.epoch, log=log, **how
        )

    def _ended(self, running: Running, *, may_fail: bool = False) -> Result:
        result = running.end()
        running.log.unlink(missing_ok=True)
        if not may_fail:
            told = [line for line in result.warnings if "Traceback" in line]
            if result.error or told or result.status not in (0, None):
                self.errors.append(result.error or "\n".join(told) or f"status {result.status}")
        return result

    # what may happen between two builds

    def build(self, **how: Any) -> Result:
        """A build that is not looked at."""
        self.write()
        return self._ended(self._run(self.kept, **{"parallel": self.parallel, **how}))

    def killed(self, kill: Kill, **how: Any) -> Result:
        self.interrupted = True
        self.write()
        return self._ended(self._run(self.kept, kill=kill, **how), may_fail=True)

    def build_twice(self, edit: Callable[[Project], None]) -> None:
        """One application that builds, sees an edit, and builds again, which is looked at.

        Where Sphinx writes the pages of the first build once more, whatever they say by now, the
        next application is looked at instead (`findings/doctrees-of-the-first-build.sh`).
        """
        self.write()
        running = self._run(self.kept, again=True)
        running.wait_for_the_first()
        edit(self.project)
        self.write()
        running.go_on()
        self._ended(running)
        self.as_it_is = self.builder not in REMEMBERING

    def two_builds(self, edit: Callable[[Project], None], seconds: float) -> None:
        """Two builds at once, the second begun a moment later, after an edit."""
        self.interrupted = True
        self.write()
        first = self._run(self.kept)
        time.sleep(seconds)
        edit(self.project)
        self.write()
        second = self._run(self.kept)
        self._ended(first, may_fail=True)
        self._ended(second, may_fail=True)

    # the comparison

    def differences(self) -> list[str]:
        """What differs from a full build of the same files, one text a file; else nothing."""
        self.write()
        anew = self.folder / "anew"
        shutil.rmtree(anew, ignore_errors=True)
        write(anew / "docs", {}, self.project.files(), {})
        whole = self._run(anew)
        result = Result() if self.as_it_is else self.build()
        other = self._ended(whole)
        self.parallel = 0
        found = [f"an error\n{error}" for error in self.errors]
        self.errors = []
        if not (result.error or other.error):
            # Sphinx keeps what a page loads for the next build of the same application
            places = (self.kept / "out", anew / "out")
            found += self._compare(*(outcome(it, assets=not self.as_it_is) for it in places))
        self.as_it_is = False
        if found:
            self.heal()
        self.past.append(self.project.copy())
        del self.past[:-6]
        return found

    def heal(self) -> None:
        """Build the kept site in full, so that the next difference is a new one."""
        self.interrupted = False
        shutil.rmtree(self.kept / "out")
        shutil.rmtree(self.kept / "doctrees")
        self._ended(self._run(self.kept))
        self.errors = []

    def _compare(self, kept: dict[str, str], anew: dict[str, str]) -> list[str]:
        found = []
        for name in sorted(anew):
            if self.interrupted and BY_HAND.fullmatch(name):
                continue
            if name not in kept:
                found.append(f"{name} is missing")
            elif kept[name] != anew[name]:
                lines = difflib.unified_diff(
                    kept[name].splitlines(),
                    anew[name].splitlines(),
                    f"{name} as kept",
                    "as built anew",
                    n=0,
                    lineterm="",
                )
                found.append("\n".join(line.rstrip()[:300] for line in list(lines)[:24]))
        return found


def outcome(out: Path, *, assets: bool = True) -> dict[str, str]:
    """What must be equal, by file: articles and our assets, our files, the inventory."""
    found = {}
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if not path.is_file() or NOT_OURS.fullmatch(name):
            continue
        if name == "objects.inv":
            found[name] = inventory(path)
            continue
        text = path.read_bytes().decode("utf-8", "backslashreplace")
        if name.endswith(".html"):
            article = ARTICLE.search(text)
            text = "\n".join(
                [*(ASSETS.findall(text) if assets else ()), article[1] if article else text]
            )
            text = re.sub(r"(?=<)", "\n", text)  # so that differences are short
        elif name.endswith(".pot"):
            text = re.sub(r'"POT-Creation-Date.*', "", text)
        found[name] = text
    return found


def inventory(path: Path) -> str:
    try:
        with path.open("rb") as file:
            read = InventoryFile.load(file, "", lambda *parts: "/".join(p for p in parts if p))
    except Exception as error:  # torn
        return f"no inventory: {error}"
    return "\n".join(
        sorted(
            f"{kind} {name} {item.uri if hasattr(item, 'uri') else item[2:]}"
            f" {item.display_name if hasattr(item, 'display_name') else ''}"
            for kind, items in read.items()
            for name, item in items.items()
        )
    )


def write(
    folder: Path, was: dict[str, bytes | Link], now: dict[str, bytes | Link], times: dict[str, str]
) -> None:
    """Write what differs, with `times` to `keep`, of the `past` or of the `future`."""
    for name in was.keys() - now.keys():
        (folder / name).unlink()
    for name, content in sorted(now.items()):
        if was.get(name) == content:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        time_of = times.get(name)
        before = path.lstat().st_mtime_ns if name in was else PAST * 10**9
        if isinstance(content, Link):
            path.unlink(missing_ok=True)
            path.symlink_to(os.path.relpath(folder / content.to, path.parent))
            continue
        if path.is_symlink():
            path.unlink()
        path.write_bytes(content)
        if time_of == "keep":
            os.utime(path, ns=(before, before))
        elif time_of:
            other = {"past": PAST, "future": FUTURE}[time_of] * 10**9
            os.utime(path, ns=(other, other))
