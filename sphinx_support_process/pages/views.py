"""Which views are there? Importing this registers all of them."""

from __future__ import annotations

from .lists import (
    communities,
    glossary,
    levels,
    overview,
    priorities,
    promises,
    responsibilities,
    roles,
    statistics,
    templates,
)
from .process import chart, checklist, due, process, walkthrough
from .view import VIEWS

__all__ = ["MODULES", "VIEWS"]

MODULES = (
    *(process, chart, checklist, walkthrough, due),
    *(overview, roles, responsibilities, promises, levels, priorities),
    *(templates, glossary, communities, statistics),
)
"""The modules of views."""
