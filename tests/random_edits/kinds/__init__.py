"""What may happen between two builds: edits of all kinds, registered by these modules."""

from . import definitions, files, format2, interruptions, pages, processes, steps, texts

__all__ = [
    "definitions",
    "files",
    "format2",
    "interruptions",
    "pages",
    "processes",
    "steps",
    "texts",
]
