"""Do Frappe and Zammad say what our replies say? By Jinja, and by how Zammad reads them."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

from jinja2.sandbox import SandboxedEnvironment
from letters import SAID, YAML, code, written

TICKET = {"subject": "Who's there?", "first_name": "Edda", "full_name": "Edda Agent"}
FIELDS = {
    "ticket.title": "Who's there?",
    "ticket.customer.firstname": "Ada",
    "ticket.customer.lastname": "Byron",
    "user.firstname": "Edda",
    "user.lastname": "Agent",
}


def cell(to: str, yaml: str, column: str) -> str:
    (row,) = csv.DictReader(io.StringIO(written(to, yaml)))
    return row[column]


def seen(html: str) -> str:
    """What a reader sees of HTML in which `<br>` stands at the end of each line."""
    lines = html.removeprefix("<div>").removesuffix("</div>").replace("<br>\n", "\n")
    assert not re.search(r"<[^>]*>", lines)
    return unescape(lines)


def frappe(message: str) -> str:
    return SandboxedEnvironment().from_string(message).render(TICKET)


def zammad(content: str) -> str:
    """As its importer and its editor do: no list, HTML, fields of objects between `#{` and `}`."""
    assert "~~~" not in content
    assert re.search(r"<[^>]+>", content)
    return re.sub(r"#\{([^{}]*)\}", lambda field: FIELDS.get(field[1], "-"), content)


def test_frappe_fills_in_what_it_knows() -> None:
    assert seen(frappe(cell("frappe", YAML, "Message"))) == (
        "Hello [their name],\n\n"
        "\"Who's there?\", {Who's there?}, waits & takes < 1 day.\nEdda Agent"
    )


def test_nothing_of_ours_is_code_to_frappe() -> None:
    assert seen(frappe(cell("frappe", code(), "Message"))) == SAID.rstrip("\n")


def test_zammad_fills_in_what_it_knows() -> None:
    assert seen(zammad(cell("zammad", YAML, "content"))) == (
        "Hello Ada Byron,\n\n\"Who's there?\", {Who's there?}, waits & takes < 1 day.\nEdda Agent"
    )


def test_nothing_of_ours_is_code_to_zammad() -> None:
    assert seen(zammad(cell("zammad", code(), "content"))) == SAID.rstrip("\n")


def test_zammad_reads_it_without_a_mark() -> None:
    assert written("zammad", YAML).startswith("name,keywords,content,note,active\n")
