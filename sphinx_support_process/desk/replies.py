"""How does a reply get into a help desk? In its file form, with its own placeholders."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from io import StringIO
from typing import Any
from zlib import crc32

from ..model import Support, Template
from ..text.named import NamedTuple
from .spellings import SPELLINGS, Spelling

_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")


class Written(NamedTuple):
    """What is written for a desk, and what is lost on the way, a line for each template."""

    text: str
    lost: tuple[str, ...]


class _Reply(NamedTuple):
    """A template in the words of a desk; `left` are the placeholders that the agent fills in."""

    template: Template
    subject: str
    body: str
    left: frozenset[str]


class _Form(NamedTuple):
    """A form of file: who writes it, how a text becomes its markup, and what it has room for.

    `longest` is the most characters of a title.
    """

    write: Callable[[Sequence[_Reply]], str]
    markup: Callable[[str], str] = str
    keeps: frozenset[str] = frozenset()
    longest: int | None = None


def replies(support: Support, to: str) -> Written:
    """All templates that have a body, as the desk or format `to` (of `DESKS`) takes them.

    Each placeholder is what the desk calls the same, else its label in brackets. No `{{ name }}`
    of ours is left where it would be code, but in the neutral formats `json` and `csv`.
    """
    spelling, form = SPELLINGS.get(to), FORMS.get(to, _PASTED)
    found, lost = [], []
    for template in support.templates.values():
        if template.body is None:
            lost.append(f"{template.id}: it is kept in the help desk, and has no text here")
            continue
        reply = _reply(template, spelling, form)
        found.append(reply)
        lost += (f"{template.id}: {about}" for about in _lost(reply, spelling, form))
    titles = Counter(str(reply.template.title) for reply in found)
    lost += [
        f"{number} replies are called `{title}`" for title, number in titles.items() if number > 1
    ]
    return Written(form.write(found), tuple(lost))


def _reply(template: Template, spelling: Spelling | None, form: _Form) -> _Reply:
    body = template.body or ""
    subject = template.subject or ""
    if spelling is None:
        return _Reply(template, subject, body, frozenset())
    left: set[str] = set()

    def told(text: str, markup: Callable[[str], str]) -> Iterator[str]:
        for number, part in enumerate(_PLACEHOLDER.split(text)):
            name = part.strip()
            written = spelling.names.get(_means(template, name)) if number % 2 else None
            if written is None and number % 2:
                left.add(name)
                placeholder = template.placeholders.get(name)
                part = f"[{placeholder.label if placeholder else name}]"
            yield spelling.literal(markup(part)) if written is None else written

    body = "".join(told(body, form.markup))
    subject = "".join(told(subject, str)) if "subject" in form.keeps else ""
    return _Reply(template, subject, body, frozenset(left))


def _means(template: Template, name: str) -> str:
    placeholder = template.placeholders.get(name)
    return str(placeholder.means) if placeholder and placeholder.means else ""


def _lost(reply: _Reply, spelling: Spelling | None, form: _Form) -> Iterator[str]:
    template = reply.template
    if reply.left:
        yield f"to fill in by hand: {', '.join(sorted(reply.left))}"
    kept = {"subject": template.subject, "to": template.to, "channel": template.channel}
    if form.longest and len(template.title) > form.longest:
        yield f"its title is cut to {form.longest} characters"
    gone = [name for name, value in kept.items() if value and name not in form.keeps]
    if gone:
        yield f"no room for: {', '.join(gone)}"
    mistaken = spelling.mistaken(_PLACEHOLDER.sub("", template.body or "")) if spelling else []
    if mistaken:
        code = ", ".join(f"`{each}`" for each in dict.fromkeys(mistaken))
        yield f"the help desk takes this for code: {code}"


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n")


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _zammad(found: Sequence[_Reply]) -> str:
    rows = [
        (title, id, f"<div>{body}</div>", f"from {id}", "true") for id, title, body in _rows(found)
    ]
    return _csv(("name", "keywords", "content", "note", "active"), rows)


def _frappe(found: Sequence[_Reply]) -> str:
    rows = [(title, "Global", f"<div>{body}</div>") for _, title, body in _rows(found)]
    return _csv(("Title", "Scope", "Message"), rows)


def _rows(found: Sequence[_Reply]) -> Iterator[tuple[str, str, str]]:
    for reply in found:
        body = reply.body.removesuffix("<br>\n")
        yield str(reply.template.id), str(reply.template.title), body


def _django_helpdesk(found: Sequence[_Reply]) -> str:
    """A fixture. A reply has the same key each time, so that it is loaded anew and not twice."""
    return _json(
        [
            {
                "model": "helpdesk.presetreply",
                "pk": 1_000_000 + crc32(str(reply.template.id).encode()) % 1_000_000_000,
                "fields": {
                    "name": str(reply.template.title)[: FORMS["django-helpdesk"].longest],
                    "body": reply.body,
                    "queues": [],
                },
            }
            for reply in found
        ]
    )


def _request_tracker(found: Sequence[_Reply]) -> str:
    kind, field = "Support replies", "Reply"
    articles = [
        {
            "Name": str(reply.template.title),
            "Summary": reply.subject,
            "Class": kind,
            "CustomFields": [{"CustomField": field, "Content": reply.body}],
        }
        for reply in found
    ]
    custom = {
        "Name": field,
        "Type": "Text",
        "MaxValues": 1,
        "LookupType": "RT::Class-RT::Article",
        "ApplyTo": [kind],
    }
    return _json({"Classes": [{"Name": kind}], "CustomFields": [custom], "Articles": articles})


def _neutral_json(found: Sequence[_Reply]) -> str:
    return _json([_neutral(reply) for reply in found])


def _neutral(reply: _Reply) -> dict[str, Any]:
    template = reply.template
    said: dict[str, Any] = {
        "id": str(template.id),
        "title": str(template.title),
        "subject": reply.subject,
        "body": reply.body,
        "to": [str(role) for role in template.to],
        "channel": str(template.channel or ""),
    }
    said["placeholders"] = {
        name: {
            key: str(value)
            for key in ("label", "example", "means")
            if (value := getattr(placeholder, key)) is not None
        }
        for name, placeholder in template.placeholders.items()
    }
    return said


def _neutral_csv(found: Sequence[_Reply]) -> str:
    head = ("id", "title", "subject", "body", "to", "channel")
    rows = [
        [
            " ".join(value) if isinstance(value, list) else value
            for value in _neutral(reply).values()
        ]
        for reply in found
    ]
    return _csv(head, [row[: len(head)] for row in rows])


_ALL = frozenset({"subject", "to", "channel"})
_PASTED = _Form(_neutral_json, keeps=_ALL - {"subject"})
"""For desks without a form of their own: to be pasted, or sent to their API."""

FORMS: Mapping[str, _Form] = {
    "zammad": _Form(_zammad, _html),
    "frappe": _Form(_frappe, _html),
    "django-helpdesk": _Form(_django_helpdesk, longest=100),
    "request-tracker": _Form(_request_tracker, keeps=frozenset({"subject"})),
    "csv": _Form(_neutral_csv, keeps=_ALL),
    "json": _Form(_neutral_json, keeps=_ALL),
}
DESKS = (*SPELLINGS, "json", "csv")
"""What replies can be written for; those without a form of their own take the neutral JSON."""
