"""What may stand in the YAML, for editors and validators? The JSON Schema, derived from the model.

The schema describes what a reader of YAML 1.2 makes of a file, who turns unquoted `true`, `12` and
`1.5` into values that are no strings. The loader reads all of them as written, so they are allowed
wherever a text is. Only `null` is not: an editor cannot tell it from a value that is missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..text.kinds import KINDS, Date, Duration, Id, Url
from .fields import Key, ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from .support import Support

VERSION = 2
"""That of the format: files of format 1 are valid in format 2."""

ID = f"https://sphinx-support-process.readthedocs.io/schema/v{VERSION}/support-process.schema.json"

_WRITTEN: Mapping[Any, Mapping[str, Any]] = {
    bool: {"enum": [True, False, "true", "false"]},
    Id: {"type": ["string", "boolean"]},
    Date: {"type": "string"},
    Url: {"type": "string"},
    Duration: {
        "type": "string",
        "pattern": "[0-9]",
        "examples": ["30 minutes", "1h 30m", "1 working day", "2 calendar days", "PT30M"],
    },
}
"""The JSON types of kinds of scalars that cannot be all of string, number and boolean."""


def schema() -> dict[str, Any]:
    """The JSON Schema, draft-07, of one YAML file."""
    definitions: dict[str, Any] = {}
    root = _record(Support, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ID,
        "title": "A support process",
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _record(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    known = keys(cls)
    required = [key.name for key in known.values() if key.required]
    either = [{"required": [key.name]} for key in known.values() if key.either]
    return {
        "description": (cls.__doc__ or "").strip(),
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key, definitions) for key in known.values()},
        **({"required": required} if required else {}),
        **({"anyOf": either} if either else {}),
    }


def _property(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one key; a `$ref` stands in `allOf`, since nothing beside it would count."""
    value = _shape(key.shape, definitions)
    if (key.required or key.either) and isinstance(key.shape, ListOf):
        value.get("anyOf", [value])[0]["minItems"] = 1
    if key.required and isinstance(key.shape, MapOf):
        value["minProperties"] = 1
    return {"description": key.doc, **({"allOf": [value]} if "$ref" in value else value)}


def _shape(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(shape, Scalar):
        return _scalar(shape.kind)
    if isinstance(shape, RecordOf):
        return _reference(shape, definitions)
    if isinstance(shape, ListOf):
        item = _shape(shape.item, definitions)
        array = {"type": "array", "items": item}
        alone = _alone(shape.item, definitions)
        return array if alone is None else {"anyOf": [array, alone]}
    if isinstance(shape, Varied):
        value = _shape(shape.value, definitions)
        by = {"type": "object", "minProperties": 1, "additionalProperties": value}
        return {"anyOf": [*value.get("anyOf", [value]), by]}
    return _mapping(shape, definitions)


def _scalar(kind: Any) -> dict[str, Any]:
    value: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}
    if kind in _WRITTEN:
        value = dict(_WRITTEN[kind])
    pattern = KINDS[kind].pattern
    if pattern is not None and "enum" not in value:
        value["pattern"] = f"^(?:{pattern})$"
    return value


def _alone(item: Scalar | RecordOf, definitions: dict[str, Any]) -> dict[str, Any] | None:
    """What may stand for a list of one such item, if anything may."""
    if isinstance(item, Scalar):
        return _scalar(item.kind)
    if item.alone:
        return _reference(item, definitions)
    return None if item.short is None else _short_form(item.cls, item.short)


def _reference(shape: RecordOf, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to the definition of a record, written in full or in its short form."""
    name = shape.cls.__name__.lower()
    if name not in definitions:
        definitions[name] = {}
        record = _record(shape.cls, definitions)
        if shape.short is not None:
            about = record.pop("description")
            short = _short_form(shape.cls, shape.short)
            record = {"description": about, "anyOf": [short, record]}
        definitions[name] = record
    return {"$ref": f"#/definitions/{name}"}


def _short_form(cls: type, short: str) -> dict[str, Any]:
    key = keys(cls)[short]
    assert isinstance(key.shape, Scalar)
    return {"description": f"{key.doc} (Short for `{short}:`.)", **_scalar(key.shape.kind)}


def _mapping(shape: MapOf, definitions: dict[str, Any]) -> dict[str, Any]:
    named = {"propertyNames": {"pattern": f"^(?:{KINDS[Id].pattern})$"}}
    return {
        "type": "object",
        **(named if shape.named else {}),
        "additionalProperties": _shape(shape.value, definitions),
    }
