"""What becomes of a page that is imported?"""

from __future__ import annotations

from textwrap import dedent

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.draft import Draft
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text


def drafted(page: str, name: str = "a.md") -> Draft:
    """The draft of a page, once its YAML was read without a problem."""
    made = draft_of([(name, dedent(page))])
    assert read_text(written(made, [name])).problems == ()
    return made
