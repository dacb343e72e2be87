"""Which file does a URI name? Both ways, on Windows as well as elsewhere."""

from __future__ import annotations

import os
import re
from urllib.parse import quote, unquote, urlsplit

_DRIVE = re.compile(r"/([A-Za-z]):(?=/|$)")


def path_of(uri: str, *, windows: bool = os.name == "nt") -> str | None:
    """The path of a `file:` URI, None for another: `file:///c%3A/team.yaml` is `C:\\team.yaml`."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    path = unquote(parts.path, errors="surrogateescape")
    if parts.scheme != "file" or not path.startswith("/") or "\0" in path:
        return None
    if not windows:
        return path if parts.netloc in ("", "localhost") else None
    if parts.netloc not in ("", "localhost"):
        path = f"//{unquote(parts.netloc)}{path}"
    path = _DRIVE.sub(lambda drive: f"{drive[1].upper()}:", path, count=1)
    return path.replace("/", "\\")


def uri_of(path: str, *, windows: bool = os.name == "nt") -> str:
    """The `file:` URI of an absolute path."""
    if not windows:
        return "file://" + quote(os.fsencode(path))
    path = path.replace("\\", "/")
    if path.startswith("//"):
        return "file:" + quote(path)
    return "file:///" + quote(path)
