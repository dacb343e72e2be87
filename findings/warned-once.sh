#!/usr/bin/env bash
# A build that -W fails for a page in no toctree passes when it is run again.
#
# Sphinx 9.0.4. The event env-check-consistency, and with it this warning, comes only in a build
# that reads at least one page. The build that fails has kept what it read; so the next one, with
# nothing changed or mended, reads nothing, tells nothing and exits with 0.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4

mkdir docs
cat >docs/conf.py <<'END'
project = "P"


def setup(app):
    app.connect("env-check-consistency", lambda app, env: print("consistency is checked"))
END
printf 'P\n=\n' >docs/index.rst
printf 'Lost\n====\n' >docs/lost.rst

code=0
sphinx-build -W -b html docs html >said 2>&1 || code=$?
[ $code = 1 ]
expect "document isn't included in any toctree" said
expect "consistency is checked" said

sphinx-build -W -b html docs html >said 2>&1
expect "build succeeded." said
refuse "consistency is checked" said
