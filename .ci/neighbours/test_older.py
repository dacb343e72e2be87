"""Does it get on with extensions that know no newer Sphinx than 8?"""

import subprocess

from sites import TEAM, build, project, run, write

OURS = "sphinx_support_process"


def test_each_version_of_a_site_shows_the_yaml_of_its_own(tmp_path):
    def git(*command):
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *names, *command], cwd=tmp_path, check=True)

    project(tmp_path / "docs", ["myst_parser", "sphinx_multiversion", OURS])
    git("init", "-q", "-b", "main")
    for version, said in (("v1", "Be polite."), ("v2", "Be brief.")):
        write(tmp_path, {"docs/support/team.yaml": TEAM.replace("TEXT", said)})
        git("add", ".")
        git("commit", "-qm", version)
        git("tag", version)
    run("sphinx_multiversion", "-q", "docs", "out", cwd=tmp_path)
    for version, said, other in (("v1", "polite", "brief"), ("v2", "brief", "polite")):
        html = (tmp_path / "out" / version / "index.html").read_text("utf-8")
        assert f"Be {said}." in html
        assert f"Be {other}." not in html


def test_words_are_shown_when_one_hovers_over_them(tmp_path):
    project(
        tmp_path,
        ["hoverxref.extension", OURS],
        hoverxref_domains=["support"],
        hoverxref_roles=["term"],
    )
    html = (build(tmp_path) / "other.html").read_text("utf-8")
    assert (
        'class="hxr-hoverxref hxr-tooltip reference internal" href="index.html#term-ticket"' in html
    )
