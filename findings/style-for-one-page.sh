#!/usr/bin/env bash
# A style that one page asks for reaches all pages when one Sphinx application builds twice.
#
# Sphinx 9.0.4, HTML. `app.add_css_file` in a handler of html-page-context is documented to add a
# style to that page only, and does so in the first `app.build()`. In a second one, as live previews
# and tests make it, each page has it, those written before that page included.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4

mkdir docs
echo 'project = "P"' >docs/conf.py
printf 'P\n=\n\n.. toctree::\n\n   a\n   b\n' >docs/index.rst
printf 'A\n=\n' >docs/a.rst
printf 'B\n=\n' >docs/b.rst
cat >twice.py <<'END'
from pathlib import Path

from sphinx.application import Sphinx

PAGES = ("index", "a", "b")


def add_style(app, page, *_):
    if page == "b":
        app.add_css_file("special.css")


app = Sphinx("docs", "docs", "html", "doctrees", "html", status=None)
app.connect("html-page-context", add_style)
for text in ("Once.", "Twice."):
    for page in PAGES:
        with Path("docs", f"{page}.rst").open("a") as file:
            file.write(f"\n{text}\n")
    app.build()
    print(*(it for it in PAGES if "special.css" in Path("html", f"{it}.html").read_text()))
END

python twice.py >said
diff said <(printf 'b\nindex a b\n')
