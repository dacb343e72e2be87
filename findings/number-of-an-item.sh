#!/usr/bin/env bash
# An item of a list that has a number of its own loses it on the way from HTML to Markdown.
#
# html2text 2025.4.15, markdownify 1.2.3. Both keep `<ol start="4">`. But `<li value="10">`, with
# which wikis and word processors write "step 10" behind step 4, is dropped by both: browsers show
# 4, 10, 11, the Markdown says 4, 5, 6, and whoever is told to go on with step 10 finds none.
source "$(dirname "$0")/trial.bash"
install html2text==2025.4.15 markdownify==1.2.3

cat >steps.py <<'END'
import html2text
import markdownify

steps = '<ol start="4"><li>Open</li><li value="10">Answer</li><li>Close</li></ol>'
for convert in (html2text.html2text, markdownify.markdownify):
    print(convert.__name__, convert(steps).split())
END
python steps.py >said
expect "html2text ['4.', 'Open', '5.', 'Answer', '6.', 'Close']" said
expect "markdownify ['4.', 'Open', '5.', 'Answer', '6.', 'Close']" said
