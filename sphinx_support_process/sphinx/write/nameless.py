"""What if a text is shown in full elsewhere? Then it makes no targets of links a second time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@contextmanager
def without_targets(
    box: nodes.Element, document: nodes.document, env: BuildEnvironment
) -> Iterator[None]:
    """Let what is parsed into a box have no names: labels, captioned figures, equations.

    Footnotes keep theirs, since without them no reference finds its note.
    """

    def leave_nameless(target: nodes.Element, msgnode: nodes.Element | None = None) -> None:
        if isinstance(target, nodes.footnote):
            nodes.document.note_explicit_target(document, target, msgnode)
        else:
            target["names"], target["ids"] = [], []

    math: Any = env.get_domain("math")
    document.note_explicit_target = leave_nameless  # type: ignore[method-assign]
    math.note_equation = lambda *_args, **_named: None
    try:
        yield
    finally:
        vars(document).pop("note_explicit_target", None)
        vars(math).pop("note_equation", None)
    for target in list(box.findall(nodes.target)):
        if not target["ids"] and "refuri" not in target:
            target.parent.remove(target)
    for equation in box.findall(nodes.math_block):
        equation["label"] = equation["number"] = None
