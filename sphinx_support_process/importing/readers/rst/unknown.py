"""What do roles and directives say that docutils does not know? They are taken as they are.

Those that it knows say on which line they begin, which not every release does for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.languages import en
from docutils.statemachine import StringList

_DIRECTIVE = re.compile(r"^\s*\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([A-Za-z][\w:+.-]*?)::", re.MULTILINE)
_ROLE = re.compile(r":([A-Za-z][\w:+.-]*?):`")
_VERBATIM = re.compile(
    r"code|image|math|mermaid|include|raw|literal|graphviz|digraph|uml|glossary|toctree|highlight",
    re.IGNORECASE,
)


class verbatim(nodes.General, nodes.Element):  # noqa: N801 - as docutils names nodes
    """A directive whose content is no reStructuredText."""


class box(nodes.General, nodes.Element):  # noqa: N801
    """A directive of another package, with what stands in it."""


class _Any(dict[str, Callable[[str], str]]):
    """Takes any option."""

    def __missing__(self, name: str) -> Callable[[str], str]:
        return lambda text: text or ""


class _Directive(Directive):
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _Any(name=directives.unchanged)
    has_content = True

    def run(self) -> Sequence[nodes.Node]:
        title = self.arguments[0] if self.arguments else ""
        content = self.content
        first = self.block_text.split("\n", 1)[0].rstrip()
        if title and first.endswith("::"):
            content = StringList(title.split("\n"), source="") + StringList([""]) + content
            title = ""
        if not re.search(r"[^\W\d_]", title):  # how it is laid out
            title = ""
        if self.name in ("code-block", "sourcecode"):
            code = "\n".join(content)
            block = nodes.literal_block(code, code, classes=[title] if title else [])
            return [*self._caption(), block]
        if _VERBATIM.search(self.name):
            text = "\n".join(filter(None, [title, "\n".join(content)]))
            return [*self._caption(), verbatim("", name=self.name, text=text)]
        found = box("", name=self.name)
        if title:
            inline, messages = self.state.inline_text(title, self.lineno)
            found += nodes.title(title, "", *inline)
            found += messages
        self.state.nested_parse(content, self.content_offset, found)
        return [found, *self._caption()]

    def _caption(self) -> list[nodes.Node]:
        """What stands above code, or above links to other pages, in bold."""
        caption = self.options.get("caption")
        if not caption:
            return []
        inline, messages = self.state.inline_text(caption, self.lineno)
        found = nodes.paragraph(caption, "", nodes.strong(caption, "", *inline))
        found.line = self.lineno
        return [found, *messages]


def _placed(known: type[Directive]) -> type[Directive]:
    """A directive whose nodes say that they begin on its line."""

    class Placed(known):  # type: ignore[valid-type, misc]
        def run(self) -> Sequence[nodes.Node]:
            found: Sequence[nodes.Node] = super().run()
            for node in found:
                node.line = self.lineno
            return found

    return Placed


def _role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,  # noqa: ARG001 - a role is called with it
    options: Any = None,  # noqa: ARG001
    content: Any = None,  # noqa: ARG001
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    node = nodes.inline(rawtext, nodes.unescape(text), role=name)
    node.line = lineno
    return [node], []


@contextmanager
def taken_as_they_are(text: str) -> Iterator[None]:
    """Let docutils know all roles and directives of a text, but for those that it has itself."""
    own_directives: dict[str, Any] = directives._directives  # type: ignore[attr-defined]  # noqa: SLF001
    own_roles: dict[str, Any] = roles._roles  # type: ignore[attr-defined]  # noqa: SLF001
    before = dict(own_directives), dict(own_roles)
    own_directives.clear()
    own_roles.clear()
    own_roles.update({"": before[1][""]} if "" in before[1] else {})
    for name in {found.lower() for found in _DIRECTIVE.findall(text)}:
        if name == "default-role" or name not in directives._directive_registry:  # type: ignore[attr-defined]  # noqa: SLF001
            own_directives[name] = _placed(_Directive)
        elif name != "class":  # which changes what follows
            known: Any = directives.directive(name, en, None)[0]  # type: ignore[arg-type]
            own_directives[name] = _placed(known)
    for name in {found.lower() for found in _ROLE.findall(text)}:
        if name not in roles._role_registry:  # type: ignore[attr-defined]  # noqa: SLF001
            own_roles[name] = _role
    try:
        yield
    finally:
        own_directives.clear()
        own_directives.update(before[0])
        own_roles.clear()
        own_roles.update(before[1])
