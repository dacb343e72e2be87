#!/usr/bin/env bash
# A page that Sphinx cannot write is missing from the site, and the build succeeds.
#
# Sphinx 9.0.4, HTML. Where the file of a page cannot be opened (here since a folder has its name; a
# full disk or a permission does the same), Sphinx warns, says "build succeeded" and exits with 0.
# Only with -W does the build fail, and links lead to a page that is not there.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4

mkdir -p docs html/other.html
echo 'project = "P"' >docs/conf.py
printf 'P\n=\n\n.. toctree::\n\n   other\n' >docs/index.rst
printf 'Other\n=====\n' >docs/other.rst

sphinx-build -b html docs html >said 2>&1
expect "error writing file" said
expect "build succeeded, 1 warning" said
expect 'href="other.html"' html/index.html
[ -d html/other.html ]
