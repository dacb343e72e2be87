"""What are roles and terms called?"""

import pytest
from reading import support

from sphinx_support_process.model.names import by_spelling, plural, pluralise, spellings


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Support Triager", "Support Triagers"),
        ("Liaison", "Liaisons"),
        ("Agency", "Agencies"),
        ("Day", "Days"),
        ("Box", "Boxes"),
        ("Status", "Statuses"),
        ("Branch", "Branches"),
        ("Wish", "Wishes"),
        ("SLA", "SLAs"),
        ("Tier 2", "Tier 2"),
        ("提交", "提交"),
        ("", ""),
    ],
)
def test_a_plural_follows_the_last_letters(name, many):
    assert pluralise(name) == many


def role(fields):
    return support(f"roles: {{r: {{{fields}}}}}").roles["r"]


def test_a_plural_that_is_written_overrides_the_derived_one():
    assert plural(role("name: Person, plural: People")) == "People"


def test_an_entry_is_spelled_by_its_name_its_plural_and_its_aliases_in_both_numbers():
    entry = role("name: Triager, aliases: [First Responder]")
    assert list(spellings(entry)) == [
        "Triager",
        "Triagers",
        "First Responder",
        "First Responders",
    ]


def test_a_spelling_is_given_once_whatever_its_case():
    assert list(spellings(role("name: Triager, aliases: [triager, TRIAGERS]"))) == [
        "Triager",
        "Triagers",
        "TRIAGERSes",
    ]


def test_names_are_found_in_lower_case():
    roles = support("roles: {r: {name: Support Agent}}")
    assert sorted(by_spelling(roles)) == ["support agent", "support agents"]


def test_of_two_entries_with_one_name_the_first_has_it():
    model = support("roles: {a: {name: Agent}, b: {name: Other, aliases: agent}}")
    assert by_spelling(model)["agent"] is model.roles["a"]


def test_a_role_comes_before_a_term_of_the_same_name():
    model = support("terms: {t: {name: Agent, definition: D}}\nroles: {a: {name: Agent}}")
    assert by_spelling(model)["agents"] is model.roles["a"]
