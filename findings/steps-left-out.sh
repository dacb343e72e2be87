#!/usr/bin/env bash
# Pandoc leaves out steps of an OpenDocument text, and tells nothing, if they are numbered paragraphs.
#
# pandoc 3.9 (pypandoc_binary 1.17), odfpy 1.4.1. OpenDocument numbers a step in two ways: as an item of a list,
# or as `text:numbered-paragraph`, which names its list and level and which LibreOffice shows with the same
# numbers. Of these Pandoc keeps not one word, with exit code 0 and no warning: here the call to the lead
# is gone, and the step before and the one behind it look complete.
source "$(dirname "$0")/trial.bash"
install pypandoc_binary==1.17 odfpy==1.4.1

cat >make.py <<'END'
from odf.element import Element
from odf.namespaces import TEXTNS
from odf.opendocument import OpenDocumentText
from odf.style import ListLevelProperties
from odf.text import ListLevelStyleNumber, ListStyle, P

document = OpenDocumentText()
style = ListStyle(name="Steps")
level = ListLevelStyleNumber(level=1, numformat="1", numsuffix=".")
level.addElement(ListLevelProperties())
style.addElement(level)
document.automaticstyles.addElement(style)
document.text.addElement(P(text="What to do at night:"))
for words in ("Call the lead", "Write it down"):
    step = Element(
        qname=(TEXTNS, "numbered-paragraph"),
        qattributes={(TEXTNS, "list-id"): "night", (TEXTNS, "style-name"): "Steps", (TEXTNS, "level"): 1},
        check_grammar=False,
    )
    step.addElement(P(text=words), check_grammar=False)
    document.text.addElement(step, check_grammar=False)
document.text.addElement(P(text="Then go home."))
document.save("night.odt")
END
python make.py
python -c 'import pypandoc; print(pypandoc.get_pandoc_path())' >path
"$(cat path)" --version >version
expect "pandoc 3.9" version
"$(cat path)" --from odt --to markdown --fail-if-warnings --output night.md night.odt 2>told
expect "What to do at night:" night.md
expect "Then go home." night.md
refuse "Call the lead" night.md
refuse "Write it down" night.md
