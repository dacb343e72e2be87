"""What may stand in the YAML, for editors and validators? The JSON Schema, derived from the model.

The schema describes what a reader of YAML 1.2 makes of a file, who turns unquoted `true`, `12` and
`1.5` into values that are no strings. The loader reads all of them as written, so they are allowed
wherever a text is. Only `null` is not: an editor cannot tell it from a value that is missing.

With the ids of a project it offers these, and what each is called. It refuses no other: who writes
a new id has it in no schema yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..text.kinds import KINDS, Date, Duration, Id, Url
from .fields import Key, ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from .support import Support

VERSION = 2
"""That of the format: files of format 1 are valid in format 2."""

ID = f"https://sphinx-support-process.readthedocs.io/schema/v{VERSION}/support-process.schema.json"

_WRITTEN: Mapping[Any, Mapping[str, Any]] = {
    bool: {"enum": [True, False, "true", "false"]},
    Date: {"type": "string"},
    Url: {"type": "string"},
    Duration: {
        "type": "string",
        "pattern": "[0-9]",
        "examples": ["30 minutes", "1h 30m", "1 working day", "2 calendar days", "PT30M"],
    },
}
"""The JSON types of kinds of scalars that cannot be all of string, number and boolean."""

_SHOWN = 40
"""So many ids are listed where an editor shows what a key means."""

Titles = Mapping[str, str]
"""Ids, each with what it is called."""


def schema(ids: Mapping[Any, Titles] = MappingProxyType({})) -> dict[str, Any]:
    """The JSON Schema, draft-07, of one YAML file; `ids` by the kinds of scalars that name them."""
    writer = _Writer(ids)
    root = writer.record(Support)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ID,
        **root,
        "title": "A support process",
        "definitions": dict(sorted(writer.definitions.items())),
    }


def schema_text(ids: Mapping[Any, Titles] = MappingProxyType({})) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(ids), indent=2, ensure_ascii=False) + "\n"


class _Writer:
    """Writes shapes as schemas; records become `definitions`."""

    def __init__(self, ids: Mapping[Any, Titles]) -> None:
        self.ids = ids
        self.definitions: dict[str, Any] = {}

    def record(self, cls: type) -> dict[str, Any]:
        known = keys(cls)
        required = [key.name for key in known.values() if key.required]
        either = [{"required": [key.name]} for key in known.values() if key.either]
        return {
            "title": cls.__name__,
            "description": (cls.__doc__ or "").strip(),
            "type": "object",
            "additionalProperties": False,
            "properties": {key.name: self.property(key) for key in known.values()},
            **({"required": required} if required else {}),
            **({"anyOf": either} if either else {}),
        }

    def property(self, key: Key) -> dict[str, Any]:
        """The schema of one key."""
        value = self.shape(key.shape)
        if (key.required or key.either) and isinstance(key.shape, ListOf):
            value.get("anyOf", [value])[0]["minItems"] = 1
        if key.required and isinstance(key.shape, MapOf):
            value["minProperties"] = 1
        described = {"title": key.name, "description": key.doc}
        if listed := self._listed(key.shape):
            described["markdownDescription"] = f"{key.doc}\n\n{listed}"
        return {**described, **_beside(value)}

    def shape(self, shape: Shape) -> dict[str, Any]:
        if isinstance(shape, Scalar):
            return self.scalar(shape.kind)
        if isinstance(shape, RecordOf):
            return self.reference(shape)
        if isinstance(shape, ListOf):
            array = {"type": "array", "items": self.shape(shape.item)}
            alone = self._alone(shape.item)
            return array if alone is None else {"anyOf": [array, alone]}
        if isinstance(shape, Varied):
            value = self.shape(shape.value)
            by = {"type": "object", "minProperties": 1, "additionalProperties": value}
            return {"anyOf": [*value.get("anyOf", [value]), by]}
        return self.mapping(shape)

    def scalar(self, kind: Any) -> dict[str, Any]:
        """A text, of which a reader of YAML may make another value.

        What lists `boolean` as a type lets editors offer `true` and `false` at each text.
        """
        types = "string" if kind is Id else ["string", "number"]
        value: dict[str, Any] = {"if": {"type": "boolean"}, "else": {"type": types}}
        if kind is not Id:
            value["minLength"] = 1
        if kind in _WRITTEN:
            value = dict(_WRITTEN[kind])
        pattern = KINDS[kind].pattern
        if pattern is not None and "enum" not in value:
            value["pattern"] = f"^(?:{pattern})$"
        if kind not in self.ids:
            return value
        value["defaultSnippets"] = [
            {"label": id, "description": title, "body": id} for id, title in self.ids[kind].items()
        ]
        self.definitions[kind.__name__] = value
        return {"$ref": f"#/definitions/{kind.__name__}"}

    def reference(self, shape: RecordOf) -> dict[str, Any]:
        """A reference to the definition of a record, written in full or in its short form."""
        name = shape.cls.__name__.lower()
        if name not in self.definitions:
            self.definitions[name] = {}
            record = self.record(shape.cls)
            if shape.short is not None:
                about = {each: record.pop(each) for each in ("title", "description")}
                record = {**about, "anyOf": [self._short_form(shape.cls, shape.short), record]}
            self.definitions[name] = record
        return {"$ref": f"#/definitions/{name}"}

    def mapping(self, shape: MapOf) -> dict[str, Any]:
        named = {"propertyNames": {"pattern": f"^(?:{KINDS[Id].pattern})$"}}
        return {
            "type": "object",
            **(named if shape.named else {}),
            "additionalProperties": self.shape(shape.value),
        }

    def _alone(self, item: Scalar | RecordOf) -> dict[str, Any] | None:
        """What may stand for a list of one such item, if anything may."""
        if isinstance(item, Scalar):
            return self.scalar(item.kind)
        if item.alone:
            return self.reference(item)
        return None if item.short is None else self._short_form(item.cls, item.short)

    def _short_form(self, cls: type, short: str) -> dict[str, Any]:
        key = keys(cls)[short]
        assert isinstance(key.shape, Scalar)
        about = f"{key.doc} (Short for `{short}:`.)"
        return {"description": about, **_beside(self.scalar(key.shape.kind))}

    def _listed(self, shape: Shape) -> str:
        """What the ids are called that may stand under a key, as a list, if they are few."""
        while isinstance(shape, ListOf | Varied):
            shape = shape.item if isinstance(shape, ListOf) else shape.value
        if isinstance(shape, RecordOf) and shape.short is not None:
            shape = keys(shape.cls)[shape.short].shape
        found = self.ids.get(shape.kind, {}) if isinstance(shape, Scalar) else {}
        lines = (f"* `{id}`: {title}" for id, title in found.items() if title)
        return "\n".join(lines) if len(found) <= _SHOWN else ""


def _beside(value: dict[str, Any]) -> dict[str, Any]:
    """A schema that may stand beside other keys: next to a `$ref` none of them would count."""
    return {"allOf": [value]} if "$ref" in value else value
