"""How is an export of people read? The table `[tool.support-process.people]`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..text.named import NamedTuple
from ..text.suggest import did_you_mean
from .usage import UsageError

TABLE = "[tool.support-process.people]"


class Columns(NamedTuple):
    """The headers of columns, where they are not those that are known; a list for several.

    Several of `name` are first and last name; several of the others all count.
    """

    name: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class People(NamedTuple):
    """How to read what a help desk exports of people.

    `several` parts values in one cell, `separator` the cells; without it the commonest of the
    header line does. With `children` a row without an organization goes on with the one above.
    With `one_organization_only` the desk can hold one for each person. `organizations` are names
    of the desk, each with the id of a community.
    """

    columns: Columns = Columns()
    several: str = "~~~"
    separator: str = ""
    children: bool = False
    one_organization_only: bool = False
    organizations: Mapping[str, str] = {}


def read_people(table: Any, path: str) -> People:
    """The settings of a table of TOML. Raises UsageError for what makes no sense."""
    if not isinstance(table, dict):
        raise UsageError(f"{path}: {TABLE} is not a table")
    found = _known(table, People, TABLE, path)
    if "columns" in found:
        columns = _known(found["columns"], Columns, f"`columns` in {TABLE}", path)
        found["columns"] = Columns(
            **{key: _texts(key, value, path) for key, value in columns.items()}
        )
    for name, kind in (("several", str), ("separator", str), ("children", bool)):
        _of_type(found, name, kind, path)
    _of_type(found, "one_organization_only", bool, path)
    organizations = found.get("organizations", {})
    if not all(isinstance(value, str) for value in organizations.values()):
        raise UsageError(f"{path}: `organizations` in {TABLE} is not names with ids of communities")
    if len(found.get("separator", "")) > 1:
        raise UsageError(f"{path}: `separator` in {TABLE} is not one character")
    return People(**found)


def _known(table: Any, cls: type[Columns | People], where: str, path: str) -> dict[str, Any]:
    """The values of a table by the fields of a class."""
    if not isinstance(table, dict):
        raise UsageError(f"{path}: {where} is not a table")
    known = {name.replace("_", "-"): name for name in cls._fields}
    for key in table:
        if key not in known:
            raise UsageError(f"{path}: unknown key `{key}` in {where}", did_you_mean(key, known))
    return {known[key]: value for key, value in table.items()}


def _texts(key: str, value: Any, path: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise UsageError(f"{path}: `columns.{key}` in {TABLE} is not a list of texts")
    return tuple(items)


def _of_type(found: Mapping[str, Any], name: str, kind: type, path: str) -> None:
    if name in found and type(found[name]) is not kind:
        wanted = "a text" if kind is str else "`true` or `false`"
        raise UsageError(f"{path}: `{name.replace('_', '-')}` in {TABLE} is not {wanted}")
