"""How is what a site is made of written? YAML, catalogues and pictures, as bytes."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo


class Plain(
    yaml.emitter.Emitter,
    yaml.serializer.Serializer,
    yaml.representer.SafeRepresenter,
    yaml.resolver.BaseResolver,
):
    """Writes strings without quotes where YAML allows it, and lines as blocks."""

    def __init__(self, stream: Any, default_style=None, default_flow_style=False, **options: Any):
        for key in ("encoding", "explicit_start", "explicit_end", "version", "tags"):
            options.pop(key, None)
        representing = {"sort_keys": options.pop("sort_keys", False)}
        yaml.emitter.Emitter.__init__(self, stream, **options)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(
            self, default_style=default_style, default_flow_style=default_flow_style, **representing
        )
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        return True


Plain.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def as_yaml(data: Any, indent: int) -> str:
    """Data as a YAML file, in the order in which it stands."""
    return yaml.dump(data, Dumper=Plain, sort_keys=False, width=1000, indent=indent)


def as_mo(messages: dict[str, str]) -> bytes:
    """A catalogue as gettext reads it."""
    catalog = Catalog(locale="fr")
    for message, translated in messages.items():
        catalog.add(message, translated)
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def picture(shade: int, size: int = 2) -> bytes:
    """A PNG of `size` pixels each way, in a shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * size) * size
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
