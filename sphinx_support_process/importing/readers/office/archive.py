"""Which parts has a file of an office program? It is an archive, which is read with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element

from ..failure import ReadingError
from ..xml import element_tree

MAX_PART = 20_000_000
"""A part of more bytes holds more text than people read."""

_SAVE = "open it in the program that made it, and save it anew"


class Archive:
    """The parts of an archive, each read only when it is asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            self.names = set(self._file.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise ReadingError(f"the file is no whole archive: {error}", _SAVE) from None

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None if there is none of that name."""
        if name not in self.names:
            return None
        info = self._file.getinfo(name)
        if info.flag_bits & 1:
            raise ReadingError("the file is encrypted", "save it without a password")
        try:
            with self._file.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
            raise ReadingError(f"`{name}` in the file is damaged: {error}", _SAVE) from None
        except (ValueError, RuntimeError) as error:
            raise ReadingError(f"`{name}` in the file cannot be read: {error}", _SAVE) from None
        if len(data) > MAX_PART:
            message = f"`{name}` in the file has more than {MAX_PART:,} bytes"
            raise ReadingError(message, "split the document")
        return data

    def tree(self, name: str) -> Element | None:
        """The root element of a part in XML."""
        data = self.part(name)
        return None if data is None else element_tree(data, f"`{name}` in the file")
