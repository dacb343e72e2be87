"""Does `support-process holidays` print what can stand in the calendar?"""

from __future__ import annotations

import sys

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.load import read_text

HEAD = "calendar:\n  working:\n    holidays:\n"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["holidays", *arguments])
    return code, *capsys.readouterr()


def test_the_holidays_of_a_place_are_printed_as_lines_of_the_calendar(capsys) -> None:
    code, out, err = said(capsys, "DE-BY", "2027")

    assert (code, err) == (0, "")
    lines = out.splitlines(keepends=True)
    assert lines[0] == '      - {date: 2027-01-01, name: "Neujahr"}\n'
    assert '      - {date: 2027-01-06, name: "Heilige Drei Könige"}\n' in lines
    loaded = read_text(HEAD + out)
    assert loaded.problems == ()
    working = loaded.support.calendar.working
    assert len(working.holidays) == len(lines) == 12
    assert working.holidays[-1].date == "2027-12-26"


def test_years_and_language_can_be_chosen(capsys) -> None:
    _, out, _ = said(capsys, "de", "2026", "2027", "--language", "en_US")

    dates = [line[15:25] for line in out.splitlines()]
    assert dates == sorted(dates)
    assert {date[:4] for date in dates} == {"2026", "2027"}
    assert '{date: 2027-03-26, name: "Good Friday"}' in out


def test_categories_can_be_chosen(capsys) -> None:
    public = said(capsys, "DE-BY", "2027")[1].splitlines()
    catholic = said(capsys, "DE-BY", "2027", "--category", "public, catholic")[1].splitlines()

    assert [line for line in catholic if line not in public] == [
        '      - {date: 2027-08-15, name: "Mariä Himmelfahrt"}'
    ]


@pytest.mark.parametrize("part", ["DE-BY", "de-by", "DE-Bayern", "DE-bayern"])
def test_a_part_of_a_country_may_be_written_by_its_name(capsys, part: str) -> None:
    assert "Fronleichnam" in said(capsys, part, "2027")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["Germany", "2027"],
            "no country `Germany` is known\n  help: did you mean `DE` (Germany)?",
        ),
        (
            ["Q9", "2027"],
            "no country `Q9` is known\n  help: write the code of ISO 3166, as in `DE`",
        ),
        (
            ["DE-Bayrn", "2027"],
            "`DE` has no part `Bayrn` whose holidays are known\n  help: did you mean `DE-BY`?",
        ),
        (
            ["AD-XY", "2027"],
            "`AD` has no part `XY` whose holidays are known\n  help: known here: 02, 03, 04",
        ),
        (
            ["DE", "2027", "--category", "public,bank"],
            "`DE` has no category `bank`\n  help: known here: catholic, public",
        ),
        (
            ["DE", "2027", "--language", "xx"],
            "no names of `DE` are known in `xx`\n  help: known here: de, en_US",
        ),
        (["DE", "3000"], "no holidays of `DE` are known for 3000"),
    ],
)
def test_what_is_unknown_is_told_with_what_is_known(
    capsys, arguments: list[str], message: str
) -> None:
    code, out, err = said(capsys, *arguments)

    assert (code, out) == (2, "")
    assert err.startswith(f"support-process: {message}")


def test_a_year_is_a_number(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["holidays", "DE", "soon"])
    assert "argument YEAR: `soon` is no year, as in 2027" in capsys.readouterr().err


def test_without_the_package_it_is_told_how_to_install_it(capsys, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)

    code, out, err = said(capsys, "DE", "2027")

    assert (code, out) == (2, "")
    assert err == (
        "support-process: holidays come from the package `holidays`, which is not installed\n"
        '  help: run `pip install "sphinx-support-process[holidays]"`\n'
    )
