"""Which replies do desks find hardest? Those with placeholders, and those that look like code."""

from __future__ import annotations

from sphinx_support_process.desk.replies import replies
from sphinx_support_process.load import read_text

YAML = """\
roles: {agent: {name: Agent}, customer: {name: Customer, external: true}}
templates:
  received:
    title: We have it
    to: customer
    subject: "Re: {{ subject }}"
    body: |
      Hello {{ who }},

      "{{ subject }}", {{{ subject }}}, waits & takes < 1 day.
      {{ agent }}
    placeholders:
      who: {label: their name, means: requester.name}
      subject: {label: subject of the ticket, means: ticket.subject}
      agent: {label: your name, means: agent.name}
"""
SIGNS = (
    "{% x %}", "{%", "%}", "{%}", "{# x #}", "{#", "#}", "{{%", "{{{{", "}}", "{{ }",
    "{%{%", "%}%}", "{%%}", "{{#", "#{ticket.title}", "#{", "~~~", "~~~~", "${x}",
    "%{ticket.email}", "&amp;", "<b>", "'{%'", '"', "'", "{% verbatim %}x{% endverbatim %}",
)  # fmt: skip
"""Texts that begin, end or look like code somewhere."""


def code() -> str:
    """YAML of a reply whose body is all of the signs, a line for each."""
    lines = "".join(f"      {sign}\n" for sign in SIGNS)
    return f"templates:\n  code:\n    title: Code\n    body: |\n      Signs:\n{lines}"


SAID = "Signs:\n" + "".join(f"{sign}\n" for sign in SIGNS)
"""What a reader has to see of it."""


def written(to: str, yaml: str) -> str:
    return replies(read_text(yaml).support, to).text
