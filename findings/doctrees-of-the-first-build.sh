#!/usr/bin/env bash
# One application that builds twice writes the pages of its first build once more.
#
# Sphinx 9.0.4, LaTeX. The environment keeps each doctree that it has loaded, and goes on giving that
# one after the page was read again. LaTeX, texinfo, man and singlehtml load the pages that they put
# together, so that a second build of one application, as servers of previews do, reads the change and
# writes a file without it. One would expect the change in it, as in HTML.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4

mkdir docs
echo 'project = "P"' >docs/conf.py
printf 'P\n=\n\nAs it was.\n' >docs/index.rst

cat >twice.py <<'END'
import sys
from pathlib import Path
from sphinx.application import Sphinx

builder = sys.argv[1]
page = Path("docs/index.rst")
page.write_text("P\n=\n\nAs it was.\n")
app = Sphinx("docs", "docs", builder, "doctrees-" + builder, builder)
app.build()
page.write_text("P\n=\n\nAs it is now.\n")
app.build()
END
venv/bin/python twice.py latex >said 2>&1
expect "0 added, 1 changed, 0 removed" said
expect "As it was." latex/p.tex
venv/bin/python twice.py singlehtml >said 2>&1
expect "As it was." singlehtml/index.html
venv/bin/python twice.py html >said 2>&1
expect "As it is now." html/index.html
