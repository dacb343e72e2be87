"""Which problems were there before? A file of fingerprints with which a team can start today."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..known.symbols.mention import PAGES
from ..report.content import fingerprints
from ..report.repository import posix
from ..text.named import NamedTuple
from ..text.problem import Problem
from .files import files_of
from .opened import Opened
from .settings import Project
from .usage import UsageError
from .writing import create, replace


class Entry(NamedTuple):
    """A problem of a baseline; its file is named from the folder of the baseline."""

    rule: str
    severity: str
    file: str
    about: str
    message: str


class Baseline(NamedTuple):
    """The problems of a baseline by their fingerprints, and what the file holds, if it is there."""

    path: str
    entries: Mapping[str, Entry]
    content: bytes | None = None


class Compared(NamedTuple):
    """Problems that are new, and how many are known from the baseline or gone since."""

    new: tuple[Problem, ...]
    known: int = 0
    gone: int = 0


LookedFor = Callable[[Entry], bool]


def compare(
    problems: tuple[Problem, ...], baseline: Baseline, was_looked_for: LookedFor
) -> Compared:
    """Tell new problems from those in a baseline; those are gone that were looked for in vain."""
    present = dict(zip(fingerprints(problems), problems, strict=True))
    new = tuple(problem for name, problem in present.items() if name not in baseline.entries)
    missing = [entry for name, entry in baseline.entries.items() if name not in present]
    return Compared(new, len(problems) - len(new), sum(map(was_looked_for, missing)))


def looked_for(
    opened: Opened, project: Project, baseline: Baseline, pages: Collection[str] = ()
) -> LookedFor:
    """Whether a run that did not find a problem of a baseline has looked for it.

    It has not where a file is missing of those that belong together, since a problem of one may
    come from another, where its rule did not run, or on a page that is not among those read.
    """
    folder = os.path.dirname(baseline.path)  # noqa: PTH120
    shown = set(map(os.path.realpath, pages))

    @cache
    def is_whole() -> bool:
        entries = (entry for entry in baseline.entries.values() if not _is_page(entry))
        named = {os.path.join(folder, entry.file) for entry in entries}  # noqa: PTH118
        together = {*files_of(project), *filter(os.path.exists, named)}
        loaded = opened.context.loaded
        read = set(map(os.path.realpath, loaded.sources))
        is_read = not any(problem.rule == "yaml" for problem in loaded.problems)
        return is_read and read.issuperset(map(os.path.realpath, together))

    def was_looked_for(entry: Entry) -> bool:
        from ..checks import RULES  # most often all of a baseline is still there
        from ..checks.style.ignores import is_looked_for

        rule = RULES.get(entry.rule)
        told = opened.settings.strict or entry.severity != "strict"
        path = os.path.join(folder, entry.file)  # noqa: PTH118
        if _is_page(entry) and os.path.realpath(path) not in shown:
            return bool(shown) and not os.path.exists(path)  # noqa: PTH110
        return is_whole() and told and (rule is None or is_looked_for(rule, opened.context))

    return was_looked_for


def _is_page(entry: Entry) -> bool:
    return entry.file.endswith(PAGES)


def read_baseline(path: str, *, may_be_missing: bool = False) -> Baseline:
    """The baseline at a path, an empty one where it may be missing and is. Raises UsageError."""
    import json

    try:
        written = Path(path).read_bytes()
        content = json.loads(written.decode())
    except FileNotFoundError:
        if may_be_missing:
            return Baseline(path, {})
        advice = "`--update-baseline` writes it"
        raise UsageError(f"there is no baseline `{path}`", advice) from None
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise UsageError(f"the baseline `{path}` cannot be read: {reason}") from None
    problems = content.get("problems") if isinstance(content, dict) else None
    try:
        if not isinstance(problems, dict) or content.get("version") != 1:
            raise TypeError
        entries = {name: Entry(**entry) for name, entry in problems.items()}
    except TypeError:
        advice = "remove it, and write it anew with `--update-baseline`"
        raise UsageError(f"`{path}` is no baseline that can be read here", advice) from None
    return Baseline(path, entries, written)


def update_baseline(
    baseline: Baseline, problems: tuple[Problem, ...], was_looked_for: LookedFor
) -> Baseline:
    """Write a baseline with all problems, and those of its own that were not looked for.

    What is no YAML is not accepted: behind it all other problems of the file would be hidden.
    """
    entries = {name: entry for name, entry in baseline.entries.items() if not was_looked_for(entry)}
    for name, problem in zip(fingerprints(problems), problems, strict=True):
        if problem.rule != "yaml":
            entries[name] = _entry(problem, baseline.path)
    text = _text(entries)
    if baseline.content is None:
        create(baseline.path, text)
    elif baseline.content != text.encode():
        replace(baseline.path, text, baseline.content)
    return Baseline(baseline.path, entries, text.encode())


def _entry(problem: Problem, path: str) -> Entry:
    file, folder = os.path.realpath(problem.place.file), os.path.realpath(os.path.dirname(path))  # noqa: PTH120
    with suppress(ValueError):  # it is on another drive
        file = os.path.relpath(file, folder)
    return Entry(problem.rule, problem.severity, posix(file), problem.about, problem.message)


def _text(entries: Mapping[str, Entry]) -> str:
    """Entries as JSON, one a line, in an order that does not depend on the lines of files."""
    import json

    def line(pair: tuple[str, Entry]) -> str:
        return f"    {json.dumps(pair[0])}: {json.dumps(pair[1]._asdict())}"

    ordered: Iterable[tuple[str, Entry]] = sorted(
        entries.items(), key=lambda pair: (pair[1].rule, pair[1].about, pair[1].message, pair[0])
    )
    lines = ",\n".join(map(line, ordered))
    problems = f"{{\n{lines}\n  }}" if lines else "{}"
    return f'{{\n  "version": 1,\n  "problems": {problems}\n}}\n'
