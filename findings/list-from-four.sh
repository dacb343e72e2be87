#!/usr/bin/env bash
# A list that begins with 4 on the page begins with 1 in Markdown and in Confluence.
#
# Sphinx 9.0.4, sphinx-markdown-builder 0.6.11, sphinxcontrib-confluencebuilder 3.2.0. Sphinx keeps
# the first number of a list (`start` of its node), and HTML, LaTeX and text show it. These two
# builders count from one: steps 4 and 5 below a remark or a picture become 1 and 2, without a warning.
source "$(dirname "$0")/trial.bash"
install sphinx==9.0.4 sphinx-markdown-builder==0.6.11 sphinxcontrib-confluencebuilder==3.2.0

mkdir docs
cat >docs/conf.py <<'END'
project = "P"
extensions = ["sphinx_markdown_builder", "sphinxcontrib.confluencebuilder"]
confluence_publish = False
END
printf 'P\n=\n\n4. Answer\n5. Close\n' >docs/index.rst

for builder in text markdown confluence; do
  sphinx-build -q -W -b $builder docs $builder
done
expect "4. Answer" text/index.txt
expect "1. Answer" markdown/index.md
expect "2. Close" markdown/index.md
expect '<ol style="list-style-type: decimal;">' confluence/index.conf
refuse 'start=' confluence/index.conf
