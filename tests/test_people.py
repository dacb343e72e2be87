"""Whom the YAML and a help desk know: what differs, and that nothing private is told of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.desk.listing import ListingError, Person, folded, read_listing
from sphinx_support_process.project.people import Columns, People

YAML = """\
communities:
  bay:
    name: Bay Observatory
    representatives:
      - {name: Ada Quill, email: ada@bay.example.org}
      - {name: Björn Åse, email: bjorn@bay.example.org, since: 2024-01-01}
      - {name: Chen Wu, email: chen@bay.example.org, until: 2025-06-30}
  moor:
    name: Moor Institute
    representatives:
      - {name: Dara Lane, email: dara@moor.example.org}
      - {name: Björn Åse, email: bjorn@bay.example.org}
"""
SECRETS = ("@", "Zed", "Quarry", "+49")


def compared(
    folder: Path, export: str, *options: str, settings: str = "", name: str = "export.csv"
) -> int:
    (folder / "team.yaml").write_text(YAML, "utf-8")
    (folder / name).write_text(export, "utf-8")
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    arguments = ["--today", "2026-11-29", "--format", "json", *options]
    return main(["people", "--compare", str(folder / name), str(folder / "team.yaml"), *arguments])


def found(folder: Path, capsys: pytest.CaptureFixture[str], export: str, **how: str) -> list[str]:
    """What differs, each as kind, community, line and row."""
    compared(folder, export, **how)
    out = capsys.readouterr().out
    assert [secret for secret in SECRETS if secret in out] == []
    return [
        " ".join(str(each[key]) for key in ("kind", "community", "line", "row") if key in each)
        for each in json.loads(out)
    ]


DARA = "Dara Lane,dara@moor.example.org,Moor Institute,true\n"
HEAD = "name,email,organization,active\n"
ALL = (
    "Ada Quill,ada@bay.example.org,Bay Observatory,true\n"
    "Björn Åse,bjorn@bay.example.org,Bay Observatory~~~moor,true\n"
    f"{DARA}"
)


@pytest.mark.parametrize("columns", ["Last name,First name", "lastname,firstname"])
def test_a_name_in_two_columns_begins_with_the_first_one_wherever_that_stands(
    columns: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ALL.replace("Ada Quill", "Quill,Ada").replace("Björn Åse", "Åse,Björn")
    export = f"{columns},email,organization,active\n{rows.replace('Dara Lane', 'Lane,Dara')}"

    assert found(tmp_path, capsys, export) == []


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("", "", []),
        ("Ada Quill,ada@", '"QUILL,  Ada",ADA@', []),
        ("Björn Åse", "Bjo\u0308rn A\u030ase", []),
        (DARA, "", ["not-in-desk moor 11"]),
        ("ada@bay.example.org", "quill@bay.example.org", ["email-differs bay 5 2"]),
        ("Ada Quill", "Ada Quilt", ["name-differs bay 5 2"]),
        ("~~~moor", "", ["organization-differs moor 12 3"]),
        ("Moor Institute,true", "Moor Institute,false", ["inactive-in-desk moor 11 4"]),
        (
            DARA,
            DARA + "Chen Wu,chen@bay.example.org,bay,true\n",
            ["left bay 7 5"],
        ),
        (
            DARA,
            DARA + "Zed,z@example.com,bay,yes\n",
            ["not-in-yaml bay 5"],
        ),
        (
            DARA,
            DARA + "Zed,,Quarry,yes\nZed,,Quarry,1\n",
            ["unknown-organization 5", "duplicate-in-desk 6"],
        ),
    ],
)
def test_each_difference_is_told_with_its_place(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    before: str,
    after: str,
    kinds: list[str],
) -> None:
    assert before in ALL
    assert found(tmp_path, capsys, HEAD + (ALL.replace(before, after) if before else ALL)) == kinds


def test_a_community_of_which_the_desk_knows_nobody_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = "name,organization\nDara Lane,Moor Institute\nBjörn Åse,Moor Institute\n"
    assert found(tmp_path, capsys, export) == ["community-not-in-desk bay"]


def test_of_an_export_without_organizations_nothing_is_said_about_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = (
        "id,name,email,phone_number\n1,Ada Quill,ada@bay.example.org,+49 30 1\n"
        "2,Björn Åse,bjorn@bay.example.org,\n3,Chen Wu,chen@bay.example.org,\n4,Zed,,\n"
    )
    assert found(tmp_path, capsys, export) == ["not-in-desk moor 11"]


def test_a_desk_that_holds_one_organization_is_no_drift(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "[tool.support-process.people]\none-organization-only = true\n"
    export = HEAD + ALL.replace("~~~moor", "")
    assert compared(tmp_path, export, settings=settings) == 0
    (note,) = json.loads(capsys.readouterr().out)
    assert note["kind"] == "one-organization-only"


def test_columns_separators_and_organizations_of_another_language_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = """\
[tool.support-process.people]
columns = {name = ["Vorname", "Nachname"], email = ["Post"], organization = ["Haus"]}
several = "/"
[tool.support-process.people.organizations]
"Die Bucht" = "bay"
"""
    export = (
        "\ufeffVorname;Nachname;Post;Haus\nAda;Quill;ada@bay.example.org;Die Bucht\n"
        "Björn;Åse;bjorn@bay.example.org;Die Bucht/Moor Institute\n"
        "Dara;Lane;dara@moor.example.org;Moor Institute\n"
    )
    assert found(tmp_path, capsys, export, settings=settings) == []


def test_rows_that_go_on_with_the_organization_above_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "[tool.support-process.people]\nchildren = true\n"
    export = "Customer Name,Name\nBay Observatory,Ada Quill\n,Björn Åse\nmoor,Björn Åse\n"
    assert found(tmp_path, capsys, export, settings=settings) == ["not-in-desk moor 11"]


def test_organizations_with_members_are_read_by_their_addresses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = (
        "name,members\nBay Observatory,ada@bay.example.org~~~bjorn@bay.example.org\n"
        "Moor Institute,dara@moor.example.org~~~zed@moor.example.org\n"
    )
    assert found(tmp_path, capsys, export) == [
        "organization-differs moor 12 2",
        "not-in-yaml moor 3",
    ]


def test_json_is_read_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [
        {"name": "Ada Quill", "emails": ["old@example.org", "ada@bay.example.org"]},
        {"name": "Björn Åse", "organizations": ["bay", "moor"]},
        {"name": "Dara Lane", "organizations": ["moor"], "active": False},
    ]
    people[0]["organizations"] = ["Bay Observatory"]
    assert found(tmp_path, capsys, json.dumps(people), name="export.json") == [
        "inactive-in-desk moor 11 3"
    ]


@pytest.mark.parametrize(
    ("export", "row", "message"),
    [
        (
            b"name,email\nAda,a@b\nBo\n",
            3,
            ("cells in the row: 1, in the header: 2 (is it cut off, or parted by another sign?)"),
        ),
        (b'name,email\n"Ada,a@b\n', 2, "the row cannot be read: unexpected end of data"),
        (b"name,email\n\xe9da,a@b\n", 2, "this is not UTF-8: export it, or save it, as UTF-8"),
        (b"", 1, "the file is empty"),
        (
            b"Person;Post\nAda;a@b\n",
            1,
            (
                "no column has names or addresses, and line 1 may be no header; name it in "
                "[tool.support-process.people] of pyproject.toml, or give the `separator`"
            ),
        ),
        (
            b"Person,Company\nAda,Atlas\n",
            1,
            (
                "no column has names or addresses, but `Person`, `Company`; name it in "
                "[tool.support-process.people] of pyproject.toml, or give the `separator`"
            ),
        ),
        (b"name,email,Email\nAda,a@b,c@d\n", 1, "several columns are called `Email`"),
        (b"name,email\n", 1, "nobody is in the export"),
        (b"[]", 1, "nobody is in the export"),
        (
            "name,email\nAda,a@b\n".encode("utf-16-le"),
            1,
            "this is no text in UTF-8: export it as CSV or JSON, in UTF-8",
        ),
        (
            b"name,active\nAda,perhaps\n",
            2,
            "whether somebody is active is neither `true` nor `false` here",
        ),
        (b"[{]", 1, "this is no JSON"),
        (b'{"name": "Ada"}', 1, 'a list of people is wanted, as in `[{"name": …, "emails": […]}]`'),
        (b'[{"name": "Ada"}, 3]', 2, "entry 2 is no object with a `name`"),
        (b'[{"emails": "a@b"}]', 1, "`emails` of entry 1 is not of its kind"),
        (b"[" * 100_000, 1, "this is no JSON"),
    ],
)
def test_an_export_that_cannot_be_read_is_told_with_its_row(
    export: bytes, row: int, message: str
) -> None:
    with pytest.raises(ListingError) as caught:
        read_listing(export, People())
    assert (str(caught.value), caught.value.row) == (message, row)


@pytest.mark.parametrize(
    ("word", "active"),
    [
        *((word, True) for word in ("true", "Yes", "1", "")),
        *((word, False) for word in ("FALSE", "no", "0")),
    ],
)
def test_whether_somebody_is_active_is_told_in_several_words(word: str, active: bool) -> None:
    (person,) = read_listing(f"name,active\nAda,{word}\n".encode(), People()).people
    assert person.active is active


def test_an_apostrophe_that_hides_a_formula_is_no_part_of_a_value() -> None:
    (person,) = read_listing(b"name;phone\n'=Ada;'+49\n", People()).people
    assert person == Person(2, "=Ada")


def test_names_are_compared_without_case_order_and_spaces() -> None:
    assert folded("Quill,  ADA") == folded("Ada Quill")


def test_in_text_names_of_the_yaml_are_told_and_nothing_of_the_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export = HEAD + ALL.replace("Ada Quill", "Zed") + "Zed,z@example.com,Quarry,1\n"
    assert compared(tmp_path, export, "--format", "text") == 1
    assert capsys.readouterr().out == (
        f"team.yaml:5:16: name-differs: `Ada Quill` of `bay` is written otherwise there "
        f"({tmp_path}/export.csv, row 2)\n"
        "unknown-organization: an organization there is no community "
        f"({tmp_path}/export.csv, row 5)\n"
    )


def test_a_name_that_is_not_public_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = "[tool.support-process]\npublic-fields = []\n"
    compared(
        tmp_path, HEAD + ALL.replace("Ada Quill", "Zed"), "--format", "text", settings=settings
    )
    out = capsys.readouterr().out
    assert "name-differs: a representative of `bay` is written otherwise there" in out
    assert "Ada" not in out


def test_what_the_desk_says_is_shown_on_a_terminal_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert compared(tmp_path, HEAD + ALL, "--show") == 2
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert (
        compared(tmp_path, HEAD + ALL + "Zed,z@q.org,Quarry,1\n", "--format", "text", "--show") == 1
    )
    assert capsys.readouterr().out.endswith("row 5): Zed, z@q.org, Quarry\n")
    monkeypatch.setenv("CI", "true")
    assert compared(tmp_path, HEAD + ALL, "--show") == 2


@pytest.mark.parametrize("to", ["csv", "json"])
def test_what_is_written_for_a_desk_is_read_again_without_a_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    written = tmp_path / f"people.{to}"
    (tmp_path / "team.yaml").write_text(YAML, "utf-8")
    arguments = ["people", "--export", to, "--today", "2026-11-29", str(tmp_path / "team.yaml")]
    assert main(arguments) == 2
    assert main([*arguments, "--output", str(written)]) == 0
    assert "@" not in "".join(capsys.readouterr())
    text = written.read_text("utf-8")
    assert "Chen" not in text
    assert found(tmp_path, capsys, text, name=written.name) == []


def test_a_formula_in_a_name_is_written_as_text(tmp_path: Path) -> None:
    source, written = tmp_path / "team.yaml", tmp_path / "people.csv"
    source.write_text("communities: {a: {name: A, representatives: ['=1+1']}}", "utf-8")
    main(["people", "--export", "csv", "--output", str(written), str(source)])
    assert "'=1+1,,A,true" in written.read_text("utf-8")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("colums = {}", "unknown key `colums` in [tool.support-process.people]"),
        ("columns = {mail = 'x'}", "unknown key `mail` in `columns`"),
        ("columns = {email = 3}", "`columns.email` in [tool.support-process.people] is not a list"),
        (
            "children = 'yes'",
            "`children` in [tool.support-process.people] is not `true` or `false`",
        ),
        ("separator = '::'", "is not one character"),
        ("organizations = {x = 'bai'}", "there is no community `bai`, which `organizations` names"),
    ],
)
def test_settings_that_make_no_sense_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str, message: str
) -> None:
    settings = f"[tool.support-process.people]\n{settings}\n"
    assert compared(tmp_path, HEAD + ALL, settings=settings) == 2
    assert message in capsys.readouterr().err


def test_a_first_row_that_is_no_header_is_not_printed() -> None:
    settings = People(columns=Columns(name=("Person",)))
    for given in (People(), settings):
        with pytest.raises(ListingError) as caught:
            read_listing(b"Ada,ada@example.org\nBo,bo@example.org\n", given)
        assert "Ada" not in str(caught.value)
        assert "example.org" not in str(caught.value)
