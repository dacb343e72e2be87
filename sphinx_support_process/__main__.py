"""`python -m sphinx_support_process`: the command where its script is not on the path."""

from .cli import run

run()
