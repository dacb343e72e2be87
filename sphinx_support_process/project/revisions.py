"""What did the files hold at another time? Revisions of git, read beside the work tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path, PurePosixPath
from shutil import which

from ..load import Loaded, read_sources
from ..text.file import decode, read_all
from ..text.named import NamedTuple
from .files import SUFFIXES
from .settings import Project
from .usage import UsageError


class _Blob(NamedTuple):
    """A file of a revision: its path from the root of the repository, and its content's name."""

    path: PurePosixPath
    name: str


def read_revision(revision: str, paths: Sequence[str], project: Project) -> Loaded:
    """Read the YAML files of a revision: those of `paths`, else those of the project.

    Raises UsageError where there is no such revision, or no such file in it.
    """
    root = _root()
    commit = _commit(revision)
    blobs = [*_wanted(_yaml(commit), paths, project, root)]
    if not blobs:
        where = " or ".join(f"`{path}`" for path in paths or project.files)
        raise UsageError(f"there is no YAML file for {where} in `{revision}`")
    contents = _contents([blob.name for blob in blobs])
    names = [f"{revision}:{_relative(blob.path, root)}" for blob in blobs]
    return read_sources(
        (name, decode(read_all(BytesIO(content).read, name), name))
        for name, content in zip(names, contents, strict=True)
    )


def merge_base(one: str, other: str) -> str:
    """The last commit that two revisions have in common, as `one...other` means."""
    found = _git("merge-base", "--", _commit(one), _commit(other))
    if not found.strip():
        raise UsageError(f"`{one}` and `{other}` have no commit in common")
    return found.decode().strip()


def _root() -> Path:
    done = _run("rev-parse", "--show-toplevel")
    if done.returncode != 0:
        why = done.stderr.decode(errors="replace").partition("\n")[0]
        raise UsageError(
            f"neither is a file, and git has no work tree here: {why}",
            "name two files or folders, or call it in the work tree of a repository",
        )
    return Path(os.fsdecode(done.stdout).strip())


def _commit(revision: str) -> str:
    found = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if not found:
        raise UsageError(f"`{revision}` is neither a file nor a revision of git")
    return found.decode().strip()


def _yaml(commit: str) -> Iterator[_Blob]:
    """The YAML files of a commit; links are left out, since they may lead anywhere."""
    for line in _git("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        about, _, path = line.partition(b"\t")
        if path and about.startswith(b"100"):
            blob = _Blob(PurePosixPath(os.fsdecode(path)), about.split()[2].decode())
            if blob.path.suffix.lower() in SUFFIXES:
                yield blob


def _wanted(
    blobs: Iterator[_Blob], paths: Sequence[str], project: Project, root: Path
) -> Iterator[_Blob]:
    """The files that were named, or that stand in a folder which was; or those of the project."""
    named = {_from_root(path, root) for path in paths}
    folder = _from_root(project.folder, root)
    patterns = [(folder / pattern).parts for pattern in project.files]
    for blob in blobs:
        meant = {blob.path, blob.path.parent}
        if meant & named if paths else any(_fits(blob.path.parts, it) for it in patterns):
            yield blob


def _from_root(path: str | Path, root: Path) -> PurePosixPath:
    return PurePosixPath(Path(os.path.relpath(os.path.realpath(path), root)).as_posix())


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path fits a pattern, whose `**` stands for any number of folders.

    `*.yaml` means `.yml` as well, as among the files of the work tree.
    """
    if not parts or not pattern:
        return not parts and not pattern
    if pattern[0] == "**":
        return any(_fits(parts[skipped:], pattern[1:]) for skipped in range(len(parts)))
    first = pattern[0]
    if len(pattern) == 1 and "*" in first and Path(first).suffix in SUFFIXES:
        return len(parts) == 1 and fnmatchcase(Path(parts[0]).stem, Path(first).stem)
    return fnmatchcase(parts[0], first) and _fits(parts[1:], pattern[1:])


def _contents(names: Sequence[str]) -> Iterator[bytes]:
    """What stands in files, by the names of their contents, in one call."""
    data = _git("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    at = 0
    for _ in names:
        head = data.index(b"\n", at)
        size = int(data[at:head].split()[2])
        yield data[head + 1 : head + 1 + size]
        at = head + 1 + size + 1


def _relative(path: PurePosixPath, root: Path) -> str:
    return Path(os.path.relpath(root / path, os.path.realpath("."))).as_posix()


def _git(*arguments: str, given: bytes = b"") -> bytes:
    """What git prints; nothing where it fails."""
    done = _run(*arguments, given=given)
    return done.stdout if done.returncode == 0 else b""


def _run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    git = which("git")
    if git is None:
        raise UsageError("git is not installed, so that no revision can be read")
    return subprocess.run([git, *arguments], input=given, capture_output=True, check=False)  # noqa: S603
