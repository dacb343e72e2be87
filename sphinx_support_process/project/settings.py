"""What does the project want? The table `[tool.support-process]` of its pyproject.toml."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..report.content import FAIL_ON
from ..text.named import NamedTuple
from ..text.published import PUBLIC
from ..text.suggest import did_you_mean
from .usage import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from .people import People

TABLE = "[tool.support-process]"
MAX_DAYS = 100_000


class Project(NamedTuple):
    """The settings of a project; a key of the table is the name of a field with hyphens.

    `root` is where its pyproject.toml stands, to which `files` (globs) and `baseline` are
    relative, and so are `pages` (globs); without any, pages are those below the folder of the
    project's conf.py. An empty `select` means all rules.
    `people` is a table of its own. `cache_dir` is the folder for results of earlier checks, that of
    the platform if it is empty.
    """

    root: str = ""
    files: tuple[str, ...] = ("support/*.yaml", "docs/support/*.yaml")
    pages: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    fail_on: str = "strict"
    baseline: str = ""
    stale_after_days: int = 365
    public_fields: tuple[str, ...] = PUBLIC
    people: People | None = None
    cache_dir: str = ""

    @property
    def folder(self) -> Path:
        """The same as a path."""
        from pathlib import Path  # takes longer to import than a small file to check

        return Path(self.root)

    @property
    def file(self) -> str:
        """Where the settings stand, if there are any."""
        return os.path.join(self.root, "pyproject.toml")  # noqa: PTH118


def read_project(paths: Iterable[str], rules: Collection[str]) -> Project:
    """The settings of the project that some files are in, the defaults if there are none.

    Raises UsageError for a key, a value or a rule (one of `rules`) that makes no sense.
    """
    project = project_of(paths)
    known_in_project(project, rules)
    return project


def project_of(paths: Iterable[str]) -> Project:
    """The same before somebody looks whether the rules are there that it names.

    The settings stand in the pyproject.toml nearest to the folder of all the files, or else to the
    working directory.
    """
    here = os.getcwd()  # noqa: PTH109
    for folder in dict.fromkeys((*_upwards(_folder_of(paths)), *_upwards(here))):
        if os.path.isfile(path := Project(folder).file):  # noqa: PTH113
            return Project(folder, **_settings(path))
    return Project(here)


def _upwards(folder: str) -> Iterator[str]:
    """A folder and those around it, from the inside out."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:  # noqa: PTH120
        yield (folder := above)


def _folder_of(paths: Iterable[str]) -> str:
    """The nearest folder that holds all of some files, the working directory without any."""
    literal = [os.path.dirname(path.split("*")[0]) if "*" in path else path for path in paths]  # noqa: PTH120
    try:
        common = os.path.commonpath([os.path.abspath(each) for each in literal or ["."]])  # noqa: PTH100
    except ValueError:  # they are on several drives
        return os.getcwd()  # noqa: PTH109
    return common if os.path.isdir(common) else os.path.dirname(common)  # noqa: PTH112, PTH120


def _settings(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from None
    rest = text.replace("sphinx-support-process", "").replace("sphinx_support_process", "")
    if "support-process" not in rest and "support_process" not in rest:  # as in most projects
        return {}
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML: {error}") from None
    if not isinstance(tool, dict):
        return {}
    if "support_process" in tool:
        raise UsageError(f"{path}: the table is called {TABLE}, with a hyphen")
    table = tool.get("support-process", {})
    if not isinstance(table, dict):
        raise UsageError(f"{path}: `tool.support-process` is not a table")
    known = {name.replace("_", "-"): name for name in Project._fields if name != "root"}
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{path}: unknown key `{key}` in {TABLE}", did_you_mean(key, known))
        if key == "people":
            from .people import read_people

            found[key] = read_people(value, path)
        else:
            default = Project._field_defaults[known[key]]
            found[known[key]] = _value(key, value, default, path)
    if not 0 <= found.get("stale_after_days", 0) <= MAX_DAYS:
        raise UsageError(f"{path}: `stale-after-days` in {TABLE} is not from 0 to {MAX_DAYS:,}")
    for name in found.get("public_fields", ()):
        from ..model import Representative
        from ..model.record import fields

        if name not in fields(Representative):
            advice = did_you_mean(name, fields(Representative))
            message = f"{path}: `public-fields` in {TABLE}: no field of a person is called `{name}`"
            raise UsageError(message, advice)
    if found.get("fail_on", "strict") not in FAIL_ON:
        written = found["fail_on"]
        advice = did_you_mean(written, FAIL_ON)
        raise UsageError(f"{path}: `{written}` for `fail-on` in {TABLE}", advice)
    return found


def _value(key: str, value: Any, default: Any, path: str) -> Any:
    """A value of the type that the default has; one text may stand for a list of one."""
    if isinstance(default, tuple):
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return tuple(items)
    elif type(value) is type(default):
        return value
    wanted = {tuple: "a list of texts", bool: "`true` or `false`", int: "a number", str: "a text"}
    raise UsageError(f"{path}: `{key}` in {TABLE} is not {wanted[type(default)]}")


def known_in_project(project: Project, rules: Collection[str]) -> None:
    """Raise UsageError for the first name in the settings of a project that is no rule."""
    known_rules(project.select, rules, f"{project.file}: `select` in {TABLE}")
    known_rules(project.ignore, rules, f"{project.file}: `ignore` in {TABLE}")


def known_rules(names: Collection[str], rules: Collection[str], where: str) -> None:
    """Raise UsageError for the first name that is no rule."""
    for name in names:
        if name not in rules:
            advice = did_you_mean(name, rules) or "`support-process rules` lists them"
            raise UsageError(f"{where}: there is no rule `{name}`", advice)
