"""What is published about a person? What the configuration names, and nothing else."""

import gzip
import re
import zipfile

import pytest
from building import EVERYTHING, LISTS, SUPPORT, build, md, rst

PERSON = "{name: Ada Example, email: ada@mail.example, phone: +49 30 1234567, github: adahub}"
PROJECT = {
    "support/team.yaml": SUPPORT.replace("{name: Ada Example}", PERSON),
    "index.md": "# All\n\n```{toctree}\nagain\n```\n\n" + md(*EVERYTHING),
    "again.rst": "Again\n=====\n\n" + rst(*LISTS[:1]),
}
PRIVATE = (b"mail.example", b"1234567", b"adahub")
"""Not the whole address: HTML has its `@` as a character reference."""


def _unpacked(built):
    for name, content in built.files.items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(built.out / name) as book:
                yield from ((f"{name}/{part}", book.read(part)) for part in book.namelist())
        elif content.startswith(b"\x1f\x8b"):
            yield name, gzip.decompress(content)
        else:
            yield name, content


def _published(built):
    return {
        word.decode()
        for _, content in _unpacked(built)
        for word in (b"Ada Example", *PRIVATE)
        if word in content
    }


PAGES = ("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml")


@pytest.mark.parametrize("builder", PAGES)
def test_by_default_only_the_name_of_a_person_is_published(tmp_path, builder):
    assert _published(build(tmp_path, PROJECT, builder)) == {"Ada Example"}


@pytest.mark.parametrize(
    ("builder", "file"), [("gettext", "index.pot"), ("linkcheck", "output.json")]
)
def test_what_is_no_page_holds_nothing_of_a_person(tmp_path, builder, file):
    built = build(tmp_path, PROJECT, builder)
    assert (built.out / file).is_file()
    assert _published(built) == set()


@pytest.mark.parametrize("builder", PAGES)
def test_an_address_that_the_configuration_names_is_published(tmp_path, builder):
    fields = ["name", "email"]
    built = build(tmp_path, PROJECT, builder, support_process_public_fields=fields)
    assert _published(built) == {"Ada Example", "mail.example"}


def test_what_the_configuration_names_is_published(tmp_path):
    fields = ["name", "email"]
    built = build(tmp_path, PROJECT, support_process_public_fields=fields)
    assert "<p>Ada Example, ada&#64;mail.example</p>" in built["again.html"]
    assert _published(built) == {"Ada Example", "mail.example"}


def test_where_nothing_is_public_their_number_is_shown(tmp_path):
    built = build(tmp_path, PROJECT, support_process_public_fields=[])
    assert re.search("<p>1 representatives?</p>", built["again.html"])
    assert _published(built) == set()


def test_a_change_of_what_is_public_shows_on_pages_built_before(tmp_path):
    build(tmp_path, PROJECT, support_process_public_fields=["name", "email"])
    assert _published(build(tmp_path, {})) == {"Ada Example"}


def test_a_field_that_no_person_has_is_told_with_the_one_meant(tmp_path):
    built = build(tmp_path, PROJECT, support_process_public_fields=["nmae"])
    assert (
        "WARNING: `support_process_public_fields` names `nmae` (did you mean `name`?) "
        "[support-process.config]"
    ) in built.warnings
