"""Which projects and documents does the editor have open, and what does it want to be told?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ...checks import RULES
from ...known.symbols.mention import PAGES
from ...project.files import SUFFIXES, relative
from ...project.settings import Project, read_project
from ...project.usage import UsageError
from ...text.named import NamedTuple
from ..protocol.positions import Positions
from ..protocol.uris import path_of, uri_of
from ..protocol.wire import INVALID_PARAMS, Json, RefusedError, notice
from .state import State


class Document(NamedTuple):
    """A text that is open: its URI as the client writes it, and which version of it this is."""

    uri: str
    version: int | None
    text: str


class Spot(NamedTuple):
    """A place in a file of a project, as a request names it."""

    state: State
    name: str
    text: str
    positions: Positions
    offset: int


class Workspace:
    """All that is open. Files are named as from the folder that the editor was opened in.

    `knows_versions` says whether the client takes edits with the versions of their documents.
    """

    def __init__(
        self,
        root: str,
        encoding: str,
        send: Callable[[Json], None],
        *,
        knows_versions: bool = False,
    ) -> None:
        self.root, self.encoding, self.send = root, encoding, send
        self.knows_versions = knows_versions
        self.documents: dict[str, Document] = {}
        self.states: dict[Path, State] = {}
        self._projects: dict[str, Project | None] = {}
        self._told: set[str] = set()

    def name(self, uri: object) -> str | None:
        """The name of the file of a URI, None if it is no file of the format or of pages."""
        path = path_of(uri) if isinstance(uri, str) else None
        if path is None or not path.lower().endswith((*SUFFIXES, *PAGES)):
            return None
        return relative(path)

    def uri(self, name: str) -> str:
        document = self.documents.get(name)
        return document.uri if document else uri_of(os.path.join(self.root, name))  # noqa: PTH118

    def state(self, name: str) -> State | None:
        """The project that a file belongs to, None if it is not of our concern."""
        project = self._project(name)
        if project is None:
            return None
        state = self.states.get(project.folder)
        if state is not None:
            return state if state.holds(name) else None
        state = State(project)
        if not state.holds(name):
            return None
        self.states[project.folder] = state
        for other in [each for each in self.documents if self.state(each) is state]:
            self._put(state, other)
        state.refresh()
        return state

    def _project(self, name: str) -> Project | None:
        folder = os.path.dirname(os.path.abspath(name))  # noqa: PTH100, PTH120
        if folder not in self._projects:
            try:
                self._projects[folder] = read_project([name], RULES)
            except UsageError as error:
                self._projects[folder] = None
                self._tell(str(error))
        return self._projects[folder]

    def _tell(self, message: str) -> None:
        """Show a message, once."""
        if message not in self._told:
            self._told.add(message)
            self.send(notice("window/showMessage", {"type": 1, "message": message}))

    def open(self, document: Document) -> str | None:
        """Take the text of a document; returns its name if it belongs to a project."""
        name = self.name(document.uri)
        if name is None:
            return None
        text = document.text.removeprefix("\ufeff").encode("utf-8", "replace").decode()
        self.documents[name] = document._replace(text=text)
        state = self.state(name)
        if state is None:
            return None
        self._put(state, name)
        return name

    def _put(self, state: State, name: str) -> None:
        state.open.add(name)
        state.put(name, self.documents[name].text)

    def close(self, uri: object) -> None:
        """What is on the disk counts again."""
        name = self.name(uri)
        if name is None or self.documents.pop(name, None) is None:
            return
        state = self.state(name)
        if state is not None:
            state.open.discard(name)
            state.forget_stamp(name)
            state.refresh()

    def refresh(self) -> None:
        """Look for what changed on the disk: settings, files, pages."""
        self._projects.clear()
        self._told.clear()
        for folder, state in [*self.states.items()]:
            project = self._project(str(folder / "any"))
            if project == state.project:
                state.refresh()
            else:
                del self.states[folder]
        for name in self.documents:
            self.state(name)

    def spot(self, params: Any) -> Spot | None:
        """The place that a request names, None if it is in no file of a project."""
        name = self.named(params)
        state = self.state(name) if name is not None else None
        text = state.text(name) if state is not None and name is not None else None
        if state is None or name is None or text is None:
            return None
        positions = Positions(text, self.encoding)
        return Spot(state, name, text, positions, positions.offset(position_in(params)))

    def named(self, params: Any) -> str | None:
        """The name of the file that a request is about."""
        return self.name(text_in(params, "textDocument", "uri"))

    def positions(self, state: State, name: str) -> Positions:
        return Positions(state.text(name) or "", self.encoding)

    def all_names(self) -> Iterator[tuple[State, str]]:
        for state in self.states.values():
            for name in (*state.parts, *state.pages):
                yield state, name


def value_in(params: Any, *path: str) -> Any:
    """A value in what a client sends. Raises RefusedError where there is none."""
    for key in path:
        if not isinstance(params, dict) or key not in params:
            raise RefusedError(INVALID_PARAMS, f"`{'.'.join(path)}` is missing")
        params = params[key]
    return params


def text_in(params: Any, *path: str) -> str:
    """A text in what a client sends."""
    found = value_in(params, *path)
    if not isinstance(found, str):
        raise RefusedError(INVALID_PARAMS, f"`{'.'.join(path)}` is no text")
    return found


def position_in(params: Any, *path: str) -> Json:
    """A position in what a client sends."""
    found: Json = {}
    for key in ("line", "character"):
        number = value_in(params, *(path or ("position",)), key)
        if type(number) is not int or not 0 <= number < 2**31:
            raise RefusedError(INVALID_PARAMS, f"`{key}` is no number of a position")
        found[key] = number
    return found
