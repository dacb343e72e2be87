"""Where does it go from here, and does it ever end? The graph of all processes."""

from __future__ import annotations

from .soundness import Soundness
from .ways import DONE, Flow, Guard, Kind, Node, Outcome, Spot, Way, step_of

__all__ = [
    "DONE",
    "Flow",
    "Guard",
    "Kind",
    "Node",
    "Outcome",
    "Soundness",
    "Spot",
    "Way",
    "step_of",
]
