"""Reply templates in the form that help desks take, with nothing in it that is code by mistake."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.desk.replies import DESKS, replies
from sphinx_support_process.load import read_text
from sphinx_support_process.model.words import MEANINGS

TEMPLATES = """\
roles: {agent: {name: Agent}, customer: {name: Customer, external: true}}
templates:
  received:
    title: We have it
    to: customer
    channel: e-mail
    subject: "Re: {{ subject }}"
    body: |
      Hello {{ first_name }},

      "{{ subject }}" waits for {{ who }} & for < 1 day.
      {{ agent }}
    placeholders:
      first_name: {label: their first name, means: requester.first-name}
      subject: {label: subject of the ticket, means: ticket.subject}
      who: {label: "name <of> the {{ one }}"}
      agent: {label: your name, means: agent.name}
  kept: {title: Kept there, url: "https://example.org/macro/1"}
"""
CODE = """\
templates:
  how:
    title: How to
    body: |
      Write #{ticket.title}, ~~~, {{%, {# or %{ticket.email},
      {%subject%} and <OTRS_TICKET_TicketNumber>
"""


def written(to: str, yaml: str = TEMPLATES) -> str:
    return replies(read_text(yaml).support, to).text


def test_zammad_gets_html_with_its_own_placeholders() -> None:
    (row,) = csv.DictReader(io.StringIO(written("zammad")))
    assert row == {
        "name": "We have it",
        "keywords": "received",
        "content": (
            "<div>Hello #{ticket.customer.firstname},<br>\n<br>\n"
            '"#{ticket.title}" waits for [name &lt;of&gt; the {{ one }}] &amp; for &lt; '
            "1 day.<br>\n"
            "#{user.firstname} #{user.lastname}</div>"
        ),
        "note": "from received",
        "active": "true",
    }


def test_frappe_gets_what_means_the_same_there_and_braces_that_are_no_code() -> None:
    (row,) = csv.DictReader(io.StringIO(written("frappe")))
    assert row == {
        "Title": "We have it",
        "Scope": "Global",
        "Message": (
            "<div>Hello [their first name],<br>\n<br>\n"
            "\"{{ subject }}\" waits for [name &lt;of&gt; the {{ '{{' }} one }}] &amp; for &lt; "
            "1 day.<br>\n{{ full_name }}</div>"
        ),
    }


def test_django_helpdesk_gets_a_fixture_with_the_same_keys_each_time() -> None:
    (found,) = json.loads(written("django-helpdesk"))
    (again,) = json.loads(written("django-helpdesk"))
    assert found == again
    assert found["model"] == "helpdesk.presetreply"
    assert found["fields"] == {
        "name": "We have it",
        "body": (
            'Hello [their first name],\n\n"{{ ticket.title }}" waits for '
            "[name <of> the {{ '{{' }} one }}] & for < 1 day.\n[your name]\n"
        ),
        "queues": [],
    }


def test_request_tracker_gets_articles_without_any_placeholder() -> None:
    (article,) = json.loads(written("request-tracker"))["Articles"]
    assert article["Summary"] == "Re: [subject of the ticket]"
    assert article["CustomFields"] == [
        {
            "CustomField": "Reply",
            "Content": (
                'Hello [their first name],\n\n"[subject of the ticket]" waits for '
                "[name <of> the {{ one }}] & for < 1 day.\n[your name]\n"
            ),
        }
    ]


@pytest.mark.parametrize(
    ("to", "name", "number"),
    [
        ("osticket", "%{ticket.name.first}", "[your name]"),
        ("freescout", "{%customer.firstName%}", "{%user.fullName%}"),
        ("chatwoot", "{{contact.first_name}}", "{{agent.name}}"),
        ("zendesk", "{{ticket.requester.first_name}}", "{{current_user.name}}"),
        ("freshdesk", "{{ticket.requester.firstname}}", "[your name]"),
        ("front", "{{recipient.first_name}}", "{{user.name}}"),
        ("znuny", "<OTRS_CUSTOMER_DATA_UserFirstname>", "[your name]"),
        ("glpi", "{{ ticket.requesters.users[0].firstname }}", "[your name]"),
    ],
)
def test_desks_without_a_form_get_json_with_their_placeholders(
    to: str, name: str, number: str
) -> None:
    (reply,) = json.loads(written(to))
    lines = reply["body"].splitlines()
    assert (lines[0], lines[-1]) == (f"Hello {name},", number)
    assert reply["subject"] == ""


MEANT = {
    "zammad": (
        "#{ticket.customer.firstname} | #{ticket.customer.firstname} #{ticket.customer.lastname} | "
        "#{ticket.customer.email} | #{ticket.organization.name} | #{ticket.title} | "
        "#{ticket.number} | #{user.firstname} | #{user.firstname} #{user.lastname}"
    ),
    "frappe": (
        "[a] | [b] | {{ raised_by }} | {{ customer }} | {{ subject }} | [f] | {{ first_name }} | "
        "{{ full_name }}"
    ),
    "django-helpdesk": (
        "[a] | [b] | {{ ticket.submitter_email }} | [d] | {{ ticket.title }} | "
        "{{ ticket.ticket }} | [g] | [h]"
    ),
    "request-tracker": "[a] | [b] | [c] | [d] | [e] | [f] | [g] | [h]",
    "osticket": (
        "%{ticket.name.first} | %{ticket.name} | %{ticket.email} | "
        "%{ticket.user.organization.name} | %{ticket.subject} | %{ticket.number} | [g] | [h]"
    ),
    "freescout": (
        "{%customer.firstName%} | {%customer.fullName%} | {%customer.email%} | "
        "{%customer.company%} | {%subject%} | {%conversation.number%} | {%user.firstName%} | "
        "{%user.fullName%}"
    ),
    "chatwoot": (
        "{{contact.first_name}} | {{contact.name}} | {{contact.email}} | [d] | [e] | "
        "{{conversation.id}} | {{agent.first_name}} | {{agent.name}}"
    ),
    "zendesk": (
        "{{ticket.requester.first_name}} | {{ticket.requester.name}} | [c] | [d] | "
        "{{ticket.title}} | {{ticket.id}} | [g] | {{current_user.name}}"
    ),
    "freshdesk": (
        "{{ticket.requester.firstname}} | [b] | [c] | [d] | [e] | {{ticket.id}} | [g] | [h]"
    ),
    "front": "{{recipient.first_name}} | [b] | [c] | [d] | [e] | [f] | [g] | {{user.name}}",
    "znuny": (
        "<OTRS_CUSTOMER_DATA_UserFirstname> | [b] | [c] | [d] | [e] | <OTRS_TICKET_TicketNumber> | "
        "[g] | [h]"
    ),
    "glpi": (
        "{{ ticket.requesters.users[0].firstname }} | [b] | [c] | [d] | {{ ticket.name }} | "
        "[f] | [g] | [h]"
    ),
}
"""What each desk writes for all that a placeholder can mean, and where it has no word for it."""


@pytest.mark.parametrize("to", MEANT)
def test_each_desk_has_its_own_words_for_what_placeholders_mean(to: str) -> None:
    letters = dict(zip("abcdefgh", MEANINGS, strict=True))
    template = {
        "title": "All",
        "body": " | ".join(f"{{{{ {letter} }}}}" for letter in letters),
        "placeholders": {one: {"label": one, "means": what} for one, what in letters.items()},
    }
    assert MEANT[to] in written(to, json.dumps({"templates": {"all": template}}))


def test_the_neutral_forms_keep_our_own_placeholders() -> None:
    (reply,) = json.loads(written("json"))
    (row,) = csv.DictReader(io.StringIO(written("csv")))
    assert reply["body"] == row["body"]
    assert reply["body"].startswith("Hello {{ first_name }},")
    assert reply["placeholders"]["agent"] == {"label": "your name", "means": "agent.name"}


def test_what_is_lost_is_told_template_by_template() -> None:
    assert replies(read_text(TEMPLATES).support, "osticket").lost == (
        "received: to fill in by hand: agent, who",
        "received: no room for: subject",
        "kept: it is kept in the help desk, and has no text here",
    )


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("zammad", ""),
        ("frappe", ""),
        ("django-helpdesk", ""),
        ("request-tracker", ""),
        ("osticket", "`%{ticket.email}`"),
        ("freescout", "`{%subject%}`"),
        ("znuny", "`<OTRS_TICKET_TicketNumber>`"),
        ("zendesk", "`{{`, `{#`, `{%`"),
    ],
)
def test_what_a_desk_would_take_for_code_is_hidden_from_it_or_told(to: str, code: str) -> None:
    told = [f"how: the help desk takes this for code: {code}"] if code else []
    assert [*replies(read_text(CODE).support, to).lost] == told


def test_code_of_zammad_in_a_text_is_shown_as_it_was_written() -> None:
    (row,) = csv.DictReader(io.StringIO(written("zammad", CODE)))
    assert "#&#123;ticket.title}, &#126;&#126;&#126;," in row["content"]


@pytest.mark.parametrize(
    ("to", "body"),
    [
        ("frappe", "<div>{{ '{' }}{{ subject }}}, {{ '{%' }} x %}, {{ '{%' }}}</div>"),
        (
            "django-helpdesk",
            "{{ '{' }}{{ ticket.title }}}, {{ '{' }}{{ '%' }} x %{{ '}' }}, {{ '{' }}{{ '%' }}}",
        ),
    ],
)
def test_no_brace_of_a_text_becomes_a_part_of_code(to: str, body: str) -> None:
    yaml = (
        "templates:\n  t:\n    title: T\n    body: '{{{ s }}}, {% x %}, {%}'\n"
        "    placeholders: {s: {label: S, means: ticket.subject}}\n"
    )
    found = replies(read_text(yaml).support, to)
    assert body in found.text
    assert "t: the help desk takes this for code" not in " ".join(found.lost)


def test_replies_of_one_title_and_titles_that_are_too_long_are_told() -> None:
    title = "Very " * 30
    yaml = f"templates: {{a: {{title: {title}, body: A}}, b: {{title: {title}, body: B}}}}"
    assert replies(read_text(yaml).support, "django-helpdesk").lost == (
        "a: its title is cut to 100 characters",
        "b: its title is cut to 100 characters",
        f"2 replies are called `{title.strip()}`",
    )


def test_the_command_prints_or_writes_and_tells_what_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "team.yaml", tmp_path / "replies.csv"
    source.write_text(TEMPLATES, "utf-8")
    assert main(["replies", "--to", "zammad", str(source)]) == 0
    out, err = capsys.readouterr()
    assert out == written("zammad")
    assert err.splitlines()[0] == "received: to fill in by hand: who"
    assert main(["replies", "--to", "zammad", str(source), "--output", str(target)]) == 0
    assert target.read_text("utf-8") == out
    assert not target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_desk_can_be_written_for() -> None:
    assert {to for to in DESKS if not written(to)} == set()
