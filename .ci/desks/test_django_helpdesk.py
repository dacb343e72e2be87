"""Does django-helpdesk load our replies, and does it say what they say? Its own release."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from letters import SAID, YAML, code, written

settings.configure(
    SECRET_KEY="none",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.sites",
        "django.contrib.humanize",
        "helpdesk",
    ],
    SITE_ID=1,
    EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    HELPDESK_TEAMS_MODE_ENABLED=False,
    USE_TZ=True,
    ROOT_URLCONF=__name__,
    MEDIA_ROOT="",
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import include, path  # noqa: E402
from helpdesk.models import PreSetReply, Queue, Ticket  # noqa: E402
from helpdesk.update_ticket import update_ticket  # noqa: E402

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]


@pytest.fixture(scope="module")
def ticket() -> Any:
    call_command("migrate", verbosity=0)
    queue = Queue.objects.create(title="Support", slug="support")
    return Ticket.objects.create(
        queue=queue, title="Who's there?", submitter_email="ada@example.org"
    )


def load(text: str, folder: Path) -> list[Any]:
    file = folder / "replies.json"
    file.write_text(text, "utf-8")
    call_command("loaddata", str(file), verbosity=0)
    return list(PreSetReply.objects.order_by("pk"))


def sent(reply: Any, ticket: Any) -> str:
    """What a reader sees of a reply that an agent sends as it is."""
    agent, _ = User.objects.get_or_create(username="agent")
    update = update_ticket(user=agent, ticket=ticket, comment=reply.body, public=False)
    return unescape(update.comment)


@pytest.mark.usefixtures("ticket")
def test_replies_are_loaded_once_however_often(tmp_path: Path) -> None:
    for _ in range(2):
        replies = load(written("django-helpdesk", YAML), tmp_path)
        assert [reply.name for reply in replies] == ["We have it"]


def test_a_reply_is_sent_with_what_the_desk_knows(ticket: Any, tmp_path: Path) -> None:
    (reply,) = load(written("django-helpdesk", YAML), tmp_path)
    assert sent(reply, ticket) == (
        "Hello [their name],\n\n"
        "\"Who's there?\", {Who's there?}, waits & takes < 1 day.\n[your name]\n"
    )


def test_nothing_of_ours_is_code(ticket: Any, tmp_path: Path) -> None:
    PreSetReply.objects.all().delete()
    (reply,) = load(written("django-helpdesk", code()), tmp_path)
    assert sent(reply, ticket) == unescape(SAID)
