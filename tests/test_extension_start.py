"""What does the extension bring along? Only what a build needs."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from building import SUPPORT
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_support_process.sphinx.listeners import LISTENERS

LOADED = """
import sys
from sphinx.cmd.build import main
main(["-q", "-b", "html", ".", "out"])
names = {name.removeprefix("sphinx_support_process.") for name in sys.modules}
rooms = ("checks", "chart", "load", "flow", "clock", "pages.views", "sphinx.write.writer")
print(*(room for room in rooms if room in names))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "conf.py").write_text("extensions = ['sphinx_support_process']\n", "utf-8")
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "desk.yaml").write_text(SUPPORT, "utf-8")
    (tmp_path / "index.md").write_text("# Home\n\n```{toctree}\ntriage\n```\n", "utf-8")
    (tmp_path / "triage.md").write_text("# Triage\n\n```{support:process} triage\n```\n", "utf-8")
    return tmp_path


def loaded(site: Path) -> str:
    """The rooms that a build in a process of its own has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=site, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("path", [path for _, path, _ in LISTENERS])
def test_every_listener_is_there(path: str) -> None:
    module, name = path.rsplit(".", 1)

    assert callable(getattr(import_module(f"sphinx_support_process.sphinx.{module}"), name))


def test_a_build_of_a_page_brings_reader_rules_views_and_writer(site: Path) -> None:
    assert loaded(site) == "checks chart load flow clock pages.views sphinx.write.writer"


def test_a_build_in_which_nothing_changed_brings_none_of_them(site: Path) -> None:
    loaded(site)

    assert loaded(site) == "chart"  # its colours, which every page may show


def test_a_directive_that_is_added_on_one_site_is_on_no_other(site: Path) -> None:
    with docutils_namespace():
        one, other = (
            Sphinx(site, site, site / name, site / f"{name}-trees", "html", status=None)
            for name in ("one", "other")
        )
    directives = one.env.get_domain("support").directives
    directives["theirs"] = Directive

    assert sorted(directives.keys() - other.env.get_domain("support").directives.keys()) == [
        "theirs"
    ]
