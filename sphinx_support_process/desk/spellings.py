"""How does a help desk write what a placeholder means, and what else is code to it?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.words import MEANINGS
from ..text.named import NamedTuple

FIRST_NAME, NAME, EMAIL, ORGANIZATION, SUBJECT, NUMBER, AGENT_FIRST_NAME, AGENT = MEANINGS


class Spelling(NamedTuple):
    """The placeholders of a help desk, by what they mean, and what it takes for code.

    `code` finds in a plain text what the desk would replace or run. `hidden` says it so that
    readers see it as it was written; empty where the desk knows no such way.
    """

    names: Mapping[str, str]
    code: re.Pattern[str]
    hidden: Mapping[str, str] = {}

    def literal(self, text: str) -> str:
        """A text of ours as the desk has to be told it."""
        return self.code.sub(lambda found: self.hidden.get(found[0], found[0]), text)

    def mistaken(self, text: str) -> list[str]:
        """What of a text the desk would take for code, and cannot be told otherwise."""
        return [found[0] for found in self.code.finditer(text) if found[0] not in self.hidden]


_NONE = re.compile(r"(?!)")
_BRACES = re.compile(r"\{\{|\{%|\{#")
_BEFORE = r"|\{\Z"
"""A brace before a placeholder would become the first of its own."""

_JINJA = re.compile(_BRACES.pattern + _BEFORE)
_DJANGO = re.compile(_BRACES.pattern + r"|%\}" + _BEFORE)
"""django-helpdesk itself puts tags around `{%` and `%}`, each alone."""

SPELLINGS: Mapping[str, Spelling] = {
    "zammad": Spelling(
        {
            FIRST_NAME: "#{ticket.customer.firstname}",
            NAME: "#{ticket.customer.firstname} #{ticket.customer.lastname}",
            EMAIL: "#{ticket.customer.email}",
            ORGANIZATION: "#{ticket.organization.name}",
            SUBJECT: "#{ticket.title}",
            NUMBER: "#{ticket.number}",
            AGENT_FIRST_NAME: "#{user.firstname}",
            AGENT: "#{user.firstname} #{user.lastname}",
        },
        re.compile(r"#\{|~~~"),
        {"#{": "#&#123;", "~~~": "&#126;&#126;&#126;"},
    ),
    "frappe": Spelling(
        {
            EMAIL: "{{ raised_by }}",
            ORGANIZATION: "{{ customer }}",
            SUBJECT: "{{ subject }}",
            AGENT_FIRST_NAME: "{{ first_name }}",
            AGENT: "{{ full_name }}",
        },
        _JINJA,
        {sign: f"{{{{ '{sign}' }}}}" for sign in ("{{", "{%", "{#", "{")},
    ),
    "django-helpdesk": Spelling(
        {
            EMAIL: "{{ ticket.submitter_email }}",
            SUBJECT: "{{ ticket.title }}",
            NUMBER: "{{ ticket.ticket }}",
        },
        _DJANGO,
        {
            "{{": "{{ '{{' }}",
            "{#": "{{ '{#' }}",
            "{%": "{{ '{' }}{{ '%' }}",
            "%}": "%{{ '}' }}",
            "{": "{{ '{' }}",
        },
    ),
    "request-tracker": Spelling({}, _NONE),
    "osticket": Spelling(
        {
            FIRST_NAME: "%{ticket.name.first}",
            NAME: "%{ticket.name}",
            EMAIL: "%{ticket.email}",
            ORGANIZATION: "%{ticket.user.organization.name}",
            SUBJECT: "%{ticket.subject}",
            NUMBER: "%{ticket.number}",
        },
        re.compile(r"%\{[\w.]+\}"),
    ),
    "freescout": Spelling(
        {
            FIRST_NAME: "{%customer.firstName%}",
            NAME: "{%customer.fullName%}",
            EMAIL: "{%customer.email%}",
            ORGANIZATION: "{%customer.company%}",
            SUBJECT: "{%subject%}",
            NUMBER: "{%conversation.number%}",
            AGENT_FIRST_NAME: "{%user.firstName%}",
            AGENT: "{%user.fullName%}",
        },
        re.compile(r"\{%[\w.]+%\}"),
    ),
    "chatwoot": Spelling(
        {
            FIRST_NAME: "{{contact.first_name}}",
            NAME: "{{contact.name}}",
            EMAIL: "{{contact.email}}",
            NUMBER: "{{conversation.id}}",
            AGENT_FIRST_NAME: "{{agent.first_name}}",
            AGENT: "{{agent.name}}",
        },
        _BRACES,
    ),
    "zendesk": Spelling(
        {
            FIRST_NAME: "{{ticket.requester.first_name}}",
            NAME: "{{ticket.requester.name}}",
            SUBJECT: "{{ticket.title}}",
            NUMBER: "{{ticket.id}}",
            AGENT: "{{current_user.name}}",
        },
        _BRACES,
    ),
    "freshdesk": Spelling(
        {FIRST_NAME: "{{ticket.requester.firstname}}", NUMBER: "{{ticket.id}}"}, _BRACES
    ),
    "front": Spelling({FIRST_NAME: "{{recipient.first_name}}", AGENT: "{{user.name}}"}, _BRACES),
    "znuny": Spelling(
        {
            FIRST_NAME: "<OTRS_CUSTOMER_DATA_UserFirstname>",
            NUMBER: "<OTRS_TICKET_TicketNumber>",
        },
        re.compile(r"<OTRS_\w+>"),
    ),
    "glpi": Spelling(
        {FIRST_NAME: "{{ ticket.requesters.users[0].firstname }}", SUBJECT: "{{ ticket.name }}"},
        _BRACES,
    ),
}
"""What desks really replace, from their source or their documentation, as of November 2026."""
