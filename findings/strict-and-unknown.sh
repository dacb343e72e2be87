#!/usr/bin/env bash
# `myst build --strict` ends with 0 though a page has an unknown directive.
#
# mystmd 1.11.0. Its help says of `--strict`: "Summarize build warnings and exit non-zero on any
# errors". The unknown directive is printed with the sign of an error, and does not count: the site is
# built, and a pipeline is content. Errors that transforms or included files report end it with 1.
source "$(dirname "$0")/trial.bash"
install mystmd==1.11.0

mkdir theme
cat >theme/template.yml <<'END'
jtex: v1
title: Never started
version: 1.0.0
source: https://example.org/theme
build: {install: "true", start: "true"}
END
cat >myst.yml <<'END'
version: 1
project: {title: Page}
site: {template: ./theme}
END
printf '%s\n' '# Page' '' '```{nope}' '```' >index.md
myst build --site --strict >said 2>&1
expect "⛔️ index.md:3 unknown directive: nope" said
