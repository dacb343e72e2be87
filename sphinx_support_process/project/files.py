"""Which files are meant? Paths, folders, patterns and standard input, and how to name each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from ..report.content import located, printable
from ..text.file import decode, read_all, read_text
from ..text.named import NamedTuple
from ..text.problem import Problem
from .settings import Project
from .usage import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from ..known.privacy import Privacy
    from ..load import Loaded

STDIN = "stdin"
SUFFIXES = (".yaml", ".yml")


_BUILT = frozenset({"_build", "node_modules"})
"""Folders whose pages nobody writes."""

_DOCS = ("", "docs", os.path.join("docs", "source"))  # noqa: PTH118
"""Where in a project its conf.py is looked for."""


class Pages(NamedTuple):
    """The texts of the pages that can be read, by their names, and the problems of the others."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_files(paths: Sequence[str], project: Project) -> Loaded:
    """What the files say that were named, those of the project where none was."""
    from ..load import read_sources  # whoever knows the answer needs no reader

    return read_sources(sources(paths, project).items())


def sources(paths: Sequence[str], project: Project) -> dict[str, str | Problem]:
    """The texts of the same files by their names, or the problem of getting them."""
    names = _each_once(_named(paths) if paths else _of_project(project))
    return {STDIN if name == "-" else name: _text(name) for name in names}


def read_pages(project: Project) -> Pages:
    """The pages of a project, read now."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in pages_of(project):
        text = read_text(name)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[name] = text
    return Pages(texts, tuple(problems))


def files_of(project: Project) -> list[str]:
    """The files that a project names, none if there are none."""
    paths = (path for pattern in project.files for path in matching(project.folder, pattern))
    return sorted({relative(path) for path in paths})


def pages_of(project: Project) -> list[str]:
    """The pages that a project names, else those below the folder of its conf.py."""
    found = _named_pages(project) if project.pages else _pages_below(_docs(project))
    return sorted({relative(path) for path in found})


def is_page(path: str, project: Project) -> bool:
    """Whether a file would be one of these pages, be it there or not."""
    if project.pages:
        return is_meant(path, project.pages, project.folder)
    from ..known.symbols.mention import PAGES

    docs = _docs(project)
    if not is_meant(path, [f"**/*{suffix}" for suffix in PAGES], docs):
        return False
    *inside, _ = os.path.relpath(path, docs).split(os.sep)  # noqa: PTH206
    return not any(map(_is_environment, accumulate(inside, os.path.join, initial=str(docs))))


def is_meant(path: str, patterns: Iterable[str], folder: Path) -> bool:
    """Whether one of some patterns, relative to a folder, means a file, be it there or not."""
    from pathlib import Path

    try:
        parts = Path(os.path.relpath(path, folder)).parts
    except ValueError:  # it is on another drive
        return False
    return _BUILT.isdisjoint(parts) and any(_fits(parts, Path(each).parts) for each in patterns)


def _fits(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the parts of a path are as those of a pattern want them, as `matching` reads it."""
    if not wanted or not parts:
        return not wanted and not parts
    first, *others = wanted
    if first == "**" and others:
        seen = [*takewhile(lambda part: not part.startswith("."), parts)]
        return any(_fits(parts[number:], others) for number in range(len(seen) + 1))
    is_hidden = parts[0].startswith(".") and not first.startswith(".")
    return not is_hidden and _is_like(parts[0], first) and _fits(parts[1:], others)


def _is_like(name: str, pattern: str) -> bool:
    """Whether a part of a path is as one of a pattern wants it; `*.yaml` means `.yml` as well."""
    from fnmatch import fnmatch
    from glob import has_magic

    stem, suffix = os.path.splitext(pattern)  # noqa: PTH122
    own, ending = os.path.splitext(name)  # noqa: PTH122
    if suffix in SUFFIXES and has_magic(stem):
        return ending.lower() in SUFFIXES and fnmatch(own, stem)
    return fnmatch(name, pattern)


def _each_once(names: Iterable[str]) -> Iterator[str]:
    """The names of different files: one that is also named by a link is told under its first."""
    seen = set()
    for name in dict.fromkeys(names):
        try:
            status = os.stat(name)  # noqa: PTH116
        except OSError:
            yield name
            continue
        file = (status.st_dev, status.st_ino)
        if file not in seen or not status.st_ino:
            yield name
        seen.add(file)


def unread(loaded: Loaded) -> list[str]:
    """The files that could not be read at all."""
    files = {problem.place.file: None for problem in loaded.problems}
    return [file for file in files if file not in loaded.sources]


def tell(problems: Iterable[Problem], privacy: Privacy | None = None) -> None:
    """Tell what could not be read on standard error, one line each."""
    for problem in problems if privacy is None else map(privacy.told, problems):
        said = f"{problem.message}; {problem.help}" if problem.help else problem.message
        sys.stderr.write(f"{located(problem.place)}: {printable(said)}\n")


def relative(path: str | Path) -> str:
    """A path as seen from the working directory, where it leads to the same file from there."""
    folder, name = os.path.split(path)
    if name in ("", ".", ".."):
        return _relative(str(path), os.getcwd())  # noqa: PTH109
    seen = _relative(folder or ".", os.getcwd())  # noqa: PTH109
    return name if seen == "." else os.path.join(seen, name)  # noqa: PTH118


@cache
def _relative(path: str, here: str) -> str:
    """A folder as seen from another.

    On the way through a symbolic link a `..` means another folder than in the text of a path,
    and another drive cannot be reached by any relative path.
    """
    for candidate, start in ((path, here), (os.path.realpath(path), os.path.realpath(here))):
        try:
            name = os.path.relpath(candidate, start)
        except ValueError:
            continue
        if not name.startswith("..") and _same(name, path):
            return name
    try:
        name = os.path.relpath(path, here)
    except ValueError:
        return path
    return name if _same(name, path) else path


def _same(name: str, path: str) -> bool:
    try:
        return os.path.samefile(name, path)  # noqa: PTH121
    except OSError:
        return not os.path.lexists(path)


def _named(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if not path:
            raise UsageError("an empty text names no file")
        if path == "-":
            yield path
        elif os.path.isdir(path):  # noqa: PTH112
            yield from _in_folder(path)
        elif "*" in path and not os.path.lexists(path):
            from glob import glob

            found = sorted(map(relative, filter(os.path.isfile, glob(path, recursive=True))))  # noqa: PTH207
            yield from found or _nothing(f"no file matches `{path}`")
        else:
            yield relative(path)


def _in_folder(name: str) -> list[str]:
    from pathlib import Path

    folder = Path(name)
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and not path.is_dir()
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"`{folder}` cannot be read: {reason}") from None
    if not found:
        raise UsageError(f"there is no YAML file in `{folder}`", "name the files or their folder")
    return [relative(path) for path in found]


def _of_project(project: Project) -> list[str]:
    if not project.files:
        raise UsageError("`files` in [tool.support-process] of pyproject.toml is empty")
    patterns = " and ".join(f"`{pattern}`" for pattern in project.files)
    return files_of(project) or _nothing(f"no file matches {patterns} in `{project.folder}`")


def _named_pages(project: Project) -> Iterator[Path]:
    for pattern in project.pages:
        for path in matching(project.folder, pattern):
            if _BUILT.isdisjoint(path.relative_to(project.folder).parts):
                yield path


def _docs(project: Project) -> Path:
    """The folder of the docs: that of conf.py where there is one."""
    folders = [project.folder / name for name in _DOCS]
    with_conf = (folder for folder in folders if (folder / "conf.py").is_file())
    return next(with_conf, project.folder / "docs")


def _pages_below(folder: Path) -> Iterator[str]:
    from ..known.symbols.mention import PAGES

    for here, folders, names in os.walk(folder, followlinks=True):
        if _is_environment(here):
            folders.clear()
            continue
        folders[:] = [name for name in folders if name[0] != "." and name not in _BUILT]
        shown = (name for name in names if name[0] != "." and name.endswith(PAGES))
        yield from (os.path.join(here, name) for name in shown)  # noqa: PTH118


def _is_environment(folder: str) -> bool:
    """Whether a folder is a virtual environment, whose pages are those of packages."""
    return os.path.isfile(os.path.join(folder, "pyvenv.cfg"))  # noqa: PTH113, PTH118


def _nothing(message: str) -> list[str]:
    raise UsageError(
        message,
        "name the files, or set `files` in [tool.support-process] of pyproject.toml; "
        "`support-process init` writes a first file",
    )


def matching(folder: Path, pattern: str) -> list[Path]:
    """The files that a pattern means, relative to a folder; `*.yaml` means `.yml` as well."""
    from glob import glob, has_magic

    stem, suffix = os.path.splitext(pattern)  # noqa: PTH122
    either = suffix in SUFFIXES and has_magic(os.path.basename(stem))  # noqa: PTH119
    named = glob(f"{stem}.*" if either else pattern, root_dir=folder, recursive=True)  # noqa: PTH207
    found = (folder / name for name in named)
    return sorted(
        path
        for path in found
        if not path.is_dir() and not (either and path.suffix.lower() not in SUFFIXES)
    )


def _text(name: str) -> str | Problem:
    return decode(read_all(sys.stdin.buffer.read, STDIN), STDIN) if name == "-" else read_text(name)
