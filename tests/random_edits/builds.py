"""How is a site built? In a forked child of this process, which is sometimes killed."""

from __future__ import annotations

import contextlib
import errno
import gc
import gettext
import importlib
import json
import os
import signal
import sys
import traceback
import warnings
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Kill:
    """When a build dies: at the write number `count` below a folder, or after `seconds` of CPU.

    `torn` leaves the file of that write empty, unless it is the `.buildinfo` of Sphinx, which ends
    any next build with an error where that is empty. `by` says whether the build gets a chance to
    clean up: on `ctrl-c`, and where no more can be written because of a `full disk`.
    """

    below: str = ""
    count: int = 0
    torn: bool = False
    seconds: float = 0
    by: str = "signal"


@dataclass
class Result:
    """What a build says of itself; `status` is None where it was killed."""

    status: int | None = None
    error: str = ""
    warnings: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)


class Running:
    """A build at work in a process group of its own."""

    def __init__(
        self,
        source: Path,
        out: Path,
        doctrees: Path,
        builder: str,
        *,
        epoch: str = "",
        parallel: int = 0,
        kill: Kill | None = None,
        again: bool = False,
        only: list[str] | None = None,
        log: Path,
    ) -> None:
        self.log = log
        log.unlink(missing_ok=True)
        self.ready, ready = os.pipe()
        go, self.go = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.pid = os.fork()
        if self.pid:
            os.close(ready)
            os.close(go)
            return
        status = 70
        try:
            os.close(self.ready)
            os.close(self.go)
            os.setsid()
            gc.freeze()
            if epoch:
                os.environ["SOURCE_DATE_EPOCH"] = epoch
            else:
                os.environ.pop("SOURCE_DATE_EPOCH", None)
            if kill:
                _arm(kill, out, doctrees)

            def between() -> None:
                os.write(ready, b"1")
                os.read(go, 1)

            result = _build(
                source, out, doctrees, builder, parallel, between if again else None, only
            )
            log.write_text(json.dumps(vars(result)), "utf-8")
            status = 0
        finally:
            os._exit(status)

    def wait_for_the_first(self) -> None:
        """Until the first of two builds of one application is done."""
        os.read(self.ready, 1)

    def go_on(self) -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(self.go, b"1")

    def end(self) -> Result:
        _, status = os.waitpid(self.pid, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)  # workers of a build that was killed
        os.close(self.ready)
        os.close(self.go)
        if self.log.exists():
            return Result(**json.loads(self.log.read_text("utf-8")))
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        return Result() if killed else Result(70, f"the build ended with status {status}")


def _build(
    source: Path,
    out: Path,
    doctrees: Path,
    builder: str,
    parallel: int,
    between: Any,
    only: list[str] | None,
) -> Result:
    from sphinx.application import Sphinx
    from sphinx.locale import translators
    from sphinx.util.console import strip_colors
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    result, stream = Result(), StringIO()
    translators.clear()
    gettext._translations.clear()
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    try:
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(
                source, source, out, doctrees, builder, None, None, stream, parallel=parallel
            )
            app.connect("env-before-read-docs", lambda app, env, names: result.read.extend(names))
            files = [str(source / name) for name in only] if only else ()
            app.build(False, files)
            if between:
                between()
                app.build(False, files)
            result.status = app.statuscode
    except (Exception, KeyboardInterrupt):
        result.status, result.error = 2, traceback.format_exc()
    result.warnings = strip_colors(stream.getvalue()).splitlines()
    result.modules = sorted(sys.modules)
    return result


def _arm(kill: Kill, out: Path, doctrees: Path) -> None:
    def die(*_: Any) -> None:
        os.killpg(0, signal.SIGKILL)

    if kill.seconds:
        signal.signal(signal.SIGPROF, die)
        signal.setitimer(signal.ITIMER_PROF, kill.seconds)
        return
    folder = str({"doctrees": doctrees, "out": out}[kill.below])
    left = kill.count

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event == "open":
            path, _, flags = arguments
            writes = flags & (os.O_WRONLY | os.O_RDWR)
        elif event == "os.rename":
            path, writes = arguments[1], True
        else:
            return
        if not writes or not str(
            path
            if isinstance(path, str)
            else os.fsdecode(path)
            if isinstance(path, bytes)
            else path
        ).startswith(folder):
            return
        left -= 1
        if kill.by == "full disk" and -3 < left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        if left == 0 and kill.by == "ctrl-c":
            raise KeyboardInterrupt
        if left == 0 and kill.by == "signal":
            if kill.torn and event == "open" and not str(path).endswith(".buildinfo"):
                with contextlib.suppress(OSError):
                    os.truncate(path, 0)
            die()

    sys.addaudithook(watch)


def preload(modules: list[str]) -> None:
    """Import what a build imports, once, so that no later build has to."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            if name not in sys.modules and name.split(".")[0] not in ("conf", "__main__"):
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
