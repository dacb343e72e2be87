"""What does a build keep in memory of the pages that it reads and writes?"""

import gc
import sys
import weakref
from types import ModuleType

from building import build, md

PAGES = {
    "a.md": "# A\n\n" + md("process triage"),
    "b.md": "# B\n\nNothing of ours.\n",
    "c.md": "# C\n\n" + md("glossary"),
    "index.md": "# Start\n\n```{toctree}\n:glob:\n*\n```\n",
    "support/team.yaml": "processes: {triage: {title: Triage, steps: [Read]}}\n",
}


class Looking(ModuleType):
    """An extension that looks which pages are kept as nodes, and how much is not looked through."""

    def __init__(self):
        super().__init__("looking")
        self.pages, self.kept, self.frozen = {}, {}, {}

    def setup(self, app):
        app.connect("doctree-read", self.note)
        app.connect("env-updated", lambda *_: self.look("read"), priority=1)
        app.connect("build-finished", lambda *_: self.look("written"), priority=999)

    def note(self, app, doctree):
        self.pages[app.env.docname] = weakref.ref(doctree)

    def look(self, when):
        gc.collect()
        self.kept[when] = {page for page, found in self.pages.items() if found() is not None}
        self.frozen[when] = gc.get_freeze_count()


def looked(tmp_path, monkeypatch):
    looking = Looking()
    monkeypatch.setitem(sys.modules, "looking", looking)
    build(tmp_path, PAGES, extensions=["sphinx_support_process", "looking"])
    return looking


def test_of_pages_that_show_ours_no_nodes_are_kept_until_they_are_written(tmp_path, monkeypatch):
    assert looked(tmp_path, monkeypatch).kept["read"] == {"b", "index"}


def test_what_is_loaded_is_looked_through_again_when_the_build_ends(tmp_path, monkeypatch):
    before, frozen = gc.get_freeze_count(), looked(tmp_path, monkeypatch).frozen
    assert frozen["read"] > before == frozen["written"]
