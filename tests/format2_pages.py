"""The example of all keys of format 2, and pages on which every view of it stands."""

import re
from pathlib import Path

from building import md, rst

YAML = (Path(__file__).parent / "format2.yaml").read_text("utf-8")
VIEWS = (
    *("overview", "process outage", "process hand-over", "process week"),
    *("checklist outage", "checklist week", "chart outage", "walkthrough outage"),
    *("role first", "role second", "role manager", "role pager", "role customer"),
    *("responsibilities", "promises", "levels severity", "glossary"),
    *("due outage", "templates", "representatives"),
)
INLINE = "`SEV-1`, {support:level}`sev2`, {support:levels}`severity`, {support:step}`outage.ask`."
PAGES = {
    "md": {"index.md": "# All\n\n{term}" + INLINE + "\n\n" + md(*VIEWS)},
    "rst": {
        "index.rst": "All\n===\n\n"
        + re.sub(r"\{([\w:]+)\}`", r":\1:`", "{term}" + INLINE)
        + "\n\n"
        + rst(*VIEWS),
        "index.md": None,
    },
}
"""The same page in both syntaxes, each a set of files for `build`."""
