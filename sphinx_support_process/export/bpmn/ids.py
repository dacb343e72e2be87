"""What are the elements of BPMN called in its XML? Ids, texts and numbers as they are written."""

from __future__ import annotations

import re
from html import escape

from .gateways import Element


class Ids:
    """The ids of what one process has in a file; where others stand there too, it names them.

    `among` says that others do.
    """

    def __init__(self, process: str, *, among: bool) -> None:
        self.process = process_id(process)
        after = f"-{_name(process)}" if among else ""
        self.pool, self.lanes = f"pool{after}", f"lanes{after}"
        self._own, self._after = f"{process}.", after
        self._before = f"{process}/" if among else ""

    def node(self, key: str) -> str:
        """The id of an element by its key in the scene."""
        return f"n-{_name(key if key.startswith(self._own) else self._before + key)}"

    def end(self, number: int, element: Element) -> str:
        """The id of an end, whose last part after a full stop is what it leads to."""
        to = _name(element.item.to.replace(".", "/"))
        return f"end-{_name(f'{self._before}{number}')}.{to}"

    def flow(self, number: int) -> str:
        return f"flow-{_name(f'{self._before}{number}')}"

    def lane(self, key: str) -> str:
        """The id of the lane of a role, or of one of no role, whose key is more than a word."""
        if " " in key:
            return key.replace(" ", "_") + self._after
        return f"lane-{_name(f'{self._before}{key}')}"


def process_id(process: str) -> str:
    return f"process-{_name(process)}"


def timer(flow: str) -> str:
    """The id of the event at which a way begins on the border of a task."""
    return f"timer-{flow}"


def escalation(role: str) -> str:
    """The id of the escalation to a role."""
    return f"escalation-{_name(role)}"


def _name(key: str) -> str:
    """A key as a part of an XML name, another for each key: ids hold no underscores."""
    return re.sub(
        r"[^a-zA-Z0-9.-]", lambda sign: "_" if sign[0] == "/" else f"_{ord(sign[0]):x}", key
    )


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{round(value, 1):.1f}".removesuffix(".0")


def text(written: str) -> str:
    """A text between tags or quotes."""
    return escape(written, quote=True)
