"""Is a page ever stale? A fixed few of the random edits; `.ci/edits` tries as many as one likes."""

import pytest
from random_edits.registry import Step
from random_edits.series import Series, run

SERIES = {
    "times and people": (
        "the working hours change",
        "a unit of the calendar changes",
        "a representative changes",
        "a new day begins",
        "the public fields change",
        "a role gets another colour",
    ),
    "named before": (
        "a process comes that pages named before",
        "a role comes that pages named before",
        "a term comes that pages named before",
        "a picture or download comes that a text named before",
        "a directive moves to another page",
        "a page is renamed",
    ),
    "files": (
        "a YAML file breaks, is built and mended with an old time",
        "a YAML file is split in two",
        "a YAML file goes, and comes back after a build",
        "a link to a YAML file leads elsewhere",
        "the YAML changes and keeps time and size",
        "an older branch is checked out",
    ),
    "builds": (
        "a build is killed while it reads",
        "a build is killed while it writes",
        "a build is killed, and the YAML changes back",
        "another builder reads the changes first",
        "one application builds twice",
        "two processes build, and every page has changed",
    ),
    "words": (
        "each title gets a translation",
        "a step moves",
        "a translation changes",
        "a process gets another title",
        "another version of the extension",
        "the language changes",
    ),
}


@pytest.mark.parametrize("name", SERIES)
def test_after_each_edit_every_page_is_as_if_built_anew(tmp_path, name):
    language = "fr" if name == "words" else "en"
    steps = tuple(Step(kind, seed) for seed, kind in enumerate(SERIES[name]))
    series = Series("html", language, steps)
    stale = [
        f"after `{steps[number]}`:\n" + "\n".join(differences)
        for number, differences in run(tmp_path, series)
        if differences
    ]
    assert not stale, f"{series}\n" + "\n\n".join(stale)


def test_a_page_of_which_only_the_prose_had_changed_is_not_left_as_a_build_tore_it(tmp_path):
    series = Series.read("html:fr; a build is killed and leaves a torn file:3780")
    assert list(run(tmp_path, series)) == [(0, [])]
