#!/usr/bin/env bash
# The Markdown of a page with a picture names a file that is nowhere in what was written.
#
# Sphinx 9.0.4, sphinx-markdown-builder 0.6.11. HTML, EPUB, LaTeX and text for other tools copy the
# pictures of a page beside it. This builder writes `![image](plan.svg)` and copies nothing, so
# that every picture of the docs is broken where the folder goes, without a warning.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4 sphinx-markdown-builder==0.6.11

mkdir docs
echo 'extensions = ["sphinx_markdown_builder"]' >docs/conf.py
printf 'P\n=\n\n.. image:: plan.svg\n' >docs/index.rst
echo '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' >docs/plan.svg

sphinx-build -q -W -b html docs html
[ -f html/_images/plan.svg ]
sphinx-build -q -W -b markdown docs markdown
expect "(plan.svg)" markdown/index.md
[ -z "$(find markdown -name 'plan*')" ]
