#!/usr/bin/env bash
# A step that is numbered by its paragraph style has no number in the text that docx2python gives.
#
# docx2python 3.7.1, python-docx 1.2.0. Word's own style "List Number" carries the numbering
# (numPr stands in the style, not in the paragraph); Word and LibreOffice show "1. Open", "2. Close".
# The package promises the numbers of lists, and gives them where the paragraph itself has a numPr
# with a level (as "1)", whatever the list says); with one from the style the same two steps come
# without, and so they do where the level is left out, which then is 0. "Go to step 2" names nothing.
source "$(dirname "$0")/trial.bash"
install docx2python==3.7.1 python-docx==1.2.0

cat >steps.py <<'END'
import copy

import docx
from docx2python import docx2python

document = docx.Document()
for title in ("Open", "Close"):
    document.add_paragraph(title, style="List Number")
document.save("by-style.docx")

numbering = copy.deepcopy(document.styles["List Number"].element.pPr.numPr)
for name in ("no-level", "by-paragraph"):
    for paragraph in document.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties._remove_numPr()
        properties._insert_numPr(copy.deepcopy(numbering))
    document.save(f"{name}.docx")
    numbering.get_or_add_ilvl().val = 0

for name in ("by-style", "no-level", "by-paragraph"):
    print(name, docx2python(f"{name}.docx").text.split())
END
python steps.py >said
expect "by-style ['Open', 'Close']" said
expect "no-level ['Open', 'Close']" said
expect "by-paragraph ['1)', 'Open', '2)', 'Close']" said
