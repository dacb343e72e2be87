"""What does a build keep in memory of the pages that it reads and writes?"""

import gc
import subprocess
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


def ended(tmp_path, conf=""):
    """What a process prints that builds a page, and then looks at what it would go through."""
    (tmp_path / "index.md").write_text("# Start\n", "utf-8")
    (tmp_path / "conf.py").write_text(f"extensions = ['sphinx_support_process']\n{conf}", "utf-8")
    code = (
        "import atexit, gc, sys\n"
        "from sphinx.cmd.build import main\n"
        "atexit.register(lambda: print(len(gc.get_objects())))\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "-q", str(tmp_path), str(tmp_path / "html")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_process_that_ends_looks_through_nothing_any_more(tmp_path):
    assert ended(tmp_path) == "0\n"


def test_what_was_written_to_a_file_that_nobody_closed_is_in_it_when_the_process_ends(tmp_path):
    path = tmp_path / "log.txt"
    ended(tmp_path, f"log = open({str(path)!r}, 'w')\ndef setup(app): log.write('It is set up.')\n")
    assert path.read_text("utf-8") == "It is set up."


def test_what_has_something_to_do_at_its_end_does_it_when_the_process_ends(tmp_path):
    path = tmp_path / "log.txt"
    ended(
        tmp_path,
        f"""
import os
class Last:
    def __del__(self, write=os.write, file=os.open({str(path)!r}, os.O_WRONLY | os.O_CREAT)):
        write(file, b"It is over.")
last = Last()
def setup(app): pass
""",
    )
    assert path.read_text("utf-8") == "It is over."
