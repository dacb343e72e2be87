"""Does Request Tracker load our replies? Debian's package, with a database of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from letters import YAML, code, written

TOOL = shutil.which("rt-setup-database-5")
Load = Callable[[str], list[tuple[str, str, str]]]

pytestmark = pytest.mark.skipif(TOOL is None, reason="needs Request Tracker 5 with SQLite")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads a file, and gives the name, the summary and the text of each article."""
    database, settings = tmp_path / "rt", tmp_path / "site.pm"
    settings.write_text(
        "Set($DatabaseType, 'SQLite');\n"
        f"Set($DatabaseName, '{database}');\n"
        "Set($InitialdataFormatHandlers, ['perl', 'RT::Initialdata::JSON']);\n1;\n",
        "utf-8",
    )
    (tmp_path / "none").mkdir()
    known = {"RT_SITE_CONFIG": str(settings), "RT_SITE_CONFIG_DIR": str(tmp_path / "none")}

    def setup(*arguments: str) -> str:
        said = subprocess.run(
            [str(TOOL), *arguments],
            env=os.environ | known,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        return said.stdout

    setup("--action", "init", "--skip-create")

    def loaded(text: str) -> list[tuple[str, str, str]]:
        file = tmp_path / "replies.json"
        file.write_text(text, "utf-8")
        said = setup("--action", "insert", "--datafile", str(file))
        assert "[error]" not in said
        with sqlite3.connect(database) as connection:
            return connection.execute(
                "SELECT Name, Summary, COALESCE(LargeContent, Content) FROM Articles"
                " JOIN ObjectCustomFieldValues ON ObjectId = Articles.id"
                " AND ObjectType = 'RT::Article' ORDER BY Articles.id"
            ).fetchall()

    return loaded


def test_replies_are_articles_with_their_text(load: Load) -> None:
    ((name, summary, content),) = load(written("request-tracker", YAML))
    assert (name, summary) == ("We have it", "Re: [subject of the ticket]")
    assert content.startswith("Hello [their name],\n\n")


def test_texts_that_look_like_code_stay_as_they_are(load: Load) -> None:
    ((_, _, content),) = load(written("request-tracker", code()))
    assert "{% x %}\n{%\n" in content


def test_letters_of_any_language_stay_as_they_are(load: Load) -> None:
    yaml = "templates: {t: {title: Erledigt → geschlossen, body: Wir schließen den Vorgang. 事件}}"
    assert load(written("request-tracker", yaml)) == [
        ("Erledigt → geschlossen", "", "Wir schließen den Vorgang. 事件")
    ]
