"""Does the domain get on with other extensions, of releases that know the newest Sphinx?"""

import json
import re
import subprocess
from collections import Counter

import pytest
from sites import OTHER, TEAM, build, project, run, write

OURS = "sphinx_support_process"


def twice(html):
    found = Counter(re.findall(r'\bid="([^"]*)"', html))
    return [id for id, times in found.items() if times > 1]


@pytest.mark.parametrize("extensions", [["myst_nb", OURS], [OURS, "myst_nb"]])
def test_myst_nb_before_and_behind_us(tmp_path, extensions):
    project(tmp_path, extensions)
    cell = {"cell_type": "markdown", "metadata": {}, "id": "a", "source": OTHER.splitlines(True)}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    write(tmp_path, {"book.ipynb": json.dumps(notebook)})
    out = build(tmp_path)
    for page in ("other", "book"):
        html = (out / f"{page}.html").read_text("utf-8")
        for anchor in ("triage.answer", "term-ticket", "term-agent", "triage.read"):
            assert f'href="index.html#{anchor}"' in html


def test_the_date_of_the_last_change_is_that_of_the_yaml(tmp_path):
    def commit(day):
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        for command in (["add", "."], ["commit", "-qm", day, "--date", f"{day}T12:00:00"]):
            subprocess.run(["git", *names, *command], cwd=tmp_path, check=True)

    project(
        tmp_path,
        ["sphinx_last_updated_by_git", OURS],
        html_last_updated_fmt="%Y-%m-%d",
        exclude_patterns=["out"],
    )
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit("2020-01-01")
    write(tmp_path, {"support/team.yaml": TEAM.replace("TEXT", "Be very polite.")})
    commit("2024-05-05")
    out = build(tmp_path)
    assert "2024-05-05" in (out / "index.html").read_text("utf-8")
    assert "2020-01-01" in (out / "other.html").read_text("utf-8")


LISTED = """\
````{exercise} Try it
:label: try-it

Answer a request of last week.
````

````{prf:algorithm} Order of answers
:label: order

The oldest first.
````

````{req} Answers are polite
:id: REQ_POLITE
````

See {ref}`try-it`, {prf:ref}`order`, {need}`REQ_POLITE`."""


@pytest.mark.parametrize("last", [True, False])
def test_exercises_proofs_and_needs_are_listed_once(tmp_path, last):
    others = ["sphinx_exercise", "sphinx_proof", "sphinx_needs"]
    project(tmp_path, [*others, OURS] if last else [OURS, *others], LISTED)
    out = build(tmp_path)
    html = (out / "index.html").read_text("utf-8")
    assert [id for id in twice(html) if id != "proof-content"] == []
    for label in ("try-it", "order", "REQ_POLITE"):
        assert html.count(f'href="#{label}"') >= 2  # in the process and in the walkthrough


def test_spelling_mistakes_are_told_where_they_stand(tmp_path):
    wrong = {"It is solved": "It is solvedd", "Do not": "Do nott", "on duty": "on dutyy"}
    project(tmp_path, ["sphinxcontrib.spelling", OURS], "Be pollite.", spelling_warning=False)
    path = tmp_path / "support/team.yaml"
    yaml = path.read_text("utf-8")
    for right, said in wrong.items():
        yaml = yaml.replace(right, said)
    path.write_text(yaml, "utf-8")
    run("sphinx", "-q", "-b", "spelling", ".", "out", cwd=tmp_path)
    found = re.findall(
        r"^([^:]+):(\d+): \((\w+)\)", (tmp_path / "out/index.spelling").read_text(), re.MULTILINE
    )
    lines = yaml.splitlines()
    told = {(name, word) for name, number, word in found if word in lines[int(number) - 1]}
    words = ("solvedd", "nott", "dutyy", "pollite")
    assert told >= {("support/team.yaml", word) for word in words}
    assert {word for _, _, word in found} == {word for _, word in told}


def test_hovering_shows_words_roles_and_steps(tmp_path):
    project(
        tmp_path,
        ["sphinx_tippy", OURS],
        tippy_enable_wikitips=False,
        tippy_enable_doitips=False,
        tippy_enable_mathjax=False,
        tippy_tip_selector="figure, table, img, p, aside, div.admonition, li, div.spp-role",
    )
    out = build(tmp_path)
    tips = next((out / "_static/tippy").glob("other.*.js")).read_text("utf-8")
    for said in ("What a ", "Held by everybody in the team", "Is it understood?", "Be polite."):
        assert said in tips


def test_a_blog_toggles_previews_and_a_page_for_what_is_not_there(tmp_path):
    project(
        tmp_path,
        ["ablog", "sphinx_togglebutton", "notfound.extension", "sphinxext.opengraph", OURS],
        "```{admonition} More\n:class: dropdown\n\nBe polite.\n```",
        blog_baseurl="https://team.example.org/",
        blog_path="blog",
        ogp_site_url="https://team.example.org/",
        ogp_social_cards={"enable": False},
    )
    out = build(tmp_path)
    html = (out / "index.html").read_text("utf-8")
    assert twice(html) == []
    assert 'property="og:title" content="Team"' in html
    assert html.count("dropdown admonition") == 2
    assert (out / "404.html").exists()


@pytest.mark.parametrize("extensions", [["sphinx_immaterial", OURS], [OURS, "sphinx_immaterial"]])
def test_a_theme_with_a_search_of_its_own(tmp_path, extensions):
    project(
        tmp_path, extensions, html_theme="sphinx_immaterial", html_theme_options={"font": False}
    )
    assert "triage.answer" in (build(tmp_path) / "searchindex.js").read_text("utf-8")
