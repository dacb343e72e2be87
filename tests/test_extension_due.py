"""What do pages say of due times, what do they give the script, and when are they written again?"""

from __future__ import annotations

import html
import json
import re
import zoneinfo
from pathlib import Path
from typing import Any

import pytest
import tzdata
from building import Built, build, md
from due_site import DESK
from test_due import packaged_zones

from sphinx_support_process.clock import zones

__all__ = ["packaged_zones"]

ELSEWHERE = "# All\n\n" + md("process triage", "process repair", "process quiet", "levels severity")
FILES = {
    "support/a.yaml": DESK,
    "index.md": "# Due\n\n" + md("due triage") + "```{toctree}\nall\n```\n",
    "all.md": ELSEWHERE,
}


def told(built: Built, name: str, page: str = "index.html") -> list[Any]:
    """What a page gives the script, under a name."""
    found = re.findall(rf'data-{name}="([^"]*)"', built[page])
    return [json.loads(html.unescape(text)) for text in found]


def test_a_page_says_what_within_how_long_from_when_and_who(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, "text")

    assert built.warnings == []
    assert built["index.txt"].partition("\n\n+--")[0] == (
        "Due\n"
        "***\n"
        "\n"
        "Counted from **the arrival of the request**:\n"
        "\n"
        "* **step 1 (Read it)**\n"
        "\n"
        "  due: end of the working day · Desk\n"
        "\n"
        "* **step 2 (Assign it)**\n"
        "\n"
        "  within 4 working hours · Desk\n"
        "\n"
        "* **Promise: step 3 (Tell the customer)**\n"
        "\n"
        "  within 6 working hours (SEV-1), else 2 working days · promised to\n"
        "  Customer\n"
        "\n"
        "Counted from **the beginning of step 3 (Tell the customer)**:\n"
        "\n"
        "* **step 3 (Tell the customer)**\n"
        "\n"
        "  within 15 minutes · Desk / Expert\n"
        "\n"
        "Counted from **the end of step 2 (Assign it)**:\n"
        "\n"
        "* **step 4 (Look at it)**\n"
        "\n"
        "  within 6 working hours · Expert\n"
        "\n"
        "* **Promise: Repair, step 1 (Mend it)**\n"
        "\n"
        "  within 2 working days · promised to Customer\n"
        "\n"
        "Not counted here:\n"
        "\n"
        "* **step 5 (Report it)**\n"
        "\n"
        "  due: 2 weeks before the review · Expert"
    )
    basis = f"Time zones: {tzdata.IANA_VERSION}, of the package tzdata"
    assert " ".join(built["index.txt"].split()).count(basis) == 1


EXAMPLES = """\
For example, counted from | Wed, 10:00 | Fri, 17:30 | Thu 2026-12-24, 16:00
step 1 (Read it) | Wed, 17:00 | Mon, 17:00 | Thu, 17:00
step 2 (Assign it) | Wed, 14:00 | Mon, 13:00 | Mon, 12:00
step 3 (Tell the customer) | Wed, 10:15 | Fri, 17:45 | Thu, 16:15
step 4 (Look at it) | Wed, 16:00 | Mon, 15:00 | Mon, 14:00
Promise: step 3 (Tell the customer) · SEV-1 | Wed, 16:00 | Mon, 15:00 | Mon, 14:00
Promise: step 3 (Tell the customer) · SEV-2 | Fri, 10:00 | Tue, 17:00 | Tue, 16:00
Promise: Repair, step 1 (Mend it) | Fri, 10:00 | Tue, 17:00 | Tue, 16:00
"""


def rows(built: Built) -> str:
    """The cells of the first table of the page, a row in each line."""
    table = re.search(r"<table.*?</table>", built["index.html"], re.DOTALL)
    assert table is not None
    found = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table[0].split("</tr>")
    ]
    plain = [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in found]
    return "".join(f"{' | '.join(row)}\n" for row in plain if row)


def test_examples_are_counted_by_the_build_and_the_same_on_every_day(tmp_path: Path) -> None:
    assert rows(build(tmp_path, FILES)) == EXAMPLES


@pytest.mark.parametrize(
    ("written", "now", "row"),
    [
        ("within: 4 working hours", "within: 3 weeks", "Wed, 10:00, 21 days later"),
        ("within: 4 working hours", "within: 4000 working days", "not within five years"),
        ('days: mon-fri\n    hours: "09:00-17:00"', "hours: {}", "Wed, 14:00"),
    ],
)
def test_what_is_due_late_or_never_is_told(
    tmp_path: Path, written: str, now: str, row: str
) -> None:
    files = FILES | {"support/a.yaml": DESK.replace(written, now)}
    built = build(tmp_path, files, suppress_warnings=["support-process"])

    assert f"step 2 (Assign it) | {row} | " in rows(built)


def test_without_holidays_there_are_two_examples(tmp_path: Path) -> None:
    plain = re.sub(r"    holidays: .*\n", "", DESK)
    assert rows(build(tmp_path, FILES | {"support/a.yaml": plain})).splitlines()[0] == (
        "For example, counted from | Wed, 10:00 | Fri, 17:30"
    )


def test_a_process_without_deadlines_says_so(tmp_path: Path) -> None:
    built = build(tmp_path, {**FILES, "index.md": FILES["index.md"].replace("triage", "quiet")})

    assert "<p>This process has no deadline.</p>" in built["index.html"]
    assert "support-process-due" not in built["index.html"]


def test_what_a_script_counts_by_stands_once_on_a_page(tmp_path: Path) -> None:
    twice = "# Due\n\n" + md("due triage", "due repair") + "```{toctree}\nall\n```\n"
    built = build(tmp_path, FILES | {"index.md": twice})

    high, low = [0, 360, 0, 0, 0], [2, 0, 0, 0, 0]
    of = ["triage", *["triage"] * 2, "triage.tell begins", *["triage.assign"] * 2, ""]
    times = [
        [[None, 0, None]],
        [[None, [0, 240, 0, 0, 0], None]],
        [["sev1", high, "SEV-1"], ["sev2", low, "SEV-2"]],
        [[None, [0, 0, 0, 0, 15], None]],
        [[None, high, None]],
        [[None, low, None]],
        [[None, None, None]],
    ]
    scales = [None, None, "severity", *[None] * 4]
    rows = [
        {"from": name, "scale": scale, "times": each}
        for name, scale, each in zip(of, scales, times, strict=True)
    ]
    assert told(built, "row") == [*rows, rows[5]]
    (table,) = told(built, "timetable")
    assert table.pop("changes")[:3] == [[26292960, 60], [26424060, 120], [26726460, 60]]
    assert table == {
        "zone": "Europe/Berlin",
        "first": "2020-01-01",
        "last": "2049-12-31",
        "week": [[[540, 1020]]] * 5 + [[]] * 2,
        "dates": {"20812": [], "20819": []},
    }
    assert len(told(built, "words")) == 1


FIELDS = """\
<label>Times in <select name="zone"><option value="">Europe/Berlin (calendar)</option>\
<option value="device">{zone} (this device)</option></select></label>\
<label>Severity <select name="severity"><option value="">all</option>\
<option value="sev1">SEV-1</option><option value="sev2">SEV-2</option></select></label>\
<template class="spp-pause"><div><span>Paused from</span>"""
MOMENT = """\
<div class="spp-made spp-moment" role="group" \
aria-label="Counted from the arrival of the request:" data-from="triage">\
<select name="day" aria-label="Counted from the arrival of the request: Day">\
<option value="">Day</option><option value="other">Another date…</option></select>\
<input type="date" name="day" aria-label="Counted from the arrival of the request: Day" \
min="2020-01-01" max="2049-12-31">\
<input type="time" name="time" aria-label="Counted from the arrival of the request: Time">\
<button type="button" class="spp-button">Now</button><span class="spp-note"></span>\
<select name="second" \
aria-label="This time came twice: the clock was set back. Which one?"></select></div>"""


def test_the_fields_are_there_for_a_script_alone(tmp_path: Path) -> None:
    page = build(tmp_path, FILES)["index.html"]

    own = f'<template id="spp-0801b72a">{MOMENT}</template>'
    own += '<template class="spp-made" data-of="spp-0801b72a"></template>'
    shared = '<template id="spp-4a9191a8"><div class="spp-made spp-fields">'
    assert f"</p>\n{own}{shared}" in page
    assert f'"><div class="spp-made spp-fields">{FIELDS}' in page
    assert re.findall('data-from="([^"]*)"', page) == [
        "triage",
        "triage.tell begins",
        "triage.assign",
    ]


def test_only_pages_with_due_times_carry_the_script(tmp_path: Path) -> None:
    built = build(tmp_path, FILES)

    for name in ("support-process-clock.js", "support-process-due.js", "support-process-due.css"):
        assert name in built["index.html"]
        assert name not in built["all.html"]


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "man", "texinfo", "gettext"])
def test_where_nothing_can_be_counted_lists_and_examples_stay(tmp_path: Path, builder: str) -> None:
    built = build(tmp_path, FILES, builder)

    assert [line for line in built.warnings if "epub" not in line] == []
    assert not any(b"data-timetable" in text for text in built.files.values())


def test_it_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, language="fr")

    assert (
        "Compté à partir de : <strong>l\u2019arrivée de la demande</strong>" in built["index.html"]
    )
    assert rows(built).startswith(
        "Par exemple, compté à partir de | mer., 10:00 | ven., 17:30 | jeu. "
    )
    assert told(built, "words")[0]["yesterday"] == "Hier"


@pytest.mark.parametrize(
    ("zones_now", "said"),
    [
        (zones.Zones("2025b", packaged=False), "Time zones: 2025b, of the system"),
        (zones.Zones("", packaged=False), "Time zones: those of the system"),
    ],
)
def test_the_page_says_of_which_zones_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zones_now: zones.Zones, said: str
) -> None:
    monkeypatch.setattr("sphinx_support_process.clock.timetable.newest_zones", lambda: zones_now)

    assert said in build(tmp_path, FILES)["index.html"]


def test_a_machine_without_zones_is_told_and_the_list_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr("sphinx_support_process.clock.timetable.zone_called", unknown)
    built = build(tmp_path, FILES)

    message = "this machine does not know the time zone `Europe/Berlin` (run `pip install tzdata`)"
    (warning,) = built.warnings
    assert warning == f"index.md:3: WARNING: {message} [support-process.calendar-incomplete]"
    assert "within 4 working hours" in built["index.html"]
    assert "data-row" not in built["index.html"]


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("2027-01-01]", "2027-01-02]"),
        ("Europe/Berlin", "Europe/Oslo"),
        ('"09:00-17:00"', '"09:00-16:00"'),
        ("name: SEV-1", "name: SEV-one"),
        ("within: 15 minutes", "within: 20 minutes"),
    ],
)
def test_a_page_is_written_again_when_it_would_count_otherwise(
    tmp_path: Path, written: str, now: str
) -> None:
    build(tmp_path, FILES)
    changed = DESK.replace(written, now)
    again = build(tmp_path, {"support/a.yaml": changed})
    fresh = build(tmp_path, {}, out="fresh")

    assert changed != DESK
    assert again["index.html"] == fresh["index.html"]


def test_nothing_of_a_person_is_given_to_the_script(tmp_path: Path) -> None:
    people = "communities:\n  c: {name: C, representatives: [{name: Noor, email: n@x.example}]}\n"
    built = build(tmp_path, FILES | {"support/b.yaml": people})

    assert "n@x.example" not in built["index.html"]
    assert "Noor" not in built["index.html"]


BESIDE = {
    "support/a.yaml": DESK,
    "index.md": "# Promises\n\n" + md("promises") + "```{toctree}\nwalk\nall\n```\n",
    "walk.md": "# Walk\n\n" + md("walkthrough triage"),
    "all.md": ELSEWHERE,
}


def test_promises_are_counted_below_them(tmp_path: Path) -> None:
    built = build(tmp_path, BESIDE)

    assert [row["from"] for row in told(built, "row")] == ["triage", "triage.assign"]
    assert built["index.html"].count('class="spp-counting"') == 1
    team = built["index.html"].partition("<strong>For the team</strong>")[2]
    assert 'aria-label="When is it due?"' in team
    assert "For example, counted from" not in built["index.html"]


def test_a_card_counts_its_deadline_and_the_promises_that_end_with_it(tmp_path: Path) -> None:
    built = build(tmp_path, BESIDE)

    boxes = built["walk.html"].split('class="spp-counting"')[1:]
    moments = [re.findall("&quot;from&quot;:&quot;(.*?)&quot;", box) for box in boxes]
    assert moments == [
        ["triage"],
        ["triage"],
        ["triage", "triage.tell begins"],
        ["triage.assign"],
    ]
    assert len(told(built, "timetable", "walk.html")) == 1


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_what_only_counts_is_left_out_where_nothing_is_counted(
    tmp_path: Path, builder: str
) -> None:
    built = build(tmp_path, BESIDE, builder)

    assert built.warnings == []
    assert not any(b"When is it due?" in text for text in built.files.values())
