#!/usr/bin/env bash
# A page says the number that a table of another page had before, and the title that page had.
#
# Sphinx 9.0.4, HTML. After a table that now comes first, and a new title, Sphinx writes that page
# again, but not those that refer to it by {numref} or {doc}: these stay until they are edited. One
# would expect that a build with changes makes the same pages as a build from scratch.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4

mkdir docs
printf 'project = "P"\nnumfig = True\n' >docs/conf.py
printf 'P\n=\n\n:numref:`sums`, :doc:`other`\n\n.. toctree::\n\n   other\n' >docs/index.rst
table() { printf '.. list-table:: Caption\n   :name: %s\n\n   * - a\n\n' "$1"; }
{ printf 'Other\n=====\n\n' && table sums; } >docs/other.rst
{ printf ':orphan:\n\nThird\n=====\n\n:numref:`sums`, :doc:`other`\n'; } >docs/third.rst
sphinx-build -q -b html docs html

{ printf 'Another\n=======\n\n' && table first && table sums; } >docs/other.rst
sphinx-build -q -b html docs html
expect "Table 2" html/other.html
expect "Table 1" html/third.html
refuse "Another" html/third.html

sphinx-build -q -E -b html docs anew
expect "Table 2" anew/third.html
expect "Another" anew/third.html
