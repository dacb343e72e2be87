"""How these docs are built."""

import sys
from pathlib import Path

from sphinx_support_process import __version__

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "sphinx-support-process"
author = "The sphinx-support-process developers"
project_copyright = author
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_support_process",
    "rule_pages",
    "format_page",
    "shown",
]
exclude_patterns = ["_build", "_ext", "examples"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
copybutton_prompt_text = "$ "

latex_elements = {
    "extraclassoptions": "openany",
    # narrow columns have room for what stands in them, and code may be broken after a hyphen
    "preamble": r"""
\setlength{\tymin}{100pt}
\renewcommand{\sphinxhyphenininlineliteral}[1]{-\penalty0\relax}
""",
}

html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["front.css", "print.css", "tables.css"]
html_js_files = ["site.js"]
html_theme_options = {"top_of_page_buttons": []}

# the order of processes in lists and matrices is the order in which they are read
support_process_files = [
    "support/triage.yaml",
    "support/community-association.yaml",
    "support/small-tickets.yaml",
    "support/non-incident.yaml",
    "support/timeboxed-evaluation.yaml",
    "support/prioritise.yaml",
    "support/workshop.yaml",
    "support/*.yaml",
]
support_process_today = "2026-11-23"
"""The day of the example compass, whose people were asked shortly before."""
