#!/usr/bin/env bash
# A numbered list whose items have two paragraphs loses its numbers on the way from mystmd to Typst.
#
# mystmd 1.11.0. CommonMark, HTML, TeX and Markdown number the steps 5 and 6. For Typst mystmd says
# `#set enum(start: 5)` and writes the second paragraph of an item without an indent, which ends the
# list there: the next `+` begins another one, at 5 again. One would expect the indent, or `6.`.
source "$(dirname "$0")/trial.bash"
install mystmd==1.11.0

cat >myst.yml <<'END'
version: 1
project: {title: Steps}
END
cat >steps.md <<'END'
---
exports: [{format: typst, template: null, output: steps.typ}]
---
5. Open it.

   Take your time.

6. Close it.

   Look once more.
END
myst build --typst >said 2>&1 || true  # it asks for the compiler when the file is written
expect "#set enum(start: 5)" steps.typ
grep -x "+ Open it." steps.typ
grep -x "Take your time." steps.typ
grep -x "+ Close it." steps.typ
refuse "6." steps.typ
