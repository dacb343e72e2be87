"""Which name was meant?"""

from sphinx_support_process.text.suggest import closest, did_you_mean


def test_the_nearest_name_is_suggested():
    assert did_you_mean("triger", ["triager", "trigger-happy"]) == "did you mean `triager`?"


def test_case_does_not_matter():
    assert closest("SUPPORT-AGENT", ["Support-Agent"]) == "Support-Agent"


def test_where_nothing_is_near_the_few_known_names_are_listed():
    assert did_you_mean("zzz", ["beta", "alpha"]) == "known here: `alpha`, `beta`"


def test_where_nothing_is_near_many_names_are_not_listed():
    assert did_you_mean("zzz", [f"name-{n}" for n in range(13)]) == ""


def test_where_nothing_is_known_nothing_is_suggested():
    assert did_you_mean("zzz", []) == ""


def test_a_name_of_any_length_is_compared():
    assert closest("x" * 1_000_000, ["alpha"]) is None
