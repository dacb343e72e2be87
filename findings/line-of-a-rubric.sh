#!/usr/bin/env bash
# A rubric says that it stands on the line after its own.
#
# docutils 0.22.4 (and those before; 0.23 tells it right). Nodes have the line on which they begin:
# an image on line 3 says 3, and a note on line 5 says 5. One would expect that the rubric on line 1
# says 1, and messages about it name that line; it says 2, on which nothing stands.
source "$(dirname "$0")/trial.bash"
install docutils==0.22.4

printf '%s\n' '.. rubric:: Before' '' '.. image:: gate.png' '' '.. note:: Mind the gap.' >page.rst
cat >lines.py <<'END'
from docutils.core import publish_doctree

for node in publish_doctree(open("page.rst").read()).children:
    print(node.tagname, node.line)
END
venv/bin/python lines.py >said.txt
printf '%s\n' 'rubric 2' 'image 3' 'note 5' | cmp - said.txt
