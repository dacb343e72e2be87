#!/usr/bin/env bash
# PyYAML reads a `?` inside braces with its C loader, and refuses it with its Python loader.
#
# PyYAML 6.0.4 with libyaml 0.2.6, and 6.0.3 with 0.2.5. YAML 1.2 allows `?` in a plain text, as in
# `{title: Is it urgent?}`. CSafeLoader reads it; SafeLoader says "expected ',' or '}', but got '?'",
# so a file is good or bad by how PyYAML was installed, and by which loader a tool takes.
source "$(dirname "$0")/trial.bash"

cat >read.py <<'END'
import yaml

for text in ("{title: Is it urgent?}", "{Is it urgent?: next}", "[Is it urgent?, b]"):
    print(yaml.load(text, yaml.CSafeLoader))
    try:
        print(yaml.load(text, yaml.SafeLoader))
    except yaml.YAMLError as error:
        print(error.problem)
END

for version in 6.0.3 6.0.4; do
  install pyyaml==$version
  python read.py >said
  diff said - <<'END'
{'title': 'Is it urgent?'}
expected ',' or '}', but got '?'
{'Is it urgent?': 'next'}
expected ',' or '}', but got '?'
['Is it urgent?', 'b']
expected ',' or ']', but got '?'
END
done
