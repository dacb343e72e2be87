#!/usr/bin/env bash
# A numbered list that goes on below a remark begins at 1 again in what mammoth makes of it.
#
# mammoth 1.13.0, python-docx 1.2.0. The four steps are one list in Word (one numId), with a
# paragraph in between: Word and LibreOffice show 1, 2, the remark, 3, 4. HTML and Markdown get two
# lists, and the second has no `start`: its steps are 1 and 2, and "go back to step 3" has no goal.
source "$(dirname "$0")/trial.bash"
install mammoth==1.13.0 python-docx==1.2.0

cat >steps.py <<'END'
import docx
import mammoth

document = docx.Document()
for title in ("Open", "Read"):
    document.add_paragraph(title, style="List Number")
document.add_paragraph("Take your time.")
for title in ("Answer", "Close"):
    document.add_paragraph(title, style="List Number")
document.save("steps.docx")

with open("steps.docx", "rb") as file:
    print(mammoth.convert_to_html(file).value)
    print(mammoth.convert_to_markdown(file).value)
END
python steps.py >said
expect "<p>Take your time.</p><ol><li>Answer</li><li>Close</li></ol>" said
expect "1. Answer" said
expect "2. Close" said
refuse "3. Answer" said
