"""Where is everything shown, and what does each page show? The data of the domain."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from ..text.named import NamedTuple

if TYPE_CHECKING:
    from ..pages.view import Asked

Signature = tuple[tuple[str, int, int], ...]
"""Files that a name stands for, when each was changed, and how large it is."""


def signature(path: str) -> Signature:
    """The files that a path stands for, which may end in `.*`, as they are now; none if gone."""
    found = []
    for name in _matching(path):
        with suppress(OSError, ValueError):
            status = os.stat(name)  # noqa: PTH116
            found.append((name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _matching(path: str) -> list[str]:
    if not path.endswith(".*"):
        return [path]
    return sorted(glob.glob(f"{glob.escape(path[:-1])}*"))  # noqa: PTH207


class Shown(NamedTuple):
    """Where a definition is shown, and its title there."""

    docname: str
    anchor: str
    title: str


class Tables:
    """What Sphinx keeps between two builds: plain Python, all of it by page."""

    INITIAL: ClassVar[Mapping[str, Any]] = {
        "objects": {},  # (kind, name) -> docname -> Shown as a tuple
        "entries": {},  # (kind, name) -> the same in a glossary
        "walks": {},  # (kind, name) -> the same in its walkthrough
        "carried": {},  # (kind, name) -> the same in a walkthrough of another process
        "doors": {},  # (view, process) -> the same of what one can work with
        "placed": {},  # docname -> table and key of each place on it
        "old": {},  # docname -> (kind, old name, new name) of what it shows
        "labels": {},  # docname -> (name, anchor) -> title, and place of what is written
        "lent": {},  # name of a label -> the label that Sphinx has of ours
        "full": {},  # docname -> ids of the processes that it shows in full
        "views": {},  # docname -> what it asks for -> digest of the content
        "styles": {},  # docname -> kinds of content that need a style
        "tones": {},  # docname -> (role, colour) of roles with a colour of their own
        "files": {},  # docname -> path of a file that it shows -> its signature
        "beside": {},  # docname -> path of a file that a text may link to -> whether it is there
        "names": {},  # docname -> (file, text) -> rank of the view, and what the text names
        "sources": {},  # docname -> the YAML files of what it shows
        "searches": {},  # docname -> whether what it shows depends on a search in all texts
        "mentions": {},  # docname -> (kind, name) of the definitions that it refers to
        "outside": {},  # docname -> (kind, name) of terms and labels that it refers to
        "messages": {},  # docname -> (text, file, line) for translators
        "uids": {},  # docname -> (text, name that it keeps) of each message
        "pages": {},  # docname -> fingerprint of all of ours that it shows
        "given": {},  # domain -> what it holds that texts name
        "told": ("", (), {}),  # key of what was opened, the problems in it, files looked for
        "said": {},  # YAML file -> fingerprints of all it said, and of that but for longer texts
        "catalogues": (),  # what the catalogues of the language were
        "unsure": (),  # pages that another build may have read at the same time
    }
    SHOWN = ("objects", "entries", "walks", "carried")
    """The tables of what shows a definition, the best first."""
    PLACES = (*SHOWN, "doors")
    DOORS = ("walkthrough", "checklist", "due")
    """The views in which one can work with a process."""
    BY_PAGE = (
        *("placed", "old", "labels", "full", "views", "styles", "tones", "files", "beside"),
        *("sources", "searches", "names", "mentions", "outside", "messages"),
    )

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def note_place(
        self, table: str, kind: str, name: str, docname: str, anchor: str, title: str
    ) -> None:
        """Note where a definition is shown, in one of the tables `PLACES`."""
        key = kind, str(name)
        places = self.data[table].setdefault(key, {})
        if docname not in places:
            places[docname] = (docname, anchor, str(title))
            self.data["placed"].setdefault(docname, []).append((table, key))

    def note_old(self, docname: str, kind: str, old: str, new: str) -> None:
        self.data["old"].setdefault(docname, set()).add((kind, old, new))

    def note_label(
        self, docname: str, name: str, anchor: str, title: str, place: tuple[Any, ...] = ()
    ) -> None:
        """Note a label of what a page shows; several may be called the same."""
        self.data["labels"].setdefault(docname, {}).setdefault((name, anchor), (title, place))

    def note_full(self, docname: str, process: str) -> None:
        self.data["full"].setdefault(docname, set()).add(process)

    def note_view(self, docname: str, asked: Asked, digest: str) -> None:
        self.data["views"].setdefault(docname, {})[tuple(asked)] = digest

    def note_style(self, docname: str, style: str) -> None:
        self.data["styles"].setdefault(docname, set()).add(style)

    def note_tone(self, docname: str, role: str, colour: str) -> None:
        self.data["tones"].setdefault(docname, set()).add((role, colour))

    def note_file(self, docname: str, path: str, signature: Signature) -> None:
        self.data["files"].setdefault(docname, {})[path] = signature

    def note_beside(self, docname: str, path: str, there: bool) -> None:
        self.data["beside"].setdefault(docname, {})[path] = there

    def note_names(
        self, docname: str, text: tuple[str, str], rank: int, names: Mapping[str, Any]
    ) -> None:
        self.data["names"].setdefault(docname, {})[text] = rank, names

    def note_sources(self, docname: str, paths: Iterable[str]) -> None:
        self.data["sources"].setdefault(docname, set()).update(paths)

    def note_search(self, docname: str) -> None:
        self.data["searches"][docname] = True

    def note_mention(self, docname: str, kind: str, name: str) -> None:
        self.data["mentions"].setdefault(docname, set()).add((str(kind), str(name)))

    def note_outside(self, docname: str, kind: str, name: str) -> None:
        self.data["outside"].setdefault(docname, set()).add((str(kind), str(name)))

    def note_message(self, docname: str, text: str, file: str | None, line: int | None) -> None:
        self.data["messages"].setdefault(docname, {})[str(text), file, line] = None

    def clear(self, docname: str) -> None:
        """Forget a page."""
        for table, key in self.data["placed"].get(docname, ()):
            places = self.data[table][key]
            del places[docname]
            if not places:
                del self.data[table][key]
        for table in self.BY_PAGE:
            self.data[table].pop(docname, None)

    def merge(self, docnames: Set[str], other: Mapping[str, Any]) -> None:
        """Take over what another process noted of some pages."""
        for table in self.PLACES:
            for key, places in other[table].items():
                for docname in docnames & places.keys():
                    self.data[table].setdefault(key, {})[docname] = places[docname]
        for table in self.BY_PAGE:
            for docname, found in other[table].items():
                if docname in docnames:
                    self.data[table][docname] = found

    def asked(self) -> Iterator[tuple[str, Asked, str]]:
        """Each view that a page asks for, with the digest of what it showed."""
        from ..pages.view import Asked

        for docname, views in self.data["views"].items():
            for asked, digest in views.items():
                yield docname, Asked(*asked), digest

    def of_pages(self, table: str, docnames: Iterable[str]) -> set[Any]:
        """What a table holds of some pages together."""
        found: set[Any] = set()
        for name in docnames:
            found |= self.data[table].get(name, set())
        return found

    def pages(self) -> set[str]:
        """The pages that show or mention anything of ours."""
        return {*self.data["views"], *self.data["mentions"], *self.data["outside"]}

    def shown(self, kind: str, name: str) -> Shown | None:
        """Where a definition is shown; in a glossary or a walkthrough if nowhere else.

        Of several pages it is the first by name, in whatever order they were read.
        """
        return next(filter(None, (self._first(table, kind, name) for table in self.SHOWN)), None)

    def walked(self, kind: str, name: str) -> Shown | None:
        """Where a step or process is shown in the walkthrough of its process."""
        return self._first("walks", kind, name)

    def is_walked(self, process: str) -> bool:
        """Whether a walkthrough shows a process: its own, or one that carries it."""
        return any(("process", process) in self.data[table] for table in ("walks", "carried"))

    def _first(self, table: str, kind: str, name: str) -> Shown | None:
        places = self.data[table].get((kind, name))
        return Shown(*places[min(places)]) if places else None

    def doors(self, process: str, docname: str = "") -> dict[str, Shown]:
        """Where one can work with a process in a view: on the page itself, else the first."""
        found = {view: self.data["doors"].get((view, process), {}) for view in self.DOORS}
        return {
            view: Shown(*(places.get(docname) or places[min(places)]))
            for view, places in found.items()
            if places
        }

    def objects(self) -> Iterator[tuple[str, str, Shown, bool]]:
        """Each definition that is shown, by kind and name, and whether more than a glossary does.

        Words of a glossary that are no roles or levels are Sphinx's own. Old names come last.
        """
        in_full = self.data["carried"] | self.data["walks"] | self.data["objects"]
        for (kind, name), places in sorted((self.data["entries"] | in_full).items()):
            if kind != "term":
                yield kind, name, Shown(*places[min(places)]), (kind, name) in in_full
        for kind, old, new in sorted(self.of_pages("old", self.data["old"])):
            shown = self.shown(kind, new)
            if kind != "term" and shown and not self.shown(kind, old):
                yield kind, old, shown, False
